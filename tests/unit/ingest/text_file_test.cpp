#include "ingest/text_file.hpp"

#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/legacy_encode.hpp"
#include "support/sentences.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using namespace trungbay::ingest;

namespace {

const std::string k_text =
    "Mã;Tên ý tưởng;Đơn vị\nk1;Thùng rác thông minh ở cổng trường;Huyện đoàn An Minh\n"
    "k2;Lớp học bơi miễn phí cho thiếu nhi;Thành đoàn Hà Tiên\n";

struct Opened {
  bool ok = false;
  std::string bytes;
  DiagnosticBag bag;
};

Opened opened(std::string_view bytes) {
  support::Workspace folder;
  folder.file("a.csv", bytes);
  Opened result;
  const auto text = open_text(folder.root() / "a.csv", "a.csv", result.bag);
  result.ok = text.has_value();
  if (text) result.bytes = text->bytes();
  return result;
}

std::size_t temporary_files() {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
    count += entry.path().filename().string().starts_with("trungbay-text-") ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("open_text: UTF-8 is the file itself, byte-order mark and all", "[ingest]") {
  CHECK(opened(k_text).bytes == k_text);
  CHECK(opened("\xEF\xBB\xBF" + k_text).bytes == "\xEF\xBB\xBF" + k_text);
  CHECK(opened("").ok);
  CHECK(opened(k_text).bag.empty());
}

TEST_CASE("open_text: UTF-16 of both orders, with a byte-order mark and without", "[ingest]") {
  const std::string text = k_text + "🌾";
  for (const bool big_endian : {false, true}) {
    const std::string bytes = support::in_utf16(text, big_endian);
    const auto marked = opened((big_endian ? "\xFE\xFF" : "\xFF\xFE") + bytes);
    CHECK(marked.bytes == text);
    REQUIRE(marked.bag.all().size() == 1);
    CHECK(marked.bag.all()[0].code == Code::source_converted);
    CHECK(marked.bag.all()[0].arguments[0].value == "UTF-16");
    CHECK(opened(bytes).bytes == text);
  }
}

TEST_CASE("open_text: the sample's sentences come back out of whole files of each encoding", "[ingest]") {
  std::string text;
  for (const auto& sentence : support::sentences()) text += sentence + "\r\n";
  for (const bool big_endian : {false, true}) {
    const std::string bytes = support::in_utf16(text, big_endian);
    CHECK(opened((big_endian ? "\xFE\xFF" : "\xFF\xFE") + bytes).bytes == text);
    CHECK(opened(bytes).bytes == text);
  }
}

TEST_CASE("open_text: UTF-16 that is cut off or has half a pair is refused", "[ingest]") {
  const std::string bytes = "\xFF\xFE" + support::in_utf16(k_text, false);
  for (const auto& broken : {bytes.substr(0, bytes.size() - 1),
                             bytes + std::string("\x3C\xD8"
                                                 "a\0",
                                                 4),
                             bytes + "\x3C\xD8"}) {
    const auto result = opened(broken);
    CHECK_FALSE(result.ok);
    REQUIRE(result.bag.all().size() == 1);
    CHECK(result.bag.all()[0].code == Code::source_utf16);
  }
}

TEST_CASE("open_text: Windows-1258 with its tones as marks", "[ingest]") {
  const auto result = opened(support::in_1258(k_text));
  REQUIRE(result.ok);
  CHECK(result.bytes.find("Thu\u0300ng") == std::string::npos);  // ù is a letter of that table
  CHECK(result.bytes.find("t\u01B0\u01A1\u0309ng") != std::string::npos);
  CHECK(find_encoding(support::in_1258(k_text)) == TextEncoding::windows_1258);
}

TEST_CASE("open_text: bytes of TCVN3 and VNI come as the characters that they look like", "[ingest]") {
  for (const auto& shown : {support::in_tcvn3(k_text), support::in_vni(k_text)}) {
    std::string bytes;
    for (const char32_t point : support::to_points(shown)) bytes += static_cast<char>(point);
    const auto result = opened(bytes);
    CHECK(result.bytes == shown);
    CHECK(find_encoding(bytes) == TextEncoding::windows_1252);
  }
}

TEST_CASE("open_text: a file in UTF-8 with a bad byte stays what it is, for the reader to show the place",
          "[ingest]") {
  CHECK(find_encoding(k_text + "Th\xF9ng") == TextEncoding::utf8);
  CHECK(opened(k_text + "Th\xF9ng").bytes == k_text + "Th\xF9ng");
  CHECK(find_encoding(std::string("PK\x03\x04\0\0\xFF", 7)) == TextEncoding::utf8);
  CHECK(find_encoding(std::string(1000, '\0')) == TextEncoding::utf8);
  CHECK(find_encoding(std::string_view("\xFF\xFE\0\0a\0\0\0", 8)) == TextEncoding::utf8);
}

TEST_CASE("open_text: a bad byte is found wherever the validated pieces end", "[ingest]") {
  for (const std::size_t offset : {(4u << 20) - 3, (4u << 20) - 2, (4u << 20) - 1, 4u << 20}) {
    std::string text(offset, 'x');
    text += "ế và ệ";
    CHECK(find_encoding(text) == TextEncoding::utf8);
    CHECK(find_encoding(text + "\xEA\xF2") == TextEncoding::utf8);  // mostly UTF-8 around the fault
  }
  CHECK(find_encoding(std::string(5 << 20, 'x') + "Vi\xEA\xF2t") != TextEncoding::utf8);
}

TEST_CASE("open_text: large files are turned over in pieces, and leave no file behind", "[ingest]") {
  std::string text;
  while (text.size() < (3u << 20)) text += k_text;
  const std::size_t before = temporary_files();
  CHECK(opened("\xFF\xFE" + support::in_utf16(text, false)).bytes == text);
  CHECK(temporary_files() == before);
}

TEST_CASE("open_text: a file that is not there is a fault", "[ingest]") {
  DiagnosticBag bag;
  CHECK_FALSE(open_text("/khong/co.csv", "co.csv", bag).has_value());
  REQUIRE(bag.all().size() == 1);
  CHECK(bag.all()[0].code == Code::file_missing);
}
