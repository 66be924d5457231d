#include "ingest/download.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <unistd.h>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "ingest/kept_copy.hpp"
#include "ingest/paging.hpp"
#include "ingest/source.hpp"
#include "workspace/web_address.hpp"

namespace trungbay::ingest {
namespace {

namespace fs = std::filesystem;
using workspace::PagingStyle;
using workspace::SourceSettings;

constexpr std::size_t k_list_most_bytes = 16 << 20;  // 10,000 addresses of 500 letters are 5 MB

// A fetched page that does not take its place.
void drop(const fs::path& part) {
  ::unlink(part.c_str());
  ::unlink(facts_path(part).c_str());
}

// What a copy is named by: the address, so that an address that changes is fetched anew. Its ending keeps
// telling the format.
std::string copy_name(const std::string& url) {
  const std::string_view path = std::string_view(url).substr(0, url.find_first_of("?#"));
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const bool has_format = format_of_name(name) != workspace::SourceFormat::automatic;
  return to_hex(hash128(url)) + (has_format ? std::string(name.substr(name.rfind('.'))) : std::string(".data"));
}

class Downloader {
 public:
  Downloader(const SourceSettings& source, fs::path folder, NetworkUse network, DiagnosticBag& bag,
             const FetchLimits& limits)
      : source_(source), folder_(std::move(folder)), network_(network), bag_(bag), limits_(limits) {}

  Result<std::vector<Downloaded>> run() {
    const auto address = workspace::parse_web_address(source_.url);
    if (!address || (address->scheme != "https" && !workspace::is_loopback(*address))) {
      return make_diagnostic(Code::download_not_https, source_.place);
    }
    if (network_ == NetworkUse::offline) return kept({});
    for (const auto& header : source_.headers) {
      const char* value = std::getenv(header.variable.c_str());
      if (value == nullptr || *value == '\0' || std::string_view(value).find_first_of("\r\n") != std::string_view::npos) {
        return make_diagnostic(Code::secret_missing, header.place, {{"name", header.variable}});
      }
      headers_.push_back(header.name + ": " + header.prefix + value);
    }
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) return kept(error.message());
    return fetch_pages();
  }

 private:
  fs::path list_path() const { return folder_ / (copy_name(source_.url) + ".pages"); }

  // The pages one after another, each asked whether the copy of it still holds. Only when the last one is there does
  // the list of pages change, so that a source is never half old and half new.
  Result<std::vector<Downloaded>> fetch_pages() {
    std::vector<Downloaded> pages;
    std::vector<fs::path> fresh;  // that still have to take their place
    std::vector<Hash128> seen;
    std::uint64_t bytes = 0;
    std::string records = source_.records;
    std::string url = first_page(source_.url, source_.paging);
    const auto give_up = [&](std::string reason) {
      for (const auto& part : fresh) drop(part);
      return kept(std::move(reason));
    };
    for (;;) {
      const fs::path copy = folder_ / copy_name(url);
      const fs::path part = copy.string() + ".part";
      FetchRequest request;
      request.url = url;
      request.headers = headers_;
      request.limits = limits_;
      std::error_code error;
      const CopyFacts known = fs::is_regular_file(copy, error) ? read_facts(copy) : CopyFacts{};
      if (network_ == NetworkUse::normal) {
        request.etag = known.etag;
        request.last_modified = known.last_modified;
      }
      const FetchAnswer answer = fetch(request, part);
      const bool is_new = answer.outcome == FetchOutcome::fetched && answer.size > 0;
      if (!is_new) ::unlink(part.c_str());
      if (answer.outcome == FetchOutcome::refused) return give_up(answer.reason);
      if (!is_new && answer.outcome != FetchOutcome::not_modified) {
        return give_up(answer.outcome == FetchOutcome::fetched ? "0 B" : answer.reason);
      }
      const fs::path& body = is_new ? part : copy;
      CopyFacts facts = is_new ? CopyFacts{answer.etag, answer.last_modified, now_seconds()} : known;
      facts.fetched = now_seconds();
      if (is_new) fresh.push_back(part);
      const auto mapped = MappedFile::open(body, url);
      if (!mapped) return give_up("?");
      const std::string_view text = mapped.value().bytes();
      bytes += text.size();
      if (bytes > limits_.most_bytes) return give_up("> " + std::to_string(limits_.most_bytes >> 20) + " MB");
      if (!write_facts(is_new ? part : copy, facts)) return give_up(std::generic_category().message(errno));
      const Hash128 hash = hash128(text);
      const bool is_repeated = std::find(seen.begin(), seen.end(), hash) != seen.end();
      const bool may_go_on = may_be_paged(text);
      const PageView page = may_go_on ? look_at_page(text, source_.paging, records) : PageView{};
      // The first page says where records stand: on a short last page another list may be longer than theirs.
      if (records.empty()) records = page.records_at;
      // A page behind the last one is empty, or the last one again.
      const bool is_behind = !pages.empty() && (is_repeated || (page.is_json && page.records == 0));
      if (!is_behind) pages.push_back({url, copy, {}});
      if (is_behind) break;
      seen.push_back(hash);
      const auto next = next_page(source_.url, url, static_cast<std::uint32_t>(pages.size()), page, source_.paging);
      if (!next) break;
      if (pages.size() >= limits_.most_pages) {
        for (const auto& unused : fresh) drop(unused);
        return make_diagnostic(Code::pages_too_many, source_.place, {{"limit", std::to_string(limits_.most_pages)}});
      }
      url = *next;
    }
    for (const auto& part : fresh) {
      const std::string copy = part.string().substr(0, part.string().size() - 5);
      if (::rename(part.c_str(), copy.c_str()) != 0 ||
          ::rename(facts_path(part).c_str(), facts_path(copy).c_str()) != 0) {
        return give_up(std::generic_category().message(errno));
      }
    }
    std::string list;
    for (auto& page : pages) {
      if (pages.size() > 1) page.records = records;
      list += page.url + "\t" + page.records + "\n";
    }
    if (write_file_atomically(list_path(), list)) return give_up(std::generic_category().message(errno));
    return pages;
  }

  // Only JSON comes in pages; a CSV is not even looked at.
  bool may_be_paged(std::string_view text) const {
    if (source_.format == workspace::SourceFormat::csv) return false;
    constexpr std::size_t k_most_page = 64 << 20;  // a page that is larger is the whole
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool is_object = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
    if (!is_object || text.size() > k_most_page) return false;
    return source_.paging.style != PagingStyle::automatic || text[first] == '{';
  }

  // The copies of the last time that all went well. `reason`: why there is nothing newer; "" when offline.
  Result<std::vector<Downloaded>> kept(std::string reason) {
    std::vector<Downloaded> pages;
    CopyFacts oldest;
    const auto list = read_text_file(list_path(), k_list_most_bytes);
    std::string_view rest = list ? std::string_view(list.value()) : std::string_view();
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      const std::string url(line.substr(0, line.find('\t')));
      const fs::path copy = folder_ / copy_name(url);
      std::error_code error;
      if (!fs::is_regular_file(copy, error)) {
        pages.clear();
        break;
      }
      const CopyFacts facts = read_facts(copy);
      if (pages.empty() || facts.fetched < oldest.fetched) oldest = facts;
      pages.push_back({url, copy, std::string(line.substr(std::min(line.size(), url.size() + 1)))});
    }
    if (pages.empty()) {
      return reason.empty() ? make_diagnostic(Code::download_no_copy, source_.place)
                            : make_diagnostic(Code::download_failed, source_.place, {{"reason", std::move(reason)}});
    }
    const std::string days = std::to_string(age_in_days(oldest));
    if (reason.empty()) {
      bag_.add(Code::download_offline, source_.place, {{"days", days}});
    } else {
      bag_.add(Code::download_kept_copy, source_.place, {{"reason", std::move(reason)}, {"days", days}});
    }
    return pages;
  }

  const SourceSettings& source_;
  fs::path folder_;
  NetworkUse network_;
  DiagnosticBag& bag_;
  FetchLimits limits_;
  std::vector<std::string> headers_;
};

}  // namespace

Result<std::vector<Downloaded>> read_download(const SourceSettings& source, const fs::path& folder, NetworkUse network,
                                              DiagnosticBag& bag, const FetchLimits& limits) {
  return Downloader(source, folder, network, bag, limits).run();
}

}  // namespace trungbay::ingest
