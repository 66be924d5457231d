// Page: a page's own head — title, address, way from the home page.
#include <vector>

#include "pages/views/fields.hpp"
#include "pages/views/headlines.hpp"
#include "pages/views/kits.hpp"
#include "pages/views/refs.hpp"
#include "pages/views/take_along.hpp"

namespace trungbay::pages {
namespace {

using catalogue::k_none;

const PageView& page_of(const void* self) { return as<PageView>(self); }
const SiteContext& site_of(const void* self) { return *page_of(self).site; }

struct CrumbView {
  std::string_view label;
  std::string_view url;  // empty for the page itself
};

constexpr std::array k_crumb_fields = {
    Field{"label", Type::text(), [](const void* self, Scratch&) { return Value::text(as<CrumbView>(self).label); },
          "what the step is called", "Đơn vị"},
    Field{"url", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(as<CrumbView>(self).url); },
          "where it leads; the page itself has none", "/don-vi/"},
};

class CrumbTrail {
 public:
  CrumbTrail(const SiteContext& site, Scratch& scratch) : site_(site), scratch_(scratch) {
    add("Trang chủ", site.addresses.link("/", scratch));
  }

  void add(std::string_view label, std::string_view url) { crumbs_.push_back({label, url}); }
  void add_section(std::string_view label, std::string_view path) { add(label, site_.addresses.link(path, scratch_)); }

  void add_unit(std::uint32_t unit) {
    if (unit == k_none) return;
    add_unit(site_.catalogue.units[unit].parent);
    add(site_.catalogue.units[unit].head.title, unit_link(site_, unit, scratch_));
  }

  Value end_with(std::string_view label) {
    add(label, {});
    const auto kept = scratch_.make_array<CrumbView>(crumbs_.size());
    std::copy(crumbs_.begin(), crumbs_.end(), kept.begin());
    return list_of<CrumbView>(kept, k_crumb_type, scratch_);
  }

 private:
  const SiteContext& site_;
  Scratch& scratch_;
  std::vector<CrumbView> crumbs_;
};

Value breadcrumbs(const void* self, Scratch& scratch) {
  const auto& page = page_of(self);
  const auto& site = *page.site;
  const std::uint32_t subject = page.file.subject;
  CrumbTrail trail(site, scratch);
  switch (page.file.kind) {
    case FileKind::home:
      return list_of<CrumbView>({}, k_crumb_type, scratch);
    case FileKind::idea: {
      const auto& idea = site.catalogue.ideas[subject];
      trail.add_section("Ý tưởng", k_ideas_folder);
      if (idea.field != k_none) trail.add(site.catalogue.fields[idea.field].label, field_link(site, idea.field, scratch));
      break;
    }
    case FileKind::model:
      trail.add_section("Mô hình", k_models_folder);
      break;
    case FileKind::unit:
      trail.add_section("Đơn vị", k_units_folder);
      trail.add_unit(site.catalogue.units[subject].parent);
      break;
    case FileKind::field:
      trail.add_section("Lĩnh vực", k_fields_folder);
      break;
    case FileKind::group:
      trail.add_section("Đối tượng", k_groups_folder);
      break;
    case FileKind::year:
      trail.add_section("Theo năm", k_years_folder);
      break;
    case FileKind::review: {
      const int year = site.catalogue.years[subject];
      trail.add_section("Theo năm", k_years_folder);
      trail.add(scratch.join("Năm ", std::to_string(year)), year_link(site, year, scratch));
      break;
    }
    case FileKind::campaign:
      trail.add_section("Cuộc vận động", folder_of(catalogue::HappeningKind::campaign));
      break;
    case FileKind::contest:
      trail.add_section("Cuộc thi", folder_of(catalogue::HappeningKind::contest));
      break;
    case FileKind::event:
      trail.add_section("Sự kiện", folder_of(catalogue::HappeningKind::event));
      break;
    case FileKind::share_kit:
      trail.add_section("Bộ chia sẻ", k_kits_folder);
      return trail.end_with(record_title(site.plan.kits.all()[subject], site.catalogue));
    default:
      break;
  }
  return trail.end_with(scratch.copy(title_of(page)));
}

vietnamese::Date published_of(const PageView& page) {
  const auto& catalogue = page.site->catalogue;
  if (page.file.kind == FileKind::idea) return catalogue.ideas[page.file.subject].date;
  if (page.file.kind == FileKind::model) return catalogue.models[page.file.subject].date;
  return {};
}

Value modified(const void* self, Scratch&) {
  const auto& page = page_of(self);
  if (page.file.kind != FileKind::idea) return Value::date(published_of(page));
  const auto& idea = page.site->catalogue.ideas[page.file.subject];
  return Value::date(idea.approved_date.is_known() && idea.approved_date > idea.date ? idea.approved_date : idea.date);
}

Value section(const void* self, Scratch&) {
  const auto& page = page_of(self);
  const auto& catalogue = page.site->catalogue;
  std::uint32_t field = k_none;
  if (page.file.kind == FileKind::idea) field = catalogue.ideas[page.file.subject].field;
  if (page.file.kind == FileKind::model) field = catalogue.models[page.file.subject].field;
  return field == k_none ? Value::null() : Value::text(catalogue.fields[field].label);
}

Value tags(const void* self, Scratch& scratch) {
  const auto& page = page_of(self);
  const auto& catalogue = page.site->catalogue;
  std::vector<Value> texts;
  if (page.file.kind == FileKind::idea) {
    const auto& idea = catalogue.ideas[page.file.subject];
    if (idea.field != k_none) texts.push_back(Value::text(catalogue.fields[idea.field].label));
    if (idea.group != k_none) texts.push_back(Value::text(catalogue.groups[idea.group].label));
  }
  const auto kept = scratch.make_array<Value>(texts.size());
  std::copy(texts.begin(), texts.end(), kept.begin());
  return Value::list(kept, scratch);
}

struct ShareImageView {
  const SiteContext* site = nullptr;
  std::uint32_t card = 0;

  const ShareCard& card_itself() const { return site->cards.all()[card]; }
  draw::CardSize size() const { return draw::size_of(card_itself().shape); }
};

constexpr std::array k_share_image_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& image = as<ShareImageView>(self);
            return Value::text(image.site->addresses.absolute(card_path(image.card_itself(), image.site->catalogue), scratch));
          },
          "absolute; changes when the picture does", "https://trungbay.example.vn/anh-chia-se/3f/kg-001-3f0a9b8c7d6e.png"},
    Field{"type", Type::text(),
          [](const void* self, Scratch&) { return Value::text(card_media_type(as<ShareImageView>(self).card_itself())); },
          "its media type", "image/png"},
    Field{"width", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<ShareImageView>(self).size().width); },
          "in pixels", "1200"},
    Field{"height", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<ShareImageView>(self).size().height); }, "in pixels", "630"},
    Field{"alt", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& image = as<ShareImageView>(self);
            const auto& site = *image.site;
            const CardSource source{site.catalogue, site.configuration, site.statistics, site.pictures};
            return Value::text(scratch.copy(card_text(source, image.card_itself()).alt));
          },
          "what the picture says", "Ngôi nhà xanh, Huyện đoàn An Minh"},
};

Value share_image(const void* self, Scratch& scratch) {
  const auto& page = page_of(self);
  // A list's newest page stands at the folder's own address.
  const bool is_landing = page.file.number == 0 || page.path.ends_with('/');
  const std::uint32_t card =
      page.site->cards.of_page(page.file.kind, page.file.subject, is_landing, page.site->catalogue);
  if (card == k_none) return Value::null();
  return Value::object(scratch.make<ShareImageView>(page.site, card), k_share_image_type);
}

// The small form of a page stands for the page itself.
std::string_view canonical_path(const PageView& page, Scratch& scratch) {
  const auto kind = page.file.kind == FileKind::embed_idea   ? FileKind::idea
                    : page.file.kind == FileKind::embed_unit ? FileKind::unit
                                                             : page.file.kind;
  if (kind == page.file.kind) return page.path;
  return record_path({kind, page.file.subject}, page.site->catalogue, page.site->addresses, scratch);
}

bool has_own_feed(FileKind kind) { return kind == FileKind::unit || kind == FileKind::field; }

constexpr std::array k_page_fields = {
    Field{"kind", Type::text(),
          [](const void* self, Scratch&) {
            const auto name = template_of(page_of(self).file.kind);
            return Value::text(name.substr(0, name.find('.')));
          },
          "the name of its template without .html", "idea"},
    Field{"title", Type::text(),
          [](const void* self, Scratch& scratch) { return Value::text(scratch.copy(title_of(page_of(self)))); },
          "without the site's name", "Thùng rác phân loại thông minh"},
    Field{"description", Type::text(),
          [](const void* self, Scratch& scratch) { return Value::text(scratch.copy(description_of(page_of(self)))); },
          "at most 250 characters, whole words", ""},
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(site_of(self).addresses.link(page_of(self).path, scratch));
          },
          "its address as a link", "/y-tuong/kg-2023-014.html"},
    Field{"canonical", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(site_of(self).addresses.absolute(canonical_path(page_of(self), scratch), scratch));
          },
          "its one absolute address; of an embed, that of the page itself", "https://trungbay.example.vn/y-tuong/kg-2023-014.html"},
    Field{"breadcrumbs", Type::list_of(k_crumb_type), breadcrumbs, "the way from the home page; none there", ""},
    Field{"og_type", Type::text(),
          [](const void* self, Scratch&) {
            const auto kind = page_of(self).file.kind;
            const bool article = kind == FileKind::idea || kind == FileKind::model;
            return Value::text(article ? "article" : "website");
          },
          "article for ideas and models, else website", "article"},
    Field{"published", Type::date().or_null(),
          [](const void* self, Scratch&) { return Value::date(published_of(page_of(self))); },
          "of ideas and models", "26/03/2023"},
    Field{"modified", Type::date().or_null(), modified, "the later one of proposal and approval", "30/03/2023"},
    Field{"section", Type::text().or_null(), section, "the field's label, of ideas and models", "Môi trường"},
    Field{"tags", Type::list_of(Type::Of::text), tags, "labels of field and group, of ideas", ""},
    Field{"image", Type::object_of(k_share_image_type).or_null(), share_image,
          "the picture that the page is shared with; none with share.cards: off", ""},
    Field{"share", Type::object_of(k_share_type).or_null(),
          [](const void* self, Scratch& scratch) { return share_of_page(page_of(self), scratch); },
          "ways to pass it on; none for lists and older pages", ""},
    Field{"embed", Type::object_of(k_embed_type).or_null(),
          [](const void* self, Scratch& scratch) { return embed_of_page(page_of(self), scratch); },
          "its small form for other sites, of units and ideas that have one", ""},
    Field{"csv_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) { return part_of_page(page_of(self), false, scratch); },
          "the ideas of a unit or field for a spreadsheet", "/linh-vuc/moi-truong/y-tuong.csv"},
    Field{"json_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) { return part_of_page(page_of(self), true, scratch); },
          "the same for programs; with data.parts: all only", "/linh-vuc/moi-truong/y-tuong.json"},
    Field{"noindex", Type::boolean(),
          [](const void* self, Scratch&) {
            return Value::boolean(!is_indexed(page_of(self).file, site_of(self).catalogue));
          },
          "search engines are asked to leave it out", "false"},
    Field{"feed_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& page = page_of(self);
            if (!has_own_feed(page.file.kind)) return Value::null();
            return Value::text(scratch.join(site_of(self).addresses.base_path(),
                                            page.path.substr(0, page.path.rfind('/') + 1), "atom.xml"));
          },
          "the Atom feed of a unit or field", "/linh-vuc/moi-truong/atom.xml"},
    Field{"feed_title", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& page = page_of(self);
            if (!has_own_feed(page.file.kind)) return Value::null();
            return Value::text(scratch.join("Ý tưởng mới – ", page.file.kind == FileKind::unit
                                                                  ? site_of(self).catalogue.units[page.file.subject].head.title
                                                                  : site_of(self).catalogue.fields[page.file.subject].label));
          },
          "its title", "Ý tưởng mới – Môi trường"},
};

}  // namespace

constinit const ObjectType k_crumb_type{"Crumb", "a step from the home page to this one", k_crumb_fields};
constinit const ObjectType k_share_image_type{"ShareImage", "a share card", k_share_image_fields};
constinit const ObjectType k_page_type{"Page", "the page itself", k_page_fields};

}  // namespace trungbay::pages
