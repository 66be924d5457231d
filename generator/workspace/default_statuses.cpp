#include "workspace/configuration.hpp"

namespace trungbay::workspace {

// The statuses of the movement's own documents and forms, with the words that idea banks use for them.
std::vector<StatusTerm> default_statuses() {
  const auto published = [](std::string label, std::string slug, std::vector<std::string> aliases,
                            StatusTone tone) {
    StatusTerm term;
    term.label = std::move(label);
    term.slug = std::move(slug);
    term.aliases = std::move(aliases);
    term.published = true;
    term.tone = tone;
    return term;
  };
  const auto withheld = [&](std::string label, std::string slug, std::vector<std::string> aliases) {
    StatusTerm term = published(std::move(label), std::move(slug), std::move(aliases), StatusTone::approved);
    term.published = false;
    return term;
  };
  std::vector<StatusTerm> statuses = {
      published("Đã duyệt", "da-duyet",
                {"duyệt", "đồng ý", "được duyệt", "đã phê duyệt", "được phê duyệt", "approved"},
                StatusTone::approved),
      published("Đã áp dụng", "da-ap-dung", {"áp dụng", "đã triển khai", "đã nhân rộng", "applied"},
                StatusTone::applied),
      published(
          "Được hỗ trợ hiện thực hóa", "duoc-ho-tro-hien-thuc-hoa",
          {"hỗ trợ hiện thực hóa", "được hỗ trợ", "đã hỗ trợ hiện thực hóa", "đã hiện thực hóa", "supported"},
          StatusTone::supported),
      published("Đạt giải", "dat-giai", {"được giải", "có giải", "đoạt giải", "đạt giải thưởng", "award"},
                StatusTone::award),
      published("Đã duyệt – nổi bật", "da-duyet-noi-bat", {"nổi bật", "featured"}, StatusTone::approved),
      withheld("Chờ duyệt", "cho-duyet",
               {"chưa duyệt", "đang chờ duyệt", "chờ xét duyệt", "đang xét duyệt", "đang xem xét", "pending",
                "submitted"}),
      withheld("Từ chối", "tu-choi", {"không duyệt", "không đồng ý", "bị từ chối", "đã từ chối", "rejected"}),
      withheld("Nháp", "nhap", {"bản nháp", "draft"}),
      withheld("Thu hồi", "thu-hoi", {"đã thu hồi", "bị thu hồi", "withdrawn"}),
      withheld("Yêu cầu bổ sung", "yeu-cau-bo-sung", {"cần bổ sung", "chờ bổ sung", "bổ sung"}),
      withheld("Tạm ẩn", "tam-an", {"ẩn", "đã ẩn", "hidden"}),
  };
  for (StatusTerm& status : statuses) status.featured = status.slug == "da-duyet-noi-bat";
  return statuses;
}

}  // namespace trungbay::workspace
