#include "catalogue/privacy/children.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "catalogue/privacy/author_names.hpp"
#include "catalogue/privacy/labels.hpp"
#include "catalogue/privacy/needles.hpp"
#include "catalogue/privacy/school_words.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_about_most = 110;  // characters behind a name that may still speak of its bearer
constexpr int k_oldest = 120;

bool has_word(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : vietnamese::fold(text)) {
    if (FoldedText::is_word(c)) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

// The youngest that somebody may be at `date`. With years alone the birthday may still be to come.
int youngest_age(vietnamese::Date birth, vietnamese::Date date) {
  int age = date.year - birth.year;
  const bool had_birthday = birth.is_full() && date.is_full()
                                ? std::pair(date.month, date.day) >= std::pair(birth.month, birth.day)
                                : birth.month != 0 && date.month != 0 && date.month > birth.month;
  if (!had_birthday) --age;
  return age;
}

std::optional<int> told_age(const AuthorClues& clues) {
  if (const auto age = vietnamese::parse_integer(trim(clues.age)); age && *age > 0 && *age <= k_oldest) {
    return static_cast<int>(*age);
  }
  if (!clues.age.empty()) {
    FoldedText text;
    text.assign(clues.age);
    if (const auto age = find_age(text, {0, text.size()})) return age;
  }
  const auto birth = vietnamese::parse_date(clues.birth);
  if (!birth || !clues.date.is_known()) return std::nullopt;
  const int age = youngest_age(*birth, clues.date);
  return age >= 0 && age <= k_oldest ? std::optional(age) : std::nullopt;
}

std::optional<int> age_in(const FoldedText& text, TextRange range, vietnamese::Date date) {
  if (const auto age = find_age(text, range)) return age;
  const auto year = find_birth_year(text, range);
  if (!year || !date.is_known()) return std::nullopt;
  return youngest_age({static_cast<std::int16_t>(*year), 0, 0}, date);
}

bool is_childs_class(std::optional<int> number) {
  return number && *number <= k_last_lower_secondary_class;
}

// To the end of the sentence, at most `k_about_most` further.
TextRange sentence_from(const FoldedText& text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < k_about_most && text[end] != '\n' &&
         text[end] != FoldedText::k_wall) {
    if ((text[end] == '.' || text[end] == '!' || text[end] == '?') && text[end + 1] == ' ' &&
        text.is_capital(end + 2))
      break;
    ++end;
  }
  return {begin, end};
}

bool says_child(const FoldedText& text, TextRange range, vietnamese::Date date) {
  if (find_adult(text, range) != AdultWord::none) return false;
  const auto age = age_in(text, range, date);
  return (age && *age < k_adult_age) || is_childs_class(find_class(text, range, BareClass::is_none)) ||
         find_school(text, range) == SchoolLevel::childrens;
}

// "em là học sinh lớp 5", "tác giả, học sinh trường THCS …"; "giúp các em học lớp 5" speaks of others.
std::size_t match_author_word(const FoldedText& text, std::size_t at) {
  static constexpr std::string_view k_of_author[] = {"em la",  "em ten",  "em hien",     "em dang hoc",
                                                     "em hoc", "tac gia", "chung em la", "nhom em"};
  static constexpr std::string_view k_of_others[] = {"cac",   "nhung", "cho", "giup",
                                                     "nhieu", "cua",   "moi", "tre"};
  if (std::find(std::begin(k_of_others), std::end(k_of_others), word_before(text, at)) !=
      std::end(k_of_others))
    return 0;
  for (const auto words : k_of_author) {
    if (const std::size_t end = match_words(text, at, words); end != 0) return end;
  }
  // "em Nguyễn Văn An, lớp 5A"
  if (match_words(text, at, "em") != 0 || match_words(text, at, "chau") != 0) {
    const std::size_t next = at + word_at(text, at).size() + 1;
    return match_person(text, next);
  }
  return 0;
}

// Words without which a text says nothing of its author's age, class or school.
constexpr Needles k_words(
    {{"ớp", 2},         {"ỚP", 2},         {"lop", 1},    {"uổi", 3},     {"UỔI", 3},     {"tuoi", 2},
     {"ểu học", 2},     {"ỂU HỌC", 2},     {"eu hoc", 0}, {"THCS", 2},    {"thcs", 2},    {"Thcs", 2},
     {"ng học cơ", 10}, {"NG HỌC CƠ", 10}, {"ầm non", 2}, {"ẦM NON", 2},  {"ẫu giáo", 2}, {"ẪU GIÁO", 2},
     {"sinh nă", 5},    {"sinh ngà", 6},   {"SINH N", 0}, {"sinh 20", 5}, {"sinh 19", 5}, {"ên đội", 8},
     {"ÊN ĐỘI", 8},     {"hi đội", 7},     {"TH ", 0},    {"TH&", 0},     {"TH-", 0},     {"hà trẻ", 2}});

bool text_says_child(std::string_view source, const AuthorClues& clues) {
  if (!k_words.are_in(source)) return false;
  FoldedText text;
  text.assign(source);
  std::vector<std::string> names;
  for (const auto& name : clues.names) names.push_back(words_of(name));
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!FoldedText::is_letter(text[at]) || FoldedText::is_word(text.before(at))) continue;
    std::size_t end = 0;
    for (const auto& name : names) end = std::max(end, match_words(text, at, name));
    if (end != 0) {
      const std::string_view title = word_before(text, at);
      if (title == "thay" || title == "co" || title == "vien") continue;  // "thầy", "cô", "giáo viên"
    } else {
      end = match_author_word(text, at);
    }
    if (end != 0 && says_child(text, sentence_from(text, end), clues.date)) return true;
  }
  return false;
}

}  // namespace

Consent read_consent(std::string_view text) {
  static constexpr std::string_view k_no[] = {"khong", "chua",  "an danh", "tu choi",  "noi bo",
                                              "no",    "false", "0",       "giau ten", "ko"};
  static constexpr std::string_view k_yes[] = {"dong y",    "co",    "x",  "1",     "true",
                                               "yes",       "v",     "y",  "da ky", "cho phep",
                                               "cong khai", "da co", "ok", "duoc"};
  if (text == "✓" || text == "✔" || text == "☑" || text == "✅") return Consent::given;
  const std::string words = words_of(text);
  for (const auto no : k_no) {
    if (has_word(words, no)) return Consent::refused;
  }
  for (const auto yes : k_yes) {
    if (has_word(words, yes)) return Consent::given;
  }
  return Consent::unsaid;
}

ClueColumn clue_of_header(std::string_view header) {
  const std::string words = words_of(header);
  const auto is = [&](std::string_view name) {
    return words == name ||
           (words.size() > name.size() && words.starts_with(name) && words[name.size()] == ' ');
  };
  for (const std::string_view name : {"ngay sinh", "nam sinh", "sinh ngay", "sinh nam", "ngay thang nam sinh",
                                      "birthday", "birth date", "date of birth", "dob", "dateofbirth"}) {
    if (has_word(words, name)) return ClueColumn::birth;
  }
  if (is("tuoi") || is("age") || words == "do tuoi tac gia") return ClueColumn::age;
  if (is("lop") || is("hoc lop") || is("khoi lop") || is("class") || is("grade"))
    return ClueColumn::school_class;
  if (is("truong") || is("ten truong") || is("noi hoc") || is("school")) return ClueColumn::school;
  return ClueColumn::none;
}

bool is_childrens_group(std::string_view label) {
  const std::string words = words_of(label);
  for (const std::string_view name :
       {"thieu nien", "nhi dong", "thieu nhi", "doi vien", "tre em", "thieu nien nhi dong"}) {
    if (has_word(words, name) && !has_word(words, "thanh thieu nien") && !has_word(words, "can bo") &&
        !has_word(words, "phu trach"))
      return true;
  }
  return false;
}

bool is_childs(const AuthorClues& clues) {
  const AdultWord role = adult_word(clues.role);
  if (role == AdultWord::grown_up) return false;
  const auto age = told_age(clues);
  if (age && *age < k_adult_age) return true;
  if (clues.group_is_childrens && role == AdultWord::none) return true;

  FoldedText authors;
  authors.assign(clues.authors);
  const TextRange cell{0, authors.size()};
  std::optional<int> lowest;
  for (const auto number :
       {class_in(clues.school_class, BareClass::counts), class_in(clues.school, BareClass::is_none),
        class_in(clues.role, BareClass::is_none), class_in(clues.unit, BareClass::is_none),
        find_class(authors, cell, BareClass::counts)}) {
    if (number && (!lowest || *number < *lowest)) lowest = number;
  }
  if (clues.are_adults) return false;
  if (is_childs_class(lowest)) return true;
  if (const auto said = age_in(authors, cell, clues.date); said && *said < k_adult_age) return true;
  if (age || lowest) return false;  // sixteen or older, lớp 10 to 12: the school's lower classes do not count

  if (role == AdultWord::none && adult_word(clues.unit) == AdultWord::none) {
    for (const auto cell_text : {clues.school, clues.role, clues.unit, clues.authors}) {
      if (school_level(cell_text) == SchoolLevel::childrens) return true;
    }
  }
  return role == AdultWord::none &&
         std::any_of(clues.texts.begin(), clues.texts.end(),
                     [&](std::string_view text) { return text_says_child(text, clues); });
}

}  // namespace trungbay::catalogue
