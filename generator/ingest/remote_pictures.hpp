// Pictures that records name by address: fetched as hostile addresses, kept by content, shown from our own site.
//
// Only pictures of published ideas are ever asked for. What comes is judged by its bytes later, as every photo is
// (render/media.hpp); here it is only bounded. A picture that cannot be had is a warning, and the page goes out
// without it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/download.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::ingest {

inline constexpr std::size_t k_most_remote_pictures = 20'000;  // new ones in one build; the rest comes with the next
inline constexpr std::uint64_t k_most_picture_bytes = 20ull << 20;

struct WantedPicture {
  std::string url;
  Place place;  // of the record that names it
};

struct RemotePicture {
  std::filesystem::path file;  // that its bytes are in
  Place place;                 // of the first record that names it
};
// By address. Addresses that could not be had are not in it.
using RemotePictures = std::map<std::string, RemotePicture>;

// `wanted` may name an address several times. Several are fetched at once; diagnostics come in the order of `wanted`.
RemotePictures fetch_pictures(const std::vector<WantedPicture>& wanted, const workspace::Images& settings,
                              const std::filesystem::path& folder, NetworkUse network, DiagnosticBag& bag);

}  // namespace trungbay::ingest
