#include "render/html_parse.hpp"

#include <csetjmp>
#include <cstddef>
#include <string>

#include "base/utf8.hpp"
#include "render/html_reduction.hpp"

namespace trungbay::render {
namespace {

struct Budget {
  Scratch* scratch;
  std::size_t left;
  std::size_t attributes_left;
  std::jmp_buf refused;
};

// gumbo cannot be told to stop, and it does not look at what its allocator gives back; but it is C and keeps
// everything in memory of ours, so leaving it by a jump loses nothing.
void* allocate(void* userdata, std::size_t size) {
  auto* const budget = static_cast<Budget*>(userdata);
  if (size > budget->left) std::longjmp(budget->refused, 1);
  budget->left -= size;
  // Other things of that size are few and may count along.
  if (size == sizeof(GumboAttribute) && budget->attributes_left-- == 0) std::longjmp(budget->refused, 1);
  return budget->scratch->allocate(size, alignof(std::max_align_t));
}

void deallocate(void*, void*) {}

GumboOptions options_for(Budget& budget) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &budget;
  options.max_errors = 0;
  return options;
}

// Nothing in this frame needs a destructor, so that the jump may end in it.
const GumboNode* parse(const char* bytes, std::size_t size, Budget& budget) {
  const GumboOptions options = options_for(budget);
  if (setjmp(budget.refused) != 0) return nullptr;
  return gumbo_parse_with_options(&options, bytes, size)->document;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

RichTextFault too_many_tags() {
  return {Code::html_too_many_tags, {{"limit", std::to_string(HtmlLimits::k_most_tags)}}};
}

std::optional<RichTextFault> check_html(std::string_view source) {
  if (source.size() > RichTextLimits::k_most_bytes) {
    return RichTextFault{Code::rich_text_too_long,
                         {{"limit", std::to_string(RichTextLimits::k_most_bytes / 1024) + " KB"}}};
  }
  std::size_t tags = 0;
  for (std::size_t at = source.find('<'); at != std::string_view::npos; at = source.find('<', at + 1)) {
    if (at + 1 < source.size() && (is_letter(source[at + 1]) || source[at + 1] == '/')) ++tags;
  }
  if (tags > HtmlLimits::k_most_tags) return too_many_tags();
  return std::nullopt;
}

}  // namespace

const GumboNode* parse_html(std::string_view source, Scratch& scratch, std::optional<RichTextFault>& fault) {
  fault = check_html(source);
  if (fault) return nullptr;
  Budget budget{&scratch, HtmlLimits::k_most_memory, HtmlLimits::k_most_attributes, {}};
  const GumboNode* const document = parse(source.data(), source.size(), budget);
  if (document == nullptr) fault = too_many_tags();
  return document;
}

std::string_view attribute_of(const GumboElement& element, const char* name) {
  const GumboAttribute* const attribute = gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? std::string_view{} : trim(attribute->value);
}

}  // namespace trungbay::render
