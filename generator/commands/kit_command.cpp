#include "commands/kit_command.hpp"

#include <ostream>
#include <system_error>

#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "commands/fault_groups.hpp"
#include "commands/kit_records.hpp"
#include "commands/read_catalogue.hpp"
#include "commands/report_json.hpp"
#include "commands/site_parts.hpp"
#include "commands/zip_file.hpp"
#include "pages/plan.hpp"
#include "pages/relations.hpp"
#include "pages/share_links.hpp"
#include "pages/statistics.hpp"
#include "pages/views/kits.hpp"
#include "render/captions.hpp"
#include "render/card_file.hpp"
#include "render/qr_file.hpp"
#include "render/theme.hpp"

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;
using pages::FileKind;
using pages::Record;

// "y-tuong-kg-001": apart by kind, since slugs are apart within a kind only.
std::string folder_of(const Record& record, const catalogue::Catalogue& catalogue) {
  const std::string_view kind = record.kind == FileKind::idea       ? "y-tuong-"
                                : record.kind == FileKind::model    ? "mo-hinh-"
                                : record.kind == FileKind::unit     ? "don-vi-"
                                : record.kind == FileKind::campaign ? "cuoc-van-dong-"
                                : record.kind == FileKind::contest  ? "cuoc-thi-"
                                                                    : "su-kien-";
  return std::string(kind) + std::string(record_slug(record, catalogue));
}

// With a byte-order mark: without it the viewers of iPhones and of older Windows take UTF-8 for something else and
// show "Tiáº¿ng". Lines end as Notepad has always read them.
std::string text_file(std::string_view text) {
  std::string file = "\xEF\xBB\xBF";
  for (const char byte : text) {
    if (byte == '\n') file += '\r';
    file += byte;
  }
  return file + "\r\n";
}

class KitMaker {
 public:
  KitMaker(const render::Theme& theme, const pages::SiteContext& site, render::PhotoCache& photos, vietnamese::Date today,
           DiagnosticBag& bag)
      : site_(site), captions_(theme, site), cards_(site, photos), zip_(today), bag_(bag) {}

  // False on a fault, which is then in the bag.
  bool add(const Record& record, KitReport& report) {
    const auto* captions = captions_.write(record, bag_);
    if (captions == nullptr) return false;
    const std::string folder = folder_of(record, site_.catalogue);
    Scratch scratch;
    const std::string url(record_url(site_, record, scratch));
    report.records.push_back({folder, std::string(record_title(record, site_.catalogue)), url});
    add_text(folder + "/1-facebook.txt", captions->facebook);
    add_text(folder + "/2-zalo-tieu-de.txt", captions->zalo_title);
    add_text(folder + "/3-zalo-tom-tat.txt", captions->zalo_summary);
    add_text(folder + "/4-messenger.txt", captions->messenger);
    add_text(folder + "/lien-ket.txt", url);
    return add_pictures(record, folder) && !is_out_of_memory_;
  }

  // "" when there was no memory for it.
  std::string finish(const KitReport& report) {
    add_text("doc-truoc.txt", readme(report));
    return is_out_of_memory_ ? std::string() : zip_.finish();
  }

 private:
  void add_text(const std::string& name, std::string_view text) {
    is_out_of_memory_ |= !zip_.add(name, text_file(text), ZipFile::Kind::text);
  }

  bool add_pictures(const Record& record, const std::string& folder) {
    for (const auto shape : {draw::CardShape::wide, draw::CardShape::square, draw::CardShape::upright}) {
      pages::ShareCard card;
      card.kind = record.kind;
      card.subject = record.subject;
      card.shape = shape;
      const auto text = card_text({site_.catalogue, site_.configuration, site_.statistics, site_.pictures}, card);
      card.is_jpeg = !text.photo.empty() || !text.ground.empty();
      auto drawn = cards_.draw(card);
      if (!drawn) {
        bag_.add(std::move(drawn).fault());
        return false;
      }
      is_out_of_memory_ |= !zip_.add(folder + "/" + picture_name(site_, record, card), std::string(drawn.value()),
                                     ZipFile::Kind::packed);
    }
    auto code = render::qr_png_of(site_, record);
    if (!code) {
      bag_.add(std::move(code).fault());
      return false;
    }
    is_out_of_memory_ |= !zip_.add(folder + "/" + std::string(record_slug(record, site_.catalogue)) + "-qr.png",
                                   std::move(code).value(), ZipFile::Kind::packed);
    return true;
  }

  std::string readme(const KitReport& report) const {
    std::string text =
        "BỘ CHIA SẺ – " + site_.configuration.title +
        "\n\nMỗi thư mục là một bài để đăng:\n"
        "  1-facebook.txt      lời đăng Facebook: mở ra, chép hết, dán vào ô soạn bài\n"
        "  2-zalo-tieu-de.txt  tiêu đề bài Zalo (không quá 140 ký tự)\n"
        "  3-zalo-tom-tat.txt  tóm tắt bài Zalo (không quá 250 ký tự)\n"
        "  4-messenger.txt     tin nhắn ngắn cho Messenger, nhóm Zalo\n"
        "  lien-ket.txt        đường dẫn của bài trên website\n"
        "  …-ngang             ảnh 1200 × 630, kèm liên kết\n"
        "  …-vuong             ảnh 1080 × 1080, bài đăng ảnh\n"
        "  …-dung              ảnh 1080 × 1920, tin (story)\n"
        "  …-qr.png            mã QR dẫn tới bài: in rộng ít nhất 2 cm, giữ viền trắng\n\n"
        "Đăng xong mà Facebook hay Zalo còn hiện ảnh, tiêu đề cũ: mở công cụ dưới đây, dán đường dẫn của bài\n"
        "vào rồi bấm nút thu thập lại.\n"
        "  Facebook: https://developers.facebook.com/tools/debug/\n"
        "  Zalo:     https://developers.zalo.me/tools/debug-sharing\n\nTrong gói này:\n";
    for (const auto& record : report.records) text += "\n" + record.title + "\n  " + record.folder + "\n  " + record.url + "\n";
    return text;
  }

  const pages::SiteContext& site_;
  render::CaptionWriter captions_;
  render::CardDrawer cards_;
  ZipFile zip_;
  DiagnosticBag& bag_;
  bool is_out_of_memory_ = false;
};

void write_kit(const KitRequest& request, std::string_view bytes, KitReport& report, DiagnosticBag& bag) {
  if (auto fault = write_file_atomically(request.output, bytes)) {
    bag.add(std::move(*fault));
    return;
  }
  report.bytes = bytes.size();
  report.outcome = Outcome::done;
}

}  // namespace

KitReport make_kit(const KitRequest& request, DiagnosticBag& bag) {
  KitReport report;
  const auto configuration = workspace::read_configuration(request.workspace, bag);
  if (!configuration) {
    report.outcome = Outcome::misconfigured;
    return report;
  }
  const auto theme = render::Theme::load(request.workspace, bag);
  if (!theme) return report;
  const auto catalogue = read_published(*configuration, request.today, Code::record_refused, bag);
  if (!catalogue) return report;
  const pages::Statistics statistics(*catalogue);
  const auto records =
      find_kit_records(request.options.names, request.options.ideas, *configuration, *catalogue, statistics, bag);
  if (records.size() > k_most_kit_records) {
    bag.add(Code::kit_too_large, Place{},
            {{"count", std::to_string(records.size())}, {"limit", std::to_string(k_most_kit_records)}});
  }
  if (bag.has_errors()) return report;

  const pages::Addresses addresses(*configuration);
  render::PhotoCache photos(configuration->root / ".trungbay" / "photos", false);
  DiagnosticBag told_by_check;
  const auto pictures = collect_pictures(*configuration, *catalogue, ingest::NetworkUse::normal, 1, photos, told_by_check);
  const pages::Relations relations(*catalogue);
  const auto look = read_card_look(*configuration, pictures, bag);
  if (!look) return report;
  const pages::ShareCards cards;  // each is drawn as it is needed
  const pages::Infographics infographics;
  const search::SearchIndex no_search;
  const pages::SitePlan plan;
  const pages::AppFiles app;
  const pages::SiteContext site{*configuration, *catalogue, addresses, plan, statistics, relations, pictures, cards, *look,
                                infographics, no_search, app, {}};
  KitMaker maker(*theme, site, photos, request.today, bag);
  for (const auto& record : records) {
    if (!maker.add(record, report)) return report;
  }
  const std::string bytes = maker.finish(report);
  if (bytes.empty()) {
    bag.add(Code::file_unwritable, file_place(request.output), {{"reason", "libzip"}});
  } else {
    write_kit(request, bytes, report, bag);
  }
  return report;
}

void print_kit(const KitReport& report, const KitRequest& request, Language language, std::ostream& out) {
  const bool vietnamese = language == Language::vietnamese;
  for (const auto& record : report.records) out << "  " << record.title << '\n';
  out << (vietnamese ? "Bộ chia sẻ: " : "Share kit: ") << request.output << " (" << report.records.size()
      << (vietnamese ? " bài, " : " records, ") << count_text((report.bytes + 1023) / 1024, language) << " KB)\n";
}

std::string to_json(const KitReport& report, const KitRequest& request, const DiagnosticBag& bag, Language language) {
  nlohmann::ordered_json object;
  object["ok"] = report.outcome == Outcome::done;
  object["file"] = request.output;
  object["bytes"] = report.bytes;
  object["records"] = nlohmann::ordered_json::array();
  for (const auto& record : report.records) {
    object["records"].push_back({{"folder", record.folder}, {"title", record.title}, {"url", record.url}});
  }
  put_diagnostics(object, bag, language);
  return json_text(object);
}

}  // namespace trungbay::commands
