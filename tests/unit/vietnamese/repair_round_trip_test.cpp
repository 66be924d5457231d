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
      const auto spaces = std::count(sentence.begin(), sentence.end(), ' ');
      if (spaces >= 2 && has_vietnamese(sentence)) found.insert(sentence);
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
    const std::string_view back = repair(encode(sentence), scratch, repairs);
    if (back == sentence) continue;
    if (++outcome.wrong <= 20) outcome.shown += sentence + "\n    → " + std::string(back) + '\n';
  }
  return outcome;
}

std::string in_nfd(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* const normalizer = icu::Normalizer2::getNFDInstance(error);
  std::string out;
  normalizer->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), error)
      .toUTF8String(out);
  return out;
}

void require_back(const std::function<std::string(std::string_view)>& encode, std::size_t most_wrong = 0) {
  const Outcome outcome = round_trip(encode);
  INFO(outcome.shown);
  CHECK(outcome.wrong <= most_wrong);
}

}  // namespace

TEST_CASE("round trip: the sample has at least 2,000 sentences, and clean they stay as they are", "[repair]") {
  const auto all = sentences();
  CHECK(all.size() >= 2000);
  for (const auto& sentence : all) {
    std::string scratch;
    Repairs repairs;
    CHECK(repair(sentence, scratch, repairs) == sentence);
    CHECK(repairs == Repairs{});
  }
}

TEST_CASE("round trip: TCVN3", "[repair]") {
  require_back([](std::string_view text) { return support::in_tcvn3(text); });
}

TEST_CASE("round trip: VNI", "[repair]") { require_back(support::in_vni); }

TEST_CASE("round trip: Windows-1258 read as Windows-1252", "[repair]") {
  require_back([](std::string_view text) { return support::read_as_1252(support::in_1258(text)); });
}

TEST_CASE("round trip: UTF-8 read as Windows-1252, once and twice", "[repair]") {
  require_back(support::read_as_1252);
  require_back([](std::string_view text) { return support::read_as_1252(support::read_as_1252(text)); });
}

TEST_CASE("round trip: decomposed letters", "[repair]") {
  require_back(in_nfd);
  require_back([](std::string_view text) { return support::read_as_1252(in_nfd(text)); });
}
