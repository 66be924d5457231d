// Numbers of rows as people write them: "3, 7–9, 12".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace trungbay::ingest {

class RowList {
 public:
  // Rows come in order. Only so many stretches are named; the rest is counted.
  void add(std::uint32_t row);

  std::size_t count() const { return count_; }
  std::string text() const;

 private:
  static constexpr std::size_t k_most_stretches = 12;  // fits the line that a message takes

  void close(std::string& text) const;

  std::string closed_;  // the stretches before the last one
  std::uint32_t first_ = 0, last_ = 0;
  std::size_t count_ = 0;
  std::size_t stretches_ = 0;
};

}  // namespace trungbay::ingest
