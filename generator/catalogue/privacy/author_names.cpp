#include "catalogue/privacy/author_names.hpp"

#include <algorithm>
#include <span>

#include "base/utf8.hpp"
#include "catalogue/privacy/labels.hpp"
#include "catalogue/privacy/school_words.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/slug.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::string_view k_hidden_name = "[đã ẩn tên]";
constexpr std::size_t k_name_most_words = 6;

constexpr std::string_view k_titles[] = {"em",        "chau",      "be",           "ban",         "hs",
                                         "hoc sinh",  "doi vien",  "tac gia",      "nhom truong", "ho ten",
                                         "ho va ten", "ten",       "dong tac gia", "chu nhiem",   "cac em",
                                         "hai em",    "thanh vien"};
// A piece with one of these is no name.
constexpr std::string_view k_collective[] = {
    "nhom",     "tap the", "cau lac bo", "clb",         "doi tuyen", "thieu nhi",     "cac em", "cac ban",
    "chi doan", "doan",    "hoi dong",   "ban chi huy", "hoc sinh",  "to chuyen mon", "to"};

// Family names, without diacritics: those of Kinh, Hoa, Khmer, Tày, Mường and others that are more than rare.
constexpr std::string_view k_family_names[] = {
    "an",     "au",    "bach",   "ban",   "be",     "bui",   "cao",   "chau",   "chu",   "cu",   "danh",
    "dang",   "dao",   "dam",    "diep",  "dinh",   "do",    "doan",  "dong",   "duong", "gia",  "giang",
    "ha",     "ho",    "hoang",  "hua",   "huynh",  "khuat", "kieu",  "kim",    "ky",    "la",   "lai",
    "lam",    "le",    "lieu",   "lo",    "luong",  "luu",   "luc",   "ly",     "ma",    "mac",  "mai",
    "neang",  "ngo",   "nghiem", "ngu",   "nguyen", "nhan",  "nong",  "ong",    "pham",  "phan", "phung",
    "phuong", "quach", "quan",   "son",   "ta",     "tang",  "thach", "thai",   "than",  "thi",  "tieu",
    "to",     "ton",   "tran",   "trang", "trieu",  "trinh", "tri",   "truong", "tu",    "van",  "vi",
    "vo",     "vong",  "vu",     "vuong", "vuu",    "y"};

bool is_among(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t skip_spaces(const FoldedText& text, std::size_t at) {
  while (text[at] == ' ') ++at;
  return at;
}

bool begins_word(const FoldedText& text, std::size_t at) {
  return FoldedText::is_letter(text[at]) && !FoldedText::is_word(text.before(at));
}

bool ends_piece(const FoldedText& text, std::size_t at) {
  const char c = text[at];
  if (c == '-') return text.before(at) == ' ' || text[at + 1] == ' ' || FoldedText::is_digit(text[at + 1]);
  return c == '\n' || c == ',' || c == ';' || c == '/' || c == '&' || c == '+' || c == '(' || c == ')' ||
         c == '[' || c == ']' || c == ':' || c == '|' || c == FoldedText::k_wall || c == FoldedText::k_symbol;
}

// A stretch of the cell between separators.
struct Piece {
  TextRange range;
  bool begins_author = true;  // not in brackets or behind a colon or dash
  bool begins_line = false;
  bool is_adult = false;
};

std::vector<Piece> split(const FoldedText& text) {
  std::vector<Piece> pieces;
  bool begins_author = true, begins_line = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    std::size_t next = 0;
    bool next_author = true, next_line = false;
    while (end < text.size() && !ends_piece(text, end)) {
      if (begins_word(text, end) && !text.is_capital(end) && match_words(text, end, "va") != 0) {
        next = end + 2;
        break;
      }
      ++end;
    }
    if (next == 0) {
      const char c = text[end];
      next_author = c == '\n' || c == ',' || c == ';' || c == '&' || c == '+' || c == '/';
      next_line = c == '\n';
      next = end + 1;
    }
    TextRange range{at, end};
    while (range.begin < range.end && !FoldedText::is_word(text[range.begin])) ++range.begin;
    // Numbers of a list: "1. Nguyễn Văn An".
    std::size_t digits = range.begin;
    while (FoldedText::is_digit(text[digits])) ++digits;
    if (digits > range.begin && (text[digits] == '.' || text[digits] == ' ')) {
      std::size_t begin = digits;
      while (begin < range.end && (text[begin] == '.' || text[begin] == ' ')) ++begin;
      if (FoldedText::is_letter(text[begin]) && match_words(text, begin, "tuoi") == 0) range.begin = begin;
    }
    while (range.end > range.begin && !FoldedText::is_word(text[range.end - 1])) --range.end;
    if (range.begin < range.end) {
      Piece piece{range, begins_author, begins_line, false};
      // "cô Lan", "thầy Minh": only in front of a name.
      piece.is_adult = find_adult(text, range) == AdultWord::grown_up ||
                       match_words(text, range.begin, "co") != 0 ||
                       match_words(text, range.begin, "thay") != 0;
      pieces.push_back(piece);
      begins_line = false;
      begins_author = next_author;
    } else if (next_author) {
      begins_author = true;
    }
    begins_line = begins_line || next_line;
    at = next;
  }
  return pieces;
}

std::size_t skip_titles(const FoldedText& text, TextRange range) {
  std::size_t at = range.begin;
  for (bool found = true; found;) {
    found = false;
    for (const auto title : k_titles) {
      const std::size_t end = match_words(text, at, title);
      const std::size_t next = end == 0 ? 0 : skip_spaces(text, end);
      if (next != 0 && next < range.end) {
        at = next;
        found = true;
        break;
      }
    }
  }
  return at;
}

bool is_school_fact(const FoldedText& text, TextRange range) {
  return find_class(text, range, BareClass::counts) || find_age(text, range) ||
         find_school(text, range) != SchoolLevel::none || match_words(text, range.begin, "truong") != 0 ||
         match_words(text, range.begin, "lop") != 0;
}

std::string_view source_of(std::string_view source, const FoldedText& text, TextRange range) {
  const std::size_t begin = text.begin_of(range.begin);
  return source.substr(begin, text.end_of(range.end - 1) - begin);
}

// "Nhóm học sinh lớp 5A" → "Nhóm học sinh": up to where the class or school begins.
TextRange without_school(const FoldedText& text, TextRange range) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!begins_word(text, at)) continue;
    for (const std::string_view word :
         {"lop", "truong", "thcs", "tieu hoc", "thpt", "mam non", "lien doi", "chi doi", "th"}) {
      if (match_words(text, at, word) == 0) continue;
      range.end = at;
      // "Nhóm đội viên một", "Tập thể học sinh của": words that led to the school.
      for (bool trimmed = true; trimmed;) {
        trimmed = false;
        while (range.end > range.begin && !FoldedText::is_word(text[range.end - 1])) --range.end;
        for (const std::string_view leading : {"mot", "cua", "tai", "o", "thuoc", "va", "cac", "hai"}) {
          if (word_before(text, range.end) == leading && range.end - range.begin > leading.size()) {
            range.end -= leading.size();
            trimmed = true;
          }
        }
      }
      return range;
    }
  }
  return range;
}

bool is_collective(const FoldedText& text, TextRange range) {
  for (const auto words : k_collective) {
    if (match_words(text, range.begin, words) != 0) return true;
  }
  return false;
}

// Each adult word marks the whole author that it stands with: "Trần Văn B (giáo viên)", "GVHD: Trần Văn B",
// and the one before it when it stands alone behind a comma.
void spread_adults(const FoldedText& text, std::vector<Piece>& pieces) {
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && !pieces[end].begins_author) ++end;
    const bool adult = std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                                   pieces.begin() + static_cast<std::ptrdiff_t>(end),
                                   [](const Piece& piece) { return piece.is_adult; });
    const bool is_role_alone = adult && end == begin + 1 && !text.is_capital(pieces[begin].range.begin) &&
                               begin > 0 && !pieces[begin].begins_line &&
                               word_at(text, pieces[begin].range.begin) != "co" &&
                               word_at(text, pieces[begin].range.begin) != "thay";
    for (std::size_t i = begin; adult && i < end; ++i) pieces[i].is_adult = true;
    if (is_role_alone) {
      for (std::size_t i = begin; i-- > 0;) {
        pieces[i].is_adult = true;
        if (pieces[i].begins_author) break;
      }
    }
    begin = end;
  }
}

std::vector<std::string> folded_words(std::string_view name) {
  std::vector<std::string> words;
  const std::string folded = vietnamese::fold(name);
  std::string word;
  for (const char c : folded + ' ') {
    if (c == ' ' || c == '.' || c == '-') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  return words;
}

// The character behind the name at `at`, or 0.
std::size_t match_name(const FoldedText& text, std::size_t at, const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      const std::size_t next = skip_spaces(text, at);
      if (next == at || next > at + 2) return 0;
      at = next;
    }
    if (word_at(text, at) != words[i] || (words.size() == 2 && !text.is_capital(at))) return 0;
    at += words[i].size();
  }
  return FoldedText::is_word(text[at]) ? 0 : at;
}

}  // namespace

std::string initials_of(std::string_view name) {
  std::string initials;
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" .-", at), name.size());
    if (end > at) {
      initials += vietnamese::upper(first_code_points(name.substr(at, end - at), 1));
      initials += '.';
      ++words;
    }
    at = end + 1;
  }
  return words < 2 ? std::string(name) : initials;
}

AuthorCell read_author_cell(std::string_view authors) {
  FoldedText text;
  text.assign(authors);
  std::vector<Piece> pieces = split(text);
  spread_adults(text, pieces);
  AuthorCell cell;
  const auto put = [&](std::string_view part, const Piece& piece) {
    if (part.empty()) return;
    if (!cell.shortened.empty())
      cell.shortened += piece.begins_line ? "\n" : piece.begins_author ? ", " : " – ";
    cell.shortened += part;
  };
  bool lost_line = false;  // the piece that began a line went
  for (auto& piece : pieces) {
    if (lost_line) piece.begins_line = true;
    lost_line = false;
    if (piece.is_adult) {
      cell.has_adults = true;
      put(source_of(authors, text, piece.range), piece);
      continue;
    }
    TextRange range{skip_titles(text, piece.range), piece.range.end};
    if (is_collective(text, piece.range)) {
      const TextRange kept = without_school(text, piece.range);
      if (kept.begin < kept.end) put(source_of(authors, text, kept), piece);
      continue;
    }
    if (is_school_fact(text, range)) {
      // "Nguyễn Văn An lớp 5A": the name stands in front of it.
      range = without_school(text, range);
      if (range.begin >= range.end || !text.is_capital(range.begin) || match_person(text, range.begin) == 0) {
        lost_line = piece.begins_line;
        continue;
      }
    }
    const std::string name(source_of(authors, text, range));
    const auto words = folded_words(name);
    if (words.size() >= 2 && words.size() <= k_name_most_words) cell.names.push_back(name);
    cell.has_people = true;
    put(initials_of(name), piece);
  }
  std::stable_sort(cell.names.begin(), cell.names.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return cell;
}

std::string without_names(std::string_view source, const std::vector<std::string>& names, NameForm form) {
  FoldedText text;
  text.assign(source);
  std::vector<std::vector<std::string>> all;
  for (const auto& name : names) all.push_back(folded_words(name));
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!begins_word(text, at)) {
      ++at;
      continue;
    }
    std::size_t end = 0, which = 0;
    for (std::size_t i = 0; i < all.size() && end == 0; ++i) {
      if (all[i].size() >= 2) end = match_name(text, at, all[which = i]);
    }
    if (end == 0 && form == NameForm::initials) {
      // "em Trần Thị Bình": a child that the list of authors does not name.
      const std::string_view title = word_before(text, at);
      if (title == "em" || title == "chau" || title == "be" || title == "ban" || title == "sinh") {
        end = match_person(text, at);
        if (end != 0 && title != "em" && title != "chau" && title != "be" &&
            folded_words(source_of(source, text, {at, end})).size() < 3) {
          end = 0;  // "học sinh Hà Nội"
        }
      }
      which = all.size();
    }
    if (end == 0 || text.begin_of(at) < done) {
      at += word_at(text, at).size();
      continue;
    }
    const std::string_view found = source_of(source, text, {at, end});
    out.append(source, done, text.begin_of(at) - done);
    out += form == NameForm::hidden
               ? std::string(k_hidden_name)
               : initials_of(which < names.size() ? std::string_view(names[which]) : found);
    append_markup(found, out);
    done = text.end_of(end - 1);
    at = end;
  }
  out.append(source, done);
  return out;
}

bool spells_name(std::string_view path, const std::vector<std::string>& names) {
  const auto squeezed = [](std::string_view text) {
    std::string letters;
    for (const char c : vietnamese::fold(text)) {
      if (FoldedText::is_word(c)) letters += c;
    }
    return letters;
  };
  const std::string whole = squeezed(path);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const std::string letters = squeezed(name);
    return folded_words(name).size() >= 2 && letters.size() >= 6 && whole.find(letters) != std::string::npos;
  });
}

std::size_t match_person(const FoldedText& text, std::size_t at) {
  if (!text.is_capital(at) || !is_among(k_family_names, word_at(text, at))) return 0;
  std::size_t words = 0, end = 0;
  for (std::size_t next = at;
       words < k_name_most_words && FoldedText::is_letter(text[next]) && text.is_capital(next); ++words) {
    if (words > 0 && (match_words(text, next, "lop") != 0 || match_words(text, next, "truong") != 0)) break;
    end = next + word_at(text, next).size();
    next = skip_spaces(text, end);
    if (next > end + 2) {
      ++words;
      break;
    }
  }
  return words >= 2 && !FoldedText::is_digit(text[end]) ? end : 0;
}

}  // namespace trungbay::catalogue
