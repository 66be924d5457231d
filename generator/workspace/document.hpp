// A Markdown file with YAML front matter: units, models, campaigns, contests, events, clubs and plain pages.
//
//   ---
//   name: Huyện đoàn An Minh
//   ---
//   Body in Markdown.
//
// The catalogue reads each folder of content/ with read_documents, then the keys of each document with a
// FrontReader.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/yaml_text.hpp"

namespace trungbay::workspace {

inline constexpr std::size_t k_document_most_bytes = 1 << 20;  // a page of a thousand pages of print
inline constexpr std::size_t k_most_documents =
    100'000;  // in one folder; keeps a mistaken folder from filling memory

struct Document {
  std::string file;             // relative to the workspace
  YamlNode front;               // a map, or null when the file has no front matter or an empty one
  std::string body;             // clean text (NFC)
  std::uint32_t body_line = 1;  // line of the file that the body begins at
  std::string slug;             // `slug:` of the front matter, else the file's name without .md
  Place slug_place;
  std::vector<std::string> former_addresses;  // `aliases_url`: addresses that lead here; each begins with "/"
};

// `text` is the whole file. Nothing when it cannot be used; all its faults are in the bag.
std::optional<Document> parse_document(std::string_view text, const std::string& file, DiagnosticBag& bag);

// Every *.md of a folder such as "content/units" (not of folders below it), sorted by file name; files with
// faults are left out and reported, and so are two documents of one slug, and what lies past the first `most`. A
// folder that does not exist is an empty one.
std::vector<Document> read_documents(const std::filesystem::path& root, std::string_view folder,
                                     DiagnosticBag& bag, std::size_t most = k_most_documents);

}  // namespace trungbay::workspace
