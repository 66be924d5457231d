#include "render/template/source.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "render/template/program.hpp"
#include "render/template/template_set.hpp"

namespace trungbay::render {
namespace {

// Longer lines are shown from near the fault; minified styles and scripts stand in one line.
constexpr std::size_t k_longest_excerpt = 160;

std::string_view line_at(const Source& source, std::size_t offset, std::size_t& begin) {
  const std::string_view text = source.text;
  offset = std::min(offset, text.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = text.find('\n', offset);
  return text.substr(begin, (end == std::string_view::npos ? text.size() : end) - begin);
}

// What stands below the text: a space for each column, and its tabs.
std::string blank_under(std::string_view text) {
  std::string blank;
  std::size_t from = 0;
  for (std::size_t tab; (tab = text.find('\t', from)) != std::string_view::npos; from = tab + 1) {
    blank.append(display_width(text.substr(from, tab - from)), ' ');
    blank += '\t';
  }
  return blank.append(display_width(text.substr(from)), ' ');
}

}  // namespace

Source::Source(TemplateText&& read) : name(std::move(read.name)), file(std::move(read.file)) {
  std::string_view raw = read.text;
  if (raw.starts_with("\xEF\xBB\xBF")) raw.remove_prefix(3);
  text.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\r') {
      text += '\n';
      if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
    } else {
      text += raw[i];
    }
  }
  if (text.ends_with('\n')) text.pop_back();
}

Place place_of(const Source& source, std::uint32_t offset) {
  std::size_t begin = 0;
  line_at(source, offset, begin);
  const std::string_view before = std::string_view(source.text).substr(0, begin);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::size_t end = std::min<std::size_t>(offset, source.text.size());
  const auto column = count_code_points(std::string_view(source.text).substr(begin, end - begin)) + 1;
  return text_place(source.file, line, static_cast<std::uint32_t>(column));
}

std::string excerpt_of(const Source& source, Range range) {
  std::size_t begin = 0;
  std::string_view line = line_at(source, range.begin, begin);
  const std::size_t at = std::min<std::size_t>(range.begin, source.text.size()) - begin;
  std::size_t from = 0;
  if (line.size() > k_longest_excerpt && at > k_longest_excerpt / 2) {
    from = at - k_longest_excerpt / 2;
    while (from < at && (static_cast<unsigned char>(line[from]) & 0xC0) == 0x80) ++from;
  }
  line = first_bytes(line.substr(from), k_longest_excerpt);
  const std::string_view before = line.substr(0, std::min(at - from, line.size()));
  const std::size_t length = range.end > range.begin ? range.end - range.begin : 1;
  const std::string_view under = line.substr(before.size(), length);
  const std::size_t carets = std::max<std::size_t>(display_width(under), 1);
  return std::string(line) + "\n" + blank_under(before) + "^" + std::string(carets - 1, '~');
}

Diagnostic fault_at(const std::vector<ChainLink>& links, const InstructionPlace& place, Code code,
                    Arguments arguments) {
  const ChainLink* link = &links[place.link];
  Diagnostic fault = make_diagnostic(code, place_of(*link->source, place.range.begin), arguments);
  fault.excerpt = excerpt_of(*link->source, place.range);
  while (link->parent >= 0) {
    const ChainLink& parent = links[static_cast<std::size_t>(link->parent)];
    fault.related.push_back({place_of(*parent.source, link->range.begin), link->how});
    link = &parent;
  }
  return fault;
}

}  // namespace trungbay::render
