#include "catalogue/privacy/labels.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_most_between = 48;        // characters between a label and its number
constexpr std::size_t k_most_words_between = 70;  // with an owner's name or a bank's branch among them

struct LabelWords {
  std::string_view words;  // folded
  PersonalKind kind;
  LabelStrength strength = LabelStrength::strong;
};

using enum PersonalKind;
constexpr LabelStrength k_weak = LabelStrength::weak;

// Of two that begin alike the longer one counts.
constexpr LabelWords k_labels[] = {
    {"account", bank_account},
    {"acb", bank_account, k_weak},
    {"agribank", bank_account, k_weak},
    {"bidv", bank_account, k_weak},
    {"birthday", birth_date},
    {"can cuoc cong dan", identity},
    {"can cuoc", identity},
    {"cccd", identity},
    {"chung minh nhan dan", identity},
    {"chung minh thu", identity},
    {"cmnd", identity},
    {"cmtnd", identity},
    {"cmt", identity},
    {"cho o hien nay", home_address},
    {"cho o", home_address},
    {"dia chi lien he", home_address},
    {"dia chi lien lac", home_address},
    {"dia chi thuong tru", home_address},
    {"dia chi nha rieng", home_address},
    {"dia chi nha", home_address},
    {"dia chi cu tru", home_address},
    {"dia chi hien tai", home_address},
    {"dia chi", home_address, k_weak},
    {"dien thoai", phone},
    {"di dong", phone},
    {"dinh danh ca nhan", identity},
    {"dob", birth_date},
    {"dc", home_address, k_weak},
    {"dt", phone},
    {"dtdd", phone},
    {"dd", phone, k_weak},
    {"dang o tai", home_address},
    {"dang song tai", home_address},
    {"eximbank", bank_account, k_weak},
    {"fax", phone},
    {"goi so", phone},
    {"ho chieu", identity},
    {"ho khau thuong tru", home_address},
    {"ho khau tai", home_address},
    {"ho khau", home_address, k_weak},
    {"hien o tai", home_address},
    {"hien cu ngu", home_address},
    {"hdbank", bank_account, k_weak},
    {"hotline", phone, k_weak},
    {"lien he", phone, k_weak},
    {"lienvietpostbank", bank_account, k_weak},
    {"lpbank", bank_account, k_weak},
    {"lh", phone, k_weak},
    {"ma dinh danh", identity, k_weak},
    {"ma so sinh vien", member_number},
    {"ma sinh vien", member_number},
    {"ma hoc sinh", member_number},
    {"ma so doan vien", member_number},
    {"ma doan vien", member_number},
    {"ma so bhxh", member_number},
    {"ma so thue ca nhan", member_number},
    {"mst ca nhan", member_number},
    {"mssv", member_number},
    {"msv", member_number},
    {"mshs", member_number},
    {"mb bank", bank_account, k_weak},
    {"mbbank", bank_account, k_weak},
    {"momo", phone, k_weak},
    {"mobile", phone},
    {"msb", bank_account, k_weak},
    {"ngay thang nam sinh", birth_date},
    {"ngay sinh", birth_date},
    {"nam sinh", birth_date},
    {"ngu tai", home_address},
    {"nha rieng", home_address, k_weak},
    {"nha em o", home_address},
    {"nha toi o", home_address},
    {"nha chau o", home_address},
    {"nha so", home_address, k_weak},
    {"nha o so", home_address, k_weak},
    {"ngu", home_address, k_weak},
    {"noi o hien nay", home_address},
    {"noi o hien tai", home_address},
    {"noi o", home_address},
    {"noi cu tru", home_address},
    {"noi thuong tru", home_address},
    {"nguyen quan", home_address},
    {"ns", birth_date, k_weak},
    {"ngan hang", bank_account, k_weak},
    {"ocb", bank_account, k_weak},
    {"phone", phone},
    {"passport", identity},
    {"que quan", home_address},
    {"sacombank", bank_account, k_weak},
    {"scb", bank_account, k_weak},
    {"sdt", phone},
    {"sinh ngay", birth_date},
    {"sinh nam", birth_date},
    {"sinh", birth_date, k_weak},
    {"shb", bank_account, k_weak},
    {"seabank", bank_account, k_weak},
    {"sn", birth_date, k_weak},
    {"so can cuoc", identity},
    {"so dien thoai", phone},
    {"so dinh danh", identity},
    {"so nha", home_address, k_weak},
    {"so tai khoan", bank_account},
    {"so tk", bank_account},
    {"so the doan vien", member_number},
    {"so the dang vien", member_number},
    {"so the hoc sinh", member_number},
    {"so the sinh vien", member_number},
    {"so the doan", member_number},
    {"so the bhyt", member_number},
    {"so the", member_number, k_weak},
    {"so bhxh", member_number},
    {"so ho chieu", identity},
    {"stk", bank_account},
    {"tai khoan", bank_account, k_weak},
    {"tam tru tai", home_address},
    {"tam tru", home_address, k_weak},
    {"techcombank", bank_account, k_weak},
    {"tel", phone},
    {"telephone", phone},
    {"thuong tru tai", home_address},
    {"thuong tru", home_address, k_weak},
    {"tk", bank_account, k_weak},
    {"tpbank", bank_account, k_weak},
    {"tru tai", home_address},
    {"tru", home_address, k_weak},
    {"the doan vien so", member_number},
    {"the dang vien so", member_number},
    {"vcb", bank_account, k_weak},
    {"viber", phone},
    {"vib", bank_account, k_weak},
    {"vietcombank", bank_account, k_weak},
    {"vietinbank", bank_account, k_weak},
    {"vpbank", bank_account, k_weak},
    {"whatsapp", phone},
    {"zalo", phone},
};

// Words that may stand between a label and what it announces.
constexpr std::string_view k_between[] = {
    "anh",  "ba",   "ban",  "ca",  "cap",   "chau", "chi",   "co",   "cong",  "cua",  "dai", "dan", "dang",
    "di",   "dien", "dong", "em",  "gia",   "goi",  "hay",   "he",   "hien",  "hoac", "ky",  "la",  "lac",
    "lien", "may",  "minh", "nam", "nay",   "ngay", "nha",   "nhan", "nhanh", "no",   "ong", "qua", "rieng",
    "sinh", "so",   "tac",  "tai", "thang", "theo", "thoai", "tiep", "toi",   "truc", "va",  "vao", "nguoi"};

// Words that make the number before them an amount.
constexpr std::string_view k_measures[] = {
    "bai", "cai",   "cay",   "chiec", "cuon",  "d",     "dia",   "doan", "dong", "gb",   "giay",
    "ha",  "ho",    "hoi",   "hz",    "kg",    "khach", "km",    "lan",  "lit",  "luot", "m",
    "mah", "mb",    "ngan",  "nghin", "nguoi", "phut",  "quyen", "san",  "suat", "tan",  "thiet",
    "ti",  "trang", "trieu", "tuoi",  "ty",    "usd",   "vien",  "vnd"};

// The labels in order of their first two letters, and where those of each pair stand: most words have none.
constexpr auto k_sorted = [] {
  std::array<LabelWords, std::size(k_labels)> labels{};
  std::copy(std::begin(k_labels), std::end(k_labels), labels.begin());
  std::sort(labels.begin(), labels.end(),
            [](const LabelWords& a, const LabelWords& b) { return a.words < b.words; });
  return labels;
}();
constexpr std::size_t pair_of(char first, char second) {
  return static_cast<std::size_t>(first - 'a') * 26 + static_cast<std::size_t>(second - 'a');
}
struct Bucket {
  std::uint8_t begin = 0, end = 0;
};
constexpr std::array<Bucket, std::size_t{26}* 26> k_buckets = [] {
  std::array<Bucket, std::size_t{26} * 26> buckets{};
  for (std::size_t i = 0; i < k_sorted.size(); ++i) {
    auto& bucket = buckets[pair_of(k_sorted[i].words[0], k_sorted[i].words[1])];
    if (bucket.end == 0) bucket.begin = static_cast<std::uint8_t>(i);
    bucket.end = static_cast<std::uint8_t>(i + 1);
  }
  return buckets;
}();
static_assert(std::size(k_labels) < 256);

bool is_among(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_between_sign(char c) {
  return c == ' ' || c == ':' || c == '.' || c == '-' || c == '/' || c == '(' || c == ')' || c == '"' ||
         c == '\'' || c == '=' || c == ',' || c == '#' || c == '+' || c == '[' || c == ']' || c == '?' ||
         c == ';' || c == '_' || c == '|';
}

}  // namespace

std::size_t match_words(const FoldedText& text, std::size_t at, std::string_view words) {
  for (const char c : words) {
    if (text[at] != c) return 0;
    ++at;
    if (c == ' ' && text[at] == ' ') ++at;
  }
  return FoldedText::is_letter(text[at]) ? 0 : at;
}

std::optional<Label> read_label(const FoldedText& text, std::size_t at) {
  const char first = text[at], second = text[at + 1];
  if (const std::size_t end = first == 'd' && second == '/' ? match_words(text, at, "d/c") : 0; end != 0) {
    return Label{home_address, LabelStrength::weak, at, end};  // "Đ/c: ấp 3", also short for "đồng chí"
  }
  if (first < 'a' || first > 'z' || second < 'a' || second > 'z') return std::nullopt;
  const Bucket bucket = k_buckets[pair_of(first, second)];
  std::optional<Label> found;
  for (std::size_t i = bucket.begin; i < bucket.end; ++i) {
    const auto& label = k_sorted[i];
    const std::size_t end = match_words(text, at, label.words);
    if (end != 0 && (!found || end > found->end)) found = Label{label.kind, label.strength, at, end};
  }
  return found;
}

bool reaches(const FoldedText& text, const Label& label, std::size_t at) {
  if (at < label.end || at - label.end > k_most_between) return false;
  int line_ends = 0;
  for (std::size_t i = label.end; i < at;) {
    const char c = text[i];
    if (FoldedText::is_letter(c)) {
      const std::string_view word = word_at(text, i);
      if (!is_among(k_between, word)) return false;
      i += word.size();
    } else if (c == '\n' ? ++line_ends <= 2 : is_between_sign(c)) {
      ++i;
    } else {
      return false;
    }
  }
  return true;
}

bool is_in_reach(const FoldedText& text, const Label& label, std::size_t at) {
  if (at < label.end || at - label.end > k_most_words_between) return false;
  for (std::size_t i = label.end; i < at; ++i) {
    const char c = text[i];
    if (c == '\n' || c == FoldedText::k_wall || FoldedText::is_digit(c)) return false;
    if ((c == '.' || c == '!' || c == '?') && text[i + 1] == ' ' && i > label.end + 1) return false;
  }
  return true;
}

bool is_measured(const FoldedText& text, std::size_t at) {
  if (text[at] == '%') return true;
  if (text[at] == ' ') ++at;
  if (text[at] == '%') return true;
  if (!FoldedText::is_letter(text[at]) || match_words(text, at, "ngan hang") != 0) return false;
  return is_among(k_measures, word_at(text, at));
}

std::string_view word_at(const FoldedText& text, std::size_t at) {
  std::size_t end = at;
  while (FoldedText::is_letter(text[end])) ++end;
  return text.text().substr(std::min(at, text.size()), end - at);
}

std::string_view word_before(const FoldedText& text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && FoldedText::is_word(text[begin - 1])) --begin;
  return text.text().substr(begin, end - begin);
}

}  // namespace trungbay::catalogue
