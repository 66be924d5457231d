// What a SiteWriter holds and does behind its interface: the plan with the state of each file, staging,
// commit. Only site_writer.cpp includes it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "site/commit.hpp"
#include "site/faults.hpp"
#include "site/output_place.hpp"
#include "site/site_writer.hpp"
#include "site/survey.hpp"

namespace trungbay::site {

enum class RecordState : std::uint8_t { none, kept, written };

struct Record {
  Hash128 content;
  Hash128 fingerprint;
  std::uint64_t size = 0;
  RecordState state = RecordState::none;
};

class SiteWriter::Work {
 public:
  explicit Work(std::function<int(int)> before_step) : place(std::move(before_step)) {}
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work();

  std::optional<Diagnostic> read_manifest(DiagnosticBag& bag);
  std::optional<Diagnostic> plan(std::vector<std::string> planned);
  std::optional<Diagnostic> write(std::size_t index, std::span<const std::string_view> parts,
                                  const Hash128& fingerprint);
  Result<WriteSummary> commit(DiagnosticBag& bag);

  // The manifest's entry of planned file `index`, when it can be trusted and a regular file stands there.
  const ManifestEntry* standing_entry(std::size_t index) const;
  // The file that stands there has this size.
  bool has_size(std::size_t index, std::uint64_t size) const;
  // Keeps the first one: commit answers with it.
  void note_fault(const Diagnostic& fault);
  std::string shown_path(std::string_view path) const;

  OutputPlace place;
  bool keep_staging = false;  // a journal needs it
  bool trusted = false;       // the manifest says what stands in the output
  bool same_program = false;
  std::vector<Record> records;  // by index of the plan
  Survey survey;

 private:
  std::optional<Diagnostic> check_paths() const;
  int stage(std::size_t index, std::span<const std::string_view> parts);
  int make_staged_folder(std::size_t index);
  Manifest build_manifest() const;
  Journal plan_journal() const;
  bool swap_is_better(std::size_t written, std::vector<std::string_view>& linked) const;
  Result<WriteSummary> put_in_place(const WriteSummary& summary, Journal journal, const std::string& bytes,
                                    DiagnosticBag& bag);

  Manifest manifest_;
  Hash128 manifest_hash_;  // of its bytes on disk
  std::vector<std::string> paths_;
  KnownPaths known_;
  std::vector<std::uint32_t> known_of_;   // index in known_ by index of the plan
  std::vector<std::uint32_t> folder_of_;  // number of the folder by index of the plan
  std::unique_ptr<std::atomic<bool>[]> folder_made_;
  std::mutex folders_;  // guards staging and its folders while they are made
  std::atomic<bool> staged_{false};
  std::mutex faults_;
  std::optional<Diagnostic> fault_;
};

}  // namespace trungbay::site
