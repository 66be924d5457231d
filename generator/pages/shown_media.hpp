// Which files of content/media the site shows.
//
// Only these are published: a picture that lies in the folder but belongs to an idea that is not approved, or
// to nothing at all, stays at home.
#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

// By path below content/media, sorted, each once.
std::vector<std::string> shown_media(const catalogue::Catalogue& catalogue,
                                     const workspace::Configuration& configuration);

}  // namespace trungbay::pages
