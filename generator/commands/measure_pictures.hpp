// The pictures and videos of a build: found, judged by content, measured; photos made in all their sizes.
//
// All of it happens before pages are planned, since pages write the sizes, and since only decoding shows that a picture
// is whole. A faulty one drops out with a warning at its file, and the page that shows it goes out without it. An
// unchanged picture is not read again, and never made again. Called by build_site.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "ingest/remote_pictures.hpp"
#include "pages/pictures.hpp"
#include "render/photo_cache.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

struct MeasureRequest {
  const workspace::Configuration& configuration;
  const catalogue::Catalogue& catalogue;
  const std::vector<std::string>& media;  // below content/media
  const ingest::RemotePictures& fetched;
  std::filesystem::path state;  // .trungbay: what is known of pictures
  unsigned jobs = 1;
};

// What published ideas name by address: all of them, or one.
std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue);
std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue, const catalogue::Idea& idea);

pages::Pictures measure_pictures(const MeasureRequest& request, render::PhotoCache& cache, DiagnosticBag& bag);

// Removes what the cache holds of photos that the site does not show any more.
void tidy_cache(const pages::Pictures& pictures, render::PhotoCache& cache);

}  // namespace trungbay::commands
