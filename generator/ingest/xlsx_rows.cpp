#include "ingest/xlsx_rows.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "ingest/cell_styles.hpp"
#include "ingest/shared_strings.hpp"
#include "ingest/sheet_cells.hpp"
#include "ingest/sheet_merges.hpp"
#include "ingest/sheet_rows.hpp"
#include "ingest/xlsx_book.hpp"

namespace trungbay::ingest {
namespace {

// Text given out between two gifts of memory back to the system.
constexpr std::size_t k_release_step = 16 << 20;

class XlsxRows : public TableRows {
 public:
  XlsxRows(std::unique_ptr<ZipArchive> archive, XlsxBook book)
      : archive_(std::move(archive)), book_(std::move(book)), rows_(archive_->file()) {}

  bool open(DiagnosticBag& bag) {
    const auto read = [&](auto& table, const std::string& part) {
      if (part.empty()) return true;
      auto bytes = archive_->open_part(part, bag);
      return bytes && table.read(std::move(bytes), part, archive_->file(), bag);
    };
    return read(styles_, book_.styles_part) && read(strings_, book_.strings_part);
  }

  bool next_sheet(DiagnosticBag& bag) override {
    if (has_failed_) return false;
    if (stream_) rows_.end_sheet(bag);
    for (stream_.reset(); next_ < book_.sheets.size(); ++next_) {
      const XlsxSheet& sheet = book_.sheets[next_];
      if (sheet.is_hidden) {
        bag.add(Code::sheet_hidden, table_place(archive_->file(), 0, 0, {}, sheet.name));
        continue;
      }
      has_failed_ = !open_sheet(sheet, bag) || !advance(bag);
      if (has_failed_) return false;
      if (!is_ready_) continue;
      ++next_;
      return true;
    }
    return false;
  }

  bool next(TableRow& row, DiagnosticBag& bag) override {
    if (has_failed_ || !stream_) return false;
    if (!is_ready_ && !advance(bag)) has_failed_ = true;
    if (has_failed_ || !std::exchange(is_ready_, false)) return false;
    row = rows_.finished();
    for (const TableCell& cell : row.cells) given_ += cell.text.size();
    if (given_ > k_release_step) {
      strings_.release();
      given_ = 0;
    }
    return true;
  }

  std::string_view sheet_name() const override { return rows_.sheet(); }
  std::span<const MergedCells> merged() const override { return merges_; }

 private:
  bool open_sheet(const XlsxSheet& sheet, DiagnosticBag& bag) {
    merges_.clear();
    rows_.begin_sheet(sheet.name);
    auto walk = archive_->open_part(sheet.part, bag);
    if (!walk || !read_sheet_merges(std::move(walk), sheet.part, archive_->file(), sheet.name, merges_, bag)) return false;
    auto bytes = archive_->open_part(sheet.part, bag);
    if (!bytes) return false;
    cells_.emplace(strings_, styles_, book_.dates, rows_);
    stream_.emplace(std::move(bytes), sheet.part, archive_->file(), *cells_);
    return true;
  }

  // To the next row with text, which is then ready, or to the sheet's end; false after a fault.
  bool advance(DiagnosticBag& bag) {
    cells_->attach(*stream_, bag);
    const XmlStep step = stream_->run(bag);
    is_ready_ = step == XmlStep::paused;
    return step != XmlStep::failed;
  }

  std::unique_ptr<ZipArchive> archive_;
  XlsxBook book_;
  CellStyles styles_;
  SharedStrings strings_;
  SheetRows rows_;
  std::vector<MergedCells> merges_;
  std::optional<SheetCells> cells_;
  std::optional<XmlStream> stream_;
  std::size_t next_ = 0;
  std::size_t given_ = 0;
  bool is_ready_ = false;
  bool has_failed_ = false;
};

}  // namespace

std::unique_ptr<TableRows> open_xlsx_rows(std::unique_ptr<ZipArchive> archive, DiagnosticBag& bag) {
  auto book = read_xlsx_book(*archive, bag);
  if (!book) return nullptr;
  auto rows = std::make_unique<XlsxRows>(std::move(archive), std::move(*book));
  return rows->open(bag) ? std::move(rows) : nullptr;
}

}  // namespace trungbay::ingest
