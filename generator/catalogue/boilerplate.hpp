// Texts that were written to fill a cell, not to say something: placeholders, prompts of a form, one sentence
// over and over.
//
// The checks of quality.cpp that go by words; pure, on texts as a reader sees them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/diagnostic.hpp"

namespace trungbay::catalogue {

// Whether the whole text is "abc", "test", "...", "đang cập nhật", "chưa có", "lorem ipsum …" and the like. An
// empty one is none.
bool is_placeholder(std::string_view text);

// What is wrong with the parts of a body that say nothing new: Code::body_repeats_title, body_only_prompts ("Nêu
// rõ thực trạng …", "Giải pháp:") or body_repeats_itself (at least every second sentence has been there before).
// Nothing for a body that says something, and for an empty one.
std::optional<Code> find_boilerplate(std::string_view title, std::span<const std::string_view> body);

}  // namespace trungbay::catalogue
