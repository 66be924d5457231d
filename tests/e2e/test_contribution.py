"""`trungbay report`: what units contributed, by period, in every format; the workbook as LibreOffice reads it."""
import csv
import io
import json
import os
import pty
import shutil
import subprocess
import unittest
from html.parser import HTMLParser

from support import PROGRAM, ProgramTest, tree

CONFIGURATION = """title: Trang thử
base_url: https://thu.example.vn
publisher: {name: Tỉnh đoàn Kiên Giang}
targets:
  an-minh: {2023: 4}
  "Thành đoàn Rạch Giá": {2023: 2}
"""
ROWS = """Mã,Tên ý tưởng,Đơn vị,Đoàn cấp trên,Trạng thái,Ngày gửi,Giải thưởng,Nổi bật
1,Một,Huyện đoàn An Minh,,Đã duyệt,04/03/2023,,x
2,Hai,Huyện đoàn An Minh,,Đã áp dụng,10/03/2023,,
3,Ba,Đoàn xã Đông Hưng,Huyện đoàn An Minh,Được hỗ trợ hiện thực hóa,15/06/2023,,
4,Bốn,Đoàn xã Đông Hưng,Huyện đoàn An Minh,Chờ duyệt,11/03/2023,,
5,Năm,Thành đoàn Rạch Giá,,Đạt giải,2023,Giải Nhất,
6,Sáu,Thành đoàn Rạch Giá,,Lạ,26/03/2023,,
7,Bảy,,,Đã duyệt,26/03/2023,,
8,Tám,Huyện đoàn An Minh,,Đã duyệt,,,
9,Chín,"=HYPERLINK(""http://x"")",,Từ chối,01/02/2023,,
"""
TABLE = """\
Kết quả đóng góp ý tưởng, sáng kiến của các đơn vị
Năm 2023

                                                 Đã  Hiện
                              Đề     Đã  Chưa    áp  thực   Đạt  Nổi   Chỉ      Tỷ
Đơn vị                      xuất  duyệt  đăng  dụng   hóa  giải  bật  tiêu      lệ
──────────────────────────────────────────────────────────────────────────────────
I  =HYPERLINK("http://x")      1      0     1     0     0     0    0
II  Huyện đoàn An Minh         4      3     1     1     1     0    1     4  75,0 %
  Riêng Huyện đoàn An Minh     2      2     0     1     0     0    1
  1  Đoàn xã Đông Hưng         2      1     1     0     1     0    0
III  Thành đoàn Rạch Giá       2      1     1     0     0     1    0     2  50,0 %
Không ghi đơn vị               1      0     1     0     0     0    0
──────────────────────────────────────────────────────────────────────────────────
TỔNG CỘNG                      8      4     4     1     1     1    1     6  66,7 %

Chưa đăng vì: Chờ duyệt 1; Từ chối 1; Thiếu đơn vị 1; Trạng thái lạ 1.
Dòng của đơn vị có đơn vị trực thuộc là số cộng của cả nhánh.
Chỉ tiêu là của năm 2023.
Không rõ ngày: 1 bản ghi không ghi ngày, chưa tính vào kỳ nào.
"""


class ContributionTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/units/an-minh.md", "---\nname: Huyện đoàn An Minh\n---\n")
        self.write("content/exports/a.csv", ROWS)

    def report(self, *arguments, status=0, **options):
        run = self.run_program("report", "--workspace", self.workspace, *arguments, **options)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run

    def report_json(self, *arguments):
        return json.loads(self.report("--format", "json", *arguments).stdout)


class Terminal(ContributionTest):
    def test_the_table_of_this_year(self):
        run = self.report()
        self.assertEqual(run.stdout, TABLE)
        self.assertEqual(run.stderr, "")

    def test_nothing_of_the_workspace_is_touched(self):
        before = tree(self.workspace)
        self.report("--output", self.folder / "r.xlsx")
        self.report()
        self.assertEqual(tree(self.workspace), before)

    def on_terminal(self, columns, **environment):
        variables = {**os.environ, "SOURCE_DATE_EPOCH": "1679788800", "LANG": "C", **environment}
        variables.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
        main, other = pty.openpty()
        try:
            import fcntl
            import struct
            import termios
            fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            subprocess.run([PROGRAM, "report", "--workspace", str(self.workspace), "--lang", "vi"], stdout=other,
                           stderr=subprocess.DEVNULL, env=variables, timeout=60, check=True)
            os.close(other)
            text = b""
            while True:
                try:
                    part = os.read(main, 65536)
                except OSError:
                    break
                if not part:
                    break
                text += part
            return text.decode("utf-8").replace("\r\n", "\n")
        finally:
            os.close(main)

    def test_a_terminal_of_80_columns_holds_it(self):
        text = self.on_terminal(80, NO_COLOR="1")
        self.assertNotIn("\033", text)
        self.assertLessEqual(max(len(line) for line in text.splitlines()), 80)
        self.assertIn("Riêng Huyện đoàn An\n  Minh ", text)

    def test_sums_are_bold_where_colours_are_wanted(self):
        text = self.on_terminal(120)
        self.assertIn("\033[1mTỔNG CỘNG", text)
        self.assertIn("\033[1mII  Huyện đoàn An Minh", text)

    def test_english(self):
        text = self.report("--lang", "en", "--period", "quarter").stdout
        self.assertIn("Quarter 1 of 2023", text)
        self.assertIn("Its own: Huyện đoàn An Minh", text)
        self.assertIn("50.0%", text)
        self.assertNotIn("Chưa đăng", text)

    def test_a_name_that_would_steer_the_terminal_is_harmless(self):
        self.write("content/exports/a.csv", ROWS.replace("Huyện đoàn An Minh,,Đã duyệt,04", "Đoàn \x1b[31mđỏ\u202e,,Đã duyệt,04"))
        text = self.report().stdout
        self.assertNotIn("\x1b", text)
        self.assertNotIn("\u202e", text)

    def test_a_name_as_long_as_a_book_costs_nothing(self):
        self.write("content/exports/a.csv", ROWS.replace("Đoàn xã Đông Hưng", "Đ" * 400_000))
        lines = self.report(timeout=20).stdout.splitlines()
        self.assertLessEqual(max(len(line) for line in lines), 130)
        self.assertTrue(any("Đ…" in line for line in lines))

    def test_an_empty_period_says_where_ideas_are(self):
        text = " ".join(self.report("--year", "2020").stdout.split())
        self.assertIn("Trong kỳ này chưa có bản ghi nào. Năm gần nhất có ý tưởng là 2023: --year 2023.", text)


class Periods(ContributionTest):
    def counts(self, *arguments):
        report = self.report_json(*arguments)
        return report["period"]["title"], report["total"]["proposed"], report["total"]["approved"]

    def test_every_kind_of_period(self):
        for arguments, expected in (
                (("--period", "week"), ("Tuần từ 25/03/2023 đến 31/03/2023", 2, 0)),
                (("--period", "week", "--at", "10/3/2023"), ("Tuần từ 04/03/2023 đến 10/03/2023", 2, 2)),
                (("--period", "tuần", "--at", "11/3/2023"), ("Tuần từ 11/03/2023 đến 17/03/2023", 1, 0)),
                (("--period", "week", "--at", "11/3/2023", "--previous"), ("Tuần từ 04/03/2023 đến 10/03/2023", 2, 2)),
                (("--period", "month"), ("Tháng 3/2023", 5, 2)),
                (("--period", "month", "--at", "2/2023"), ("Tháng 2/2023", 1, 0)),
                (("--period", "quarter", "--at", "Quý II/2023"), ("Quý II/2023", 1, 1)),
                (("--period", "half"), ("6 tháng đầu năm 2023", 7, 3)),
                (("--period", "half", "--at", "01/07/2023"), ("6 tháng cuối năm 2023", 0, 0)),
                (("--year", "2023"), ("Năm 2023", 8, 4)),
                (("--at", "2023"), ("Năm 2023", 8, 4)),
                (("--previous",), ("Năm 2022", 0, 0)),
                (("--from", "01/03/2023", "--to", "10/03/2023"), ("Từ 01/03/2023 đến 10/03/2023", 2, 2)),
                (("--from", "3/2023", "--to", "6/2023"), ("Từ 01/03/2023 đến 30/06/2023", 6, 3)),
                (("--to", "04/03/2023"), ("Từ 01/01/2023 đến 04/03/2023", 2, 1)),
                (("--from", "26/03/2023"), ("Ngày 26/03/2023", 2, 0))):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.counts(*arguments), expected)

    def test_the_rate_of_a_month_counts_from_new_year(self):
        report = self.report_json("--period", "month", "--at", "6/2023", "--unit", "an-minh")
        self.assertEqual((report["total"]["approved"], report["total"]["so_far"], report["total"]["rate"]), (1, 3, 75.0))
        self.assertEqual(report["targets"]["counted_from"], "2023-01-01")
        text = self.report("--period", "month", "--at", "6/2023").stdout
        self.assertIn("lũy kế và tỷ lệ tính từ 01/01/2023 đến 30/06/2023", text)
        self.assertIn("Ngày chưa đủ: 1 bản ghi", text)

    def test_what_cannot_be_understood_is_said_and_has_status_2(self):
        for arguments, code, words in (
                (("--at", "hôm qua"), "X931", "--at: không đọc được ngày \"hôm qua\""),
                (("--from", "32/1/2023"), "X931", "--from"),
                (("--year", "hai nghìn"), "X931", "--year"),
                (("--period", "month", "--at", "2023"), "X932", "--at 2023"),
                (("--period", "week", "--at", "3/2023"), "X932", "--at 3/2023"),
                (("--from", "2/3/2023", "--to", "1/3/2023"), "X933", "01/03/2023 sớm hơn ngày đầu 02/03/2023"),
                (("--year", "2023", "--at", "2023"), "X934", "--year không dùng cùng với --at"),
                (("--from", "2022", "--period", "week"), "X934", "--period week không dùng cùng với --from"),
                (("--to", "2022", "--previous"), "X934", "--previous không dùng cùng với --to"),
                (("--year", "2022", "--period", "month"), "X934", "--year không dùng cùng với --period month"),
                (("--format", "xlsx"), "X935", "--output"),
                (("--output", "bao-cao.docx"), "X936", "bao-cao.docx"),
                (("--output", "bao-cao"), "X936", "bao-cao"),
                (("--unit", "huyen doan an mih"), "X930", "(Huyện đoàn An Minh?)"),
                (("--period", "moth"), "", "có phải bạn muốn gõ \"month\""),
                (("--format", "xslx"), "", "\"xlsx\"")):
            with self.subTest(arguments=arguments):
                run = self.report(*arguments, status=2)
                self.assertIn(code, run.stderr)
                self.assertIn(words, run.stderr)
                self.assertEqual(run.stdout, "")
                self.assertNotIn("C206", run.stderr)

    def test_errors_in_the_content_refuse_the_report(self):
        self.write("content/exports/b.csv", "Cột lạ,Đơn vị\nx,y\n")
        run = self.report("--output", self.folder / "r.html", status=1)
        self.assertIn("C201", run.stderr)
        self.assertIn("X937", run.stderr)
        self.assertFalse((self.folder / "r.html").exists())

    def test_a_broken_configuration_has_status_2(self):
        self.write("showcase.yaml", CONFIGURATION + "tieu_de: x\n")
        self.report(status=2)
        self.report("--workspace", self.folder, status=2)

    def test_no_folder_for_temporary_files_is_no_crash(self):
        self.assertEqual(self.report(environment={"TMPDIR": "/khong/co"}).stdout, TABLE)


class Files(ContributionTest):
    def test_a_file_is_named_unless_quiet(self):
        path = self.folder / "r.txt"
        self.assertEqual(self.report("--output", path).stdout, "Báo cáo: %s\n" % path)
        self.assertEqual(path.read_text(encoding="utf-8"), TABLE)
        self.assertEqual(self.report("--output", path, "--quiet").stdout, "")
        self.assertEqual(self.report("--quiet").stdout, TABLE)

    def test_what_people_wrote_is_never_overwritten(self):
        for name in ("content/exports/a.csv", "templates/r.html"):
            before = tree(self.workspace)
            run = self.report("--output", self.workspace / name, status=1)
            self.assertIn("X925", run.stderr)
            self.assertEqual(tree(self.workspace), before)
        run = self.report("--format", "md", "--output", self.workspace / "showcase.yaml", status=1)
        self.assertIn("X925", run.stderr)
        self.assertEqual((self.workspace / "showcase.yaml").read_text(encoding="utf-8"), CONFIGURATION)

    def test_a_place_that_cannot_be_written_is_status_1(self):
        run = self.report("--output", self.folder / "khong-co" / "r.xlsx", status=1)
        self.assertIn("khong-co", run.stderr)

    def test_csv_is_what_spreadsheets_open(self):
        path = self.folder / "r.csv"
        self.report("--output", path)
        data = path.read_bytes()
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        self.assertEqual([row["Dòng"] for row in rows],
                         ["đơn vị", "cộng cả nhánh", "riêng đơn vị", "đơn vị", "đơn vị", "không ghi đơn vị", "tổng cộng"])
        self.assertEqual(rows[0]["Đơn vị"], "'=HYPERLINK(\"http://x\")")
        self.assertEqual(rows[1]["Tỷ lệ %"], "75,0")
        self.assertEqual(rows[1]["Mã đơn vị"], "an-minh")
        self.assertEqual(rows[-1]["Chưa đăng: Chờ duyệt"], "1")
        self.assertEqual(rows[-1]["Đến ngày"], "31/12/2023")

    def test_markdown_is_one_table_that_no_name_can_break(self):
        self.write("content/exports/a.csv", ROWS.replace("Đoàn xã Đông Hưng", "Đoàn | xã *Đông* <b>"))
        text = self.report("--format", "md").stdout
        lines = [line for line in text.splitlines() if line.startswith("|")]
        self.assertEqual(len(lines), 9)
        self.assertEqual({line.replace("\\|", "").count("|") for line in lines}, {12})
        self.assertIn("Đoàn \\| xã \\*Đông\\* \\<b\\>", text)
        self.assertIn("| **TỔNG CỘNG** | **8** | **4** | **4** |", text)

    def test_json_adds_up(self):
        report = self.report_json()
        self.assertEqual(report["period"], {"kind": "year", "title": "Năm 2023", "from": "2023-01-01", "to": "2023-12-31"})
        self.assertIsNone(report["unit"])
        self.assertEqual(report["undated"], 1)
        keys = [reason["key"] for reason in report["reasons"]]
        self.assertEqual(keys, ["cho-duyet", "tu-choi", "no_unit", "unknown_status"])
        for row in (*report["rows"], report["total"]):
            self.assertEqual(row["proposed"], row["approved"] + row["withheld"])
            self.assertEqual(sum(row["withheld_because"].values()), row["withheld"])
        for key in ("proposed", "approved", "withheld", "applied", "supported", "awarded", "featured", "target"):
            tops = [row[key] or 0 for row in report["rows"] if row["depth"] == 0]
            self.assertEqual(sum(tops), report["total"][key])

    def test_the_page_stands_alone(self):
        class Reader(HTMLParser):
            tags, cells = [], []

            def handle_starttag(self, tag, attributes):
                self.tags.append(tag)

            def handle_data(self, data):
                self.cells.append(data.strip())

        self.write("content/exports/a.csv", ROWS.replace("Đoàn xã Đông Hưng", "Đoàn <script>alert(1)</script>"))
        path = self.folder / "r.html"
        self.report("--output", path)
        text = path.read_text(encoding="utf-8")
        reader = Reader()
        reader.feed(text)
        self.assertNotIn("script", reader.tags)
        self.assertNotIn("link", reader.tags)
        self.assertIn("Đoàn <script>alert(1)</script>", reader.cells)
        self.assertIn("default-src 'none'", text)
        self.assertIn("size:A4 landscape", text)
        for cell in ("TỔNG CỘNG", "66,7 %", "Chờ duyệt", "Tỉnh đoàn Kiên Giang · lập ngày 26/03/2023"):
            self.assertIn(cell, reader.cells)


class Workbooks(ContributionTest):
    def workbook(self, *arguments):
        path = self.folder / "r.xlsx"
        self.report("--output", path, *arguments)
        return path

    def test_the_layout_of_a_report_form(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("python3-openpyxl is not installed")
        path = self.workbook()
        formulas = openpyxl.load_workbook(path).active
        values = openpyxl.load_workbook(path, data_only=True).active
        self.assertEqual(values["A1"].value, "BCH TỈNH ĐOÀN KIÊN GIANG")
        texts = [cell.value for row in values.iter_rows() for cell in row if isinstance(cell.value, str)]
        for text in ("ĐOÀN TNCS HỒ CHÍ MINH", "***", "……………, ngày 26 tháng 3 năm 2023", "BÁO CÁO", "(Năm 2023)",
                     "Trong số đã duyệt", "(1)", "TỔNG CỘNG", "NGƯỜI LẬP BIỂU", "TM. BAN THƯỜNG VỤ"):
            self.assertIn(text, texts)
        self.assertEqual(formulas.freeze_panes, "C12")
        self.assertEqual(formulas.print_title_rows, "$9:$11")
        self.assertEqual(formulas.page_setup.orientation, "landscape")
        self.assertEqual(formulas.page_setup.paperSize, 9)
        self.assertTrue(formulas.sheet_properties.pageSetUpPr.fitToPage)
        self.assertIn("A9:A10", [str(item) for item in formulas.merged_cells.ranges])
        name = values["B12"]
        self.assertEqual((name.value, name.data_type), ('=HYPERLINK("http://x")', "s"))
        total = next(row for row in range(12, 40) if values.cell(row, 2).value == "TỔNG CỘNG")
        self.assertEqual(formulas.cell(total, 4).value, "=SUM(D12:D13,D16:D17)")
        self.assertEqual(formulas.cell(13, 4).value, "=SUM(D14:D15)")
        self.assertEqual(values.cell(total, 4).value, 4)
        self.assertEqual(formulas.cell(13, 3).value, "=D13+E13")

    def converted(self, path, to):
        office = shutil.which("soffice")
        if office is None:
            if os.environ.get("CI") == "true":
                self.fail("libreoffice-calc is not installed")
            self.skipTest("libreoffice-calc is not installed")
        run = subprocess.run([office, "--headless", "-env:UserInstallation=file://%s/office" % self.folder, "--convert-to",
                              to, "--outdir", str(self.folder), str(path)], capture_output=True, text=True, timeout=180,
                             env={**os.environ, "HOME": str(self.folder)})
        made = path.with_suffix("." + to.partition(":")[0])
        self.assertTrue(made.exists(), run.stdout + run.stderr)
        return made

    def test_libreoffice_opens_it_and_comes_to_the_same_sums(self):
        made = self.converted(self.workbook(), "csv:Text - txt - csv (StarCalc):44,34,76")
        rows = list(csv.reader(io.StringIO(made.read_text(encoding="utf-8"))))
        total = next(row for row in rows if row[1:2] == ["TỔNG CỘNG"])
        self.assertEqual([cell for cell in total[2:14]], ["8", "4", "4", "1", "1", "1", "1", "1", "1", "1", "1", "6"])
        self.assertIn("66.7%", total[14].replace(",", "."))
        self.assertFalse([cell for row in rows for cell in row if cell.startswith("#") or "Err:" in cell])
        self.assertTrue(any("NGƯỜI LẬP BIỂU" in row for row in rows))

    def test_libreoffice_prints_it(self):
        made = self.converted(self.workbook(), "pdf")
        self.assertTrue(made.read_bytes().startswith(b"%PDF"))

    def test_the_same_figures_give_the_same_bytes(self):
        first = self.workbook().read_bytes()
        self.assertEqual(self.workbook().read_bytes(), first)

    def test_formulas_of_wide_trees_stay_within_what_a_spreadsheet_takes(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("python3-openpyxl is not installed")
        self.write("showcase.yaml", CONFIGURATION[:CONFIGURATION.index("targets")])
        head = ROWS.splitlines()[0] + "\n"
        self.write("content/exports/a.csv", head + "".join(
            "%d,T,Chi đoàn %04d%s,%s,Đã duyệt,2023,,\n" % (2 * i + j, i, " X" * j, "Chi đoàn %04d" % i if j else "")
            for i in range(600) for j in (0, 1)))
        sheet = openpyxl.load_workbook(self.workbook()).active
        total = next(row for row in range(12, 3000) if sheet.cell(row, 2).value == "TỔNG CỘNG")
        self.assertEqual(sheet.cell(total, 4).value, 1200)  # 600 branches apart: more arguments than a sum takes


if __name__ == "__main__":
    unittest.main()
