// Vietnamese order of names (CLDR vi): a < ă < â < b … d < đ …; ngang < huyền < hỏi < ngã < sắc < nặng.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// Costs milliseconds to make and is used by one thread at a time: make one for each batch of sorting.
class Collator {
 public:
  Collator();
  Collator(Collator&&) noexcept;
  Collator& operator=(Collator&&) noexcept;
  ~Collator();

  // Bytes that compare (std::string's <) as the texts sort. Equal keys: texts that differ in nothing that
  // counts.
  std::string sort_key(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace trungbay::vietnamese
