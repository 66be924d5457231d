"""The gates of quality, evidence and duplicates at every setting: what is told, where, and what gets out."""
import unittest

from support import CONFIGURATION, GOOD, ProgramTest

HEADER = "Mã,Tên ý tưởng,Đơn vị,Lĩnh vực,Trạng thái,Ngày gửi,Nội dung,Người duyệt,Số quyết định\n"
TITLE = "Thùng rác thông minh ở chợ"
BODY = ("Chi đoàn đặt ở cổng chợ ba thùng rác có vạch chia để ai bỏ đúng ngăn thì được một tem; mười tem đổi một quyển "
        "sách của tủ sách ấp. Hai bạn trực cân mỗi sáng thứ bảy và ghi sổ công khai ngay trên vách nhà văn hóa.")
NEAR = BODY.replace("ba thùng rác", "bốn thùng rác").replace("thứ bảy", "chủ nhật")


def row(number, title=TITLE, body=BODY, unit="Huyện đoàn An Minh", date="20/03/2023", approver="", document=""):
    cells = ("k%d" % number, title, unit, "Môi trường", "Đã duyệt", date, body, approver, document)
    return ",".join('"%s"' % cell.replace('"', '""') for cell in cells) + "\n"


class Gates(ProgramTest):
    def write_rows(self, rows, gates="", name="content/exports/a.csv"):
        self.write("showcase.yaml", CONFIGURATION + (f"gates: {gates}\n" if gates else ""))
        self.write(name, HEADER + rows)

    def page(self, number):
        return self.site / ("y-tuong/k%d.html" % number)

    def found(self, report, name):
        return [item for item in report["diagnostics"] if item["name"] == name]

    # setting, what is wrong, the code, the column where it stands
    QUALITY = [
        ("title_length", {"title": "Vườn rau"}, "title_short", "B"),
        ("title_length", {"title": "Thùng rác " * 25}, "title_long", "B"),
        ("title_capitals", {"title": TITLE.upper()}, "title_capitals", "B"),
        ("body_short", {"body": "Bỏ đúng ngăn thì được tem."}, "body_short", "G"),
        ("body_short", {"body": ""}, "body_missing", "G"),
        ("boilerplate", {"body": TITLE}, "body_repeats_title", "G"),
        ("boilerplate", {"body": "Nêu rõ thực trạng. Trình bày rõ giải pháp."}, "body_only_prompts", "G"),
        ("boilerplate", {"body": (BODY + " ") * 2}, "body_repeats_itself", "G"),
        ("placeholder", {"body": "Đang cập nhật"}, "placeholder_text", "G"),
        ("not_vietnamese", {"title": "Thung rac thong minh o cho"}, "text_unaccented", "B"),
        ("not_vietnamese", {"body": "The students collect plastic bottles and exchange them for notebooks every single "
                                    "week of the whole school year at the market."}, "text_not_vietnamese", "G"),
        ("date_unlikely", {"date": "27/03/2032"}, "date_unlikely", "F"),
        ("date_unlikely", {"date": "12/05/1987"}, "date_unlikely", "F"),
    ]

    def test_each_check_warns_by_itself_and_publishes(self):
        for setting, fault, code, column in self.QUALITY:
            with self.subTest(code=code, **fault):
                self.write_rows(row(1, **fault))
                report = self.build_json()
                self.assertEqual(self.codes(report), [code])
                item = report["diagnostics"][0]
                self.assertEqual((item["severity"], item["row"], item["column"]), ("warning", 2, column))
                self.assertTrue(self.page(1).exists())

    def test_each_check_withholds_where_that_is_set(self):
        for setting, fault, code, column in self.QUALITY:
            with self.subTest(code=code, **fault):
                self.write_rows(row(1, **fault) + row(2, "Tủ sách trên chuyến đò", NEAR, "Đoàn xã Bến Đá"), "{quality: {%s: withhold}, duplicates: {near: off}}" % setting)
                report = self.build_json()
                self.assertEqual(self.codes(report), [code, "withheld_by_setting"])
                self.assertIn("gates.quality." + setting, report["diagnostics"][1]["message"])
                self.assertEqual(report["records"], {"read": 2, "published": 1, "withheld": 1})
                self.assertFalse(self.page(1).exists())
                self.assertTrue(self.page(2).exists())
                # Nothing of it is there, its unit neither.
                self.assertFalse((self.site / "don-vi/huyen-doan-an-minh").exists())

    def test_each_check_can_be_off(self):
        for setting, fault, code, column in self.QUALITY:
            with self.subTest(code=code, **fault):
                also = ", body_short: off" if setting != "body_short" else ""
                self.write_rows(row(1, **fault), "{quality: {%s: off%s}}" % (setting, also))
                self.assertEqual(self.codes(self.build_json()), [])
        self.write_rows(row(1, "THÙNG RÁC", "test", date="1987"), "{quality: off}")
        self.assertEqual(self.codes(self.build_json()), [])

    def test_an_idea_that_gets_worse_is_taken_away_again(self):
        self.write_rows(row(1) + row(2, "Tủ sách trên chuyến đò", NEAR), "{quality: withhold, duplicates: {near: off}}")
        self.build()
        self.assertTrue(self.page(1).exists())
        self.write_rows(row(1, body="Đang cập nhật") + row(2, "Tủ sách trên chuyến đò", NEAR), "{quality: withhold, duplicates: {near: off}}")
        self.build()
        self.assertFalse(self.page(1).exists())

    def test_evidence_of_approval_is_asked_for_only_where_required(self):
        rows = row(1) + row(2, "Tủ sách trên chuyến đò", NEAR, approver="Tỉnh đoàn")
        quiet = "duplicates: {near: off}"
        self.write_rows(rows, "{%s}" % quiet)
        self.assertEqual(self.codes(self.build_json()), [])
        self.write_rows(rows, "{approval: {approved_by: required}, %s}" % quiet)
        report = self.build_json()
        self.assertEqual(self.codes(report), ["approver_missing"])
        self.assertEqual((report["diagnostics"][0]["row"], report["diagnostics"][0]["column"]), (2, "H"))
        self.assertFalse(self.page(1).exists())
        self.assertTrue(self.page(2).exists())
        self.write_rows(rows, "{approval: {document: required}, %s}" % quiet)
        report = self.build_json()
        self.assertEqual(self.codes(report), ["approval_document_missing"] * 2)
        self.assertEqual(report["records"]["published"], 0)

    def test_copies_are_withheld_across_exports_and_years_and_both_places_are_told(self):
        self.write_rows(row(1, TITLE.upper(), BODY.lower(), "Đoàn xã Bến Đá", "01/02/2023"), "{quality: off}")
        self.write("content/exports/cu.csv", HEADER + row(7, date="01/02/2020"))
        report = self.build_json()
        self.assertEqual(self.codes(report), ["duplicate_withheld"])
        item = report["diagnostics"][0]
        self.assertEqual((item["file"], item["row"]), ("content/exports/a.csv", 2))
        self.assertEqual([(place["file"], place["row"]) for place in item["related"]], [("content/exports/cu.csv", 2)])
        self.assertIn(TITLE, item["message"])
        self.assertTrue(self.page(7).exists())  # approved earlier, though read later
        self.assertFalse(self.page(1).exists())

    def test_copies_may_be_published_with_a_warning(self):
        self.write_rows(row(1) + row(2, unit="Đoàn xã Bến Đá"), "{duplicates: {exact: warn}}")
        self.assertEqual(self.codes(self.build_json()), ["duplicate_published"])
        self.assertTrue(self.page(2).exists())
        self.build("--strict", status=1)

    def test_near_copies_warn_withhold_or_pass(self):
        rows = row(1) + row(2, "Thùng rác thông minh ở trường", NEAR, "Đoàn xã Bến Đá")
        self.write_rows(rows)
        report = self.build_json()
        self.assertEqual(self.codes(report), ["near_duplicate"])
        self.assertEqual(report["diagnostics"][0]["row"], 3)
        self.assertEqual(report["diagnostics"][0]["related"][0]["row"], 2)
        self.assertRegex(report["diagnostics"][0]["message"], r"9\d %")
        self.assertTrue(self.page(2).exists())
        self.write_rows(rows, "{duplicates: {near: withhold}}")
        self.assertEqual(self.codes(self.build_json()), ["near_duplicate_withheld"])
        self.assertFalse(self.page(2).exists())
        self.write_rows(rows, "{duplicates: {near: off}}")
        self.assertEqual(self.codes(self.build_json()), [])
        self.assertTrue(self.page(2).exists())

    def test_one_title_of_one_unit_with_two_bodies_is_asked_about(self):
        other = ("Thùng làm từ phuy cũ, nắp mở bằng bàn đạp, có cân và màn hình nhỏ cho biết hôm nay đã gom được bao nhiêu ký "
                 "ve chai; tiền bán gây quỹ học bổng.")
        self.write_rows(row(1) + row(2, body=other, date="01/03/2022"))
        report = self.build_json()
        self.assertEqual(self.codes(report), ["title_repeated"])
        self.assertEqual(report["diagnostics"][0]["row"], 2)
        self.write_rows(row(1) + row(2, body=other, unit="Đoàn xã Bến Đá"))
        self.assertEqual(self.codes(self.build_json()), [])

    def test_any_number_of_jobs_finds_the_same(self):
        self.write_rows("".join(row(i, "Ý tưởng %d về thùng rác" % i, BODY if i % 3 else NEAR, "Đoàn xã %d" % (i % 7), "0%d/02/2022" % (1 + i % 9))
                                for i in range(700)))
        one, four = (self.build_json("--jobs", jobs)["diagnostics"] for jobs in (1, 4))
        self.assertGreater(len(one), 600)
        self.assertEqual(one, four)

    def test_a_setting_that_would_be_unsafe_is_refused(self):
        self.write_small(GOOD)
        self.write("showcase.yaml", CONFIGURATION + "gates: {duplicates: {exact: off}}\n")
        self.assertEqual(self.codes(self.build_json(status=2)), ["value_not_choice"])


if __name__ == "__main__":
    unittest.main()
