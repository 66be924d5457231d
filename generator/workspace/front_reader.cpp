#include "workspace/front_reader.hpp"

#include <algorithm>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::workspace {
namespace {

const YamlNode k_nothing;

std::string joined(std::span<const std::string_view> names) {
  std::vector<std::string_view> sorted(names.begin(), names.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string text;
  for (const auto name : sorted) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

std::string path_of(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

}  // namespace

FrontReader::FrontReader(const Document& document, DiagnosticBag& bag)
    : FrontReader(document.front, document.file, {}, bag) {
  asked_ = {"slug", "aliases_url"};
}

FrontReader::FrontReader(const YamlNode& map, std::string file, std::string path, DiagnosticBag& bag)
    : map_(map.is_map() ? &map : &k_nothing), file_(std::move(file)), path_(std::move(path)), bag_(&bag) {
  at_ = text_place(file_, std::max(map.line, 1u), map.column, path_);
}

const YamlNode* FrontReader::find(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.push_back(key);
  const YamlNode* const node = map_->find(key);
  return node != nullptr && !node->is_null() ? node : nullptr;
}

const YamlNode* FrontReader::required(std::string_view key, Need need) {
  const YamlNode* const node = find(key);
  if (node == nullptr && need == Need::required) {
    const YamlNode* const empty = map_->find(key);
    bag_->add(Code::key_missing, empty != nullptr ? place_of(*empty, key) : place(),
              {{"key", path_of(path_, key)}});
  }
  return node;
}

Place FrontReader::place_of(const YamlNode& node, std::string_view key) const {
  return text_place(file_, node.line, node.column, path_of(path_, key));
}

Place FrontReader::place(std::string_view key) const {
  const YamlNode* const node = map_->find(key);
  return node != nullptr ? place_of(*node, key) : place();
}

Place FrontReader::place() const {
  return at_;
}

void FrontReader::report(Code code, const YamlNode& node, std::string_view key) {
  bag_->add(code, place_of(node, key),
            {{"key", path_of(path_, key)}, {"value", std::string(first_code_points(node.scalar, 80))}});
}

std::string FrontReader::scalar_of(const YamlNode& node, std::string_view key) {
  if (!node.is_scalar()) {
    report(Code::value_not_text, node, key);
    return {};
  }
  std::string scratch;
  return std::string(trim(vietnamese::clean_text(node.scalar, scratch)));
}

std::string FrontReader::text(std::string_view key, Need need) {
  const YamlNode* const node = required(key, need);
  if (node == nullptr) return {};
  std::string text = scalar_of(*node, key);
  if (text.empty() && node->is_scalar() && need == Need::required) {
    bag_->add(Code::key_missing, place_of(*node, key), {{"key", path_of(path_, key)}});
  }
  return text;
}

std::optional<std::int64_t> FrontReader::integer(std::string_view key) {
  const YamlNode* const node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto number = node->is_scalar() ? vietnamese::parse_integer(node->scalar) : std::nullopt;
  if (!number) report(Code::value_not_integer, *node, key);
  return number;
}

std::optional<bool> FrontReader::boolean(std::string_view key) {
  const YamlNode* const node = find(key);
  if (node == nullptr) return std::nullopt;
  const std::string word = node->is_scalar() ? vietnamese::fold(trim(node->scalar)) : std::string();
  if (word == "true" || word == "yes" || word == "co") return true;
  if (word == "false" || word == "no" || word == "khong") return false;
  report(Code::value_not_boolean, *node, key);
  return std::nullopt;
}

std::optional<vietnamese::Date> FrontReader::date(std::string_view key, Need need) {
  const YamlNode* const node = required(key, need);
  if (node == nullptr) return std::nullopt;
  const auto date = node->is_scalar() ? vietnamese::parse_date(node->scalar) : std::nullopt;
  if (!date) report(Code::value_not_date, *node, key);
  return date;
}

std::vector<std::string> FrontReader::texts(std::string_view key) {
  std::vector<std::string> texts;
  const YamlNode* const node = find(key);
  if (node == nullptr) return texts;
  if (node->is_map()) {
    report(Code::value_not_list, *node, key);
    return texts;
  }
  const auto take = [&](const YamlNode& item) {
    if (item.is_null()) return;
    std::string text = scalar_of(item, key);
    if (!text.empty()) texts.push_back(std::move(text));
  };
  if (node->is_scalar()) {
    take(*node);
  } else {
    std::for_each(node->list.begin(), node->list.end(), take);
  }
  return texts;
}

std::vector<FrontReader> FrontReader::maps(std::string_view key) {
  std::vector<FrontReader> readers;
  const YamlNode* const node = find(key);
  if (node == nullptr) return readers;
  if (!node->is_list()) {
    report(Code::value_not_list, *node, key);
    return readers;
  }
  std::size_t number = 0;
  for (const YamlNode& item : node->list) {
    const std::string path = path_of(path_, key) + "[" + std::to_string(++number) + "]";
    if (item.is_map()) {
      readers.emplace_back(item, file_, path, *bag_);
    } else {
      bag_->add(Code::value_not_map, text_place(file_, item.line, item.column, path), {{"key", path}});
    }
  }
  return readers;
}

std::optional<FrontReader> FrontReader::map(std::string_view key) {
  const YamlNode* const node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_map()) {
    report(Code::value_not_map, *node, key);
    return std::nullopt;
  }
  return FrontReader(*node, file_, path_of(path_, key), *bag_);
}

const YamlNode* FrontReader::node(std::string_view key) {
  return find(key);
}

bool FrontReader::is_empty(std::string_view key) const {
  const YamlNode* const node = map_->find(key);
  return node != nullptr && node->is_null();
}

void FrontReader::finish() {
  for (const YamlEntry& entry : map_->map) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    const Place place = text_place(file_, entry.line, entry.column, path_of(path_, entry.key));
    const std::string key(first_code_points(entry.key, 80));
    if (const auto suggestion = closest(entry.key, asked_)) {
      bag_->add(Code::key_unknown, place, {{"key", key}, {"suggestion", std::string(*suggestion)}});
    } else {
      bag_->add(Code::key_not_known, place, {{"key", key}, {"known", joined(asked_)}});
    }
  }
}

}  // namespace trungbay::workspace
