#include "catalogue/unit.hpp"

#include "vietnamese/fold.hpp"
#include "vietnamese/slug.hpp"

namespace trungbay::catalogue {
namespace {

struct Level {
  std::string_view name;
  std::string_view label;
  std::string_view first_words;  // folded, of the names of such units
};

constexpr Level k_levels[] = {
    {"tinh-doan", "Tỉnh đoàn", "tinh doan "},
    {"thanh-doan", "Thành đoàn", "thanh doan "},
    {"huyen-doan", "Huyện đoàn", "huyen doan "},
    {"thi-doan", "Thị đoàn", "thi doan "},
    {"quan-doan", "Quận đoàn", "quan doan "},
    {"doan-khoi", "Đoàn khối", "doan khoi "},
    {"doan-truc-thuoc", "Đoàn trực thuộc", ""},
    {"doan-xa", "Đoàn xã", "doan xa "},
    {"doan-phuong", "Đoàn phường", "doan phuong "},
    {"doan-thi-tran", "Đoàn thị trấn", "doan thi tran "},
    {"doan-truong", "Đoàn trường", "doan truong "},
    {"doan-co-so", "Đoàn cơ sở", "doan co so "},
    {"chi-doan", "Chi đoàn", "chi doan "},
    {"lien-doi", "Liên đội", "lien doi "},
};

// What stands before a unit's name when its committee is meant.
constexpr std::string_view k_committee_words[] = {
    "ban thuong vu ", "btv ", "ban chap hanh ", "bch ", "ban bi thu ", "van phong ", "thuong truc "};

}  // namespace

std::string_view level_label(std::string_view level) {
  for (const auto& known : k_levels) {
    if (known.name == level) return known.label;
  }
  return level;
}

std::vector<std::string_view> known_levels() {
  std::vector<std::string_view> names;
  for (const auto& known : k_levels) names.push_back(known.name);
  return names;
}

std::string_view guess_level(std::string_view name) {
  const std::string key = unit_key(name) + ' ';
  for (const auto& known : k_levels) {
    if (!known.first_words.empty() && key.starts_with(known.first_words)) return known.name;
  }
  return {};
}

std::string unit_key(std::string_view name) {
  // Punctuation in a unit's name ("Công ty CP Cấp, thoát nước") is spelt at will: only words count.
  std::string key;
  for (const char letter : vietnamese::fold_key(name)) {
    const bool word = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      static_cast<unsigned char>(letter) >= 0x80;
    if (word) {
      key += letter;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  for (const auto words : k_committee_words) {
    if (key.starts_with(words) && key.size() > words.size()) {
      key.erase(0, words.size());
      break;
    }
  }
  return key;
}

std::uint32_t levels_above(const std::vector<Unit>& units, std::uint32_t unit) {
  std::uint32_t levels = 0;
  for (auto above = units[unit].parent; above != k_none && levels < k_most_levels; above = units[above].parent) {
    ++levels;
  }
  return levels;
}

std::uint32_t UnitDirectory::find(std::string_view name) const {
  const auto found = by_key_.find(unit_key(name));
  return found == by_key_.end() ? k_none : found->second;
}

bool UnitDirectory::add(std::string_view name, std::uint32_t unit) {
  const auto [entry, added] = by_key_.try_emplace(unit_key(name), unit);
  return added || entry->second == unit;
}

void UnitDirectory::renumber(const std::vector<std::uint32_t>& new_index) {
  for (auto& [key, unit] : by_key_) unit = new_index[unit];
}

std::uint32_t Vocabulary::find(std::string_view text) const {
  const auto found = by_key_.find(vietnamese::fold_key(text));
  return found == by_key_.end() ? k_none : found->second;
}

std::uint32_t Vocabulary::find_or_add(std::string_view text) {
  const std::uint32_t found = find(text);
  return found != k_none ? found : add({std::string(text), {}, {}, false}, {});
}

std::uint32_t Vocabulary::add(Term term, const std::vector<std::string>& aliases) {
  const auto index = static_cast<std::uint32_t>(terms_.size());
  if (term.slug.empty()) term.slug = vietnamese::to_slug(term.label);
  // Labels that differ only in punctuation share a slug: the later one gets a number, in order of appearance.
  const std::string wanted = term.slug;
  for (int number = 2; !by_slug_.try_emplace(term.slug, index).second; ++number) {
    term.slug = wanted + "-" + std::to_string(number);
  }
  by_key_.try_emplace(vietnamese::fold_key(term.label), index);
  by_key_.try_emplace(vietnamese::fold_key(wanted), index);
  for (const auto& alias : aliases) by_key_.try_emplace(vietnamese::fold_key(alias), index);
  terms_.push_back(std::move(term));
  return index;
}

}  // namespace trungbay::catalogue
