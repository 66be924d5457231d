// The texts of diagnostics, in Vietnamese and English, out of the one table in codes/*.def.
//
// Used by whatever shows diagnostics: the terminal, `--json`, reports. Texts have named holes (`{field}`)
// because the order of words differs between the two languages. What fills a hole comes out of exports and
// file names, so it is cleaned and shortened here, once for every way of showing it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace trungbay {

enum class Language : std::uint8_t { vietnamese, english };

struct CodeText {
  Code code;
  std::string_view name;  // "csv_quote_unclosed"
  std::string_view id;    // "I110"
  Severity severity;
  std::string_view text[2];    // by Language
  std::string_view advice[2];  // what to do; may be empty
};

// All codes, in the order of the table.
std::span<const CodeText> code_texts();
const CodeText& text_of(Code code);

// Text of unknown origin as one line that is safe to show: valid UTF-8; line ends and tabs become spaces,
// other controls and the marks that turn the direction of writing become U+FFFD (no escape sequence reaches a
// terminal, no message reads other than it is).
std::string to_shown(std::string_view text);
// The same for text of several lines, whose line ends stay: excerpts, cells.
std::string to_shown_lines(std::string_view text);

// `text` with each `{name}` replaced by its argument, made fit to show and cut at `k_most_shown_of_value`; a
// hole without an argument stays as it is.
inline constexpr std::size_t k_most_shown_of_value = 400;  // code points; a whole cell would bury the message
std::string fill_holes(std::string_view text, std::span<const MessageArgument> arguments);

std::string message_of(const Diagnostic& diagnostic, Language language);
std::string advice_of(const Diagnostic& diagnostic, Language language);

// The message of all faults of a kind, an ellipsis in each hole: "trạng thái "…" không có trong danh mục".
std::string kind_text(Code code, Language language);

// What the message quotes from the place: the argument `value`, else that of the first hole in quotes; may be
// empty.
std::string faulty_value(const Diagnostic& diagnostic);

// "showcase.yaml:7:3", or `content/exports/a.csv: dòng 14, cột D "Trạng thái"`.
std::string place_text(const Place& place, Language language);

// A place in a table without its file: `trang tính "Năm 2023", dòng 14, cột D "Trạng thái"`; empty when
// nothing but the file is known.
std::string table_position(const Place& place, Language language);

std::string_view severity_text(Severity severity, Language language);

// The first line that people see: place, severity word, code, message.
std::string headline(const Diagnostic& diagnostic, Language language);

}  // namespace trungbay
