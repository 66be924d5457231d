// Where each page stands on the site: permalinks that hold for years.
//
// An address is made from a record's own identifier, never from its title (docs/addresses.md). Addresses are
// paths from the site's root ("/y-tuong/kg-001.html"); a link on a page has the base URL's own path in front.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/scratch.hpp"
#include "catalogue/catalogue.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

// Folders of the site's sections.
inline constexpr std::string_view k_ideas_folder = "/y-tuong/";
inline constexpr std::string_view k_featured_folder = "/noi-bat/";
inline constexpr std::string_view k_models_folder = "/mo-hinh/";
inline constexpr std::string_view k_units_folder = "/don-vi/";
inline constexpr std::string_view k_fields_folder = "/linh-vuc/";
inline constexpr std::string_view k_groups_folder = "/doi-tuong/";
inline constexpr std::string_view k_years_folder = "/nam/";
inline constexpr std::string_view k_clubs_folder = "/cau-lac-bo/";
inline constexpr std::string_view k_follow_folder = "/theo-doi/";
inline constexpr std::string_view k_open_data_folder = "/du-lieu/";
inline constexpr std::string_view k_saved_folder = "/da-luu/";
inline constexpr std::string_view k_offline_folder = "/ngoai-tuyen/";

std::string_view folder_of(catalogue::HappeningKind kind);  // "/cuoc-thi/"
std::string_view review_name(std::uint32_t half);           // "sau-thang-dau-nam.html" of 1

// Three hexadecimal digits of a hash: 4,096 folders, so that five million ideas put about 1,221 in each.
std::string_view shard_of(std::string_view id, Scratch& scratch);

class Addresses {
 public:
  explicit Addresses(const workspace::Configuration& configuration);

  const std::string& origin() const { return origin_; }        // "https://doan.example.vn"
  const std::string& base_path() const { return base_path_; }  // "/trung-bay", or ""

  // The path of an idea's page; `id` is the idea's IdeaText::address.
  std::string_view idea(std::string_view id, vietnamese::Date date, Scratch& scratch) const {
    return expand(idea_pattern_, id, date, scratch);
  }
  // The paths that an idea had by the patterns in `permalinks.formerly`.
  std::vector<std::string_view> former_ideas(std::string_view id, vietnamese::Date date, Scratch& scratch) const;
  bool has_former_ideas() const { return !former_patterns_.empty(); }
  bool spreads_ideas() const;  // the pattern uses {shard} or {year}

  // A link to a path of the site, as it stands in href.
  std::string_view link(std::string_view path, Scratch& scratch) const { return scratch.join(base_path_, path); }
  std::string_view absolute(std::string_view path, Scratch& scratch) const {
    return scratch.join(origin_, base_path_, path);
  }

 private:
  // A pattern cut at its holes: literal, hole, literal, hole, … literal.
  struct Pattern {
    std::vector<std::string> literals;
    std::vector<char> holes;  // 'i'd, 'y'ear, 's'hard
  };
  static Pattern parse(std::string_view pattern);
  static std::string_view expand(const Pattern& pattern, std::string_view id, vietnamese::Date date, Scratch& scratch);

  std::string origin_;
  std::string base_path_;
  Pattern idea_pattern_;
  std::vector<Pattern> former_patterns_;
};

}  // namespace trungbay::pages
