// The evidence sheet: what a unit has published in a period, as a Vietnamese report form on A4, to print, sign, send.
//
// A title block, a table whose head comes again on each page, a QR code for each row that a phone reads from paper
// (2 cm without its quiet zone), totals, places for signatures, page numbers. Text is text; addresses can be tapped.
#pragma once

#include <string>
#include <vector>

#include "draw/card.hpp"

namespace trungbay::draw {

struct EvidenceRow {
  std::string number;
  std::string title;
  std::string details;  // id, field
  std::vector<std::string> dates;  // one a line
  std::string status;
  std::string address;
  std::string shown_address;
};

struct EvidenceSection {
  std::string head;  // "A. Ý tưởng, sáng kiến"
  std::vector<EvidenceRow> rows;
};

struct Evidence {
  std::string above;   // the organisation above the unit
  std::string unit;
  std::string motto;   // right side of the title block
  std::string day;     // "……, ngày 26 tháng 3 năm 2023"
  std::string title;   // "MINH CHỨNG …"
  std::string subtitle;
  std::string period;
  std::vector<EvidenceSection> sections;
  std::vector<std::string> totals;
  std::string left_signature, right_signature, signature_hint;
  std::string left_foot;  // on each page, beside "Trang 1/3"
  std::string author;     // in the file's properties
  std::string iso_day;
};

struct EvidenceSheet {
  std::string bytes;
  std::size_t pages = 0;
};

// The same evidence gives the same bytes.
EvidenceSheet draw_evidence(const Evidence& evidence, const FontFiles& fonts);

}  // namespace trungbay::draw
