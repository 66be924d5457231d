#include "ingest/form_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "vietnamese/fold.hpp"

namespace trungbay::ingest {
namespace {

// Longer cells are texts of ideas: nothing of the above is as long.
constexpr std::size_t k_most_bytes_of_line = 200;

constexpr std::array<std::string_view, 8> k_totals = {"tong cong", "tong so", "tong cong chung", "cong chung",
                                                      "cong",      "tong",    "cong don",        "cong cuoi"};
// What a total may count behind its name.
constexpr std::array<std::string_view, 14> k_counted = {"y",   "tuong", "sang", "kien",  "giai", "phap", "mo",
                                                        "hinh", "de",   "tai",  "danh", "sach", "ban",  "ghi"};

constexpr std::array<std::string_view, 22> k_signatures = {
    "nguoi lap bieu",  "nguoi lap bang", "nguoi lap danh sach", "nguoi lap",      "nguoi tong hop",     "nguoi bao cao",
    "bi thu",          "pho bi thu",     "pho bi thu thuong truc", "uy vien thuong vu", "chu tich",     "pho chu tich",
    "ban thuong vu",   "ban chap hanh",  "thu truong don vi",   "thu truong co quan", "tm doan co so",  "nguoi viet bao cao",
    "can bo tong hop", "ke toan",        "noi nhan",            "xac nhan cua don vi"};
constexpr std::array<std::string_view, 14> k_signature_beginnings = {
    "tm ban thuong vu", "tm ban chap hanh", "tm btv",  "tm bch",    "tm chi doan",  "t m ban thuong vu", "t m ban chap hanh",
    "kt bi thu",        "tl ban thuong vu", "ky ghi",  "ky ten",    "ky va ghi ro", "ky dong dau",       "noi nhan"};

// Whatever is no ASCII letter or digit separates words: dots, "…", brackets.
std::vector<std::string_view> words_of(std::string_view folded) {
  const auto is_letter = [](char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0; };
  std::vector<std::string_view> words;
  for (auto at = folded.begin(); at != folded.end();) {
    const auto first = std::find_if(at, folded.end(), is_letter);
    at = std::find_if_not(first, folded.end(), is_letter);
    if (first != at) words.emplace_back(first, at);
  }
  return words;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Folded: "an minh ngay 26 thang 3 nam 2023"; dots may stand where numbers will be.
bool is_place_and_date(std::string_view folded) {
  constexpr std::size_t k_most_words_of_place = 8;
  const auto words = words_of(folded);
  auto at = std::find(words.begin(), words.end(), "ngay");
  if (at == words.end() || at - words.begin() > static_cast<std::ptrdiff_t>(k_most_words_of_place)) return false;
  for (const std::string_view unit : {"ngay", "thang", "nam"}) {
    if (at == words.end() || *at != unit) return false;
    ++at;
    if (at != words.end() && is_digits(*at)) ++at;
  }
  return at == words.end();
}

bool is_roman(std::string_view text) {
  return !text.empty() && text.size() <= 6 && text.find_first_not_of("IVXLC") == std::string_view::npos;
}

// The bytes of a group's number at the beginning, 0 when there is none: "A.1" of "A.1 Học tập".
std::size_t group_number_size(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') ++end;
  if (end == 0 || (end > 1 && !is_roman(text.substr(0, end)))) return 0;
  for (;;) {
    std::size_t digits = end + 1;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (end >= text.size() || text[end] != '.' || digits == end + 1) return end;
    end = digits;
  }
}

}  // namespace

bool is_number_text(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.,%- ") == std::string_view::npos;
}

bool is_group_number(std::string_view text) {
  const std::size_t size = group_number_size(text);
  return size > 0 && text.substr(size).find_first_not_of(".)/: ") == std::string_view::npos;
}

bool is_numbered_group(std::string_view text, bool capitals) {
  if (text.size() > k_most_bytes_of_line) return false;
  const std::size_t size = group_number_size(text);
  if (size == 0 || size >= text.size()) return false;
  // "A.1 Học tập" needs no dot behind; "A Lưới trồng rừng" is a place.
  const bool has_level = text.substr(0, size).find('.') != std::string_view::npos;
  std::size_t name = text.find_first_not_of(".):/-", size);
  if (name == std::string_view::npos || (name == size && !has_level)) return false;
  name = text.find_first_not_of(' ', name);
  if (name == std::string_view::npos) return false;
  return !capitals || is_capitals(text.substr(name));
}

bool is_total(std::string_view text) {
  // Asked of every row: most are told by their first two letters, "to" or "co" with any mark.
  if (text.size() < 3 || text.size() > k_most_bytes_of_line) return false;
  const bool is_o = text[1] == 'o' || text[1] == 'O' || static_cast<unsigned char>(text[1]) >= 0x80;
  if (!is_o || std::string_view("TtCc").find(text[0]) == std::string_view::npos) return false;
  const std::string folded = vietnamese::fold_key(text);
  std::string_view rest;
  std::size_t longest = 0;
  for (const auto name : k_totals) {
    if (name.size() <= longest || !folded.starts_with(name)) continue;
    if (folded.size() > name.size() && folded[name.size()] != ' ') continue;
    longest = name.size();
    rest = std::string_view(folded).substr(longest);
  }
  if (longest == 0) return false;
  const auto words = words_of(rest);
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_digits(word) || std::find(k_counted.begin(), k_counted.end(), word) != k_counted.end();
  });
}

bool is_signature(std::string_view text) {
  if (text.size() > k_most_bytes_of_line) return false;
  const std::string folded = vietnamese::fold_key(text);
  return std::find(k_signatures.begin(), k_signatures.end(), folded) != k_signatures.end() ||
         std::any_of(k_signature_beginnings.begin(), k_signature_beginnings.end(),
                     [&](std::string_view words) { return folded.starts_with(words); }) ||
         is_place_and_date(folded);
}

bool is_form_note(std::string_view text) {
  constexpr std::size_t k_most_bytes_of_label = 24;
  const std::size_t colon = text.substr(0, k_most_bytes_of_label).find(':');
  if (colon == std::string_view::npos) return false;
  const std::string label = vietnamese::fold_key(text.substr(0, colon));
  return label == "ghi chu" || label == "chu thich" || label == "luu y";
}

bool numbers_columns(std::span<const std::string_view> cells, std::size_t columns) {
  constexpr std::size_t k_fewest = 3, k_most = 256;  // two numbers in a row may be anything
  if (cells.size() < k_fewest || cells.size() > k_most || cells.size() * 2 < columns) return false;
  std::size_t expected = 1;
  char letter = 'A';
  for (std::string_view text : cells) {
    if (text.starts_with('(') || text.starts_with('[')) text.remove_prefix(1);
    text = text.substr(0, text.find_first_of(")]="));  // "(5)=(3)+(4)"
    if (expected == 1 && text.size() == 1 && text[0] == letter) {
      ++letter;
    } else if (text == std::to_string(expected)) {
      ++expected;
    } else {
      return false;
    }
  }
  return true;
}

bool is_capitals(std::string_view text) {
  return text.size() <= k_most_bytes_of_line && vietnamese::upper(text) == text && vietnamese::lower(text) != text;
}

}  // namespace trungbay::ingest
