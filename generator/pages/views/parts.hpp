// The small parts of views: badges, terms with counts, pictures.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pages/views/context.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

struct ImageView {
  const SiteContext* site = nullptr;
  const PictureFacts* facts = nullptr;
  std::string_view name;
  std::string_view alt;
  std::string_view caption;
};

struct TermView {
  std::string_view label;
  std::string_view slug;
  std::string_view url;
  std::string_view description;
  std::int64_t count = 0;
  std::int64_t share = 0;  // percent of all
};

// A picture that pages can show; nothing when it could not be read.
std::optional<ImageView> image_view(const SiteContext& site, const catalogue::Picture& picture, Scratch& scratch);
Value image_or_null(const SiteContext& site, const catalogue::Picture& picture, Scratch& scratch);
Value list_of_images(const SiteContext& site, std::span<const catalogue::Picture> pictures, Scratch& scratch);
// A record's video: `written` is what it says, `poster` the picture that stands for it until it plays, or null. Null
// when there is none, or when it is a file that could not be used.
Value video_or_null(const SiteContext& site, std::string_view written, Value poster, Scratch& scratch);
Value list_of_figures(std::span<const catalogue::Figure> figures, Scratch& scratch);

// Whole percent of a part, rounded to the nearest; 0 of nothing.
std::int64_t percent_of(std::size_t part, std::size_t whole);

TermView field_term(const SiteContext& site, std::uint32_t field, std::size_t count, std::size_t whole,
                    Scratch& scratch);
TermView group_term(const SiteContext& site, std::uint32_t group, std::size_t count, std::size_t whole,
                    Scratch& scratch);

// Counts of fields or units as terms; at most `most`.
Value field_terms(const SiteContext& site, std::span<const Count> counts, std::size_t whole, Scratch& scratch);
Value unit_terms(const SiteContext& site, std::span<const Count> counts, std::size_t whole, std::size_t most,
                 Scratch& scratch);

// All terms of the site: fields and groups with most ideas first, years newest first.
Value all_fields(const SiteContext& site, Scratch& scratch);
Value all_groups(const SiteContext& site, Scratch& scratch);
Value all_years(const SiteContext& site, Scratch& scratch);

}  // namespace trungbay::pages
