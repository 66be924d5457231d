#include "site/journal.hpp"

#include "base/binary.hpp"
#include "site/path_rules.hpp"

namespace trungbay::site {
namespace {

constexpr std::string_view k_magic = "TBJOURN1";

void put_paths(BinaryWriter& writer, const std::vector<std::string>& paths) {
  writer.put_number(paths.size());
  for (const auto& path : paths) writer.put_text(path);
}

bool take_paths(BinaryReader& reader, std::vector<std::string>& paths) {
  const std::uint64_t count = reader.take_number();
  if (count > reader.left()) return false;
  paths.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    paths.emplace_back(reader.take_text());
    if (!is_safe_path(paths.back())) return false;
  }
  return true;
}

}  // namespace

std::string to_bytes(const Journal& journal) {
  BinaryWriter writer(k_magic);
  writer.put_number(static_cast<std::uint64_t>(journal.mode));
  writer.put_number(journal.inner_staging ? 1 : 0);
  writer.put_number(journal.backups ? 1 : 0);
  writer.put_number(journal.tree_inode);
  put_paths(writer, journal.early_removals);
  writer.put_number(journal.moves.size());
  for (const auto& move : journal.moves) {
    writer.put_text(move.path);
    writer.put_number(move.replaces ? 1 : 0);
  }
  put_paths(writer, journal.late_removals);
  return std::move(writer).finish();
}

std::optional<Journal> parse_journal(std::string_view bytes) {
  BinaryReader reader(bytes, k_magic);
  Journal journal;
  const std::uint64_t mode = reader.take_number();
  if (mode > 1) return std::nullopt;
  journal.mode = static_cast<CommitMode>(mode);
  journal.inner_staging = reader.take_number() != 0;
  journal.backups = reader.take_number() != 0;
  journal.tree_inode = reader.take_number();
  if (!take_paths(reader, journal.early_removals)) return std::nullopt;
  const std::uint64_t count = reader.take_number();
  if (count > reader.left()) return std::nullopt;
  journal.moves.resize(count);
  for (auto& move : journal.moves) {
    move.path = reader.take_text();
    move.replaces = reader.take_number() != 0;
    if (!is_safe_path(move.path)) return std::nullopt;
  }
  if (!take_paths(reader, journal.late_removals)) return std::nullopt;
  if (!reader.ok() || reader.left() != 0) return std::nullopt;
  return journal;
}

}  // namespace trungbay::site
