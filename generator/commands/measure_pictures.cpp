#include "commands/measure_pictures.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel_for.hpp"
#include "catalogue/documents.hpp"
#include "pages/photos.hpp"
#include "pages/picture_index.hpp"
#include "pages/shown_media.hpp"
#include "render/film.hpp"
#include "render/media.hpp"
#include "render/photo_maker.hpp"

namespace trungbay::commands {
namespace {

using pages::PictureFacts;
using pages::PictureRoad;

struct Task {
  PictureFacts facts;
  std::string name;                 // "" of a fetched one, which gets a name of its content
  bool is_logo = false;
  bool is_ground = false;           // of share cards, and nothing else
  const Place* place = nullptr;     // of the record, when the file is not one of the workspace
  pages::FileState state;
  std::string ending;
  std::optional<Diagnostic> fault;
};

// Content, size and road; the bytes are not decoded.
std::optional<Diagnostic> read_header(std::string_view bytes, Task& task) {
  auto& facts = task.facts;
  if (!facts.is_fetched && !task.is_logo && render::is_film_name(task.name)) {
    const auto film = render::parse_film(bytes, facts.shown_as);
    if (!film) return film.fault();
    facts.road = PictureRoad::video;
    facts.width = film.value().width;
    facts.height = film.value().height;
    facts.content = hash128(bytes);
    return std::nullopt;
  }
  const auto parsed = render::parse_photo(bytes, facts.shown_as, task.is_logo, facts.is_fetched);
  if (!parsed) return parsed.fault();
  const auto& photo = parsed.value();
  facts.width = static_cast<std::uint32_t>(photo.width);
  facts.height = static_cast<std::uint32_t>(photo.height);
  facts.orientation = static_cast<std::uint8_t>(photo.orientation);
  facts.is_whole = photo.is_whole;
  facts.content = hash128(photo.bytes);
  facts.road = task.is_ground ? PictureRoad::unshown : task.is_logo || photo.moves ? PictureRoad::as_is : PictureRoad::photo;
  task.ending = render::ending_of(photo.type);
  return std::nullopt;
}

void look_at(Task& task, const pages::PictureIndex& index, render::PhotoMaker& maker) {
  auto& facts = task.facts;
  const auto state = pages::state_of(facts.file);
  if (state) task.state = *state;
  const PictureFacts* known = state && !task.is_logo ? index.find(facts.file, *state) : nullptr;
  // What it was used for then counts too; of a fetched file that is published as it is, the type is needed.
  const bool is_of_use = known != nullptr && (known->road == PictureRoad::unshown) == task.is_ground &&
                         (!facts.is_fetched || known->road == PictureRoad::photo);
  if (!is_of_use) known = nullptr;
  if (known == nullptr) {
    const auto bytes = MappedFile::open(facts.file, facts.shown_as);
    task.fault = bytes ? read_header(bytes.value().bytes(), task) : std::optional(bytes.fault());
    if (task.fault) return;
    known = index.find(facts.content);
    const bool is_proven = known != nullptr && known->road == facts.road;
    if (facts.road != PictureRoad::video && !task.is_logo && !is_proven) {
      task.fault = maker.prove(facts, bytes.value().bytes());
      return;
    }
    if (known == nullptr) return;
  }
  const PictureFacts own = std::move(facts);
  facts = *known;
  facts.file = own.file;
  facts.shown_as = own.shown_as;
  facts.is_fetched = own.is_fetched;
}

std::vector<Task> tasks_of(const MeasureRequest& request, DiagnosticBag& bag) {
  const auto& configuration = request.configuration;
  std::vector<Task> tasks;
  const auto add = [&](const std::string& path) -> Task& {
    Task task;
    task.name = path;
    task.facts.shown_as = "content/media/" + path;
    task.facts.file = configuration.root / task.facts.shown_as;
    task.is_logo = task.facts.shown_as == configuration.logo;
    tasks.push_back(std::move(task));
    return tasks.back();
  };
  const auto& shown = request.media;
  for (const auto& path : shown) add(path);
  std::set<std::string> grounds;
  for (const auto& ground : configuration.share.grounds) {
    const std::string path = catalogue::media_path(ground.path);
    if (!catalogue::is_media(request.catalogue, ground.path)) {
      bag.add(Code::picture_missing, ground.place, {{"path", ground.path}});
    } else if (!std::binary_search(shown.begin(), shown.end(), path) && grounds.insert(path).second) {
      add(path).is_ground = true;
    }
  }
  for (const auto& [address, picture] : request.fetched) {
    Task task;
    task.facts.shown_as = address;
    task.facts.file = picture.file;
    task.facts.is_fetched = true;
    task.place = &picture.place;
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace

std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue, const catalogue::Idea& idea) {
  std::vector<ingest::WantedPicture> wanted;
  std::string_view rest = catalogue.text(idea, catalogue::IdeaText::images);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with("https://") || line.starts_with("http://")) {
      wanted.push_back({std::string(line), catalogue.place_of(idea)});
    }
  }
  return wanted;
}

std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue) {
  std::vector<ingest::WantedPicture> wanted;
  for (const auto& idea : catalogue.ideas) {
    auto own = wanted_pictures(catalogue, idea);
    std::move(own.begin(), own.end(), std::back_inserter(wanted));
  }
  return wanted;
}

pages::Pictures measure_pictures(const MeasureRequest& request, render::PhotoCache& cache, DiagnosticBag& bag) {
  auto tasks = tasks_of(request, bag);
  const auto index_file = request.state / "pictures";
  pages::PictureIndex index(index_file);
  std::vector<std::unique_ptr<render::PhotoMaker>> makers;
  for (unsigned i = 0; i < request.jobs; ++i) makers.push_back(std::make_unique<render::PhotoMaker>(cache));
  if (auto broken = parallel_for(tasks.size(), request.jobs, [&](std::size_t i, unsigned worker) {
        look_at(tasks[i], index, *makers[worker]);
      })) {
    bag.add(std::move(*broken));
  }
  pages::Pictures pictures;
  for (auto& task : tasks) {
    if (task.fault) {
      // A picture never stands in the way of a site.
      task.fault->severity = Severity::warning;
      if (task.place != nullptr) {
        task.fault->place = *task.place;
      } else if (auto place = pages::place_that_shows(request.catalogue, task.name)) {
        task.fault->related.push_back({std::move(*place), {}});
      }
      bag.add(std::move(*task.fault));
      continue;
    }
    if (!task.is_logo) index.add(task.facts, task.state);
    if (task.name.empty()) {
      task.name = "tai-ve/" + to_hex(task.facts.content).substr(0, 20);
      if (task.facts.road == PictureRoad::as_is) task.name += task.ending;
      pictures.name_of_address[task.facts.shown_as] = task.name;
    }
    pictures.by_name[task.name] = std::move(task.facts);
  }
  if (cache.keeps()) index.save(index_file);
  return pictures;
}

void tidy_cache(const pages::Pictures& pictures, render::PhotoCache& cache) {
  std::set<std::string> used;
  for (const auto& [name, facts] : pictures.by_name) {
    if (facts.road != PictureRoad::photo) continue;
    for (std::size_t file = 0; file < pages::photo_file_count(facts); ++file) {
      used.insert(pages::photo_name(facts, pages::photo_file(facts, file)));
    }
  }
  cache.drop_all_but(used);
}

}  // namespace trungbay::commands
