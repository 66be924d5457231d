#include "catalogue/privacy/document_check.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "catalogue/privacy/personal_data.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_shown_characters = 4;  // enough to find it, too little to pass it on with a report

class DocumentCheck {
 public:
  DocumentCheck(const workspace::Document& document, std::string_view public_email, DiagnosticBag& bag)
      : document_(document), public_email_(vietnamese::lower(public_email)), bag_(bag) {}

  void check_body() {
    for (const auto& datum : finder_.find(document_.body)) {
      if (is_public(document_.body, datum)) continue;
      const std::string_view before = std::string_view(document_.body).substr(0, datum.offset);
      const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
      const std::size_t line = before.rfind('\n') + 1;  // 0 when there is none: npos + 1
      report(document_.body_line + lines,
             static_cast<std::uint32_t>(count_code_points(before.substr(line)) + 1), {},
             std::string_view(document_.body).substr(datum.offset, datum.size));
    }
  }

  // Depth is bounded by the reader of YAML.
  void check(const YamlNode& node, const std::string& path) {
    if (node.is_scalar()) {
      const std::string text = vietnamese::clean_text(node.scalar);
      for (const auto& datum : finder_.find(text)) {
        if (!is_public(text, datum)) {
          report(node.line, node.column, path, std::string_view(text).substr(datum.offset, datum.size));
        }
      }
    }
    for (const auto& item : node.list) check(item, path);
    for (const auto& entry : node.map) check(entry.value, path.empty() ? entry.key : path + "." + entry.key);
  }

 private:
  bool is_public(std::string_view text, const PersonalDatum& datum) const {
    if (datum.kind != PersonalKind::email || public_email_.empty()) return false;
    return vietnamese::lower(text.substr(datum.offset, datum.size)).find(public_email_) != std::string::npos;
  }

  void report(std::uint32_t line, std::uint32_t column, std::string field, std::string_view datum) {
    bag_.add(Code::personal_data_in_document, text_place(document_.file, line, column, std::move(field)),
             {{"value", std::string(first_code_points(datum, k_shown_characters)) + "…"}});
  }

  const workspace::Document& document_;
  std::string public_email_;
  DiagnosticBag& bag_;
  PersonalDataFinder finder_;
};

}  // namespace

std::vector<workspace::Document> read_checked_documents(const std::filesystem::path& root,
                                                        std::string_view folder, const Catalogue& catalogue,
                                                        DiagnosticBag& bag) {
  auto documents = workspace::read_documents(root, folder, bag);
  for (const auto& document : documents) {
    DocumentCheck check(document, catalogue.publisher_email, bag);
    check.check(document.front, {});
    check.check_body();
  }
  return documents;
}

}  // namespace trungbay::catalogue
