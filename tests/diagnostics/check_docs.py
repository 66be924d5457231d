#!/usr/bin/env python3
"""Whether the documentation that is made from tables of the code is up to date.

usage: check_docs.py TOOL [--write]
TOOL is the built trungbay_list_codes. With --write the files are refreshed, else stale ones fail.
"""
import difflib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- fields -->", "<!-- /fields -->"


def printed(tool, what):
    return subprocess.run([tool, what], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def with_fields(text, fields):
    """The page with the table between its markers; a page whose second marker is not there yet ends in it."""
    head, marker, rest = text.partition(BEGIN)
    if not marker:
        sys.exit(f"docs/templates.md has no line {BEGIN}")
    tail = rest.partition(END)[2]
    return f"{head}{BEGIN}\n{fields}{END}{tail or chr(10)}"


def main():
    tool = sys.argv[1]
    write = "--write" in sys.argv[2:]
    templates = ROOT / "docs/templates.md"
    wanted = {ROOT / "docs/diagnostics.md": printed(tool, "codes"),
              templates: with_fields(templates.read_text(encoding="utf-8"), printed(tool, "fields"))}
    stale = 0
    for path, text in wanted.items():
        now = path.read_text(encoding="utf-8") if path.exists() else ""
        if now == text:
            continue
        name = path.relative_to(ROOT)
        if write:
            path.write_text(text, encoding="utf-8", newline="")
            print(f"refreshed {name}")
            continue
        stale += 1
        print(f"{name} is stale; scripts/update_docs.sh refreshes it:")
        for line in list(difflib.unified_diff(now.splitlines(), text.splitlines(), "as it is", "as the code has it", lineterm="", n=0))[:20]:
            print("  " + line)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
