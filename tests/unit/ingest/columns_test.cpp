#include "ingest/columns.hpp"

#include <algorithm>
#include <span>

#include "support/catch.hpp"
#include "vietnamese/fold.hpp"

using namespace trungbay;
using namespace trungbay::ingest;

TEST_CASE("match_header: headers as units write them find their field", "[ingest]") {
  const std::pair<std::string_view, IdeaField> cases[] = {
      {"Tên ý tưởng, sáng kiến", IdeaField::title},
      {"TÊN MÔ HÌNH, GIẢI PHÁP", IdeaField::title},
      {"Tên sáng kiến (ghi rõ)", IdeaField::title},
      {"yt_ten", IdeaField::title},
      {"Đơn vị thực hiện", IdeaField::unit},
      {"ĐƠN VỊ THỰC HIỆN *", IdeaField::unit},
      {"Lĩnh vực", IdeaField::field},
      {"Đối tượng", IdeaField::group},
      {"Trạng thái", IdeaField::status},
      {"Ngày duyệt", IdeaField::approved_date},
      {"Ngày gửi", IdeaField::date},
      {"Tính mới, tính sáng tạo", IdeaField::novelty},
      {"Phạm vi áp dụng", IdeaField::applicability},
      {"STT", IdeaField::row_number},
      {"Họ và tên tác giả", IdeaField::author},
      {"unit.name", IdeaField::unit},
      {"author.fullName", IdeaField::author},
      {"createdAt", IdeaField::date},
      {"Màu sắc", IdeaField::ignored},
      {"Ma trận", IdeaField::ignored},
      {"unit.id", IdeaField::ignored},
  };
  for (const auto& [header, field] : cases) {
    CAPTURE(header);
    CHECK(field_name(match_header(header)) == field_name(field));
  }
}

TEST_CASE("match_header: a column that may hold personal data is personal whatever else it says", "[ingest]") {
  for (const std::string_view header :
       {"Số điện thoại", "SĐT", "Điện thoại liên hệ", "Email", "E-mail tác giả", "Địa chỉ", "Ngày sinh", "Ngày tháng năm sinh: ngày sinh",
        "CCCD", "Số CMND/CCCD", "MSSV", "Họ tên, SĐT tác giả", "author.email", "author.phone", "author.phoneNumber",
        "contact.mobile", "yt_phone", "Dân tộc", "Tôn giáo", "Giới tính", "Số tài khoản"}) {
    CAPTURE(header);
    CHECK(match_header(header) == IdeaField::personal);
  }
}

TEST_CASE("match_header: every header that was seen in forms, exports and portals", "[ingest]") {
  // The table of what units and portals call each field; some columns are known under a field of their own.
  const std::pair<IdeaField, std::vector<std::string_view>> cases[] = {
      {IdeaField::id, {"mã", "mã số", "mã ý tưởng", "mã hồ sơ", "số hồ sơ", "ID", "_id"}},
      {IdeaField::row_number, {"STT", "TT", "Số TT", "No", "No."}},
      {IdeaField::title,
       {"tên", "tên ý tưởng", "tên sáng kiến", "tên ý tưởng/sáng kiến", "tên mô hình", "TÊN MÔ HÌNH, GIẢI PHÁP", "tên giải pháp",
        "tên đề tài", "tên công trình", "tên sản phẩm", "tiêu đề", "yt_ten"}},
      {IdeaField::summary,
       {"tóm tắt", "tóm tắt nội dung", "mô tả ngắn", "giới thiệu", "trích yếu", "yt_tt", "tom_tat"}},
      {IdeaField::content,
       {"nội dung", "nội dung ý tưởng", "mô tả", "mô tả chi tiết", "thuyết minh", "bản thuyết minh", "bản chất của sáng kiến"}},
      {IdeaField::solution, {"cách làm", "nội dung cách làm"}},
      {IdeaField::problem, {"thực trạng", "lý do", "lý do đề xuất", "vấn đề", "sự cần thiết", "bối cảnh"}},
      {IdeaField::novelty, {"tính mới", "tính sáng tạo", "điểm mới", "tính mới và sáng tạo"}},
      {IdeaField::applicability,
       {"khả năng áp dụng", "tính khả thi", "phạm vi áp dụng", "khả năng nhân rộng", "điều kiện áp dụng"}},
      {IdeaField::benefit,
       {"hiệu quả", "hiệu quả kinh tế - xã hội", "kết quả", "kết quả đạt được", "lợi ích", "giá trị làm lợi", "số tiền làm lợi"}},
      {IdeaField::author,
       {"tác giả", "họ tên", "họ và tên", "họ tên tác giả", "nhóm tác giả", "đồng tác giả", "người đề xuất", "người thực hiện",
        "chủ nhiệm", "yt_tacgia"}},
      {IdeaField::author_role, {"chức vụ", "chức danh", "nghề nghiệp", "học vấn", "trình độ chuyên môn"}},
      {IdeaField::unit,
       {"đơn vị", "đơn vị công tác", "đơn vị thực hiện", "nơi công tác", "cơ quan", "tổ chức", "cơ sở đoàn", "chi đoàn", "trường",
        "lớp", "yt_company", "yt_other_company"}},
      {IdeaField::parent_unit,
       {"đơn vị chủ quản", "đoàn cấp trên", "tỉnh đoàn", "huyện đoàn", "đoàn xã/phường", "tỉnh/thành phố"}},
      {IdeaField::field,
       {"lĩnh vực", "lĩnh vực áp dụng", "ngành", "chủ đề", "nhóm", "bảng thi", "thể loại", "yt_subject", "yt_category"}},
      {IdeaField::programme, {"chương trình", "phong trào", "đợt phát động", "yt_program"}},
      {IdeaField::contest, {"cuộc thi"}},
      {IdeaField::campaign, {"cuộc vận động"}},
      {IdeaField::year, {"năm", "năm học"}},
      {IdeaField::date,
       {"ngày gửi", "ngày đăng", "ngày đề xuất", "thời gian", "thời gian triển khai", "ngày tạo"}},
      {IdeaField::status, {"trạng thái", "tình trạng", "kết quả duyệt", "phê duyệt", "duyệt", "ghi chú duyệt"}},
      {IdeaField::approved_by, {"người duyệt", "cấp duyệt"}},
      {IdeaField::approved_date, {"ngày duyệt"}},
      {IdeaField::approved_doc, {"quyết định số", "số văn bản", "căn cứ"}},
      {IdeaField::stage, {"mức độ triển khai", "hiện thực hóa", "đã áp dụng", "ứng dụng"}},
      {IdeaField::award, {"giải thưởng", "đạt giải", "danh hiệu", "xếp loại", "điểm"}},
      {IdeaField::image, {"ảnh", "hình ảnh", "ảnh minh họa", "yt_image"}},
      {IdeaField::video, {"video", "clip", "link video"}},
      {IdeaField::link, {"link", "đường dẫn", "nguồn"}},
      {IdeaField::attachment, {"tệp đính kèm", "file"}},
      {IdeaField::consent, {"đồng ý công khai", "cho phép công bố", "phiếu đồng ý", "cam kết"}},
      {IdeaField::personal,
       {"số điện thoại", "SĐT", "ĐT", "điện thoại liên hệ", "email", "địa chỉ", "ngày sinh", "CCCD", "CMND", "số định danh", "MSSV",
        "mã đoàn viên", "số thẻ", "dân tộc", "tôn giáo", "tài khoản", "yt_email", "yt_phone", "yt_mssv", "yt_id_user"}}};
  for (const auto& [field, headers] : cases) {
    for (const auto header : headers) {
      // As it stands, in capitals, marked as required, with an instruction behind it, numbered.
      for (const std::string& written : {std::string(header), vietnamese::upper(header), std::string(header) + " (*):",
                                         std::string(header) + "\n(ghi đầy đủ)", "3. " + std::string(header)}) {
        CAPTURE(written);
        CHECK(field_name(match_header(written)) == field_name(field));
      }
    }
  }
}

TEST_CASE("match_header: personal data in brackets or beside other words", "[ingest]") {
  for (const std::string_view header : {"Tác giả (họ tên, ngày sinh, SĐT)", "Họ tên\nSố ĐT", "ĐT liên hệ", "Người liên hệ", "Số CMTND", "Hộ khẩu thường trú",
                                        "Tác giả › ĐT", "SĐT › Nhà riêng", "author.dateOfBirth", "Tên ý tưởng (kèm số điện thoại)"}) {
    CAPTURE(header);
    CHECK(match_header(header) == IdeaField::personal);
  }
  CHECK(match_header("Đơn vị tính") == IdeaField::ignored);
}

TEST_CASE("ColumnMap: an alias letter for letter beats a prefix, the first column beats later ones", "[ingest]") {
  ColumnMap map({});
  const std::string columns[] = {"Nội dung chi tiết", "Nội dung", "Mô tả", "Tác giả", "Đồng tác giả"};
  map.update(columns);
  CHECK(map.column_of(IdeaField::content) == 1u);
  CHECK(map.field_of(0) == IdeaField::ignored);
  CHECK(map.field_of(2) == IdeaField::ignored);
  CHECK(map.field_of(3) == IdeaField::author);
  CHECK(map.field_of(4) == IdeaField::author);
}

TEST_CASE("ColumnMap: a class or a school is the unit only when no other column is", "[ingest]") {
  ColumnMap map({});
  const std::string columns[] = {"Trường", "Lớp", "Tên ý tưởng", "Đơn vị thực hiện"};
  map.update(columns);
  CHECK(map.column_of(IdeaField::unit) == 3u);
  CHECK(std::none_of(map.set_aside().begin(), map.set_aside().end(), [](const auto& one) { return one.is_equal && one.kept == 3; }));
  ColumnMap alone({});
  alone.update(std::span(columns).first(3));
  CHECK(alone.column_of(IdeaField::unit) == 0u);
}

TEST_CASE("ColumnMap: showcase.yaml names columns, but cannot publish a personal one", "[ingest]") {
  ColumnMap map({{"title", "Cột lạ"}, {"author", "Email"}});
  const std::string columns[] = {"Tên ý tưởng", "Cột lạ", "Email"};
  map.update(columns);
  CHECK(map.field_of(1) == IdeaField::title);
  CHECK(map.field_of(0) == IdeaField::ignored);
  CHECK(map.field_of(2) == IdeaField::personal);
}

TEST_CASE("ColumnMap: columns may appear while records are read", "[ingest]") {
  ColumnMap map({});
  const std::string first[] = {"title"};
  const std::string then[] = {"title", "unit.name", "unit.phone"};
  map.update(first);
  map.update(then);
  CHECK(map.field_of(1) == IdeaField::unit);
  CHECK(map.field_of(2) == IdeaField::personal);
}

TEST_CASE("column_aliases: every alias is folded and finds its own field", "[ingest]") {
  for (const auto& alias : column_aliases()) {
    CAPTURE(alias.alias);
    CHECK(field_name(match_header(alias.alias)) == field_name(alias.field));
  }
}

TEST_CASE("ColumnMap: what was set aside, and whether anything told the two apart", "[ingest]") {
  ColumnMap map({});
  const std::string columns[] = {"Nội dung chi tiết", "Nội dung", "Mô tả", "Tác giả", "Đồng tác giả", "Đơn vị", "Đơn vị khác"};
  map.update(columns);
  REQUIRE(map.set_aside().size() == 3);
  CHECK(map.set_aside()[0].column == 0);
  CHECK_FALSE(map.set_aside()[0].is_equal);
  CHECK(map.set_aside()[1].column == 2);
  CHECK(map.set_aside()[1].kept == 1);
  CHECK(map.set_aside()[1].is_equal);
  CHECK_FALSE(map.set_aside()[2].is_equal);
}

TEST_CASE("ColumnMap: a mapping is met by the lower half of a header, but not by a column without a name", "[ingest]") {
  ColumnMap map({{"title", "Họ tên"}, {"unit", "***"}});
  const std::string columns[] = {"", "Tác giả › Họ tên", "Tác giả"};
  map.update(columns);
  CHECK(map.field_of(0) == IdeaField::ignored);
  CHECK(map.field_of(1) == IdeaField::title);
  CHECK(map.field_of(2) == IdeaField::author);
}
