// How the ideas that hold a term are written down: a head inside the shard, chunks of their own for the rest.
//
// docs/search.md has the bits. Two lists a term: those that have it in the title, and the others.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trungbay::search {

inline constexpr std::uint8_t k_in_title = 3, k_in_middle = 2, k_often = 1, k_in_body = 0;  // impact
inline constexpr std::size_t k_most_forms = 7;                                              // that an entry knows

struct Posting {
  std::uint32_t doc = 0;
  std::uint16_t forms = 0;  // bit i: form i stands in the idea
  std::uint8_t impact = 0;
};

struct Chunk {
  std::uint32_t first = 0;  // doc id
  std::string bytes;        // the file
};

struct PostingList {
  std::uint32_t in_head = 0;
  std::string head;  // bits
  std::vector<Chunk> chunks;
};

// A term with everything that its shard says of it, but the numbers of its chunk files.
struct TermEntry {
  std::string term;
  std::uint32_t count = 0;           // ideas
  std::uint32_t in_title = 0;
  std::vector<std::uint16_t> forms;  // hashes, the most frequent first
  PostingList title, rest;
};

// `postings` ascend by doc, which is below `ideas`; bits of `forms` beyond `form_count` must be 0.
TermEntry make_entry(std::string term, std::span<const Posting> postings, std::span<const std::uint16_t> forms,
                     std::uint32_t ideas);

// Gaps of a list of `length` out of `ideas` are written with this many low bits.
unsigned rice_bits(std::uint64_t length, std::uint64_t ideas);

// The bytes of a shard. `entries` are put in order; chunk files are numbered in it and moved to `chunks`.
std::string make_shard(std::vector<TermEntry>& entries, std::vector<std::string>& chunks);

}  // namespace trungbay::search
