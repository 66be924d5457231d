// The single rules that find_personal_data asks, one for each shape that personal data has.
//
// Each looks at one place of the folded text and says whether a datum stands there. All of them look only a
// bounded distance in both directions, which keeps the whole scan linear.
#pragma once

#include <cstddef>
#include <optional>

#include "catalogue/privacy/labels.hpp"

namespace trungbay::catalogue {

// In characters of the folded text.
struct FoundDatum {
  PersonalKind kind{};
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t label = 0;  // where its label begins; `begin` when it has none
};

// A telephone, identity, account, card number or a date of birth that begins with the digit at `at`. `label`
// is the last one before it, or null; `last_end` is where the datum before it ended.
std::optional<FoundDatum> find_in_number(const FoldedText& text, std::size_t at, const Label* label,
                                         std::size_t last_end);
// "O912345678": typed with a letter O for the zero.
std::optional<FoundDatum> find_phone_with_letter(const FoldedText& text, std::size_t at);
// The date of birth that begins with the digit at `at`, behind its label.
std::optional<FoundDatum> find_birth_date(const FoldedText& text, std::size_t at, const Label& label);
// In a cell of names a date needs no label.
std::optional<FoundDatum> find_date_beside_name(const FoldedText& text, std::size_t at);
// A code with letters behind a label, such as a passport's: at the first letter of a word.
std::optional<FoundDatum> find_labelled_code(const FoldedText& text, std::size_t at, const Label& label);

// An e-mail address around "@", "(a)", "[at]", " at " at `at`; its beginning is not before `from`.
std::optional<FoundDatum> find_email(const FoldedText& text, std::size_t at, std::size_t from);
// A person's page: "facebook.com/profile.php?id=…", where `at` is the "p".
std::optional<FoundDatum> find_profile(const FoldedText& text, std::size_t at, std::size_t from);

// The address of a home behind its label.
std::optional<FoundDatum> find_home_address(const FoldedText& text, const Label& label);

}  // namespace trungbay::catalogue
