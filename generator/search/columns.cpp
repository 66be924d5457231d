#include "search/columns.hpp"

#include <bit>
#include <vector>

#include "base/escape.hpp"
#include "search/bits.hpp"

namespace trungbay::search {

std::string make_columns(const catalogue::Catalogue& catalogue, std::span<const std::uint32_t> ideas) {
  // Units are numbered here, from 1, as they come: a segment outlives the catalogue's own numbers.
  std::vector<std::uint32_t> numbers(catalogue.units.size());
  std::string slugs;
  std::uint32_t units = 0;
  for (const auto idea : ideas) {
    const std::uint32_t unit = catalogue.ideas[idea].unit;
    if (numbers[unit] != 0) continue;
    numbers[unit] = ++units;
    if (!slugs.empty()) slugs += ' ';
    slugs += catalogue.units[unit].head.slug;
  }
  const auto width = [](std::size_t most) { return static_cast<unsigned>(std::bit_width(most)); };
  const unsigned widths[] = {width(units), width(catalogue.fields.size()), width(catalogue.groups.size()),
                             width(catalogue.statuses.size())};
  std::string out = "{\"u\":";
  append_json_string(slugs, out);
  out += ",\"bits\":[";
  for (std::size_t i = 0; i < std::size(widths); ++i) {
    if (i > 0) out += ',';
    out += std::to_string(widths[i]);
  }
  out += "]}\n";
  BitWriter bits(out);
  for (const auto index : ideas) {
    const auto& idea = catalogue.ideas[index];
    bits.put(numbers[idea.unit], widths[0]);
    bits.put(idea.field + 1, widths[1]);  // k_none + 1 is 0
    bits.put(idea.group + 1, widths[2]);
    bits.put(idea.status + 1u, widths[3]);
  }
  bits.finish();
  return out;
}

}  // namespace trungbay::search
