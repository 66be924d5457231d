#include "search/small_file.hpp"

#include "base/escape.hpp"

namespace trungbay::search {

std::string make_small_file(const SearchSource& source, std::span<const std::uint32_t> ideas, std::size_t most_bytes) {
  RecordReader reader(source);
  Record record;
  std::string out = "[";
  std::string slugs;
  for (const auto idea : ideas) {
    reader.read(idea, record);
    slugs.clear();
    for (const auto unit : record.units) {
      if (!slugs.empty()) slugs += ' ';
      slugs += source.catalogue.units[unit].head.slug;
    }
    out += out.size() > 1 ? ",\n[" : "[";
    reader.append_card(idea, out);
    for (const std::string* text : std::initializer_list<const std::string*>{&slugs, &record.middle, &record.body}) {
      out += ',';
      append_json_string(*text, out);
    }
    out += ']';
    if (out.size() > most_bytes) return {};
  }
  return out + "]";
}

}  // namespace trungbay::search
