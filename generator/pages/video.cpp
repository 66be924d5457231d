#include "pages/video.hpp"

#include <algorithm>

namespace trungbay::pages {
namespace {

constexpr std::size_t k_id_size = 11;
constexpr std::uint32_t k_longest = 12 * 3600;  // YouTube takes films of up to twelve hours

bool is_id_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// Two words have the length of an id: players of lists and of channels have no film of their own.
bool is_id(std::string_view text) {
  if (text == "videoseries" || text == "live_stream") return false;
  return text.size() == k_id_size && std::all_of(text.begin(), text.end(), is_id_letter);
}

bool equal_fold(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

bool take_fold(std::string_view& text, std::string_view lower) {
  if (!equal_fold(text.substr(0, lower.size()), lower)) return false;
  text.remove_prefix(lower.size());
  return true;
}

// The value of a parameter in "v=abc&t=5"; "" when it is not there.
std::string_view parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    const std::size_t equals = part.find('=');
    if (equals != std::string_view::npos && part.substr(0, equals) == name) return part.substr(equals + 1);
  }
  return {};
}

// "90", "90s", "1m30s", "1h2m3s" in seconds; 0 for anything else.
std::uint32_t seconds_of(std::string_view text) {
  std::uint64_t total = 0, number = 0;
  bool has_digit = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      number = number * 10 + static_cast<std::uint64_t>(c - '0');
      has_digit = true;
      if (number > k_longest) return 0;
      continue;
    }
    const std::uint64_t unit = c == 'h' ? 3600 : c == 'm' ? 60 : c == 's' ? 1 : 0;
    if (unit == 0 || !has_digit) return 0;
    total += number * unit;
    number = 0;
    has_digit = false;
  }
  total += number;
  return total <= k_longest ? static_cast<std::uint32_t>(total) : 0;
}

}  // namespace

std::optional<YoutubeVideo> parse_youtube(std::string_view address) {
  if (!take_fold(address, "https:") && !take_fold(address, "http:")) {
    // "youtu.be/…", as people type it, and "//www.youtube.com/…" out of an old page.
  } else if (!address.starts_with("//")) {
    return std::nullopt;
  }
  if (address.starts_with("//")) address.remove_prefix(2);
  const std::size_t host_end = std::min(address.find_first_of("/?#"), address.size());
  const std::string_view host = address.substr(0, host_end);
  std::string_view path = address.substr(host_end);
  const std::size_t fragment_at = std::min(path.find('#'), path.size());
  const std::string_view fragment = path.substr(std::min(fragment_at + 1, path.size()));
  path = path.substr(0, fragment_at);
  const std::size_t query_at = std::min(path.find('?'), path.size());
  const std::string_view query = path.substr(std::min(query_at + 1, path.size()));
  path = path.substr(0, query_at);
  if (path.ends_with('/')) path.remove_suffix(1);
  if (path.starts_with('/')) path.remove_prefix(1);

  YoutubeVideo video;
  if (equal_fold(host, "youtu.be") || equal_fold(host, "www.youtu.be")) {
    video.id = path;
  } else {
    constexpr std::string_view k_hosts[] = {"youtube.com",       "www.youtube.com",      "m.youtube.com",
                                            "music.youtube.com", "youtube-nocookie.com", "www.youtube-nocookie.com"};
    if (std::none_of(std::begin(k_hosts), std::end(k_hosts), [&](std::string_view known) { return equal_fold(host, known); })) {
      return std::nullopt;
    }
    if (path == "watch") {
      video.id = parameter(query, "v");
    } else {
      const std::size_t slash = path.find('/');
      const std::string_view kind = path.substr(0, slash);
      constexpr std::string_view k_kinds[] = {"shorts", "embed", "live", "v"};
      if (slash == std::string_view::npos || std::find(std::begin(k_kinds), std::end(k_kinds), kind) == std::end(k_kinds)) {
        return std::nullopt;
      }
      video.id = path.substr(slash + 1);
      video.is_upright = kind == "shorts";
    }
  }
  if (!is_id(video.id)) return std::nullopt;
  for (const std::string_view time : {parameter(query, "t"), parameter(query, "start"), parameter(fragment, "t")}) {
    if (video.start == 0) video.start = seconds_of(time);
  }
  return video;
}

std::string watch_address(const YoutubeVideo& video) {
  std::string address = "https://www.youtube.com/watch?v=" + std::string(video.id);
  if (video.start > 0) address += "&t=" + std::to_string(video.start) + "s";
  return address;
}

std::string player_address(const YoutubeVideo& video) {
  std::string address = "https://www.youtube-nocookie.com/embed/" + std::string(video.id) + "?autoplay=1";
  if (video.start > 0) address += "&start=" + std::to_string(video.start);
  return address;
}

}  // namespace trungbay::pages
