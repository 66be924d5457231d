// The levels of a body's headings under the page's own: whatever its author began with, nothing is skipped.
//
// Units write bodies that start at h1, at h3, or go from h2 to h4. The outline keeps which heading stands below
// which, and numbers from where the page is: a first heading comes out at the page's level, one below it at the
// next, so that a screen reader's list of headings has no holes.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace trungbay::render {

class HeadingOutline {
 public:
  // A heading with nothing above it comes out as h(1 + shift).
  explicit HeadingOutline(int shift) : shift_(shift) {}

  // The level, 1 to 6, of the next heading, which its author wrote as level `written` (1 to 6).
  int next(int written) {
    while (depth_ > 0 && open_[depth_ - 1] >= written) --depth_;
    open_[depth_++] = written;
    return std::clamp(static_cast<int>(depth_) + shift_, 1, 6);
  }

 private:
  int shift_;
  std::array<int, 6> open_{};  // levels that the heading stands below, each lower than the one before
  std::size_t depth_ = 0;
};

}  // namespace trungbay::render
