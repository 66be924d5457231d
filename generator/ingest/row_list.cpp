#include "ingest/row_list.hpp"

namespace trungbay::ingest {

void RowList::add(std::uint32_t row) {
  ++count_;
  if (count_ > 1 && row == last_ + 1) {
    last_ = row;
    return;
  }
  if (count_ > 1 && stretches_ <= k_most_stretches) close(closed_);
  ++stretches_;
  first_ = last_ = row;
}

std::string RowList::text() const {
  std::string text = closed_;
  if (count_ == 0) return text;
  if (stretches_ > k_most_stretches) return text + ", …";
  close(text);
  return text;
}

void RowList::close(std::string& text) const {
  if (!text.empty()) text += ", ";
  text += std::to_string(first_);
  if (last_ > first_) text += (last_ == first_ + 1 ? ", " : "–") + std::to_string(last_);
}

}  // namespace trungbay::ingest
