// The table behind columns.hpp: what units, idea banks and portals call the columns of an export.
#include <algorithm>
#include <array>

#include "ingest/columns.hpp"

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
    {IdeaField::ignored, "don vi tinh"},  // a measure: "Đơn vị tính: ý tưởng"
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
    {IdeaField::personal, "date of birth"}, {IdeaField::personal, "dob"}, {IdeaField::personal, "ho chieu"},
    {IdeaField::personal, "passport"}, {IdeaField::personal, "noi sinh"}, {IdeaField::personal, "que quan"},
    {IdeaField::personal, "noi o"}, {IdeaField::personal, "cho o"}, {IdeaField::personal, "ma hoc sinh"},
    {IdeaField::personal, "ma sv"}, {IdeaField::personal, "ma hs"}, {IdeaField::personal, "ma dinh danh"},
    {IdeaField::personal, "gender"}, {IdeaField::personal, "stk"}, {IdeaField::personal, "tel"},
    {IdeaField::personal, "telephone"}, {IdeaField::personal, "mail"}, {IdeaField::personal, "gmail"},
};

// Words that make a column personal wherever they stand in its header, in brackets too ("Họ tên (ghi rõ SĐT)").
constexpr std::string_view k_personal_anywhere[] = {
    "so dien thoai", "dien thoai",   "sdt",        "so dt",      "dt lien he",  "dtdd",         "lien he",
    "email",         "e mail",       "gmail",      "thu dien tu", "ngay sinh",  "nam sinh",     "sinh ngay",
    "cccd",          "cmnd",         "cmtnd",      "cmt",         "can cuoc",   "chung minh nhan dan",
    "chung minh thu", "dinh danh ca nhan", "so dinh danh", "ho chieu", "mssv",  "phone",        "mobile",
    "telephone",     "birthday",     "dob",        "date of birth", "so tai khoan", "stk",      "dia chi",
    "ho khau",       "thuong tru",   "tam tru",    "que quan",    "ma doan vien", "so the doan",
};

constexpr std::array<std::string_view, 37> k_names = {
    "id", "row_number", "title", "summary", "content", "problem", "solution", "novelty", "benefit", "applicability",
    "author", "author_role", "unit", "parent_unit", "field", "group", "kind", "program", "campaign", "contest",
    "event", "date", "year", "status", "approved_by", "approved_doc", "approved_date", "stage", "award", "image",
    "video", "link", "attachment", "consent", "featured", "personal", "ignored"};

}  // namespace

std::span<const ColumnAlias> column_aliases() { return k_aliases; }

std::span<const std::string_view> personal_words() { return k_personal_anywhere; }

std::string_view field_name(IdeaField field) { return k_names[static_cast<std::size_t>(field)]; }

std::optional<IdeaField> find_field(std::string_view name) {
  const auto found = std::find(k_names.begin(), k_names.end(), name);
  if (found == k_names.end()) return std::nullopt;
  return static_cast<IdeaField>(found - k_names.begin());
}

}  // namespace trungbay::ingest
