"""Share kits: the block on pages, the pages below /chia-se/, and the archives of `trungbay kit`."""
import base64
import html
import io
import json
import re
import shutil
import struct
import subprocess
import unicodedata
import unittest
import zipfile
from urllib.parse import parse_qs, quote, unquote, urlparse

from support import CONFIGURATION, GOOD, HEADER, SOURCE, ProgramTest, tree
from test_crawlers import size_of_picture

BASE = "https://trungbay.example.vn"


def decode(picture):
    """What a QR decoder that is not ours reads in an image file's bytes."""
    run = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", "-"], input=picture, capture_output=True)
    return run.stdout.decode("utf-8").rstrip("\n")


def raster_of(svg, module):
    """The QR code's SVG as a PGM: its white ground, and the rectangles of its one path."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg).group(1))
    dark = [[255] * side for _ in range(side)]
    path = re.search(r'<path d="([^"]+)"', svg).group(1)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        for i in range(int(x), int(x) + int(length)):
            dark[int(y)][i] = 0
    pixels = b"".join(bytes(value for value in row for _ in range(module)) * module for row in dark)
    return f"P5 {side * module} {side * module} 255\n".encode() + pixels


def captions_of(page):
    """The texts of a kit's page by the id of their field."""
    fields = re.findall(r'<textarea id="([^"]+)"[^>]*>(.*?)</textarea>', page, re.S)
    return {name: html.unescape(text) for name, text in fields}


class Sample(ProgramTest):
    """On the sample of the repository."""

    def setUp(self):
        super().setUp()
        self.workspace.mkdir(parents=True)
        shutil.copy(SOURCE / "showcase.yaml", self.workspace)
        shutil.copytree(SOURCE / "content", self.workspace / "content")

    def page(self, name):
        return (self.site / name).read_text(encoding="utf-8")

    def test_pages_can_be_passed_on_without_a_script_or_a_request(self):
        self.build()
        for name in ("index.html", "y-tuong/kg-001.html", "mo-hinh/ngoi-nha-xanh.html", "don-vi/huyen-doan-an-minh/index.html",
                     "cuoc-van-dong/5-trieu-y-tuong-sang-tao.html", next(p.relative_to(self.site).as_posix() for p in
                     sorted(self.site.glob("cuoc-thi/*.html")) if p.name != "index.html")):
            with self.subTest(page=name):
                page = self.page(name)
                address = re.search(r'<link rel="canonical" href="([^"]+)"', page).group(1)
                block = re.search(r'<section class="box share noprint".*?</section>', page, re.S).group(0)
                self.assertIn(f'readonly value="{address}"', block)
                links = [html.unescape(link) for link in re.findall(r'<a href="([^"]+)"', block)]
                self.assertEqual([urlparse(link).scheme for link in links],
                                 ["https", "https", "fb-messenger", "https", "mailto"])
                facebook, zalo, messenger, telegram, mail = links
                self.assertEqual(parse_qs(urlparse(facebook).query)["u"], [address])
                shared = json.loads(base64.b64decode(parse_qs(urlparse(zalo).query)["d"][0]))
                self.assertEqual(shared, {"url": address})
                self.assertEqual(unquote(messenger.split("link=")[1]), address)
                self.assertEqual(parse_qs(urlparse(telegram).query)["url"], [address])
                self.assertIn(address, unquote(mail))
                for link in re.findall(r"<a [^>]*>", block):
                    if "https://" in link:
                        self.assertIn('target="_blank" rel="noopener noreferrer"', link)
                self.assertNotIn("zalo-share-button", page)
                self.assertNotIn("sdk.js", page)
                for button in re.findall(r"<button[^>]*>", block):
                    self.assertIn("hidden", button)  # useless without a script
                script = re.search(r"<script>(.*?)</script>", page, re.S).group(1)
                self.assertLess(len(script), 800)
        older = self.site / "y-tuong" / "trang-1.html"
        self.assertNotIn("chia-se", older.read_text(encoding="utf-8").split("</style>")[1].split("<main")[1].split("</main>")[0])

    def test_a_kit_has_words_pictures_link_and_code(self):
        self.build()
        kits = [path for path in self.site.glob("chia-se/**/*.html") if path != self.site / "chia-se/index.html"]
        self.assertGreater(len(kits), 150)
        for path in kits:
            with self.subTest(kit=path.relative_to(self.site)):
                page = path.read_text(encoding="utf-8")
                shared = html.unescape(re.search(r'id="lien-ket" type="url" readonly value="([^"]+)"', page).group(1))
                own = self.site / (urlparse(shared).path.lstrip("/") + ("index.html" if shared.endswith("/") else ""))
                self.assertIn(f'<link rel="canonical" href="{shared}">', own.read_text(encoding="utf-8"))
                self.assertEqual(path.relative_to(self.site / "chia-se"), own.relative_to(self.site))
                self.assertIn('content="noindex,follow"', page)
                words = captions_of(page)
                self.assertLessEqual(len(words["tieu-de-zalo"]), 140)
                self.assertLessEqual(len(words["tom-tat-zalo"]), 250)
                self.assertIn(shared, words["loi-facebook"].split("\n"))
                self.assertIn(shared, words["tin-nhan"].split("\n"))
                self.assertIn("#TuoiTreSangTao", words["loi-facebook"].split("\n")[-1].split(" "))
                for text in words.values():
                    self.assertTrue(text.strip())
                    self.assertEqual(unicodedata.normalize("NFC", text), text)
                    self.assertNotIn("\n\n\n", text)
                for picture, width, height in re.findall(r'<img src="(/anh-chia-se/[^"]+)" alt="" width="(\d+)" height="(\d+)"', page):
                    self.assertEqual(size_of_picture((self.site / picture[1:]).read_bytes())[1:], (int(width), int(height)))
                for tool in ("https://developers.facebook.com/tools/debug/?q=", "https://developers.zalo.me/tools/debug-sharing?q="):
                    self.assertIn(tool + quote(shared, safe=""), page)

    def test_codes_are_read_by_a_real_decoder(self):
        self.build()
        for name, address in (("y-tuong/kg-001-qr", "/y-tuong/kg-001.html"),
                              ("don-vi/huyen-doan-an-minh/qr", "/don-vi/huyen-doan-an-minh/"),
                              ("mo-hinh/ngoi-nha-xanh-qr", "/mo-hinh/ngoi-nha-xanh.html")):
            with self.subTest(code=name):
                png = (self.site / f"chia-se/{name}.png").read_bytes()
                self.assertEqual(decode(png), BASE + address)
                self.assertLess(len(png), 10_000)
                width, height = struct.unpack(">II", png[16:24])
                self.assertEqual(width, height)
                # At 2 cm a module is no smaller than half a millimetre.
                self.assertGreater(20 / (width / 20), 0.4)
                self.assertEqual(decode(raster_of((self.site / f"chia-se/{name}.svg").read_text(encoding="utf-8"), 8)), BASE + address)

    def test_kits_are_for_staff(self):
        self.build()
        for public in ("index.html", "y-tuong/kg-001.html", "don-vi/index.html"):
            self.assertNotIn('href="/chia-se/', self.page(public))
        listed = "".join(path.read_text(encoding="utf-8") for path in
                         [*self.site.glob("*.xml"), self.site / "feed.json", self.site / "robots.txt"])
        self.assertNotIn("/chia-se/", listed)
        index = self.page("chia-se/index.html")
        self.assertIn('href="/chia-se/don-vi/huyen-doan-an-minh/"', index)
        unit = self.page("chia-se/don-vi/huyen-doan-an-minh/index.html")
        self.assertIn('href="/chia-se/y-tuong/kg-001.html"', unit)
        self.assertIn('href="/chia-se/mo-hinh/ngoi-nha-xanh.html"', unit)
        self.run_program("check", "--workspace", self.workspace, "--report", self.folder / "loi.html")
        self.assertIn(f'href="{BASE}/chia-se/"', (self.folder / "loi.html").read_text(encoding="utf-8"))
        self.run_program("report", "--workspace", self.workspace, "--output", self.folder / "bao-cao.html")
        self.assertIn(f'href="{BASE}/chia-se/"', (self.folder / "bao-cao.html").read_text(encoding="utf-8"))

    def kit(self, *arguments, status=0, **options):
        run = self.run_program("kit", *arguments, "--workspace", self.workspace, **options)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run

    def test_an_archive_has_everything_that_a_phone_needs(self):
        target = self.folder / "tuan-nay.zip"
        report = json.loads(self.kit("huyện đoàn an minh", "KG-001", BASE + "/mo-hinh/ngoi-nha-xanh.html?fbclid=x",
                                     "/cuoc-van-dong/5-trieu-y-tuong-sang-tao.html", "--ideas", "2",
                                     "--output", target, "--json").stdout)
        self.assertTrue(report["ok"])
        self.assertEqual(report["bytes"], target.stat().st_size)
        folders = [record["folder"] for record in report["records"]]
        self.assertEqual(folders[0], "don-vi-huyen-doan-an-minh")
        self.assertEqual(sum(folder.startswith("y-tuong-") for folder in folders), 3)
        self.assertEqual(len(folders), len(set(folders)))
        with zipfile.ZipFile(target) as archive:
            self.assertIsNone(archive.testzip())
            names = archive.namelist()
            for name in names:
                self.assertRegex(name, r"^[a-z0-9-]+(/[a-z0-9-]+)?\.(txt|png|jpg)$")
            readme = archive.read("doc-truoc.txt").decode("utf-8-sig")
            for record in report["records"]:
                folder = record["folder"]
                inside = {name.split("/")[1]: archive.read(name) for name in names if name.startswith(folder + "/")}
                texts = {name: data for name, data in inside.items() if name.endswith(".txt")}
                self.assertEqual(sorted(texts), ["1-facebook.txt", "2-zalo-tieu-de.txt", "3-zalo-tom-tat.txt", "4-messenger.txt", "lien-ket.txt"])
                for data in texts.values():
                    self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
                    self.assertNotIn(b"\n", data.replace(b"\r\n", b""))
                self.assertEqual(texts["lien-ket.txt"].decode("utf-8-sig").strip(), record["url"])
                self.assertIn(record["url"], texts["1-facebook.txt"].decode("utf-8-sig").split("\r\n"))
                pictures = sorted(size_of_picture(data)[1:] for name, data in inside.items()
                                  if not name.endswith((".txt", "-qr.png")))
                self.assertEqual(pictures, [(1080, 1080), (1080, 1920), (1200, 630)])
                code = next(data for name, data in inside.items() if name.endswith("-qr.png"))
                self.assertEqual(decode(code), record["url"])
                self.assertIn(record["title"], readme)
        self.assertFalse(self.site.exists())  # nothing but the archive is written

    def test_an_archive_says_what_the_kit_s_page_says_and_is_the_same_each_time(self):
        self.build()
        first, second = self.folder / "a.zip", self.folder / "b.zip"
        self.kit("kg-001", "--output", first)
        self.kit("/chia-se/y-tuong/kg-001.html", "--output", second, environment={"TZ": "America/New_York"})
        self.assertEqual(first.read_bytes(), second.read_bytes())
        words = captions_of(self.page("chia-se/y-tuong/kg-001.html"))
        with zipfile.ZipFile(first) as archive:
            read = lambda name: archive.read(f"y-tuong-kg-001/{name}").decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")
            self.assertEqual(read("1-facebook.txt"), words["loi-facebook"])
            self.assertEqual(read("2-zalo-tieu-de.txt"), words["tieu-de-zalo"])
            self.assertEqual(read("3-zalo-tom-tat.txt"), words["tom-tat-zalo"])
            self.assertEqual(read("4-messenger.txt"), words["tin-nhan"])
            self.assertEqual(archive.read("y-tuong-kg-001/kg-001-qr.png"), (self.site / "chia-se/y-tuong/kg-001-qr.png").read_bytes())

    def test_what_cannot_be_packed_is_refused_and_nothing_is_left(self):
        target = self.folder / "x.zip"
        run = self.kit("huyện đoàn an mnih", "--output", target, "--lang", "en", status=1)
        self.assertIn("X950", run.stderr)
        self.assertIn("Huyện đoàn An Minh?", run.stderr)
        self.kit("--output", target, status=2)
        self.assertIn("--output", self.kit("kg-001", status=2).stderr)
        self.kit("kg-001", "--output", self.folder / "x.rar", status=2)
        self.assertIn("từ 0 đến 100", self.kit("kg-001", "--ideas", "101", "--output", target, status=2).stderr)
        self.assertIn("X925", self.kit("kg-001", "--output", self.workspace / "content/x.zip", status=1).stderr)
        self.assertEqual(list(self.folder.glob("*.zip")) + list(self.workspace.glob("content/*.zip")), [])
        self.write("content/models/hong.md", "---\ntitle: X\n---\n")  # a model without its unit
        report = json.loads(self.kit("kg-001", "--output", target, "--json", status=1).stdout)
        self.assertIn("record_refused", self.codes(report))


class Small(ProgramTest):
    def test_captions_are_templates_that_staff_may_change(self):
        self.write_small()
        self.write("templates/share/messenger.txt", "Mời\u0301 xem  \n\n\n\n<b>{{ record.title }}</b> & {{ record.unit }}\n{{ record.url }}\n")
        self.build()
        words = captions_of((self.site / "chia-se/y-tuong/k1.html").read_text(encoding="utf-8"))
        self.assertEqual(words["tin-nhan"], unicodedata.normalize("NFC", "Mời\u0301 xem") +
                         "\n\n<b>Thùng rác thông minh</b> & Huyện đoàn An Minh\nhttps://thu.example.vn/y-tuong/k1.html")
        self.write("templates/share/messenger.txt", "{{ record.titel }}")
        run = self.build(status=1)
        self.assertIn("templates/share/messenger.txt", run.stderr)
        self.assertIn("title", run.stderr)
        run = self.run_program("theme", "eject", "share/facebook.txt", "--workspace", self.workspace)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue((self.workspace / "templates/share/facebook.txt").is_file())

    def test_long_words_are_cut_at_words_and_hostile_ones_stay_text(self):
        title = "Đổi mới " + "sáng tạo vì cộng đồng " * 9 + "</textarea><script>alert(1)</script>"
        body = "Chi đoàn đặt ở cổng chợ ba thùng rác có vạch chia để ai bỏ đúng ngăn thì được một tem đổi sách. " * 6
        self.write_small(GOOD.replace("Thùng rác thông minh", title).replace("Thân bài. ", body))
        self.build()
        page = (self.site / "chia-se/y-tuong/k1.html").read_text(encoding="utf-8")
        self.assertNotIn("<script>alert", page)
        words = captions_of(page)
        for name, most in (("tieu-de-zalo", 140), ("tom-tat-zalo", 250)):
            self.assertLessEqual(len(words[name]), most)
            kept = words[name].removesuffix("…").split(" ")
            whole = (title if name == "tieu-de-zalo" else body).split(" ")
            self.assertEqual(kept, whole[:len(kept)])
        self.assertGreater(len(words["tieu-de-zalo"]), 120)

    def test_settings(self):
        self.write("content/exports/a.csv", HEADER + GOOD)
        self.write("showcase.yaml", CONFIGURATION + "share: {kits: off, zalo: {oaid: \"579745863508352884\"}}\n")
        self.build()
        self.assertFalse((self.site / "chia-se").exists())
        page = (self.site / "y-tuong/k1.html").read_text(encoding="utf-8")
        self.assertIn('data-oaid="579745863508352884"', page)
        self.assertNotRegex(page, r"<script[^>]+src=\"http")  # Zalo's comes with a tap
        self.write("showcase.yaml", CONFIGURATION + "share: {hashtags: [TuoiTreKienGiang, \"#Đoàn2023\"]}\n")
        self.build()
        words = captions_of((self.site / "chia-se/y-tuong/k1.html").read_text(encoding="utf-8"))
        self.assertTrue(words["loi-facebook"].endswith("\n#TuoiTreKienGiang #Đoàn2023 #MoiTruong"), words["loi-facebook"])

    def test_wrong_settings_are_told(self):
        self.write("content/exports/a.csv", HEADER + GOOD)
        tags = ", ".join(f"Tu{'a' * i}" for i in range(11))
        for setting, code in (("{kits: some}", "value_not_choice"), ("{hashtags: [\"Tuổi trẻ sáng tạo\"]}", "hashtag_bad"),
                              (f"{{hashtags: [{tags}]}}", "hashtags_many"), ("{zalo: {oaid: my-page}}", "zalo_oaid_bad")):
            with self.subTest(setting=setting):
                self.write("showcase.yaml", CONFIGURATION + f"share: {setting}\n")
                report = self.build_json(status=0 if code == "hashtags_many" else 2)
                self.assertIn(code, self.codes(report))

    def test_an_address_that_no_code_can_hold_is_told(self):
        self.write("content/exports/a.csv", HEADER + GOOD.replace("k1,", "k" + "1" * 70 + ",", 1))
        self.write("showcase.yaml", CONFIGURATION.replace("example.vn", "example.vn/" + "a" * 2000) +
                   "permalinks: {idea: \"/{id}/{id}/{id}/{id}/{id}.html\"}\n")
        self.assertIn("qr_too_long", self.codes(self.build_json(status=1)))

    def test_too_many_records_are_refused(self):
        rows = "".join(f"k{i},Ý tưởng số {i} của đơn vị,Đoàn xã {i % 8},Môi trường,Đã duyệt,26/03/2023,{GOOD.split(',', 6)[6]}"
                       .replace("ba thùng", f"{i} thùng") for i in range(900))
        self.write("showcase.yaml", CONFIGURATION + "gates: {duplicates: {exact: warn, near: off}}\n")
        self.write("content/exports/a.csv", HEADER + rows)
        run = self.run_program("kit", *[f"Đoàn xã {i}" for i in range(8)], "--ideas", "100", "--output", self.folder / "x.zip",
                               "--workspace", self.workspace)
        self.assertEqual(run.returncode, 1)
        self.assertIn("X942", run.stderr)

    def test_a_new_idea_changes_few_files(self):
        def rows(count):
            return "".join(f"k{i},Ý tưởng số {i},Đoàn xã {i % 40},Môi trường,Đã duyệt,{i % 28 + 1}/{i // 28 % 12 + 1}/{2015 + i // 336},"
                           f"Thân bài số {i} nói về một việc làm có ích cho bà con trong xã.\n" for i in range(count))
        self.write("showcase.yaml", CONFIGURATION + "gates: {quality: off, duplicates: {exact: warn, near: off}}\n")
        self.write("content/exports/a.csv", HEADER + rows(2400))
        self.build()
        before = tree(self.site)
        self.write("content/exports/a.csv", HEADER + rows(2401))
        report = self.build_json()
        after = tree(self.site)
        self.assertLessEqual(report["files"]["written"], 40)
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        kits = {name for name in changed if name.startswith("chia-se/")}
        # The new idea's three files, those of its unit's sixth newest, and the unit's own kit.
        self.assertEqual(len(kits), 7, sorted(kits))
        self.assertEqual(len([name for name in after if name.startswith("chia-se/y-tuong/")]), 3 * 5 * 40)


if __name__ == "__main__":
    unittest.main()
