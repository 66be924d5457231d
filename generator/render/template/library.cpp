#include "render/template/library.hpp"

#include "base/utf8.hpp"
#include "render/template/parser.hpp"

namespace trungbay::render {
namespace {

// The blocks of a tree, which the parser has made at most k_most_statement_depth deep.
template <typename Visit>
void visit_blocks(const Statements& body, const Visit& visit) {
  for (const auto& statement : body) {
    if (statement->kind == StatementKind::block) visit(*statement);
    visit_blocks(statement->body, visit);
    visit_blocks(statement->otherwise, visit);
    for (const auto& branch : statement->branches) visit_blocks(branch.body, visit);
  }
}

}  // namespace

const Template* Library::find(std::string_view name) {
  if (const auto known = templates_.find(name); known != templates_.end()) return known->second.get();
  auto& slot = templates_[std::string(name)];
  auto read = find_(name);
  if (!read) return nullptr;
  slot = std::make_unique<Template>();
  const bool too_large = read->text.size() > k_most_bytes;
  const std::size_t invalid = too_large ? std::string::npos : find_invalid_utf8(read->text);
  if (too_large || invalid != std::string::npos) {
    Place place = file_place(read->file);
    if (too_large) {
      bag_.add(Code::template_too_large, std::move(place), {{"limit", "1 MB"}});
    } else {
      bag_.add(Code::text_not_utf8, std::move(place));
    }
    has_faults_ = true;
    slot->is_whole = false;
    read->text.clear();
  }
  slot->source = std::make_shared<const Source>(std::move(*read));
  parse(*slot);
  return slot.get();
}

void Library::parse(Template& made) {
  std::vector<ChainLink> links(1);
  links[0].source = made.source.get();
  const ReportFault report_here = [&](Code code, Range range, Arguments arguments) {
    made.is_whole = false;
    report(links, 0, code, range, arguments);
  };
  made.body = parse_template(*made.source, report_here);
  for (const auto& statement : made.body) {
    if (statement->kind != StatementKind::extends) continue;
    if (made.extends) {
      report_here(Code::template_repeated, statement->range, {{"name", "extends"}});
    } else {
      made.extends = statement.get();
    }
  }
  visit_blocks(made.body, [&](const Statement& block) {
    if (block.text.empty() || made.blocks.emplace(block.text, &block).second) return;
    report_here(Code::template_repeated, block.focus, {{"name", block.text}});
  });
}

void Library::report(const std::vector<ChainLink>& links, std::uint32_t link, Code code, Range range,
                     Arguments arguments) {
  has_faults_ = true;
  std::string key = links[link].source->name + '\0' + std::to_string(range.begin) + '\0' +
                    std::to_string(static_cast<int>(code));
  for (const auto& argument : arguments) key += '\0' + argument.value;
  if (seen_.insert(std::move(key)).second) bag_.add(fault_at(links, {link, range}, code, arguments));
}

void Library::report_missing(std::string_view name) {
  has_faults_ = true;
  bag_.add(Code::template_missing, Place{}, {{"name", std::string(name)}});
}

}  // namespace trungbay::render
