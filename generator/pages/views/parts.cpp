#include "pages/views/parts.hpp"

#include <algorithm>

#include "pages/photos.hpp"
#include "pages/views/fields.hpp"

namespace trungbay::pages {
namespace {

constexpr std::array k_ref_fields = {
    Field{"label", Type::text(), [](const void* self, Scratch&) { return Value::text(as<RefView>(self).label); },
          "what the link is called", "Huyện đoàn An Minh"},
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<RefView>(self).url); },
          "where it leads", "/don-vi/huyen-doan-an-minh/"},
};

constexpr std::array k_figure_fields = {
    Field{"value", Type::text(), [](const void* self, Scratch&) { return Value::text(as<FigureView>(self).value); },
          "the figure as it is written", "420 tấn"},
    Field{"label", Type::text(), [](const void* self, Scratch&) { return Value::text(as<FigureView>(self).label); },
          "what it counts", "rác được phân loại mỗi năm"},
};

Value srcset(const ImageView& image, draw::PhotoFormat format, Scratch& scratch) {
  return Value::optional_text(scratch.copy(picture_srcset(*image.facts, format, image.site->addresses.base_path())));
}

constexpr std::array k_image_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& image = as<ImageView>(self);
            return Value::text(scratch.copy(picture_address(image.name, *image.facts, image.site->addresses.base_path())));
          },
          "the picture's address: of a photo, its largest size", "/anh/3f/3f0a9b8c7d6e5f40-1600.jpg"},
    Field{"srcset", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& image = as<ImageView>(self);
            return srcset(image, plain_format(*image.facts), scratch);
          },
          "all sizes of a photo, for the attribute `srcset`; none of a picture that is published as it is",
          "/anh/3f/3f0a9b8c7d6e5f40-480.jpg 480w, …"},
    Field{"webp_srcset", Type::text().or_null(),
          [](const void* self, Scratch& scratch) { return srcset(as<ImageView>(self), draw::PhotoFormat::webp, scratch); },
          "the same as WebP, a third smaller", "/anh/3f/3f0a9b8c7d6e5f40-480.webp 480w, …"},
    Field{"alt", Type::text(), [](const void* self, Scratch&) { return Value::text(as<ImageView>(self).alt); },
          "what it shows, for those who cannot see it", "Vườn rau trên sân thượng"},
    Field{"caption", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(as<ImageView>(self).caption); },
          "a line below the picture", "Vườn rau của Đoàn trường"},
    Field{"width", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(picture_size(*as<ImageView>(self).facts).width); },
          "in pixels", "1600"},
    Field{"height", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(picture_size(*as<ImageView>(self).facts).height); },
          "in pixels", "1200"},
};

constexpr std::array k_status_fields = {
    Field{"label", Type::text(),
          [](const void* self, Scratch&) { return Value::text(as<workspace::StatusTerm>(self).label); },
          "as the vocabulary writes it", "Đã áp dụng"},
    Field{"slug", Type::text(),
          [](const void* self, Scratch&) { return Value::text(as<workspace::StatusTerm>(self).slug); },
          "the same for addresses and classes", "da-ap-dung"},
    Field{"tone", Type::text(),
          [](const void* self, Scratch&) {
            return Value::text(workspace::tone_name(as<workspace::StatusTerm>(self).tone));
          },
          "how the badge looks: approved, applied, supported or award", "applied"},
};

constexpr std::array k_term_fields = {
    Field{"label", Type::text(), [](const void* self, Scratch&) { return Value::text(as<TermView>(self).label); },
          "the term", "Môi trường"},
    Field{"slug", Type::text(), [](const void* self, Scratch&) { return Value::text(as<TermView>(self).slug); },
          "the same for addresses", "moi-truong"},
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<TermView>(self).url); },
          "its page", "/linh-vuc/moi-truong/"},
    Field{"description", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(as<TermView>(self).description); },
          "a sentence out of the vocabulary", "Bảo vệ môi trường, phân loại rác"},
    Field{"count", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<TermView>(self).count); },
          "published ideas", "28"},
    Field{"share", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<TermView>(self).share); },
          "percent of the ideas that are looked at", "27"},
};

Value list_of_terms(std::span<const TermView> terms, Scratch& scratch) {
  const auto kept = scratch.make_array<TermView>(terms.size());
  std::copy(terms.begin(), terms.end(), kept.begin());
  return list_of<TermView>(kept, k_term_type, scratch);
}

void sort_by_count(std::vector<TermView>& terms) {
  std::stable_sort(terms.begin(), terms.end(), [](const TermView& a, const TermView& b) { return a.count > b.count; });
}

}  // namespace

constinit const ObjectType k_ref_type{"Ref", "a link to another page", k_ref_fields};
constinit const ObjectType k_figure_type{"Figure", "a result in figures", k_figure_fields};
constinit const ObjectType k_image_type{"Image", "a picture of the workspace", k_image_fields};
constinit const ObjectType k_status_type{"Status", "how far an idea has come", k_status_fields};
constinit const ObjectType k_term_type{"Term", "a field, group, year or unit with a number of ideas", k_term_fields};

std::optional<ImageView> image_view(const SiteContext& site, const catalogue::Picture& picture, Scratch& scratch) {
  const PictureFacts* facts = site.pictures.find_image(picture.path);
  if (facts == nullptr) return std::nullopt;
  return ImageView{&site, facts, scratch.copy(picture.path), picture.alt, picture.caption};
}

Value image_or_null(const SiteContext& site, const catalogue::Picture& picture, Scratch& scratch) {
  const auto view = image_view(site, picture, scratch);
  return view ? Value::object(scratch.make<ImageView>(*view), k_image_type) : Value::null();
}

Value list_of_images(const SiteContext& site, std::span<const catalogue::Picture> pictures, Scratch& scratch) {
  const auto views = scratch.make_array<ImageView>(pictures.size());
  std::size_t count = 0;
  for (const auto& picture : pictures) {
    if (const auto view = image_view(site, picture, scratch)) views[count++] = *view;
  }
  return list_of<ImageView>(views.first(count), k_image_type, scratch);
}

Value list_of_figures(std::span<const catalogue::Figure> figures, Scratch& scratch) {
  const auto views = scratch.make_array<FigureView>(figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) views[i] = {figures[i].value, figures[i].label};
  return list_of<FigureView>(views, k_figure_type, scratch);
}

std::int64_t percent_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<std::int64_t>((part * 200 + whole) / (whole * 2));
}

TermView field_term(const SiteContext& site, std::uint32_t field, std::size_t count, std::size_t whole,
                    Scratch& scratch) {
  const auto& term = site.catalogue.fields[field];
  return {term.label, term.slug, field_link(site, field, scratch), term.description, static_cast<std::int64_t>(count),
          percent_of(count, whole)};
}

TermView group_term(const SiteContext& site, std::uint32_t group, std::size_t count, std::size_t whole,
                    Scratch& scratch) {
  const auto& term = site.catalogue.groups[group];
  return {term.label, term.slug, group_link(site, group, scratch), term.description, static_cast<std::int64_t>(count),
          percent_of(count, whole)};
}

Value field_terms(const SiteContext& site, std::span<const Count> counts, std::size_t whole, Scratch& scratch) {
  std::vector<TermView> terms;
  for (const auto& count : counts) terms.push_back(field_term(site, count.subject, count.count, whole, scratch));
  return list_of_terms(terms, scratch);
}

Value unit_terms(const SiteContext& site, std::span<const Count> counts, std::size_t whole, std::size_t most,
                 Scratch& scratch) {
  std::vector<TermView> terms;
  for (const auto& count : counts.first(std::min(most, counts.size()))) {
    const auto& unit = site.catalogue.units[count.subject];
    terms.push_back({unit.head.title, unit.head.slug, unit_link(site, count.subject, scratch), unit.head.summary,
                     count.count, percent_of(count.count, whole)});
  }
  return list_of_terms(terms, scratch);
}

Value all_fields(const SiteContext& site, Scratch& scratch) {
  std::vector<TermView> terms;
  for (std::uint32_t i = 0; i < site.catalogue.fields.size(); ++i) {
    terms.push_back(
        field_term(site, i, site.catalogue.by_field.of(i).size(), site.catalogue.ideas.size(), scratch));
  }
  sort_by_count(terms);
  return list_of_terms(terms, scratch);
}

Value all_groups(const SiteContext& site, Scratch& scratch) {
  std::vector<TermView> terms;
  for (std::uint32_t i = 0; i < site.catalogue.groups.size(); ++i) {
    terms.push_back(
        group_term(site, i, site.catalogue.by_group.of(i).size(), site.catalogue.ideas.size(), scratch));
  }
  sort_by_count(terms);
  return list_of_terms(terms, scratch);
}

Value all_years(const SiteContext& site, Scratch& scratch) {
  std::vector<TermView> terms;
  const auto& years = site.catalogue.years;
  for (std::size_t i = years.size(); i-- > 0;) {
    const auto number = scratch.copy(std::to_string(years[i]));
    const std::size_t count = site.catalogue.by_year.of(i).size();
    terms.push_back({scratch.join("Năm ", number), number, year_link(site, years[i], scratch), {},
                     static_cast<std::int64_t>(count), percent_of(count, site.catalogue.ideas.size())});
  }
  return list_of_terms(terms, scratch);
}

}  // namespace trungbay::pages
