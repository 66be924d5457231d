// What kinds of files a site consists of.
#pragma once

#include <cstddef>
#include <cstdint>

namespace trungbay::pages {

enum class FileKind : std::uint8_t {
  // Pages made from a template; template_of() names it.
  home, idea, ideas, model, models, unit, units, field, fields, group, groups, year, years, review,
  campaign, campaigns, contest, contests, event, events, clubs, page, not_found, redirect,
  share_kits, share_kit, search,
  follow, open_data, saved, offline, embed_idea, embed_unit, featured,
  // Files made by code.
  site_atom, unit_atom, field_atom, json_feed, sitemap_index, sitemap_part, robots, data_csv, data_json, media,
  photo, share_card, share_qr, infographic_png, infographic_svg,
  unit_csv, unit_json, field_csv, field_json, app_manifest, app_icon, service_worker, page_script,
  search_file,
};
inline constexpr std::size_t k_file_kinds = static_cast<std::size_t>(FileKind::search_file) + 1;

// Files whose names hold a hash of what is in them.
constexpr bool is_named_by_content(FileKind kind) {
  return kind == FileKind::photo || kind == FileKind::share_card || kind == FileKind::infographic_png ||
         kind == FileKind::infographic_svg || kind == FileKind::app_icon || kind == FileKind::search_file;
}

}  // namespace trungbay::pages
