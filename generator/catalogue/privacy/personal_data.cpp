#include "catalogue/privacy/personal_data.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "catalogue/privacy/needles.hpp"
#include "catalogue/privacy/rules.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::string_view k_masks[k_personal_kinds] = {
    "[đã ẩn số điện thoại]", "[đã ẩn thư điện tử]",  "[đã ẩn trang cá nhân]", "[đã ẩn số giấy tờ]",
    "[đã ẩn mã số cá nhân]", "[đã ẩn số tài khoản]", "[đã ẩn ngày sinh]",     "[đã ẩn địa chỉ nhà]"};

// Cutting a datum out may bring what stood around it together; more rounds than two were never needed.
constexpr int k_most_rounds = 8;

// Without digits: what announces an address of a home, and what an e-mail address is disguised with.
constexpr Needles k_words(
    {{"ịa ch", 2},   {"ỊA CH", 2},    {"ỊA ch", 2},    {"ia chi", 0}, {"IA CHI", 0},  {"trú", 1},
     {"Trú", 1},     {"TRÚ", 1},      {"ru tai", 0},   {"RU TAI", 0}, {"ơi ở", 1},    {"ƠI Ở", 1},
     {"oi o", 0},    {"ơi cư", 1},    {"ộ kh", 2},     {"Ộ KH", 2},   {"o khau", 4},  {"uê quán", 2},
     {"UÊ QUÁN", 2}, {"ue quan", 0},  {"yên quán", 2}, {"gụ tại", 3}, {"GỤ TẠI", 3},  {"hỗ ở", 3},
     {"ở tại", 2},   {"ống tại", 2},  {"ư ngụ", 1},    {"số nhà", 3}, {"Số nhà", 3},  {"SỐ NHÀ", 3},
     {"hà số", 2},   {"HÀ SỐ", 2},    {"so nha", 0},   {"nha so", 4}, {"hà em ", 2},  {"hà tôi", 2},
     {"hà cháu", 2}, {"hà riêng", 2}, {"mail", 2},     {"MAIL", 2},   {"ahoo", 2},    {"AHOO", 2},
     {"utlook", 3},  {"cloud", 2},    {"(a", 0},       {"[a", 0},     {"{a", 0},      {"(A", 0},
     {"[A", 0},      {"( a", 0},      {"[ a", 0},      {"&#", 0},     {"&commat", 0}, {"còng", 0},
     {"gụ ", 3},     {"hà ở số", 2},  {"/c:", 0},      {"Đc", 1},     {"đc", 1},      {"ĐC", 1},
     {"/C:", 0},     {"\xEF\xBC", 0}, {"\xF0\x9D", 0}});  // full-width and mathematical digits

// Lets most clean texts go: no four digits, no "@" and none of the words above.
bool may_hold_any(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) digits += static_cast<unsigned char>(c - '0') < 10u ? 1u : 0u;
  return digits >= 4 || text.find('@') != std::string_view::npos || k_words.are_in(text);
}

bool is_opening(char c) {
  return c == '"' || c == '\'' || c == '=';
}

PersonalDatum to_bytes(const FoldedText& text, const FoundDatum& found, std::string_view source) {
  PersonalDatum datum;
  datum.kind = found.kind;
  datum.offset = text.begin_of(found.begin);
  std::size_t end = text.end_of(found.end - 1);
  datum.label = text.begin_of(found.label);
  const bool is_address =
      text.text().substr(found.begin, found.end - found.begin).find_first_of(":/") != std::string_view::npos;
  if (is_address && text.is_in_tag(found.begin)) {
    datum.is_link_target = is_opening(text.before(found.begin));
  } else if (is_address && datum.offset >= 2 && source.substr(datum.offset - 2, 2) == "](") {
    datum.is_link_target = true;
  }
  // Markdown's "<a@b.vn>" goes with its brackets.
  if (datum.offset > 0 && source[datum.offset - 1] == '<' && end < source.size() && source[end] == '>') {
    --datum.offset;
    ++end;
    datum.label = std::min(datum.label, datum.offset);
  }
  datum.size = end - datum.offset;
  return datum;
}

// Brackets, commas and dashes that a datum left behind in a name.
std::string tidied_name(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool closes = c == ')' || c == ']';
    if (closes || c == ',' || c == ' ' || c == '\n') {
      while (!out.empty() && (out.back() == ' ' || (closes && std::strchr(",;:-/", out.back()) != nullptr)))
        out.pop_back();
    }
    if (closes && !out.empty() && out.back() == (c == ')' ? '(' : '[')) {
      out.pop_back();
      continue;
    }
    if (c == ',' && !out.empty() && (out.back() == ',' || out.back() == '(' || out.back() == '-')) continue;
    if (c == ' ' && (out.empty() || out.back() == '\n' || out.back() == '(')) continue;
    if (c == '\n') {
      while (!out.empty() && std::strchr(" ,;:-/.(", out.back()) != nullptr) out.pop_back();
      if (out.empty() || out.back() == '\n') continue;
    }
    out += c;
  }
  while (!out.empty() && std::strchr(" ,;:-/\n(", out.back()) != nullptr) out.pop_back();
  out.erase(0, std::min(out.find_first_not_of(" ,;:-/)"), out.size()));
  return out;
}

}  // namespace

std::string_view mask_of(PersonalKind kind) {
  return k_masks[static_cast<std::size_t>(kind)];
}

std::span<const PersonalDatum> PersonalDataFinder::find(std::string_view text) {
  return find(text, NameCell::others);
}

std::span<const PersonalDatum> PersonalDataFinder::find(std::string_view text, NameCell cell) {
  found_.clear();
  if (!may_hold_any(text)) return found_;
  folded_.assign(text);
  scan(cell);
  for (auto& datum : found_) {
    // scan() leaves places in the folded text here.
    datum = to_bytes(folded_, {datum.kind, datum.offset, datum.size, datum.label}, text);
  }
  std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  return found_;
}

void PersonalDataFinder::scan(NameCell cell) {
  const FoldedText& text = folded_;
  std::optional<Label> label;
  std::size_t last_end = 0;
  std::size_t at = 0;
  const auto keep = [&](const std::optional<FoundDatum>& datum) {
    if (!datum) return false;
    // The address that a datum is part of may reach into the datum before it.
    found_.push_back(
        {datum->kind, std::max(datum->begin, last_end), datum->end, std::max(datum->label, last_end), false});
    at = last_end = datum->end;
    return true;
  };
  while (at < text.size()) {
    const char c = text[at];
    const bool begins_word = FoldedText::is_word(c) && !FoldedText::is_word(text.before(at));
    if (FoldedText::is_digit(c)) {
      if (FoldedText::is_digit(text.before(at)) && at != last_end) {
        ++at;
        continue;
      }
      if (const auto datum = find_in_number(text, at, label ? &*label : nullptr, last_end)) {
        // "0900000001@example.vn"
        keep(text[datum->end] == '@' ? find_email(text, datum->end, last_end).value_or(*datum) : *datum);
        continue;
      }
      if (cell == NameCell::people && keep(find_date_beside_name(text, at))) continue;
      while (FoldedText::is_digit(text[at])) ++at;
      continue;
    }
    if (c == FoldedText::k_wall) label.reset();
    if (c == '@' || c == '(' || c == '[' || c == '{' || (c == 'a' && begins_word)) {
      if (keep(find_email(text, at, last_end))) continue;
    }
    if (begins_word && FoldedText::is_letter(c)) {
      if (c == 'p' && keep(find_profile(text, at, last_end))) continue;
      if (c == 'o' && keep(find_phone_with_letter(text, at))) continue;
      if (label && (label->kind == PersonalKind::identity || label->kind == PersonalKind::member_number) &&
          keep(find_labelled_code(text, at, *label))) {
        continue;
      }
      if (auto next = read_label(text, at)) {
        if (next->kind == PersonalKind::bank_account && label && label->kind == PersonalKind::bank_account &&
            label->strength == LabelStrength::strong && is_in_reach(text, *label, at)) {
          next->strength = LabelStrength::strong;  // "STK Vietcombank 0900…"
          next->begin = label->begin;
        }
        label = next;
        if (label->kind == PersonalKind::home_address && keep(find_home_address(text, *label))) continue;
        at = label->end;
        continue;
      }
      at += word_at(text, at).size();
      continue;
    }
    ++at;
  }
}

std::string_view PersonalDataFinder::mask(std::string_view text, std::string& scratch,
                                          PersonalCounts& counts) {
  std::string next;
  for (int round = 0; round < k_most_rounds; ++round) {
    const auto data = find(text);
    if (data.empty()) break;
    next.clear();
    std::size_t done = 0;
    for (const auto& datum : data) {
      if (datum.offset < done) continue;
      next.append(text, done, datum.offset - done);
      done = datum.offset + datum.size;
      ++counts[static_cast<std::size_t>(datum.kind)];
      if (datum.is_link_target) {
        next += '#';
        continue;
      }
      next += mask_of(datum.kind);
      append_markup(text.substr(datum.offset, datum.size), next);
      // "[…](…)", "[…][…]" and "[…]:" mean something else to Markdown.
      if (done < text.size() && (text[done] == '(' || text[done] == '[' || text[done] == ':')) next += ' ';
    }
    next.append(text, done);
    scratch.swap(next);
    text = scratch;
  }
  return text;
}

std::string_view PersonalDataFinder::drop(std::string_view text, NameCell cell, std::string& scratch,
                                          PersonalCounts& counts) {
  std::string next;
  for (int round = 0; round < k_most_rounds; ++round) {
    const auto data = find(text, cell);
    if (data.empty()) break;
    next.clear();
    std::size_t done = 0;
    for (const auto& datum : data) {
      if (datum.offset < done) continue;
      next.append(text, done, std::max(datum.label, done) - done);
      done = datum.offset + datum.size;
      ++counts[static_cast<std::size_t>(datum.kind)];
    }
    next.append(text, done);
    scratch = tidied_name(next);
    text = scratch;
  }
  return text;
}

}  // namespace trungbay::catalogue
