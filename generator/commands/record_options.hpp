// What `poster`, `evidence` and `clip` were asked for: of which record, how large, for which period.
//
// Kept apart from the other commands' options; the command line adds them (add_record_options), and the files that make
// these things read them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "commands/contribution_options.hpp"
#include "draw/card.hpp"
#include "draw/poster.hpp"

namespace CLI {
class App;
}

namespace trungbay::commands {

struct RecordOptions {
  std::string record;  // as typed: an id, a name, an address
  draw::PaperSize paper = draw::PaperSize::a4;           // of `poster`
  draw::CardShape shape = draw::CardShape::square;       // of `clip`
  ContributionOptions period;                            // of `evidence`
};

// A command about one record, in the words of its help.
struct RecordCommand {
  std::string_view name;
  std::string_view vietnamese, english;
  std::string_view vietnamese_examples, english_examples;
};
std::span<const RecordCommand> record_commands();

// Adds what the command takes: the record, its own options, and --output.
void add_record_options(CLI::App& app, const RecordCommand& command, RecordOptions& options, std::string& output,
                        const std::function<std::string(std::string_view, std::string_view)>& say);

}  // namespace trungbay::commands
