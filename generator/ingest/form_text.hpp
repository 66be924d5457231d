// What stands in a Vietnamese form around its records: enumerators, totals, signatures, notes. The functions look
// at texts alone; table_header.hpp and form_rows.hpp decide what they mean where they stand.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace trungbay::ingest {

// "12", "1.234,5", "85 %".
bool is_number_text(std::string_view text);

// How a form numbers groups of rows: "A", "II.", "A.1", "III)". Capitals only: "1" and "a" may number records.
bool is_group_number(std::string_view text);

// "A. CÔNG TÁC GIÁO DỤC": a group's number before its name. `capitals`: the name is all in capitals.
bool is_numbered_group(std::string_view text, bool capitals);

// "TỔNG CỘNG", "Cộng:", "Tổng số: 12 ý tưởng".
bool is_total(std::string_view text);

// "NGƯỜI LẬP BIỂU", "TM. BAN THƯỜNG VỤ", "(Ký, ghi rõ họ tên)", "Nơi nhận:", "An Minh, ngày 26 tháng 3 năm 2023".
bool is_signature(std::string_view text);

// "Ghi chú: …", "Lưu ý: …".
bool is_form_note(std::string_view text);

// The cells of a row below a header that number its columns: "(1) | (2) | (3)", "A | B | 1 | 2". At least three, and
// at least half as many as there are columns.
bool numbers_columns(std::span<const std::string_view> cells, std::size_t columns);

// Has letters, and all of them are capitals.
bool is_capitals(std::string_view text);

}  // namespace trungbay::ingest
