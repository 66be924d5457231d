// The repair of old encodings: any text, as a cell, as markup, where an encoding is expected.
#include <algorithm>

#include "property.hpp"
#include "vietnamese/broken_scan.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/repair.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;
using namespace trungbay::vietnamese;

namespace {

// More rounds of damage than a text has letters for are not undone (repair.cpp); a round makes a text
// shorter.
constexpr int k_most_rounds = 12;

void check(std::string_view text, TextKind kind, RepairHints hints) {
  std::string scratch;
  Repairs repairs;
  const std::string mended(repair(text, scratch, repairs, kind, hints));
  require(is_valid_utf8(mended), "repaired text is UTF-8");
  require(clean_text(mended) == mended, "repaired text is clean", mended);
  require(is_nfc_quick(mended) || to_nfc(mended) == mended, "repaired text is NFC", mended);
  require(std::all_of(repairs.counts.begin(), repairs.counts.end(), [](auto count) { return count <= 1; }),
          "a text counts once for each kind");
  std::string now = mended;
  for (int round = 0;; ++round) {
    Repairs again;
    const std::string next(repair(now, scratch, again, kind, hints));
    if (next == now) break;
    require(round < k_most_rounds, "what was repaired is repaired to itself", next);
    now = next;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = view_of(data, size);
  if (!is_valid_utf8(text)) return 0;
  check(text, TextKind::plain, {});
  check(text, TextKind::markup, {});
  check(text, TextKind::plain, {true, true});
  if (!looks_broken(text)) {
    std::string scratch, other;
    Repairs repairs;
    require(repair(text, scratch, repairs) == clean_text(text, other), "what looks whole is only cleaned");
    require(repairs == Repairs{}, "what looks whole has nothing to count");
  }
  return 0;
}
