// Changes to content/editorial.yaml that leave the rest of the file as its writer wrote it.
//
//   edit_editorial(text, {{"KG-2023-0012", NewFeatured{true}}, {"kg-44", NewHiding{}}}, bag)
//
// Takes the file's text and gives the new one: comments, order, quotes and line ends of everything else stay
// byte for byte. Lines are put in and taken out at the places of the parsed tree; the result is parsed again,
// and unless it says exactly what was asked for and nothing else, nothing is given and the bag tells staff to
// edit by hand. Called by the commands feature, hide and show (commands/editorial_commands.cpp); never
// writes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "workspace/editorial.hpp"

namespace trungbay::workspace {

using NewFeatured = std::optional<bool>;  // nothing: the key goes away
using NewHiding = std::optional<Hiding>;

struct DecisionChange {
  std::string id;  // as it is to be written when the file does not have the record yet
  std::variant<NewFeatured, NewHiding> value;
};

// Text that says it already is given back as it is. Faults of the file itself are in the bag too.
std::optional<std::string> edit_editorial(std::string_view text, std::span<const DecisionChange> changes,
                                          DiagnosticBag& bag);

}  // namespace trungbay::workspace
