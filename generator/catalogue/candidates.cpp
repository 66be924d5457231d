#include "catalogue/candidates.hpp"

#include <algorithm>
#include <numeric>

namespace trungbay::catalogue {
namespace {

// 32 bands of three bytes. A pair of likeness J is found with 1 − (1 − J³)³²: 0.75 always, 0.57 (every tenth word
// changed) in 998 of 1,000, 0.5 in 986; a pair that shares one shingle in a hundred in 1 of 30,000.
constexpr std::size_t k_rows = 3;
constexpr std::size_t k_bands = k_signature_size / k_rows;
constexpr std::size_t k_band_keys = std::size_t{1} << (8 * k_rows);

// Signatures that look less alike are not worth reading the texts: three standard deviations below what counts.
constexpr double k_least_estimate = 0.3;

// How many before it in a crowded band a text is compared with. Texts that are alike meet in most of the bands;
// those of a form that all filled in meet by the thousand and are not alike.
constexpr std::size_t k_window = 32;

// How often the texts of a pair are read in vain for one text.
constexpr std::uint8_t k_most_failures = 32;

// Sets that grow together.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0u); }

  std::uint32_t find(std::uint32_t index) {
    while (parents_[index] != index) index = parents_[index] = parents_[parents_[index]];
    return index;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

std::uint32_t band_key(const Signature& signature, std::size_t band) {
  const auto* bytes = signature.data() + band * k_rows;
  return bytes[0] | std::uint32_t{bytes[1]} << 8 | std::uint32_t{bytes[2]} << 16;
}

// The keys of one band that more than one text has: all others cannot pair, and need not be sorted.
class CrowdedKeys {
 public:
  void clear() {
    once_.assign(k_band_keys, false);
    again_.assign(k_band_keys, false);
  }
  void count(std::uint32_t key) {
    if (once_[key]) again_[key] = true;
    once_[key] = true;
  }
  bool contains(std::uint32_t key) const { return again_[key]; }

 private:
  std::vector<bool> once_, again_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> group_candidates(
    std::span<const Signature> signatures, std::span<const std::uint8_t> takes_part,
    const std::function<bool(std::uint32_t, std::uint32_t)>& is_alike) {
  const auto count = static_cast<std::uint32_t>(signatures.size());
  Groups groups(count);
  std::vector<std::uint8_t> failures(count, 0);
  CrowdedKeys crowded;
  struct Member {
    std::uint32_t key;
    std::uint32_t index;
    auto operator<=>(const Member&) const = default;
  };
  std::vector<Member> members;
  const auto try_pair = [&](std::uint32_t a, std::uint32_t b) {
    if (failures[a] >= k_most_failures || failures[b] >= k_most_failures) return;
    if (groups.find(a) == groups.find(b) || estimated_likeness(signatures[a], signatures[b]) < k_least_estimate) return;
    if (is_alike(a, b)) {
      groups.join(a, b);
    } else {
      ++failures[a];
      ++failures[b];
    }
  };
  for (std::size_t band = 0; band < k_bands; ++band) {
    crowded.clear();
    members.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
      if (takes_part[i] != 0) crowded.count(band_key(signatures[i], band));
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      if (takes_part[i] == 0) continue;
      const std::uint32_t key = band_key(signatures[i], band);
      if (crowded.contains(key)) members.push_back({key, i});
    }
    std::sort(members.begin(), members.end());
    for (std::size_t begin = 0, now = 0; now < members.size(); ++now) {
      if (members[now].key != members[begin].key) begin = now;
      for (std::size_t i = std::max(begin, now - std::min(now, k_window)); i < now; ++i) {
        try_pair(members[i].index, members[now].index);
      }
    }
  }

  std::vector<std::uint32_t> sizes(count, 0);
  for (std::uint32_t i = 0; i < count; ++i) ++sizes[groups.find(i)];
  // A group goes by its least index, which is met first.
  std::vector<std::vector<std::uint32_t>> result;
  std::vector<std::uint32_t> position(count, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t group = groups.find(i);
    if (sizes[group] < 2) continue;
    if (group == i) {
      position[group] = static_cast<std::uint32_t>(result.size());
      result.emplace_back().reserve(sizes[group]);
    }
    result[position[group]].push_back(i);
  }
  return result;
}

}  // namespace trungbay::catalogue
