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

void check(std::string_view text, TextKind kind, RepairHints hints) {
  std::string scratch;
  Repairs repairs;
  const std::string mended(repair(text, scratch, repairs, kind, hints));
  require(is_valid_utf8(mended), "repaired text is UTF-8");
  require(clean_text(mended) == mended, "repaired text is clean", mended);
  require(is_nfc_quick(mended) || to_nfc(mended) == mended, "repaired text is NFC", mended);
  require(std::all_of(repairs.counts.begin(), repairs.counts.end(), [](auto count) { return count <= 1; }),
          "a text counts once for each kind");
  Repairs again;
  const std::string twice(repair(mended, scratch, again, kind, hints));
  require(twice == mended, "what was repaired is repaired to itself", mended + "\n" + twice);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = view_of(data, size);
  if (!is_valid_utf8(text)) return 0;
  check(text, TextKind::plain, {});
  check(text, TextKind::markup, {});
  check(text, TextKind::plain, {true, true});
  if (!looks_broken(text) && !looks_broken(clean_text(text))) {
    std::string scratch, other;
    Repairs repairs;
    require(repair(text, scratch, repairs) == clean_text(text, other), "what looks whole is only cleaned");
    require(repairs == Repairs{}, "what looks whole has nothing to count");
  }
  return 0;
}
