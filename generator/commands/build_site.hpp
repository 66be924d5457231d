// A build from the workspace to the site, step by step: what `build` and `check` share.
//
// The only place that knows all stages. Each step takes what the one before it gave; after each, errors end
// the build, all of that step's faults having been collected. Nothing of the site changes before everything
// has been rendered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "ingest/source.hpp"
#include "site/site_writer.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::commands {

struct BuildRequest {
  std::filesystem::path workspace;
  std::filesystem::path output;  // empty: `site` in the workspace
  std::string base_url;          // empty: the configuration's
  unsigned jobs = 1;
  bool strict = false;
  ingest::NetworkUse network = ingest::NetworkUse::normal;
  bool write = true;  // false: everything but the writing, as `check` wants it
  vietnamese::Date today;
  std::function<void(std::size_t done, std::size_t total)> progress;  // may be empty; called by any thread
};

enum class Outcome : std::uint8_t {
  done,
  refused,        // something is wrong; the site is as it was
  misconfigured,  // showcase.yaml cannot be used
};

struct StepTime {
  std::string_view step;
  double seconds = 0;
};

struct BuildReport {
  Outcome outcome = Outcome::done;
  std::filesystem::path output;
  std::string title;                    // of the site
  std::string kits_address;             // where staff find its share kits; empty: nowhere
  std::vector<ingest::Source> sources;  // that were found
  catalogue::RecordCounts records;
  std::size_t models = 0;
  std::size_t units = 0;
  std::size_t pages = 0;
  site::WriteSummary files;
  std::vector<StepTime> seconds;  // by step, in order
};

BuildReport build_site(const BuildRequest& request, DiagnosticBag& bag);

// Today in Viet Nam; the day of SOURCE_DATE_EPOCH when that is set, so that builds can be repeated.
vietnamese::Date today_in_vietnam();

}  // namespace trungbay::commands
