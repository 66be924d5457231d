// What the privacy gate does to texts: personal data, names of authors, classes and schools.
#include "catalogue/privacy/author_names.hpp"
#include "catalogue/privacy/children.hpp"
#include "catalogue/privacy/personal_data.hpp"
#include "catalogue/privacy/school_words.hpp"
#include "property.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;
using namespace trungbay::catalogue;

namespace {

// The longest mask has 32 bytes; no datum is shorter than three ("1/2").
constexpr std::size_t k_most_growth = 12;

void check_masking(std::string_view text) {
  PersonalDataFinder finder;
  std::size_t end = 0;
  for (const auto& datum : finder.find(text)) {
    require(datum.offset >= end && datum.size > 0 && datum.offset + datum.size <= text.size(),
            "data are apart and inside the text");
    require(datum.label <= datum.offset, "a label stands in front");
    require(is_valid_utf8(text.substr(datum.offset, datum.size)), "a datum cuts no letter");
    end = datum.offset + datum.size;
  }
  PersonalCounts counts{};
  std::string scratch;
  const std::string masked(finder.mask(text, scratch, counts));
  require(is_valid_utf8(masked), "masked text is UTF-8", masked);
  require(masked.size() <= k_most_growth * text.size(), "masked text is not much longer", masked);
  require(finder.find(masked).empty(), "nothing is found in masked text", masked);
  require(finder.mask(masked, scratch, counts) == masked, "masking twice is masking once", masked);
  const std::string left(finder.drop(text, NameCell::people, scratch, counts));
  require(is_valid_utf8(left) && left.size() <= text.size(), "a name only gets shorter", left);
  require(finder.find(left).empty(), "nothing is found in what is left of a name", left);
}

void check_children(std::string_view text) {
  const AuthorCell cell = read_author_cell(text);
  require(is_valid_utf8(cell.shortened), "a shortened cell is UTF-8", cell.shortened);
  const std::string shortened = without_names(text, cell.names, NameForm::initials);
  require(is_valid_utf8(shortened), "a text with initials is UTF-8", shortened);
  require(is_valid_utf8(without_names(text, cell.names, NameForm::hidden)), "a text without names is UTF-8");
  const std::string without = without_classes_and_schools(shortened);
  require(is_valid_utf8(without), "a text without schools is UTF-8", without);
  const std::string_view texts[] = {text};
  AuthorClues clues;
  clues.age = clues.birth = clues.school_class = clues.school = clues.role = clues.unit = clues.authors =
      text;
  clues.texts = texts;
  clues.names = cell.names;
  clues.date = {2023, 3, 26};
  is_childs(clues);
  clues.role = {};
  is_childs(clues);
  read_consent(text);
  clue_of_header(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = view_of(data, size);
  if (!is_valid_utf8(text)) return 0;
  check_masking(text);
  check_children(text);
  return 0;
}
