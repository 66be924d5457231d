#!/usr/bin/env python3
"""Takes what the program makes now as what is expected, after it has shown the difference.

usage: approve.py [--yes] [--case CASE [--add FILE…]]

Asks before each case, unless --yes is given. --add takes further files of the site into expected/ of the
one CASE that is named. TRUNGBAY names the program; default: build/dev/trungbay.
"""
import argparse
import os
import sys
import tempfile

import run as golden


def approve(case, added, is_sure):
    with tempfile.TemporaryDirectory(prefix="trungbay-golden-") as folder:
        site, diagnostics = golden.build(case, folder)
        changes = golden.differences(case, site, diagnostics)
        known = golden.expected_names(case)
        for name in [golden.LIST, *added]:
            made = golden.made_file(site, diagnostics, name)
            if made is None:
                sys.exit(f"{case.name}: the site has no {name}")
            if name not in known:
                changes.append((name, None, made))
        for name, before, after in changes:
            golden.show_difference(case, name, before, after, most=2000)
        if not changes:
            print(f"{case.name}: nothing has changed")
            return
        if not is_sure and input(f"{case.name}: take these {len(changes)} files? [y/N] ").lower() != "y":
            return
        for name, _, after in changes:
            path = case / "expected" / name
            if after is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(after)
        print(f"{case.name}: {len(changes)} files taken")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--yes", action="store_true")
    parser.add_argument("--add", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--case", dest="cases", action="append", default=[], metavar="CASE")
    options = parser.parse_args()
    if options.add and len(options.cases) != 1:
        parser.error("--add needs one --case")
    os.environ.setdefault("TRUNGBAY", str(golden.HERE.parents[1] / "build/dev/trungbay"))
    for case in golden.cases(options.cases):
        approve(case, options.add, options.yes)


if __name__ == "__main__":
    main()
