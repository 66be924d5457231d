#include "site/writer_work.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "site/path_rules.hpp"

namespace trungbay::site {
namespace {

constexpr std::string_view k_program = TRUNGBAY_VERSION;
// Foreign files beyond this many are not worth a link each: the site is renamed file by file around them.
constexpr std::size_t k_most_linked_foreign = 64;
constexpr std::size_t k_most_pieces = 64;  // of one writev; the kernel takes 1,024

int write_pieces(int file, std::span<const std::string_view> parts) {
  std::size_t part = 0;
  std::size_t offset = 0;  // in parts[part]
  while (part < parts.size()) {
    iovec pieces[k_most_pieces];
    int count = 0;
    for (std::size_t i = part; i < parts.size() && count < static_cast<int>(k_most_pieces); ++i) {
      const std::string_view rest = parts[i].substr(i == part ? offset : 0);
      pieces[count++] = {const_cast<char*>(rest.data()), rest.size()};
    }
    const ssize_t written = ::writev(file, pieces, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    auto left = static_cast<std::size_t>(written);
    while (part < parts.size() && left >= parts[part].size() - offset) {
      left -= parts[part++].size() - offset;
      offset = 0;
    }
    offset += left;
  }
  return 0;
}

Hash128 hash_of(std::span<const std::string_view> parts) {
  if (parts.size() == 1) return hash128(parts.front());
  Hasher hasher;
  for (const auto part : parts) hasher.add(part);
  return hasher.finish();
}

}  // namespace

SiteWriter::Work::~Work() {
  if (staged_ && !keep_staging) place.discard_staging();
}

std::optional<Diagnostic> SiteWriter::Work::read_manifest(DiagnosticBag& bag) {
  int error = 0;
  const auto bytes = place.read_state(place.manifest_name, error);
  if (error != 0) return fault_of(error, place.manifest_name);
  manifest_.output = place.relative;
  if (!bytes) return std::nullopt;
  auto parsed = parse_manifest(*bytes);
  if (!parsed) {
    bag.add(Code::manifest_damaged, file_place(printable_name(place.shown)));
  } else if (parsed->output == place.relative) {
    manifest_ = std::move(*parsed);
    manifest_hash_ = hash128(*bytes);
    trusted = true;
    same_program = manifest_.program == k_program;
  }
  return std::nullopt;
}

std::optional<Diagnostic> SiteWriter::Work::plan(std::vector<std::string> planned) {
  paths_ = std::move(planned);
  if (auto fault = check_paths()) return fault;
  known_ = KnownPaths(manifest_, paths_);
  for (const auto& path : paths_) {
    const KnownFolder* const folder = known_.find_folder(path);
    if (folder != nullptr && folder->planned) {
      return make_diagnostic(Code::site_path_conflict, file_place(printable_name(place.shown)),
                             {{"path", path}});
    }
  }
  known_of_.resize(paths_.size());
  for (std::uint32_t i = 0; i < known_.all().size(); ++i) {
    if (known_.all()[i].planned != k_nowhere) known_of_[known_.all()[i].planned] = i;
  }
  if (place.output.valid()) {
    std::string failed;
    const int error = survey_tree(place.output.get(), known_, survey, failed);
    if (error != 0) return fault_of(error, shown_path(failed));
    if (!survey.blocked.empty()) return fault_of(EEXIST, shown_path(survey.blocked));
  }
  records.assign(paths_.size(), {});
  folder_of_.resize(paths_.size());
  std::unordered_map<std::string_view, std::uint32_t> folders;
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    folder_of_[i] =
        folders.try_emplace(folder_of(paths_[i]), static_cast<std::uint32_t>(folders.size())).first->second;
  }
  folder_made_ = std::make_unique<std::atomic<bool>[]>(folders.size());
  return std::nullopt;
}

std::optional<Diagnostic> SiteWriter::Work::check_paths() const {
  const Place where = file_place(printable_name(place.shown));
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const std::string shown = printable_name(std::string_view(paths_[i]).substr(0, 2 * k_longest_name));
    if (!is_safe_path(paths_[i])) return make_diagnostic(Code::site_path_unsafe, where, {{"path", shown}});
    if (i == 0 || paths_[i - 1] < paths_[i]) continue;
    if (paths_[i - 1] == paths_[i])
      return make_diagnostic(Code::site_path_conflict, where, {{"path", shown}});
    return make_diagnostic(Code::internal_fault, where, {{"detail", "plan not sorted at " + shown}});
  }
  return std::nullopt;
}

const ManifestEntry* SiteWriter::Work::standing_entry(std::size_t index) const {
  if (!trusted || index >= records.size()) return nullptr;
  const KnownPath& known = known_.all()[known_of_[index]];
  return known.stands && known.listed != k_nowhere ? &manifest_.entries[known.listed] : nullptr;
}

bool SiteWriter::Work::has_size(std::size_t index, std::uint64_t size) const {
  struct stat status {};
  return ::fstatat(place.output.get(), paths_[index].c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) == size;
}

std::optional<Diagnostic> SiteWriter::Work::write(std::size_t index, std::span<const std::string_view> parts,
                                                  const Hash128& fingerprint) {
  if (index >= records.size()) {
    return make_diagnostic(Code::internal_fault, {}, {{"detail", "write past the plan"}});
  }
  Record record{hash_of(parts), fingerprint, 0, RecordState::written};
  for (const auto part : parts) record.size += part.size();
  const ManifestEntry* const entry = standing_entry(index);
  if (entry != nullptr && entry->content == record.content && entry->size == record.size &&
      has_size(index, record.size)) {
    record.state = RecordState::kept;
  } else if (const int error = stage(index, parts); error != 0) {
    return fault_of(error, shown_path(paths_[index]));
  }
  records[index] = record;
  return std::nullopt;
}

int SiteWriter::Work::stage(std::size_t index, std::span<const std::string_view> parts) {
  if (!folder_made_[folder_of_[index]].load(std::memory_order_acquire)) {
    if (const int error = make_staged_folder(index); error != 0) return error;
  }
  if (const int error = place.gate.pass(); error != 0) return error;
  const int number = ::openat(place.fresh.get(), paths_[index].c_str(),
                              O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (number < 0) return errno;
  int error = place.gate.pass();
  if (error == 0) error = write_pieces(number, parts);
  // Some filesystems tell of a full disk only here.
  if (::close(number) != 0 && error == 0) error = errno;
  return error;
}

int SiteWriter::Work::make_staged_folder(std::size_t index) {
  const std::lock_guard lock(folders_);
  if (!staged_) {
    // Set first: what a failure has begun is cleared by the destructor.
    staged_ = true;
    if (const int error = place.make_staging(); error != 0) return error;
  }
  if (!place.fresh.valid()) return ENOENT;
  const int error = make_folders(place.fresh.get(), folder_of(paths_[index]), place.gate);
  if (error == 0) folder_made_[folder_of_[index]].store(true, std::memory_order_release);
  return error;
}

void SiteWriter::Work::note_fault(const Diagnostic& fault) {
  const std::lock_guard lock(faults_);
  if (!fault_) fault_ = fault;
}

std::string SiteWriter::Work::shown_path(std::string_view path) const {
  return path.empty() ? place.shown : place.shown + "/" + std::string(path);
}

Manifest SiteWriter::Work::build_manifest() const {
  Manifest manifest;
  manifest.output = place.relative;
  manifest.program = k_program;
  manifest.entries.reserve(paths_.size());
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    manifest.append(paths_[i], records[i].content, records[i].fingerprint, records[i].size);
  }
  return manifest;
}

Journal SiteWriter::Work::plan_journal() const {
  Journal journal;
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    if (records[i].state == RecordState::written) journal.moves.push_back({paths_[i], false});
  }
  for (const auto& known : known_.all()) {
    if (known.planned != k_nowhere || !known.stands) continue;
    const KnownFolder* const folder = known_.find_folder(known.path);
    bool early = folder != nullptr && folder->planned;
    for (auto above = folder_of(known.path); !early && !above.empty(); above = folder_of(above)) {
      const std::uint32_t found = known_.find(above);
      early = found != k_nowhere && known_.all()[found].planned != k_nowhere;
    }
    (early ? journal.early_removals : journal.late_removals).emplace_back(known.path);
  }
  return journal;
}

// Renames cost per written file, a swap costs a link per file that stays. The folder's owner and mode are the
// user's own choice, and a new folder must not change them.
bool SiteWriter::Work::swap_is_better(std::size_t written, std::vector<std::string_view>& linked) const {
  if (!place.can_swap()) return false;
  if (!place.output.valid()) return true;
  for (const auto& entry : survey.foreign) {
    if (entry.folder) return false;
    linked.push_back(entry.path);
  }
  if (survey.foreign_count > k_most_linked_foreign) return false;
  struct stat old_root {};
  struct stat new_root {};
  if (::fstat(place.output.get(), &old_root) != 0 || ::fstat(place.fresh.get(), &new_root) != 0) return false;
  if (old_root.st_mode != new_root.st_mode || old_root.st_uid != new_root.st_uid ||
      old_root.st_gid != new_root.st_gid) {
    return false;
  }
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    if (records[i].state == RecordState::kept) linked.push_back(paths_[i]);
  }
  return written > linked.size();
}

Result<WriteSummary> SiteWriter::Work::commit(DiagnosticBag& bag) {
  if (fault_) return *fault_;
  WriteSummary summary;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].state == RecordState::none) {
      const Diagnostic fault =
          make_diagnostic(Code::internal_fault, file_place(printable_name(shown_path(paths_[i]))),
                          {{"detail", "neither written nor kept"}});
      return fault;
    }
    const bool written = records[i].state == RecordState::written;
    ++(written ? summary.written : summary.unchanged);
    if (written) summary.bytes_written += records[i].size;
  }
  if (!place.output_is_same()) return fault_of(ENOENT, place.shown);
  Journal journal = plan_journal();
  summary.removed = journal.early_removals.size() + journal.late_removals.size();
  const std::string bytes = to_bytes(build_manifest());
  if (summary.written > 0 || summary.removed > 0)
    return put_in_place(summary, std::move(journal), bytes, bag);
  if (hash128(bytes) != manifest_hash_) {
    const int error = place.write_state(place.manifest_name, bytes);
    if (error != 0) return fault_of(error, place.shown);
  }
  return summary;
}

Result<WriteSummary> SiteWriter::Work::put_in_place(const WriteSummary& summary, Journal journal,
                                                    const std::string& bytes, DiagnosticBag& bag) {
  if (!staged_.exchange(true)) {
    if (const int error = place.make_staging(); error != 0) return fault_of(error, place.shown);
  }
  CommitOutcome outcome;
  std::vector<std::string_view> linked;
  outcome.error = EXDEV;
  if (swap_is_better(summary.written, linked)) outcome = commit_by_swap(place, linked, bytes, known_);
  if (outcome.whole && swap_may_not_work(outcome.error)) outcome = commit_by_rename(place, journal, bytes);
  // Whatever staging a finished commit has not cleared belongs to a journal that it could not remove.
  keep_staging = outcome.error == 0 || !outcome.whole;
  if (outcome.error == 0) return summary;
  if (!outcome.whole) bag.add(Code::commit_unfinished, file_place(printable_name(place.shown)));
  return fault_of(outcome.error, shown_path(outcome.path));
}

}  // namespace trungbay::site
