// What a text says of its author's school years: classes, schools, ages, and words for grown-ups.
//
// The clues out of which children.cpp decides; also what must go from a child's texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/privacy/folded_text.hpp"

namespace trungbay::catalogue {

// A part of a folded text.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class SchoolLevel : std::uint8_t { none, childrens, mixed, other };

// The first school that is named in the range. `childrens`: kindergarten, primary, lower secondary (tiểu học,
// TH, THCS …) and Liên đội, Chi đội; `mixed`: with an upper secondary part; `other`: THPT and all above.
SchoolLevel find_school(const FoldedText& text, TextRange range);
SchoolLevel school_level(std::string_view text);

enum class BareClass : std::uint8_t { is_none, counts };
// The lowest class 1–12 in the range: "lớp 5", "lớp 9/2", "chi đội 7A"; with BareClass::counts "5A" too.
std::optional<int> find_class(const FoldedText& text, TextRange range, BareClass bare);
std::optional<int> class_in(std::string_view text, BareClass bare);

// "12 tuổi", "tuổi: 14", not "từ 6 đến 15 tuổi"; and the year of "sinh năm 2012", "sinh ngày 1/2/2012".
std::optional<int> find_age(const FoldedText& text, TextRange range);
std::optional<int> find_birth_year(const FoldedText& text, TextRange range);

enum class AdultWord : std::uint8_t { none, member, grown_up };
// `grown_up`: teachers, parents, officials; `member`: who is of an age to be in the Union ("bí thư", "đoàn
// viên"), which a class up to lớp 9 contradicts.
AdultWord find_adult(const FoldedText& text, TextRange range);
AdultWord adult_word(std::string_view text);

// The text without names of classes and schools: "lớp 5A Trường TH Đông Hưng" → "lớp [đã ẩn] Trường TH [đã
// ẩn]".
std::string without_classes_and_schools(std::string_view text);

}  // namespace trungbay::catalogue
