"""Sources and pictures over the network, from a host of the test's own."""
import json
import os
import unittest

from http_server import Host, cut, endless, failing, packed, redirect, tagged
from support import CONFIGURATION, HEADER, SOURCE, ProgramTest

ROW = "k%d,Ý tưởng %d,Đoàn A,Môi trường,Đã duyệt,26/03/2023,Bài %d.\n"
EXPORT = (HEADER + "".join(ROW % (i, i, i) for i in range(1, 4))).encode()


def page(numbers, **members):
    ideas = [{"id": "p%d" % i, "title": "Ý tưởng trang %d" % i, "unit": "Đoàn A", "status": "Đã duyệt"} for i in numbers]
    return json.dumps({"data": ideas, **members}).encode()


class Network(ProgramTest):
    def setUp(self):
        super().setUp()
        self.host = Host()
        self.addCleanup(self.host.close)

    def configure(self, source, more=""):
        self.write("showcase.yaml", CONFIGURATION + "gates: {quality: off}\nsources: [%s]\n" % source + more)

    def source(self, path="/a.csv", more=""):
        return "{url: \"%s%s\"%s}" % (self.host.origin, path, more)

    def published(self, *arguments, **options):
        report = json.loads(self.run_program("build", "--json", "--workspace", self.workspace, *arguments, **options).stdout)
        self.assertTrue(report["ok"], report["diagnostics"])
        return report["records"]["published"]

    def refused(self, *arguments, **options):
        run = self.run_program("build", "--json", "--workspace", self.workspace, *arguments, **options)
        self.assertEqual(run.returncode, 1)
        return json.loads(run.stdout)["diagnostics"], run.stdout + run.stderr


class Sources(Network):
    def test_a_copy_that_still_holds_is_not_sent_again(self):
        self.host.answers["/a.csv"] = tagged(EXPORT)
        self.configure(self.source())
        self.assertEqual(self.published(), 3)
        self.assertEqual(self.published(), 3)
        self.assertEqual(self.host.seen[1][1].get("If-None-Match"), '"v1"')
        self.assertEqual(self.published("--refresh"), 3)
        self.assertNotIn("If-None-Match", self.host.seen[2][1])

    def test_without_the_host_the_last_copy_serves_and_says_how_old_it_is(self):
        self.host.answers["/a.csv"] = tagged(EXPORT)
        self.configure(self.source())
        self.published()
        del self.host.answers["/a.csv"]
        report = self.build_json()
        self.assertEqual(self.codes(report), ["download_kept_copy"])
        asked = len(self.host.seen)
        report = self.build_json("--offline")
        self.assertEqual(self.codes(report), ["download_offline"])
        self.assertEqual(len(self.host.seen), asked)

    def test_offline_without_a_copy_is_refused(self):
        self.configure(self.source())
        diagnostics, _ = self.refused("--offline")
        self.assertEqual(diagnostics[0]["name"], "download_no_copy")
        self.assertEqual(self.host.seen, [])
        self.assertEqual(self.run_program("build", "--offline", "--refresh", "--workspace", self.workspace).returncode, 2)

    def test_a_cut_transfer_goes_on_where_it_stopped(self):
        self.host.answers["/a.csv"] = cut(EXPORT, 100, tagged(EXPORT))
        self.configure(self.source())
        self.assertEqual(self.published(), 3)
        self.assertEqual(self.host.seen[1][1].get("Range"), "bytes=100-")

    def test_a_cut_transfer_begins_anew_when_the_file_has_changed_meanwhile(self):
        longer = EXPORT + (ROW % (9, 9, 9)).encode()
        self.host.answers["/a.csv"] = cut(EXPORT, 100, tagged(longer, '"v2"'))
        self.configure(self.source())
        self.assertEqual(self.published(), 4)

    def test_what_may_pass_is_tried_again(self):
        for status, headers in ((429, [("Retry-After", "0")]), (503, []), (500, [("Retry-After", "0")])):
            with self.subTest(status=status):
                path = "/%d.csv" % status
                self.host.answers[path] = failing(status, 2, EXPORT, headers)
                self.configure(self.source(path))
                self.assertEqual(self.published(), 3)

    def test_what_does_not_pass_is_told_at_once(self):
        self.host.answers["/a.csv"] = failing(403, 9, EXPORT)
        self.configure(self.source())
        diagnostics, _ = self.refused()
        self.assertEqual(diagnostics[0]["name"], "download_failed")
        self.assertIn("HTTP 403", diagnostics[0]["message"])
        self.assertEqual(len(self.host.seen), 1)

    def test_packed_bodies_and_redirects(self):
        self.host.answers["/b.csv"] = packed(EXPORT)
        self.host.answers["/a.csv"] = redirect("/b.csv")
        self.configure(self.source())
        self.assertEqual(self.published(), 3)

    def test_a_token_comes_from_the_environment_and_shows_nowhere(self):
        secret = "bi-mat-5b1f"
        other = Host()
        self.addCleanup(other.close)
        other.answers["/b.csv"] = EXPORT
        self.host.answers["/a.csv"] = redirect(other.origin + "/b.csv")
        self.configure(self.source(more=", token_env: KHO_TOKEN, headers: {X-Api-Key: {env: KHO_KEY}}"))
        self.assertEqual(self.published(environment={"KHO_TOKEN": secret, "KHO_KEY": "khoa-" + secret}), 3)
        self.assertEqual(self.host.seen[0][1]["Authorization"], "Bearer " + secret)
        self.assertEqual(self.host.seen[0][1]["X-Api-Key"], "khoa-" + secret)
        self.assertNotIn("Authorization", other.seen[0][1])
        self.assertNotIn("X-Api-Key", other.seen[0][1])
        self.host.answers["/a.csv"] = failing(500, 9, EXPORT, [("Retry-After", "0")])
        for folder in (self.workspace / ".trungbay", self.site):
            for path in folder.rglob("*"):
                if path.is_file():
                    self.assertNotIn(secret.encode(), path.read_bytes(), path)
        run = self.run_program("build", "--refresh", "--workspace", self.workspace,
                               environment={"KHO_TOKEN": secret, "KHO_KEY": "x"})
        self.assertNotIn(secret, run.stdout + run.stderr)
        diagnostics, _ = self.refused()
        self.assertEqual(diagnostics[0]["name"], "secret_missing")
        self.assertIn("KHO_KEY", diagnostics[0]["message"])

    def test_a_secret_in_the_configuration_is_refused(self):
        for more in (", headers: {X-Api-Key: abc123}", ", token_env: \"abc 123\""):
            self.configure(self.source(more=more))
            run = self.run_program("check", "--json", "--workspace", self.workspace)
            self.assertEqual(run.returncode, 2)
            self.assertEqual(json.loads(run.stdout)["diagnostics"][0]["name"], "secret_in_configuration")


class Pages(Network):
    def test_links_to_the_next_page_are_followed(self):
        self.host.answers["/ideas.json"] = page([1, 2], next="/more.json?c=2")
        self.host.answers["/more.json?c=2"] = page([3], next=None)
        self.configure(self.source("/ideas.json"))
        self.assertEqual(self.published(), 3)

    def test_numbered_pages_end_at_an_empty_or_a_repeated_one(self):
        pages = {"0": [1, 2], "1": [3], "2": []}
        self.host.answers["/ideas.json"] = lambda request, _: page(pages[request.path.split("trang=")[1]])
        self.configure(self.source("/ideas.json", ", paging: {style: page, parameter: trang, first: 0}"))
        self.assertEqual(self.published(), 3)
        self.host.answers["/same.json"] = page([1, 2])
        self.configure(self.source("/same.json", ", paging: {style: offset}"))
        self.assertEqual(self.published(), 2)
        self.assertEqual(self.host.seen[-1][0], "/same.json?offset=100")

    def test_the_first_page_says_where_the_records_of_all_pages_are(self):
        def with_units(ideas, **envelope):
            units = [{"name": f"Đơn vị {number}"} for number in range(3)]
            body = json.loads(page(ideas, **envelope))
            return json.dumps({"data": {"rows": body.pop("data")}, "units": units, **body}).encode()

        self.host.answers["/ideas.json"] = with_units([1, 2, 3, 4], next="?c=2")
        self.host.answers["/ideas.json?c=2"] = with_units([5])
        self.configure(self.source("/ideas.json"))
        self.assertEqual(self.published(), 5)
        self.host.close()
        self.assertEqual(self.published(), 5)

    def test_a_fault_names_its_page(self):
        self.host.answers["/ideas.json"] = page([1], next="?c=2")
        self.host.answers["/ideas.json?c=2"] = page([2]).replace(b"\\u0110\\u00e3 duy\\u1ec7t", b"L\\u1ea1")
        self.configure(self.source("/ideas.json"))
        report = self.build_json()
        withheld = [item for item in report["diagnostics"] if item["name"] == "status_unknown"]
        self.assertEqual([item["file"] for item in withheld], [self.host.origin + "/ideas.json?c=2"])

    def test_an_interrupted_row_of_pages_keeps_the_last_whole_one(self):
        self.host.answers["/ideas.json"] = page([1, 2], next="?c=2")
        self.host.answers["/ideas.json?c=2"] = page([3])
        self.configure(self.source("/ideas.json"))
        self.assertEqual(self.published(), 3)
        self.host.answers["/ideas.json"] = page([1, 2, 7], next="?c=2")
        self.host.answers["/ideas.json?c=2"] = failing(404, 9, b"")
        report = self.build_json()
        self.assertEqual(report["records"]["published"], 3)
        self.assertEqual(self.codes(report), ["download_kept_copy"])
        self.assertFalse((self.site / "y-tuong/p7.html").exists())
        self.assertEqual(list((self.workspace / ".trungbay/downloads").glob("*.part*")), [])


class Pictures(Network):
    def setUp(self):
        super().setUp()
        self.photo = (SOURCE / "content/media/phan-loai-rac.png").read_bytes()

    def write_idea(self, address, allowed=True, status="Đã duyệt"):
        self.write("content/exports/a.csv", HEADER.strip() + ",Hình ảnh\n"
                   "k1,Thùng rác,Đoàn A,Môi trường,%s,26/03/2023,Bài.,%s\n" % (status, address) + (ROW % (2, 2, 2)).strip() + ",\n")
        hosts = "images: {allow_hosts: [\"127.0.0.1:%d\"]}\n" % self.host.port if allowed else ""
        self.write("showcase.yaml", CONFIGURATION + hosts)

    def pictures(self):
        """Addresses of the photos, without the width that each file's name ends in."""
        return sorted({"/" + str(path.relative_to(self.site)).rsplit("-", 1)[0] for path in self.site.glob("anh/*/*")})

    def test_a_picture_is_shown_from_our_own_site_under_the_type_that_it_has(self):
        self.host.answers["/anh.php"] = tagged(self.photo)
        self.write_idea(self.host.origin + "/anh.php")
        self.build()
        self.assertEqual(len(self.pictures()), 1)
        html = (self.site / "y-tuong/k1.html").read_text(encoding="utf-8")
        self.assertIn('src="' + self.pictures()[0], html)
        self.assertNotIn(self.host.origin, html)
        asked = len(self.host.seen)
        self.build("--offline")
        self.assertEqual((len(self.pictures()), len(self.host.seen)), (1, asked))
        self.build()
        self.assertEqual(self.host.seen[-1][1].get("If-None-Match"), '"v1"')

    def test_only_pictures_of_published_ideas_are_asked_for(self):
        self.host.answers["/a.png"] = self.photo
        self.write_idea(self.host.origin + "/a.png", status="Chờ duyệt")
        self.build()
        self.assertEqual(self.host.seen, [])

    def test_an_address_inside_is_refused_and_the_page_goes_out_without_it(self):
        self.host.answers["/a.png"] = self.photo
        for address in (self.host.origin + "/a.png", "https://127.0.0.1/a.png", "https://[::1]/a.png", "https://10.1.2.3/a.png",
                        "https://169.254.169.254/latest/meta-data", "https://[::ffff:127.0.0.1]/a.png", "https://8.8.8.8:22/a.png"):
            with self.subTest(address=address):
                self.write_idea(address, allowed=False)
                report = self.build_json()
                refused = [item for item in report["diagnostics"] if item["name"] == "picture_host_refused"]
                self.assertEqual(len(refused), 1, report["diagnostics"])
                self.assertEqual((refused[0]["file"], refused[0]["row"]), ("content/exports/a.csv", 2))
                self.assertTrue((self.site / "y-tuong/k1.html").exists())
        self.assertEqual(self.host.seen, [])

    def test_a_redirect_does_not_lead_inside_either(self):
        inside = Host()
        self.addCleanup(inside.close)
        inside.answers["/a.png"] = self.photo
        for target in (inside.origin + "/a.png", "https://127.0.0.1:%d/a.png" % inside.port, "file:///etc/passwd"):
            with self.subTest(target=target):
                self.host.answers["/r.png"] = redirect(target)
                self.write_idea(self.host.origin + "/r.png")
                self.assertIn("picture_host_refused", self.codes(self.build_json()))
        self.assertEqual(inside.seen, [])

    def test_what_is_no_picture_or_too_large_is_left_out(self):
        self.host.answers["/page.png"] = b"<html><script>alert(1)</script></html>"
        self.host.answers["/big.png"] = endless()
        self.host.answers["/gone.png"] = lambda request, _: request.give(404, b"")
        for path, code in (("/page.png", "photo_type_unknown"), ("/big.png", "picture_not_fetched"), ("/gone.png", "picture_not_fetched")):
            with self.subTest(path=path):
                self.write_idea(self.host.origin + path)
                report = self.build_json()
                found = [item for item in report["diagnostics"] if item["name"] == code]
                self.assertEqual(len(found), 1, report["diagnostics"])
                self.assertEqual(found[0]["file"], "content/exports/a.csv")
                self.assertEqual(self.pictures(), [])

    def test_past_the_most_pictures_of_one_build_the_rest_waits(self):
        # 20,001 names in one cell each would take minutes: many pictures stand in one cell.
        cells = ['"%s"' % "\n".join("https://127.0.0.1/%d-%d.png" % (row, i) for i in range(500)) for row in range(41)]
        self.write("content/exports/a.csv", HEADER.strip() + ",Hình ảnh\n" + "".join(
            "k%d,Ý tưởng %d,Đoàn A,Môi trường,Đã duyệt,26/03/2023,Bài.,%s\n" % (i, i, cell) for i, cell in enumerate(cells)))
        self.write("showcase.yaml", CONFIGURATION + "gates: {quality: off}\n")
        self.assertIn("pictures_too_many", self.codes(self.build_json()))

    def test_fetching_can_be_switched_off(self):
        self.write_idea(self.host.origin + "/a.png")
        self.write("showcase.yaml", CONFIGURATION + "images: {remote: false}\n")
        self.build()
        self.assertEqual(self.host.seen, [])


if __name__ == "__main__":
    unittest.main()
