// The words that announce personal data: "SĐT", "số tài khoản", "sinh ngày", "trú tại" …
//
// A number by itself is often nothing; behind such a word it is somebody's. Read by personal_data.cpp at the
// beginning of each word, and by the rules for numbers, which ask whether a label reaches a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "catalogue/privacy/personal_data.hpp"

namespace trungbay::catalogue {

enum class LabelStrength : std::uint8_t {
  weak,    // a word with other meanings, or a bank's name: the number must look the part
  strong,  // says by itself what follows
};

struct Label {
  PersonalKind kind{};
  LabelStrength strength{};
  std::size_t begin = 0;  // characters of the folded text
  std::size_t end = 0;
};

// The label that begins at `at`, which is the first letter of a word; the longest one.
std::optional<Label> read_label(const FoldedText& text, std::size_t at);

// Whether nothing but "là", "của em", a colon and the like stands between a label and `at`.
bool reaches(const FoldedText& text, const Label& label, std::size_t at);
// The same with any words between, up to the end of the sentence.
bool is_in_reach(const FoldedText& text, const Label& label, std::size_t at);

// Whether a measure follows at `at` ("1.500 đồng", "200 lượt"), so that the number before it counts
// something.
bool is_measured(const FoldedText& text, std::size_t at);

// A word or phrase at `at`, whole; one space in `words` stands for one or two spaces. The character behind
// it, or 0.
std::size_t match_words(const FoldedText& text, std::size_t at, std::string_view words);

// The word that begins at `at`, and the one that ends before it on the same line ("" when there is none).
std::string_view word_at(const FoldedText& text, std::size_t at);
std::string_view word_before(const FoldedText& text, std::size_t at);

}  // namespace trungbay::catalogue
