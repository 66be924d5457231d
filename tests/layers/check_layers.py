#!/usr/bin/env python3
"""Guards what a reviewer would have to look for by hand.

- An #include of generator/ leads from right to left in the flow of a build, never the other way.
- No two headers of one folder path have one name, whatever the case of its letters.
- Sources stay under 400 lines; a header opens with a comment; `#pragma once` stands in each.
- Each diagnostic code has one id and one name, holes that are the same in both languages, and a use.

usage: check_layers.py [SOURCE]      (the repository; default: the one that this file is in)
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

# Each stage and what it may include besides itself. `site` knows nothing but bytes: commands joins it to the rest.
MAY_INCLUDE = {
    "base": set(),
    "vietnamese": {"base"},
    "draw": {"base", "vietnamese"},
    "workspace": {"base", "vietnamese"},
    "ingest": {"base", "vietnamese", "workspace"},
    "catalogue": {"base", "vietnamese", "workspace", "ingest"},
    "search": {"base", "vietnamese", "workspace", "ingest", "catalogue"},
    "pages": {"base", "vietnamese", "draw", "workspace", "ingest", "catalogue", "search"},
    "render": {"base", "vietnamese", "draw", "workspace", "ingest", "catalogue", "search", "pages"},
    "site": {"base"},
    "publish": {"base", "site"},
    "commands": {"base", "vietnamese", "draw", "workspace", "ingest", "catalogue", "search", "pages", "render", "site", "publish"},
}
MOST_LINES = 400
# A table of texts cannot be shorter than its texts.
TABLES = "generator/base/codes/"

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
HOLE = re.compile(r"\{([a-z_]+)\}")
TEXT = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
CODE = re.compile(r"^TRUNGBAY_CODE\(\s*(\w+)\s*,\s*\"(\w+)\"\s*,\s*(\w+)\s*,\s*" + r"\s*,\s*".join([TEXT] * 4) + r"\)", re.M)


class Checks:
    def __init__(self, root):
        self.root = root
        self.generator = root / "generator"
        self.faults = []

    def fault(self, path, line, text):
        self.faults.append(f"{path.relative_to(self.root)}:{line}: {text}")

    def sources(self):
        return sorted(p for p in self.generator.rglob("*") if p.suffix in (".hpp", ".cpp"))

    def check_includes(self):
        for path in self.sources():
            stage = path.relative_to(self.generator).parts[0]
            if stage not in MAY_INCLUDE:
                self.fault(path, 1, f"`{stage}` is not a stage; add it to MAY_INCLUDE")
                continue
            text = path.read_text(encoding="utf-8")
            for found in INCLUDE.finditer(text):
                name = found.group(1)
                line = text.count("\n", 0, found.start(1)) + 1
                target = name.split("/")[0]
                if not (self.generator / name).is_file():
                    self.fault(path, line, f'"{name}" is not a file below generator/; write includes from there')
                elif target != stage and target not in MAY_INCLUDE[stage]:
                    self.fault(path, line, f'"{name}": `{stage}` may not include `{target}`, which stands to its right')

    def check_headers(self):
        names = defaultdict(list)
        for path in self.sources():
            if path.suffix != ".hpp":
                continue
            names[str(path.relative_to(self.generator)).lower()].append(path)
            text = path.read_text(encoding="utf-8")
            if not text.startswith("//"):
                self.fault(path, 1, "a header opens with a comment that says what it is for")
            if "#pragma once" not in text:
                self.fault(path, 1, "a header needs #pragma once")
        for paths in names.values():
            if len(paths) > 1:
                self.fault(paths[1], 1, f"there is a {paths[0].name} in this folder already")

    def check_lengths(self):
        tests = sorted((self.root / "tests").rglob("*.cpp"))
        for path in self.sources() + [p for p in tests if "node_modules" not in p.parts]:
            count = path.read_bytes().count(b"\n")
            if count > MOST_LINES and TABLES not in str(path):
                self.fault(path, count, f"{count} lines; at most {MOST_LINES}")

    def check_codes(self):
        text_of_all = "\n".join(p.read_text(encoding="utf-8") for p in self.sources())
        used = set(re.findall(r"\bCode::(\w+)", text_of_all))
        names, ids = {}, {}
        for path in sorted((self.generator / "base/codes").glob("*.def")):
            text = path.read_text(encoding="utf-8")
            found_here = 0
            for found in CODE.finditer(text):
                found_here += 1
                name, code_id, severity, vi, en, vi_advice, en_advice = found.groups()
                line = text.count("\n", 0, found.start()) + 1
                if name in names:
                    self.fault(path, line, f"`{name}` stands in {names[name]} already")
                if code_id in ids:
                    self.fault(path, line, f"{code_id} belongs to `{ids[code_id]}`")
                names[name], ids[code_id] = path.name, name
                if severity not in ("note", "warning", "error"):
                    self.fault(path, line, f"`{name}` has the severity {severity}")
                for kind, one, other in (("texts", vi, en), ("advice", vi_advice, en_advice)):
                    if set(HOLE.findall(one)) != set(HOLE.findall(other)):
                        self.fault(path, line, f"`{name}`: the two {kind} have different holes")
                    if (one.strip('" \n') == "") != (other.strip('" \n') == ""):
                        self.fault(path, line, f"`{name}`: one of the two {kind} is empty")
                if vi.strip() == '""':
                    self.fault(path, line, f"`{name}` has no text")
                if name not in used:
                    self.fault(path, line, f"no source uses `{name}`")
            # Only all.def speaks of the macro without using it.
            written = len(re.findall(r"^TRUNGBAY_CODE\(", text, re.M))
            if written != found_here:
                self.fault(path, 1, f"{written - found_here} lines are not of the table's shape")
        if not names:
            self.faults.append("no diagnostic code was found")
        return len(names)


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
    checks = Checks(root)
    checks.check_includes()
    checks.check_headers()
    checks.check_lengths()
    codes = checks.check_codes()
    for fault in checks.faults:
        print(fault)
    print(f"{len(checks.sources())} sources, {codes} codes, {len(checks.faults)} faults")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    sys.exit(main())
