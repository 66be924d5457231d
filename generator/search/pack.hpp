// A segment as the workspace keeps it: all its files one behind the other, and a table of them.
//
// The site gets its files from here, whenever it lacks one. A pack never changes; its name is a hash of its bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "base/result.hpp"
#include "search/byte_file.hpp"

namespace trungbay::search {

enum class PackedKind : std::uint8_t { shard, overflow, cards, columns, suggestions, syllables };

struct PackedFile {
  PackedKind kind = PackedKind::shard;
  std::uint32_t number = 0;  // of the shard or card file
  std::uint32_t part = 0;    // of the overflow
  std::uint32_t size = 0;
  std::uint64_t begin = 0;
};

// What a pack says of its segment.
struct PackFacts {
  std::uint32_t shards = 1;
  bool is_full = true;                               // bodies are indexed whole
  std::vector<std::pair<int, std::uint32_t>> years;  // newest first: the year, its first doc id
  std::vector<std::uint64_t> ideas;                  // RecordReader::fingerprint by doc id
};

class PackWriter {
 public:
  explicit PackWriter(const std::filesystem::path& folder);

  void add(PackedKind kind, std::uint32_t number, std::uint32_t part, std::string_view bytes);
  // Writes the table and gives the file its name; the name is the segment's id.
  Result<std::string> finish(const PackFacts& facts);

 private:
  std::filesystem::path folder_;
  ByteFile file_;
  Hasher hasher_;
  std::vector<PackedFile> files_;
};

class Pack {
 public:
  // Nothing when it is missing or damaged.
  static std::optional<Pack> open(const std::filesystem::path& folder, const std::string& id);

  const std::string& id() const { return id_; }
  const PackFacts& facts() const { return facts_; }
  const std::vector<PackedFile>& files() const { return files_; }
  void read(const PackedFile& file, std::string& out) const { bytes_.read(file.begin, file.size, out); }

 private:
  Pack(std::string id, ByteFile bytes) : id_(std::move(id)), bytes_(std::move(bytes)) {}

  std::string id_;
  ByteFile bytes_;
  PackFacts facts_;
  std::vector<PackedFile> files_;
};

std::filesystem::path pack_path(const std::filesystem::path& folder, const std::string& id);

// Where a file of a segment stands, from the segment's folder: "s/1f/2c.bin".
std::string packed_path(const PackedFile& file);

}  // namespace trungbay::search
