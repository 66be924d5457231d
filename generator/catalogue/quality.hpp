// The gate of quality: what makes an idea look unfinished to a reader.
//
// IdeaIntake asks for each approved record, before anything of it is filed. Each check has its setting under
// `gates.quality` (off, warn, withhold); docs/gates.md says to staff what each looks at. Pure: texts in,
// findings out. Some 15 µs a record, however long its bodies are: only their beginnings are read.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/columns.hpp"
#include "vietnamese/date.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::catalogue {

inline constexpr std::array k_body_fields{ingest::IdeaField::content, ingest::IdeaField::problem,
                                          ingest::IdeaField::solution, ingest::IdeaField::novelty,
                                          ingest::IdeaField::benefit, ingest::IdeaField::applicability};

// What is judged; clean texts (NFC), "" for what the record does not have.
struct JudgedIdea {
  std::string_view title;
  std::string_view summary;
  std::array<std::string_view, k_body_fields.size()> body;  // in the order of k_body_fields
  vietnamese::Date date;
  vietnamese::Date approved_date;
};

struct QualityFinding {
  Code code;
  ingest::IdeaField field;   // where it was seen
  std::string_view setting;  // the key below gates.quality
  workspace::GateAction action;
  std::vector<MessageArgument> arguments;
};

inline constexpr std::size_t k_least_title_characters = 10;  // "Vườn rau 1"
inline constexpr std::size_t k_most_title_characters = 200;  // three lines on a telephone
inline constexpr std::size_t k_least_body_words = 20;        // one sentence that says something
inline constexpr int k_first_year = 2000;                    // the movement's forms are younger

// Empty for an idea that all checks let pass. One fault is told once: a placeholder is not also too short.
std::vector<QualityFinding> check_quality(const JudgedIdea& idea, const workspace::Gates& gates, vietnamese::Date today);

}  // namespace trungbay::catalogue
