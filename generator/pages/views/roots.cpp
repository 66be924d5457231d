#include "pages/views/roots.hpp"

namespace trungbay::pages {

const ObjectType* root_type(FileKind kind) {
  switch (kind) {
    case FileKind::home:
      return &k_home_root;
    case FileKind::featured:
      return &k_featured_root;
    case FileKind::idea:
      return &k_idea_root;
    case FileKind::ideas:
      return &k_ideas_root;
    case FileKind::model:
      return &k_model_root;
    case FileKind::models:
      return &k_models_root;
    case FileKind::unit:
      return &k_unit_root;
    case FileKind::units:
      return &k_units_root;
    case FileKind::field:
      return &k_field_root;
    case FileKind::fields:
      return &k_fields_root;
    case FileKind::group:
      return &k_group_root;
    case FileKind::groups:
      return &k_groups_root;
    case FileKind::year:
      return &k_year_root;
    case FileKind::years:
      return &k_years_root;
    case FileKind::review:
      return &k_review_root;
    case FileKind::campaign:
    case FileKind::contest:
    case FileKind::event:
      return &k_happening_root;
    case FileKind::campaigns:
    case FileKind::contests:
    case FileKind::events:
      return &k_happenings_root;
    case FileKind::clubs:
      return &k_clubs_root;
    case FileKind::page:
      return &k_page_root;
    case FileKind::not_found:
      return &k_not_found_root;
    case FileKind::redirect:
      return &k_redirect_root;
    case FileKind::search:
      return &k_search_root;
    case FileKind::share_kits:
      return &k_share_kits_root;
    case FileKind::share_kit:
      return &k_share_kit_root;
    case FileKind::follow:
    case FileKind::open_data:
      return &k_takeaways_root;
    case FileKind::saved:
    case FileKind::offline:
      return &k_own_device_root;
    case FileKind::embed_idea:
      return &k_embed_idea_root;
    case FileKind::embed_unit:
      return &k_embed_unit_root;
    default:
      return nullptr;
  }
}

std::span<const ObjectType* const> all_types() {
  static constexpr const ObjectType* k_types[] = {
      &k_home_root,        &k_featured_root,    &k_idea_root,        &k_ideas_root,          &k_model_root,    &k_models_root,
      &k_unit_root,        &k_units_root,       &k_field_root,          &k_fields_root,   &k_group_root,
      &k_groups_root,      &k_year_root,        &k_years_root,          &k_review_root,   &k_happening_root,
      &k_happenings_root,  &k_clubs_root,       &k_page_root,           &k_not_found_root, &k_redirect_root,
      &k_search_root,      &k_share_kits_root,  &k_share_kit_root,      &k_takeaways_root,   &k_own_device_root,
      &k_embed_idea_root,  &k_embed_unit_root,  &k_caption_root,        &k_stylesheet_root,
      &k_search_type,      &k_site_type,        &k_publisher_type,   &k_theme_type, &k_page_colours_type, &k_menu_item_type, &k_page_type,
      &k_crumb_type,       &k_share_image_type, &k_ref_type,         &k_figure_type,         &k_image_type,        &k_video_type,    &k_status_type,
      &k_term_type,        &k_idea_card_type,   &k_idea_type,           &k_section_type,  &k_model_card_type,
      &k_model_type,       &k_unit_card_type,   &k_ranked_unit_type,    &k_unit_type,     &k_page_card_type,
      &k_entry_type,       &k_prize_type,       &k_programme_item_type, &k_paper_type,    &k_club_type,
      &k_document_type,    &k_listing_type,     &k_page_link_type,      &k_progress_type, &k_month_type,
      &k_chart_type,       &k_home_figures_type, &k_review_figures_type, &k_infographic_type, &k_share_type,
      &k_share_record_type, &k_captions_type,   &k_kit_picture_type,    &k_kit_link_type,
      &k_embed_type,       &k_takeaway_type};
  return k_types;
}

}  // namespace trungbay::pages
