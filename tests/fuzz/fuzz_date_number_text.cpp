// Dates, numbers and everything that is done to Vietnamese text.
#include <algorithm>
#include <cmath>

#include <simdjson.h>

#include "property.hpp"
#include "vietnamese/collation.hpp"
#include "vietnamese/date.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/number.hpp"
#include "vietnamese/slug.hpp"
#include "vietnamese/text.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;
using namespace trungbay::vietnamese;

namespace {

void check_date(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) return;
  require(date->year >= 1900 && date->year <= 2199, "a year is from 1900 to 2199");
  require(date->month <= 12 && date->day <= 31 && (date->day == 0 || date->month > 0), "a date is one");
  require(parse_date(to_iso(*date)) == date, "a date in ISO form is read again", to_iso(*date));
  require(parse_date(to_display(*date)) == date, "a shown date is read again", to_display(*date));
  const Date day{date->year, static_cast<std::uint8_t>(std::max<int>(date->month, 1)),
                 static_cast<std::uint8_t>(std::max<int>(date->day, 1))};
  require(from_days(to_days(*date)) == day, "days lead back to the date", to_iso(*date));
}

void check_number(std::string_view text) {
  const auto number = parse_number(text);
  const auto integer = parse_integer(text);
  if (integer) {
    require(number.has_value(), "a whole number is a number");
    require(parse_integer(to_display(*integer)) == integer, "a shown number is read again",
            to_display(*integer));
  }
  if (number) {
    require(std::isfinite(*number), "a number is finite");
    require(is_valid_utf8(to_display(*number, 2)), "a shown number is UTF-8");
  }
}

// Scripts whose marks fold() drops.
bool is_latin(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    if (point.value >= 0x370 && (point.value < 0x1E00 || point.value > 0x1EFF)) return false;
    i += point.size;
  }
  return true;
}

void check_text(std::string_view text) {
  static Collator collator;
  const std::string nfc = to_nfc(text);
  require(is_valid_utf8(nfc), "NFC is UTF-8");
  require(to_nfc(nfc) == nfc, "NFC stays NFC", nfc);
  if (is_nfc_quick(text)) require(nfc == text, "what is quickly NFC is NFC", nfc);

  const std::string clean = clean_text(text);
  require(is_valid_utf8(clean), "clean text is UTF-8");
  require(clean_text(clean) == clean, "clean text stays clean", clean);
  std::string scratch;
  require(clean_text(text, scratch) == clean, "both forms of clean_text agree", clean);
  const std::string line = clean_line(text);
  require(line.find_first_of("\n\r\t") == std::string::npos, "a clean line is one line", line);
  require(clean_line(line) == line, "a clean line stays clean", line);

  const std::string folded = fold(clean);
  require(is_valid_utf8(folded), "folded text is UTF-8");
  require(fold(folded) == folded, "folded text stays folded", folded);
  // A diaeresis that stands alone is Greek once an accent joins it.
  if (is_latin(text) && is_latin(nfc)) require(fold(nfc) == fold(text), "decomposed text folds as composed text does", folded);
  const std::string key = fold_key(clean);
  require(is_valid_utf8(key) && trim(key) == key, "a key is trimmed", key);
  require(is_valid_utf8(lower(clean)) && is_valid_utf8(upper(clean)) && is_valid_utf8(capitalised(clean)),
          "text in another case is UTF-8");

  const std::string slug = to_slug(text);
  require(slug.empty() || is_slug(slug), "a slug is a slug", slug);
  require(slug.size() <= k_slug_most_bytes, "a slug is short", slug);
  require(to_slug(slug) == slug, "a slug stays a slug", slug);

  const std::string shortened = truncate_words(clean, 40);
  require(is_valid_utf8(shortened) && count_code_points(shortened) <= 40, "cut text is short", shortened);
  const std::string plain = plain_text(clean);
  require(is_valid_utf8(plain) && plain.find('\n') == std::string::npos, "plain text is one line", plain);
  const std::string summary = summary_of(clean, 160);
  require(is_valid_utf8(summary) && count_code_points(summary) <= 160, "a summary is short", summary);

  require(collator.sort_key(clean) == collator.sort_key(nfc == text ? clean : clean_text(nfc)),
          "decomposed text sorts as composed text does");
  require(display_width(line) <= 2 * count_code_points(line), "a line has a width");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = view_of(data, size);
  const std::string shown = to_shown(text);
  require(is_valid_utf8(shown), "shown text is UTF-8");
  require(shown.find('\x1b') == std::string::npos, "shown text has no escape sequence");
  require(is_valid_utf8(text) == simdjson::validate_utf8(text.data(), text.size()),
          "our check of UTF-8 agrees with simdjson's");
  if (!is_valid_utf8(text)) return 0;
  check_date(text);
  check_number(text);
  check_text(text);
  return 0;
}
