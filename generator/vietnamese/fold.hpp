// Text without case and diacritics, for comparing what people typed in different ways.
//
// fold is what search and sorting of look-alikes use; fold_key is how column names, vocabulary values and
// unit names are matched. All take valid UTF-8; decomposed text gives the same result as precomposed.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// Latin letters in lower case without marks, đ → d; other scripts stay as they are.
// "Tiếng Việt ĐỔI MỚI" → "tieng viet doi moi".
std::string fold(std::string_view text);
void append_folded(std::string_view text, std::string& out);

// fold; text in round brackets dropped (when something else is left); `* : . / _ ,`, quotes, dashes and white
// space → single spaces, none at the ends. Rule: aliases of column names, docs/workspace.md. "Tên ý
// tưởng/sáng kiến (*)" → "ten y tuong sang kien".
std::string fold_key(std::string_view text);
void fold_key(std::string_view text, std::string& out);  // replaces what is in `out`

// Unicode case of every letter, code point by code point ("Đ" ↔ "đ").
std::string lower(std::string_view text);
std::string upper(std::string_view text);
// The first letter in upper case, the rest as it is.
std::string capitalised(std::string_view text);

}  // namespace trungbay::vietnamese
