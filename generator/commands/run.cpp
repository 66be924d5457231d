#include "commands/run.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

#include "base/atomic_file.hpp"
#include "base/parallel_for.hpp"
#include "commands/build_site.hpp"
#include "commands/columns_command.hpp"
#include "commands/command_line.hpp"
#include "commands/contribution_command.hpp"
#include "commands/editorial_commands.hpp"
#include "commands/fault_page.hpp"
#include "commands/fault_sheet.hpp"
#include "commands/init.hpp"
#include "commands/kit_command.hpp"
#include "commands/progress.hpp"
#include "commands/record_commands.hpp"
#include "commands/report.hpp"
#include "commands/report_json.hpp"
#include "commands/theme_commands.hpp"
#include "vietnamese/nfc.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;

bool wants_colours(int file) {
  const char* no_colour = std::getenv("NO_COLOR");  // https://no-color.org
  return (no_colour == nullptr || *no_colour == '\0') && isatty(file) == 1;
}

bool wants_progress(const Options& options) {
  const char* terminal = std::getenv("TERM");
  const bool draws_over = terminal != nullptr && *terminal != '\0' && std::string_view(terminal) != "dumb";
  return !options.json && !options.quiet && draws_over && isatty(STDERR_FILENO) == 1;
}

int run_init(const Options& options, const Style& style) {
  DiagnosticBag bag;
  if (!make_workspace(options.directory, bag)) {
    print_diagnostics(bag, style, std::cerr);
    return 1;
  }
  if (options.quiet) return 0;
  if (style.language == Language::vietnamese) {
    std::cout << "Đã tạo trang mới trong " << options.directory << ".\n  Bước tiếp: cd " << options.directory
              << " && trungbay build\n  Rồi mở site/index.html, và sửa showcase.yaml cho đúng đơn vị của bạn.\n";
  } else {
    std::cout << "Made a new workspace in " << options.directory << ".\n  Next: cd " << options.directory
              << " && trungbay build\n  Then open site/index.html, and make showcase.yaml your own.\n";
  }
  return 0;
}

// Of a command whose output is all there, or is not.
int exit_status(Outcome outcome) {
  if (!std::cout.flush()) return 1;
  return outcome == Outcome::done ? 0 : outcome == Outcome::misconfigured ? 2 : 1;
}

// An empty path when there is none: reported.
fs::path workspace_of(const Options& options, DiagnosticBag& bag) {
  std::error_code failed;
  if (!options.workspace.empty()) {
    const fs::path given = fs::absolute(options.workspace, failed).lexically_normal();
    if (fs::exists(given / workspace::k_configuration_file, failed)) {
      return given.has_filename() ? given : given.parent_path();
    }
    bag.add(Code::configuration_missing, file_place(options.workspace));
    return {};
  }
  const auto found = workspace::find_workspace(fs::current_path(failed));
  if (found) return found->lexically_normal();
  bag.add(Code::configuration_missing, file_place(fs::current_path(failed).string()));
  return {};
}

// What people wrote is never overwritten by a report, whatever name was typed.
bool is_in_sources(const fs::path& workspace, const fs::path& file) {
  if (workspace.empty()) return false;
  std::error_code failed;
  const auto inside = fs::weakly_canonical(file, failed).lexically_relative(fs::weakly_canonical(workspace, failed));
  return !inside.empty() && (*inside.begin() == "content" || *inside.begin() == "templates" ||
                             *inside.begin() == workspace::k_configuration_file);
}

// `check --report`: what is in the bag, as a page or a sheet. True when the file stands there.
bool write_report(const Options& options, const fs::path& workspace, const BuildReport& report, DiagnosticBag& bag) {
  if (is_in_sources(workspace, options.report)) {
    bag.add(Code::report_among_content, file_place(options.report));
    return false;
  }
  const auto today = today_in_vietnam();
  // The command line lets nothing but .html and .xlsx pass.
  const bool is_sheet = options.report.back() == 'x' || options.report.back() == 'X';
  Result<std::string> bytes = is_sheet
                                  ? make_fault_sheet(report, bag, options.language, today)
                                  : Result<std::string>(render_fault_page(report, bag, options.language, today));
  if (!bytes) {
    Diagnostic fault = std::move(bytes).fault();
    fault.place = file_place(options.report);
    bag.add(std::move(fault));
    return false;
  }
  if (auto fault = write_file_atomically(options.report, bytes.value())) {
    bag.add(std::move(*fault));
    return false;
  }
  return true;
}

int run_theme(const Options& options, const Style& style) {
  DiagnosticBag bag;
  bool done = false;
  if (options.command == Command::theme_render) {
    // A template can be tried anywhere: without a workspace it has the built-in ones beside it.
    DiagnosticBag not_needed;
    const fs::path workspace = workspace_of(options, options.workspace.empty() ? not_needed : bag);
    std::error_code failed;
    done = !bag.has_errors() && render_template({fs::absolute(options.theme_template, failed), workspace,
                                                 options.theme_data, options.base_url},
                                                std::cout, bag);
  } else if (const fs::path workspace = workspace_of(options, bag); !workspace.empty()) {
    const auto copied = eject_templates(workspace, options.theme_files, bag);
    done = !copied.empty();
    for (const auto& name : copied) {
      if (!options.quiet) std::cout << "templates/" << name << '\n';
    }
  }
  print_diagnostics(bag, style, std::cerr);
  return done && std::cout.flush() ? 0 : 1;
}

int run_report(const Options& options, const Style& style) {
  DiagnosticBag bag;
  int status = 2;
  if (const fs::path workspace = workspace_of(options, bag); !workspace.empty()) {
    if (!options.output.empty() && is_in_sources(workspace, options.output)) {
      bag.add(Code::report_among_content, file_place(options.output));
      status = 1;
    } else {
      const ContributionOutput output{options.output, isatty(STDOUT_FILENO) == 1 ? terminal_width(STDOUT_FILENO) : 0,
                                      wants_colours(STDOUT_FILENO)};
      status = report_contribution(workspace, options.contribution, output, options.language, std::cout, bag);
    }
  }
  if (status != 0) print_diagnostics(bag, style, std::cerr);
  if (status != 0 || options.quiet || options.output.empty()) return status;
  std::cout << (style.language == Language::vietnamese ? "Báo cáo: " : "Report: ") << options.output << '\n';
  return std::cout.flush() ? 0 : 1;
}

// The workspace that a file lies in; an empty path when it lies in none.
fs::path workspace_around(const fs::path& file) {
  std::error_code failed;
  const auto found = workspace::find_workspace(fs::absolute(file, failed).parent_path());
  return found ? found->lexically_normal() : fs::path();
}

int run_columns(const Options& options, const Style& style) {
  DiagnosticBag bag;
  ColumnsReport report;
  const fs::path file = options.columns_file;
  const fs::path workspace = options.workspace.empty() ? workspace_around(file) : workspace_of(options, bag);
  const bool is_usable = !bag.has_errors() && read_columns(file, workspace, report, bag);
  bag.sort_by_place();
  if (options.json) {
    std::cout << columns_json(report, bag, style.language);
  } else {
    if (is_usable && !options.quiet) print_columns(report, bag, style, std::cout);
    DiagnosticBag questions;  // notes are shown with the columns
    for (const auto& diagnostic : bag.all()) {
      if (diagnostic.severity != Severity::note) questions.add(diagnostic);
    }
    std::cout.flush();
    print_diagnostics(questions, style, std::cerr);
  }
  if (!is_usable) return 2;
  return std::cout.flush() && !bag.has_errors() ? 0 : 1;
}

int run_record(const Options& options, const Style& style) {
  DiagnosticBag bag;
  RecordRequest request;
  request.verb = options.command == Command::poster     ? RecordVerb::poster
                 : options.command == Command::evidence ? RecordVerb::evidence
                                                        : RecordVerb::clip;
  request.workspace = workspace_of(options, bag);
  request.options = options.record;
  request.output = options.output;
  request.today = today_in_vietnam();
  RecordReport report;
  if (request.workspace.empty()) {
    report.outcome = Outcome::misconfigured;
  } else if (!options.output.empty() && is_in_sources(request.workspace, options.output)) {
    bag.add(Code::report_among_content, file_place(options.output));
  } else {
    std::optional<Progress> progress;
    if (wants_progress(options)) {
      progress.emplace(std::cerr, options.language, terminal_width(STDERR_FILENO),
                       std::chrono::steady_clock::now, ProgressUnit::frames);
      request.progress = [&](std::size_t done, std::size_t total) { progress->show(done, total); };
    }
    report = make_of_record(request, bag);
  }
  const bool is_done = report.outcome == Outcome::done;
  if (options.json) {
    std::cout << to_json(report, request, bag, style.language);
  } else {
    if (!is_done || !options.quiet) print_diagnostics(bag, style, std::cerr);
    if (is_done && !options.quiet) print_record_report(report, request, style.language, std::cout);
  }
  return exit_status(report.outcome);
}

DecisionRequest decision_request(const Options& options) {
  DecisionRequest request;
  request.today = today_in_vietnam();
  request.ids = options.ids;
  if (options.command == Command::hide) {
    request.verb = DecisionVerb::hide;
    request.hiding = {vietnamese::clean_line(options.reason), options.date.is_known() ? options.date : request.today};
  } else if (options.command == Command::show) {
    request.verb = DecisionVerb::show;
  } else {
    request.verb = options.off ? DecisionVerb::feature_off : DecisionVerb::feature;
  }
  return request;
}

int run_decisions(const Options& options, const Style& style) {
  DiagnosticBag bag;
  DecisionReport report;
  report.outcome = Outcome::misconfigured;
  DecisionRequest request = decision_request(options);
  request.workspace = workspace_of(options, bag);
  if (!request.workspace.empty()) report = change_decisions(request, bag);
  if (options.json) {
    std::cout << to_json(report, request, bag, options.language);
  } else {
    print_diagnostics(bag, style, std::cerr);
    if (report.outcome == Outcome::done && !options.quiet) {
      print_decisions(report, request, options.language, std::cout);
    }
  }
  return exit_status(report.outcome);
}

int run_kit(const Options& options, const Style& style) {
  DiagnosticBag bag;
  KitReport report;
  report.outcome = Outcome::misconfigured;
  KitRequest request{workspace_of(options, bag), options.kit, options.output, today_in_vietnam()};
  if (!request.workspace.empty() && is_in_sources(request.workspace, options.output)) {
    bag.add(Code::report_among_content, file_place(options.output));
    report.outcome = Outcome::refused;
  } else if (!request.workspace.empty()) {
    report = make_kit(request, bag);
  }
  if (options.json) {
    std::cout << to_json(report, request, bag, style.language);
  } else {
    print_diagnostics(bag, style, std::cerr);
    if (report.outcome == Outcome::done && !options.quiet) print_kit(report, request, style.language, std::cout);
  }
  return exit_status(report.outcome);
}

int run_build(const Options& options, const Style& style) {
  DiagnosticBag bag;
  BuildReport report;
  report.outcome = Outcome::misconfigured;
  const bool write = options.command == Command::build;
  const fs::path workspace = workspace_of(options, bag);
  if (!workspace.empty()) {
    BuildRequest request;
    request.workspace = workspace;
    request.output = options.output;
    request.base_url = options.base_url;
    request.jobs = options.jobs == 0 ? default_jobs() : options.jobs;
    request.strict = options.strict;
    request.network = options.network;
    request.write = write;
    request.today = today_in_vietnam();
    std::optional<Progress> progress;
    if (wants_progress(options)) {
      progress.emplace(std::cerr, options.language, terminal_width(STDERR_FILENO));
      request.progress = [&](std::size_t done, std::size_t total) { progress->show(done, total); };
    }
    report = build_site(request, bag);
  }
  bool unreported = false;
  std::string_view written;
  if (!options.report.empty()) {
    unreported = !write_report(options, workspace, report, bag);
    if (!unreported) written = options.report;
  }
  if (options.json) {
    std::cout << to_json(report, bag, style.language, written);
  } else {
    const bool failed = report.outcome != Outcome::done || unreported;
    if (!options.quiet || failed) print_diagnostics(bag, style, std::cerr, written);
    if (report.outcome == Outcome::done && !options.quiet) print_summary(report, write, style, std::cout);
    if (!written.empty() && !options.quiet) {
      std::cout << (style.language == Language::vietnamese ? "  Báo cáo: " : "  Report: ") << written << '\n';
    }
  }
  if (report.outcome != Outcome::done) return exit_status(report.outcome);
  // `check` answers the question "is anything wrong?", whatever a build would let pass.
  const bool is_well = !unreported && (write || bag.count(Severity::warning) == 0);
  return std::cout.flush() && is_well ? 0 : 1;
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  auto parsed = parse_command_line(arguments);
  if (const auto* answer = std::get_if<Answer>(&parsed)) {
    (answer->status == 0 ? std::cout : std::cerr) << answer->text;
    return answer->status;
  }
  const auto& options = std::get<Options>(parsed);
  const Style style{options.language, wants_colours(STDERR_FILENO)};
  switch (options.command) {
    case Command::init:
      return run_init(options, style);
    case Command::report:
      return run_report(options, style);
    case Command::columns:
      return run_columns(options, style);
    case Command::kit:
      return run_kit(options, style);
    case Command::poster:
    case Command::evidence:
    case Command::clip:
      return run_record(options, style);
    case Command::feature:
    case Command::hide:
    case Command::show:
      return run_decisions(options, style);
    case Command::theme_eject:
    case Command::theme_render:
      return run_theme(options, style);
    case Command::build:
    case Command::check:
      return run_build(options, style);
  }
  return 2;
}

}  // namespace trungbay::commands
