#include "pages/shown_media.hpp"

#include <algorithm>
#include <string_view>

#include "catalogue/documents.hpp"

namespace trungbay::pages {
namespace {

using catalogue::Catalogue;
using catalogue::IdeaText;

class Gatherer {
 public:
  explicit Gatherer(const Catalogue& catalogue) : catalogue_(catalogue), shown_(catalogue.media.size(), false) {}

  void show(std::string_view below_media) {
    const auto& media = catalogue_.media;
    const auto found = std::lower_bound(media.begin(), media.end(), below_media);
    if (found != media.end() && *found == below_media) shown_[static_cast<std::size_t>(found - media.begin())] = true;
  }

  // Every "media/…" in a body, up to what cannot be part of a path there.
  void show_mentioned(std::string_view body) {
    constexpr std::string_view k_folder = "media/";
    for (std::size_t at = body.find(k_folder); at != std::string_view::npos; at = body.find(k_folder, at + 1)) {
      const std::string_view rest = body.substr(at + k_folder.size());
      show(rest.substr(0, rest.find_first_of(" \t\n)\"'<>]#?")));
    }
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
    for (const auto part : {IdeaText::images, IdeaText::content, IdeaText::problem, IdeaText::solution,
                            IdeaText::novelty, IdeaText::benefit, IdeaText::applicability}) {
      gatherer.show_mentioned(catalogue.text(idea, part));
    }
  }
  for (const auto& unit : catalogue.units) {
    gatherer.show(unit.picture.path);
    gatherer.show_mentioned(unit.head.body);
  }
  for (const auto& model : catalogue.models) {
    for (const auto& picture : model.gallery) gatherer.show(picture.path);
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

}  // namespace trungbay::pages
