#include "ingest/column_questions.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_most_guesses = 3;            // more are no help
constexpr std::size_t k_most_columns_compared = 512;  // of a hostile export with thousands
constexpr std::size_t k_most_of_header = 60;          // code points shown; forms put instructions into headers

std::string shown_header(std::string_view header) {
  const auto kept = first_code_points(header, k_most_of_header);
  return "\"" + std::string(kept) + (kept.size() < header.size() ? "…\"" : "\"");
}

std::string shown_column(std::uint32_t column, std::span<const std::string> columns, PlaceKind kind) {
  return (kind == PlaceKind::table ? column_letters(column + 1) + " " : std::string()) + shown_header(columns[column]);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return words;
}

// 0–100: a misspelt alias, else the share of words that a header has in common with an alias.
int likeness(std::string_view header, std::string_view alias) {
  const std::string_view candidates[] = {alias};
  if (header.size() > 2 && closest(header, candidates)) return 90;
  const auto of_header = words_of(header), of_alias = words_of(alias);
  const auto shared = std::count_if(of_alias.begin(), of_alias.end(), [&](std::string_view word) {
    return std::find(of_header.begin(), of_header.end(), word) != of_header.end();
  });
  return static_cast<int>(static_cast<std::size_t>(shared) * 160 / (of_header.size() + of_alias.size()));
}

bool has_default(const Source& source, IdeaField field) {
  return std::any_of(source.defaults.begin(), source.defaults.end(),
                     [&](const auto& entry) { return entry.first == field_name(field); });
}

}  // namespace

std::string closest_columns(IdeaField field, std::span<const std::string> columns, const ColumnMap& map,
                            PlaceKind kind) {
  std::vector<std::pair<int, std::uint32_t>> guesses;  // minus the likeness, so that the closest come first
  for (std::uint32_t i = 0; i < columns.size() && i < map.size() && i < k_most_columns_compared; ++i) {
    const IdeaField is = map.field_of(i);
    if (columns[i].empty() || is == IdeaField::personal || is == IdeaField::row_number) continue;
    if (is != IdeaField::ignored && map.match(columns[i]).exact) continue;
    const std::string header = header_words(columns[i]);
    int best = 0;
    for (const auto& alias : column_aliases()) {
      if (alias.field == field) best = std::max(best, likeness(header, alias.alias));
    }
    // A column that is known by its first words only is a guess, too, but a worse one.
    guesses.emplace_back(is == IdeaField::ignored ? -best : -best / 2, i);
  }
  std::sort(guesses.begin(), guesses.end());
  if (guesses.empty()) return "–";
  const bool any_close = guesses.front().first < 0;
  std::string text;
  for (std::size_t i = 0; i < guesses.size() && i < k_most_guesses; ++i) {
    // Far behind the first, a guess only distracts.
    if (any_close && guesses[i].first * 2 > guesses.front().first) break;
    if (i > 0) text += ", ";
    text += shown_column(guesses[i].second, columns, kind);
  }
  return text;
}

bool ask_about_columns(std::span<const std::string> columns, const ColumnMap& map, const Source& source,
                       const Place& header, DiagnosticBag& bag) {
  const auto kind = header.kind == PlaceKind::table ? PlaceKind::table : PlaceKind::text;
  const auto ask = [&](Code code, IdeaField field) {
    bag.add(code, header, {{"columns", closest_columns(field, columns, map, kind)}});
  };
  for (const auto& [name, wanted] : source.columns) {
    const auto field = find_field(name);
    if (!field || header_words(wanted).empty() || map.has(*field)) continue;
    bag.add(Code::column_mapped_missing, header,
            {{"header", wanted}, {"field", name}, {"columns", closest_columns(*field, columns, map, kind)}});
  }
  for (const auto& aside : map.set_aside()) {
    const bool is_told = aside.field != IdeaField::row_number && aside.field != IdeaField::author_role &&
                         aside.field != IdeaField::attachment;
    if (!is_told || map.is_overridden(aside.field)) continue;
    Place place = header;
    if (kind == PlaceKind::table) place.column = aside.column + 1;
    place.field = columns[aside.column];
    bag.add(aside.is_equal ? Code::column_ambiguous : Code::column_set_aside, std::move(place),
            {{"kept", shown_column(aside.kept, columns, kind)},
             {"other", shown_column(aside.column, columns, kind)},
             {"header", columns[aside.column]},
             {"field", std::string(field_name(aside.field))}});
  }
  if (!map.has(IdeaField::title)) {
    ask(Code::column_title_missing, IdeaField::title);
    return false;
  }
  const bool has_unit = map.has(IdeaField::unit) || map.has(IdeaField::parent_unit) ||
                        has_default(source, IdeaField::unit) || has_default(source, IdeaField::parent_unit);
  if (!has_unit) ask(Code::column_unit_question, IdeaField::unit);
  if (!map.has(IdeaField::status) && !has_default(source, IdeaField::status)) {
    ask(Code::column_status_question, IdeaField::status);
  }
  return true;
}

}  // namespace trungbay::ingest
