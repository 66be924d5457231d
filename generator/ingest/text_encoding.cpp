#include <algorithm>

#include <simdjson.h>

#include "base/utf8.hpp"
#include "ingest/text_file.hpp"
#include "vietnamese/repair.hpp"

namespace trungbay::ingest {
namespace {

// How much is looked at to tell encodings apart. Enough for some hundred rows of a form.
constexpr std::size_t k_sample = 64 << 10;
// Validated at a time, at the speed of memory.
constexpr std::size_t k_validated = 4 << 20;

// Text in a Latin script has a zero in every second byte, and in few others. Vietnamese letters have 0x01 or
// 0x1E there.
std::optional<TextEncoding> find_utf16(std::string_view sample) {
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    even += sample[i] == '\0';
    odd += sample[i + 1] == '\0';
  }
  const std::size_t pairs = sample.size() / 2;
  if (pairs < 8) return std::nullopt;
  if (odd * 2 > pairs && even * 100 <= pairs) return TextEncoding::utf16_le;
  if (even * 2 > pairs && odd * 100 <= pairs) return TextEncoding::utf16_be;
  return std::nullopt;
}

// Where the first byte that is no UTF-8 stands, or npos.
std::size_t find_fault(std::string_view bytes, const std::function<void(std::size_t)>& release) {
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = std::min(at + k_validated, bytes.size());
    // Not through the middle of a character.
    for (int i = 0; i < 3 && end < bytes.size() && (bytes[end] & 0xC0) == 0x80; ++i) --end;
    if (!simdjson::validate_utf8(bytes.data() + at, end - at))
      return at + find_invalid_utf8(bytes.substr(at, end - at));
    at = end;
    if (release) release(at);
  }
  return std::string_view::npos;
}

// A file in UTF-8 with a few bad bytes is a damaged file in UTF-8, not one in another encoding.
bool is_mostly_utf8(std::string_view sample) {
  std::size_t good = 0, bad = 0;
  for (std::size_t i = 0; i < sample.size();) {
    const CodePoint point = decode_code_point(sample, i);
    if (static_cast<unsigned char>(sample[i]) >= 0x80) ++(point.size == 1 ? bad : good);
    i += point.size;
  }
  return good > bad;
}

// Windows-1258 and the rest differ in what their bytes would be as Windows-1252: the words of which encoding
// come to light?
TextEncoding find_single_byte(std::string_view sample) {
  std::string latin;
  for (const char byte : sample) append_utf8(latin, static_cast<unsigned char>(byte));
  std::uint32_t windows_1258 = 0, fonts = 0;
  for (std::size_t begin = 0; begin < latin.size();) {
    const std::size_t end = std::min(latin.find_first_of("\n;\t,", begin), latin.size());
    std::string scratch;
    vietnamese::Repairs made;
    vietnamese::repair(std::string_view(latin).substr(begin, end - begin), scratch, made);
    windows_1258 += made[vietnamese::RepairKind::cp1258];
    fonts += made[vietnamese::RepairKind::tcvn3] + made[vietnamese::RepairKind::vni];
    begin = end + 1;
  }
  return windows_1258 > fonts ? TextEncoding::windows_1258 : TextEncoding::windows_1252;
}

}  // namespace

TextEncoding find_encoding(std::string_view bytes, const std::function<void(std::size_t)>& release) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return TextEncoding::utf8;
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)))
    return TextEncoding::utf8;  // UTF-32: no text to us
  if (bytes.starts_with("\xFF\xFE")) return TextEncoding::utf16_le;
  if (bytes.starts_with("\xFE\xFF")) return TextEncoding::utf16_be;
  const std::string_view sample = bytes.substr(0, k_sample);
  if (const auto utf16 = find_utf16(sample)) return *utf16;
  // Packed files, pictures: the reader refuses them.
  if (sample.find('\0') != std::string_view::npos || bytes.starts_with("PK\x03\x04"))
    return TextEncoding::utf8;
  const std::size_t fault = find_fault(bytes, release);
  if (fault == std::string_view::npos) return TextEncoding::utf8;
  const std::string_view around = bytes.substr(fault > k_sample / 2 ? fault - k_sample / 2 : 0, k_sample);
  return is_mostly_utf8(around) ? TextEncoding::utf8 : find_single_byte(around);
}

}  // namespace trungbay::ingest
