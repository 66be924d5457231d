#include "workspace/editorial_edit.hpp"

#include <algorithm>
#include <utility>

#include "base/yaml_text.hpp"
#include "workspace/yaml_lines.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

// Bytes begin … end of the text become `with`.
struct Splice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string with;
};

// ---- how values are written ----

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// Ids of the usual letters need no quotes; "null" would be none.
std::string written_id(std::string_view id) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  const bool plain = !id.empty() && std::all_of(id.begin(), id.end(), is_plain) && id.front() != '-' &&
                     id.front() != '.' && id != "null" && id != "Null" && id != "NULL";
  return plain ? std::string(id) : in_quotes(id);
}

std::string_view key_of(const DecisionChange& change) {
  return std::holds_alternative<NewFeatured>(change.value) ? "featured" : "hidden";
}

// "" when the key goes away.
std::string value_of(const DecisionChange& change) {
  if (const auto* featured = std::get_if<NewFeatured>(&change.value)) {
    return !*featured ? "" : **featured ? "true" : "false";
  }
  const auto& hiding = std::get<NewHiding>(change.value);
  if (!hiding) return {};
  const std::string reason = "{reason: " + in_quotes(hiding->reason);
  return reason + (hiding->date.is_known() ? ", date: " + vietnamese::to_display(hiding->date) : "") + "}";
}

// ---- where they go ----

class Editor {
 public:
  Editor(std::string_view text, const YamlNode& root) : lines_(text), root_(root) {}

  // Nothing where the text is written in a way that is not edited here.
  std::optional<Splice> plan(const DecisionChange& change) {
    const std::string key = decision_key(change.id);
    const auto& map = root_.map;
    const auto record = std::find_if(map.begin(), map.end(),
                                     [&](const YamlEntry& entry) { return decision_key(entry.key) == key; });
    const std::string value = value_of(change);
    root_style_ = map.empty() && !root_.is_map() ? Style::block : lines_.style_of(root_);
    if (root_style_ == Style::other) return std::nullopt;
    if (record == map.end()) {
      if (value.empty()) return std::nullopt;
      return append(change, value);
    }
    record_ = &*record;
    limit_ = record + 1 == map.end() ? lines_.count() + 1 : record[1].line;
    return value.empty() ? remove(key_of(change)) : put(key_of(change), value);
  }

 private:
  std::size_t offset(const YamlEntry& entry) const { return lines_.offset(entry.line, entry.column); }
  std::size_t offset(const YamlNode& node) const { return lines_.offset(node.line, node.column); }

  Splice append(const DecisionChange& change, const std::string& value) const {
    const std::string id = written_id(change.id), line = std::string(key_of(change)) + ": " + value;
    const std::string_view text = lines_.text();
    if (root_style_ == Style::flow) {
      const std::size_t at = root_.map.empty() ? offset(root_) + 1 : offset(root_.map.front());
      return {at, at, id + ": {" + line + "}" + (root_.map.empty() ? "" : ", ")};
    }
    const std::string indent(root_.map.empty() ? 0 : root_.map.front().column - 1, ' ');
    const std::string end(lines_.line_end());
    const bool unfinished = !text.empty() && text.back() != '\n';
    return {text.size(), text.size(),
            (unfinished ? end : "") + indent + id + ":" + end + indent + "  " + line + end};
  }

  // A new line below `line`.
  Splice insert_below(std::uint32_t line, std::size_t indent, const std::string& what) const {
    const std::size_t at = lines_.begin_of(line + 1);
    const std::string end(lines_.line_end()), text = std::string(indent, ' ') + what;
    const bool unfinished = at > 0 && lines_.text()[at - 1] != '\n';
    return {at, at, unfinished ? end + text : text + end};
  }

  std::optional<Splice> put(std::string_view key, const std::string& value) const {
    const YamlNode& decisions = record_->value;
    const std::string line = std::string(key) + ": " + value;
    if (decisions.is_null()) return fill_record(line);
    if (!decisions.is_map()) return std::nullopt;
    const Style style = lines_.style_of(decisions);
    if (style == Style::other) return std::nullopt;
    const auto entry = find_entry(decisions, key);
    if (entry != decisions.map.end()) return replace(decisions, entry, style, line, value);
    if (style == Style::block) {
      const std::uint32_t last = lines_.last_line_of(record_->line, record_->column, limit_);
      return insert_below(last, decisions.map.front().column - 1, line);
    }
    const bool empty = decisions.map.empty();
    const std::size_t at = empty ? offset(decisions) + 1 : offset(decisions.map.front());
    return Splice{at, at, empty ? line : line + ", "};
  }

  // `KG-1:` with nothing behind it, or `KG-1: ~`.
  std::optional<Splice> fill_record(const std::string& line) const {
    const std::size_t behind = lines_.behind_colon(offset(*record_));
    if (behind == std::string_view::npos) return std::nullopt;
    const bool is_absent = lines_.is_rest_empty(behind);
    if (is_absent && root_style_ == Style::block)
      return insert_below(record_->line, record_->column + 1, line);
    if (is_absent) return std::nullopt;
    const std::size_t at = offset(record_->value);
    return Splice{at, lines_.end_of_value(at, root_style_), "{" + line + "}"};
  }

  using Entries = std::vector<YamlEntry>;

  static Entries::const_iterator find_entry(const YamlNode& map, std::string_view key) {
    return std::find_if(map.map.begin(), map.map.end(),
                        [&](const YamlEntry& entry) { return entry.key == key; });
  }

  std::uint32_t last_line_of(const YamlNode& map, Entries::const_iterator entry) const {
    return lines_.last_line_of(entry->line, entry->column,
                               entry + 1 == map.map.end() ? limit_ : entry[1].line);
  }

  // Whether nothing stands between a key's colon and what comes next.
  bool is_absent(std::size_t behind, Style style) const {
    if (lines_.is_rest_empty(behind)) return true;
    const std::size_t next = lines_.text().find_first_not_of(" \t", behind);
    return style == Style::flow && (lines_.text()[next] == ',' || lines_.text()[next] == '}');
  }

  std::optional<Splice> replace(const YamlNode& map, Entries::const_iterator entry, Style style,
                                const std::string& line, const std::string& value) const {
    const std::size_t begin = offset(*entry);
    if (style == Style::block) {
      const std::uint32_t last = last_line_of(map, entry);
      if (last != entry->line) return Splice{begin, lines_.begin_of(last) + lines_.line(last).size(), line};
    }
    const std::size_t behind = lines_.behind_colon(begin);
    if (behind == std::string_view::npos) return std::nullopt;
    if (is_absent(behind, style)) return Splice{behind, behind, " " + value};
    const std::size_t at = offset(entry->value);
    return Splice{at, lines_.end_of_value(at, style), value};
  }

  std::optional<Splice> remove(std::string_view key) const {
    const YamlNode& decisions = record_->value;
    if (!decisions.is_map()) return std::nullopt;
    const auto entry = find_entry(decisions, key);
    const Style style = lines_.style_of(decisions);
    if (entry == decisions.map.end() || style == Style::other) return std::nullopt;
    const std::uint32_t first = style == Style::block ? entry->line : decisions.line;
    const std::uint32_t last = style == Style::block
                                   ? last_line_of(decisions, entry)
                                   : lines_.last_line_of(record_->line, record_->column, limit_);
    if (decisions.map.size() == 1 && root_style_ == Style::block && is_alone(style, first, last)) {
      const std::uint32_t end = lines_.last_line_of(record_->line, record_->column, limit_);
      return Splice{lines_.begin_of(record_->line), lines_.begin_of(end + 1), {}};
    }
    if (style == Style::block) return Splice{lines_.begin_of(first), lines_.begin_of(last + 1), {}};
    if (decisions.map.size() == 1) {
      const std::size_t at = offset(decisions);
      return Splice{at, lines_.end_of_value(at, Style::flow), "{}"};
    }
    return remove_from_flow(*entry);
  }

  // Whether a record may go with its only decision, in lines first … last: not when somebody wrote a comment
  // about the record beside it.
  bool is_alone(Style style, std::uint32_t first, std::uint32_t last) const {
    if (style == Style::flow) {
      const std::size_t end = lines_.end_of_value(offset(record_->value), Style::flow);
      const std::size_t line_end = std::min(lines_.text().find('\n', end), lines_.text().size());
      for (std::uint32_t line = first; line <= last; ++line) {
        if (lines_.has_comment(line)) return false;
      }
      return lines_.text().substr(end, line_end - end).find('#') == std::string_view::npos &&
             end > lines_.begin_of(last);
    }
    const std::size_t behind = lines_.behind_colon(offset(*record_));
    if (behind == std::string_view::npos || record_->line == first) return false;
    const std::size_t end = lines_.begin_of(record_->line) + lines_.line(record_->line).size();
    if (lines_.text().substr(behind, end - behind).find('#') != std::string_view::npos) return false;
    const std::uint32_t end_of_record = lines_.last_line_of(record_->line, record_->column, limit_);
    for (std::uint32_t line = record_->line + 1; line <= end_of_record; ++line) {
      if ((line < first || line > last) && lines_.has_comment(line)) return false;
    }
    return true;
  }

  Splice remove_from_flow(const YamlEntry& entry) const {
    const std::string_view text = lines_.text();
    std::size_t begin = offset(entry);
    const std::size_t behind = lines_.behind_colon(begin);
    std::size_t end = behind == std::string_view::npos || is_absent(behind, Style::flow)
                          ? std::min(behind, lines_.end_of_value(begin, Style::flow))
                          : lines_.end_of_value(offset(entry.value), Style::flow);
    const std::size_t comma = std::min(text.find_first_not_of(" \t", end), text.size());
    if (comma < text.size() && text[comma] == ',') {
      end = std::min(text.find_first_not_of(" \t", comma + 1), text.size());
    } else {
      const std::size_t before =
          begin == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", begin - 1);
      if (before != std::string_view::npos && text[before] == ',') begin = before;
    }
    return {begin, end, {}};
  }

  YamlLines lines_;
  const YamlNode& root_;
  Style root_style_ = Style::block;
  const YamlEntry* record_ = nullptr;  // that the change is about
  std::uint32_t limit_ = 0;            // the line where the next record begins
};

// ---- what the text must say afterwards ----

bool is_said(const Editorial& editorial, const DecisionChange& change) {
  const std::string key = decision_key(change.id);
  const auto decision =
      std::find_if(editorial.begin(), editorial.end(), [&](const Decision& d) { return d.key == key; });
  static const Decision k_nothing_said;
  const Decision& said = decision == editorial.end() ? k_nothing_said : *decision;
  if (const auto* featured = std::get_if<NewFeatured>(&change.value)) return said.featured == *featured;
  return said.hidden == std::get<NewHiding>(change.value);
}

void put_into(Editorial& editorial, const DecisionChange& change) {
  const std::string key = decision_key(change.id);
  auto decision =
      std::find_if(editorial.begin(), editorial.end(), [&](const Decision& d) { return d.key == key; });
  if (decision == editorial.end()) {
    Decision added;
    added.id = change.id;
    added.key = key;
    decision = editorial.insert(editorial.end(), std::move(added));
  }
  if (const auto* featured = std::get_if<NewFeatured>(&change.value)) {
    decision->featured = *featured;
  } else {
    decision->hidden = std::get<NewHiding>(change.value);
  }
}

// By key, bare ids left out: these say nothing.
std::vector<const Decision*> sorted(const Editorial& editorial) {
  std::vector<const Decision*> decisions;
  for (const Decision& decision : editorial) {
    if (!decision.is_empty()) decisions.push_back(&decision);
  }
  std::sort(decisions.begin(), decisions.end(),
            [](const Decision* a, const Decision* b) { return a->key < b->key; });
  return decisions;
}

bool say_the_same(const Editorial& a, const Editorial& b) {
  const auto left = sorted(a), right = sorted(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Decision* one, const Decision* other) { return same_decision(*one, *other); });
}

// A function of its own, so that the tree is gone before the edited text is parsed.
std::optional<Splice> plan_change(std::string_view text, const DecisionChange& change) {
  DiagnosticBag unused;
  const auto root = parse_yaml(text, std::string(k_editorial_file), 1, unused, k_editorial_most_nodes);
  return root ? Editor(text, *root).plan(change) : std::nullopt;
}

// `editorial` is what the text says. False when the text cannot be changed safely.
bool apply(std::string& text, Editorial& editorial, const DecisionChange& change) {
  if (is_said(editorial, change)) return true;
  const auto splice = plan_change(text, change);
  if (!splice || splice->begin > splice->end || splice->end > text.size()) return false;
  text.replace(splice->begin, splice->end - splice->begin, splice->with);
  if (text.size() > k_editorial_most_bytes) return false;
  put_into(editorial, change);
  DiagnosticBag unused;
  const auto says = parse_editorial(text, unused);
  return says && say_the_same(*says, editorial);
}

}  // namespace

std::optional<std::string> edit_editorial(std::string_view text, std::span<const DecisionChange> changes,
                                          DiagnosticBag& bag) {
  auto editorial = parse_editorial(text, bag);
  if (!editorial) return std::nullopt;
  const std::string mark(text.starts_with(k_byte_order_mark) ? k_byte_order_mark : std::string_view());
  std::string edited(text.substr(mark.size()));
  for (const DecisionChange& change : changes) {
    if (apply(edited, *editorial, change)) continue;
    const std::string value = value_of(change);
    bag.add(Code::editorial_edit_unsure, file_place(std::string(k_editorial_file)),
            {{"change", written_id(change.id) + ": {" + std::string(key_of(change)) + ": " +
                            (value.empty() ? "false" : value) + "}"}});
    return std::nullopt;
  }
  return mark + edited;
}

}  // namespace trungbay::workspace
