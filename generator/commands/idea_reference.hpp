// The idea that staff mean, by whatever they copied: an id, an address such as /y-tuong/kg-2023-0012.html,
// the page's whole link, with what Facebook and Zalo put behind it, or the page's file name.
#pragma once

#include <string>
#include <string_view>

#include "workspace/configuration.hpp"

namespace trungbay::commands {

// The id out of an address by the workspace's permalinks, the present and the former ones, else out of its
// last part; other text as it is.
std::string id_of_reference(std::string_view written, const workspace::Configuration& configuration);

}  // namespace trungbay::commands
