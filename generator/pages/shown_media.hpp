// Which files of content/media the site shows.
//
// Only these are published: a picture that lies in the folder but belongs to an idea that is not approved, or
// to nothing at all, stays at home.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

// By path below content/media, sorted, each once.
std::vector<std::string> shown_media(const catalogue::Catalogue& catalogue,
                                     const workspace::Configuration& configuration);

// Whatever in a body may name a file of content/media, by path from there: "media/a%20b.jpg" in Markdown and in HTML.
// More than there are, never fewer.
void each_mentioned_media(std::string_view body, const std::function<void(std::string_view name)>& use);

// The record that shows a picture (the first one found), for diagnostics about it; nothing for the logo.
std::optional<Place> place_that_shows(const catalogue::Catalogue& catalogue, std::string_view name);

}  // namespace trungbay::pages
