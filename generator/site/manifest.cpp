#include "site/manifest.hpp"

#include <limits>

#include "base/binary.hpp"
#include "site/path_rules.hpp"

namespace trungbay::site {
namespace {

constexpr std::string_view k_magic = "TBMANIF1";
constexpr std::string_view k_usual_output = "../site";
// Two bytes for the path, one for the size, two hashes: what an entry takes at least.
constexpr std::size_t k_smallest_entry = 35;

}  // namespace

void Manifest::append(std::string_view path, const Hash128& content, const Hash128& fingerprint,
                      std::uint64_t size) {
  ManifestEntry entry;
  entry.content = content;
  entry.fingerprint = fingerprint;
  entry.size = size;
  entry.path_start = static_cast<std::uint32_t>(paths.size());
  entry.path_size = static_cast<std::uint32_t>(path.size());
  paths += path;
  entries.push_back(entry);
}

std::string to_bytes(const Manifest& manifest) {
  BinaryWriter writer(k_magic);
  writer.reserve(manifest.paths.size() / 2 + manifest.entries.size() * 40 + 256);
  writer.put_text(manifest.program);
  writer.put_text(manifest.output);
  writer.put_number(manifest.entries.size());
  for (const auto& entry : manifest.entries) {
    writer.put_path(manifest.path_of(entry));
    writer.put_number(entry.size);
    writer.put_hash(entry.content);
    writer.put_hash(entry.fingerprint);
  }
  return std::move(writer).finish();
}

std::optional<Manifest> parse_manifest(std::string_view bytes) {
  BinaryReader reader(bytes, k_magic);
  Manifest manifest;
  manifest.program = reader.take_text();
  manifest.output = reader.take_text();
  const std::uint64_t count = reader.take_number();
  if (!reader.ok() || count > reader.left() / k_smallest_entry) return std::nullopt;
  manifest.entries.reserve(count);
  manifest.paths.reserve(reader.left() / 2);
  std::size_t last_start = 0;
  std::size_t last_size = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    ManifestEntry entry;
    const std::size_t start = manifest.paths.size();
    reader.take_path(manifest.paths, last_start);
    entry.size = reader.take_number();
    entry.content = reader.take_hash();
    entry.fingerprint = reader.take_hash();
    const std::size_t size = manifest.paths.size() - start;
    // Text positions are kept in 32 bits: 4 GB of paths are some hundred million files.
    if (!reader.ok() || manifest.paths.size() > std::numeric_limits<std::uint32_t>::max())
      return std::nullopt;
    entry.path_start = static_cast<std::uint32_t>(start);
    entry.path_size = static_cast<std::uint32_t>(size);
    const std::string_view path = manifest.path_of(entry);
    // What is listed here may be deleted, so it is held to the same rules as what is written.
    if (!is_safe_path(path)) return std::nullopt;
    if (i > 0 && path <= std::string_view(manifest.paths).substr(last_start, last_size)) return std::nullopt;
    last_start = start;
    last_size = size;
    manifest.entries.push_back(entry);
  }
  if (reader.left() != 0) return std::nullopt;
  return manifest;
}

std::string state_name(std::string_view stem, std::string_view relative) {
  std::string name(stem);
  if (relative != k_usual_output) name += "-" + to_hex(hash128(relative)).substr(0, 16);
  return name;
}

}  // namespace trungbay::site
