#include "render/made_file.hpp"

#include <sys/stat.h>

#include "base/files.hpp"
#include "catalogue/catalogue.hpp"
#include "draw/picture.hpp"
#include "pages/views/types.hpp"
#include "render/coded_files.hpp"
#include "render/media.hpp"

namespace trungbay::render {
namespace {

using pages::FileKind;

// A change of program may change every page: then everything is made anew once.
constexpr std::string_view k_version = TRUNGBAY_VERSION;

const pages::PictureFacts& picture_of(const pages::SiteContext& site, std::uint32_t media) {
  return *site.pictures.find(site.plan.media[media]);
}

bool is_infographic(FileKind kind) { return kind == FileKind::infographic_png || kind == FileKind::infographic_svg; }

}  // namespace

LinkRules link_rules_of(const pages::SiteContext& site) {
  LinkRules rules;
  rules.base_path = site.addresses.base_path();
  rules.origin = site.addresses.origin();
  rules.find_image = [&site](std::string_view name) -> std::optional<ImageSize> {
    const auto* facts = site.pictures.find(name);
    if (facts == nullptr) return std::nullopt;
    return ImageSize{static_cast<int>(facts->width), static_cast<int>(facts->height)};
  };
  return rules;
}

FileMaker::FileMaker(const Theme& theme, const pages::SiteContext& site)
    : theme_(theme),
      site_(site),
      environment_{site.addresses.origin(),
                   [this](std::string_view source, pages::SourceFormat format, int heading_shift,
                          std::string& out) { rich_text_.render(source, format, heading_shift, out); }},
      rich_text_(link_rules_of(site)),
      machine_(environment_) {
  Hasher hasher;
  for (const auto& [path, size] : site.pictures.by_name) {
    hasher.add_text(path).add_number(size.width).add_number(size.height);
  }
  pictures_ = hasher.finish();
}

bool FileMaker::prepare(std::size_t index, DiagnosticBag& bag) {
  file_ = site_.plan.files[index];
  page_.clear();
  parts_.clear();
  machine_.scratch().reset();
  Hasher hasher;
  // A drawn picture is known by what stands on it: the program's version changes nothing there.
  if (file_.kind != FileKind::share_card && !is_infographic(file_.kind)) hasher.add_text(k_version);
  if (const Program* program = theme_.program_of(file_.kind)) {
    if (!prepare_page(*program, index, bag)) return false;
  } else if (file_.kind == FileKind::media) {
    // A photo is known by its size and time: reading all of them at each build would cost more than pages do.
    struct stat status {};
    if (stat(picture_of(site_, file_.subject).file.c_str(), &status) == 0) {
      hasher.add_number(static_cast<std::uint64_t>(status.st_size));
      hasher.add_number(static_cast<std::uint64_t>(status.st_mtim.tv_sec) * 1'000'000'000u +
                        static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
    }
  } else if (file_.kind == FileKind::share_card) {
    hasher.add_hash(site_.cards.all()[file_.subject].hash);
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
    // The rich text prints the sizes of pictures, or their words when they are not there.
    if (hole.source.find("media/") != std::string_view::npos) hasher.add_hash(pictures_);
  }
  fingerprint_ = hasher.finish();
  return true;
}

bool FileMaker::prepare_page(const Program& program, std::size_t index, DiagnosticBag& bag) {
  // The folder's own address stands for its index.
  constexpr std::string_view k_index = "index.html";
  path_ = "/" + site_.plan.paths[index];
  if (path_.ends_with("/" + std::string(k_index))) path_.resize(path_.size() - k_index.size());
  const auto* view = machine_.scratch().make<pages::PageView>(&site_, file_, std::string_view(path_));
  rich_faults_.clear();
  const bool made = machine_.render(program, pages::Value::object(view, *pages::root_type(file_.kind)), page_, bag);
  for (const auto& fault : rich_faults_) bag.add(fault.at(place_of_subject()));
  return made;
}

bool FileMaker::draw_card(DiagnosticBag& bag) {
  const auto& planned = site_.cards.all()[file_.subject];
  const auto text =
      pages::card_text({site_.catalogue, site_.configuration, site_.statistics, site_.pictures}, planned);
  if (!painter_) painter_ = std::make_unique<draw::CardPainter>(site_.card_look.fonts, site_.card_look.theme);
  std::vector<draw::CardFigure> figures;
  for (const auto& figure : text.figures) figures.push_back({figure.value, figure.label});
  draw::Card card{text.design, planned.shape, text.chip,     text.title,         text.line,
                  text.status, figures,       text.progress, text.progress_text, nullptr};
  draw::Pixels photo;
  if (!text.photo.empty()) {
    const auto& picture = *site_.pictures.find(text.photo);
    const auto bytes = MappedFile::open(picture.file, picture.shown_as);
    if (!bytes) {
      bag.add(bytes.fault());
      return false;
    }
    const auto size = draw::photo_size(planned.shape);
    auto decoded = draw::decode_picture(bytes.value().bytes(), size.width, size.height, draw::Fit::cover, picture.shown_as);
    if (!decoded) {
      bag.add(std::move(decoded).fault());
      return false;
    }
    photo = std::move(decoded).value();
    card.photo = &photo;
  }
  parts_.push_back(painter_->draw(card));
  return true;
}

bool FileMaker::finish(DiagnosticBag& bag) {
  if (file_.kind == FileKind::share_card) return draw_card(bag);
  if (is_infographic(file_.kind)) {
    parts_.push_back(infographics_.make(site_, file_.subject, file_.kind));
    return true;
  }
  if (file_.kind == FileKind::media) {
    const auto& picture = picture_of(site_, file_.subject);
    auto photo = read_photo(picture.file.string(), picture.shown_as, picture.shown_as == site_.configuration.logo,
                            picture.is_fetched);
    if (!photo) {
      bag.add(std::move(photo).fault());
      return false;
    }
    page_.bytes = std::move(photo.value().bytes);
  }
  fill_holes(bag);
  return true;
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
