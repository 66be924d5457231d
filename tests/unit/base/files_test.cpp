#include "base/files.hpp"

#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include "support/catch.hpp"

using namespace trungbay;
namespace fs = std::filesystem;

namespace {

// A folder of its own for each test, removed behind it.
struct Folder {
  Folder() : path(fs::temp_directory_path() / ("trungbay-files-" + std::to_string(::getpid()))) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
  }
  fs::path path;
};

std::vector<std::string> find(const Folder& folder, std::string_view glob) {
  DiagnosticBag bag;
  auto files = find_files(folder.path, glob, bag);
  CHECK(bag.empty());
  return files;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("read_text_file: text comes without its byte-order mark", "[base]") {
  const Folder folder;
  folder.write("a.txt",
               "\xEF\xBB\xBF"
               "Việt\r\n");
  const auto text = read_text_file(folder.path / "a.txt", 100);
  REQUIRE(text.ok());
  CHECK(text.value() == "Việt\r\n");
}

TEST_CASE("read_text_file: each way to fail has its code and the name that staff know", "[base]") {
  const Folder folder;
  folder.write("bad.txt", "a\nb\xFF");
  folder.write("long.txt", std::string(11, 'x'));
  ::mkfifo((folder.path / "pipe").c_str(), 0600);
  const auto code = [&](const char* name, std::size_t most = 10) {
    const auto text = read_text_file(folder.path / name, most, "shown");
    REQUIRE_FALSE(text.ok());
    CHECK(text.fault().place.file == "shown");
    return text.fault().code;
  };
  CHECK(code("missing.txt") == Code::file_missing);
  CHECK(code("bad.txt") == Code::text_not_utf8);
  CHECK(code("long.txt") == Code::file_too_large);
  CHECK(code(".") == Code::file_unreadable);
  CHECK(code("pipe") == Code::file_unreadable);
  CHECK(read_text_file(folder.path / "bad.txt", 10).fault().place.row == 2);
  CHECK(read_text_file(folder.path / "long.txt", 11).ok());
}

TEST_CASE("MappedFile: bytes are there, an empty file is empty, released bytes can still be read", "[base]") {
  const Folder folder;
  const std::string content(100'000, 'v');
  folder.write("big", content);
  folder.write("empty", "");
  auto mapped = MappedFile::open(folder.path / "big");
  REQUIRE(mapped.ok());
  MappedFile file = std::move(mapped).value();
  file.release_before(50'000);
  CHECK(file.bytes() == content);
  auto empty = MappedFile::open(folder.path / "empty");
  REQUIRE(empty.ok());
  CHECK(empty.value().bytes().empty());
  CHECK(MappedFile::open(folder.path / "none").fault().code == Code::file_missing);
}

TEST_CASE("find_files: stars stay within a name, double stars cross folders, hidden files are left out",
          "[base]") {
  const Folder folder;
  for (const char* name :
       {"b.csv", "a.csv", "c.json", ".x.csv", "~$a.csv", "sub/d.csv", "sub/deep/e.csv", "sub/đ.csv"}) {
    folder.write(name, "");
  }
  CHECK(find(folder, "*.csv") == Names{"a.csv", "b.csv"});
  CHECK(find(folder, "*") == Names{"a.csv", "b.csv", "c.json"});
  CHECK(find(folder, "**/*.csv") == Names{"a.csv", "b.csv", "sub/d.csv", "sub/deep/e.csv", "sub/đ.csv"});
  CHECK(find(folder, "**/**/e.csv") == Names{"sub/deep/e.csv"});
  CHECK(find(folder, "sub/**") == Names{"sub/d.csv", "sub/deep/e.csv", "sub/đ.csv"});
  CHECK(find(folder, "s*/?.csv") == Names{"sub/d.csv", "sub/đ.csv"});
  CHECK(find(folder, "a.csv") == Names{"a.csv"});
  CHECK(find(folder, "./sub//d.csv") == Names{"sub/d.csv"});
  CHECK(find(folder, ".x*") == Names{".x.csv"});
  CHECK(find(folder, "none/*.csv").empty());
  CHECK(find(folder, "sub").empty());
}

TEST_CASE("find_files: nothing outside the folder is found", "[base]") {
  const Folder folder;
  folder.write("in/real.csv", "");
  folder.write("out/secret.csv", "");
  fs::create_symlink(folder.path / "out", folder.path / "in/link");
  fs::create_symlink(folder.path / "out/secret.csv", folder.path / "in/file.csv");
  fs::create_symlink(folder.path / "in/real.csv", folder.path / "in/same.csv");
  fs::create_symlink(folder.path / "in", folder.path / "in/loop");
  DiagnosticBag bag;
  const auto files = find_files(folder.path / "in", "*.csv", bag);
  CHECK(files == Names{"real.csv", "same.csv"});
  CHECK(bag.count(Severity::error) == 1);
  CHECK(find_files(folder.path / "in", "link/*.csv", bag).empty());
  CHECK(find_files(folder.path / "in", "../out/*.csv", bag).empty());
  CHECK(find_files(folder.path / "in", "/etc/*", bag).empty());
  for (const auto& diagnostic : bag.all()) CHECK(diagnostic.code == Code::file_outside);
  CHECK(bag.count(Severity::error) == 4);
  // A folder that holds itself ends.
  CHECK(find_files(folder.path / "in", "**/real.csv", bag).size() < 100);
}
