// What is wrong with the way the program was called, as sentences: the closest name to what nobody knows, and where
// help is. Called by command_line.cpp with what CLI11 threw.
#pragma once

#include <string>
#include <vector>

#include "base/messages.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace trungbay::commands {

// "trungbay theme eject"; "" for what stands above the program. `program` is the whole of it.
std::string path_to(const CLI::App* command, const CLI::App& program);

// `asked`: the command that was being read; `given`: the arguments as they were typed.
std::string describe_usage(const CLI::ParseError& fault, const CLI::App& asked, const CLI::App& program,
                           const std::vector<std::string>& given, Language language);

}  // namespace trungbay::commands
