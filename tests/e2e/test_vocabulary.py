"""What machines read: feeds and sitemaps by schemas of our own, structured data by the part of schema.org that we use."""
import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from urllib.parse import unquote, urlsplit

from support import SOURCE, ProgramTest

SCHEMAS = SOURCE / "tests/data/schemas"
LINTER = shutil.which("xmllint")

ADDRESS = re.compile(r"https?://[^\s<>\"]+")
DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?")


def text(value):
    return isinstance(value, str) and value.strip() == value != ""


def address(value):
    return isinstance(value, str) and ADDRESS.fullmatch(value) is not None


def day(value):
    return isinstance(value, str) and DAY.fullmatch(value) is not None


def count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def one_of(*words):
    return lambda value: value in words


# type: property → what its value must be: a check, or the types of the thing it holds. Properties with ! must be there.
THINGS = {
    "WebSite": {"name!": text, "url!": address, "description": text, "inLanguage": one_of("vi"), "publisher": ("Organization",),
                "potentialAction": ("SearchAction",)},
    "SearchAction": {"target!": ("EntryPoint",), "query-input!": text},
    "EntryPoint": {"urlTemplate!": text},
    "Organization": {"name!": text, "url": address, "email": text, "logo": address},
    "Person": {"name!": text},
    "Place": {"name!": text, "address": text},
    "Thing": {"name!": text},
    "ListItem": {"position!": count, "name!": text, "item": address, "url": address},
    "BreadcrumbList": {"itemListElement!": ("ListItem",)},
    "ItemList": {"itemListElement!": ("ListItem",), "numberOfItems": count},
    "WebPage": {"name!": text, "description!": text, "url!": address, "inLanguage!": one_of("vi"), "isPartOf!": ("WebSite",)},
    "CollectionPage": {"name!": text, "description!": text, "url!": address, "inLanguage!": one_of("vi"), "isPartOf!": ("WebSite",),
                       "mainEntity": ("ItemList",)},
    "Article": {"headline!": text, "description!": text, "url!": address, "inLanguage!": one_of("vi"), "isPartOf!": ("WebSite",),
                "image": address, "mainEntityOfPage!": address, "datePublished": day, "dateModified": day, "keywords": text,
                "author!": ("Person", "Organization"), "publisher!": ("Organization",), "about": ("Thing",)},
    "Dataset": {"name!": text, "description!": text, "url!": address, "inLanguage!": one_of("vi"), "license": text,
                "isAccessibleForFree": one_of(True), "creator!": ("Organization",), "distribution!": ("DataDownload",)},
    "DataDownload": {"contentUrl!": address, "encodingFormat!": one_of("text/csv", "application/json")},
    "Event": {"name!": text, "description!": text, "url!": address, "inLanguage!": one_of("vi"), "startDate!": day, "endDate": day,
              "eventAttendanceMode": one_of("https://schema.org/OfflineEventAttendanceMode"),
              "eventStatus": one_of("https://schema.org/EventScheduled"), "location!": ("Place",), "organizer": ("Organization",)},
}


def faults_of_thing(thing, allowed, where):
    if not isinstance(thing, dict):
        return ["%s: not a thing" % where]
    if set(thing) == {"@id"}:
        return [] if address(thing["@id"]) else ["%s: a reference without an address" % where]
    kind = thing.get("@type")
    if kind not in allowed:
        return ["%s: is a %s, not one of %s" % (where, kind, ", ".join(sorted(allowed)))]
    rules = {name.rstrip("!"): rule for name, rule in THINGS[kind].items()}
    faults = ["%s: %s lacks %s" % (where, kind, name[:-1]) for name in THINGS[kind] if name.endswith("!") and name[:-1] not in thing]
    for name, value in thing.items():
        if name in ("@type", "@context", "@id"):
            continue
        inside = "%s.%s" % (where, name)
        rule = rules.get(name)
        if rule is None:
            faults.append("%s: %s has no such property here" % (inside, kind))
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(rule, tuple):
                faults += faults_of_thing(one, rule, inside)
            elif not rule(one):
                faults.append("%s: %r" % (inside, one))
    if kind in ("BreadcrumbList", "ItemList"):
        positions = [item.get("position") for item in thing.get("itemListElement", []) if isinstance(item, dict)]
        if positions != list(range(1, len(positions) + 1)):
            faults.append("%s: positions are %s" % (where, positions))
    return faults


def faults_of_block(block):
    try:
        data = json.loads(block)
    except ValueError as error:
        return ["not JSON: %s" % error]
    if data.get("@context") != "https://schema.org":
        return ["without its context"]
    return [fault for thing in data.get("@graph", [data]) for fault in faults_of_thing(thing, THINGS, "@")]


def blocks_of(page):
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)


def addresses_in(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "@context" and address(inner):
                yield inner
            yield from addresses_in(inner)
    elif isinstance(value, list):
        for inner in value:
            if address(inner):
                yield inner
            yield from addresses_in(inner)


def lint(schema, *files):
    run = subprocess.run([LINTER, "--noout", "--nonet", "--relaxng", SCHEMAS / schema, *files], capture_output=True, text=True)
    return "" if run.returncode == 0 else run.stderr.replace("\n", "; ")[:2000]


class Sample(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = Path(tempfile.mkdtemp(prefix="trungbay-vocabulary-"))
        cls.addClassCleanup(shutil.rmtree, cls.shared, ignore_errors=True)
        shutil.copy(SOURCE / "showcase.yaml", cls.shared)
        shutil.copytree(SOURCE / "content", cls.shared / "content")
        cls.base = re.search(r'^base_url: "(.*)"', (SOURCE / "showcase.yaml").read_text(encoding="utf-8"), re.M).group(1)

    def setUp(self):
        super().setUp()
        self.workspace = self.shared
        self.site = self.shared / "site"
        if not self.site.exists():
            self.build()

    def file_of(self, link):
        path = unquote(urlsplit(link).path).lstrip("/")
        return self.site / (path + "index.html" if path.endswith("/") or not path else path)

    def test_structured_data_of_every_page_keeps_to_the_vocabulary(self):
        seen = set()
        for path in sorted(self.site.rglob("*.html")):
            for block in blocks_of(path.read_text(encoding="utf-8")):
                with self.subTest(page=path.relative_to(self.site).as_posix()):
                    self.assertEqual(faults_of_block(block), [])
                    for link in addresses_in(json.loads(block)):
                        if link.startswith(self.base + "/"):
                            self.assertTrue(self.file_of(link).is_file(), link)
                    seen.update(re.findall(r'"@type":"(\w+)"', block))
        self.assertGreaterEqual(seen, {"WebSite", "Article", "CollectionPage", "Event", "BreadcrumbList", "WebPage"})

    @unittest.skipUnless(LINTER, "xmllint is not installed")
    def test_feeds_and_sitemaps_keep_to_their_schemas(self):
        feeds = sorted(self.site.rglob("atom.xml"))
        self.assertGreater(len(feeds), 40)
        self.assertEqual(lint("atom.rng", *feeds), "")
        self.assertEqual(lint("sitemap.rng", *self.site.glob("sitemap*.xml")), "")

    def test_feeds_name_themselves_and_no_entry_twice(self):
        for path in sorted(self.site.rglob("atom.xml")):
            with self.subTest(feed=path.relative_to(self.site).as_posix()):
                feed = path.read_text(encoding="utf-8")
                ids = re.findall(r"<id>(.*?)</id>", feed)
                self.assertEqual(len(ids), len(set(ids)))
                self.assertEqual(self.file_of(re.search(r'rel="self" [^>]*href="([^"]+)"', feed).group(1)), path)
                for link in re.findall(r'rel="alternate" [^>]*href="([^"]+)"', feed):
                    self.assertTrue(self.file_of(link).is_file(), link)
                moments = re.findall(r"<updated>(.*?)</updated>", feed)
                self.assertEqual(moments[0], max(moments))


class Checkers(unittest.TestCase):
    """That the checks above can fail."""

    def test_structured_data(self):
        good = {"@context": "https://schema.org", "@type": "WebPage", "name": "Trang", "description": "Về trang",
                "url": "https://thu.example.vn/", "inLanguage": "vi",
                "isPartOf": {"@type": "WebSite", "name": "Trang", "url": "https://thu.example.vn/"}}
        self.assertEqual(faults_of_block(json.dumps(good)), [])
        for change, fault in (({"@type": "WebPag"}, "is a WebPag"), ({"headlin": "x"}, "no such property"), ({"url": "/x"}, "@.url"),
                              ({"isPartOf": {"@type": "WebSite", "nam": "x"}}, "lacks name"), ({"name": " "}, "@.name"),
                              ({"isPartOf": {"@type": "Person", "name": "x"}}, "is a Person")):
            self.assertIn(fault, " ".join(faults_of_block(json.dumps({**good, **change}))), change)
        crumbs = {"@context": "https://schema.org", "@type": "BreadcrumbList",
                  "itemListElement": [{"@type": "ListItem", "position": 2, "name": "x"}]}
        self.assertIn("positions are [2]", " ".join(faults_of_block(json.dumps(crumbs))))
        self.assertIn("not JSON", " ".join(faults_of_block("{")))

    @unittest.skipUnless(LINTER, "xmllint is not installed")
    def test_schemas(self):
        good = ('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><id>https://a.vn/</id><title>T</title>'
                '<link rel="self" type="application/atom+xml" href="https://a.vn/atom.xml"/>'
                '<link rel="alternate" type="text/html" href="https://a.vn/"/><updated>2023-04-02T00:00:00+07:00</updated>'
                "<author><name>A</name></author></feed>")
        with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
            for old, new in (("", ""), ("2023-04-02", "2023-13-02"), ("+07:00", ""), ("<title>T</title>", ""), ("<name>A", "<name> "),
                             ('href="https://a.vn/atom.xml"', 'href="/atom.xml"'), ("</feed>", "<x/></feed>")):
                file.seek(0)
                file.truncate()
                file.write(good.replace(old, new) if old else good)
                file.flush()
                self.assertEqual(lint("atom.rng", file.name) == "", not old, old)


if __name__ == "__main__":
    unittest.main()
