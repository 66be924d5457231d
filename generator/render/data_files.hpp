// The published ideas as downloads: data/y-tuong.csv and data/y-tuong.json.
//
// Rows are appended one at a time to the caller's buffer, so a million ideas need no document tree. The CSV
// is what Excel opens rightly: byte-order mark, CRLF, RFC 4180 quotes, and an apostrophe before cells that a
// spreadsheet would run as a formula.
#pragma once

#include <string>
#include <string_view>

#include "vietnamese/date.hpp"

namespace trungbay::render {

// Plain texts, valid UTF-8; empty when not known.
struct IdeaRow {
  std::string_view id;
  std::string_view title;
  std::string_view summary;
  std::string_view unit;
  std::string_view field;
  std::string_view group;
  std::string_view kind;
  std::string_view status;
  std::string_view award;
  std::string_view authors;  // names, joined by "; "
  vietnamese::Date date;
  std::string_view url;  // absolute address of the idea's page
};

void append_csv_header(std::string& out);
void append_csv_row(const IdeaRow& row, std::string& out);

// An array of objects, a row a line: begin, rows, end. `is_first` says that no row was appended before.
void append_json_begin(std::string& out);
void append_json_row(const IdeaRow& row, bool is_first, std::string& out);
void append_json_end(std::string& out);

}  // namespace trungbay::render
