#include "render/link_check.hpp"

#include <string>

#include "pages/source_format.hpp"
#include "render/made_file.hpp"
#include "render/markdown.hpp"
#include "render/withheld_links.hpp"

namespace trungbay::render {
namespace {

using catalogue::IdeaText;
using pages::SiteContext;

class LinkCheck {
 public:
  LinkCheck(const SiteContext& site, DiagnosticBag& bag)
      : site_(site), rules_(link_rules_of(site)), bag_(bag) {}

  void document(const catalogue::DocumentHead& head) {
    for (const auto& link : collect_links(head.body, pages::SourceFormat::markdown)) {
      const auto place = text_place(head.file, head.body_line + link.line - 1, link.column);
      if (is_dead(link)) {
        report(Code::link_dead, place, link);
      } else if (is_shown_without_words(link)) {
        bag_.add(Code::body_picture_without_alt, place, {{"path", link.target}});
      }
    }
  }

  void idea(const catalogue::Idea& idea) {
    for (const auto part : {IdeaText::content, IdeaText::problem, IdeaText::solution, IdeaText::novelty,
                            IdeaText::benefit, IdeaText::applicability}) {
      const auto body = site_.catalogue.text(idea, part);
      if (!may_link_inside(body)) continue;
      for (const auto& link : collect_links(body, pages::detect_format(body))) {
        if (is_dead(link)) {
          report(Code::link_dead_in_record, site_.catalogue.place_of(idea), link);
        } else if (is_shown_without_words(link)) {
          bag_.add(Code::body_picture_without_alt, site_.catalogue.place_of(idea), {{"path", link.target}});
        }
      }
    }
  }

 private:
  bool is_dead(const Link& link) const {
    const auto name = media_name(link.target);
    // A picture that is there and cannot be used has been reported; the page goes out without it.
    if (link.is_image) return name && !catalogue::is_media(site_.catalogue, "media/" + *name);
    // A link to a photo leads to the largest file that is made of it.
    if (name) return site_.pictures.find(*name) == nullptr;
    return kind_of_link(link.target, rules_) == LinkKind::internal && !site_.plan.has(link.target);
  }

  static bool is_shown_without_words(const Link& link) {
    return link.is_image && !link.has_words && media_name(link.target).has_value();
  }

  void report(Code code, Place place, const Link& link) {
    if (!link.is_image && leads_to_withheld(link.target, site_)) {
      bag_.add(Code::link_to_withheld, std::move(place), {{"link", link.target}});
      return;
    }
    std::string suggestion;
    if (!link.is_image) {
      if (site_.plan.has(link.target + ".html")) suggestion = link.target + ".html";
      if (site_.plan.has(link.target + "/")) suggestion = link.target + "/";
    }
    if (!suggestion.empty()) suggestion = " (" + suggestion + "?)";
    bag_.add(code, std::move(place), {{"link", link.target}, {"suggestion", std::move(suggestion)}});
  }

  const SiteContext& site_;
  const LinkRules rules_;
  DiagnosticBag& bag_;
};

}  // namespace

void check_links(const SiteContext& site, DiagnosticBag& bag) {
  LinkCheck check(site, bag);
  const auto& catalogue = site.catalogue;
  for (const auto& unit : catalogue.units) check.document(unit.head);
  for (const auto& model : catalogue.models) check.document(model.head);
  for (const auto* happenings : {&catalogue.campaigns, &catalogue.contests, &catalogue.events}) {
    for (const auto& happening : *happenings) check.document(happening.head);
  }
  for (const auto& club : catalogue.clubs) check.document(club.head);
  for (const auto& page : catalogue.pages) check.document(page.head);
  for (const auto& idea : catalogue.ideas) check.idea(idea);
}

}  // namespace trungbay::render
