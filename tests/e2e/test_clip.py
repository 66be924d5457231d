"""Clips: a film that Facebook, Zalo and phones play, made by the real ffmpeg, opened in the real Chromium."""
import json
import os
import re
import shutil
import struct
import subprocess
import unittest

from support import SOURCE, ProgramTest

PAGE = """<!doctype html><meta charset=utf-8><title>chờ</title>
<video src="{}" muted autoplay playsinline></video><script>
const film = document.querySelector("video");
film.addEventListener("timeupdate", () => {{ if (film.currentTime > 0.1) document.title = "phát " + film.videoWidth + "x" + film.videoHeight; }});
film.addEventListener("error", () => document.title = film.error.code === 4 ? "không có H.264" : "hỏng " + film.error.code);
</script>"""


def atoms(data):
    """Names of a film's outermost boxes, in order."""
    names, at = [], 0
    while at + 8 <= len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        names.append(name.decode("ascii"))
        at += size if size > 1 else struct.unpack(">Q", data[at + 8:at + 16])[0]
    return names


class Clip(ProgramTest):
    def setUp(self):
        super().setUp()
        self.workspace.mkdir(parents=True)
        shutil.copy(SOURCE / "showcase.yaml", self.workspace)
        shutil.copytree(SOURCE / "content", self.workspace / "content")

    def make(self, *arguments, status=0, **options):
        run = self.run_program("clip", *arguments, "--workspace", self.workspace, "--json", timeout=600, **options)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return json.loads(run.stdout)

    @unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed")
    def test_a_clip_is_what_facebook_asks_for(self):
        for name, shape, size in (("nam-rom-nha-luoi", "square", (1080, 1080)), ("Huyện đoàn An Minh", "upright", (1080, 1920))):
            with self.subTest(name=name):
                film = self.folder / f"{shape}.mp4"
                report = self.make(name, "--shape", shape, "--output", film)
                self.assertEqual(report["bytes"], film.stat().st_size)
                self.assertEqual([path.name for path in self.folder.glob("*.mp4*")].count(film.name), 1)
                probe = subprocess.run(["ffprobe", "-v", "error", "-show_streams", "-show_format", "-count_frames", "-of", "json", film],
                                       check=True, capture_output=True, text=True).stdout
                probe = json.loads(probe)
                self.assertEqual(len(probe["streams"]), 1)
                stream = probe["streams"][0]
                self.assertEqual((stream["codec_name"], stream["profile"], stream["pix_fmt"]), ("h264", "High", "yuv420p"))
                self.assertEqual((stream["width"], stream["height"]), size)
                self.assertEqual(stream["r_frame_rate"], "30/1")
                self.assertEqual((stream["color_space"], stream["color_primaries"], stream["color_transfer"], stream["color_range"]),
                                 ("bt709", "bt709", "bt709", "tv"))
                seconds = float(probe["format"]["duration"])
                self.assertGreaterEqual(seconds, 10)
                self.assertLessEqual(seconds, 20)
                self.assertAlmostEqual(seconds, report["seconds"], places=2)
                self.assertEqual(int(stream["nb_read_frames"]), round(seconds * 30))
                names = atoms(film.read_bytes())
                self.assertLess(names.index("moov"), names.index("mdat"))
                self.assertNotIn("creation_time", json.dumps(probe))
                self.assertLess(film.stat().st_size, 8_000_000)
                self.assertEqual(self.code_at_end(film, seconds), report["address"])
        again = self.folder / "again.mp4"
        self.make("nam-rom-nha-luoi", "--output", again)
        self.assertEqual(again.read_bytes(), (self.folder / "square.mp4").read_bytes())
        self.check_in_chromium(again)

    def code_at_end(self, film, seconds):
        if not shutil.which("zbarimg"):
            self.skipTest("zbar-tools is not installed")
        picture = self.folder / "cuoi.png"
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-ss", str(seconds - 0.5), "-i", film, "-frames:v", "1", picture], check=True)
        found = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture], check=False, capture_output=True, text=True)
        return found.stdout.strip()

    def check_in_chromium(self, film):
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        if not chromium:
            print("chromium is not installed: the clip was not played")
            return
        page = self.folder / "trang.html"
        page.write_text(PAGE.format(film.name), encoding="utf-8")
        shown = subprocess.run([chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
                                "--autoplay-policy=no-user-gesture-required", f"--user-data-dir={self.folder}/chromium",
                                "--virtual-time-budget=8000", "--dump-dom", page.as_uri()],
                               check=False, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL).stdout
        title = re.search(r"<title>(.*?)</title>", shown)
        if title and title.group(1) == "không có H.264":
            print("this build of Chromium has no H.264: the clip was not played")
            return
        self.assertTrue(title, shown[:500])
        self.assertEqual(title.group(1), "phát 1080x1080")

    def test_without_ffmpeg_it_says_what_to_do(self):
        film = self.folder / "a.mp4"
        (self.folder / "trong").mkdir()
        report = self.make("nam-rom-nha-luoi", "--output", film, status=1, environment={"PATH": str(self.folder / "trong")})
        self.assertEqual(self.codes(report), ["ffmpeg_missing"])
        self.assertFalse(film.exists())

    def test_an_ffmpeg_that_fails_is_told_and_writes_nothing(self):
        programs = self.folder / "programs"
        programs.mkdir()
        program = programs / "ffmpeg"
        program.write_text("#!/bin/sh\necho 'Unknown encoder libx264' >&2\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
        film = self.folder / "a.mp4"
        report = self.make("nam-rom-nha-luoi", "--output", film, status=1,
                           environment={"PATH": f"{programs}:{os.environ['PATH']}"})
        self.assertEqual(self.codes(report), ["ffmpeg_failed"])
        self.assertIn("Unknown encoder libx264", json.dumps(report))
        self.assertFalse(film.exists())


if __name__ == "__main__":
    unittest.main()
