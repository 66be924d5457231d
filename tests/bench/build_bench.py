#!/usr/bin/env python3
"""Times whole builds of a generated workspace, beside a yardstick: `cp -r` of the same files.

usage: build_bench.py PROGRAM [--ideas N] [--runs N] [--folder DIR]

Cold means no output and no state, inputs warm in the page cache. Every figure is the median of the runs, which
take turns with the yardstick, so that a machine whose speed drifts does not favour one side.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(*command):
    """Wall seconds, peak memory in MB and output of one command."""
    started = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(map(str, command)))
    return time.monotonic() - started, usage.ru_maxrss / 1024, output


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program", type=Path)
    arguments.add_argument("--ideas", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--folder", type=Path)
    options = arguments.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="trungbay-bench-"))
    workspace = folder / str(options.ideas)
    if not workspace.exists():
        subprocess.run([sys.executable, Path(__file__).with_name("make_workspace.py"), str(options.ideas), workspace], check=True)
    site, copy = workspace / "site", folder / "copy"
    program = options.program.resolve()
    command = [program, "build", "--workspace", workspace, "--json"]

    cold, warm, one_job, copies, peaks = [], [], [], [], []
    report = {}
    for _ in range(options.runs):
        for jobs, times in ((2, cold), (1, one_job)):
            shutil.rmtree(site, ignore_errors=True)
            shutil.rmtree(workspace / ".trungbay", ignore_errors=True)
            seconds, peak, output = run(*command, "--jobs", jobs)
            times.append(seconds)
            peaks.append(peak)
            report = json.loads(output)
        warm.append(run(*command, "--jobs", "2")[0])
        shutil.rmtree(copy, ignore_errors=True)
        copies.append(run("cp", "-r", site, copy)[0])
    shutil.rmtree(copy, ignore_errors=True)
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())

    files = report["files"]["written"]
    median = statistics.median
    print("%d ideas, %d pages, %d files, %.0f MB; medians of %d runs" %
          (options.ideas, report["pages"], files, size / 1e6, options.runs))
    print("  cold, 2 jobs    %7.2f s  %7.0f pages/s  %5.2f × cp -r" %
          (median(cold), report["pages"] / median(cold), median(a / b for a, b in zip(cold, copies))))
    print("  cold, 1 job     %7.2f s  %7.0f pages/s" % (median(one_job), report["pages"] / median(one_job)))
    print("  nothing changed %7.2f s  %7.1f %% of a cold build" % (median(warm), 100 * median(warm) / median(cold)))
    print("  cp -r           %7.2f s" % median(copies))
    print("  peak memory     %7.0f MB" % max(peaks))
    if options.folder is None:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
