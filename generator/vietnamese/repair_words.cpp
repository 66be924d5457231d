#include "vietnamese/repair_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "vietnamese/letters.hpp"
#include "vietnamese/mojibake.hpp"
#include "vietnamese/syllable.hpp"
#include "vietnamese/word_evidence.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr std::array<RepairKind, k_encodings> k_kinds = {RepairKind::tcvn3, RepairKind::vni,
                                                         RepairKind::cp1258};

// A longer run of letters is no word; nothing is tried on it.
constexpr std::size_t k_longest_word = 16;
// Less than this part of the strongest encoding's evidence is chance.
constexpr std::uint32_t k_least_share = 8;
// From so many points of evidence on, it is not asked any more whether a word has been counted before.
constexpr std::uint32_t k_plain_evidence = 32;

bool is_word_character(char32_t point) {
  if (point < 0x80) return is_ascii_letter(point);
  return (point > 0xA0 && point < 0x370) || (point >= 0x1E00 && point < 0x1F00);
}

bool is_digit(char32_t point) {
  return point >= U'0' && point <= U'9';
}

std::u32string in_capitals(std::u32string_view word) {
  std::u32string out;
  for (const char32_t point : word) {
    auto letter = letter_of(point);
    if (letter) letter->is_upper = true;
    out += letter ? to_code_point(*letter) : point;
  }
  return out;
}

// Capitals of .VnTimeH have the codes of small letters: a word typed in capitals, "TØNH", shows it by its
// others.
bool is_typed_in_capitals(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), is_upper_ascii) &&
         std::none_of(word.begin(), word.end(), is_lower_ascii) && word.size() > 1;
}

struct Token {
  std::size_t begin = 0, end = 0;
  bool is_unicode = false;                  // reads as Vietnamese as it is
  std::array<bool, k_encodings> reads{};    // is a syllable in that encoding, and another word
  std::array<bool, k_encodings> is_same{};  // is the same word in that encoding
  std::optional<Encoding> decided;
  bool stays = false;
  const Token* neighbour = nullptr;
  std::size_t distance = 0;
};

class Words {
 public:
  Words(std::u32string& text, RepairHints hints) : text_(text), hints_(hints) {}

  bool run(Repairs& repairs) {
    find_tokens();
    if (tokens_.empty()) return false;
    for (Token& token : tokens_) read(token);
    if (evidence_[cp1258] > 0) evidence_[cp1258] += lookalikes_;
    bool any = false;
    const std::uint32_t most = *std::max_element(evidence_.begin(), evidence_.end());
    for (const Encoding i : k_all) {
      const bool is_hinted = (i == tcvn3 && hints_.tcvn3) || (i == vni && hints_.vni);
      allowed_[i] = evidence_[i] >= (is_hinted ? k_enough_when_expected : k_enough) &&
                    evidence_[i] > foreign_ && evidence_[i] * k_least_share >= most;
      any = any || allowed_[i];
    }
    if (!any) return false;
    for (Token& token : tokens_) decide(token);
    ask_neighbours();
    return write(repairs);
  }

 private:
  std::u32string_view word_of(const Token& token) const {
    return std::u32string_view(text_).substr(token.begin, token.end - token.begin);
  }

  // Words with a character past ASCII; the others are the same in every encoding.
  void find_tokens() {
    for (std::size_t i = 0; i < text_.size();) {
      if (!is_word_character(text_[i])) {
        ++i;
        continue;
      }
      Token token;
      token.begin = i;
      bool is_ascii = true;
      for (; i < text_.size() && is_word_character(text_[i]); ++i) is_ascii = is_ascii && text_[i] < 0x80;
      token.end = i;
      const bool is_lone_operator =
          token.end - token.begin == 1 && is_operator(text_[token.begin]);  // "3 × 4"
      if (!is_ascii && !is_lone_operator) tokens_.push_back(token);
    }
    has_small_letters_ = std::any_of(text_.begin(), text_.end(), is_lower_ascii);
    capitals_ = static_cast<std::size_t>(std::count_if(text_.begin(), text_.end(), is_upper_ascii));
  }

  bool reads_as_syllable(Encoding encoding, std::u32string_view word) {
    if (!decode(encoding, word, decoded_)) return false;
    if (is_syllable(decoded_)) return true;
    if (encoding != tcvn3) return false;
    if (is_typed_in_capitals(word) && is_syllable(in_capitals(decoded_))) return true;
    Repairs ignored;
    std::u32string whole = decoded_;  // "®îc" is "đợc", which lost its ư
    return restore_horns(whole, false, ignored) && is_syllable(whole);
  }

  void read(Token& token) {
    const auto word = word_of(token);
    bool is_latin1 = true, has_letter = false, is_vietnamese = true;
    for (const char32_t point : word) {
      is_latin1 = is_latin1 && point <= 0xFF;
      has_letter = has_letter || (point >= 0xC0 && !is_operator(point));
      is_vietnamese = is_vietnamese && letter_of(point).has_value();
    }
    if (word.size() > k_longest_word || !is_latin1) {
      token.is_unicode = token.stays = true;
      if (!is_vietnamese) ++foreign_;
      return;
    }
    token.is_unicode = is_syllable(word);
    bool any = false;
    for (const Encoding i : k_all) {
      token.reads[i] = reads_as_syllable(i, word);
      token.is_same[i] = decoded_ == word;
      token.reads[i] = token.reads[i] && !token.is_same[i];
      any = any || token.reads[i];
    }
    if (token.is_unicode) return;
    if (is_lookalike_word(word)) {
      // Windows-1258's đ; or only a look-alike, which clean_text mends.
      lookalikes_ += k_likely;
      return;
    }
    if (!any) {
      if (has_letter && !is_fine_between_signs(word) && !is_short_form(word)) ++foreign_;
      return;
    }
    // "5µm", "5 µm", "m²"
    const bool follows_digit =
        (token.begin > 0 && is_digit(text_[token.begin - 1])) ||
        (token.begin > 1 && text_[token.begin - 1] == U' ' && is_digit(text_[token.begin - 2]));
    const bool touches_digit = follows_digit || (token.end < text_.size() && is_digit(text_[token.end]));
    std::array<std::uint32_t, k_encodings> weights{};
    for (const Encoding i : k_all) {
      if (token.reads[i]) weights[i] = weigh(i, word, touches_digit);
    }
    // Of a word that two encodings could have made, only the likelier one keeps what it says.
    const std::uint32_t most = *std::max_element(weights.begin(), weights.end());
    const bool is_tie = std::count(weights.begin(), weights.end(), most) > 1;
    for (const Encoding i : k_all) {
      if (weights[i] > 0) count(i, word, weights[i] < most ? k_chance : is_tie ? most / 2 : most);
    }
  }

  bool is_lookalike_word(std::u32string_view word) {
    std::u32string out(word);
    for (char32_t& point : out) point = point == 0xD0 ? U'Đ' : point == 0xF0 ? U'đ' : point;
    return out != word && decode_1258_as_1252(word, decoded_) && decoded_ == out &&
           (is_syllable(out) || is_acceptable(out));
  }

  // A word that is repeated says nothing new.
  void count(Encoding encoding, std::u32string_view word, std::uint32_t weight) {
    auto& counted = counted_[encoding];
    if (evidence_[encoding] < k_plain_evidence) {
      if (std::find(counted.begin(), counted.end(), word) != counted.end()) return;
      counted.push_back(word);
    }
    evidence_[encoding] += weight;
  }

  // "§TN" is "ĐTN", "TW§TN".
  static bool is_short_form(std::u32string_view word) {
    return std::all_of(word.begin(), word.end(), [](char32_t point) {
      return is_upper_ascii(point) || (point >= 0xA1 && point <= 0xA7);
    });
  }

  void decide(Token& token) const {
    if (token.stays) return;
    if (token.is_unicode) {
      // Neither a second reading nor the same one in an encoding that is there: this is Unicode.
      token.stays = std::none_of(k_all.begin(), k_all.end(), [&](Encoding i) {
        return allowed_[i] && (token.reads[i] || token.is_same[i]);
      });
      return;
    }
    for (const Encoding encoding : k_all) {
      const bool fits = allowed_[encoding] && token.reads[encoding];
      if (fits && (!token.decided || evidence_[encoding] > evidence_[*token.decided]))
        token.decided = encoding;
    }
  }

  // A word that can be read in two ways is read as the nearest word that is plain; one that cannot be read as
  // it is, as the nearest word that is decoded.
  void ask_neighbours() {
    std::vector<std::optional<Encoding>> asked(tokens_.size());
    const auto walk = [&](bool backwards) {
      const Token *plain = nullptr, *decoded = nullptr;
      for (std::size_t n = 0; n < tokens_.size(); ++n) {
        Token& token = tokens_[backwards ? tokens_.size() - 1 - n : n];
        if (token.stays || token.decided) {
          plain = &token;
          if (token.decided) decoded = &token;
          continue;
        }
        const Token* const other = token.is_unicode ? plain : decoded;
        if (other == nullptr) continue;
        const std::size_t distance = backwards ? other->begin - token.end : token.begin - other->end;
        if (token.neighbour == nullptr || distance < token.distance) {
          token.neighbour = other;
          token.distance = distance;
        }
      }
    };
    walk(false);
    walk(true);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token* const other = tokens_[i].neighbour;
      if (other != nullptr && other->decided && fits_beside(*other->decided, tokens_[i]))
        asked[i] = other->decided;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (asked[i]) tokens_[i].decided = asked[i];
    }
  }

  bool fits_beside(Encoding encoding, const Token& token) {
    const auto word = word_of(token);
    if (token.is_unicode) return token.reads[encoding];
    if ((is_fine_between_signs(word) && !is_short_form(word)) || !decode(encoding, word, decoded_))
      return false;
    if (decoded_ == U"đ" || decoded_ == U"Đ") return stands_for_dong_or_comrade(token);
    // Where no clean text has such a sign, names and borrowed words come back too: "micr«", "V¬l".
    const bool cannot_stay = encoding != cp1258 && weigh(encoding, word, false) == k_sure;
    return cannot_stay || is_acceptable(decoded_) ||
           (is_typed_in_capitals(word) && is_acceptable(in_capitals(decoded_)));
  }

  // "500.000®" and "§/c": đ by itself.
  bool stands_for_dong_or_comrade(const Token& token) const {
    if (token.begin > 0 && is_digit(text_[token.begin - 1])) return true;
    return token.end < text_.size() && (text_[token.end] == U'/' || text_[token.end] == U'.');
  }

  bool write(Repairs& repairs) {
    std::u32string out;
    out.reserve(text_.size());
    std::size_t done = 0;
    for (const Token& token : tokens_) {
      if (!token.decided) continue;
      const auto word = word_of(token);
      if (!decode(*token.decided, word, decoded_)) continue;
      const bool in_capital_text = !has_small_letters_ && capitals_ >= 2;
      if (*token.decided == tcvn3 &&
          (in_capital_text || (is_typed_in_capitals(word) && !is_syllable(decoded_)))) {
        decoded_ = in_capitals(decoded_);
      }
      out.append(text_, done, token.begin - done);
      out += decoded_;
      done = token.end;
      repairs[k_kinds[*token.decided]] = 1;
    }
    if (done == 0) return false;
    out.append(text_, done);
    text_ = std::move(out);
    return true;
  }

  std::u32string& text_;
  RepairHints hints_;
  std::vector<Token> tokens_;
  std::u32string decoded_;
  std::array<std::uint32_t, k_encodings> evidence_{};
  std::array<std::vector<std::u32string_view>, k_encodings> counted_;
  std::array<bool, k_encodings> allowed_{};
  std::uint32_t foreign_ = 0;  // words with marks that are no Vietnamese in any reading
  std::uint32_t lookalikes_ = 0;
  std::size_t capitals_ = 0;
  bool has_small_letters_ = false;
};

}  // namespace

bool decode_words(std::u32string& text, Repairs& repairs, RepairHints hints) {
  return Words(text, hints).run(repairs);
}

}  // namespace trungbay::vietnamese
