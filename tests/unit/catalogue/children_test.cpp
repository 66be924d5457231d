#include "catalogue/privacy/children.hpp"

#include <fstream>
#include <map>

#include "base/utf8.hpp"
#include "catalogue/privacy/author_names.hpp"
#include "catalogue/privacy/school_words.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::catalogue;

namespace {

bool judge(const std::map<std::string, std::string>& record) {
  const auto value = [&](const char* key) {
    const auto found = record.find(key);
    return found == record.end() ? std::string_view() : std::string_view(found->second);
  };
  AuthorClues clues;
  clues.group_is_childrens = is_childrens_group(value("group"));
  clues.age = value("age");
  clues.birth = value("birth");
  clues.school_class = value("class");
  clues.school = value("school");
  clues.role = value("role");
  clues.unit = value("unit");
  clues.authors = value("authors");
  const AuthorCell authors = read_author_cell(clues.authors);
  clues.names = authors.names;
  clues.are_adults = authors.has_adults && authors.names.empty();
  const std::string_view texts[] = {value("text")};
  clues.texts = texts;
  clues.date = vietnamese::parse_date(value("date")).value_or(vietnamese::Date{2023, 3, 26});
  return is_childs(clues);
}

}  // namespace

TEST_CASE("is_childs: every line of the table", "[privacy]") {
  std::ifstream file(TRUNGBAY_SOURCE_DIR "/tests/data/children.txt");
  std::size_t lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    INFO(line);
    ++lines;
    std::map<std::string, std::string> record;
    std::string_view rest = line;
    const std::string_view verdict = rest.substr(0, rest.find(" | "));
    REQUIRE((verdict == "child" || verdict == "adult"));
    for (auto bar = rest.find(" | "); bar != std::string_view::npos; bar = rest.find(" | ")) {
      rest.remove_prefix(bar + 3);
      const std::string_view part = rest.substr(0, rest.find(" | "));
      const auto colon = part.find(": ");
      REQUIRE(colon != std::string_view::npos);
      record.emplace(part.substr(0, colon), part.substr(colon + 2));
    }
    CHECK(judge(record) == (verdict == "child"));
  }
  CHECK(lines >= 80);
}

TEST_CASE("read_consent: only a clear yes is one", "[privacy]") {
  for (const auto* yes : {"Đồng ý", "có", "x", "X", "1", "true", "đã có phiếu đồng ý của phụ huynh",
                          "Đã có phiếu", "✓", "Phụ huynh đồng ý", "Cho phép"}) {
    INFO(yes);
    CHECK(read_consent(yes) == Consent::given);
  }
  for (const auto* no : {"Không", "không đồng ý", "0", "false", "Ẩn danh", "ẩn danh tác giả", "Chưa",
                         "chưa đồng ý", "Có (ẩn danh)", "Chỉ nội bộ", "từ chối"}) {
    INFO(no);
    CHECK(read_consent(no) == Consent::refused);
  }
  for (const auto* unsaid : {"", "-", "xem hồ sơ", "12/3/2023"}) {
    INFO(unsaid);
    CHECK(read_consent(unsaid) == Consent::unsaid);
  }
}

TEST_CASE("clue_of_header: columns that tell an age, a class or a school", "[privacy]") {
  CHECK(clue_of_header("Tuổi") == ClueColumn::age);
  CHECK(clue_of_header("Ngày sinh") == ClueColumn::birth);
  CHECK(clue_of_header("Năm sinh (*)") == ClueColumn::birth);
  CHECK(clue_of_header("Ngày, tháng, năm sinh") == ClueColumn::birth);
  CHECK(clue_of_header("Lớp") == ClueColumn::school_class);
  CHECK(clue_of_header("Trường") == ClueColumn::school);
  CHECK(clue_of_header("Tên trường") == ClueColumn::school);
  CHECK(clue_of_header("Trưởng nhóm") ==
        ClueColumn::school);  // folded alike; what no school is, tells nothing
  CHECK(clue_of_header("Đơn vị") == ClueColumn::none);
  CHECK(clue_of_header("Nội dung") == ClueColumn::none);
}

TEST_CASE("initials_of: first letters of all words", "[privacy]") {
  CHECK(initials_of("Nguyễn Văn An") == "N.V.A.");
  CHECK(initials_of("Đỗ Thị Ánh") == "Đ.T.Á.");
  CHECK(initials_of("trần bình") == "T.B.");
  CHECK(initials_of("An") == "An");
  CHECK(initials_of("") == "");
}

TEST_CASE("read_author_cell: children in initials, without class and school; adults as they are",
          "[privacy]") {
  const auto shortened = [](std::string_view cell) { return read_author_cell(cell).shortened; };
  CHECK(shortened("Nguyễn Văn An") == "N.V.A.");
  CHECK(shortened("Em Nguyễn Văn An") == "N.V.A.");
  CHECK(shortened("Nguyễn Văn An (lớp 5A, Trường TH Đông Hưng)") == "N.V.A.");
  CHECK(shortened("Nguyễn Văn An - 5A") == "N.V.A.");
  CHECK(shortened("Nguyễn Văn An lớp 5A") == "N.V.A.");
  CHECK(shortened("Nguyễn Văn An, Trần Thị Bình") == "N.V.A., T.T.B.");
  CHECK(shortened("Nguyễn Văn An và Trần Bình") == "N.V.A., T.B.");
  CHECK(shortened("1. Nguyễn Văn An\n2. Trần Bình") == "N.V.A.\nT.B.");
  CHECK(shortened("Nguyễn Văn An (5A)\nTrần Bình (4B)") == "N.V.A.\nT.B.");
  CHECK(shortened("NGUYỄN VĂN AN") == "N.V.A.");
  CHECK(shortened("nguyễn văn an") == "N.V.A.");
  CHECK(shortened("An, Bình") == "An, Bình");
  CHECK(shortened("Nhóm học sinh lớp 5A") == "Nhóm học sinh");
  CHECK(shortened("Tập thể lớp 5A Trường TH Đông Hưng") == "Tập thể");
  CHECK(shortened("Nhóm đội viên một liên đội THCS") == "Nhóm đội viên");
  CHECK(shortened("Nguyễn Văn An\nGVHD: Trần Văn Bình") == "N.V.A.\nGVHD – Trần Văn Bình");
  CHECK(shortened("Nguyễn Văn An\nTrần Văn Bình (giáo viên)") == "N.V.A.\nTrần Văn Bình – giáo viên");
  CHECK(shortened("Nguyễn Văn An\nCô Trần Thị Lan") == "N.V.A.\nCô Trần Thị Lan");
  CHECK(shortened("Nguyễn Văn An, 12 tuổi") == "N.V.A.");
  CHECK(shortened("") == "");

  CHECK(read_author_cell("Em Nguyễn Văn An (lớp 5A); Bình").names ==
        std::vector<std::string>{"Nguyễn Văn An"});
  CHECK(read_author_cell("GVHD: Trần Văn Bình").names.empty());
  // The longest first, so that no part of a name is left beside initials.
  CHECK(read_author_cell("Trần Bình\nTrần Bình Minh Anh").names ==
        std::vector<std::string>{"Trần Bình Minh Anh", "Trần Bình"});
}

TEST_CASE("without_names: any case, with or without diacritics", "[privacy]") {
  const std::vector<std::string> names{"Nguyễn Văn An", "Hoa Mai"};
  const auto shortened = [&](std::string_view text) {
    return without_names(text, names, NameForm::initials);
  };
  CHECK(shortened("Bạn Nguyễn Văn An làm.") == "Bạn N.V.A. làm.");
  CHECK(shortened("NGUYỄN VĂN AN; nguyen van an; Nguyễn  Văn An") == "N.V.A.; N.V.A.; N.V.A.");
  CHECK(shortened("Nguyễn Văn Anh") == "Nguyễn Văn Anh");
  CHECK(shortened("cành hoa mai của Hoa Mai") == "cành hoa mai của H.M.");
  CHECK(shortened("<b>Nguyễn</b> Văn An") == "<b>N.V.A.</b>");
  CHECK(shortened("Cùng em Trần Thị Bình và cháu Lê Cúc") == "Cùng em T.T.B. và cháu L.C.");
  CHECK(shortened("Học sinh Hà Nội, Bác Hồ") == "Học sinh Hà Nội, Bác Hồ");
  CHECK(without_names("Nguyễn Văn An làm", names, NameForm::hidden) == "[đã ẩn tên] làm");
  CHECK(spells_name("media/nguyen-van-an.jpg", names));
  CHECK(spells_name("NguyenVanAn_5A.png", names));
  CHECK_FALSE(spells_name("media/thung-rac.jpg", names));
}

TEST_CASE("without_classes_and_schools: names go, kinds stay", "[privacy]") {
  const auto without = [](std::string_view text) { return without_classes_and_schools(text); };
  CHECK(without("Thư viện của lớp 5A Trường TH Đông Hưng 2, huyện An Minh") ==
        "Thư viện của lớp [đã ẩn] Trường TH [đã ẩn], huyện An Minh");
  CHECK(without("Trường Trung học cơ sở Nguyễn Du rất đẹp") == "Trường Trung học cơ sở [đã ẩn] rất đẹp");
  CHECK(without("Lớp: 9/2") == "Lớp: [đã ẩn]");
  CHECK(without("Liên đội Trường THCS Nguyễn Du") == "Liên đội Trường THCS [đã ẩn]");
  CHECK(without("nhà trường và trường tiểu học") == "nhà trường và trường tiểu học");
  CHECK(without("môi trường, lớp học, tầng lớp 1990") == "môi trường, lớp học, tầng lớp 1990");
  CHECK(without("") == "");
}
