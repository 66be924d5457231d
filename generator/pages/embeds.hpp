// Which pages can be put into other sites' pages (an iframe), and where that small form of them stands: at "/nhung" and
// the page's own address. /y-tuong/kg-001.html has /nhung/y-tuong/kg-001.html.
#pragma once

#include <string_view>

#include "base/scratch.hpp"
#include "catalogue/catalogue.hpp"
#include "pages/address.hpp"
#include "pages/record.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

inline constexpr std::string_view k_embeds_folder = "/nhung/";

// Up to so many ideas each has one; past it only the outstanding ones, so that they do not double the files. Not "the newest",
// whose pages would have to be written again when they are no more.
inline constexpr std::size_t k_ideas_with_embeds = 2'000;

// How many ideas the embed of a unit shows, and how high embeds are in a column of 300 pixels or more.
inline constexpr std::size_t k_embedded_ideas = 5;
inline constexpr int k_unit_embed_height = 580;
inline constexpr int k_idea_embed_height = 310;

// Of a unit or idea; nothing else has one.
bool has_embed(const Record& record, const catalogue::Catalogue& catalogue, workspace::EmbedChoice choice);

std::string_view embed_path(const Record& record, const catalogue::Catalogue& catalogue, const Addresses& addresses,
                            Scratch& scratch);

}  // namespace trungbay::pages
