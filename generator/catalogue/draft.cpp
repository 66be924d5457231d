#include "catalogue/draft.hpp"

#include <algorithm>

#include "vietnamese/nfc.hpp"

namespace trungbay::catalogue {
namespace {

// Bodies keep their line breaks; everything else is one line.
bool keeps_lines(IdeaField field) {
  switch (field) {
    case IdeaField::content:
    case IdeaField::problem:
    case IdeaField::solution:
    case IdeaField::novelty:
    case IdeaField::benefit:
    case IdeaField::applicability:
      return true;
    default:
      return false;
  }
}

bool may_repeat(IdeaField field) { return field == IdeaField::author || field == IdeaField::image; }

// Addresses and paths are what they are: "?a=1&copy=2" has no entity in it.
bool is_address(IdeaField field) {
  return field == IdeaField::image || field == IdeaField::video || field == IdeaField::link || field == IdeaField::attachment;
}

// Names and picture paths stand in one cell with `;` or line ends between them.
std::string separated_by_lines(std::string_view text) {
  std::string lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(";\n", begin), text.size());
    const std::string item = vietnamese::clean_line(text.substr(begin, end - begin));
    if (!item.empty()) {
      if (!lines.empty()) lines += '\n';
      lines += item;
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace

void Draft::put(IdeaField field, std::string_view text) {
  std::string& slot = texts_[static_cast<std::size_t>(field)];
  if (may_repeat(field)) {
    const std::string items = separated_by_lines(text);
    if (!items.empty()) {
      if (!slot.empty()) slot += '\n';
      slot += items;
    }
  } else if (keeps_lines(field)) {
    std::string scratch;
    slot.assign(vietnamese::clean_text(text, scratch));
  } else {
    slot = vietnamese::clean_line(text);
  }
}

void Draft::fill(const ingest::Record& record, const ingest::ColumnMap& columns, const workspace::TextPairs& defaults,
                 vietnamese::RepairHints hints) {
  for (auto& text : texts_) text.clear();
  repairs_.clear();
  for (const auto& cell : record.cells) {
    const IdeaField field = columns.field_of(cell.column);
    if (field == IdeaField::personal || field == IdeaField::ignored) continue;
    vietnamese::Repairs made;
    const auto kind = keeps_lines(field) ? vietnamese::TextKind::markup : vietnamese::TextKind::plain;
    put(field, is_address(field) ? cell.text : vietnamese::repair(cell.text, scratch_, made, kind, hints));
    if (made.any()) repairs_.push_back({cell.column, made});
  }
  for (const auto& [name, value] : defaults) {
    const auto field = ingest::find_field(name);
    if (field && !has(*field)) put(*field, value);
  }
}

}  // namespace trungbay::catalogue
