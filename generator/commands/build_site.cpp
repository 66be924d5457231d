#include "commands/build_site.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel_for.hpp"
#include "commands/measure_pictures.hpp"
#include "commands/read_catalogue.hpp"
#include "commands/site_parts.hpp"
#include "pages/plan.hpp"
#include "pages/relations.hpp"
#include "pages/statistics.hpp"
#include "pages/theme_colours.hpp"
#include "pages/views/context.hpp"
#include "render/app_scripts.hpp"
#include "render/link_check.hpp"
#include "render/made_file.hpp"
#include "render/theme.hpp"
#include "search/index.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;

class Stopwatch {
 public:
  explicit Stopwatch(std::vector<StepTime>& times) : times_(times), start_(Clock::now()) {}

  void lap(std::string_view step) {
    const auto now = Clock::now();
    times_.push_back({step, std::chrono::duration<double>(now - start_).count()});
    start_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::vector<StepTime>& times_;
  Clock::time_point start_;
};

// The output must not be a place where the workspace keeps what people wrote.
bool is_safe_output(const fs::path& workspace, const fs::path& output) {
  const auto relative_to_output = workspace.lexically_relative(output);
  const bool holds_workspace = !relative_to_output.empty() && *relative_to_output.begin() != "..";
  const auto inside = output.lexically_relative(workspace);
  const bool in_sources = !inside.empty() && (*inside.begin() == "content" || *inside.begin() == "templates" ||
                                              *inside.begin() == ".trungbay");
  return !holds_workspace && !in_sources;
}

fs::path state_folder(const fs::path& workspace, const fs::path& output) {
  const fs::path state = workspace / ".trungbay";
  // A second output keeps a manifest of its own, so that the two never mistake each other's files.
  if (output == (workspace / "site").lexically_normal()) return state;
  return state / ("output-" + to_hex(hash128(output.string())).substr(0, 12));
}

struct Faults {
  std::size_t index = 0;
  DiagnosticBag bag;
};

// Makes every file of the plan; `use` takes each as soon as it is prepared. Diagnostics come out in the order
// of the plan, whatever thread met them.
template <typename Use>
void make_files(const BuildRequest& request, const render::Theme& theme, const pages::SiteContext& site,
                render::PhotoCache& photos, DiagnosticBag& bag, const Use& use) {
  const unsigned jobs = request.jobs;
  const std::size_t total = site.plan.files.size();
  std::atomic<std::size_t> done = 0;
  std::vector<std::unique_ptr<render::FileMaker>> makers(jobs);
  std::vector<std::vector<Faults>> faults(jobs);
  for (auto& maker : makers) maker = std::make_unique<render::FileMaker>(theme, site, photos);
  auto broken = parallel_for(total, jobs, [&](std::size_t index, unsigned worker) {
    DiagnosticBag own;
    if (makers[worker]->prepare(index, own)) use(index, *makers[worker], own);
    if (!own.empty()) faults[worker].push_back({index, std::move(own)});
    if (request.progress) request.progress(done.fetch_add(1, std::memory_order_relaxed) + 1, total);
  });
  std::vector<Faults> all;
  for (auto& of_worker : faults) std::move(of_worker.begin(), of_worker.end(), std::back_inserter(all));
  std::sort(all.begin(), all.end(), [](const Faults& a, const Faults& b) { return a.index < b.index; });
  for (auto& item : all) bag.join(std::move(item.bag));
  if (broken) bag.add(std::move(*broken));
}

bool refuses(const BuildRequest& request, const BuildReport& report, const DiagnosticBag& bag) {
  if (bag.has_errors()) return true;
  return request.strict && (report.records.withheld > 0 || bag.count(Severity::warning) > 0);
}

// Renders and writes; false when the site must stay as it was.
bool write_site(const BuildRequest& request, const render::Theme& theme, const pages::SiteContext& site,
                render::PhotoCache& photos, site::SiteWriter& writer, BuildReport& report, Stopwatch& watch,
                DiagnosticBag& bag) {
  if (auto fault = writer.plan(site.plan.paths)) {
    bag.add(std::move(*fault));
    return false;
  }
  std::atomic<bool> stopped = false;  // a full disk is told once, not once a page
  make_files(request, theme, site, photos, bag, [&](std::size_t index, render::FileMaker& maker, DiagnosticBag& own) {
    if (stopped.load(std::memory_order_relaxed)) return;
    if (writer.is_current(index, maker.fingerprint())) return writer.keep(index);
    if (!maker.finish(own)) return;
    if (auto fault = writer.write(index, maker.parts(), maker.fingerprint())) {
      if (!stopped.exchange(true)) own.add(std::move(*fault));
    }
  });
  watch.lap("render");
  if (refuses(request, report, bag)) return false;
  auto summary = writer.commit(bag);
  watch.lap("write");
  if (!summary) {
    bag.add(std::move(summary).fault());
    return false;
  }
  report.files = summary.value();
  tidy_cache(site.pictures, photos);
  return true;
}

}  // namespace

BuildReport build_site(const BuildRequest& request, DiagnosticBag& bag) {
  BuildReport report;
  Stopwatch watch(report.seconds);
  const auto refused = [&](Outcome outcome = Outcome::refused) {
    report.outcome = outcome;
    return report;
  };

  auto configuration = workspace::read_configuration(request.workspace, bag);
  if (!configuration) return refused(Outcome::misconfigured);
  if (!request.base_url.empty() && !workspace::set_base_url(*configuration, request.base_url, Place{}, bag)) {
    return refused(Outcome::misconfigured);
  }
  pages::note_pale_colours(*configuration, bag);
  report.title = configuration->title;
  report.kits_address = kits_address(*configuration);
  report.output = (request.output.empty() ? request.workspace / "site" : fs::absolute(request.output)).lexically_normal();
  if (!report.output.has_filename()) report.output = report.output.parent_path();
  if (!is_safe_output(request.workspace, report.output)) {
    bag.add(Code::output_unsafe, file_place(report.output.string()));
    return refused(Outcome::misconfigured);
  }
  const auto theme = render::Theme::load(request.workspace, bag);
  watch.lap("load");
  if (!theme || bag.has_errors()) return refused();

  const auto state = request.write ? state_folder(request.workspace, report.output) : fs::temp_directory_path();
  if (request.write) {
    std::error_code ignored;  // the store falls back to the system's temporary folder and says what it cannot do
    fs::create_directories(state, ignored);
  }
  auto content = read_catalogue(*configuration, {state, request.today, request.jobs, request.network}, bag);
  report.sources = std::move(content.sources);
  const auto& catalogue = content.catalogue;
  watch.lap("read");
  if (!catalogue) return refused();
  report.records = catalogue->records;
  report.models = catalogue->models.size();
  report.units = catalogue->units.size();
  if (bag.has_errors()) return refused();

  const pages::Addresses addresses(*configuration);
  render::PhotoCache photos(request.workspace / ".trungbay" / "photos", request.write);
  const auto pictures = collect_pictures(*configuration, *catalogue, request.network, request.jobs, photos, bag);
  watch.lap("pictures");
  const pages::Statistics statistics(*catalogue);
  const pages::Relations relations(*catalogue, request.jobs);
  const auto& share = configuration->share;
  const bool draws = share.cards != workspace::CardChoice::off || share.has_infographics;
  const auto found_look = draws ? read_card_look(*configuration, pictures, bag) : std::nullopt;
  const pages::CardLook look = found_look.value_or(pages::CardLook{});
  const pages::CardSource drawn{*catalogue, *configuration, statistics, pictures};
  const auto cards = found_look ? pages::ShareCards(drawn, look.hash) : pages::ShareCards();
  const auto infographics =
      found_look && share.has_infographics ? pages::Infographics(drawn, look.hash) : pages::Infographics();
  const search::SearchSource searched{*configuration, *catalogue, [&addresses, &catalogue](std::uint32_t idea, Scratch& scratch) {
                                        return addresses.idea(catalogue->address(idea), catalogue->ideas[idea].date, scratch);
                                      }};
  // Locked from here on: the index keeps its own files beside the manifest.
  std::optional<site::SiteWriter> writer;
  if (request.write) {
    auto opened = site::SiteWriter::open(report.output, state, bag);
    if (!opened) {
      bag.add(std::move(opened).fault());
      return refused();
    }
    writer.emplace(std::move(opened).value());
  }
  search::SearchIndex search_index;
  if (writer && configuration->search != workspace::SearchChoice::off) {
    auto made = search::make_index({searched, state / "search", request.jobs, {}});
    if (!made) {
      bag.add(std::move(made).fault());
      return refused();
    }
    search_index = std::move(made).value();
  }
  watch.lap("search");
  const auto app = render::make_app_files(*configuration, pictures);
  const auto plan = pages::plan_site(*catalogue, *configuration, addresses, {pictures, cards, infographics, search_index, app}, bag);
  pages::SiteContext site{*configuration, *catalogue, addresses, plan, statistics, relations, pictures, cards, look,
                          infographics, search_index, app, {}};
  auto stylesheet = theme->render_stylesheet(site, bag);
  if (!stylesheet) return refused();
  site.stylesheet = std::move(*stylesheet);
  report.pages = static_cast<std::size_t>(
      std::count_if(plan.files.begin(), plan.files.end(),
                    [](const auto& file) { return !pages::template_of(file.kind).empty(); }));
  render::check_links(site, bag);
  watch.lap("plan");
  if (bag.has_errors()) return refused();

  if (writer) {
    if (!write_site(request, *theme, site, photos, *writer, report, watch, bag)) return refused();
  } else {
    make_files(request, *theme, site, photos, bag,
               [&](std::size_t index, render::FileMaker& maker, DiagnosticBag& own) {
                 // Pictures are whole, as measuring showed: nothing could be wrong, and they cost more than pages.
                 if (!pages::is_named_by_content(plan.files[index].kind)) maker.finish(own);
               });
    watch.lap("render");
    if (refuses(request, report, bag)) return refused();
  }
  return report;
}

vietnamese::Date today_in_vietnam() {
  std::int64_t seconds = std::chrono::duration_cast<std::chrono::seconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count();
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    char* end = nullptr;
    const long long given = std::strtoll(epoch, &end, 10);
    if (end != epoch && *end == '\0' && given >= 0) seconds = given;
  }
  constexpr std::int64_t k_seven_hours = 7 * 3600;  // UTC+7, no summer time
  return vietnamese::from_days(static_cast<std::int32_t>((seconds + k_seven_hours) / 86400));
}

}  // namespace trungbay::commands
