#include "vietnamese/slug.hpp"

#include <algorithm>

#include "vietnamese/fold.hpp"

namespace trungbay::vietnamese {
namespace {

bool is_slug_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

// Names that Windows gives to devices, whatever extension stands behind them.
bool is_reserved(std::string_view slug) {
  constexpr std::string_view k_names[] = {"con", "prn", "aux", "nul"};
  if (std::find(std::begin(k_names), std::end(k_names), slug) != std::end(k_names)) return true;
  return slug.size() == 4 && (slug.starts_with("com") || slug.starts_with("lpt")) && slug[3] >= '0' &&
         slug[3] <= '9';
}

}  // namespace

std::string to_slug(std::string_view text, std::size_t most_bytes) {
  std::string slug;
  for (const char byte : fold(text)) {
    if (is_slug_letter(byte)) {
      slug += byte;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
    // One byte past the limit tells whether the last word is whole.
    if (slug.size() > most_bytes + 1) break;
  }
  if (slug.size() > most_bytes) {
    const std::size_t hyphen = slug.rfind('-', most_bytes);
    slug.resize(hyphen == std::string::npos || hyphen == 0 ? most_bytes : hyphen);
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  if (is_reserved(slug)) slug += "-1";
  return slug;
}

bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > k_slug_most_bytes || is_reserved(text)) return false;
  if (text.front() == '-' || text.back() == '-' || text.find("--") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char byte) { return is_slug_letter(byte) || byte == '-'; });
}

}  // namespace trungbay::vietnamese
