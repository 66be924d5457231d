// Hashtags for posts: what Facebook and Zalo turn into a link.
//
// Takes labels, names and what staff wrote; gives "#TuoiTreSangTao". Used by the configuration (to check), and by
// the views that captions are written from.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// "#" and the words run together without marks, each with a capital: "Nông nghiệp – nông thôn mới" →
// "#NongNghiepNongThonMoi". Capitals inside words stay ("CNTT", "TuoiTre"). "" when there is no Latin letter.
std::string to_hashtag(std::string_view text);

// "#", then letters of any language, digits and "_", not digits alone: anything else ends the link early.
bool is_hashtag(std::string_view text);

}  // namespace trungbay::vietnamese
