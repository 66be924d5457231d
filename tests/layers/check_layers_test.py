#!/usr/bin/env python3
"""check_layers.py finds each fault that it is there for, in a tree made for the test."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = "// What it is for.\n#pragma once\n"
CODE = 'TRUNGBAY_CODE({}, "{}", error, "thiếu {{key}}", "no {{{}}}", "", "")\n'


class CheckLayers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("generator/base/a.hpp", HEADER)
        self.write("generator/render/b.cpp", '#include "base/a.hpp"\nauto code = Code::key_missing;\n')
        self.write("generator/base/codes/base.def", CODE.format("key_missing", "S001", "key"))

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(self):
        run = subprocess.run([sys.executable, HERE / "check_layers.py", self.root], capture_output=True, text=True)
        self.assertEqual(run.stderr, "")
        return run.returncode, run.stdout

    def refused(self, word):
        status, output = self.check()
        self.assertEqual(status, 1, output)
        self.assertIn(word, output)
        self.assertIn(" 1 faults", output)

    def test_a_sound_tree_passes(self):
        self.assertEqual(self.check()[0], 0, self.check()[1])

    def test_an_include_that_leads_right(self):
        self.write("generator/pages/c.cpp", '#include "render/d.hpp"\n')
        self.write("generator/render/d.hpp", HEADER)
        self.refused("pages/c.cpp:1:")

    def test_the_site_knows_nothing_but_base(self):
        self.write("generator/site/c.cpp", '\n#include "pages/d.hpp"\n')
        self.write("generator/pages/d.hpp", HEADER)
        self.refused("site/c.cpp:2:")

    def test_an_include_that_is_not_written_from_generator(self):
        self.write("generator/base/c.cpp", '#include "a.hpp"\n')
        self.refused("base/c.cpp:1:")

    def test_a_header_without_a_comment(self):
        self.write("generator/base/c.hpp", "#pragma once\n")
        self.refused("opens with a comment")

    def test_two_headers_of_one_name(self):
        self.write("generator/base/A.hpp", HEADER)
        self.refused("in this folder already")

    def test_a_long_file(self):
        self.write("tests/unit/long_test.cpp", "\n" * 401)
        self.refused("401 lines")

    def test_holes_that_differ(self):
        self.write("generator/base/codes/base.def", CODE.format("key_missing", "S001", "name"))
        self.refused("different holes")

    def test_an_id_that_repeats(self):
        self.write("generator/base/codes/base.def",
                   CODE.format("key_missing", "S001", "key") + CODE.format("key_bad", "S001", "key"))
        self.write("generator/render/c.cpp", "auto code = Code::key_bad;\n")
        self.refused("S001 belongs to `key_missing`")

    def test_a_code_that_nothing_uses(self):
        self.write("generator/render/b.cpp", "auto code = Code::key_missing_too;\n")
        self.refused("no source uses `key_missing`")

    def test_a_line_that_is_not_of_the_shape(self):
        self.write("generator/base/codes/base.def",
                   CODE.format("key_missing", "S001", "key") + 'TRUNGBAY_CODE(half, "S002", error)\n')
        self.refused("not of the table's shape")


if __name__ == "__main__":
    unittest.main()
