#include "pages/record.hpp"

namespace trungbay::pages {
namespace {

using catalogue::Catalogue;

const catalogue::Happening& happening_of(const Record& record, const Catalogue& catalogue) {
  return record.kind == FileKind::campaign  ? catalogue.campaigns[record.subject]
         : record.kind == FileKind::contest ? catalogue.contests[record.subject]
                                            : catalogue.events[record.subject];
}

// Of everything but ideas.
const catalogue::DocumentHead& head_of(const Record& record, const Catalogue& catalogue) {
  if (record.kind == FileKind::model) return catalogue.models[record.subject].head;
  if (record.kind == FileKind::unit) return catalogue.units[record.subject].head;
  return happening_of(record, catalogue).head;
}

}  // namespace

std::string_view record_slug(const Record& record, const Catalogue& catalogue) {
  return record.kind == FileKind::idea ? catalogue.address(record.subject) : std::string_view(head_of(record, catalogue).slug);
}

std::string_view record_title(const Record& record, const Catalogue& catalogue) {
  if (record.kind == FileKind::idea) return catalogue.text(catalogue.ideas[record.subject], catalogue::IdeaText::title);
  return head_of(record, catalogue).title;
}

std::string_view record_path(const Record& record, const Catalogue& catalogue, const Addresses& addresses,
                             Scratch& scratch) {
  const auto slug = record_slug(record, catalogue);
  switch (record.kind) {
    case FileKind::idea:
      return addresses.idea(slug, catalogue.ideas[record.subject].date, scratch);
    case FileKind::model:
      return scratch.join(k_models_folder, slug, ".html");
    case FileKind::unit:
      return scratch.join(k_units_folder, slug, "/");
    default:
      return scratch.join(folder_of(happening_of(record, catalogue).kind), slug, ".html");
  }
}

}  // namespace trungbay::pages
