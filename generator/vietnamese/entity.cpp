#include "vietnamese/entity.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "vietnamese/letters.hpp"

namespace trungbay::vietnamese {
namespace {

// What CMS exports write; every other named entity stays as it is written.
constexpr std::pair<std::string_view, char32_t> k_entities[] = {
    {"amp", U'&'},       {"lt", U'<'},     {"gt", U'>'},     {"quot", U'"'},   {"apos", U'\''},
    {"nbsp", U'\u00A0'}, {"ndash", U'–'},  {"mdash", U'—'},  {"hellip", U'…'}, {"lsquo", U'‘'},
    {"rsquo", U'’'},     {"ldquo", U'“'},  {"rdquo", U'”'},  {"bull", U'•'},   {"middot", U'·'},
    {"laquo", U'«'},     {"raquo", U'»'},  {"deg", U'°'},    {"times", U'×'},  {"agrave", U'à'},
    {"aacute", U'á'},    {"acirc", U'â'},  {"atilde", U'ã'}, {"egrave", U'è'}, {"eacute", U'é'},
    {"ecirc", U'ê'},     {"igrave", U'ì'}, {"iacute", U'í'}, {"ograve", U'ò'}, {"oacute", U'ó'},
    {"ocirc", U'ô'},     {"otilde", U'õ'}, {"ugrave", U'ù'}, {"uacute", U'ú'}, {"yacute", U'ý'},
    {"Agrave", U'À'},    {"Aacute", U'Á'}, {"Acirc", U'Â'},  {"Atilde", U'Ã'}, {"Egrave", U'È'},
    {"Eacute", U'É'},    {"Ecirc", U'Ê'},  {"Igrave", U'Ì'}, {"Iacute", U'Í'}, {"Ograve", U'Ò'},
    {"Oacute", U'Ó'},    {"Ocirc", U'Ô'},  {"Otilde", U'Õ'}, {"Ugrave", U'Ù'}, {"Uacute", U'Ú'},
    {"Yacute", U'Ý'}};

constexpr std::size_t k_longest_entity = 10;  // "#x0010FFFF"

// The value of a digit in base 16, or 99.
constexpr std::uint32_t digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint32_t>(digit - '0');
  const char lower = static_cast<char>(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? static_cast<std::uint32_t>(lower - 'a' + 10) : 99;
}

std::optional<char32_t> number_in(std::string_view digits, std::uint32_t base) {
  char32_t value = 0;
  for (const char digit : digits) {
    const std::uint32_t number = digit_value(digit);
    if (number >= base || value > 0x10FFFF) return std::nullopt;
    value = value * base + number;
  }
  return value;
}

// Four hexadecimal digits behind a `u`.
std::optional<char32_t> read_unit(std::string_view text) {
  if (text.size() < 5 || text[0] != 'u') return std::nullopt;
  return number_in(text.substr(1, 4), 16);
}

}  // namespace

std::optional<Entity> read_entity(std::string_view behind) {
  const std::size_t end = behind.substr(0, k_longest_entity + 1).find(';');
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  std::string_view name = behind.substr(0, end);
  if (name[0] != '#') {
    const auto* const found = std::find_if(std::begin(k_entities), std::end(k_entities),
                                           [&](const auto& entity) { return entity.first == name; });
    if (found == std::end(k_entities)) return std::nullopt;
    return Entity{found->second, end + 1};
  }
  name.remove_prefix(1);
  const bool hexadecimal = !name.empty() && (name[0] | 0x20) == 'x';
  if (hexadecimal) name.remove_prefix(1);
  const auto value = number_in(name, hexadecimal ? 16 : 10);
  if (!value || *value < 0x20 || (*value >= 0x7F && *value < 0xA0) || *value > 0x10FFFF) return std::nullopt;
  const bool is_surrogate = *value >= 0xD800 && *value < 0xE000;
  return Entity{is_surrogate ? U'\uFFFD' : *value, end + 1};
}

std::optional<Entity> read_unicode_escape(std::string_view behind) {
  const auto unit = read_unit(behind);
  if (!unit) return std::nullopt;
  if (*unit >= 0xD800 && *unit < 0xDC00 && behind.size() >= 6 && behind[5] == '\\') {
    const auto low = read_unit(behind.substr(6));
    if (!low || *low < 0xDC00 || *low >= 0xE000) return std::nullopt;
    const char32_t pair = 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
    return is_usual_beside_letters(pair) ? std::optional(Entity{pair, 11}) : std::nullopt;
  }
  return is_usual_beside_letters(*unit) ? std::optional(Entity{*unit, 5}) : std::nullopt;
}

}  // namespace trungbay::vietnamese
