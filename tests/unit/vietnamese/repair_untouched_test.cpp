// Clean text, foreign words, signs, addresses and code: repair() does not touch a letter of them.
#include <fstream>
#include <string>

#include "support/catch.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/repair.hpp"

using namespace trungbay::vietnamese;

TEST_CASE("repair: several hundred texts that look odd and are right stay as they are", "[repair]") {
  std::ifstream file(TRUNGBAY_SOURCE_DIR "/tests/unit/vietnamese/untouched.txt");
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    ++count;
    CAPTURE(line);
    std::string scratch;
    Repairs repairs;
    CHECK(repair(line, scratch, repairs) == line);
    CHECK(repairs == Repairs{});
    // Inside a sentence of ours, too, and in a body.
    const std::string sentence = "Đoàn viên ghi " + line + " vào sổ của chi đoàn";
    CHECK(repair(sentence, scratch, repairs, TextKind::markup) == sentence);
    CHECK(repairs.counts == Repairs{}.counts);
    repairs = {};
  }
  CHECK(count >= 300);
}
