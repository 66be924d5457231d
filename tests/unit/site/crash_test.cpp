// Kills and faults at every single step of a build, in a child process.
#include <cerrno>
#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "unit/site/tree.hpp"

using namespace trungbay;
using namespace site_tests;

namespace {

struct Scenario {
  const char* name;
  Tree before;  // empty: no output yet
  Tree after;
  Tree foreign;
  bool forget_state = false;  // the manifest is gone
};

Tree pages(int count, const std::string& content) {
  Tree tree;
  for (int i = 0; i < count; ++i) tree["y-tuong/" + std::to_string(100 + i) + ".html"] = content;
  return tree;
}

Tree joined(Tree tree, const Tree& more) {
  for (const auto& [path, content] : more) tree[path] = content;
  return tree;
}

std::vector<Scenario> scenarios() {
  const Tree old_pages = pages(9, "old");
  const Tree some_new = joined(old_pages, {{"y-tuong/100.html", "new"},
                                           {"y-tuong/109.html", "added"},
                                           {"don-vi/moi/index.html", "added"},
                                           {"a/b", "file became folder"},
                                           {"c", "folder became file"}});
  const Tree some_old =
      joined(old_pages, {{"a", "file"}, {"c/d", "1"}, {"c/e", "2"}, {"nam/2020/index.html", "gone"}});
  return {
      {"a few pages change", some_old, some_new, {}},
      {"a few pages change beside foreign files", some_old, some_new, {{"la.txt", "f"}, {"rieng/x", "f"}}},
      {"every page changes", some_old, pages(9, "new"), {}},
      {"every page changes beside a foreign file",
       some_old,
       joined(pages(9, "new"), some_new),
       {{"y-tuong/la", "f"}}},
      {"the first build", {}, old_pages, {}},
      {"the first build beside a foreign file", {}, old_pages, {{".gitignore", "*"}}},
      {"the manifest is gone", some_old, joined(some_old, pages(9, "new")), {}, true},
      {"pages are only removed", some_old, pages(5, "old"), {}},
  };
}

// A place in which the scenario's old site stands.
void set_up(const Scene& place, const Scenario& scenario) {
  if (!scenario.before.empty()) REQUIRE(build(place, scenario.before).ok);
  for (const auto& [path, content] : scenario.foreign) put_file(place.output / path, content);
  if (scenario.forget_state) fs::remove_all(place.state);
}

Tree expected(const Scenario& scenario, const Tree& site) {
  return with_folders(joined(site, scenario.foreign));
}

// Runs `work` in a child; true when it was killed, false when it came to its end.
bool killed_in_child(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status);
}

std::function<int(int)> kill_at(int step) {
  return [step](int now) {
    if (now == step) ::raise(SIGKILL);
    return 0;
  };
}

// What the next command does before it builds anything.
void only_open(const Scene& place, std::function<int(int)> before_step = {}) {
  DiagnosticBag bag;
  const auto writer =
      site::SiteWriter::open(place.output, place.state, bag, {Durability::process, std::move(before_step)});
}

// Old or new, wholly; and the next build makes the new one and leaves nothing about.
void check_mended(const Scene& place, const Scenario& scenario) {
  only_open(place);
  const Tree found = read_tree(place.output);
  const bool old_site = found == expected(scenario, scenario.before);
  const bool new_site = found == expected(scenario, scenario.after);
  CHECK((old_site || new_site));
  const Built built = build(place, scenario.after);
  CHECK(built.ok);
  CHECK(read_tree(place.output) == expected(scenario, scenario.after));
  CHECK(read_tree(place.state).size() == 2);
  CHECK(std::distance(fs::directory_iterator(place.root), {}) == 2);
  CHECK(build(place, scenario.after).summary.written == 0);
}

}  // namespace

TEST_CASE("a kill at any step leaves the old site, or the new one after the next command") {
  for (const auto& scenario : scenarios()) {
    INFO(scenario.name);
    int step = 0;
    int mixed_until_opened = 0;
    for (bool killed = true; killed; ++step) {
      INFO("step " << step);
      const Scene place;
      set_up(place, scenario);
      killed = killed_in_child([&] { build(place, scenario.after, kill_at(step)); });
      const Tree found = read_tree(place.output);
      if (found != expected(scenario, scenario.before) && found != expected(scenario, scenario.after)) {
        ++mixed_until_opened;
        // Only a journal excuses it.
        CHECK(fs::exists(place.state / "journal.bin"));
      }
      check_mended(place, scenario);
      REQUIRE(step < 2000);
    }
    CHECK(step > 5);
    if (std::string(scenario.name).find("first build") == 0) CHECK(mixed_until_opened == 0);
  }
}

TEST_CASE("a kill while mending the last kill does no harm") {
  for (const auto& scenario : scenarios()) {
    INFO(scenario.name);
    bool killed = true;
    for (int step = 1; killed; step += 4) {
      bool killed_again = true;
      for (int again = 0; killed && killed_again; again += 3) {
        INFO("step " << step << ", then step " << again);
        const Scene place;
        set_up(place, scenario);
        killed = killed_in_child([&] { build(place, scenario.after, kill_at(step)); });
        killed_again = killed_in_child([&] { only_open(place, kill_at(again)); });
        check_mended(place, scenario);
      }
    }
  }
}

TEST_CASE("a fault at any step leaves the site as it was") {
  for (const auto& scenario : scenarios()) {
    INFO(scenario.name);
    bool reached = true;
    for (int step = 0; reached; ++step) {
      INFO("step " << step);
      const Scene place;
      set_up(place, scenario);
      reached = false;
      const Built built = build(place, scenario.after, [&](int now) {
        reached = reached || now >= step;
        return now == step ? ENOSPC : 0;
      });
      const Tree found = read_tree(place.output);
      if (built.ok) {
        CHECK(found == expected(scenario, scenario.after));
      } else {
        CHECK(built.fault.code == Code::disk_full);
        CHECK_FALSE(built.told(Code::commit_unfinished));
        CHECK(found == expected(scenario, scenario.before));
      }
      check_mended(place, scenario);
    }
  }
}

TEST_CASE("a disk that stays full is told, and the next command mends what is left") {
  for (const auto& scenario : scenarios()) {
    INFO(scenario.name);
    bool reached = true;
    for (int step = 0; reached; ++step) {
      INFO("step " << step);
      const Scene place;
      set_up(place, scenario);
      reached = false;
      const Built built = build(place, scenario.after, [&](int now) {
        reached = reached || now >= step;
        return now >= step ? ENOSPC : 0;
      });
      const Tree found = read_tree(place.output);
      if (built.ok) CHECK(found == expected(scenario, scenario.after));
      if (!built.ok && !built.told(Code::commit_unfinished))
        CHECK(found == expected(scenario, scenario.before));
      check_mended(place, scenario);
    }
  }
}

TEST_CASE("what the disk refuses and what the last run left is named") {
  const Scenario scenario = scenarios()[0];
  const Scene refused;
  for (const auto& [error, code] : {std::pair{EACCES, Code::output_denied}, {EIO, Code::output_unwritable}}) {
    const Built built =
        build(refused, scenario.after, [error = error](int now) { return now == 6 ? error : 0; });
    CHECK_FALSE(built.ok);
    CHECK(built.fault.code == code);
  }
  bool unfinished = false;
  bool taken_back = false;
  bool resumed = false;
  for (int step = 0; step < 80; ++step) {
    const Scene full;
    set_up(full, scenario);
    const Built built = build(full, scenario.after, [step](int now) { return now >= step ? ENOSPC : 0; });
    unfinished = unfinished || built.told(Code::commit_unfinished);
    const Scene killed;
    set_up(killed, scenario);
    killed_in_child([&] { build(killed, scenario.after, kill_at(step)); });
    for (const Scene* const place : {&full, &killed}) {
      const Built next = build(*place, scenario.after);
      taken_back = taken_back || next.told(Code::commit_taken_back);
      resumed = resumed || next.told(Code::commit_resumed);
    }
  }
  CHECK(unfinished);
  CHECK(resumed);
  // A fault in the middle that lets the journal turn round, and then a kill.
  for (int step = 0; step < 80 && !taken_back; ++step) {
    const Scene place;
    set_up(place, scenario);
    killed_in_child([&] {
      build(place, scenario.after, [step](int now) {
        if (now == step + 4) ::raise(SIGKILL);
        return now == step ? ENOSPC : 0;
      });
    });
    taken_back = build(place, scenario.after).told(Code::commit_taken_back);
    CHECK(read_tree(place.output) == expected(scenario, scenario.after));
  }
  CHECK(taken_back);
}
