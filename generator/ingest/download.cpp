#include "ingest/download.hpp"

#include <cerrno>
#include <chrono>
#include <memory>
#include <system_error>

#include <curl/curl.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/hash.hpp"
#include "ingest/source.hpp"
#include "workspace/web_address.hpp"

namespace trungbay::ingest {
namespace {

namespace fs = std::filesystem;

constexpr long k_slow_bytes_a_second = 1000;

// The file that a transfer writes to; removed unless it is kept.
class PartialFile {
 public:
  PartialFile(fs::path path, std::uint64_t most_bytes)
      : path_(std::move(path)),
        most_bytes_(most_bytes),
        fd_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644)) {}
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  ~PartialFile() {
    if (fd_ >= 0) ::close(fd_);
    if (!kept_) ::unlink(path_.c_str());
  }

  bool is_open() const { return fd_ >= 0; }
  bool is_too_large() const { return too_large_; }
  int write_error() const { return write_error_; }
  std::uint64_t size() const { return size_; }

  bool write(const char* bytes, std::size_t size) {
    size_ += size;
    too_large_ = size_ > most_bytes_;
    if (too_large_) return false;
    while (size > 0) {
      const ssize_t written = ::write(fd_, bytes, size);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        write_error_ = errno;
        return false;
      }
      bytes += written;
      size -= static_cast<std::size_t>(written);
    }
    return true;
  }

  // Puts the whole file in the place of the copy before it.
  bool keep_as(const fs::path& target) {
    if (::fsync(fd_) != 0 || ::rename(path_.c_str(), target.c_str()) != 0) {
      write_error_ = errno;
      return false;
    }
    kept_ = true;
    return true;
  }

 private:
  fs::path path_;
  std::uint64_t most_bytes_;
  std::uint64_t size_ = 0;
  int fd_;
  int write_error_ = 0;
  bool too_large_ = false;
  bool kept_ = false;
};

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* file) {
  return static_cast<PartialFile*>(file)->write(bytes, size * count) ? size * count : 0;
}

std::string size_text(std::uint64_t bytes) {
  return bytes >= 1 << 20 ? std::to_string(bytes >> 20) + " MB" : std::to_string(bytes) + " B";
}

// Why the transfer failed; empty when it went well.
std::string transfer(const std::string& url, bool is_local, PartialFile& file, const DownloadLimits& limits) {
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (global != CURLE_OK) return curl_easy_strerror(global);
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return "libcurl";
  const char* const protocols = is_local ? "http,https" : "https";
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, protocols);
  curl_easy_setopt(curl.get(), CURLOPT_REDIR_PROTOCOLS_STR, protocols);
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_MAXREDIRS, limits.most_redirects);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, limits.connect_seconds);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, limits.total_seconds);
  curl_easy_setopt(curl.get(), CURLOPT_LOW_SPEED_LIMIT, k_slow_bytes_a_second);
  curl_easy_setopt(curl.get(), CURLOPT_LOW_SPEED_TIME, limits.slow_seconds);
  curl_easy_setopt(curl.get(), CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.most_bytes));
  curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  // Whatever libcurl can unpack; the limit counts unpacked bytes.
  curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "trungbay/" TRUNGBAY_VERSION);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &file);
  const CURLcode code = curl_easy_perform(curl.get());
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (file.is_too_large() || code == CURLE_FILESIZE_EXCEEDED) return "> " + size_text(limits.most_bytes);
  if (file.write_error() != 0) return std::generic_category().message(file.write_error());
  if (status >= 300) return "HTTP " + std::to_string(status);
  if (code != CURLE_OK) return curl_easy_strerror(code);
  const char* last = nullptr;
  curl_easy_getinfo(curl.get(), CURLINFO_EFFECTIVE_URL, &last);
  const auto address = workspace::parse_web_address(last != nullptr ? last : "");
  if (!address || (address->scheme != "https" && !workspace::is_loopback(*address))) return "http://";
  return {};
}

// What the copy is named by: the address, so that an address that changes is fetched anew. Its ending keeps
// telling the format.
std::string copy_name(const std::string& url) {
  const std::string_view path = std::string_view(url).substr(0, url.find_first_of("?#"));
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const bool has_format = format_of_name(name) != workspace::SourceFormat::automatic;
  return to_hex(hash128(url)) +
         (has_format ? std::string(name.substr(name.rfind('.'))) : std::string(".data"));
}

std::int64_t age_in_days(const fs::path& file) {
  std::error_code error;
  const auto written = fs::last_write_time(file, error);
  if (error) return 0;
  const auto age = fs::file_time_type::clock::now() - written;
  return std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::hours>(age).count() / 24);
}

}  // namespace

Result<fs::path> read_download(const std::string& url, const fs::path& folder, const Place& place,
                               DiagnosticBag& bag, const DownloadLimits& limits) {
  const auto address = workspace::parse_web_address(url);
  const bool is_local = address && workspace::is_loopback(*address);
  if (!address || (address->scheme != "https" && !is_local))
    return make_diagnostic(Code::download_not_https, place);
  std::error_code error;
  fs::create_directories(folder, error);
  const fs::path copy = folder / copy_name(url);
  std::string reason = error ? error.message() : std::string();
  if (reason.empty()) {
    PartialFile file(copy.string() + ".part", limits.most_bytes);
    reason = file.is_open() ? transfer(url, is_local, file, limits) : std::generic_category().message(errno);
    if (reason.empty() && file.size() == 0) reason = "0 B";
    if (reason.empty() && !file.keep_as(copy)) reason = std::generic_category().message(file.write_error());
  }
  if (reason.empty()) return copy;
  if (!fs::is_regular_file(copy, error))
    return make_diagnostic(Code::download_failed, place, {{"reason", reason}});
  bag.add(Code::download_kept_copy, place, {{"reason", reason}, {"days", std::to_string(age_in_days(copy))}});
  return copy;
}

}  // namespace trungbay::ingest
