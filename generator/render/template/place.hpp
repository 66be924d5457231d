// Where in a document a template's value would be printed, and so how it must be escaped.
//
// While the compiler walks a template (with everything extended, included and called in line) it feeds the
// literal text to a Placement, which follows HTML far enough to tell text from attributes, URLs, scripts and
// styles. Branches must end at the same place, and a value is refused where no escaping would make it safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace trungbay::render {

// What a template makes, by the ending of its name.
enum class Format : std::uint8_t { html, xml, text, css, csv, json };
Format format_of(std::string_view template_name);

// How the machine prints a value.
enum class PrintMode : std::uint8_t {
  plain,           // as it is: .txt, and texts that are caught outside of HTML
  html_text,       // & < > " ' as entities; html goes out raw
  html_protected,  // <title>, <textarea>, attributes, comments: html keeps its entities but loses < > " '
  css_value,       // style="…{{ }}…": numbers, colours and words only
  css_sheet,       // <style>, .css: as css_value, and html goes out raw
  json_value,      // a JSON value, safe inside <script>
  json_string,     // what stands between the quotes of a JSON string, safe inside <script>
  script_value,    // the same as json_value, in other scripts: only for the filter json
  xml,             // entities; html too is escaped; characters that XML cannot hold are dropped
  csv_cell,        // quoted when needed
  csv_quoted,      // inside quotes that the template wrote
  whole_number,    // <h{{ n }}>: an integer, nothing else
};

class Placement {
 public:
  explicit Placement(Format format);

  // Where a URL attribute that holds a value ends: the finished attribute must be checked before this byte.
  struct UrlEnd {
    std::size_t offset;
    std::uint32_t slot;  // the one given to check_url
  };

  // Moves over literal text. Gives the offsets in `text` of the closing quotes of checked URL attributes.
  std::vector<UrlEnd> feed(std::string_view text);

  // To be called between pieces of literal text: whether the text ended inside a URL attribute whose scheme
  // is not settled yet. Gives how many bytes of the attribute's value the text before held; the attribute is
  // then to be checked, with its beginning kept in a slot.
  std::optional<std::size_t> open_url();
  void check_url(std::uint32_t slot);

  // A fault of printing here, as the diagnostic's code with the word for its hole.
  struct Refusal {
    Code code;
    std::string_view hole;  // "name" or "place"
    std::string what;
  };
  // How a value is printed here, and moves over it. `is_json`: its last filter is `json`.
  std::optional<PrintMode> print(bool is_json, Refusal& refusal);

  // What a text that is caught here and kept as a value starts from: HTML text, or plain text where values
  // are not HTML.
  static Placement for_captured(Format format);
  bool captures_html() const { return format_ == Format::html; }

  // The place where two branches meet; nothing when they ended at different places.
  static std::optional<Placement> join(const Placement& first, const Placement& second);
  // For messages: `href="…"`, `<script>`; never a word of one language.
  std::string shown() const;

 private:
  enum class Where : std::uint8_t {
    text,
    tag_name,
    tag,  // between attributes
    attribute_name,
    after_name,
    before_value,
    value,  // in quotes
    bare_value,
    comment,
    declaration,  // <!DOCTYPE …>, <?xml …?>
    cdata,
    protected_text,  // <title>, <textarea>
    foreign_text,    // <iframe>, <xmp> …
    style,
    script,
    json,
    csv,
    plain,
  };
  enum class Attribute : std::uint8_t { plain, url, style, event, document };
  enum class Url : std::uint8_t { none, open, checked, settled, forbidden };
  enum class Script : std::uint8_t { code, string, line_comment, block_comment, pattern, pattern_class };

  void feed_one(std::string_view text, std::size_t& at, std::vector<UrlEnd>& ends);
  void open_angle(std::string_view text, std::size_t& at);
  void end_tag_name();
  void start_value(char quote);
  void end_value();
  void end_tag();
  bool ends_raw_text(std::string_view text, std::size_t at) const;
  void feed_script(char c, char next);
  void settle_url();
  bool in_tag() const { return where_ >= Where::tag_name && where_ <= Where::after_name; }

  Format format_;
  Where where_ = Where::text;
  bool closing_ = false;      // inside </…>
  bool needs_break_ = false;  // branches met inside a tag: a space or the tag's end must follow
  char quote_ = 0;            // of a value, a script's string, a JSON string or a CSV cell; 0: outside
  bool escaped_ = false;      // a backslash stands before
  Attribute attribute_ = Attribute::plain;
  Url url_ = Url::none;
  std::uint32_t url_slot_ = 0;
  Script script_ = Script::code;
  char script_before_ = 0;      // the last character of code that is not white space
  std::string element_;         // lower case
  std::string name_;            // the attribute's
  std::string value_;           // beginning of a URL attribute, or of a script's type
  std::size_t value_size_ = 0;  // all of it
  std::string type_;            // of a script
};

}  // namespace trungbay::render
