"""The command line: help, languages, suggestions, exit status, init and check."""
import json
import unittest

from support import ProgramTest, tree


class Usage(ProgramTest):
    def test_help_has_examples_in_both_languages(self):
        vietnamese = self.run_program("--help")
        english = self.run_program("--help", environment={"LANG": "en_US.UTF-8"})
        self.assertEqual((vietnamese.returncode, english.returncode), (0, 0))
        self.assertIn("Ví dụ:", vietnamese.stdout)
        self.assertIn("Examples:", english.stdout)
        for command in ("init", "build", "check"):
            run = self.run_program(command, "--help", "--lang", "en")
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("trungbay " + command, run.stdout)

    def test_version(self):
        self.assertRegex(self.run_program("--version").stdout, r"^trungbay \d+\.\d+\.\d+\n$")

    def test_misspelt_commands_and_options_get_a_suggestion(self):
        run = self.run_program("biuld")
        self.assertEqual(run.returncode, 2)
        self.assertIn('"biuld"', run.stderr)
        self.assertIn('"build"', run.stderr)
        run = self.run_program("build", "--stritc", environment={"LANG": "en"})
        self.assertEqual(run.returncode, 2)
        self.assertIn('did you mean "--strict"?', run.stderr)

    def test_wrong_values_and_no_command(self):
        for arguments in ([], ["build", "--jobs", "0"], ["build", "--jobs", "x"], ["build", "--lang", "fr"], ["init"]):
            run = self.run_program(*arguments)
            self.assertEqual(run.returncode, 2, arguments)
            self.assertEqual(run.stdout, "")

    def test_outside_a_workspace(self):
        run = self.run_program("build")
        self.assertEqual(run.returncode, 2)
        self.assertIn("showcase.yaml", run.stderr)


class Workspaces(ProgramTest):
    def test_init_makes_a_workspace_that_builds_as_it_is(self):
        run = self.run_program("init", self.workspace)
        self.assertEqual(run.returncode, 0, run.stderr)
        for folder in ("exports", "units", "models", "campaigns", "contests", "events", "clubs", "pages"):
            self.assertTrue(any((self.workspace / "content" / folder).iterdir()), folder)
        self.assertTrue((self.workspace / ".gitignore").exists())
        # The day must lie behind those of its ideas.
        report = json.loads(self.build("--json", environment={"SOURCE_DATE_EPOCH": "1767225600"}).stdout)
        self.assertEqual([item for item in report["diagnostics"] if item["severity"] != "note"], [])
        self.assertTrue((self.site / "index.html").exists())
        again = self.run_program("init", self.workspace)
        self.assertEqual(again.returncode, 1)

    def test_the_workspace_is_found_upward(self):
        self.write_small()
        run = self.run_program("build", "--quiet", cwd=self.workspace / "content/exports")
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))
        self.assertTrue((self.site / "index.html").exists())

    def test_check_writes_nothing_and_says_what_build_says(self):
        self.write_small("k1,Một,Đoàn A,Môi trường,Đã duyệt,2023,Bài.\nk2,,Đoàn A,Môi trường,Đã duyệt,2023,Bài.\n")
        before = tree(self.workspace)
        run = self.run_program("check", "--workspace", self.workspace, "--json")
        self.assertEqual(run.returncode, 1)
        self.assertEqual(tree(self.workspace), before)
        built = self.build_json()
        self.assertEqual(json.loads(run.stdout)["diagnostics"], built["diagnostics"])

    def test_check_of_a_clean_workspace(self):
        self.write_small()
        run = self.run_program("check", "--workspace", self.workspace)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertFalse(self.site.exists())

    def test_json_is_one_object_with_all_that_is_promised(self):
        self.write_small()
        report = self.build_json()
        for key in ("records", "models", "units", "pages", "files", "seconds", "diagnostics"):
            self.assertIn(key, report)
        self.assertEqual(set(report["files"]), {"written", "unchanged", "removed"})
        self.assertTrue(all(value >= 0 for value in report["seconds"].values()))

    def test_help_shows_the_whole_command_and_nothing_of_the_library(self):
        for command in (["build"], ["theme", "eject"], ["report"], ["columns"], ["hide"]):
            run = self.run_program(*command, "--help", "--lang", "en")
            self.assertIn("trungbay " + " ".join(command), run.stdout.split("Examples")[0].split("Example:")[0])
            self.assertNotRegex(run.stdout, r"INT in|:\{")

    def test_faults_of_usage_are_told_in_the_language_of_messages(self):
        for arguments, told in ((["build", "--jobs", "999"], "--jobs phải từ 1 đến 256."),
                                (["build", "--jobs", "nhiều"], "--jobs phải từ 1 đến 256."),
                                (["build", "--output"], "--output cần một giá trị."),
                                (["build", "--offline", "--refresh"], "không đi cùng"),
                                (["init"], "thiếu directory."),
                                (["build", "--lang", "fr"], "--lang chỉ nhận vi hoặc en.")):
            run = self.run_program(*arguments)
            self.assertEqual(run.returncode, 2)
            self.assertIn(told, run.stderr)


if __name__ == "__main__":
    unittest.main()
