// What may be printed at a place and how, and where branches may meet. place.cpp finds the place.
#include <algorithm>

#include "render/template/place.hpp"

namespace trungbay::render {

void Placement::settle_url() {
  // Only what the template itself writes comes here: the last one opens Messenger on a phone. An address out of data
  // is checked by is_safe_url, which knows the first four.
  static constexpr std::string_view k_schemes[] = {"http", "https", "mailto", "tel", "fb-messenger"};
  const std::size_t end = value_.find_first_of(":/?#");
  if (end == std::string::npos) return;
  const bool known =
      value_[end] != ':' || std::find(std::begin(k_schemes), std::end(k_schemes),
                                      std::string_view(value_).substr(0, end)) != std::end(k_schemes);
  url_ = known ? Url::settled : Url::forbidden;
}

std::optional<std::size_t> Placement::open_url() {
  if (where_ != Where::value || url_ != Url::open) return std::nullopt;
  settle_url();
  if (url_ != Url::open) return std::nullopt;
  return value_size_;
}

void Placement::check_url(std::uint32_t slot) {
  url_ = Url::checked;
  url_slot_ = slot;
}

std::optional<PrintMode> Placement::print(bool is_json, Refusal& refusal) {
  const auto refuse = [&](Code code, std::string_view hole, std::string what) {
    refusal = {code, hole, std::move(what)};
    return std::nullopt;
  };
  switch (where_) {
    case Where::plain:
      return PrintMode::plain;
    case Where::text:
      return format_ == Format::xml ? PrintMode::xml : PrintMode::html_text;
    case Where::tag_name:
      if (!element_.empty()) {
        element_ += '0';
        return PrintMode::whole_number;
      }
      break;
    case Where::before_value:
    case Where::bare_value:
      return refuse(Code::template_attribute_unquoted, "name", name_);
    case Where::value:
      if (element_ == "script" && name_ == "type") break;
      if (attribute_ == Attribute::event || attribute_ == Attribute::document || url_ == Url::forbidden)
        break;
      if (attribute_ == Attribute::style) return PrintMode::css_value;
      value_ += '0';  // whatever it is, it is no scheme
      return format_ == Format::xml ? PrintMode::xml : PrintMode::html_protected;
    case Where::comment:
      return format_ == Format::xml ? PrintMode::xml : PrintMode::html_protected;
    case Where::protected_text:
      return PrintMode::html_protected;
    case Where::style:
      return PrintMode::css_sheet;
    case Where::json:
      if (quote_ && is_json) return refuse(Code::template_json_in_string, "place", "\"…\"");
      escaped_ = false;
      return quote_ ? PrintMode::json_string : PrintMode::json_value;
    case Where::script:
      if (!is_json || script_ != Script::code)
        return refuse(Code::template_script_needs_json, "place", "<script>");
      script_before_ = 'a';
      return PrintMode::script_value;
    case Where::csv:
      return quote_ ? PrintMode::csv_quoted : PrintMode::csv_cell;
    default:
      break;
  }
  return refuse(Code::template_place_forbidden, "place", shown());
}

std::optional<Placement> Placement::join(const Placement& first, const Placement& second) {
  Placement a = first;
  Placement b = second;
  if (a.in_tag() && b.in_tag() && a.element_ == b.element_ && a.closing_ == b.closing_) {
    const bool same = a.where_ == b.where_ && a.name_ == b.name_;
    if (same && a.type_ == b.type_) return a.needs_break_ ? a : b;
    if (a.type_ != b.type_) return std::nullopt;
    a.where_ = Where::tag;
    a.name_.clear();
    a.needs_break_ = true;
    return a;
  }
  if (a.where_ != b.where_ || a.quote_ != b.quote_ || a.element_ != b.element_ || a.name_ != b.name_ ||
      a.attribute_ != b.attribute_ || a.url_ != b.url_ ||
      (a.url_ == Url::checked && a.url_slot_ != b.url_slot_) || a.closing_ != b.closing_) {
    return std::nullopt;
  }
  if (a.where_ == Where::script && a.script_ != b.script_) return std::nullopt;
  return a;
}

std::string Placement::shown() const {
  const std::string element = "<" + std::string(closing_ ? "/" : "") + element_;
  switch (where_) {
    case Where::tag_name:
    case Where::tag:
    case Where::attribute_name:
    case Where::after_name:
      return element + " …>";
    case Where::before_value:
    case Where::bare_value:
      return element + " " + name_ + "=…>";
    case Where::value:
      return element + " " + name_ + "=" + quote_ + "…" + quote_ + ">";
    case Where::comment:
      return "<!-- … -->";
    case Where::declaration:
      return "<!…>";
    case Where::cdata:
      return "<![CDATA[…]]>";
    case Where::protected_text:
    case Where::foreign_text:
    case Where::style:
    case Where::script:
    case Where::json: {
      std::string shown = element_.empty() ? std::string("…") : element + ">";
      if (quote_) shown += std::string(" ") + quote_ + "…" + quote_;
      if (where_ == Where::script && (script_ == Script::line_comment || script_ == Script::block_comment)) {
        shown += " /* … */";
      }
      return shown;
    }
    case Where::csv:
      return quote_ ? "\"…\"" : "…";
    default:
      return "<…>…</…>";
  }
}

}  // namespace trungbay::render
