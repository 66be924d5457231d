#include "commands/progress.hpp"

#include <sstream>
#include <thread>
#include <vector>

#include "base/utf8.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::commands;
using namespace std::chrono_literals;

namespace {

struct Bench {
  std::ostringstream out;
  Progress::Time now{};
  Progress progress{out, Language::vietnamese, 80, [this] { return now; }};

  std::size_t drawn() const {
    std::size_t count = 0;
    const auto text = out.str();
    for (auto at = text.find('['); at != std::string::npos; at = text.find('[', at + 1)) ++count;
    return count;
  }
};

}  // namespace

TEST_CASE("a line tells share, count, rate and time left", "[progress]") {
  CHECK(progress_line(4'500, 10'000, 2.0, 100, Language::vietnamese) ==
        "[█████████░░░░░░░░░░░] 45 % · 4.500/10.000 trang · 2.250 trang/giây · còn 3 giây");
  CHECK(progress_line(1, 10'000, 1.0, 100, Language::english) ==
        "[░░░░░░░░░░░░░░░░░░░░] 0 % · 1/10,000 pages · 1 pages/s · 2 h 46 min left");
  CHECK(progress_line(100, 100, 50.0, 100, Language::vietnamese).find("100 %") != std::string::npos);
}

TEST_CASE("a line never outgrows the terminal and never divides by zero", "[progress]") {
  for (std::size_t width = 1; width < 90; ++width) {
    CHECK(display_width(progress_line(1234, 5678, 3.5, width, Language::vietnamese)) <= width);
  }
  CHECK_FALSE(progress_line(0, 0, 0, 80, Language::vietnamese).empty());
  CHECK_FALSE(progress_line(0, 9, 0, 80, Language::vietnamese).empty());
}

TEST_CASE("short work draws nothing", "[progress]") {
  Bench bench;
  for (int i = 0; i < 100; ++i) {
    bench.progress.show(static_cast<std::size_t>(i), 100);
    bench.now += 4ms;
  }
  bench.progress.wipe();
  CHECK(bench.out.str().empty());
}

TEST_CASE("long work draws at most ten times a second, and wipes itself", "[progress]") {
  Bench bench;
  for (int i = 0; i < 3'000; ++i) {
    bench.progress.show(static_cast<std::size_t>(i), 3'000);
    bench.now += 1ms;
  }
  // Two and a half seconds behind the first half second; each drawing has two brackets: the escape's and the
  // bar's.
  CHECK(bench.drawn() >= 40);
  CHECK(bench.drawn() <= 2 * 26);
  bench.progress.wipe();
  const auto text = bench.out.str();
  CHECK(text.ends_with("\r\033[K"));
  bench.now += 10s;
  bench.progress.show(3'000, 3'000);
  bench.progress.wipe();
  CHECK(bench.out.str() == text);
}

TEST_CASE("many threads may report at once", "[progress]") {
  std::ostringstream out;
  Progress progress(out, Language::vietnamese, 80);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = 0; i < 2'000; ++i) progress.show(i, 2'000);
    });
  }
  for (auto& thread : threads) thread.join();
  progress.wipe();
  SUCCEED("no data race: the thread sanitizer watches this test");
}
