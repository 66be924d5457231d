#include "pages/shown_media.hpp"

#include <algorithm>
#include <string_view>

#include "catalogue/documents.hpp"
#include "pages/media_name.hpp"

namespace trungbay::pages {
namespace {

using catalogue::Catalogue;
using catalogue::IdeaText;

template <typename Use>
void each_line(std::string_view lines, const Use& use) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    use(line);
  }
}

constexpr IdeaText k_bodies[] = {IdeaText::content, IdeaText::problem, IdeaText::solution,
                                 IdeaText::novelty, IdeaText::benefit, IdeaText::applicability};

constexpr std::string_view k_folder = "media/";

class Gatherer {
 public:
  explicit Gatherer(const Catalogue& catalogue) : catalogue_(catalogue), shown_(catalogue.media.size(), false) {}

  void show(std::string_view below_media) {
    const auto& media = catalogue_.media;
    const auto found = std::lower_bound(media.begin(), media.end(), below_media);
    if (found != media.end() && *found == below_media) shown_[static_cast<std::size_t>(found - media.begin())] = true;
  }

  void show_mentioned(std::string_view body) {
    each_mentioned_media(body, [this](std::string_view name) { show(name); });
  }

  // Paths, one a line.
  void show_lines(std::string_view lines) {
    each_line(lines, [this](std::string_view line) { show(catalogue::media_path(line)); });
  }

  std::vector<std::string> result() const {
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      if (shown_[i]) paths.push_back(catalogue_.media[i]);
    }
    return paths;
  }

 private:
  const Catalogue& catalogue_;
  std::vector<bool> shown_;
};

}  // namespace

std::vector<std::string> shown_media(const Catalogue& catalogue, const workspace::Configuration& configuration) {
  if (catalogue.media.empty()) return {};
  Gatherer gatherer(catalogue);
  gatherer.show(catalogue::media_path(configuration.logo));
  for (const auto& idea : catalogue.ideas) {
    gatherer.show_lines(catalogue.text(idea, IdeaText::images));
    gatherer.show_lines(catalogue.text(idea, IdeaText::video));
    for (const auto part : k_bodies) gatherer.show_mentioned(catalogue.text(idea, part));
  }
  for (const auto& unit : catalogue.units) {
    gatherer.show(unit.picture.path);
    gatherer.show_mentioned(unit.head.body);
  }
  for (const auto& model : catalogue.models) {
    for (const auto& picture : model.gallery) gatherer.show(picture.path);
    gatherer.show(catalogue::media_path(model.video));
    gatherer.show_mentioned(model.head.body);
    gatherer.show_mentioned(model.replicate);
  }
  for (const auto* happenings : {&catalogue.campaigns, &catalogue.contests, &catalogue.events}) {
    for (const auto& happening : *happenings) gatherer.show_mentioned(happening.head.body);
  }
  for (const auto& club : catalogue.clubs) gatherer.show_mentioned(club.head.body);
  for (const auto& page : catalogue.pages) gatherer.show_mentioned(page.head.body);
  return gatherer.result();
}

void each_mentioned_media(std::string_view body, const std::function<void(std::string_view name)>& use) {
  for (std::size_t at = body.find(k_folder); at != std::string_view::npos; at = body.find(k_folder, at + 1)) {
    const std::string_view rest = body.substr(at);
    // A blank ends a path in Markdown, unless the address stands in < >; in HTML the quotes do.
    for (const std::string_view ends : {" \t\n)\"'<>]#?", "\n\"'<>#?"}) {
      if (const auto name = media_name(rest.substr(0, rest.find_first_of(ends)))) use(*name);
    }
  }
}

std::optional<Place> place_that_shows(const Catalogue& catalogue, std::string_view name) {
  bool is_there = false;
  const auto look = [&](std::string_view mentioned) { is_there = is_there || mentioned == name; };
  const auto is_in = [&](const catalogue::DocumentHead& head) {
    each_mentioned_media(head.body, look);
    return is_there;
  };
  for (const auto& idea : catalogue.ideas) {
    for (const auto part : {IdeaText::images, IdeaText::video}) {
      each_line(catalogue.text(idea, part), [&](std::string_view line) { look(catalogue::media_path(line)); });
    }
    for (const auto part : k_bodies) each_mentioned_media(catalogue.text(idea, part), look);
    if (is_there) return catalogue.place_of(idea);
  }
  for (const auto& model : catalogue.models) {
    for (const auto& picture : model.gallery) {
      if (picture.path == name) return picture.place;
    }
    look(catalogue::media_path(model.video));
    each_mentioned_media(model.replicate, look);
    if (is_in(model.head)) return file_place(model.head.file);
  }
  for (const auto& unit : catalogue.units) {
    if (unit.picture.path == name) return unit.picture.place;
    if (is_in(unit.head)) return file_place(unit.head.file);
  }
  for (const auto* happenings : {&catalogue.campaigns, &catalogue.contests, &catalogue.events}) {
    for (const auto& happening : *happenings) {
      if (is_in(happening.head)) return file_place(happening.head.file);
    }
  }
  for (const auto& club : catalogue.clubs) {
    if (is_in(club.head)) return file_place(club.head.file);
  }
  for (const auto& page : catalogue.pages) {
    if (is_in(page.head)) return file_place(page.head.file);
  }
  return std::nullopt;
}

}  // namespace trungbay::pages
