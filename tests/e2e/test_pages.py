"""Every page of the sample, read as a browser, a search engine and a sharing robot read it."""
import json
import re
import shutil
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from support import SOURCE, ProgramTest

BASE = "https://trungbay.example.vn"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.stack, self.faults = [], []
        self.ids, self.links, self.loads, self.headings, self.images = [], [], [], [], []
        self.metas, self.canonical, self.titles, self.scripts = {}, [], [], []
        self.lang = None
        self.feed(text)
        self.close()
        if self.stack:
            self.faults.append("not closed: %s" % self.stack)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):
            self.stack.append(tag)
        if len(values) != len(attributes):
            self.faults.append("an attribute twice: " + self.get_starttag_text())
        if any(name.startswith("on") or name == "style" for name in values):
            self.faults.append("script or style attribute: " + self.get_starttag_text())
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.lang = values.get("lang")
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "meta":
            self.metas.setdefault(values.get("property") or values.get("name"), []).append(values.get("content"))
        if tag == "link":
            if values.get("rel") == "canonical":
                self.canonical.append(values["href"])
            else:
                self.links.append(values["href"])
        for name in ("src", "poster"):
            if name in values:
                self.loads.append(values[name])
        self.loads += [part.split(" ")[0] for part in values.get("srcset", "").split(", ") if part]
        if tag == "img":
            self.images.append(values)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "script":
            self.scripts.append([values.get("type"), ""])

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.stack or self.stack[-1] != tag:
            self.faults.append("closes %s inside %s" % (tag, self.stack[-3:]))
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass

    def handle_data(self, data):
        if self.stack and self.stack[-1] == "title" and "svg" not in self.stack:
            self.titles.append(data)
        if self.stack and self.stack[-1] == "script":
            self.scripts[-1][1] += data


class SamplePages(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = Path(tempfile.mkdtemp(prefix="trungbay-pages-"))
        cls.addClassCleanup(shutil.rmtree, cls.shared, ignore_errors=True)
        shutil.copy(SOURCE / "showcase.yaml", cls.shared)
        shutil.copytree(SOURCE / "content", cls.shared / "content")

    def setUp(self):
        super().setUp()
        self.workspace = self.shared
        self.site = self.shared / "site"
        if not self.site.exists():
            self.build()
        if not hasattr(type(self), "pages"):
            type(self).pages = {path.relative_to(self.site).as_posix(): Page(path.read_text(encoding="utf-8"))
                                for path in sorted(self.site.rglob("*.html"))}

    def address_of(self, name):
        return BASE + "/" + re.sub(r"(^|/)index\.html$", r"\1", name)

    def file_of(self, address):
        path = unquote(urlsplit(address).path)
        return path.lstrip("/") + ("index.html" if path.endswith("/") else "")

    def test_every_page_is_well_formed_and_in_vietnamese(self):
        for name, page in self.pages.items():
            self.assertEqual(page.faults, [], name)
            self.assertEqual(page.lang, "vi", name)
            self.assertEqual(len(page.ids), len(set(page.ids)), name)
            self.assertEqual(page.headings.count(1), 1, name)
            for before, after in zip(page.headings, page.headings[1:]):
                self.assertLessEqual(after, before + 1, (name, page.headings))

    def test_every_page_has_one_address_a_title_and_a_description(self):
        titles = {}
        for name, page in self.pages.items():
            # What is put into other sites' pages is known by the page that it comes from.
            self.assertEqual(page.canonical, [self.address_of(name.removeprefix("nhung/"))], name)
            self.assertEqual(len(page.titles), 1, name)
            if name.startswith("nhung/"):
                continue
            self.assertEqual(len(page.metas.get("description", [])), 1, name)
            self.assertLessEqual(len(page.metas["description"][0]), 250, name)
            # A model may carry the name of the idea it grew from.
            titles.setdefault((page.titles[0], name.split("/")[0]), []).append(name)
        for title, names in titles.items():
            self.assertEqual(len(names), 1, title)

    def test_open_graph_stands_in_the_first_four_kilobytes(self):
        for name, page in self.pages.items():
            if name == "404.html" or name.startswith("nhung/"):
                continue
            head = (self.site / name).read_bytes()[:4096].decode("utf-8", "ignore")
            for property_ in ("og:url", "og:type", "og:title", "og:description", "og:locale", "og:site_name"):
                self.assertEqual(len(page.metas.get(property_, [])), 1, (name, property_))
                self.assertIn('property="%s"' % property_, head, name)
            self.assertEqual(page.metas["og:url"], page.canonical, name)
            self.assertEqual(page.metas["og:locale"], ["vi_VN"], name)
            self.assertNotIn("Trưng bày", page.metas["og:title"][0] if name.startswith("y-tuong/k") else "", name)

    def test_every_link_and_anchor_leads_somewhere(self):
        for name, page in self.pages.items():
            for link in page.links + page.loads:
                if link.startswith("data:"):
                    continue
                parts = urlsplit(link)
                if parts.scheme and not link.startswith(BASE):
                    self.assertIn(parts.scheme, ("http", "https", "mailto", "tel", "fb-messenger"), (name, link))
                    continue
                if link.startswith("#"):
                    self.assertIn(unquote(parts.fragment), page.ids, (name, link))
                    continue
                self.assertTrue(link.startswith("/") or link.startswith(BASE), (name, link))
                target = self.file_of(link)
                self.assertTrue((self.site / target).is_file(), (name, link))
                if parts.fragment:
                    self.assertIn(unquote(parts.fragment), self.pages[target].ids, (name, link))

    def test_a_page_asks_nobody_else_for_anything(self):
        for name, page in self.pages.items():
            for address in page.loads:
                own = ("/anh/", "/media/", "/infographic/", "/js/trang-", "/bieu-tuong/", "/manifest.webmanifest")
                if name == "tim-kiem/index.html":
                    own += ("/tim-kiem/",)
                if name.startswith("chia-se/"):
                    own += ("/anh-chia-se/", "/chia-se/")
                self.assertTrue(address.startswith(own), (name, address))
                self.assertTrue((self.site / self.file_of(address)).is_file(), (name, address))
            text = (self.site / name).read_text(encoding="utf-8")
            self.assertNotRegex(text, r"@import|url\((?!data:)|<iframe|<script src=\"[^\"]+\"(?! defer>)", name)

    def test_pictures_have_a_size_and_a_description(self):
        for name, page in self.pages.items():
            for image in page.images:
                self.assertIn("alt", image, name)
                self.assertTrue(int(image["width"]) > 0 and int(image["height"]) > 0, (name, image))

    def test_structured_data_parses_and_names_its_page(self):
        kinds = set()
        for name, page in self.pages.items():
            for kind, text in page.scripts:
                self.assertIn(kind, ("application/ld+json", None), name)
                if kind is None:
                    continue
                data = json.loads(text)
                self.assertEqual(data["@context"], "https://schema.org", name)
                kinds.add(data["@type"] if isinstance(data.get("@type"), str) else "graph")
                if data.get("@type") == "Article":
                    self.assertTrue(data["headline"], name)
                    self.assertTrue(data["author"], name)
                if data.get("@type") == "BreadcrumbList":
                    positions = [item["position"] for item in data["itemListElement"]]
                    self.assertEqual(positions, list(range(1, len(positions) + 1)), name)
        self.assertTrue({"Article", "BreadcrumbList"} <= kinds, kinds)

    def test_every_page_but_the_lost_one_can_be_reached_from_the_home_page(self):
        def reached_from(first):
            seen, todo = set(), [first]
            while todo:
                name = todo.pop()
                if name in seen or name not in self.pages:
                    continue
                seen.add(name)
                todo += [self.file_of(link) for link in self.pages[name].links if link.startswith("/")]
            return seen
        # Share kits are for staff, who have a door of their own.
        kits = {name for name in self.pages if name.startswith("chia-se/")}
        alone = {name for name in self.pages if name.startswith("nhung/")} | {"404.html", "ngoai-tuyen/index.html"}
        self.assertEqual(set(self.pages) - reached_from("index.html"), kits | alone)
        lost = kits - reached_from("chia-se/index.html")  # a unit's kit names its newest ideas only
        self.assertEqual({name for name in lost if not name.startswith("chia-se/y-tuong/")}, set())
        self.assertLess(len(lost), len(kits) / 4)

    def test_the_sitemap_lists_exactly_the_pages_that_search_engines_may_show(self):
        space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
        index = ElementTree.parse(self.site / "sitemap.xml").getroot()
        listed = []
        for part in index.findall("s:sitemap/s:loc", space):
            root = ElementTree.parse(self.site / self.file_of(part.text)).getroot()
            listed += [loc.text for loc in root.findall("s:url/s:loc", space)]
        self.assertEqual(len(listed), len(set(listed)))
        wanted = {self.address_of(name) for name, page in self.pages.items()
                  if "noindex" not in page.metas.get("robots", [""])[0]}
        self.assertEqual(set(listed), wanted)
        self.assertIn("Sitemap: %s/sitemap.xml" % BASE, (self.site / "robots.txt").read_text())

    def test_feeds_are_valid_and_newest_first(self):
        space = {"a": "http://www.w3.org/2005/Atom"}
        feeds = sorted(self.site.rglob("atom.xml"))
        self.assertGreater(len(feeds), 20)
        for path in feeds:
            root = ElementTree.parse(path).getroot()
            for tag in ("id", "title", "updated", "author/a:name"):
                self.assertTrue(root.findtext("a:" + tag, namespaces=space), (path, tag))
            stamps = [entry.findtext("a:published", namespaces=space) for entry in root.findall("a:entry", space)]
            self.assertEqual(stamps, sorted(stamps, reverse=True), path)
            for entry in root.findall("a:entry", space):
                link = entry.find("a:link", space).get("href")
                self.assertTrue((self.site / self.file_of(link)).is_file(), link)
        feed = json.loads((self.site / "feed.json").read_text(encoding="utf-8"))
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertTrue(feed["items"])

    def test_downloads_hold_every_idea_and_open_safely_in_a_spreadsheet(self):
        import csv
        raw = (self.site / "data/y-tuong.csv").read_bytes()
        self.assertTrue(raw.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
        ideas = json.loads((self.site / "data/y-tuong.json").read_text(encoding="utf-8"))
        pages = [name for name in self.pages if name.startswith("y-tuong/") and "trang-" not in name and "index" not in name]
        self.assertEqual(len(rows) - 1, len(pages))
        self.assertEqual(len(ideas), len(pages))
        for row in rows[1:]:
            for cell in row:
                self.assertFalse(cell[:1] in ("=", "+", "-", "@", "\t", "\r"), cell)


if __name__ == "__main__":
    unittest.main()
