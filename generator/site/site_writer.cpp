#include "site/site_writer.hpp"

#include <algorithm>

#include "site/writer_work.hpp"

namespace trungbay::site {
namespace {

// Notes name this many foreign files and count the rest.
constexpr std::size_t k_most_named = 5;

void report_recovery(Recovery what, const std::string& shown, DiagnosticBag& bag) {
  const Place place = file_place(printable_name(shown));
  if (what == Recovery::finished) bag.add(Code::commit_resumed, place);
  if (what == Recovery::taken_back) bag.add(Code::commit_taken_back, place);
  if (what == Recovery::journal_damaged) bag.add(Code::journal_damaged, place);
}

}  // namespace

SiteWriter::SiteWriter(std::unique_ptr<Work> work) : work_(std::move(work)) {}
SiteWriter::SiteWriter(SiteWriter&&) noexcept = default;
SiteWriter& SiteWriter::operator=(SiteWriter&&) noexcept = default;
SiteWriter::~SiteWriter() = default;

Result<SiteWriter> SiteWriter::open(std::filesystem::path output, std::filesystem::path state_dir,
                                    DiagnosticBag& bag) {
  return open(std::move(output), std::move(state_dir), bag, Options{});
}

Result<SiteWriter> SiteWriter::open(std::filesystem::path output, std::filesystem::path state_dir,
                                    DiagnosticBag& bag, Options options) {
  auto work = std::make_unique<Work>(std::move(options.before_step));
  OutputPlace& place = work->place;
  place.durability = options.durability;
  if (auto fault = place.open(output, state_dir)) return std::move(*fault);
  const RecoveryOutcome recovery = recover(place);
  if (recovery.commit.error != 0) {
    work->keep_staging = true;
    if (recovery.what != Recovery::nothing)
      bag.add(Code::commit_unfinished, file_place(printable_name(place.shown)));
    return fault_of(recovery.commit.error, work->shown_path(recovery.commit.path));
  }
  report_recovery(recovery.what, place.shown, bag);
  if (const int error = place.discard_staging(); error != 0) return fault_of(error, place.shown);
  if (const int error = place.open_output(); error != 0) return fault_of(error, place.shown);
  if (auto fault = work->read_manifest(bag)) return std::move(*fault);
  if (recovery.what == Recovery::journal_damaged) work->trusted = false;
  return SiteWriter(std::move(work));
}

std::optional<Diagnostic> SiteWriter::plan(std::vector<std::string> paths) {
  auto fault = work_->plan(std::move(paths));
  if (fault) work_->note_fault(*fault);
  return fault;
}

bool SiteWriter::is_current(std::size_t index, const Hash128& fingerprint) const {
  const ManifestEntry* const entry = work_->standing_entry(index);
  return entry != nullptr && work_->same_program && entry->fingerprint == fingerprint &&
         work_->has_size(index, entry->size);
}

std::optional<Diagnostic> SiteWriter::write(std::size_t index, std::span<const std::string_view> parts,
                                            const Hash128& fingerprint) {
  auto fault = work_->write(index, parts, fingerprint);
  if (fault) work_->note_fault(*fault);
  return fault;
}

void SiteWriter::keep(std::size_t index) {
  const ManifestEntry* const entry = work_->standing_entry(index);
  if (entry == nullptr) return;  // commit tells that this index was never written
  work_->records[index] = {entry->content, entry->fingerprint, entry->size, RecordState::kept};
}

Result<WriteSummary> SiteWriter::commit(DiagnosticBag& bag) {
  auto summary = work_->commit(bag);
  if (!summary) return summary;
  Survey& survey = work_->survey;
  if (survey.foreign_count == 0) return summary;
  std::sort(survey.foreign.begin(), survey.foreign.end(),
            [](const ForeignEntry& a, const ForeignEntry& b) { return a.path < b.path; });
  std::string names;
  for (std::size_t i = 0; i < survey.foreign.size() && i < k_most_named; ++i) {
    if (i > 0) names += ", ";
    names += printable_name(survey.foreign[i].path) + (survey.foreign[i].folder ? "/" : "");
  }
  if (survey.foreign_count > k_most_named) names += ", …";
  bag.add(Code::foreign_files, file_place(printable_name(work_->place.shown)),
          {{"count", std::to_string(survey.foreign_count)}, {"names", names}});
  return summary;
}

}  // namespace trungbay::site
