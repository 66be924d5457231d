#include "render/film.hpp"

#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::render;
using namespace std::string_literals;

namespace {

std::string big(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

std::string box(const std::string& type, const std::string& content) { return big(content.size() + 8, 4) + type + content; }

std::string track(const std::string& handler, const std::string& codec, std::uint32_t width, std::uint32_t height,
                  bool lies = false) {
  const std::string matrix = lies ? big(0, 4) + big(0x10000, 4) + std::string(28, '\0') : big(0x10000, 4) + std::string(32, '\0');
  const std::string head = box("tkhd", std::string(40, '\0') + matrix + big(width << 16, 4) + big(height << 16, 4));
  const std::string hdlr = box("hdlr", std::string(8, '\0') + handler + std::string(12, '\0'));
  const std::string stsd = box("stsd", std::string(4, '\0') + big(1, 4) + box(codec, "......"));
  return box("trak", head + box("mdia", hdlr + box("minf", box("stbl", stsd))));
}

const std::string k_start = box("ftyp", "isom\0\0\2\0isomiso2avc1mp41"s);
const std::string k_private = box("udta", box("\xA9xyz", "+10.0123+105.0456/ GPS!"));

std::string film(const std::string& tracks, const std::string& start = k_start) {
  return start + box("moov", box("mvhd", std::string(100, '\0')) + tracks + k_private) + box("uuid", "XMP GPS!") + box("mdat", "coded");
}

std::string published(const std::string& bytes) {
  const auto read = parse_film(bytes, "content/media/a.mp4");
  REQUIRE(read.ok());
  std::string out;
  for (const auto part : parts_of_film(bytes, read.value())) out += part;
  return out;
}

std::string fault_of(const std::string& bytes) {
  const auto read = parse_film(bytes, "content/media/a.mp4");
  REQUIRE_FALSE(read.ok());
  CHECK(read.fault().code == Code::video_unusable);
  CHECK(read.fault().place.file == "content/media/a.mp4");
  return read.fault().arguments.at(0).value;
}

}  // namespace

TEST_CASE("film: an MP4 with H.264 is measured as it is shown", "[render]") {
  const auto sound = track("soun", "mp4a", 0, 0);
  const auto wide = parse_film(film(sound + track("vide", "avc1", 1280, 720)), "a.mp4");
  REQUIRE(wide.ok());
  CHECK(wide.value().width == 1280);
  CHECK(wide.value().height == 720);
  const auto upright = parse_film(film(track("vide", "avc1", 1280, 720, true)), "a.mp4");
  REQUIRE(upright.ok());
  CHECK(upright.value().width == 720);
}

TEST_CASE("film: where it was made is blanked without moving anything else", "[render]") {
  const std::string bytes = film(track("vide", "avc1", 640, 360));
  const std::string out = published(bytes);
  CHECK(bytes.find("GPS!") != std::string::npos);
  CHECK(out.find("GPS!") == std::string::npos);
  CHECK(out.find("xyz") == std::string::npos);
  CHECK(out.find("udta") == std::string::npos);
  CHECK(out.size() == bytes.size());
  CHECK(out.find("coded") == bytes.find("coded"));
  CHECK(published(out) == out);
}

TEST_CASE("film: what a browser does not play everywhere, or what is no film, is refused with its name", "[render]") {
  CHECK(fault_of("") == "ftyp");
  CHECK(fault_of("GIF89a..........") == "ftyp");
  CHECK(fault_of(film(track("vide", "avc1", 640, 360), box("ftyp", "qt  \0\0\0\0qt  "s))) == "QuickTime");
  CHECK(fault_of(film(track("vide", "hvc1", 640, 360))) == "hvc1");
  CHECK(fault_of(film(track("vide", "av01", 640, 360))) == "av01");
  CHECK(fault_of(film(track("vide", "avc1", 640, 360) + track("meta", "gpmd", 0, 0))) == "gpmd");
  CHECK(fault_of(film(track("soun", "mp4a", 0, 0))) == "moov");
  CHECK(fault_of(film(track("vide", "a\x01\xFF" "1", 640, 360))) == "a??1");
  const std::string whole = film(track("vide", "avc1", 640, 360));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size);
    CHECK_FALSE(parse_film(whole.substr(0, size), "a.mp4").ok());
  }
  // Boxes without end.
  std::string many = k_start;
  for (int i = 0; i < 20'000; ++i) many += box("free", "");
  CHECK(fault_of(many + box("mdat", "x")) == "mdat");
  CHECK(parse_film(std::string(k_most_film_bytes + 1, 'x'), "a.mp4").fault().code == Code::file_too_large);
}
