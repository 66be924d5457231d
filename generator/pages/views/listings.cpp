#include "pages/views/listings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "pages/listing.hpp"
#include "pages/views/fields.hpp"

namespace trungbay::pages {
namespace {

struct ListingView {
  const PageView* page = nullptr;
  std::span<const std::uint32_t> list;
  ListCut cut;
  std::string_view folder;  // as a link, with a slash at its end
};

struct PageLinkView {
  std::int64_t number = 0;
  std::string_view url;
  bool current = false;
  bool gap = false;  // pages are left out before this one
};

std::string_view url_of(const ListingView& view, std::uint32_t number, Scratch& scratch) {
  if (number == view.cut.page_count()) return view.folder;
  return scratch.join(view.folder, "trang-", std::to_string(number), ".html");
}

std::uint32_t number_of(const void* self) { return as<ListingView>(self).page->file.number; }

Value items(const void* self, Scratch& scratch) {
  const auto& view = as<ListingView>(self);
  const std::uint32_t number = number_of(self);
  const auto begin = view.cut.begin(number);
  return list_of_rows_backwards(*view.page->site, view.list.subspan(begin, view.cut.end(number) - begin),
                                k_idea_card_type, scratch);
}

bool is_landing(const void* self) { return number_of(self) == as<ListingView>(self).cut.page_count(); }

// The landing page links to the newest and oldest ones; an older page only to its neighbours, without the
// landing page, whose number grows: so it stays as it is for good.
Value links(const void* self, Scratch& scratch) {
  const auto& view = as<ListingView>(self);
  const std::uint32_t count = view.cut.page_count();
  const std::uint32_t current = number_of(self);
  const std::uint32_t highest = is_landing(self) ? count : std::min(count - 1, current + 2);
  std::set<std::uint32_t, std::greater<>> numbers{1};
  for (std::uint32_t number = current > 2 ? current - 2 : 1; number <= highest; ++number) numbers.insert(number);
  const auto shown = scratch.make_array<PageLinkView>(numbers.size());
  std::size_t i = 0;
  std::uint32_t above = highest + 1;
  for (const auto number : numbers) {
    shown[i++] = {number, url_of(view, number, scratch), number == current, number + 1 != above};
    above = number;
  }
  return list_of<PageLinkView>(shown, k_page_link_type, scratch);
}

constexpr std::array k_listing_fields = {
    Field{"items", Type::list_of(k_idea_card_type), items, "the ideas of this page, newest first", ""},
    Field{"total", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            return is_landing(self) ? Value::integer(as<ListingView>(self).cut.total) : Value::null();
          },
          "ideas on all pages; on the landing page only, so that older pages never change", "1610"},
    Field{"number", Type::integer(), [](const void* self, Scratch&) { return Value::integer(number_of(self)); },
          "of this page; 1 holds the oldest ideas", "12"},
    Field{"count", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            return is_landing(self) ? Value::integer(as<ListingView>(self).cut.page_count()) : Value::null();
          },
          "of pages; on the landing page only", "12"},
    Field{"is_landing", Type::boolean(), [](const void* self, Scratch&) { return Value::boolean(is_landing(self)); },
          "the page with the newest ideas, at the folder's own address", "true"},
    Field{"first", Type::integer(),
          [](const void* self, Scratch&) {
            const auto& view = as<ListingView>(self);
            return Value::integer(view.cut.total == 0 ? 0 : view.cut.begin(number_of(self)) + 1);
          },
          "position of the page's oldest idea, the oldest of all being 1", "1591"},
    Field{"last", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<ListingView>(self).cut.end(number_of(self))); },
          "position of its newest", "1610"},
    Field{"newer_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& view = as<ListingView>(self);
            const std::uint32_t number = number_of(self);
            return number == view.cut.page_count() ? Value::null() : Value::text(url_of(view, number + 1, scratch));
          },
          "the page with newer ideas", ""},
    Field{"older_url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const std::uint32_t number = number_of(self);
            return number == 1 ? Value::null() : Value::text(url_of(as<ListingView>(self), number - 1, scratch));
          },
          "the page with older ideas", ""},
    Field{"newest_url", Type::text(),
          [](const void* self, Scratch&) { return Value::text(as<ListingView>(self).folder); }, "the landing page", ""},
    Field{"oldest_url", Type::text(),
          [](const void* self, Scratch& scratch) { return Value::text(url_of(as<ListingView>(self), 1, scratch)); },
          "page 1", ""},
    Field{"links", Type::list_of(k_page_link_type), links, "pages around this one, and page 1; on the landing page its own number too", ""},
};

constexpr std::array k_page_link_fields = {
    Field{"number", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<PageLinkView>(self).number); }, "the page's number",
          "11"},
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<PageLinkView>(self).url); },
          "its address", "/y-tuong/trang-11.html"},
    Field{"current", Type::boolean(),
          [](const void* self, Scratch&) { return Value::boolean(as<PageLinkView>(self).current); }, "this very page",
          "false"},
    Field{"gap", Type::boolean(), [](const void* self, Scratch&) { return Value::boolean(as<PageLinkView>(self).gap); },
          "pages are left out between the one before and this one", "false"},
};

}  // namespace

constinit const ObjectType k_listing_type{"Listing", "a page of a list of ideas", k_listing_fields};
constinit const ObjectType k_page_link_type{"PageLink", "a link to another page of a list", k_page_link_fields};

std::span<const std::uint32_t> list_of_page(const SiteContext& site, const PlannedFile& file) {
  switch (file.kind) {
    case FileKind::unit:
      return site.catalogue.by_unit.of(file.subject);
    case FileKind::field:
      return site.catalogue.by_field.of(file.subject);
    case FileKind::group:
      return site.catalogue.by_group.of(file.subject);
    case FileKind::year:
    case FileKind::review:
      return site.catalogue.by_year.of(file.subject);
    default:
      return site.catalogue.all_ideas;
  }
}

Value listing(const PageView& page, Scratch& scratch) {
  ListingView view;
  view.page = &page;
  view.list = list_of_page(*page.site, page.file);
  view.cut = {static_cast<std::uint32_t>(view.list.size()), page.site->configuration.per_page};
  view.folder = scratch.join(page.site->addresses.base_path(), page.path.substr(0, page.path.rfind('/') + 1));
  return Value::object(scratch.make<ListingView>(view), k_listing_type);
}

}  // namespace trungbay::pages
