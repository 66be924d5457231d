"""A table of inputs and the diagnostic that each must bring: the codes that no other test provokes.

tests/diagnostics/check_provoked.py tells which codes still lack one.
"""
import http.server
import json
import threading
import unittest

from support import CONFIGURATION, HEADER, ProgramTest

GOOD = "k1,Thùng rác,Đoàn A,Môi trường,Đã duyệt,26/03/2023,Bài.\n"
UNIT = "---\nname: Đoàn A\n---\n"
PICTURE = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")  # a GIF of one pixel
MODEL = "---\ntitle: M\nunit: doan-a\nsummary: S\n%s---\nBài.\n"

# name of the code, the file where it must be reported, and the files that are put over the small workspace.
CASES = [
    ("link_unusable", "content/exports/b.csv",
     {"content/exports/b.csv": "Mã,Tên,Đơn vị,Trạng thái,Video\nb1,B,Đoàn A,Đã duyệt,javascript:x\n"}),
    ("unit_name_taken", "content/units/doan-a.md", {"content/units/b.md": "---\nname: B\naliases: [Đoàn A]\n---\n"}),
    ("unit_level_unknown", "content/units/b.md", {"content/units/b.md": "---\nname: B\nlevel: huyen-doang\n---\n"}),
    ("term_unknown", "content/models/m.md", {"content/models/m.md": MODEL % "field: Môi trườn\n"}),
    ("happening_unknown", "content/models/m.md", {"content/models/m.md": MODEL % "campaign: khong-co\n"}),
    ("picture_without_alt", "content/models/m.md",
     {"content/models/m.md": MODEL % "gallery: [{image: media/a.gif}]\n", "content/media/a.gif": PICTURE}),
    ("picture_missing", "content/models/m.md",
     {"content/models/m.md": MODEL % "gallery: [{image: media/a.jpg, alt: Ảnh}]\n"}),
    ("dates_reversed", "content/campaigns/c.md",
     {"content/campaigns/c.md": "---\ntitle: C\nstart: 02/03/2023\nend: 01/03/2023\n---\n"}),
    ("link_dead", "content/models/m.md", {"content/models/m.md": MODEL % "" + "\nXem [x](/y-tuong/khong.html).\n"}),
    ("link_to_withheld", "content/models/m.md",
     {"content/models/m.md": MODEL % "" + "\nXem [x](/y-tuong/k9.html).\n",
      "content/exports/a.csv": HEADER + GOOD + GOOD.replace("k1", "k9").replace("Đã duyệt", "Thu hồi")}),
    ("link_dead_in_record", "content/exports/a.csv",
     {"content/exports/a.csv": HEADER + GOOD.replace("Bài.", "Xem [x](/y-tuong/khong.html).")}),
    ("colour_pale", "showcase.yaml", {"showcase.yaml": CONFIGURATION + "theme: {primary: \"#ffc72c\"}\n"}),
    ("email_bad", "showcase.yaml", {"showcase.yaml": CONFIGURATION + "publisher: {name: A, email: a b}\n"}),
    ("template_literal_invalid", "templates/404.html", {"templates/404.html": "{{ 99999999999999999999 }}"}),
    ("template_unsupported", "templates/404.html", {"templates/404.html": "{% for x in [1] recursive %}{% endfor %}"}),
    ("template_missing", "templates/404.html", {"templates/404.html": '{% include "khong.html" %}'}),
    ("template_name_not_literal", "templates/404.html", {"templates/404.html": "{% include page.title %}"}),
    ("template_test_unknown", "templates/404.html", {"templates/404.html": "{% if page.title is nonsense %}x{% endif %}"}),
    ("template_not_callable", "templates/404.html", {"templates/404.html": "{{ nonsense() }}"}),
    ("template_import_missing", "templates/404.html",
     {"templates/m.html": "{% macro a() %}x{% endmacro %}", "templates/404.html": '{% from "m.html" import b %}'}),
    ("template_name_reserved", "templates/404.html", {"templates/404.html": "{% set loop = 1 %}"}),
]


class EveryCode(ProgramTest):
    def reported(self, name, *arguments):
        run = self.run_program(*arguments, "--json", "--workspace", self.workspace)
        found = [item for item in json.loads(run.stdout)["diagnostics"] if item["name"] == name]
        told = [(item["name"], item["message"]) for item in json.loads(run.stdout)["diagnostics"]]
        self.assertTrue(found, (name, told, run.stderr))
        return found[0]

    def test_the_table(self):
        for name, file, files in CASES:
            with self.subTest(name):
                self.setUp()
                self.write_small(GOOD)
                self.write("content/units/doan-a.md", UNIT)
                for path, text in files.items():
                    self.write(path, text)
                item = self.reported(name, "check")
                self.assertEqual(item["file"], file)
                self.assertTrue(item["message"])
                self.assertNotIn("{", item["message"].replace("{%", "").replace("{{", ""))

    def test_an_output_that_holds_what_people_wrote(self):
        self.write_small(GOOD)
        item = self.reported("output_unsafe", "build", "--output", self.workspace / "content/x")
        self.assertEqual(item["file"], str(self.workspace / "content/x"))

    def says(self, number, *arguments):
        """For commands that have no --json: the number stands in what people read."""
        run = self.run_program(*arguments)
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        self.assertIn(" " + number + ": ", run.stderr)

    def test_a_folder_that_is_taken(self):
        self.write_small(GOOD)
        self.says("X922", "init", self.workspace)  # init_target_taken

    def test_templates_that_cannot_be_taken_out(self):
        self.write_small(GOOD)
        self.write("templates/idea.html", "x")
        self.says("X923", "theme", "eject", "idae.html", "--workspace", self.workspace)
        self.says("X924", "theme", "eject", "idea.html", "--workspace", self.workspace)

    def test_a_context_that_is_no_object(self):
        self.write_small(GOOD)
        template = self.write("thu.html", "{{ a }}")
        for text in ("[1]", '{"a": }', ""):
            data = self.write("thu.json", text)
            self.says("R439", "theme", "render", template, "--data", data, "--workspace", self.workspace)

    def test_a_source_whose_host_is_gone(self):
        class Host(http.server.BaseHTTPRequestHandler):
            is_up = True

            def do_GET(self):
                self.send_response(200 if Host.is_up else 503)
                self.end_headers()
                if Host.is_up:
                    self.wfile.write((HEADER + GOOD).encode())

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
        self.addCleanup(server.server_close)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        self.write("showcase.yaml", CONFIGURATION + "sources: [http://127.0.0.1:%d/a.csv]\n" % server.server_port)
        self.assertEqual(self.build_json()["records"]["published"], 1)
        Host.is_up = False
        item = self.reported("download_kept_copy", "build")
        self.assertIn("503", item["message"])
        self.assertEqual(item["file"], "showcase.yaml")

    def test_a_machine_without_fonts(self):
        self.write_small(GOOD)
        empty = self.folder / "fonts.conf"
        empty.write_text("<fontconfig><dir>/nonexistent</dir></fontconfig>", encoding="utf-8")
        run = self.run_program("check", "--json", "--workspace", self.workspace, environment={"FONTCONFIG_FILE": str(empty)})
        self.assertEqual(run.returncode, 1)
        self.assertIn("fonts_missing", [item["name"] for item in json.loads(run.stdout)["diagnostics"]])


if __name__ == "__main__":
    unittest.main()
