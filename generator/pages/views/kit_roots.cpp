// The names that share_kit.html and share_kits.html may use.
#include <algorithm>
#include <vector>

#include "pages/views/headlines.hpp"
#include "pages/views/kits.hpp"
#include "pages/views/roots.hpp"
#include "pages/views/units.hpp"

namespace trungbay::pages {
namespace {

constexpr std::size_t k_newest_of_unit = 20;

const KitPageView& kit_page_of(const void* self) { return static_cast<const KitPageView&>(page_of(self)); }

// ---- a kit in a list ----

struct KitLink {
  const SiteContext* site = nullptr;
  Record record;
  std::uint32_t depth = 0;
};

constexpr std::array k_kit_link_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& [site, record, depth] = as<KitLink>(self);
            return Value::text(
                site->addresses.link(kit_path(record, site->catalogue, site->addresses, scratch), scratch));
          },
          "the kit's page", "/chia-se/y-tuong/kg-2023-014.html"},
    Field{"label", Type::text(),
          [](const void* self, Scratch&) {
            return Value::text(record_title(as<KitLink>(self).record, as<KitLink>(self).site->catalogue));
          },
          "the record's name", "Thùng rác phân loại thông minh"},
    Field{"depth", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<KitLink>(self).depth); },
          "of a unit: levels above it in the tree", "0"},
};

Value list_of_kits(const std::vector<KitLink>& links, Scratch& scratch) {
  const auto kept = scratch.make_array<KitLink>(links.size());
  std::copy(links.begin(), links.end(), kept.begin());
  return list_of<KitLink>(kept, k_kit_link_type, scratch);
}

// Those of a unit's newest ideas that have a kit, newest first.
Value newest_kits(const SiteContext& site, std::uint32_t unit, Scratch& scratch) {
  const auto ideas = site.catalogue.by_unit.of(unit);
  std::vector<KitLink> links;
  for (std::size_t i = 0; i < std::min(ideas.size(), k_newest_of_unit); ++i) {
    const Record record{FileKind::idea, ideas[ideas.size() - 1 - i]};
    if (site.plan.kits.has(record)) links.push_back({&site, record, 0});
  }
  return list_of_kits(links, scratch);
}

Value kits_of_kind(const SiteContext& site, FileKind kind, std::size_t count, Scratch& scratch) {
  std::vector<KitLink> links;
  for (std::uint32_t i = 0; i < count; ++i) links.push_back({&site, {kind, i}, 0});
  return list_of_kits(links, scratch);
}

// ---- pictures ----

struct KitPictureView {
  const SiteContext* site = nullptr;
  const Record* record = nullptr;
  std::uint32_t card = 0;

  const ShareCard& itself() const { return site->cards.all()[card]; }
};

constexpr std::array k_picture_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& picture = as<KitPictureView>(self);
            const auto path = card_path(picture.itself(), picture.site->catalogue);
            return Value::text(picture.site->addresses.link(path, scratch));
          },
          "its address", "/anh-chia-se/3f/kg-001-3f0a9b8c7d6e.png"},
    Field{"file_name", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& picture = as<KitPictureView>(self);
            return Value::text(scratch.copy(picture_name(*picture.site, *picture.record, picture.itself())));
          },
          "what it is called when it is saved", "kg-001-vuong.png"},
    Field{"shape", Type::text(),
          [](const void* self, Scratch&) {
            constexpr std::string_view k_shapes[] = {"wide", "square", "upright"};
            return Value::text(k_shapes[static_cast<std::size_t>(as<KitPictureView>(self).itself().shape)]);
          },
          "wide, square or upright", "square"},
    Field{"width", Type::integer(),
          [](const void* self, Scratch&) {
            return Value::integer(draw::size_of(as<KitPictureView>(self).itself().shape).width);
          },
          "in pixels", "1080"},
    Field{"height", Type::integer(),
          [](const void* self, Scratch&) {
            return Value::integer(draw::size_of(as<KitPictureView>(self).itself().shape).height);
          },
          "in pixels", "1080"},
};

Value pictures(const void* self, Scratch& scratch) {
  const auto& page = kit_page_of(self);
  const auto cards = record_cards(*page.site, page.kit());
  const auto views = scratch.make_array<KitPictureView>(cards.size());
  for (std::size_t i = 0; i < cards.size(); ++i) views[i] = {page.site, &page.kit(), cards[i]};
  return list_of<KitPictureView>(views, k_kit_picture_type, scratch);
}

// ---- the kit ----

constexpr std::array k_captions_fields = {
    Field{"facebook", Type::text(),
          [](const void* self, Scratch&) { return Value::text(kit_page_of(self).captions->facebook); },
          "what share/facebook.txt makes", ""},
    Field{"zalo_title", Type::text(),
          [](const void* self, Scratch&) { return Value::text(kit_page_of(self).captions->zalo_title); },
          "what share/zalo-title.txt makes, at most 140 characters", ""},
    Field{"zalo_summary", Type::text(),
          [](const void* self, Scratch&) { return Value::text(kit_page_of(self).captions->zalo_summary); },
          "what share/zalo-summary.txt makes, at most 250 characters", ""},
    Field{"messenger", Type::text(),
          [](const void* self, Scratch&) { return Value::text(kit_page_of(self).captions->messenger); },
          "what share/messenger.txt makes", ""},
};

template <QrFile file>
Value qr_link(const void* self, Scratch& scratch) {
  return Value::text(site_of(self).addresses.link(qr_path(page_of(self).path, file, scratch), scratch));
}

constexpr auto k_share_kit_fields = with_common(std::array{
    Field{"record", Type::object_of(k_share_record_type),
          [](const void* self, Scratch& scratch) {
            const auto& page = kit_page_of(self);
            return Value::object(scratch.make<RecordView>(page.site, page.kit()), k_share_record_type);
          },
          "what the kit is for", ""},
    Field{"captions", Type::object_of(k_captions_type),
          [](const void* self, Scratch&) { return Value::object(self, k_captions_type); }, "words to post", ""},
    Field{"share", Type::object_of(k_share_type),
          [](const void* self, Scratch& scratch) {
            return share_of_record(site_of(self), kit_page_of(self).kit(), scratch);
          },
          "the record's address, and links that share it", ""},
    Field{"pictures", Type::list_of(k_kit_picture_type), pictures,
          "its share cards; the one of its unit or of the site when it has none of its own", ""},
    Field{"qr_svg_url", Type::text(), qr_link<k_qr_svg>, "the QR code of its address, for print",
          "/chia-se/y-tuong/kg-001-qr.svg"},
    Field{"qr_png_url", Type::text(), qr_link<k_qr_png>, "the same for posts and slides",
          "/chia-se/y-tuong/kg-001-qr.png"},
    Field{"slug", Type::text(),
          [](const void* self, Scratch&) {
            return Value::text(record_slug(kit_page_of(self).kit(), site_of(self).catalogue));
          },
          "the record's name in addresses and file names", "kg-2023-014"},
    Field{"models", Type::list_of(k_kit_link_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const auto& kit = kit_page_of(self).kit();
            std::vector<KitLink> links;
            if (kit.kind == FileKind::unit) {
              for (const auto model : site.statistics.models_of_unit[kit.subject]) {
                links.push_back({&site, {FileKind::model, model}, 0});
              }
            }
            return list_of_kits(links, scratch);
          },
          "kits of a unit's models", ""},
    Field{"ideas", Type::list_of(k_kit_link_type),
          [](const void* self, Scratch& scratch) {
            const auto& kit = kit_page_of(self).kit();
            if (kit.kind != FileKind::unit) return list_of_kits({}, scratch);
            return newest_kits(site_of(self), kit.subject, scratch);
          },
          "kits of a unit's newest ideas, at most 20", ""},
});

constexpr Field kits_field(std::string_view name, Value (*get)(const void* self, Scratch& scratch),
                           std::string_view meaning) {
  return {name, Type::list_of(k_kit_link_type), get, meaning, ""};
}

constexpr auto k_share_kits_fields = with_common(std::array{
    kits_field(
        "models",
        [](const void* self, Scratch& scratch) {
          return kits_of_kind(site_of(self), FileKind::model, site_of(self).catalogue.models.size(), scratch);
        },
        "kits of all models"),
    kits_field(
        "campaigns",
        [](const void* self, Scratch& scratch) {
          return kits_of_kind(site_of(self), FileKind::campaign, site_of(self).catalogue.campaigns.size(), scratch);
        },
        "kits of all campaigns"),
    kits_field(
        "contests",
        [](const void* self, Scratch& scratch) {
          return kits_of_kind(site_of(self), FileKind::contest, site_of(self).catalogue.contests.size(), scratch);
        },
        "kits of all contests"),
    kits_field(
        "events",
        [](const void* self, Scratch& scratch) {
          return kits_of_kind(site_of(self), FileKind::event, site_of(self).catalogue.events.size(), scratch);
        },
        "kits of all events"),
    kits_field(
        "units",
        [](const void* self, Scratch& scratch) {
          const auto& site = site_of(self);
          std::vector<KitLink> links;
          for (const auto& unit : tree_of_units(site)) links.push_back({&site, {FileKind::unit, unit.index}, unit.depth});
          return list_of_kits(links, scratch);
        },
        "kits of all units, each before those below it"),
});

}  // namespace

std::vector<std::uint32_t> record_cards(const SiteContext& site, const Record& record) {
  std::vector<std::uint32_t> cards;
  for (const auto shape : {draw::CardShape::wide, draw::CardShape::square, draw::CardShape::upright}) {
    const std::uint32_t card = site.cards.own(record.kind, record.subject, shape);
    if (card != catalogue::k_none) cards.push_back(card);
  }
  if (cards.empty()) {
    const std::uint32_t card = site.cards.of_page(record.kind, record.subject, true, site.catalogue);
    if (card != catalogue::k_none) cards.push_back(card);
  }
  return cards;
}

std::string picture_name(const SiteContext& site, const Record& record, const ShareCard& card) {
  constexpr std::string_view k_shapes[] = {"-ngang", "-vuong", "-dung"};
  std::string name(record_slug(record, site.catalogue));
  name += k_shapes[static_cast<std::size_t>(card.shape)];
  return name + (card.is_jpeg ? ".jpg" : ".png");
}

constinit const ObjectType k_kit_link_type{"KitLink", "a share kit in a list", k_kit_link_fields};
constinit const ObjectType k_kit_picture_type{"KitPicture", "a picture to post", k_picture_fields};
constinit const ObjectType k_captions_type{"Captions", "words to post", k_captions_fields};
constinit const ObjectType k_share_kit_root{"share_kit.html", "the share kit of a record, for staff", k_share_kit_fields};
constinit const ObjectType k_share_kits_root{"share_kits.html", "all share kits, for staff", k_share_kits_fields};

}  // namespace trungbay::pages
