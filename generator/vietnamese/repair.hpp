// Vietnamese as exports bring it → clean Unicode, with a count of what had to be mended.
//
// Texts in TCVN3 or VNI, read with the wrong table, escaped, decomposed, with letters lost on the way: each
// word is looked at by itself, since real documents mix encodings, and is changed only when a syllable comes
// out of it that was none before, in a text that has more of the kind. The catalogue calls repair() on every
// cell and on the headers; docs/encodings.md tells staff what it does.
//
//   std::string scratch; Repairs repairs;
//   repair("C«ng tr×nh thanh niªn", scratch, repairs)   // "Công trình thanh niên", counts[tcvn3] is 1
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::vietnamese {

enum class RepairKind : std::uint8_t {
  tcvn3,          // TCVN3 (ABC): "§oµn" → "Đoàn"
  vni,            // VNI-Windows: "Ñoaøn" → "Đoàn"
  utf8,           // UTF-8 read as Windows-1252, once or several times over: "Ä‘oÃ n" → "đoàn"
  cp1258,         // Windows-1258 read as Windows-1252: "Viêòt" → "Việt"
  horn_restored,  // "ư" in front of "ơ", which web pages drop out of TCVN3: "đợc" → "được"
  composed,       // letters and marks as code points of their own → one code point (NFC)
  lookalike,      // Ð, Ɖ, ð → Đ, đ
  invisible,      // zero-width characters, soft hyphens, odd spaces, text direction controls
  escaped,        // "&#7871;", "&ecirc;", "\u1ebf"
  horn_doubtful,  // not mended: "ngời", "nh", "t" beside words that had lost their "ư"
};
inline constexpr std::size_t k_repair_kinds = 10;

struct Repairs {
  // Of how many texts a repair of that kind was made; one call of repair() adds at most 1 to each.
  std::array<std::uint32_t, k_repair_kinds> counts{};
  // Words with "?" or U+FFFD in place of letters ("Ti?ng", "???c"): nothing can bring these letters back.
  std::uint32_t damaged_words = 0;

  std::uint32_t& operator[](RepairKind kind) { return counts[static_cast<std::size_t>(kind)]; }
  std::uint32_t operator[](RepairKind kind) const { return counts[static_cast<std::size_t>(kind)]; }
  bool any() const { return *this != Repairs{}; }
  bool operator==(const Repairs&) const = default;
};

// What a text is. In markup only entities of characters past ASCII are undone: "&lt;" must stay what it is.
enum class TextKind : std::uint8_t { plain, markup };

// What is known of the encoding beforehand, from the texts beside it or the name of the cell's font
// (".VnTime", "VNI-Times"): then a single word of that encoding is enough.
struct RepairHints {
  bool tcvn3 = false;
  bool vni = false;
};

// The text mended and clean, as clean_text leaves it: the text itself when there was nothing to do, else in
// `scratch`. Adds to `repairs`. Valid UTF-8 in and out; what was repaired is repaired to itself.
std::string_view repair(std::string_view text, std::string& scratch, Repairs& repairs,
                        TextKind kind = TextKind::plain, RepairHints hints = {});

// repair, then clean_line: for values of one line.
std::string repaired_line(std::string_view text, Repairs& repairs, RepairHints hints = {});

// The headers of one table, each a line, mended with an eye on one another: "Ñôn vò" alone could be anything,
// beside "Teân" and "Ngaøy" it is VNI. With `repairs`, a value for each line is appended to it.
std::vector<std::string> repaired_headers(std::span<const std::string> headers,
                                          std::vector<Repairs>* repairs = nullptr);

}  // namespace trungbay::vietnamese
