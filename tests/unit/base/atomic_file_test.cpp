#include "base/atomic_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/catch.hpp"

using namespace trungbay;
namespace fs = std::filesystem;

namespace {

struct TemporaryFolder {
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "trungbay-atomic-XXXXXX").native();
    path = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() { fs::remove_all(path); }
  fs::path path;
};

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t entries_of(const fs::path& path) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {}));
}

}  // namespace

TEST_CASE("a file is replaced and nothing is left beside it") {
  const TemporaryFolder folder;
  for (const auto durability : {Durability::process, Durability::disk}) {
    CHECK_FALSE(write_file_atomically(folder.path / "a.bin", "old", durability));
    CHECK_FALSE(write_file_atomically(folder.path / "a.bin", std::string("new\0er", 6), durability));
    CHECK(content_of(folder.path / "a.bin") == std::string("new\0er", 6));
    CHECK(entries_of(folder.path) == 1);
  }
}

TEST_CASE("a link at the name is replaced, not followed") {
  const TemporaryFolder folder;
  std::ofstream(folder.path / "victim") << "untouched";
  fs::create_symlink("victim", folder.path / "a.bin");
  CHECK_FALSE(write_file_atomically(folder.path / "a.bin", "new"));
  CHECK(content_of(folder.path / "victim") == "untouched");
  CHECK_FALSE(fs::is_symlink(folder.path / "a.bin"));
}

TEST_CASE("what cannot be written says why and leaves nothing") {
  const TemporaryFolder folder;
  const auto missing = write_file_atomically(folder.path / "no" / "a.bin", "x");
  REQUIRE(missing);
  CHECK(missing->code == Code::file_unwritable);
  fs::create_directories(folder.path / "taken" / "inside");
  REQUIRE(write_file_atomically(folder.path / "taken", "x"));
  CHECK(entries_of(folder.path) == 1);
}
