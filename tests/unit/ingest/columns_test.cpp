#include "ingest/columns.hpp"

#include "support/catch.hpp"

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
