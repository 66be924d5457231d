#include <algorithm>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "vietnamese/collation.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/slug.hpp"

using namespace trungbay::vietnamese;

TEST_CASE("fold: all 134 Vietnamese letters with marks become their base letter", "[vietnamese]") {
  CHECK(fold("àáảãạăằắẳẵặâầấẩẫậ") == std::string(17, 'a'));
  CHECK(fold("ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ") == std::string(17, 'a'));
  CHECK(fold("èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ") == std::string(22, 'e'));
  CHECK(fold("ìíỉĩịÌÍỈĨỊ") == std::string(10, 'i'));
  CHECK(fold("òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ") == std::string(34, 'o'));
  CHECK(fold("ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ") == std::string(22, 'u'));
  CHECK(fold("ỳýỷỹỵỲÝỶỸỴ") == std::string(10, 'y'));
  CHECK(fold("đĐÐƉ") == "dddd");
}

TEST_CASE("fold: decomposed text folds like precomposed, other scripts stay", "[vietnamese]") {
  CHECK(fold("Tie\u0302\u0301ng Vie\u0323\u0302t ĐỔI MỚI") == "tieng viet doi moi");
  CHECK(fold("日本 Ω 🌾") == "日本 Ω 🌾");
}

TEST_CASE("fold_key: brackets, stars and punctuation do not count", "[vietnamese]") {
  CHECK(fold_key("Tên ý tưởng/sáng kiến (*)") == "ten y tuong sang kien");
  CHECK(fold_key("  Họ và tên:  ") == "ho va ten");
  CHECK(fold_key("Tỉnh / thành phố") == fold_key("tỉnh/thành phố"));
  CHECK(fold_key("Đã duyệt – nổi bật") == fold_key("đã duyệt - nổi bật"));
  CHECK(fold_key("yt_ten") == "yt ten");
  CHECK(fold_key("(1)") == "1");
  CHECK(fold_key("a (b") == "a b");
  CHECK(fold_key("***").empty());
  CHECK(fold_key(std::string(200'000, '(')).empty());
}

TEST_CASE("lower, upper and capitalised work on Vietnamese letters", "[vietnamese]") {
  CHECK(lower("ĐOÀN THANH NIÊN ỨNG Ự") == "đoàn thanh niên ứng ự");
  CHECK(upper("đoàn ứng ự") == "ĐOÀN ỨNG Ự");
  CHECK(capitalised("đổi mới") == "Đổi mới");
  CHECK(capitalised("“ý tưởng”") == "“Ý tưởng”");
  CHECK(capitalised("3 cây") == "3 cây");
}

TEST_CASE("to_slug: the documented vectors", "[vietnamese]") {
  CHECK(to_slug("Đoàn phường Bình Thuận – Quận 7: “Ý tưởng” số 1") ==
        "doan-phuong-binh-thuan-quan-7-y-tuong-so-1");
  CHECK(to_slug("Hòa/hoà THUỶ thủy") == "hoa-hoa-thuy-thuy");
  CHECK(to_slug("  --  ").empty());
  CHECK(to_slug("日本").empty());
}

TEST_CASE("to_slug: cut at a hyphen, Windows names avoided", "[vietnamese]") {
  CHECK(to_slug("mot hai ba bon", 11) == "mot-hai-ba");
  CHECK(to_slug("mot hai ba bon", 10) == "mot-hai-ba");
  CHECK(to_slug("mot hai ba bon", 9) == "mot-hai");
  CHECK(to_slug(std::string(200, 'x')).size() == k_slug_most_bytes);
  CHECK(to_slug("Con") == "con-1");
  CHECK(to_slug("COM3") == "com3-1");
  CHECK(to_slug("com") == "com");
  for (const char* good : {"moi-truong", "a", "7", "con-1"}) CHECK(is_slug(good));
  for (const char* bad : {"", "-a", "a-", "a--b", "A", "môi", "a_b", "con", "a/b", ".."})
    CHECK_FALSE(is_slug(bad));
}

TEST_CASE("Collator: names sort as a Vietnamese reader expects", "[vietnamese]") {
  const std::vector<std::string> sorted = {
      "Do", "Dũng", "Đinh", "Đỗ", "Nguyễn Văn Anh", "Nguyễn Văn Ánh", "Nguyễn Văn Ăn", "Nguyễn Văn Ân"};
  const std::vector<std::string> words = {"an", "ăn", "ân", "ấn", "ba", "Da", "dà", "do", "đa", "Đà",
                                          "đo", "ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"};
  Collator collator;
  for (const auto& expected : {sorted, words}) {
    auto shuffled = expected;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(7));
    std::sort(shuffled.begin(), shuffled.end(),
              [&](const auto& a, const auto& b) { return collator.sort_key(a) < collator.sort_key(b); });
    CHECK(shuffled == expected);
  }
  CHECK(collator.sort_key("").empty() == false);
  CHECK(collator.sort_key(std::string(100'000, 'x')).size() > 256);
}
