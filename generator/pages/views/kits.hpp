// What the templates of captions (share/*.txt) and of share kits see.
#pragma once

#include <string>

#include "pages/share_kits.hpp"
#include "pages/views/context.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

// The words of a kit, ready to be posted; what share/*.txt made of a record (render/captions.hpp).
struct Captions {
  std::string facebook;
  std::string zalo_title;
  std::string zalo_summary;
  std::string messenger;
};

// Zalo refuses a title or description of exactly 150 or 300 characters; these are what is taken.
inline constexpr std::size_t k_zalo_title = 140;
inline constexpr std::size_t k_zalo_summary = 250;

// A record as captions see it; also the roots of share/*.txt.
struct RecordView {
  const SiteContext* site = nullptr;
  Record record;
};

// The page of a kit that is being rendered.
struct KitPageView : PageView {
  const Captions* captions = nullptr;

  const Record& kit() const { return site->plan.kits.all()[file.subject]; }
};

std::string_view record_kind(const Record& record);  // "mô hình", as it stands inside a sentence
std::string_view record_url(const SiteContext& site, const Record& record, Scratch& scratch);  // absolute

// Ways to pass it on, of type Share; null for pages that nobody passes on (lists, older pages).
Value share_of_record(const SiteContext& site, const Record& record, Scratch& scratch);
Value share_of_page(const PageView& page, Scratch& scratch);

// The pictures of a record, in the order of shapes: its own cards, or the one that its page is shared with.
std::vector<std::uint32_t> record_cards(const SiteContext& site, const Record& record);

// "kg-001-vuong.png": a card's or QR code's name for whoever saves it.
std::string picture_name(const SiteContext& site, const Record& record, const ShareCard& card);

}  // namespace trungbay::pages
