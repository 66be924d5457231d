#include "pages/picture_index.hpp"

#include <sys/stat.h>

#include <sstream>

#include "base/atomic_file.hpp"
#include "base/files.hpp"

namespace trungbay::pages {
namespace {

constexpr std::string_view k_first_line = "trungbay-pictures 1";
constexpr std::size_t k_most_bytes = 64 << 20;  // of half a million pictures

bool makes_sense(const PictureFacts& facts, std::uint32_t road) {
  return road <= static_cast<std::uint32_t>(PictureRoad::unshown) && facts.width > 0 && facts.height > 0 &&
         facts.width <= 1'000'000 && facts.height <= 1'000'000 && facts.orientation >= 1 && facts.orientation <= 8 && facts.focus_x <= 1000 && facts.focus_y <= 1000;
}

}  // namespace

std::optional<FileState> state_of(const std::filesystem::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return std::nullopt;
  return FileState{static_cast<std::uint64_t>(status.st_size),
                   static_cast<std::uint64_t>(status.st_mtim.tv_sec) * 1'000'000'000u +
                       static_cast<std::uint64_t>(status.st_mtim.tv_nsec)};
}

PictureIndex::PictureIndex(const std::filesystem::path& file) {
  const auto text = read_text_file(file, k_most_bytes);
  if (!text) return;
  std::istringstream lines(text.value());
  std::string line;
  if (!std::getline(lines, line) || line != k_first_line) return;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    Known known;
    std::uint32_t road = 0, orientation = 0;
    std::string path;
    auto& facts = known.facts;
    words >> known.state.size >> known.state.changed >> facts.content.high >> facts.content.low >> road >> facts.width >>
        facts.height >> orientation >> facts.has_alpha >> facts.is_whole >>
        facts.focus_x >> facts.focus_y;
    facts.road = static_cast<PictureRoad>(road);
    facts.orientation = static_cast<std::uint8_t>(orientation);
    if (words.get() == ' ' && std::getline(words, path) && !path.empty() && makes_sense(facts, road)) {
      before_.insert_or_assign(std::move(path), known);
    }
  }
  for (const auto& [path, known] : before_) by_content_.emplace(known.facts.content, &known.facts);
}

const PictureFacts* PictureIndex::find(const std::filesystem::path& picture, const FileState& state) const {
  const auto found = before_.find(picture.string());
  return found != before_.end() && found->second.state == state ? &found->second.facts : nullptr;
}

const PictureFacts* PictureIndex::find(const Hash128& content) const {
  const auto found = by_content_.find(content);
  return found != by_content_.end() ? found->second : nullptr;
}

void PictureIndex::add(const PictureFacts& facts, const FileState& state) {
  now_.insert_or_assign(facts.file.string(), Known{facts, state});
}

void PictureIndex::save(const std::filesystem::path& file) const {
  std::string text(k_first_line);
  text += '\n';
  for (const auto& [path, known] : now_) {
    if (path.find('\n') != std::string::npos) continue;
    const auto& facts = known.facts;
    for (const std::uint64_t number :
         {known.state.size, known.state.changed, facts.content.high, facts.content.low, static_cast<std::uint64_t>(facts.road),
          std::uint64_t{facts.width}, std::uint64_t{facts.height}, std::uint64_t{facts.orientation},
          std::uint64_t{facts.has_alpha}, std::uint64_t{facts.is_whole}, std::uint64_t{facts.focus_x}, std::uint64_t{facts.focus_y}}) {
      text.append(std::to_string(number)).append(" ");
    }
    text.append(path).append("\n");
  }
  const auto old = read_text_file(file, k_most_bytes);
  if (old && old.value() == text) return;
  // Without it the next build looks at every picture again, and nothing else is lost.
  static_cast<void>(write_file_atomically(file, text));
}

}  // namespace trungbay::pages
