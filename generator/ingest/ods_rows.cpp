#include "ingest/ods_rows.hpp"

#include <optional>
#include <utility>

#include "ingest/ods_cells.hpp"
#include "ingest/sheet_rows.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::string_view k_content = "content.xml";
constexpr std::string_view k_manifest = "META-INF/manifest.xml";

// A locked ODS keeps its parts as they are but tells in its manifest how they are enciphered.
class ManifestHandler : public XmlHandler {
 public:
  bool is_locked = false;

  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "encryption-data") is_locked = true;
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

class OdsRows : public TableRows {
 public:
  explicit OdsRows(std::unique_ptr<ZipArchive> archive)
      : archive_(std::move(archive)), rows_(archive_->file()), cells_(rows_) {}

  bool open(DiagnosticBag& bag) {
    if (archive_->has(k_manifest) && !check_manifest(bag)) return false;
    auto bytes = archive_->open_part(k_content, bag);
    if (!bytes) return false;
    stream_.emplace(std::move(bytes), std::string(k_content), archive_->file(), cells_);
    return true;
  }

  // Passes over sheets without rows, hidden ones, and what is left of the last one.
  bool next_sheet(DiagnosticBag& bag) override {
    is_ready_ = false;
    repeats_ = 0;
    while (pending_ != Event::none || advance(bag)) {
      if (std::exchange(pending_, Event::none) == Event::sheet) {
        rows_.end_sheet(bag);
        cells_.enter_sheet();
        is_new_sheet_ = true;
        if (cells_.is_hidden_sheet()) bag.add(Code::sheet_hidden, table_place(archive_->file(), 0, 0, {}, rows_.sheet()));
      } else if (std::exchange(is_new_sheet_, false)) {
        is_ready_ = true;
        return true;
      }
    }
    return false;
  }

  bool next(TableRow& row, DiagnosticBag& bag) override {
    if (std::exchange(is_ready_, false)) {
      repeats_ = cells_.repeats();
    } else if (repeats_ > 0) {
      --repeats_;
      if (!rows_.repeat_row(bag)) return fail();
    } else if (pending_ != Event::none || !advance(bag) || pending_ != Event::row) {
      return false;
    } else {
      pending_ = Event::none;
      repeats_ = cells_.repeats();
    }
    row = rows_.finished();
    return true;
  }

  std::string_view sheet_name() const override { return rows_.sheet(); }
  std::span<const MergedCells> merged() const override { return cells_.merges(); }

 private:
  using Event = OdsCells::Event;

  bool fail() {
    has_failed_ = true;
    repeats_ = 0;
    return false;
  }

  bool check_manifest(DiagnosticBag& bag) {
    ManifestHandler manifest;
    auto bytes = archive_->open_part(k_manifest, bag);
    if (!bytes) return false;
    XmlStream stream(std::move(bytes), std::string(k_manifest), archive_->file(), manifest);
    if (stream.run(bag) != XmlStep::ended) return false;
    if (manifest.is_locked) bag.add(Code::workbook_locked, file_place(archive_->file()));
    return !manifest.is_locked;
  }

  // To the next sheet or row, which is then pending; false at the end and after a fault.
  bool advance(DiagnosticBag& bag) {
    if (has_failed_) return false;
    cells_.attach(*stream_, bag);
    const XmlStep step = stream_->run(bag);
    if (step == XmlStep::paused) {
      pending_ = cells_.event();
      return true;
    }
    if (step == XmlStep::ended) rows_.end_sheet(bag);
    return fail();
  }

  std::unique_ptr<ZipArchive> archive_;
  SheetRows rows_;
  OdsCells cells_;
  std::optional<XmlStream> stream_;
  Event pending_ = Event::none;
  bool is_new_sheet_ = false;
  bool is_ready_ = false;
  bool has_failed_ = false;
  std::uint32_t repeats_ = 0;
};

}  // namespace

bool is_ods(const ZipArchive& archive) { return archive.has(k_content) && archive.has("mimetype"); }

std::unique_ptr<TableRows> open_ods_rows(std::unique_ptr<ZipArchive> archive, DiagnosticBag& bag) {
  auto rows = std::make_unique<OdsRows>(std::move(archive));
  return rows->open(bag) ? std::move(rows) : nullptr;
}

}  // namespace trungbay::ingest
