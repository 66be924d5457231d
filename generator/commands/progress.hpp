// How far long work has come, on one line of a terminal that is drawn over and wiped at the end.
//
//   Progress progress(std::cerr, language, terminal_width(STDERR_FILENO));
//   request.progress = [&](std::size_t done, std::size_t total) { progress.show(done, total); };
//   … progress.wipe();
//
// Used by commands/run.cpp, only when standard error is a terminal; otherwise no Progress is made, and the
// work pays for nothing but the test of an empty function.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>

#include "base/messages.hpp"

namespace trungbay::commands {

enum class ProgressUnit : std::uint8_t { pages, frames };  // what is counted

// "[█████░░░░░] 45 % · 4.512/10.000 trang · 2.100 trang/giây · còn 3 giây", in at most `width` columns: what
// does not fit is left out from the right. `seconds` is the time since the work began.
std::string progress_line(std::size_t done, std::size_t total, double seconds, std::size_t width,
                          Language language, ProgressUnit unit = ProgressUnit::pages);

class Progress {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Clock = std::function<Time()>;

  Progress(std::ostream& out, Language language, std::size_t width,
           Clock clock = std::chrono::steady_clock::now, ProgressUnit unit = ProgressUnit::pages);
  ~Progress() { wipe(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // By any thread. Draws at most ten times a second, and nothing at all for work of less than half a second.
  void show(std::size_t done, std::size_t total);
  // Leaves an empty line for what comes next; later calls of show() draw nothing.
  void wipe();

 private:
  std::ostream& out_;
  Language language_;
  std::size_t width_;
  Clock clock_;
  ProgressUnit unit_;
  Time start_;  // of the first show()
  std::atomic<Time> next_;
  std::mutex drawing_;
  std::size_t most_done_ = 0;  // threads may come in another order than they counted
  bool started_ = false;
  bool drawn_ = false;
  bool ended_ = false;
};

// Columns of the terminal that `file` is (STDERR_FILENO); 80 when it does not say.
std::size_t terminal_width(int file);

}  // namespace trungbay::commands
