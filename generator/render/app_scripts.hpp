// The scripts of a site, out of templates/scripts, and the manifest of its app.
//
//   page.js    on every page, deferred: what was seen and saved on this device
//   worker.js  the service worker: pages seen before are read without a network
//   no-worker.js  what stands in its place with `app: off`: it takes an older one back from phones
#pragma once

#include <string>

#include "pages/app_files.hpp"
#include "pages/views/context.hpp"

namespace trungbay::render {

pages::AppFiles make_app_files(const workspace::Configuration& configuration, const pages::Pictures& pictures);

void append_service_worker(const pages::SiteContext& site, std::string& out);
void append_app_manifest(const pages::SiteContext& site, std::string& out);

}  // namespace trungbay::render
