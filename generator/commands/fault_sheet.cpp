#include "commands/fault_sheet.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include "base/utf8.hpp"
#include "commands/fault_groups.hpp"
#include "commands/memory_file.hpp"
#include "ingest/record_reader.hpp"

namespace trungbay::commands {
namespace {

constexpr std::size_t k_most_of_cell = 8'000;  // code points; Excel takes 32,767 UTF-16 units
constexpr std::size_t k_most_row_sheets =
    50;  // exports with sheets of their own; more tabs are not found again
constexpr std::size_t k_most_row_columns = 200;
constexpr std::size_t k_most_of_name =
    14;  // Excel allows 31 UTF-16 units in a name, and one character may be two

std::string to_cell(std::string_view text) {
  const auto kept = first_code_points(text, k_most_of_cell);
  std::string cell = to_shown_lines(kept);
  if (kept.size() < text.size()) cell += "…";
  return cell;
}

std::string to_sheet_name(std::string_view file, std::size_t index) {
  const std::size_t slash = file.rfind('/');
  std::string stem(slash == std::string_view::npos ? file : file.substr(slash + 1));
  stem = to_shown(stem.substr(0, stem.rfind('.')));
  std::erase_if(stem, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; });
  return std::to_string(index) + " " + std::string(first_code_points(stem, k_most_of_name));
}

// By sheet of the export ("" in a CSV) and row.
using RowFaults = std::map<std::pair<std::string_view, std::uint32_t>, std::vector<const Diagnostic*>>;

class Workbook {
 public:
  Workbook(const std::string& path, Language language) : language_(language) {
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path.c_str(), &options);
  }
  ~Workbook() {
    if (book_ != nullptr) workbook_close(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  bool is_open() const { return book_ != nullptr; }
  // False when the library could not write.
  bool finish() { return workbook_close(std::exchange(book_, nullptr)) == LXW_NO_ERROR; }

  void prepare(std::string title, vietnamese::Date today) {
    std::string author = "trungbay " TRUNGBAY_VERSION;
    lxw_doc_properties properties = {};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = static_cast<time_t>(vietnamese::to_days(today)) * 86'400;
    workbook_set_properties(book_, &properties);
    header_ = format(LXW_COLOR_BLACK);
    format_set_bold(header_);
    format_set_bg_color(header_, 0xDCE6F3);
    plain_ = format(LXW_COLOR_BLACK);
    faulty_ = format(LXW_COLOR_BLACK);
    format_set_bg_color(faulty_, 0xFFE08A);
    severity_[static_cast<std::size_t>(Severity::error)] = format(0xB3141D);
    severity_[static_cast<std::size_t>(Severity::warning)] = format(0x8A5200);
    severity_[static_cast<std::size_t>(Severity::note)] = format(0x0B559F);
    for (auto* word : severity_) format_set_bold(word);
  }

  void write_faults(const DiagnosticBag& bag) {
    std::vector<const Diagnostic*> faults;
    for (const auto& fault : bag.all()) faults.push_back(&fault);
    std::stable_sort(faults.begin(), faults.end(), [](const Diagnostic* a, const Diagnostic* b) {
      return std::tie(a->place.file, a->place.sheet, a->place.row, a->place.column) <
             std::tie(b->place.file, b->place.sheet, b->place.row, b->place.column);
    });
    begin_sheet(language_ == Language::vietnamese ? "Lỗi" : "Faults");
    static constexpr struct {
      std::string_view vietnamese, english;
      double width;
    } k_columns[] = {{"Mức", "Severity", 10},        {"Tệp", "File", 30},
                     {"Trang tính", "Sheet", 14},    {"Dòng", "Row", 8},
                     {"Cột", "Column", 7},           {"Tên cột", "Field", 20},
                     {"Giá trị", "Value", 24},       {"Điều gì sai", "What is wrong", 50},
                     {"Cách sửa", "What to do", 50}, {"Mã", "Code", 8}};
    lxw_col_t column = 0;
    for (const auto& item : k_columns) {
      worksheet_set_column(sheet_, column, column, item.width, nullptr);
      ++column;
    }
    for (const auto& item : k_columns)
      add(language_ == Language::vietnamese ? item.vietnamese : item.english, header_);
    end_row();
    for (const auto* fault : faults) {
      const auto& place = fault->place;
      add(severity_text(fault->severity, language_), severity_[static_cast<std::size_t>(fault->severity)]);
      add(place.file, plain_);
      add(place.sheet, plain_);
      add(place.row);
      if (place.kind == PlaceKind::table) {
        add(column_letters(place.column), plain_);
      } else {
        add(place.column);
      }
      add(place.field, plain_);
      add(faulty_value(*fault), plain_);
      add(what_is_wrong(*fault), plain_);
      add(advice_of(*fault, language_), plain_);
      add(text_of(fault->code).id, plain_);
      end_row();
    }
    end_sheet(std::size(k_columns));
    if (bag.dropped() > 0) {
      const auto more = count_text(bag.dropped(), language_);
      add(language_ == Language::vietnamese
              ? "… còn " + more + " mục nữa, sẽ hiện ra khi những mục này đã được sửa."
              : "… and " + more + " more, which will be seen when these are mended.",
          nullptr);
    }
  }

  void write_rows(const ingest::Source& source, const RowFaults& faults, std::size_t index) {
    DiagnosticBag told_already;
    const auto reader = ingest::open_reader(source, told_already);
    if (!reader) return;
    begin_sheet(to_sheet_name(source.file, index));
    worksheet_set_column(sheet_, 0, 0, 8, nullptr);
    worksheet_set_column(sheet_, 1, 2, 50, nullptr);
    worksheet_set_column(sheet_, 3, static_cast<lxw_col_t>(k_most_row_columns), 24, nullptr);
    std::optional<std::uint32_t> sheet;
    std::size_t columns = 0, widest = 0, left = faults.size();
    ingest::Record record;
    while (left > 0 && reader->next(record, told_already)) {
      const std::string name = reader->header_place().sheet;
      const auto found = faults.find({name, record.row});
      if (found == faults.end()) continue;
      --left;
      if (sheet != reader->sheet()) {
        sheet = reader->sheet();
        columns = std::min(reader->columns().size(), k_most_row_columns);
        widest = std::max(widest, columns);
        write_header(reader->columns().first(columns), name);
      }
      write_row(record, found->second, columns);
    }
    // Faults of the table as a whole, such as a column that is missing, have no record.
    if (!sheet) {
      widest = std::min(reader->columns().size(), k_most_row_columns);
      write_header(reader->columns().first(widest), reader->header_place().sheet);
    }
    end_sheet(3 + widest);
  }

 private:
  // The export's headers; each sheet of a book has its own.
  void write_header(std::span<const std::string> columns, const std::string& sheet) {
    const bool vietnamese = language_ == Language::vietnamese;
    const std::string row = vietnamese ? "Dòng" : "Row";
    add(sheet.empty() ? row : row + " (" + sheet + ")", header_);
    add(vietnamese ? "Điều gì sai" : "What is wrong", header_);
    add(vietnamese ? "Cách sửa" : "What to do", header_);
    for (const auto& name : columns) add(name, header_);
    end_row();
  }

  lxw_format* format(lxw_color_t colour) {
    lxw_format* made = workbook_add_format(book_);
    format_set_font_color(made, colour);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    return made;
  }

  void begin_sheet(const std::string& name) {
    sheet_ = workbook_add_worksheet(book_, name.c_str());
    // A name that the library does not take: its own is as good.
    if (sheet_ == nullptr) sheet_ = workbook_add_worksheet(book_, nullptr);
    row_ = 0;
    column_ = 0;
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
  }

  void end_sheet(std::size_t columns) {
    worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(columns - 1));
  }

  void add(std::string_view text, lxw_format* format) {
    const std::string cell = to_cell(text);
    if (!cell.empty()) worksheet_write_string(sheet_, row_, column_, cell.c_str(), format);
    ++column_;
  }
  void add(std::uint32_t number) {
    if (number > 0) worksheet_write_number(sheet_, row_, column_, number, plain_);
    ++column_;
  }
  void end_row() {
    ++row_;
    column_ = 0;
  }

  std::string what_is_wrong(const Diagnostic& fault) const {
    std::string text = message_of(fault, language_);
    for (const auto& related : fault.related) text += "\n→ " + place_text(related.place, language_);
    return text;
  }

  void write_row(const ingest::Record& record, const std::vector<const Diagnostic*>& faults,
                 std::size_t columns) {
    std::string wrong;
    std::string advice;
    std::set<std::uint32_t> marked;
    for (const auto* fault : faults) {
      if (!wrong.empty()) wrong += '\n';
      wrong += what_is_wrong(*fault);
      if (!advice.empty()) advice += '\n';
      advice += advice_of(*fault, language_);
      marked.insert(fault->place.column);
    }
    add(record.row);
    add(wrong, plain_);
    add(advice, plain_);
    std::vector<std::string_view> cells(columns);
    for (const auto& cell : record.cells) {
      if (cell.column < columns) cells[cell.column] = cell.text;
    }
    for (std::size_t i = 0; i < columns; ++i) {
      const bool is_faulty = marked.contains(static_cast<std::uint32_t>(i + 1));
      // A faulty cell is often an empty one: its colour shows where to write.
      if (is_faulty && cells[i].empty()) worksheet_write_blank(sheet_, row_, column_, faulty_);
      add(cells[i], is_faulty ? faulty_ : plain_);
    }
    end_row();
  }

  Language language_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* header_ = nullptr;
  lxw_format* plain_ = nullptr;
  lxw_format* faulty_ = nullptr;
  lxw_format* severity_[3] = {};
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

Diagnostic unwritable() {
  return make_diagnostic(Code::file_unwritable, Place{}, {{"reason", "libxlsxwriter"}});
}

}  // namespace

Result<std::string> make_fault_sheet(const BuildReport& report, const DiagnosticBag& bag, Language language,
                                     vietnamese::Date today) {
  const MemoryFile file;
  if (!file.is_open()) return unwritable();
  Workbook workbook(file.path(), language);
  if (!workbook.is_open()) return unwritable();
  workbook.prepare(to_cell(report.title), today);
  workbook.write_faults(bag);

  std::map<std::string_view, RowFaults> by_file;
  for (const auto& fault : bag.all()) {
    if (fault.severity == Severity::note || fault.place.kind != PlaceKind::table || fault.place.row == 0)
      continue;
    by_file[fault.place.file][{fault.place.sheet, fault.place.row}].push_back(&fault);
  }
  std::size_t sheets = 0;
  for (const auto& source : report.sources) {
    const auto faults = by_file.find(source.file);
    if (faults != by_file.end() && sheets < k_most_row_sheets)
      workbook.write_rows(source, faults->second, ++sheets);
  }
  if (!workbook.finish()) return unwritable();
  std::string bytes = file.bytes();
  if (bytes.empty()) return unwritable();
  return bytes;
}

}  // namespace trungbay::commands
