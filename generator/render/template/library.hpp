// The parsed templates of a theme and the faults found in them, while the theme is being loaded.
//
// Reads each template once, keeps its tree for every page kind that uses it, and reports each fault once
// though a partial is compiled into many programs.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "render/template/program.hpp"
#include "render/template/syntax.hpp"
#include "render/template/template_set.hpp"

namespace trungbay::render {

struct Template {
  std::shared_ptr<const Source> source;
  Statements body;
  const Statement* extends = nullptr;
  std::map<std::string, const Statement*, std::less<>> blocks;  // also those inside of others
  bool is_whole = true;                                         // nothing was reported while it was parsed
};

class Library {
 public:
  // The largest template that is read; built-in ones have at most 20 KB.
  static constexpr std::size_t k_most_bytes = 1u << 20;

  Library(const FindTemplate& find, DiagnosticBag& bag) : find_(find), bag_(bag) {}

  // Null when there is none of this name.
  const Template* find(std::string_view name);

  // A fault at a place of a program in the making. The same fault at the same place is reported once.
  void report(const std::vector<ChainLink>& links, std::uint32_t link, Code code, Range range,
              Arguments arguments);
  // A fault that stands in no template, such as a page kind without one.
  void report_missing(std::string_view name);

  bool has_faults() const { return has_faults_; }

 private:
  void parse(Template& made);

  const FindTemplate& find_;
  DiagnosticBag& bag_;
  std::map<std::string, std::unique_ptr<Template>, std::less<>> templates_;  // null: looked for, not there
  std::set<std::string> seen_;
  bool has_faults_ = false;
};

}  // namespace trungbay::render
