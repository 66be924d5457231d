// The words and numbers of a report on contributions that all its formats share: title, columns, reasons,
// notes, in both languages.
//
// What goes up to a committee (the workbook) is in Vietnamese whatever language the messages are in; the
// other formats follow `--lang`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.hpp"
#include "catalogue/contribution.hpp"

namespace trungbay::commands {

// A column of numbers, in the order in which they are shown.
enum class ContributionColumn : std::uint8_t {
  proposed,
  approved,
  withheld,
  applied,
  supported,
  awarded,
  featured,
  so_far,
  target,
  rate  // in tenths of a percent
};

// Who reports, and when: what stands above a report that is sent.
struct ContributionHead {
  std::string publisher;
  vietnamese::Date today;
  std::string kits_address;  // where staff find the site's share kits; empty: nowhere
};

// All columns; `so_far` only where it says something else than `approved`.
std::vector<ContributionColumn> columns_of(const catalogue::Contribution& contribution);

// Nothing where the row has no such number: no target.
std::optional<std::int64_t> value_of(const catalogue::ContributionRow& row, ContributionColumn column);
// As people read it: "1.610", "72,5 %"; "" without a value.
std::string shown_value(const catalogue::ContributionRow& row, ContributionColumn column, Language language);
std::string shown_rate(std::int64_t tenths, Language language);  // "72,5"

std::string_view label_of(ContributionColumn column, Language language);       // "Đã duyệt"
std::string_view full_label_of(ContributionColumn column, Language language);  // "Đã duyệt, đăng"
std::string_view key_of(ContributionColumn column);                            // "approved": for programs
std::string_view unit_label(Language language);                                // the column of names
std::string_view total_label(Language language);

// "Riêng Huyện đoàn An Minh", "Không ghi đơn vị"; else the unit's name.
std::string name_of(const catalogue::ContributionRow& row, Language language);
std::string reason_label(const catalogue::Reason& reason, Language language);

std::string_view title_of(Language language);  // "Kết quả ý tưởng, sáng kiến của các đơn vị"
std::string period_title(const vietnamese::Period& period, Language language);
// "Năm 2023 · Huyện đoàn An Minh": the period and what the report is limited to.
std::string subtitle_of(const catalogue::Contribution& contribution, Language language);
std::string date_text(vietnamese::Date date, Language language);

// What a reader has to know to read the figures rightly, a sentence each: why records are withheld, what has
// no date, whose target. Nothing when nothing needs saying.
std::vector<std::string> notes_of(const catalogue::Contribution& contribution, Language language);

}  // namespace trungbay::commands
