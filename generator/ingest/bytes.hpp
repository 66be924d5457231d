// Looking for bytes sixteen at a time: what both readers spend their time on.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/diagnostic.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace trungbay::ingest {

// Offset of the first byte from `at` on that is one of the three, or the size of `bytes`.
inline std::size_t find_any_of(std::string_view bytes, std::size_t at, char a, char b, char c) {
#if defined(__SSE2__)
  const __m128i first = _mm_set1_epi8(a), second = _mm_set1_epi8(b), third = _mm_set1_epi8(c);
  for (; at + 16 <= bytes.size(); at += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at));
    const __m128i hits =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, first), _mm_cmpeq_epi8(block, second)),
                     _mm_cmpeq_epi8(block, third));
    const int mask = _mm_movemask_epi8(hits);
    if (mask != 0) return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
  }
#endif
  while (at < bytes.size() && bytes[at] != a && bytes[at] != b && bytes[at] != c) ++at;
  return at;
}

inline std::size_t count_newlines(std::string_view bytes) {
  std::size_t count = 0, at = 0;
#if defined(__SSE2__)
  const __m128i newline = _mm_set1_epi8('\n');
  for (; at + 16 <= bytes.size(); at += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at));
    count += static_cast<std::size_t>(
        __builtin_popcount(static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, newline)))));
  }
#endif
  for (; at < bytes.size(); ++at) count += bytes[at] == '\n';
  return count;
}

// What is wrong with the beginning of a file that should be UTF-8 text; skips its byte-order mark.
// False, with the fault in the bag, for UTF-16 and for packed files such as a renamed workbook.
bool skip_byte_order_mark(std::string_view bytes, std::size_t& at, const Place& place, DiagnosticBag& bag);

}  // namespace trungbay::ingest
