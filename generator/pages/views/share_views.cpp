// Share: the links by which a reader passes a page on.
#include "pages/share_links.hpp"
#include "pages/views/fields.hpp"
#include "pages/views/headlines.hpp"
#include "pages/views/kits.hpp"

namespace trungbay::pages {
namespace {

struct ShareView {
  const SiteContext* site = nullptr;
  std::string_view url;
  std::string_view title;
};

const ShareView& share_of(const void* self) { return as<ShareView>(self); }

template <std::string (*link)(std::string_view url)>
Value by_url(const void* self, Scratch& scratch) {
  return Value::text(scratch.copy(link(share_of(self).url)));
}

template <std::string (*link)(std::string_view url, std::string_view title)>
Value by_title(const void* self, Scratch& scratch) {
  return Value::text(scratch.copy(link(share_of(self).url, share_of(self).title)));
}

constexpr std::array k_share_fields = {
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(share_of(self).url); },
          "the address that is shared", "https://trungbay.example.vn/y-tuong/kg-2023-014.html"},
    Field{"encoded_url", Type::text(), by_url<percent_encoded>,
          "the same, percent-encoded, for links of other kinds (`fb-messenger://share?link=…`)", "https%3A%2F%2F…"},
    Field{"facebook_url", Type::text(), by_url<facebook_share_link>, "shares it on Facebook", ""},
    Field{"zalo_url", Type::text(), by_url<zalo_share_link>, "shares it on Zalo, without Zalo's script", ""},
    Field{"telegram_url", Type::text(), by_title<telegram_share_link>, "shares it on Telegram", ""},
    Field{"email_url", Type::text(), by_title<email_share_link>, "begins an e-mail", ""},
    Field{"zalo_oaid", Type::text().or_null(),
          [](const void* self, Scratch&) {
            return Value::optional_text(share_of(self).site->configuration.share.zalo_oaid);
          },
          "share.zalo.oaid", "579745863508352884"},
    Field{"facebook_refresh_url", Type::text(), by_url<facebook_refresh_link>,
          "Facebook's Sharing Debugger, which fetches the page anew", ""},
    Field{"zalo_refresh_url", Type::text(), by_url<zalo_refresh_link>, "the same of Zalo", ""},
};

// Older pages of a list are nothing that people pass on.
bool is_shared(const PageView& page) {
  switch (page.file.kind) {
    case FileKind::home:
    case FileKind::idea:
    case FileKind::model:
    case FileKind::campaign:
    case FileKind::contest:
    case FileKind::event:
      return true;
    case FileKind::unit:
      return page.path.ends_with('/');
    default:
      return false;
  }
}

}  // namespace

Value share_of_record(const SiteContext& site, const Record& record, Scratch& scratch) {
  return Value::object(scratch.make<ShareView>(&site, record_url(site, record, scratch), record_title(record, site.catalogue)),
                       k_share_type);
}

Value share_of_page(const PageView& page, Scratch& scratch) {
  if (!is_shared(page)) return Value::null();
  return Value::object(scratch.make<ShareView>(page.site, page.site->addresses.absolute(page.path, scratch),
                                               scratch.copy(title_of(page))),
                       k_share_type);
}

constinit const ObjectType k_share_type{"Share", "ways to pass a page on", k_share_fields};

}  // namespace trungbay::pages
