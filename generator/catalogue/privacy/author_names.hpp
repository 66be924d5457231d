// Names of authors: in the cell that lists them, and wherever a text repeats them.
//
// "Em Nguyễn Văn An (lớp 5A) và Trần Bình" holds two names; without consent of a child's parents they become
// "N.V.A." and "T.B.", here and in every text of the record. Called by the privacy gate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/privacy/folded_text.hpp"

namespace trungbay::catalogue {

// "Nguyễn Văn An" → "N.V.A."; a single word, which is a given name, stays.
std::string initials_of(std::string_view name);

struct AuthorCell {
  std::vector<std::string> names;  // whole names (two words or more) of those who are not named as adults
  bool has_adults = false;
  bool has_people = false;  // somebody is named, if only by a given name; not a class or club alone
  std::string shortened;    // the cell with initials, without classes and schools; one author a line
};

// Names of teachers, parents and other adults that the cell itself marks as such ("GVHD: …") stay whole.
AuthorCell read_author_cell(std::string_view authors);

enum class NameForm : std::uint8_t { initials, hidden };

// The text with each of the names, in any case and with or without diacritics, in initials or as "[đã ẩn
// tên]". A name of two words must have its capitals: "hoa mai" is a flower too.
std::string without_names(std::string_view text, const std::vector<std::string>& names, NameForm form);

// Whether a path or address spells one of the names: "anh/nguyen-van-an.jpg", "NguyenVanAn".
bool spells_name(std::string_view path, const std::vector<std::string>& names);

// The character behind a person's name that begins at `at` with a family name and has two or more words with
// capitals; 0 when there is none.
std::size_t match_person(const FoldedText& text, std::size_t at);

}  // namespace trungbay::catalogue
