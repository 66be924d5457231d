// Whether a record is a child's, and whether it may name its author.
//
// A record counts as a child's when its group is thiếu niên – nhi đồng, or an age under 16, a class up to lớp
// 9, or a primary or lower-secondary school says so; học sinh – sinh viên alone does not. docs/privacy.md has
// the rules and the laws behind them. Pure; called by the privacy gate for every record that is approved.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vietnamese/date.hpp"

namespace trungbay::catalogue {

inline constexpr int k_adult_age = 16;  // Law on Children 2016, Art. 1
inline constexpr int k_last_lower_secondary_class = 9;

enum class Consent : std::uint8_t { unsaid, given, refused };

// "Đồng ý", "có", "x", "đã có phiếu đồng ý của phụ huynh": given. Anything with "không", "chưa", "ẩn danh":
// refused. An empty cell, and what is neither, is unsaid: silence is not consent.
Consent read_consent(std::string_view text);

// Columns that tell something of their author and are not stored.
enum class ClueColumn : std::uint8_t { none, age, birth, school_class, school };
ClueColumn clue_of_header(std::string_view header);

// Whether a group's label means thiếu niên – nhi đồng.
bool is_childrens_group(std::string_view label);

// What a record says; views into it.
struct AuthorClues {
  bool group_is_childrens = false;
  std::string_view age;  // cells of the clue columns
  std::string_view birth;
  std::string_view school_class;
  std::string_view school;
  std::string_view role;
  std::string_view unit;
  std::string_view authors;
  std::span<const std::string_view> texts;  // title, summary, bodies
  std::vector<std::string> names;           // of the authors, for what the texts say of them
  bool are_adults = false;                  // the authors' own cell says so of all of them
  vietnamese::Date date;                    // that ages are counted at
};

bool is_childs(const AuthorClues& clues);

}  // namespace trungbay::catalogue
