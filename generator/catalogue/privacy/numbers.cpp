#include "catalogue/privacy/numbers.hpp"

namespace trungbay::catalogue {

std::size_t GroupedNumber::groups_of(std::size_t count) const {
  for (std::size_t i = 0; i < group_count; ++i) {
    if (groups[i].digits == count) return i + 1;
  }
  return 0;
}

bool GroupedNumber::is_grouped_by_thousands(std::size_t group_total) const {
  if (group_total < 2 || groups[0].size() > 3 || digits[0] == '0') return false;
  for (std::size_t i = 1; i < group_total; ++i) {
    if (groups[i].size() != 3 || groups[i].separator != groups[1].separator || groups[i].separator == '-')
      return false;
  }
  return true;
}

bool GroupedNumber::begins_with_date() const {
  if (group_count < 3 || groups[0].size() > 2 || groups[1].size() > 2 || groups[2].size() != 4) return false;
  const auto value = [&](std::size_t from, std::size_t to) {
    int number = 0;
    for (std::size_t i = from; i < to; ++i) number = number * 10 + (digits[i] - '0');
    return number;
  };
  const int day = value(0, groups[0].digits), month = value(groups[0].digits, groups[1].digits);
  const int year = value(groups[1].digits, groups[2].digits);
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1900 && year < 2200;
}

GroupedNumber read_grouped_number(const FoldedText& text, std::size_t at) {
  GroupedNumber number;
  char separator = '\0';
  while (true) {
    GroupedNumber::Group group;
    group.begin = at;
    group.separator = separator;
    while (FoldedText::is_digit(text[at]) && number.digit_count < GroupedNumber::k_most_digits) {
      number.digits[number.digit_count++] = text[at++];
    }
    group.end = at;
    group.digits = number.digit_count;
    number.groups[number.group_count++] = group;
    if (FoldedText::is_digit(text[at])) {
      number.goes_on = true;
      return number;
    }
    // Up to three signs lead to the next group: " ", ".", "-", " - ", ") ", ". ".
    std::size_t next = at;
    separator = ' ';
    while (next - at < 3 && (text[next] == ' ' || text[next] == '.' || text[next] == '-' ||
                             text[next] == '(' || text[next] == ')')) {
      if (text[next] != ' ') separator = text[next];
      ++next;
    }
    if (next == at || !FoldedText::is_digit(text[next])) return number;
    if (number.group_count == GroupedNumber::k_most_groups ||
        number.digit_count == GroupedNumber::k_most_digits) {
      return number;
    }
    at = next;
  }
}

}  // namespace trungbay::catalogue
