#include "render/template/printer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "render/template/escape.hpp"

namespace trungbay::render {
namespace {

// A JSON context may nest lists without end.
constexpr int k_deepest_json = 64;

void append_string(std::string_view text, PrintMode mode, Evaluation& evaluation, Kind kind,
                   std::string& out) {
  switch (mode) {
    case PrintMode::plain:
      out += text;
      break;
    case PrintMode::html_text:
      kind == Kind::html ? void(out += text) : append_html(text, out);
      break;
    case PrintMode::html_protected:
      kind == Kind::html ? append_protected(text, out) : append_html(text, out);
      break;
    case PrintMode::css_sheet:
      kind == Kind::html ? void(out += text) : append_css(text, out);
      break;
    case PrintMode::css_value:
      append_css(text, out);
      break;
    case PrintMode::json_string:
      append_json(text, out);
      break;
    case PrintMode::json_value:
    case PrintMode::script_value:
      out += '"';
      append_json(text, out);
      out += '"';
      break;
    case PrintMode::xml:
      append_xml(text, out);
      break;
    case PrintMode::csv_cell:
      append_csv_cell(text, out);
      break;
    case PrintMode::csv_quoted:
      append_csv_quoted(text, out);
      break;
    case PrintMode::whole_number:
      evaluation.fail(Code::render_place, {{"type", "text"}, {"place", "<…>"}});
      break;
  }
}

class JsonWriter {
 public:
  JsonWriter(JsonStyle style, Evaluation& evaluation, std::string& out)
      : jinja_(style == JsonStyle::jinja), evaluation_(evaluation), out_(out) {}

  void add(Value value, int depth) {
    if (depth > k_deepest_json) {
      evaluation_.fail(Code::render_argument, {{"function", "json"}, {"value", "[[[…]]]"}});
      return;
    }
    switch (value.kind()) {
      case Kind::undefined:
      case Kind::null:
        out_ += "null";
        break;
      case Kind::boolean:
        out_ += value.as_boolean() ? "true" : "false";
        break;
      case Kind::integer:
        append_repr(value, evaluation_, out_);
        break;
      case Kind::number:
        // JSON has no infinity and no NaN.
        std::isfinite(value.as_number()) ? append_number(value.as_number(), out_) : void(out_ += "null");
        break;
      case Kind::text:
      case Kind::source:
      case Kind::html:
        add_text(value.as_text());
        break;
      case Kind::date: {
        const std::string date = vietnamese::to_iso(value.as_date());
        add_text(date);
        break;
      }
      case Kind::list:
        out_ += '[';
        for (std::size_t i = 0; i < value.list_size() && !evaluation_.fault(); ++i) {
          if (i > 0) out_ += jinja_ ? ", " : ",";
          add(value.list_at(i, evaluation_.scratch()), depth + 1);
        }
        out_ += ']';
        break;
      case Kind::map:
        add_map(value, depth);
        break;
      case Kind::object:
        evaluation_.fail(Code::render_types,
                         {{"operation", "json"}, {"types", std::string(value.object_type().name)}});
        break;
    }
  }

 private:
  void add_text(std::string_view text) {
    out_ += '"';
    jinja_ ? append_json_ascii(text, out_) : append_json(text, out_);
    out_ += '"';
  }

  void add_map(Value map, int depth) {
    std::vector<const pages::MapEntry*> entries;
    for (const auto& entry : map.as_map()) entries.push_back(&entry);
    if (jinja_) {
      std::stable_sort(entries.begin(), entries.end(),
                       [](const auto* a, const auto* b) { return a->key < b->key; });
    }
    out_ += '{';
    for (std::size_t i = 0; i < entries.size() && !evaluation_.fault(); ++i) {
      if (i > 0) out_ += jinja_ ? ", " : ",";
      add_text(entries[i]->key);
      out_ += jinja_ ? ": " : ":";
      add(entries[i]->value, depth + 1);
    }
    out_ += '}';
  }

  bool jinja_;
  Evaluation& evaluation_;
  std::string& out_;
};

}  // namespace

void print_value(Value value, PrintMode mode, Evaluation& evaluation, std::string& out) {
  if (value.is_string()) return append_string(value.as_text(), mode, evaluation, value.kind(), out);
  if (mode == PrintMode::json_value || mode == PrintMode::script_value) {
    return append_json_value(value, JsonStyle::compact, evaluation, out);
  }
  if (value.kind() == Kind::integer) return append_text(value, evaluation, out);
  if (mode == PrintMode::whole_number) {
    evaluation.fail(Code::render_place, {{"type", std::string(type_name(value))}, {"place", "<…>"}});
    return;
  }
  if (value.is_missing() && (value.kind() == Kind::undefined || evaluation.null_is_silent())) return;
  Evaluation::Buffer text(evaluation);
  append_text(value, evaluation, *text);
  append_string(*text, mode, evaluation, Kind::text, out);
}

void append_json_value(Value value, JsonStyle style, Evaluation& evaluation, std::string& out) {
  JsonWriter(style, evaluation, out).add(value, 0);
}

}  // namespace trungbay::render
