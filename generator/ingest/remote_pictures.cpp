#include "ingest/remote_pictures.hpp"

#include <cstdio>
#include <system_error>

#include <unistd.h>

#include "base/hash.hpp"
#include "base/parallel_for.hpp"
#include "ingest/kept_copy.hpp"

namespace trungbay::ingest {
namespace {

namespace fs = std::filesystem;

constexpr unsigned k_at_once = 6;  // as a browser asks one host

struct Fetched {
  FetchAnswer answer;
  bool is_there = false;
};

Fetched fetch_one(const std::string& url, const fs::path& copy, const workspace::Images& settings, NetworkUse network) {
  Fetched result;
  std::error_code error;
  const bool has_copy = fs::is_regular_file(copy, error);
  result.is_there = has_copy;
  if (network == NetworkUse::offline) return result;
  FetchRequest request;
  request.url = url;
  request.is_hostile = true;
  request.allowed_hosts = settings.allowed_hosts;
  request.limits.most_bytes = k_most_picture_bytes;
  request.limits.total_seconds = 60;
  request.limits.connect_seconds = 10;
  request.limits.slow_seconds = 15;
  request.limits.most_tries = 2;
  request.limits.most_wait_seconds = 5;
  if (has_copy && network == NetworkUse::normal) {
    const CopyFacts known = read_facts(copy);
    request.etag = known.etag;
    request.last_modified = known.last_modified;
  }
  const fs::path part = copy.string() + ".part";
  result.answer = fetch(request, part);
  const bool is_new = result.answer.outcome == FetchOutcome::fetched && result.answer.size > 0;
  if (is_new && ::rename(part.c_str(), copy.c_str()) == 0) {
    write_facts(copy, {result.answer.etag, result.answer.last_modified, now_seconds()});
    result.is_there = true;
  } else {
    ::unlink(part.c_str());
  }
  // A host that now leads inside took its picture back.
  if (result.answer.outcome == FetchOutcome::refused) result.is_there = false;
  return result;
}

}  // namespace

RemotePictures fetch_pictures(const std::vector<WantedPicture>& wanted, const workspace::Images& settings,
                              const fs::path& folder, NetworkUse network, DiagnosticBag& bag) {
  RemotePictures pictures;
  std::map<std::string, std::size_t> index;  // of each address in `urls`
  std::vector<const WantedPicture*> urls;
  for (const auto& picture : wanted) {
    if (index.try_emplace(picture.url, urls.size()).second) urls.push_back(&picture);
  }
  if (urls.empty() || !settings.fetches_remote) return pictures;
  if (urls.size() > k_most_remote_pictures) {
    bag.add(Code::pictures_too_many, urls[k_most_remote_pictures]->place, {{"limit", std::to_string(k_most_remote_pictures)}});
    urls.resize(k_most_remote_pictures);
  }
  std::error_code error;
  fs::create_directories(folder, error);
  std::vector<Fetched> fetched(urls.size());
  const auto copy_of = [&](const std::string& url) { return folder / to_hex(hash128(url)); };
  auto broken = parallel_for(urls.size(), k_at_once, [&](std::size_t i, unsigned) {
    fetched[i] = fetch_one(urls[i]->url, copy_of(urls[i]->url), settings, network);
  });
  if (broken) bag.add(std::move(*broken));
  for (std::size_t i = 0; i < urls.size(); ++i) {
    if (fetched[i].is_there) {
      pictures.emplace(urls[i]->url, RemotePicture{copy_of(urls[i]->url), urls[i]->place});
    } else if (fetched[i].answer.outcome == FetchOutcome::refused) {
      bag.add(Code::picture_host_refused, urls[i]->place, {{"origin", fetched[i].answer.reason}, {"url", urls[i]->url}});
    } else {
      const std::string reason = network == NetworkUse::offline ? "offline" : fetched[i].answer.reason;
      bag.add(Code::picture_not_fetched, urls[i]->place, {{"url", urls[i]->url}, {"reason", reason}});
    }
  }
  return pictures;
}

}  // namespace trungbay::ingest
