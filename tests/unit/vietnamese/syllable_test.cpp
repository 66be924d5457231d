#include "vietnamese/syllable.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/legacy_encode.hpp"
#include "vietnamese/letters.hpp"

using namespace trungbay::vietnamese;
using trungbay::support::to_text;

TEST_CASE("letter_of and to_code_point: every letter there and back", "[vietnamese]") {
  for (char32_t point = 0; point < 0x3000; ++point) {
    if (const auto letter = letter_of(point)) CHECK(to_code_point(*letter) == point);
  }
  CHECK(letter_of(U'ộ')->base == U'ô');
  CHECK(letter_of(U'Ộ')->tone == Tone::dot);
  CHECK(letter_of(U'Đ')->is_upper);
  CHECK_FALSE(letter_of(U'ø'));
  CHECK_FALSE(letter_of(U'1'));
}

TEST_CASE("is_syllable: words of the language", "[vietnamese]") {
  for (const std::u32string_view word :
       {U"nghiêng", U"Tiếng", U"VIỆT",  U"quốc",  U"quyền", U"quý",   U"quả",   U"giếng", U"gì",
        U"gìn",     U"giữ",   U"già",   U"khuỷu", U"thuở",  U"huơ",   U"khuya", U"ngoằn", U"ngoèo",
        U"hòa",     U"hoà",   U"thúy",  U"thuý",  U"khỏe",  U"khoẻ",  U"rượu",  U"hươu",  U"người",
        U"ý",       U"yêu",   U"ủy",    U"uỷ",    U"uống",  U"xoong", U"goòng", U"moóc",  U"toáy",
        U"xoáy",    U"ngoài", U"quạnh", U"quýt",  U"đẹp",   U"ẩn",    U"Ấp",    U"huỳnh"}) {
    CAPTURE(to_text(word));
    CHECK(is_syllable(word));
  }
}

TEST_CASE("is_syllable: what spelling does not allow", "[vietnamese]") {
  for (const std::u32string_view word :
       {U"",         U"ng",  U"đ",    U"café",  U"Müller", U"dôc",  U"hoc", U"đòc",
        U"baù",      U"tÕ",  U"TỉNH", U"ắ",     U"đớng",   U"xyz",  U"aa",  U"thếế",
        U"nghiêngg", U"ưa1", U"đợc",  U"trờng", U"mùá",    U"bòai", U"qú",  U"troòng"}) {
    CAPTURE(to_text(word));
    CHECK_FALSE(is_syllable(word));
  }
}

TEST_CASE("is_two_syllables: words run together", "[vietnamese]") {
  CHECK(is_two_syllables(U"ViệtNam"));
  CHECK(is_two_syllables(U"côngty"));
  CHECK_FALSE(is_two_syllables(U"café"));
  CHECK_FALSE(is_two_syllables(std::u32string(40, U'a')));
}
