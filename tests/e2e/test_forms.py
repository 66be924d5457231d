"""Forms as units send them: the table is found inside, what is no record is passed over and told."""
import json
import unittest
import zipfile

from support import CONFIGURATION as PLAIN, ProgramTest

CONFIGURATION = PLAIN + "gates: {quality: off}\n"  # bodies are short here, so that forms fit the page

# The form of Công văn 100-CV/ĐTN as one unit fills it in and saves it from Excel.
FORM = """\
ĐOÀN KHỐI CÁC CƠ QUAN;;;;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;
Đơn vị: Chi đoàn Bảo hiểm xã hội tỉnh;;;;;Độc lập - Tự do - Hạnh phúc;
;;;;;***;
;;;;;;
DANH SÁCH Ý TƯỞNG, SÁNG KIẾN NĂM 2019;;;;;;
(Kèm theo Công văn số 100-CV/ĐTN ngày 26/6/2019);;;;;;
TT;Tên ý tưởng, sáng kiến;Tác giả;;Nội dung;Duyệt;
;;Họ và tên;SĐT;;Kết quả;Ngày
(1);(2);(3);(4);(5);(6);(7)
A. CÔNG TÁC GIÁO DỤC;;;;;;
1;Xử lý rác thải nông thôn;Lê An;0900000001;Gom rác theo tuyến, phân loại tại nguồn.;Đã duyệt;26/03/2019
I;Đồng hành;;;;;
2;Sổ giao việc;Trần Bình;0900000002;Một bảng chung cho cả cơ quan.;Đã duyệt;27/03/2019
3;Tủ sách;;;Chưa xong;Chờ duyệt;
;Tổng cộng;;;;;3
Ghi chú: cột (6) do Đoàn Khối ghi;;;;;;
;;;;;Trà Vinh, ngày 20 tháng 9 năm 2019;
;NGƯỜI LẬP BIỂU;;;;TM. BAN THƯỜNG VỤ;
;(Ký, ghi rõ họ tên);;;;BÍ THƯ;
;;;;;;
;Phạm Thị Cúc;;;;Võ Văn Dũng;
"""


class Forms(ProgramTest):
    def write_form(self, text=FORM, configuration=CONFIGURATION, name="content/exports/bieu.csv"):
        self.write("showcase.yaml", configuration)
        return self.write(name, text)

    def of(self, report, name):
        return [item for item in report["diagnostics"] if item["name"] == name]

    def columns(self, file, *arguments, status=0):
        run = self.run_program("columns", file, *arguments)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run

    def test_a_form_is_built_into_pages(self):
        self.write_form()
        report = self.build_json()
        self.assertEqual(report["records"], {"read": 3, "published": 2, "withheld": 1})
        site = "".join(path.read_text(encoding="utf-8") for path in self.site.rglob("*.html"))
        for shown in ("Xử lý rác thải nông thôn", "Sổ giao việc", "Chi đoàn Bảo hiểm xã hội tỉnh", "Lê An"):
            self.assertIn(shown, site)
        for hidden in ("0900000001", "Tổng cộng", "Phạm Thị Cúc", "CÔNG TÁC GIÁO DỤC", "Tủ sách"):
            self.assertNotIn(hidden, site)
        self.assertEqual([item["row"] for item in self.of(report, "table_header_found")], [8])
        skipped = self.of(report, "form_rows_skipped")[0]
        self.assertIn("9, 10, 12, 15–19, 21", skipped["message"])
        unit = self.of(report, "form_unit_used")[0]
        self.assertEqual((unit["row"], unit["column"], unit["field"]), (2, "A", "Đơn vị"))
        waiting = self.of(report, "not_approved")[0]
        self.assertEqual((waiting["row"], waiting["column"], waiting["field"]), (14, "F", "Duyệt › Kết quả"))

    def test_the_notes_of_a_form_refuse_nothing(self):
        self.write_form(FORM.replace("Chờ duyệt", "Đã duyệt"))
        self.assertEqual(self.build_json("--strict")["records"]["published"], 3)

    def test_questions_refuse_nothing_but_are_asked(self):
        self.write_form("TT,Tên ý tưởng,Đơn vị,Trạng thái,Nội dung,Mô tả\n1,A,B,Đã duyệt,x,y\n")
        report = self.build_json()
        question = self.of(report, "column_ambiguous")[0]
        self.assertEqual((question["severity"], question["column"], question["field"]), ("warning", "F", "Mô tả"))
        self.assertIn('columns: {content: "Mô tả"}', question["advice"])
        self.write("showcase.yaml", CONFIGURATION + 'sources: [{path: content/exports/bieu.csv, columns: {content: "Mô tả"}}]\n')
        self.assertEqual(self.of(self.build_json("--strict"), "column_ambiguous"), [])
        self.assertIn("<p>y</p>", "".join(path.read_text(encoding="utf-8") for path in self.site.rglob("y-tuong/*.html")))

    def test_missing_columns_are_asked_for(self):
        self.write_form("TT,Tên SK,Nơi gửi đơn,Màu\n1,A,B,đỏ\n")
        report = self.build_json(status=1)
        title = self.of(report, "column_title_missing")[0]
        self.assertEqual(title["row"], 1)
        self.assertIn('B "Tên SK"', title["message"])
        self.write("showcase.yaml", CONFIGURATION + 'sources: [{path: content/exports/*, columns: {title: "Tên SK", field: "Mầu sắc"}}]\n')
        report = self.build_json()
        self.assertIn('D "Màu"', self.of(report, "column_mapped_missing")[0]["message"])
        self.assertEqual(len(self.of(report, "column_unit_question")), 1)
        self.assertEqual(len(self.of(report, "column_status_question")), 1)

    def test_of_a_prefix_and_an_alias_the_alias_is_used_with_a_note(self):
        self.write_form("Tên ý tưởng,Đơn vị,Trạng thái,Nội dung,Nội dung khác\nA,B,Đã duyệt,x,y\n")
        note = self.of(self.build_json("--strict"), "column_set_aside")[0]
        self.assertEqual((note["severity"], note["column"]), ("note", "E"))

    def test_columns_shows_what_became_of_each(self):
        file = self.write_form()
        run = self.columns(file)
        self.assertIn("content/exports/bieu.csv (theo showcase.yaml)", run.stdout)
        self.assertIn("Hàng tiêu đề: dòng 8; số ý tưởng: 3", run.stdout)
        self.assertRegex(run.stdout, r"B +Tên ý tưởng, sáng kiến +→ Tên ý tưởng \[title\] +Xử lý rác thải nông thôn")
        self.assertRegex(run.stdout, r"D +Tác giả › SĐT +→ KHÔNG BAO GIỜ ĐĂNG")
        self.assertRegex(run.stdout, r"A2 +Đơn vị +→ Đơn vị \[unit\] +Chi đoàn Bảo hiểm xã hội tỉnh")
        self.assertIn("dòng 9, 10, 12, 15–19, 21", run.stdout)
        self.assertNotIn("0900000001", run.stdout)
        self.assertEqual(run.stderr, "")
        self.assertIn("Header: row 8; ideas: 3", self.columns(file, "--lang", "en").stdout)
        self.assertEqual(self.columns(file, "--quiet").stdout, "")

    def test_columns_for_machines(self):
        file = self.write_form()
        report = json.loads(self.columns(file, "--json").stdout)
        self.assertTrue(report["ok"] and report["is_source"])
        sheet = report["sheets"][0]
        self.assertEqual((sheet["sheet"], sheet["header_row"], sheet["records"]), (None, 8, 3))
        self.assertEqual([(item["column"], item["field"]) for item in sheet["columns"]],
                         [("A", "row_number"), ("B", "title"), ("C", "author"), ("D", "personal"), ("E", "content"),
                          ("F", "status"), ("G", "approved_date"), ("A2", "unit")])
        self.assertIsNone(sheet["columns"][3]["sample"])
        self.assertEqual(sheet["columns"][1]["sample"], "Xử lý rác thải nông thôn")
        self.assertNotIn("0900000001", json.dumps(report))
        self.assertEqual({item["name"] for item in report["diagnostics"]},
                         {"table_header_found", "form_rows_skipped", "form_unit_used"})

    def test_columns_of_a_file_that_is_no_source(self):
        loose = self.folder / "huyen.csv"
        loose.write_text("Tên SK,Đơn vị,Duyệt\nA,B,Đã duyệt\n", encoding="utf-8")
        run = self.columns(loose, status=1)
        self.assertNotIn("showcase.yaml)", run.stdout)
        self.assertIn("Tên SK", run.stdout)
        self.assertIn('cột nào là tên ý tưởng? Gần nhất: A "Tên SK"', run.stderr)
        # The mapping of a workspace is used for its sources, by their exact path before a glob.
        self.write_form("Tên SK,Đơn vị,Duyệt\nA,B,Đã duyệt\n", CONFIGURATION + "sources:\n  - content/exports/*\n"
                        '  - {path: content/exports/bieu.csv, columns: {title: "Tên SK"}}\n')
        self.assertRegex(self.columns(self.workspace / "content/exports/bieu.csv").stdout, r"Tên SK +→ Tên ý tưởng \[title\]")
        self.columns(self.write("content/exports/khac.csv", "Tên SK\nA\n"), status=1)
        self.columns(loose, "--workspace", self.workspace, status=1)

    def test_columns_of_json(self):
        self.write("showcase.yaml", CONFIGURATION)
        file = self.write("content/exports/a.json", json.dumps({"data": [
            {"title": "A", "unit": {"name": "B"}, "status": "Đã duyệt"}, {"title": "C", "author": {"phone": "0900000001"}}]}))
        report = json.loads(self.columns(file, "--json").stdout)
        self.assertEqual([(item["column"], item["header"], item["field"]) for item in report["sheets"][0]["columns"]],
                         [(None, "title", "title"), (None, "unit.name", "unit"), (None, "status", "status"),
                          (None, "author.phone", "personal")])
        self.assertNotIn("0900000001", json.dumps(report))

    def test_columns_refuses_what_it_cannot_read(self):
        self.assertIn("không có tệp", self.columns(self.folder / "khong-co.csv", status=1).stderr)
        self.columns(self.write_form(""), status=1)
        self.assertEqual(self.run_program("columns").returncode, 2)
        self.assertEqual(self.run_program("columns", "a.csv", "--workspace", self.folder).returncode, 2)
        self.assertEqual(self.run_program("columns", self.write_form(configuration="title: [")).returncode, 2)
        self.assertIn("trungbay columns", self.run_program("columns", "--help").stdout)

    def test_the_report_for_a_unit_keeps_the_rows_of_a_form_apart(self):
        self.write_form(FORM.replace("Chờ duyệt", "Xem lại"))
        report = self.folder / "bao-cao.xlsx"
        self.run_program("check", "--workspace", self.workspace, "--report", report)
        with zipfile.ZipFile(report) as book:
            strings = book.read("xl/worksheets/sheet2.xml").decode()
        for told in ("Tên ý tưởng, sáng kiến", "Tủ sách", "Xem lại", "Duyệt › Kết quả"):
            self.assertIn(told, strings)
        self.assertNotIn("Sổ giao việc", strings)


if __name__ == "__main__":
    unittest.main()
