#include "search/index.hpp"

#include <algorithm>
#include <charconv>

#include "base/atomic_file.hpp"
#include "base/embedded.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel_for.hpp"
#include "search/manifest.hpp"
#include "search/segment.hpp"
#include "search/segment_choice.hpp"
#include "search/small_file.hpp"

namespace trungbay::search {

std::span<const EmbeddedFile> page_scripts();  // cmake/stage.cmake

namespace {

namespace fs = std::filesystem;

// Which packs make up the index, one id a line: the one thing that switches.
constexpr std::string_view k_list_name = "segments";
constexpr std::size_t k_list_most_bytes = 4096;

constexpr std::uint32_t k_card_slots = 4;  // doc >> 4 is its card file
static_assert(1u << k_card_slots == k_cards_a_file);

std::string name_of(std::string_view bytes, std::string_view ending) {
  return to_hex(hash128(bytes)).substr(0, 16).append(ending);
}

bool is_id(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// A kept segment, and what has become of its ideas.
struct Standing {
  std::unique_ptr<Pack> pack;
  std::vector<std::uint32_t> living;  // indexes of ideas
  std::vector<std::uint32_t> dead;    // doc ids

  StandingSegment summary() const { return {pack->facts().ideas.size(), dead.size()}; }
};

}  // namespace

class IndexMaker {
 public:
  explicit IndexMaker(const IndexRequest& request)
      : request_(request), catalogue_(request.source.catalogue), ideas_(static_cast<std::uint32_t>(catalogue_.ideas.size())) {}

  Result<SearchIndex> run() {
    std::error_code ignored;  // writing into it will tell
    fs::create_directories(request_.folder, ignored);
    if (auto fault = choose()) return std::move(*fault);
    if (auto fault = keep_list()) return std::move(*fault);
    list_files();
    return std::move(index_);
  }

 private:
  // Sorts all ideas into standing segments, a new segment and the recent file.
  std::optional<Diagnostic> choose() {
    std::vector<std::uint32_t> loose(ideas_);
    for (std::uint32_t i = 0; i < ideas_; ++i) loose[i] = i;
    if (ideas_ <= request_.limits.small_ideas && fits(loose, request_.limits.small_ideas, request_.limits.small_bytes)) return std::nullopt;
    if (auto fault = take_fingerprints()) return fault;
    open_packs();
    loose = match_ideas();
    dissolve([](const Standing& segment) { return is_worn(segment.summary()); }, loose);
    if (loose.empty() || fits(loose, request_.limits.recent_ideas, request_.limits.recent_bytes)) return std::nullopt;
    std::vector<StandingSegment> summaries;
    for (const auto& segment : standing_) summaries.push_back(segment.summary());
    const auto absorbed = absorbed_by(loose.size(), summaries);
    std::size_t at = 0;
    dissolve([&](const Standing&) { return absorbed[at++]; }, loose);
    return make_new(loose);
  }

  // Makes the recent file of `loose` when it is small enough.
  bool fits(const std::vector<std::uint32_t>& loose, std::size_t most_ideas, std::size_t most_bytes) {
    if (loose.size() > most_ideas) return false;
    const std::vector<std::uint32_t> newest_first(loose.rbegin(), loose.rend());
    recent_ = loose.empty() ? std::string() : make_small_file(request_.source, newest_first, most_bytes);
    return loose.empty() || !recent_.empty();
  }

  std::optional<Diagnostic> take_fingerprints() {
    fingerprints_.resize(ideas_);
    std::vector<std::optional<RecordReader>> readers(request_.jobs);
    return parallel_for(ideas_, request_.jobs, [&](std::size_t idea, unsigned worker) {
      if (!readers[worker]) readers[worker].emplace(request_.source);
      fingerprints_[idea] = readers[worker]->fingerprint(static_cast<std::uint32_t>(idea));
    });
  }

  bool is_full() const {
    const auto choice = request_.source.configuration.search;
    if (choice == workspace::SearchChoice::automatic) return ideas_ <= request_.limits.full_ideas;
    return choice == workspace::SearchChoice::full;
  }

  // A pack that is gone, damaged, or made in another way is as if it had never been.
  void open_packs() {
    const auto list = read_text_file(request_.folder / k_list_name, k_list_most_bytes);
    if (!list) return;
    std::string_view rest = list.value();
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      const std::string id(rest.substr(0, end));
      rest.remove_prefix(end + 1);
      if (!is_id(id)) continue;
      auto pack = Pack::open(request_.folder, id);
      if (!pack || pack->facts().is_full != is_full()) continue;
      standing_.push_back({std::make_unique<Pack>(std::move(*pack)), {}, {}});
    }
  }

  // Finds each segment's ideas in the catalogue; gives those that stand in none, oldest first.
  std::vector<std::uint32_t> match_ideas() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> known(ideas_);
    for (std::uint32_t i = 0; i < ideas_; ++i) known[i] = {fingerprints_[i], i};
    std::sort(known.begin(), known.end());
    std::vector<bool> placed(ideas_);
    for (auto& segment : standing_) {
      const auto& ideas = segment.pack->facts().ideas;
      for (std::uint32_t doc = 0; doc < ideas.size(); ++doc) {
        const auto found = std::lower_bound(known.begin(), known.end(), std::pair{ideas[doc], std::uint32_t{0}});
        if (found == known.end() || found->first != ideas[doc] || placed[found->second]) {
          segment.dead.push_back(doc);
        } else {
          placed[found->second] = true;
          segment.living.push_back(found->second);
        }
      }
    }
    std::vector<std::uint32_t> loose;
    for (std::uint32_t i = 0; i < ideas_; ++i) {
      if (!placed[i]) loose.push_back(i);
    }
    return loose;
  }

  // Gives up the segments that `is_given_up` says, and makes their ideas loose.
  template <typename Rule>
  void dissolve(const Rule& is_given_up, std::vector<std::uint32_t>& loose) {
    std::vector<Standing> kept;
    for (auto& segment : standing_) {
      if (is_given_up(segment)) {
        loose.insert(loose.end(), segment.living.begin(), segment.living.end());
      } else {
        kept.push_back(std::move(segment));
      }
    }
    standing_ = std::move(kept);
    std::sort(loose.begin(), loose.end());
  }

  std::optional<Diagnostic> make_new(const std::vector<std::uint32_t>& loose) {
    recent_.clear();
    const std::vector<std::uint32_t> newest_first(loose.rbegin(), loose.rend());
    auto id = make_segment({request_.source, newest_first, fingerprints_, is_full(), request_.folder, request_.jobs});
    if (!id) return std::move(id).fault();
    auto pack = Pack::open(request_.folder, id.value());
    if (!pack) return make_diagnostic(Code::internal_fault, {}, {{"detail", "search pack " + id.value()}});
    standing_.push_back({std::make_unique<Pack>(std::move(*pack)), newest_first, {}});
    return std::nullopt;
  }

  // Writes down which packs count, then removes the others.
  std::optional<Diagnostic> keep_list() {
    std::sort(standing_.begin(), standing_.end(), [](const Standing& a, const Standing& b) {
      const auto left = a.pack->facts().ideas.size();
      const auto right = b.pack->facts().ideas.size();
      return left != right ? left > right : a.pack->id() < b.pack->id();
    });
    std::string list;
    for (const auto& segment : standing_) list += segment.pack->id() + "\n";
    const auto kept = read_text_file(request_.folder / k_list_name, k_list_most_bytes);
    if (!kept || kept.value() != list) {
      if (auto fault = write_file_atomically(request_.folder / k_list_name, list, Durability::disk)) return fault;
    }
    std::error_code ignored;  // what cannot be removed now is removed by a later build
    for (const auto& entry : fs::directory_iterator(request_.folder, ignored)) {
      const fs::path& path = entry.path();
      if (path.extension() == ".pack" && list.find(path.stem().string() + "\n") == std::string::npos) fs::remove(path, ignored);
    }
    return std::nullopt;
  }

  void list_files() {
    ManifestParts parts;
    if (!recent_.empty()) parts.recent = hold(std::move(recent_));
    if (!catalogue_.units.empty()) parts.units = hold(make_units_file(catalogue_));
    std::vector<SegmentSummary> summaries;
    for (auto& segment : standing_) {
      const auto& facts = segment.pack->facts();
      summaries.push_back({segment.pack->id(), static_cast<std::uint32_t>(facts.ideas.size()), facts.shards, segment.dead, facts.years});
      add_segment(segment);
    }
    parts.segments = summaries;
    parts.later = hold(std::string(text_of(page_scripts(), "later.js")), ".js");
    index_.script_ = hold(std::string(text_of(page_scripts(), "page.js")), ".js");
    index_.manifest_ = make_manifest(catalogue_, parts);
  }

  std::string hold(std::string bytes, std::string_view ending = ".json") {
    index_.held_.emplace_back(name_of(bytes, ending), std::move(bytes));
    index_.files_.push_back({SearchIndex::k_held, static_cast<std::uint32_t>(index_.held_.size() - 1), 0});
    return index_.held_.back().first;
  }

  void add_segment(Standing& segment) {
    const auto& facts = segment.pack->facts();
    const auto& files = segment.pack->files();
    const auto pack = static_cast<std::uint32_t>(index_.packs_.size());
    for (std::uint32_t i = 0; i < files.size(); ++i) {
      std::uint32_t dead = 0;
      if (files[i].kind == PackedKind::cards) {
        const std::uint32_t first = files[i].number << k_card_slots;
        auto doc = std::lower_bound(segment.dead.begin(), segment.dead.end(), first);
        for (; doc != segment.dead.end() && *doc < first + k_cards_a_file; ++doc) dead |= 1u << (*doc - first);
        const std::uint32_t cards = std::min<std::uint32_t>(k_cards_a_file, static_cast<std::uint32_t>(facts.ideas.size()) - first);
        if (dead == (1u << cards) - 1) continue;
      }
      index_.files_.push_back({pack, i, dead});
    }
    index_.packs_.push_back(std::move(segment.pack));
  }

  const IndexRequest& request_;
  const catalogue::Catalogue& catalogue_;
  std::uint32_t ideas_;
  std::vector<std::uint64_t> fingerprints_;
  std::vector<Standing> standing_;
  std::string recent_;
  SearchIndex index_;
};

std::string SearchIndex::path(std::size_t index) const {
  const File& file = files_[index];
  if (file.pack == k_held) return held_[file.number].first;
  const Pack& pack = *packs_[file.pack];
  std::string path = pack.id() + "/" + packed_path(pack.files()[file.number]);
  if (file.dead == 0) return path;
  char digits[8];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), file.dead, 16).ptr;
  return path.insert(path.rfind('.'), "-" + std::string(std::begin(digits), end));
}

std::optional<Diagnostic> SearchIndex::read(std::size_t index, std::string& out) const {
  const File& file = files_[index];
  if (file.pack == k_held) {
    out = held_[file.number].second;
    return std::nullopt;
  }
  const Pack& pack = *packs_[file.pack];
  const PackedFile& packed = pack.files()[file.number];
  pack.read(packed, out);
  if (out.size() != packed.size) {
    return make_diagnostic(Code::internal_fault, {}, {{"detail", "search pack " + pack.id() + " became shorter"}});
  }
  if (file.dead != 0) out = without_dead_cards(out, file.dead);
  return std::nullopt;
}

Result<SearchIndex> make_index(const IndexRequest& request) { return IndexMaker(request).run(); }

}  // namespace trungbay::search
