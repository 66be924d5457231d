// Markdown of documents and of cells → safe HTML. The first byte chooses how it is read.
#include <algorithm>
#include <cctype>

#include "property.hpp"
#include "render/markdown.hpp"
#include "support/html_check.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static render::RichText rich_text({"/sang-tao", "https://doan.example.vn", {}});
  const auto format = data[0] % 2 == 0 ? pages::SourceFormat::markdown : pages::SourceFormat::cell;
  const std::string_view source = view_of(data + 1, size - 1);
  std::string out;
  const auto fault = rich_text.render(source, format, data[0] / 2 % 4, out);
  require(is_valid_utf8(out), "HTML is UTF-8", out);
  const std::string unsound = support::find_html_fault(out);
  require(unsound.empty(), unsound, out);
  using Limits = render::RichTextLimits;
  // Each byte that is no UTF-8 becomes a character of three.
  const std::size_t read_size = is_valid_utf8(source) ? source.size() : 3 * source.size();
  require(out.size() <= Limits::k_most_growth * read_size + 2 * Limits::k_growth_slack,
          "HTML grows within its limit");
  if (fault) {
    DiagnosticBag bag;
    bag.add(fault->at(text_place("a.md", 1, 1)));
    require_sound(bag, nullptr);
  }
  if (is_valid_utf8(source)) {
    const Lines lines(source);
    for (const auto& link : render::collect_links(source, format)) {
      require(is_valid_utf8(link.target), "a link is UTF-8", link.target);
      require(lines.holds(link.line, link.column), "a link is inside its text", link.target);
    }
  }
  return 0;
}
