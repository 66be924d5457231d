// Which infographics a site has, what stands on each, and where it stands.
//
// One for each unit that has something to show, of the last year in which it has; and one for the whole site for each
// year. By year rather than by campaign: targets are allotted by year and reviews are yearly, and a year that is over
// never changes again. A new idea so changes its units' and its year's, two files each.
//
// As with share cards, the address holds a hash of everything that is drawn: an unchanged one is not drawn again, and a
// changed one is a new picture to Facebook and Zalo.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "draw/infographic.hpp"
#include "pages/share_cards.hpp"

namespace trungbay::pages {

// A picture of fewer ideas says less than their titles do, and costs two files whenever one is added.
inline constexpr std::size_t k_least_infographic_ideas = 5;

struct InfographicPlan {
  FileKind kind = FileKind::unit;  // unit or year
  std::uint32_t subject = 0;
  int year = 0;
  Hash128 hash;
};

// What it says. Its text views see into itself and the catalogue: it can be moved, not copied.
struct InfographicWords {
  std::vector<CardText::Figure> figures;
  std::vector<CardText::Figure> rows;  // all figures and fields, for the table beside the picture
  draw::Infographic graphic;           // without `figures`, which points into the above
  std::string title;                   // of picture and table

  // Complete, as long as this lives.
  draw::Infographic drawn() const;
};

InfographicWords infographic_words(const CardSource& source, const InfographicPlan& plan);

class Infographics {
 public:
  // None at all (`share.infographics: off`).
  Infographics() = default;
  // `look`: a hash of fonts, colours, name and logo.
  Infographics(const CardSource& source, const Hash128& look);

  const std::vector<InfographicPlan>& all() const { return all_; }
  const InfographicPlan* own(FileKind kind, std::uint32_t subject) const;

 private:
  void add(const CardSource& source, const Hash128& look, InfographicPlan plan);

  std::vector<InfographicPlan> all_;
  std::map<std::pair<FileKind, std::uint32_t>, std::size_t> index_;
};

// "/infographic/3f/huyen-doan-an-minh-2023-3f0a….png", or the SVG of the same name.
std::string infographic_path(const InfographicPlan& plan, const catalogue::Catalogue& catalogue, std::string_view ending);

}  // namespace trungbay::pages
