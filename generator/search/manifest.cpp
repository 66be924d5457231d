#include "search/manifest.hpp"

#include "base/escape.hpp"

namespace trungbay::search {
namespace {

void append_name(std::string_view key, const std::string& name, std::string& out) {
  out += key;
  if (name.empty()) {
    out += '0';
  } else {
    append_json_string(name, out);
  }
}

void append_terms(std::string_view key, const catalogue::Vocabulary& terms, const catalogue::IdeaLists& lists,
                  std::string& out) {
  out += key;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    out += i == 0 ? "[" : ",[";
    append_json_string(terms[static_cast<std::uint32_t>(i)].slug, out);
    out += ',';
    append_json_string(terms[static_cast<std::uint32_t>(i)].label, out);
    out += ',';
    out += std::to_string(lists.of(i).size());
    out += ']';
  }
  out += ']';
}

void append_statuses(const catalogue::Catalogue& catalogue, std::string& out) {
  std::vector<std::int64_t> counts(catalogue.statuses.size());
  for (const auto& idea : catalogue.ideas) ++counts[idea.status];
  out += ",\"statuses\":[";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& status = catalogue.statuses[i];
    out += i == 0 ? "[" : ",[";
    append_json_string(status.slug, out);
    out += ',';
    append_json_string(status.label, out);
    out += ',';
    out += std::to_string(counts[i]);
    out += ',';
    append_json_string(tone_name(status.tone), out);
    out += ']';
  }
  out += ']';
}

void append_segment(const SegmentSummary& segment, std::string& out) {
  out += "{\"id\":";
  append_json_string(segment.id, out);
  out += ",\"n\":";
  out += std::to_string(segment.ideas);
  out += ",\"s\":";
  out += std::to_string(segment.shards);
  out += ",\"dead\":[";
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < segment.dead.size(); ++i) {
    if (i > 0) out += ',';
    out += std::to_string(segment.dead[i] - last);
    last = segment.dead[i];
  }
  out += "],\"years\":[";
  for (std::size_t i = 0; i < segment.years.size(); ++i) {
    out += i == 0 ? "[" : ",[";
    out += std::to_string(segment.years[i].first);
    out += ',';
    out += std::to_string(segment.years[i].second);
    out += ']';
  }
  out += "]}";
}

}  // namespace

std::string make_manifest(const catalogue::Catalogue& catalogue, const ManifestParts& parts) {
  std::string out = "{\"v\":1,\"total\":";
  out += std::to_string(catalogue.ideas.size());
  append_name(",\"recent\":", parts.recent, out);
  out += ",\"segments\":[";
  for (std::size_t i = 0; i < parts.segments.size(); ++i) {
    if (i > 0) out += ',';
    append_segment(parts.segments[i], out);
  }
  append_name("],\"units\":", parts.units, out);
  append_name(",\"later\":", parts.later, out);
  append_terms(",\"fields\":[", catalogue.fields, catalogue.by_field, out);
  append_terms(",\"groups\":[", catalogue.groups, catalogue.by_group, out);
  append_statuses(catalogue, out);
  out += ",\"kinds\":[";
  for (std::size_t i = 0; i < std::size(catalogue::k_idea_kinds); ++i) {
    if (i > 0) out += ',';
    append_json_string(catalogue::k_idea_kinds[i], out);
  }
  out += "],\"years\":[";
  for (std::size_t i = catalogue.years.size(); i-- > 0;) {
    out += i + 1 == catalogue.years.size() ? "[" : ",[";
    out += std::to_string(catalogue.years[i]);
    out += ',';
    out += std::to_string(catalogue.by_year.of(i).size());
    out += ']';
  }
  return out + "]}";
}

std::string make_units_file(const catalogue::Catalogue& catalogue) {
  std::string out = "[";
  for (std::size_t i = 0; i < catalogue.units.size(); ++i) {
    const auto& unit = catalogue.units[i];
    out += i == 0 ? "[" : ",\n[";
    append_json_string(unit.head.slug, out);
    out += ',';
    append_json_string(unit.head.title, out);
    out += ',';
    out += std::to_string(unit.parent == catalogue::k_none ? -1 : static_cast<std::int64_t>(unit.parent));
    out += ',';
    out += std::to_string(catalogue.by_unit.of(i).size());
    out += ']';
  }
  return out + "]";
}

}  // namespace trungbay::search
