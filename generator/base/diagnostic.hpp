// What is wrong, where, and what to do about it — as data.
//
// Every step of a build reports faults as `Diagnostic` values: a code, the place recorded when the thing
// was read, and the values that fill the message's holes. The texts, Vietnamese and English, stand in one
// table (codes/*.def, read by messages.cpp); the terminal, `--json` and the reports all print the same data.
//
//   bag.add(Code::csv_quote_unclosed, table_place(file, 14, 4, "Trạng thái"), {{"limit", "1 MB"}});
//
// A bag is filled by one thread. Parallel work fills one bag a worker's item and joins them in order of index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trungbay {

enum class Severity : std::uint8_t { note, warning, error };

// One enumerator for each line of codes/*.def.
enum class Code : std::uint16_t {
#define TRUNGBAY_CODE(name, id, severity, vi, en, vi_advice, en_advice) name,
#include "base/codes/all.def"
#undef TRUNGBAY_CODE
};

enum class PlaceKind : std::uint8_t { none, file, text, table };

// Where a thing was read. Rows and columns count from 1; in text, a column counts code points.
struct Place {
  PlaceKind kind = PlaceKind::none;
  std::uint32_t row = 0;     // line of a text, row of a table as a spreadsheet numbers it; 0: not known
  std::uint32_t column = 0;  // column of a text or of a table; 0: not known
  std::string file;          // relative to the workspace, or a URL
  std::string sheet;         // of a workbook
  std::string field;         // a column's header, or a key's path
};

Place file_place(std::string file);
Place text_place(std::string file, std::uint32_t line, std::uint32_t column, std::string field = {});
Place table_place(std::string file, std::uint32_t row, std::uint32_t column = 0, std::string header = {},
                  std::string sheet = {});

// A spreadsheet's name of a column: 1 → "A", 27 → "AA"; 0 → "".
std::string column_letters(std::uint32_t column);

// The value for the hole `{name}` of a message; names are literals.
struct MessageArgument {
  std::string_view name;
  std::string value;
};

// Another place that belongs to the fault, such as the first of two equal ids.
struct RelatedPlace {
  Place place;
  std::string note;  // shown behind the place; a name, never a sentence of one language
};

struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  Place place;
  std::vector<MessageArgument> arguments;
  std::vector<RelatedPlace> related;
  std::string excerpt;  // source line with a caret below it, already aligned; empty when there is none
};

using Arguments = std::initializer_list<MessageArgument>;

// A diagnostic with the severity that its code has in the table.
Diagnostic make_diagnostic(Code code, Place place, Arguments arguments = {});

// Keeps the first `k_most_kept` faults whole and counts the rest, so that a hostile export of a million
// bad rows costs a bounded amount of memory. Errors have some room of their own behind these: what refuses the
// build is told, however many warnings came before it.
class DiagnosticBag {
 public:
  static constexpr std::size_t k_most_kept = 20'000;
  static constexpr std::size_t k_more_errors = 1'000;

  void add(Diagnostic diagnostic);
  Diagnostic& add(Code code, Place place, Arguments arguments = {});
  // Appends everything that `other` holds, in its order.
  void join(DiagnosticBag&& other);

  const std::vector<Diagnostic>& all() const { return kept_; }
  std::size_t count(Severity severity) const { return counts_[static_cast<std::size_t>(severity)]; }
  std::size_t dropped() const { return dropped_; }  // counted, but not kept
  bool has_errors() const { return count(Severity::error) > 0; }
  bool empty() const { return kept_.empty(); }

  // Sorts by file, sheet, row and column; faults of one place keep the order in which they were added.
  void sort_by_place();

 private:
  std::vector<Diagnostic> kept_;
  std::size_t counts_[3] = {0, 0, 0};
  std::size_t dropped_ = 0;
  Diagnostic overflow_;
};

}  // namespace trungbay
