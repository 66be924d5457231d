"""What readers do besides reading: similar ideas, feeds, embeds, downloads, saved pages, the app on a phone."""
import csv
import html
import io
import json
import re
import struct
import unittest
from html.parser import HTMLParser

from support import CONFIGURATION, HEADER, ProgramTest, tree

BODY = "Chi đoàn họp bàn, làm thử trong một tháng, ghi lại kết quả từng tuần rồi nhân ra các chi đoàn bạn trong xã."


def row(name, title, body, unit="Huyện đoàn An Minh", field="Môi trường", status="Đã duyệt", date="26/03/2023"):
    return f'{name},{title},{unit},{field},{status},{date},"{body}"\n'


def titles_in(page, heading):
    """Titles of the cards below a heading of level two, up to the next."""
    part = re.split(r"<h2", page.split(heading + "</h2>")[1])[0] if heading + "</h2>" in page else ""
    return [html.unescape(title).replace("\u00a0", " ") for title in re.findall(r"<h3><a [^>]*>(.*?)</a>", part)]


class Attributes(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.all = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.all.append((tag, dict(attributes)))

    def of(self, tag):
        return [attributes for name, attributes in self.all if name == tag]


class Browsing(ProgramTest):
    def page(self, name):
        return (self.site / name).read_text(encoding="utf-8")

    def workspace_of(self, rows, more=""):
        self.write("showcase.yaml", CONFIGURATION + more)
        self.write("content/exports/a.csv", HEADER + rows)

    # ---- similar ideas ----

    WASTE = "Mỗi hộ có hai thùng, rác hữu cơ ủ thành phân bón cho vườn rau, chai nhựa gom bán gây quỹ khuyến học."
    LANTERN = "Gắn đèn năng lượng mặt trời dọc đường bờ kênh, học sinh đi học về tối không còn vấp ngã xuống kênh."
    SHELF = "Tủ sách lưu động đặt trên xe ba bánh, chiều thứ bảy ghé từng xóm cho thiếu nhi mượn truyện và đọc chung."

    def test_ideas_that_say_much_the_same_are_shown_wherever_they_come_from(self):
        self.workspace_of(
            row("a1", "Phân loại rác thải tại hộ gia đình", self.WASTE, date="01/02/2021")
            + row("a2", "Đèn năng lượng mặt trời bờ kênh", self.LANTERN, date="01/03/2021")
            + row("a3", "Tủ sách lưu động cho thiếu nhi", self.SHELF, date="01/04/2021")
            + row("a4", "Ủ rác hữu cơ thành phân bón", "Rác hữu cơ của chợ đem ủ thành phân bón, bón cho vườn rau của trường.",
                  unit="Đoàn trường THPT Vạn Xuân", field="Nông nghiệp", date="01/05/2021"))
        self.build()
        self.assertEqual(titles_in(self.page("y-tuong/a4.html"), "Ý tưởng tương tự"), ["Phân loại rác thải tại hộ gia đình"])
        # What has nothing in common with others says so: the rest of its field, under a name of its own.
        lantern = self.page("y-tuong/a2.html")
        self.assertNotIn("Ý tưởng tương tự", lantern)
        self.assertEqual(set(titles_in(lantern, "Cùng lĩnh vực Môi trường")),
                         {"Phân loại rác thải tại hộ gia đình", "Tủ sách lưu động cho thiếu nhi"})

    def test_one_idea_told_twice_is_shown_on_both_pages(self):
        changed = self.WASTE.replace("hai thùng", "ba thùng")
        others = "".join(row(f"x{i}", f"Vườn {i} của chi đoàn {i}", f"Luống {i} trồng cây {i} theo mùa {i}. " + self.LANTERN, date="01/01/2020")
                         for i in range(3))
        self.workspace_of(others + row("a1", "Phân loại rác thải tại hộ", self.WASTE, date="01/02/2021")
                          + row("a2", "Phân loại rác thải tại hộ", changed, unit="Huyện đoàn Hòn Đất", date="01/02/2022"))
        report = self.build_json()
        self.assertIn("near_duplicate", self.codes(report))
        self.assertIn("Phân loại rác thải tại hộ", titles_in(self.page("y-tuong/a1.html"), "Ý tưởng tương tự"))
        self.assertIn("Phân loại rác thải tại hộ", titles_in(self.page("y-tuong/a2.html"), "Ý tưởng tương tự"))

    def test_a_new_idea_changes_hardly_any_other_page(self):
        topics = [self.WASTE, self.LANTERN, self.SHELF]
        rows = "".join(row(f"k{i:03}", f"Sáng kiến thứ {i} của chi đoàn ấp {i}", f"{topics[i % 3]} Lần {i}, ấp {i} góp {i} công.",
                           date=f"{i % 28 + 1:02}/{i % 12 + 1:02}/{2019 + i % 4}") for i in range(90))
        self.workspace_of(rows)
        self.build()
        before = tree(self.site / "y-tuong")
        for date, most in (("30/12/2022", 4), ("15/06/2020", 12)):
            with self.subTest(date=date):
                self.workspace_of(rows + row("moi", "Thư viện thả diều bên đê", "Trẻ đọc sách rồi thả diều bên đê, đọc xong kể lại. " + BODY, date=date))
                self.build()
                after = tree(self.site / "y-tuong")
                changed = [name for name in before if "trang-" not in name and name != "index.html" and after.get(name) != before[name]]
                self.assertLessEqual(len(changed), most, changed)

    def test_the_same_bytes_for_any_number_of_jobs(self):
        topics = [self.WASTE, self.LANTERN, self.SHELF]
        self.workspace_of("".join(row(f"k{i}", f"Ý tưởng {i}", f"{topics[i % 3]} Ấp {i} góp {i} công.") for i in range(40)))
        self.build("--jobs", "1")
        one = tree(self.site)
        self.build("--jobs", "4", "--output", self.folder / "bon")
        self.assertEqual(tree(self.folder / "bon"), one)
        self.assertEqual(json.loads(self.build("--json").stdout)["files"]["written"], 0)

    # ---- feeds ----

    def test_feeds_are_explained_and_every_one_is_there(self):
        self.workspace_of(row("a1", "Phân loại rác thải tại hộ", self.WASTE))
        self.build()
        page = self.page("theo-doi/index.html")
        attributes = Attributes(page)
        shown = [field["value"] for field in attributes.of("input")]
        self.assertIn("https://thu.example.vn/atom.xml", shown)
        self.assertIn("https://thu.example.vn/linh-vuc/moi-truong/atom.xml", shown)
        links = {link["href"] for link in attributes.of("a") if link["href"].endswith("atom.xml")}
        self.assertEqual(links, {"/don-vi/huyen-doan-an-minh/atom.xml"})
        for address in [*shown, *("https://thu.example.vn" + link for link in links)]:
            self.assertTrue((self.site / address.removeprefix("https://thu.example.vn/")).is_file(), address)
        buttons = attributes.of("button")
        self.assertEqual([button["data-copy"] for button in buttons], [field["id"] for field in attributes.of("input")])
        for button in buttons:
            self.assertIn("hidden", button)
        for name, feed in (("don-vi/huyen-doan-an-minh", "nguon-tin"), ("linh-vuc/moi-truong", "nguon-tin")):
            self.assertIn(f'id="{feed}" type="url" readonly value="https://thu.example.vn/{name}/atom.xml"', self.page(f"{name}/index.html"))
        self.assertIn('href="/theo-doi/"', self.page("index.html"))

    def test_long_lists_of_units_say_that_they_are_cut(self):
        rows = "".join(row(f"k{i}", f"Ý tưởng {i} cho ấp {i}", BODY.replace("xã", f"xã {i}"), unit=f"Đoàn xã số {i}") for i in range(305))
        self.workspace_of(rows)
        self.build()
        for name in ("theo-doi", "du-lieu"):
            page = self.page(f"{name}/index.html")
            self.assertIn("Dưới đây là 300 trong 305 đơn vị", page)
            self.assertIn('href="/don-vi/"', page.split("trong 305 đơn vị")[1].split("</p>")[0])

    # ---- embeds ----

    HOSTILE = '"Rác" <b>&amp;</b> & </textarea><script>alert(1)</script> hai thùng'

    def test_embeds_have_no_way_to_do_harm_and_lead_to_the_page(self):
        self.write("showcase.yaml", CONFIGURATION.replace("thu.example.vn", "thu.example.vn/goc"))
        self.write("content/exports/a.json", json.dumps([{"Mã": "a1", "Tên ý tưởng": self.HOSTILE, "Đơn vị": "Huyện đoàn An Minh",
                                                          "Lĩnh vực": "Môi trường", "Trạng thái": "Đã duyệt", "Ngày gửi": "26/03/2023",
                                                          "Nội dung": self.WASTE}], ensure_ascii=False))
        self.build()
        for embed, own in (("nhung/y-tuong/a1.html", "y-tuong/a1.html"), ("nhung/don-vi/huyen-doan-an-minh/index.html", "don-vi/huyen-doan-an-minh/index.html")):
            with self.subTest(embed=embed):
                page = self.page(embed)
                attributes = Attributes(page)
                self.assertLess(len(page.encode()), 4_500)
                self.assertEqual([a for t, a in attributes.all if t in ("script", "nav", "form", "iframe", "img")], [])
                address = "https://thu.example.vn/goc/" + own.removesuffix("index.html")
                self.assertEqual([a["href"] for a in attributes.of("link") if a["rel"] == "canonical"], [address])
                self.assertEqual([a["content"] for a in attributes.of("meta") if a.get("name") == "robots"], ["noindex,follow"])
                for link in attributes.of("a"):
                    self.assertEqual((link["target"], link["rel"]), ("_blank", "noopener"))
                    self.assertTrue(link["href"].startswith("/goc/"))
                whole = self.page(own)
                snippet = html.unescape(re.search(r'<textarea id="ma-nhung"[^>]*>(.*?)</textarea>', whole, re.S).group(1))
                frames = Attributes(snippet)
                self.assertEqual([tag for tag, _ in frames.all], ["iframe"])
                self.assertEqual(frames.all[0][1]["src"], "https://thu.example.vn/goc/" + embed.removesuffix("index.html"))
                self.assertNotIn("<script>", snippet.split("title=")[1].split('"')[1])
                self.assertEqual(whole.count("alert(1)</script>"), 0)
        self.assertNotIn("nhung/", self.page("sitemap-trang-1.xml") + self.page("sitemap-y-tuong-1.xml"))

    def test_which_pages_have_embeds_is_one_key(self):
        rows = row("a1", "Phân loại rác thải tại hộ", self.WASTE) + row("a2", "Đèn bờ kênh sáng", self.LANTERN)
        for key, expected in (("auto", {"don-vi/huyen-doan-an-minh/index.html", "y-tuong/a1.html", "y-tuong/a2.html"}),
                              ("units", {"don-vi/huyen-doan-an-minh/index.html"}), ("off", set())):
            with self.subTest(embed=key):
                self.workspace_of(rows, f"embed: {key}\n")
                self.build()
                self.assertEqual({p.relative_to(self.site / "nhung").as_posix() for p in self.site.glob("nhung/**/*.html")}, expected)
                self.assertEqual("ma-nhung" in self.page("y-tuong/a1.html"), "y-tuong/a1.html" in expected)
                self.assertEqual("ma-nhung" in self.page("don-vi/huyen-doan-an-minh/index.html"), bool(expected))
        self.workspace_of(rows, "embed: tất cả\n")
        self.assertIn("value_not_choice", self.codes(self.build_json(status=2)))

    def test_many_ideas_do_not_double_the_files(self):
        rows = "".join(row(f"k{i}", f"Ý tưởng {i} cho ấp {i}", f"Ấp {i}, tổ {i}, nhà {i} và ao {i}: {BODY}",
                           status="Đã duyệt – nổi bật" if i == 7 else "Đã duyệt") for i in range(2_001))
        self.workspace_of(rows, "gates: {duplicates: {near: off}}\nshare: {cards: off, kits: off}\n")
        self.build()
        self.assertEqual([p.name for p in self.site.glob("nhung/y-tuong/*.html")], ["k7.html"])
        self.workspace_of(rows, "gates: {duplicates: {near: off}}\nshare: {cards: off, kits: off}\nembed: all\n")
        self.build()
        self.assertEqual(len(list(self.site.glob("nhung/y-tuong/*.html"))), 2_001)

    # ---- downloads ----

    def test_lists_of_units_and_fields_are_files_too(self):
        rows = (row("a1", "Phân loại rác thải tại hộ", self.WASTE) + row("a2", "Đèn bờ kênh sáng", self.LANTERN, field="Giao thông")
                + row("a3", "Tủ sách lưu động", self.SHELF, unit="Đoàn xã Đông Hưng") + row("a4", "Chưa ai duyệt cả", self.SHELF + " Xưa.", status="Chờ duyệt"))
        self.write("content/units/an-minh.md", "---\nname: Huyện đoàn An Minh\n---\n")
        self.write("content/units/dong-hung.md", "---\nname: Đoàn xã Đông Hưng\nparent: an-minh\n---\n")
        self.workspace_of(rows)
        self.build()

        def ids(name):
            data = (self.site / name).read_bytes()
            self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
            return [line["Mã"] for line in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]

        self.assertEqual(ids("data/y-tuong.csv"), ["a1", "a2", "a3"])
        self.assertEqual(ids("don-vi/an-minh/y-tuong.csv"), ["a1", "a2", "a3"])
        self.assertEqual(ids("don-vi/dong-hung/y-tuong.csv"), ["a3"])
        self.assertEqual(ids("linh-vuc/giao-thong/y-tuong.csv"), ["a2"])
        self.assertEqual(list(self.site.glob("**/*/y-tuong.json")), [self.site / "data/y-tuong.json"])
        self.assertIn('href="/don-vi/dong-hung/y-tuong.csv"', self.page("don-vi/dong-hung/index.html"))
        self.workspace_of(rows, "data: {parts: all}\n")
        self.build()
        self.assertEqual([item["ma"] for item in json.loads(self.page("linh-vuc/moi-truong/y-tuong.json"))], ["a1", "a3"])
        self.assertIn('href="/linh-vuc/moi-truong/y-tuong.json"', self.page("linh-vuc/moi-truong/index.html"))
        # What is withdrawn is in no file after the next build.
        self.workspace_of(rows.replace("rác thải tại hộ,Huyện đoàn An Minh,Môi trường,Đã duyệt", "rác thải tại hộ,Huyện đoàn An Minh,Môi trường,Thu hồi"),
                          "data: {parts: all}\n")
        self.build()
        for path in self.site.rglob("*"):
            if path.is_file() and path.suffix in (".csv", ".json", ".xml", ".html", ".js", ".webmanifest"):
                self.assertNotIn("Phân loại rác thải tại hộ", path.read_text(encoding="utf-8-sig"), path)
        self.workspace_of(rows, "data: {parts: off}\n")
        self.build()
        self.assertEqual(list(self.site.glob("*/*/y-tuong.*")), [])
        self.assertNotIn("y-tuong.csv", self.page("don-vi/dong-hung/index.html").split("<footer")[0])

    def test_the_data_page_explains_every_column_and_the_licence(self):
        self.workspace_of(row("a1", "Phân loại rác thải tại hộ", self.WASTE))
        self.build()
        page = html.unescape(self.page("du-lieu/index.html"))
        header = (self.site / "data/y-tuong.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        keys = list(json.loads(self.page("data/y-tuong.json"))[0])
        explained = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.+?)</td></tr>', page)
        self.assertEqual([(name, key) for name, key, _ in explained], list(zip(header, keys)))
        self.assertIn("ghi rõ nguồn “Trang thử”", page)
        self.workspace_of(row("a1", "Phân loại rác thải tại hộ", self.WASTE), 'data: {licence: "CC BY 4.0 <vn>"}\n')
        self.build()
        self.assertIn("CC BY 4.0 &lt;vn&gt;", self.page("du-lieu/index.html"))
        self.assertNotIn("ghi rõ nguồn", self.page("du-lieu/index.html"))

    # ---- totals ----

    def test_home_says_how_many_there_are_and_leads_to_the_rest(self):
        rows = "".join(row(f"k{i}", f"Ý tưởng {i} cho ấp {i}", f"Ấp {i}, tổ {i}: {BODY}", status="Đã duyệt – nổi bật") for i in range(8))
        self.workspace_of(rows)
        self.build()
        home = self.page("index.html")
        self.assertIn('<a href="/noi-bat/">Xem cả 8 ý tưởng nổi bật</a>', home)
        featured = self.page("noi-bat/index.html")
        self.assertIn(">8 ý tưởng nổi bật</h2>", featured)
        self.assertEqual(featured.count("<article"), 8)
        self.workspace_of(row("a1", "Phân loại rác thải tại hộ", self.WASTE))
        self.build()
        self.assertFalse((self.site / "noi-bat").exists())

    # ---- the app ----

    def test_the_app_has_a_manifest_with_icons_of_the_right_size(self):
        self.write("showcase.yaml", CONFIGURATION.replace("thu.example.vn", "thu.example.vn/goc"))
        self.write("content/exports/a.csv", HEADER + row("a1", "Phân loại rác thải tại hộ", self.WASTE))
        self.build()
        page = self.page("y-tuong/a1.html")
        self.assertIn('<link rel="manifest" href="/goc/manifest.webmanifest">', page)
        script = re.search(r'<script defer src="/goc(/js/trang-[0-9a-f]{12}\.js)">', page).group(1)
        self.assertLess((self.site / script[1:]).stat().st_size, 6_000)
        manifest = json.loads(self.page("manifest.webmanifest"))
        self.assertEqual((manifest["name"], manifest["start_url"], manifest["scope"], manifest["lang"]), ("Trang thử", "/goc/", "/goc/", "vi"))
        self.assertEqual([(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]],
                         [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")])
        for icon in manifest["icons"]:
            data = (self.site / icon["src"].removeprefix("/goc/")).read_bytes()
            self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
            side = int(icon["sizes"].split("x")[0])
            self.assertEqual(struct.unpack(">II", data[16:24]), (side, side))
        worker = self.page("sw.js")
        self.assertTrue(worker.startswith('const root="/goc/";\n'))
        self.assertIn('const offlinePage="/goc/ngoai-tuyen/";', worker)
        self.assertTrue((self.site / "ngoai-tuyen/index.html").is_file())
        self.assertEqual([p.name for p in self.site.glob("js/*")], [script.rsplit("/", 1)[1]])
        old = self.site / manifest["icons"][0]["src"].removeprefix("/goc/")
        self.write("showcase.yaml", CONFIGURATION.replace("thu.example.vn", "thu.example.vn/goc") + 'theme: {primary: "#117733"}\n')
        self.build()
        self.assertFalse(old.exists())
        self.assertNotEqual(self.page("sw.js"), worker)

    def test_switched_off_the_worker_takes_itself_back(self):
        self.workspace_of(row("a1", "Phân loại rác thải tại hộ", self.WASTE), "app: off\n")
        self.build()
        worker = self.page("sw.js")
        self.assertIn("registration.unregister()", worker)
        self.assertNotIn("'fetch'", worker)
        self.assertFalse((self.site / "manifest.webmanifest").exists())
        self.assertFalse((self.site / "bieu-tuong").exists())
        self.assertFalse((self.site / "ngoai-tuyen").exists())
        self.assertNotIn("manifest", self.page("y-tuong/a1.html").split("<style>")[0])

    def test_pages_of_the_device_are_kept_from_search_engines(self):
        self.workspace_of(row("a1", "Phân loại rác thải tại hộ", self.WASTE))
        self.build()
        listed = self.page("sitemap-trang-1.xml")
        for name in ("da-luu", "ngoai-tuyen"):
            self.assertIn('content="noindex,follow"', self.page(f"{name}/index.html"))
            self.assertNotIn(name, listed)
        for name in ("theo-doi", "du-lieu"):
            self.assertIn(f"/{name}/", listed)
        self.assertIn('data-save="Huyện đoàn An Minh"', self.page("y-tuong/a1.html"))
        self.assertIn('href="/da-luu/"', self.page("y-tuong/a1.html"))


if __name__ == "__main__":
    unittest.main()
