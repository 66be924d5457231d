#include "catalogue/documents.hpp"

#include <algorithm>

#include "base/suggestion.hpp"
#include "catalogue/privacy/document_check.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::catalogue {

using workspace::FrontReader;
using workspace::Need;

namespace {

constexpr std::size_t k_summary_characters = 240;

}  // namespace

DocumentHead read_head(const workspace::Document& document, FrontReader& reader, std::string_view title_key) {
  DocumentHead head;
  head.file = document.file;
  head.body_line = document.body_line;
  head.slug = document.slug;
  head.title = reader.text(title_key, Need::required);
  head.summary = reader.text("summary");
  if (head.summary.empty()) head.summary = vietnamese::summary_of(document.body, k_summary_characters);
  head.body = document.body;
  head.old_addresses = document.former_addresses;
  return head;
}

std::uint32_t find_unit(const std::string& name, const Place& place, const Catalogue& catalogue, DiagnosticBag& bag) {
  const std::uint32_t found = catalogue.unit_names.find(name);
  if (found != k_none) return found;
  std::vector<std::string_view> slugs;
  for (const auto& unit : catalogue.units) slugs.push_back(unit.head.slug);
  const auto near = closest(name, slugs);
  bag.add(Code::unit_unknown, place,
          {{"name", name}, {"suggestion", near ? " (" + std::string(*near) + "?)" : std::string()}});
  return k_none;
}

std::uint32_t read_unit(FrontReader& reader, std::string_view key, const Catalogue& catalogue, DiagnosticBag& bag,
                        Need need) {
  const std::string name = reader.text(key, need);
  return name.empty() ? k_none : find_unit(name, reader.place(key), catalogue, bag);
}

std::uint32_t find_idea(const std::string& id, const Place& place, const IdeaIds& ideas, DiagnosticBag& bag) {
  const auto found = ideas.find(vietnamese::fold_key(id));
  if (found != ideas.end()) return found->second;
  bag.add(Code::idea_unknown, place, {{"id", id}});
  return k_none;
}

std::vector<Figure> read_figures(FrontReader& reader, std::string_view key) {
  std::vector<Figure> figures;
  for (auto& item : reader.maps(key)) {
    figures.push_back({item.text("value", Need::required), item.text("label", Need::required)});
    item.finish();
  }
  return figures;
}

std::string media_path(std::string_view written) {
  for (const std::string_view folder : {"content/media/", "/media/", "media/"}) {
    if (written.starts_with(folder)) return std::string(written.substr(folder.size()));
  }
  return {};
}

bool is_media(const Catalogue& catalogue, std::string_view written) {
  const std::string path = media_path(written);
  return !path.empty() && std::binary_search(catalogue.media.begin(), catalogue.media.end(), path);
}

std::string video_address(const Catalogue& catalogue, std::string_view written) {
  if (written.starts_with("https://") || written.starts_with("http://") || is_media(catalogue, written)) {
    return std::string(written);
  }
  for (const std::string_view host : {"www.", "m.youtube.com/", "youtube.com/", "youtu.be/"}) {
    if (written.starts_with(host)) return "https://" + std::string(written);
  }
  return {};
}

Picture read_picture(const std::string& path, std::string alt, std::string caption, const Place& place,
                     const Catalogue& catalogue, DiagnosticBag& bag) {
  Picture picture;
  picture.place = place;
  picture.alt = std::move(alt);
  picture.caption = std::move(caption);
  if (path.empty()) return picture;
  if (!is_media(catalogue, path)) {
    bag.add(Code::picture_missing, place, {{"path", path}});
    return picture;
  }
  picture.path = media_path(path);
  if (picture.alt.empty()) bag.add(Code::picture_without_alt, place, {{"path", path}});
  return picture;
}

void read_clubs(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag) {
  for (const auto& document : read_checked_documents(root, "content/clubs", catalogue, bag)) {
    FrontReader reader(document, bag);
    Club club;
    club.head = read_head(document, reader, "name");
    club.unit = read_unit(reader, "unit", catalogue, bag);
    club.founded = reader.text("founded");
    club.members = reader.integer("members").value_or(0);
    club.activities = reader.texts("activities");
    club.schedule = reader.text("schedule");
    reader.finish();
    catalogue.clubs.push_back(std::move(club));
  }
}

void read_plain_pages(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag) {
  for (const auto& document : read_checked_documents(root, "content/pages", catalogue, bag)) {
    FrontReader reader(document, bag);
    PlainPage page;
    page.head = read_head(document, reader);
    page.menu = reader.integer("menu").value_or(0);
    page.hidden = reader.boolean("noindex").value_or(false);
    reader.finish();
    catalogue.pages.push_back(std::move(page));
  }
}

void read_models(const std::filesystem::path& root, const IdeaIds& ideas, Catalogue& catalogue, DiagnosticBag& bag) {
  const auto term = [&](FrontReader& reader, std::string_view key, const Vocabulary& vocabulary) {
    const std::string name = reader.text(key);
    const std::uint32_t found = name.empty() ? k_none : vocabulary.find(name);
    if (!name.empty() && found == k_none) {
      std::vector<std::string_view> labels;
      for (const auto& known : vocabulary.terms()) labels.push_back(known.label);
      const auto near = closest(name, labels);
      bag.add(Code::term_unknown, reader.place(key),
              {{"name", name},
               {"vocabulary", std::string(key) + "s"},
               {"suggestion", near ? " (" + std::string(*near) + "?)" : std::string()}});
    }
    return found;
  };
  for (const auto& document : read_checked_documents(root, "content/models", catalogue, bag)) {
    FrontReader reader(document, bag);
    Model model;
    model.head = read_head(document, reader);
    model.unit = read_unit(reader, "unit", catalogue, bag, Need::required);
    model.field = term(reader, "field", catalogue.fields);
    model.group = term(reader, "group", catalogue.groups);
    model.since = reader.text("since");
    if (const auto since = vietnamese::parse_date(model.since)) model.since = vietnamese::to_display(*since);
    model.date = reader.date("date").value_or(vietnamese::Date{});
    model.location = reader.text("place");
    model.applied_at = reader.texts("applied_at");
    model.results = read_figures(reader, "results");
    model.replicate = reader.text("replicate");
    for (const auto& id : reader.texts("ideas")) {
      const std::uint32_t idea = find_idea(id, reader.place("ideas"), ideas, bag);
      if (idea != k_none) model.ideas.push_back(idea);
    }
    for (auto& item : reader.maps("gallery")) {
      auto picture = read_picture(item.text("image", Need::required), item.text("alt"), item.text("caption"),
                                  item.place("image"), catalogue, bag);
      item.finish();
      if (!picture.path.empty()) model.gallery.push_back(std::move(picture));
    }
    const std::string video = reader.text("video");
    model.video = video_address(catalogue, video);
    if (model.video.empty() && !video.empty()) bag.add(Code::link_unusable, reader.place("video"), {{"link", video}});
    const std::string campaign = reader.text("campaign");
    for (std::uint32_t i = 0; i < catalogue.campaigns.size() && !campaign.empty(); ++i) {
      const auto& head = catalogue.campaigns[i].head;
      const std::string key = vietnamese::fold_key(campaign);
      if (vietnamese::fold_key(head.slug) == key || vietnamese::fold_key(head.title) == key) model.campaign = i;
    }
    if (!campaign.empty() && model.campaign == k_none) {
      bag.add(Code::happening_unknown, reader.place("campaign"), {{"name", campaign}});
    }
    model.award = reader.text("award");
    model.featured = reader.boolean("featured").value_or(false);
    reader.finish();
    // A model of an unknown unit has been reported as an error: the build will not go on to show it.
    if (model.unit != k_none) catalogue.models.push_back(std::move(model));
  }
  std::stable_sort(catalogue.models.begin(), catalogue.models.end(), [](const Model& a, const Model& b) {
    if (a.featured != b.featured) return a.featured;
    return a.date != b.date ? a.date > b.date : a.head.slug < b.head.slug;
  });
  for (std::uint32_t i = 0; i < catalogue.models.size(); ++i) {
    for (const auto idea : catalogue.models[i].ideas) {
      if (catalogue.ideas[idea].model == k_none) catalogue.ideas[idea].model = i;
    }
  }
}

}  // namespace trungbay::catalogue
