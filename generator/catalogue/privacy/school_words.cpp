#include "catalogue/privacy/school_words.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "catalogue/privacy/labels.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_school_name_words = 6;  // "Nguyễn Thị Minh Khai số 2"
constexpr int k_last_class = 12;

// Who studies or works there is grown up, even where the name of a children's school is part of it.
constexpr std::string_view k_higher[] = {"dai hoc",           "cao dang",         "hoc vien",
                                         "giao duc tieu hoc", "giao duc mam non", "su pham tieu hoc",
                                         "su pham mam non",   "phong giao duc",   "phong gd",
                                         "phong gddt",        "so giao duc",      "so gd"};
constexpr std::string_view k_childrens[] = {
    "tieu hoc",        "thcs",     "trung hoc co so", "mam non", "mau giao",     "nha tre",     "ptcs",
    "pho thong co so", "lien doi", "chi doi",         "ptdtbt",  "truong cap 1", "truong cap 2"};
constexpr std::string_view k_upper[] = {"thpt", "trung hoc pho thong", "cap 3", "cap iii", "gdtx"};
constexpr std::string_view k_before_th[] = {"truong", "doi", "hs", "sinh"};  // "Trường TH …", "Liên đội TH …"

constexpr std::string_view k_grown_ups[] = {"giao vien",    "gv",
                                            "gvhd",         "gvcn",
                                            "tpt",          "tong phu trach",
                                            "hieu truong",  "pho hieu truong",
                                            "hieu pho",     "nhan vien",
                                            "ke toan",      "thu thu",
                                            "van thu",      "phu huynh",
                                            "cha me",       "cong chuc",
                                            "vien chuc",    "bac si",
                                            "ky su",        "sinh vien",
                                            "dang vien",    "giang vien",
                                            "nha giao",     "huong dan",
                                            "giam doc",     "y si",
                                            "dieu duong",   "chuyen vien",
                                            "cong doan",    "to truong chuyen mon",
                                            "bao mau",      "phu trach",
                                            "hoi dong doi", "thac si",
                                            "tien si",      "cu nhan",
                                            "truong phong"};
// A pupil's offices sound like a grown-up's.
constexpr std::string_view k_pupils[] = {"tu quan",  "can bo lop", "hoc sinh",
                                         "doi vien", "chi doi",    "lien doi truong"};
constexpr std::string_view k_members[] = {"bi thu", "pho bi thu", "doan vien",
                                          "can bo", "chu tich",   "uy vien bch doan"};

bool is_among(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_word(const FoldedText& text, std::size_t at) {
  return FoldedText::is_letter(text[at]) && !FoldedText::is_word(text.before(at));
}

std::size_t match_any(const FoldedText& text, std::size_t at, std::span<const std::string_view> list) {
  std::size_t longest = 0;
  for (const auto words : list) {
    if (words[0] == text[at]) longest = std::max(longest, match_words(text, at, words));
  }
  return longest;
}

bool has_any(const FoldedText& text, TextRange range, std::span<const std::string_view> list) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (begins_word(text, at) && match_any(text, at, list) != 0) return true;
  }
  return false;
}

// "TH" is a primary school only where the words around it say so; by itself it is many things.
bool is_primary_th(const FoldedText& text, std::size_t at) {
  if (match_words(text, at, "th") == 0 || !text.is_capital(at) || !text.is_capital(at + 1)) return false;
  std::size_t next = at + 2;
  while (text[next] == ' ' || text[next] == '-' || text[next] == '.' || text[next] == '&') ++next;
  return is_among(k_before_th, word_before(text, at)) || match_words(text, next, "thcs") != 0;
}

struct ClassName {
  int number = 0;
  std::size_t end = 0;
  bool has_section = false;  // "5A", "9/2", not "5"
};

// "5", "5A", "9A1", "9/2", "8.3" at a digit.
std::optional<ClassName> read_class(const FoldedText& text, std::size_t at) {
  std::size_t end = at;
  int number = 0;
  while (FoldedText::is_digit(text[end]) && end - at < 2) number = number * 10 + (text[end++] - '0');
  if (end == at || FoldedText::is_digit(text[end]) || number < 1 || number > k_last_class)
    return std::nullopt;
  ClassName name{number, end, false};
  if ((text[end] == '/' || text[end] == '.' || text[end] == '-') && FoldedText::is_digit(text[end + 1])) {
    ++end;
  } else if (text[end] == ' ' && text.is_capital(end + 1) && !FoldedText::is_word(text[end + 2])) {
    ++end;  // "lớp 5 A"
  }
  std::size_t section = end;
  while (FoldedText::is_word(text[section]) && section - end < 4) ++section;
  if (FoldedText::is_word(text[section])) return std::nullopt;
  if (section > end) name = {number, section, true};
  return name;
}

// What stands behind "lớp" at `at`.
std::optional<ClassName> class_behind(const FoldedText& text, std::size_t at) {
  for (int i = 0; i < 3 && (text[at] == ' ' || text[at] == ':' || text[at] == '.' || text[at] == '-'); ++i)
    ++at;
  return FoldedText::is_digit(text[at]) ? read_class(text, at) : std::nullopt;
}

// A class by its code alone: "5A", "9A1", "9/2", but not "5", "3D" or a date.
std::optional<ClassName> bare_class(const FoldedText& text, std::size_t at) {
  if (!FoldedText::is_digit(text[at]) || FoldedText::is_word(text.before(at)) || text.before(at) == '/' ||
      text.before(at) == '.' || text.before(at) == '-' || text.before(at) == ',') {
    return std::nullopt;
  }
  auto name = read_class(text, at);
  if (!name || !name->has_section || text[name->end] == '/') return std::nullopt;
  return name;
}

constexpr std::string_view k_class_words[] = {"lop", "chi doi", "hs", "hoc sinh", "chi doan lop", "chi doan"};

}  // namespace

SchoolLevel find_school(const FoldedText& text, TextRange range) {
  const bool upper = has_any(text, range, k_upper);
  bool childrens = has_any(text, range, k_childrens);
  for (std::size_t at = range.begin; !childrens && at < range.end; ++at) {
    childrens = begins_word(text, at) && is_primary_th(text, at);
  }
  if (childrens) {
    if (has_any(text, range, k_higher)) return SchoolLevel::other;  // who studies to teach there
    return upper ? SchoolLevel::mixed : SchoolLevel::childrens;
  }
  return upper || has_any(text, range, k_higher) ? SchoolLevel::other : SchoolLevel::none;
}

SchoolLevel school_level(std::string_view text) {
  if (text.empty()) return SchoolLevel::none;
  FoldedText folded;
  folded.assign(text);
  return find_school(folded, {0, folded.size()});
}

std::optional<int> find_class(const FoldedText& text, TextRange range, BareClass bare) {
  std::optional<int> lowest;
  const auto take = [&](const std::optional<ClassName>& name) {
    if (name && (!lowest || name->number < *lowest)) lowest = name->number;
  };
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (begins_word(text, at)) {
      const std::size_t end = match_any(text, at, k_class_words);
      if (end == 0) continue;
      const auto name = class_behind(text, end);
      if (name && (match_words(text, at, "lop") != 0 || name->has_section)) take(name);
    } else if (bare == BareClass::counts) {
      take(bare_class(text, at));
    }
  }
  return lowest;
}

std::optional<int> class_in(std::string_view text, BareClass bare) {
  if (text.empty()) return std::nullopt;
  FoldedText folded;
  folded.assign(text);
  if (bare == BareClass::counts) {  // a cell that is nothing but "5"
    if (const auto name = read_class(folded, 0); name && name->end == folded.size()) return name->number;
  }
  return find_class(folded, {0, folded.size()}, bare);
}

std::optional<int> find_age(const FoldedText& text, TextRange range) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!begins_word(text, at) || match_words(text, at, "tuoi") == 0) continue;
    std::string_view before = word_before(text, at);
    if (!before.empty() && before.size() <= 2 &&
        std::all_of(before.begin(), before.end(), FoldedText::is_digit)) {
      const auto begin = static_cast<std::size_t>(before.data() - text.text().data());
      const std::string_view earlier = word_before(text, begin);
      const char sign = text.before(begin);
      if (sign != '-' && sign != '/' && earlier != "den" && earlier != "tu" && earlier != "duoi" &&
          earlier != "tren" && earlier != "-") {
        return before.size() == 1 ? before[0] - '0' : (before[0] - '0') * 10 + (before[1] - '0');
      }
      continue;
    }
    std::size_t next = at + 4;
    while (next < at + 8 && (text[next] == ' ' || text[next] == ':')) ++next;
    int age = 0;
    std::size_t end = next;
    while (FoldedText::is_digit(text[end]) && end - next < 3) age = age * 10 + (text[end++] - '0');
    if (end > next && end - next <= 2 && text[end] != '-') return age;
  }
  return std::nullopt;
}

std::optional<int> find_birth_year(const FoldedText& text, TextRange range) {
  constexpr std::size_t k_reach = 40;  // "sinh ngày 12 tháng 3 năm 2012"
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!begins_word(text, at)) continue;
    const auto label = read_label(text, at);
    if (!label || label->kind != PersonalKind::birth_date) continue;
    for (std::size_t i = label->end; i < std::min(label->end + k_reach, range.end); ++i) {
      if (!FoldedText::is_digit(text[i]) || FoldedText::is_digit(text.before(i))) continue;
      std::size_t end = i;
      int year = 0;
      while (FoldedText::is_digit(text[end]) && end - i < 5) year = year * 10 + (text[end++] - '0');
      if (end - i == 4 && year >= 1900 && year < 2200 && reaches(text, *label, i)) return year;
      if (end - i == 4 && text.before(i) == '/' && year >= 1900 && year < 2200) return year;
    }
  }
  return std::nullopt;
}

AdultWord find_adult(const FoldedText& text, TextRange range) {
  if (has_any(text, range, k_grown_ups)) return AdultWord::grown_up;
  return has_any(text, range, k_members) && !has_any(text, range, k_pupils) ? AdultWord::member
                                                                            : AdultWord::none;
}

AdultWord adult_word(std::string_view text) {
  if (text.empty()) return AdultWord::none;
  FoldedText folded;
  folded.assign(text);
  return find_adult(folded, {0, folded.size()});
}

std::string without_classes_and_schools(std::string_view source) {
  static constexpr std::string_view k_hidden = "[đã ẩn]";
  static constexpr std::string_view k_kinds[] = {
      "truong",   "tieu hoc", "thcs", "trung hoc co so", "mam non", "mau giao", "ptcs",
      "lien doi", "th",       "thpt", "ptdtbt",          "ptdtnt",  "va",       "trung hoc pho thong"};
  FoldedText text;
  text.assign(source);
  std::string out;
  std::size_t done = 0;  // bytes of the source
  const auto hide = [&](std::size_t begin, std::size_t end) {
    if (text.begin_of(begin) < done) return;  // inside a tag, which comes behind the text
    out.append(source, done, text.begin_of(begin) - done);
    out += k_hidden;
    append_markup(source.substr(text.begin_of(begin), text.end_of(end - 1) - text.begin_of(begin)), out);
    done = text.end_of(end - 1);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text.is_in_tag(at)) break;
    if (!begins_word(text, at)) {
      ++at;
      continue;
    }
    const std::size_t word_end = at + word_at(text, at).size();
    if (match_words(text, at, "lop") != 0) {
      if (const auto name = class_behind(text, word_end)) {
        std::size_t begin = word_end;
        while (!FoldedText::is_digit(text[begin])) ++begin;
        hide(begin, name->end);
        at = name->end;
        continue;
      }
    }
    // A kind of school, or several ("Trường TH và THCS"), then its name.
    std::size_t end = at;
    bool is_school = false;
    for (std::size_t next = at; begins_word(text, next);) {
      const std::size_t kind = match_any(text, next, k_kinds);
      if (kind == 0) break;
      const std::string_view word = word_at(text, next);
      if (word == "th" && !is_primary_th(text, next) && !is_school) break;
      if (word == "va" && !is_school) break;
      is_school = true;
      end = kind;
      next = kind;
      while (text[next] == ' ' || text[next] == '-' || text[next] == '&' || text[next] == ',') ++next;
    }
    if (is_school) {
      std::size_t begin = end;
      while (text[begin] == ' ') ++begin;
      std::size_t last = begin, next = begin;
      for (std::size_t words = 0; words < k_school_name_words; ++words) {
        const std::size_t length = word_at(text, next).size();
        const bool is_name = length > 0 && text.is_capital(next) && FoldedText::is_letter(text[next]) &&
                             match_words(text, next, "lop") == 0;
        std::size_t digits = next;
        while (FoldedText::is_digit(text[digits])) ++digits;
        const bool is_number = last > begin && digits > next && digits - next <= 2;
        if (!is_name && !is_number) break;
        last = is_name ? next + length : digits;
        next = last;
        while (text[next] == ' ') ++next;
      }
      if (last > begin) hide(begin, last);
      at = std::max(last, end);
      continue;
    }
    at = word_end;
  }
  out.append(source, done);
  return out;
}

}  // namespace trungbay::catalogue
