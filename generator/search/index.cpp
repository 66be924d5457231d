#include "search/index.hpp"

#include <numeric>

#include "base/hash.hpp"
#include "search/manifest.hpp"
#include "search/script.hpp"
#include "search/small_file.hpp"

namespace trungbay::search {
namespace {

constexpr std::size_t k_small_file_bytes = ~std::size_t{0};

std::string name_of(std::string_view bytes, std::string_view ending) {
  return to_hex(hash128(bytes)).substr(0, 16) + std::string(ending);
}

}  // namespace

SearchIndex make_index(const SearchSource& source) {
  SearchIndex index;
  const auto& catalogue = source.catalogue;
  ManifestParts parts;
  const auto add = [&](std::string bytes, std::string_view ending = ".json") {
    index.files_.push_back({name_of(bytes, ending), std::move(bytes)});
    return index.files_.back().path;
  };
  std::vector<std::uint32_t> newest_first(catalogue.all_ideas.rbegin(), catalogue.all_ideas.rend());
  if (!newest_first.empty()) parts.recent = add(make_small_file(source, newest_first, k_small_file_bytes));
  if (!catalogue.units.empty()) parts.units = add(make_units_file(catalogue));
  index.script_ = add(make_script(), ".js");
  index.manifest_ = make_manifest(catalogue, parts);
  return index;
}

}  // namespace trungbay::search
