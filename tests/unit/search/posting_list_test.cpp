#include "search/posting_list.hpp"

#include <map>
#include <random>

#include "search/bits.hpp"
#include "support/catch.hpp"
#include "support/search_reader.hpp"

using namespace trungbay;
using namespace trungbay::search;

namespace {

// One shard with these terms, and a reader of it.
struct Made {
  std::map<std::string, std::string> files;
  support::SegmentReader reader;

  Made(std::vector<TermEntry> entries, std::uint32_t ideas)
      : reader({"id", ideas, 1, {}, {}}, [this](const std::string& path) { return files.at(path); }) {
    std::vector<std::string> chunks;
    files["id/s/0/0.bin"] = make_shard(entries, chunks);
    for (std::size_t i = 0; i < chunks.size(); ++i) files["id/o/0/0-" + std::to_string(i) + ".bin"] = chunks[i];
  }
};

void check_term(const Made& made, const std::string& term, const std::vector<Posting>& postings, std::size_t forms) {
  auto read = made.reader.find(term);
  CHECK(read.count == postings.size());
  CHECK(read.forms.size() == forms);
  std::map<std::uint32_t, Posting> expected;
  for (const auto& posting : postings) expected[posting.doc] = posting;
  std::size_t held = 0;
  std::size_t wrong = 0;
  for (const bool is_title : {true, false}) {
    auto& list = is_title ? read.title : read.rest;
    // What the head and each chunk hold lies below where the next begins.
    while (true) {
      if (!list.held.empty() && list.held.back().doc >= list.horizon) ++wrong;
      if (list.chunks.empty()) break;
      made.reader.read_chunk(list, read.forms.size(), is_title);
    }
    for (const auto& item : list.held) {
      const auto& posting = expected.at(item.doc);
      if (item.impact != posting.impact || (posting.impact == k_in_title) != is_title) ++wrong;
      if (forms > 0 && item.forms != (forms == 1 ? 1u : posting.forms)) ++wrong;
      ++held;
    }
  }
  CHECK(held == postings.size());
  CHECK(wrong == 0);
}

std::vector<Posting> random_postings(std::mt19937& random, std::uint32_t ideas, std::uint32_t one_in, std::size_t forms) {
  std::vector<Posting> postings;
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random()) % limit; };
  for (std::uint32_t doc = below(one_in); doc < ideas; doc += 1 + below(2 * one_in - 1)) {
    const std::uint32_t mask = forms == 0 ? 0u : below(3) > 0 ? 1u : below(1u << forms);
    postings.push_back({doc, static_cast<std::uint16_t>(mask), static_cast<std::uint8_t>(below(4))});
  }
  return postings;
}

}  // namespace

TEST_CASE("posting lists: what is written is read, whatever the lengths", "[search]") {
  std::mt19937 random(20261128);
  for (const std::uint32_t ideas : {1u, 2u, 100u, 5'000u, 60'000u}) {
    std::vector<TermEntry> entries;
    std::map<std::string, std::pair<std::vector<Posting>, std::size_t>> expected;
    for (const std::uint32_t one_in : {1u, 2u, 7u, 100u, 3'000u}) {
      for (std::size_t forms = 0; forms <= k_most_forms; ++forms) {
        auto postings = random_postings(random, ideas, one_in, forms);
        if (postings.empty()) continue;
        const std::string term = "từ" + std::to_string(one_in) + " " + std::string(forms * 5, 'x');
        std::vector<std::uint16_t> hashes(forms);
        for (auto& hash : hashes) hash = static_cast<std::uint16_t>(random());
        entries.push_back(make_entry(term, postings, hashes, ideas));
        expected[term] = {std::move(postings), forms};
      }
    }
    const Made made(std::move(entries), ideas);
    for (const auto& [term, item] : expected) {
      CAPTURE(ideas, term);
      check_term(made, term, item.first, item.second);
    }
    CHECK(made.reader.find("không có").count == 0);
  }
}

TEST_CASE("posting lists: a head stays small, and chunks grow", "[search]") {
  std::mt19937 random(7);
  const std::uint32_t ideas = 300'000;
  const auto postings = random_postings(random, ideas, 3, 2);
  std::vector<TermEntry> entries;
  const std::uint16_t forms[] = {1, 2};
  entries.push_back(make_entry("rac thai", postings, forms, ideas));
  CHECK(entries[0].title.head.size() <= 2400);
  CHECK(entries[0].rest.head.size() <= 2400);
  REQUIRE(entries[0].rest.chunks.size() > 3);
  for (const auto& chunk : entries[0].rest.chunks) CHECK(chunk.bytes.size() <= 24 * 1024 + 8);
  CHECK(entries[0].rest.chunks[0].bytes.size() < entries[0].rest.chunks[1].bytes.size());
  const Made made(std::move(entries), ideas);
  check_term(made, "rac thai", postings, 2);
}

TEST_CASE("posting lists: a list far from what its length promises is still right", "[search]") {
  std::vector<Posting> postings;
  for (std::uint32_t doc = 999'000; doc < 1'000'000; ++doc) postings.push_back({doc, 0, k_in_body});
  std::vector<TermEntry> entries;
  entries.push_back(make_entry("u:don-vi", postings, {}, 1'000'000));
  const Made made(std::move(entries), 1'000'000);
  check_term(made, "u:don-vi", postings, 0);
}

TEST_CASE("FNV-1a is the one that everybody means", "[search]") {
  CHECK(fnv("") == 0x811c9dc5u);
  CHECK(fnv("a") == 0xe40c292cu);
  CHECK(fnv("foobar") == 0xbf9cf968u);
  CHECK(fnv("bar", fnv("foo")) == fnv("foobar"));
}
