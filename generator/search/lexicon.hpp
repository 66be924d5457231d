// The words of all ideas, each with a number: posting lists are made of numbers, not of texts.
//
// Many threads add words at once, so that a word's number differs from build to build; nothing that is written
// depends on it.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trungbay::search {

struct Word {
  std::uint32_t id = 0;  // of the folded form
  std::string_view folded, written;
  std::uint32_t folded_hash = 0;        // FNV-1a of the form,
  std::uint32_t folded_start = 0;       // and of the form with a space behind it: how a pair begins
  std::uint32_t written_hash = 0, written_start = 0;
};

class Lexicon {
 public:
  // The text of a number.
  std::string_view text(std::uint32_t id) const { return texts_[id]; }

 private:
  friend class WordReader;
  struct Entry {
    std::uint32_t id;
    std::string_view text;
  };
  Entry intern(std::string_view text);

  std::mutex mutex_;
  std::deque<std::string> texts_;  // do not move
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

// A thread's way to the lexicon, which remembers what it has met.
class WordReader {
 public:
  explicit WordReader(Lexicon& lexicon) : lexicon_(lexicon) {}

  const Word& word(std::string_view token);    // as it stands in a text
  const Word& filter(std::string_view term);  // "u:huyen-doan-an-minh": taken as it is

 private:
  const Word& add(std::string_view key, const std::string& written, const std::string& folded);

  Lexicon& lexicon_;
  std::deque<std::string> keys_;
  std::unordered_map<std::string_view, Word> words_;
};

}  // namespace trungbay::search
