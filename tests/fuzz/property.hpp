// What the fuzz targets share: a property that must hold, and the checks that several of them make.
//
// A target is one function LLVMFuzzerTestOneInput over bytes of any kind. clang's libFuzzer calls it with
// inputs that it makes up (preset `fuzz`); replay.cpp calls it with the files of its corpus in every other
// build, so that what was once found is looked at on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "base/utf8.hpp"

namespace trungbay::fuzz {

// Ends the process, so that the fuzzer keeps the input, with the name of the property on stderr.
inline void require(bool holds, std::string_view property, std::string_view shown = {}) {
  if (holds) return;
  std::fprintf(stderr, "property broken: %.*s\n", static_cast<int>(property.size()), property.data());
  if (!shown.empty()) std::fprintf(stderr, "%.*s\n", static_cast<int>(shown.size()), shown.data());
  std::abort();
}

// Where each line of a text ends, to know which places exist in it.
class Lines {
 public:
  explicit Lines(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i] != '\n') continue;
      bytes_.push_back(i - begin);
      begin = i + 1;
    }
  }

  std::size_t count() const { return bytes_.size(); }
  // A column may stand one behind the last character: that is where the end is. Columns count code points,
  // and in a line that is no UTF-8 bytes, so bytes are the bound.
  bool holds(std::uint32_t line, std::uint32_t column) const {
    return line >= 1 && line <= count() && column >= 1 && column <= bytes_[line - 1] + 1;
  }

 private:
  std::vector<std::size_t> bytes_;
};

// What each diagnostic owes its reader: texts that are UTF-8, on one line, in both languages, and a place in
// the file that it names.
inline void require_sound(const DiagnosticBag& bag, const Lines* lines) {
  for (const Diagnostic& diagnostic : bag.all()) {
    for (const Language language : {Language::vietnamese, Language::english}) {
      const std::string line = headline(diagnostic, language);
      require(is_valid_utf8(line), "a message is UTF-8", line);
      require(line.find('\n') == std::string::npos, "a message is one line", line);
      require(is_valid_utf8(advice_of(diagnostic, language)), "advice is UTF-8", line);
    }
    require(is_valid_utf8(diagnostic.excerpt), "an excerpt is UTF-8");
    if (lines == nullptr || diagnostic.place.kind != PlaceKind::text) continue;
    const Place& place = diagnostic.place;
    if (place.row == 0) continue;
    require(lines->holds(place.row, place.column == 0 ? 1 : place.column), "a place is inside the file",
            headline(diagnostic, Language::english));
  }
}

inline std::string_view view_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace trungbay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
