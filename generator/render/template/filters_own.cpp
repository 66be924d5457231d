// Filters of ours, which Jinja2 does not have: Vietnamese dates and numbers, addresses, rich text, JSON.
#include <cmath>

#include "base/utf8.hpp"
#include "render/template/escape.hpp"
#include "render/template/filters.hpp"
#include "render/template/machine.hpp"
#include "render/template/printer.hpp"
#include "vietnamese/compounds.hpp"
#include "vietnamese/date.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/number.hpp"
#include "vietnamese/slug.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::render {
namespace {

using Arguments = std::span<const Value>;

Value argument(Arguments arguments, std::size_t index) {
  return index < arguments.size() ? arguments[index] : Value();
}

// A date, or a text of a JSON context that reads as one.
std::optional<vietnamese::Date> date_of(Value value) {
  if (value.kind() == Kind::date) return value.as_date();
  return value.is_string() ? vietnamese::parse_date(value.as_text()) : std::nullopt;
}

template <std::string (*show)(vietnamese::Date)>
Value show_date(Arguments in, Evaluation& evaluation) {
  if (in[0].is_missing()) return Value::null();
  const auto date = date_of(in[0]);
  return date ? evaluation.keep_text(show(*date)) : wrong_argument("date", in[0], evaluation);
}

Value number(Arguments in, Evaluation& evaluation) {
  if (in[0].is_missing()) return Value::null();
  if (!is_number(in[0])) return wrong_argument("number", in[0], evaluation);
  if (in[0].kind() != Kind::number) return evaluation.keep_text(vietnamese::to_display(in[0].as_integer()));
  const auto digits = integer_argument(argument(in, 1), 2, "number", evaluation);
  if (digits < 0 || digits > 15 || !std::isfinite(in[0].as_number()))
    return wrong_argument("number", in[0], evaluation);
  return evaluation.keep_text(vietnamese::to_display(in[0].as_number(), static_cast<int>(digits)));
}

Value fold(Arguments in, Evaluation& evaluation) {
  return evaluation.keep_text(vietnamese::fold(text_of(in[0], evaluation)));
}

Value slug(Arguments in, Evaluation& evaluation) {
  return evaluation.keep_text(vietnamese::to_slug(text_of(in[0], evaluation)));
}

Value keep_compounds(Arguments in, Evaluation& evaluation) {
  if (in[0].is_missing()) return Value::null();
  return evaluation.keep_text(vietnamese::keep_compounds(text_of(in[0], evaluation)));
}

Value truncate_words(Arguments in, Evaluation& evaluation) {
  if (in[0].is_missing()) return Value::null();
  const auto length = integer_argument(argument(in, 1), 200, "truncate_words", evaluation);
  if (length < 1) return wrong_argument("truncate_words", argument(in, 1), evaluation);
  return evaluation.keep_text(
      vietnamese::truncate_words(text_of(in[0], evaluation), static_cast<std::size_t>(length)));
}

// What stands at the site's own root gets the site's origin; full addresses stay.
Value absolute_url(Arguments in, Evaluation& evaluation) {
  if (in[0].is_missing()) return Value::null();
  const std::string_view url = text_of(in[0], evaluation);
  const std::size_t colon = url.find_first_of(":/?#");
  if (url.starts_with("//") || (colon != std::string_view::npos && url[colon] == ':'))
    return evaluation.keep_text(url);
  Evaluation::Buffer made(evaluation);
  *made += evaluation.environment().origin;
  if (!url.starts_with('/')) *made += '/';
  *made += url;
  return evaluation.keep_text(*made);
}

template <JsonStyle style>
Value json(Arguments in, Evaluation& evaluation) {
  Evaluation::Buffer made(evaluation);
  append_json_value(in[0], style, evaluation, *made);
  return Value::html(evaluation.keep(*made));
}

// Where rich text is not left out as a hole: inside of other filters, and where it is kept as a value.
Value markdown(Arguments in, Evaluation& evaluation) {
  if (in[0].is_missing() || in[0].kind() == Kind::html) return in[0];
  const auto shift = integer_argument(argument(in, 1), 1, "markdown", evaluation);
  if (shift < 0 || shift > 5) return wrong_argument("markdown", argument(in, 1), evaluation);
  const auto format = in[0].kind() == Kind::source ? in[0].format() : pages::SourceFormat::markdown;
  const std::string_view source = text_of(in[0], evaluation);
  Evaluation::Buffer made(evaluation);
  if (evaluation.environment().rich_text) {
    evaluation.environment().rich_text(source, format, static_cast<int>(shift), *made);
  } else {
    append_html(source, *made);
  }
  return Value::html(evaluation.keep(*made));
}

constexpr std::string_view k_digits[] = {"digits"};
constexpr std::string_view k_length[] = {"length"};
constexpr std::string_view k_shift[] = {"shift"};

constexpr FilterInfo k_filters[] = {
    {"absolute_url", absolute_url, {}, 0, ResultType::text},
    {"date", show_date<vietnamese::to_display>, {}, 0, ResultType::text},
    {"fold", fold, {}, 0, ResultType::text},
    {"iso_date", show_date<vietnamese::to_iso>, {}, 0, ResultType::text},
    {"iso_datetime", show_date<vietnamese::to_iso_time>, {}, 0, ResultType::text},
    {"json", json<JsonStyle::compact>, {}, 0, ResultType::html},
    {"keep_compounds", keep_compounds, {}, 0, ResultType::text},
    {"markdown", markdown, k_shift, 0, ResultType::html},
    {"number", number, k_digits, 0, ResultType::text},
    {"slug", slug, {}, 0, ResultType::text},
    {"tojson", json<JsonStyle::jinja>, {}, 0, ResultType::html},
    {"truncate_words", truncate_words, k_length, 0, ResultType::text},
};

}  // namespace

std::span<const FilterInfo> own_filters() {
  return k_filters;
}

}  // namespace trungbay::render
