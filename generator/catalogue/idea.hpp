// One approved idea, as the catalogue keeps it: what is sorted, grouped or looked up, in 64 bytes.
// What is only printed stands in the text store, under `texts`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text_store.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::catalogue {

// "None" for every index into the catalogue's tables.
inline constexpr std::uint32_t k_none = 0xffff'ffff;

// The parts of an idea's entry in the text store, in their order there.
enum class IdeaText : std::uint8_t {
  id,       // as the export writes it
  address,  // the id made fit for a file's name; unique
  title,
  summary,
  content,
  problem,        // thực trạng
  solution,       // giải pháp, cách làm
  novelty,        // tính mới
  benefit,        // tính lợi ích
  applicability,  // phạm vi áp dụng
  authors,        // separated by line ends
  approved_by,
  approved_doc,
  award,
  images,  // separated by line ends
  video,
  link,  // the record in the idea bank
};
inline constexpr std::size_t k_idea_text_count = static_cast<std::size_t>(IdeaText::link) + 1;

enum class IdeaKind : std::uint8_t { idea, initiative, solution, topic, product };

// What people call each kind, in the order of IdeaKind.
inline constexpr std::string_view k_idea_kinds[] = {"Ý tưởng", "Sáng kiến", "Giải pháp", "Đề tài", "Sản phẩm"};

constexpr std::string_view kind_label(IdeaKind kind) { return k_idea_kinds[static_cast<std::size_t>(kind)]; }

struct Idea {
  TextHandle texts = 0;
  vietnamese::Date date;
  vietnamese::Date approved_date;
  std::uint32_t unit = k_none;
  std::uint32_t field = k_none;
  std::uint32_t group = k_none;
  std::uint32_t campaign = k_none;
  std::uint32_t contest = k_none;
  std::uint32_t event = k_none;
  std::uint32_t model = k_none;  // that it became
  std::uint32_t source = 0;      // which export it was read from, and where there
  std::uint32_t row = 0;
  std::uint16_t status = 0;
  IdeaKind kind = IdeaKind::idea;
  bool featured = false;
  bool has_own_summary = false;  // the export wrote one; else it was taken from the body
};
static_assert(sizeof(Idea) <= 64);

}  // namespace trungbay::catalogue
