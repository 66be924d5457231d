#include "commands/columns_command.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "commands/fault_groups.hpp"
#include "commands/report_json.hpp"
#include "ingest/column_questions.hpp"
#include "ingest/field_labels.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/source_of_file.hpp"
#include "vietnamese/nfc.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;
using ingest::IdeaField;

constexpr std::size_t k_most_of_sample = 40;   // code points: enough to recognise what a column holds
constexpr std::size_t k_most_of_header = 32;   // columns of the terminal
constexpr std::size_t k_most_listed = 1'000;   // columns of a sheet; a form has 10–60

std::string cut(std::string_view text, std::size_t most) {
  const auto kept = first_code_points(text, most);
  return to_shown(kept) + (kept.size() < text.size() ? "…" : "");
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t used = display_width(text);
  return text + std::string(used < width ? width - used : 0, ' ');
}

class Sheets {
 public:
  Sheets(const ingest::Source& source, ColumnsReport& report, DiagnosticBag& bag)
      : source_(source), report_(report), bag_(bag) {}

  void read() {
    const auto reader = ingest::open_reader(source_, bag_);
    if (!reader) return;
    begin(*reader);
    ingest::Record record;
    std::uint32_t sheet = reader->sheet();
    while (reader->next(record, bag_)) {
      if (reader->sheet() != sheet) {
        end();
        begin(*reader);
        sheet = reader->sheet();
      }
      take(*reader, record);
    }
    end();
  }

 private:
  void begin(const ingest::RecordReader& reader) {
    map_.emplace(source_.columns);
    report_.sheets.push_back({reader.header_place(), 0, {}});
    update(reader);
  }

  // JSON brings new columns with its records.
  void update(const ingest::RecordReader& reader) {
    auto& sheet = report_.sheets.back();
    if (reader.columns().size() == map_->size()) return;
    map_->update(reader.columns());
    columns_.assign(reader.columns().begin(), reader.columns().end());
    for (std::size_t i = sheet.columns.size(); i < columns_.size(); ++i) {
      const bool is_table = sheet.header.kind == PlaceKind::table;
      sheet.columns.push_back({is_table ? column_letters(static_cast<std::uint32_t>(i + 1)) : std::string(),
                               columns_[i], IdeaField::ignored, {}});
    }
  }

  void take(const ingest::RecordReader& reader, const ingest::Record& record) {
    update(reader);
    auto& sheet = report_.sheets.back();
    ++sheet.records;
    for (const auto& cell : record.cells) {
      auto& use = sheet.columns[cell.column];
      if (!use.sample.empty() || map_->field_of(cell.column) == IdeaField::personal) continue;
      use.sample = cut(vietnamese::clean_line(cell.text), k_most_of_sample);
      const Place place = reader.place_of(record, cell.column);
      if (place.kind == PlaceKind::table && place.row != record.row) {
        use.column = column_letters(place.column) + std::to_string(place.row);
      }
    }
  }

  void end() {
    auto& sheet = report_.sheets.back();
    // Whether a column is used is known when all of them are.
    for (std::uint32_t i = 0; i < sheet.columns.size(); ++i) sheet.columns[i].field = map_->field_of(i);
    ingest::ask_about_columns(columns_, *map_, source_, sheet.header, bag_);
  }

  const ingest::Source& source_;
  ColumnsReport& report_;
  DiagnosticBag& bag_;
  std::optional<ingest::ColumnMap> map_;
  std::vector<std::string> columns_;
};

void print_sheet(const SheetColumns& sheet, const Style& style, std::ostream& out) {
  const bool vietnamese = style.language == Language::vietnamese;
  if (!sheet.header.sheet.empty()) {
    out << (vietnamese ? "\nTrang tính \"" : "\nSheet \"") << to_shown(sheet.header.sheet) << '"';
  }
  if (sheet.header.row > 0) {
    out << (vietnamese ? "\nHàng tiêu đề: dòng " : "\nHeader: row ") << sheet.header.row
        << (vietnamese ? "; số ý tưởng: " : "; ideas: ");
  } else {
    out << (vietnamese ? "\nSố ý tưởng: " : "\nIdeas: ");
  }
  out << count_text(sheet.records, style.language) << "\n\n";
  std::size_t header_width = 0, label_width = 0;
  std::vector<std::string> headers, labels;
  for (const auto& use : sheet.columns) {
    if (headers.size() == k_most_listed) break;
    headers.push_back(cut(use.header, k_most_of_header));
    std::string label(ingest::field_label(use.field, style.language));
    if (use.field != IdeaField::personal && use.field != IdeaField::ignored && use.field != IdeaField::row_number) {
      label += " [" + std::string(ingest::field_name(use.field)) + "]";
    }
    header_width = std::max(header_width, display_width(headers.back()));
    label_width = std::max(label_width, display_width(label));
    labels.push_back(std::move(label));
  }
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const auto& use = sheet.columns[i];
    if (use.header.empty() && use.sample.empty()) continue;
    const std::string column = sheet.header.kind == PlaceKind::table ? padded(use.column, 4) : std::string();
    std::string line = "  " + column + padded(headers[i], header_width) + "  → " + padded(labels[i], label_width) + "  " + use.sample;
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
  if (sheet.columns.size() > headers.size()) {
    out << (vietnamese ? "  … và " : "  … and ") << count_text(sheet.columns.size() - headers.size(), style.language)
        << (vietnamese ? " cột nữa\n" : " more columns\n");
  }
}

}  // namespace

bool read_columns(const fs::path& file, const fs::path& workspace, ColumnsReport& report, DiagnosticBag& bag) {
  ingest::Source source;
  source.file = file.string();
  source.path = file;
  if (!workspace.empty()) {
    const auto configuration = workspace::read_configuration(workspace, bag);
    if (!configuration) return false;
    if (auto found = ingest::source_of_file(*configuration, file)) {
      source = std::move(*found);
      report.is_source = true;
    }
  }
  report.file = source.file;
  Sheets(source, report, bag).read();
  return true;
}

void print_columns(const ColumnsReport& report, const DiagnosticBag& bag, const Style& style, std::ostream& out) {
  out << to_shown(report.file);
  if (report.is_source) out << (style.language == Language::vietnamese ? " (theo showcase.yaml)" : " (as showcase.yaml says)");
  out << '\n';
  for (const auto& sheet : report.sheets) print_sheet(sheet, style, out);
  bool is_first = true;
  for (const auto& diagnostic : bag.all()) {
    if (diagnostic.severity != Severity::note) continue;
    if (std::exchange(is_first, false)) out << '\n';
    out << "  " << place_text(diagnostic.place, style.language) << ": " << message_of(diagnostic, style.language) << '\n';
  }
}

std::string columns_json(const ColumnsReport& report, const DiagnosticBag& bag, Language language) {
  using Json = nlohmann::ordered_json;
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  Json object;
  object["ok"] = !bag.has_errors();
  object["file"] = report.file;
  object["is_source"] = report.is_source;
  object["sheets"] = Json::array();
  for (const auto& sheet : report.sheets) {
    Json of_sheet;
    of_sheet["sheet"] = text_or_null(sheet.header.sheet);
    of_sheet["header_row"] = sheet.header.row == 0 ? Json() : Json(sheet.header.row);
    of_sheet["records"] = sheet.records;
    of_sheet["columns"] = Json::array();
    for (const auto& use : sheet.columns) {
      Json of_column;
      of_column["column"] = text_or_null(use.column);
      of_column["header"] = use.header;
      of_column["field"] = ingest::field_name(use.field);
      of_column["label"] = ingest::field_label(use.field, language);
      of_column["sample"] = text_or_null(use.sample);
      of_sheet["columns"].push_back(std::move(of_column));
    }
    object["sheets"].push_back(std::move(of_sheet));
  }
  object["diagnostics"] = Json::array();
  for (const auto& diagnostic : bag.all()) object["diagnostics"].push_back(diagnostic_json(diagnostic, language));
  if (bag.dropped() > 0) object["diagnostics_not_listed"] = bag.dropped();
  return json_text(object);
}

}  // namespace trungbay::commands
