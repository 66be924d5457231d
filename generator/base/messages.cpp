#include "base/messages.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace trungbay {
namespace {

constexpr CodeText k_texts[] = {
#define note Severity::note
#define warning Severity::warning
#define error Severity::error
#define TRUNGBAY_CODE(name, id, severity, vi, en, vi_advice, en_advice) \
  {Code::name, #name, id, severity, {vi, en}, {vi_advice, en_advice}},
#include "base/codes/all.def"
#undef TRUNGBAY_CODE
#undef note
#undef warning
#undef error
};

std::size_t index_of(Language language) {
  return static_cast<std::size_t>(language);
}

// A hole is `{name}`; other braces (`{…}`, `{% if %}`) are text. Gives its end, or npos.
std::size_t end_of_hole(std::string_view text, std::size_t open) {
  const std::size_t close = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", open + 1);
  return close != std::string_view::npos && close > open + 1 && text[close] == '}' ? close
                                                                                   : std::string_view::npos;
}

bool is_unfit(char32_t value) {
  const bool control = value < 0x20 || (value >= 0x7f && value <= 0x9f);
  const bool separator = value == 0x2028 || value == 0x2029;
  const bool direction = value == 0x200e || value == 0x200f || value == 0x061c ||
                         (value >= 0x202a && value <= 0x202e) || (value >= 0x2066 && value <= 0x2069);
  return control || separator || direction;
}

const MessageArgument* find_argument(std::span<const MessageArgument> arguments, std::string_view name) {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [&](const auto& argument) { return argument.name == name; });
  return found == arguments.end() ? nullptr : &*found;
}

}  // namespace

std::span<const CodeText> code_texts() {
  return k_texts;
}

const CodeText& text_of(Code code) {
  return k_texts[static_cast<std::size_t>(code)];
}

std::string to_shown(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    i += point.size;
    if (point.value == U'\n' || point.value == U'\r' || point.value == U'\t') {
      shown += ' ';
    } else {
      append_utf8(shown, is_unfit(point.value) ? U'\uFFFD' : point.value);
    }
  }
  return shown;
}

std::string to_shown_lines(std::string_view text) {
  std::string shown;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (from > 0) shown += '\n';
    std::string_view line = text.substr(from, end - from);
    if (line.ends_with('\r')) line.remove_suffix(1);
    shown += to_shown(line);
    from = end + 1;
  }
  return shown;
}

std::string fill_holes(std::string_view text, std::span<const MessageArgument> arguments) {
  std::string filled;
  filled.reserve(text.size() + 32);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t close = text[i] == '{' ? end_of_hole(text, i) : std::string_view::npos;
    const MessageArgument* argument = close == std::string_view::npos
                                          ? nullptr
                                          : find_argument(arguments, text.substr(i + 1, close - i - 1));
    if (argument == nullptr) {
      filled += text[i++];
      continue;
    }
    const auto kept = first_code_points(argument->value, k_most_shown_of_value);
    filled += to_shown(kept);
    if (kept.size() < argument->value.size()) filled += "…";
    i = close + 1;
  }
  return filled;
}

std::string kind_text(Code code, Language language) {
  const std::string_view text = text_of(code).text[index_of(language)];
  std::string kind;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t close = text[i] == '{' ? end_of_hole(text, i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      kind += text[i++];
      continue;
    }
    // A suggestion that is no quoted word is a part of the sentence which may be missing.
    const bool may_be_missing =
        text.substr(i, close + 1 - i) == "{suggestion}" && !text.substr(close + 1).starts_with('"');
    if (!may_be_missing) kind += "…";
    i = close + 1;
  }
  return kind;
}

std::string faulty_value(const Diagnostic& diagnostic) {
  const MessageArgument* argument = find_argument(diagnostic.arguments, "value");
  const std::string_view text = text_of(diagnostic.code).text[0];
  for (std::size_t i = text.find("\"{"); argument == nullptr && i != std::string_view::npos;
       i = text.find("\"{", i + 1)) {
    const std::size_t close = end_of_hole(text, i + 1);
    if (close == std::string_view::npos) continue;
    argument = find_argument(diagnostic.arguments, text.substr(i + 2, close - i - 2));
  }
  return argument == nullptr ? std::string()
                             : to_shown(first_code_points(argument->value, k_most_shown_of_value));
}

std::string message_of(const Diagnostic& diagnostic, Language language) {
  return fill_holes(text_of(diagnostic.code).text[index_of(language)], diagnostic.arguments);
}

std::string advice_of(const Diagnostic& diagnostic, Language language) {
  return fill_holes(text_of(diagnostic.code).advice[index_of(language)], diagnostic.arguments);
}

std::string table_position(const Place& place, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  std::string text;
  const auto add = [&](std::string_view word) {
    if (!text.empty()) text += ", ";
    text += word;
  };
  if (!place.sheet.empty()) {
    add(vietnamese ? "trang tính \"" : "sheet \"");
    text += to_shown(place.sheet) + "\"";
  }
  if (place.row > 0) {
    add(vietnamese ? "dòng " : "row ");
    text += std::to_string(place.row);
  }
  if (place.column > 0 || !place.field.empty()) {
    add(vietnamese ? "cột" : "column");
    if (place.column > 0) text += " " + column_letters(place.column);
    if (!place.field.empty()) text += " \"" + to_shown(place.field) + "\"";
  }
  return text;
}

std::string place_text(const Place& place, Language language) {
  if (place.kind == PlaceKind::none) return {};
  std::string text = to_shown(place.file);
  if (place.kind == PlaceKind::text) {
    if (place.row > 0) text += ":" + std::to_string(place.row);
    if (place.row > 0 && place.column > 0) text += ":" + std::to_string(place.column);
  } else if (place.kind == PlaceKind::table) {
    const std::string position = table_position(place, language);
    if (!position.empty()) text += ": " + position;
  }
  return text;
}

std::string_view severity_text(Severity severity, Language language) {
  static constexpr std::string_view k_words[3][2] = {
      {"ghi chú", "note"}, {"cảnh báo", "warning"}, {"lỗi", "error"}};
  return k_words[static_cast<std::size_t>(severity)][index_of(language)];
}

std::string headline(const Diagnostic& diagnostic, Language language) {
  std::string line = place_text(diagnostic.place, language);
  if (!line.empty()) line += ": ";
  line += severity_text(diagnostic.severity, language);
  line += " ";
  line += text_of(diagnostic.code).id;
  line += ": ";
  line += message_of(diagnostic, language);
  return line;
}

}  // namespace trungbay
