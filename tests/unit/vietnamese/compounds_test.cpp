#include "vietnamese/compounds.hpp"

#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace trungbay::vietnamese;

TEST_CASE("holds_of: compounds and names, whatever marks stand around them", "[vietnamese]") {
  using Words = std::vector<std::string_view>;
  CHECK(holds_of(Words{"Tọa", "đàm:", "từ", "“ý", "tưởng”", "đến", "mô", "hình"}) ==
        std::vector<float>{1, 0, 0, 1, 0, 0, 1, 0});
  CHECK(holds_of(Words{"SÁNG", "KIẾN", "TRẺ"}) == std::vector<float>{1, 0, 0});
  CHECK(holds_of(Words{"Đoàn", "xã", "Tân", "Hiệp", "1"}) == std::vector<float>{0, 0, 0.4f, 0, 0});
  CHECK(holds_of(Words{"ý,", "tưởng"}) == std::vector<float>{0, 0});
  CHECK(holds_of(Words{}).empty());
}

TEST_CASE("keep_compounds: a no-break space inside words, names, counts", "[vietnamese]") {
  CHECK(keep_compounds("Mỗi đoàn viên một ý tưởng") == "Mỗi đoàn\u00a0viên một ý\u00a0tưởng");
  CHECK(keep_compounds("xã Kiên Giang: sáng kiến") == "xã Kiên\u00a0Giang: sáng\u00a0kiến");
  CHECK(keep_compounds("5 triệu ý tưởng năm 2019") == "5\u00a0triệu ý\u00a0tưởng năm\u00a02019");
  CHECK(keep_compounds("giai đoạn 2018, 14 lĩnh vực") == "giai đoạn\u00a02018, 14\u00a0lĩnh vực");
  CHECK(keep_compounds("a  b ") == "a  b ");
  CHECK(keep_compounds("").empty());
}

TEST_CASE("keep_compounds: no more than four syllables hold together", "[vietnamese]") {
  CHECK(keep_compounds("Lễ Ra Quân Toàn Tỉnh Năm Nay") == "Lễ Ra\u00a0Quân\u00a0Toàn\u00a0Tỉnh Năm\u00a0Nay");
}
