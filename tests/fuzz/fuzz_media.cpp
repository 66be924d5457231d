// Photos and drawings. The first byte chooses the file's ending; what was stripped stays as it is when it is
// stripped again.
#include "property.hpp"
#include "render/media.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const std::string k_names[] = {"a.jpg", "a.png", "a.webp", "a.gif", "a.svg"};
  const std::string& name = k_names[data[0] % 5];
  const std::string_view bytes = view_of(data + 1, size - 1);
  const auto photo = render::parse_photo(bytes, name, true);
  if (!photo) {
    DiagnosticBag bag;
    bag.add(photo.fault());
    require_sound(bag, nullptr);
    return 0;
  }
  const render::Photo& kept = photo.value();
  require(kept.width >= 0 && kept.height >= 0, "a size is not negative");
  require(kept.bytes.size() <= bytes.size() + 64, "a photo does not grow");
  const auto again = render::parse_photo(kept.bytes, name, true);
  require(again.ok(), "what was stripped is a photo");
  require(again.value().bytes == kept.bytes, "what was stripped has nothing to strip");
  require(again.value().width == kept.width && again.value().height == kept.height, "a photo keeps its size");
  return 0;
}
