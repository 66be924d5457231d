"""Workbooks of real writers, read by the real program: openpyxl and LibreOffice here, libxlsxwriter in the unit tests."""
import datetime
import json
import os
import shutil
import subprocess
import unittest

import openpyxl
from support import CONFIGURATION, HEADER, ProgramTest

COLUMNS = HEADER.strip().split(",")
ROW = ["k1", "Thùng rác thông minh", "Huyện đoàn An Minh", "Môi trường", "Đã duyệt", datetime.date(2023, 3, 26), "Thân bài của ý tưởng."]
HAS_UNO = subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True).returncode == 0
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

# Run by the Python that Debian's python3-uno belongs to.
LOCK = """
import sys, time, uno
from com.sun.star.beans import NamedValue, PropertyValue
pipe, source, made, kind = sys.argv[1:]
resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
for attempt in range(100):
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
def value(name, what):
    return PropertyValue(name, 0, what, 0)
document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (value("Hidden", True),))
# ODF takes a password; Excel's format takes it as a part of its own encryption.
key = uno.Any("[]com.sun.star.beans.NamedValue", (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", "bi-mat")))
secret = value("Password", "bi-mat") if kind == "calc8" else value("EncryptionData", key)
uno.invoke(document, "storeToURL", ("file://" + made, (value("FilterName", kind), secret)))
document.close(True)
desktop.terminate()
"""


class Workbooks(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("showcase.yaml", CONFIGURATION)

    def export(self, name):
        path = self.workspace / "content/exports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def page(self, number):
        return (self.site / f"y-tuong/{number}.html").read_text(encoding="utf-8")

    def built(self, published):
        report = self.build_json()
        self.assertEqual(report["records"]["published"], published, report["diagnostics"])
        return report

    def book(self, *rows):
        book = openpyxl.Workbook()
        for row in (COLUMNS, *rows):
            book.active.append(row)
        return book

    def save(self, book, name="a.xlsx"):
        book.save(self.export(name))

    def convert(self, path, kind):
        """The file as LibreOffice writes it in another format."""
        home = self.folder / "office"
        command = [OFFICE, f"-env:UserInstallation=file://{home}", "--headless", "--infilter=CSV:44,34,UTF8", "--convert-to", kind, "--outdir", path.parent, path]
        run = subprocess.run(command, capture_output=True, text=True, timeout=180,
                             env={**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"})
        made = path.with_suffix("." + kind.split(":")[0])
        self.assertTrue(made.exists(), run.stdout + run.stderr)
        return made

    def lock(self, path, name, kind):
        """The file as LibreOffice saves it with a password. Its own scripting is the only way to ask for one."""
        home, made = self.folder / "office", path.with_name(name)
        pipe = f"trungbay-{os.getpid()}"
        office = subprocess.Popen([OFFICE, f"-env:UserInstallation=file://{home}", "--headless", "--norestore",
                                   f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env={**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"})
        try:
            script = self.folder / "lock.py"
            script.write_text(LOCK, encoding="utf-8")
            run = subprocess.run(["/usr/bin/python3", script, pipe, path, made, kind], capture_output=True, text=True, timeout=120)
        finally:
            office.kill()
            office.wait()
        self.assertTrue(made.exists(), run.stdout + run.stderr)
        path.unlink()

    def test_a_workbook_of_openpyxl(self):
        self.save(self.book(ROW, ["k2", "Hai", "Huyện đoàn An Minh", "Giáo dục", "Chờ duyệt", None, "Bài."]))
        self.built(1)
        page = self.page("k1")
        for text in ("Thùng rác thông minh", "26/03/2023", "Thân bài của ý tưởng."):
            self.assertIn(text, page)
        self.assertFalse((self.site / "y-tuong/k2.html").exists())

    def test_several_sheets_and_a_hidden_one(self):
        book = self.book(ROW)
        second = book.create_sheet("Đợt 2")
        second.append(COLUMNS)
        second.append(["k2", "Sổ giao việc chung", *ROW[2:]])
        hidden = book.create_sheet("Nháp")
        hidden.append(COLUMNS)
        hidden.append(["k3", "Tủ sách lưu động", *ROW[2:]])
        hidden.sheet_state = "hidden"
        self.save(book)
        report = self.built(2)
        told = [item for item in report["diagnostics"] if item["name"] == "sheet_hidden"]
        self.assertEqual([item["sheet"] for item in told], ["Nháp"])

    def test_hidden_rows_are_read_and_told(self):
        book = self.book(ROW, ["k2", "Sổ giao việc chung", *ROW[2:]])
        book.active.row_dimensions[3].hidden = True
        self.save(book)
        report = self.built(2)
        told = [item for item in report["diagnostics"] if item["name"] == "rows_hidden"]
        self.assertEqual([(item["file"], item["row"]) for item in told], [("content/exports/a.xlsx", 3)])

    def test_a_formula_that_nobody_has_computed(self):
        self.save(self.book([*ROW[:6], '="Bài"&1']))
        report = self.build_json()
        told = [item for item in report["diagnostics"] if item["name"] == "formulas_not_computed"]
        self.assertEqual([(item["row"], item["column"]) for item in told], [(2, "G")])

    def test_a_unit_merged_over_its_ideas(self):
        book = self.book(ROW, ["k2", "Hai", None, *ROW[3:]], ["k3", "Ba", None, *ROW[3:]])
        book.active.merge_cells("C2:C4")
        self.save(book)
        self.built(3)
        for number in ("k2", "k3"):
            self.assertIn("Huyện đoàn An Minh", self.page(number))

    def test_faults_name_sheet_row_and_column(self):
        book = self.book(ROW, ["k2", "Hai", "Huyện đoàn An Minh", None, "Đã xem", None, "x"])
        book.active.title = "Danh sách"
        self.save(book)
        report = self.build_json()
        told = [item for item in report["diagnostics"] if item["name"] == "status_unknown"]
        self.assertEqual([(item["sheet"], item["row"], item["column"]) for item in told], [("Danh sách", 3, "E")])

    @unittest.skipUnless(OFFICE, "LibreOffice is not installed")
    def test_what_libreoffice_writes(self):
        """The same table by way of LibreOffice: as .xlsx and .ods, and as an old .xls, which is refused."""
        csv = self.folder / "nguon.csv"
        csv.write_text(HEADER + "k1,Thùng rác thông minh,Huyện đoàn An Minh,Môi trường,Đã duyệt,2023-03-26,Thân bài của ý tưởng.\n",
                       encoding="utf-8")
        for kind in ("xlsx", "ods"):
            with self.subTest(kind):
                shutil.rmtree(self.workspace / "content", ignore_errors=True)
                shutil.rmtree(self.site, ignore_errors=True)
                shutil.copy(self.convert(csv, kind), self.export("a." + kind))
                self.built(1)
                self.assertIn("26/03/2023", self.page("k1"))
        with self.subTest("xls"):
            shutil.rmtree(self.workspace / "content")
            shutil.copy(self.convert(csv, "xls"), self.export("a.xls"))
            self.assertEqual(self.codes(self.build_json(status=1)), ["workbook_old_format"])

    def test_a_workbook_in_showcase_yaml(self):
        self.save(self.book(ROW), "khong-duoi")  # by its content; openpyxl does not mind the name
        self.write("showcase.yaml", CONFIGURATION + "sources:\n  - {path: content/exports/khong-duoi, format: xlsx}\n")
        self.built(1)

    @unittest.skipUnless(OFFICE and HAS_UNO, "LibreOffice or python3-uno is not installed")
    def test_workbooks_that_an_office_has_locked(self):
        for name, kind in (("khoa.xlsx", "Calc MS Excel 2007 XML"), ("khoa.ods", "calc8")):
            self.save(self.book(ROW))
            self.lock(self.export("a.xlsx"), name, kind)
            run = self.run_program("build", "--json", "--workspace", self.workspace)
            self.assertEqual(run.returncode, 1)
            found = json.loads(run.stdout)["diagnostics"]
            self.assertEqual([(item["name"], item["file"]) for item in found], [("workbook_locked", f"content/exports/{name}")])
            self.export(name).unlink()


if __name__ == "__main__":
    unittest.main()
