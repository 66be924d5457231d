#include <algorithm>
#include <array>

#include "catalogue/privacy/numbers.hpp"
#include "catalogue/privacy/rules.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_url_most = 300;  // characters of an address before a number that are looked at

// Codes of provinces inside a citizen's number (Circular 07/2016/TT-BCA; they stayed when provinces were
// merged).
constexpr std::array<bool, 100> k_provinces = [] {
  std::array<bool, 100> valid{};
  for (const int code :
       {1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33,
        34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
        67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96}) {
    valid[static_cast<std::size_t>(code)] = true;
  }
  return valid;
}();

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_citizen_number(std::string_view digits) {
  if (digits.size() != 12 || digits[0] != '0') return false;
  if (!k_provinces[static_cast<std::size_t>(number_of(digits.substr(1, 2)))]) return false;
  // Men and women born in 1900–1999: 0, 1; in 2000–2099: 2, 3. Who is born after 2030 has no idea yet.
  const char sex = digits[3];
  return sex == '0' || sex == '1' || ((sex == '2' || sex == '3') && number_of(digits.substr(4, 2)) <= 30);
}

FoundDatum found(PersonalKind kind, std::size_t begin, std::size_t end, const Label* label) {
  return {kind, begin, end, label != nullptr ? label->begin : begin};
}

// ---- telephones ----

struct PhoneShape {
  std::size_t digits = 0;  // of the whole number, with its prefix; 0: no telephone
  std::size_t prefix = 0;  // of these, the country's code
};

PhoneShape phone_shape(std::string_view digits, bool plus) {
  const auto national = [&](std::size_t from) -> std::size_t {  // how many digits follow a country's code
    std::size_t zero = from < digits.size() && digits[from] == '0' ? 1u : 0u;  // "+84 (0) 900 …"
    if (from + zero >= digits.size()) return 0;
    const char next = digits[from + zero];
    if (next == '3' || next == '5' || next == '7' || next == '8' || next == '9') return zero + 9;
    return next == '2' ? zero + 10 : 0;
  };
  if (digits.starts_with("0084")) {
    const std::size_t rest = national(4);
    return rest == 0 ? PhoneShape{} : PhoneShape{4 + rest, 4};
  }
  if (digits.starts_with("84")) {
    const std::size_t rest = national(2);
    if (rest != 0) return {2 + rest, 2};
  }
  if (plus || digits.size() < 10 || digits[0] != '0') return {};
  switch (digits[1]) {
    case '3':
    case '5':
    case '7':
    case '8':
    case '9':
      return {10, 0};
    case '2':
      return {11, 0};  // land lines since 2017
    case '1':
      return {digits[2] == '2' || digits[2] == '6' || digits[2] == '8' || digits[2] == '9' ? 11u : 0u, 0};
    default:
      return {};
  }
}

// Numbers that only look like one are grouped otherwise: lists of decimals, times, dates.
bool is_grouped_like_phone(const FoldedText& text, const GroupedNumber& number, std::size_t groups) {
  if (groups == 1) return true;
  if (groups == 5 && number.groups[0].size() == 2 && number.begin() >= 2 &&
      FoldedText::is_digit(text[number.begin() - 2])) {
    return false;  // the end of a row of numbers of two digits
  }
  std::size_t singles = 0;
  bool even = true;
  for (std::size_t i = 0; i < groups; ++i) {
    if (number.groups[i].size() == 1) ++singles;
    if (i > 1 && number.groups[i].separator != number.groups[1].separator) even = false;
  }
  if (singles == groups) return even;
  if (singles > 1) return false;
  if (number.group_count > groups && number.groups[groups].size() == 2 &&
      number.groups[groups - 1].size() == 2 && number.groups[0].size() == 2 &&
      number.groups[groups].separator == number.groups[1].separator) {
    return false;  // a row of numbers of two digits that goes on
  }
  if (groups >= 5 && !even) return false;
  return groups <= 6 && !number.begins_with_date();
}

bool is_web_address(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos;
}

// The address of a site that the character at `at` is part of, up to there; "" when it stands in plain text.
std::string_view address_before(const FoldedText& text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < k_url_most) {
    const char c = text[begin - 1];
    if (c == ' ' || c == '\n' || c == '(' || c == '"' || c == '\'' || c == '<' || c == ',' ||
        c == FoldedText::k_wall)
      break;
    --begin;
  }
  const std::string_view before = text.text().substr(begin, at - begin);
  return is_web_address(before) || before.find("zalo.me/") != std::string_view::npos ||
                 before.find("wa.me/") != std::string_view::npos
             ? before
             : std::string_view();
}

// An address that leads to a telephone; its beginning, else `at`.
std::size_t phone_link_begin(const FoldedText& text, std::size_t at) {
  for (const std::string_view scheme :
       {"tel:", "tel://", "sms:", "callto:", "viber://chat?number=", "viber://add?number="}) {
    if (at >= scheme.size() && text.text().substr(at - scheme.size(), scheme.size()) == scheme)
      return at - scheme.size();
  }
  const std::string_view address = address_before(text, at);
  return at - address.size();
}

bool is_allowed_in_address(std::string_view address) {
  for (const std::string_view end :
       {"zalo.me/", "wa.me/", "wa.me/+", "phone=", "tel=", "sdt=", "zalo=", "number=", "tel:", "t.me/+"}) {
    if (address.ends_with(end)) return true;
  }
  return false;
}

std::optional<FoundDatum> find_phone(const FoldedText& text, const GroupedNumber& number,
                                     const Label* label) {
  std::size_t begin = number.begin();
  bool plus = false;
  if (text.before(begin) == '+') {
    plus = true;
    --begin;
  } else if (text.before(begin) == ' ' && begin > 1 && text[begin - 2] == '+') {
    plus = true;
    begin -= 2;
  }
  const bool labelled =
      label != nullptr && label->kind == PersonalKind::phone && reaches(text, *label, begin);
  const Label* const told = labelled ? label : nullptr;
  const auto shape = phone_shape(number.text(), plus);
  if (const std::size_t groups = shape.digits == 0 ? 0 : number.groups_of(shape.digits); groups != 0) {
    const bool amount = shape.prefix == 2 && !plus && !labelled && number.is_grouped_by_thousands(groups);
    const std::size_t end = number.groups[groups - 1].end;
    const bool code = FoldedText::is_letter(text[end]) && groups == 1 &&
                      FoldedText::is_digit(text[end + word_at(text, end).size()]);
    if (is_grouped_like_phone(text, number, groups) && !amount && !code) {
      const std::size_t link = phone_link_begin(text, begin);
      if (link == begin) {
        const bool bracket =
            text.before(begin) == '(' && number.group_count > 1 && number.groups[1].separator == ')';
        return found(PersonalKind::phone, bracket ? begin - 1 : begin, end, told);
      }
      const std::string_view address = text.text().substr(link, begin - link);
      if (is_allowed_in_address(address) || !is_web_address(address))
        return FoundDatum{PersonalKind::phone, link, end, link};
      return std::nullopt;
    }
  }
  // A foreign number, or one that lost its zero in a spreadsheet, or an old one of seven or eight digits.
  if (labelled || plus) {
    const std::string_view digits = number.text();
    const bool hotline = digits.starts_with("1900") || digits.starts_with("1800");
    for (std::size_t groups = number.group_count; groups > 0; --groups) {
      const std::size_t count = number.groups[groups - 1].digits;
      if (count < (plus ? 9u : 7u) || count > 13 || number.goes_on) continue;
      if (hotline && count <= 10) return std::nullopt;
      if (plus && !labelled && count < 10) continue;
      const bool weak = told != nullptr && told->strength == LabelStrength::weak;
      if (weak && (count < 9 || count > 11)) continue;
      if (number.begins_with_date()) return std::nullopt;
      const std::size_t end = number.groups[groups - 1].end;
      if (is_measured(text, end) || text[end] == '/' ||
          (text[end] == ',' && FoldedText::is_digit(text[end + 1])))
        return std::nullopt;
      const bool round = number.text().substr(0, count).ends_with("000");
      if (number.is_grouped_by_thousands(groups) && (weak || round)) return std::nullopt;
      return found(PersonalKind::phone, begin, end, told);
    }
  }
  return std::nullopt;
}

// ---- identity, member and account numbers ----

std::optional<FoundDatum> find_identity(const FoldedText& text, const GroupedNumber& number,
                                        const Label* label) {
  const std::string_view digits = number.text();
  if (label != nullptr && label->kind == PersonalKind::identity &&
      is_in_reach(text, *label, number.begin())) {
    for (const std::size_t count : {12u, 9u}) {
      if (label->strength == LabelStrength::weak && count == 9) continue;
      const std::size_t groups = number.groups_of(count);
      if (groups == 0 || number.begins_with_date()) continue;
      const std::size_t end = number.groups[groups - 1].end;
      if (!is_measured(text, end)) return found(PersonalKind::identity, number.begin(), end, label);
    }
  }
  const std::size_t groups = number.groups_of(12);
  if (groups != 0 && groups == number.group_count && groups <= 4 && !number.goes_on &&
      is_citizen_number(digits) && !number.begins_with_date()) {
    // Dates and measures in a row have such groups too; but a citizen's number is never written in pairs, and
    // seldom has a zero in front of each group.
    bool zeros = groups > 1;
    for (std::size_t i = 0; i < groups; ++i) {
      if (number.groups[i].size() < 3) return std::nullopt;
      zeros = zeros && text[number.groups[i].begin] == '0';
    }
    if (zeros) return std::nullopt;
    return found(PersonalKind::identity, number.begin(), number.end(), nullptr);
  }
  return std::nullopt;
}

bool is_account(const FoldedText& text, const GroupedNumber& number, LabelStrength strength) {
  const std::size_t count = number.digit_count;
  if (number.goes_on || count > 19 || count < (strength == LabelStrength::strong ? 6u : 8u)) return false;
  if (number.is_grouped_by_thousands(number.group_count) && strength == LabelStrength::weak) return false;
  if (number.begins_with_date() || is_measured(text, number.end())) return false;
  const char next = text[number.end()];
  return next != '/' && !(next == ',' && FoldedText::is_digit(text[number.end() + 1]));
}

// "0123456789 (Vietcombank)", "… tại ngân hàng Agribank".
bool is_before_bank(const FoldedText& text, std::size_t at) {
  for (std::size_t i = at; i < at + 8 && i < text.size(); ++i) {
    if (text[i] == '\n' || text[i] == FoldedText::k_wall || FoldedText::is_digit(text[i])) return false;
    if (!FoldedText::is_letter(text[i])) continue;
    if (word_at(text, i) == "tai" || word_at(text, i) == "cua") {
      i += 3;
      continue;
    }
    const auto label = read_label(text, i);
    const auto word = word_at(text, i);
    return label && label->kind == PersonalKind::bank_account && label->strength == LabelStrength::weak &&
           word != "tk" && word != "tai" && text[label->end] != ':';
  }
  return false;
}

std::optional<FoundDatum> find_account(const FoldedText& text, const GroupedNumber& number,
                                       const Label* label) {
  if (label != nullptr && label->kind == PersonalKind::bank_account) {
    const bool near = label->strength == LabelStrength::strong ? is_in_reach(text, *label, number.begin())
                                                               : reaches(text, *label, number.begin());
    if (near && is_account(text, number, label->strength)) {
      return found(PersonalKind::bank_account, number.begin(), number.end(), label);
    }
  }
  if (number.group_count <= 5 && is_account(text, number, LabelStrength::weak) &&
      is_before_bank(text, number.end())) {
    return found(PersonalKind::bank_account, number.begin(), number.end(), nullptr);
  }
  return std::nullopt;
}

// ---- members ----

// Codes of members have letters or not; a weak label needs a colon behind it.
bool announces_code(const FoldedText& text, const Label& label, std::size_t at) {
  if (!reaches(text, label, at)) return false;
  return label.strength == LabelStrength::strong || text[label.end] == ':' || text[label.end + 1] == ':';
}

std::optional<FoundDatum> find_member_number(const FoldedText& text, const GroupedNumber& number,
                                             const Label* label) {
  if (label == nullptr || label->kind != PersonalKind::member_number ||
      !announces_code(text, *label, number.begin())) {
    return std::nullopt;
  }
  if (number.digit_count < 4 || number.begins_with_date() || is_measured(text, number.end()))
    return std::nullopt;
  std::size_t end = number.groups[0].end;
  if (number.groups[0].size() < 4) end = number.end();
  while (FoldedText::is_word(text[end])) ++end;
  return found(PersonalKind::member_number, number.begin(), end, label);
}

// Whether the digit at `at` may be the first of a number: not inside a word, a decimal, a code.
bool may_begin(const FoldedText& text, std::size_t at, const Label* label, std::size_t last_end) {
  const char before = text.before(at);
  if (at == 0 || (at == last_end + 1 && last_end != 0)) return true;
  if (FoldedText::is_letter(before)) return label != nullptr && label->end == at;  // "ĐT0900000001"
  if (before == '_') return false;
  if (before == '.' || before == ',' || before == '-') return at < 2 || !FoldedText::is_digit(text[at - 2]);
  return true;
}

}  // namespace

std::optional<FoundDatum> find_in_number(const FoldedText& text, std::size_t at, const Label* label,
                                         std::size_t last_end) {
  if (!may_begin(text, at, label, last_end)) return std::nullopt;
  const GroupedNumber number = read_grouped_number(text, at);
  if (label != nullptr) {
    if (auto datum = find_birth_date(text, at, *label)) return datum;
  }
  if (number.digit_count < 4) return std::nullopt;
  if (auto datum = find_member_number(text, number, label)) return datum;
  if (number.digit_count < 6) return std::nullopt;
  if (auto datum = find_identity(text, number, label)) return datum;
  if (auto datum = find_account(text, number, label)) return datum;
  return find_phone(text, number, label);
}

std::optional<FoundDatum> find_phone_with_letter(const FoldedText& text, std::size_t at) {
  const char next = text[at + 1];
  if (text[at] != 'o' || (next != '3' && next != '5' && next != '7' && next != '8' && next != '9'))
    return std::nullopt;
  const GroupedNumber number = read_grouped_number(text, at + 1);
  const std::size_t groups = number.groups_of(9);
  if (groups == 0 || groups > 4) return std::nullopt;
  for (std::size_t i = 0; i < groups; ++i) {
    if (number.groups[i].size() < 2) return std::nullopt;
  }
  return found(PersonalKind::phone, at, number.groups[groups - 1].end, nullptr);
}

std::optional<FoundDatum> find_labelled_code(const FoldedText& text, std::size_t at, const Label& label) {
  const bool passport = label.kind == PersonalKind::identity && label.strength == LabelStrength::strong;
  if ((!passport && label.kind != PersonalKind::member_number) || at <= label.end ||
      !announces_code(text, label, at)) {
    return std::nullopt;
  }
  std::size_t end = at, digits = 0, letters = 0;
  while (FoldedText::is_word(text[end]) && end - at < 24) {
    FoldedText::is_digit(text[end]) ? ++digits : ++letters;
    ++end;
  }
  const bool is_code = passport ? letters == 1 && (digits == 7 || digits == 8) : letters <= 6 && digits >= 3;
  if (!is_code || FoldedText::is_word(text[end])) return std::nullopt;
  return found(label.kind, at, end, &label);
}

}  // namespace trungbay::catalogue
