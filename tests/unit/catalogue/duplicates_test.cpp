#include "catalogue/duplicates.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "catalogue/candidates.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::catalogue;

namespace {

// Ideas written in the test, as the catalogue has them before they are sorted.
class Ideas {
 public:
  Ideas() : catalogue_(TextStore::create(std::filesystem::temp_directory_path()).value()) {}

  struct Entry {
    std::string title;
    std::string body;
    std::uint32_t unit = 0;
    vietnamese::Date approved = {};
    std::string author = {};
  };

  Ideas& add(const Entry& entry) {
    const std::string id = "K" + std::to_string(catalogue_.ideas.size());
    std::array<std::string_view, k_idea_text_count> parts;
    const auto put = [&](IdeaText part, std::string_view text) { parts[static_cast<std::size_t>(part)] = text; };
    put(IdeaText::id, id);
    put(IdeaText::address, id);
    put(IdeaText::title, entry.title);
    put(IdeaText::content, entry.body);
    put(IdeaText::authors, entry.author);
    Idea idea;
    idea.texts = catalogue_.texts.append(parts);
    idea.unit = entry.unit;
    idea.approved_date = entry.approved;
    catalogue_.ideas.push_back(idea);
    return *this;
  }

  std::vector<Duplicate> find(const DuplicateSearch& search = {}) {
    if (!sealed_) REQUIRE(catalogue_.texts.seal().ok());
    sealed_ = true;
    auto found = find_duplicates(catalogue_, search);
    REQUIRE(found.ok());
    return found.value();
  }

 private:
  Catalogue catalogue_;
  bool sealed_ = false;
};

const std::string k_body =
    "Huyện đoàn hàn ba khung thép hình ngôi nhà, vách lưới B40, đặt ở cổng chợ, bến đò và sân trường tiểu học. Chai lon bỏ vào "
    "nhà được cân vào sáng thứ bảy, bán cho vựa phế liệu đã ký cam kết giá sàn. Mỗi ký chai, người mang tới được một tem; mười "
    "tem đổi một quyển tập cho con đi học. Chi đoàn ấp cử hai bạn trực cân, ghi sổ công khai ngay trên vách nhà.";

bool is(const Duplicate& duplicate, std::uint32_t idea, std::uint32_t of, DuplicateKind kind) {
  return duplicate.idea == idea && duplicate.of == of && duplicate.kind == kind;
}

// Words that mean nothing, the same for the same seed.
std::string text_of(std::size_t words, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "chu" + std::to_string(random() % 3000) + " ";
  return text;
}

// The same with about one word in `every` replaced.
std::string changed(std::string_view text, unsigned every, unsigned seed) {
  std::mt19937 random(seed);
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    out += random() % every == 0 ? "khac" + std::to_string(random() % 9000) : std::string(text.substr(begin, end - begin));
    out += ' ';
    begin = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("find_duplicates: copies are found whatever their spelling, and the first read stays", "[duplicates]") {
  auto found = Ideas()
                   .add({"Ngôi nhà xanh ở Hòa Bình", k_body, 0})
                   .add({"Vườn rau sạch của chi đoàn", text_of(60, 1), 1})
                   .add({"NGÔI NHÀ XANH ở Hoà Bình!", "<p>" + k_body + "</p>", 2})
                   .add({"Ngoi nha xanh o Hoa Binh", k_body, 0})
                   .find();
  REQUIRE(found.size() == 2);
  CHECK(is(found[0], 2, 0, DuplicateKind::exact));
  CHECK(is(found[1], 3, 0, DuplicateKind::exact));
  CHECK(found[0].percent == 100);
}

TEST_CASE("find_duplicates: near copies are found, with the share of words that stayed", "[duplicates]") {
  std::string body = k_body;
  body.replace(body.find("ba khung thép"), std::string("ba khung thép").size(), "hai khung sắt");
  body.replace(body.find("sáng thứ bảy"), std::string("sáng thứ bảy").size(), "chiều chủ nhật");
  auto found = Ideas().add({"Ngôi nhà xanh ở chợ", k_body, 0}).add({"Ngôi nhà xanh ở trường", body, 1}).find();
  REQUIRE(found.size() == 1);
  CHECK(is(found[0], 1, 0, DuplicateKind::near));
  CHECK(found[0].percent >= 88);
  CHECK(found[0].percent <= 97);
}

TEST_CASE("find_duplicates: what is not alike is not reported", "[duplicates]") {
  SECTION("one short title, different bodies, different units") {
    CHECK(Ideas().add({"Vườn rau sạch", text_of(50, 1), 0}).add({"Vườn rau sạch", text_of(50, 2), 1}).find().empty());
  }
  SECTION("one title without a body, different units") {
    CHECK(Ideas().add({"Ra quân dọn vệ sinh", "", 0}).add({"Ra quân dọn vệ sinh", "", 1}).find().empty());
    CHECK(Ideas().add({"Ra quân dọn vệ sinh", "Mỗi tháng một lần", 0}).add({"Ra quân dọn vệ sinh", "Mỗi tháng một lần", 1}).find().empty());
  }
  SECTION("the same form, filled in differently") {
    const std::string form = text_of(60, 9);
    CHECK(Ideas().add({"Ý tưởng một", form + text_of(100, 1), 0}).add({"Ý tưởng hai", form + text_of(100, 2), 0}).find().empty());
  }
  SECTION("short texts that share most of their words") {
    CHECK(Ideas().add({"Trồng cây xanh ở xã Đông Hòa", "Trồng cây hai bên đường", 0})
              .add({"Trồng cây xanh ở xã Đông Hưng", "Trồng cây hai bên đường", 1})
              .find()
              .empty());
  }
  SECTION("nothing at all") { CHECK(Ideas().find().empty()); }
}

TEST_CASE("find_duplicates: one unit, one title, without and with another body", "[duplicates]") {
  auto copies = Ideas().add({"Ra quân dọn vệ sinh", "", 4}).add({"Ra quân dọn vệ sinh", "", 4}).find();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].kind == DuplicateKind::exact);
  auto titles = Ideas()
                    .add({"Thùng rác thông minh ở chợ", text_of(60, 1), 4})
                    .add({"Thùng rác thông minh ở chợ", text_of(60, 2), 4, {2020, 1, 1}})
                    .add({"Thùng rác thông minh ở chợ", text_of(60, 3), 5})
                    .add({"Vườn rau", text_of(60, 4), 4})
                    .add({"Vườn rau", text_of(60, 5), 4})
                    .find();
  REQUIRE(titles.size() == 1);
  CHECK(is(titles[0], 0, 1, DuplicateKind::title));
}

TEST_CASE("find_duplicates: who stays", "[duplicates]") {
  const auto stays = [](const Ideas::Entry& first, const Ideas::Entry& second, std::span<const std::string> preferred = {}) {
    const auto found = Ideas().add(first).add(second).find({.preferred = preferred});
    REQUIRE(found.size() == 1);
    return found[0].of;
  };
  const std::string t = "Ngôi nhà xanh ở chợ";
  CHECK(stays({t, k_body, 0, {2023, 1, 1}}, {t, k_body, 1, {2022, 1, 1}}) == 1);           // approved earlier
  CHECK(stays({t, k_body, 0, {}}, {t, k_body, 1, {2022, 1, 1}}) == 1);                     // known before unknown
  CHECK(stays({t, k_body, 0, {}}, {t, k_body, 1, {}, "Trần An"}) == 1);                    // more complete
  CHECK(stays({t, k_body, 0, {2022, 1, 1}}, {t, k_body, 1, {2023, 1, 1}, "Trần An"}) == 0);  // the day counts first
  CHECK(stays({t, k_body, 0}, {t, k_body, 1}) == 0);                                       // read first
  const std::string ids[] = {"k1"};
  CHECK(stays({t, k_body, 0, {2022, 1, 1}}, {t, k_body, 1, {2023, 1, 1}}, ids) == 1);      // staff decide
  const std::string title[] = {"K1"};
  CHECK(stays({t, k_body, 0, {2022, 1, 1}}, {t, changed(k_body, 20, 1), 1, {2023, 1, 1}}, title) == 1);
}

TEST_CASE("find_duplicates: a row of ideas, each a little different, does not vanish into its first", "[duplicates]") {
  Ideas ideas;
  std::string text = text_of(200, 5);
  for (unsigned i = 0; i < 8; ++i) {
    ideas.add({"Ý tưởng thứ " + std::to_string(i), text, i});
    text = changed(text, 15, i);
  }
  const auto found = ideas.find();
  CHECK(found.size() >= 4);
  CHECK(found.size() <= 6);
  for (const auto& duplicate : found) {
    CHECK(duplicate.of < duplicate.idea);
    CHECK(std::none_of(found.begin(), found.end(), [&](const Duplicate& other) { return other.idea == duplicate.of; }));
  }
}

TEST_CASE("find_duplicates: only exact ones when near ones are not wanted", "[duplicates]") {
  Ideas ideas;
  ideas.add({"Ngôi nhà xanh ở chợ", k_body, 0}).add({"Ngôi nhà xanh ở chợ", k_body + " Xong.", 0}).add({"Ngôi nhà xanh ở chợ", k_body, 1});
  const auto found = ideas.find({.near = false});
  REQUIRE(found.size() == 1);
  CHECK(is(found[0], 2, 0, DuplicateKind::exact));
}

TEST_CASE("find_duplicates: the groups do not hang on the order of reading nor on the number of threads", "[duplicates]") {
  constexpr unsigned k_families = 60;
  std::vector<Ideas::Entry> entries;
  for (unsigned family = 0; family < k_families; ++family) {
    const std::string body = text_of(25 + 11 * family, family);
    const vietnamese::Date approved{2020, static_cast<std::uint8_t>(1 + family % 12), 1};
    entries.push_back({"Ý tưởng gốc số " + std::to_string(family), body, family, approved});
    for (unsigned copy = 1; copy < family % 4; ++copy) {
      entries.push_back({"Ý tưởng gốc số " + std::to_string(family), copy == 1 ? body : changed(body, 14, family), 100 + copy,
                         {2021, static_cast<std::uint8_t>(copy), 2}});
    }
  }
  // By titles and approvals, which say which entry it is.
  const auto groups_of = [&](const std::vector<std::size_t>& order, unsigned jobs) {
    Ideas ideas;
    for (const auto index : order) ideas.add(entries[index]);
    std::set<std::tuple<std::size_t, std::size_t, DuplicateKind, int>> groups;
    for (const auto& found : ideas.find({.jobs = jobs})) {
      groups.insert({order[found.idea], order[found.of], found.kind, found.percent});
    }
    return groups;
  };
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto expected = groups_of(order, 1);
  CHECK(expected.size() == entries.size() - k_families);
  for (unsigned seed = 0; seed < 5; ++seed) {
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    CHECK(groups_of(order, 1 + seed) == expected);
  }
}

TEST_CASE("find_duplicates: a crowd of copies and of filled-in forms is done with soon", "[duplicates]") {
  Ideas ideas;
  const std::string form = text_of(120, 1);
  for (unsigned i = 0; i < 3000; ++i) ideas.add({"Đang cập nhật nội dung", "Nội dung sẽ được bổ sung trong thời gian tới nhé", i % 3});
  for (unsigned i = 0; i < 1500; ++i) ideas.add({"Ý tưởng " + std::to_string(i), form + text_of(90, 100 + i), i});
  const auto found = ideas.find({.jobs = 2});
  CHECK(std::count_if(found.begin(), found.end(), [](const Duplicate& duplicate) { return duplicate.kind == DuplicateKind::exact; }) == 2999);
  CHECK(found.size() == 2999);
}

TEST_CASE("group_candidates: only pairs that agree somewhere are asked about, and pairs join to groups", "[duplicates]") {
  std::vector<Signature> signatures(6);
  for (std::size_t i = 0; i < signatures.size(); ++i) signatures[i].fill(static_cast<std::uint8_t>(i + 1));
  signatures[3] = signatures[0];
  signatures[5] = signatures[0];
  signatures[4] = signatures[1];
  const std::vector<std::uint8_t> all(6, 1);
  std::set<std::pair<std::uint32_t, std::uint32_t>> asked;
  const auto groups = group_candidates(signatures, all, [&](std::uint32_t a, std::uint32_t b) {
    asked.insert({a, b});
    return true;
  });
  REQUIRE(groups.size() == 2);
  CHECK(groups[0] == std::vector<std::uint32_t>{0, 3, 5});
  CHECK(groups[1] == std::vector<std::uint32_t>{1, 4});
  CHECK(asked.count({2, 4}) == 0);
  CHECK(group_candidates(signatures, all, [](auto, auto) { return false; }).empty());
  std::vector<std::uint8_t> some = all;
  some[0] = some[4] = 0;
  CHECK(group_candidates(signatures, some, [](auto, auto) { return true; }) ==
        std::vector<std::vector<std::uint32_t>>{{3, 5}});
}

TEST_CASE("group_candidates: how often texts are read in vain is bounded", "[duplicates]") {
  constexpr std::size_t k_count = 2000;
  const std::vector<Signature> signatures(k_count, Signature{1, 2, 3});
  std::size_t asked = 0;
  group_candidates(signatures, std::vector<std::uint8_t>(k_count, 1), [&](auto, auto) {
    ++asked;
    return false;
  });
  CHECK(asked <= 32 * k_count);
}
