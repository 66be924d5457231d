// What the privacy gate costs a body of 2.5 KB: one that is passed by, one that is looked at, one that is
// masked.
#include <string>

#include <benchmark/benchmark.h>

#include "catalogue/privacy/personal_data.hpp"

namespace {

using namespace trungbay::catalogue;

// Prose as units write it, `extra` once in each body.
std::string body(std::string_view extra) {
  std::string text;
  while (text.size() < 2500) {
    text +=
        "Đoàn viên thu gom vỏ chai nhựa, tái chế thành chậu hoa cho nhà trường và tuyến đường của xã; mỗi "
        "tháng một "
        "buổi, ai cũng làm được. ";
  }
  return text += extra;
}

void mask(benchmark::State& state, const std::string& text) {
  PersonalDataFinder finder;
  PersonalCounts counts{};
  std::string scratch;
  for (auto _ : state) benchmark::DoNotOptimize(finder.mask(text, scratch, counts));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void passed_by(benchmark::State& state) {
  mask(state, body("Có 25 hộ tham gia."));
}
void looked_at(benchmark::State& state) {
  mask(state, body("Năm 2023 thu 1.500.000 đồng, theo 1097-CV/TĐTN-CNĐT."));
}
void masked(benchmark::State& state) {
  mask(state, body("Liên hệ 0900 000 001, ten@example.vn."));
}

BENCHMARK(passed_by);
BENCHMARK(looked_at);
BENCHMARK(masked);

}  // namespace

BENCHMARK_MAIN();
