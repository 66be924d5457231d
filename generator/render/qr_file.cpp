#include "render/qr_file.hpp"

#include "draw/palette_png.hpp"
#include "draw/qr.hpp"

namespace trungbay::render {
namespace {

Result<draw::QrCode> code_of(std::string_view url) {
  auto code = draw::make_qr(url);
  if (!code) return make_diagnostic(Code::qr_too_long, Place{}, {{"count", std::to_string(url.size())}});
  return std::move(*code);
}

}  // namespace

Result<std::string> qr_svg_of(const pages::SiteContext& site, const pages::Record& record) {
  Scratch scratch;
  const auto url = pages::record_url(site, record, scratch);
  auto code = code_of(url);
  if (!code) return std::move(code).fault();
  return draw::qr_svg(code.value(), "Mã QR: " + std::string(url));
}

Result<std::string> qr_png_of(const pages::SiteContext& site, const pages::Record& record) {
  Scratch scratch;
  auto code = code_of(pages::record_url(site, record, scratch));
  if (!code) return std::move(code).fault();
  draw::PalettePng png;
  return std::string(png.encode(draw::qr_pixels(code.value(), pages::k_qr_module)));
}

}  // namespace trungbay::render
