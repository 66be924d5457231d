#include "ingest/columns.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "vietnamese/fold.hpp"

namespace trungbay::ingest {
namespace {

// From the headers that units' forms, the idea banks' exports and portals' dumps really have.
constexpr ColumnAlias k_aliases[] = {
    {IdeaField::id, "ma"}, {IdeaField::id, "ma so"}, {IdeaField::id, "ma y tuong"}, {IdeaField::id, "ma sang kien"},
    {IdeaField::id, "ma ho so"}, {IdeaField::id, "so ho so"}, {IdeaField::id, "id"}, {IdeaField::id, "code"},
    {IdeaField::row_number, "stt"}, {IdeaField::row_number, "tt"}, {IdeaField::row_number, "so tt"},
    {IdeaField::row_number, "so thu tu"}, {IdeaField::row_number, "no"},
    {IdeaField::title, "ten"}, {IdeaField::title, "ten y tuong"}, {IdeaField::title, "ten sang kien"},
    {IdeaField::title, "ten y tuong sang kien"}, {IdeaField::title, "ten mo hinh"},
    {IdeaField::title, "ten mo hinh giai phap"}, {IdeaField::title, "ten giai phap"}, {IdeaField::title, "ten de tai"},
    {IdeaField::title, "ten cong trinh"}, {IdeaField::title, "ten san pham"}, {IdeaField::title, "tieu de"},
    {IdeaField::title, "yt ten"}, {IdeaField::title, "title"}, {IdeaField::title, "name"},
    {IdeaField::summary, "tom tat"}, {IdeaField::summary, "tom tat noi dung"}, {IdeaField::summary, "mo ta ngan"},
    {IdeaField::summary, "gioi thieu"}, {IdeaField::summary, "trich yeu"}, {IdeaField::summary, "yt tt"},
    {IdeaField::summary, "summary"}, {IdeaField::summary, "abstract"}, {IdeaField::summary, "excerpt"},
    {IdeaField::content, "noi dung"}, {IdeaField::content, "noi dung y tuong"}, {IdeaField::content, "noi dung sang kien"},
    {IdeaField::content, "mo ta"}, {IdeaField::content, "mo ta chi tiet"}, {IdeaField::content, "thuyet minh"},
    {IdeaField::content, "ban thuyet minh"}, {IdeaField::content, "ban chat cua sang kien"},
    {IdeaField::content, "mo ta ban chat"}, {IdeaField::content, "content"}, {IdeaField::content, "body"},
    {IdeaField::content, "description"},
    {IdeaField::problem, "thuc trang"}, {IdeaField::problem, "ly do"}, {IdeaField::problem, "ly do de xuat"},
    {IdeaField::problem, "van de"}, {IdeaField::problem, "su can thiet"}, {IdeaField::problem, "boi canh"},
    {IdeaField::problem, "problem"},
    {IdeaField::solution, "giai phap"}, {IdeaField::solution, "noi dung giai phap"}, {IdeaField::solution, "cach lam"},
    {IdeaField::solution, "noi dung cach lam"}, {IdeaField::solution, "cach thuc hien"},
    {IdeaField::solution, "giai phap thuc hien"}, {IdeaField::solution, "solution"},
    {IdeaField::novelty, "tinh moi"}, {IdeaField::novelty, "tinh sang tao"}, {IdeaField::novelty, "diem moi"},
    {IdeaField::novelty, "tinh moi va sang tao"}, {IdeaField::novelty, "novelty"},
    {IdeaField::applicability, "kha nang ap dung"}, {IdeaField::applicability, "tinh kha thi"},
    {IdeaField::applicability, "pham vi ap dung"}, {IdeaField::applicability, "pham vi"},
    {IdeaField::applicability, "kha nang nhan rong"}, {IdeaField::applicability, "dieu kien ap dung"},
    {IdeaField::applicability, "applicability"}, {IdeaField::applicability, "scope"},
    {IdeaField::benefit, "hieu qua"}, {IdeaField::benefit, "hieu qua kinh te xa hoi"}, {IdeaField::benefit, "ket qua"},
    {IdeaField::benefit, "ket qua dat duoc"}, {IdeaField::benefit, "loi ich"}, {IdeaField::benefit, "tinh loi ich"},
    {IdeaField::benefit, "tinh hieu qua"}, {IdeaField::benefit, "gia tri lam loi"},
    {IdeaField::benefit, "so tien lam loi"}, {IdeaField::benefit, "benefit"},
    {IdeaField::author, "tac gia"}, {IdeaField::author, "ho ten"}, {IdeaField::author, "ho va ten"},
    {IdeaField::author, "ho ten tac gia"}, {IdeaField::author, "ho va ten tac gia"}, {IdeaField::author, "nhom tac gia"},
    {IdeaField::author, "dong tac gia"}, {IdeaField::author, "nguoi de xuat"}, {IdeaField::author, "nguoi thuc hien"},
    {IdeaField::author, "chu nhiem"}, {IdeaField::author, "yt tacgia"}, {IdeaField::author, "author"},
    {IdeaField::author, "authors"},
    {IdeaField::author_role, "chuc vu"}, {IdeaField::author_role, "chuc danh"}, {IdeaField::author_role, "nghe nghiep"},
    {IdeaField::author_role, "hoc van"}, {IdeaField::author_role, "trinh do chuyen mon"},
    {IdeaField::unit, "don vi"}, {IdeaField::unit, "ten don vi"}, {IdeaField::unit, "don vi cong tac"},
    {IdeaField::unit, "don vi thuc hien"}, {IdeaField::unit, "don vi de xuat"}, {IdeaField::unit, "noi cong tac"},
    {IdeaField::unit, "co quan"}, {IdeaField::unit, "to chuc"}, {IdeaField::unit, "co so doan"},
    {IdeaField::unit, "chi doan"}, {IdeaField::unit, "truong"}, {IdeaField::unit, "lop"},
    {IdeaField::unit, "yt company"}, {IdeaField::unit, "yt other company"}, {IdeaField::unit, "unit"},
    {IdeaField::unit, "organization"},
    {IdeaField::parent_unit, "don vi chu quan"}, {IdeaField::parent_unit, "don vi cap tren"},
    {IdeaField::parent_unit, "doan cap tren"}, {IdeaField::parent_unit, "tinh doan"},
    {IdeaField::parent_unit, "huyen doan"}, {IdeaField::parent_unit, "doan xa phuong"},
    {IdeaField::parent_unit, "tinh thanh pho"}, {IdeaField::parent_unit, "parent unit"},
    {IdeaField::field, "linh vuc"}, {IdeaField::field, "linh vuc ap dung"}, {IdeaField::field, "nganh"},
    {IdeaField::field, "chu de"}, {IdeaField::field, "nhom"}, {IdeaField::field, "bang thi"},
    {IdeaField::field, "the loai"}, {IdeaField::field, "yt subject"}, {IdeaField::field, "yt category"},
    {IdeaField::field, "field"}, {IdeaField::field, "category"}, {IdeaField::field, "subject"},
    {IdeaField::group, "doi tuong"}, {IdeaField::group, "nhom doi tuong"}, {IdeaField::group, "khoi doi tuong"},
    {IdeaField::group, "group"},
    {IdeaField::kind, "loai"}, {IdeaField::kind, "loai hinh"}, {IdeaField::kind, "loai muc"}, {IdeaField::kind, "kind"},
    {IdeaField::kind, "type"},
    {IdeaField::programme, "chuong trinh"}, {IdeaField::programme, "phong trao"},
    {IdeaField::programme, "dot phat dong"}, {IdeaField::programme, "yt program"}, {IdeaField::programme, "program"},
    {IdeaField::programme, "programme"},
    {IdeaField::campaign, "cuoc van dong"}, {IdeaField::campaign, "campaign"},
    {IdeaField::contest, "cuoc thi"}, {IdeaField::contest, "hoi thi"}, {IdeaField::contest, "contest"},
    {IdeaField::event, "su kien"}, {IdeaField::event, "toa dam"}, {IdeaField::event, "event"},
    {IdeaField::date, "ngay gui"}, {IdeaField::date, "ngay dang"}, {IdeaField::date, "ngay de xuat"},
    {IdeaField::date, "thoi gian"}, {IdeaField::date, "thoi gian trien khai"}, {IdeaField::date, "ngay tao"},
    {IdeaField::date, "ngay"}, {IdeaField::date, "date"}, {IdeaField::date, "created at"}, {IdeaField::date, "created"},
    {IdeaField::date, "submitted at"},
    {IdeaField::year, "nam"}, {IdeaField::year, "nam hoc"}, {IdeaField::year, "year"},
    {IdeaField::status, "trang thai"}, {IdeaField::status, "tinh trang"}, {IdeaField::status, "ket qua duyet"},
    {IdeaField::status, "phe duyet"}, {IdeaField::status, "duyet"}, {IdeaField::status, "ghi chu duyet"},
    {IdeaField::status, "status"}, {IdeaField::status, "state"},
    {IdeaField::approved_by, "nguoi duyet"}, {IdeaField::approved_by, "cap duyet"},
    {IdeaField::approved_by, "don vi duyet"}, {IdeaField::approved_by, "approved by"},
    {IdeaField::approved_date, "ngay duyet"}, {IdeaField::approved_date, "approved at"},
    {IdeaField::approved_date, "approved date"},
    {IdeaField::approved_doc, "quyet dinh so"}, {IdeaField::approved_doc, "so quyet dinh"},
    {IdeaField::approved_doc, "so van ban"}, {IdeaField::approved_doc, "can cu"}, {IdeaField::approved_doc, "approved doc"},
    {IdeaField::stage, "muc do trien khai"}, {IdeaField::stage, "hien thuc hoa"}, {IdeaField::stage, "da ap dung"},
    {IdeaField::stage, "ung dung"}, {IdeaField::stage, "stage"},
    {IdeaField::award, "giai thuong"}, {IdeaField::award, "dat giai"}, {IdeaField::award, "danh hieu"},
    {IdeaField::award, "xep loai"}, {IdeaField::award, "diem"}, {IdeaField::award, "award"},
    {IdeaField::image, "anh"}, {IdeaField::image, "hinh anh"}, {IdeaField::image, "anh minh hoa"},
    {IdeaField::image, "yt image"}, {IdeaField::image, "image"}, {IdeaField::image, "images"},
    {IdeaField::image, "photo"},
    {IdeaField::video, "video"}, {IdeaField::video, "clip"}, {IdeaField::video, "link video"},
    {IdeaField::link, "link"}, {IdeaField::link, "duong dan"}, {IdeaField::link, "lien ket"}, {IdeaField::link, "nguon"},
    {IdeaField::link, "url"},
    {IdeaField::attachment, "tep dinh kem"}, {IdeaField::attachment, "file"}, {IdeaField::attachment, "attachment"},
    {IdeaField::consent, "dong y cong khai"}, {IdeaField::consent, "cho phep cong bo"},
    {IdeaField::consent, "phieu dong y"}, {IdeaField::consent, "cam ket"}, {IdeaField::consent, "consent"},
    {IdeaField::featured, "noi bat"}, {IdeaField::featured, "tieu bieu"}, {IdeaField::featured, "featured"},
    {IdeaField::personal, "so dien thoai"}, {IdeaField::personal, "sdt"}, {IdeaField::personal, "dt"},
    {IdeaField::personal, "dien thoai"}, {IdeaField::personal, "dien thoai lien he"}, {IdeaField::personal, "email"},
    {IdeaField::personal, "e mail"}, {IdeaField::personal, "thu dien tu"}, {IdeaField::personal, "dia chi"},
    {IdeaField::personal, "ngay sinh"}, {IdeaField::personal, "nam sinh"}, {IdeaField::personal, "tuoi"},
    {IdeaField::personal, "cccd"}, {IdeaField::personal, "cmnd"}, {IdeaField::personal, "can cuoc"},
    {IdeaField::personal, "so dinh danh"}, {IdeaField::personal, "mssv"}, {IdeaField::personal, "ma sinh vien"},
    {IdeaField::personal, "ma doan vien"}, {IdeaField::personal, "so the"}, {IdeaField::personal, "dan toc"},
    {IdeaField::personal, "ton giao"}, {IdeaField::personal, "gioi tinh"}, {IdeaField::personal, "tai khoan"},
    {IdeaField::personal, "so tai khoan"}, {IdeaField::personal, "yt email"}, {IdeaField::personal, "yt phone"},
    {IdeaField::personal, "yt mssv"}, {IdeaField::personal, "yt id user"}, {IdeaField::personal, "phone"},
    {IdeaField::personal, "phone number"}, {IdeaField::personal, "mobile"}, {IdeaField::personal, "zalo"},
    {IdeaField::personal, "facebook"}, {IdeaField::personal, "address"}, {IdeaField::personal, "birthday"},
    {IdeaField::personal, "date of birth"}, {IdeaField::personal, "dob"},
};

// Words that make a column personal wherever they stand in its header ("Họ tên, SĐT tác giả").
constexpr std::string_view k_personal_anywhere[] = {
    "so dien thoai", "dien thoai", "sdt",   "email", "e mail", "thu dien tu", "ngay sinh",    "nam sinh", "cccd",
    "cmnd",          "can cuoc",   "mssv",  "phone", "mobile", "birthday",    "so tai khoan", "dia chi",  "dob",
};

constexpr std::array<std::string_view, 37> k_names = {
    "id", "row_number", "title", "summary", "content", "problem", "solution", "novelty", "benefit", "applicability",
    "author", "author_role", "unit", "parent_unit", "field", "group", "kind", "program", "campaign", "contest",
    "event", "date", "year", "status", "approved_by", "approved_doc", "approved_date", "stage", "award", "image",
    "video", "link", "attachment", "consent", "featured", "personal", "ignored"};

// What the last segment of a nested key may be for the key to mean its parent: `unit.name`, `author.fullName`.
constexpr std::string_view k_naming_segments[] = {"name", "full name", "fullname", "label", "title", "text",
                                                  "ten",  "ho ten",    "value",    "display name"};

// "createdAt" → "created At": the humps of portals' keys become words.
std::string split_humps(std::string_view key) {
  std::string words;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto letter = static_cast<unsigned char>(key[i]);
    if (i > 0 && std::isupper(letter) != 0 && std::islower(static_cast<unsigned char>(key[i - 1])) != 0) words += ' ';
    words += key[i];
  }
  return words;
}

// The folded header as words: everything that is not a letter or digit separates them.
std::string words_of(std::string_view header) {
  const std::string folded = vietnamese::fold_key(split_humps(header));
  std::string words;
  for (const char letter : folded) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
      words += letter;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

bool holds_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

struct Match {
  IdeaField field = IdeaField::ignored;
  bool exact = false;
};

Match match_words(std::string_view words) {
  for (const auto personal : k_personal_anywhere) {
    if (holds_words(words, personal)) return {IdeaField::personal, true};
  }
  Match match;
  std::size_t longest = 0;
  for (const auto& candidate : k_aliases) {
    const std::size_t length = candidate.alias.size();
    if (length <= longest || !words.starts_with(candidate.alias)) continue;
    if (words.size() != length && words[length] != ' ') continue;
    // One-word aliases as short as "ma" or "no" mean what they say only when they stand alone.
    if (words.size() != length && length < 4) continue;
    longest = length;
    match = {candidate.field, words.size() == length};
  }
  return match;
}

Match match_column(std::string_view header) {
  const std::size_t dot = header.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == header.size()) return match_words(words_of(header));
  // A nested key: personal if any of its segments is; otherwise the parent must be meant by a naming segment.
  if (match_words(words_of(header)).field == IdeaField::personal) return {IdeaField::personal, true};
  const std::string last = words_of(header.substr(dot + 1));
  const Match own = match_words(last);
  if (own.field == IdeaField::personal) return own;
  const std::string_view parent_path = header.substr(0, dot);
  const std::size_t parent_dot = parent_path.rfind('.');
  const Match parent = match_words(
      words_of(parent_dot == std::string_view::npos ? parent_path : parent_path.substr(parent_dot + 1)));
  if (parent.field != IdeaField::ignored) {
    const bool naming = std::find(std::begin(k_naming_segments), std::end(k_naming_segments), last) !=
                        std::end(k_naming_segments);
    return naming ? parent : Match{};
  }
  return own;
}

}  // namespace

std::span<const ColumnAlias> column_aliases() { return k_aliases; }

std::string_view field_name(IdeaField field) { return k_names[static_cast<std::size_t>(field)]; }

std::optional<IdeaField> find_field(std::string_view name) {
  const auto found = std::find(k_names.begin(), k_names.end(), name);
  if (found == k_names.end()) return std::nullopt;
  return static_cast<IdeaField>(found - k_names.begin());
}

IdeaField match_header(std::string_view header) { return match_column(header).field; }

ColumnMap::ColumnMap(const workspace::TextPairs& overrides) {
  for (const auto& [name, header] : overrides) {
    if (const auto field = find_field(name)) overrides_[words_of(header)] = *field;
  }
}

void ColumnMap::update(std::span<const std::string> columns) {
  if (columns.size() == fields_.size()) return;
  const std::size_t known = fields_.size();
  std::vector<vietnamese::Repairs> made;
  const auto headers = vietnamese::repaired_headers(columns.subspan(known), &made);
  for (std::size_t i = known; i < columns.size(); ++i) {
    const std::string& header = headers[i - known];
    if (made[i - known].any()) repairs_.push_back({static_cast<std::uint32_t>(i), made[i - known]});
    Match match = match_column(header);
    const auto override_ = overrides_.find(words_of(header));
    // Not even showcase.yaml can make a personal column public.
    if (override_ != overrides_.end() && match.field != IdeaField::personal) {
      match = {override_->second, true};
    } else {
      const bool claimed = std::any_of(overrides_.begin(), overrides_.end(),
                                       [&](const auto& entry) { return entry.second == match.field; });
      if (claimed && match.field != IdeaField::personal) match = {};
    }
    // One column a field: letter for letter beats a prefix, the first beats the later ones.
    const auto rival = column_of(match.field);
    const bool single = match.field != IdeaField::personal && match.field != IdeaField::ignored &&
                        match.field != IdeaField::author && match.field != IdeaField::image;
    if (single && rival) {
      if (match.exact && !exact_[*rival]) {
        fields_[*rival] = IdeaField::ignored;
      } else {
        match = {};
      }
    }
    fields_.push_back(match.field);
    exact_.push_back(match.exact);
  }
}

std::optional<std::uint32_t> ColumnMap::column_of(IdeaField field) const {
  const auto found = std::find(fields_.begin(), fields_.end(), field);
  if (found == fields_.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - fields_.begin());
}

}  // namespace trungbay::ingest
