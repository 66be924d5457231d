// What `trungbay kit` was asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace trungbay::commands {

// Ideas of each unit that is asked for: what it posts in two or three months. More than the most would not go
// through a chat: a record takes 200 to 500 KB.
inline constexpr unsigned k_default_kit_ideas = 10;
inline constexpr unsigned k_most_kit_ideas = 100;

struct KitOptions {
  std::vector<std::string> names;  // units, ideas, models, campaigns …: names, ids, addresses or links
  unsigned ideas = k_default_kit_ideas;
};

using Say = std::function<std::string(std::string_view vietnamese, std::string_view english)>;

void add_kit_options(CLI::App& command, KitOptions& options, std::string& output, const Say& say);

// What is still missing, in words that CLI11 does not have; "" when it is complete.
std::string kit_options_fault(const KitOptions& options, std::string_view output, const Say& say);

}  // namespace trungbay::commands
