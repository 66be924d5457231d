#include "ingest/columns.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "vietnamese/fold.hpp"

namespace trungbay::ingest {
namespace {

// What the last segment of a nested key may be for the key to mean its parent: `unit.name`, `author.fullName`.
constexpr std::string_view k_naming_segments[] = {"name", "full name", "fullname", "label", "title", "text",
                                                  "ten",  "ho ten",    "value",    "display name"};

// What stands in a column beside the one that names the unit: "Trường", "Lớp", "Đơn vị".
constexpr std::string_view k_narrow_units[] = {"chi doan", "truong", "lop"};

// "createdAt" → "created At": the humps of portals' keys become words.
std::string split_humps(std::string_view key) {
  std::string words;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto letter = static_cast<unsigned char>(key[i]);
    if (i > 0 && std::isupper(letter) != 0 && std::islower(static_cast<unsigned char>(key[i - 1])) != 0) words += ' ';
    words += key[i];
  }
  return words;
}

// Everything that is not a letter or digit of folded text separates words.
std::string words_of_folded(std::string_view folded) {
  std::string words;
  for (const char letter : folded) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
      words += letter;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

// "2. Tên ý tưởng": forms number their columns.
std::string_view without_number(std::string_view words) {
  const std::size_t end = words.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos || words[end] != ' ') return words;
  return words.substr(end + 1);
}

bool holds_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

bool is_naming(std::string_view words) {
  return std::find(std::begin(k_naming_segments), std::end(k_naming_segments), words) != std::end(k_naming_segments);
}

constexpr HeaderMatch k_personal_match = {IdeaField::personal, true, false};

HeaderMatch match_words(std::string_view words) {
  HeaderMatch match;
  std::size_t longest = 0;
  for (const auto& candidate : column_aliases()) {
    const std::size_t length = candidate.alias.size();
    if (length <= longest || !words.starts_with(candidate.alias)) continue;
    if (words.size() != length && words[length] != ' ') continue;
    // One-word aliases as short as "ma" or "no" mean what they say only when they stand alone.
    if (words.size() != length && length < 4) continue;
    longest = length;
    const bool is_narrow = std::find(std::begin(k_narrow_units), std::end(k_narrow_units), candidate.alias) != std::end(k_narrow_units);
    match = {candidate.field, words.size() == length, is_narrow};
  }
  return match;
}

// Two rows of a form's header: what stands below tells more, unless it is only the name of what stands above
// ("Đơn vị › Tên"); the two together may be what others write in one cell ("Duyệt › Ngày").
HeaderMatch match_joined(std::string_view upper, std::string_view lower) {
  const std::string above = header_words(upper), below = header_words(lower);
  const HeaderMatch upper_match = match_words(above), lower_match = match_words(below);
  if (upper_match.field == IdeaField::personal || lower_match.field == IdeaField::personal) return k_personal_match;
  for (const std::string& words : {below + ' ' + above, above + ' ' + below}) {
    if (const HeaderMatch together = match_words(words); together.exact) return together;
  }
  if (upper_match.field != IdeaField::ignored && is_naming(below)) return upper_match;
  if (lower_match.field != IdeaField::ignored) return lower_match;
  return {upper_match.field, false, upper_match.narrow};
}

// A nested key of JSON: the parent must be meant by a naming segment.
HeaderMatch match_nested(std::string_view parent_path, std::string_view last) {
  const std::string below = header_words(last);
  const HeaderMatch own = match_words(below);
  if (own.field == IdeaField::personal) return own;
  const std::size_t dot = parent_path.rfind('.');
  const HeaderMatch parent =
      match_words(header_words(dot == std::string_view::npos ? parent_path : parent_path.substr(dot + 1)));
  if (parent.field == IdeaField::ignored) return own;
  return is_naming(below) ? parent : HeaderMatch{};
}

// Of two columns for one field the stronger one is it.
std::uint8_t strength_of(const HeaderMatch& match) {
  return match.narrow ? 0 : match.exact ? 2 : 1;
}

// Columns that add up, and those of which nobody misses the second.
bool may_stand_twice(IdeaField field) {
  return field == IdeaField::personal || field == IdeaField::ignored || field == IdeaField::author ||
         field == IdeaField::image;
}

}  // namespace

std::string header_words(std::string_view header) {
  return std::string(without_number(words_of_folded(vietnamese::fold_key(split_humps(header)))));
}

HeaderMatch match_column(std::string_view header) {
  // Brackets count here: "Tác giả (họ tên, SĐT)" holds telephone numbers.
  const std::string all = words_of_folded(vietnamese::fold(split_humps(header)));
  for (const auto word : personal_words()) {
    if (holds_words(all, word)) return k_personal_match;
  }
  if (const HeaderMatch whole = match_words(header_words(header));
      whole.exact || whole.field == IdeaField::personal) {
    return whole;
  }
  const std::size_t joint = header.find(k_header_joint);
  if (joint != std::string_view::npos) {
    return match_joined(header.substr(0, joint), header.substr(joint + k_header_joint.size()));
  }
  const std::size_t dot = header.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == header.size()) return match_words(header_words(header));
  return match_nested(header.substr(0, dot), header.substr(dot + 1));
}

IdeaField match_header(std::string_view header) { return match_column(header).field; }

ColumnMap::ColumnMap(const workspace::TextPairs& overrides) {
  for (const auto& [name, header] : overrides) {
    const auto field = find_field(name);
    std::string words = header_words(header);
    if (field && !words.empty()) overrides_[std::move(words)] = *field;
  }
}

bool ColumnMap::is_overridden(IdeaField field) const {
  return std::any_of(overrides_.begin(), overrides_.end(), [&](const auto& entry) { return entry.second == field; });
}

HeaderMatch ColumnMap::match(std::string_view header) const {
  HeaderMatch match = match_column(header);
  // Not even showcase.yaml can make a personal column public.
  if (overrides_.empty() || match.field == IdeaField::personal) return match;
  auto found = overrides_.find(header_words(header));
  // Of a header over two rows, its lower part is enough.
  if (const std::size_t joint = header.find(k_header_joint);
      found == overrides_.end() && joint != std::string_view::npos) {
    found = overrides_.find(header_words(header.substr(joint + k_header_joint.size())));
  }
  if (found != overrides_.end()) return {found->second, true, false};
  return is_overridden(match.field) ? HeaderMatch{} : match;
}

void ColumnMap::update(std::span<const std::string> columns) {
  if (columns.size() == fields_.size()) return;
  const std::size_t known = fields_.size();
  std::vector<vietnamese::Repairs> made;
  const auto headers = vietnamese::repaired_headers(columns.subspan(known), &made);
  for (auto i = static_cast<std::uint32_t>(known); i < columns.size(); ++i) {
    if (made[i - known].any()) repairs_.push_back({i, made[i - known]});
    HeaderMatch found = match(headers[i - known]);
    // One column a field: letter for letter beats a prefix, either beats a class or school, the first the later ones.
    const std::uint8_t strength = strength_of(found);
    const auto rival = may_stand_twice(found.field) ? std::nullopt : column_of(found.field);
    if (rival && strength > strengths_[*rival]) {
      set_aside_.push_back({*rival, i, found.field, false});
      fields_[*rival] = IdeaField::ignored;
    } else if (rival) {
      set_aside_.push_back({i, *rival, found.field, strength == strengths_[*rival]});
      found = {};
    }
    fields_.push_back(found.field);
    strengths_.push_back(strength);
  }
}

std::optional<std::uint32_t> ColumnMap::column_of(IdeaField field) const {
  const auto found = std::find(fields_.begin(), fields_.end(), field);
  if (found == fields_.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - fields_.begin());
}

}  // namespace trungbay::ingest
