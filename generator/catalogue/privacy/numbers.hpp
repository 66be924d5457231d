// A run of digits as people write long numbers: in groups, with blanks, dots, dashes or brackets between
// them.
//
// Read by the rules for telephones, identity and account numbers and dates of birth.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "catalogue/privacy/folded_text.hpp"

namespace trungbay::catalogue {

struct GroupedNumber {
  static constexpr std::size_t k_most_digits = 24;  // an account has up to 19, with a prefix a telephone 15
  static constexpr std::size_t k_most_groups = 12;

  struct Group {
    std::size_t begin = 0, end = 0;  // characters of the folded text
    std::size_t digits = 0;          // up to here, all groups together
    char separator = '\0';           // before it: ' ' . - ( or )
    std::size_t size() const { return end - begin; }
  };

  std::array<char, k_most_digits> digits{};
  std::size_t digit_count = 0;
  std::array<Group, k_most_groups> groups{};
  std::size_t group_count = 0;
  bool goes_on = false;  // more digits follow than a number may have here

  std::string_view text() const { return {digits.data(), digit_count}; }
  std::size_t begin() const { return groups[0].begin; }
  std::size_t end() const { return groups[group_count - 1].end; }
  // How many groups have `count` digits together; 0 when a group goes on past them.
  std::size_t groups_of(std::size_t count) const;
  // "1.234.567", "12 500 000": an amount, by its grouping.
  bool is_grouped_by_thousands(std::size_t group_total) const;
  // "03.05.2023", "5-7-2023".
  bool begins_with_date() const;
};

// `at` is the number's first digit. Groups may not leave the line.
GroupedNumber read_grouped_number(const FoldedText& text, std::size_t at);

}  // namespace trungbay::catalogue
