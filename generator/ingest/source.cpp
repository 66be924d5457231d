#include "ingest/source.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "base/files.hpp"
#include "base/parallel_for.hpp"
#include "ingest/download.hpp"

namespace trungbay::ingest {
namespace {

using workspace::SourceFormat;
using workspace::SourceSettings;

constexpr std::string_view k_download_folder = ".trungbay/downloads";
constexpr unsigned k_downloads_at_once = 4;

struct Found {
  Source source;
  bool is_exact = false;  // named without a glob
};

class Finder {
 public:
  Finder(const workspace::Configuration& configuration, DiagnosticBag& bag, NetworkUse network)
      : configuration_(configuration), bag_(bag), network_(network) {}

  std::vector<Source> run() {
    download();
    for (const SourceSettings& settings : configuration_.sources) {
      if (!settings.url.empty()) {
        take_url(settings);
      } else if (is_glob(settings.path)) {
        take_glob(settings);
      } else {
        take_path(settings);
      }
    }
    report_empty_globs();
    std::vector<Source> sources;
    for (auto& [file, found] : found_) sources.push_back(std::move(found.source));
    return sources;
  }

 private:
  // All addresses at once: hosts are slow, not the network.
  void download() {
    std::vector<const SourceSettings*> remote;
    for (const auto& settings : configuration_.sources) {
      if (!settings.url.empty()) remote.push_back(&settings);
    }
    std::vector<DiagnosticBag> bags(remote.size());
    std::vector<std::vector<Downloaded>> pages(remote.size());
    auto broken = parallel_for(remote.size(), k_downloads_at_once, [&](std::size_t i, unsigned) {
      auto found = read_download(*remote[i], configuration_.root / k_download_folder, network_, bags[i]);
      if (found) {
        pages[i] = std::move(found).value();
      } else {
        bags[i].add(std::move(found).fault());
      }
    });
    for (std::size_t i = 0; i < remote.size(); ++i) {
      bag_.join(std::move(bags[i]));
      downloaded_[remote[i]] = std::move(pages[i]);
    }
    if (broken) bag_.add(std::move(*broken));
  }

  void take_url(const SourceSettings& settings) {
    was_named_ = true;
    for (auto& page : downloaded_[&settings]) {
      add(settings, page.url, std::move(page.path), true);
      if (!page.records.empty()) found_.at(page.url).source.records = page.records;
    }
  }

  void take_path(const SourceSettings& settings) {
    was_named_ = true;
    const std::filesystem::path path = configuration_.root / settings.path;
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
      bag_.add(Code::source_missing, settings.place, {{"path", settings.path}});
    } else if (!resolves_inside(configuration_.root, path)) {
      bag_.add(Code::source_outside, settings.place, {{"path", settings.path}});
    } else if (settings.format == SourceFormat::automatic &&
               format_of_name(settings.path) == SourceFormat::automatic) {
      bag_.add(Code::source_format_unknown, file_place(settings.path));
    } else {
      add(settings, settings.path, path, true);
    }
  }

  void take_glob(const SourceSettings& settings) {
    bool any = false;
    for (const std::string& file : find_files(configuration_.root, settings.path, bag_)) {
      if (settings.format == SourceFormat::automatic && format_of_name(file) == SourceFormat::automatic) {
        if (skipped_.insert(file).second) bag_.add(Code::source_skipped, file_place(file));
        continue;
      }
      any = true;
      add(settings, file, configuration_.root / file, false);
    }
    if (!any) empty_globs_.push_back(&settings);
  }

  void add(const SourceSettings& settings, const std::string& file, std::filesystem::path path,
           bool is_exact) {
    const auto place = found_.find(file);
    if (place != found_.end() && is_exact && place->second.is_exact) {
      bag_.add(Code::source_repeated, settings.place, {{"path", file}})
          .related.push_back({place->second.source.place, file});
      return;
    }
    if (place != found_.end() && (place->second.is_exact || !is_exact)) return;
    Found found;
    found.source = {file,
                    std::move(path),
                    settings.format,
                    settings.records,
                    settings.defaults,
                    settings.columns,
                    settings.place};
    found.is_exact = is_exact;
    found_.insert_or_assign(file, std::move(found));
  }

  // A pattern without a match is worth a warning; without any source at all there is nothing to build from.
  void report_empty_globs() {
    const bool is_fatal = found_.empty() && !was_named_;
    for (const SourceSettings* settings : empty_globs_) {
      bag_.add(is_fatal ? Code::sources_none : Code::source_glob_empty, settings->place,
               {{"path", settings->path}});
    }
  }

  const workspace::Configuration& configuration_;
  DiagnosticBag& bag_;
  NetworkUse network_;
  std::map<const SourceSettings*, std::vector<Downloaded>> downloaded_;
  std::map<std::string, Found> found_;
  std::set<std::string> skipped_;
  std::vector<const SourceSettings*> empty_globs_;
  bool was_named_ = false;  // what is named and missing has an error of its own
};

}  // namespace

SourceFormat format_of_name(std::string_view name) {
  const std::size_t point = name.rfind('.');
  if (point == std::string_view::npos) return SourceFormat::automatic;
  std::string extension(name.substr(point + 1));
  for (char& byte : extension) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
  if (extension == "csv" || extension == "tsv" || extension == "txt") return SourceFormat::csv;
  if (extension == "json") return SourceFormat::json;
  if (extension == "ndjson" || extension == "jsonl") return SourceFormat::ndjson;
  if (extension == "xlsx" || extension == "xlsm") return SourceFormat::xlsx;
  if (extension == "ods") return SourceFormat::ods;
  // Read no further than its first bytes, but a reason to say so rather than to pass it over.
  if (extension == "xls") return SourceFormat::xlsx;
  return SourceFormat::automatic;
}

std::vector<Source> find_sources(const workspace::Configuration& configuration, DiagnosticBag& bag,
                                 NetworkUse network) {
  return Finder(configuration, bag, network).run();
}

}  // namespace trungbay::ingest
