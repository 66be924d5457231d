"""What a build writes, keeps and takes away."""
import re
import shutil
import unicodedata
import unittest

from support import HEADER, SOURCE, ProgramTest, tree, text_of


class Sample(ProgramTest):
    """The workspace at the repository's root."""

    def setUp(self):
        super().setUp()
        self.workspace.mkdir()
        shutil.copy(SOURCE / "showcase.yaml", self.workspace)
        shutil.copytree(SOURCE / "content", self.workspace / "content")

    def test_builds_the_same_bytes_with_any_number_of_jobs(self):
        one = self.folder / "mot"
        eight = self.folder / "tam"
        report = self.build_json("--output", one, "--jobs", "1")
        self.build("--output", eight, "--jobs", "8")
        self.assertEqual(tree(one), tree(eight))
        self.assertGreaterEqual(report["records"]["published"], 80)
        self.assertGreaterEqual(report["models"], 10)
        self.assertGreaterEqual(report["units"], 12)
        self.assertEqual(report["records"]["read"], report["records"]["published"] + report["records"]["withheld"])
        self.assertEqual(report["files"]["written"], len(tree(one)))
        self.assertNotIn("error", [item["severity"] for item in report["diagnostics"]])

    def test_a_second_build_writes_nothing(self):
        first = self.build_json()
        before = {path: path.stat().st_mtime_ns for path in self.site.rglob("*") if path.is_file()}
        second = self.build_json()
        self.assertEqual(second["files"], {"written": 0, "unchanged": first["files"]["written"], "removed": 0})
        self.assertEqual(before, {path: path.stat().st_mtime_ns for path in self.site.rglob("*") if path.is_file()})

    def test_nothing_personal_and_nothing_unapproved_gets_out(self):
        self.build()
        everything = {path: path.read_bytes().decode("utf-8") for path in self.site.rglob("*")
                      if path.suffix in (".html", ".xml", ".json", ".csv", ".txt")}
        phone = re.compile(r"(?<!\d)0\d{9}(?!\d)")
        for path, text in everything.items():
            self.assertNotRegex(text, phone, path)
            self.assertNotIn("ten.mau@", text, path)
            self.assertTrue(unicodedata.is_normalized("NFC", text), path)
            self.assertNotIn("\ufffd", text, path)
        for page in ("kg-043", "kg-044", "pt-013", "pt-014", "ts-027", "kg-045", "kg-046"):
            self.assertFalse((self.site / "y-tuong" / (page + ".html")).exists(), page)

    def test_the_repository_is_such_a_workspace(self):
        run = self.run_program("check", "--json", cwd=SOURCE)
        self.assertEqual(run.returncode, 1, run.stderr)  # the sample has faulty rows, as in life
        self.assertIn('"status_unknown"', run.stdout)


class Changes(ProgramTest):
    def test_a_withdrawn_approval_takes_the_idea_away_everywhere(self):
        rows = "".join("k%d,Ý tưởng số %d,Đoàn A,Môi trường,Đã duyệt,%02d/03/2023,Bài %d.\n" % (i, i, i, i) for i in range(1, 6))
        self.write_small(rows)
        self.build()
        self.assertIn("Ý tưởng số 3", (self.site / "atom.xml").read_text(encoding="utf-8"))
        self.write("content/exports/a.csv", HEADER + rows.replace("k3,Ý tưởng số 3,Đoàn A,Môi trường,Đã duyệt",
                                                                  "k3,Ý tưởng số 3,Đoàn A,Môi trường,Thu hồi"))
        report = self.build_json()
        self.assertFalse((self.site / "y-tuong/k3.html").exists())
        self.assertEqual(list(self.site.glob("anh-chia-se/*/k3-*")), [])
        for path in self.site.rglob("*"):
            if path.suffix in (".html", ".xml", ".json", ".csv", ".txt"):
                self.assertNotIn("Ý tưởng số 3", text_of(path), path)

    def test_a_withdrawal_does_not_wait_for_a_document_that_links_to_the_idea(self):
        rows = "".join("k%d,Ý tưởng số %d,Đoàn A,Môi trường,Đã duyệt,%02d/03/2023,Bài %d.\n" % (i, i, i, i) for i in range(1, 4))
        self.write_small(rows)
        self.write("content/units/doan-a.md", "---\nname: Đoàn A\n---\nXem [đèn đường](/y-tuong/k3.html#dau) và [phao](/y-tuong/k1.html).\n")
        self.build()
        unit = self.site / "don-vi/doan-a/index.html"
        self.assertIn('<a href="/y-tuong/k3.html#dau">đèn đường</a>', unit.read_text(encoding="utf-8"))
        self.write("content/exports/a.csv", HEADER + rows.replace("k3,Ý tưởng số 3,Đoàn A,Môi trường,Đã duyệt",
                                                                  "k3,Ý tưởng số 3,Đoàn A,Môi trường,Thu hồi"))
        report = self.build_json()
        self.assertIn("link_to_withheld", self.codes(report))
        self.assertFalse((self.site / "y-tuong/k3.html").exists())
        self.assertIn('Xem đèn đường và <a href="/y-tuong/k1.html">phao</a>', unit.read_text(encoding="utf-8"))
        self.write("content/exports/a.csv", HEADER + rows)
        self.build()
        self.assertIn('<a href="/y-tuong/k3.html#dau">đèn đường</a>', unit.read_text(encoding="utf-8"))

    def test_one_new_idea_among_a_thousand_changes_few_files(self):
        def rows(count):
            return "".join("k%04d,Ý tưởng số %d,Đoàn %d,Môi trường,Đã duyệt,%02d/%02d/%d,Bài %d.\n"
                           % (i, i, i % 7, i % 28 + 1, i % 12 + 1, 2010 + i // 100, i) for i in range(1, count + 1))
        self.write_small(rows(1000))
        self.build()
        self.write("content/exports/a.csv", HEADER + rows(1000) + "k9999,Ý tưởng mới nhất,Đoàn 3,Môi trường,Đã duyệt,01/01/2021,Bài.\n")
        report = self.build_json()
        self.assertLessEqual(report["files"]["written"], 40)
        self.assertGreater(report["files"]["written"], 5)

    def test_foreign_files_stay(self):
        self.write_small()
        self.build()
        (self.site / "cua-toi.txt").write_text("của tôi")
        self.write_small("k2,Khác,Đoàn B,Môi trường,Đã duyệt,26/03/2023,Bài.\n")
        report = self.build_json()
        self.assertEqual((self.site / "cua-toi.txt").read_text(), "của tôi")
        self.assertFalse((self.site / "y-tuong/k1.html").exists())
        self.assertTrue(any(item["file"] and "site" in item["file"] for item in report["diagnostics"]), report["diagnostics"])

    def test_a_workspace_template_overrides_the_built_in_one(self):
        self.write_small()
        self.write("templates/404.html", "<!doctype html><title>{{ page.title }}</title><p>Trang riêng</p>")
        self.build()
        self.assertEqual((self.site / "404.html").read_text(encoding="utf-8"),
                         "<!doctype html><title>Không tìm thấy trang</title><p>Trang riêng</p>")

    def test_base_url_with_a_path_reaches_every_link(self):
        self.write_small()
        self.build("--base-url", "https://x.example.vn/trung-bay")
        page = (self.site / "y-tuong/k1.html").read_text(encoding="utf-8")
        self.assertIn('<link rel="canonical" href="https://x.example.vn/trung-bay/y-tuong/k1.html">', page)
        self.assertNotRegex(page, r'href="/(?!trung-bay/)')


if __name__ == "__main__":
    unittest.main()
