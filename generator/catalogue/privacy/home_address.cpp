#include <algorithm>

#include "catalogue/privacy/rules.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_address_most = 200;  // characters; the longest real ones have about 120
constexpr std::size_t k_words_typed_small =
    3;  // "xã đông hưng a": words of a name that were typed in small letters

// Parts of an address, each with a name or number behind it.
constexpr std::string_view k_parts[] = {
    "ap",         "xa",   "phuong",     "thi tran", "huyen",   "quan",    "thanh pho", "pho",     "phong",
    "tinh",       "thon", "to dan pho", "to",       "khom",    "khu pho", "khu vuc",   "khu",     "duong",
    "hem",        "ngo",  "ngach",      "kiet",     "so nha",  "so",      "ban",       "buon",    "lang",
    "xom",        "doi",  "chung cu",   "can ho",   "toa nha", "lo",      "thi xa",    "nha so",  "nha",
    "tdp",        "kp",   "tp",         "tx",       "tt",      "quoc lo", "tinh lo",   "dac khu", "kdc",
    "khu dan cu", "p",    "q",          "h",        "x",       "d"};

// What stands here is an office, a school, a site: not a home.
constexpr std::string_view k_offices[] = {
    "ubnd",          "uy ban",      "truong",         "tru so",        "nha van hoa",   "tinh doan",
    "huyen doan",    "xa doan",     "doan",           "cong ty",       "website",       "web",
    "fanpage",       "www",         "http",           "https",         "trung tam",     "so giao duc",
    "so noi vu",     "so khoa hoc", "phong giao duc", "phong y te",    "phong van hoa", "phong noi vu",
    "phong kinh te", "benh vien",   "tram y te",      "chi doan",      "thanh doan",    "hop tac xa",
    "htx",           "cong an",     "van phong",      "nha thieu nhi", "thu vien",      "co quan",
    "dia ban",       "email",       "khu cong nghiep"};

std::size_t skip_signs(const FoldedText& text, std::size_t at) {
  int line_ends = 0;
  for (int i = 0; i < 8; ++i) {
    const char c = text[at];
    if (c == '\n' ? ++line_ends > 1
                  : c != ' ' && c != ':' && c != '-' && c != '"' && c != '(' && c != '.' && c != '/')
      break;
    ++at;
  }
  return at;
}

std::size_t match_any(const FoldedText& text, std::size_t at, std::span<const std::string_view> list) {
  std::size_t longest = 0;
  for (const auto words : list) longest = std::max(longest, match_words(text, at, words));
  return longest;
}

// A house's, road's or group's number: "12", "12A", "45/6/7", "12-14".
std::size_t read_house_number(const FoldedText& text, std::size_t at) {
  if (!FoldedText::is_digit(text[at])) return 0;
  std::size_t end = at;
  while (FoldedText::is_word(text[end]) ||
         ((text[end] == '/' || text[end] == '-') && FoldedText::is_word(text[end + 1])))
    ++end;
  return end;
}

bool is_abbreviated_part(std::string_view word) {
  return word.size() <= 2 || word == "kdc" || word == "tdp" || word == "kp";
}

struct Extent {
  std::size_t end = 0;
  std::size_t parts = 0;  // how many parts that an address has were seen
};

// As far as parts, names with capitals and numbers go; a word in small letters that is no part ends an
// address.
Extent read_extent(const FoldedText& text, std::size_t begin) {
  Extent extent{begin, 0};
  std::size_t at = begin;
  std::size_t small_left = 0;  // words in small letters that may still follow a part
  while (at < text.size() && at - begin < k_address_most) {
    if (const std::size_t number = read_house_number(text, at); number != 0) {
      at = extent.end = number;
      small_left = 0;
    } else if (FoldedText::is_letter(text[at])) {
      const std::size_t part = match_any(text, at, k_parts);
      const std::string_view word = word_at(text, at);
      if (at != begin) {
        const auto label = read_label(text, at);  // "…, SĐT", "…, sinh năm"
        if (label && label->strength == LabelStrength::strong && label->kind != PersonalKind::home_address)
          break;
      }
      if (part != 0 && (!is_abbreviated_part(word) || word.size() == 2 || text[part] == '.' ||
                        FoldedText::is_digit(text[part]))) {
        at = extent.end = part;
        ++extent.parts;
        small_left = k_words_typed_small;
      } else if (text.is_capital(at)) {
        at += word.size();
        extent.end = at;
        small_left = 0;
      } else if (small_left > 0) {
        --small_left;
        at += word.size();
        extent.end = at;
      } else {
        break;
      }
    } else if (text[at] == '.') {
      // The dot of "P. 5" or "TP. Rạch Giá" stands inside, that of a sentence ends the address.
      const std::string_view before = word_before(text, at);
      if (!is_abbreviated_part(before) || FoldedText::is_digit(text.before(at))) break;
      ++at;
    } else if (text[at] == ' ' || text[at] == ',' || text[at] == '-' || text[at] == '/') {
      ++at;
    } else {
      break;
    }
  }
  return extent;
}

// "người dân cư trú tại xã …", "các hộ thường trú tại …": many people, nobody's home.
bool is_of_many(const FoldedText& text, const Label& label) {
  std::size_t at = label.begin;
  for (int i = 0; i < 5; ++i) {
    const std::string_view word = word_before(text, at);
    if (word.empty()) return false;
    for (const std::string_view many : {"dan", "ho", "con", "khach", "nhung", "cac", "nien", "lao"}) {
      if (word == many) return true;
    }
    at = static_cast<std::size_t>(word.data() - text.text().data());
    if (at == 0) return false;
  }
  return false;
}

// "lưu trú", "nội trú", "buồn ngủ": other words.
bool is_lodging(std::string_view before) {
  for (const std::string_view word :
       {"luu", "cu", "noi", "ban", "ngoai", "dan", "buon", "noi", "an", "tam", "thuong"}) {
    if (before == word) return true;
  }
  return false;
}

}  // namespace

std::optional<FoundDatum> find_home_address(const FoldedText& text, const Label& label) {
  const std::size_t begin = skip_signs(text, label.end);
  if (begin == label.end || begin >= text.size()) return std::nullopt;
  const std::string_view words = text.text().substr(label.begin, label.end - label.begin);
  const std::string_view between = text.text().substr(label.end, begin - label.end);
  const bool has_colon = between.find(':') != std::string_view::npos;
  const bool is_number = words == "so nha" || words == "nha so" || words == "nha o so";
  const bool is_short = words == "tru" || words == "ngu";  // "trú ấp 3": a part must follow at once
  if (is_short && (match_any(text, begin, k_parts) == 0 || is_lodging(word_before(text, label.begin))))
    return std::nullopt;
  if (is_number && !FoldedText::is_digit(text[begin])) return std::nullopt;
  if (words == "dia chi" && !has_colon && between.find('-') == std::string_view::npos) return std::nullopt;
  if (!is_number && !is_short && label.strength == LabelStrength::weak && !has_colon && words != "dia chi" &&
      !(words == "nha rieng" && match_words(text, begin, "tai") != 0)) {
    return std::nullopt;
  }
  if (match_any(text, begin, k_offices) != 0 || is_of_many(text, label)) return std::nullopt;
  std::size_t start = begin;
  if (const std::size_t at = match_words(text, begin, "tai"); at != 0) start = skip_signs(text, at);
  const Extent extent = read_extent(text, start);
  if (extent.end == start) return std::nullopt;
  // Without a colon the words must show that they are an address: "tạm trú trực tuyến" is none.
  const bool is_address = extent.parts > 0 || FoldedText::is_digit(text[start]) ||
                          (has_colon && text.is_capital(start)) ||
                          (label.strength == LabelStrength::strong && text.is_capital(start));
  // "Đ/c: Nguyễn Văn A" is a comrade.
  if ((words == "dc" || words == "d/c") && extent.parts == 0) return std::nullopt;
  if (!is_address || (is_number && extent.parts == 0 && text[read_house_number(text, start)] != ','))
    return std::nullopt;
  return FoundDatum{PersonalKind::home_address, is_number ? label.begin : start, extent.end, label.begin};
}

}  // namespace trungbay::catalogue
