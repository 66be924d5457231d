// Brings a new site to disk so that it changes all at once or not at all.
//
// Last step of a build: open → plan (all paths) → for each path is_current/keep or write → commit. Changed
// pages go to a staging folder; commit swaps folders or renames files under a journal that the next `open`
// rolls forward when this process is killed. docs/writing.md has the formats and what happens when.
// One writer a time and output: `open` holds a lock until the writer is destroyed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic_file.hpp"
#include "base/diagnostic.hpp"
#include "base/hash.hpp"
#include "base/result.hpp"

namespace trungbay::site {

struct WriteSummary {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::uint64_t bytes_written = 0;
};

class SiteWriter {
 public:
  struct Options {
    // `process` never waits for the disk: for previews and tests, which need not survive a power cut.
    Durability durability = Durability::disk;
    // For tests: called with a running number before each operation that changes the disk, possibly from
    // several threads; what it returns, if not 0, is that operation's errno.
    std::function<int(int step)> before_step;
  };

  // Takes the output's lock, finishes what a killed command left, reads the manifest. Notes and warnings
  // about what was found go to the bag. `state_dir` is made when it is missing; the output is not touched.
  static Result<SiteWriter> open(std::filesystem::path output, std::filesystem::path state_dir,
                                 DiagnosticBag& bag);
  static Result<SiteWriter> open(std::filesystem::path output, std::filesystem::path state_dir,
                                 DiagnosticBag& bag, Options options);

  SiteWriter(SiteWriter&&) noexcept;
  SiteWriter& operator=(SiteWriter&&) noexcept;
  // Without a successful commit: discards what was staged; the old site is untouched.
  ~SiteWriter();

  // Every file of the new site: relative, '/'-separated, sorted bytewise, without repetition. Looks at the
  // output once. A fault (unsafe path, a foreign file in the way, no room to stage) is also what `commit`
  // gives.
  std::optional<Diagnostic> plan(std::vector<std::string> paths);

  // Same fingerprint in the manifest, and the file stands there with its recorded size. Thread-safe.
  bool is_current(std::size_t index, const Hash128& fingerprint) const;

  // Stages file `index`; `parts` are written one after another. When the bytes are those that already stand
  // there, the file is kept. Thread-safe for different indexes.
  std::optional<Diagnostic> write(std::size_t index, std::span<const std::string_view> parts,
                                  const Hash128& fingerprint);

  // The file stays as it is; only after is_current said yes. Thread-safe for different indexes.
  void keep(std::size_t index);

  // The new site takes the old one's place. Every index must have been written or kept. Files that the
  // manifest does not list are left alone and reported as one note. On a fault the site is as it was.
  Result<WriteSummary> commit(DiagnosticBag& bag);

 private:
  class Work;
  explicit SiteWriter(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

}  // namespace trungbay::site
