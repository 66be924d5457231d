#include "render/markdown_limits.hpp"

#include "support/catch.hpp"
#include "support/html_check.hpp"

using namespace trungbay;
using namespace trungbay::render;

namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string table(std::size_t columns, std::size_t rows) {
  return repeat("|x", columns) + "|\n" + repeat("|-", columns) + "|\n" + repeat("a\n", rows);
}

// Renders, and gives the fault's code; the output has to be sound either way.
std::optional<Code> fault_of(const std::string& source) {
  RichText rich_text({});
  std::string out = "trước";
  const auto fault = rich_text.render(source, pages::SourceFormat::markdown, 0, out);
  CHECK(out.starts_with("trước"));
  CHECK(support::find_html_fault(out) == "");
  CHECK(out.size() < 50 * RichTextLimits::k_most_bytes);
  return fault ? std::optional(fault->code) : std::nullopt;
}

}  // namespace

TEST_CASE("limits: a body at the limit of length is rendered, one byte more is plain text", "[render]") {
  CHECK(fault_of(std::string(RichTextLimits::k_most_bytes, 'a')) == std::nullopt);
  CHECK(fault_of(std::string(RichTextLimits::k_most_bytes + 1, 'a')) == Code::rich_text_too_long);
}

TEST_CASE("limits: a table of 64 columns is rendered, one of 65 is not", "[render]") {
  CHECK(fault_of(table(64, 2)) == std::nullopt);
  CHECK(fault_of(table(66, 2)) == Code::table_too_wide);
  CHECK(fault_of("> - " + repeat("|x", 80) + "\n> - " + repeat("|-", 80) + "\n") == Code::table_too_wide);
}

TEST_CASE("limits: short rows of a wide table are counted as the cells that they become", "[render]") {
  CHECK(fault_of(table(20, 900)) == Code::rich_text_output_too_large);
  CHECK(fault_of(table(60, 3000)) == Code::table_too_large);
  CHECK(fault_of(table(4, 200)) == std::nullopt);
}

TEST_CASE("limits: the 6 KB table that made 10 MB of HTML is refused before it is parsed", "[render]") {
  CHECK(fault_of(table(1000, 1000)) == Code::table_too_wide);
}

TEST_CASE("limits: thirty-two levels of quotes or lists are rendered, more are not", "[render]") {
  CHECK(fault_of(repeat("> ", 32) + "a") == std::nullopt);
  CHECK(fault_of(repeat("> ", 33) + "a") == Code::rich_text_too_deep);
  CHECK(fault_of(repeat("- ", 40) + "a\n" + repeat("\n", 100'000)) == Code::rich_text_too_deep);
  CHECK(fault_of(repeat("1. ", 33) + "a") == Code::rich_text_too_deep);
  CHECK(fault_of(repeat(" ", 70) + "- a") == Code::rich_text_too_deep);
  CHECK(fault_of(repeat("- ", 400)) == std::nullopt);  // a rule across the page
  CHECK(fault_of(repeat("*a ", 300) + repeat("b* ", 300)) == Code::rich_text_too_deep);
}

TEST_CASE("limits: marks whose cost grows with their square are counted", "[render]") {
  CHECK(fault_of(repeat("[", MarkdownLimits::k_most_brackets)) == std::nullopt);
  CHECK(fault_of(repeat("[", MarkdownLimits::k_most_brackets + 1)) == Code::rich_text_too_many_marks);
  CHECK(fault_of(repeat("![[]()", 40'000)) == Code::rich_text_too_many_marks);
  CHECK(fault_of(repeat("a@b.c ", MarkdownLimits::k_most_at_signs)) == std::nullopt);
  CHECK(fault_of(repeat("a@b.c ", 40'000)) == Code::rich_text_too_many_marks);
  CHECK(fault_of(repeat("a\n", 10'000) + repeat("|-|\n", 1'000)) == Code::rich_text_too_many_marks);
}

TEST_CASE("limits: a long link definition that is used often is refused", "[render]") {
  const std::string bomb = "[a]: " + std::string(30'000, 'x') + "\r\n\r\n" + repeat("[a] ", 2'000);
  CHECK(fault_of(bomb) == Code::rich_text_too_many_marks);
  CHECK(fault_of("[a]: /x\r\n\r\n" + repeat("[a] ", 200) + std::string(30'000, 'x')) == std::nullopt);
  const std::string small_bomb = "[a]: /" + std::string(2'000, 'x') + "\n\n" + repeat("[a] ", 500);
  CHECK(fault_of(small_bomb) == Code::rich_text_output_too_large);
}
