// Anchors of headings: the slug of the heading's text, made unique by -2, -3 … within one page.
//
// One object serves one page; rich texts of a page that are rendered with the same object never share an id.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace trungbay::render {

class HeadingIds {
 public:
  // `text` is the heading's plain text in any language; "muc" when nothing of it is left in a slug.
  std::string make(std::string_view text);
  void clear();

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, unsigned> last_number_;  // so that a thousand equal headings stay linear
};

}  // namespace trungbay::render
