#include "base/text_store.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace trungbay;

TEST_CASE("TextStore: every part of every entry comes back as it was put in", "[base]") {
  auto created = TextStore::create(std::filesystem::temp_directory_path());
  REQUIRE(created);
  auto& store = created.value();
  std::vector<TextHandle> entries;
  for (int i = 0; i < 5000; ++i) {
    const std::string number = std::to_string(i);
    const std::string body(static_cast<std::size_t>(i % 700), 'x');
    const std::string_view parts[] = {number, "", body, "Tiếng Việt"};
    entries.push_back(store.append(parts));
  }
  REQUIRE(store.seal());
  for (int i = 0; i < 5000; ++i) {
    const auto entry = entries[static_cast<std::size_t>(i)];
    REQUIRE(store.part(entry, 0) == std::to_string(i));
    REQUIRE(store.part(entry, 1).empty());
    REQUIRE(store.part(entry, 2).size() == static_cast<std::size_t>(i % 700));
    REQUIRE(store.part(entry, 3) == "Tiếng Việt");
  }
  store.release(0, store.size());
  CHECK(store.part(entries[42], 0) == "42");
}

TEST_CASE("TextStore: an empty store can be sealed", "[base]") {
  auto created = TextStore::create("/nonexistent/folder");
  REQUIRE(created);
  CHECK(created.value().seal());
}
