// The whole answer to a query: once from the files of an index, once by a plain scan of all records.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "search/record.hpp"
#include "support/search_reader.hpp"

namespace trungbay::support {

// term → (impact, hashes of written forms) of one record, by the rules for texts.
using RecordTerms = std::map<std::string, std::pair<int, std::set<std::uint16_t>>>;

inline void scan_text(std::string_view text, int impact, std::map<std::string, int>& in_body, RecordTerms& terms) {
  std::string last_written;
  std::string last_folded;
  const auto add = [&](const std::string& written, const std::string& folded) {
    auto& term = terms[folded];
    int value = impact;
    if (impact == 0 && ++in_body[folded] >= 3) value = 1;
    term.first = std::max(term.first, value);
    term.second.insert(query_term(written, folded).form);
  };
  for (vietnamese::TokenReader tokens(text); tokens.next();) {
    const std::string written = vietnamese::written_form(tokens.token());
    const std::string folded = vietnamese::folded_form(written);
    add(written, folded);
    if (tokens.joins()) add(last_written + " " + written, last_folded + " " + folded);
    last_written = written;
    last_folded = folded;
  }
}

inline RecordTerms terms_of(std::string_view title, std::string_view middle, std::string_view body) {
  RecordTerms terms;
  std::map<std::string, int> in_body;
  scan_text(title, 3, in_body, terms);
  scan_text(middle, 2, in_body, terms);
  scan_text(body, 0, in_body, terms);
  return terms;
}

struct Answer {
  int stage = 0;                            // 1 pairs, 2 syllables for pairs that nothing has, 3 not found
  std::vector<std::pair<int, std::string>> results;  // key, path; best first
};

// Held terms of one record, for its key.
inline int key_of(const std::vector<QueryTerm>& terms, bool has_marks, const std::function<std::pair<int, bool>(const QueryTerm&)>& held) {
  int key = 0;
  for (const auto& term : terms) {
    const auto [impact, exact] = held(term);
    key += impact + (has_marks && exact ? 100 : 0);
  }
  return key;
}

inline std::vector<QueryTerm> without_unknown_pairs(const Query& query, const std::function<bool(const std::string&)>& is_known) {
  std::vector<QueryTerm> terms;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    if (is_known(query.terms[i].folded)) {
      terms.push_back(query.terms[i]);
    } else {
      terms.insert(terms.end(), query.syllables[i].begin(), query.syllables[i].end());
    }
  }
  return terms;
}

// `records` newest first: path and terms.
struct ScannedRecord {
  std::string path;
  RecordTerms terms;
};

// Adds the records that hold every term.
inline void add_holders(const std::vector<ScannedRecord>& records, const std::vector<QueryTerm>& terms, bool has_marks, Answer& answer) {
  for (const auto& record : records) {
    const bool all = std::all_of(terms.begin(), terms.end(), [&](const QueryTerm& term) { return record.terms.count(term.folded) != 0; });
    if (!all) continue;
    const int key = key_of(terms, has_marks, [&](const QueryTerm& term) {
      const auto& held = record.terms.at(term.folded);
      return std::pair{held.first, held.second.count(term.form) != 0};
    });
    answer.results.emplace_back(key, record.path);
  }
}

inline Answer scan(const std::vector<ScannedRecord>& records, const Query& query) {
  Answer answer;
  answer.stage = 1;
  add_holders(records, query.terms, query.has_marks, answer);
  if (answer.results.empty()) {
    answer.stage = 2;
    const auto terms = without_unknown_pairs(query, [&](const std::string& term) {
      return std::any_of(records.begin(), records.end(), [&](const ScannedRecord& record) { return record.terms.count(term) != 0; });
    });
    add_holders(records, terms, query.has_marks, answer);
  }
  if (answer.results.empty()) answer.stage = 3;
  std::stable_sort(answer.results.begin(), answer.results.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  return answer;
}

class IndexReader {
 public:
  IndexReader(const std::string& manifest, SegmentReader::Fetch fetch) : fetch_(std::move(fetch)) {
    const Json json = Json::parse(manifest);
    for (const auto& segment : json.at("segments")) segments_.emplace_back(segment_facts(segment), fetch_);
    if (json.at("recent").is_string()) {
      for (const auto& row : Json::parse(fetch_(json.at("recent")))) {
        const auto& card = row.at(0);
        recent_.push_back({card.at(0), terms_of(card.at(1).get<std::string>(), row.at(2).get<std::string>(), row.at(3).get<std::string>())});
      }
    }
  }

  const std::vector<SegmentReader>& segments() const { return segments_; }
  const std::vector<ScannedRecord>& recent() const { return recent_; }

  Answer search(const Query& query) const {
    Answer answer;
    answer.stage = 1;
    look(query.terms, query.has_marks, answer);
    if (answer.results.empty()) {
      answer.stage = 2;
      look(without_unknown_pairs(query, [&](const std::string& term) { return is_known(term); }), query.has_marks, answer);
    }
    if (answer.results.empty()) answer.stage = 3;
    std::stable_sort(answer.results.begin(), answer.results.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    return answer;
  }

  // Everything that a segment says of a term, by doc.
  static std::map<std::uint32_t, Held> all_of(const SegmentReader& segment, const std::string& term, std::vector<std::uint16_t>& forms) {
    ReadTerm read = segment.find(term);
    for (const bool is_title : {true, false}) {
      auto& list = is_title ? read.title : read.rest;
      while (!list.chunks.empty()) segment.read_chunk(list, read.forms.size(), is_title);
    }
    std::map<std::uint32_t, Held> held;
    for (const auto* list : {&read.title, &read.rest}) {
      for (const auto& item : list->held) {
        if (segment.facts().dead.count(item.doc) == 0) held[item.doc] = item;
      }
    }
    forms = read.forms;
    return held;
  }

 private:
  bool is_known(const std::string& term) const {
    std::vector<std::uint16_t> forms;
    return std::any_of(recent_.begin(), recent_.end(), [&](const ScannedRecord& record) { return record.terms.count(term) != 0; }) ||
           std::any_of(segments_.begin(), segments_.end(), [&](const SegmentReader& segment) { return !all_of(segment, term, forms).empty(); });
  }

  void look(const std::vector<QueryTerm>& terms, bool has_marks, Answer& answer) const {
    if (terms.empty()) return;
    add_holders(recent_, terms, has_marks, answer);
    for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) {
      std::vector<std::map<std::uint32_t, Held>> held(terms.size());
      std::vector<std::vector<std::uint16_t>> forms(terms.size());
      for (std::size_t i = 0; i < terms.size(); ++i) held[i] = all_of(*segment, terms[i].folded, forms[i]);
      for (const auto& [doc, first] : held[0]) {
        const auto number = doc;
        if (!std::all_of(held.begin(), held.end(), [&](const auto& docs) { return docs.count(number) != 0; })) continue;
        int key = 0;
        for (std::size_t i = 0; i < terms.size(); ++i) {
          const Held& item = held[i].at(doc);
          const auto form = std::find(forms[i].begin(), forms[i].end(), terms[i].form) - forms[i].begin();
          const bool exact = form < static_cast<std::ptrdiff_t>(forms[i].size()) && (item.forms >> form & 1) != 0;
          key += item.impact + (has_marks && exact ? 100 : 0);
        }
        answer.results.emplace_back(key, segment->card(doc).at(0).get<std::string>());
      }
    }
  }

  SegmentReader::Fetch fetch_;
  std::vector<SegmentReader> segments_;
  std::vector<ScannedRecord> recent_;
};

}  // namespace trungbay::support
