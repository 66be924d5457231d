#include <algorithm>

#include <nlohmann/json.hpp>

#include "commands/contribution_text.hpp"
#include "commands/contribution_words.hpp"
#include "commands/report_json.hpp"
#include "render/template/escape.hpp"

namespace trungbay::commands {
namespace {

using catalogue::Contribution;
using catalogue::ContributionRow;
using catalogue::RowKind;
using Json = nlohmann::ordered_json;

// As text in a cell of a table, where no markup is meant.
std::string to_markdown_cell(std::string_view text) {
  std::string cell;
  for (const char letter : to_shown(text)) {
    if (std::string_view("\\`*_[]<>|&~$").find(letter) != std::string_view::npos) cell += '\\';
    cell += letter;
  }
  return cell;
}

struct KindWord {
  std::string_view key;
  std::string_view shown[2];  // by Language
};

KindWord kind_word(RowKind kind) {
  switch (kind) {
    case RowKind::branch:
      return {"branch", {"cộng cả nhánh", "sum of the branch"}};
    case RowKind::own:
      return {"own", {"riêng đơn vị", "the unit alone"}};
    case RowKind::nameless:
      return {"nameless", {"không ghi đơn vị", "no unit given"}};
    case RowKind::unit:
      break;
  }
  return {"unit", {"đơn vị", "unit"}};
}

std::string_view kind_key(vietnamese::PeriodKind kind) {
  static constexpr std::string_view k_keys[] = {"week", "month", "quarter", "half", "year", "range"};
  return k_keys[static_cast<std::size_t>(kind)];
}

Json numbers_json(const Contribution& contribution, const ContributionRow& row) {
  Json object;
  for (const auto column : columns_of(contribution)) {
    const auto value = value_of(row, column);
    const std::string key(key_of(column));
    if (!value) {
      object[key] = nullptr;
    } else if (column == ContributionColumn::rate) {
      object[key] = static_cast<double>(*value) / 10;
    } else {
      object[key] = *value;
    }
    if (column == ContributionColumn::withheld) {
      auto& reasons = object["withheld_because"] = Json::object();
      for (std::size_t i = 0; i < contribution.reasons.size(); ++i) {
        reasons[contribution.reasons[i].key] = row.counts.withheld[i];
      }
    }
  }
  return object;
}

class CsvWriter {
 public:
  void cell(std::string_view text) {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    render::append_csv_cell(text, out_);
  }
  void end_row() {
    out_ += "\r\n";
    is_first_ = true;
  }
  std::string finish() { return std::move(out_); }

 private:
  std::string out_ = "\xEF\xBB\xBF";
  bool is_first_ = true;
};

}  // namespace

std::string contribution_markdown(const Contribution& contribution, Language language) {
  const auto columns = columns_of(contribution);
  std::string out = "# " + std::string(title_of(language)) + "\n\n**" +
                    to_markdown_cell(subtitle_of(contribution, language)) + "**\n\n|";
  const auto cell = [&](std::string_view text) { out.append(" ").append(text).append(" |"); };
  cell(language == Language::vietnamese ? "TT" : "No.");
  cell(unit_label(language));
  for (const auto column : columns) cell(label_of(column, language));
  out += "\n| --- | --- |";
  for (std::size_t i = 0; i < columns.size(); ++i) out += " ---: |";
  out += '\n';
  const auto line = [&](std::string_view number, const std::string& name, const ContributionRow& row,
                        bool is_bold) {
    const std::string_view mark = is_bold ? "**" : "";
    const auto marked = [&](std::string_view text) {
      cell(text.empty() ? std::string() : std::string(mark).append(text).append(mark));
    };
    out += '|';
    marked(number);
    marked(name);
    for (const auto column : columns) marked(shown_value(row, column, language));
    out += '\n';
  };
  for (const auto& row : contribution.rows) {
    line(row.number, to_markdown_cell(name_of(row, language)), row, row.kind == RowKind::branch);
  }
  line({}, std::string(total_label(language)), contribution.total, true);
  for (const auto& note : notes_of(contribution, language)) out += "\n- " + to_markdown_cell(note);
  if (!out.ends_with('\n')) out += '\n';
  return out;
}

std::string contribution_csv(const Contribution& contribution, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  const auto columns = columns_of(contribution);
  const auto say = [&](std::string_view in_vietnamese, std::string_view in_english) {
    return vietnamese ? in_vietnamese : in_english;
  };
  CsvWriter csv;
  csv.cell(say("TT", "No."));
  csv.cell(unit_label(language));
  csv.cell(say("Mã đơn vị", "Slug"));
  csv.cell(say("Dòng", "Row"));
  for (const auto column : columns) {
    csv.cell(std::string(label_of(column, language)) + (column == ContributionColumn::rate ? " %" : ""));
    if (column != ContributionColumn::withheld) continue;
    for (const auto& reason : contribution.reasons) {
      csv.cell(std::string(label_of(column, language)) + ": " + reason_label(reason, language));
    }
  }
  csv.cell(say("Từ ngày", "From"));
  csv.cell(say("Đến ngày", "To"));
  csv.end_row();
  const auto line = [&](const ContributionRow& row, std::string_view name, std::string_view kind) {
    csv.cell(row.number);
    csv.cell(name);
    csv.cell(row.slug);
    csv.cell(kind);
    for (const auto column : columns) {
      const auto value = value_of(row, column);
      if (!value) {
        csv.cell({});
      } else if (column == ContributionColumn::rate) {
        csv.cell(shown_rate(*value, language));
      } else {
        csv.cell(std::to_string(*value));
      }
      if (column != ContributionColumn::withheld) continue;
      for (std::size_t i = 0; i < contribution.reasons.size(); ++i)
        csv.cell(std::to_string(row.counts.withheld[i]));
    }
    csv.cell(date_text(contribution.period.first, language));
    csv.cell(date_text(contribution.period.last, language));
    csv.end_row();
  };
  for (const auto& row : contribution.rows) {
    line(row, name_of(row, language), kind_word(row.kind).shown[static_cast<std::size_t>(language)]);
  }
  line(contribution.total, total_label(language), say("tổng cộng", "total"));
  return csv.finish();
}

std::string contribution_json(const Contribution& contribution, Language language) {
  Json object;
  object["period"] = {{"kind", kind_key(contribution.period.kind)},
                      {"title", period_title(contribution.period, language)},
                      {"from", to_iso(contribution.period.first)},
                      {"to", to_iso(contribution.period.last)}};
  object["unit"] = contribution.unit.empty() ? Json() : Json(contribution.unit);
  object["targets"] = {{"first_year", contribution.first_year},
                       {"last_year", contribution.last_year},
                       {"counted_from", to_iso(contribution.so_far.first)},
                       {"counted_to", to_iso(contribution.so_far.last)}};
  object["reasons"] = Json::array();
  for (const auto& reason : contribution.reasons) {
    object["reasons"].push_back({{"key", reason.key}, {"label", reason_label(reason, language)}});
  }
  object["rows"] = Json::array();
  for (const auto& row : contribution.rows) {
    Json item = {{"kind", kind_word(row.kind).key},
                 {"depth", row.depth},
                 {"number", row.number.empty() ? Json() : Json(row.number)},
                 {"name", row.kind == RowKind::nameless ? Json() : Json(row.name)},
                 {"slug", row.slug.empty() ? Json() : Json(row.slug)}};
    item.update(numbers_json(contribution, row));
    object["rows"].push_back(std::move(item));
  }
  object["total"] = numbers_json(contribution, contribution.total);
  object["undated"] = contribution.undated;
  object["partly_dated"] = contribution.partly_dated;
  return json_text(object);
}

}  // namespace trungbay::commands
