#!/usr/bin/env python3
"""Compares the template engine with Jinja2, byte for byte, autoescape on.

usage: oracle.py DRIVER [--seeds N] [--show NAME]
Cases by hand stand in cases/; as many again are made from a grammar with fixed seeds (generator.py). A case whose
name ends in "!" must fail in both engines. cases/differences.case holds what is meant to differ, with our bytes.
"""
import json
import pathlib
import subprocess
import sys

try:
    import jinja2
except ImportError:
    print("python3-jinja2 is not installed: the oracle is skipped")
    sys.exit(77)

import generator

CASES = pathlib.Path(__file__).parent / "cases"
CONTEXT = json.loads((CASES / "context.json").read_text(encoding="utf-8"))


def read_lines(path):
    number = 0
    text = path.read_text(encoding="utf-8").replace("\\\n", "\x00")
    for line in text.split("\n"):
        number += 1
        if line and not line.startswith("#"):
            yield {"name": f"{path.name}:{number}", "templates": {"main.html": line.replace("\x00", "\\\n")}}


def read_cases(path):
    for part in path.read_text(encoding="utf-8").removesuffix("\n").split("\n=== "):
        name, _, rest = part.removeprefix("=== ").partition("\n")
        case = {"name": f"{path.name}: {name}", "templates": {}}
        for section in ("\n" + rest).split("\n--- ")[1:]:
            file, _, text = section.partition("\n")
            if file == "ours":
                case["ours"] = text
            else:
                case["templates"][file] = text
        yield case


def with_jinja(case):
    env = jinja2.Environment(loader=jinja2.DictLoader(case["templates"]), autoescape=True)
    try:
        return env.get_template(case.get("main", "main.html")).render(CONTEXT)
    except Exception as error:  # any way to fail counts as failing
        return error


class Driver:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def render(self, case):
        request = {"templates": case["templates"], "main": case.get("main", "main.html"), "data": CONTEXT}
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def compare(case, driver):
    """A text that says what is wrong, or nothing."""
    expected = with_jinja(case)
    answer = driver.render(case)
    ours = answer.get("output")
    if "ours" in case:
        shown = ours if ours is not None else "\n".join(answer["faults"])
        if shown != case["ours"]:
            return f"ours is not what is written:\n  {shown!r}"
        return "Jinja2 gives the same: no difference any more" if expected == ours else None
    if isinstance(expected, Exception):
        if ours is not None:
            return f"Jinja2 fails ({expected}), ours gives\n  {ours!r}"
        if not case["name"].endswith("!") and not case.get("may_fail"):
            return f"both fail: {expected} / {answer['faults']}"
        return None
    if ours is None:
        return f"ours fails, Jinja2 gives\n  {expected!r}\n" + "\n".join(answer["faults"])
    if case["name"].endswith("!"):
        return "was to fail"
    if ours != expected:
        return f"jinja2 {expected!r}\n  ours   {ours!r}"
    return None


def main():
    seeds = int(sys.argv[sys.argv.index("--seeds") + 1]) if "--seeds" in sys.argv else 400
    written = [case for path in sorted(CASES.glob("*.txt")) for case in read_lines(path)]
    written += [case for path in sorted(CASES.glob("*.case")) for case in read_cases(path)]
    made = [generator.make_case(seed) for seed in range(seeds)]
    driver = Driver(sys.argv[1])
    faults = 0
    both_failed = 0
    for case in written + made:
        if "--show" in sys.argv and sys.argv[sys.argv.index("--show") + 1] not in case["name"]:
            continue
        wrong = compare(case, driver)
        if case.get("may_fail") and isinstance(with_jinja(case), Exception):
            both_failed += 1
        if wrong:
            faults += 1
            if faults <= 40:
                print(f"--- {case['name']}")
                print("  " + "\n  ".join(f"{file}: {text!r}" for file, text in case["templates"].items()))
                print("  " + wrong)
    differences = sum("ours" in case for case in written)
    print(f"{len(written) - differences} pairs by hand, {len(made)} from the grammar ({both_failed} fail in both), "
          f"{differences} intended differences: {faults} wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
