#include "catalogue/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "catalogue/signatures.hpp"

namespace trungbay::catalogue {
namespace {

// All of these are as append_words gives them, without the last space, and sorted.
constexpr auto k_placeholders = std::to_array<std::string_view>(
    {"abc", "abcd", "abcde", "abcxyz", "asd", "asdf", "bo sung", "bo sung sau", "cap nhat", "cap nhat sau",
     "chua bo sung", "chua cap nhat", "chua co", "chua co noi dung", "chua co thong tin", "chua nhap", "chua ro",
     "chua xac dinh", "dang bo sung", "dang cap nhat", "dang cap nhat noi dung", "dang hoan thien", "dang soan",
     "dang xay dung", "demo", "dien sau", "giai phap", "khong", "khong co", "mo ta", "n a", "na", "nan",
     "nhap noi dung", "nhap noi dung tai day", "nhu dinh kem", "nhu file dinh kem", "nhu tren", "nil", "no",
     "noi dung", "noi dung y tuong", "none", "null", "ok", "qwerty", "sang kien", "se bo sung", "se bo sung sau",
     "se cap nhat", "se cap nhat sau", "string", "tbd", "ten sang kien", "ten y tuong", "test", "test 1", "test thu",
     "testing", "text", "theo file dinh kem", "tieu de", "title", "todo", "undefined", "vi du", "xem file",
     "xem file dinh kem", "xem tep dinh kem", "xyz", "y tuong"});

// The headings of forms, when nothing stands below them.
constexpr auto k_labels = std::to_array<std::string_view>(
    {"boi canh", "cach lam", "cach thuc hien", "dieu kien ap dung", "giai phap", "giai phap thuc hien", "hieu qua",
     "hieu qua kinh te xa hoi", "ket qua", "ket qua dat duoc", "kha nang ap dung", "kha nang nhan rong", "loi ich",
     "ly do", "mo ta", "mo ta giai phap", "muc dich", "muc tieu", "noi dung", "noi dung y tuong", "pham vi ap dung",
     "su can thiet", "thuc trang", "tinh kha thi", "tinh moi", "tinh moi va sang tao", "tinh sang tao", "tom tat",
     "van de"});

// How the prompts of forms begin.
constexpr auto k_prompts = std::to_array<std::string_view>(
    {"de nghi ghi", "de nghi neu", "dien day du", "dien vao", "ghi cu the", "ghi day du", "ghi ngan gon", "ghi ro",
     "ghi tom tat", "khong qua", "liet ke", "mo ta chi tiet", "mo ta cu the", "mo ta day du", "mo ta ngan gon",
     "mo ta ro", "mo ta tom tat", "neu bat", "neu cac", "neu chi tiet", "neu cu the", "neu khai quat", "neu ngan gon",
     "neu nhung", "neu ro", "neu thuc trang", "neu tom tat", "nhap noi dung", "noi dung toi da", "phan tich ro",
     "thuyet minh ro", "toi da", "toi thieu", "tom tat ngan gon", "trinh bay chi tiet", "trinh bay cu the",
     "trinh bay day du", "trinh bay ngan gon", "trinh bay ro", "trinh bay tom tat", "viet ngan gon", "yeu cau neu"});

constexpr bool is_sorted(std::span<const std::string_view> words) { return std::is_sorted(words.begin(), words.end()); }
static_assert(is_sorted(k_placeholders) && is_sorted(k_labels));

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& sorted, std::string_view words) {
  return std::binary_search(sorted.begin(), sorted.end(), words);
}

bool is_prompt(std::string_view words) {
  constexpr std::size_t k_longest = 200;  // a longer one is a sentence of somebody who thought about it
  if (words.size() > k_longest) return false;
  const auto begins = [&](std::string_view prompt) {
    return words.starts_with(prompt) && (words.size() == prompt.size() || words[prompt.size()] == ' ');
  };
  return std::any_of(k_prompts.begin(), k_prompts.end(), begins);
}

// The words of a text with single spaces between them.
void take_words(std::string_view text, std::string& words) {
  words.clear();
  append_words(text, words);
  if (!words.empty()) words.pop_back();
}

// Without the number in front: "1. Thực trạng", "II – Giải pháp", "a) Hiệu quả". Nothing is left of a number.
std::string_view without_number(std::string_view words) {
  const std::size_t end = std::min(words.find(' '), words.size());
  const std::string_view first = words.substr(0, end);
  const bool is_number = first.size() == 1 || first.find_first_not_of("0123456789") == std::string_view::npos ||
                         first.find_first_not_of("ivx") == std::string_view::npos;
  return is_number ? words.substr(std::min(end + 1, words.size())) : words;
}

// Calls `work` with each sentence, colons and line ends being ends too; it gives whether to go on.
template <typename Work>
void for_sentences(std::string_view text, const Work& work) {
  const auto is_end = [&](std::size_t i) {
    switch (text[i]) {
      case '.':
      case '!':
      case '?':
      case ';':
      case ':':  // but "1.380 kg" goes on
        return i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
      default:
        return text[i] == '\n';
    }
  };
  for (std::size_t begin = 0, i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_end(i)) continue;
    if (const auto sentence = trim(text.substr(begin, i - begin)); !sentence.empty() && !work(sentence)) return;
    begin = i + 1;
  }
}

// Without the heading in front, which HTML leaves in one line with what follows.
std::string_view without_label(std::string_view words) {
  for (const auto label : k_labels) {
    if (words.starts_with(label) && words.size() > label.size() && words[label.size()] == ' ') {
      return words.substr(label.size() + 1);
    }
  }
  return words;
}

// A body of which every sentence is the title, a heading or a prompt; nothing when one says something else.
std::optional<Code> find_empty_talk(std::string_view title, std::span<const std::string_view> body) {
  std::string title_words, words;
  take_words(title, title_words);
  bool is_empty_talk = true, has_prompt = false, has_title = false;
  for (const auto part : body) {
    for_sentences(part, [&](std::string_view sentence) {
      take_words(sentence, words);
      const std::string_view bare = without_number(words);
      const bool is_title = words == title_words;
      has_title = has_title || is_title;
      const bool prompts = contains(k_labels, bare) || is_prompt(bare) || is_prompt(without_label(bare));
      has_prompt = has_prompt || prompts;
      is_empty_talk = is_title || prompts || bare.empty();
      return is_empty_talk;
    });
    if (!is_empty_talk) {
      // The title itself may be two sentences. With marks and punctuation it is three times as long at most.
      if (part.size() > 4 * title_words.size()) return std::nullopt;
      take_words(part, words);
      if (words != title_words) return std::nullopt;
      is_empty_talk = has_title = true;
    }
  }
  if (has_title) return Code::body_repeats_title;
  return has_prompt ? std::optional(Code::body_only_prompts) : std::nullopt;
}

bool repeats_itself(std::span<const std::string_view> body) {
  constexpr std::ptrdiff_t k_least_words = 5;   // shorter ones may well come again: "Đạt 100 %."
  constexpr std::size_t k_most_sentences = 64;  // more than a page has
  std::vector<std::uint64_t> sentences;
  for (const auto part : body) {
    for_sentences(part, [&](std::string_view sentence) {
      if (std::count(sentence.begin(), sentence.end(), ' ') + 1 >= k_least_words) {
        sentences.push_back(hash128(sentence).low);
      }
      return sentences.size() < k_most_sentences;
    });
  }
  const std::size_t all = sentences.size();
  make_set(sentences);
  return all >= 2 && 2 * sentences.size() <= all;
}

}  // namespace

bool is_placeholder(std::string_view text) {
  constexpr std::size_t k_longest = 60;  // of those in the list, with marks and punctuation around them
  constexpr std::string_view k_dummy_text = "orem ipsum";
  if (text.empty()) return false;
  if (text.find(k_dummy_text) != std::string_view::npos) return true;
  if (text.size() > k_longest) return text.find_first_not_of(".-_*xX \n") == std::string_view::npos;
  std::string words;
  take_words(text, words);
  if (words.empty() || contains(k_placeholders, words)) return true;
  // "x", "aaa", "xxx xxx"; but a number may be all that a cell has to say.
  const char first = words.front();
  return first >= 'a' && first <= 'z' && words.find_first_not_of(std::string{first, ' '}) == std::string::npos;
}

std::optional<Code> find_boilerplate(std::string_view title, std::span<const std::string_view> body) {
  if (const auto code = find_empty_talk(title, body)) return code;
  if (repeats_itself(body)) return Code::body_repeats_itself;
  return std::nullopt;
}

}  // namespace trungbay::catalogue
