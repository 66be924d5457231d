#include "catalogue/privacy/personal_data.hpp"

#include <fstream>
#include <sstream>

#include "base/utf8.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::catalogue;

namespace {

constexpr std::string_view k_open = "⟦", k_close = "⟧";

PersonalKind kind_named(std::string_view name) {
  static constexpr std::string_view k_names[] = {
      "phone", "email", "profile", "identity", "member_number", "bank_account", "birth_date", "home_address"};
  for (std::size_t i = 0; i < k_personal_kinds; ++i) {
    if (k_names[i] == name) return static_cast<PersonalKind>(i);
  }
  FAIL("unknown kind " << name);
  return {};
}

struct Expected {
  PersonalKind kind;
  std::string text;
};

// A line of tests/data/personal-data.txt.
struct PrivacyCase {
  std::string text;  // without marks
  std::vector<Expected> data;
};

std::string with_line_ends(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
  return text;
}

std::vector<PrivacyCase> read_cases() {
  std::ifstream file(TRUNGBAY_SOURCE_DIR "/tests/data/personal-data.txt");
  std::vector<PrivacyCase> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto bar = line.find(" | ");
    REQUIRE(bar != std::string::npos);
    std::istringstream kinds(line.substr(0, bar));
    std::string rest = with_line_ends(line.substr(bar + 3));
    PrivacyCase one;
    for (std::string kind; std::getline(kinds, kind, ',');) {
      const std::string name(trim(kind));
      if (name == "none") break;
      const auto open = rest.find(k_open), close = rest.find(k_close);
      REQUIRE(close != std::string::npos);
      one.text += rest.substr(0, open);
      one.data.push_back({kind_named(name), rest.substr(open + k_open.size(), close - open - k_open.size())});
      one.text += one.data.back().text;
      rest = rest.substr(close + k_close.size());
    }
    REQUIRE(rest.find(k_open) == std::string::npos);
    one.text += rest;
    cases.push_back(std::move(one));
  }
  return cases;
}

std::string mask(std::string_view text) {
  PersonalDataFinder finder;
  PersonalCounts counts{};
  std::string scratch;
  return std::string(finder.mask(text, scratch, counts));
}

std::string drop(std::string_view text) {
  PersonalDataFinder finder;
  PersonalCounts counts{};
  std::string scratch;
  return std::string(finder.drop(text, NameCell::people, scratch, counts));
}

}  // namespace

TEST_CASE("find_personal_data: every line of the table, to the letter", "[privacy]") {
  const auto cases = read_cases();
  std::size_t with_data = 0, without = 0;
  PersonalDataFinder finder;
  for (const auto& one : cases) {
    INFO(one.text);
    one.data.empty() ? ++without : ++with_data;
    const auto found = finder.find(one.text);
    std::string told;
    for (const auto& datum : found) {
      told +=
          "«" + one.text.substr(datum.offset, datum.size) + "» " + std::string(mask_of(datum.kind)) + "; ";
    }
    INFO("found " << told);
    bool same = found.size() == one.data.size();
    for (std::size_t i = 0; same && i < found.size(); ++i) {
      same = found[i].kind == one.data[i].kind &&
             one.text.substr(found[i].offset, found[i].size) == one.data[i].text;
    }
    CHECK(same);
    const std::string masked = mask(one.text);
    CHECK(mask(masked) == masked);
    CHECK(is_valid_utf8(masked));
  }
  CHECK(with_data >= 150);
  CHECK(without >= 150);
}

TEST_CASE("mask_personal_data: what stands around a datum stays", "[privacy]") {
  CHECK(mask("SĐT: 0900000001, gặp anh Tư.") == "SĐT: [đã ẩn số điện thoại], gặp anh Tư.");
  CHECK(mask("Thường.") == "Thường.");
  CHECK(mask("") == "");
  // Tags and emphasis stay balanced.
  CHECK(mask("<b>0912</b> 345 678 nhé") == "<b>[đã ẩn số điện thoại]</b> nhé");
  CHECK(mask("**0912 345** 678") == "**[đã ẩn số điện thoại]**");
  // A mask in brackets must not become a link, nor a definition of one.
  CHECK(mask("0912345678(Zalo)") == "[đã ẩn số điện thoại] (Zalo)");
  CHECK(mask("0912345678: gọi") == "[đã ẩn số điện thoại] : gọi");
  // Targets of links lead nowhere, their text stays.
  CHECK(mask("[Gọi ngay](tel:0912345678)") == "[Gọi ngay](#)");
  CHECK(mask("[Viết](mailto:ten@example.vn?subject=a)") == "[Viết](#)");
  CHECK(mask("[Zalo](https://zalo.me/0912345678)") == "[Zalo](#)");
  CHECK(mask("<a href=\"tel:+84912345678\">Gọi</a>") == "<a href=\"#\">Gọi</a>");
  CHECK(mask("<a href='mailto:ten@example.vn'>ten@example.vn</a>") == "<a href='#'>[đã ẩn thư điện tử]</a>");
  CHECK(mask("<ten@example.vn>") == "[đã ẩn thư điện tử]");
}

TEST_CASE("mask_personal_data: counts each kind", "[privacy]") {
  PersonalDataFinder finder;
  PersonalCounts counts{};
  std::string scratch;
  finder.mask("0900000001, 0900000002, a@b.vn", scratch, counts);
  CHECK(counts[static_cast<std::size_t>(PersonalKind::phone)] == 2);
  CHECK(counts[static_cast<std::size_t>(PersonalKind::email)] == 1);
  CHECK(counts[static_cast<std::size_t>(PersonalKind::identity)] == 0);
}

TEST_CASE("drop_personal_data: a name is left as it would be without", "[privacy]") {
  CHECK(drop("Nguyễn Văn A (ĐT: 0900000001)") == "Nguyễn Văn A");
  CHECK(drop("Nguyễn Văn A - 0900000001") == "Nguyễn Văn A");
  CHECK(drop("Nguyễn Văn A, SĐT: 0900000001, Bí thư chi đoàn") == "Nguyễn Văn A, Bí thư chi đoàn");
  CHECK(drop("Nguyễn Văn A\nTrần B, sinh năm 1999, a@b.vn\nLê C") == "Nguyễn Văn A\nTrần B\nLê C");
  CHECK(drop("0900000001") == "");
  CHECK(drop("Nguyễn Văn A (sinh năm 1999, CCCD 091099000001)") == "Nguyễn Văn A");
  CHECK(drop("Nguyễn Văn A (1999), Trần B - 12/3/1999") == "Nguyễn Văn A, Trần B");
  CHECK(drop("Chi đoàn khóa 2019") == "Chi đoàn khóa 2019");
  CHECK(drop("Tô A (Chi đoàn 3)") == "Tô A (Chi đoàn 3)");
}

TEST_CASE("mask_personal_data: a long hostile text takes linear time and stays UTF-8", "[privacy]") {
  std::string text;
  for (int i = 0; i < 20'000; ++i)
    text += i % 3 == 0 ? "<a " : i % 3 == 1 ? "địa chỉ: ấp 09" : "0 (a) @ sinh ngày [";
  const std::string masked = mask(text);
  CHECK(is_valid_utf8(masked));
  CHECK(mask(masked) == masked);
}
