// Answers queries from the files of a search index by the rules of docs/search.md, as the script in the browser does.
//
// Written apart from the generator's encoder: it shares with it only the splitting of a text into words.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "vietnamese/search_words.hpp"

namespace trungbay::support {

using Json = nlohmann::json;

inline std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t hash = 0x811c9dc5u;
  for (const unsigned char byte : text) hash = (hash ^ byte) * 0x01000193u;
  return hash;
}

inline std::string hex_of(std::uint32_t number) {
  char digits[9];
  std::snprintf(digits, sizeof digits, "%x", number);
  return digits;
}

// What a record holds of a term.
struct Held {
  std::uint32_t doc = 0;
  int impact = 0;
  std::uint32_t forms = 0;
};

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}
  unsigned bit() {
    const unsigned value = static_cast<unsigned char>(bytes_.at(at_ >> 3)) >> (at_ & 7) & 1u;
    ++at_;
    return value;
  }
  std::uint32_t bits(unsigned count) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i) value |= bit() << i;
    return value;
  }
  std::size_t bytes_read() const { return (at_ + 7) / 8; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

inline std::uint64_t varint_at(std::string_view bytes, std::size_t& at) {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.at(at++));
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}

// A list as far as it has been read.
struct ReadList {
  std::uint64_t length = 0;
  std::vector<Held> held;
  std::vector<std::pair<std::uint32_t, std::string>> chunks;  // first doc, path; those not yet read
  std::uint32_t horizon = 0xffff'ffff;                        // docs below are known
};

struct ReadTerm {
  std::uint64_t count = 0;
  std::vector<std::uint16_t> forms;
  ReadList title, rest;
};

struct SegmentFacts {
  std::string id;
  std::uint32_t ideas = 0;
  std::uint32_t shards = 0;
  std::set<std::uint32_t> dead;
  std::vector<std::pair<int, std::uint32_t>> years;
};

class SegmentReader {
 public:
  using Fetch = std::function<std::string(const std::string& path)>;

  SegmentReader(SegmentFacts facts, Fetch fetch) : facts_(std::move(facts)), fetch_(std::move(fetch)) {}

  const SegmentFacts& facts() const { return facts_; }

  ReadTerm find(const std::string& term) const {
    const std::uint32_t number = fnv1a(term) & (facts_.shards - 1);
    const std::string place = hex_of(number >> 8) + "/" + hex_of(number & 255);
    const std::string shard = fetch_(facts_.id + "/s/" + place + ".bin");
    std::string last;
    for (std::size_t at = 0; at < shard.size();) {
      const auto lengths = static_cast<unsigned char>(shard.at(at++));
      std::size_t rest = lengths & 15;
      if (rest == 15) rest = static_cast<unsigned char>(shard.at(at++));
      last = last.substr(0, lengths >> 4) + shard.substr(at, rest);
      at += rest;
      const auto size = static_cast<std::size_t>(varint_at(shard, at));
      if (last == term) return read_body(std::string_view(shard).substr(at, size), place);
      at += size;
    }
    return {};
  }

  // Reads the next chunk of a list.
  void read_chunk(ReadList& list, std::size_t forms, bool is_title) const {
    const auto [first, path] = list.chunks.front();
    list.chunks.erase(list.chunks.begin());
    const std::string bytes = fetch_(path);
    std::size_t at = 0;
    const auto count = varint_at(bytes, at);
    BitReader bits(std::string_view(bytes).substr(at));
    read_docs(bits, count, static_cast<std::int64_t>(first) - 1, list, forms, is_title);
    list.horizon = list.chunks.empty() ? 0xffff'ffff : list.chunks.front().first;
  }

  Json card(std::uint32_t doc) const {
    std::uint32_t dead = 0;
    for (std::uint32_t i = 0; i < 16; ++i) dead |= static_cast<std::uint32_t>(facts_.dead.count((doc & ~15u) + i)) << i;
    const std::uint32_t file = doc >> 4;
    const std::string name = hex_of(file & 255) + (dead != 0 ? "-" + hex_of(dead) : "");
    return Json::parse(fetch_(facts_.id + "/c/" + hex_of(file >> 8) + "/" + name + ".json")).at(doc & 15);
  }

 private:
  ReadTerm read_body(std::string_view body, const std::string& place) const {
    ReadTerm term;
    std::size_t at = 0;
    const auto flags = static_cast<unsigned char>(body.at(at++));
    term.count = (flags & 64) != 0 ? 1 : varint_at(body, at);
    term.title.length = (flags & 8) == 0 ? 0 : (flags & 64) != 0 ? 1 : varint_at(body, at);
    term.rest.length = term.count - term.title.length;
    for (int i = 0; i < (flags & 7); ++i, at += 2) {
      term.forms.push_back(static_cast<std::uint16_t>(static_cast<unsigned char>(body.at(at)) | static_cast<unsigned char>(body.at(at + 1)) << 8));
    }
    std::uint64_t heads[] = {term.title.length, term.rest.length};
    ReadList* lists[] = {&term.title, &term.rest};
    for (int i = 0; i < 2; ++i) {
      if ((flags & (16 << i)) == 0) continue;
      heads[i] = varint_at(body, at);
      const auto first_file = varint_at(body, at);
      const auto count = varint_at(body, at);
      std::uint32_t doc = 0;
      for (std::uint64_t chunk = 0; chunk < count; ++chunk) {
        doc += static_cast<std::uint32_t>(varint_at(body, at));
        lists[i]->chunks.emplace_back(doc, facts_.id + "/o/" + place + "-" + std::to_string(first_file + chunk) + ".bin");
      }
      lists[i]->horizon = lists[i]->chunks.front().first;
    }
    for (int i = 0; i < 2; ++i) {
      BitReader bits(body.substr(at));
      read_docs(bits, heads[i], -1, *lists[i], term.forms.size(), i == 0);
      at += bits.bytes_read();
    }
    return term;
  }

  void read_docs(BitReader& bits, std::uint64_t count, std::int64_t last, ReadList& list, std::size_t forms, bool is_title) const {
    unsigned low = 0;
    while (count > 0 && (list.length << (low + 1)) * 3 <= static_cast<std::uint64_t>(facts_.ideas) * 2) ++low;
    for (std::uint64_t i = 0; i < count; ++i) {
      std::uint32_t quotient = 0;
      while (bits.bit() == 1) ++quotient;
      last += 1 + static_cast<std::int64_t>((static_cast<std::uint64_t>(quotient) << low) + bits.bits(low));
      Held held{static_cast<std::uint32_t>(last), 3, forms == 0 ? 0u : 1u};
      if (!is_title) held.impact = bits.bit() == 0 ? 0 : bits.bit() == 0 ? 1 : 2;
      if (forms > 1 && bits.bit() == 0) held.forms = bits.bits(static_cast<unsigned>(forms));
      list.held.push_back(held);
    }
  }

  SegmentFacts facts_;
  Fetch fetch_;
};

// ---- queries ----

struct QueryTerm {
  std::string folded;
  std::uint16_t form = 0;  // hash of the written form
};

struct Query {
  std::vector<QueryTerm> terms;      // pairs that cover the query
  std::vector<std::vector<QueryTerm>> syllables;  // of each term
  bool has_marks = false;
};

inline QueryTerm query_term(const std::string& written, const std::string& folded) {
  const std::uint32_t hash = fnv1a(written);
  return {folded, static_cast<std::uint16_t>(hash ^ hash >> 16)};
}

inline Query parse_query(std::string_view text) {
  Query query;
  std::vector<std::pair<std::string, std::string>> run;
  const auto flush = [&] {
    for (std::size_t i = 0; i < run.size(); i += 2) {
      if (run.size() == 1) {
        query.terms.push_back(query_term(run[0].first, run[0].second));
        query.syllables.push_back({query.terms.back()});
        continue;
      }
      const std::size_t first = i + 1 < run.size() ? i : i - 1;
      const auto& a = run[first];
      const auto& b = run[first + 1];
      query.terms.push_back(query_term(a.first + " " + b.first, a.second + " " + b.second));
      query.syllables.push_back({query_term(a.first, a.second), query_term(b.first, b.second)});
    }
    run.clear();
  };
  for (vietnamese::TokenReader tokens(text); tokens.next();) {
    const std::string written = vietnamese::written_form(tokens.token());
    const std::string folded = vietnamese::folded_form(written);
    query.has_marks = query.has_marks || written != folded;
    if (!tokens.joins()) flush();
    run.emplace_back(written, folded);
  }
  flush();
  return query;
}

inline SegmentFacts segment_facts(const Json& segment) {
  SegmentFacts facts{segment.at("id"), segment.at("n"), segment.at("s"), {}, {}};
  std::uint32_t doc = 0;
  for (const auto& gap : segment.at("dead")) {
    doc += gap.get<std::uint32_t>();
    facts.dead.insert(doc);
  }
  for (const auto& year : segment.at("years")) facts.years.emplace_back(year.at(0), year.at(1));
  return facts;
}

}  // namespace trungbay::support
