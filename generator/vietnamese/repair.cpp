#include "vietnamese/repair.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "vietnamese/broken_scan.hpp"
#include "vietnamese/entity.hpp"
#include "vietnamese/mojibake.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/repair_words.hpp"

namespace trungbay::vietnamese {
namespace {

// Undoing one kind of damage may bring another to light (an entity that stands for a byte of UTF-8). Real
// texts need one round; a text that is made to need more is left as it is then.
constexpr int k_most_rounds = 4;

std::u32string to_code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    points += point.value;
    i += point.size;
  }
  return points;
}

std::string to_utf8(std::u32string_view points) {
  std::string text;
  text.reserve(points.size() * 2);
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

// The character behind `&`, looked for through "&amp;": what was escaped twice is undone twice.
std::optional<Entity> read_nested_entity(std::string_view behind) {
  std::size_t size = 0;
  auto entity = read_entity(behind);
  while (entity && entity->value == U'&') {
    size += entity->size;
    const auto inner = read_entity(behind.substr(size));
    if (!inner) return Entity{U'&', size};
    entity = inner;
  }
  if (entity) entity->size += size;
  return entity;
}

bool undo_escapes(std::string& text, TextKind kind) {
  if (text.find_first_of("&\\") == std::string::npos) return false;
  std::string out;
  out.reserve(text.size());
  bool changed = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = std::min(text.find_first_of("&\\", i), text.size());
    out.append(text, i, next - i);
    i = next;
    if (i == text.size()) break;
    const std::string_view behind = std::string_view(text).substr(i + 1);
    const auto found = text[i] == '\\'           ? read_unicode_escape(behind)
                       : kind == TextKind::plain ? read_nested_entity(behind)
                                                 : read_entity(behind);
    if (found && found->value != 0xFFFD && (kind == TextKind::plain || found->value >= 0x80)) {
      append_utf8(out, found->value);
      i += 1 + found->size;
      changed = true;
    } else {
      out += text[i++];
    }
  }
  if (changed) text = std::move(out);
  return changed;
}

bool holds_any(std::u32string_view text, std::u32string_view wanted) {
  return text.find_first_of(wanted) != std::u32string_view::npos;
}

// clean_text, with its three kinds of work told apart.
std::string cleaned(std::string text, Repairs& repairs) {
  std::string scratch;
  const std::string_view clean = clean_text(text, scratch);
  if (clean == text) return text;
  const std::u32string points = to_code_points(text);
  if (holds_any(points, U"\u00D0\u0189\u00F0")) {
    const std::u32string after = to_code_points(clean);
    const auto count = [](std::u32string_view in, std::u32string_view which) {
      std::size_t found = 0;
      for (const char32_t point : in) found += which.find(point) != std::u32string_view::npos ? 1 : 0;
      return found;
    };
    if (count(points, U"\u00D0\u0189\u00F0") > count(after, U"\u00D0\u0189\u00F0"))
      repairs[RepairKind::lookalike] = 1;
  }
  for (const char32_t point : points) {
    const bool is_odd = point == 0xA0 || point == 0xAD || point == 0xFEFF ||
                        (point >= 0x2000 && point <= 0x200F) || (point >= 0x2028 && point <= 0x202F) ||
                        (point >= 0x205F && point <= 0x206F) || point == 0x3000;
    if (is_odd) {
      repairs[RepairKind::invisible] = 1;
      break;
    }
  }
  if (!is_nfc_quick(text) && to_nfc(text) != text) repairs[RepairKind::composed] = 1;
  return std::string(clean);
}

// One round over the text; each kind of repair that was made is 1 in `repairs`.
std::string mend(std::string text, Repairs& repairs, TextKind kind, RepairHints hints) {
  if (undo_escapes(text, kind)) repairs[RepairKind::escaped] = 1;
  std::u32string points = to_code_points(text);
  bool changed = undo_utf8_as_1252(points);
  if (changed) repairs[RepairKind::utf8] = 1;
  // Marks join their letters before words are judged.
  if (points.find_first_of(U"\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323") != std::u32string::npos) {
    if (changed) text = to_utf8(points);
    std::string composed = to_nfc(text);
    if (composed != text) {
      repairs[RepairKind::composed] = 1;
      points = to_code_points(composed);
      changed = true;
    }
  }
  changed = decode_words(points, repairs, hints) || changed;
  changed = restore_horns(points, repairs[RepairKind::tcvn3] > 0, repairs) || changed;
  if (changed) text = to_utf8(points);
  return cleaned(std::move(text), repairs);
}

}  // namespace

std::string_view repair(std::string_view text, std::string& scratch, Repairs& repairs, TextKind kind,
                        RepairHints hints) {
  // Where an old encoding is expected, "Néi" is worth a look too: every letter of U+00C0–U+00FF could be a
  // code.
  const auto is_worth_a_look = [&](std::string_view now) {
    return looks_broken(now) || ((hints.tcvn3 || hints.vni) && now.find('\xC3') != std::string_view::npos);
  };
  std::string now;
  if (!is_worth_a_look(text)) {
    const std::string_view clean = clean_text(text, scratch);
    // A control character that went may have stood inside an entity or a word, or between a letter and its mark.
    if (clean == text || !is_worth_a_look(clean)) return clean;
    now = clean;
  } else {
    now = text;
  }
  Repairs made;
  for (int round = 0; round < k_most_rounds; ++round) {
    std::string next = mend(now, made, kind, hints);
    const bool is_done = next == now;
    now = std::move(next);
    if (is_done || !is_worth_a_look(now)) break;
  }
  for (std::size_t i = 0; i < k_repair_kinds; ++i) repairs.counts[i] += made.counts[i] > 0 ? 1 : 0;
  repairs.damaged_words += count_damaged_words(to_code_points(now));
  if (now == text) return text;
  scratch = std::move(now);
  return scratch;
}

std::string repaired_line(std::string_view text, Repairs& repairs, RepairHints hints) {
  std::string scratch;
  return clean_line(repair(text, scratch, repairs, TextKind::plain, hints));
}

std::vector<std::string> repaired_headers(std::span<const std::string> headers,
                                          std::vector<Repairs>* repairs) {
  std::string all;
  for (const auto& header : headers) all.append(header).append("\n");
  Repairs together;
  std::string scratch;
  repair(all, scratch, together);
  const RepairHints hints{together[RepairKind::tcvn3] > 0, together[RepairKind::vni] > 0};
  std::vector<std::string> lines;
  for (const auto& header : headers) {
    Repairs made;
    lines.push_back(repaired_line(header, made, hints));
    if (repairs != nullptr) repairs->push_back(made);
  }
  return lines;
}

}  // namespace trungbay::vietnamese
