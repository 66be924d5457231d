#include "vietnamese/repair.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/legacy_encode.hpp"
#include "vietnamese/broken_scan.hpp"

using namespace trungbay::vietnamese;

namespace {

struct Mended {
  std::string text;
  Repairs repairs;
};

Mended mend(std::string_view text, TextKind kind = TextKind::plain, RepairHints hints = {}) {
  std::string scratch;
  Mended mended;
  mended.text = repair(text, scratch, mended.repairs, kind, hints);
  return mended;
}

std::string text_of(std::string_view text) {
  return mend(text).text;
}

// Exactly these kinds, once each.
bool only(const Repairs& repairs, std::initializer_list<RepairKind> kinds) {
  Repairs expected;
  for (const auto kind : kinds) expected[kind] = 1;
  return repairs.counts == expected.counts;
}

}  // namespace

TEST_CASE("repair: what a lost control character has kept apart is looked at again", "[repair]") {
  // In VNI's letters "íT" is "ỚT"; a zero byte stood between the letter and its mark.
  const Mended once = mend(std::string_view("i\0\u0301T", 5), TextKind::plain, {false, true});
  CHECK(mend(once.text, TextKind::plain, {false, true}).text == once.text);
}

TEST_CASE("repair: TCVN3, the vectors of real pages", "[repair]") {
  CHECK(text_of("Víi chñ ®Ò c«ng t¸c n¨m 2010") == "Với chủ đề công tác năm 2010");
  CHECK(text_of("huyÖn §¹i Tõ") == "huyện Đại Từ");
  CHECK(text_of("C«ng tr×nh thanh niªn") == "Công trình thanh niên");
  CHECK(only(mend("C«ng tr×nh thanh niªn").repairs, {RepairKind::tcvn3}));
}

TEST_CASE("repair: TCVN3 that lost its soft hyphens gets its ư back where spelling tells", "[repair]") {
  const auto mended = mend("®Ó viÕt ®îc cuèn sö truyÒn thèng");
  CHECK(mended.text == "để viết được cuốn sử truyền thống");
  CHECK(only(mended.repairs, {RepairKind::tcvn3, RepairKind::horn_restored}));
  CHECK(text_of("tr­êng häc lµ n¬i §oµn viªn g¾n bã") == "trường học là nơi Đoàn viên gắn bó");
}

TEST_CASE("repair: ơ without its ư", "[repair]") {
  CHECK(text_of("ý tởng") == "ý tưởng");
  CHECK(text_of("nớc") == "nước");
  CHECK(text_of("rợu") == "rượu");
  CHECK(text_of("TRỜNG ĐỢC Ơng đờng, Trờng Sơn") == "TRƯỜNG ĐƯỢC Ương đường, Trường Sơn");
  CHECK(text_of("mơ cơm đơn được trường") == "mơ cơm đơn được trường");
  CHECK(mend("mơ cơm đơn được trường").repairs == Repairs{});
}

TEST_CASE("repair: what may have lost its ư is told, not guessed", "[repair]") {
  CHECK(mend("mọi ngời đợc học").repairs[RepairKind::horn_doubtful] == 1);
  CHECK(mend("đợc nh ý").text == "được nh ý");
  CHECK(mend("đợc nh ý").repairs[RepairKind::horn_doubtful] == 1);
  CHECK(mend("ngời sáng, mời bạn, mẹ cha").repairs == Repairs{});
  CHECK(mend("viÖc nh thÕ").repairs[RepairKind::horn_doubtful] == 1);
}

TEST_CASE("repair: capitals of .VnTimeH, and toned capitals as converters write them", "[repair]") {
  CHECK(text_of("TØNH §OµN KI£N GIANG") == "TỈNH ĐOÀN KIÊN GIANG");
  CHECK(text_of("§µ N½NG QUYÕT §ÞNH") == "ĐÀ NẴNG QUYẾT ĐỊNH");
  CHECK(text_of("Y´ t­ëng") == "Y´ tưởng");
  CHECK(text_of("Uñy ban, £ §ª, A¸nh s¸ng") == "Ủy ban, Ê Đê, Ánh sáng");
}

TEST_CASE("repair: short forms, prices and names in TCVN3", "[repair]") {
  CHECK(text_of("Q§-TW §TN c«ng t¸c §oµn, §/c Minh, gi¸ 500.000®") ==
        "QĐ-TW ĐTN công tác Đoàn, Đ/c Minh, giá 500.000đ");
  CHECK(text_of("§¾k L¾k, Kr«ng N«, c«ngty, ViÖtNam ®Õn c¸c x·") ==
        "Đắk Lắk, Krông Nô, côngty, ViệtNam đến các xã");
}

TEST_CASE("repair: VNI", "[repair]") {
  CHECK(text_of("Xin chaøo caùc baïn") == "Xin chào các bạn");
  CHECK(text_of("PHONG TRAØO THI ÑUA TRÖÔØNG") == "PHONG TRÀO THI ĐUA TRƯỜNG");
  CHECK(text_of("Khaùc") == "Khác");
  CHECK(text_of("kyû luaät, myõ thuaät, KYÛ NIEÄM, MYÕ") == "kỷ luật, mỹ thuật, KỶ NIỆM, MỸ");
  CHECK(only(mend("Xin chaøo caùc baïn").repairs, {RepairKind::vni}));
}

TEST_CASE("repair: the letters of both encodings, each by itself in a word", "[repair]") {
  for (const auto row : trungbay::support::k_vowel_rows) {
    for (const char32_t vowel : row) {
      const std::string word = "b" + trungbay::support::to_text(std::u32string(1, vowel));
      const bool is_upper = vowel < 0x80 ? vowel < U'a'
                                         : row[0] < U'a' || std::u32string_view(U"ĂÂÊÔƠƯ").find(row[0]) !=
                                                                std::u32string_view::npos;
      if (is_upper) continue;  // "bÁ" is no word in any encoding
      const std::string tail = row[0] == U'ă' ? "n" : row[0] == U'â' ? "u" : "";
      const std::string sentence = "đội bạn " + word + tail + " với các bạn trẻ, việc đã được giải quyết";
      CAPTURE(sentence);
      CHECK(text_of(trungbay::support::in_tcvn3(sentence)) == sentence);
      CHECK(text_of(trungbay::support::in_vni(sentence)) == sentence);
    }
  }
}

TEST_CASE("repair: old fonts beside Unicode in one text", "[repair]") {
  CHECK(text_of("Xin chµo. Đoàn viên ưu tú c«ng t¸c tèt, học tập giỏi") ==
        "Xin chào. Đoàn viên ưu tú công tác tốt, học tập giỏi");
  CHECK(text_of("Ñoaøn vieân ưu tú được khen thưởng") == "Đoàn viên ưu tú được khen thưởng");
  const auto both = mend("C«ng t¸c §oµn năm nay. Phong traøo thieáu nhi.");
  CHECK(both.text == "Công tác Đoàn năm nay. Phong trào thiếu nhi.");
  CHECK(only(both.repairs, {RepairKind::tcvn3, RepairKind::vni}));
}

TEST_CASE("repair: a single word is enough where an encoding is expected", "[repair]") {
  CHECK(mend("Häc sinh").text == "Häc sinh");
  CHECK(mend("Häc sinh", TextKind::plain, {true, false}).text == "Học sinh");
  CHECK(mend("Baïn").text == "Baïn");
  CHECK(mend("Baïn", TextKind::plain, {false, true}).text == "Bạn");
  CHECK(mend("Thú y, 5 µm, 1½ m, café", TextKind::plain, {true, true}).text == "Thú y, 5 µm, 1½ m, café");
}

TEST_CASE("repair: UTF-8 read as Windows-1252, once, twice, and with its no-break spaces lost", "[repair]") {
  CHECK(text_of("Tiáº¿ng Viá»‡t Ä‘Æ°á»£c") == "Tiếng Việt được");
  CHECK(text_of("TiÃ¡ÂºÂ¿ng ViÃ¡Â»â€¡t") == "Tiếng Việt");
  CHECK(text_of("lÃ m cÃ¢y, lÃ  hoa, tÃnh xÃ£") == "làm cây, là hoa, tính xã");
  CHECK(text_of("â€œÃ\u009D tÆ°á»Ÿngâ€\u009D â€“ ðŸŒ¾") == "“Ý tưởng” – 🌾");
  CHECK(only(mend("Tiáº¿ng Viá»‡t").repairs, {RepairKind::utf8}));
}

TEST_CASE("repair: Windows-1258 read as Windows-1252", "[repair]") {
  CHECK(text_of("Tiêìng Viêòt ðýõòc Ðoàn") == "Tiếng Việt được Đoàn");
  CHECK(only(mend("Tiêìng Viêòt ðýõòc").repairs, {RepairKind::cp1258}));
}

TEST_CASE("repair: escapes are undone once more than they were made", "[repair]") {
  CHECK(text_of("Ti&#7871;ng Vi&#x1EC7;t &ecirc; Ti\\u1ebfng \\ud83c\\udf3e") == "Tiếng Việt ê Tiếng 🌾");
  CHECK(text_of("Tom &amp; Jerry &lt;3 &amp;#7871;") == "Tom & Jerry <3 ế");
  CHECK(only(mend("Ti&#7871;ng").repairs, {RepairKind::escaped}));
}

TEST_CASE("repair: in markup, entities that could be markup stay", "[repair]") {
  CHECK(mend("&lt;b&gt; Ti&#7871;ng &amp;lt; &#38; &#60;", TextKind::markup).text ==
        "&lt;b&gt; Tiếng &amp;lt; &#38; &#60;");
}

TEST_CASE("repair: decomposed letters, look-alikes and invisible characters are counted apart", "[repair]") {
  CHECK(only(mend("Tie\u0302\u0301ng Vi\u00EA\u0323t").repairs, {RepairKind::composed}));
  CHECK(only(mend("\u00D0oàn \u0189ội").repairs, {RepairKind::lookalike}));
  CHECK(only(mend("Đoàn\u00A0viên\u200B").repairs, {RepairKind::invisible}));
  CHECK(mend("\u00D0oàn\u00A0vie\u0302n").text == "Đoàn viên");
}

TEST_CASE("repair: words whose letters became question marks are counted", "[repair]") {
  CHECK(mend("Ti?ng Vi?t ???c ?oàn").repairs.damaged_words == 4);
  CHECK(mend("Ti\uFFFDng Vi\uFFFDt").repairs.damaged_words == 2);
  CHECK(mend("H?i LHTN Vi?t Nam").repairs.damaged_words == 2);
  CHECK(mend("TR??NG THPT ??NG H?NG").repairs.damaged_words == 2);
  for (const auto* clean :
       {"Vì sao?vì thế", "Thật không?Có", "Được không? Được.", "gì??? Không!", "https://a.vn/?q=1&x=?t",
        "www.a.vn/b?cd", "id?x=1", "?", "??? ...", "(?)", "Ai làm? – Tôi."}) {
    CAPTURE(clean);
    CHECK(mend(clean).repairs.damaged_words == 0);
  }
}

TEST_CASE("repair: headers are mended with an eye on one another", "[repair]") {
  const std::vector<std::string> headers = {"Maõ", "Teân yù töôûng", "Ñôn vò", "Ngaøy göûi"};
  CHECK(repaired_headers(headers) == std::vector<std::string>{"Mã", "Tên ý tưởng", "Đơn vị", "Ngày gửi"});
  const std::vector<std::string> old = {"M\u00B7", "T\u00AAn", "Tr\u00B9ng th\u00B8i", " Ng\u00ADêi  duyÖt "};
  std::vector<Repairs> repairs;
  CHECK(repaired_headers(old, &repairs) ==
        std::vector<std::string>{"Mã", "Tên", "Trạng thái", "Người duyệt"});
  CHECK(repairs.size() == 4);
  CHECK(repaired_headers(std::vector<std::string>{}).empty());
}

TEST_CASE("repair: a clean text is given back without a copy and without a look", "[repair]") {
  std::string scratch;
  Repairs repairs;
  const std::string_view text = "Mỗi đoàn viên một ý tưởng – “sáng tạo trẻ”, 5.000₫ 🌾, QUYẾT ĐỊNH 12/QĐ-ĐTN";
  CHECK_FALSE(looks_broken(text));
  CHECK(repair(text, scratch, repairs).data() == text.data());
}

TEST_CASE("repair: what a dropped control character had kept apart is mended at once", "[repair]") {
  CHECK(text_of("A &\x01lt; B") == "A < B");
  CHECK(text_of("Te\x01ân") == "Tên");
}
