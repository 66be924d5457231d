#include "ingest/field_labels.hpp"

#include <iterator>

namespace trungbay::ingest {
namespace {

struct Label {
  std::string_view vietnamese, english;
};

// In the order of IdeaField.
constexpr Label k_labels[] = {
    {"Mã số", "Identifier"},
    {"Số thứ tự (không dùng)", "Running number (not used)"},
    {"Tên ý tưởng", "Title"},
    {"Tóm tắt", "Summary"},
    {"Nội dung", "Body"},
    {"Thực trạng", "Problem"},
    {"Giải pháp", "Solution"},
    {"Tính mới", "Novelty"},
    {"Hiệu quả", "Benefit"},
    {"Phạm vi áp dụng", "Where it can be used"},
    {"Tác giả", "Author"},
    {"Chức vụ tác giả (không đăng)", "Author's role (not shown)"},
    {"Đơn vị", "Unit"},
    {"Đơn vị cấp trên", "Unit above"},
    {"Lĩnh vực", "Field"},
    {"Đối tượng", "Group"},
    {"Loại (ý tưởng, sáng kiến…)", "Kind (idea, initiative …)"},
    {"Chương trình", "Programme"},
    {"Cuộc vận động", "Campaign"},
    {"Cuộc thi", "Contest"},
    {"Sự kiện", "Event"},
    {"Ngày", "Date"},
    {"Năm", "Year"},
    {"Trạng thái duyệt", "Status of approval"},
    {"Người duyệt", "Approved by"},
    {"Văn bản duyệt", "Document of approval"},
    {"Ngày duyệt", "Day of approval"},
    {"Mức độ triển khai", "How far it came"},
    {"Giải thưởng", "Prize"},
    {"Ảnh", "Picture"},
    {"Video", "Video"},
    {"Đường dẫn", "Address"},
    {"Tệp đính kèm (không đăng)", "Attachment (not shown)"},
    {"Đồng ý công khai", "Consent"},
    {"Nổi bật", "Featured"},
    {"KHÔNG BAO GIỜ ĐĂNG (dữ liệu cá nhân)", "NEVER PUBLISHED (personal data)"},
    {"bỏ qua", "ignored"},
};
static_assert(std::size(k_labels) == static_cast<std::size_t>(IdeaField::ignored) + 1);

}  // namespace

std::string_view field_label(IdeaField field, Language language) {
  const Label& label = k_labels[static_cast<std::size_t>(field)];
  return language == Language::vietnamese ? label.vietnamese : label.english;
}

}  // namespace trungbay::ingest
