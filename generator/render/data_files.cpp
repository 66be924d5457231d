#include "render/data_files.hpp"

#include <array>

#include "base/escape.hpp"
#include "render/template/escape.hpp"

namespace trungbay::render {
namespace {

struct DataField {
  std::string_view header;          // of the CSV: what staff read
  std::string_view key;             // of the JSON: what programs read
  std::string_view IdeaRow::*text;  // null: the date
};

constexpr std::array<DataField, 12> k_fields{{{"Mã", "ma", &IdeaRow::id},
                                              {"Tiêu đề", "tieu_de", &IdeaRow::title},
                                              {"Tóm tắt", "tom_tat", &IdeaRow::summary},
                                              {"Đơn vị", "don_vi", &IdeaRow::unit},
                                              {"Lĩnh vực", "linh_vuc", &IdeaRow::field},
                                              {"Đối tượng", "doi_tuong", &IdeaRow::group},
                                              {"Loại", "loai", &IdeaRow::kind},
                                              {"Ngày", "ngay", nullptr},
                                              {"Trạng thái", "trang_thai", &IdeaRow::status},
                                              {"Giải thưởng", "giai_thuong", &IdeaRow::award},
                                              {"Tác giả", "tac_gia", &IdeaRow::authors},
                                              {"Địa chỉ trang", "dia_chi", &IdeaRow::url}}};

}  // namespace

void append_csv_header(std::string& out) {
  out += "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < k_fields.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_cell(k_fields[i].header, out);
  }
  out += "\r\n";
}

void append_csv_row(const IdeaRow& row, std::string& out) {
  for (std::size_t i = 0; i < k_fields.size(); ++i) {
    if (i > 0) out += ',';
    if (k_fields[i].text != nullptr) {
      append_csv_cell(row.*k_fields[i].text, out);
    } else {
      append_csv_cell(to_display(row.date), out);
    }
  }
  out += "\r\n";
}

void append_json_begin(std::string& out) {
  out += '[';
}

void append_json_row(const IdeaRow& row, bool is_first, std::string& out) {
  out += is_first ? "\n{" : ",\n{";
  for (std::size_t i = 0; i < k_fields.size(); ++i) {
    if (i > 0) out += ", ";
    append_json_string(k_fields[i].key, out);
    out += ": ";
    if (k_fields[i].text != nullptr) {
      append_json_string(row.*k_fields[i].text, out);
    } else {
      append_json_string(to_iso(row.date), out);
    }
  }
  out += '}';
}

void append_json_end(std::string& out) {
  out += "\n]\n";
}

}  // namespace trungbay::render
