// Results of a parallel_for, used one after another in the order of their indexes as soon as they are there.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace trungbay::search {

template <typename T>
class Ordered {
 public:
  explicit Ordered(std::function<void(T)> use) : use_(std::move(use)) {}

  // Each index once, from any thread; what comes too early is kept.
  void put(std::size_t index, T value) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(index, std::move(value));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; first = waiting_.begin()) {
      use_(std::move(first->second));
      waiting_.erase(first);
      ++next_;
    }
  }

 private:
  std::function<void(T)> use_;
  std::mutex mutex_;
  std::map<std::size_t, T> waiting_;
  std::size_t next_ = 0;
};

}  // namespace trungbay::search
