#include "ingest/fetch.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <system_error>
#include <thread>

#include <curl/curl.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ingest/host_rule.hpp"
#include "workspace/web_address.hpp"

namespace trungbay::ingest {
namespace {

using Clock = std::chrono::steady_clock;

constexpr long k_slow_bytes_a_second = 1000;
constexpr std::chrono::milliseconds k_first_wait{400};  // doubled with each try

class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& path)
      : fd_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (fd_ < 0) error_ = errno;
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() {
    if (fd_ >= 0) ::close(fd_);
  }

  int error() const { return error_; }
  std::uint64_t size() const { return size_; }

  bool write(const char* bytes, std::size_t size) {
    while (size > 0) {
      const ssize_t written = ::write(fd_, bytes, size);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        error_ = errno;
        return false;
      }
      bytes += written;
      size -= static_cast<std::size_t>(written);
      size_ += static_cast<std::uint64_t>(written);
    }
    return true;
  }

  bool begin_anew() {
    size_ = 0;
    if (::ftruncate(fd_, 0) == 0 && ::lseek(fd_, 0, SEEK_SET) == 0) return true;
    error_ = errno;
    return false;
  }

  bool sync() {
    if (::fsync(fd_) == 0) return true;
    error_ = errno;
    return false;
  }

 private:
  int fd_;
  int error_ = 0;
  std::uint64_t size_ = 0;
};

// One request and its answer's head.
struct Exchange {
  OutputFile* file = nullptr;
  std::uint64_t most_bytes = 0;
  bool is_hostile = false;
  std::uint64_t asked_from = 0;  // Range
  long status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  bool body_checked = false;
  bool too_large = false;
  bool refused_host = false;
};

std::string lower(std::string text) {
  for (char& letter : text) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  return text;
}

std::size_t take_header(char* line, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  const std::string_view text(line, size * count);
  if (text.starts_with("HTTP/")) exchange.headers.clear();  // an interim answer came before
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && exchange.headers.size() < 200) {
    std::string_view value = text.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '\r' || value.back() == '\n' || value.back() == ' ')) value.remove_suffix(1);
    exchange.headers[lower(std::string(text.substr(0, colon)))] = std::string(value.substr(0, 4096));
  }
  return size * count;
}

struct Transfer {
  CURL* curl;
  Exchange& exchange;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  auto& exchange = transfer.exchange;
  if (!exchange.body_checked) {
    exchange.body_checked = true;
    curl_easy_getinfo(transfer.curl, CURLINFO_RESPONSE_CODE, &exchange.status);
    // The host sends everything although only the rest was asked for.
    if (exchange.asked_from > 0 && exchange.status == 200 && !exchange.file->begin_anew()) return 0;
  }
  if (exchange.status != 200 && exchange.status != 206) return size * count;  // an error's page is nobody's business
  exchange.too_large = exchange.file->size() + size * count > exchange.most_bytes;
  return !exchange.too_large && exchange.file->write(bytes, size * count) ? size * count : 0;
}

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(user);
  if (exchange.is_hostile && !is_public_address(address->addr)) {
    exchange.refused_host = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string size_text(std::uint64_t bytes) {
  return bytes >= 1 << 20 ? std::to_string(bytes >> 20) + " MB" : std::to_string(bytes) + " B";
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};

enum class Step : std::uint8_t { done, again, failed, refused };

class Fetcher {
 public:
  Fetcher(const FetchRequest& request, const std::filesystem::path& path)
      : request_(request), file_(path), ends_(Clock::now() + std::chrono::seconds(request.limits.total_seconds)) {}

  FetchAnswer run() {
    static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (global != CURLE_OK) return fail(curl_easy_strerror(global));
    if (file_.error() != 0) return fail(std::generic_category().message(file_.error()));
    for (int attempt = 1;; ++attempt) {
      const Step step = try_once();
      if (step == Step::done) return answer_;
      answer_.outcome = step == Step::refused ? FetchOutcome::refused : FetchOutcome::failed;
      if (step != Step::again || attempt >= request_.limits.most_tries || !wait(attempt)) return answer_;
    }
  }

 private:
  FetchAnswer fail(std::string reason) {
    answer_.reason = std::move(reason);
    return answer_;
  }

  Step stop(Step step, std::string reason) {
    answer_.reason = std::move(reason);
    return step;
  }

  // False when the time is up.
  bool wait(int attempt) {
    static thread_local std::minstd_rand random{std::random_device{}()};
    auto pause = k_first_wait * (1 << std::min(attempt - 1, 6));
    pause = pause * std::uniform_int_distribution<int>(75, 125)(random) / 100;
    if (asked_wait_seconds_ >= 0) {
      pause = std::chrono::seconds(std::min(asked_wait_seconds_, request_.limits.most_wait_seconds));
    }
    if (Clock::now() + pause >= ends_) return false;
    std::this_thread::sleep_for(pause);
    return true;
  }

  // Follows redirects to the end of one try.
  Step try_once() {
    std::string url = request_.url;
    const auto first = workspace::parse_web_address(url);
    for (int hop = 0; hop <= request_.limits.most_redirects; ++hop) {
      const auto address = workspace::parse_web_address(url);
      if (!address || !first) return stop(Step::refused, url.substr(0, 80));
      const bool is_trusted = is_allowed_host(address->host, request_.allowed_hosts);
      if (!may_be_asked(*address, is_trusted, hop)) return Step::refused;
      Exchange exchange;
      exchange.is_hostile = request_.is_hostile && !is_trusted;
      const bool same_origin = address->scheme == first->scheme && address->host == first->host;
      const CURLcode code = perform(url, same_origin, exchange);
      if (exchange.refused_host) return stop(Step::refused, address->scheme + "://" + address->host);
      if (exchange.too_large || code == CURLE_FILESIZE_EXCEEDED) {
        return stop(Step::failed, "> " + size_text(request_.limits.most_bytes));
      }
      if (file_.error() != 0) return stop(Step::failed, std::generic_category().message(file_.error()));
      const bool is_redirect = exchange.status >= 301 && exchange.status <= 308 && exchange.status != 304 &&
                               exchange.headers.contains("location");
      if (code == CURLE_OK && is_redirect) {
        url = absolute(url, exchange.headers.at("location"));
        continue;
      }
      return judge(code, exchange);
    }
    return stop(Step::failed, "redirect > " + std::to_string(request_.limits.most_redirects));
  }

  // Plain http only to hosts that are trusted, or to this machine itself where the address is not a stranger's.
  bool may_be_asked(const workspace::WebAddress& address, bool is_trusted, int hop) {
    const bool is_local = workspace::is_loopback(address) && !request_.is_hostile;
    // A stranger's redirect does not get to this machine's other services.
    const bool may_be_local = is_local && (hop == 0 || started_local_);
    if (hop == 0) started_local_ = is_local;
    if (address.scheme != "https" && !is_trusted && !may_be_local) {
      stop(Step::refused, address.scheme + "://" + address.host);
      return false;
    }
    const std::size_t colon = address.host.ends_with(']') ? std::string::npos : address.host.rfind(':');
    if (request_.is_hostile && !is_trusted && colon != std::string::npos && address.host.substr(colon) != ":443") {
      stop(Step::refused, address.scheme + "://" + address.host);
      return false;
    }
    return true;
  }

  static std::string absolute(const std::string& base, const std::string& location) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
    char* made = nullptr;
    if (curl_url_set(parsed.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK ||
        curl_url_set(parsed.get(), CURLUPART_URL, location.c_str(), 0) != CURLUE_OK ||
        curl_url_get(parsed.get(), CURLUPART_URL, &made, 0) != CURLUE_OK) {
      return {};
    }
    std::string url(made);
    curl_free(made);
    return url;
  }

  CURLcode perform(const std::string& url, bool same_origin, Exchange& exchange) {
    const std::unique_ptr<CURL, FreeList> curl(curl_easy_init());
    if (!curl) return CURLE_FAILED_INIT;
    exchange.file = &file_;
    exchange.most_bytes = request_.limits.most_bytes;
    const bool resumes = file_.size() > 0 && can_resume_;
    exchange.asked_from = resumes ? file_.size() : 0;
    if (!resumes && file_.size() > 0 && !file_.begin_anew()) return CURLE_WRITE_ERROR;
    std::unique_ptr<curl_slist, FreeList> lines;
    const auto add = [&](const std::string& line) { lines.reset(curl_slist_append(lines.release(), line.c_str())); };
    if (same_origin) {
      for (const auto& header : request_.headers) add(header);
    }
    if (resumes) {
      add("Range: bytes=" + std::to_string(file_.size()) + "-");
      add("If-Range: " + (answer_.etag.empty() ? answer_.last_modified : answer_.etag));
    } else {
      if (!request_.etag.empty()) add("If-None-Match: " + request_.etag);
      if (!request_.last_modified.empty()) add("If-Modified-Since: " + request_.last_modified);
    }
    Transfer transfer{curl.get(), exchange};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(ends_ - Clock::now()).count();
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines.get());
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, request_.limits.connect_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(left, 1)));
    curl_easy_setopt(curl.get(), CURLOPT_LOW_SPEED_LIMIT, k_slow_bytes_a_second);
    curl_easy_setopt(curl.get(), CURLOPT_LOW_SPEED_TIME, request_.limits.slow_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request_.limits.most_bytes));
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    // A proxy would connect in our place, past the rule about hosts.
    if (request_.is_hostile) curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    // Whatever libcurl can unpack; the limit counts unpacked bytes. What goes on in the middle cannot be packed.
    if (!resumes) curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
    // As curl itself and OpenSSL do: a private authority is named by the environment.
    if (const char* authorities = std::getenv("SSL_CERT_FILE")) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, authorities);
    curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "trungbay/" TRUNGBAY_VERSION);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETDATA, &exchange);
    const CURLcode code = curl_easy_perform(curl.get());
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &exchange.status);
    return code;
  }

  Step judge(CURLcode code, const Exchange& exchange) {
    const auto header = [&](const char* name) {
      const auto found = exchange.headers.find(name);
      return found == exchange.headers.end() ? std::string() : found->second;
    };
    asked_wait_seconds_ = -1;
    const bool is_body = exchange.status == 200 || exchange.status == 206;
    if (is_body) {
      answer_.etag = header("etag");
      answer_.last_modified = header("last-modified");
      // A weak tag says that two copies mean the same, not that their bytes are.
      const bool is_exact = !answer_.etag.starts_with("W/") && !(answer_.etag.empty() && answer_.last_modified.empty());
      can_resume_ = is_exact && header("accept-ranges") != "none" && header("content-encoding").empty();
    }
    if (code != CURLE_OK) {
      const bool may_pass = code != CURLE_URL_MALFORMAT && code != CURLE_UNSUPPORTED_PROTOCOL &&
                            code != CURLE_PEER_FAILED_VERIFICATION && code != CURLE_WRITE_ERROR;
      return stop(may_pass ? Step::again : Step::failed, curl_easy_strerror(code));
    }
    if (exchange.status == 304) {
      answer_.outcome = FetchOutcome::not_modified;
      return Step::done;
    }
    if (is_body) {
      if (!file_.sync()) return stop(Step::failed, std::generic_category().message(file_.error()));
      answer_.outcome = FetchOutcome::fetched;
      answer_.size = file_.size();
      return Step::done;
    }
    const std::string wait = header("retry-after");
    if (!wait.empty() && wait.find_first_not_of("0123456789") == std::string::npos && wait.size() < 6) {
      asked_wait_seconds_ = std::atol(wait.c_str());
    }
    // The rest that was asked for is not there any more: from the beginning, then.
    if (exchange.status == 416) can_resume_ = false;
    const bool may_pass = exchange.status == 429 || exchange.status == 408 || exchange.status == 416 || exchange.status >= 500;
    return stop(may_pass ? Step::again : Step::failed, "HTTP " + std::to_string(exchange.status));
  }

  const FetchRequest& request_;
  OutputFile file_;
  Clock::time_point ends_;
  FetchAnswer answer_;
  bool can_resume_ = false;
  bool started_local_ = false;
  long asked_wait_seconds_ = -1;  // Retry-After
};

}  // namespace

FetchAnswer fetch(const FetchRequest& request, const std::filesystem::path& file) {
  return Fetcher(request, file).run();
}

}  // namespace trungbay::ingest
