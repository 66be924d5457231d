#include "render/template/compiler.hpp"

#include <algorithm>

#include "base/suggestion.hpp"

namespace trungbay::render {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f\v") == std::string_view::npos;
}

// The names that a body sets in its own scope.
void collect_sets(const Statements& body, std::vector<std::string>& names) {
  for (const auto& statement : body) {
    if (statement->kind == StatementKind::set || statement->kind == StatementKind::set_block) {
      names.insert(names.end(), statement->names.begin(), statement->names.end());
    } else if (statement->kind == StatementKind::branch) {
      for (const auto& branch : statement->branches) collect_sets(branch.body, names);
    }
  }
}

}  // namespace

Compiler::Compiler(Library& library, Program& program, const pages::ObjectType* roots)
    : library_(library), program_(program), roots_(roots), writer_(program) {
  program_.roots = roots;
}

void Compiler::report(Code code, Range range, Arguments arguments) {
  library_.report(program_.links, link_, code, range, arguments);
}

std::string Compiler::near(std::string_view name, std::vector<std::string_view> known) const {
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  if (const auto found = closest(name, known)) return std::string(*found);
  static constexpr std::size_t k_most_shown = 24;
  std::string names;
  for (std::size_t i = 0; i < known.size() && i < k_most_shown; ++i) {
    if (i > 0) names += ", ";
    names += known[i];
  }
  if (known.size() > k_most_shown) names += " …";
  return names.empty() ? "—" : names;
}

std::uint32_t Compiler::add_link(const Source& source, Range range, std::string how) {
  program_.links.push_back({&source, static_cast<std::int32_t>(link_), range, std::move(how)});
  return static_cast<std::uint32_t>(program_.links.size() - 1);
}

bool Compiler::enter(Range range) {
  if (inline_depth_ >= k_deepest_inline) {
    report(Code::template_too_deep, range, {{"limit", std::to_string(k_deepest_inline)}});
    return false;
  }
  if (writer_.is_full()) {
    report(Code::template_too_large, range, {{"limit", std::to_string(CodeWriter::k_most_instructions)}});
    return false;
  }
  return true;
}

void Compiler::compile_page(const Template& page) {
  program_.links.push_back({page.source.get(), -1, {}, {}});
  format_ = format_of(page.source->name);
  place_ = Placement(format_);
  compile_template(page, 0, new_scope(nullptr));
  writer_.add(Op::halt, at({}));
}

// `scope` is where names set at the template's top level live; it outlives this call in the macros made
// there.
void Compiler::compile_template(const Template& made, std::uint32_t link, ScopePtr scope) {
  const std::uint32_t outer_link = std::exchange(link_, link);
  Blocks outer_blocks = std::exchange(blocks_, {});
  Scope* const outer_globals = std::exchange(globals_, scope);
  auto outer_open_blocks = std::exchange(open_blocks_, {});
  const std::size_t outer_templates = open_templates_.size();

  // From the template itself up to the one that extends nothing.
  std::vector<std::pair<const Template*, std::uint32_t>> chain;
  for (const Template* next = &made; next;) {
    const auto& sources = program_.sources;
    if (std::find(sources.begin(), sources.end(), next->source) == sources.end())
      program_.sources.push_back(next->source);
    open_templates_.push_back(next);
    chain.emplace_back(next, link_);
    for (const auto& [name, block] : next->blocks) blocks_[name].push_back({block, link_});
    if (!next->extends) break;
    const Template* parent = find_included(*next->extends, "extends", *next->extends->expression);
    if (!parent) break;
    link_ = add_link(*parent->source, next->extends->range, "extends \"" + parent->source->name + "\"");
    next = parent;
  }
  in_scope(scope, [&] {
    for (const auto& [part, part_link] : chain) declare_sets(part->body, scope);
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
      link_ = chain[i].second;
      check_blocks(*chain[i].first, i);
      compile_child_part(*chain[i].first, link_);
    }
    link_ = chain.back().second;
    if (!chain.back().first->extends) compile_body(chain.back().first->body);
  });
  open_templates_.resize(outer_templates);
  open_blocks_ = std::move(outer_open_blocks);
  globals_ = outer_globals;
  blocks_ = std::move(outer_blocks);
  link_ = outer_link;
}

// What a template that extends another does outside of its blocks: it may set names and bring in macros; text
// behind {% extends %} is not shown, as in Jinja2.
void Compiler::compile_child_part(const Template& child, std::uint32_t link) {
  link_ = link;
  bool behind_extends = false;
  for (const auto& statement : child.body) {
    if (statement.get() == child.extends) {
      behind_extends = true;
      continue;
    }
    const bool is_text = statement->kind == StatementKind::text;
    if (!behind_extends &&
        (statement->kind == StatementKind::output || statement->kind == StatementKind::block ||
         (is_text && !is_blank(written(statement->range))))) {
      report(Code::template_misplaced, child.extends->range, {{"what", "extends"}});
      return;
    }
    if (statement->kind == StatementKind::include) {
      report(Code::template_misplaced, statement->range, {{"what", "include"}});
      continue;
    }
    output_is_dropped_ = behind_extends;
    if (statement->kind != StatementKind::block) compile_statement(*statement);
    output_is_dropped_ = false;
  }
}

// A block of a child that stands in no template above it would never be shown.
void Compiler::check_blocks(const Template& child, std::size_t index) {
  if (!roots_) return;
  for (const auto& statement : child.body) {
    if (statement->kind != StatementKind::block) continue;
    const auto& levels = blocks_[statement->text];
    const auto own = std::find_if(levels.begin(), levels.end(), [&](const BlockLevel& level) {
      return level.statement == statement.get();
    });
    if (own == levels.end() || own + 1 != levels.end()) continue;
    std::vector<std::string_view> known;
    for (std::size_t above = index; above < open_templates_.size(); ++above) {
      if (open_templates_[above] == &child) continue;
      for (const auto& [name, block] : open_templates_[above]->blocks) known.push_back(name);
    }
    report(Code::template_block_unknown, statement->focus,
           {{"name", statement->text}, {"names", near(statement->text, known)}});
  }
}

// A name that is set anywhere in a scope belongs to it from its beginning, with the outer value until then:
// so a loop's body starts each round afresh, as in Jinja2.
void Compiler::declare_sets(const Statements& body, ScopePtr scope) {
  std::vector<std::string> names;
  collect_sets(body, names);
  for (const auto& name : names) {
    if (scope->names.contains(name)) continue;
    const InstructionPlace place = at({});
    StaticType type = StaticType::nothing();
    const Binding* outer = scope->parent ? scope->parent->find(name) : nullptr;
    if (outer && outer->kind == BindingKind::slot) {
      writer_.add(Op::load, place, outer->slot);
      type = outer->type;
    } else if (!outer && roots_ && scope->roots_are_visible() && roots_->find(name)) {
      const pages::Field& field = *roots_->find(name);
      writer_.add(Op::root, place, writer_.field(field, *roots_));
      type = StaticType::of(field.type);
    } else if (!outer && !roots_ && scope->roots_are_visible()) {
      writer_.add(Op::root_named, place, writer_.name(name));
      type = StaticType::any();
    } else {
      writer_.add_constant(pages::Value(), place);
    }
    Binding binding;
    binding.slot = writer_.new_slot();
    binding.type = type;
    writer_.add(Op::store, place, binding.slot);
    scope->names[name] = binding;
  }
}

const Template* Compiler::find_included(const Statement& statement, std::string_view tag,
                                        const Expression& name) {
  if (name.kind == ExpressionKind::invalid) return nullptr;
  if (name.kind != ExpressionKind::text) {
    report(Code::template_name_not_literal, name.range, {{"tag", std::string(tag)}});
    return nullptr;
  }
  const Template* found = library_.find(name.text);
  if (!found) {
    if (!statement.ignore_missing) report(Code::template_missing, name.range, {{"name", name.text}});
    return nullptr;
  }
  if (std::find(open_templates_.begin(), open_templates_.end(), found) != open_templates_.end()) {
    report(Code::template_cycle, name.range, {{"name", name.text}});
    return nullptr;
  }
  return found;
}

void Compiler::compile_include(const Statement& statement) {
  if (output_is_dropped_) return;
  const Expression& names = *statement.expression;
  const Template* found = nullptr;
  if (names.kind == ExpressionKind::list || names.kind == ExpressionKind::tuple) {
    // The first that is there.
    for (const auto& name : names.items) {
      if (!found && name->kind == ExpressionKind::text && library_.find(name->text)) {
        found = find_included(statement, "include", *name);
      }
    }
    if (!found && !statement.ignore_missing)
      report(Code::template_missing, names.range, {{"name", written(names.range)}});
  } else {
    found = find_included(statement, "include", names);
  }
  if (!found || !enter(names.range)) return;
  Scope* const scope = new_scope(statement.with_context ? scope_ : nullptr);
  scope->sees_roots = statement.with_context;
  ++inline_depth_;
  compile_template(*found, add_link(*found->source, names.range, "include \"" + found->source->name + "\""),
                   scope);
  --inline_depth_;
}

// Runs what the imported template sets at its top level and gives the scope that holds it.
ScopePtr Compiler::import_module(const Statement& statement, std::string_view tag) {
  const Template* found = find_included(statement, tag, *statement.expression);
  if (!found || !enter(statement.range)) return nullptr;
  Scope* const scope = new_scope(statement.with_context ? scope_ : nullptr);
  scope->sees_roots = statement.with_context;
  const Placement outer = place_;
  const bool dropped = std::exchange(output_is_dropped_, true);
  ++inline_depth_;
  compile_template(
      *found, add_link(*found->source, statement.expression->range, "import \"" + found->source->name + "\""),
      scope);
  --inline_depth_;
  output_is_dropped_ = dropped;
  place_ = outer;
  return scope;
}

void Compiler::compile_import(const Statement& statement) {
  Binding binding;
  binding.kind = BindingKind::module;
  binding.module = import_module(statement, "import");
  if (!binding.module) binding.kind = BindingKind::slot;
  scope_->names[statement.text] = binding;
}

void Compiler::compile_import_names(const Statement& statement) {
  Scope* const module = import_module(statement, "from");
  for (std::size_t i = 0; i < statement.pairs.size(); ++i) {
    const auto& [name, alias] = statement.pairs[i];
    Binding binding;
    if (module && module->names.contains(name)) {
      binding = module->names.find(name)->second;
    } else if (module) {
      std::vector<std::string_view> known;
      for (const auto& [key, value] : module->names) known.push_back(key);
      report(Code::template_import_missing, statement.ranges[i],
             {{"template", statement.expression->text}, {"name", name}, {"names", near(name, known)}});
    }
    scope_->names[alias] = binding;
  }
}

}  // namespace trungbay::render
