// Records that were read and not published, in 32 bytes each: what reports by unit and period count, and whether a link
// leads to one of them. Their texts are not kept.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/hash.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::catalogue {

inline constexpr std::uint16_t k_no_status = 0xffff;

struct WithheldRecord {
  std::uint32_t unit = 0;  // index into WithheldRecords::units
  vietnamese::Date date;
  Code code{};  // why
  std::uint32_t source = 0;  // index into Catalogue::sources
  std::uint32_t row = 0;
  std::uint16_t status = k_no_status;  // index into Catalogue::statuses, when the record names a known one
  std::uint64_t address = 0;           // a hash of the address that its page would have, or had
};
static_assert(sizeof(WithheldRecord) <= 32);

// A unit as an export names it, and the one above it as far as the same record says so.
struct NamedUnit {
  std::string name;  // "" for a record that names none
  std::string parent;
};

class WithheldRecords {
 public:
  void add(std::string_view unit, WithheldRecord record, std::string_view parent = {}) {
    std::string key(unit);
    key.append(1, '\0').append(parent);
    const auto [found, is_new] = index_.try_emplace(std::move(key), static_cast<std::uint32_t>(units_.size()));
    if (is_new) units_.push_back({std::string(unit), std::string(parent)});
    record.unit = found->second;
    records_.push_back(record);
  }

  // Whether a record of this address ("kg-001") was withheld. Looks at all of them: for the rare link that is dead.
  bool has_address(std::string_view address) const {
    const std::uint64_t wanted = hash128(address).low;
    return std::any_of(records_.begin(), records_.end(), [&](const auto& record) { return record.address == wanted; });
  }

  const std::vector<WithheldRecord>& records() const { return records_; }  // in the order of reading
  const std::vector<NamedUnit>& units() const { return units_; }

 private:
  std::vector<WithheldRecord> records_;
  std::vector<NamedUnit> units_;
  std::unordered_map<std::string, std::uint32_t> index_;
};

}  // namespace trungbay::catalogue
