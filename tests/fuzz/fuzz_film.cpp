// Videos of the workspace. What is published has the file's size, and nothing left to blank.
#include "property.hpp"
#include "render/film.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

std::string published(std::string_view bytes, const render::Film& film) {
  std::string out;
  for (const auto part : render::parts_of_film(bytes, film)) out += part;
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = view_of(data, size);
  const auto film = render::parse_film(bytes, "a.mp4");
  if (!film) {
    DiagnosticBag bag;
    bag.add(film.fault());
    require_sound(bag, nullptr);
    return 0;
  }
  require(film.value().width > 0 && film.value().height > 0, "a film has a size");
  const std::string out = published(bytes, film.value());
  require(out.size() == bytes.size(), "nothing moves");
  const auto again = render::parse_film(out, "a.mp4");
  require(again.ok(), "what was blanked is a film");
  require(published(out, again.value()) == out, "what was blanked has nothing to blank");
  require(again.value().width == film.value().width && again.value().height == film.value().height, "a film keeps its size");
  return 0;
}
