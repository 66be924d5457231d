"""Workbooks that mean harm, through the program's door: a clear word within 5 seconds and 300 MB, the site untouched."""
import io
import json
import struct
import sys
import time
import unittest
import zipfile

from support import PROGRAM, ProgramTest, tree

# A test that hangs ends there, under sanitizers too. Time is told, not asserted: the machine may be busy.
TIMEOUT = 100
MOST_MEMORY = 300 * 1024  # KB
MEASURE = """import os, resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
sys.stderr.write("\\n%d" % resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status % 256)"""
with open(PROGRAM, "rb") as program:
    IS_SANITIZED = b"__sanitizer" in program.read()

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELS = f'<Relationships><Relationship Id="a" Type="{TYPE}officeDocument" Target="xl/workbook.xml"/></Relationships>'
BOOK = '<workbook><sheets><sheet name="Bảng" sheetId="1" r:id="r1"/></sheets></workbook>'
LINKS = (f'<Relationships><Relationship Id="r1" Type="{TYPE}worksheet" Target="worksheets/sheet1.xml"/>'
         f'<Relationship Id="r2" Type="{TYPE}sharedStrings" Target="sharedStrings.xml"/></Relationships>')
HEADER = "".join(f'<c t="str"><v>{name}</v></c>' for name in ("Mã", "Tên ý tưởng", "Đơn vị", "Trạng thái"))


def sheet(rows, tail=""):
    return f'<worksheet><sheetData><row r="1">{HEADER}</row>{rows}</sheetData>{tail}</worksheet>'


class Zeros(io.RawIOBase):
    """So many bytes of one kind, without having them."""
    def __init__(self, size, byte=b"\0"):
        super().__init__()
        self.left, self.block = size, byte * (1 << 20)

    def read(self, size=-1):
        piece = self.block[:min(self.left, size if size > 0 else len(self.block))]
        self.left -= len(piece)
        return piece


class HostileWorkbooks(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write_small()
        self.build()
        self.before = tree(self.site)

    def write_book(self, parts, name="b.xlsx"):
        path = self.workspace / "content/exports" / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in {"_rels/.rels": RELS, "xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS,
                                  "xl/sharedStrings.xml": "<sst><si><t>x</t></si></sst>", **parts}.items():
                if isinstance(content, Zeros):
                    with archive.open(part, "w", force_zip64=True) as out:
                        while piece := content.read(1 << 20):
                            out.write(piece)
                else:
                    archive.writestr(part, content)
        return path

    def refused(self, name, file="b.xlsx"):
        began = time.monotonic()
        run = self.run_program("build", "--workspace", self.workspace, "--json", timeout=TIMEOUT,
                               through=[sys.executable, "-c", MEASURE])
        took = time.monotonic() - began
        err, memory = run.stderr.rsplit("\n", 1)
        self.assertEqual(run.returncode, 1, run.stdout + err)
        found = [item for item in json.loads(run.stdout)["diagnostics"] if item["severity"] == "error"]
        self.assertEqual([item["name"] for item in found], [name], f"{took:.1f} s")
        self.assertEqual(found[0]["file"], "content/exports/" + file)
        if not IS_SANITIZED:
            self.assertLess(int(memory), MOST_MEMORY)
        self.assertEqual(tree(self.site), self.before)
        return found[0]

    def refused_sheet(self, name, content):
        self.write_book({"xl/worksheets/sheet1.xml": content})
        return self.refused(name)

    # ---- the container

    def test_a_gigabyte_of_zeros_in_a_megabyte(self):
        for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/media/a.bin"):
            with self.subTest(part):
                path = self.write_book({"xl/worksheets/sheet1.xml": sheet(""), part: Zeros(1 << 30)})
                self.assertLess(path.stat().st_size, 2 << 20)
                self.refused("workbook_too_large")

    def test_a_bomb_whose_directory_lies(self):
        path = self.write_book({"xl/worksheets/sheet1.xml": Zeros(1 << 28, b" ")})
        data = bytearray(path.read_bytes())
        at = data.rfind(b"xl/worksheets/sheet1.xml") - 46
        data[at + 24:at + 28] = struct.pack("<I", 1000)
        path.write_bytes(data)
        self.refused("workbook_broken")

    def test_ten_thousand_parts(self):
        self.write_book({"xl/worksheets/sheet1.xml": sheet(""), **{f"xl/media/{i}": "" for i in range(10_000)}})
        self.refused("workbook_too_many_parts")

    def test_a_hundred_thousand_parts(self):
        self.write_book({f"xl/media/{i}": "" for i in range(100_000)})
        self.refused("workbook_too_many_parts")

    def test_paths_that_climb_out(self):
        for part in ("../../../etc/passwd", "/etc/passwd", "xl/../../x"):
            with self.subTest(part):
                self.write_book({"xl/worksheets/sheet1.xml": sheet(""), part: "x"})
                self.refused("workbook_path_outside")
        self.write_book({"xl/_rels/workbook.xml.rels": LINKS.replace("worksheets/sheet1.xml", "../../../../etc/passwd")})
        self.refused("workbook_path_outside")

    def test_broken_cut_off_and_empty(self):
        path = self.write_book({"xl/worksheets/sheet1.xml": sheet("")})
        whole = path.read_bytes()
        path.write_bytes(whole[:len(whole) // 2])
        self.refused("workbook_broken")
        path.write_bytes(whole.replace(b"xl/workbook.xml", b"xl/workbuch.xml"))
        self.refused("workbook_part_missing")
        path.write_bytes(b"")
        self.refused("source_empty")

    def test_names_that_do_not_fit(self):
        for name, content, found in (("b.xlsx", "Mã,Tên\n1,2\n", "TXT/CSV"), ("b.xlsx", "<html><table></table></html>", "HTML"),
                                     ("b.ods", "[{}]", "JSON")):
            with self.subTest(name):
                self.write("content/exports/" + name, content)
                self.assertIn(found, self.refused("workbook_wrong_name", name)["message"])
                (self.workspace / "content/exports" / name).unlink()
        for name in ("b.csv", "b.json"):
            with self.subTest(name):
                self.write_book({"xl/worksheets/sheet1.xml": sheet("")}, name)
                self.refused("workbook_wrong_name", name)
                (self.workspace / "content/exports" / name).unlink()

    def test_password_and_old_excel(self):
        for stream, code in (("EncryptedPackage", "workbook_locked"), ("Workbook", "workbook_old_format")):
            with self.subTest(stream):
                header = bytearray(512)
                header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
                header[30:32] = struct.pack("<H", 9)
                directory = stream.encode("utf-16-le").ljust(512, b"\0")
                self.write("content/exports/b.xlsx", bytes(header) + directory)
                self.refused(code)

    def test_a_word_document(self):
        path = self.workspace / "content/exports/b.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", "<a/>")
        self.refused("workbook_without_sheets")

    # ---- what is inside

    def test_entities_that_expand_or_come_from_outside(self):
        laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 20))
        for entities in ('<!ENTITY a0 "ha">' + laughs, '<!ENTITY a19 SYSTEM "file:///etc/passwd">'):
            self.refused_sheet("workbook_doctype", f"<!DOCTYPE x [{entities}]>" + sheet('<row r="2"><c t="str"><v>&a19;</v></c></row>'))

    def test_nested_a_million_deep(self):
        self.refused_sheet("workbook_xml_broken", "<a>" * 1_000_000)

    def test_a_tag_of_ten_megabytes(self):
        self.refused_sheet("workbook_xml_broken", "<worksheet " + " ".join(f"a{i}='{i * 7919 % 1000003}'" for i in range(600_000)) + "/>")

    def test_every_row_of_a_sheet(self):
        rows = "".join(f'<row r="{i}"><c t="str"><v>k{i}</v></c><c t="str"><v>Tên {i}</v></c></row>' for i in range(2, 1_048_577))
        self.assertEqual(self.refused_sheet("sheet_too_many_rows", sheet(rows))["row"], 200_001)

    def test_every_column_of_a_sheet(self):
        cells = '<c t="str"><v>c</v></c>' * 16_384
        self.refused_sheet("sheet_too_many_columns", f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>')

    def test_cells_in_wrong_places(self):
        for code, row in (("sheet_bad_reference", '<c r="ZZZZ1"><v>1</v></c>'), ("sheet_bad_reference", '<c t="s"><v>99</v></c>'),
                          ("sheet_out_of_order", '<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>'),
                          ("sheet_out_of_order", '<c r="B2"><v>1</v></c><c r="B2"><v>1</v></c>')):
            with self.subTest(row):
                item = self.refused_sheet(code, sheet(f'<row r="2">{row}</row>'))
                self.assertEqual((item["sheet"], item["row"]), ("Bảng", 2))

    def test_one_text_in_very_many_cells(self):
        strings = "<sst><si><t>" + "x" * 1_000_000 + "</t></si></sst>"
        rows = ("<row>" + "<c t=\"s\"><v>0</v></c>" * 4 + "</row>") * 2_000
        self.write_book({"xl/worksheets/sheet1.xml": sheet(rows), "xl/sharedStrings.xml": strings})
        self.refused("workbook_too_large")

    def test_very_many_merged_cells(self):
        self.refused_sheet("sheet_too_many_merges", sheet("", "<mergeCells>" + '<mergeCell ref="A1:A2"/>' * 300_000 + "</mergeCells>"))


if __name__ == "__main__":
    unittest.main()
