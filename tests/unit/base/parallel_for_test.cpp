#include "base/parallel_for.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include "support/catch.hpp"

using namespace trungbay;

TEST_CASE("parallel_for: each index is worked on once, for any number of jobs", "[base]") {
  for (const unsigned jobs : {0u, 1u, 2u, 8u, 1000u}) {
    for (const std::size_t count : {0u, 1u, 7u, 5000u}) {
      std::vector<std::atomic<int>> seen(count);
      std::atomic<bool> worker_fits = true;
      const auto fault = parallel_for(count, jobs, [&](std::size_t index, unsigned worker) {
        ++seen[index];
        if (worker >= std::max(jobs, 1u)) worker_fits = false;
      });
      CHECK_FALSE(fault.has_value());
      CHECK(worker_fits);
      CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& times) { return times == 1; }));
    }
  }
}

TEST_CASE("parallel_for: an exception becomes a fault and ends the work", "[base]") {
  for (const unsigned jobs : {1u, 4u}) {
    const auto fault = parallel_for(1000, jobs, [](std::size_t index, unsigned) {
      if (index >= 10) throw std::runtime_error("index " + std::to_string(index));
    });
    REQUIRE(fault.has_value());
    CHECK(fault->code == Code::internal_fault);
    if (jobs == 1) CHECK(fault->arguments.at(0).value == "index 10");
  }
}
