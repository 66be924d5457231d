"""Nothing personal comes out: a whole site is searched for what its exports and documents were planted with."""
import json
import unittest

from support import CONFIGURATION, ProgramTest

# Each datum in a form of its own, so that what leaks names itself.
PLANTED = ["0912345671", "0912 345 672", "0912.345.673", "912345674", "0297.3862225", "ten1@example.vn", "ten2 (a) gmail . com",
           "091099000001", "371000002", "0123456789013", "12/3/1994", "ấp Xẻo Lá", "MSB1900016", "profile.php?id=100000000000017",
           "0912345681", "ten3@example.vn", "0912345682", "0912345683", "0912345684"]

HEADER = ("Mã,Tên ý tưởng,Đơn vị,Đơn vị cấp trên,Trạng thái,Ngày gửi,Tóm tắt,Nội dung,Giải pháp,Hiệu quả,Tác giả,"
          "Giải thưởng,Người duyệt,Link,Ảnh\n")
ROW = ('k1,"Bơm nước 0912345671","Đoàn xã A - ĐT 0912 345 672",Huyện đoàn B,Đã duyệt,26/03/2023,"Gọi 0912.345.673, số SĐT 912345674",'
       '"Văn phòng 0297.3862225, thư ten1@example.vn hoặc ten2 (a) gmail . com. CCCD 091099000001, CMND: 371000002, '
       'STK 0123456789013 Agribank. **Sinh ngày 12/3/1994**, trú tại ấp Xẻo Lá, xã Đông Hưng.",'
       '"<p>MSSV: MSB1900016</p><a href=""tel:0912345681"">Gọi</a> <a href=""mailto:ten3@example.vn"">thư</a> '
       'https://www.facebook.com/profile.php?id=100000000000017",'
       '"Theo Công văn 1097-CV/TĐTN-CNĐT năm 2023, tiết kiệm 1.500.000 đồng, điểm 9,5.",'
       '"Nguyễn Văn A (0912345682)","Giải Nhất, LH 0912345683","Trần B, 0912345684",https://zalo.me/0912345681,\n')

# The columns that are never published (docs/columns.md), each with a value that nothing else has.
NEVER = {"Số điện thoại": "0900000101", "SĐT": "0900000102", "ĐT": "0900000103", "Điện thoại liên hệ": "0900000104",
         "Email": "nguoi105@example.vn", "Thư điện tử": "nguoi106@example.vn", "Địa chỉ": "Diachinha107", "Ngày sinh": "01/02/1908",
         "Năm sinh": "1909", "CCCD": "001090000110", "CMND": "900000111", "Số định danh": "001090000112", "MSSV": "MSSV113X",
         "Mã đoàn viên": "MDV114X", "Số thẻ": "SOTHE115X", "Dân tộc": "Dantoc116", "Tôn giáo": "Tongiao117",
         "Số tài khoản": "7000000118", "Tài khoản": "taikhoan119", "yt_email": "nguoi120@example.vn", "yt_phone": "0900000121",
         "yt_mssv": "MSSV122X", "yt_id_user": "IDUSER123X", "Zalo": "zalo124x", "Facebook": "fb125x"}


class Privacy(ProgramTest):
    def everything(self):
        """Names and bytes of all files of the site and of the program's own state, as one text."""
        parts = []
        for folder in (self.site, self.workspace / ".trungbay"):
            for path in sorted(folder.rglob("*")):
                parts.append(str(path.relative_to(self.workspace)))
                if path.is_file():
                    parts.append(path.read_bytes().decode("utf-8", "replace"))
        return "\n".join(parts)

    def write_planted(self, configuration=CONFIGURATION):
        self.write("showcase.yaml", configuration)
        self.write("content/exports/a.csv", HEADER + ROW)

    def names(self, report):
        return {item["name"] for item in report["diagnostics"]}

    def test_nothing_planted_in_texts_gets_out(self):
        self.write_planted()
        report = self.build_json()
        self.assertEqual(report["records"]["published"], 1)
        everything = self.everything()
        self.assertIn("đã ẩn số điện thoại", everything)
        for datum in PLANTED:
            self.assertNotIn(datum, everything)
        for kept in ("1097-CV/TĐTN-CNĐT", "1.500.000 đồng", "9,5", "Nguyễn Văn A", "Đoàn xã A"):
            self.assertIn(kept, everything)
        for name in ("phone_masked", "contact_masked", "identity_masked", "bank_account_masked", "birth_date_masked",
                     "home_address_masked"):
            self.assertIn(name, self.names(report))
        phones = next(item for item in report["diagnostics"] if item["name"] == "phone_masked")
        self.assertEqual((phones["file"], phones["row"], phones["field"]), ("content/exports/a.csv", 2, "Tên ý tưởng"))

    def test_withhold_keeps_the_whole_record_back(self):
        self.write_planted(CONFIGURATION + "gates: {privacy: withhold}\n")
        report = self.build_json()
        self.assertEqual(report["records"], {"read": 1, "published": 0, "withheld": 1})
        self.assertIn("personal_data_withheld", self.names(report))
        everything = self.everything()
        for datum in PLANTED + ["Bơm nước", "Nguyễn Văn A"]:
            self.assertNotIn(datum, everything)

    def test_columns_that_are_never_published_are_never_stored(self):
        self.write("showcase.yaml", CONFIGURATION)
        header = "Mã,Tên ý tưởng,Đơn vị,Trạng thái,Nội dung," + ",".join(NEVER)
        self.write("content/exports/a.csv", header + "\nk1,Bơm nước,Đoàn xã A,Đã duyệt,Bài.," + ",".join(NEVER.values()) + "\n")
        self.write("content/exports/b.json", json.dumps([{**{"Mã": "k2", "Tên": "Máy gặt", "Đơn vị": "Đoàn xã A", "Trạng thái": "Đã duyệt"},
                                                          **NEVER}], ensure_ascii=False))
        self.assertEqual(self.build_json()["records"]["published"], 2)
        everything = self.everything()
        self.assertIn("Bơm nước", everything)
        for value in NEVER.values():
            self.assertNotIn(value, everything)

    def child(self, extra_header="", extra="", unit="Trường Tiểu học Đông Hưng 2", parent="Huyện đoàn B"):
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv",
                   "Mã,Tên ý tưởng,Đơn vị,Đơn vị cấp trên,Trạng thái,Ngày gửi,Nội dung,Tác giả,Chức vụ" + extra_header +
                   f'\nk1,Thùng rác của em Nguyễn Văn An,{unit},{parent},Đã duyệt,26/03/2023,'
                   '"Em nguyen van an, lớp 5A, Trường Tiểu học Đông Hưng 2, tự làm.","Nguyễn Văn An, lớp 5A",Học sinh' + extra + "\n")
        report = self.build_json()
        self.assertEqual(report["records"]["published"], 1)
        return report, self.everything()

    def test_a_child_is_shortened_and_class_and_school_are_dropped(self):
        report, everything = self.child()
        self.assertIn("child_shortened", self.names(report))
        self.assertIn("N.V.A.", everything)
        for gone in ("Nguyễn Văn An", "nguyen van an", "lớp 5A", "Đông Hưng", "dong-hung"):
            self.assertNotIn(gone, everything)
        self.assertIn("Huyện đoàn B", everything)

    def test_a_school_with_no_unit_above_stands_without_the_childs_name(self):
        report, everything = self.child(parent="")
        self.assertIn("child_left_out", self.names(report))
        self.assertNotIn("Nguyễn Văn An", everything)
        self.assertNotIn('"name":"N.V.A."', everything)

    def test_consent_is_honoured(self):
        for yes in ("đồng ý", "x", "đã có phiếu đồng ý của phụ huynh"):
            with self.subTest(yes):
                self.setUp()
                _, everything = self.child(",Phiếu đồng ý", "," + yes)
                self.assertIn("Nguyễn Văn An", everything)
                self.assertIn("Trường Tiểu học Đông Hưng 2", everything)
        for other in ("", "chưa", "xem hồ sơ"):
            with self.subTest(other):
                self.setUp()
                _, everything = self.child(",Phiếu đồng ý", "," + other)
                self.assertNotIn("Nguyễn Văn An", everything)

    def test_an_address_does_not_change_with_consent(self):
        def pages(extra_header, extra):
            self.setUp()
            self.write("showcase.yaml", CONFIGURATION)
            self.write("content/exports/a.csv", "Tên ý tưởng,Đơn vị,Đơn vị cấp trên,Trạng thái,Nội dung,Tác giả" + extra_header +
                       "\nThùng rác,Trường TH Đông Hưng,Huyện đoàn B,Đã duyệt,Bài.,Nguyễn Văn An" + extra + "\n")
            self.build()
            return [path.name for path in (self.site / "y-tuong").glob("h*.html")]

        self.assertEqual(pages("", ""), pages(",Phiếu đồng ý", ",đồng ý"))

    def test_who_said_no_is_not_named_anywhere(self):
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", "Mã,Tên,Đơn vị,Trạng thái,Nội dung,Tác giả,Cho phép công bố\n"
                   "k1,Bơm nước,Đoàn xã A,Đã duyệt,Anh Trần Văn Bình tự làm.,Trần Văn Bình,Ẩn danh tác giả\n")
        self.build()
        self.assertNotIn("Trần Văn Bình", self.everything())

    def test_a_teacher_of_a_school_is_named(self):
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", "Mã,Tên,Đơn vị,Trạng thái,Nội dung,Tác giả,Chức vụ\n"
                   "k1,Vườn rau,Trường THCS Nguyễn Du,Đã duyệt,Bài.,Trần Thị Lan,Giáo viên\n")
        report = self.build_json()
        self.assertNotIn("child_shortened", self.names(report))
        self.assertIn("Trần Thị Lan", self.everything())

    def test_ages_are_read_from_columns_that_are_not_stored(self):
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", "Mã,Tên,Đơn vị,Trạng thái,Ngày gửi,Nội dung,Tác giả,Năm sinh\n"
                   "k1,Bơm nước,Đoàn xã A,Đã duyệt,26/03/2023,Bài.,Trần Văn Bình,2012\n"
                   "k2,Máy gặt,Đoàn xã A,Đã duyệt,26/03/2023,Bài.,Lê Văn Cường,1990\n")
        self.build()
        everything = self.everything()
        self.assertNotIn("Trần Văn Bình", everything)
        self.assertIn("T.V.B.", everything)
        self.assertIn("Lê Văn Cường", everything)

    def test_documents_are_reported_and_left_as_they_are(self):
        self.write_small()
        self.write("showcase.yaml", CONFIGURATION + "publisher: {name: A, email: vanphong@example.vn}\n")
        self.write("content/pages/lien-he.md", "---\ntitle: Liên hệ\nsummary: \"Gọi 0912345678\"\n---\n"
                   "Viết cho vanphong@example.vn.\n\nHoặc gọi: 0987654321.\n")
        report = self.build_json()
        found = [item for item in report["diagnostics"] if item["name"] == "personal_data_in_document"]
        self.assertEqual([(item["file"], item["row"], item["column"], item["field"]) for item in found],
                         [("content/pages/lien-he.md", 3, 10, "summary"), ("content/pages/lien-he.md", 7, 11, None)])
        self.assertNotIn("0912345678", json.dumps(found))
        self.assertIn("0987654321", self.everything())


if __name__ == "__main__":
    unittest.main()
