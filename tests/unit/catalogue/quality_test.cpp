#include "catalogue/quality.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::catalogue;
using ingest::IdeaField;
using workspace::GateAction;
using workspace::Gates;

namespace {

constexpr vietnamese::Date k_today{2023, 3, 26};
constexpr std::string_view k_title = "Ngôi nhà xanh đổi chai nhựa lấy tập vở";
constexpr std::string_view k_body =
    "Huyện đoàn hàn ba khung thép hình ngôi nhà, vách lưới, đặt ở cổng chợ, bến đò và sân trường. Mỗi ký chai, người mang "
    "tới được một tem; mười tem đổi một quyển tập cho con đi học.";

JudgedIdea good() {
  JudgedIdea idea;
  idea.title = k_title;
  idea.body[0] = k_body;
  idea.date = {2023, 3, 18};
  return idea;
}

JudgedIdea titled(std::string_view title) {
  auto idea = good();
  idea.title = title;
  return idea;
}

JudgedIdea with_body(std::string_view body) {
  auto idea = good();
  idea.body[0] = body;
  return idea;
}

std::vector<Code> codes(const JudgedIdea& idea, const Gates& gates = {}) {
  std::vector<Code> found;
  for (const auto& finding : check_quality(idea, gates, k_today)) found.push_back(finding.code);
  return found;
}

using Codes = std::vector<Code>;

}  // namespace

TEST_CASE("check_quality: a good idea passes, whole or in parts, as text, Markdown or HTML", "[quality]") {
  CHECK(codes(good()).empty());
  CHECK(codes(with_body("<p>" + std::string(k_body) + "</p>")).empty());
  CHECK(codes(with_body("## Thực trạng\n\n" + std::string(k_body) + "\n\n- Giải pháp: " + std::string(k_body.substr(0, 90)))).empty());
  auto parts = good();
  parts.body = {"", "Chợ mỗi phiên thải ra gần hai tạ chai nhựa và vỏ lon, phần lớn bị quét xuống kênh.", k_body,
                "Chai nhựa thành tập vở.", "Sau bốn tháng gom 1.380 kg chai nhựa.", "Chợ xã, trường học."};
  CHECK(codes(parts).empty());
  auto summarised = with_body("");
  summarised.summary = k_body;
  CHECK(codes(summarised).empty());
}

TEST_CASE("check_quality: titles", "[quality]") {
  SECTION("too short") {
    for (const auto title : {"A", "Thùng rác", "Vườn rau", "Tủ sách"}) {
      CAPTURE(title);
      CHECK(codes(titled(title)) == Codes{title == std::string_view("A") ? Code::placeholder_text : Code::title_short});
    }
    CHECK(codes(titled("Vườn rau 1")).empty());  // ten characters, not bytes
  }
  SECTION("too long") {
    std::string title;
    while (title.size() < 260) title += "Mô hình trồng rau sạch ";
    CHECK(codes(titled(title.substr(0, 201 + 60))).size() == 1);
    std::string exact;
    for (int i = 0; i < 50; ++i) exact += "Đẹp ";
    CHECK(codes(titled(exact)).empty());
    CHECK(codes(titled(exact + "ế")) == Codes{Code::title_long});
  }
  SECTION("in capitals") {
    for (const auto title : {"NGÔI NHÀ XANH ĐỔI CHAI NHỰA", "SANG KIEN BAO VE MOI TRUONG XANH", "MÁY LỌC NƯỚC TỰ CHẾ GIÁ RẺ CHO XÃ ĐẢO 5 kg"}) {
      CAPTURE(title);
      const auto found = codes(titled(title));
      CHECK(std::find(found.begin(), found.end(), Code::title_capitals) != found.end());
    }
    for (const auto title : {"CLB STEM THPT ABC", "Mô hình CLB STEM của THPT chuyên", "VNEN và VNeID cho bà con", "Ngôi Nhà Xanh Đổi Chai Nhựa",
                             "ĐTN xã A"}) {
      CAPTURE(title);
      const auto found = codes(titled(title));
      CHECK(std::find(found.begin(), found.end(), Code::title_capitals) == found.end());
    }
  }
}

TEST_CASE("check_quality: placeholders, told once and where they stand", "[quality]") {
  for (const auto text : {"abc", "test", "TEST", "xxx", "XX XX", "...", "…", "-", "---", "đang cập nhật", "Đang cập nhật…", "(chưa có)", "Chưa có",
                          "Chua co", "không có", "nội dung", "Nội dung:", "N/A", "null", "Sẽ bổ sung sau.", "asdf", "aaaaaaa",
                          "Lorem ipsum dolor sit amet, consectetur", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                          "Xem file đính kèm", "<p>Đang cập nhật</p>", "<p>…</p>"}) {
    CAPTURE(text);
    CHECK(codes(with_body(text)) == Codes{Code::placeholder_text});
    if (std::string_view(text).front() != '<') CHECK(codes(titled(text)) == Codes{Code::placeholder_text});
    auto beside = good();
    beside.body[4] = text;
    const auto findings = check_quality(beside, {}, k_today);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].field == IdeaField::benefit);
  }
  for (const auto text : {"100", "50.000.000 đồng", "Có", "Nhanh hơn", "Không còn rác nổi", "Chưa có nơi nào làm", "Nội dung mới", "5"}) {
    CAPTURE(text);
    auto beside = good();
    beside.body[4] = text;
    CHECK(codes(beside).empty());
  }
}

TEST_CASE("check_quality: bodies that are missing or too short", "[quality]") {
  CHECK(codes(with_body("")) == Codes{Code::body_missing});
  CHECK(codes(with_body("Gom chai nhựa đổi lấy tập vở.")) == Codes{Code::body_short});
  std::string twenty;
  for (int i = 0; i < 19; ++i) twenty += "gạo" + std::to_string(i) + " ";
  CHECK(codes(with_body(twenty)) == Codes{Code::body_short});
  CHECK(codes(with_body(twenty + "nếp")).empty());
  // All parts and the summary count together.
  auto parts = with_body("Gom chai nhựa đổi lấy tập vở cho học sinh.");
  parts.body[4] = "Gom 1.380 kg chai nhựa, đổi 640 quyển tập.";
  parts.summary = "Đổi chai lấy tập";
  CHECK(codes(parts).empty());
  const auto findings = check_quality(with_body("Gom chai nhựa."), {}, k_today);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].field == IdeaField::content);
  CHECK(findings[0].setting == "body_short");
  CHECK(findings[0].arguments.at(0).value == "3");
}

TEST_CASE("check_quality: boilerplate", "[quality]") {
  SECTION("the body is the title") {
    CHECK(codes(with_body(k_title)) == Codes{Code::body_repeats_title});
    CHECK(codes(with_body(std::string(k_title) + ".\n" + std::string(k_title))) == Codes{Code::body_repeats_title});
    CHECK(codes(with_body("NGOI NHA XANH: doi chai nhua lay tap vo")) == Codes{Code::body_repeats_title, Code::text_unaccented});
    CHECK(codes(with_body("Nội dung: " + std::string(k_title))) == Codes{Code::body_repeats_title});
    CHECK(codes(with_body(std::string(k_title) + ". " + std::string(k_body))).empty());
  }
  SECTION("only prompts and headings") {
    for (const auto body : {"Nêu rõ thực trạng trước khi có ý tưởng.", "Mô tả ngắn gọn ý tưởng (không quá 500 từ)",
                            "Thực trạng: Nêu rõ vấn đề cần giải quyết.\nGiải pháp: Trình bày rõ các bước thực hiện.\nHiệu quả:",
                            "1. Thực trạng\n2. Giải pháp\n3. Hiệu quả", "I. Tính mới: nêu những điểm mới so với trước đây",
                            "<p>Thực trạng</p><p>Nêu rõ vấn đề</p>"}) {
      CAPTURE(body);
      CHECK(codes(with_body(body)) == Codes{Code::body_only_prompts});
    }
    CHECK(codes(with_body("Nêu rõ thực trạng. " + std::string(k_body))).empty());
    CHECK(codes(with_body("Thực trạng: " + std::string(k_body))).empty());
  }
  SECTION("one sentence again and again") {
    const std::string sentence = "Chi đoàn đặt ba thùng rác có vạch chia ở cổng chợ.";
    CHECK(codes(with_body(sentence + " " + sentence + " " + sentence)) == Codes{Code::body_repeats_itself});
    auto copied = with_body(k_body);
    copied.body[1] = k_body;
    copied.body[2] = k_body;
    CHECK(codes(copied) == Codes{Code::body_repeats_itself});
    CHECK(codes(with_body(sentence + " " + sentence + " " + std::string(k_body))).empty());
    CHECK(codes(with_body("Đạt 100 %. Đạt 100 %. Đạt 100 %. " + std::string(k_body))).empty());
  }
}

TEST_CASE("check_quality: dates in the future or before the movement", "[quality]") {
  const auto dated = [](vietnamese::Date date, vietnamese::Date approved = {}) {
    auto idea = good();
    idea.date = date;
    idea.approved_date = approved;
    return codes(idea);
  };
  CHECK(dated({2023, 3, 26}).empty());
  CHECK(dated({2023, 3, 0}).empty());
  CHECK(dated({2023, 0, 0}).empty());
  CHECK(dated({}).empty());
  CHECK(dated({2000, 1, 1}).empty());
  CHECK(dated({2023, 3, 27}) == Codes{Code::date_unlikely});
  CHECK(dated({2023, 4, 0}) == Codes{Code::date_unlikely});
  CHECK(dated({2032, 0, 0}) == Codes{Code::date_unlikely});
  CHECK(dated({1999, 12, 31}) == Codes{Code::date_unlikely});
  CHECK(dated({2023, 3, 1}, {2033, 3, 1}) == Codes{Code::date_unlikely});
  CHECK(dated({2033, 3, 1}, {2033, 3, 1}) == Codes{Code::date_unlikely});  // once
}

TEST_CASE("check_quality: language", "[quality]") {
  const std::string unaccented =
      "Chi doan dat ba thung rac co vach chia o cong cho de ai bo dung ngan thi duoc mot tem, muoi tem doi mot quyen tap.";
  const std::string english =
      "The students collect plastic bottles at the market and exchange them for notebooks every week of the school year, all winter long.";
  SECTION("without marks: the body, or the title alone") {
    const auto findings = check_quality(with_body(unaccented), {}, k_today);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == Code::text_unaccented);
    CHECK(findings[0].field == IdeaField::content);
    const auto title = check_quality(titled("Sang kien bao ve moi truong"), {}, k_today);
    REQUIRE(title.size() == 1);
    CHECK(title[0].code == Code::text_unaccented);
    CHECK(title[0].field == IdeaField::title);
  }
  SECTION("another language") {
    CHECK(codes(with_body(english)) == Codes{Code::text_not_vietnamese});
    CHECK(codes(with_body("<p>" + english + "</p>")) == Codes{Code::text_not_vietnamese});
  }
  SECTION("foreign names are not another language") {
    CHECK(codes(titled("Smart Green City Platform for Youth")).empty());
    CHECK(codes(titled("Ứng dụng “Smart Green City Platform for Youth Unions”")).empty());
    CHECK(codes(with_body(std::string(k_body) + " Phần mềm \"" + english.substr(0, 90) + "\" do nhóm tự viết.")).empty());
  }
}

TEST_CASE("check_quality: each check obeys its own setting", "[quality]") {
  struct Case {
    GateAction Gates::*setting;
    JudgedIdea idea;
    std::string_view name;
  };
  auto old = good();
  old.date = {1990, 1, 1};
  const Case cases[] = {
      {&Gates::title_length, titled("Vườn rau"), "title_length"},
      {&Gates::title_capitals, titled("NGÔI NHÀ XANH ĐỔI CHAI NHỰA"), "title_capitals"},
      {&Gates::body_short, with_body("Gom chai nhựa."), "body_short"},
      {&Gates::boilerplate, with_body("Nêu rõ thực trạng của địa phương cơ quan đơn vị trước khi có ý tưởng sáng kiến này và những điều chưa tốt"), "boilerplate"},
      {&Gates::placeholder, with_body("Đang cập nhật"), "placeholder"},
      {&Gates::not_vietnamese, titled("Sang kien bao ve moi truong"), "not_vietnamese"},
      {&Gates::date_unlikely, old, "date_unlikely"},
  };
  for (const auto& [setting, idea, name] : cases) {
    CAPTURE(name);
    for (const auto action : {GateAction::warn, GateAction::withhold}) {
      Gates gates;
      gates.*setting = action;
      const auto findings = check_quality(idea, gates, k_today);
      REQUIRE(findings.size() == 1);
      CHECK(findings[0].action == action);
      CHECK(findings[0].setting == name);
    }
    Gates gates;
    gates.*setting = GateAction::off;
    gates.body_short = GateAction::off;  // an ignored placeholder is a short body
    CHECK(codes(idea, gates).empty());
  }
}

TEST_CASE("check_quality: any bytes give findings, never a crash", "[quality]") {
  std::string noise;
  for (int i = 0; i < 300'000; ++i) noise += static_cast<char>(i * 131 + i / 251);
  auto idea = titled(std::string_view(noise).substr(0, 1000));
  idea.summary = std::string_view(noise).substr(7, 5000);
  for (auto& part : idea.body) part = noise;
  check_quality(idea, {}, k_today);
  for (const std::string_view part : {"\"\"\"\"\"\"", "::::\n\n....", "<<<<&&&&", "\xF0\x9F", ".", "!?"}) {
    check_quality(with_body(part), {}, k_today);
    check_quality(titled(part), {}, k_today);
  }
  std::string quotes(200'000, '"');
  check_quality(with_body(quotes), {}, k_today);
}
