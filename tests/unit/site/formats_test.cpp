// The bytes of manifest and journal, the rules for paths, names for people.
#include "site/faults.hpp"
#include "site/journal.hpp"
#include "site/manifest.hpp"
#include "site/path_rules.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::site;

namespace {

Manifest sample() {
  Manifest manifest;
  manifest.output = "../site";
  manifest.program = "0.1.0";
  manifest.append("404.html", hash128("1"), hash128("2"), 0);
  manifest.append("y-tuong/1.html", hash128("3"), hash128("4"), 8192);
  manifest.append("y-tuong/10.html", hash128("5"), hash128("6"), std::uint64_t{1} << 40);
  manifest.append("đơn-vị/index.html", hash128("7"), hash128("8"), 77);
  return manifest;
}

}  // namespace

TEST_CASE("a manifest comes back as it was written") {
  const auto read = parse_manifest(to_bytes(sample()));
  REQUIRE(read);
  CHECK(read->output == "../site");
  CHECK(read->program == "0.1.0");
  REQUIRE(read->entries.size() == 4);
  CHECK(read->path_of(read->entries[2]) == "y-tuong/10.html");
  CHECK(read->entries[2].size == std::uint64_t{1} << 40);
  CHECK(read->entries[3].content == hash128("7"));
  CHECK(read->entries[3].fingerprint == hash128("8"));
  CHECK(to_bytes(*read) == to_bytes(sample()));
  CHECK(parse_manifest(to_bytes(Manifest{})));
}

TEST_CASE("a manifest that is cut or changed anywhere is refused") {
  const std::string bytes = to_bytes(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(parse_manifest(bytes.substr(0, size)));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    CHECK_FALSE(parse_manifest(changed));
  }
  CHECK_FALSE(parse_manifest(bytes + "x"));
}

TEST_CASE("a manifest that could delete elsewhere is refused") {
  for (const char* path : {"../victim", "/etc/passwd", "a/../../victim", "a//b", ""}) {
    Manifest manifest;
    manifest.append(path, {}, {}, 1);
    CHECK_FALSE(parse_manifest(to_bytes(manifest)));
  }
  Manifest unsorted;
  unsorted.append("b", {}, {}, 1);
  unsorted.append("a", {}, {}, 1);
  CHECK_FALSE(parse_manifest(to_bytes(unsorted)));
}

TEST_CASE("a journal comes back as it was written, and only whole") {
  Journal journal;
  journal.inner_staging = true;
  journal.tree_inode = 123456789012345;
  journal.early_removals = {"a"};
  journal.moves = {{"a/b", false}, {"c", true}};
  journal.late_removals = {"x/y", "x/z"};
  const std::string bytes = to_bytes(journal);
  const auto read = parse_journal(bytes);
  REQUIRE(read);
  CHECK(read->mode == CommitMode::rename);
  CHECK(read->inner_staging);
  CHECK(read->backups);
  CHECK(read->tree_inode == journal.tree_inode);
  CHECK(read->early_removals == journal.early_removals);
  REQUIRE(read->moves.size() == 2);
  CHECK(read->moves[1].path == "c");
  CHECK(read->moves[1].replaces);
  CHECK(read->late_removals == journal.late_removals);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(parse_journal(bytes.substr(0, size)));
  journal.late_removals = {"../victim"};
  CHECK_FALSE(parse_journal(to_bytes(journal)));
}

TEST_CASE("paths that could leave the output, or no filesystem takes, are refused") {
  for (const char* path : {"index.html", "y-tuong/1.html", "a/.b/...", "một/hai.html", ".gitignore", "a b"}) {
    CHECK(is_safe_path(path));
  }
  for (const char* path : {"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/./b", "a\nb", "\x7f"}) {
    INFO(path);
    CHECK_FALSE(is_safe_path(path));
  }
  CHECK_FALSE(is_safe_path(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_safe_path(".trungbay-staging/new/a"));
  CHECK(is_safe_path(std::string(k_longest_name, 'n')));
  CHECK_FALSE(is_safe_path(std::string(k_longest_name + 1, 'n')));
  std::string deep = "f";
  for (std::size_t i = 1; i < k_most_segments; ++i) deep += "/f";
  CHECK(is_safe_path(deep));
  CHECK_FALSE(is_safe_path(deep + "/f"));
  std::string longest;
  while (longest.size() + 201 <= k_longest_path) longest += std::string(200, 'n') + "/";
  longest += std::string(k_longest_path - longest.size(), 'n');
  CHECK(is_safe_path(longest));
  CHECK_FALSE(is_safe_path(longest + "n"));
}

TEST_CASE("state files of the usual output have plain names, others a hash") {
  CHECK(state_name("manifest", "../site") == "manifest");
  CHECK(state_name("manifest", "../preview").size() == std::string("manifest-").size() + 16);
  CHECK(state_name("manifest", "../preview") != state_name("manifest", "../other"));
}

TEST_CASE("names of foreign files are shown as valid text") {
  CHECK(printable_name("ảnh đẹp.jpg") == "ảnh đẹp.jpg");
  CHECK(printable_name("a\xff\xfe.txt") == "a\\xff\\xfe.txt");
  CHECK(printable_name("a\x1b[31m\n") == "a\\x1b[31m\\x0a");
  CHECK(printable_name("\xed\xa0\x80") == "\\xed\\xa0\\x80");
  CHECK(printable_name("\xef\xbf\xbd") == "\xef\xbf\xbd");
}
