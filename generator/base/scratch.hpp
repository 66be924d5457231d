// A worker's short-lived memory: blocks that are handed out by moving a pointer and taken back all at once.
//
// Views and the template machine put what lives as long as one page here; `reset()` between pages keeps the
// blocks, so rendering allocates nothing once it has warmed up. One thread uses one Scratch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace trungbay {

class Scratch {
 public:
  Scratch() = default;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  void* allocate(std::size_t size, std::size_t alignment) {
    const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (block_ < blocks_.size() && start + size <= blocks_[block_].size) {
      used_ = start + size;
      return blocks_[block_].bytes.get() + start;
    }
    return allocate_in_next_block(size);
  }

  // T must not need its destructor: nothing here is ever destroyed, only forgotten.
  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  template <typename T>
  std::span<T> make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* first = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* bytes = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
  }

  // One text out of several parts.
  template <typename... Parts>
  std::string_view join(const Parts&... parts) {
    const std::string_view views[] = {std::string_view(parts)...};
    std::size_t size = 0;
    for (const auto view : views) size += view.size();
    if (size == 0) return {};
    char* const bytes = static_cast<char*>(allocate(size, 1));
    char* at = bytes;
    for (const auto view : views) {
      if (!view.empty()) std::memcpy(at, view.data(), view.size());
      at += view.size();
    }
    return {bytes, size};
  }

  // Forgets everything that was handed out; the memory stays for the next page.
  void reset() {
    block_ = 0;
    used_ = 0;
  }

 private:
  static constexpr std::size_t k_block_size = 64 * 1024;

  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };

  void* allocate_in_next_block(std::size_t size) {
    // A fresh block is aligned for every type that new can make.
    for (++block_; block_ < blocks_.size(); ++block_) {
      if (size <= blocks_[block_].size) break;
    }
    if (block_ >= blocks_.size()) {
      const std::size_t block_size = size > k_block_size ? size : k_block_size;
      blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(block_size), block_size});
      block_ = blocks_.size() - 1;
    }
    used_ = size;
    return blocks_[block_].bytes.get();
  }

  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::size_t used_ = 0;
};

}  // namespace trungbay
