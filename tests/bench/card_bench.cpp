// Share cards: a whole card, and what writing its pixels as a PNG costs alone. card_bench.py sets satori beside it.
#include <cstdlib>
#include <string>

#include <benchmark/benchmark.h>

#include "draw/card.hpp"
#include "draw/picture.hpp"

namespace {

using namespace trungbay;

const draw::FontFiles& fonts() {
  static const draw::FontFiles files = draw::find_fonts({}, {}).value();
  return files;
}

const draw::CardTheme& theme() {
  static const draw::CardTheme one = [] {
    draw::CardTheme theme;
    theme.primary = draw::parse_colour("#0b5cad");
    theme.accent = draw::parse_colour("#e2231a");
    theme.site_name = "Trưng bày ý tưởng, sáng kiến tuổi trẻ";
    return theme;
  }();
  return one;
}

// Titles differ, so that nothing but single words is known from the card before.
std::string_view draw_one(draw::CardPainter& painter, draw::CardDesign design, std::size_t number) {
  const std::string title = "“Ngôi nhà xanh” đổi chai nhựa lấy tập vở, lần thứ " + std::to_string(number);
  const draw::CardFigure figures[] = {{"6,2 tấn", "chai nhựa không còn trôi xuống kênh"}};
  draw::Card card;
  card.design = design;
  card.chip = "Môi trường";
  card.status = "Đã áp dụng";
  card.title = title;
  card.line = "Huyện đoàn An Minh";
  if (design != draw::CardDesign::idea) card.figures = figures;
  return painter.draw(card);
}

void whole_card(benchmark::State& state) {
  draw::CardPainter painter(fonts(), theme());
  const auto design = static_cast<draw::CardDesign>(state.range(0));
  std::size_t number = 0, bytes = 0;
  for (auto _ : state) bytes += draw_one(painter, design, ++number).size();
  state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(number);
}
BENCHMARK(whole_card)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

void encoding_alone(benchmark::State& state) {
  draw::CardPainter painter(fonts(), theme());
  const std::string file(draw_one(painter, static_cast<draw::CardDesign>(state.range(0)), 1));
  const auto pixels = draw::decode_picture(file, 1200, 630, draw::Fit::inside, "card");
  if (!pixels) std::abort();
  draw::PalettePng png;
  for (auto _ : state) benchmark::DoNotOptimize(png.encode(pixels.value()).data());
}
BENCHMARK(encoding_alone)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
