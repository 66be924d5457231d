// A workspace of generated ideas with text as varied as people's: words by Zipf's law, rare syllables, numbers.
#pragma once

#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/workspace.hpp"

namespace trungbay::support {

class Corpus {
 public:
  explicit Corpus(std::uint32_t seed) : random_(seed) {
    constexpr std::string_view k_onsets[] = {"", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x"};
    constexpr std::string_view k_rimes[] = {"a", "á", "à", "ả", "an", "án", "ang", "ành", "ao", "ây", "ấp", "e", "ết", "i", "í", "y", "ý", "iên", "iến",
                                            "oa", "oà", "òa", "ô", "ông", "ổi", "ơn", "u", "uy", "ủy", "uỷ", "ước", "ường", "ỹ", "ĩ", "ực", "ử"};
    for (const auto onset : k_onsets) {
      for (const auto rime : k_rimes) syllables_.push_back(std::string(onset).append(rime));
    }
    std::shuffle(syllables_.begin(), syllables_.end(), random_);
    for (std::size_t i = 0; i < 400; ++i) words_.push_back(syllable() + " " + syllable());
  }

  // Common ones first: drawn by rank.
  std::string word() {
    const double part = std::generate_canonical<double, 32>(random_);
    const auto rank = static_cast<std::size_t>(std::exp(part * std::log(static_cast<double>(words_.size()) + 1)) - 1);
    if (random_() % 12 == 0) return syllable();
    if (random_() % 40 == 0) return std::to_string(random_() % 3000);
    return words_[std::min(rank, words_.size() - 1)];
  }

  std::string words(std::size_t count) {
    constexpr std::string_view k_between[] = {" ", " ", " ", " ", " ", " ", ", ", ". ", ": ", " – "};
    std::string text = word();
    for (std::size_t i = 1; i < count; ++i) text.append(k_between[random_() % std::size(k_between)]).append(word());
    return text;
  }

  std::string row(std::size_t number) {
    const auto unit = "Đoàn xã " + std::string(1, static_cast<char>('A' + random_() % 9));
    return "K" + std::to_string(number) + ",\"" + words(5) + "\",\"" + words(14) + "\",\"" + words(60) + "\"," + unit +
           (random_() % 2 == 0 ? ",Giáo dục" : ",Môi trường") + ",Đã duyệt," + std::to_string(random_() % 28 + 1) + "/" +
           std::to_string(random_() % 12 + 1) + "/" + std::to_string(2020 + random_() % 6) + "\n";
  }

  static std::string header() { return "Mã,Tên,Tóm tắt,Nội dung,Đơn vị,Lĩnh vực,Trạng thái,Ngày\n"; }

  std::mt19937& random() { return random_; }

 private:
  std::string syllable() { return syllables_[random_() % syllables_.size()]; }

  std::mt19937 random_;
  std::vector<std::string> syllables_;
  std::vector<std::string> words_;
};

}  // namespace trungbay::support
