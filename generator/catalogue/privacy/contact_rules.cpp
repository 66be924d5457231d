#include <algorithm>
#include <array>

#include "catalogue/privacy/rules.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_local_most = 64;    // RFC 5321, 4.5.3.1.1
constexpr std::size_t k_domain_most = 255;  // and 4.5.3.1.2
constexpr std::size_t k_url_most = 300;

// Hosts of personal mail boxes: with these even "ten at gmail" is an address.
constexpr std::string_view k_mail_hosts[] = {"gmail", "yahoo", "hotmail", "outlook", "icloud",
                                             "gmai",  "ymail", "live",    "zoho"};
// Behind a dot with a blank beside it ("gmail . com") only these, so that a sentence's end is none.
constexpr std::string_view k_domain_ends[] = {"com", "vn",   "net",  "org", "edu",
                                              "gov", "info", "asia", "io",  "me"};

template <std::size_t N>
bool is_among(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_local(char c) {
  return (c >= 'a' && c <= 'z') || FoldedText::is_digit(c) || c == '.' || c == '_' || c == '%' || c == '+' ||
         c == '-';
}

bool is_label_letter(char c) {
  return (c >= 'a' && c <= 'z') || FoldedText::is_digit(c) || c == '-';
}

std::size_t skip_blanks(const FoldedText& text, std::size_t at, std::size_t most = 2) {
  for (std::size_t i = 0; i < most && text[at] == ' '; ++i) ++at;
  return at;
}

struct Sign {
  std::size_t end = 0;  // 0: none
  bool spaced = false;  // blanks beside it, or written in words
};

// One of "(x)", "[x]", "{x}" with a word of `words` inside.
std::size_t bracketed(const FoldedText& text, std::size_t at, std::string_view words) {
  const char open = text[at];
  const char close = open == '(' ? ')' : open == '[' ? ']' : open == '{' ? '}' : '\0';
  if (close == '\0') return 0;
  std::size_t end = match_words(text, skip_blanks(text, at + 1), words);
  if (end == 0 && words == "@" && text[skip_blanks(text, at + 1)] == '@') end = skip_blanks(text, at + 1) + 1;
  if (end == 0) return 0;
  end = skip_blanks(text, end);
  return text[end] == close ? end + 1 : 0;
}

Sign read_at_sign(const FoldedText& text, std::size_t at) {
  if (text[at] == '@') return {at + 1, text[at + 1] == ' ' || text.before(at) == ' '};
  for (const std::string_view words : {"a", "at", "@", "a cong", "acong", "a moc"}) {
    if (const std::size_t end = bracketed(text, at, words); end != 0) return {end, true};
  }
  if (text.before(at) == ' ') {
    for (const std::string_view words : {"at", "a cong", "acong"}) {
      if (const std::size_t end = match_words(text, at, words); end != 0 && text[end] == ' ')
        return {end, true};
    }
  }
  return {};
}

Sign read_dot(const FoldedText& text, std::size_t at) {
  std::size_t next = skip_blanks(text, at);
  if (text[next] == '.') {
    const std::size_t behind = skip_blanks(text, next + 1);
    return {behind, next != at || behind != next + 1};
  }
  for (const std::string_view words : {"dot", "cham", "."}) {
    if (const std::size_t end = bracketed(text, next, words); end != 0) return {skip_blanks(text, end), true};
  }
  if (next == at) return {};
  for (const std::string_view words : {"dot", "cham"}) {
    if (const std::size_t end = match_words(text, next, words); end != 0 && text[end] == ' ')
      return {skip_blanks(text, end), true};
  }
  return {};
}

struct Domain {
  std::size_t end = 0;  // 0: none
  bool is_mail_host = false;
};

Domain read_domain(const FoldedText& text, std::size_t at) {
  Domain domain;
  std::size_t labels = 0;
  for (std::size_t begin = at; begin - at < k_domain_most;) {
    std::size_t end = begin;
    while (is_label_letter(text[end]) && end - begin < k_local_most) ++end;
    while (end > begin && text[end - 1] == '-') --end;
    if (end == begin) break;
    const std::string_view label = text.text().substr(begin, end - begin);
    if (labels == 0) domain.is_mail_host = is_among(k_mail_hosts, label);
    ++labels;
    const bool top = label.size() >= 2 &&
                     std::all_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (labels > 1 && top) domain.end = end;
    const Sign dot = read_dot(text, end);
    if (dot.end == 0) break;
    if (dot.spaced) {
      std::size_t next = dot.end;
      while (is_label_letter(text[next]) && next - dot.end < 6) ++next;
      if (!is_among(k_domain_ends, text.text().substr(dot.end, next - dot.end))) break;
    }
    begin = dot.end;
  }
  return domain;
}

}  // namespace

std::optional<FoundDatum> find_email(const FoldedText& text, std::size_t at, std::size_t from) {
  const Sign sign = read_at_sign(text, at);
  if (sign.end == 0) return std::nullopt;
  std::size_t end = at;
  while (end > from && text[end - 1] == ' ' && at - end < 2) --end;
  std::size_t begin = end;
  while (begin > from && end - begin < k_local_most && is_local(text[begin - 1])) --begin;
  while (begin < end && (text[begin] == '.' || text[begin] == '-')) ++begin;
  if (begin == end) return std::nullopt;
  const Domain domain = read_domain(text, skip_blanks(text, sign.end));
  if (domain.end == 0) return std::nullopt;
  // "lúc 8h @ nhà văn hóa . vn": with blanks around the sign the host must be one of mail, or the sign a real
  // one.
  if (sign.spaced && text[at] != '@' && !domain.is_mail_host && FoldedText::is_letter(text[at]))
    return std::nullopt;
  for (const std::string_view scheme : {"mailto://", "mailto:"}) {
    if (begin >= scheme.size() && text.text().substr(begin - scheme.size(), scheme.size()) == scheme) {
      const std::size_t link = begin - scheme.size();
      std::size_t stop = domain.end;  // "?subject=…" belongs to the address
      if (text[stop] == '?') {
        while (stop < text.size() && stop - domain.end < k_url_most && text[stop] != ' ' &&
               text[stop] != '"' && text[stop] != '\'' && text[stop] != ')' && text[stop] != '>' &&
               text[stop] != '\n' && text[stop] != FoldedText::k_wall) {
          ++stop;
        }
      }
      return FoundDatum{PersonalKind::email, link, stop, link};
    }
  }
  return FoundDatum{PersonalKind::email, begin, domain.end, begin};
}

std::optional<FoundDatum> find_profile(const FoldedText& text, std::size_t at, std::size_t from) {
  constexpr std::string_view k_page = "profile.php";
  if (text.text().substr(at, k_page.size()) != k_page) return std::nullopt;
  const auto ends_address = [](char c) {
    return c == ' ' || c == '\n' || c == '"' || c == '\'' || c == '(' || c == ')' || c == '<' || c == '>' ||
           c == '\0' || c == FoldedText::k_wall || c == '[' || c == ']';
  };
  std::size_t begin = at;
  while (begin > from && at - begin < k_url_most && !ends_address(text[begin - 1])) --begin;
  const std::string_view host = text.text().substr(begin, at - begin);
  if (host.find("facebook.com/") == std::string_view::npos && host.find("fb.com/") == std::string_view::npos)
    return std::nullopt;
  std::size_t end = at + k_page.size();
  while (end - at < k_url_most && !ends_address(text[end])) ++end;
  while (end > at && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ';')) --end;
  return FoundDatum{PersonalKind::profile, begin, end, begin};
}

}  // namespace trungbay::catalogue
