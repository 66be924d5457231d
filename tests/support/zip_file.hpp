// Zip files made in memory for tests, by libzip: workbooks whose every byte the test decides.
#pragma once

#include <zip.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trungbay::support {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

inline std::string make_zip(const ZipParts& parts) {
  zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* const archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* const part = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE) < 0) zip_source_free(part);
  }
  zip_close(archive);
  std::string bytes;
  zip_stat_t stat;
  zip_source_open(source);
  if (zip_source_stat(source, &stat) == 0) bytes.resize(stat.size);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

// The parts of the smallest workbook of Excel: one sheet with this <worksheet>, these shared strings (the whole
// part, or "" for none) and styles.
inline ZipParts xlsx_parts(std::string sheet, std::string strings = {}, std::string styles = {},
                           std::string_view workbook_properties = {}) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string links = "<Relationships><Relationship Id='r1' Type='" + type + "worksheet' Target='worksheets/sheet1.xml'/>";
  if (!strings.empty()) links += "<Relationship Id='r2' Type='" + type + "sharedStrings' Target='sharedStrings.xml'/>";
  if (!styles.empty()) links += "<Relationship Id='r3' Type='" + type + "styles' Target='/xl/styles.xml'/>";
  links += "</Relationships>";
  ZipParts parts = {
      {"_rels/.rels", "<Relationships><Relationship Id='a' Type='" + type + "officeDocument' Target='xl/workbook.xml'/></Relationships>"},
      {"xl/workbook.xml", "<workbook>" + std::string(workbook_properties) +
                              "<sheets><sheet name='Bảng' sheetId='1' r:id='r1' xmlns:r='x'/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", links},
      {"xl/worksheets/sheet1.xml", std::move(sheet)}};
  if (!strings.empty()) parts.emplace_back("xl/sharedStrings.xml", std::move(strings));
  if (!styles.empty()) parts.emplace_back("xl/styles.xml", std::move(styles));
  return parts;
}

// A workbook whose sheet has these rows.
inline std::string xlsx_of(const std::string& rows, std::string strings = {}, std::string styles = {},
                           std::string_view workbook_properties = {}, std::string_view tail = {}) {
  return make_zip(xlsx_parts("<worksheet><sheetData>" + rows + "</sheetData>" + std::string(tail) + "</worksheet>",
                             std::move(strings), std::move(styles), workbook_properties));
}

// An OpenDocument spreadsheet whose body holds these tables.
inline std::string ods_of(const std::string& tables, const std::string& styles = {}) {
  return make_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"content.xml",
                    "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s' "
                    "xmlns:calcext='c'><office:automatic-styles>" + styles +
                        "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                        "</office:spreadsheet></office:body></office:document-content>"}});
}

}  // namespace trungbay::support
