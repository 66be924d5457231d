#include "catalogue/signatures.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <limits>

#include <unicode/uchar.h>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::catalogue {
namespace {

constexpr bool is_ascii_word(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'); }

// Appends the folded words of text without markup. Folding goes straight into `words`, and the words are then
// moved together where they stand: each takes its place and that of one separator, so nothing is overtaken.
void append_plain_words(std::string_view text, std::string& words) {
  std::size_t to = words.size();
  vietnamese::append_folded(text, words);
  bool inside = false;
  for (std::size_t from = to; from < words.size();) {
    std::uint32_t size = 1;
    bool is_word = is_ascii_word(words[from]);
    if (static_cast<unsigned char>(words[from]) >= 0x80) {
      const CodePoint point = decode_code_point(words, from);
      size = point.size;
      is_word = u_isalnum(static_cast<UChar32>(point.value)) != 0;
    }
    if (is_word) {
      for (std::uint32_t i = 0; i < size; ++i) words[to++] = words[from + i];
    } else if (inside) {
      words[to++] = ' ';
    }
    inside = is_word;
    from += size;
  }
  words.resize(to);
  if (inside) words += ' ';
}

// The last step of MurmurHash3: every bit of the result hangs on every bit that goes in.
constexpr std::uint64_t mix(std::uint64_t number) {
  number ^= number >> 33;
  number *= 0xFF51'AFD7'ED55'8CCD;
  number ^= number >> 33;
  number *= 0xC4CE'B9FE'1A85'EC53;
  return number ^ (number >> 33);
}

// Another hash of the same shingle for each round.
constexpr std::uint64_t rehash(std::uint64_t shingle, std::uint64_t round) {
  constexpr std::uint64_t k_step = 0x9E37'79B9'7F4A'7C15;  // 2^64 by the golden ratio: rounds lie far apart
  return mix(shingle + round * k_step);
}

}  // namespace

void append_words(std::string_view text, std::string& words) {
  if (!may_be_markup(text)) return append_plain_words(text, words);
  append_plain_words(vietnamese::plain_text(text, text.size()), words);
}

void take_shingles(std::string_view words, std::vector<std::uint64_t>& shingles) {
  shingles.clear();
  std::array<std::size_t, k_shingle_words> begins{};  // of the last words, in turn
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < words.size() && shingles.size() < k_most_shingles;) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    begins[count % k_shingle_words] = begin;
    if (++count >= k_shingle_words) {
      const std::size_t first = begins[count % k_shingle_words];
      shingles.push_back(hash128(words.substr(first, end - first)).low);
    }
    begin = end + 1;
  }
}

void make_set(std::vector<std::uint64_t>& shingles) {
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
}

double likeness(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint64_t left = a[i], right = b[j];
    shared += left == right ? 1 : 0;
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

double shared_words(double likeness) {
  // 2J / (1 + J) is the share of one text's shingles that the other has, and a shingle stays when its words do.
  return std::cbrt(2 * likeness / (1 + likeness));
}

// Each shingle is thrown into one place of the signature, which keeps the least hash that fell into it. Where
// nothing fell, all shingles are thrown again with other hashes, until every place is filled (Dahlgaard, Knudsen,
// Thorup: Fast similarity sketching, 2017). Long texts take one round, short ones some, and both give the same
// byte for what they share, as a later round never replaces an earlier one.
Signature sign(std::span<const std::uint64_t> shingles) {
  constexpr std::uint64_t k_rounds = 16;  // fill nearly all places of a text of twenty shingles
  Signature signature{};
  if (shingles.empty()) return signature;
  std::array<std::uint32_t, k_signature_size> least;
  least.fill(std::numeric_limits<std::uint32_t>::max());
  std::bitset<k_signature_size> filled;
  for (std::uint64_t round = 0; round < k_rounds && !filled.all(); ++round) {
    std::bitset<k_signature_size> hit;
    for (const std::uint64_t shingle : shingles) {
      const std::uint64_t hash = rehash(shingle, round);
      const std::size_t place = static_cast<std::size_t>((hash >> 32) * k_signature_size >> 32);
      if (filled[place]) continue;
      hit.set(place);
      least[place] = std::min(least[place], static_cast<std::uint32_t>(hash));
    }
    filled |= hit;
  }
  for (std::size_t place = 0; place < k_signature_size; ++place) {
    if (!filled[place]) {
      for (const std::uint64_t shingle : shingles) {
        least[place] = std::min(least[place], static_cast<std::uint32_t>(rehash(shingle, k_rounds + place)));
      }
    }
    signature[place] = static_cast<std::uint8_t>(least[place]);  // the low byte: the high ones of a least are small
  }
  return signature;
}

double estimated_likeness(const Signature& a, const Signature& b) {
  constexpr double k_by_chance = 1.0 / 256;  // two bytes that are equal though nothing is shared
  std::size_t equal = 0;
  for (std::size_t i = 0; i < k_signature_size; ++i) equal += a[i] == b[i] ? 1 : 0;
  const double share = static_cast<double>(equal) / k_signature_size;
  return std::max(0.0, (share - k_by_chance) / (1 - k_by_chance));
}

}  // namespace trungbay::catalogue
