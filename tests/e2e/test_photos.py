"""Photos and videos from content/media to the page: sizes, formats, nothing of the original's metadata, hostile files, the cache."""
import io
import json
import os
import re
import shutil
import struct
import unittest
import zlib
from html.parser import HTMLParser

from PIL import Image, ImageDraw, PngImagePlugin

from support import CONFIGURATION, GOOD, HEADER, ProgramTest, tree

SECRET = b"GPS-10.0123-105.0456"
MODEL = """---
title: Vườn rau
unit: doan-a
summary: Một vườn rau.
gallery: [%s]
%s---
%s
"""
UNIT = "---\nname: Đoàn A\n---\n"
VOID = ("img", "source", "meta", "link", "br")


class Markup(HTMLParser):
    """All elements of a page, as (name, attributes)."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.scripts = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data):
        if self.elements and self.elements[-1][0] == "script":
            self.scripts[-1] += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def picture(width=2000, height=1500, mode="RGB"):
    """Quarters of red, green, blue and white, with a grain that no compression loses."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for box, colour in (((0, 0), "red"), ((1, 0), "lime"), ((0, 1), "blue")):
        draw.rectangle((box[0] * width // 2, box[1] * height // 2, (box[0] + 1) * width // 2, (box[1] + 1) * height // 2), colour)
    if mode == "RGBA":
        image = image.convert("RGBA")
        image.putalpha(Image.linear_gradient("L").resize((width, height)))
    return image


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def look(image):
    """Colours of the four quarters, row by row."""
    image, seen = image.convert("RGB"), ""
    for y in (image.height // 4, image.height * 3 // 4):
        for x in (image.width // 4, image.width * 3 // 4):
            red, green, _ = image.getpixel((x, y))
            seen += "w" if red > 128 and green > 128 else "r" if red > 128 else "g" if green > 128 else "b"
    return seen


def exif(orientation=1):
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010E] = SECRET.decode()
    data[0x8825] = {1: "N", 2: (10.0, 0.0, 44.28), 3: "E", 4: (105.0, 2.0, 44.16), 29: SECRET.decode()}
    return data


def segment(marker, content):
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def with_everything(jpeg):
    """A JPEG with XMP, IPTC and a comment besides the EXIF that it has."""
    extra = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")
    extra += segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x20" + SECRET) + segment(0xFE, SECRET)
    return jpeg[:2] + extra + jpeg[2:]


def bomb(width, height):
    """A small PNG that says it is huge."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def box(name, content):
    return struct.pack(">I", len(content) + 8) + name + content


def film(codec=b"avc1", width=1280, height=720):
    """An MP4 with all the boxes that matter, and where it was made."""
    matrix = struct.pack(">I", 0x10000) + bytes(32)
    head = box(b"tkhd", bytes(40) + matrix + struct.pack(">II", width << 16, height << 16))
    media = box(b"hdlr", bytes(8) + b"vide" + bytes(12)) + box(b"minf", box(b"stbl", box(b"stsd", bytes(4) + struct.pack(">I", 1) + box(codec, b"......"))))
    moov = box(b"mvhd", bytes(100)) + box(b"trak", head + box(b"mdia", media)) + box(b"udta", box(b"\xa9xyz", SECRET))
    return box(b"ftyp", b"isom\0\0\2\0isomavc1") + box(b"moov", moov) + box(b"mdat", b"coded" * 100)


class Photos(ProgramTest):
    def write_model(self, photos, front="", body="Bài viết về vườn rau của chi đoàn.", configuration=""):
        """A workspace whose one model shows these photos: name → bytes."""
        self.write("showcase.yaml", CONFIGURATION + configuration)
        self.write("content/exports/a.csv", HEADER + GOOD)
        self.write("content/units/doan-a.md", UNIT)
        gallery = ", ".join(f"{{image: media/{name}, alt: Ảnh {name}}}" for name in photos)
        self.write("content/models/vuon-rau.md", MODEL % (gallery, front, body))
        for name, data in photos.items():
            self.write("content/media/" + name, data)

    def page(self, name="mo-hinh/vuon-rau.html"):
        return Markup((self.site / name).read_text(encoding="utf-8"))

    def shown(self, page):
        return [image for image in page.all("img") if image.get("alt", "").startswith("Ảnh ")]

    def file_of(self, address):
        return self.site / address.removeprefix("/")

    def stamps_of_state(self):
        return sorted(path for path in self.workspace.rglob("*") if self.site not in path.parents)

    def made(self):
        return sorted(str(path.relative_to(self.site)) for path in self.site.glob("anh/*/*"))


class Sizes(Photos):
    def test_a_large_photo_is_offered_in_four_widths_and_two_formats_and_its_original_stays_at_home(self):
        self.write_model({"a.jpg": saved(picture(), "JPEG"), "b.jpg": saved(picture(1000, 750), "JPEG"), "c.jpg": saved(picture(300, 200), "JPEG")})
        self.build()
        page = self.page()
        images = self.shown(page)[:3]
        for image, widths in zip(images, ([480, 800, 1200, 1600], [480, 800, 1000], [300])):
            source = [item for item in page.all("source") if image["src"][:28] in item["srcset"]][0]
            self.assertEqual(source["type"], "image/webp")
            self.assertEqual(source["sizes"], image["sizes"])
            for srcset, kind in ((image["srcset"], "JPEG"), (source["srcset"], "WEBP")):
                parts = [part.split(" ") for part in srcset.split(", ")]
                self.assertEqual([part[1] for part in parts], [f"{width}w" for width in widths])
                for (address, _), width in zip(parts, widths):
                    self.assertRegex(address, r"^/anh/([0-9a-f]{2})/\1[0-9a-f]{14}-%d\.(jpg|webp)$" % width)
                    with Image.open(self.file_of(address)) as made:
                        self.assertEqual((made.format, made.width), (kind, width))
                        self.assertEqual(look(made), "rgbw")
            with Image.open(self.file_of(image["src"])) as made:
                self.assertEqual((int(image["width"]), int(image["height"])), made.size)
                self.assertEqual(made.width, widths[-1])
        self.assertEqual(len(self.made()), 2 * (4 + 3 + 1))
        self.assertEqual(list(self.site.glob("media/*")), [])

    def test_only_the_lead_picture_is_fetched_at_once(self):
        self.write_model({"a.jpg": saved(picture(), "JPEG"), "b.jpg": saved(picture(900, 700), "JPEG")})
        self.build()
        lead, other = self.shown(self.page())
        self.assertEqual(lead.get("fetchpriority"), "high")
        self.assertNotIn("loading", lead)
        self.assertEqual(other.get("loading"), "lazy")
        self.assertNotIn("fetchpriority", other)

    def test_each_of_the_eight_orientations_comes_out_upright(self):
        upright = picture(640, 480)
        undo = {2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE,
                6: Image.ROTATE_90, 7: Image.TRANSVERSE, 8: Image.ROTATE_270}
        stored = {1: upright, **{turn: upright.transpose(way) for turn, way in undo.items()}}
        self.write_model({f"t{turn}.jpg": saved(image, "JPEG", exif=exif(turn)) for turn, image in stored.items()})
        self.build()
        images = self.shown(self.page())
        self.assertEqual(len(images), 8)
        for image in images:
            with Image.open(self.file_of(image["src"])) as made:
                self.assertEqual((made.size, look(made)), ((640, 480), "rgbw"), image["alt"])
            self.assertEqual((image["width"], image["height"]), ("640", "480"))

    def test_what_can_be_seen_through_stays_so_without_loss(self):
        image = picture(400, 300, "RGBA")
        self.write_model({"a.png": saved(image, "PNG")})
        self.build()
        self.assertEqual([name.rsplit(".")[-1] for name in self.made()], ["png", "webp"])
        for name in self.made():
            with Image.open(self.site / name) as made:
                self.assertEqual(made.mode, "RGBA")
                self.assertEqual(made.getpixel((100, 200)), image.getpixel((100, 200)), name)

    def test_colours_of_another_profile_come_out_as_srgb(self):
        from PIL import ImageCms
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        self.write_model({"a.jpg": saved(picture(600, 400), "JPEG", icc_profile=profile)})
        self.build()
        for name in self.made():
            with Image.open(self.site / name) as made:
                self.assertNotIn("icc_profile", made.info)
                self.assertEqual(look(made), "rgbw")

    def test_what_moves_and_the_logo_are_published_as_they_are(self):
        frames = [picture(40, 30), picture(40, 30).rotate(180)]
        self.write_model({"a.gif": saved(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=SECRET),
                          "b.webp": saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])},
                         configuration="theme: {logo: content/media/logo.svg}\n")
        self.write("content/media/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><path d="M0 0h64v64z"/></svg>')
        self.build()
        self.assertEqual(sorted(path.name for path in self.site.glob("media/*")), ["a.gif", "b.webp", "logo.svg"])
        self.assertEqual(self.made(), [])
        self.assertNotIn(SECRET, (self.site / "media/a.gif").read_bytes())
        self.assertEqual([image["src"] for image in self.shown(self.page())], ["/media/a.gif", "/media/b.webp"])

    def test_pictures_in_bodies_are_offered_in_all_sizes_and_links_lead_to_the_largest(self):
        self.write_model({}, body="Ảnh: ![Ảnh vườn](media/v%C6%B0%E1%BB%9Dn%20rau.jpg \"Chiều\") và [ảnh lớn](/media/vườn%20rau.jpg).\n\n![](media/c.jpg)\n")
        self.write("content/media/vườn rau.jpg", saved(picture(), "JPEG"))
        self.write("content/media/c.jpg", saved(picture(500, 500), "JPEG"))
        report = self.build_json()
        image = [item for item in self.page().all("img") if item["alt"] == "Ảnh vườn"][0]
        self.assertEqual(image["srcset"].count("w,"), 3)
        self.assertEqual((image["width"], image["height"], image["loading"], image["title"]), ("1600", "1200", "lazy", "Chiều"))
        link = [item["href"] for item in self.page().all("a") if item["href"].startswith("/anh/")]
        self.assertEqual(link, [image["src"]])
        told = [item for item in report["diagnostics"] if item["name"] == "body_picture_without_alt"]
        self.assertEqual([(item["file"], item["row"]) for item in told], [("content/models/vuon-rau.md", 9)])


class Privacy(Photos):
    def test_nothing_of_the_original_but_its_picture_comes_along(self):
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        self.write_model({
            "a.jpg": with_everything(saved(picture(), "JPEG", exif=exif(6))),
            "b.png": saved(picture(700, 500), "PNG", pnginfo=text, exif=exif()),
            "c.png": saved(picture(700, 500, "RGBA"), "PNG", pnginfo=text, exif=exif()),
            "d.webp": saved(picture(700, 500), "WEBP", exif=exif(), xmp=SECRET),
        })
        for name in ("a.jpg", "b.png", "c.png", "d.webp"):
            self.assertIn(SECRET, (self.workspace / "content/media" / name).read_bytes(), name)
        self.build()
        self.assertEqual(len(self.made()), 8 + 3 * 4)
        for path in sorted(self.site.rglob("*")):
            if path.is_file():
                self.assertNotIn(SECRET, path.read_bytes(), path)
        for name in self.made():
            data = (self.site / name).read_bytes()
            for mark in (b"Exif", b"EXIF", b"eXIf", b"XMP ", b"xmpmeta", b"Photoshop", b"ICC_PROFILE", b"iCCP", b"ICCP", b"tEXt", b"iTXt", b"zTXt"):
                self.assertNotIn(mark, data, (name, mark))
            with Image.open(self.site / name) as made:
                self.assertEqual(dict(made.getexif()), {}, name)
                self.assertFalse({"exif", "xmp", "icc_profile", "photoshop", "comment"} & set(made.info), (name, made.info.keys()))

    def test_a_films_file_does_not_say_where_it_was_made(self):
        self.write_model({}, front="video: media/phim.mp4\n")
        self.write("content/media/phim.mp4", film())
        self.build()
        data = (self.site / "media/phim.mp4").read_bytes()
        self.assertNotIn(SECRET, data)
        self.assertEqual(len(data), len(film()))


class Hostile(Photos):
    def test_pages_go_out_without_what_cannot_be_trusted(self):
        good = saved(picture(900, 600), "JPEG")
        noise = saved(Image.effect_noise((900, 600), 90).convert("RGB"), "JPEG")
        cases = {
            "cut.jpg": (noise[:len(noise) // 2], "photo_damaged"),
            "ended.jpg": (noise[:len(noise) // 2] + b"\xff\xd9", "photo_undecodable"),
            "flipped.png": (saved(picture(300, 200), "PNG")[:-60] + b"x" * 48 + b"\0\0\0\0IEND\xaeB`\x82", None),
            "page.jpg": (b"<!doctype html><script>alert(1)</script>", "photo_type_unknown"),
            "other.png": (good, "photo_ending_wrong"),
            "bomb.png": (bomb(60_000, 60_000), "photo_too_many_pixels"),
            "lie.png": (bomb(9_000, 9_000), "photo_undecodable"),
            "strip.jpg": (saved(picture(4000, 100), "JPEG"), "photo_shape_unusable"),
            "script.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "svg_not_allowed"),
            "heavy.jpg": (good + bytes(21 * 1024 * 1024), "file_too_large"),
            "empty.jpg": (b"", "photo_type_unknown"),
        }
        self.write_model({"good.jpg": good, **{name: data for name, (data, _) in cases.items()}},
                         body="![Ảnh hỏng](media/ended.jpg)\n")
        report = self.build_json()
        told = {item["file"]: item for item in report["diagnostics"]}
        for name, (_, code) in cases.items():
            item = told.get("content/media/" + name)
            self.assertIsNotNone(item, name)
            self.assertEqual(item["severity"], "warning", name)
            if code:
                self.assertEqual(item["name"], code, name)
            self.assertEqual(item["related"][0]["file"], "content/models/vuon-rau.md", name)
        self.assertEqual([image["alt"] for image in self.shown(self.page())], ["Ảnh good.jpg"])
        self.assertEqual(len(self.made()), 4)
        self.assertEqual(list(self.site.glob("media/*")), [])
        # The same without a site; nothing is written for it.
        shutil.rmtree(self.workspace / ".trungbay")
        state = self.stamps_of_state()
        checked = self.run_program("check", "--workspace", self.workspace, "--json")
        self.assertEqual(self.stamps_of_state(), state)
        again = json.loads(checked.stdout)["diagnostics"]
        self.assertEqual([(item["name"], item["file"]) for item in again], [(item["name"], item["file"]) for item in report["diagnostics"]])

    def test_an_idea_s_faulty_picture_is_told_with_the_idea_s_row(self):
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", "Mã,Tên,Đơn vị,Trạng thái,Hình ảnh\n,,,,\nk1,Vườn rau sạch,Đoàn A,Đã duyệt,media/ảnh 1.jpg; media/b.jpg\n")
        self.write("content/media/ảnh 1.jpg", b"\xff\xd8\xff nothing")
        self.write("content/media/b.jpg", saved(picture(900, 600), "JPEG"))
        report = self.build_json()
        item = [item for item in report["diagnostics"] if item["name"] == "photo_damaged"][0]
        self.assertEqual((item["file"], item["related"][0]["file"], item["related"][0]["row"]), ("content/media/ảnh 1.jpg", "content/exports/a.csv", 3))
        self.assertEqual(len([image for image in self.page("y-tuong/k1.html").all("img") if image["src"].startswith("/anh/")]), 1)


class Cache(Photos):
    def stamps(self):
        return {path: path.stat().st_mtime_ns for path in self.workspace.glob(".trungbay/photos/*/*")}

    def test_an_unchanged_build_makes_nothing_and_a_deleted_site_comes_out_of_the_cache(self):
        self.write_model({"a.jpg": saved(picture(), "JPEG"), "b.png": saved(picture(500, 400, "RGBA"), "PNG")})
        self.build()
        before, kept = tree(self.site), self.stamps()
        self.assertEqual(len(kept), 8 + 2)
        summary = self.build_json()["files"]
        self.assertEqual(summary["written"], 0, summary)
        self.assertEqual(self.stamps(), kept)
        # Whoever decoded it now would see that it is not a photo any more: the same size and time, other bytes.
        original = self.workspace / "content/media/a.jpg"
        time, size = original.stat().st_mtime_ns, original.stat().st_size
        original.write_bytes(b"\xff\xd8\xff" + bytes(size - 3))
        os.utime(original, ns=(time, time))
        shutil.rmtree(self.site)
        shutil.rmtree(self.workspace / ".trungbay/output", ignore_errors=True)
        self.build()
        self.assertEqual({name: value for name, value in tree(self.site).items()}, before)
        self.assertEqual(self.stamps(), kept)

    def test_a_damaged_cache_costs_time_only(self):
        self.write_model({"a.jpg": saved(picture(), "JPEG")})
        self.build()
        before = tree(self.site)
        files = sorted(self.workspace.glob(".trungbay/photos/*/*"))
        files[0].write_bytes(b"")
        files[1].write_bytes(files[1].read_bytes()[:-40] + b"x" * 40)
        files[2].unlink()
        self.write(".trungbay/pictures", b"\xff\xfe nothing\n")
        shutil.rmtree(self.site)
        self.build()
        self.assertEqual(tree(self.site), before)

    def test_what_no_page_shows_any_more_leaves_the_cache(self):
        self.write_model({"a.jpg": saved(picture(), "JPEG"), "b.jpg": saved(picture(900, 600), "JPEG")})
        self.build()
        self.assertEqual(len(self.stamps()), 8 + 4)
        self.write_model({"b.jpg": saved(picture(900, 600), "JPEG")})
        self.build()
        self.assertEqual(len(self.stamps()), 4)
        self.assertEqual(len(self.made()), 4)

    def test_the_same_photo_in_two_places_is_made_once(self):
        photo = saved(picture(900, 600), "JPEG")
        self.write_model({"a.jpg": photo, "anh/b.jpg": photo})
        self.build()
        self.assertEqual(len(self.made()), 4)
        first, second = self.shown(self.page())
        self.assertEqual(first["src"], second["src"])

    def test_any_number_of_jobs_makes_the_same_bytes(self):
        photos = {f"{i}.jpg": saved(picture(700 + 40 * i, 500), "JPEG", progressive=i % 2 == 0) for i in range(8)}
        self.write_model(photos)
        self.build("--jobs", "1", "--output", self.folder / "one")
        shutil.rmtree(self.workspace / ".trungbay")
        self.build("--jobs", "4", "--output", self.folder / "four")
        self.assertEqual(tree(self.folder / "one"), tree(self.folder / "four"))


class Films(Photos):
    def test_a_film_on_youtube_waits_for_a_tap_and_is_a_plain_link_without_javascript(self):
        self.write_model({"a.jpg": saved(picture(), "JPEG")}, front="video: https://youtu.be/aqz-KE-bpKQ?t=90\n")
        self.build()
        page = self.page()
        link = [item for item in page.all("a") if "data-player" in item][0]
        self.assertEqual(link["href"], "https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=90s")
        self.assertEqual(link["data-player"], "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&start=90")
        self.assertEqual(page.all("iframe"), [])
        script = [text for text in page.scripts if "data-player" in text]
        self.assertEqual(len(script), 1)
        self.assertLess(len(script[0]), 600)
        for needed in ("strict-origin-when-cross-origin", "allowFullscreen", "f.title"):
            self.assertIn(needed, script[0])
        for name, attributes in page.elements:
            for attribute in ("src", "srcset", "poster"):
                self.assertNotIn("youtu", attributes.get(attribute) or "", name)
        # No other page carries the script.
        self.assertNotIn("data-player", (self.site / "mo-hinh/index.html").read_text(encoding="utf-8"))

    def test_an_mp4_of_the_workspace_becomes_a_video(self):
        self.write_model({"a.jpg": saved(picture(), "JPEG")}, front="video: content/media/phim.mp4\n")
        self.write("content/media/phim.mp4", film(height=700))
        self.build()
        video = self.page().all("video")[0]
        self.assertEqual((video["src"], video["width"], video["height"], video["preload"]), ("/media/phim.mp4", "1280", "700", "metadata"))
        self.assertTrue({"controls", "playsinline"} <= set(video))
        self.assertTrue(self.file_of(video["poster"]).is_file())

    def test_what_no_browser_plays_is_told_and_left_out(self):
        self.write_model({}, front="video: media/phim.mp4\n")
        self.write("content/media/phim.mp4", film(b"hvc1"))
        report = self.build_json()
        item = [item for item in report["diagnostics"] if item["name"] == "video_unusable"][0]
        self.assertEqual((item["file"], item["related"][0]["file"]), ("content/media/phim.mp4", "content/models/vuon-rau.md"))
        self.assertEqual(self.page().all("video"), [])
        self.assertFalse((self.site / "media/phim.mp4").exists())

    def test_an_idea_s_video_too_and_anything_else_stays_a_link(self):
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", "Mã,Tên,Đơn vị,Trạng thái,Video\n"
                   "k1,Một,Đoàn A,Đã duyệt,https://www.youtube.com/shorts/aqz-KE-bpKQ\n"
                   "k2,Hai,Đoàn A,Đã duyệt,https://www.facebook.com/watch?v=123\n"
                   "k3,Ba,Đoàn A,Đã duyệt,media/phim.mp4\n"
                   "k4,Bốn,Đoàn A,Đã duyệt,youtube.com/watch?v=aqz-KE-bpKQ\n")
        self.write("content/media/phim.mp4", film())
        self.build()
        for name in ("k1", "k4"):
            self.assertEqual(len([item for item in self.page(f"y-tuong/{name}.html").all("a") if "data-player" in item]), 1, name)
        self.assertIn("https://www.facebook.com/watch?v=123", [item.get("href") for item in self.page("y-tuong/k2.html").all("a")])
        self.assertEqual(self.page("y-tuong/k3.html").all("video")[0]["src"], "/media/phim.mp4")


class Grounds(Photos):
    def card(self):
        page = self.page()
        return [item["content"] for item in page.all("meta") if item.get("property") == "og:image"][0].removeprefix("https://thu.example.vn")

    def test_a_picture_behind_the_words_of_a_card(self):
        self.write_model({})
        self.build()
        plain = self.card()
        self.assertTrue(plain.endswith(".png"))
        self.write_model({}, configuration="share: {background: {model: content/media/nen.jpg}}\n")
        self.write("content/media/nen.jpg", saved(picture(), "JPEG", exif=exif()))
        self.build()
        own = self.card()
        self.assertTrue(own.endswith(".jpg"))
        with Image.open(self.file_of(own)) as card:
            self.assertEqual((card.format, card.size), ("JPEG", (1200, 630)))
            # The picture shows through at the sides: its left half is not what its right half is.
            self.assertNotEqual(card.getpixel((20, 60)), card.getpixel((1180, 60)))
        self.assertEqual(self.made(), [])
        self.assertEqual(list(self.site.glob("media/*")), [])
        # Another picture, another address.
        self.write("content/media/nen.jpg", saved(picture().rotate(180), "JPEG"))
        self.build()
        self.assertNotEqual(self.card(), own)

    def test_a_ground_that_is_not_there_is_told_and_an_unknown_kind_is_an_error(self):
        self.write_model({}, configuration="share: {background: {unit: content/media/khong.jpg}}\n")
        report = self.build_json()
        self.assertIn(("picture_missing", "showcase.yaml"), [(item["name"], item["file"]) for item in report["diagnostics"]])
        self.write_model({}, configuration="share: {background: {modle: content/media/khong.jpg}}\n")
        self.build(status=2)


if __name__ == "__main__":
    unittest.main()
