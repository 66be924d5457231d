// More than 2,000 Vietnamese sentences, out of the sample workspace: what encodings are tried on.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/legacy_encode.hpp"
#include "vietnamese/nfc.hpp"

namespace trungbay::support {

inline bool has_vietnamese(std::string_view text) {
  for (const char32_t point : to_points(text)) {
    const auto [row, tone] = find_vowel(point);
    if (row < 24 && (point >= 0x80)) return true;
  }
  return false;
}

// Words of letters: of "13 giờ 30" only one.
inline std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool is_inside = false;
  for (const char32_t point : to_points(text)) {
    const bool is_letter = point >= 0xC0 || ((point | 0x20) >= U'a' && (point | 0x20) <= U'z');
    words += is_letter && !is_inside ? 1 : 0;
    is_inside = is_letter;
  }
  return words;
}

// Sentences and cells: whatever stands between full stops, quotes and line ends, three words or more.
inline std::vector<std::string> sentences() {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TRUNGBAY_SOURCE_DIR "/content")) {
    const auto extension = entry.path().extension();
    if (extension != ".md" && extension != ".csv" && extension != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), {});
    for (const std::string_view end : {". ", "? ", "! ", "; ", "\n", "\\n", "\"", "|"}) {
      for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at + 1)) {
        text.replace(at, end.size(), "\r");
      }
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\r', begin), text.size());
      const std::string sentence = vietnamese::clean_line(std::string_view(text).substr(begin, end - begin));
      if (count_words(sentence) >= 3 && has_vietnamese(sentence)) found.insert(sentence);
      begin = end + 1;
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace trungbay::support
