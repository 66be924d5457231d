#include <algorithm>
#include <iterator>

#include "catalogue/privacy/rules.hpp"

namespace trungbay::catalogue {
namespace {

bool is_birth_year(int year, LabelStrength strength) {
  return strength == LabelStrength::strong ? year >= 1900 && year < 2100 : year >= 1930 && year <= 2019;
}

// "hoc sinh ngay 20/11", "tuyen sinh nam 2023", "130 nam ngay sinh": other words that end or begin like a
// label.
bool is_other_word(const FoldedText& text, const Label& label) {
  static constexpr std::string_view k_before_sinh[] = {
      "hoc", "phat", "nay", "ve",  "tuyen", "ky",   "hi",  "thi",  "san", "tai",  "ho",
      "su",  "moi",  "doi", "nam", "nu",    "giao", "tro", "khai", "sat", "song", "an"};
  const std::string_view words = text.text().substr(label.begin, label.end - label.begin);
  const std::string_view before = word_before(text, label.begin);
  if (words.starts_with("sinh")) {
    return std::find(std::begin(k_before_sinh), std::end(k_before_sinh), before) != std::end(k_before_sinh);
  }
  return words == "ngay sinh" && before == "nam";
}

std::size_t skip(const FoldedText& text, std::size_t at, std::string_view signs) {
  for (int i = 0; i < 3 && text[at] != '\0' && signs.find(text[at]) != std::string_view::npos; ++i) ++at;
  return at;
}

// Reads up to `most` digits at `at`, nothing behind them being one more; moves `at` behind them.
std::optional<int> read_digits(const FoldedText& text, std::size_t& at, std::size_t most) {
  std::size_t end = at;
  int value = 0;
  while (FoldedText::is_digit(text[end]) && end - at < most) value = value * 10 + (text[end++] - '0');
  if (end == at || FoldedText::is_digit(text[end])) return std::nullopt;
  at = end;
  return value;
}

// "12/3/2010", "12-03-10", "12 tháng 3 năm 2010", "3/2010", "2010"; where it ends.
std::optional<std::size_t> read_birth_date(const FoldedText& text, std::size_t at, LabelStrength strength) {
  const auto part = [&](std::size_t from, std::string_view word) -> std::size_t {
    const std::size_t blank = skip(text, from, " ,");
    if (const std::size_t end = match_words(text, blank, word); end != 0) return skip(text, end, " ");
    const std::size_t sign = skip(text, from, "/.- ");
    return sign != from && FoldedText::is_digit(text[sign]) ? sign : 0;
  };
  const auto first = read_digits(text, at, 4);
  if (!first) return std::nullopt;
  if (*first > 31) return is_birth_year(*first, strength) ? std::optional(at) : std::nullopt;
  std::size_t second_at = part(at, "thang");
  if (second_at == 0) second_at = part(at, "nam");
  if (second_at == 0) return std::nullopt;
  const auto second = read_digits(text, second_at, 4);
  if (!second) return std::nullopt;
  if (*second > 12)
    return *first <= 12 && is_birth_year(*second, strength) ? std::optional(second_at) : std::nullopt;
  std::size_t third_at = part(second_at, "nam");
  if (third_at != 0) {
    const auto third = read_digits(text, third_at, 4);
    if (third && (is_birth_year(*third, LabelStrength::strong) || *third < 100)) return third_at;
  }
  return second_at;  // day and month alone
}

}  // namespace

std::optional<FoundDatum> find_birth_date(const FoldedText& text, std::size_t at, const Label& label) {
  if (label.kind != PersonalKind::birth_date || !reaches(text, label, at) || is_other_word(text, label))
    return std::nullopt;
  const auto end = read_birth_date(text, at, label.strength);
  if (!end || is_measured(text, *end) || FoldedText::is_letter(text[*end])) return std::nullopt;
  return FoundDatum{PersonalKind::birth_date, at, *end, label.begin};
}

std::optional<FoundDatum> find_date_beside_name(const FoldedText& text, std::size_t at) {
  const char before = text.before(at);
  const bool is_inside =
      FoldedText::is_word(before) || ((before == '.' || before == ',' || before == '-' || before == '/') &&
                                      at >= 2 && FoldedText::is_digit(text[at - 2]));
  if (is_inside) return std::nullopt;
  const auto end = read_birth_date(text, at, LabelStrength::weak);
  if (!end || FoldedText::is_word(text[*end])) return std::nullopt;
  const std::size_t size = *end - at;
  // A year alone only in brackets or behind a dash: "Nguyễn Văn A (1999)".
  const bool is_set_apart = before == '(' || (at >= 2 && text[at - 2] == '-');
  if (size < 4 || (size == 4 && !is_set_apart)) return std::nullopt;
  return FoundDatum{PersonalKind::birth_date, at, *end, at};
}

}  // namespace trungbay::catalogue
