#include "render/photo_cache.hpp"

#include <fstream>

#include "support/catch.hpp"

using namespace trungbay::render;
namespace fs = std::filesystem;

TEST_CASE("photo cache: what was kept is found again, what is damaged is not", "[render]") {
  const fs::path folder = fs::temp_directory_path() / "trungbay-photo-cache";
  fs::remove_all(folder);
  {
    PhotoCache cache(folder / "photos");
    CHECK_FALSE(cache.find("3f/a-480.jpg"));
    cache.keep("3f/a-480.jpg", "bytes");
    cache.keep("3f/b-480.jpg", "others");
    cache.keep("00/c-480.jpg", "third");
    CHECK(cache.find("3f/a-480.jpg") == "bytes");
  }
  PhotoCache cache(folder / "photos");
  CHECK(cache.find("3f/b-480.jpg") == "others");
  std::ofstream(folder / "photos/3f/b-480.jpg") << "half";
  CHECK_FALSE(cache.find("3f/b-480.jpg"));
  // A link out of the folder is neither followed nor removed.
  std::ofstream(folder / "elsewhere") << "x";
  fs::create_symlink(folder / "elsewhere", folder / "photos/3f/link");
  cache.drop_all_but({"3f/a-480.jpg"});
  CHECK(cache.find("3f/a-480.jpg") == "bytes");
  CHECK_FALSE(cache.find("00/c-480.jpg"));
  CHECK_FALSE(fs::exists(folder / "photos/00"));
  CHECK(fs::exists(folder / "elsewhere"));
  fs::remove_all(folder);
}

TEST_CASE("photo cache: a folder that cannot be made keeps nothing and says nothing", "[render]") {
  const fs::path file = fs::temp_directory_path() / "trungbay-photo-cache-file";
  std::ofstream(file) << "x";
  PhotoCache cache(file / "photos");
  cache.keep("3f/a-480.jpg", "bytes");
  CHECK_FALSE(cache.find("3f/a-480.jpg"));
  cache.drop_all_but({});
  fs::remove(file);
}
