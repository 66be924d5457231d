"""What theme authors do: take templates out, change them, try them with data of their own."""
import unittest

from support import SOURCE, ProgramTest


class Theme(ProgramTest):
    def test_eject_copies_what_is_asked_for_and_never_overwrites(self):
        self.write_small()
        run = self.run_program("theme", "eject", "idea.html", "partials/footer.html", "--workspace", self.workspace)
        self.assertEqual(run.returncode, 0, run.stderr)
        for name in ("idea.html", "partials/footer.html"):
            self.assertEqual((self.workspace / "templates" / name).read_bytes(), (SOURCE / "templates" / name).read_bytes())
        self.write("templates/idea.html", "của tôi")
        run = self.run_program("theme", "eject", "idea.html", "home.html", "--workspace", self.workspace)
        self.assertEqual(run.returncode, 1)
        self.assertIn("templates/idea.html", run.stderr)
        self.assertEqual((self.workspace / "templates/idea.html").read_text(encoding="utf-8"), "của tôi")
        self.assertFalse((self.workspace / "templates/home.html").exists())

    def test_eject_everything_builds_the_same_site(self):
        self.write_small()
        self.build()
        self.assertEqual(self.run_program("theme", "eject", "--workspace", self.workspace).returncode, 0)
        report = self.build_json()
        self.assertEqual(report["files"]["written"], 0)

    def test_a_misspelt_template_gets_a_suggestion(self):
        self.write_small()
        run = self.run_program("theme", "eject", "idae.html", "--workspace", self.workspace, "--lang", "en")
        self.assertEqual(run.returncode, 1)
        self.assertIn("idea.html?", run.stderr)

    def test_render_prints_what_a_template_becomes(self):
        self.write("thu.html", '{% from "manh.html" import the %}{% for x in items %}{{ the(x) }}{% endfor %}{{ body|markdown }}\n')
        self.write("manh.html", "{% macro the(x) %}<b title=\"{{ x }}\">{{ x|upper }}</b>{% endmacro %}")
        self.write("thu.json", '{"items": ["ý \\"<1>\\"", "đ"], "body": "# Đầu\\n\\nChữ <script>x</script>**đậm**"}')
        run = self.run_program("theme", "render", self.workspace / "thu.html", "--data", self.workspace / "thu.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stdout, '<b title="ý &#34;&lt;1&gt;&#34;">Ý &#34;&lt;1&gt;&#34;</b><b title="đ">Đ</b>'
                         '<h2 id="dau">Đầu</h2>\n<p>Chữ x<strong>đậm</strong></p>\n')

    def test_render_tells_faults_with_file_line_and_column(self):
        self.write("thu.html", "a\n{{ x|uper }}\n{% for %}\n")
        self.write("thu.json", "{}")
        run = self.run_program("theme", "render", self.workspace / "thu.html", "--data", self.workspace / "thu.json")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("thu.html:2:6:", run.stderr)
        self.assertIn("upper", run.stderr)
        self.assertIn("thu.html:3:", run.stderr)
        self.write("thu.html", "{{ x }}")
        self.write("thu.json", '{"a": }')
        run = self.run_program("theme", "render", self.workspace / "thu.html", "--data", self.workspace / "thu.json")
        self.assertEqual(run.returncode, 1)
        self.assertIn("thu.json:1:7:", run.stderr)

    def test_theme_needs_a_command(self):
        run = self.run_program("theme", "ejcet", "--lang", "en")
        self.assertEqual(run.returncode, 2)
        self.assertIn('"eject"', run.stderr)
        self.assertEqual(self.run_program("theme").returncode, 2)
        run = self.run_program("--lang", "en", "theme", "--help")
        self.assertEqual(run.returncode, 0)
        self.assertIn("eject", run.stdout)


class Logo(ProgramTest):
    def test_a_logo_that_is_not_there_is_told_at_its_line(self):
        self.write_small()
        self.write("showcase.yaml", "title: T\nbase_url: https://x.vn\ntheme:\n  logo: content/media/khong-co.svg\n")
        report = self.build_json()
        fault = [item for item in report["diagnostics"] if item["name"] == "logo_missing"][0]
        self.assertEqual((fault["file"], fault["row"]), ("showcase.yaml", 4))


if __name__ == "__main__":
    unittest.main()
