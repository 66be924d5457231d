// Options whose value is one of a few words, in Vietnamese without diacritics or in English. A misspelt one is answered
// with those there are, the closest first. Included by the files that add options to commands.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/suggestion.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::commands {

template <typename Value>
struct Word {
  std::string_view word;  // folded
  Value value;
};

template <typename Words>
auto find_word(const Words& words, std::string_view text) {
  const std::string folded = vietnamese::fold_key(text);
  std::optional<decltype(words[0].value)> found;
  for (const auto& word : words) {
    if (word.word == folded) found = word.value;
  }
  return found;
}

// `words` outlives the command line; `say` chooses the language.
template <typename Words>
CLI::Validator one_of(const Words& words, std::string choices,
                      const std::function<std::string(std::string_view, std::string_view)>& say) {
  std::string there_is_no = say("không có", "there is no"), did_you_mean = say("có phải bạn muốn gõ", "did you mean");
  std::vector<std::string_view> known;
  for (const auto& word : words) known.push_back(word.word);
  return CLI::Validator(
      [&words, known, choices, there_is_no, did_you_mean](std::string& text) -> std::string {
        if (find_word(words, text)) return {};
        const auto near = closest(vietnamese::fold_key(text), known);
        return there_is_no + " \"" + text + "\"" +
               (near ? "; " + did_you_mean + " \"" + std::string(*near) + "\"?" : "") + " (" + choices + ")";
      },
      "");
}

}  // namespace trungbay::commands
