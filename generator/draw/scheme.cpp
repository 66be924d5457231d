#include "draw/scheme.hpp"

namespace trungbay::draw {

Scheme scheme_of(Colour primary, Colour accent) {
  constexpr Colour k_black{0, 0, 0};
  Scheme scheme;
  scheme.deep = ground_for(mix(primary, k_black, 0.3), k_white, k_easily_readable);
  scheme.ray = ground_for(mix(scheme.deep, k_white, 0.06), k_white, k_readable);
  scheme.on_deep = k_white;
  scheme.soft_on_deep = ground_for(mix(scheme.deep, k_white, 0.86), scheme.ray, k_readable);
  scheme.figure_on_deep = ground_for(k_gold, scheme.ray, k_readable);
  scheme.track_on_deep = mix(scheme.deep, k_white, 0.25);
  scheme.chip = k_gold;
  scheme.chip_text = ground_for(k_ink, k_gold, k_easily_readable);
  scheme.paper = k_white;
  scheme.tint = mix(primary, k_white, 0.94);
  scheme.rule = mix(primary, k_white, 0.82);
  scheme.ink = k_ink;
  scheme.soft = ground_for(mix(k_ink, k_white, 0.3), scheme.tint, k_readable);
  scheme.strong = ground_for(primary, scheme.tint, k_readable);
  scheme.second = ground_for(accent, scheme.tint, k_readable);
  return scheme;
}

}  // namespace trungbay::draw
