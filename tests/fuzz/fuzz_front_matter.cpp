// Markdown documents with YAML front matter; text that does not begin with "---" is read as showcase.yaml.
#include "property.hpp"
#include "vietnamese/slug.hpp"
#include "workspace/configuration.hpp"
#include "workspace/document.hpp"
#include "workspace/front_reader.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

void require_sound_tree(const YamlNode& node, const Lines& lines, std::size_t depth) {
  require(depth <= k_yaml_most_depth, "a tree is not deeper than its limit");
  require(is_valid_utf8(node.scalar), "a scalar is UTF-8", node.scalar);
  require(lines.holds(node.line, node.column), "a value is inside the file", node.scalar);
  for (const auto& item : node.list) require_sound_tree(item, lines, depth + 1);
  for (const auto& entry : node.map) {
    require(is_valid_utf8(entry.key), "a key is UTF-8", entry.key);
    require_sound_tree(entry.value, lines, depth + 1);
  }
}

// Every way of reading a key, over the keys of a document of ours.
void read_keys(const workspace::Document& document, DiagnosticBag& bag) {
  workspace::FrontReader reader(document, bag);
  require(is_valid_utf8(reader.text("title", workspace::Need::required)), "a text is UTF-8");
  reader.integer("members");
  reader.boolean("featured");
  reader.date("date");
  for (const auto& text : reader.texts("aliases")) require(is_valid_utf8(text), "a text is UTF-8", text);
  for (auto& result : reader.maps("results")) {
    result.text("value");
    result.text("label");
    result.finish();
  }
  if (auto theme = reader.map("theme")) theme->finish();
  reader.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = view_of(data, size);
  const Lines lines(text);
  DiagnosticBag bag;
  if (text.starts_with("---")) {
    if (const auto document = workspace::parse_document(text, "content/pages/gioi-thieu.md", bag)) {
      require(is_valid_utf8(document->body), "a body is UTF-8");
      require(vietnamese::is_slug(document->slug), "a slug is a slug", document->slug);
      require(document->body_line <= lines.count() + 1, "a body begins inside the file");
      if (!document->front.is_null()) require_sound_tree(document->front, lines, 0);
      read_keys(*document, bag);
    } else {
      require(bag.has_errors(), "what is refused is reported");
    }
  } else if (is_valid_utf8(text)) {
    if (const auto configuration = workspace::parse_configuration(text, "khong-co-thu-muc-nay", bag)) {
      require(is_valid_utf8(configuration->title), "a title is UTF-8");
      require(configuration->base_url.starts_with("http"), "a base address is one", configuration->base_url);
      require(configuration->base_url.find_first_of(" \"<>\n") == std::string::npos,
              "a base address is clean", configuration->base_url);
      require(configuration->per_page >= 5 && configuration->per_page <= 200, "a page has 5 to 200 entries");
      for (const auto& status : configuration->statuses) {
        require(vietnamese::is_slug(status.slug), "a slug is a slug", status.slug);
      }
    } else {
      require(bag.has_errors(), "what is refused is reported");
    }
  }
  require_sound(bag, &lines);
  return 0;
}
