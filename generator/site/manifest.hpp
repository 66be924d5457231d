// The list of what the program has written to an output: each file's path, size, hash and fingerprint.
//
// A build reads it to know what is still current and what may be removed; a publish compares two of them.
// Bytes on disk: docs/writing.md. Entries are sorted bytewise by path, without repetition.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"

namespace trungbay::site {

struct ManifestEntry {
  Hash128 content;      // of the file's bytes
  Hash128 fingerprint;  // of the page's inputs
  std::uint64_t size = 0;
  std::uint32_t path_start = 0;  // in Manifest::paths
  std::uint32_t path_size = 0;
};

struct Manifest {
  std::string output;   // the output folder, relative to the state folder
  std::string program;  // version that wrote it
  std::vector<ManifestEntry> entries;
  std::string paths;  // all paths, one behind the other

  std::string_view path_of(const ManifestEntry& entry) const {
    return std::string_view(paths).substr(entry.path_start, entry.path_size);
  }
  // Must come after every path already there.
  void append(std::string_view path, const Hash128& content, const Hash128& fingerprint, std::uint64_t size);
};

std::string to_bytes(const Manifest& manifest);
// Empty when the bytes are not a whole manifest of a version that this program reads, sorted and with safe
// paths.
std::optional<Manifest> parse_manifest(std::string_view bytes);

// ASCII name of a file of state that belongs to the output at `relative` (from the state folder): plain for
// the usual place, "../site", with a hash in it for any other, so that outputs do not forget each other's
// files.
std::string state_name(std::string_view stem, std::string_view relative);

}  // namespace trungbay::site
