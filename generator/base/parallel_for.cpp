#include "base/parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <sched.h>

namespace trungbay {
namespace {

constexpr std::size_t k_most_chunk = 64;
constexpr unsigned k_most_jobs = 256;

// The fault of the lowest index that threw.
class FirstFault {
 public:
  void keep(std::size_t index, std::string detail) {
    const std::lock_guard lock(mutex_);
    if (!raised_.load() || index < index_) {
      index_ = index;
      detail_ = std::move(detail);
    }
    raised_ = true;
  }
  bool raised() const { return raised_.load(std::memory_order_relaxed); }
  std::optional<Diagnostic> diagnostic() const {
    if (!raised_) return std::nullopt;
    return make_diagnostic(Code::internal_fault, {}, {{"detail", detail_}});
  }

 private:
  std::mutex mutex_;
  std::atomic<bool> raised_ = false;
  std::size_t index_ = 0;
  std::string detail_;
};

using Work = std::function<void(std::size_t, unsigned)>;

// Runs one index; false when it threw.
bool run(const Work& work, std::size_t index, unsigned worker, FirstFault& fault) {
  try {
    work(index, worker);
    return true;
  } catch (const std::exception& exception) {
    fault.keep(index, exception.what());
  } catch (...) {
    fault.keep(index, "unknown exception");
  }
  return false;
}

}  // namespace

unsigned default_jobs() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
    return std::max(1, CPU_COUNT(&allowed));
  }
  return std::max(1u, std::thread::hardware_concurrency());
}

std::optional<Diagnostic> parallel_for(std::size_t count, unsigned jobs, const Work& work) {
  FirstFault fault;
  const std::size_t workers = std::min<std::size_t>(std::clamp(jobs, 1u, k_most_jobs), count);
  if (workers <= 1) {
    for (std::size_t index = 0; index < count; ++index) {
      if (!run(work, index, 0, fault)) break;
    }
    return fault.diagnostic();
  }
  // Small enough that the last chunks end at about the same time, large enough that the counter is not fought
  // over.
  const std::size_t chunk = std::clamp<std::size_t>(count / (workers * 16), 1, k_most_chunk);
  std::atomic<std::size_t> next = 0;
  const auto take_chunks = [&](unsigned worker) {
    while (!fault.raised()) {
      const std::size_t first = next.fetch_add(chunk, std::memory_order_relaxed);
      if (first >= count) return;
      for (std::size_t index = first; index < std::min(first + chunk, count); ++index) {
        if (!run(work, index, worker, fault)) return;
      }
    }
  };
  std::vector<std::thread> threads;
  try {
    for (unsigned worker = 1; worker < workers; ++worker) threads.emplace_back(take_chunks, worker);
  } catch (const std::exception&) {
    // The system gives no more threads: those that run, and this one, do the work.
  }
  take_chunks(0);
  for (auto& thread : threads) thread.join();
  return fault.diagnostic();
}

}  // namespace trungbay
