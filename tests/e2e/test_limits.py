"""Hostile sizes through the program's door: a clear word with its place, little memory, and at the limit all is well."""
import json
import os
import sys
import unittest

from support import CONFIGURATION, HEADER, PROGRAM, ProgramTest, tree

ROW = "k1,Thùng rác,Đoàn A,Môi trường,Đã duyệt,26/03/2023,Bài.\n"
# Far above what any of these needs; a test that hangs ends there.
TIMEOUT = 120
MOST_MEMORY = 300 * 1024  # KB
# A process of its own, small and young: a child's peak begins with that of its parent.
MEASURE = """import os, resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
sys.stderr.write("\\n%d" % resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status % 256)"""
with open(PROGRAM, "rb") as program:
    IS_SANITIZED = b"__sanitizer" in program.read()


class Limits(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write_small()

    def run_measured(self, *arguments):
        """Status, standard output, standard error, most memory in KB."""
        run = self.run_program(*arguments, timeout=TIMEOUT, through=[sys.executable, "-c", MEASURE])
        err, memory = run.stderr.rsplit("\n", 1)
        return run.returncode, run.stdout, err, int(memory)

    def report(self, status, *arguments):
        """The report of a build; memory stays in bounds."""
        code, out, err, memory = self.run_measured("build", "--workspace", self.workspace, "--json", *arguments)
        self.assertEqual(code, status, out + err)
        if not IS_SANITIZED:
            self.assertLess(memory, MOST_MEMORY)
        return json.loads(out)

    def refused(self, name, file=None, **place):
        """The build is refused with this code at this place, and the site is as it was."""
        before = self.site.exists() and tree(self.site)
        report = self.report(1)
        found = [item for item in report["diagnostics"] if item["name"] == name]
        self.assertEqual(len(found), 1, report["diagnostics"][:5])
        if file is not None:
            self.assertEqual(found[0]["file"], file)
        for key, value in place.items():
            self.assertEqual(found[0][key], value, found[0])
        self.assertEqual(self.site.exists() and tree(self.site), before)
        return found[0]

    def taken(self, records):
        report = self.report(0)
        self.assertEqual(report["records"]["published"], records, report["diagnostics"][:5])
        return report

    # ---- CSV

    def write_sparse(self, name, beginning, size):
        """A file of `size` bytes that takes no room on the disk: `beginning`, then zeros."""
        path = self.write(name, beginning)
        os.truncate(path, size)

    def test_a_csv_line_of_two_gigabytes(self):
        self.write_sparse("content/exports/b.csv", (HEADER + ROW + "k2,Dài").encode(), 2 << 30)
        self.refused("cell_too_large", "content/exports/b.csv", row=3, column="B")

    def test_a_quoted_csv_cell_of_two_gigabytes(self):
        self.write_sparse("content/exports/b.csv", (HEADER + ROW + 'k2,"Dài').encode(), 2 << 30)
        self.refused("cell_too_large", "content/exports/b.csv", row=3, column="B")

    def test_a_csv_line_of_many_large_cells(self):
        cell = "x" * 1_000_000
        self.write("content/exports/b.csv", HEADER + ROW + ",".join([cell] * 20) + "\n")
        self.refused("record_too_large", "content/exports/b.csv", row=3)

    def test_a_cell_at_its_limit_and_past_it(self):
        row = "k2,Thùng,Đoàn A,Môi trường,Đã duyệt,26/03/2023,{}\n"
        self.write("content/exports/b.csv", HEADER + row.format("a" * (1 << 20)))
        self.taken(2)
        self.write("content/exports/b.csv", HEADER + row.format("a" * ((1 << 20) + 1)))
        self.refused("cell_too_large", "content/exports/b.csv", row=2, column="G")

    def test_a_million_columns(self):
        self.write("content/exports/b.csv", HEADER.rstrip() + ",c" * 1_000_000 + "\n" + ROW)
        self.refused("csv_too_many_columns", "content/exports/b.csv", row=1)

    def test_columns_at_their_limit_and_past_it(self):
        known = HEADER.rstrip().count(",") + 1
        row = ROW.replace("k1", "k2")
        self.write("content/exports/b.csv", HEADER.rstrip() + ",c" * (10_000 - known) + "\n" + row)
        self.taken(2)
        self.write("content/exports/b.csv", HEADER.rstrip() + ",c" * (10_001 - known) + "\n" + row)
        self.refused("csv_too_many_columns", "content/exports/b.csv", row=1)

    def test_a_million_cells_behind_the_last_column(self):
        self.write("content/exports/b.csv", HEADER + ROW.rstrip() + ",x" * 1_000_000 + "\n")
        self.refused("csv_too_many_columns", "content/exports/b.csv", row=2)

    # ---- JSON

    IDEA = {"id": "k2", "title": "Vườn ươm", "unit": "Đoàn A", "status": "Đã duyệt"}

    def test_json_nested_200_000_deep(self):
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            with self.subTest(opening):
                self.write("content/exports/b.json",
                           '[{"a": ' + opening * 200_000 + "1" + closing * 200_000 + "}]")
                self.refused("json_too_deep", "content/exports/b.json", row=1)

    def test_an_envelope_nested_200_000_deep(self):
        self.write("content/exports/b.json", '{"data":' * 200_000 + "[]" + "}" * 200_000)
        self.refused("json_too_deep", "content/exports/b.json", row=1)

    def test_json_that_only_opens(self):
        self.write("content/exports/b.json", "[" * 5_000_000)
        self.refused("json_syntax", "content/exports/b.json", row=1)

    def test_json_depth_at_its_limit_and_past_it(self):
        def idea(depth):
            value = "x"
            for _ in range(depth - 1):  # the record itself is one level
                value = {"a": value}
            return json.dumps([{**self.IDEA, "more": value}])
        self.write("content/exports/b.json", idea(64))
        self.taken(2)
        self.write("content/exports/b.json", idea(65))
        self.refused("json_too_deep")

    def test_a_json_text_of_200_megabytes(self):
        self.write_sparse("content/exports/b.json", b'[{"title": "', 200 << 20)
        self.refused("record_too_large", "content/exports/b.json")

    def test_a_million_keys_in_a_record(self):
        keys = ",".join(f'"k{i}":1' for i in range(1_000_000))
        self.write("content/exports/b.json", "[{" + keys + "}]")
        self.refused("json_too_many_columns", "content/exports/b.json")

    # ---- documents

    def test_front_matter_that_never_ends(self):
        self.write("content/pages/a.md", "---\ntitle: Trang\n" + "a: b\n" * 100_000)
        self.refused("front_matter_unclosed", "content/pages/a.md", row=1)

    def test_a_document_past_its_limit(self):
        self.write("content/pages/a.md", "---\ntitle: Trang\n---\n" + "chữ " * 300_000)
        self.refused("file_too_large", "content/pages/a.md")

    def test_front_matter_whose_aliases_multiply(self):
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 10) + "]" for i in range(1, 9)]
        self.write("content/pages/a.md", "---\ntitle: Trang\n" + "\n".join(lines) + "\n---\n")
        self.refused("yaml_too_large", "content/pages/a.md")

    def test_front_matter_nested_too_deep(self):
        self.write("content/pages/a.md", "---\ntitle: " + "[" * 100_000 + "\n---\n")
        self.refused("yaml_too_deep", "content/pages/a.md", row=2)

    def test_a_small_markdown_table_that_would_make_megabytes(self):
        # 6 KB: a header of 1,000 columns, then 1,000 rows that each hold one cell.
        table = "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|\n" * 1000
        self.write("content/pages/a.md", "---\ntitle: Trang\n---\n" + table)
        report = self.report(0)
        self.assertIn("table_too_wide", self.codes(report))
        self.assertLess((self.site / "a.html").stat().st_size, 200_000)

    def test_a_markdown_table_of_many_short_rows(self):
        table = "|a" * 64 + "|\n" + "|-" * 64 + "|\n" + "|\n" * 2000
        self.write("content/exports/b.json", json.dumps([{**self.IDEA, "content": table}]))
        report = self.report(0)
        self.assertIn("table_too_large", self.codes(report))
        self.assertLess((self.site / "y-tuong/k2.html").stat().st_size, 200_000)

    # ---- templates

    def test_an_include_that_includes_itself(self):
        self.write("templates/partials/footer.html", '{% include "partials/footer.html" %}')
        self.refused("template_cycle")

    def test_templates_that_extend_each_other(self):
        self.write("templates/404.html", '{% extends "base.html" %}')
        self.write("templates/base.html", '{% extends "404.html" %}')
        self.assertIn("template_cycle", self.codes(self.report(1)))

    def test_a_template_that_loops_without_an_end_in_sight(self):
        self.write("templates/404.html", "{% for a in range(20000) %}{% for b in range(20000) %}"
                                         "{% endfor %}{% endfor %}")
        self.refused("render_loop_limit", "templates/404.html")

    def test_a_template_that_grows_without_an_end_in_sight(self):
        self.write("templates/404.html", "{% for a in range(20000) %}{{ 'x' * 20000 }}{% endfor %}")
        self.refused("render_output_limit", "templates/404.html")

    def test_a_template_past_its_limit(self):
        self.write("templates/404.html", "x" * ((1 << 20) + 1))
        self.refused("file_too_large", "templates/404.html")


if __name__ == "__main__":
    unittest.main()
