// Every sentence of the sample workspace, encoded the old ways, comes back as it was.
#include <functional>
#include <string>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "support/catch.hpp"
#include "support/legacy_encode.hpp"
#include "support/sentences.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/repair.hpp"

using namespace trungbay;
using namespace trungbay::vietnamese;

namespace {

struct Outcome {
  std::size_t wrong = 0;
  std::string shown;  // the first few that did not come back
};

Outcome round_trip(const std::function<std::string(std::string_view)>& encode) {
  Outcome outcome;
  for (const std::string& sentence : support::sentences()) {
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
  CHECK(outcome.wrong * 1000 <= per_mille * support::sentences().size());
}

}  // namespace

TEST_CASE("round trip: the sample has at least 2,000 sentences, and clean they stay as they are",
          "[repair]") {
  const auto all = support::sentences();
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
