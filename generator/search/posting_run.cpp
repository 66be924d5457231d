#include "search/posting_run.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "search/bits.hpp"

namespace trungbay::search {
namespace {

constexpr std::uint8_t k_often_from = 3;  // times in a body

std::size_t place_of(TermKey key, std::size_t mask) {
  return static_cast<std::size_t>((key * 0x9E37'79B9'7F4A'7C15u) >> 24) & mask;
}

void append_fixed(std::uint64_t number, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i));
}

}  // namespace

void RunBuilder::begin_idea() {
  ++idea_;
  touched_.clear();
}

RunBuilder::Slot& RunBuilder::touch(TermKey key, std::uint32_t hash) {
  if (2 * slots_.size() >= table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = place_of(key, mask);
  while (table_[at] != 0 && slots_[table_[at] - 1].key != key) at = (at + 1) & mask;
  if (table_[at] == 0) {
    slots_.emplace_back();
    slots_.back().key = key;
    slots_.back().hash = hash;
    table_[at] = static_cast<std::uint32_t>(slots_.size());
  }
  Slot& slot = slots_[table_[at] - 1];
  if (slot.idea != idea_) {
    slot.idea = idea_;
    slot.impact = slot.in_body = slot.mask = 0;
    touched_.push_back(table_[at] - 1);
  }
  return slot;
}

void RunBuilder::grow() {
  const std::size_t size = std::max<std::size_t>(2 * table_.size(), 1 << 16);
  table_.assign(size, 0);
  for (std::uint32_t i = 0; i < slots_.size(); ++i) {
    std::size_t at = place_of(slots_[i].key, size - 1);
    while (table_[at] != 0) at = (at + 1) & (size - 1);
    table_[at] = i + 1;
  }
}

void RunBuilder::add(TermKey key, std::uint32_t hash, std::uint16_t form, std::uint8_t impact) {
  Slot& slot = touch(key, hash);
  if (impact == k_in_body) {
    if (slot.in_body < k_often_from) ++slot.in_body;
    if (slot.in_body == k_often_from) impact = k_often;
  }
  slot.impact = std::max(slot.impact, impact);
  const auto end = slot.forms.begin() + slot.form_count;
  const auto found = std::find(slot.forms.begin(), end, form);
  const auto index = static_cast<std::size_t>(found - slot.forms.begin());
  if (found == end) {
    if (slot.form_count == k_most_forms) return;
    slot.forms[slot.form_count++] = form;
  }
  slot.mask = static_cast<std::uint8_t>(slot.mask | 1u << index);
}

void RunBuilder::end_idea() {
  for (const auto index : touched_) {
    Slot& slot = slots_[index];
    ++slot.count;
    gathered_.push_back({index, static_cast<std::uint16_t>(idea_ - 1), slot.impact, slot.mask});
  }
}

FinishedRun RunBuilder::finish(std::uint32_t first, TermSample& sample) {
  std::vector<std::uint32_t> order(slots_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t left = mirrored(slots_[a].hash);
    const std::uint32_t right = mirrored(slots_[b].hash);
    return left != right ? left < right : slots_[a].key < slots_[b].key;
  });
  std::vector<std::uint32_t> starts(slots_.size());  // of a slot's postings in `sorted`
  std::uint32_t total = 0;
  for (const auto index : order) {
    starts[index] = total;
    total += slots_[index].count;
  }
  std::vector<std::uint32_t> sorted(total);  // impact, mask, idea
  for (const auto& item : gathered_) {
    sorted[starts[item.slot]++] = static_cast<std::uint32_t>(item.impact) << 24 | static_cast<std::uint32_t>(item.mask) << 16 | item.idea;
  }
  FinishedRun run;
  run.bytes.reserve(slots_.size() * 16 + total * 3);
  std::size_t part = 0;
  for (const auto index : order) {
    const Slot& slot = slots_[index];
    for (const std::size_t own = mirrored(slot.hash) >> 24; part < own;) run.parts[++part] = run.bytes.size();
    if (slot.hash < 0xffff'ffffu / k_sampled_terms) sample[slot.key] += slot.count;
    append_fixed(slot.hash, 4, run.bytes);
    append_fixed(slot.key, 8, run.bytes);
    run.bytes += static_cast<char>(slot.form_count);
    for (std::size_t i = 0; i < slot.form_count; ++i) append_fixed(slot.forms[i], 2, run.bytes);
    append_varint(slot.count, run.bytes);
    std::uint32_t last = 0;
    for (std::uint32_t i = starts[index] - slot.count; i < starts[index]; ++i) {
      const std::uint32_t doc = first + (sorted[i] & 0xffff);
      append_varint(static_cast<std::uint64_t>(doc - last) << 2 | sorted[i] >> 24, run.bytes);
      last = doc;
      if (slot.form_count > 1) run.bytes += static_cast<char>(sorted[i] >> 16);
    }
  }
  while (part < k_run_parts) run.parts[++part] = run.bytes.size();
  slots_.clear();
  std::fill(table_.begin(), table_.end(), 0);
  gathered_.clear();
  idea_ = 0;
  return run;
}

}  // namespace trungbay::search
