// Numbers as Vietnamese write them: 1.234.567,89; 1,5 triệu; 2 tỷ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trungbay::vietnamese {

std::string to_display(std::int64_t number);             // 1610 → "1.610"
std::string to_display(double number, int most_digits);  // 1234.5, 2 → "1.234,5"; no zeros at the end

// A whole text that is a number, with a unit of money or a percent sign allowed behind it: "1.234.567,89",
// "350.000đ", "500 triệu đồng", "1,5 triệu", "2 tỷ", "1500000", "1,234,567.5", "-3". A lone "1.500" is 1500,
// a lone "1,5" is 1.5. Nothing for anything else, and for what does not fit.
std::optional<double> parse_number(std::string_view text);

// The same, when the number is whole and within ±2^53.
std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace trungbay::vietnamese
