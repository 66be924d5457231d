// Records that were read and not published, in 24 bytes each: what reports by unit and period count.
// Their texts are not kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::catalogue {

struct WithheldRecord {
  std::uint32_t unit = 0;  // index into WithheldRecords::units
  vietnamese::Date date;
  Code code{};  // why
  std::uint32_t source = 0;  // index into Catalogue::sources
  std::uint32_t row = 0;
};

class WithheldRecords {
 public:
  // `unit` as the export names it; "" for a record that names none.
  void add(std::string_view unit, WithheldRecord record) {
    const auto [found, is_new] = index_.try_emplace(std::string(unit), static_cast<std::uint32_t>(units_.size()));
    if (is_new) units_.emplace_back(unit);
    record.unit = found->second;
    records_.push_back(record);
  }

  const std::vector<WithheldRecord>& records() const { return records_; }  // in the order of reading
  const std::vector<std::string>& units() const { return units_; }

 private:
  std::vector<WithheldRecord> records_;
  std::vector<std::string> units_;
  std::unordered_map<std::string, std::uint32_t> index_;
};

}  // namespace trungbay::catalogue
