// Text out of `<t>` elements, in runs of different fonts or in one piece, as shared and inline strings have it.
//
// Phonetic runs (`<rPh>`), which tell how to read East Asian characters, are no part of the text. Takes the events
// of its parent's XmlHandler; used by shared_strings.cpp and sheet_cells.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/cell_text.hpp"

namespace trungbay::ingest {

class RichText {
 public:
  explicit RichText(std::string& out) : out_(out) {}

  // At the beginning of `<si>` or `<is>`, and at its end.
  void begin() {
    begin_ = out_.size();
    in_text_ = in_phonetic_ = false;
  }
  void finish() { undo_escapes(out_, begin_); }

  void start(std::string_view name) {
    if (name == "t") in_text_ = true;
    if (name == "rPh") in_phonetic_ = true;
  }
  void end(std::string_view name) {
    if (name == "t") in_text_ = false;
    if (name == "rPh") in_phonetic_ = false;
  }
  void text(std::string_view text) {
    if (in_text_ && !in_phonetic_) append_bounded(out_, begin_, text);
  }

 private:
  std::string& out_;
  std::size_t begin_ = 0;
  bool in_text_ = false;
  bool in_phonetic_ = false;
};

}  // namespace trungbay::ingest
