// The lock. cmark-gfm keeps, for the whole process, a table of characters at which inline parsing stops;
// attaching strikethrough or autolink changes it for the length of each block and puts it back afterwards
// (cmark-gfm src/inlines.c SPECIAL_CHARS, src/blocks.c process_inlines; its issues 176 and 207). Parsing with
// those from several threads gave 592 to 1,699 wrong pages of 3,200, without a crash. Tables and task lists
// change nothing there. So: bodies without a trace of `~`, a web address or an e-mail address are parsed
// without the two extensions under the shared lock, the others alone. Writing needs no lock.
#include "render/markdown_parse.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <shared_mutex>
#include <string>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

namespace trungbay::render {
namespace {

std::shared_mutex& parse_lock() {
  static std::shared_mutex lock;
  return lock;
}

// cmark's allocator functions take no context; a thread parses one text at a time.
thread_local Scratch* t_scratch = nullptr;

constexpr std::size_t k_header = 16;  // the size of a piece stands in front of it, for realloc

void* allocate_piece(std::size_t size) {
  auto* const piece = static_cast<char*>(t_scratch->allocate(size + k_header, k_header));
  std::memcpy(piece, &size, sizeof size);
  return piece + k_header;
}

void* cmark_calloc(std::size_t count, std::size_t size) {
  void* const piece = allocate_piece(count * size);
  std::memset(piece, 0, count * size);
  return piece;
}

void* cmark_realloc(void* old, std::size_t size) {
  void* const piece = allocate_piece(size);
  if (old != nullptr) {
    std::size_t old_size = 0;
    std::memcpy(&old_size, static_cast<char*>(old) - k_header, sizeof old_size);
    std::memcpy(piece, old, old_size < size ? old_size : size);
  }
  return piece;
}

void cmark_free(void*) {}

cmark_mem& scratch_memory() {
  static cmark_mem memory{cmark_calloc, cmark_realloc, cmark_free};
  return memory;
}

struct Extensions {
  cmark_syntax_extension* table;
  cmark_syntax_extension* tasklist;
  cmark_syntax_extension* strikethrough;
  cmark_syntax_extension* autolink;
};

const Extensions& extensions() {
  static const Extensions found = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("tasklist"),
                      cmark_find_syntax_extension("strikethrough"), cmark_find_syntax_extension("autolink")};
  }();
  return found;
}

cmark_node* parse(std::string_view source, bool with_inline_extensions) {
  const Extensions& known = extensions();
  cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &scratch_memory());
  cmark_parser_attach_syntax_extension(parser, known.table);
  cmark_parser_attach_syntax_extension(parser, known.tasklist);
  if (with_inline_extensions) {
    cmark_parser_attach_syntax_extension(parser, known.strikethrough);
    cmark_parser_attach_syntax_extension(parser, known.autolink);
  }
  cmark_parser_feed(parser, source.data(), source.size());
  return cmark_parser_finish(parser);
}

// cmark writes U+FFFE and U+FFFF, when a text has them as `&#xFFFE;`, as single bytes 0xFE and 0xFF, which
// are no UTF-8 (cmark-gfm src/utf8.c, cmark_utf8proc_encode_char). Such a reference is made one to U+FFFD, of
// the same length, so that places stay.
std::string_view without_broken_references(std::string_view source, std::string& copy) {
  for (std::size_t at = source.find("&#"); at != std::string_view::npos; at = source.find("&#", at + 2)) {
    const bool is_hexadecimal = at + 2 < source.size() && (source[at + 2] | 0x20) == 'x';
    const std::size_t first = at + (is_hexadecimal ? 3 : 2);
    const std::size_t zeros = std::min(source.find_first_not_of('0', first), source.size());
    const std::size_t digits = is_hexadecimal ? 4 : 5;
    std::string number(source.substr(zeros, digits + 1));
    for (char& c : number) c = static_cast<char>(c | 0x20);
    const bool is_broken =
        is_hexadecimal ? number == "fffe;" || number == "ffff;" : number == "65534;" || number == "65535;";
    if (!is_broken) continue;
    if (copy.empty()) copy = source;
    copy[zeros + digits - 1] = is_hexadecimal ? 'D' : '3';
  }
  return copy.empty() ? source : std::string_view(copy);
}

// Types are numbered at registration and not part of the public header: a small text with each of them tells.
ExtensionTypes learn_types() {
  Scratch scratch;
  const MarkdownTree tree("|a|\n|-|\n|~~b~~|\n", scratch);
  cmark_node* const table = cmark_node_first_child(tree.root());
  cmark_node* const row = cmark_node_last_child(table);
  cmark_node* const cell = cmark_node_first_child(row);
  return {cmark_node_get_type(table), cmark_node_get_type(row), cmark_node_get_type(cell),
          cmark_node_get_type(cmark_node_first_child(cell)), extensions().tasklist};
}

}  // namespace

const ExtensionTypes& extension_types() {
  static const ExtensionTypes types = learn_types();
  return types;
}

bool needs_exclusive_parse(std::string_view source) {
  // `&#…;` may spell any of the others out.
  for (const std::string_view mark : {"~", "@", "://", "www.", "&#"}) {
    if (source.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

MarkdownTree::MarkdownTree(std::string_view source, Scratch& scratch) : outer_(t_scratch) {
  extensions();  // registered before any lock is held
  t_scratch = &scratch;
  std::string repaired;
  source = without_broken_references(source, repaired);
  if (needs_exclusive_parse(source)) {
    const std::unique_lock lock(parse_lock());
    root_ = parse(source, true);
  } else {
    const std::shared_lock lock(parse_lock());
    root_ = parse(source, false);
  }
}

MarkdownTree::~MarkdownTree() {
  t_scratch = outer_;
}

}  // namespace trungbay::render
