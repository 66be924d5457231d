#include "render/heading_ids.hpp"

#include "vietnamese/nfc.hpp"
#include "vietnamese/slug.hpp"

namespace trungbay::render {

std::string HeadingIds::make(std::string_view text) {
  std::string scratch;
  std::string slug = vietnamese::to_slug(vietnamese::clean_text(text, scratch));  // as the heading is printed
  if (slug.empty()) slug = "muc";
  if (used_.insert(slug).second) return slug;
  // "muc-2" may itself be a heading's own slug, hence the loop; each number is tried once a slug.
  unsigned& number = last_number_.try_emplace(slug, 1U).first->second;
  for (;;) {
    std::string candidate = slug + '-' + std::to_string(++number);
    if (used_.insert(candidate).second) return candidate;
  }
}

void HeadingIds::clear() {
  used_.clear();
  last_number_.clear();
}

}  // namespace trungbay::render
