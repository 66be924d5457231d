"""Every page as the robots of Facebook and Zalo read it: the first 4 KB, no script run, pictures fetched and measured."""
import json
import re
import shutil
import struct
import unicodedata
import unittest
from html.parser import HTMLParser
from urllib.parse import unquote, urlparse

from support import SOURCE, ProgramTest

FIRST = 4096
MOST_IMAGE_BYTES = 300_000


class Head(HTMLParser):
    """Open Graph, canonical address, language; addresses that a browser would fetch by itself."""

    def __init__(self):
        super().__init__()
        self.meta, self.canonical, self.language, self.fetched = {}, None, None, []
        self.structured, self.in_structured = [], False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.language = values.get("lang")
        if tag == "meta" and (values.get("property") or values.get("name")):
            self.meta.setdefault(values.get("property") or values.get("name"), values.get("content"))
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href")
        if tag == "link" and values.get("rel") in ("stylesheet", "preload", "preconnect", "icon"):
            self.fetched.append(values.get("href"))
        if tag in ("img", "script", "iframe", "source", "video", "audio") and values.get("src"):
            self.fetched.append(values["src"])
        self.in_structured = tag == "script" and values.get("type") == "application/ld+json"
        if self.in_structured:
            self.structured.append("")

    def handle_data(self, data):
        if self.in_structured:
            self.structured[-1] += data

    def handle_endtag(self, tag):
        self.in_structured = False


def size_of_picture(data):
    """Media type, width and height of a PNG or JPEG."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ("image/png", *struct.unpack(">II", data[16:24]))
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return ("image/jpeg", width, height)
        at += 2 + length
    return None


class Crawlers(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.pages = None

    def setUp(self):
        super().setUp()
        self.workspace.mkdir(parents=True)
        shutil.copy(SOURCE / "showcase.yaml", self.workspace)
        shutil.copytree(SOURCE / "content", self.workspace / "content")
        self.build()
        self.base = re.search(r"^base_url: *\"?([^\"\s]+)", (SOURCE / "showcase.yaml").read_text(encoding="utf-8"), re.M).group(1)

    def file_of(self, address):
        path = unquote(urlparse(address).path).lstrip("/")
        return self.site / (path + "index.html" if path.endswith("/") or not path else path)

    def test_every_page_is_ready_to_be_shared(self):
        listed = set()
        for part in self.site.glob("sitemap-*.xml"):
            listed.update(re.findall(r"<loc>([^<]+)</loc>", part.read_text(encoding="utf-8")))
        self.assertGreater(len(listed), 200)
        measured = {}
        for page in sorted(self.site.rglob("*.html")):
            name = page.relative_to(self.site).as_posix()
            text = page.read_text(encoding="utf-8")
            # Embeds stand inside other sites' pages; what is shared from there is the page that they lead to.
            if "http-equiv=\"refresh\"" in text or name == "404.html" or name.startswith("nhung/"):
                continue
            with self.subTest(page=name):
                # A robot sees bytes: a letter that the cut goes through is dropped.
                first, whole = Head(), Head()
                first.feed(page.read_bytes()[:FIRST].decode("utf-8", errors="ignore"))
                whole.feed(text)
                for tag in ("og:url", "og:type", "og:title", "og:description", "og:image", "og:image:width",
                            "og:image:height", "og:image:type", "og:image:alt", "og:locale", "og:site_name"):
                    self.assertTrue(first.meta.get(tag), f"{tag} is not in the first 4 KB")
                self.assertEqual(first.language, "vi")
                self.assertEqual(first.meta["og:locale"], "vi_VN")
                address = first.meta["og:url"]
                self.assertEqual(address, first.canonical)
                self.assertEqual(self.file_of(address), page)
                if "noindex" not in whole.meta.get("robots", ""):
                    self.assertIn(address, listed)
                self.assertNotIn(first.meta["og:site_name"], first.meta["og:title"] if name != "index.html" else "")
                self.assertLessEqual(len(first.meta["og:description"]), 250)
                self.assertEqual(unicodedata.normalize("NFC", text), text)
                self.assertNotIn("\ufffd", text)

                image = first.meta["og:image"]
                self.assertTrue(image.startswith("https://"), image)
                self.assertTrue(image.startswith(self.base + "/"), image)
                if image not in measured:
                    data = self.file_of(image).read_bytes()
                    measured[image] = (size_of_picture(data), len(data))
                seen, size = measured[image]
                self.assertEqual(seen, (first.meta["og:image:type"], int(first.meta["og:image:width"]),
                                        int(first.meta["og:image:height"])))
                self.assertEqual(seen[1:], (1200, 630))
                self.assertLess(size, MOST_IMAGE_BYTES)

                for source in whole.fetched:
                    if source and not source.startswith(("data:", "/")):
                        self.assertTrue(source.startswith(self.base), f"a reader's phone fetches {source}")
                style = re.search(r"<style>(.*?)</style>", text, re.S)
                self.assertNotRegex(style.group(1) if style else "", r"@import|url\((?!\s*['\"]?(?:data:|#|/))")
                for block in whole.structured:
                    json.loads(block)
        self.assertGreater(len(measured), 100)

    def test_pictures_of_one_record_have_one_name_and_change_it_with_the_record(self):
        before = {path.name for path in self.site.glob("anh-chia-se/*/*")}
        export = self.workspace / "content/exports/kien-giang-2020-2023.csv"
        text = export.read_text(encoding="utf-8")
        self.assertIn("đổi chai nhựa lấy tập vở", text)
        export.write_text(text.replace("đổi chai nhựa lấy tập vở", "đổi vỏ chai lấy tập vở"), encoding="utf-8")
        self.build()
        after = {path.name for path in self.site.glob("anh-chia-se/*/*")}
        gone, new = before - after, after - before
        self.assertTrue(gone and new)
        stem = re.compile(r"-[0-9a-f]{12}\.(png|jpg)$")
        self.assertEqual({stem.sub("", name) for name in gone}, {stem.sub("", name) for name in new})


if __name__ == "__main__":
    unittest.main()
