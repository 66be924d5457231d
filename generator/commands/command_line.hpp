// The command line: what was asked for, or what is wrong with the asking.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/messages.hpp"
#include "commands/contribution_options.hpp"
#include "commands/kit_options.hpp"
#include "commands/message_language.hpp"
#include "commands/record_options.hpp"
#include "ingest/download.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::commands {

enum class Command : std::uint8_t {
  init, build, check, columns, report, kit, poster, evidence, clip, feature, hide, show, theme_eject, theme_render
};

struct Options {
  Command command = Command::build;
  std::string directory;  // of `init`
  std::string workspace;  // empty: the nearest one upward
  std::string output;
  std::string base_url;
  std::vector<std::string> theme_files;  // of `theme eject`; empty: all
  std::string theme_template;            // of `theme render`
  std::string theme_data;
  std::string columns_file;              // of `columns`
  std::vector<std::string> ids;  // of `feature`, `hide`, `show`: ids, addresses or links of ideas
  std::string reason;            // of `hide`
  vietnamese::Date date;         // of `hide`; unknown: today
  bool off = false;              // of `feature`: takes it back
  std::string report;  // of `check`: a file that ends in .html or .xlsx; empty: none
  ContributionOptions contribution;  // of `report`
  KitOptions kit;                    // of `kit`
  RecordOptions record;              // of `poster`, `evidence`, `clip`
  unsigned jobs = 0;  // 0: as many as there are cores
  bool strict = false;
  ingest::NetworkUse network = ingest::NetworkUse::normal;
  bool json = false;
  bool quiet = false;
  Language language = Language::vietnamese;
};

// Something to print and the status to leave with: help, the version, or a fault of usage.
struct Answer {
  int status = 0;
  std::string text;
};

std::variant<Options, Answer> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace trungbay::commands
