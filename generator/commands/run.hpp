// The program: arguments in, exit status out.
//   0 done · 1 refused or failed, the site is as it was · 2 wrong usage or configuration
#pragma once

#include <string>
#include <vector>

namespace trungbay::commands {

int run(const std::vector<std::string>& arguments);

}  // namespace trungbay::commands
