"""Posters and evidence sheets, read back as people and phones read them; infographics on the site."""
import json
import re
import shutil
import struct
import subprocess
import unicodedata
import unittest
import xml.etree.ElementTree as XML

from support import CONFIGURATION, GOOD, HEADER, SOURCE, ProgramTest, tree

BODY = "Thân bài. Chi đoàn đặt ở cổng chợ ba thùng rác có vạch chia để ai bỏ đúng ngăn thì được một tem đổi sách số {}.\n"
ALIKE = "gates:\n  duplicates: {exact: warn, near: off}\n"  # ideas of tests are much alike


def run(*arguments):
    return subprocess.run([str(item) for item in arguments], check=True, capture_output=True, text=True,
                          encoding="utf-8").stdout


def words(text):
    return unicodedata.normalize("NFC", text).split()


def codes_in(pdf, folder, page=1, dots=200):
    """What a decoder reads from the page as it is printed."""
    picture = folder / "trang"
    run("pdftoppm", "-r", dots, "-f", page, "-l", page, "-gray", "-png", "-singlefile", pdf, picture)
    found = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", f"{picture}.png"], check=False,
                           capture_output=True, text=True)
    return found.stdout.split()


@unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
class Paper(ProgramTest):
    def make(self, *arguments, status=0):
        done = self.run_program(*arguments, "--workspace", self.workspace)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def copy_sample(self):
        self.workspace.mkdir(parents=True)
        shutil.copy(SOURCE / "showcase.yaml", self.workspace)
        shutil.copytree(SOURCE / "content", self.workspace / "content")

    def check_fonts(self, pdf):
        lines = run("pdffonts", pdf).splitlines()[2:]
        self.assertTrue(lines)
        for line in lines:
            embedded, subset, unicode_map = line.split()[-5:-2]
            self.assertEqual((embedded, unicode_map), ("yes", "yes"), line)

    def pages_of(self, pdf):
        info = run("pdfinfo", pdf)
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
        return int(re.search(r"Pages: +(\d+)", info).group(1)), float(size.group(1)), float(size.group(2))

    def check_margins(self, pdf, margin):
        boxes = run("pdftotext", "-bbox", pdf, "-")
        count, width, height = self.pages_of(pdf)
        found = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', boxes)
        self.assertGreater(len(found), 5)
        for left, top, right, bottom in (map(float, box) for box in found):
            self.assertGreaterEqual(min(left, top, width - right, height - bottom), margin - 2)

    def test_posters_of_all_kinds_are_read_back(self):
        self.copy_sample()
        wanted = {
            "nam-rom-nha-luoi": ("Nấm rơm trong nhà lưới cũ, đồng không còn khói", "/mo-hinh/nam-rom-nha-luoi.html"),
            "huyen doan an minh": ("Huyện đoàn An Minh", "/don-vi/huyen-doan-an-minh/"),
            "kg-016": ("Gỡ “lưới ma” dưới rạn, may thành túi đi chợ", "/y-tuong/kg-016.html"),
            "moi-thanh-nien-mot-y-tuong-sang-kien": ("Mỗi thanh niên một ý tưởng",
                                                     "/cuoc-van-dong/moi-thanh-nien-mot-y-tuong-sang-kien.html"),
        }
        for size, (width, height) in {"a4": (595.3, 841.9), "a3": (841.9, 1190.6)}.items():
            for name, (title, path) in wanted.items():
                with self.subTest(size=size, name=name):
                    pdf = self.folder / "ap-phich.pdf"
                    report = json.loads(self.make("poster", name, "--size", size, "--output", pdf, "--json").stdout)
                    self.assertEqual(report["ok"], True)
                    self.assertEqual(report["bytes"], pdf.stat().st_size)
                    self.assertTrue(report["address"].endswith(path), report["address"])
                    count, real_width, real_height = self.pages_of(pdf)
                    self.assertEqual(count, 1)
                    self.assertAlmostEqual(real_width, width, delta=0.2)
                    self.assertAlmostEqual(real_height, height, delta=0.2)
                    text = " ".join(words(run("pdftotext", pdf, "-")))
                    self.assertIn(title, text)
                    self.assertIn(report["address"].split("//")[1], text.replace(" ", ""))
                    self.check_fonts(pdf)
                    self.check_margins(pdf, 28)
                    self.assertEqual(codes_in(pdf, self.folder, dots=110), [report["address"]])

    def test_a_record_is_found_by_whatever_staff_copied(self):
        self.copy_sample()
        base = "https://trungbay.example.vn"
        wanted = {
            f"{base}/mo-hinh/nam-rom-nha-luoi.html?fbclid=IwAR0#chia-se": "/mo-hinh/nam-rom-nha-luoi.html",
            "/don-vi/huyen-doan-an-minh/trang-1.html": "/don-vi/huyen-doan-an-minh/",
            "BTV Huyện Đoàn An Minh": "/don-vi/huyen-doan-an-minh/",
            "Nam rom trong nha luoi cu, dong khong con khoi": "/mo-hinh/nam-rom-nha-luoi.html",
            f"{base}/y-tuong/kg-016.html": "/y-tuong/kg-016.html",
            " KG-016 ": "/y-tuong/kg-016.html",
            "/cuoc-thi/hoi-thi-tin-hoc-tre.html": "/cuoc-thi/hoi-thi-tin-hoc-tre.html",
            "toa-dam-tra-vinh-2019": "/su-kien/toa-dam-tra-vinh-2019.html",
        }
        for written, path in wanted.items():
            with self.subTest(written=written):
                report = json.loads(self.make("poster", written, "--output", self.folder / "a.pdf", "--json").stdout)
                self.assertEqual(report["address"], base + path)

    def test_a_poster_keeps_every_mark_of_every_letter(self):
        title = "Đẩy ngờ vực, giữ ĐỀ ÁN “ỘỮẶỀ” ở Ấp Ngã Bảy: ỷ ỹ ỵ ữ ặ ẫ"
        body = "Ảnh hưởng: ăắằẳẵặ âấầẩẫậ êếềểễệ ôốồổỗộ ơớờởỡợ ưứừửữự yýỳỷỹỵ đĐ. Chi đoàn đặt thùng rác ở cổng chợ."
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", HEADER + f'k1,"{title}",Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,"{body}"\n')
        pdf = self.folder / "a.pdf"
        self.make("poster", "k1", "--output", pdf)
        text = " ".join(words(run("pdftotext", pdf, "-")))
        for wanted in words(title) + words(body):
            self.assertIn(wanted, text)

    def test_long_texts_are_cut_behind_whole_words(self):
        long = " ".join(f"từ{i}" for i in range(2000))
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", HEADER + f'k1,"{long[:900]}",Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,"{long}"\n')
        pdf = self.folder / "a.pdf"
        self.make("poster", "k1", "--output", pdf)
        self.assertEqual(self.pages_of(pdf)[0], 1)
        self.check_margins(pdf, 28)
        for word in words(run("pdftotext", pdf, "-")):
            if word.startswith("từ"):
                self.assertRegex(word, r"^từ\d+…?$")
                self.assertIn(word.rstrip("…") + " ", long)

    def test_the_same_bytes_again_and_a_day_that_is_given(self):
        self.write_small()
        for name in ("poster", "evidence"):
            subject = "k1" if name == "poster" else "Huyện đoàn An Minh"
            first, second = self.folder / "1.pdf", self.folder / "2.pdf"
            self.make(name, subject, "--output", first)
            self.make(name, subject, "--output", second)
            self.assertEqual(first.read_bytes(), second.read_bytes())
            made = run("pdfinfo", "-isodates", first)
            self.assertRegex(made, r"CreationDate: +2023-03-2[56]T")  # midnight in Viet Nam, in whatever zone is shown

    def test_evidence_lists_the_period_with_codes_and_totals(self):
        rows = "".join(f"k{i},Thùng rác số {i},Huyện đoàn An Minh,Môi trường,{'Đã áp dụng' if i % 3 else 'Đã duyệt'},"
                       f"{1 + i % 28:02}/{1 + i % 2:02}/2023," + BODY.format(i * 7919) for i in range(25))
        rows += "cu,Ý tưởng của năm trước,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2022," + BODY.format("cũ")
        self.write("showcase.yaml", CONFIGURATION + ALIKE + "targets:\n  Huyện đoàn An Minh: {2023: 50}\n")
        self.write("content/exports/a.csv", HEADER + rows)
        pdf = self.folder / "minh-chung.pdf"
        report = json.loads(self.make("evidence", "huyen doan an minh", "--year", "2023", "--output", pdf, "--json").stdout)
        self.assertEqual(report["entries"], 25)
        pages = self.pages_of(pdf)[0]
        self.assertEqual(report["pages"], pages)
        self.assertGreater(pages, 2)
        text = run("pdftotext", "-layout", pdf, "-")
        flat = " ".join(words(text))
        self.assertEqual(text.count("Nội dung đã đăng"), pages)
        for page in range(1, pages + 1):
            self.assertIn(f"Trang {page}/{pages}", flat)
        for wanted in ("MINH CHỨNG", "Huyện đoàn An Minh", "Năm 2023", "ĐOÀN TNCS HỒ CHÍ MINH", "ngày 26 tháng 3 năm 2023",
                       "Cộng: 25 ý tưởng, sáng kiến", "Đã áp dụng: 16", "25 trên chỉ tiêu 50 ý tưởng, đạt 50%", "NGƯỜI LẬP BIỂU"):
            self.assertIn(wanted, flat)
        self.assertNotIn("năm trước", flat)
        self.check_fonts(pdf)
        self.check_margins(pdf, 40)
        addresses = set()
        for page in range(1, pages + 1):
            addresses.update(codes_in(pdf, self.folder, page))
        self.assertEqual(addresses, {f"https://thu.example.vn/y-tuong/k{i}.html" for i in range(25)})
        month = json.loads(self.make("evidence", "huyen-doan-an-minh", "--period", "month", "--at", "1/2023", "--output", pdf,
                                     "--json").stdout)
        self.assertEqual(month["entries"], 13)

    def test_refusals(self):
        self.write_small(GOOD + "k2,Chưa duyệt,Huyện đoàn An Minh,Môi trường,Chờ duyệt,26/03/2023," + BODY.format(2))
        pdf = self.folder / "a.pdf"

        def refused(*arguments, status=1):
            report = json.loads(self.make(*arguments, "--output", pdf, "--json", status=status).stdout)
            self.assertFalse(report["ok"])
            self.assertFalse(pdf.exists())
            return report["diagnostics"][-1]

        self.assertEqual(refused("poster", "k2")["name"], "subject_unknown")
        unknown = refused("poster", "huyen doan an minj")
        self.assertEqual(unknown["name"], "subject_unknown")
        self.assertIn("Huyện đoàn An Minh?", json.dumps(unknown, ensure_ascii=False))
        self.assertEqual(refused("evidence", "k1")["name"], "evidence_of_no_unit")
        empty = refused("evidence", "huyen-doan-an-minh", "--year", "2019")
        self.assertEqual(empty["name"], "evidence_empty")
        self.assertIn("2023", json.dumps(empty, ensure_ascii=False))
        self.assertEqual(refused("evidence", "huyen-doan-an-minh", "--at", "hôm nào", status=2)["name"], "contribution_date_unreadable")
        self.write("content/exports/b.csv", "k1\x00" * 10)
        self.write("showcase.yaml", CONFIGURATION + "sources: [content/exports/khong-co.csv]\n")
        names = self.codes(json.loads(self.make("poster", "k1", "--output", pdf, "--json", status=1).stdout))
        self.assertIn("record_refused", names)
        self.assertEqual(self.run_program("poster", "--workspace", self.workspace).returncode, 2)
        misspelt = self.run_program("poster", "k1", "--size", "a33", "--workspace", self.workspace)
        self.assertEqual(misspelt.returncode, 2)
        self.assertIn("a3", misspelt.stderr)

    def test_too_long_an_evidence_sheet_is_refused(self):
        rows = "".join(f"k{i},Ý tưởng {i},Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023," + BODY.format(i * 7919) for i in range(3001))
        self.write("showcase.yaml", CONFIGURATION + ALIKE)
        self.write("content/exports/a.csv", HEADER + rows)
        report = json.loads(self.make("evidence", "Huyện đoàn An Minh", "--json", status=1).stdout)
        self.assertEqual(self.codes(report), ["evidence_too_long"])

    def test_hostile_values_make_sound_files(self):
        title = "'/>) <</URI (javascript:1)>> \\\\ & <b>đậm</b> %PDF ]] ' x='"
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", HEADER + f'"k\'1","{title}",Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,"{BODY.format(1)[:-1]}"\n')
        pdf = self.folder / "a.pdf"
        self.make("poster", "k'1", "--output", pdf)
        self.assertEqual(self.pages_of(pdf)[0], 1)
        for address in re.findall(rb"/URI ?\(([^)]*)\)", pdf.read_bytes()):
            self.assertTrue(address.startswith(b"https://thu.example.vn/"), address)

    def test_infographics_stand_on_their_pages(self):
        self.copy_sample()
        self.build()
        page = (self.site / "don-vi/huyen-doan-an-minh/index.html").read_text(encoding="utf-8")
        image = re.search(r'<img src="(/infographic/[^"]+\.png)" alt="([^"]+)" width="(\d+)" height="(\d+)" loading="lazy"', page)
        self.assertTrue(image)
        self.assertIn("Huyện đoàn An Minh", image.group(2))
        data = (self.site / image.group(1)[1:]).read_bytes()
        self.assertEqual(struct.unpack(">II", data[16:24]), (1080, 1350))
        self.assertEqual((int(image.group(3)), int(image.group(4))), (1080, 1350))
        graphics = sorted(self.site.glob("infographic/*/*"))
        self.assertGreater(len(graphics), 10)
        for path in graphics:
            if path.suffix == ".png":
                self.assertLess(path.stat().st_size, 150_000, path)
                self.assertTrue(path.with_suffix(".svg").exists())
            else:
                root = XML.fromstring(path.read_text(encoding="utf-8"))
                self.assertEqual(root.get("viewBox"), "0 0 1080 1350")
                self.assertTrue(root.findtext("{http://www.w3.org/2000/svg}title"))
                self.assertNotIn("<script", path.read_text(encoding="utf-8"))
        self.assertIn("Xem số liệu trong ảnh", (self.site / "nam/2023/index.html").read_text(encoding="utf-8"))

        before = tree(self.site / "infographic")
        self.assertEqual(json.loads(self.build("--json").stdout)["files"]["written"], 0)
        self.build("--output", self.folder / "khac", "--jobs", "3")
        self.assertEqual(tree(self.folder / "khac/infographic"), before)

    def test_no_infographics_when_they_are_off(self):
        self.write_small()
        self.write("showcase.yaml", CONFIGURATION + "share:\n  infographics: off\n")
        rows = "".join(f"k{i},Thùng rác số {i},Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023," + BODY.format(i * 7919) for i in range(5))
        self.write("content/exports/a.csv", HEADER + rows)
        self.build()
        self.assertFalse((self.site / "infographic").exists())
        self.assertNotIn("/infographic/", (self.site / "don-vi/huyen-doan-an-minh/index.html").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
