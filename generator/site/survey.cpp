#include "site/survey.hpp"

#include <cerrno>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/folder.hpp"
#include "site/path_rules.hpp"

namespace trungbay::site {
namespace {

enum class EntryKind { file, folder, other };

struct PendingFolder {
  std::string path;
  bool under_planned_file;  // a file of the new site takes this folder's place, or that of one above it
};

EntryKind kind_of(int folder, const dirent& entry) {
  if (entry.d_type == DT_REG) return EntryKind::file;
  if (entry.d_type == DT_DIR) return EntryKind::folder;
  if (entry.d_type != DT_UNKNOWN) return EntryKind::other;
  struct stat status {};
  if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return EntryKind::other;
  return S_ISREG(status.st_mode)   ? EntryKind::file
         : S_ISDIR(status.st_mode) ? EntryKind::folder
                                   : EntryKind::other;
}

class Surveyor {
 public:
  Surveyor(KnownPaths& known, Survey& survey) : known_(known), survey_(survey) {}

  int read_folder(int root, const PendingFolder& folder) {
    Descriptor opened;
    if (const int error = open_folder(root, folder.path, opened); error != 0) return error;
    const int copy = ::fcntl(opened.get(), F_DUPFD_CLOEXEC, 0);
    DIR* const listing = copy < 0 ? nullptr : ::fdopendir(copy);
    if (listing == nullptr) {
      const int error = errno;
      if (copy >= 0) ::close(copy);
      return error;
    }
    std::string path = folder.path.empty() ? std::string{} : folder.path + "/";
    const std::size_t prefix = path.size();
    errno = 0;
    while (const dirent* entry = ::readdir(listing)) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == ".." || (prefix == 0 && name == k_inner_staging)) continue;
      path.resize(prefix);
      path += name;
      visit(path, kind_of(opened.get(), *entry), folder.under_planned_file);
      errno = 0;
    }
    const int error = errno;
    ::closedir(listing);
    return error;
  }

  std::vector<PendingFolder> pending;

 private:
  void visit(const std::string& path, EntryKind kind, bool under_planned_file) {
    survey_.empty = false;
    const KnownFolder* const folder = known_.find_folder(path);
    const std::uint32_t found = known_.find(path);
    KnownPath* const file = found == k_nowhere ? nullptr : &known_.all()[found];
    const bool planned_file = file != nullptr && file->planned != k_nowhere;
    if (kind == EntryKind::folder && folder != nullptr) {
      pending.push_back({path, under_planned_file || planned_file});
      return;
    }
    // Something else than a file, where only the old site had one, is not ours to remove.
    if (kind == EntryKind::file ? file != nullptr : kind == EntryKind::other && planned_file) {
      file->stands = kind == EntryKind::file;
      return;
    }
    const bool needed_as_folder = kind != EntryKind::folder && folder != nullptr && folder->planned;
    if ((needed_as_folder || planned_file || under_planned_file) && survey_.blocked.empty())
      survey_.blocked = path;
    ++survey_.foreign_count;
    if (survey_.foreign.size() < Survey::k_most_kept) {
      survey_.foreign.push_back({path, kind == EntryKind::folder});
    }
  }

  KnownPaths& known_;
  Survey& survey_;
};

}  // namespace

int survey_tree(int root, KnownPaths& known, Survey& survey, std::string& failed) {
  Surveyor surveyor(known, survey);
  surveyor.pending.push_back({{}, false});
  while (!surveyor.pending.empty()) {
    const PendingFolder folder = std::move(surveyor.pending.back());
    surveyor.pending.pop_back();
    if (const int error = surveyor.read_folder(root, folder); error != 0) {
      failed = folder.path;
      return error;
    }
  }
  return 0;
}

}  // namespace trungbay::site
