#include "site/site_writer.hpp"

#include <thread>

#include <sys/stat.h>

#include "support/catch.hpp"
#include "unit/site/tree.hpp"

using namespace trungbay;
using namespace site_tests;

namespace {

Tree small_site() {
  return {{"404.html", "nothing"}, {"index.html", "home"},  {"nam/2023/index.html", "2023"},
          {"y-tuong/a.html", "A"}, {"y-tuong/b.html", "B"}, {"y-tuong/c.html", ""}};
}

std::uint64_t inode_of(const fs::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

}  // namespace

TEST_CASE("a first build makes the whole site and leaves nothing else") {
  const Scene place;
  const Built built = build(place, small_site());
  REQUIRE(built.ok);
  CHECK(built.summary.written == 6);
  CHECK(built.summary.unchanged == 0);
  CHECK(built.summary.bytes_written == 7 + 4 + 4 + 1 + 1);
  CHECK(built.bag.empty());
  CHECK(read_tree(place.output) == with_folders(small_site()));
  const Tree state = read_tree(place.state);
  CHECK(state.size() == 2);
  CHECK(state.count("lock") == 1);
  CHECK(state.count("manifest.bin") == 1);
  CHECK(read_tree(place.root).count("site/") == 1);
}

TEST_CASE("a build with nothing changed touches nothing") {
  const Scene place;
  REQUIRE(build(place, small_site()).ok);
  const auto inode = inode_of(place.output / "index.html");
  const auto folder_time = fs::last_write_time(place.output / "y-tuong");
  const auto manifest_inode = inode_of(place.state / "manifest.bin");
  const Built built = build(place, small_site());
  REQUIRE(built.ok);
  CHECK(built.summary.written == 0);
  CHECK(built.summary.unchanged == 6);
  CHECK(inode_of(place.output / "index.html") == inode);
  CHECK(fs::last_write_time(place.output / "y-tuong") == folder_time);
  CHECK(inode_of(place.state / "manifest.bin") == manifest_inode);
}

TEST_CASE("only what changed is written, only what was listed is removed") {
  const Scene place;
  REQUIRE(build(place, small_site()).ok);
  const auto kept = inode_of(place.output / "index.html");
  Tree next = small_site();
  next["y-tuong/a.html"] = "A, mended";
  next["y-tuong/d.html"] = "D";
  next.erase("nam/2023/index.html");
  const Built built = build(place, next);
  REQUIRE(built.ok);
  CHECK(built.summary.written == 2);
  CHECK(built.summary.removed == 1);
  CHECK(built.summary.unchanged == 4);
  CHECK(read_tree(place.output) == with_folders(next));
  CHECK(inode_of(place.output / "index.html") == kept);
}

TEST_CASE("a page whose bytes come out the same is not written again") {
  const Scene place;
  REQUIRE(build(place, small_site(), {}, "old").ok);
  const auto inode = inode_of(place.output / "index.html");
  const Built again = build(place, small_site(), {}, "new");
  REQUIRE(again.ok);
  CHECK(again.summary.written == 0);
  CHECK(inode_of(place.output / "index.html") == inode);
  // The new fingerprints were recorded: now they are current without rendering.
  DiagnosticBag bag;
  auto writer = site::SiteWriter::open(place.output, place.state, bag);
  REQUIRE(writer);
  REQUIRE_FALSE(writer.value().plan({"404.html", "index.html"}));
  CHECK(writer.value().is_current(1, hash128("newhome")));
  CHECK_FALSE(writer.value().is_current(1, hash128("oldhome")));
}

TEST_CASE("a file that is gone, cut short or replaced by a link is written again") {
  const Scene place;
  REQUIRE(build(place, small_site()).ok);
  fs::remove(place.output / "index.html");
  fs::resize_file(place.output / "404.html", 2);
  fs::remove(place.output / "y-tuong" / "a.html");
  put_file(place.root / "victim", "A");
  fs::create_symlink("../../victim", place.output / "y-tuong" / "a.html");
  const Built built = build(place, small_site());
  REQUIRE(built.ok);
  CHECK(built.summary.written == 3);
  CHECK(read_tree(place.output) == with_folders(small_site()));
  CHECK(read_tree(place.root).at("victim") == "A");
}

TEST_CASE("files become folders and folders become files") {
  const Scene place;
  const Tree first = {{"a", "file"},  {"b/one", "1"}, {"b/two", "2"},
                      {"keep1", "k"}, {"keep2", "k"}, {"keep3", "k"}};
  const Tree second = {{"a/x/y", "deep"}, {"b", "file now"}, {"keep1", "k"}, {"keep2", "k"}, {"keep3", "k"}};
  REQUIRE(build(place, first).ok);
  REQUIRE(build(place, second).ok);
  CHECK(read_tree(place.output) == with_folders(second));
  REQUIRE(build(place, first).ok);
  CHECK(read_tree(place.output) == with_folders(first));
}

TEST_CASE("foreign files stay and are named, five at most") {
  const Scene place;
  Tree foreign;
  for (int i = 0; i < 7; ++i) foreign["la-" + std::to_string(i) + ".txt"] = "foreign";
  for (const auto& [path, content] : foreign) put_file(place.output / path, content);
  put_file(place.output / "rieng" / "a" / "b.txt", "deep");
  Tree expected = with_folders(small_site());
  expected.insert(foreign.begin(), foreign.end());
  expected.merge(with_folders({{"rieng/a/b.txt", "deep"}}));
  for (const auto& site : {small_site(), Tree{{"404.html", "x"}, {"index.html", "y"}}, small_site()}) {
    const Built built = build(place, site);
    REQUIRE(built.ok);
    REQUIRE(built.bag.all().size() == 1);
    const Diagnostic& note = built.bag.all()[0];
    CHECK(note.code == Code::foreign_files);
    CHECK(note.arguments[0].value == "8");
    CHECK(note.arguments[1].value == "la-0.txt, la-1.txt, la-2.txt, la-3.txt, la-4.txt, …");
  }
  CHECK(read_tree(place.output) == expected);
}

TEST_CASE("an ignore file in the output outlives first builds and builds that change every page") {
  const Scene place;
  put_file(place.output / ".gitignore", "*\n");
  Tree expected = with_folders(small_site());
  expected[".gitignore"] = "*\n";
  REQUIRE(build(place, small_site()).ok);
  CHECK(read_tree(place.output) == expected);
  Tree next = small_site();
  for (auto& [path, content] : next) content += ", new";
  REQUIRE(build(place, next).ok);
  expected = with_folders(next);
  expected[".gitignore"] = "*\n";
  CHECK(read_tree(place.output) == expected);
  fs::remove_all(place.state);
  REQUIRE(build(place, next).ok);
  CHECK(read_tree(place.output) == expected);
}

TEST_CASE("without a manifest our own paths are replaced and all else is foreign") {
  const Scene place;
  REQUIRE(build(place, small_site()).ok);
  fs::remove_all(place.state);
  Tree next = small_site();
  next.erase("y-tuong/a.html");
  next["index.html"] = "home, new";
  const Built built = build(place, next);
  REQUIRE(built.ok);
  CHECK(built.told(Code::foreign_files));
  Tree expected = with_folders(next);
  expected["y-tuong/a.html"] = "A";
  CHECK(read_tree(place.output) == expected);
}

TEST_CASE("a damaged manifest is said and every page is written again") {
  const Scene place;
  REQUIRE(build(place, small_site()).ok);
  Tree state = read_tree(place.state);
  std::string bytes = state.at("manifest.bin");
  for (const std::size_t at : {std::size_t{3}, bytes.size() / 2, bytes.size() - 1}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    put_file(place.state / "manifest.bin", damaged);
    const Built built = build(place, small_site());
    REQUIRE(built.ok);
    CHECK(built.told(Code::manifest_damaged));
    CHECK(built.summary.written == 6);
    CHECK(read_tree(place.output) == with_folders(small_site()));
  }
  put_file(place.state / "manifest.bin", "");
  CHECK(build(place, small_site()).told(Code::manifest_damaged));
}

TEST_CASE("outputs of one workspace do not forget each other's files") {
  const Scene place;
  const fs::path other = place.root / "preview";
  REQUIRE(build(place, small_site()).ok);
  REQUIRE(build(other, place.state, small_site()).ok);
  Tree next = small_site();
  next.erase("y-tuong/b.html");
  CHECK(build(place, next).summary.removed == 1);
  CHECK(build(other, place.state, next).summary.removed == 1);
  CHECK(read_tree(other) == with_folders(next));
}

TEST_CASE("a workspace that was moved keeps its manifest") {
  const Scene place;
  REQUIRE(build(place.root / "w" / "site", place.root / "w" / ".trungbay", small_site()).ok);
  fs::rename(place.root / "w", place.root / "moved");
  const Built built = build(place.root / "moved" / "site", place.root / "moved" / ".trungbay", small_site());
  CHECK(built.ok);
  CHECK(built.summary.unchanged == 6);
}

TEST_CASE("a writer that is dropped without a commit leaves the site and the state as they were") {
  const Scene place;
  REQUIRE(build(place, small_site()).ok);
  const Tree before = read_tree(place.root);
  {
    DiagnosticBag bag;
    auto writer = site::SiteWriter::open(place.output, place.state, bag);
    REQUIRE(writer);
    REQUIRE_FALSE(writer.value().plan({"index.html", "new/deep/page.html"}));
    const std::string_view parts[] = {"changed"};
    REQUIRE_FALSE(writer.value().write(0, parts, hash128("1")));
    REQUIRE_FALSE(writer.value().write(1, parts, hash128("1")));
  }
  CHECK(read_tree(place.root) == before);
}

TEST_CASE("one writer at a time") {
  const Scene place;
  DiagnosticBag bag;
  auto first = site::SiteWriter::open(place.output, place.state, bag);
  REQUIRE(first);
  {
    const auto second = site::SiteWriter::open(place.output, place.state, bag);
    REQUIRE_FALSE(second);
    CHECK(second.fault().code == Code::output_locked);
    CHECK(second.fault().arguments[0].value == std::to_string(::getpid()));
  }
  // Another output of the same workspace is another matter.
  CHECK(site::SiteWriter::open(place.root / "preview", place.state, bag));
  { const auto dropped = std::move(first).value(); }
  CHECK(site::SiteWriter::open(place.output, place.state, bag));
}

TEST_CASE("several threads write side by side") {
  const Scene place;
  Tree files;
  for (int i = 0; i < 400; ++i) {
    files["f" + std::to_string(i % 37) + "/" + std::to_string(i) + ".html"] = std::string(1000 + i, 'x');
  }
  DiagnosticBag bag;
  auto writer = site::SiteWriter::open(place.output, place.state, bag);
  REQUIRE(writer);
  std::vector<std::string> paths;
  for (const auto& file : files) paths.push_back(file.first);
  REQUIRE_FALSE(writer.value().plan(paths));
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; i < paths.size(); i += 4) {
        std::vector<std::string_view> parts(100);  // more than one writev takes, most of them empty
        parts[1] = std::string_view(files.at(paths[i])).substr(0, 10);
        parts[99] = std::string_view(files.at(paths[i])).substr(10);
        writer.value().write(i, parts, hash128(paths[i]));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(writer.value().commit(bag));
  CHECK(read_tree(place.output) == with_folders(files));
}

TEST_CASE("a commit needs every file written or kept") {
  const Scene place;
  DiagnosticBag bag;
  auto writer = site::SiteWriter::open(place.output, place.state, bag);
  REQUIRE(writer);
  REQUIRE_FALSE(writer.value().plan({"a", "b"}));
  const std::string_view parts[] = {"x"};
  REQUIRE_FALSE(writer.value().write(0, parts, {}));
  writer.value().keep(1);
  const auto summary = writer.value().commit(bag);
  REQUIRE_FALSE(summary);
  CHECK(summary.fault().code == Code::internal_fault);
  CHECK_FALSE(fs::exists(place.output));
}

TEST_CASE("a site that must survive a power cut is written like any other") {
  const Scene place;
  Tree files = small_site();
  for (int i = 0; i < 200; ++i) files["nam/" + std::to_string(i)] = "page";
  // A first build, a few pages, more than are synced one by one, every page.
  for (const int changed : {0, 3, 90, 206}) {
    int left = changed;
    for (auto& [path, content] : files) {
      if (left-- > 0) content += "+";
    }
    DiagnosticBag bag;
    auto writer = site::SiteWriter::open(place.output, place.state, bag);
    REQUIRE(writer);
    std::vector<std::string> paths;
    for (const auto& file : files) paths.push_back(file.first);
    REQUIRE_FALSE(writer.value().plan(paths));
    std::size_t index = 0;
    for (const auto& [path, content] : files) {
      const std::string_view parts[] = {content};
      REQUIRE_FALSE(writer.value().write(index++, parts, hash128(content)));
    }
    const auto summary = writer.value().commit(bag);
    REQUIRE(summary);
    CHECK(summary.value().written == static_cast<std::size_t>(changed == 0 ? 206 : changed));
    CHECK(read_tree(place.output) == with_folders(files));
  }
}
