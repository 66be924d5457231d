// Clean Vietnamese → what old programs and wrong tables make of it: the other direction of
// vietnamese/repair.hpp, written from the tables' definitions and not from the decoders'.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace trungbay::support {

inline std::u32string to_points(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    points += point.value;
    i += point.size;
  }
  return points;
}

inline std::string to_text(std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

// Rows of a vowel and its tones: level, huyền, hỏi, ngã, sắc, nặng.
inline constexpr std::array<std::u32string_view, 24> k_vowel_rows = {
    U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ", U"êềểễếệ", U"iìỉĩíị", U"oòỏõóọ", U"ôồổỗốộ",
    U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ", U"AÀẢÃÁẠ", U"ĂẰẲẴẮẶ", U"ÂẦẨẪẤẬ", U"EÈẺẼÉẸ",
    U"ÊỀỂỄẾỆ", U"IÌỈĨÍỊ", U"OÒỎÕÓỌ", U"ÔỒỔỖỐỘ", U"ƠỜỞỠỚỢ", U"UÙỦŨÚỤ", U"ƯỪỬỮỨỰ", U"YỲỶỸÝỴ"};

// Row and tone of a vowel; row 24 for anything else.
inline std::pair<std::size_t, std::size_t> find_vowel(char32_t point) {
  for (std::size_t row = 0; row < k_vowel_rows.size(); ++row) {
    const std::size_t tone = k_vowel_rows[row].find(point);
    if (tone != std::u32string_view::npos) return {row, tone};
  }
  return {k_vowel_rows.size(), 0};
}

// Fonts .VnTime; toned capitals as the capital and the small letter's code, as converters write them. With
// `drops_soft_hyphen` as web pages keep it: ư (U+00AD) is gone.
inline std::string in_tcvn3(std::string_view text, bool drops_soft_hyphen = false) {
  static constexpr std::u32string_view k_small =
      U"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";
  static constexpr std::u32string_view k_codes =
      U"µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦";
  static_assert(k_small.size() == 74 && k_codes.size() == 74);
  std::u32string out;
  for (const char32_t point : to_points(text)) {
    char32_t letter = point;
    const auto [row, tone] = find_vowel(point);
    if (row >= 12 && row < 24 && tone > 0) {
      const char32_t base = k_vowel_rows[row][0];
      const std::size_t code = k_small.find(base);
      out += code == std::u32string_view::npos ? base : k_codes[code];
      letter = k_vowel_rows[row - 12][tone];
    }
    const std::size_t found = k_small.find(letter);
    const char32_t code = found == std::u32string_view::npos ? letter : k_codes[found];
    if (code != 0xAD || !drops_soft_hyphen) out += code;
  }
  return to_text(out);
}

inline std::string in_vni(std::string_view text) {
  static constexpr std::array<std::u32string_view, 12> k_bases = {U"a", U"a", U"a", U"e", U"e", U"",
                                                                  U"o", U"o", U"ô", U"u", U"ö", U"y"};
  static constexpr std::array<std::u32string_view, 12> k_suffixes = {
      U".øûõùï", U"êèúüéë", U"âàåãáä", U".øûõùï", U"âàåãáä", U"iìæóíò",
      U".øûõùï", U"âàåãáä", U".øûõùï", U".øûõùï", U".øûõùï", U".øûõùî"};
  const auto upper = [](char32_t point) {
    return (point >= U'a' && point <= U'z') || (point >= 0xE0 && point != 0xFF && point < 0x100)
               ? point - 0x20
               : point;
  };
  std::u32string out;
  for (const char32_t point : to_points(text)) {
    const auto [row, tone] = find_vowel(point);
    if (point == U'đ' || point == U'Đ') {
      out += point == U'đ' ? U'ñ' : U'Ñ';
    } else if (row == 24) {
      out += point;
    } else {
      const std::size_t small = row % 12;
      const auto put = [&](char32_t sign) { out += row >= 12 ? upper(sign) : sign; };
      const char32_t suffix = k_suffixes[small][tone];
      if (suffix != U'î' && !k_bases[small].empty()) put(k_bases[small][0]);
      if (suffix != U'.') put(suffix);
    }
  }
  return to_text(out);
}

// The bytes of Windows-1258: letters of that table, tones as marks behind them.
inline std::string in_1258(std::string_view text) {
  static constexpr std::u32string_view k_letters = U"ÀÁÂĂÈÉÊÍĐÓÔƠÙÚƯàáâăèéêíđóôơùúư₫–—“”‘’…";
  static constexpr std::string_view k_bytes =
      "\xC0\xC1\xC2\xC3\xC8\xC9\xCA\xCD\xD0\xD3\xD4\xD5\xD9\xDA\xDD\xE0\xE1\xE2\xE3\xE8\xE9\xEA\xED\xF0\xF3"
      "\xF4\xF5\xF9\xFA\xFD\xFE\x96\x97\x93\x94\x91\x92\x85";
  static constexpr std::string_view k_tones = ".\xCC\xD2\xDE\xEC\xF2";
  std::string out;
  const auto put = [&](char32_t point) {
    const std::size_t found = k_letters.find(point);
    out += found == std::u32string_view::npos ? static_cast<char>(point) : k_bytes[found];
  };
  for (const char32_t point : to_points(text)) {
    const auto [row, tone] = find_vowel(point);
    if (row == 24 || tone == 0 || k_letters.find(point) != std::u32string_view::npos) {
      put(point);
    } else {
      put(k_vowel_rows[row][0]);
      out += k_tones[tone];
    }
  }
  return out;
}

// Any bytes as if they were Windows-1252, in UTF-8.
inline std::string read_as_1252(std::string_view bytes) {
  static constexpr std::u32string_view k_specials = U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";
  std::u32string out;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    out += value >= 0x80 && value < 0xA0 ? k_specials[value - 0x80u] : char32_t{value};
  }
  return to_text(out);
}

inline std::string in_utf16(std::string_view text, bool big_endian) {
  std::string out;
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  };
  for (const char32_t point : to_points(text)) {
    if (point < 0x10000) {
      put(point);
    } else {
      put(0xD800 + ((point - 0x10000) >> 10));
      put(0xDC00 + ((point - 0x10000) & 0x3FF));
    }
  }
  return out;
}

}  // namespace trungbay::support
