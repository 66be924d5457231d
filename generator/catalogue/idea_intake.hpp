// From records to ideas: the gates, and the filing under units, fields, groups and happenings.
//
// build_catalogue feeds it every record of every export. A record that is not approved, or has no title, unit
// or status, is withheld with a diagnostic that names its place; the rest goes on. Nothing of a withheld
// record is stored.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "catalogue/draft.hpp"
#include "catalogue/privacy/privacy_gate.hpp"
#include "catalogue/repair_log.hpp"
#include "catalogue/staff_decisions.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/source.hpp"

namespace trungbay::catalogue {

class IdeaIntake {
 public:
  // All outlive the intake; `catalogue` already has its units, vocabularies and happenings.
  IdeaIntake(Catalogue& catalogue, const workspace::Gates& gates, StaffDecisions& decisions, vietnamese::Date today,
             DiagnosticBag& bag);

  // Reads one export to its end.
  void take(const ingest::Source& source);

 private:
  void begin_sheet();
  // False when its columns do not hold ideas: reported.
  bool ask_about_columns();
  // Mended headers and cells into the log of the export; false when its letters are lost for good.
  bool log_headers(const ingest::Record& record);
  bool log_cells(const ingest::Record& record);
  void take_record(const ingest::Record& record);
  void withhold(Code code, const ingest::Record& record, IdeaField field, Arguments arguments = {});
  void count_withheld(Code code, const ingest::Record& record);
  vietnamese::Date draft_date() const;
  Place place(const ingest::Record& record, IdeaField field) const;

  // The index of a status that may be published, or nothing: then the record has been withheld.
  std::optional<std::uint16_t> pass_approval(const ingest::Record& record);
  // Whether the record may be published; else it has been withheld.
  bool pass_evidence(const ingest::Record& record);
  bool pass_quality(const ingest::Record& record);
  // False: the record has been withheld. Else the draft holds nothing any more that must not be published.
  bool pass_privacy(const ingest::Record& record);
  std::uint32_t file_unit();
  void file_happenings(Idea& idea, const ingest::Record& record);
  void read_dates(Idea& idea, const ingest::Record& record);
  TextHandle store_texts();
  void check_link(IdeaField field, const ingest::Record& record);
  void check_pictures(const ingest::Record& record);

  Catalogue& catalogue_;
  const workspace::Gates& gates_;
  StaffDecisions& decisions_;
  vietnamese::Date today_;
  DiagnosticBag& bag_;
  std::unordered_map<std::string, std::uint16_t> statuses_;                        // folded text → index
  std::unordered_map<std::string, std::pair<HappeningKind, std::uint32_t>> happenings_;  // folded title or slug
  std::set<std::string> unknown_programmes_;                                       // reported once each
  std::set<std::string> unit_slugs_;

  // Of the export that is being read.
  const ingest::Source* source_ = nullptr;
  const ingest::RecordReader* reader_ = nullptr;
  std::optional<ingest::ColumnMap> columns_;
  PrivacyGate privacy_;
  Draft draft_;
  std::string address_;  // of the record's page
  RepairLog repair_log_;
};

}  // namespace trungbay::catalogue
