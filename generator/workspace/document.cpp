#include "workspace/document.hpp"

#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/slug.hpp"
#include "workspace/front_reader.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::size_t k_most_former_addresses = 100;

// The line at `start`, without its line end; `next` is where the following one begins, npos at the end.
std::string_view line_at(std::string_view text, std::size_t start, std::size_t& next) {
  const std::size_t end = text.find('\n', start);
  next = end == std::string_view::npos ? end : end + 1;
  return text.substr(start, end == std::string_view::npos ? end : end - start);
}

bool is_fence(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  return last == 2 && line.starts_with("---");
}

struct Parts {
  std::string_view front;
  std::string_view body;
  std::uint32_t body_line = 1;
};

// Nothing when the front matter does not end.
std::optional<Parts> split(std::string_view text) {
  std::size_t at = 0, next = 0;
  if (!is_fence(line_at(text, 0, next))) return Parts{{}, text, 1};
  const std::size_t front = std::min(next, text.size());
  std::uint32_t line = 1;
  while (next != std::string_view::npos && next < text.size()) {
    at = next;
    ++line;
    if (is_fence(line_at(text, at, next))) {
      return Parts{text.substr(front, at - front), text.substr(std::min(next, text.size())), line + 1};
    }
  }
  return std::nullopt;
}

bool is_former_address(std::string_view address) {
  return address.starts_with("/") && !address.starts_with("//") && address.size() > 1 &&
         address.size() <= 512 && address.find("..") == std::string_view::npos &&
         address.find_first_of(" \t\n?#\\\"<>") == std::string_view::npos;
}

std::string stem_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

// The keys that every kind of document may have.
void read_common_keys(Document& document, DiagnosticBag& bag) {
  FrontReader reader(document.front, document.file, {}, bag);
  const std::string slug = reader.text("slug");
  document.slug = slug.empty() ? vietnamese::to_slug(stem_of(document.file)) : slug;
  document.slug_place = slug.empty() ? file_place(document.file) : reader.place("slug");
  if (!vietnamese::is_slug(document.slug)) {
    const std::string suggestion = vietnamese::to_slug(document.slug);
    bag.add(Code::slug_bad, document.slug_place,
            {{"value", slug.empty() ? stem_of(document.file) : slug},
             {"suggestion", suggestion.empty() ? "gioi-thieu" : suggestion}});
  }
  for (std::string& address : reader.texts("aliases_url")) {
    if (!is_former_address(address) || document.former_addresses.size() == k_most_former_addresses) {
      bag.add(Code::former_address_bad, reader.place("aliases_url"), {{"value", address}});
      break;
    }
    document.former_addresses.push_back(std::move(address));
  }
}

}  // namespace

std::optional<Document> parse_document(std::string_view text, const std::string& file, DiagnosticBag& bag) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t errors_before = bag.count(Severity::error);
  if (!is_valid_utf8(text)) {
    bag.add(Code::text_not_utf8, file_place(file));
    return std::nullopt;
  }
  const auto parts = split(text);
  if (!parts) {
    bag.add(Code::front_matter_unclosed, text_place(file, 1, 1));
    return std::nullopt;
  }
  auto front = parse_yaml(parts->front, file, 2, bag);
  if (!front) return std::nullopt;
  if (!front->is_map() && !front->is_null()) {
    bag.add(Code::front_matter_not_map, text_place(file, front->line, front->column));
    return std::nullopt;
  }
  Document document;
  document.file = file;
  document.front = std::move(*front);
  document.body = vietnamese::clean_text(parts->body);
  document.body_line = parts->body_line;
  read_common_keys(document, bag);
  if (bag.count(Severity::error) > errors_before) return std::nullopt;
  return document;
}

std::vector<Document> read_documents(const std::filesystem::path& root, std::string_view folder,
                                     DiagnosticBag& bag, std::size_t most) {
  std::vector<Document> documents;
  auto files = find_files(root, std::string(folder) + "/*.md", bag);
  if (files.size() > most) {
    bag.add(Code::document_too_many, file_place(std::string(folder)),
            {{"limit", std::to_string(most)}});
    files.resize(most);
  }
  std::map<std::string, std::size_t> by_slug;
  for (const std::string& file : files) {
    auto text = read_text_file(root / file, k_document_most_bytes, file);
    if (!text) {
      bag.add(std::move(text).fault());
      continue;
    }
    auto document = parse_document(text.value(), file, bag);
    if (!document) continue;
    const auto [first, is_new] = by_slug.emplace(document->slug, documents.size());
    if (!is_new) {
      bag.add(Code::slug_repeated, document->slug_place, {{"slug", document->slug}})
          .related.push_back({documents[first->second].slug_place, document->slug});
      continue;
    }
    documents.push_back(std::move(*document));
  }
  return documents;
}

}  // namespace trungbay::workspace
