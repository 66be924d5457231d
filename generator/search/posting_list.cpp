#include "search/posting_list.hpp"

#include <algorithm>

#include "search/bits.hpp"

namespace trungbay::search {
namespace {

// A list up to here stands whole in its shard; of a longer one, a head that fills a screen of results in most searches.
constexpr std::size_t k_whole_list_bits = 3600 * 8;
constexpr std::size_t k_head_bits = 2400 * 8;
// Chunks grow, so that a search which needs little more reads little more.
constexpr std::size_t k_first_chunk_bits = 6 * 1024 * 8;
constexpr std::size_t k_largest_chunk_bits = 24 * 1024 * 8;

class ListWriter {
 public:
  ListWriter(std::span<const Posting> postings, bool is_title, std::size_t forms, std::uint32_t ideas)
      : postings_(postings), is_title_(is_title), forms_(static_cast<unsigned>(forms)), rice_(rice_bits(postings.size(), ideas)) {}

  PostingList write() const {
    PostingList list;
    std::size_t total = 0;
    for (std::size_t i = 0; i < postings_.size(); ++i) total += size_of(i, gap_before(i, 0));
    std::size_t at = total <= k_whole_list_bits ? postings_.size() : fitting(0, k_head_bits);
    list.in_head = static_cast<std::uint32_t>(at);
    write_bits(0, at, list.head);
    for (std::size_t limit = k_first_chunk_bits; at < postings_.size(); limit = std::min(2 * limit, k_largest_chunk_bits)) {
      const std::size_t end = fitting(at, limit);
      Chunk chunk{postings_[at].doc, {}};
      append_varint(end - at, chunk.bytes);
      write_bits(at, end, chunk.bytes);
      list.chunks.push_back(std::move(chunk));
      at = end;
    }
    return list;
  }

 private:
  // In a chunk, the first idea is the one that the head names: its gap is 0.
  std::uint32_t gap_before(std::size_t i, std::size_t begin) const {
    if (i == begin) return begin == 0 ? postings_[i].doc : 0;
    return postings_[i].doc - postings_[i - 1].doc - 1;
  }

  std::size_t size_of(std::size_t i, std::uint32_t gap) const {
    std::size_t bits = (gap >> rice_) + 1 + rice_;
    if (!is_title_) bits += postings_[i].impact == 0 ? 1 : 2;
    if (forms_ > 1) bits += postings_[i].forms == 1 ? 1 : 1 + forms_;
    return bits;
  }

  // Where a chunk ends that begins at `begin` and holds at most `limit` bits, but one idea at least.
  std::size_t fitting(std::size_t begin, std::size_t limit) const {
    std::size_t bits = 0;
    std::size_t i = begin;
    for (; i < postings_.size(); ++i) {
      bits += size_of(i, gap_before(i, begin));
      if (bits > limit && i > begin) break;
    }
    return i;
  }

  void write_bits(std::size_t begin, std::size_t end, std::string& out) const {
    BitWriter bits(out);
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t gap = gap_before(i, begin);
      bits.put_ones(gap >> rice_);
      bits.put(0, 1);
      bits.put(gap & ((1u << rice_) - 1), rice_);
      const Posting& posting = postings_[i];
      if (!is_title_) {
        if (posting.impact == 0) {
          bits.put(0, 1);
        } else {
          bits.put(posting.impact == 1 ? 1 : 3, 2);
        }
      }
      if (forms_ <= 1) continue;
      if (posting.forms == 1) {
        bits.put(1, 1);
      } else {
        bits.put(static_cast<std::uint32_t>(posting.forms) << 1, 1 + forms_);
      }
    }
    bits.finish();
  }

  std::span<const Posting> postings_;
  bool is_title_;
  unsigned forms_;
  unsigned rice_;
};

void append_directory(const PostingList& list, std::size_t first_file, std::string& out) {
  append_varint(list.in_head, out);
  append_varint(first_file, out);
  append_varint(list.chunks.size(), out);
  std::uint32_t last = 0;
  for (const auto& chunk : list.chunks) {
    append_varint(chunk.first - last, out);
    last = chunk.first;
  }
}

std::string body_of(TermEntry& entry, std::vector<std::string>& chunks) {
  std::string body;
  const bool single = entry.count == 1;
  body += static_cast<char>(entry.forms.size() | (entry.in_title > 0 ? 8 : 0) | (entry.title.chunks.empty() ? 0 : 16) |
                            (entry.rest.chunks.empty() ? 0 : 32) | (single ? 64 : 0));
  if (!single) append_varint(entry.count, body);
  if (!single && entry.in_title > 0) append_varint(entry.in_title, body);
  for (const auto form : entry.forms) {
    body += static_cast<char>(form);
    body += static_cast<char>(form >> 8);
  }
  for (PostingList* list : {&entry.title, &entry.rest}) {
    if (list->chunks.empty()) continue;
    append_directory(*list, chunks.size(), body);
    for (auto& chunk : list->chunks) chunks.push_back(std::move(chunk.bytes));
  }
  return body + entry.title.head + entry.rest.head;
}

constexpr std::size_t k_nibble = 15;

}  // namespace

unsigned rice_bits(std::uint64_t length, std::uint64_t ideas) {
  unsigned bits = 0;
  while ((length << (bits + 1)) * 3 <= ideas * 2) ++bits;
  return bits;
}

TermEntry make_entry(std::string term, std::span<const Posting> postings, std::span<const std::uint16_t> forms,
                     std::uint32_t ideas) {
  TermEntry entry;
  entry.term = std::move(term);
  entry.count = static_cast<std::uint32_t>(postings.size());
  entry.forms.assign(forms.begin(), forms.end());
  std::vector<Posting> title;
  std::vector<Posting> rest;
  for (const auto& posting : postings) (posting.impact == k_in_title ? title : rest).push_back(posting);
  entry.in_title = static_cast<std::uint32_t>(title.size());
  if (!title.empty()) entry.title = ListWriter(title, true, forms.size(), ideas).write();
  if (!rest.empty()) entry.rest = ListWriter(rest, false, forms.size(), ideas).write();
  return entry;
}

std::string make_shard(std::vector<TermEntry>& entries, std::vector<std::string>& chunks) {
  std::sort(entries.begin(), entries.end(), [](const TermEntry& a, const TermEntry& b) { return a.term < b.term; });
  std::string out;
  std::string_view last;
  for (auto& entry : entries) {
    const std::string_view term = entry.term;
    const auto same = std::mismatch(term.begin(), term.end(), last.begin(), last.end()).first - term.begin();
    const std::size_t shared = std::min(static_cast<std::size_t>(same), k_nibble);
    const std::string_view rest = term.substr(shared);
    out += static_cast<char>(shared << 4 | std::min(rest.size(), k_nibble));
    if (rest.size() >= k_nibble) out += static_cast<char>(rest.size());
    out += rest;
    const std::string body = body_of(entry, chunks);
    append_varint(body.size(), out);
    out += body;
    last = term;
  }
  return out;
}

}  // namespace trungbay::search
