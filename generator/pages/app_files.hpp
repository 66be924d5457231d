// What the site needs to be an app on a phone: a small script of its own, icons, a manifest, a service worker.
//
// Names of scripts and icons hold a hash of what they are made from, so that they can be kept for good; the worker's own
// name never changes, since browsers look there for a newer one. render/app_scripts.hpp fills this.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace trungbay::pages {

inline constexpr std::string_view k_worker_path = "/sw.js";
inline constexpr std::string_view k_app_manifest_path = "/manifest.webmanifest";

// An icon's square, in pixels. `number` of a PlannedFile of kind app_icon is its place in k_app_icons.
struct AppIcon {
  int size = 0;
  // Launchers cut it to any shape and keep the middle, a circle of 80 % (W3C, Web App Manifest, "icon masks").
  bool is_maskable = false;
};
inline constexpr std::array<AppIcon, 3> k_app_icons{{{192, false}, {512, false}, {512, true}}};

struct AppFiles {
  std::string script_path;  // "/js/trang-3f0a9b8c7d6e.js"
  std::string script;
  Hash128 icon_hash;  // of colours and logo

  // "/bieu-tuong/192-3f0a9b8c7d6e.png"
  std::string icon_path(std::size_t number) const {
    const AppIcon& icon = k_app_icons[number];
    return "/bieu-tuong/" + std::to_string(icon.size) + (icon.is_maskable ? "-tron-" : "-") +
           to_hex(icon_hash).substr(0, 12) + ".png";
  }
};

}  // namespace trungbay::pages
