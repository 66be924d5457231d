#include "base/diagnostic.hpp"

#include <algorithm>
#include <tuple>

#include "base/messages.hpp"
#include "base/utf8.hpp"

namespace trungbay {

Place file_place(std::string file) {
  Place place;
  place.kind = PlaceKind::file;
  place.file = std::move(file);
  return place;
}

Place text_place(std::string file, std::uint32_t line, std::uint32_t column, std::string field) {
  Place place = file_place(std::move(file));
  place.kind = PlaceKind::text;
  place.row = line;
  place.column = column;
  place.field = std::move(field);
  return place;
}

Place table_place(std::string file, std::uint32_t row, std::uint32_t column, std::string header, std::string sheet) {
  Place place = text_place(std::move(file), row, column, std::move(header));
  place.kind = PlaceKind::table;
  place.sheet = std::move(sheet);
  return place;
}

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

Diagnostic make_diagnostic(Code code, Place place, Arguments arguments) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = text_of(code).severity;
  diagnostic.place = std::move(place);
  diagnostic.arguments.assign(arguments.begin(), arguments.end());
  // A cell of a megabyte is not kept for the sake of its first words, which are all that is shown.
  for (auto& argument : diagnostic.arguments) {
    const std::string_view shown = first_code_points(argument.value, k_most_shown_of_value + 1);
    if (shown.size() < argument.value.size()) argument.value = std::string(shown);
  }
  return diagnostic;
}

void DiagnosticBag::add(Diagnostic diagnostic) {
  ++counts_[static_cast<std::size_t>(diagnostic.severity)];
  const std::size_t most = k_most_kept + (diagnostic.severity == Severity::error ? k_more_errors : 0);
  if (kept_.size() < most) {
    kept_.push_back(std::move(diagnostic));
  } else {
    ++dropped_;
  }
}

Diagnostic& DiagnosticBag::add(Code code, Place place, Arguments arguments) {
  const std::size_t kept_before = kept_.size();
  add(make_diagnostic(code, std::move(place), arguments));
  return kept_.size() > kept_before ? kept_.back() : overflow_;
}

void DiagnosticBag::join(DiagnosticBag&& other) {
  for (auto& diagnostic : other.kept_) {
    --other.counts_[static_cast<std::size_t>(diagnostic.severity)];
    add(std::move(diagnostic));
  }
  // What the other bag had only counted stays only counted.
  for (std::size_t i = 0; i < 3; ++i) {
    counts_[i] += other.counts_[i];
  }
  dropped_ += other.dropped_;
  other = DiagnosticBag{};
}

void DiagnosticBag::sort_by_place() {
  std::stable_sort(kept_.begin(), kept_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.file, a.place.sheet, a.place.row, a.place.column) <
           std::tie(b.place.file, b.place.sheet, b.place.row, b.place.column);
  });
}

}  // namespace trungbay
