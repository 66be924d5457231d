"""Exports in old encodings and damaged in the usual ways give the same site as clean ones."""
import json
import re
import shutil
import unicodedata
import unittest

from support import CONFIGURATION, HEADER, SOURCE, ProgramTest, tree

ROWS = (
    "k1,Thùng rác thông minh ở cổng trường,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,"
    "Học sinh bỏ đúng loại rác thì đèn xanh sáng lên. Được nhà trường hỗ trợ kinh phí.\n"
    "k2,Tổ tự quản đường hoa,Đoàn xã Đông Hưng,Môi trường,Đã áp dụng,15/04/2023,"
    "Mỗi chi đoàn nhận chăm sóc một đoạn đường; người dân cùng trồng và tưới hoa.\n"
    "k3,Lớp học bơi miễn phí cho thiếu nhi,Thành đoàn Hà Tiên,Giáo dục,Đã duyệt,01/06/2023,"
    "Đoàn viên dạy bơi cho các em vào chiều thứ bảy; phòng ngừa đuối nước.\n")

SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
VNI = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó",
       "ị": "ò", "ỵ": "î"}
TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
ROUND = {"\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}  # on a circumflex
BREVE = {"\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}  # on a breve


def split_tone(letter):
    """A letter without its tone, and the tone's mark."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks), tone


def in_tcvn3(text):
    out = []
    for letter in text:
        base, tone = split_tone(letter)
        if tone and letter.isupper():
            out.append(dict(zip(SMALL, TCVN3)).get(base, base))
            letter = letter.lower()
        out.append(dict(zip(SMALL, TCVN3)).get(letter, letter))
    return "".join(out)


def in_vni(text):
    out = []
    for letter in text:
        small = letter.lower()
        base, tone = split_tone(small)
        if small in VNI:
            code = VNI[small]
        elif not tone:
            code = small
        elif base in "âêô":
            code = {"â": "a", "ê": "e", "ô": "o"}[base] + ROUND[tone]
        elif base == "ă":
            code = "a" + BREVE[tone]
        else:
            code = VNI.get(base, base) + TONES[tone]
        out.append(code.upper() if letter.isupper() else code)
    return "".join(out)


def in_1258(text):
    """The bytes; Python's own table has no letters with two marks, so the tones stand behind."""
    out = b""
    for letter in text:
        base, tone = split_tone(letter)
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            out += (base + tone).encode("cp1258")
    return out


def misread(data):
    """Bytes taken for Windows-1252; its five gaps show as controls."""
    return "".join(bytes([byte]).decode("cp1252", errors="replace") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
                   else chr(byte) for byte in data)


class Encodings(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", HEADER + ROWS)
        self.build()
        self.clean = tree(self.site)

    def built(self, data, name="a.csv"):
        """Builds with an export of these bytes, anew; the report."""
        shutil.rmtree(self.site)
        (self.workspace / "content/exports/a.csv").unlink()
        self.write("content/exports/" + name, data)
        return self.build_json()

    def same_site(self, data, *names, file="a.csv"):
        report = self.built(data, file)
        for name in names:
            self.assertIn(name, self.codes(report))
        self.assert_same(tree(self.site), report)
        return report

    def assert_same(self, site, report):
        different = sorted(name for name in {**site, **self.clean} if site.get(name) != self.clean.get(name))
        self.assertFalse(different, [item["message"] for item in report["diagnostics"]])

    def test_utf_8_with_a_byte_order_mark(self):
        self.assertNotIn("source_converted", self.codes(self.same_site(b"\xef\xbb\xbf" + (HEADER + ROWS).encode())))

    def test_unicode_text_of_excel(self):
        for codec, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("utf-16-be", b"")):
            with self.subTest(codec=codec, mark=mark):
                table = (HEADER + ROWS).replace(",", "\t")
                self.same_site(mark + table.encode(codec), "source_converted")

    def test_windows_1258(self):
        self.same_site(in_1258(HEADER + ROWS), "source_converted")

    def test_tcvn3_in_a_file_saved_as_ansi(self):
        self.same_site(in_tcvn3(HEADER + ROWS).encode("latin-1"), "source_converted", "text_in_old_font")

    def test_vni_in_a_file_saved_as_ansi(self):
        self.same_site(in_vni(HEADER + ROWS).encode("latin-1"), "source_converted", "text_in_old_font")

    def test_tcvn3_and_vni_in_utf_8(self):
        for encode in (in_tcvn3, in_vni):
            with self.subTest(encode=encode.__name__):
                report = self.same_site(encode(HEADER + ROWS).encode(), "text_in_old_font")
                self.assertNotIn("source_converted", self.codes(report))

    def test_old_fonts_beside_unicode_in_one_file(self):
        first, second, third = ROWS.splitlines(keepends=True)
        self.same_site((HEADER + first + in_tcvn3(second) + in_vni(third)).encode(), "text_in_old_font")

    def test_decomposed_letters(self):
        self.same_site(unicodedata.normalize("NFD", HEADER + ROWS).encode(), "text_composed")

    def test_utf_8_taken_for_windows_1252_once_and_twice(self):
        once = misread((HEADER + ROWS).encode())
        for text in (once, misread(once.encode())):
            with self.subTest(text=text[:40]):
                self.same_site(text.encode(), "text_misread")

    def test_windows_1258_taken_for_windows_1252(self):
        self.same_site(misread(in_1258(HEADER + ROWS)).encode(), "text_misread")

    def test_escapes_lookalikes_and_invisible_characters(self):
        rows = ROWS.replace("Tổ tự quản", "T&#7893; t\\u1ef1 quản").replace("Đoàn xã", "\u00d0oàn\u00a0xã")
        rows = rows.replace("Hà Tiên", "Hà\u200b Tiên")
        self.same_site((HEADER + rows).encode(), "text_escaped", "text_lookalike", "text_invisible")

    def test_the_letter_u_that_tcvn3_loses_on_the_web(self):
        self.same_site((HEADER + ROWS.replace("Được nhà trường", "Đợc nhà trờng")).encode(), "text_horn_restored")

    def test_a_lost_u_that_nobody_can_tell_is_a_warning(self):
        report = self.built((HEADER + ROWS.replace("Được nhà trường hỗ trợ", "Đợc ngời dân hỗ trợ")).encode())
        doubtful = next(item for item in report["diagnostics"] if item["name"] == "text_horn_doubtful")
        self.assertEqual(doubtful["severity"], "warning")
        self.assertEqual((doubtful["row"], doubtful["column"]), (2, "G"))

    def test_utf_16_json(self):
        rows = [dict(zip(HEADER.strip().split(","), row.split(",", 6))) for row in ROWS.splitlines()]
        text = json.dumps(rows, ensure_ascii=False)
        shutil.rmtree(self.site)
        (self.workspace / "content/exports/a.csv").unlink()
        self.write("content/exports/a.json", text)
        self.build()
        clean = tree(self.site)
        shutil.rmtree(self.site)
        self.write("content/exports/a.json", text.encode("utf-16"))
        self.build()
        self.assertEqual(tree(self.site), clean)

    def refused(self, data, word, name="a.csv"):
        (self.workspace / "content/exports/a.csv").unlink()
        self.write("content/exports/" + name, data)
        run = self.build(status=1)
        self.assertIn(word, run.stderr)
        self.assertEqual(tree(self.site), self.clean)
        return run

    def test_lost_letters_are_refused_at_their_first_place(self):
        run = self.refused((HEADER + re.sub("[^\x00-\xff]", "?", ROWS)).encode(), "I178")
        self.assertIn("dòng 2", run.stderr)
        self.assertIn("CSV UTF-8", run.stderr)

    def test_lost_letters_in_the_header_are_refused(self):
        self.refused((re.sub("[^\x00-\xff]", "?", HEADER) + ROWS).encode(), "C201")

    def test_utf_16_that_is_cut_off_is_refused(self):
        self.refused((HEADER + ROWS).encode("utf-16")[:-1], "I107")

    def test_questions_and_addresses_are_no_damage(self):
        rows = ROWS.replace("Học sinh", "Vì sao?vì thế. Xem https://a.vn/?q=1&x=?t tại đây. Học sinh")
        self.assertNotIn("text_damaged", self.codes(self.built((HEADER + rows).encode())))

    def test_one_note_a_kind_however_many_cells(self):
        rows = "".join(f"k{i}" + in_tcvn3(ROWS.splitlines()[0][2:]) + "\n" for i in range(50))
        report = self.built((HEADER + rows).encode())
        notes = [item for item in report["diagnostics"] if item["name"] == "text_in_old_font"]
        self.assertEqual(len(notes), 1)
        self.assertIn("TCVN3 (ABC)", notes[0]["message"])

    def test_a_personal_column_in_an_old_font_stays_personal(self):
        header = HEADER.rstrip("\n") + ",Số điện thoại\n"
        rows = "".join(row + ",0912345678\n" for row in ROWS.splitlines())
        self.built(in_tcvn3(header + rows).encode())
        for path in self.site.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"0912345678", path.read_bytes())

    def test_the_sample_is_not_touched_by_any_repair(self):
        workspace = self.folder / "mau"
        for name in ("content", "showcase.yaml"):
            (shutil.copytree if (SOURCE / name).is_dir() else shutil.copy)(SOURCE / name, self._made(workspace) / name)
        report = json.loads(self.run_program("check", "--workspace", workspace, "--json").stdout)
        self.assertFalse([name for name in self.codes(report) if name.startswith("text_")])

    @staticmethod
    def _made(folder):
        folder.mkdir(exist_ok=True)
        return folder


if __name__ == "__main__":
    unittest.main()
