// The bytes of one file of the site, made in two steps so that an unchanged page costs next to nothing.
//
// prepare() runs the template, leaves rich text out, and hashes what it has: the page's bytes and the sources
// of its rich text. That fingerprint changes exactly when the page would. Only when the site does not have
// the page yet are the holes filled (Markdown is by far the dearest part of a page).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "pages/views/context.hpp"
#include "render/captions.hpp"
#include "render/card_file.hpp"
#include "render/icon_file.hpp"
#include "render/infographic_file.hpp"
#include "render/markdown.hpp"
#include "render/photo_maker.hpp"
#include "render/template/machine.hpp"
#include "render/theme.hpp"

namespace trungbay::render {

// One a worker; used for one file after another.
class FileMaker {
 public:
  // All outlive the maker.
  FileMaker(const Theme& theme, const pages::SiteContext& site, PhotoCache& photos);

  // Makes file `index` of the plan up to its fingerprint. False on a fault, which is then in the bag.
  bool prepare(std::size_t index, DiagnosticBag& bag);
  const Hash128& fingerprint() const { return fingerprint_; }

  // The finished bytes, in parts that follow each other; they live until the next prepare(). False on a
  // fault.
  bool finish(DiagnosticBag& bag);
  std::span<const std::string_view> parts() const { return parts_; }

 private:
  bool prepare_page(const Program& program, std::size_t index, DiagnosticBag& bag);
  void fill_holes(DiagnosticBag& bag);
  bool draw_card(DiagnosticBag& bag);
  bool draw_qr(DiagnosticBag& bag);
  bool copy_media(DiagnosticBag& bag);
  // What rich text says of pictures: their sizes and addresses, or their words when they are not there.
  void hash_pictures(std::string_view source, Hasher& hasher) const;
  Place place_of_subject() const;

  const Theme& theme_;
  const pages::SiteContext& site_;
  Environment environment_;
  RichText rich_text_;
  Machine machine_;
  CaptionWriter captions_;
  CardDrawer cards_;
  PageBuffer page_;
  std::string path_;
  std::string rich_;  // the rich text of all holes, one behind the other
  pages::PlannedFile file_;
  std::vector<RichTextFault> rich_faults_;  // of rich text that a template needed at once
  InfographicFile infographics_;
  IconFile icons_;
  PhotoMaker photos_;
  MappedFile media_;  // that is being copied
  Hash128 fingerprint_;
  std::vector<std::string_view> parts_;
};

// The rules by which links and pictures of rich text become addresses of this site.
LinkRules link_rules_of(const pages::SiteContext& site);

}  // namespace trungbay::render
