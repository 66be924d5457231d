// Outputs that somebody has prepared, and disks that do not do what is asked of them.
#include <csignal>

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "site/path_rules.hpp"
#include "support/catch.hpp"
#include "unit/site/tree.hpp"

using namespace trungbay;
using namespace site_tests;

namespace {

Tree some_pages(const std::string& content) {
  return {{"index.html", content}, {"y-tuong/a.html", content}, {"y-tuong/b.html", content}, {"z.html", "z"}};
}

// Runs `work` in a child with mounts of its own, which end with it; false when this may not be done here.
// `work` gives the number of the first check that failed, 0 for none.
bool in_own_mounts(const std::function<int()>& work, int& failed) {
  constexpr int k_not_allowed = 99;
  const pid_t child = ::fork();
  if (child == 0) {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
      ::_exit(k_not_allowed);
    }
    ::_exit(work());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  failed = WIFEXITED(status) ? WEXITSTATUS(status) : 98;
  if (failed == k_not_allowed) WARN("skipped: mounting is not permitted here");
  return failed != k_not_allowed;
}

bool mount_small(const fs::path& path, const char* options) {
  fs::create_directories(path);
  return ::mount("tmpfs", path.c_str(), "tmpfs", 0, options) == 0;
}

}  // namespace

TEST_CASE("a link in the place of a folder is not followed") {
  const Scene place;
  fs::create_directories(place.root / "victim");
  put_file(place.root / "victim" / "a.html", "victim's");
  fs::create_directories(place.output);
  fs::create_symlink("../victim", place.output / "y-tuong");
  const Tree before = read_tree(place.output);
  const Built built = build(place, some_pages("new"));
  CHECK_FALSE(built.ok);
  CHECK(built.fault.code == Code::output_path_blocked);
  CHECK(built.fault.place.file == place.output.native() + "/y-tuong");
  CHECK(read_tree(place.output) == before);
  CHECK(read_tree(place.root / "victim") == Tree{{"a.html", "victim's"}});
}

TEST_CASE("a folder swapped for a link after a build is neither followed nor emptied") {
  const Scene place;
  REQUIRE(build(place, some_pages("old")).ok);
  fs::rename(place.output / "y-tuong", place.root / "victim");
  fs::create_symlink("../victim", place.output / "y-tuong");
  // The new site has nothing there: the old site's files are to be removed, but not through the link.
  const Built built = build(place, {{"index.html", "new"}, {"z.html", "z"}});
  REQUIRE(built.ok);
  CHECK(built.told(Code::foreign_files));
  CHECK(read_tree(place.root / "victim").size() == 2);
  CHECK(fs::is_symlink(place.output / "y-tuong"));
}

TEST_CASE("a link at a page's path is replaced, its target is untouched") {
  const Scene place;
  put_file(place.root / "victim", "victim's");
  fs::create_directories(place.output);
  fs::create_symlink("../victim", place.output / "index.html");
  fs::create_symlink("../nowhere", place.output / "z.html");
  REQUIRE(build(place, some_pages("new")).ok);
  CHECK(read_tree(place.output) == with_folders(some_pages("new")));
  CHECK(read_tree(place.root).at("victim") == "victim's");
  CHECK_FALSE(fs::exists(place.root / "nowhere"));
}

TEST_CASE("an output or a state folder that is a link or a file is refused") {
  const Scene place;
  fs::create_directories(place.root / "elsewhere");
  fs::create_directory_symlink("elsewhere", place.output);
  CHECK(build(place, some_pages("x")).fault.code == Code::output_not_folder);
  fs::remove(place.output);
  put_file(place.output, "a file");
  CHECK(build(place, some_pages("x")).fault.code == Code::output_not_folder);
  fs::remove(place.output);
  fs::remove_all(place.state);
  fs::create_directory_symlink("elsewhere", place.state);
  CHECK(build(place, some_pages("x")).fault.code == Code::output_not_folder);
  CHECK(fs::is_empty(place.root / "elsewhere"));
}

TEST_CASE("an output that holds the state is refused") {
  const Scene place;
  CHECK(build(place.root, place.state, some_pages("x")).fault.code == Code::output_holds_state);
  CHECK(build(place.state, place.state, some_pages("x")).fault.code == Code::output_holds_state);
  CHECK(build(place.root / "site" / "..", place.state, some_pages("x")).fault.code ==
        Code::output_holds_state);
  CHECK(build("/", place.state, some_pages("x")).fault.code == Code::output_holds_state);
  CHECK(build(place.state / "serve", place.state, some_pages("x")).ok);
}

TEST_CASE(
    "a foreign file where a folder must be, and a foreign folder where a file must be, stop the build") {
  const Scene place;
  put_file(place.output / "y-tuong", "foreign");
  CHECK(build(place, some_pages("x")).fault.code == Code::output_path_blocked);
  fs::remove(place.output / "y-tuong");
  put_file(place.output / "index.html" / "inside", "foreign");
  CHECK(build(place, some_pages("x")).fault.code == Code::output_path_blocked);
  CHECK(read_tree(place.output) == with_folders({{"index.html/inside", "foreign"}}));
  // A folder of ours that is to become a file, but holds something foreign by now.
  fs::remove_all(place.output);
  REQUIRE(build(place, some_pages("x")).ok);
  put_file(place.output / "y-tuong" / "la.txt", "foreign");
  CHECK(build(place, {{"index.html", "x"}, {"y-tuong", "file"}}).fault.code == Code::output_path_blocked);
}

TEST_CASE("plans that are not fit for a site are refused") {
  const Scene place;
  CHECK(build(place, {{"../a", "x"}}).fault.code == Code::site_path_unsafe);
  CHECK(build(place, {{"a", "x"}, {"a-b", "x"}, {"a/b", "x"}}).fault.code == Code::site_path_conflict);
  DiagnosticBag bag;
  auto writer = site::SiteWriter::open(place.output, place.state, bag);
  REQUIRE(writer);
  CHECK(writer.value().plan({"a", "a"})->code == Code::site_path_conflict);
  CHECK(writer.value().commit(bag).fault().code == Code::site_path_conflict);
  CHECK(writer.value().plan({"b", "a"})->code == Code::internal_fault);
  CHECK_FALSE(fs::exists(place.output));
}

TEST_CASE("an output that vanishes or is exchanged while it is built is told") {
  for (const bool exchanged : {false, true}) {
    const Scene place;
    REQUIRE(build(place, some_pages("old")).ok);
    // While the first page is staged: the plan has looked at the output by then.
    const Built built = build(place, some_pages("new"), [&](int now) {
      if (now == 5) fs::rename(place.output, place.root / "away");
      if (now == 5 && exchanged) put_file(place.output / "mine.txt", "mine");
      return 0;
    });
    CHECK_FALSE(built.ok);
    CHECK(built.fault.code == Code::output_vanished);
    CHECK(read_tree(place.root / "away") == with_folders(some_pages("old")));
    CHECK(read_tree(place.output) == (exchanged ? Tree{{"mine.txt", "mine"}} : Tree{}));
  }
}

TEST_CASE("a journal that is damaged is told and everything is written again") {
  const Scene place;
  REQUIRE(build(place, some_pages("old")).ok);
  put_file(place.state / "journal.bin", "TBJOURN1 and then nonsense that is long enough");
  const Built built = build(place, some_pages("old"));
  REQUIRE(built.ok);
  CHECK(built.told(Code::journal_damaged));
  CHECK(built.summary.written == 4);
  CHECK_FALSE(fs::exists(place.state / "journal.bin"));
}

TEST_CASE("a disk that is really full is told and leaves the old site") {
  const Scene place;
  int failed = 0;
  const bool possible = in_own_mounts(
      [&] {
        if (!mount_small(place.root / "disk", "size=256k")) return 99;
        const fs::path output = place.root / "disk" / "site";
        const fs::path state = place.root / "disk" / ".trungbay";
        if (!build(output, state, some_pages("old")).ok) return 1;
        const Tree before = read_tree(output);
        const Built built = build(output, state, some_pages(std::string(150'000, 'x')));
        if (built.ok || built.fault.code != Code::disk_full) return 2;
        if (read_tree(output) != before) return 3;
        if (fs::exists(state / "staging")) return 4;
        if (!build(output, state, some_pages("new")).ok) return 5;
        return read_tree(output) == with_folders(some_pages("new")) ? 0 : 6;
      },
      failed);
  if (possible) CHECK(failed == 0);
}

TEST_CASE("a read-only disk is told") {
  const Scene place;
  int failed = 0;
  const bool possible = in_own_mounts(
      [&] {
        const fs::path disk = place.root / "disk";
        if (!mount_small(disk, "size=256k")) return 99;
        if (!build(disk / "site", disk / ".trungbay", some_pages("old")).ok) return 1;
        if (!build(disk / "site", place.state, some_pages("old")).ok) return 2;
        if (::mount(nullptr, disk.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) return 99;
        if (build(disk / "site", disk / ".trungbay", some_pages("new")).fault.code != Code::output_read_only)
          return 3;
        if (build(disk / "site", place.state, some_pages("new")).fault.code != Code::output_read_only)
          return 4;
        if (!build(disk / "site", place.state, some_pages("old")).ok) return 5;
        return read_tree(disk / "site") == with_folders(some_pages("old")) ? 0 : 6;
      },
      failed);
  if (possible) CHECK(failed == 0);
}

TEST_CASE("an output on a disk of its own is staged inside, where nobody sees it, and survives kills") {
  int failed = 0;
  const Scene place;
  const bool possible = in_own_mounts(
      [&] {
        for (int step = 0; step < 200; ++step) {
          if (!mount_small(place.output, "size=1m")) return 99;
          if (!build(place, some_pages("old")).ok) return 1;
          if (read_tree(place.output) != with_folders(some_pages("old"))) return 2;
          const pid_t child = ::fork();
          if (child == 0) {
            build(place, some_pages("new"), [step](int now) {
              if (now == step) ::raise(SIGKILL);
              return 0;
            });
            ::_exit(0);
          }
          int status = 0;
          ::waitpid(child, &status, 0);
          {
            DiagnosticBag bag;
            const auto writer = site::SiteWriter::open(place.output, place.state, bag);
            if (!writer) return 3;
          }
          const Tree found = read_tree(place.output);
          if (found != with_folders(some_pages("old")) && found != with_folders(some_pages("new"))) return 4;
          if (!build(place, some_pages("new")).ok) return 5;
          if (read_tree(place.output) != with_folders(some_pages("new"))) return 6;
          if (read_tree(place.state).size() != 2) return 7;
          ::umount(place.output.c_str());
          fs::remove_all(place.state);
          if (WIFEXITED(status)) return step > 10 ? 0 : 8;
        }
        return 9;
      },
      failed);
  if (possible) CHECK(failed == 0);
}
