// How links, pictures and tables are written, by LinkRules; shared by Markdown and reduced HTML, so that a
// body looks and behaves the same whichever way it came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "render/link_rules.hpp"

namespace trungbay::render {

// Appends `<a href="…"[ title="…"][ rel="noopener"]>`; false, and nothing, for a refused address.
bool append_link_start(std::string_view target, std::string_view title, const LinkRules& rules,
                       std::string& out);

// What stands for a picture.
enum class PictureForm : std::uint8_t {
  picture,  // an <img>
  link,     // a link to another host's picture, which no page of ours loads
  text,     // its alternative text only
};
PictureForm form_of_picture(std::string_view target, bool inside_link, const LinkRules& rules,
                            std::optional<ShownImage>& image);
// Appends everything up to alt=", and what follows that text: title, loading, size and the end.
void append_picture_start(std::string_view target, const std::optional<ShownImage>& image, const LinkRules& rules,
                          std::string& out);
void append_picture_end(std::string_view title, const std::optional<ShownImage>& image, std::string& out);

// A group and no region: a body may hold many tables, and landmarks need names of their own.
inline constexpr std::string_view k_table_box =
    "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Bảng\">";
inline constexpr std::string_view k_picture_without_words = "Hình ảnh";

}  // namespace trungbay::render
