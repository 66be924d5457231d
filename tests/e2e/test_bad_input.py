"""Bad input: a clear word with its place, the right exit status, the site as it was."""
import unittest

from support import CONFIGURATION, GOOD, HEADER, ProgramTest, tree


class BadInput(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write_small()
        self.build()
        self.before = tree(self.site)

    def refused(self, status, *words):
        run = self.run_program("build", "--workspace", self.workspace)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        for word in words:
            self.assertIn(word, run.stderr)
        self.assertEqual(tree(self.site), self.before)
        english = self.run_program("build", "--workspace", self.workspace, "--lang", "en")
        self.assertEqual(english.returncode, status)
        self.assertIn("error ", english.stderr)
        return run

    def test_a_source_that_is_not_there(self):
        self.write("showcase.yaml", CONFIGURATION + "sources: [content/exports/khong-co.csv]\n")
        self.refused(1, "showcase.yaml:5:", "khong-co.csv")

    def test_no_source_at_all(self):
        (self.workspace / "content/exports/a.csv").unlink()
        self.refused(1, "content/exports")

    def test_an_empty_export(self):
        self.write("content/exports/a.csv", "")
        self.refused(1, "content/exports/a.csv")

    def test_an_export_with_a_header_only(self):
        self.write("content/exports/a.csv", HEADER)
        self.refused(1, "content/exports/a.csv", "không có bản ghi nào")

    def test_an_export_without_a_known_column(self):
        self.write("content/exports/a.csv", "Màu,Cỡ\nđỏ,to\n")
        self.refused(1, "content/exports/a.csv", "cột nào là tên ý tưởng", "A \"Màu\"")

    def test_an_export_that_is_not_utf_8(self):
        self.write("content/exports/a.csv", HEADER.encode() + b"k1,Th\xf9ng,A,B,C,D,E\n")
        self.refused(1, "content/exports/a.csv", "UTF-8")

    def test_a_quote_that_never_ends(self):
        self.write("content/exports/a.csv", HEADER + GOOD + 'k2,"Mở mà không đóng,A,B,C\n')
        self.refused(1, "content/exports/a.csv", "dòng 3")

    def test_broken_json(self):
        self.write("content/exports/b.json", '[{"title": "A", "unit": "B", "status": "Đã duyệt"},\n {"title": }]')
        self.refused(1, "content/exports/b.json:2:")

    def test_json_without_records(self):
        self.write("content/exports/b.json", '{"status": "ok", "data": {"items": []}}')
        self.refused(1, "content/exports/b.json")

    def test_json_nested_without_end(self):
        self.write("content/exports/b.json", "[" * 200_000)
        self.refused(1, "content/exports/b.json")

    def test_configuration_faults_are_told_all_at_once_with_places(self):
        self.write("showcase.yaml", "titel: A\nbase_url: ftp://x\nlists: {per_page: 3}\n")
        run = self.refused(2, "showcase.yaml:1:1:", '"title"', "showcase.yaml:2:11:", "showcase.yaml:3:")
        self.assertIn("có phải", run.stderr)

    def test_yaml_that_cannot_be_read(self):
        self.write("showcase.yaml", "title: [\n")
        self.refused(2, "showcase.yaml:")

    def test_a_dead_link_in_a_document(self):
        self.write("content/pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nXem [ý tưởng](/y-tuong/khong-co.html).\n")
        self.refused(1, "content/pages/gioi-thieu.md:5:15:", "/y-tuong/khong-co.html")

    def test_a_misspelt_key_of_front_matter(self):
        self.write("content/models/a.md", "---\ntitle: A\nunit: Đoàn A\nsumary: B\n---\n")
        self.refused(1, "content/models/a.md:4:1:", "summary")

    def test_a_template_that_does_not_parse(self):
        self.write("templates/404.html", "<p>{{ page.titel }}</p>\n<p>{% if %}</p>\n")
        self.refused(1, "templates/404.html:1:", "title", "templates/404.html:2:")

    def test_an_output_among_the_content(self):
        run = self.run_program("build", "--workspace", self.workspace, "--output", self.workspace / "content" / "x")
        self.assertEqual(run.returncode, 2, run.stderr)
        run = self.run_program("build", "--workspace", self.workspace, "--output", self.workspace)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertEqual(tree(self.site), self.before)


class BadRows(ProgramTest):
    def test_bad_rows_are_withheld_and_the_rest_goes_on(self):
        self.write_small(GOOD + "k2,,Đoàn A,Môi trường,Đã duyệt,2023,x\n" + "k3,Ba,Đoàn A,Môi trường,Lạ,2023,x\n" +
                         "k1,Lặp mã,Đoàn A,Môi trường,Đã duyệt,2023,x\n" + "k5,Năm,Đoàn A,Môi trường,Đã duyệt,ngày mai,x\n")
        report = self.build_json()
        self.assertEqual(report["records"], {"read": 5, "published": 2, "withheld": 3})
        faults = {item["name"]: item for item in report["diagnostics"]}
        self.assertEqual(faults["title_missing"]["row"], 3)
        self.assertEqual(faults["status_unknown"]["column"], "E")
        self.assertEqual(faults["status_unknown"]["field"], "Trạng thái")
        self.assertEqual(faults["id_repeated"]["row"], 5)
        self.assertIn("date_unreadable", faults)

    def test_strict_refuses_what_a_plain_build_lets_pass(self):
        self.write_small(GOOD)
        self.build("--strict")
        before = tree(self.site)
        self.write_small(GOOD + "k2,Hai,Đoàn A,Môi trường,Chờ duyệt,2023,x\n")
        self.build("--strict", status=1)
        self.assertEqual(tree(self.site), before)
        self.build()


if __name__ == "__main__":
    unittest.main()
