"""Runs the real program on workspaces made for one test; what all end-to-end tests share."""
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["TRUNGBAY"]
SOURCE = Path(os.environ["TRUNGBAY_SOURCE"])

CONFIGURATION = """title: Trang thử
base_url: https://thu.example.vn
fields:
  - {label: Môi trường, slug: moi-truong}
"""
HEADER = "Mã,Tên ý tưởng,Đơn vị,Lĩnh vực,Trạng thái,Ngày gửi,Nội dung\n"
# A record that every gate lets pass without a word.
GOOD = ("k1,Thùng rác thông minh,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,"
        "Thân bài. Chi đoàn đặt ở cổng chợ ba thùng rác có vạch chia để ai bỏ đúng ngăn thì được một tem đổi sách.\n")


class ProgramTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="trungbay-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.workspace = self.folder / "trang"
        self.site = self.workspace / "site"

    def write(self, name, text):
        path = self.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8", newline="")
        return path

    def write_small(self, rows=GOOD):
        self.write("showcase.yaml", CONFIGURATION)
        self.write("content/exports/a.csv", HEADER + rows)

    def run_program(self, *arguments, cwd=None, environment=None, timeout=120, through=()):
        variables = {key: value for key, value in os.environ.items() if key not in ("LANG", "LC_ALL", "LC_MESSAGES")}
        variables["SOURCE_DATE_EPOCH"] = "1679788800"  # 26/03/2023
        variables.update(environment or {})
        return subprocess.run([*through, PROGRAM, *map(str, arguments)], cwd=cwd or self.folder, env=variables,
                              timeout=timeout, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              encoding="utf-8")

    def build(self, *arguments, status=0, **options):
        run = self.run_program("build", "--workspace", self.workspace, *arguments, **options)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run

    def build_json(self, *arguments, status=0):
        return json.loads(self.build("--json", *arguments, status=status).stdout)

    def codes(self, report):
        return [item["name"] for item in report["diagnostics"]]


def text_of(path):
    """A page with plain spaces: titles that are shown hold compounds together with no-break ones."""
    return path.read_text(encoding="utf-8", errors="replace").replace("\u00a0", " ")


def tree(folder):
    """Every file below a folder: relative name → hash."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(Path(folder).rglob("*")) if path.is_file()}
