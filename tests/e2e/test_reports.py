"""What people are shown of faults: on the terminal, as a page, as a workbook; and the bar of long work."""
import json
import os
import pty
import select
import subprocess
import sys
import time
import unittest
import xml.dom.minidom
import zipfile
from html.parser import HTMLParser

from support import CONFIGURATION, GOOD, HEADER, PROGRAM, ProgramTest


def status_rows(count):
    return "".join("k%d,Ý tưởng %d,Đoàn A,Môi trường,Lạ %d,2023,Bài.\n" % (i, i, i) for i in range(2, count + 2))


class Terminal(ProgramTest):
    def check(self, *arguments, status=1, **options):
        run = self.run_program("check", "--workspace", self.workspace, *arguments, **options)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run

    def test_faults_of_a_kind_are_one_group(self):
        self.write_small(GOOD + status_rows(120))
        run = self.check()
        self.assertIn("content/exports/a.csv: cảnh báo C206: 120 × trạng thái", run.stderr)
        self.assertIn("dòng 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …", run.stderr)
        self.assertIn("--report", run.stderr)
        self.assertIn("--json", run.stderr)
        self.assertLess(len(run.stderr.splitlines()), 12)

    def test_english_when_the_environment_says_so(self):
        self.write_small(GOOD + status_rows(9))
        run = self.check(environment={"LANG": "en_US.UTF-8"})
        self.assertIn("warning C206: 9 × withheld: the status", run.stderr)
        self.assertNotIn("cảnh báo", run.stderr)

    def test_json_has_all_and_is_alone_on_standard_output(self):
        self.write_small(GOOD + status_rows(120))
        page = self.folder / "loi.html"
        run = self.check("--json", "--report", page)
        report = json.loads(run.stdout)
        self.assertEqual(self.codes(report).count("status_unknown"), 120)
        self.assertEqual(report["report"], str(page))
        self.assertEqual(run.stderr, "")

    def test_the_order_of_severity_is_kept_across_files(self):
        self.write_small(GOOD + status_rows(2))
        self.write("content/models/z.md", "---\ntitle: Z\nunit: Đoàn Z\nsummary: S\nsumary: B\n---\n")
        text = self.check().stderr
        self.assertLess(text.rindex(": lỗi "), text.index(": cảnh báo "))
        self.assertIn("content/models/z.md:5:1: lỗi S002: ", text)


class Pages(ProgramTest):
    def report(self, name, *arguments, status=1):
        path = self.folder / name
        run = self.run_program("check", "--workspace", self.workspace, "--report", path, *arguments)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return path, run

    def test_the_page_stands_alone_and_names_every_row(self):
        self.write_small(GOOD + status_rows(80))
        path, run = self.report("loi.html")
        self.assertIn(str(path), run.stdout)
        text = path.read_text(encoding="utf-8")
        for row in range(3, 83):
            self.assertIn('<td class="n">%d</td><td>E – Trạng thái</td>' % row, text)
        self.assertIn("80 cảnh báo", text)
        self.assertIn("Cách sửa:", text)
        self.assertNotIn("http://", text)
        self.assertEqual(text.count("https://"), text.count('<a href="https://thu.example.vn/chia-se/">'))
        self.assertNotIn("<script", text)
        self.assertIn('<html lang="vi">', text)
        self.assertIn("ngày 26/03/2023", text)
        self.assertFalse(self.site.exists())

    def test_every_tag_is_ours_whatever_an_export_holds(self):
        payloads = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</td></table><h1>", "&lt;b&gt;",
                    "<!--", "]]>", "\x1b[31m", "\u202egnad", "'=1+1"]
        rows = "".join('k%d,"%s",Đoàn A,Môi trường,"%s",2023,x\n' % (i, p.replace('"', '""'), p.replace('"', '""'))
                       for i, p in enumerate(payloads, 2))
        self.write_small(GOOD + rows)
        self.write("showcase.yaml", CONFIGURATION.replace("Trang thử", "'</title><script>x</script>'"))
        path, _ = self.report("loi.html")
        text = path.read_text(encoding="utf-8")
        seen, shown = set(), []

        class Reader(HTMLParser):
            def handle_starttag(self, tag, attributes):
                seen.add(tag)
                for name, _ in attributes:
                    if name.startswith("on") or name in ("src", "style"):
                        raise AssertionError(name)

            def handle_data(self, data):
                shown.append(data)

        Reader().feed(text)
        self.assertLessEqual(seen, {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "b",
                                    "strong", "span", "div", "table", "thead", "tbody", "tr", "th", "td", "section", "a",
                                    "details", "summary", "br", "pre"})
        self.assertIn('"><img src=x onerror=alert(1)>', "".join(shown))
        self.assertNotIn("\x1b", text)
        self.assertNotIn("\u202e", text)

    def test_nothing_wrong_is_said_too_and_english_is_there(self):
        self.write_small()
        path, _ = self.report("loi.html", status=0)
        self.assertIn("Không có gì phải sửa.", path.read_text(encoding="utf-8"))
        path, _ = self.report("loi.html", "--lang", "en", status=0)
        text = path.read_text(encoding="utf-8")
        self.assertIn("Nothing has to be mended.", text)
        self.assertIn('<html lang="en">', text)

    def test_faults_of_the_configuration_come_into_the_report(self):
        self.write("showcase.yaml", "titel: A\n")
        path, _ = self.report("loi.html", status=2)
        self.assertIn("titel", path.read_text(encoding="utf-8"))

    def test_the_same_faults_give_the_same_bytes(self):
        self.write_small(GOOD + status_rows(5))
        for name in ("loi.html", "loi.xlsx"):
            first = self.report(name)[0].read_bytes()
            self.assertEqual(first, self.report(name)[0].read_bytes())

    def test_other_endings_are_wrong_usage_and_name_the_two(self):
        self.write_small()
        for name in ("loi.pdf", "loi", "loi.htmlx", ".", ""):
            run = self.run_program("check", "--workspace", self.workspace, "--report", name)
            self.assertEqual(run.returncode, 2, name)
            self.assertIn(".html", run.stderr)
            self.assertIn(".xlsx", run.stderr)
            self.assertEqual(run.stdout, "")
        run = self.run_program("build", "--workspace", self.workspace, "--report", "loi.html")
        self.assertEqual(run.returncode, 2)
        self.assertFalse(self.site.exists())

    def test_what_people_wrote_is_never_overwritten(self):
        self.write_small()
        self.write("content/exports/phieu.xlsx", b"cua toi")
        run = self.run_program("check", "--json", "--workspace", self.workspace,
                               "--report", self.workspace / "content/exports/phieu.xlsx")
        self.assertEqual(run.returncode, 1)
        self.assertIn("report_among_content", self.codes(json.loads(run.stdout)))
        self.assertEqual((self.workspace / "content/exports/phieu.xlsx").read_bytes(), b"cua toi")

    def test_a_place_that_cannot_be_written(self):
        self.write_small()
        for name in ("khong-co/loi.html", "khong-co/loi.xlsx"):
            run = self.run_program("check", "--json", "--workspace", self.workspace, "--report", self.folder / name)
            self.assertEqual(run.returncode, 1)
            self.assertIn("file_unwritable", self.codes(json.loads(run.stdout)))
        run = self.run_program("check", "--quiet", "--workspace", self.workspace, "--report", self.folder / "khong-co/loi.html")
        self.assertIn("X905", run.stderr)

    def test_the_report_is_replaced_as_a_whole(self):
        self.write_small(GOOD + status_rows(3))
        outside = self.folder / "khac.html"
        outside.write_text("khác")
        (self.folder / "loi.html").symlink_to(outside)
        path, _ = self.report("loi.html")
        self.assertFalse(path.is_symlink())
        self.assertEqual(outside.read_text(), "khác")
        self.assertEqual([item.name for item in self.folder.iterdir() if ".new" in item.name], [])


class Workbooks(ProgramTest):
    def workbook(self):
        path = self.folder / "loi.xlsx"
        run = self.run_program("check", "--workspace", self.workspace, "--report", path)
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        self.assertEqual(run.stderr.count("libxlsxwriter"), 0)
        return path

    def read(self, path):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("python3-openpyxl is not installed")
        return openpyxl.load_workbook(path)

    def test_every_part_is_well_formed_xml(self):
        self.write_small(GOOD + "k2,\"<b>&\x01\x0b]]>\",Đoàn A,Môi trường,\"Lạ\ndòng hai &amp; <i>\",2023,x\n")
        with zipfile.ZipFile(self.workbook()) as parts:
            self.assertIsNone(parts.testzip())
            for name in parts.namelist():
                xml.dom.minidom.parseString(parts.read(name))

    def test_each_fault_has_a_row(self):
        self.write_small(GOOD + status_rows(30) + "k99,,Đoàn A,Môi trường,Đã duyệt,2023,x\n")
        self.write("content/models/a.md", "---\ntitle: A\nunit: Đoàn Lạ\nsummary: S\n---\n")
        rows = list(self.read(self.workbook()).worksheets[0].iter_rows(values_only=True))
        self.assertEqual(rows[0], ("Mức", "Tệp", "Trang tính", "Dòng", "Cột", "Tên cột", "Giá trị", "Điều gì sai",
                                   "Cách sửa", "Mã"))
        self.assertEqual(len(rows), 1 + 30 + 1 + 1)
        status = rows[1]
        self.assertEqual(status[:7], ("cảnh báo", "content/exports/a.csv", None, 3, "E", "Trạng thái", "Lạ 2"))
        self.assertEqual(status[9], "C206")
        self.assertEqual(rows[-1][:7], ("lỗi", "content/models/a.md", None, 3, 7, "unit", "Đoàn Lạ"))

    def test_faulty_rows_stand_with_their_fault_as_in_the_export(self):
        rows = GOOD + "k2,=1+1,Đoàn A,Môi trường,Lạ,2023,@SUM(A1)\n" + "k3,,Đoàn B,Môi trường,Đã duyệt,2023,x\n"
        self.write_small(rows + "k4,Chờ,Đoàn B,Môi trường,Chờ duyệt,2023,x\n")
        book = self.read(self.workbook())
        self.assertEqual(book.sheetnames, ["Lỗi", "1 a"])
        sheet = list(book["1 a"].iter_rows())
        self.assertEqual([cell.value for cell in sheet[0]][:5], ["Dòng", "Điều gì sai", "Cách sửa", "Mã", "Tên ý tưởng"])
        self.assertEqual([row[0].value for row in sheet[1:]], [3, 4])
        self.assertEqual([cell.value for cell in sheet[1]][3:], ["k2", "=1+1", "Đoàn A", "Môi trường", "Lạ", "2023", "@SUM(A1)"])
        for row in sheet:
            for cell in row:
                self.assertNotEqual(cell.data_type, "f", cell.coordinate)
        plain, faulty = sheet[1][6].fill.fgColor.rgb, sheet[1][7].fill.fgColor.rgb
        self.assertNotEqual(plain, faulty)
        self.assertEqual(sheet[2][4].fill.fgColor.rgb, faulty)  # the empty title

    def test_names_of_exports_that_excel_refuses_as_names_of_sheets(self):
        for name in ("a[1]", "'b'", "c:d*?", "x" * 60, "🎉" * 40, "trùng", "TRÙNG"):
            self.write("content/exports/%s.csv" % name, HEADER + "k1-%s,,Đoàn A,Môi trường,Đã duyệt,2023,x\n" % abs(hash(name)))
        self.write("showcase.yaml", CONFIGURATION)
        names = self.read(self.workbook()).sheetnames
        self.assertEqual(len(names), 8)
        self.assertEqual(len({name.lower() for name in names}), 8)
        for name in names:
            self.assertLessEqual(len(name.encode("utf-16-le")) // 2, 31)
            self.assertNotRegex(name, r"[\[\]:*?/\\]|^'|'$")

    def test_a_cell_beyond_what_excel_takes_is_cut(self):
        self.write_small(GOOD + "k2," + "ế" * 40_000 + ",Đoàn A,Môi trường,Lạ,2023,x\n")
        sheet = self.read(self.workbook())["1 a"]
        self.assertLess(len(sheet.cell(2, 5).value), 32_767)
        self.assertTrue(sheet.cell(2, 5).value.endswith("…"))


@unittest.skipUnless(sys.platform.startswith("linux"), "pseudo-terminals")
class RealTerminal(ProgramTest):
    def on_terminal(self, *arguments, environment=None, output_too=True):
        """What a terminal at standard error gets; with `output_too` at standard output as well."""
        master, slave = pty.openpty()
        variables = {key: value for key, value in os.environ.items() if key not in ("LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR")}
        variables.update({"TERM": "xterm", **(environment or {})})
        run = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stderr=slave,
                               stdout=slave if output_too else subprocess.PIPE, env=variables)
        os.close(slave)
        seen = b""
        while True:
            ready, _, _ = select.select([master], [], [], 120)
            self.assertTrue(ready, "nothing came for two minutes")
            try:
                part = os.read(master, 65536)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            seen += part
        os.close(master)
        output = run.stdout.read().decode() if run.stdout else ""
        if run.stdout:
            run.stdout.close()
        return run.wait(), seen.decode("utf-8"), output

    def test_colours_only_without_no_color(self):
        self.write_small(GOOD + status_rows(1))
        _, coloured, _ = self.on_terminal("check", "--workspace", self.workspace)
        self.assertIn("\x1b[1;33m", coloured)
        _, plain, _ = self.on_terminal("check", "--workspace", self.workspace, environment={"NO_COLOR": "1"})
        self.assertNotIn("\x1b", plain)

    slow_rounds = 0  # of a loop in each page: as many as keep this machine busy for two seconds at one job

    def write_slow(self):
        """Work that is long enough for a bar, whatever the machine."""
        self.write_small("".join("k%d,Ý tưởng %d,Đoàn A,Môi trường,Đã duyệt,2023,Bài.\n" % (i, i) for i in range(600))
                         + status_rows(0) + "k999,Lạ,Đoàn A,Môi trường,Lạ,2023,x\n")
        self.write("showcase.yaml", CONFIGURATION + "gates: {quality: off}\n")
        if not RealTerminal.slow_rounds:
            self.write_loop(10)
            began = time.monotonic()
            self.run_program("check", "--jobs", "1", "--workspace", self.workspace)
            RealTerminal.slow_rounds = 10 + int(20 / (time.monotonic() - began))
        self.write_loop(RealTerminal.slow_rounds)

    def write_loop(self, rounds):
        self.write("templates/idea.html", "<p>{%% for i in range(%d) %%}{%% for j in range(1000) %%}{%% if j == i %%}x{%% endif %%}"
                                          "{%% endfor %%}{%% endfor %%}{{ idea.title }}</p>" % rounds)

    def test_the_bar_is_drawn_over_and_wiped_before_anything_else(self):
        self.write_slow()
        _, seen, _ = self.on_terminal("check", "--jobs", "1", "--workspace", self.workspace, environment={"NO_COLOR": "1"})
        self.assertIn("trang/giây", seen)
        bar = seen.rindex("░" if "░" in seen else "█")
        self.assertLess(bar, seen.index("cảnh báo C206"))
        self.assertIn("\r\x1b[K", seen[bar:seen.index("content/exports/a.csv: dòng")])

    def test_no_bar_for_machines_for_silence_and_for_dumb_terminals(self):
        self.write_slow()
        for arguments, environment in ((["--json"], {}), (["--quiet"], {}), ([], {"TERM": "dumb"}), ([], {"TERM": ""})):
            _, seen, _ = self.on_terminal("check", "--workspace", self.workspace, *arguments, environment=environment)
            self.assertNotIn("░", seen, (arguments, environment))
            self.assertNotIn("\x1b[K", seen)
        _, seen, output = self.on_terminal("check", "--json", "--workspace", self.workspace, output_too=False)
        self.assertEqual(seen, "")
        self.assertIn("diagnostics", json.loads(output))

    def test_no_bar_where_nobody_looks(self):
        self.write_slow()
        run = self.run_program("check", "--workspace", self.workspace, environment={"TERM": "xterm"})
        self.assertNotIn("\x1b", run.stderr + run.stdout)


if __name__ == "__main__":
    unittest.main()
