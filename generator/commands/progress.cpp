#include "commands/progress.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.hpp"
#include "commands/fault_groups.hpp"

namespace trungbay::commands {
namespace {

using namespace std::chrono_literals;

constexpr auto k_first_after = 500ms;  // shorter work needs no bar, which would only flicker
constexpr auto k_between = 100ms;
constexpr std::size_t k_bar = 20;
constexpr std::size_t k_least_width = 10;

std::string time_left(std::size_t seconds, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  const auto part = [&](std::size_t value, std::string_view word_vi, std::string_view word_en) {
    return std::to_string(value) + " " + std::string(vietnamese ? word_vi : word_en);
  };
  std::string text;
  if (seconds >= 3600) {
    text = part(seconds / 3600, "giờ", "h") + " " + part(seconds % 3600 / 60, "phút", "min");
  } else if (seconds >= 60) {
    text = part(seconds / 60, "phút", "min") + " " + part(seconds % 60, "giây", "s");
  } else {
    text = part(seconds, "giây", "s");
  }
  return vietnamese ? "còn " + text : text + " left";
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t total, double seconds, std::size_t width,
                          Language language, ProgressUnit unit) {
  const bool vietnamese = language == Language::vietnamese;
  const std::string what = unit == ProgressUnit::pages ? (vietnamese ? " trang" : " pages") : (vietnamese ? " hình" : " frames");
  done = std::min(done, total);
  const std::size_t filled = total == 0 ? 0 : done * k_bar / total;
  std::string line = "[";
  for (std::size_t i = 0; i < k_bar; ++i) line += i < filled ? "█" : "░";
  line += "] " + std::to_string(total == 0 ? 0 : done * 100 / total) + " %";

  std::vector<std::string> parts;
  parts.push_back(count_text(done, language) + "/" + count_text(total, language) + what);
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  if (rate > 0) {
    parts.push_back(count_text(static_cast<std::size_t>(std::lround(rate)), language) +
                    what + (vietnamese ? "/giây" : "/s"));
    parts.push_back(
        time_left(static_cast<std::size_t>(std::ceil(static_cast<double>(total - done) / rate)), language));
  }
  for (const auto& part : parts) {
    if (display_width(line) + 3 + display_width(part) > width) break;
    line += " · " + part;
  }
  return display_width(line) > width ? std::string(first_code_points(line, width)) : line;
}

Progress::Progress(std::ostream& out, Language language, std::size_t width, Clock clock, ProgressUnit unit)
    : out_(out),
      language_(language),
      width_(std::max(width, k_least_width) - 1),  // a full last column makes some terminals break the line
      clock_(std::move(clock)),
      unit_(unit),
      next_(Time::min()) {}

void Progress::show(std::size_t done, std::size_t total) {
  const Time now = clock_();
  if (now < next_.load(std::memory_order_relaxed)) return;
  const std::unique_lock lock(drawing_, std::try_to_lock);
  if (!lock || ended_ || now < next_.load(std::memory_order_relaxed)) return;
  if (!started_) {
    started_ = true;
    start_ = now;
    next_.store(now + k_first_after, std::memory_order_relaxed);
    return;
  }
  next_.store(now + k_between, std::memory_order_relaxed);
  most_done_ = std::max(most_done_, done);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  out_ << "\r\033[K" << progress_line(most_done_, total, seconds, width_, language_, unit_) << std::flush;
  drawn_ = true;
}

void Progress::wipe() {
  const std::lock_guard lock(drawing_);
  if (drawn_ && !ended_) out_ << "\r\033[K" << std::flush;
  ended_ = true;
}

std::size_t terminal_width(int file) {
  winsize size = {};
  return ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace trungbay::commands
