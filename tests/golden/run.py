#!/usr/bin/env python3
"""Builds each workspace of this folder and compares what comes out with its expected/, byte for byte.

usage: run.py [CASE…]         TRUNGBAY names the program; without a CASE: all of them

expected/ holds a few whole files of the site and files.txt, the names of all. Only approve.py writes there.
A workspace carries a stylesheet of one line, so that pages are short enough to be read.
"""
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIST = "files.txt"
SHOWN_LINES = 60


def cases(names):
    return [HERE / name for name in names] or sorted(p.parent for p in HERE.glob("*/showcase.yaml"))


def build(case, folder):
    """Builds a copy of the workspace; the folder of the site that came out."""
    workspace = Path(folder) / case.name
    shutil.copytree(case, workspace, ignore=shutil.ignore_patterns("expected"))
    site = workspace / "site"
    run = subprocess.run([os.environ["TRUNGBAY"], "build", "--workspace", workspace, "--output", site, "--json"],
                         env={**os.environ, "SOURCE_DATE_EPOCH": "1679788800"},  # 26/03/2023
                         stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit(f"{case.name}: the build failed with status {run.returncode}\n{run.stdout}{run.stderr}")
    report = json.loads(run.stdout)
    lines = [f"{item['severity']} {item['code']} {item['file']}:{item.get('row', 0)}"
             for item in report["diagnostics"]]
    return site, lines


def listing(site, diagnostics):
    files = sorted(str(p.relative_to(site)) for p in site.rglob("*") if p.is_file())
    return "\n".join(files + [""] + diagnostics) + "\n"


def made_file(site, diagnostics, name):
    """The bytes that stand behind a name of expected/, or None."""
    if name == LIST:
        return listing(site, diagnostics).encode()
    path = site / name
    return path.read_bytes() if path.is_file() else None


def expected_names(case):
    folder = case / "expected"
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def show_difference(case, name, before, after, most=SHOWN_LINES):
    """Prints a diff; a line of a page that is very long is shown in pieces."""
    def lines(data):
        return (data or b"").decode("utf-8", "replace").replace("><", ">\n<").splitlines()
    diff = list(difflib.unified_diff(lines(before), lines(after), f"{case.name}/expected/{name}", f"made/{name}",
                                     lineterm="", n=1))
    print("\n".join(diff[:most]) or "(only the line ends differ)")
    if len(diff) > most:
        print(f"… and {len(diff) - most} lines more")


def differences(case, site, diagnostics):
    """(name, expected, made) of each file that differs."""
    found = []
    for name in expected_names(case):
        before = (case / "expected" / name).read_bytes()
        after = made_file(site, diagnostics, name)
        if before != after:
            found.append((name, before, after))
    return found


def main():
    failed = 0
    for case in cases(sys.argv[1:]):
        with tempfile.TemporaryDirectory(prefix="trungbay-golden-") as folder:
            site, diagnostics = build(case, folder)
            names = expected_names(case)
            if LIST not in names:
                sys.exit(f"{case.name}: nothing is expected; run tests/golden/approve.py")
            found = differences(case, site, diagnostics)
            for name, before, after in found:
                show_difference(case, name, before, after)
            print(f"{case.name}: {len(names) - len(found)} of {len(names)} files as expected")
            failed += len(found)
    if failed:
        print("When the new output is right: tests/golden/approve.py, read the diff, commit it with the change.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
