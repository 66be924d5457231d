#include "ingest/xlsx_book.hpp"

#include <map>

#include "base/utf8.hpp"
#include "ingest/cell_text.hpp"
#include "vietnamese/nfc.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_most_sheets = 1'000;        // a year of weekly reports is 53
constexpr std::size_t k_most_relations = 20'000;    // each sheet, picture and printer setting has one
constexpr std::size_t k_most_sheet_name = 100;      // code points; Excel allows 31
constexpr std::size_t k_most_target_bytes = 1'024;

struct Relation {
  std::string type;  // last part of its address: "worksheet"
  std::string target;
  bool is_external = false;
};

using Relations = std::map<std::string, Relation, std::less<>>;  // by id

class RelationsHandler : public XmlHandler {
 public:
  Relations relations;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || relations.size() >= k_most_relations) return;
    const std::string_view type = attributes.find("Type");
    relations.try_emplace(
        std::string(first_bytes(attributes.find("Id"), k_most_target_bytes)),
        Relation{std::string(first_bytes(type.substr(type.rfind('/') + 1), k_most_target_bytes)),
                 std::string(first_bytes(attributes.find("Target"), k_most_target_bytes)),
                 attributes.find("TargetMode") == "External"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

struct NamedSheet {
  std::string name;
  std::string relation;
  bool is_hidden = false;
};

class WorkbookHandler : public XmlHandler {
 public:
  std::vector<NamedSheet> sheets;
  DateSystem dates = DateSystem::from_1900;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "sheet" && sheets.size() < k_most_sheets) {
      const std::string_view state = attributes.find("state");
      sheets.push_back({std::string(first_code_points(vietnamese::clean_line(attributes.find("name")), k_most_sheet_name)),
                        std::string(first_bytes(attributes.find("id"), k_most_target_bytes)),
                        state == "hidden" || state == "veryHidden"});
    } else if (name == "workbookPr" && is_true(attributes.find("date1904"))) {
      dates = DateSystem::from_1904;
    }
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

bool read_part(ZipArchive& archive, const std::string& part, XmlHandler& handler, DiagnosticBag& bag) {
  auto bytes = archive.open_part(part, bag);
  return bytes && XmlStream(std::move(bytes), part, archive.file(), handler).run(bag) == XmlStep::ended;
}

// A target as seen from the part that names it, "../media/a.png" from "xl/worksheets/sheet1.xml"; nothing when it
// climbs out of the archive.
std::optional<std::string> resolve(std::string_view from, std::string_view target) {
  std::string path(from.substr(0, from.rfind('/') + 1));
  if (target.starts_with('/') || target.starts_with('\\')) {
    path.clear();
    target.remove_prefix(1);
  }
  while (!target.empty()) {
    const std::size_t size = std::min(target.find_first_of("/\\"), target.size());
    const std::string_view name = target.substr(0, size);
    if (name == "..") {
      if (path.empty()) return std::nullopt;
      path.pop_back();
      path.erase(path.rfind('/') + 1);
    } else if (!name.empty() && name != ".") {
      path += name;
      if (size < target.size()) path += '/';
    }
    target.remove_prefix(std::min(size + 1, target.size()));
  }
  return path;
}

std::string relations_of(std::string_view part) {
  const std::size_t slash = part.rfind('/') + 1;
  return std::string(part.substr(0, slash)) + "_rels/" + std::string(part.substr(slash)) + ".rels";
}

class BookReader {
 public:
  BookReader(ZipArchive& archive, DiagnosticBag& bag) : archive_(archive), bag_(bag) {}

  std::optional<XlsxBook> read() {
    const auto part = find_workbook();
    if (!part) return std::nullopt;
    WorkbookHandler workbook;
    RelationsHandler links;
    if (!read_part(archive_, *part, workbook, bag_)) return std::nullopt;
    if (!read_part(archive_, relations_of(*part), links, bag_)) return std::nullopt;
    book_.dates = workbook.dates;
    for (const auto& [id, relation] : links.relations) {
      std::string* const where = relation.type == "sharedStrings" ? &book_.strings_part
                                 : relation.type == "styles"      ? &book_.styles_part
                                                                  : nullptr;
      if (where != nullptr && !take_target(*part, relation, *where)) return std::nullopt;
    }
    for (NamedSheet& sheet : workbook.sheets) {
      if (!take_sheet(*part, sheet, links.relations)) return std::nullopt;
    }
    return std::move(book_);
  }

 private:
  // The part that the package names as its main one. Everything that is no workbook has another kind of it.
  std::optional<std::string> find_workbook() {
    const std::string package = "_rels/.rels";
    RelationsHandler links;
    if (archive_.has(package) && !read_part(archive_, package, links, bag_)) return std::nullopt;
    for (const auto& [id, relation] : links.relations) {
      if (relation.type != "officeDocument") continue;
      std::string part;
      if (!take_target("", relation, part)) return std::nullopt;
      if (archive_.has_folder("word/") || archive_.has_folder("ppt/") || part.ends_with(".bin")) break;
      return part;
    }
    const char* const found = archive_.has_folder("word/")      ? "Word (.docx)"
                              : archive_.has_folder("ppt/")     ? "PowerPoint (.pptx)"
                              : archive_.has("xl/workbook.bin") ? "Excel (.xlsb)"
                                                                : ".zip";
    bag_.add(Code::workbook_without_sheets, file_place(archive_.file()), {{"found", found}});
    return std::nullopt;
  }

  bool take_target(std::string_view from, const Relation& relation, std::string& part) {
    const auto resolved = relation.is_external ? std::nullopt : resolve(from, relation.target);
    if (resolved) {
      part = *resolved;
      return true;
    }
    bag_.add(Code::workbook_path_outside, file_place(archive_.file()), {{"path", relation.target}});
    return false;
  }

  bool take_sheet(std::string_view from, NamedSheet& sheet, const Relations& relations) {
    const auto relation = relations.find(sheet.relation);
    if (relation == relations.end()) {
      bag_.add(Code::workbook_part_missing, file_place(archive_.file()), {{"part", sheet.name}});
      return false;
    }
    if (relation->second.type != "worksheet") return true;
    XlsxSheet taken{std::move(sheet.name), {}, sheet.is_hidden};
    if (!take_target(from, relation->second, taken.part)) return false;
    book_.sheets.push_back(std::move(taken));
    return true;
  }

  ZipArchive& archive_;
  DiagnosticBag& bag_;
  XlsxBook book_;
};

}  // namespace

std::optional<XlsxBook> read_xlsx_book(ZipArchive& archive, DiagnosticBag& bag) {
  return BookReader(archive, bag).read();
}

}  // namespace trungbay::ingest
