#include "ingest/paging.hpp"

#include <algorithm>
#include <array>

#include <curl/curl.h>
#include <nlohmann/json.hpp>

#include "workspace/web_address.hpp"

namespace trungbay::ingest {
namespace {

using nlohmann::json;
using workspace::Paging;
using workspace::PagingStyle;

// Where portals put the link to the next page, and the numbers of pages.
constexpr std::string_view k_next_links[] = {"next", "links.next", "_links.next.href", "_links.next", "paging.next",
                                             "pagination.next", "next_page_url", "meta.next", "@odata.nextLink"};
constexpr std::string_view k_page_numbers[] = {"page", "current_page", "currentPage", "meta.current_page", "pagination.page",
                                               "meta.page", "pagination.current_page"};
constexpr std::string_view k_last_pages[] = {"total_pages", "totalPages", "last_page", "pageCount", "meta.last_page",
                                             "pagination.total_pages", "pagination.totalPages", "meta.total_pages"};

const json* find(const json& root, std::string_view path) {
  const json* at = &root;
  while (!path.empty()) {
    if (!at->is_object()) return nullptr;
    // A key may itself hold a dot.
    if (const auto whole = at->find(std::string(path)); whole != at->end()) return &*whole;
    const std::string key(path.substr(0, path.find('.')));
    const auto found = at->find(key);
    if (found == at->end()) return nullptr;
    at = &*found;
    path.remove_prefix(std::min(path.size(), key.size() + 1));
  }
  return at;
}

template <std::size_t count>
std::int64_t number_at(const json& root, const std::string_view (&paths)[count]) {
  for (const auto path : paths) {
    const json* found = find(root, path);
    if (found != nullptr && found->is_number_integer()) return found->get<std::int64_t>();
  }
  return -1;
}

bool holds_objects(const json& value) { return value.is_array() && !value.empty() && value.front().is_object(); }

struct FoundList {
  std::size_t size = 0;
  std::string path;
};

FoundList longest_list(const json& value, int depth) {
  FoundList longest;
  if (value.is_array() && holds_objects(value)) longest.size = value.size();
  if (!value.is_object() || depth == 0) return longest;
  for (const auto& [key, member] : value.items()) {
    FoundList found = longest_list(member, depth - 1);
    if (found.size <= longest.size) continue;
    longest = {found.size, found.path.empty() ? key : key + "." + found.path};
  }
  return longest;
}

std::string origin_of(const std::string& url) {
  const auto address = workspace::parse_web_address(url);
  return address ? address->scheme + "://" + address->host : std::string();
}

std::string resolved(const std::string& base, const std::string& link) {
  CURLU* parsed = curl_url();
  char* made = nullptr;
  std::string url;
  if (curl_url_set(parsed, CURLUPART_URL, base.c_str(), 0) == CURLUE_OK &&
      curl_url_set(parsed, CURLUPART_URL, link.c_str(), 0) == CURLUE_OK &&
      curl_url_get(parsed, CURLUPART_URL, &made, 0) == CURLUE_OK) {
    url = made;
    curl_free(made);
  }
  curl_url_cleanup(parsed);
  return url;
}

}  // namespace

PageView look_at_page(std::string_view bytes, const Paging& paging, const std::string& records) {
  PageView page;
  const json root = json::parse(bytes, nullptr, false);
  if (root.is_discarded()) return page;
  page.is_json = true;
  const json* list = records.empty() ? nullptr : find(root, records);
  if (list != nullptr && list->is_array()) {
    page.records = list->size();
    page.records_at = records;
  } else if (records.empty()) {
    auto [size, path] = longest_list(root, 4);
    page.records = size;
    page.records_at = std::move(path);
  }
  if (!paging.next.empty()) {
    const json* link = find(root, paging.next);
    if (link != nullptr && link->is_string()) page.next_link = link->get<std::string>();
  } else {
    for (const auto path : k_next_links) {
      const json* link = find(root, path);
      if (link == nullptr || !link->is_string()) continue;
      page.next_link = link->get<std::string>();
      break;
    }
  }
  page.page = number_at(root, k_page_numbers);
  page.last_page = number_at(root, k_last_pages);
  return page;
}

std::string with_parameter(const std::string& url, std::string_view name, std::string_view value) {
  const std::size_t fragment = url.find('#');
  std::string head = url.substr(0, fragment);
  const std::string tail = fragment == std::string::npos ? std::string() : url.substr(fragment);
  const std::size_t query = head.find('?');
  std::string kept = head.substr(0, query);
  char separator = '?';
  std::string_view rest = query == std::string::npos ? std::string_view() : std::string_view(head).substr(query + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    if (pair.empty() || pair.substr(0, pair.find('=')) == name) continue;
    kept += separator;
    kept += pair;
    separator = '&';
  }
  kept += separator;
  kept.append(name).append("=").append(value);
  return kept + tail;
}

std::string first_page(const std::string& url, const Paging& paging) {
  std::string first = url;
  if (!paging.size_parameter.empty()) first = with_parameter(first, paging.size_parameter, std::to_string(paging.size));
  if (paging.style == PagingStyle::page) return with_parameter(first, paging.parameter, std::to_string(paging.first));
  if (paging.style == PagingStyle::offset) return with_parameter(first, paging.parameter, "0");
  return first;
}

std::optional<std::string> next_page(const std::string& url, const std::string& page_url, std::uint32_t number,
                                     const PageView& page, const Paging& paging) {
  if (!page.is_json || page.records == 0) return std::nullopt;
  const std::string base = first_page(url, paging);
  switch (paging.style) {
    case PagingStyle::page:
      if (page.last_page >= 0 && page.page >= page.last_page) return std::nullopt;
      return with_parameter(base, paging.parameter, std::to_string(paging.first + number));
    case PagingStyle::offset:
      return with_parameter(base, paging.parameter, std::to_string(paging.size * number));
    case PagingStyle::next:
    case PagingStyle::automatic:
      break;
  }
  if (!page.next_link.empty()) {
    const std::string next = resolved(page_url, page.next_link);
    if (next.empty() || origin_of(next) != origin_of(url) || next == page_url) return std::nullopt;
    return next;
  }
  // "page 1 of 7" without a link: the usual parameter, which the address may already have.
  if (paging.style == PagingStyle::automatic && page.page >= 0 && page.last_page > page.page) {
    return with_parameter(base, "page", std::to_string(page.page + 1));
  }
  return std::nullopt;
}

}  // namespace trungbay::ingest
