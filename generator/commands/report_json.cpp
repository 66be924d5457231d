#include "commands/report_json.hpp"

#include <nlohmann/json.hpp>

namespace trungbay::commands {

void put_place(nlohmann::ordered_json& object, const Place& place) {
  object["file"] = place.file.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(place.file);
  object["sheet"] = place.sheet.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(place.sheet);
  object["row"] = place.row == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(place.row);
  if (place.column == 0) {
    object["column"] = nullptr;
  } else if (place.kind == PlaceKind::table) {
    object["column"] = column_letters(place.column);
  } else {
    object["column"] = place.column;
  }
  object["field"] = place.field.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(place.field);
}

nlohmann::ordered_json diagnostic_json(const Diagnostic& diagnostic, Language language) {
  nlohmann::ordered_json object;
  object["code"] = text_of(diagnostic.code).id;
  object["name"] = text_of(diagnostic.code).name;
  object["severity"] = severity_text(diagnostic.severity, Language::english);
  put_place(object, diagnostic.place);
  object["message"] = message_of(diagnostic, language);
  const auto advice = advice_of(diagnostic, language);
  if (!advice.empty()) object["advice"] = advice;
  for (const auto& related : diagnostic.related) {
    auto& other = object["related"].emplace_back();
    put_place(other, related.place);
    if (!related.note.empty()) other["note"] = related.note;
  }
  return object;
}

std::string json_text(const nlohmann::ordered_json& object) {
  return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string to_json(const BuildReport& report, const DiagnosticBag& bag, Language language,
                    std::string_view written) {
  nlohmann::ordered_json object;
  object["ok"] = report.outcome == Outcome::done;
  object["output"] = report.output.string();
  if (!written.empty()) object["report"] = written;
  object["records"] = {{"read", report.records.read},
                       {"published", report.records.published},
                       {"withheld", report.records.withheld}};
  object["models"] = report.models;
  object["units"] = report.units;
  object["pages"] = report.pages;
  object["files"] = {{"written", report.files.written},
                     {"unchanged", report.files.unchanged},
                     {"removed", report.files.removed}};
  object["seconds"] = nlohmann::ordered_json::object();
  for (const auto& step : report.seconds) object["seconds"][std::string(step.step)] = step.seconds;
  put_diagnostics(object, bag, language);
  return json_text(object);
}

void put_diagnostics(nlohmann::ordered_json& object, const DiagnosticBag& bag, Language language) {
  object["diagnostics"] = nlohmann::ordered_json::array();
  for (const auto& diagnostic : bag.all())
    object["diagnostics"].push_back(diagnostic_json(diagnostic, language));
  if (bag.dropped() > 0) object["diagnostics_not_listed"] = bag.dropped();
}

}  // namespace trungbay::commands
