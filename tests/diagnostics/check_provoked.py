#!/usr/bin/env python3
"""Whether every diagnostic code has a test that provokes it.

A test that provokes a code asserts it by its name (Code::name in unit tests, "name" where --json is read) or by
its number ("R401"). A mention in a comment does not count.

usage: check_provoked.py [SOURCE]      (the repository; default: the one that this file is in)
"""
import re
import sys
from pathlib import Path

CODE = re.compile(r"^TRUNGBAY_CODE\(\s*(\w+)\s*,\s*\"(\w+)\"", re.M)

# Codes that no input can bring about, each with the reason.
UNREACHABLE = {}


# These make diagnostics of their own, to see how they are shown.
SHOWN_ONLY = ("tests/diagnostics/", "tests/unit/commands/", "tests/unit/base/messages_test.cpp")


def mentioned(root):
    """Every word of the tests, comments left out."""
    words = set()
    for path in sorted((root / "tests").rglob("*")):
        name = path.relative_to(root).as_posix()
        comment = {".cpp": r"//[^\n]*", ".hpp": r"//[^\n]*", ".py": r"^\s*#[^\n]*"}.get(path.suffix)
        if comment is None or name.startswith(SHOWN_ONLY) or "node_modules" in path.parts:
            continue
        words.update(re.findall(r"\w+", re.sub(comment, "", path.read_text(encoding="utf-8"), flags=re.M)))
    return words


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    codes = {}
    for path in sorted((root / "generator/base/codes").glob("*.def")):
        for name, number in CODE.findall(path.read_text(encoding="utf-8")):
            codes[name] = number
    if not codes:
        sys.exit("no codes found")
    tested = mentioned(root)
    provoked = {name for name, number in codes.items() if name in tested or number in tested}
    missing = [name for name in codes if name not in provoked and name not in UNREACHABLE]
    gone = [name for name in UNREACHABLE if name not in codes or name in provoked]
    for name in missing:
        print(f"no test provokes {codes[name]} {name}")
    for name in gone:
        print(f"{name} need not stand in UNREACHABLE")
    print(f"{len(codes)} codes, {len(missing)} without a test")
    return 1 if missing or gone else 0


if __name__ == "__main__":
    sys.exit(main())
