#include "render/media.hpp"

#include <random>

#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::render;
using namespace std::string_literals;

namespace {

std::string big(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

std::string little(std::uint32_t value, int bytes) {
  std::string out = big(value, bytes);
  return {out.rbegin(), out.rend()};
}

std::string segment(int marker, const std::string& content) {
  return "\xFF"s + static_cast<char>(marker) + big(static_cast<std::uint32_t>(content.size() + 2), 2) +
         content;
}

std::string exif(int orientation, bool is_little) {
  const auto number = [is_little](std::uint32_t value, int bytes) {
    return is_little ? little(value, bytes) : big(value, bytes);
  };
  return "Exif\0\0"s + (is_little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) +  //
         number(0x010F, 2) + number(2, 2) + number(4, 4) + "GPS!" +                               //
         number(0x0112, 2) + number(3, 2) + number(1, 4) +
         number(static_cast<std::uint32_t>(orientation), 2) + number(0, 2) + number(0, 4);
}

const std::string k_frame = segment(0xC0, "\x08"s + big(600, 2) + big(800, 2) + "\x01\x01\x11\0"s);
const std::string k_scan = segment(0xDA, "\x01\x01\0\0\x3F\0"s) +
                           "ab\xFF\0"
                           "cd\xFF\xD0"
                           "ef"s;

std::string jpeg(const std::string& extra) {
  return "\xFF\xD8"s + segment(0xE0, "JFIF\0"s) + extra + segment(0xDB, "tables") + k_frame + k_scan +
         "\xFF\xD9"s;
}

std::string chunk(const std::string& name, const std::string& content) {
  return big(static_cast<std::uint32_t>(content.size()), 4) + name + content + "CRC!";
}

const std::string k_header = chunk("IHDR", big(640, 4) + big(480, 4) + "\x08\x02\0\0\0"s);

std::string png(const std::string& extra) {
  return "\x89PNG\r\n\x1A\n"s + k_header + extra + chunk("IDAT", "data") + chunk("IEND", "");
}

std::string riff(const std::string& name, const std::string& content) {
  return name + little(static_cast<std::uint32_t>(content.size()), 4) + content +
         (content.size() % 2 == 1 ? "\0"s : ""s);
}

std::string webp(const std::string& chunks) {
  return "RIFF" + little(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks;
}

const std::string k_gif_start = "GIF89a"s + little(320, 2) + little(200, 2) + "\x80\0\0"s + "rgbRGB";
const std::string k_gif_picture = "\x2C\0\0\0\0\x01\0\x01\0\0"s + "\x02\x02Lz\0"s;

Photo photo_of(const std::string& bytes, const std::string& file, bool allow_svg = false) {
  auto result = parse_photo(bytes, file, allow_svg);
  REQUIRE(result.ok());
  return std::move(result).value();
}

Code fault_of(std::string_view bytes, const std::string& file, bool allow_svg = false) {
  const auto result = parse_photo(bytes, file, allow_svg);
  REQUIRE_FALSE(result.ok());
  return result.fault().code;
}

}  // namespace

TEST_CASE("media: a JPEG loses EXIF, XMP, IPTC, comments and what stands behind its end", "[render]") {
  const std::string profile = segment(0xE2, "ICC_PROFILE\0\1\1..."s);
  const std::string extra = segment(0xE1, exif(1, true)) +
                            segment(0xE1, "http://ns.adobe.com/xap/1.0/\0GPS!"s) + profile +
                            segment(0xE2, "MPF\0GPS!"s) + segment(0xED, "Photoshop GPS!") +
                            segment(0xEE, "Adobe") + segment(0xFE, "GPS!");
  const Photo photo = photo_of(jpeg(extra) + "a video with GPS!", "a.JPG");
  CHECK(photo.type == PhotoType::jpeg);
  CHECK(photo.width == 800);
  CHECK(photo.height == 600);
  CHECK(photo.bytes == jpeg(profile + segment(0xEE, "Adobe")));
}

TEST_CASE("media: of a turned JPEG's EXIF only the orientation is kept, and the size is as shown",
          "[render]") {
  for (const bool is_little : {true, false}) {
    const Photo photo = photo_of(jpeg(segment(0xE1, exif(6, is_little))), "a.jpeg");
    CHECK(photo.width == 600);
    CHECK(photo.height == 800);
    CHECK(photo.bytes.find("GPS!") == std::string::npos);
    const std::string kept =
        segment(0xE1, "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s);
    CHECK(photo.bytes == jpeg(kept));
    CHECK(photo_of(photo.bytes, "a.jpg").bytes == photo.bytes);
  }
}

TEST_CASE("media: a PNG keeps what changes its looks and loses texts and times", "[render]") {
  const std::string kept = chunk("iCCP", "p") + chunk("tRNS", "t");
  const Photo photo = photo_of(
      png(chunk("tEXt", "GPS!") + kept + chunk("eXIf", "GPS!") + chunk("tIME", "x") + chunk("prVt", "x")) +
          "GPS!",
      "a.png");
  CHECK(photo.bytes == png(kept));
  CHECK(photo.width == 640);
  CHECK(photo.height == 480);
}

TEST_CASE("media: a WebP loses EXIF and XMP, and no longer says that it has them", "[render]") {
  const auto extended = [](char flags) {
    return riff("VP8X", std::string(1, flags) + "\0\0\0"s + "\x3F\x01\0"s + "\xC7\0\0"s);
  };
  const std::string data = riff("VP8L", "\x2F\0\0\0\0\0x"s);
  const Photo photo = photo_of(
      webp(extended('\x2C') + riff("ICCP", "icc") + data + riff("EXIF", "GPS!") + riff("XMP ", "GPS")),
      "a.webp");
  CHECK(photo.bytes == webp(extended('\x20') + riff("ICCP", "icc") + data));
  CHECK(photo.width == 320);
  CHECK(photo.height == 200);
  const Photo plain =
      photo_of(webp(riff("VP8 ", "...\x9D\x01\x2A"s + little(100, 2) + little(50, 2))), "b.webp");
  CHECK(plain.width == 100);
  CHECK(plain.height == 50);
}

TEST_CASE("media: a GIF loses comments and foreign extensions, and keeps its animation", "[render]") {
  const std::string loop = "\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
  const std::string delay = "\x21\xF9\x04\0\0\0\0\0"s;
  const Photo photo = photo_of(k_gif_start + "\x21\xFE\x04GPS!\0"s + loop +
                                   "\x21\xFF\x0BXMP DataXMP\x04GPS!\0"s + delay + k_gif_picture + ";GPS!",
                               "a.gif");
  CHECK(photo.bytes == k_gif_start + loop + delay + k_gif_picture + ";");
  CHECK(photo.width == 320);
  CHECK(photo.height == 200);
}

TEST_CASE("media: a GIF without its end mark gets one", "[render]") {
  CHECK(photo_of(k_gif_start + k_gif_picture, "a.gif").bytes == k_gif_start + k_gif_picture + ";");
}

TEST_CASE("media: files that are no pictures, have the wrong ending or are too large are refused",
          "[render]") {
  CHECK(fault_of("", "a.jpg") == Code::photo_type_unknown);
  CHECK(fault_of("<html>", "a.jpg") == Code::photo_type_unknown);
  CHECK(fault_of(png(""), "a.jpg") == Code::photo_ending_wrong);
  CHECK(fault_of(png(""), "png") == Code::photo_ending_wrong);
  CHECK(fault_of(std::string(k_most_photo_bytes + 1, 'x'), "a.jpg") == Code::file_too_large);
  const std::string huge =
      "\x89PNG\r\n\x1A\n"s + chunk("IHDR", big(10'001, 4) + big(10'000, 4) + "\x08\x02\0\0\0"s);
  CHECK(fault_of(huge + chunk("IDAT", "") + chunk("IEND", ""), "a.png") == Code::photo_too_many_pixels);
  CHECK(read_photo("khong-co/a.jpg", "a.jpg").fault().code == Code::file_missing);
}

TEST_CASE("media: a file cut off anywhere is damaged, and never read past its end", "[render]") {
  const std::vector<std::pair<std::string, std::string>> files{
      {jpeg(segment(0xE1, exif(6, true))), "a.jpg"},
      {png(chunk("tEXt", "x")), "a.png"},
      {webp(riff("VP8X", "\x08\0\0\0\x3F\x01\0\xC7\0\0"s) + riff("VP8L", "\x2F\0\0\0\0\0"s)), "a.webp"},
      {k_gif_start + k_gif_picture + ";", "a.gif"}};
  for (const auto& [bytes, name] : files) {
    REQUIRE(parse_photo(bytes, name).ok());
    // A GIF whose end mark alone is missing is whole.
    const std::size_t whole = bytes.size() - (name == "a.gif" ? 1 : 0);
    for (std::size_t size = 16; size < whole; ++size) {
      INFO(name << " " << size);
      CHECK(fault_of(std::string_view(bytes).substr(0, size), name) == Code::photo_damaged);
    }
    std::mt19937 random(7);
    for (int i = 0; i < 5'000; ++i) {
      std::string broken = bytes;
      for (int n = 0; n < 3; ++n)
        broken[12 + random() % (broken.size() - 12)] = static_cast<char>(random() & 0xFF);
      const auto result = parse_photo(broken, name);
      if (result.ok()) CHECK(parse_photo(result.value().bytes, name).ok());
    }
  }
}

TEST_CASE("media: a drawing is taken as the logo only, and only when it is nothing but a drawing",
          "[render]") {
  const std::string drawing =
      "<?xml version=\"1.0\"?>\n<!-- logo -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 "
      "40.4\"><defs>"
      "<linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"red\"/></linearGradient></defs>"
      "<path fill=\"url(#g)\" d=\"M0 0h1\"/><use href='#g'/><text font-family=\"x\">Đoàn</text></svg>";
  const Photo photo = photo_of(drawing, "logo.svg", true);
  CHECK(photo.width == 120);
  CHECK(photo.height == 40);
  CHECK(photo.bytes == drawing);
  CHECK(fault_of(drawing, "logo.svg") == Code::svg_not_allowed);
  const Photo sized = photo_of("<svg width=\"64px\" height='32'></svg>", "logo.svg", true);
  CHECK(sized.width == 64);
  CHECK(sized.height == 32);
  for (const std::string_view inside : {"<script>1</script>",
                                        "<SCRIPT/>",
                                        "<svg:script>",
                                        "<x:script>",
                                        "<foreignObject>",
                                        "<image href='https://a.vn'/>",
                                        "<g onload=\"x\"/>",
                                        "<g\nonclick = 'x'/>",
                                        "<a href=\"javascript:x\"/>",
                                        "<use xlink:href=\"https://a.vn/#x\"/>",
                                        "<use href='data:x'/>",
                                        "<path fill=\"url(https://a.vn)\"/>",
                                        "<style>@import 'x'</style>",
                                        "<style>a{b:url( \"//x\")}</style>",
                                        "<set to='x'/>",
                                        "<animate attributeName=\"href\"/>",
                                        "&#106;",
                                        "<!ENTITY a 'b'>",
                                        "<![CDATA[x]]>",
                                        "<feImage href='#x'/>",
                                        "<handler/>"}) {
    INFO(inside);
    CHECK(fault_of("<svg>" + std::string(inside) + "</svg>", "logo.svg", true) == Code::svg_unsafe);
  }
  CHECK(fault_of("<svg>\xFF</svg>", "logo.svg", true) == Code::photo_damaged);
}

TEST_CASE("media: what has to be decoded as a whole may have fewer pixels, and no side is much longer than the other", "[render]") {
  const auto sized = [](int marker, std::uint32_t width, std::uint32_t height) {
    return "\xFF\xD8"s + segment(marker, "\x08"s + big(height, 2) + big(width, 2) + "\x01\x01\x11\0"s) + k_scan + "\xFF\xD9"s;
  };
  const Photo plain = photo_of(sized(0xC0, 8000, 6000), "a.jpg");
  CHECK_FALSE(plain.is_whole);
  CHECK(photo_of(sized(0xC2, 6000, 6000), "a.jpg").is_whole);
  CHECK(fault_of(sized(0xC2, 8000, 6000), "a.jpg") == Code::photo_too_many_pixels);
  CHECK(fault_of(sized(0xC0, 8000, 400), "a.jpg") == Code::photo_shape_unusable);
  CHECK(fault_of(sized(0xC0, 1, 20), "a.jpg") == Code::photo_shape_unusable);
  CHECK(photo_of(sized(0xC0, 8000, 401), "a.jpg").width == 8000);
  CHECK(photo_of(k_gif_start + k_gif_picture + ";", "a.gif").moves);
  CHECK(photo_of(png(chunk("acTL", "x")), "a.png").moves);
  CHECK_FALSE(photo_of(png(""), "a.png").moves);
}
