// In which language the program speaks: what was asked for on the command line, else what the environment says.
#pragma once

#include <string>
#include <vector>

#include "base/messages.hpp"

namespace trungbay::commands {

// `--lang`, else the environment (LC_ALL, LC_MESSAGES, LANG): English when it begins with "en".
Language language_of(const std::vector<std::string>& arguments);

}  // namespace trungbay::commands
