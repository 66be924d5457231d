#include "pages/views/headlines.hpp"

#include "pages/listing.hpp"
#include "pages/views/kits.hpp"
#include "pages/views/listings.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::pages {
namespace {

using catalogue::IdeaText;

constexpr std::size_t k_description_characters = 250;

const catalogue::DocumentHead* document_of(const PageView& page) {
  const auto& catalogue = page.site->catalogue;
  switch (page.file.kind) {
    case FileKind::model:
      return &catalogue.models[page.file.subject].head;
    case FileKind::campaign:
      return &catalogue.campaigns[page.file.subject].head;
    case FileKind::contest:
      return &catalogue.contests[page.file.subject].head;
    case FileKind::event:
      return &catalogue.events[page.file.subject].head;
    case FileKind::page:
      return &catalogue.pages[page.file.subject].head;
    case FileKind::unit:
      return &catalogue.units[page.file.subject].head;
    default:
      return nullptr;
  }
}

bool is_list(FileKind kind) {
  return kind == FileKind::ideas || kind == FileKind::unit || kind == FileKind::field || kind == FileKind::group ||
         kind == FileKind::year;
}

ListCut cut_of(const PageView& page) {
  return {static_cast<std::uint32_t>(list_of_page(*page.site, page.file).size()), page.site->configuration.per_page};
}

std::string subject_title(const PageView& page) {
  const auto& catalogue = page.site->catalogue;
  if (const auto* document = document_of(page)) return document->title;
  switch (page.file.kind) {
    case FileKind::home:
      return page.site->configuration.title;
    case FileKind::idea:
      return std::string(page.site->text(page.file.subject, IdeaText::title));
    case FileKind::ideas:
      return "Ý tưởng, sáng kiến";
    case FileKind::models:
      return "Mô hình, cách làm hay";
    case FileKind::units:
      return "Các đơn vị";
    case FileKind::fields:
      return "Lĩnh vực";
    case FileKind::field:
      return "Lĩnh vực " + catalogue.fields[page.file.subject].label;
    case FileKind::groups:
      return "Đối tượng";
    case FileKind::group:
      return "Đối tượng: " + catalogue.groups[page.file.subject].label;
    case FileKind::years:
      return "Theo năm";
    case FileKind::year:
      return "Năm " + std::to_string(catalogue.years[page.file.subject]);
    case FileKind::review:
      return review_heading(catalogue.years[page.file.subject], page.file.number);
    case FileKind::campaigns:
    case FileKind::contests:
    case FileKind::events:
      return std::string(happenings_heading(page.file.kind));
    case FileKind::clubs:
      return "Câu lạc bộ sáng tạo";
    case FileKind::not_found:
      return "Không tìm thấy trang";
    case FileKind::search:
      return "Tìm kiếm";
    case FileKind::share_kits:
      return "Bộ chia sẻ";
    case FileKind::featured:
      return "Ý tưởng nổi bật";
    case FileKind::follow:
      return "Theo dõi ý tưởng mới";
    case FileKind::open_data:
      return "Dữ liệu mở";
    case FileKind::saved:
      return "Đã lưu, đã xem";
    case FileKind::offline:
      return "Máy đang không có mạng";
    case FileKind::embed_idea:
      return std::string(page.site->text(page.file.subject, IdeaText::title));
    case FileKind::embed_unit:
      return "Ý tưởng mới – " + catalogue.units[page.file.subject].head.title;
    case FileKind::share_kit: {
      const auto& record = page.site->plan.kits.all()[page.file.subject];
      return "Bộ chia sẻ " + std::string(record_kind(record)) + ": " + std::string(record_title(record, page.site->catalogue));
    }
    case FileKind::redirect:
      return page.site->plan.redirects[page.file.subject].title;
    default:
      return {};
  }
}

// Texts never hold totals of the whole site where a page would else stay the same for years.
std::string subject_description(const PageView& page) {
  const auto& site = *page.site;
  const auto& catalogue = site.catalogue;
  const std::string& title = site.configuration.title;
  const auto* document = document_of(page);
  if (document != nullptr && !document->summary.empty()) return document->summary;
  switch (page.file.kind) {
    case FileKind::home:
      return site.configuration.description.empty() ? title : site.configuration.description;
    case FileKind::idea:
      return std::string(site.text(page.file.subject, IdeaText::summary));
    case FileKind::unit:
      return "Ý tưởng, sáng kiến và mô hình của " + document->title + ".";
    case FileKind::field: {
      const auto& term = catalogue.fields[page.file.subject];
      return term.description.empty() ? "Ý tưởng, sáng kiến và mô hình trong lĩnh vực " + term.label + "."
                                      : term.description;
    }
    case FileKind::group: {
      const auto& term = catalogue.groups[page.file.subject];
      return term.description.empty() ? "Ý tưởng, sáng kiến của " + term.label + "." : term.description;
    }
    case FileKind::year:
      return "Ý tưởng, sáng kiến và mô hình năm " + std::to_string(catalogue.years[page.file.subject]) +
             ": số liệu theo tháng, đơn vị và lĩnh vực.";
    case FileKind::review:
      return subject_title(page) + ": số ý tưởng theo tháng, lĩnh vực, đơn vị nổi bật và các mô hình tiêu biểu.";
    case FileKind::ideas:
      return "Toàn bộ ý tưởng, sáng kiến đã được duyệt và công bố trên " + title + ".";
    case FileKind::models:
      return "Các mô hình, cách làm hay đã áp dụng hiệu quả, kèm kết quả bằng con số và hướng dẫn nhân rộng.";
    case FileKind::units:
      return "Bảng xếp hạng và cây tổ chức của các đơn vị đã đóng góp ý tưởng, sáng kiến.";
    case FileKind::fields:
      return "Tìm ý tưởng, sáng kiến theo lĩnh vực.";
    case FileKind::groups:
      return "Tìm ý tưởng, sáng kiến theo đối tượng thanh niên.";
    case FileKind::years:
      return "Tìm ý tưởng, sáng kiến theo năm và xem số liệu từng năm.";
    case FileKind::clubs:
      return "Danh bạ câu lạc bộ sáng tạo trẻ của các đơn vị: hoạt động, lịch sinh hoạt.";
    case FileKind::campaigns:
      return "Các cuộc vận động về ý tưởng, sáng kiến của tuổi trẻ.";
    case FileKind::contests:
      return "Các cuộc thi, hội thi sáng tạo dành cho thanh thiếu niên, nhi đồng.";
    case FileKind::events:
      return "Tọa đàm, hội nghị và sự kiện về sáng tạo trẻ.";
    case FileKind::share_kits:
      return "Lời đăng, ảnh và mã QR soạn sẵn để cán bộ tuyên giáo chia sẻ lên Facebook, Zalo, Messenger.";
    case FileKind::featured:
      return "Những ý tưởng, sáng kiến được chọn để giới thiệu và nhân rộng.";
    case FileKind::follow:
      return "Nhận ý tưởng mới của toàn trang, của một đơn vị hay một lĩnh vực qua RSS/Atom, không cần tài khoản, không cần vào trang mỗi ngày.";
    case FileKind::open_data:
      return "Tải danh sách ý tưởng, sáng kiến đã công bố về máy: bảng tính mở bằng Excel, hoặc JSON cho phần mềm; ý nghĩa từng cột và điều kiện sử dụng.";
    case FileKind::saved:
      return "Những bài bạn đã lưu và đã xem trên máy này. Danh sách chỉ nằm trên máy của bạn.";
    case FileKind::offline:
      return "Trang này chưa có bản lưu trên máy. Những bài đã xem thì vẫn mở được.";
    default:
      return subject_title(page);
  }
}

}  // namespace

std::string review_heading(int year, std::uint32_t half) {
  return std::string(half == 1 ? "Sơ kết 6 tháng đầu năm " : "Sơ kết 6 tháng cuối năm ") + std::to_string(year);
}

std::string_view happenings_heading(FileKind kind) {
  return kind == FileKind::campaigns ? "Cuộc vận động" : kind == FileKind::contests ? "Cuộc thi" : "Tọa đàm, sự kiện";
}

std::string title_of(const PageView& page) {
  std::string title = subject_title(page);
  if (is_list(page.file.kind) && page.file.number != cut_of(page).page_count()) {
    title += " – trang " + std::to_string(page.file.number);
  }
  return title;
}

std::string description_of(const PageView& page) {
  std::string description = vietnamese::truncate_words(subject_description(page), k_description_characters);
  return description.empty() ? title_of(page) : description;
}

}  // namespace trungbay::pages
