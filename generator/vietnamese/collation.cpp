#include "vietnamese/collation.hpp"

#include <vector>

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace trungbay::vietnamese {

struct Collator::State {
  std::unique_ptr<icu::Collator> icu;
  std::vector<std::uint8_t> key = std::vector<std::uint8_t>(256);
};

Collator::Collator() : state_(std::make_unique<State>()) {
  UErrorCode error = U_ZERO_ERROR;
  state_->icu.reset(icu::Collator::createInstance(icu::Locale("vi"), error));
  if (U_FAILURE(error)) {
    state_->icu.reset();
    return;
  }
  // Names arrive as NFC, but ties between tone marks need the order of canonical forms.
  state_->icu->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, error);
}

Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;
Collator::~Collator() = default;

std::string Collator::sort_key(std::string_view text) {
  // Without ICU's data (a broken installation) names still sort, by their bytes.
  if (!state_->icu) return std::string(text);
  const auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  auto& key = state_->key;
  std::int32_t size = state_->icu->getSortKey(unicode, key.data(), static_cast<std::int32_t>(key.size()));
  if (static_cast<std::size_t>(size) > key.size()) {
    key.resize(static_cast<std::size_t>(size));
    size = state_->icu->getSortKey(unicode, key.data(), size);
  }
  if (size <= 0) return std::string(text);
  // ICU ends a key with a zero byte.
  return std::string(reinterpret_cast<const char*>(key.data()), static_cast<std::size_t>(size) - 1);
}

}  // namespace trungbay::vietnamese
