#include "render/markdown.hpp"

#include <simdjson.h>

#include "base/escape.hpp"
#include "base/scratch.hpp"
#include "base/utf8.hpp"
#include "render/html_reduction.hpp"
#include "render/markdown_limits.hpp"
#include "render/markdown_parse.hpp"
#include "render/markdown_write.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::render {
namespace {

// Trees of longer bodies are thrown away whole, so that one hostile body does not stay in memory for ever.
constexpr std::size_t k_most_kept_source = 32 * 1024;

// What stands in the page for a refused body: its words, with its line ends.
void append_plain(std::string_view source, pages::SourceFormat format, std::string& out) {
  std::string words;
  if (format == pages::SourceFormat::html) {
    words = vietnamese::plain_text(source, RichTextLimits::k_most_bytes);
    source = words;
  }
  const std::string_view shown = first_bytes(source, RichTextLimits::k_most_bytes);
  out += "<p>";
  bool row_begins = false;  // so that many empty lines make one line end
  for (std::size_t start = 0; start < shown.size();) {
    const std::size_t end = std::min(shown.find('\n', start), shown.size());
    const std::string_view row = trim(shown.substr(start, end - start));
    if (!row.empty()) {
      if (row_begins) out += "<br />\n";
      append_escaped(row, out);
      row_begins = true;
    }
    start = end + 1;
  }
  if (shown.size() < source.size()) out += "…";
  out += "</p>\n";
}

// Bytes that are not valid UTF-8 become U+FFFD, as cmark and gumbo do it.
std::string repaired(std::string_view source) {
  std::string text;
  for (std::size_t i = 0; i < source.size();) {
    const CodePoint point = decode_code_point(source, i);
    append_utf8(text, point.value);
    i += point.size;
  }
  return text;
}

}  // namespace

Diagnostic RichTextFault::at(Place place) const {
  Diagnostic diagnostic = make_diagnostic(code, std::move(place));
  diagnostic.arguments = arguments;
  return diagnostic;
}

struct RichText::State {
  LinkRules rules;
  std::unique_ptr<Scratch> scratch = std::make_unique<Scratch>();
};

RichText::RichText(LinkRules rules) : state_(std::make_unique<State>(State{std::move(rules)})) {}
RichText::RichText(RichText&&) noexcept = default;
RichText& RichText::operator=(RichText&&) noexcept = default;
RichText::~RichText() = default;

std::optional<RichTextFault> RichText::render(std::string_view source, pages::SourceFormat format,
                                              int heading_shift, std::string& out, HeadingIds* ids) {
  if (source.empty()) return std::nullopt;
  // A tenth of what base/utf8 takes for Vietnamese text, and each body of the site passes here.
  if (!simdjson::validate_utf8(source.data(), source.size())) {
    return render(repaired(source), format, heading_shift, out, ids);
  }
  HeadingIds own_ids;
  HeadingIds& used_ids = ids != nullptr ? *ids : own_ids;
  const std::size_t start = out.size();
  std::optional<RichTextFault> fault;
  if (format == pages::SourceFormat::html) {
    fault = reduce_html(source, heading_shift, state_->rules, used_ids, *state_->scratch, out);
  } else {
    fault = check_markdown(source);
    if (!fault) {
      const MarkdownTree tree(source, *state_->scratch);
      const MarkdownStyle style{
          format, heading_shift,
          source.size() * RichTextLimits::k_most_growth + RichTextLimits::k_growth_slack};
      fault = write_markdown(tree.root(), style, state_->rules, used_ids, out);
    }
  }
  if (source.size() > k_most_kept_source) {
    state_->scratch = std::make_unique<Scratch>();
  } else {
    state_->scratch->reset();
  }
  if (fault) {
    out.resize(start);
    append_plain(source, format, out);
  }
  return fault;
}

}  // namespace trungbay::render
