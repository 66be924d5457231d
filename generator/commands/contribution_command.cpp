#include "commands/contribution_command.hpp"

#include <ostream>
#include <system_error>

#include "base/atomic_file.hpp"
#include "commands/build_site.hpp"
#include "commands/contribution_page.hpp"
#include "commands/contribution_sheet.hpp"
#include "commands/contribution_text.hpp"
#include "commands/read_catalogue.hpp"
#include "commands/site_parts.hpp"

namespace trungbay::commands {
namespace {

Result<std::string> make_report(const catalogue::Contribution& contribution, ContributionFormat format,
                                const ContributionHead& head, const ContributionOutput& output,
                                Language language) {
  switch (format) {
    case ContributionFormat::xlsx:
      return make_contribution_sheet(contribution, head);
    case ContributionFormat::html:
      return contribution_page(contribution, head, language);
    case ContributionFormat::markdown:
      return contribution_markdown(contribution, language);
    case ContributionFormat::json:
      return contribution_json(contribution, language);
    case ContributionFormat::csv:
      return contribution_csv(contribution, language);
    case ContributionFormat::table:
      break;
  }
  const bool is_file = !output.file.empty();
  return contribution_table(contribution, is_file ? 0 : output.width, {language, !is_file && output.colours});
}

}  // namespace

int report_contribution(const std::filesystem::path& workspace, const ContributionOptions& options,
                        const ContributionOutput& output, Language language, std::ostream& out,
                        DiagnosticBag& bag) {
  const auto today = today_in_vietnam();
  const auto request = to_contribution_request(options, output.file, today, bag);
  if (!request) return 2;
  const auto configuration = workspace::read_configuration(workspace, bag);
  if (!configuration) return 2;
  const auto published = read_published(*configuration, today, Code::contribution_refused, bag);
  if (!published) return 1;
  const auto contribution =
      catalogue::build_contribution(*published, request->period, request->unit, request->all_units);
  if (!contribution) {
    bag.add(contribution.fault());
    return 2;
  }
  const ContributionHead head{configuration->publisher_name, today, kits_address(*configuration)};
  auto report = make_report(contribution.value(), request->format, head, output, language);
  if (!report) {
    bag.add(std::move(report).fault());
    return 1;
  }
  if (output.file.empty()) {
    out << report.value();
    return out.flush() ? 0 : 1;
  }
  if (auto fault = write_file_atomically(output.file, report.value())) {
    bag.add(std::move(*fault));
    return 1;
  }
  return 0;
}

}  // namespace trungbay::commands
