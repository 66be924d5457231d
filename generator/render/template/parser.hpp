// Turns a template's tokens into its syntax tree.
//
// Called once a template when a theme is loaded. Goes on behind a fault at the end of its tag, so that all
// faults of a template are found in one run.
#pragma once

#include "render/template/lexer.hpp"
#include "render/template/syntax.hpp"

namespace trungbay::render {

// The tree as far as it could be understood; it is whole when nothing was reported.
Statements parse_template(const Source& source, const ReportFault& report);

}  // namespace trungbay::render
