#include "ingest/kept_copy.hpp"

#include <algorithm>
#include <chrono>

#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "base/files.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_most_bytes = 64 * 1024;

std::string text_at(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::filesystem::path facts_path(const std::filesystem::path& copy) { return copy.string() + ".facts"; }

CopyFacts read_facts(const std::filesystem::path& copy) {
  CopyFacts facts;
  const auto text = read_text_file(facts_path(copy), k_most_bytes);
  if (!text) return facts;
  const auto object = nlohmann::json::parse(text.value(), nullptr, false);
  if (!object.is_object()) return facts;
  facts.etag = text_at(object, "etag");
  facts.last_modified = text_at(object, "last_modified");
  const auto fetched = object.find("fetched");
  if (fetched != object.end() && fetched->is_number_integer()) facts.fetched = fetched->get<std::int64_t>();
  return facts;
}

bool write_facts(const std::filesystem::path& copy, const CopyFacts& facts) {
  const nlohmann::json object = {
      {"etag", facts.etag}, {"last_modified", facts.last_modified}, {"fetched", facts.fetched}};
  const std::string text = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return !write_file_atomically(facts_path(copy), text);
}

std::int64_t now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::int64_t age_in_days(const CopyFacts& facts) { return std::max<std::int64_t>(0, (now_seconds() - facts.fetched) / 86'400); }

}  // namespace trungbay::ingest
