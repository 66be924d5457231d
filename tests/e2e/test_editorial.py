"""Decisions of staff: the commands feature, hide and show, content/editorial.yaml, and what the site makes of them."""
import json
import unittest

from support import HEADER, ProgramTest, tree, text_of

ROWS = ("KG-1,Thùng rác biết hát,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,Thân bài về cối xay gió.\n"
        "KG-2,Tủ sách trên đò,Huyện đoàn An Minh,Môi trường,Đã duyệt,27/03/2023,Đọc sách khi qua sông.\n"
        "KG-3,Tủ sách trên thuyền,Đoàn xã Sai Tên,Môi trường,Đã duyệt,28/03/2023,Đọc sách khi qua sông lớn.\n"
        "KG-4,Chờ duyệt,Huyện đoàn An Minh,Môi trường,Chờ duyệt,28/03/2023,Bài.\n")


class Editorial(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write_small(ROWS)
        self.write("content/units/an-minh.md", "---\nname: Huyện đoàn An Minh\n---\n")

    def decide(self, *arguments, status=0, **options):
        run = self.run_program(*arguments, "--workspace", self.workspace, **options)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run

    def decide_json(self, *arguments, status=0):
        return json.loads(self.decide(*arguments, "--json", status=status).stdout)

    @property
    def file(self):
        return self.workspace / "content/editorial.yaml"

    def page(self, name="index.html"):
        return text_of(self.site / name)

    def whole_site(self):
        return "\n".join(text_of(path) + str(path.relative_to(self.site))
                         for path in self.site.rglob("*") if path.is_file())

    def reported(self, name, report):
        found = [item for item in report["diagnostics"] if item["name"] == name]
        self.assertTrue(found, report["diagnostics"])
        return found[0]


class Commands(Editorial):
    def test_a_featured_idea_comes_to_the_home_page_and_leaves_it_again(self):
        self.build()
        before = tree(self.site)
        run = self.decide("feature", "KG-1")
        self.assertIn("KG-1 – Thùng rác biết hát", run.stdout)
        self.assertIn("trungbay build", run.stdout)
        self.assertIn("KG-1:\n  featured: true\n", self.file.read_text(encoding="utf-8"))
        self.build()
        self.assertNotEqual(tree(self.site), before)
        self.decide("feature", "--off", "kg-1")
        self.assertNotIn("\nKG-1:", self.file.read_text(encoding="utf-8"))
        self.build()
        self.assertEqual(tree(self.site), before)

    def test_an_idea_that_its_export_features_can_be_taken_out(self):
        self.write("content/exports/a.csv", HEADER.replace("Nội dung", "Nổi bật") +
                   "KG-1,Thùng rác,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,x\n")
        self.decide("feature", "--off", "KG-1")
        self.assertIn("KG-1:\n  featured: false\n", self.file.read_text(encoding="utf-8"))

    def test_a_hidden_idea_leaves_no_trace_and_comes_back(self):
        self.build()
        before = tree(self.site)
        self.assertIn("Thùng rác biết hát", self.whole_site())
        run = self.decide("hide", "/y-tuong/kg-1.html", "--reason", "Tác giả xin rút", "--date", "12/05/2023")
        self.assertIn("Đã ẩn: KG-1", run.stdout)
        self.assertIn('KG-1:\n  hidden: {reason: "Tác giả xin rút", date: 12/05/2023}\n',
                      self.file.read_text(encoding="utf-8"))
        report = self.build_json()
        item = self.reported("idea_hidden", report)
        self.assertEqual((item["severity"], item["row"], item["file"]), ("note", 2, "content/exports/a.csv"))
        self.assertIn("Tác giả xin rút (12/05/2023)", item["message"])
        site = self.whole_site()
        for trace in ("Thùng rác biết hát", "cối xay gió", "kg-1", "KG-1", "Tác giả xin rút"):
            self.assertNotIn(trace, site)
        self.decide("show", "https://thu.example.vn/y-tuong/kg-1.html?fbclid=abc#dau")
        self.build()
        self.assertEqual(tree(self.site), before)

    def test_a_waiting_idea_may_be_hidden_beforehand(self):
        self.decide("hide", "kg-4", "--reason", "Không phù hợp")
        self.write("content/exports/a.csv", HEADER + ROWS.replace("Chờ duyệt,28", "Đã duyệt,28"))
        report = self.build_json()
        self.assertEqual(report["records"]["published"], 3)
        self.assertIn("Không phù hợp (26/03/2023)", self.reported("idea_hidden", report)["message"])

    def test_a_file_of_staff_keeps_its_bytes(self):
        text = ("\ufeff# Sổ của tôi\r\nkg-2:   # tủ sách\r\n    title: 'Tủ: sách'\r\n\r\n"
                "KG-1: { hidden: \"x\" }").encode()
        self.write("content/editorial.yaml", text)
        self.decide("feature", "KG-2")
        self.assertEqual(self.file.read_bytes(),
                         text.replace(b"'\r\n\r\n", b"'\r\n    featured: true\r\n\r\n"))
        self.decide("feature", "--off", "KG-2")
        self.assertEqual(self.file.read_bytes(), text)

    def test_unknown_ids_are_refused_with_the_closest_ones_and_nothing_is_written(self):
        for command in (["feature"], ["hide", "--reason", "x"], ["show"], ["feature", "--off"]):
            report = self.decide_json(*command, "KG-1", "KG-22", status=1)
            self.assertFalse(report["ok"])
            item = self.reported("idea_not_in_exports", report)
            self.assertIn('"KG-22" (KG-2?', item["message"])
            self.assertFalse(self.file.exists())

    def test_an_export_that_cannot_be_read_is_told_when_an_id_is_not_found(self):
        self.write("content/exports/b.csv", b"a,b\n\xff\xfe\n" + b"\x00")
        report = self.decide_json("feature", "X-9", status=1)
        self.assertIn("content/exports/b.csv", [item["file"] for item in report["diagnostics"]])

    def test_what_is_in_no_export_any_more_can_be_taken_back(self):
        self.write("content/editorial.yaml", "CU-1: {featured: true}\nCU-2: {hidden: x}\n")
        self.decide("feature", "--off", "CU-1")
        report = self.decide_json("show", "cu 2")
        self.assertEqual(report["ideas"], [{"id": "CU-2", "title": "", "changed": True}])
        self.assertEqual(self.file.read_text(), "")

    def test_saying_it_twice_changes_nothing(self):
        self.decide("feature", "KG-1")
        before = self.file.read_bytes()
        run = self.decide("feature", "KG-1", "kg-1", "kg.1", environment={"LANG": "en"})
        self.assertEqual(run.stdout, "Featured already: KG-1 – Thùng rác biết hát\n")
        self.assertEqual(self.file.read_bytes(), before)
        self.decide("show", "KG-2")
        self.assertEqual(self.file.read_bytes(), before)

    def test_a_file_that_cannot_be_changed_safely_stays(self):
        text = "A: &a {title: x}\nKG-1: *a\n"
        self.write("content/editorial.yaml", text)
        item = self.reported("editorial_edit_unsure", self.decide_json("feature", "KG-1", status=1))
        self.assertIn("KG-1: {featured: true}", item["advice"])
        self.assertEqual(self.file.read_text(), text)

    def test_addresses_are_understood_by_the_permalinks_of_the_workspace(self):
        configuration = (self.workspace / "showcase.yaml").read_text(encoding="utf-8")
        self.write("showcase.yaml", configuration.replace("https://thu.example.vn", "https://thu.example.vn/trung-bay") +
                   "permalinks: {idea: '/yt/{year}/{shard}/y-{id}.html', formerly: ['/cu/{id}-{year}.html']}\n")
        self.build()
        page = next(path for path in self.site.rglob("y-kg-1.html"))
        address = "/" + page.relative_to(self.site).as_posix()
        for written in (address, "https://thu.example.vn/trung-bay" + address + "?x=1", "/cu/kg-1-2023.html",
                        "site" + address.replace("y-kg", "kg").replace("/", "\\"), " KG-1 "):
            with self.subTest(written):
                self.assertEqual(self.decide_json("show", written)["ideas"][0]["id"], "KG-1")

    def test_usage(self):
        for arguments, words in ((["feature"], "mã của ít nhất một ý tưởng"), (["hide", "KG-1"], "--reason"),
                                 (["hide", "KG-1", "--reason", "  "], "--reason"),
                                 (["hide", "KG-1", "--reason", "x", "--date", "hôm qua"], "12/05/2023"),
                                 (["hide", "KG-1", "--reason", "x", "--date", "2023"], "12/05/2023")):
            run = self.decide(*arguments, status=2)
            self.assertIn(words, run.stderr)
            self.assertFalse(self.file.exists())
        for command in ("feature", "hide", "show"):
            for language, words in (("vi", "Ví dụ"), ("en", "Example")):
                run = self.run_program(command, "--help", "--lang", language)
                self.assertEqual(run.returncode, 0)
                self.assertIn(words, run.stdout)
        self.assertEqual(self.decide("feature", "KG-1", "--quiet").stdout, "")
        run = self.run_program("feature", "KG-1", cwd="/")
        self.assertEqual(run.returncode, 2)

    def test_init_explains_the_file_and_a_missing_one_gets_the_same_explanation(self):
        other = self.folder / "moi"
        self.run_program("init", other)
        starter = (other / "content/editorial.yaml").read_text(encoding="utf-8")
        self.decide("feature", "KG-1")
        self.assertEqual(self.file.read_text(encoding="utf-8"), starter + "KG-1:\n  featured: true\n")


class Effects(Editorial):
    def test_corrections_take_the_place_of_what_the_export_says(self):
        self.write("content/editorial.yaml", "kg-3:\n  title: Tủ sách nổi\n  summary: Gọn.\n  unit: an-minh\n")
        report = self.build_json()
        self.assertEqual(report["records"]["published"], 3)
        page = self.page("y-tuong/kg-3.html")
        self.assertIn("Tủ sách nổi", page)
        self.assertIn("Gọn.", page)
        self.assertIn("/don-vi/an-minh/", page)
        site = self.whole_site()
        self.assertNotIn("Tủ sách trên thuyền", site)
        self.assertNotIn("Sai Tên", site)

    def test_a_correction_does_not_move_the_page_of_an_idea_without_an_id(self):
        self.write("content/exports/a.csv", HEADER + ",Không mã,Huyện đoàn An Minh,Môi trường,Đã duyệt,2023,Bài.\n")
        self.build()
        page = next((self.site / "y-tuong").glob("h*.html"))
        self.write("content/editorial.yaml", page.stem + ":\n  title: Tên khác\n")
        self.build()
        self.assertIn("Tên khác", text_of(page))
        self.decide("hide", page.stem, "--reason", "x")
        self.build()
        self.assertFalse(page.exists())

    def test_a_title_that_the_export_lacks(self):
        self.write("content/exports/a.csv", HEADER + "K9,,,Môi trường,Đã duyệt,2023,Bài.\n")
        self.write("content/editorial.yaml", "K9: {title: Có tên, unit: Huyện đoàn An Minh}\n")
        self.assertEqual(self.build_json()["records"]["published"], 1)

    def test_a_merged_idea_leaves_a_redirect_to_the_one_that_stays(self):
        self.write("content/editorial.yaml", "kg-3: {merge_into: KG-2}\n")
        self.write("content/models/m.md", "---\ntitle: M\nunit: an-minh\nsummary: S\nideas: [KG-3]\n---\nBài.\n")
        report = self.build_json()
        self.assertEqual(report["records"]["published"], 2)
        self.assertIn('"KG-2"', self.reported("idea_merged", report)["message"])
        self.assertNotIn("idea_unknown", self.codes(report))
        redirect = self.page("y-tuong/kg-3.html")
        self.assertIn("/y-tuong/kg-2.html", redirect)
        self.assertNotIn("Tủ sách trên thuyền", self.whole_site())
        self.assertNotIn("kg-3", self.page("sitemap-y-tuong-1.xml"))
        self.assertIn("Tủ sách trên đò", self.page("mo-hinh/m.html"))

    def test_a_merge_into_what_is_not_there_publishes_neither(self):
        for target, name in (("KG-4", "merge_into_unpublished"), ("KG-33", "merge_into_unknown")):
            with self.subTest(target):
                self.write("content/editorial.yaml", "KG-3:\n  merge_into: %s\n" % target)
                report = self.build_json()
                item = self.reported(name, report)
                self.assertEqual((item["severity"], item["file"], item["row"], item["column"]),
                                 ("warning", "content/editorial.yaml", 2, 15))
                self.assertFalse((self.site / "y-tuong/kg-3.html").exists())
        self.assertIn("(KG-3?)", item["message"])

    def test_a_merge_into_a_hidden_idea_does_not_bring_its_text_back(self):
        self.write("content/editorial.yaml", "KG-2: {hidden: Xin rút}\nKG-3: {merge_into: KG-2}\n")
        report = self.build_json()
        self.reported("merge_into_unpublished", report)
        self.assertNotIn("Đọc sách", self.whole_site())

    def test_unknown_ids_are_reported_with_line_and_suggestion(self):
        self.write("content/editorial.yaml", "# sổ\nKG-11:\n  featured: true\n")
        item = self.reported("decision_without_record", self.build_json())
        self.assertEqual((item["severity"], item["file"], item["row"], item["column"]),
                         ("warning", "content/editorial.yaml", 2, 1))
        self.assertIn('"KG-11" (KG-1?)', item["message"])

    def test_a_faulty_file_refuses_the_build_and_the_site_stays(self):
        self.build()
        before = tree(self.site)
        laughs = "k0: &a0 [x]\n" + "".join("k%d: &a%d [%s]\n" % (i, i, ", ".join(["*a%d" % (i - 1)] * 10))
                                           for i in range(1, 9))
        for text, name in (("KG-1: {hiden: x}\n", "key_unknown"), ("KG-1: {hidden: true}\n", "hiding_without_reason"),
                           ("KG-1: {unit: khong-co}\n", "unit_unknown"), ("- x\n", "editorial_not_map"),
                           ("KG-1: {merge_into: kg-1}\n", "merge_loops"), ("KG-1: [\n", "yaml_syntax"),
                           (b"KG-1: \xff\n", "text_not_utf8"), ("[" * 100, "yaml_too_deep"), (laughs, "yaml_too_large")):
            with self.subTest(name):
                self.write("content/editorial.yaml", text)
                item = self.reported(name, self.build_json(status=1))
                self.assertEqual(item["file"], "content/editorial.yaml")
                self.assertEqual(tree(self.site), before)

    def test_hidden_pictures_go_too(self):
        picture = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")
        self.write("content/media/a.gif", picture)
        self.write("content/exports/a.csv", HEADER.replace("Nội dung", "Ảnh") +
                   "KG-1,Thùng rác,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,media/a.gif\n")
        self.build()
        self.assertTrue((self.site / "media/a.gif").exists())
        self.decide("hide", "KG-1", "--reason", "x")
        self.build()
        self.assertFalse((self.site / "media/a.gif").exists())


if __name__ == "__main__":
    unittest.main()
