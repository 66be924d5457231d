#include "search/pack.hpp"

#include <charconv>
#include <cstring>

#include "base/binary.hpp"

namespace trungbay::search {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_magic = "trungbay search pack 1\n";
constexpr std::string_view k_new_name = "new.pack";
constexpr std::size_t k_id_digits = 16;
constexpr std::size_t k_tail = 8;  // where the table begins

void append_hex(std::uint32_t number, std::string& out) {
  char digits[8];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number, 16).ptr;
  out.append(digits, end);
}

std::string table_of(const PackFacts& facts, const std::vector<PackedFile>& files) {
  BinaryWriter table(k_magic);
  table.put_number(facts.shards);
  table.put_number(facts.is_full ? 1 : 0);
  table.put_number(facts.years.size());
  for (const auto& [year, first] : facts.years) {
    table.put_number(static_cast<std::uint64_t>(year));
    table.put_number(first);
  }
  table.put_text({reinterpret_cast<const char*>(facts.ideas.data()), facts.ideas.size() * sizeof facts.ideas[0]});
  table.put_number(files.size());
  for (const auto& file : files) {
    table.put_number(static_cast<std::uint64_t>(file.kind));
    table.put_number(file.number);
    table.put_number(file.part);
    table.put_number(file.size);
  }
  return std::move(table).finish();
}

}  // namespace

fs::path pack_path(const fs::path& folder, const std::string& id) { return folder / (id + ".pack"); }

std::string packed_path(const PackedFile& file) {
  if (file.kind == PackedKind::columns) return "f.bin";
  if (file.kind == PackedKind::suggestions) return "w.json";
  if (file.kind == PackedKind::syllables) return "v.json";
  std::string path = file.kind == PackedKind::shard ? "s/" : file.kind == PackedKind::overflow ? "o/" : "c/";
  append_hex(file.number >> 8, path);
  path += '/';
  append_hex(file.number & 0xff, path);
  if (file.kind == PackedKind::overflow) path += "-" + std::to_string(file.part);
  return path + (file.kind == PackedKind::cards ? ".json" : ".bin");
}

PackWriter::PackWriter(const fs::path& folder) : folder_(folder), file_(ByteFile::create(folder / k_new_name)) {}

void PackWriter::add(PackedKind kind, std::uint32_t number, std::uint32_t part, std::string_view bytes) {
  const std::uint64_t begin = file_.append(bytes);
  hasher_.add(bytes);
  files_.push_back({kind, number, part, static_cast<std::uint32_t>(bytes.size()), begin});
}

Result<std::string> PackWriter::finish(const PackFacts& facts) {
  const std::string table = table_of(facts, files_);
  const std::string id = to_hex(hasher_.add_text(table).finish()).substr(0, k_id_digits);
  std::uint64_t begin = file_.append(table);
  file_.append({reinterpret_cast<const char*>(&begin), sizeof begin});
  file_.rename_to(pack_path(folder_, id));
  if (auto fault = file_.fault()) return std::move(*fault);
  return id;
}

std::optional<Pack> Pack::open(const fs::path& folder, const std::string& id) {
  Pack pack(id, ByteFile::open(pack_path(folder, id)));
  const std::uint64_t size = pack.bytes_.size();
  if (!pack.bytes_.is_open() || size < k_tail) return std::nullopt;
  std::string bytes;
  pack.bytes_.read(size - k_tail, k_tail, bytes);
  std::uint64_t begin = 0;
  std::memcpy(&begin, bytes.data(), std::min(bytes.size(), sizeof begin));
  if (begin > size - k_tail) return std::nullopt;
  pack.bytes_.read(begin, size - k_tail - begin, bytes);
  BinaryReader table(bytes, k_magic);
  PackFacts& facts = pack.facts_;
  facts.shards = static_cast<std::uint32_t>(table.take_number());
  facts.is_full = table.take_number() != 0;
  for (std::uint64_t i = table.take_number(); i > 0 && table.ok(); --i) {
    const auto year = static_cast<int>(table.take_number());
    facts.years.emplace_back(year, static_cast<std::uint32_t>(table.take_number()));
  }
  const std::string_view ideas = table.take_text();
  facts.ideas.resize(ideas.size() / sizeof facts.ideas[0]);
  std::memcpy(facts.ideas.data(), ideas.data(), facts.ideas.size() * sizeof facts.ideas[0]);
  std::uint64_t at = 0;
  for (std::uint64_t i = table.take_number(); i > 0 && table.ok(); --i) {
    PackedFile file;
    file.kind = static_cast<PackedKind>(table.take_number());
    file.number = static_cast<std::uint32_t>(table.take_number());
    file.part = static_cast<std::uint32_t>(table.take_number());
    file.size = static_cast<std::uint32_t>(table.take_number());
    file.begin = at;
    at += file.size;
    pack.files_.push_back(file);
  }
  if (!table.ok() || at != begin) return std::nullopt;
  return pack;
}

}  // namespace trungbay::search
