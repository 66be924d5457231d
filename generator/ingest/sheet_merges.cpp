#include "ingest/sheet_merges.hpp"

#include <algorithm>
#include <cstring>

#include "ingest/cell_text.hpp"
#include "ingest/sheet_rows.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::string_view k_rows = "sheetData";  // the element that holds all rows
constexpr std::size_t k_chunk = 64 << 10;
// A longer prefix than this is nobody's, and only makes the walk slower.
constexpr std::size_t k_most_prefix = 64;
constexpr std::size_t k_most_tag = 2 + k_most_prefix + 1 + k_rows.size();  // "</prefix:sheetData"

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Where the tag "<sheetData" or "</sheetData" begins, whatever its prefix, at or behind `from`; npos when nowhere.
std::size_t find_tag(std::string_view text, std::string_view opening, std::size_t from) {
  for (std::size_t at = text.find(k_rows, from); at != std::string_view::npos; at = text.find(k_rows, at + 1)) {
    std::size_t begin = at;
    if (begin > from && text[begin - 1] == ':') {
      for (--begin; begin > from && at - begin <= k_most_prefix && is_name_byte(text[begin - 1]);) --begin;
    }
    if (text.substr(from, begin - from).ends_with(opening)) return begin - opening.size();
  }
  return std::string_view::npos;
}

// A sheet without what is inside <sheetData>. In well-formed XML "</sheetData" stands nowhere else, since text has
// its "<" escaped. (In a comment or a CDATA section it could: then what is left is broken XML, and is refused.)
class WithoutRows : public ByteStream {
 public:
  explicit WithoutRows(std::unique_ptr<ByteStream> bytes) : bytes_(std::move(bytes)) {}

  std::optional<std::size_t> read(char* to, std::size_t size, DiagnosticBag& bag) override {
    while (given_ == ready_) {
      if (is_at_end_) return 0;
      if (!advance(bag)) return std::nullopt;
    }
    const std::size_t count = std::min(size, ready_ - given_);
    std::memcpy(to, window_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  enum class Where : std::uint8_t { before, inside, behind };

  // Reads on and decides how much of the window goes out: [0, ready_).
  bool advance(DiagnosticBag& bag) {
    window_.erase(0, ready_);
    given_ = ready_ = 0;
    const std::size_t kept = window_.size();
    window_.resize(kept + k_chunk);
    const auto count = bytes_->read(window_.data() + kept, k_chunk, bag);
    if (!count) return false;
    window_.resize(kept + *count);
    is_at_end_ = *count == 0;
    if (where_ == Where::before) pass_beginning();
    // In the same window, since a small sheet begins and ends in one.
    if (where_ == Where::inside) pass_rows();
    if (where_ == Where::behind || is_at_end_) ready_ = window_.size();
    return true;
  }

  void pass_beginning() {
    const std::size_t at = find_tag(window_, "<", 0);
    const std::size_t close = at == std::string::npos ? at : window_.find('>', at);
    if (at == std::string::npos) {
      ready_ = window_.size() - std::min(window_.size(), k_most_tag);  // a tag that the window's end cuts
    } else if (close == std::string::npos) {
      // The rest of the tag is to come; one that is longer than a window is for the parser to refuse.
      ready_ = at;
      if (window_.size() - at > k_chunk) where_ = Where::behind;
    } else if (window_[close - 1] == '/') {
      where_ = Where::behind;
    } else {
      where_ = Where::inside;
      ready_ = close + 1;
    }
  }

  // Cuts the rows out of the window; what is left is what goes out, and what may be the tag behind them.
  void pass_rows() {
    const std::size_t at = find_tag(window_, "</", ready_);
    if (at != std::string::npos) {
      window_.erase(ready_, at - ready_);
      where_ = Where::behind;
    } else {
      const std::size_t kept = std::min(window_.size() - ready_, k_most_tag);
      window_.erase(ready_, window_.size() - kept - ready_);
    }
  }

  std::unique_ptr<ByteStream> bytes_;
  std::string window_;
  std::size_t given_ = 0;
  std::size_t ready_ = 0;
  Where where_ = Where::before;
  bool is_at_end_ = false;
};

class MergesHandler : public XmlHandler {
 public:
  MergesHandler(const Place& place, std::vector<MergedCells>& merges, DiagnosticBag& bag)
      : place_(place), merges_(merges), bag_(bag) {}
  void set_stream(XmlStream& stream) { stream_ = &stream; }

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "mergeCell") return;
    const std::string_view reference = attributes.find("ref");
    const auto range = parse_range(reference);
    if (!range) {
      // A lone cell, "A1:A1" written short, merges nothing.
      if (parse_reference(reference)) return;
      bag_.add(Code::sheet_bad_reference, place_, {{"reference", std::string(reference)}});
      stream_->fail();
    } else if (merges_.size() == k_most_merges) {
      bag_.add(Code::sheet_too_many_merges, place_, {{"limit", std::to_string(k_most_merges)}});
      stream_->fail();
    } else {
      merges_.push_back(*range);
    }
  }
  // Behind the merged cells come formatting, pictures, printing: nothing that is needed.
  void end(std::string_view name) override {
    if (name == "mergeCells") stream_->pause();
  }
  void text(std::string_view) override {}

 private:
  const Place& place_;
  std::vector<MergedCells>& merges_;
  DiagnosticBag& bag_;
  XmlStream* stream_ = nullptr;
};

}  // namespace

bool read_sheet_merges(std::unique_ptr<ByteStream> bytes, const std::string& part, const std::string& file,
                       const std::string& sheet, std::vector<MergedCells>& merges, DiagnosticBag& bag) {
  const Place place = table_place(file, 0, 0, {}, sheet);
  MergesHandler handler(place, merges, bag);
  XmlStream stream(std::make_unique<WithoutRows>(std::move(bytes)), part, file, handler);
  handler.set_stream(stream);
  if (stream.run(bag) == XmlStep::failed) return false;
  std::stable_sort(merges.begin(), merges.end(),
                   [](const MergedCells& a, const MergedCells& b) { return a.first_row < b.first_row; });
  return true;
}

}  // namespace trungbay::ingest
