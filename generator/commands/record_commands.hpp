// `trungbay poster`, `evidence`, `clip`: something made of one published record, written into a file.
//
// Each finds the record, chooses its words (pages/), draws (draw/) and writes the file as a whole or not at all. Nothing
// of the site or of the program's own state is touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

#include "base/diagnostic.hpp"
#include "commands/build_site.hpp"
#include "commands/record_options.hpp"
#include "commands/report.hpp"

namespace trungbay::commands {

enum class RecordVerb : std::uint8_t { poster, evidence, clip };

struct RecordRequest {
  RecordVerb verb = RecordVerb::poster;
  std::filesystem::path workspace;
  RecordOptions options;
  std::string output;  // empty: named after the record, in the current folder
  vietnamese::Date today;
  std::function<void(std::size_t done, std::size_t total)> progress;  // of a clip's frames; may be empty
};

struct RecordReport {
  Outcome outcome = Outcome::refused;
  std::string title, address;  // of the record
  std::string file;
  std::size_t bytes = 0;
  std::size_t pages = 0;     // of an evidence sheet
  std::size_t entries = 0;   // listed there
  double seconds = 0;        // of a clip
};

RecordReport make_of_record(const RecordRequest& request, DiagnosticBag& bag);

void print_record_report(const RecordReport& report, const RecordRequest& request, Language language, std::ostream& out);
// The object of `--json`; its shape is documented in docs/paper.md.
std::string to_json(const RecordReport& report, const RecordRequest& request, const DiagnosticBag& bag, Language language);

}  // namespace trungbay::commands
