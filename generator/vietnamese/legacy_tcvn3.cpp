#include "vietnamese/legacy_tcvn3.hpp"

#include "vietnamese/letters.hpp"

namespace trungbay::vietnamese {
namespace {

// TCVN 5712:1993, third part, as the fonts draw it: codes U+00A0 to U+00FF, a dot where there is no letter.
// "ư" is U+00AD, the soft hyphen.
constexpr std::u32string_view k_letters =
    U".ĂÂÊÔƠƯĐăâêôơưđ."   // A0
    U".....àảãáạ.ằẳẵắ."   // B0
    U"......ặầẩẫấậè.ẻẽ"   // C0
    U"éẹềểễếệìỉ...ĩíịò"   // D0
    U".ỏõóọồổỗốộờởỡớợù"   // E0
    U".ủũúụừửữứựỳỷỹýỵ.";  // F0

constexpr char32_t k_first = 0xA0;

// The letter of a code, or 0.
char32_t letter_of_code(char32_t code) {
  if (code < k_first || code >= k_first + k_letters.size()) return 0;
  const char32_t letter = k_letters[code - k_first];
  return letter == U'.' ? 0 : letter;
}

}  // namespace

bool decode_tcvn3(std::u32string_view word, std::u32string& out) {
  out.clear();
  for (const char32_t point : word) {
    if (point < 0x80) {
      out += point;
      continue;
    }
    const char32_t found = letter_of_code(point);
    if (found == 0) return false;
    const auto letter = letter_of(found);
    const auto before = out.empty() ? std::nullopt : letter_of(out.back());
    if (letter->tone != Tone::level && before && before->is_upper && before->base == letter->base &&
        before->tone == Tone::level) {
      out.back() = to_code_point({letter->base, letter->tone, true});
    } else {
      out += found;
    }
  }
  return true;
}

}  // namespace trungbay::vietnamese
