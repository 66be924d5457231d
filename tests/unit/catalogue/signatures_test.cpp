#include "catalogue/signatures.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "base/utf8.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::catalogue;

namespace {

std::string words_of(std::string_view text) {
  std::string words;
  append_words(text, words);
  return words;
}

std::vector<std::uint64_t> set_of(std::string_view text) {
  std::vector<std::uint64_t> shingles;
  take_shingles(words_of(text), shingles);
  make_set(shingles);
  return shingles;
}

// "w17 w4 …": words that mean nothing, the same for the same seed.
std::vector<std::string> random_words(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 5000));
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + " ";
  return text;
}

}  // namespace

TEST_CASE("append_words: case, diacritics, tone style, punctuation and markup do not count", "[signatures]") {
  CHECK(words_of("Hòa Bình – “Thúy”, KHỎE!") == "hoa binh thuy khoe ");
  CHECK(words_of("hoà bình thuý khoẻ") == "hoa binh thuy khoe ");
  CHECK(words_of("<p>Hòa <b>Bình</b>&nbsp;Th&uacute;y</p>\n<script>x</script>khỏe") == "hoa binh thuy khoe ");
  CHECK(words_of("**Hòa** Bình\n- Thúy\n- khỏe\n") == "hoa binh thuy khoe ");
  CHECK(words_of("5.000 cây, 1/3") == "5 000 cay 1 3 ");
  CHECK(words_of("中文，và україна") == "中文 va україна ");
  CHECK(words_of("") == "");
  CHECK(words_of(" … – ") == "");
  CHECK(is_valid_utf8(words_of("\xE1\xBB tiếng \xFF")));
  std::string words = "dau ";
  append_words("Đầu", words);
  CHECK(words == "dau dau ");
}

TEST_CASE("take_shingles: runs of three words, each once in the set, no more than the limit", "[signatures]") {
  CHECK(set_of("một hai").empty());
  CHECK(set_of("một hai ba").size() == 1);
  CHECK(set_of("một hai ba bốn").size() == 2);
  CHECK(set_of("một hai ba một hai ba một hai ba").size() == 3);
  CHECK(set_of("một hai ba") == set_of("MOT, HAI: BA."));
  CHECK(set_of("một hai ba") != set_of("ba hai một"));
  std::vector<std::uint64_t> shingles;
  take_shingles(words_of(joined(random_words(3 * k_most_shingles, 1))), shingles);
  CHECK(shingles.size() == k_most_shingles);
}

TEST_CASE("likeness: the shared part of all shingles", "[signatures]") {
  CHECK(likeness(set_of("a b c d"), set_of("a b c d")) == 1);
  CHECK(likeness(set_of("a b c d"), set_of("e f g h")) == 0);
  CHECK(likeness(set_of("a b c d"), set_of("a b c e")) == Approx(1.0 / 3));
  CHECK(likeness({}, {}) == 0);
  CHECK(shared_words(1) == Approx(1));
  CHECK(shared_words(0) == 0);
  // Every tenth word replaced.
  auto words = random_words(2000, 7);
  const auto before = set_of(joined(words));
  std::mt19937 random(8);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (random() % 10 == 0) words[i] = "neu" + std::to_string(i);
  }
  CHECK(shared_words(likeness(before, set_of(joined(words)))) == Approx(0.9).margin(0.02));
}

TEST_CASE("sign: neither order nor repetition counts; no shingles, no signature", "[signatures]") {
  auto shingles = set_of(joined(random_words(300, 3)));
  const Signature signature = sign(shingles);
  std::shuffle(shingles.begin(), shingles.end(), std::mt19937(4));
  shingles.push_back(shingles[5]);
  CHECK(sign(shingles) == signature);
  CHECK(sign({}) == Signature{});
  CHECK(estimated_likeness(signature, signature) == 1);
}

// Short texts leave places of a signature empty after the first round, long ones do not: both must agree.
TEST_CASE("estimated_likeness: near the true one, for short and long texts", "[signatures]") {
  const auto size = GENERATE(22u, 40u, 90u, 400u, 3000u);
  double total = 0, worst = 0;
  constexpr unsigned k_pairs = 40;
  for (unsigned pair = 0; pair < k_pairs; ++pair) {
    auto words = random_words(size, 100 + pair);
    const auto a = set_of(joined(words));
    for (std::size_t i = 0; i < words.size(); i += 10) words[i] = "doi" + std::to_string(i);
    words.resize(words.size() + words.size() / 5, "them");  // of different lengths too
    const auto b = set_of(joined(words));
    const double error = estimated_likeness(sign(a), sign(b)) - likeness(a, b);
    total += error;
    worst = std::max(worst, std::abs(error));
  }
  CAPTURE(size);
  CHECK(std::abs(total / k_pairs) < 0.035);  // unbiased
  CHECK(worst < 0.2);
}

TEST_CASE("estimated_likeness: texts that share nothing look like it", "[signatures]") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const auto a = sign(set_of(joined(random_words(30 + 20 * seed, seed))));
    const auto b = sign(set_of(joined(random_words(500, 1000 + seed))));
    CHECK(estimated_likeness(a, b) < 0.06);
  }
}
