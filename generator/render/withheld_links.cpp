#include "render/withheld_links.hpp"

#include "render/link_rules.hpp"
#include "render/markdown.hpp"

namespace trungbay::render {
namespace {

constexpr std::string_view k_signs[] = {"](/", "](<", "]: ", "=\"/", "='/", "=/", "media/"};

}  // namespace

bool may_link_inside(std::string_view body) {
  for (const auto sign : k_signs) {
    if (body.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

bool leads_to_withheld(std::string_view target, const pages::SiteContext& site) {
  if (!target.starts_with('/') || site.plan.has(target)) return false;
  // Whatever the pattern of permalinks is: the idea's address is the last part of it.
  std::string_view path = target.substr(0, target.find_first_of("?#"));
  if (path.ends_with('/')) path.remove_suffix(1);
  constexpr std::string_view k_ending = ".html";
  if (path.ends_with(k_ending)) path.remove_suffix(k_ending.size());
  return site.catalogue.withheld.has_address(path.substr(path.rfind('/') + 1));
}

void hash_withheld_links(std::string_view source, pages::SourceFormat format, const pages::SiteContext& site, Hasher& hasher) {
  if (site.catalogue.withheld.records().empty() || !may_link_inside(source)) return;
  for (const auto& link : collect_links(source, format)) {
    if (!link.is_image && leads_to_withheld(link.target, site)) hasher.add_text(link.target);
  }
}

}  // namespace trungbay::render
