// The repair of old encodings over a body of 16 KB: clean, as nearly all of it is, and in each kind of
// damage.
#include <string>

#include <benchmark/benchmark.h>

#include "support/legacy_encode.hpp"
#include "vietnamese/broken_scan.hpp"
#include "vietnamese/repair.hpp"

namespace {

using namespace trungbay;

std::string body() {
  const std::string sentence =
      "Mỗi đoàn viên đăng ký một ý tưởng sáng tạo gắn với công việc hằng ngày; chi đoàn góp ý, Đoàn cấp trên "
      "chọn và hỗ "
      "trợ hiện thực hóa. Ý tưởng được duyệt thì đưa lên trang của đơn vị, cuối quý báo cáo kết quả.\n";
  std::string text;
  while (text.size() < 16 * 1024) text += sentence;
  return text;
}

void measure(benchmark::State& state, const std::string& text) {
  std::string scratch;
  for (auto _ : state) {
    vietnamese::Repairs repairs;
    benchmark::DoNotOptimize(vietnamese::repair(text, scratch, repairs).data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void scan_clean(benchmark::State& state) {
  const std::string text = body();
  for (auto _ : state) benchmark::DoNotOptimize(vietnamese::looks_broken(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(scan_clean);

BENCHMARK_CAPTURE(measure, clean, body());
BENCHMARK_CAPTURE(measure, tcvn3, support::in_tcvn3(body()));
BENCHMARK_CAPTURE(measure, vni, support::in_vni(body()));
BENCHMARK_CAPTURE(measure, utf8_as_1252, support::read_as_1252(body()));
BENCHMARK_CAPTURE(measure, cp1258_as_1252, support::read_as_1252(support::in_1258(body())));

}  // namespace

BENCHMARK_MAIN();
