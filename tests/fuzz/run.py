#!/usr/bin/env python3
"""Builds the fuzzers with clang, or runs some of them.

usage: run.py [--tree DIR] --build
       run.py [--tree DIR] [--seconds N] [--keep DIR] TARGET…

A run begins with the target's corpus and its dictionary. What it finds goes to a temporary folder, or to
DIR/TARGET with --keep, and is used again by the next run. An input that breaks a property is left in the tree's
folder `fuzz-faults`: copy it into the corpus under a name that says what it is, then mend the program.
Without clang the exit status is 77 (skipped), but with CI=true it is 1.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]


def skip(reason):
    print(f"fuzz: skipped, {reason}", flush=True)
    sys.exit(1 if os.environ.get("CI") == "true" else 77)


def find_clang():
    compiler = shutil.which("clang++")
    if not compiler:
        skip("clang++ is not installed")
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe.cpp"
        probe.write_text("#include <cstddef>\n#include <cstdint>\n"
                         'extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t) { return 0; }\n')
        made = subprocess.run([compiler, "-fsanitize=fuzzer,address", probe, "-o", Path(folder) / "probe"],
                              capture_output=True, text=True)
        if made.returncode != 0:
            skip("clang++ has no libFuzzer (Debian: libclang-rt-14-dev)")


def build(tree):
    find_clang()
    if not (tree / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", "fuzz", "-B", tree, f"-DPython3_EXECUTABLE={sys.executable}"],
                       cwd=SOURCE, check=True)
    subprocess.run(["ninja", "-C", tree, "fuzzers"], check=True)


def run(tree, name, seconds, keep):
    program = tree / "tests/fuzz" / f"fuzz_{name}"
    if not program.exists():
        skip(f"{program.name} is not built")
    faults = tree / "fuzz-faults"
    faults.mkdir(exist_ok=True)
    finds = (Path(keep) / name) if keep else Path(tempfile.mkdtemp(prefix="trungbay-fuzz-"))
    finds.mkdir(parents=True, exist_ok=True)
    command = [program, "-seed=20260326", f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1",
               "-entropic=0",  # its bookkeeping costs more than the runs
               f"-artifact_prefix={faults}/{name}-"]
    dictionary = HERE / "dictionaries" / f"{name}.dict"
    if dictionary.exists():
        command.append(f"-dict={dictionary}")
    ended = subprocess.run([*command, finds, HERE / "corpus" / name], stderr=subprocess.PIPE, text=True,
                           errors="replace", env={**os.environ, "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1"})
    if not keep:
        shutil.rmtree(finds)
    executed = re.search(r"number_of_executed_units: (\d+)", ended.stderr)
    if ended.returncode != 0:
        print(ended.stderr[-8000:])
        print(f"fuzz: {name} has found a fault; its input is in {faults}")
        return 1
    print(f"fuzz: {name}: {executed.group(1) if executed else '?'} executions, no fault", flush=True)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tree", type=Path, default=SOURCE / "build/fuzz")
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep")
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    options = parser.parse_args()
    if options.build:
        build(options.tree.resolve())
    return max([run(options.tree.resolve(), name, options.seconds, options.keep) for name in options.targets],
               default=0)


if __name__ == "__main__":
    sys.exit(main())
