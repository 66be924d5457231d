#include "commands/zip_file.hpp"

#include <cstdlib>
#include <ctime>

#include "ingest/zip_archive.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using commands::ZipFile;

namespace {

std::string archive_of(vietnamese::Date day) {
  ZipFile zip(day);
  CHECK(zip.add("a/loi.txt", std::string(5000, 'x'), ZipFile::Kind::text));
  CHECK(zip.add("a/anh.png", "\x89PNG", ZipFile::Kind::packed));
  CHECK(zip.add("trong.txt", "", ZipFile::Kind::text));
  return zip.finish();
}

std::string read_part(ingest::ZipArchive& archive, std::string_view name, DiagnosticBag& bag) {
  const auto stream = archive.open_part(name, bag);
  if (!stream) return "?";
  std::string bytes(8192, '\0');
  const auto size = stream->read(bytes.data(), bytes.size(), bag);
  bytes.resize(size.value_or(0));
  return bytes;
}

}  // namespace

TEST_CASE("zip_file: what goes in comes out", "[commands]") {
  const std::string bytes = archive_of({2023, 3, 26});
  REQUIRE_FALSE(bytes.empty());
  CHECK(bytes.size() < 1000);  // the text is packed
  DiagnosticBag bag;
  const auto archive = ingest::ZipArchive::open(std::string_view(bytes), "kit.zip", bag);
  REQUIRE(archive);
  CHECK(read_part(*archive, "a/loi.txt", bag) == std::string(5000, 'x'));
  CHECK(read_part(*archive, "a/anh.png", bag) == "\x89PNG");
  CHECK(read_part(*archive, "trong.txt", bag).empty());
  CHECK(bag.empty());
}

TEST_CASE("zip_file: the same day gives the same bytes in any time zone", "[commands]") {
  const std::string here = archive_of({2023, 3, 26});
  const char* before = std::getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TZ", "America/New_York", 1);
  tzset();
  const std::string there = archive_of({2023, 3, 26});
  before == nullptr ? unsetenv("TZ") : setenv("TZ", kept.c_str(), 1);
  tzset();
  CHECK(here == there);
  CHECK(here != archive_of({2023, 3, 27}));
}
