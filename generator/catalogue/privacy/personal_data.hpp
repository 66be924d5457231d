// Finds personal data inside free Vietnamese text, and takes it out.
//
// "Liên hệ: 0900.000.001 (Zalo)" → "Liên hệ: [đã ẩn số điện thoại] (Zalo)". What counts as what, and what is
// left alone (numbers of documents, years, money, scores, hotlines …), stands in docs/privacy.md. Reads each
// text in linear time; most clean texts cost one look at their bytes. Used by the privacy gate on every
// text of a record, and for what staff wrote themselves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/privacy/folded_text.hpp"

namespace trungbay::catalogue {

enum class PersonalKind : std::uint8_t {
  phone,
  email,
  profile,        // a person's page in a social network
  identity,       // căn cước, chứng minh nhân dân, hộ chiếu
  member_number,  // of a student, a member, a card
  bank_account,
  birth_date,
  home_address,
};
inline constexpr std::size_t k_personal_kinds = 8;

struct PersonalDatum {
  PersonalKind kind{};
  std::size_t offset = 0;  // bytes of the text
  std::size_t size = 0;
  std::size_t label = 0;  // where the words begin that say what it is ("SĐT: "); `offset` when there are none
  bool is_link_target = false;  // of a link in Markdown or HTML
};

// How many of each kind.
using PersonalCounts = std::array<std::uint32_t, k_personal_kinds>;

// What stands in the place of a datum: "[đã ẩn số điện thoại]".
std::string_view mask_of(PersonalKind kind);

// In a list of people a date is one of birth, whether it is said or not.
enum class NameCell : std::uint8_t { people, others };

// Keeps its memory from one text to the next; one thread uses one finder. Texts are valid UTF-8; so is what
// comes out.
class PersonalDataFinder {
 public:
  // In the order of the text, not overlapping; valid until the next call.
  std::span<const PersonalDatum> find(std::string_view text);

  // The text with a mask in place of each datum; in place of the target of a link "#". Tags and emphasis
  // inside a datum stay, so that HTML stays balanced. The text itself when there is none, else a view of
  // `scratch`. Masking what was masked changes nothing.
  std::string_view mask(std::string_view text, std::string& scratch, PersonalCounts& counts);

  // For names of people and units: the datum goes, with the words that announce it and the brackets and
  // commas that it leaves behind. "Nguyễn Văn A (ĐT: 0900000001)" → "Nguyễn Văn A".
  std::string_view drop(std::string_view text, NameCell cell, std::string& scratch, PersonalCounts& counts);

 private:
  std::span<const PersonalDatum> find(std::string_view text, NameCell cell);
  void scan(NameCell cell);

  FoldedText folded_;
  std::vector<PersonalDatum> found_;
};

}  // namespace trungbay::catalogue
