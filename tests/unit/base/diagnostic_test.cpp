#include "base/diagnostic.hpp"

#include "support/catch.hpp"

using namespace trungbay;

TEST_CASE("DiagnosticBag: past its limit faults are counted, and errors are still told", "[base]") {
  DiagnosticBag bag;
  for (std::size_t i = 0; i < DiagnosticBag::k_most_kept + 5; ++i) bag.add(Code::source_glob_empty, {});
  CHECK(bag.all().size() == DiagnosticBag::k_most_kept);
  CHECK(bag.dropped() == 5);
  bag.add(Code::source_empty, file_place("a.csv"));
  CHECK(bag.all().back().code == Code::source_empty);
  CHECK(bag.has_errors());

  DiagnosticBag joined;
  joined.join(std::move(bag));
  CHECK(joined.all().back().code == Code::source_empty);
  CHECK(joined.dropped() == 5);
  CHECK(joined.count(Severity::warning) == DiagnosticBag::k_most_kept + 5);

  for (std::size_t i = 0; i < DiagnosticBag::k_more_errors + 5; ++i) joined.add(Code::source_empty, {});
  CHECK(joined.all().size() == DiagnosticBag::k_most_kept + DiagnosticBag::k_more_errors);
}
