// What becomes of the addresses of links and pictures in rich text, whoever wrote it and in whichever format.
//
// Markdown and reduced HTML go through the same rules: only known schemes get out, our own addresses get the
// site's base path, pictures come from content/media or not at all. Called by RichText for each link.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pages/media_name.hpp"

namespace trungbay::render {

using pages::media_name;

// How a picture of content/media is shown.
struct ShownImage {
  int width = 0;  // in pixels; 0 × 0 for a picture that has no size of its own
  int height = 0;
  // Addresses with the base path in front. Empty for a picture that is published as it is, below /media/.
  std::string address = {};
  std::string srcset = {};  // as the attributes have it: what all browsers show, and WebP
  std::string webp_srcset = {};
};

// `name` is relative to content/media and not percent-encoded: "hoi-thao/anh-1.jpg". Nothing: the picture is
// missing or faulty, and the page goes without it (its alternative text stays). Called from several threads.
using FindImage = std::function<std::optional<ShownImage>(std::string_view name)>;

struct LinkRules {
  std::string base_path;  // in front of the site's own addresses: "" or "/sang-tao"; no slash at its end
  std::string origin;     // "https://doan.vn": links that lead there are not external
  FindImage find_image;   // empty: every picture of content/media is taken to be there, without a size
  // Addresses of this site that nothing stands at any more; a link there is its words. Empty: there are none.
  std::function<bool(std::string_view target)> is_gone = {};
};

enum class LinkKind : std::uint8_t {
  refused,   // a scheme that never gets out: `javascript:`, `data:`, `file:`, anything unknown
  internal,  // begins with one slash: an address of this site, without the base path
  external,  // another host
  other,     // `#part`, `mailto:`, `tel:`, relative addresses
};

// Never fails; control characters and blanks that browsers skip inside a scheme are seen through.
LinkKind kind_of_link(std::string_view target, const LinkRules& rules);

// Appends `target` as the value of href or src: percent-encoded as cmark does it and escaped for HTML.
void append_href(std::string_view target, std::string& out);

// Appends the address of a picture of content/media, ready for src; `name` as media_name gives it.
void append_media_href(std::string_view base_path, std::string_view name, std::string& out);

}  // namespace trungbay::render
