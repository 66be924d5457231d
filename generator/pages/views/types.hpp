// The object types of all views: what docs/templates.md lists, and what the template compiler checks names
// against. Each is defined in the file named after it, beside the functions that fetch its fields.
#pragma once

#include "pages/plan.hpp"
#include "pages/value.hpp"

namespace trungbay::pages {

// Small parts (parts.cpp).
extern const ObjectType k_ref_type;
extern const ObjectType k_figure_type;
extern const ObjectType k_image_type;
extern const ObjectType k_video_type;
extern const ObjectType k_status_type;
extern const ObjectType k_term_type;

// Cards in lists (cards.cpp). Each stands for a row of a table of the catalogue.
extern const ObjectType k_idea_card_type;
extern const ObjectType k_model_card_type;
extern const ObjectType k_unit_card_type;
extern const ObjectType k_ranked_unit_type;
extern const ObjectType k_page_card_type;
extern const ObjectType k_club_type;

// Lists of ideas and charts (listing.cpp, chart.cpp).
extern const ObjectType k_listing_type;
extern const ObjectType k_progress_type;
extern const ObjectType k_month_type;
extern const ObjectType k_chart_type;

// Parts of the subjects of pages, each defined beside the subject it belongs to.
extern const ObjectType k_section_type;
extern const ObjectType k_page_link_type;
extern const ObjectType k_publisher_type;
extern const ObjectType k_menu_item_type;
extern const ObjectType k_theme_type;
extern const ObjectType k_crumb_type;
extern const ObjectType k_share_image_type;
extern const ObjectType k_prize_type;
extern const ObjectType k_programme_item_type;
extern const ObjectType k_paper_type;
extern const ObjectType k_document_type;
extern const ObjectType k_home_figures_type;
extern const ObjectType k_infographic_type;
extern const ObjectType k_review_figures_type;

// Sharing (share_views.cpp, record_views.cpp, kit_roots.cpp).
extern const ObjectType k_share_type;
extern const ObjectType k_share_record_type;
extern const ObjectType k_captions_type;
extern const ObjectType k_kit_picture_type;
extern const ObjectType k_kit_link_type;

// Search (search_root.cpp).
extern const ObjectType k_search_type;
// Taking along (take_along_roots.cpp).
extern const ObjectType k_embed_type;
extern const ObjectType k_takeaway_type;

// The subjects of pages.
extern const ObjectType k_site_type;
extern const ObjectType k_page_colours_type;
extern const ObjectType k_page_type;
extern const ObjectType k_idea_type;
extern const ObjectType k_model_type;
extern const ObjectType k_unit_type;
extern const ObjectType k_entry_type;

// What style.css may use; its object is the SiteContext.
extern const ObjectType k_stylesheet_root;

// What share/*.txt may use; its object is a RecordView (kits.hpp).
extern const ObjectType k_caption_root;

// The names that a page kind's template may use; null for files that have no template.
const ObjectType* root_type(FileKind kind);

// Every type, roots included, in the order of the documentation.
std::span<const ObjectType* const> all_types();

}  // namespace trungbay::pages
