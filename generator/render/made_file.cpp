#include "render/made_file.hpp"

#include "catalogue/catalogue.hpp"
#include "pages/photos.hpp"
#include "pages/shown_media.hpp"
#include "pages/views/types.hpp"
#include "render/coded_files.hpp"
#include "render/film.hpp"
#include "render/media.hpp"
#include "render/qr_file.hpp"
#include "render/withheld_links.hpp"

namespace trungbay::render {
namespace {

using pages::FileKind;

// A change of program may change every page: then everything is made anew once.
constexpr std::string_view k_version = TRUNGBAY_VERSION;

const pages::PictureFacts& picture_of(const pages::SiteContext& site, const pages::PlannedFile& file) {
  const auto& names = file.kind == FileKind::photo ? site.plan.photos : site.plan.media;
  return *site.pictures.find(names[file.subject]);
}

bool is_infographic(FileKind kind) { return kind == FileKind::infographic_png || kind == FileKind::infographic_svg; }

}  // namespace

LinkRules link_rules_of(const pages::SiteContext& site) {
  LinkRules rules;
  rules.base_path = site.addresses.base_path();
  rules.origin = site.addresses.origin();
  rules.find_image = [&site](std::string_view name) -> std::optional<ShownImage> {
    const auto* facts = site.pictures.find_image(name);
    if (facts == nullptr) return std::nullopt;
    const auto size = pages::picture_size(*facts);
    ShownImage image{static_cast<int>(size.width), static_cast<int>(size.height)};
    if (facts->road == pages::PictureRoad::photo) {
      const std::string& base_path = site.addresses.base_path();
      image.address = pages::picture_address(name, *facts, base_path);
      image.srcset = pages::picture_srcset(*facts, pages::plain_format(*facts), base_path);
      image.webp_srcset = pages::picture_srcset(*facts, draw::PhotoFormat::webp, base_path);
    }
    return image;
  };
  rules.is_gone = [&site](std::string_view target) { return leads_to_withheld(target, site); };
  return rules;
}

FileMaker::FileMaker(const Theme& theme, const pages::SiteContext& site, PhotoCache& photos)
    : theme_(theme),
      site_(site),
      environment_{site.addresses.origin(),
                   [this](std::string_view source, pages::SourceFormat format, int heading_shift,
                          std::string& out) { rich_text_.render(source, format, heading_shift, out); }},
      rich_text_(link_rules_of(site)),
      machine_(environment_),
      captions_(theme, site),
      cards_(site, photos),
      photos_(photos) {}

bool FileMaker::prepare(std::size_t index, DiagnosticBag& bag) {
  file_ = site_.plan.files[index];
  page_.clear();
  parts_.clear();
  machine_.scratch().reset();
  Hasher hasher;
  // What is named by its content does not change with the program's version.
  if (!pages::is_named_by_content(file_.kind)) hasher.add_text(k_version);
  if (const Program* program = theme_.program_of(file_.kind)) {
    if (!prepare_page(*program, index, bag)) return false;
  } else if (file_.kind == FileKind::media) {
    hasher.add_hash(picture_of(site_, file_).content);
  } else if (file_.kind == FileKind::photo || file_.kind == FileKind::search_file) {
    hasher.add_text(site_.plan.paths[index]);  // holds a hash of all that the file is made from
  } else if (file_.kind == FileKind::share_card) {
    hasher.add_hash(site_.cards.all()[file_.subject].hash);
  } else if (file_.kind == FileKind::share_qr) {
    hasher.add_text(pages::record_url(site_, site_.plan.kits.all()[file_.subject], machine_.scratch()));
    hasher.add_number(file_.number);
  } else if (file_.kind == FileKind::app_icon) {
    hasher.add_hash(site_.app.icon_hash).add_number(file_.number);
  } else if (is_infographic(file_.kind)) {
    hasher.add_hash(site_.infographics.all()[file_.subject].hash);
  } else {
    render_coded_file(site_, file_, page_.bytes);
  }
  hasher.add_text(page_.bytes);
  for (const auto& hole : page_.holes) {
    hasher.add_number(hole.offset);
    hasher.add_number(static_cast<std::uint64_t>(hole.format) * 16 +
                      static_cast<std::uint64_t>(hole.heading_shift));
    hasher.add_text(hole.source);
    hash_pictures(hole.source, hasher);
    hash_withheld_links(hole.source, hole.format, site_, hasher);
  }
  fingerprint_ = hasher.finish();
  return true;
}

bool FileMaker::prepare_page(const Program& program, std::size_t index, DiagnosticBag& bag) {
  // The folder's own address stands for its index.
  constexpr std::string_view k_index = "index.html";
  path_ = "/" + site_.plan.paths[index];
  if (path_.ends_with("/" + std::string(k_index))) path_.resize(path_.size() - k_index.size());
  const pages::PageView page{&site_, file_, path_};
  const pages::Captions* captions = nullptr;
  if (file_.kind == FileKind::share_kit) {
    captions = captions_.write(site_.plan.kits.all()[file_.subject], bag);
    if (captions == nullptr) return false;
  }
  const pages::PageView* view = machine_.scratch().make<pages::KitPageView>(page, captions);
  rich_faults_.clear();
  const bool made = machine_.render(program, pages::Value::object(view, *pages::root_type(file_.kind)), page_, bag);
  for (const auto& fault : rich_faults_) bag.add(fault.at(place_of_subject()));
  return made;
}

bool FileMaker::draw_card(DiagnosticBag& bag) {
  auto drawn = cards_.draw(site_.cards.all()[file_.subject]);
  if (!drawn) {
    bag.add(std::move(drawn).fault());
    return false;
  }
  parts_.push_back(drawn.value());
  return true;
}

bool FileMaker::draw_qr(DiagnosticBag& bag) {
  const auto& record = site_.plan.kits.all()[file_.subject];
  auto drawn = file_.number == pages::k_qr_svg ? qr_svg_of(site_, record) : qr_png_of(site_, record);
  if (!drawn) {
    bag.add(std::move(drawn).fault());
    return false;
  }
  page_.bytes = std::move(drawn).value();
  parts_.push_back(page_.bytes);
  return true;
}

bool FileMaker::finish(DiagnosticBag& bag) {
  if (file_.kind == FileKind::share_qr) return draw_qr(bag);
  if (file_.kind == FileKind::share_card) return draw_card(bag);
  if (is_infographic(file_.kind)) {
    parts_.push_back(infographics_.make(site_, file_.subject, file_.kind));
    return true;
  }
  if (file_.kind == FileKind::app_icon) {
    parts_.push_back(icons_.make(site_, file_.number));
    return true;
  }
  if (file_.kind == FileKind::media) return copy_media(bag);
  if (file_.kind == FileKind::search_file) {
    if (auto fault = site_.search.read(file_.subject, page_.bytes)) {
      bag.add(std::move(*fault));
      return false;
    }
    parts_.push_back(page_.bytes);
    return true;
  }
  if (file_.kind == FileKind::photo) {
    auto photo = photos_.file(picture_of(site_, file_), file_.number);
    if (photo) {
      parts_.push_back(photo.value());
    } else {
      bag.add(std::move(photo).fault());
    }
    return photo.ok();
  }
  fill_holes(bag);
  return true;
}

bool FileMaker::copy_media(DiagnosticBag& bag) {
  const auto& picture = picture_of(site_, file_);
  auto file = MappedFile::open(picture.file, picture.shown_as);
  if (!file) {
    bag.add(std::move(file).fault());
    return false;
  }
  media_ = std::move(file).value();
  if (picture.road == pages::PictureRoad::video) {
    const auto film = parse_film(media_.bytes(), picture.shown_as);
    if (film) {
      parts_ = parts_of_film(media_.bytes(), film.value());
    } else {
      bag.add(film.fault());
    }
    return film.ok();
  }
  auto photo = parse_photo(media_.bytes(), picture.shown_as, picture.shown_as == site_.configuration.logo, picture.is_fetched);
  if (!photo) {
    bag.add(std::move(photo).fault());
    return false;
  }
  page_.bytes = std::move(photo.value().bytes);
  parts_.push_back(page_.bytes);
  return true;
}

void FileMaker::hash_pictures(std::string_view source, Hasher& hasher) const {
  pages::each_mentioned_media(source, [&](std::string_view name) {
    const auto* facts = site_.pictures.find_image(name);
    if (facts == nullptr) return;
    hasher.add_text(pages::picture_srcset(*facts, pages::plain_format(*facts), {}));
    hasher.add_number(facts->width).add_number(facts->height);
  });
}

void FileMaker::fill_holes(DiagnosticBag& bag) {
  const std::string_view bytes = page_.bytes;
  rich_.clear();
  HeadingIds ids;
  std::vector<std::size_t> ends;
  for (const auto& hole : page_.holes) {
    if (auto fault = rich_text_.render(hole.source, hole.format, hole.heading_shift, rich_, &ids)) {
      bag.add(fault->at(place_of_subject()));
    }
    ends.push_back(rich_.size());
  }
  std::size_t at = 0;
  std::size_t rich_at = 0;
  for (std::size_t i = 0; i < page_.holes.size(); ++i) {
    parts_.push_back(bytes.substr(at, page_.holes[i].offset - at));
    parts_.push_back(std::string_view(rich_).substr(rich_at, ends[i] - rich_at));
    at = page_.holes[i].offset;
    rich_at = ends[i];
  }
  parts_.push_back(bytes.substr(at));
}

Place FileMaker::place_of_subject() const {
  const auto& catalogue = site_.catalogue;
  const auto document = [](const catalogue::DocumentHead& head) {
    return text_place(head.file, head.body_line, 1);
  };
  switch (file_.kind) {
    case FileKind::idea:
    case FileKind::embed_idea:
      return catalogue.place_of(catalogue.ideas[file_.subject]);
    case FileKind::model:
      return document(catalogue.models[file_.subject].head);
    case FileKind::unit:
      return document(catalogue.units[file_.subject].head);
    case FileKind::campaign:
      return document(catalogue.campaigns[file_.subject].head);
    case FileKind::contest:
      return document(catalogue.contests[file_.subject].head);
    case FileKind::event:
      return document(catalogue.events[file_.subject].head);
    case FileKind::page:
      return document(catalogue.pages[file_.subject].head);
    default:
      return file_place(path_);
  }
}

}  // namespace trungbay::render
