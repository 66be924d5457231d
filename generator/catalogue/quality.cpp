#include "catalogue/quality.hpp"

#include <string>

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "catalogue/boilerplate.hpp"
#include "catalogue/signatures.hpp"
#include "vietnamese/language.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::catalogue {
namespace {

using ingest::IdeaField;
using vietnamese::Language;
using workspace::GateAction;

// Read of each part of a body. The checks ask whether it says something, and that shows on the first page.
constexpr std::size_t k_read_bytes = 4 * 1024;

// Enough to tell a language by.
constexpr std::size_t k_language_words = 60;

// What a reader sees of the beginning of a body.
std::string_view readable(std::string_view text, std::string& scratch) {
  const std::string_view beginning = first_bytes(text, k_read_bytes);
  if (!may_be_markup(beginning)) return beginning;
  scratch = vietnamese::plain_text(beginning, k_read_bytes);
  return scratch;
}

// No further than `most`.
std::size_t count_some_words(std::string_view text, std::size_t most) {
  std::size_t words = 0;
  bool inside = false;
  for (const char byte : text) {
    // Anything but white space and ASCII punctuation belongs to a word.
    const bool is_word = static_cast<unsigned char>(byte) >= 0x80 || (byte >= '0' && byte <= '9') ||
                         ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    if (is_word && !inside && ++words == most) break;
    inside = is_word;
  }
  return words;
}

// A sentence in capitals; abbreviations in a row ("CLB STEM THPT") are none, as no mark is among them.
bool is_in_capitals(std::string_view title) {
  constexpr std::size_t k_least_letters = 10, k_words_without_marks = 5;
  std::size_t upper = 0, lower = 0;
  bool has_mark = false;
  for (std::size_t i = 0; i < title.size();) {
    const CodePoint point = decode_code_point(title, i);
    i += point.size;
    const auto letter = static_cast<UChar32>(point.value);
    if (u_isupper(letter)) {
      ++upper;
      has_mark = has_mark || point.value >= 0x80;
    } else if (u_islower(letter)) {
      ++lower;
    }
  }
  // Units and names keep their small letters: "MÁY LỌC NƯỚC 5 kg/h".
  if (upper < k_least_letters || 10 * lower > upper) return false;
  return has_mark || count_some_words(title, k_words_without_marks) == k_words_without_marks;
}

bool is_unlikely(vietnamese::Date date, vietnamese::Date today) {
  return date.is_known() && (date.year < k_first_year || date > today);
}

class Judge {
 public:
  Judge(const JudgedIdea& idea, const workspace::Gates& gates) : idea_(idea), gates_(gates) {
    for (std::size_t i = 0; i < body_.size(); ++i) body_[i] = readable(idea.body[i], scratch_[i]);
  }

  std::vector<QualityFinding> run(vietnamese::Date today) {
    check_placeholders();
    if (!title_is_placeholder_) check_title();
    check_body();
    check_language();
    if (is_unlikely(idea_.date, today)) tell_date(IdeaField::date, idea_.date);
    if (is_unlikely(idea_.approved_date, today) && idea_.approved_date != idea_.date) {
      tell_date(IdeaField::approved_date, idea_.approved_date);
    }
    return std::move(findings_);
  }

 private:
  void tell(Code code, IdeaField field, std::string_view setting, GateAction action,
            std::vector<MessageArgument> arguments = {}) {
    if (action != GateAction::off) findings_.push_back({code, field, setting, action, std::move(arguments)});
  }
  void tell_date(IdeaField field, vietnamese::Date date) {
    tell(Code::date_unlikely, field, "date_unlikely", gates_.date_unlikely, {{"date", vietnamese::to_display(date)}});
  }

  void check_placeholders();
  void check_title();
  void check_body();
  void check_language();

  // The first part of the body that has a text, else the summary, else the body's usual column.
  IdeaField body_field() const {
    for (std::size_t i = 0; i < body_.size(); ++i) {
      if (!body_[i].empty()) return k_body_fields[i];
    }
    return idea_.summary.empty() ? IdeaField::content : IdeaField::summary;
  }

  const JudgedIdea& idea_;
  const workspace::Gates& gates_;
  std::array<std::string, k_body_fields.size()> scratch_;
  std::array<std::string_view, k_body_fields.size()> body_;  // parts that are placeholders are emptied
  bool title_is_placeholder_ = false;
  bool body_is_placeholder_ = false;  // and nothing else is there
  std::vector<QualityFinding> findings_;
};

void Judge::check_placeholders() {
  if (gates_.placeholder == GateAction::off) return;
  const auto tell_placeholder = [&](IdeaField field, std::string_view text) {
    constexpr std::size_t k_shown_characters = 40;
    tell(Code::placeholder_text, field, "placeholder", gates_.placeholder,
         {{"text", vietnamese::truncate_words(text, k_shown_characters)}});
  };
  title_is_placeholder_ = is_placeholder(idea_.title);
  if (title_is_placeholder_) tell_placeholder(IdeaField::title, idea_.title);
  if (is_placeholder(idea_.summary)) tell_placeholder(IdeaField::summary, idea_.summary);
  bool has_any = false;
  for (std::size_t i = 0; i < body_.size(); ++i) {
    if (is_placeholder(body_[i])) {
      tell_placeholder(k_body_fields[i], body_[i]);
      body_[i] = {};
      body_is_placeholder_ = true;
    }
    has_any = has_any || !body_[i].empty();
  }
  body_is_placeholder_ = body_is_placeholder_ && !has_any;
}

void Judge::check_title() {
  const std::size_t characters = count_code_points(idea_.title);
  if (characters < k_least_title_characters) {
    tell(Code::title_short, IdeaField::title, "title_length", gates_.title_length, {{"count", std::to_string(characters)}});
  } else if (characters > k_most_title_characters) {
    tell(Code::title_long, IdeaField::title, "title_length", gates_.title_length, {{"count", std::to_string(characters)}});
  }
  if (gates_.title_capitals != GateAction::off && is_in_capitals(idea_.title)) {
    tell(Code::title_capitals, IdeaField::title, "title_capitals", gates_.title_capitals);
  }
}

void Judge::check_body() {
  if (body_is_placeholder_) return;
  if (gates_.boilerplate != GateAction::off) {
    if (const auto boilerplate = find_boilerplate(idea_.title, body_)) {
      tell(*boilerplate, body_field(), "boilerplate", gates_.boilerplate);
      return;  // what it has of words says nothing
    }
  }
  if (gates_.body_short == GateAction::off) return;
  // A summary is read on the same page, so it counts.
  std::size_t words = is_placeholder(idea_.summary) ? 0 : count_some_words(idea_.summary, k_least_body_words);
  for (const auto part : body_) {
    if (words >= k_least_body_words) return;
    words += count_some_words(part, k_least_body_words - words);
  }
  if (words >= k_least_body_words) return;
  if (words == 0) {
    tell(Code::body_missing, IdeaField::content, "body_short", gates_.body_short);
  } else {
    tell(Code::body_short, body_field(), "body_short", gates_.body_short, {{"count", std::to_string(words)}});
  }
}

// A foreign title over a Vietnamese body is a name. A title without marks is not: it is what lists show.
void Judge::check_language() {
  if (gates_.not_vietnamese == GateAction::off) return;
  vietnamese::WordShares title, body;
  if (!title_is_placeholder_) title = vietnamese::count_words(idea_.title, k_language_words);
  for (const auto part : body_) body += vietnamese::count_words(part, k_language_words - body.words);
  const Language of_title = vietnamese::guess_language(title);
  Language of_body = vietnamese::guess_language(body);
  if (of_body == Language::unclear) of_body = vietnamese::guess_language(body += title);
  const auto tell_language = [&](Code code, IdeaField field) { tell(code, field, "not_vietnamese", gates_.not_vietnamese); };
  const IdeaField field = body.words > title.words ? body_field() : IdeaField::title;
  if (of_body == Language::other) {
    tell_language(Code::text_not_vietnamese, field);
  } else if (of_body == Language::unaccented) {
    tell_language(Code::text_unaccented, field);
  } else if (of_title == Language::unaccented) {
    tell_language(Code::text_unaccented, IdeaField::title);
  }
}

}  // namespace

std::vector<QualityFinding> check_quality(const JudgedIdea& idea, const workspace::Gates& gates, vietnamese::Date today) {
  return Judge(idea, gates).run(today);
}

}  // namespace trungbay::catalogue
