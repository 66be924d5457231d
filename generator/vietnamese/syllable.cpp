#include "vietnamese/syllable.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "vietnamese/letters.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr std::size_t k_longest = 7;  // "nghiêng"
constexpr std::size_t k_longest_onset = 3;

// The consonants in front of the first vowel; "gi" and "qu" are dealt with apart.
constexpr std::u32string_view k_onsets = U" ngh ch gh kh ng nh ph th tr b c d đ g h k l m n p r s t v x ";

constexpr std::u32string_view k_rimes =
    U" a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    U"i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    U"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
    U"ong ooc oong op ot "
    U"ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    U"u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uơ uôc uôi uôm uôn uông uôt up ut "
    U"uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    U"y yêm yên yêng yêt yêu ";

// Behind "qu", whose u is none of the rime's vowels.
constexpr std::u32string_view k_rimes_behind_qu =
    U" a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo et ê ên êch "
    U"ênh êt êu "
    U"i it in ich inh ô ôc ôi ôn ông ôt ơ ơi ơn y ych yên yêt yn ynh yt yu ";

constexpr std::size_t k_longest_rime = 4;  // "uyên"

constexpr char32_t k_letters_end = U'ư' + 1;  // the last of the alphabet's bases

constexpr auto k_letter_numbers = [] {
  std::array<std::uint8_t, k_letters_end> numbers{};
  std::uint8_t next = 0;
  for (const char32_t base : std::u32string_view(U"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"))
    numbers[base] = ++next;
  return numbers;
}();

// A rime as a number, six bits a letter, to be found by halving.
constexpr std::uint64_t rime_number(std::u32string_view rime) {
  std::uint64_t number = 0;
  for (const char32_t base : rime) number = number * 64 + k_letter_numbers[base];
  return number;
}

template <std::size_t N>
constexpr std::array<std::uint64_t, N> numbers_of(std::u32string_view list) {
  std::array<std::uint64_t, N> numbers{};
  std::size_t begin = 1;
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t end = list.find(U' ', begin);
    numbers[i] = rime_number(list.substr(begin, end - begin));
    begin = end + 1;
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

constexpr std::size_t count_rimes(std::u32string_view list) {
  return static_cast<std::size_t>(std::count(list.begin(), list.end(), U' ')) - 1;
}

constexpr auto k_free_rimes = numbers_of<count_rimes(k_rimes)>(k_rimes);
constexpr auto k_qu_rimes = numbers_of<count_rimes(k_rimes_behind_qu)>(k_rimes_behind_qu);

bool is_marked(char32_t vowel) {
  return std::u32string_view(U"ăâêôơư").find(vowel) != std::u32string_view::npos;
}

// Whether spelling puts the tone on the vowel at `index` of the rime.
bool tone_fits(std::u32string_view rime, std::size_t index) {
  std::size_t vowels = 0;
  while (vowels < rime.size() && is_vowel(rime[vowels])) ++vowels;
  if (index >= vowels) return false;
  for (std::size_t i = vowels; i > 0; --i) {
    if (is_marked(rime[i - 1])) return index == i - 1;
  }
  if (vowels == 1) return true;
  if (vowels == 3) return index == 1;
  if (vowels < rime.size()) return index == 1;
  // Two open vowels: in "oa", "oe", "uy" the styles differ (hòa, hoà), elsewhere it is the first.
  const std::u32string_view open = rime.substr(0, 2);
  return index == 0 || open == U"oa" || open == U"oe" || open == U"uy";
}

bool ends_in_stop(std::u32string_view rime) {
  if (rime.size() < 2) return false;
  const char32_t last = rime.back();
  return last == U'c' || last == U'p' || last == U't' || (last == U'h' && rime[rime.size() - 2] == U'c');
}

bool is_onset(std::u32string_view consonants) {
  for (std::size_t at = k_onsets.find(consonants); at != std::u32string_view::npos;
       at = k_onsets.find(consonants, at + 1)) {
    if (k_onsets[at - 1] == U' ' && k_onsets[at + consonants.size()] == U' ') return true;
  }
  return false;
}

struct Word {
  std::array<char32_t, k_longest> bases{};
  std::size_t size = 0;
  std::size_t toned = k_longest;  // index of the letter with a tone
  Tone tone = Tone::level;
};

bool fits(const Word& word, std::size_t onset, std::span<const std::uint64_t> rimes) {
  const std::u32string_view rime = std::u32string_view(word.bases.data(), word.size).substr(onset);
  if (rime.empty() || rime.size() > k_longest_rime) return false;
  if (!std::binary_search(rimes.begin(), rimes.end(), rime_number(rime))) return false;
  if (word.tone == Tone::level) return !ends_in_stop(rime);
  if (word.toned < onset || !tone_fits(rime, word.toned - onset)) return false;
  return !ends_in_stop(rime) || word.tone == Tone::acute || word.tone == Tone::dot;
}

}  // namespace

bool is_syllable(std::u32string_view word) {
  if (word.empty() || word.size() > k_longest) return false;
  Word parts;
  std::size_t capitals = 0;
  bool first_is_capital = false;
  for (const char32_t point : word) {
    const auto letter = letter_of(point);
    if (!letter) return false;
    if (letter->tone != Tone::level) {
      if (parts.tone != Tone::level) return false;
      parts.tone = letter->tone;
      parts.toned = parts.size;
    }
    capitals += letter->is_upper ? 1 : 0;
    first_is_capital = first_is_capital || (parts.size == 0 && letter->is_upper);
    parts.bases[parts.size++] = letter->base;
  }
  if (capitals != 0 && capitals != word.size() && !(capitals == 1 && first_is_capital)) return false;
  const std::u32string_view bases(parts.bases.data(), parts.size);
  std::size_t onset = 0;
  while (onset < bases.size() && !is_vowel(bases[onset])) ++onset;
  if (onset > k_longest_onset || onset == bases.size()) return false;
  const char32_t vowel = bases[onset];
  if (onset == 1 && bases[0] == U'q') return vowel == U'u' && fits(parts, 2, k_qu_rimes);
  if (onset == 1 && bases[0] == U'g' && vowel == U'i' && fits(parts, 2, k_free_rimes)) return true;
  // Borrowed rimes ("xoong", "goòng", "moóc") follow one consonant; "troòng" is Windows-1258.
  if (onset > 1 && bases.substr(onset).starts_with(U"oo")) return false;
  return (onset == 0 || is_onset(bases.substr(0, onset))) && fits(parts, onset, k_free_rimes);
}

bool is_two_syllables(std::u32string_view word) {
  if (word.size() > 2 * k_longest) return false;
  for (std::size_t cut = 1; cut < word.size(); ++cut) {
    if (is_syllable(word.substr(0, cut)) && is_syllable(word.substr(cut))) return true;
  }
  return false;
}

}  // namespace trungbay::vietnamese
