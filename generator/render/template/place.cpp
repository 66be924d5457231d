#include "render/template/place.hpp"

#include <algorithm>

namespace trungbay::render {
namespace {

constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// A name or value that is longer than this is none that means anything here.
constexpr std::size_t k_longest_kept = 64;

void keep(std::string& text, char c) {
  if (text.size() < k_longest_kept) text += lower(c);
}

// The attributes that a browser follows or loads as an address (HTML living standard, index of attributes).
constexpr std::string_view k_url_attributes[] = {
    "action",     "background", "cite", "classid",  "codebase",  "data",     "dynsrc",
    "formaction", "href",       "icon", "longdesc", "lowsrc",    "manifest", "ping",
    "poster",     "profile",    "src",  "usemap",   "xlink:href"};

// Elements whose content is neither markup nor printed text.
constexpr std::string_view k_foreign[] = {"iframe", "noembed", "noframes", "plaintext", "xmp"};

template <std::size_t n>
bool holds(const std::string_view (&names)[n], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

Format format_of(std::string_view template_name) {
  const auto ends = [&](std::string_view ending) { return template_name.ends_with(ending); };
  if (ends(".xml") || ends(".svg")) return Format::xml;
  if (ends(".txt")) return Format::text;
  if (ends(".css")) return Format::css;
  if (ends(".csv")) return Format::csv;
  if (ends(".json")) return Format::json;
  return Format::html;
}

Placement::Placement(Format format) : format_(format) {
  static constexpr Where k_start[] = {Where::text,  Where::text, Where::plain,
                                      Where::style, Where::csv,  Where::json};
  where_ = k_start[static_cast<std::size_t>(format)];
}

Placement Placement::for_captured(Format format) {
  return Placement(format == Format::html ? Format::html : Format::text);
}

std::vector<Placement::UrlEnd> Placement::feed(std::string_view text) {
  std::vector<UrlEnd> ends;
  if (where_ == Where::plain) return ends;
  for (std::size_t at = 0; at < text.size();) feed_one(text, at, ends);
  return ends;
}

// Moves over one character, or over a whole mark such as "-->".
void Placement::feed_one(std::string_view text, std::size_t& at, std::vector<UrlEnd>& ends) {
  const char c = text[at];
  const auto follows = [&](std::string_view what) { return text.substr(at, what.size()) == what; };
  switch (where_) {
    case Where::text:
      if (c == '<') return open_angle(text, at);
      break;
    case Where::tag_name:
      if (is_space(c) || c == '/' || c == '>') {
        end_tag_name();
        if (c == '>') end_tag();
      } else {
        keep(element_, c);
      }
      break;
    case Where::tag:
      if (is_space(c) || c == '/') {
        needs_break_ = false;
      } else if (c == '>') {
        end_tag();
      } else {
        // Branches met before a name that they may have begun: no place can be told from here on.
        name_ = needs_break_ ? "?" : "";
        keep(name_, c);
        where_ = Where::attribute_name;
      }
      break;
    case Where::attribute_name:
    case Where::after_name:
      if (c == '>') {
        end_tag();
      } else if (c == '=') {
        where_ = Where::before_value;
      } else if (c == '/') {
        where_ = Where::tag;
      } else if (is_space(c)) {
        where_ = Where::after_name;
      } else {
        if (where_ == Where::after_name) name_.clear();
        keep(name_, c);
        where_ = Where::attribute_name;
      }
      break;
    case Where::before_value:
      if (c == '"' || c == '\'') {
        start_value(c);
      } else if (c == '>') {
        end_tag();
      } else if (!is_space(c)) {
        where_ = Where::bare_value;
        value_.assign(1, lower(c));
      }
      break;
    case Where::bare_value:
      if (is_space(c) || c == '>') {
        if (element_ == "script" && name_ == "type") type_ = value_;
        where_ = Where::tag;
        if (c == '>') end_tag();
      } else {
        keep(value_, c);
      }
      break;
    case Where::value:
      if (c == quote_) {
        if (url_ == Url::checked) ends.push_back({at, url_slot_});
        end_value();
      } else {
        keep(value_, c);
        ++value_size_;
      }
      break;
    case Where::comment:
      if (follows("-->")) {
        at += 2;
        where_ = Where::text;
      }
      break;
    case Where::declaration:
      if (c == '>') where_ = Where::text;
      break;
    case Where::cdata:
      if (follows("]]>")) {
        at += 2;
        where_ = Where::text;
      }
      break;
    case Where::csv:
      if (c == '"') quote_ = quote_ ? '\0' : '"';
      break;
    case Where::plain:
      break;
    default:
      if (c == '<' && ends_raw_text(text, at)) {
        where_ = Where::text;
        quote_ = '\0';
        return open_angle(text, at);
      }
      if (where_ == Where::json) {
        if (quote_ && c == '\\' && !escaped_) {
          escaped_ = true;
        } else {
          if (c == '"' && !escaped_) quote_ = quote_ ? '\0' : '"';
          escaped_ = false;
        }
      } else if (where_ == Where::script) {
        feed_script(c, at + 1 < text.size() ? text[at + 1] : '\0');
      }
  }
  ++at;
}

void Placement::open_angle(std::string_view text, std::size_t& at) {
  const auto follows = [&](std::string_view what) { return text.substr(at, what.size()) == what; };
  const std::string_view rest = text.substr(at);
  if (follows("<!--")) {
    where_ = Where::comment;
    at += 4;
  } else if (format_ == Format::xml && follows("<![CDATA[")) {
    where_ = Where::cdata;
    at += 9;
  } else if (follows("<!") || follows("<?")) {
    where_ = Where::declaration;
    at += 2;
  } else if (follows("</") && rest.size() > 2 && is_letter(rest[2])) {
    where_ = Where::tag_name;
    closing_ = true;
    element_.clear();
    at += 2;
  } else if (rest.size() > 1 && is_letter(rest[1])) {
    where_ = Where::tag_name;
    closing_ = false;
    element_.clear();
    at += 1;
  } else {
    at += 1;
  }
}

void Placement::end_tag_name() {
  where_ = Where::tag;
  needs_break_ = false;
  type_.clear();
  name_.clear();
}

void Placement::start_value(char quote) {
  where_ = Where::value;
  quote_ = quote;
  value_.clear();
  value_size_ = 0;
  attribute_ = Attribute::plain;
  url_ = Url::none;
  if (holds(k_url_attributes, name_)) {
    attribute_ = Attribute::url;
    url_ = Url::open;
  } else if (name_ == "style") {
    attribute_ = Attribute::style;
  } else if (name_ == "srcdoc" || name_.starts_with('?')) {
    attribute_ = Attribute::document;
  } else if (name_.starts_with("on") && name_.size() > 2) {
    attribute_ = Attribute::event;
  }
}

void Placement::end_value() {
  if (element_ == "script" && name_ == "type") type_ = value_;
  where_ = Where::tag;
  needs_break_ = false;
  quote_ = '\0';
  attribute_ = Attribute::plain;
  url_ = Url::none;
  value_.clear();
  name_.clear();
}

void Placement::end_tag() {
  where_ = Where::text;
  needs_break_ = false;
  name_.clear();
  value_.clear();
  if (closing_ || format_ == Format::xml) {
    closing_ = false;
    element_.clear();
    return;
  }
  if (element_ == "script") {
    where_ = type_.find("json") != std::string::npos ? Where::json : Where::script;
    script_ = Script::code;
    script_before_ = '\0';
    escaped_ = false;
  } else if (element_ == "style") {
    where_ = Where::style;
  } else if (element_ == "title" || element_ == "textarea") {
    where_ = Where::protected_text;
  } else if (holds(k_foreign, element_)) {
    where_ = Where::foreign_text;
  } else {
    element_.clear();
  }
  type_.clear();
}

bool Placement::ends_raw_text(std::string_view text, std::size_t at) const {
  if (format_ != Format::html || text.size() < at + 2 + element_.size() || text[at + 1] != '/') return false;
  for (std::size_t i = 0; i < element_.size(); ++i) {
    if (lower(text[at + 2 + i]) != element_[i]) return false;
  }
  return true;
}

// Follows JavaScript as far as needed to know code from strings, comments and patterns.
void Placement::feed_script(char c, char next) {
  if (escaped_) {
    escaped_ = false;
    return;
  }
  switch (script_) {
    case Script::code:
      if (c == '"' || c == '\'' || c == '`') {
        script_ = Script::string;
        quote_ = c;
      } else if (c == '/' && next == '/') {
        script_ = Script::line_comment;
      } else if (c == '/' && next == '*') {
        script_ = Script::block_comment;
        script_before_ = '*';
      } else if (c == '/' &&
                 (script_before_ == '\0' ||
                  std::string_view("(,=:[!&|?{};+-*%~^<>").find(script_before_) != std::string_view::npos)) {
        script_ = Script::pattern;
      }
      if (!is_space(c) && script_ != Script::block_comment) script_before_ = c;
      break;
    case Script::string:
      if (c == '\\') escaped_ = true;
      if (c == quote_) {
        script_ = Script::code;
        quote_ = '\0';
        script_before_ = c;
      }
      break;
    case Script::line_comment:
      if (c == '\n') script_ = Script::code;
      break;
    case Script::block_comment:
      if (script_before_ == '*') {
        script_before_ = ' ';  // the star of the opening cannot end the comment
      } else if (c == '/' && script_before_ == '!') {
        script_ = Script::code;
        script_before_ = ';';
      } else {
        // "!" stands for a star that ends the comment.
        script_before_ = c == '*' && next == '/' ? '!' : ' ';
      }
      break;
    case Script::pattern:
    case Script::pattern_class:
      if (c == '\\') escaped_ = true;
      if (c == '[') script_ = Script::pattern_class;
      if (c == ']') script_ = Script::pattern;
      if (c == '/' && script_ == Script::pattern) {
        script_ = Script::code;
        script_before_ = 'a';
      }
      break;
  }
}

}  // namespace trungbay::render
