// ASCII names for addresses and files out of Vietnamese text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trungbay::vietnamese {

inline constexpr std::size_t k_slug_most_bytes = 80;  // stays readable when pasted into a chat

// Lower-case ASCII letters and digits with single hyphens between words; cut at a hyphen where one stands. A
// name that Windows reserves (con, aux, nul, com1 …) gets "-1" behind it. Empty when the text has no Latin
// letter or digit. "Đoàn phường Bình Thuận – Quận 7: “Ý tưởng” số 1" →
// "doan-phuong-binh-thuan-quan-7-y-tuong-so-1".
std::string to_slug(std::string_view text, std::size_t most_bytes = k_slug_most_bytes);

// Whether the text could have come from to_slug.
bool is_slug(std::string_view text);

}  // namespace trungbay::vietnamese
