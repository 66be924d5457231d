#include "pages/photos.hpp"

#include <algorithm>

namespace trungbay::pages {
namespace {

constexpr std::string_view k_folder = "/anh/";
// Counts up when photos are made in another way, so that every file gets a new address.
constexpr std::uint64_t k_making = 1;

std::string_view ending_of(draw::PhotoFormat format) {
  switch (format) {
    case draw::PhotoFormat::webp:
      return ".webp";
    case draw::PhotoFormat::png:
      return ".png";
    case draw::PhotoFormat::jpeg:
      break;
  }
  return ".jpg";
}

PhotoSize scaled(const PictureFacts& facts, std::uint32_t width) {
  const auto height = (std::uint64_t{facts.height} * width + facts.width / 2) / facts.width;
  return {width, static_cast<std::uint32_t>(std::max<std::uint64_t>(height, 1))};
}

}  // namespace

PhotoSizes photo_sizes(const PictureFacts& facts) {
  PhotoSizes sizes;
  const std::uint64_t by_height = std::uint64_t{facts.width} * k_tallest_photo / std::max(facts.height, 1u);
  const auto full = static_cast<std::uint32_t>(std::min<std::uint64_t>({facts.width, k_photo_widths.back(), std::max<std::uint64_t>(by_height, 1)}));
  for (const std::uint32_t width : k_photo_widths) {
    if (width * k_least_step <= full) sizes.all[sizes.count++] = scaled(facts, width);
  }
  sizes.all[sizes.count++] = scaled(facts, full);
  return sizes;
}

draw::PhotoFormat plain_format(const PictureFacts& facts) {
  return facts.has_alpha ? draw::PhotoFormat::png : draw::PhotoFormat::jpeg;
}

std::size_t photo_file_count(const PictureFacts& facts) { return 2 * photo_sizes(facts).count; }

PhotoFile photo_file(const PictureFacts& facts, std::size_t number) {
  const auto sizes = photo_sizes(facts);
  if (number < sizes.count) return {sizes.all[number], plain_format(facts)};
  return {sizes.all[number - sizes.count], draw::PhotoFormat::webp};
}

std::string photo_name(const PictureFacts& facts, const PhotoFile& file) {
  Hasher hasher;
  hasher.add_number(k_making).add_hash(facts.content);
  const std::string hash = to_hex(hasher.finish()).substr(0, 16);
  return hash.substr(0, 2) + "/" + hash + "-" + std::to_string(file.size.width) + std::string(ending_of(file.format));
}

std::string photo_path(const PictureFacts& facts, const PhotoFile& file) {
  return std::string(k_folder) + photo_name(facts, file);
}

std::size_t photo_file_for(const PictureFacts& facts, std::uint32_t width) {
  const auto sizes = photo_sizes(facts);
  std::size_t number = 0;
  while (number + 1 < sizes.count && sizes.all[number].width < width) ++number;
  return number;
}

std::string picture_address(std::string_view name, const PictureFacts& facts, std::string_view base_path) {
  std::string address(base_path);
  if (facts.road == PictureRoad::photo) {
    return address + photo_path(facts, {photo_sizes(facts).largest(), plain_format(facts)});
  }
  return address.append("/media/").append(name);
}

std::string picture_srcset(const PictureFacts& facts, draw::PhotoFormat format, std::string_view base_path) {
  std::string set;
  if (facts.road != PictureRoad::photo) return set;
  const auto sizes = photo_sizes(facts);
  for (const auto& size : sizes.list()) {
    if (!set.empty()) set += ", ";
    set.append(base_path).append(photo_path(facts, {size, format}));
    set.append(" ").append(std::to_string(size.width)).append("w");
  }
  return set;
}

PhotoSize picture_size(const PictureFacts& facts) {
  return facts.road == PictureRoad::photo ? photo_sizes(facts).largest() : PhotoSize{facts.width, facts.height};
}

}  // namespace trungbay::pages
