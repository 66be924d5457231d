// Every sentence of the sample workspace, encoded the old ways, comes back as it was.
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "support/catch.hpp"
#include "support/legacy_encode.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/repair.hpp"

using namespace trungbay;
using namespace trungbay::vietnamese;

namespace {

bool has_vietnamese(std::string_view text) {
  for (const char32_t point : support::to_points(text)) {
    const auto [row, tone] = support::find_vowel(point);
    if (row < 24 && (point >= 0x80)) return true;
  }
  return false;
}

// Words of letters: of "13 giờ 30" only one.
std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool is_inside = false;
  for (const char32_t point : support::to_points(text)) {
    const bool is_letter = point >= 0xC0 || ((point | 0x20) >= U'a' && (point | 0x20) <= U'z');
    words += is_letter && !is_inside ? 1 : 0;
    is_inside = is_letter;
  }
  return words;
}

// Sentences and cells: whatever stands between full stops, quotes and line ends, three words or more.
std::vector<std::string> sentences() {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TRUNGBAY_SOURCE_DIR "/content")) {
    const auto extension = entry.path().extension();
    if (extension != ".md" && extension != ".csv" && extension != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), {});
    for (const std::string_view end : {". ", "? ", "! ", "; ", "\n", "\\n", "\"", "|"}) {
      for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at + 1)) {
        text.replace(at, end.size(), "\r");
      }
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\r', begin), text.size());
      const std::string sentence = clean_line(std::string_view(text).substr(begin, end - begin));
      if (count_words(sentence) >= 3 && has_vietnamese(sentence)) found.insert(sentence);
      begin = end + 1;
    }
  }
  return {found.begin(), found.end()};
}

struct Outcome {
  std::size_t wrong = 0;
  std::string shown;  // the first few that did not come back
};

Outcome round_trip(const std::function<std::string(std::string_view)>& encode) {
  Outcome outcome;
  for (const std::string& sentence : sentences()) {
    std::string scratch;
    Repairs repairs;
    const std::string encoded = encode(sentence);
    const std::string_view back = repair(encoded, scratch, repairs);
    if (back == sentence) continue;
    if (++outcome.wrong <= 20) outcome.shown += sentence + "\n    → " + std::string(back) + '\n';
  }
  return outcome;
}

std::string in_nfd(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* const normalizer = icu::Normalizer2::getNFDInstance(error);
  std::string out;
  normalizer
      ->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), error)
      .toUTF8String(out);
  return out;
}

// `per_mille`: how many of a thousand sentences may stay encoded because nothing in them tells the encoding.
void require_back(const std::function<std::string(std::string_view)>& encode, std::size_t per_mille = 0) {
  const Outcome outcome = round_trip(encode);
  INFO(outcome.shown);
  CHECK(outcome.wrong * 1000 <= per_mille * sentences().size());
}

}  // namespace

TEST_CASE("round trip: the sample has at least 2,000 sentences, and clean they stay as they are",
          "[repair]") {
  const auto all = sentences();
  CHECK(all.size() >= 2000);
  for (const auto& sentence : all) {
    std::string scratch;
    Repairs repairs;
    CHECK(repair(sentence, scratch, repairs) == sentence);
    CHECK(repairs == Repairs{});
  }
}

// What may stay: short names and headings whose every word is a Vietnamese syllable in the old encoding too,
// or could be another language's ("Häc sinh líp 10": only "Häc" is none), and words that are no syllables
// ("micrô", "Vươl"). Beside other cells of the kind, which the hints stand for, most of these come back too.
TEST_CASE("round trip: TCVN3", "[repair]") {
  require_back([](std::string_view text) { return support::in_tcvn3(text); }, 5);
}

TEST_CASE("round trip: VNI", "[repair]") {
  require_back(support::in_vni, 3);
}

TEST_CASE("round trip: Windows-1258 read as Windows-1252", "[repair]") {
  require_back([](std::string_view text) { return support::read_as_1252(support::in_1258(text)); }, 5);
}

TEST_CASE("round trip: UTF-8 read as Windows-1252, once and twice", "[repair]") {
  require_back(support::read_as_1252);
  require_back([](std::string_view text) { return support::read_as_1252(support::read_as_1252(text)); });
}

TEST_CASE("round trip: decomposed letters", "[repair]") {
  require_back(in_nfd);
  require_back([](std::string_view text) { return support::read_as_1252(in_nfd(text)); });
}
