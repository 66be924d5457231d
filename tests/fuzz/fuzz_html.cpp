// HTML bodies out of exports → the safe subset. What was reduced is reduced to itself: a browser reads it as
// it was meant.
#include <algorithm>

#include "property.hpp"
#include "render/html_reduction.hpp"
#include "render/markdown.hpp"
#include "support/html_check.hpp"
#include "vietnamese/nfc.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

// How deep the elements of sound HTML nest.
int depth_of(std::string_view html) {
  int depth = 0, deepest = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (html[end - 1] == '/') continue;
    depth += html[at + 1] == '/' ? -1 : 1;
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static render::RichText rich_text({"", "https://doan.example.vn", {}});
  const std::string_view source = view_of(data, size);
  std::string once;
  const auto fault = rich_text.render(source, pages::SourceFormat::html, 0, once);
  require(is_valid_utf8(once), "HTML is UTF-8", once);
  const std::string unsound = support::find_html_fault(once);
  require(unsound.empty(), unsound, once);
  if (is_valid_utf8(source)) {
    const Lines lines(source);
    for (const auto& link : render::collect_links(source, pages::SourceFormat::html)) {
      require(is_valid_utf8(link.target), "a link is UTF-8", link.target);
      require(lines.holds(link.line, link.column), "a link is inside its text", link.target);
    }
  }
  // `/\` leads to another host, the `/%5C` that is made of it does not: taken for less than it was, never for
  // more.
  if (fault || once.find("%5C") != std::string::npos) return 0;
  // What was flattened at the limit may be nested otherwise the second time.
  if (depth_of(once) >= static_cast<int>(render::HtmlLimits::k_most_depth) - 8) return 0;
  std::string twice;
  if (rich_text.render(once, pages::SourceFormat::html, 0, twice)) return 0;
  // Which letters make a word, and so whether a look-alike of Đ stands in one, may change when tags go.
  require(vietnamese::clean_text(once) == vietnamese::clean_text(twice), "reduced HTML is reduced to itself",
          once + "\n---\n" + twice);
  return 0;
}
