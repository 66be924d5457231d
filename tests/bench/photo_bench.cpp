// Photos a second, and what a card with a photo costs beside decoding and encoding alone.
//
//   ninja -C build/dev photo_bench && build/dev/tests/bench/photo_bench [PHOTO.jpg] [ROUNDS]
//
// Without a photo one of 12 megapixels is made: clouds, edges and the grain of a phone's camera. Every figure is one
// core's time, the median of ROUNDS (default 9), all of one run.
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "draw/card.hpp"
#include "draw/photo.hpp"
#include "draw/picture.hpp"
#include "pages/photos.hpp"
#include "render/media.hpp"
#include "render/photo_maker.hpp"

using namespace trungbay;

namespace {

std::string made_photo(int width, int height) {
  draw::PhotoPixels photo{width, height, false, {}};
  photo.bytes.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  std::mt19937 random(1);
  std::size_t at = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double cloud = 60 * std::sin(x * 0.004 + 2 * std::sin(y * 0.003)) + 40 * std::sin(y * 0.011 + x * 0.002);
      const int edge = (x / 37 + y / 53) % 11 == 0 ? 45 : 0;
      const int grain = static_cast<int>(random() % 13) - 6;
      for (const int base : {120, 135, 110}) photo.bytes[at++] = static_cast<char>(std::clamp(static_cast<int>(base + cloud) + edge + grain, 0, 255));
    }
  }
  draw::Pixels pixels{width, height, false, {}};
  for (std::size_t i = 0; i < photo.bytes.size(); i += 3) {
    const auto value = [&](std::size_t band) { return static_cast<std::uint32_t>(static_cast<unsigned char>(photo.bytes[i + band])); };
    pixels.data.push_back(0xff000000u | value(0) << 16 | value(1) << 8 | value(2));
  }
  return draw::encode_jpeg(pixels, 94, "made").value();  // as phones do
}

// Of all threads: libvips works on one of its own while ours waits.
double processor_ms() {
  timespec time {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double median_ms(int rounds, const std::function<bool()>& work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const double start = processor_ms();
    if (!work()) std::exit(1);
    times.push_back(processor_ms() - start);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  const int rounds = count > 2 ? std::max(1, std::atoi(arguments[2])) : 9;
  std::string bytes;
  if (count > 1) {
    const auto file = MappedFile::open(arguments[1]);
    if (!file) return std::fprintf(stderr, "%s cannot be read\n", arguments[1]), 1;
    bytes = file.value().bytes();
  } else {
    bytes = made_photo(4000, 3000);
  }
  const auto parsed = render::parse_photo(bytes, "photo.jpg");
  if (!parsed) return std::fprintf(stderr, "no photo\n"), 1;
  pages::PictureFacts facts;
  facts.width = static_cast<std::uint32_t>(parsed.value().width);
  facts.height = static_cast<std::uint32_t>(parsed.value().height);
  facts.orientation = static_cast<std::uint8_t>(parsed.value().orientation);
  facts.shown_as = "photo.jpg";
  std::printf("%u × %u, %.1f MB\n", facts.width, facts.height, static_cast<double>(bytes.size()) / 1e6);

  const auto sizes = pages::photo_sizes(facts);
  const draw::PhotoSource source{bytes, parsed.value().width, parsed.value().height, parsed.value().orientation, false, "photo.jpg"};
  const int width = static_cast<int>(sizes.largest().width), height = static_cast<int>(sizes.largest().height);
  std::vector<draw::PhotoPixels> pixels;
  for (const auto& size : sizes.list()) {
    pixels.push_back(draw::decode_photo(source, static_cast<int>(size.width), static_cast<int>(size.height)).value());
  }
  const double whole = median_ms(rounds, [&] { return draw::decode_photo(source, parsed.value().width, parsed.value().height).ok(); });
  const double decode = median_ms(rounds, [&] { return draw::decode_photo(source, width, height).ok(); });
  double encode = 0;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    for (const auto format : {draw::PhotoFormat::jpeg, draw::PhotoFormat::webp}) {
      std::size_t size = 0;
      const double time = median_ms(rounds, [&] { return (size = draw::encode_photo(pixels[i], format, "photo.jpg").value().size()) > 0; });
      std::printf("  %4d %s: %6.1f ms, %4zu KB\n", pixels[i].width, format == draw::PhotoFormat::jpeg ? "JPEG" : "WebP", time, size / 1024);
      encode += time;
    }
  }
  const auto folder = std::filesystem::temp_directory_path() / "trungbay-photo-bench";
  std::filesystem::remove_all(folder);
  render::PhotoCache cache(folder);
  render::PhotoMaker maker(cache);
  const double all = median_ms(rounds, [&] { return !maker.prove(facts, bytes); });
  std::filesystem::remove_all(folder);
  std::printf("decoding all pixels alone %.1f ms, to %d pixels %.1f ms; encoding alone %.1f ms\n", whole, width, decode, encode);
  std::printf("one photo, all widths and formats: %.1f ms = %.2f a second and core; %.2f times decoding and encoding alone\n", all,
              1000 / all, all / (decode + encode));

  const auto fonts = draw::find_fonts({}, {});
  if (!fonts) return std::fprintf(stderr, "no fonts\n"), 1;
  draw::CardTheme theme;
  theme.primary = draw::parse_colour("#0b5cad");
  theme.accent = draw::parse_colour("#e2231a");
  theme.site_name = "Trưng bày ý tưởng, sáng kiến tuổi trẻ";
  draw::CardPainter painter(fonts.value(), theme);
  draw::Card card;
  card.title = "Ngôi nhà xanh đổi chai nhựa lấy cây giống ở chợ xã Đông Hưng";
  card.chip = "Môi trường";
  card.line = "Huyện đoàn An Minh";
  // What a build does: one of the made files is decoded, cut, and drawn on.
  const auto room = draw::photo_size(draw::CardShape::wide);
  const auto& used = pixels[pages::photo_file_for(facts, static_cast<std::uint32_t>(room.width))];
  const std::string large = draw::encode_photo(used, draw::PhotoFormat::jpeg, "photo.jpg").value();
  draw::Pixels photo = draw::decode_picture(large, room.width, room.height, draw::Fit::cover, "photo.jpg").value();
  card.photo = &photo;
  const std::string drawn(painter.draw(card));
  const draw::Pixels whole_card = draw::decode_picture(drawn, 1200, 630, draw::Fit::inside, "card").value();
  const draw::PhotoSource large_source{large, used.width, used.height, 1, false, "photo.jpg"};
  const double photo_alone = median_ms(rounds, [&] { return draw::decode_photo(large_source, used.width, used.height).ok(); });
  const double card_alone = median_ms(rounds, [&] { return draw::encode_jpeg(whole_card, 84, "card").ok(); });
  const double together = median_ms(rounds, [&] {
    photo = draw::decode_picture(large, room.width, room.height, draw::Fit::cover, "photo.jpg").value();
    return !painter.draw(card).empty();
  });
  std::printf("a card with a photo: %.1f ms (%zu KB); decoding the %d pixels that it is made from alone %.1f ms, encoding it alone %.1f ms: %.2f times both\n",
              together, drawn.size() / 1024, used.width, photo_alone, card_alone, together / (photo_alone + card_alone));
}
