// Site: what every page sees of the whole site.
#include <algorithm>
#include <vector>

#include "draw/page_scheme.hpp"
#include "pages/views/fields.hpp"
#include "pages/views/refs.hpp"

namespace trungbay::pages {
namespace {

const SiteContext& site_of(const void* self) { return as<SiteContext>(self); }
const workspace::Configuration& settings_of(const void* self) { return site_of(self).configuration; }

Value link_to(const void* self, std::string_view path, Scratch& scratch) {
  return Value::text(site_of(self).addresses.link(path, scratch));
}

constexpr std::array k_publisher_fields = {
    Field{"name", Type::text(),
          [](const void* self, Scratch&) { return Value::text(settings_of(self).publisher_name); }, "who publishes",
          "Ban Tuyên giáo Tỉnh đoàn"},
    Field{"url", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(settings_of(self).publisher_url); },
          "their own site", "https://tinhdoan.example.vn"},
    Field{"email", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(settings_of(self).publisher_email); },
          "where to write to, also for taking something down", "tuyengiao@example.vn"},
};

template <draw::Colour draw::PageColours::* role>
Value colour_of(const void* self, Scratch& scratch) {
  return Value::text(scratch.copy(draw::to_css(as<draw::PageColours>(self).*role)));
}

template <draw::PageColours draw::PageScheme::* side>
Value colours_of(const void* self, Scratch& scratch) {
  const auto& settings = settings_of(self);
  const auto scheme = draw::page_scheme_of(draw::parse_colour(settings.primary_colour), draw::parse_colour(settings.accent_colour));
  return Value::object(scratch.make<draw::PageColours>(scheme.*side), k_page_colours_type);
}

constexpr std::array k_page_colours_fields = {
    Field{"deep", Type::text(), colour_of<&draw::PageColours::deep>, "the strong band", "#08457f"},
    Field{"ray", Type::text(), colour_of<&draw::PageColours::ray>, "the rays on it", "#17508a"},
    Field{"mist", Type::text(), colour_of<&draw::PageColours::mist>, "smaller text on the band", "#dce4ed"},
    Field{"link", Type::text(), colour_of<&draw::PageColours::link>, "links, figures, bars", "#0b5cad"},
    Field{"red", Type::text(), colour_of<&draw::PageColours::red>, "the accent as text", "#d2201a"},
    Field{"tint", Type::text(), colour_of<&draw::PageColours::tint>, "the pale band", "#eef4f9"},
    Field{"ray2", Type::text(), colour_of<&draw::PageColours::ray2>, "the rays on it", "#e4edf6"},
};

constexpr std::array k_theme_fields = {
    Field{"primary", Type::text(),
          [](const void* self, Scratch&) { return Value::text(settings_of(self).primary_colour); }, "main colour",
          "#0b5cad"},
    Field{"accent", Type::text(),
          [](const void* self, Scratch&) { return Value::text(settings_of(self).accent_colour); }, "second colour",
          "#e2231a"},
    Field{"light", Type::object_of(k_page_colours_type), colours_of<&draw::PageScheme::light>,
          "what the two become on light ground, so that text is readable (4.5:1 or better)", ""},
    Field{"dark", Type::object_of(k_page_colours_type), colours_of<&draw::PageScheme::dark>, "the same in the dark", ""},
};

constexpr std::array k_menu_item_fields = {
    Field{"label", Type::text(), [](const void* self, Scratch&) { return Value::text(as<RefView>(self).label); },
          "what the item is called", "Mô hình"},
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<RefView>(self).url); },
          "where it leads", "/mo-hinh/"},
};

Value list_of_items(const std::vector<RefView>& items, Scratch& scratch) {
  const auto kept = scratch.make_array<RefView>(items.size());
  std::copy(items.begin(), items.end(), kept.begin());
  return list_of<RefView>(kept, k_menu_item_type, scratch);
}

// The sections that the site has.
Value menu(const void* self, Scratch& scratch) {
  const auto& site = site_of(self);
  const auto& catalogue = site.catalogue;
  std::vector<RefView> items;
  const auto add = [&](bool there, std::string_view label, std::string_view path) {
    if (there) items.push_back({label, site.addresses.link(path, scratch)});
  };
  add(true, "Ý tưởng", k_ideas_folder);
  add(!catalogue.models.empty(), "Mô hình", k_models_folder);
  add(true, "Đơn vị", k_units_folder);
  add(catalogue.fields.size() > 0, "Lĩnh vực", k_fields_folder);
  add(!catalogue.campaigns.empty(), "Cuộc vận động", folder_of(catalogue::HappeningKind::campaign));
  add(!catalogue.contests.empty(), "Cuộc thi", folder_of(catalogue::HappeningKind::contest));
  add(!catalogue.events.empty(), "Sự kiện", folder_of(catalogue::HappeningKind::event));
  add(!catalogue.clubs.empty(), "Câu lạc bộ", k_clubs_folder);
  return list_of_items(items, scratch);
}

// Plain pages that ask for a place in the menu.
Value pages_menu(const void* self, Scratch& scratch) {
  const auto& site = site_of(self);
  std::vector<const catalogue::PlainPage*> pages;
  for (const auto& page : site.catalogue.pages) {
    if (page.menu > 0) pages.push_back(&page);
  }
  std::stable_sort(pages.begin(), pages.end(), [](const auto* a, const auto* b) { return a->menu < b->menu; });
  std::vector<RefView> items;
  for (const auto* page : pages) {
    items.push_back({page->head.title, scratch.join(site.addresses.base_path(), "/", page->head.slug, ".html")});
  }
  return list_of_items(items, scratch);
}

constexpr std::array k_site_fields = {
    Field{"title", Type::text(), [](const void* self, Scratch&) { return Value::text(settings_of(self).title); },
          "the site's name", "Trưng bày ý tưởng, sáng kiến tuổi trẻ"},
    Field{"description", Type::text(),
          [](const void* self, Scratch&) { return Value::text(settings_of(self).description); },
          "a sentence about the site; may be empty", ""},
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(settings_of(self).base_url); },
          "its absolute address, without a slash at its end", "https://trungbay.example.vn"},
    Field{"root", Type::text(), [](const void* self, Scratch& scratch) { return link_to(self, "/", scratch); },
          "a link to the home page", "/"},
    Field{"language", Type::text(), [](const void*, Scratch&) { return Value::text("vi"); }, "of the pages", "vi"},
    Field{"publisher", Type::object_of(k_publisher_type),
          [](const void* self, Scratch&) { return Value::object(self, k_publisher_type); }, "who answers for it", ""},
    Field{"logo_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const auto& logo = settings_of(self).logo;
            constexpr std::string_view k_folder = "content/media/";
            if (!std::string_view(logo).starts_with(k_folder) || !site.plan.has("/" + logo.substr(8))) {
              return Value::null();
            }
            return Value::text(scratch.join(site.addresses.base_path(), "/media/", logo.substr(k_folder.size())));
          },
          "the logo", "/media/logo.svg"},
    Field{"stylesheet", Type::html(), [](const void* self, Scratch&) { return Value::html(site_of(self).stylesheet); },
          "the theme's style.css, ready to stand inside <style>", ""},
    Field{"menu", Type::list_of(k_menu_item_type), menu, "the sections that the site has", ""},
    Field{"pages_menu", Type::list_of(k_menu_item_type), pages_menu, "plain pages with a place in the menu", ""},
    Field{"feed_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, "/atom.xml", scratch); },
          "the Atom feed of all ideas", "/atom.xml"},
    Field{"json_feed_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, "/feed.json", scratch); }, "the same as JSON",
          "/feed.json"},
    Field{"data_csv_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, "/data/y-tuong.csv", scratch); },
          "all ideas for a spreadsheet", "/data/y-tuong.csv"},
    Field{"data_json_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, "/data/y-tuong.json", scratch); },
          "all ideas for programs", "/data/y-tuong.json"},
    Field{"search_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            if (settings_of(self).search == workspace::SearchChoice::off) return Value::null();
            return link_to(self, search::k_search_folder, scratch);
          },
          "the search page; none with search: off", "/tim-kiem/"},
    Field{"follow_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, k_follow_folder, scratch); },
          "the page that explains feeds", "/theo-doi/"},
    Field{"data_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, k_open_data_folder, scratch); },
          "the page that explains the downloads", "/du-lieu/"},
    Field{"saved_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, k_saved_folder, scratch); },
          "the page of what this device keeps", "/da-luu/"},
    Field{"licence", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(settings_of(self).take_along.licence); },
          "data.licence: what may be done with the data", ""},
    Field{"script_url", Type::text(),
          [](const void* self, Scratch& scratch) { return link_to(self, site_of(self).app.script_path, scratch); },
          "the script of all pages, to be loaded deferred", "/js/trang-3f0a9b8c7d6e.js"},
    Field{"app_manifest_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            return settings_of(self).take_along.is_app ? link_to(self, k_app_manifest_path, scratch) : Value::null();
          },
          "what makes it an app; none with app: off", "/manifest.webmanifest"},
    Field{"theme", Type::object_of(k_theme_type),
          [](const void* self, Scratch&) { return Value::object(self, k_theme_type); }, "its colours", ""},
    Field{"generator", Type::text(),
          [](const void*, Scratch&) { return Value::text("Trưng Bày " TRUNGBAY_VERSION); },
          "the program and its version", "Trưng Bày 0.1.0"},
};

constexpr std::array k_stylesheet_fields = {
    Field{"theme", Type::object_of(k_theme_type),
          [](const void* self, Scratch&) { return Value::object(self, k_theme_type); }, "the theme's colours", ""},
};

}  // namespace

constinit const ObjectType k_stylesheet_root{"style.css", "the stylesheet", k_stylesheet_fields};
constinit const ObjectType k_publisher_type{"Publisher", "who answers for the site", k_publisher_fields};
constinit const ObjectType k_page_colours_type{"PageColours", "colours of pages that can be read on each other", k_page_colours_fields};
constinit const ObjectType k_theme_type{"Theme", "the theme's colours", k_theme_fields};
constinit const ObjectType k_menu_item_type{"MenuItem", "an item of a menu", k_menu_item_fields};
constinit const ObjectType k_site_type{"Site", "the whole site", k_site_fields};

}  // namespace trungbay::pages
