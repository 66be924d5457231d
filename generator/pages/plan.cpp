#include "pages/plan.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "pages/downloads.hpp"
#include "pages/embeds.hpp"
#include "pages/listing.hpp"
#include "pages/photos.hpp"

namespace trungbay::pages {
namespace {

using catalogue::Catalogue;
using catalogue::k_none;

constexpr std::array<std::string_view, 34> k_templates = {
    "home.html",   "idea.html",   "ideas.html",     "model.html", "models.html",   "unit.html",
    "units.html",  "field.html",  "fields.html",    "group.html", "groups.html",   "year.html",
    "years.html",  "review.html", "campaign.html",  "campaigns.html", "contest.html", "contests.html",
    "event.html",  "events.html", "clubs.html",     "page.html",  "404.html",      "redirect.html",
    "share_kits.html", "share_kit.html", "search.html", "follow.html", "data.html", "saved.html", "offline.html",
    "embed_idea.html", "embed_unit.html", "featured.html"};

// ext4 and shared hosts stay quick up to here; past it a listing of the folder takes seconds.
constexpr std::size_t k_comfortable_folder = 50'000;

class Planner {
 public:
  Planner(const Catalogue& catalogue, const workspace::Configuration& configuration, const Addresses& addresses,
          const MadeFiles& made, DiagnosticBag& bag)
      : catalogue_(catalogue),
        configuration_(configuration),
        addresses_(addresses),
        pictures_(made.pictures),
        cards_(made.cards),
        infographics_(made.infographics),
        search_(made.search),
        app_(made.app),
        bag_(bag) {}

  SitePlan run() {
    add("/index.html", FileKind::home);
    add("/404.html", FileKind::not_found);
    add_ideas();
    add_models();
    add_units();
    add_terms(k_fields_folder, catalogue_.fields, catalogue_.by_field, FileKind::fields, FileKind::field);
    add_terms(k_groups_folder, catalogue_.groups, catalogue_.by_group, FileKind::groups, FileKind::group);
    add_years();
    add_happenings(catalogue_.campaigns, FileKind::campaigns, FileKind::campaign);
    add_happenings(catalogue_.contests, FileKind::contests, FileKind::contest);
    add_happenings(catalogue_.events, FileKind::events, FileKind::event);
    if (!catalogue_.clubs.empty()) add(path_of(k_clubs_folder, "index.html"), FileKind::clubs);
    for (std::uint32_t i = 0; i < catalogue_.pages.size(); ++i) {
      add("/" + catalogue_.pages[i].head.slug + ".html", FileKind::page, i);
      add_old_addresses(catalogue_.pages[i].head, "/" + catalogue_.pages[i].head.slug + ".html");
    }
    add_media();
    for (std::uint32_t i = 0; i < cards_.all().size(); ++i) {
      add(card_path(cards_.all()[i], catalogue_), FileKind::share_card, i);
    }
    add_kits();
    for (std::uint32_t i = 0; i < infographics_.all().size(); ++i) {
      add(infographic_path(infographics_.all()[i], catalogue_, ".png"), FileKind::infographic_png, i);
      add(infographic_path(infographics_.all()[i], catalogue_, ".svg"), FileKind::infographic_svg, i);
    }
    add_search();
    add_embeds();
    add_app();
    add_code_made_files();
    sort();
    return std::move(plan_);
  }

 private:
  static std::string path_of(std::string_view folder, std::string_view name) {
    return std::string(folder) + std::string(name);
  }

  void add(std::string path, FileKind kind, std::uint32_t subject = 0, std::uint32_t number = 0) {
    plan_.files.push_back({kind, subject, number});
    path.erase(0, 1);
    plan_.paths.push_back(std::move(path));
  }

  void add_list(std::string_view folder, FileKind kind, std::uint32_t subject, std::size_t total) {
    const ListCut cut{static_cast<std::uint32_t>(total), configuration_.per_page};
    const std::uint32_t count = cut.page_count();
    for (std::uint32_t number = 1; number < count; ++number) {
      add(path_of(folder, "trang-" + std::to_string(number) + ".html"), kind, subject, number);
    }
    add(path_of(folder, "index.html"), kind, subject, count);
  }

  void add_redirect(std::string from, std::string target, std::string title) {
    plan_.redirects.push_back({std::move(target), std::move(title)});
    add(std::move(from), FileKind::redirect, static_cast<std::uint32_t>(plan_.redirects.size() - 1));
  }

  void add_old_addresses(const catalogue::DocumentHead& head, const std::string& target) {
    for (const auto& old : head.old_addresses) {
      std::string from = old.empty() || old.front() != '/' ? "/" + old : old;
      if (from.back() == '/') from += "index.html";
      if (from.find("..") != std::string::npos || from.find('\\') != std::string::npos) {
        bag_.add(Code::address_unusable, file_place(head.file), {{"address", old}});
        continue;
      }
      add_redirect(std::move(from), target, head.title);
    }
  }

  void add_ideas() {
    const auto count = static_cast<std::uint32_t>(catalogue_.ideas.size());
    plan_.files.reserve(count + count / 8);
    plan_.paths.reserve(count + count / 8);
    Scratch scratch;
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto id = catalogue_.address(i);
      const auto date = catalogue_.ideas[i].date;
      const auto path = addresses_.idea(id, date, scratch);
      add(std::string(path), FileKind::idea, i);
      if (addresses_.has_former_ideas()) {
        for (const auto former : addresses_.former_ideas(id, date, scratch)) {
          if (former != path) {
            add_redirect(std::string(former), std::string(path),
                         std::string(catalogue_.text(catalogue_.ideas[i], catalogue::IdeaText::title)));
          }
        }
      }
      scratch.reset();
    }
    for (const auto& merged : catalogue_.merged) {
      const auto& idea = catalogue_.ideas[merged.into];
      const std::string target(addresses_.idea(catalogue_.address(merged.into), idea.date, scratch));
      const std::string title(catalogue_.text(idea, catalogue::IdeaText::title));
      add_redirect(std::string(addresses_.idea(merged.address, merged.date, scratch)), target, title);
      for (const auto former : addresses_.former_ideas(merged.address, merged.date, scratch)) {
        add_redirect(std::string(former), target, title);
      }
      scratch.reset();
    }
    if (count > k_comfortable_folder && !addresses_.spreads_ideas()) {
      bag_.add(Code::folder_outgrown, configuration_.idea_permalink.place,
               {{"count", std::to_string(count)}, {"limit", std::to_string(k_comfortable_folder)}});
    }
    add_list(k_ideas_folder, FileKind::ideas, 0, count);
    const auto is_featured = [](const catalogue::Idea& idea) { return idea.featured; };
    if (std::any_of(catalogue_.ideas.begin(), catalogue_.ideas.end(), is_featured)) {
      add(path_of(k_featured_folder, "index.html"), FileKind::featured);
    }
  }

  void add_models() {
    add(path_of(k_models_folder, "index.html"), FileKind::models);
    for (std::uint32_t i = 0; i < catalogue_.models.size(); ++i) {
      const auto path = path_of(k_models_folder, catalogue_.models[i].head.slug + ".html");
      add_old_addresses(catalogue_.models[i].head, path);
      add(path, FileKind::model, i);
    }
  }

  void add_units() {
    add(path_of(k_units_folder, "index.html"), FileKind::units);
    for (std::uint32_t i = 0; i < catalogue_.units.size(); ++i) {
      const auto folder = path_of(k_units_folder, catalogue_.units[i].head.slug + "/");
      add_list(folder, FileKind::unit, i, catalogue_.by_unit.of(i).size());
      add(folder + "atom.xml", FileKind::unit_atom, i);
      add_parts(folder, i, catalogue_.by_unit.of(i).size(), FileKind::unit_csv, FileKind::unit_json);
      add_old_addresses(catalogue_.units[i].head, folder);
    }
  }

  void add_terms(std::string_view folder, const catalogue::Vocabulary& terms, const catalogue::IdeaLists& lists,
                 FileKind index, FileKind kind) {
    add(path_of(folder, "index.html"), index);
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
      const auto own = path_of(folder, terms[i].slug + "/");
      add_list(own, kind, i, lists.of(i).size());
      if (kind != FileKind::field) continue;
      add(own + "atom.xml", FileKind::field_atom, i);
      add_parts(own, i, lists.of(i).size(), FileKind::field_csv, FileKind::field_json);
    }
  }

  void add_parts(const std::string& folder, std::uint32_t subject, std::size_t rows, FileKind csv, FileKind json) {
    const auto choice = configuration_.take_along.parts;
    if (has_part(rows, false, choice)) add(path_of(folder, k_part_csv), csv, subject);
    if (has_part(rows, true, choice)) add(path_of(folder, k_part_json), json, subject);
  }

  void add_years() {
    add(path_of(k_years_folder, "index.html"), FileKind::years);
    for (std::uint32_t i = 0; i < catalogue_.years.size(); ++i) {
      const auto folder = path_of(k_years_folder, std::to_string(catalogue_.years[i]) + "/");
      add_list(folder, FileKind::year, i, catalogue_.by_year.of(i).size());
      for (std::uint32_t half = 1; half <= 2; ++half) add(path_of(folder, review_name(half)), FileKind::review, i, half);
    }
  }

  void add_happenings(const std::vector<catalogue::Happening>& happenings, FileKind index, FileKind kind) {
    if (happenings.empty()) return;
    const auto folder = folder_of(happenings.front().kind);
    add(path_of(folder, "index.html"), index);
    for (std::uint32_t i = 0; i < happenings.size(); ++i) {
      const auto path = path_of(folder, happenings[i].head.slug + ".html");
      add_old_addresses(happenings[i].head, path);
      add(path, kind, i);
    }
  }

  void add_media() {
    std::set<Hash128> known;  // one photo under two names is made once
    for (const auto& [name, facts] : pictures_.by_name) {
      if (facts.road == PictureRoad::photo) {
        if (!known.insert(facts.content).second) continue;
        const auto subject = static_cast<std::uint32_t>(plan_.photos.size());
        plan_.photos.push_back(name);
        for (std::uint32_t file = 0; file < photo_file_count(facts); ++file) {
          add(photo_path(facts, photo_file(facts, file)), FileKind::photo, subject, file);
        }
      } else if (facts.road != PictureRoad::unshown) {
        plan_.media.push_back(name);
        add("/media/" + name, FileKind::media, static_cast<std::uint32_t>(plan_.media.size() - 1));
      }
    }
  }

  void add_kits() {
    plan_.kits = ShareKits(catalogue_, configuration_.share.kits);
    const auto& kits = plan_.kits.all();
    if (configuration_.share.kits == workspace::KitChoice::off) return;
    add(path_of(k_kits_folder, "index.html"), FileKind::share_kits);
    Scratch scratch;
    for (std::uint32_t i = 0; i < kits.size(); ++i, scratch.reset()) {
      const auto path = kit_path(kits[i], catalogue_, addresses_, scratch);
      add(path.ends_with('/') ? path_of(path, "index.html") : std::string(path), FileKind::share_kit, i);
      for (const auto file : {k_qr_svg, k_qr_png}) add(std::string(qr_path(path, file, scratch)), FileKind::share_qr, i, file);
    }
  }

  void add_search() {
    if (configuration_.search == workspace::SearchChoice::off) return;
    add(path_of(search::k_search_folder, "index.html"), FileKind::search);
    for (std::uint32_t i = 0; i < search_.size(); ++i) {
      add(path_of(search::k_search_folder, search_.path(i)), FileKind::search_file, i);
    }
  }

  void add_embeds() {
    const auto choice = configuration_.take_along.embeds;
    if (choice == workspace::EmbedChoice::off) return;
    Scratch scratch;
    for (std::uint32_t i = 0; i < catalogue_.units.size(); ++i, scratch.reset()) {
      add(path_of(embed_path({FileKind::unit, i}, catalogue_, addresses_, scratch), "index.html"), FileKind::embed_unit, i);
    }
    for (std::uint32_t i = 0; i < catalogue_.ideas.size(); ++i, scratch.reset()) {
      const Record record{FileKind::idea, i};
      if (!has_embed(record, catalogue_, choice)) continue;
      add(std::string(embed_path(record, catalogue_, addresses_, scratch)), FileKind::embed_idea, i);
    }
  }

  // The worker's address always holds one: with `app: off`, one that takes an older one back.
  void add_app() {
    add(std::string(k_worker_path), FileKind::service_worker);
    add(app_.script_path, FileKind::page_script);
    if (!configuration_.take_along.is_app) return;
    add(path_of(k_offline_folder, "index.html"), FileKind::offline);
    add(std::string(k_app_manifest_path), FileKind::app_manifest);
    for (std::uint32_t i = 0; i < k_app_icons.size(); ++i) add(app_.icon_path(i), FileKind::app_icon, 0, i);
  }

  void add_code_made_files() {
    add(path_of(k_follow_folder, "index.html"), FileKind::follow);
    add(path_of(k_open_data_folder, "index.html"), FileKind::open_data);
    add(path_of(k_saved_folder, "index.html"), FileKind::saved);
    add("/atom.xml", FileKind::site_atom);
    add("/feed.json", FileKind::json_feed);
    add("/robots.txt", FileKind::robots);
    add("/data/y-tuong.csv", FileKind::data_csv);
    add("/data/y-tuong.json", FileKind::data_json);
    const auto others = static_cast<std::uint32_t>(
        std::count_if(plan_.files.begin(), plan_.files.end(), [&](const PlannedFile& file) {
          return file.kind != FileKind::idea && is_indexed(file, catalogue_);
        }));
    add_sitemap_parts("/sitemap-y-tuong-", k_sitemap_ideas, static_cast<std::uint32_t>(catalogue_.ideas.size()));
    add_sitemap_parts("/sitemap-trang-", k_sitemap_others, others);
    add("/sitemap.xml", FileKind::sitemap_index);
  }

  void add_sitemap_parts(const std::string& name, SitemapHalf half, std::uint32_t addresses) {
    const std::uint32_t parts = (addresses + k_sitemap_part - 1) / k_sitemap_part;
    for (std::uint32_t part = 1; part <= parts; ++part) {
      add(name + std::to_string(part) + ".xml", FileKind::sitemap_part, half, part);
    }
  }

  void sort() {
    std::vector<std::uint32_t> order(plan_.files.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return plan_.paths[a] < plan_.paths[b]; });
    std::vector<PlannedFile> files;
    std::vector<std::string> paths;
    files.reserve(order.size());
    paths.reserve(order.size());
    for (const auto index : order) {
      if (!paths.empty() && paths.back() == plan_.paths[index]) {
        // A redirect that meets a page steps aside; two pages at one address are a fault.
        if (plan_.files[index].kind == FileKind::redirect) continue;
        if (files.back().kind == FileKind::redirect) {
          files.back() = plan_.files[index];
          continue;
        }
        bag_.add(Code::address_clash, Place{}, {{"address", "/" + paths.back()}});
        continue;
      }
      files.push_back(plan_.files[index]);
      paths.push_back(std::move(plan_.paths[index]));
    }
    plan_.files = std::move(files);
    plan_.paths = std::move(paths);
  }

  const Catalogue& catalogue_;
  const workspace::Configuration& configuration_;
  const Addresses& addresses_;
  const Pictures& pictures_;
  const ShareCards& cards_;
  const Infographics& infographics_;
  const search::SearchIndex& search_;
  const AppFiles& app_;
  DiagnosticBag& bag_;
  SitePlan plan_;
};

}  // namespace

std::string_view template_of(FileKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return index < k_templates.size() ? k_templates[index] : std::string_view{};
}

std::vector<FileKind> page_kinds() {
  std::vector<FileKind> kinds;
  for (std::size_t i = 0; i < k_templates.size(); ++i) kinds.push_back(static_cast<FileKind>(i));
  return kinds;
}

bool is_indexed(const PlannedFile& file, const Catalogue& catalogue) {
  if (file.kind == FileKind::page) return !catalogue.pages[file.subject].hidden;
  // Kits are for staff; robots.txt says nothing of them, since a robot that may not read a page never sees that it
  // is to leave it out.
  return !template_of(file.kind).empty() && file.kind != FileKind::not_found && file.kind != FileKind::redirect &&
         file.kind != FileKind::share_kits && file.kind != FileKind::share_kit && file.kind != FileKind::saved &&
         file.kind != FileKind::offline && file.kind != FileKind::embed_idea && file.kind != FileKind::embed_unit;
}

bool SitePlan::has(std::string_view address) const {
  address = address.substr(0, address.find_first_of("?#"));
  if (address.empty()) return true;
  if (address.front() == '/') address.remove_prefix(1);
  std::string path(address);
  if (path.empty() || path.back() == '/') path += "index.html";
  return std::binary_search(paths.begin(), paths.end(), path);
}

SitePlan plan_site(const Catalogue& catalogue, const workspace::Configuration& configuration,
                   const Addresses& addresses, const MadeFiles& made, DiagnosticBag& bag) {
  return Planner(catalogue, configuration, addresses, made, bag).run();
}

}  // namespace trungbay::pages
