#!/usr/bin/env python3
"""Kills the real program at random instants of a build and looks at the site that is left.

    kill_test.py PROGRAM [--kills 300] [--ideas 2000] [--every 2] [--seed N]

A site of `--ideas` ideas goes back and forth between two versions that differ in every `--every`-th idea. With 2,
most files change and the program swaps folders; with 1000 it renames file by file under its journal: run both. Each
build is killed (SIGKILL) somewhere between its start and its usual end, or, half of the times, once its journal is
there, which is when files begin to take their places. Both spans follow what the machine takes. After a kill the output must be wholly the old or wholly the new version, or a journal
must stand in the state folder; after the next command it must be wholly the new one, with nothing left lying about.
Exits 1 when a mixed site was found, and says which files differ from the new version.
"""
import argparse
import csv
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TRACES = ("staging", "journal", "undo", "manifest-next", ".new-")


def write_workspace(workspace):
    (workspace / "content" / "exports").mkdir(parents=True)
    (workspace / "content" / "units").mkdir(parents=True)
    (workspace / "showcase.yaml").write_text(
        'title: "Thử ngắt giữa chừng"\nbase_url: "https://thu-nghiem.example"\n', encoding="utf-8")
    (workspace / "content" / "units" / "doan-xa-mot.md").write_text(
        "---\nname: Đoàn xã Một\nlevel: doan-xa\n---\n", encoding="utf-8")


def write_export(workspace, ideas, every, version):
    """Version 1 differs from version 0 in each `every`-th idea, lacks some ideas and has some of its own."""
    target = workspace / "content" / "exports" / "y-tuong.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "title", "unit", "field", "date", "status", "content"])
        for number in range(ideas):
            if number % 50 == version:
                continue
            changed = version if number % every == 0 else 0
            body = f"Nội dung của ý tưởng {number}, bản {changed}. " * 12
            out.writerow([f"yt-{number:06}", f"Sáng kiến số {number}", "Đoàn xã Một", "Môi trường",
                          f"{1 + number % 28:02}/{1 + number % 12:02}/{2018 + number % 5}", "Đã duyệt", body])


def tree_of(folder):
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = "link"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def tell_difference(when, tree, wanted):
    """Prints what makes a site mixed, so that a find of one night can be understood the next morning."""
    differing = sorted(path for path in tree.keys() | wanted.keys() if tree.get(path) != wanted.get(path))
    for path in differing[:20]:
        kind = "changed" if path in tree and path in wanted else "missing" if path in wanted else "left over"
        print(f"mixed {when}: {kind}: {path}")
    if len(differing) > 20:
        print(f"mixed {when}: {len(differing) - 20} more")


def build(program, workspace):
    started = time.monotonic()
    result = subprocess.run([program, "build"], cwd=workspace, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"a build that was not killed failed ({result.returncode}):\n{result.stdout}{result.stderr}")
    return time.monotonic() - started


class Span:
    """How long after its beginning a kill may come: longer after each kill, shorter when the build was sooner done."""

    def __init__(self, seconds):
        self.seconds = seconds

    def instant(self, chance):
        return chance.uniform(0, self.seconds)

    def learn(self, was_killed):
        self.seconds *= 1.03 if was_killed else 0.9


def build_and_kill(program, workspace, seconds, from_journal):
    """True when the kill came before the build's own end."""
    process = subprocess.Popen([program, "build"], cwd=workspace, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    journal = workspace / ".trungbay" / "journal.bin"
    while from_journal and process.poll() is None and not journal.exists():
        time.sleep(0.0002)
    try:
        process.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return process.returncode == -signal.SIGKILL


def leftovers(workspace):
    return [path.name for path in (workspace / ".trungbay").iterdir()
            if any(trace in path.name for trace in TRACES)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--ideas", type=int, default=2000)
    parser.add_argument("--every", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20230326)
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    chance = random.Random(options.seed)

    root = pathlib.Path(tempfile.mkdtemp(prefix="trungbay-kill-"))
    try:
        workspace = root / "workspace"
        workspace.mkdir()
        write_workspace(workspace)
        site = workspace / "site"
        trees = {}
        usual = 0.0
        for version in (0, 1, 0):
            write_export(workspace, options.ideas, options.every, version)
            usual = build(program, workspace)
            tree = tree_of(site)
            if trees.setdefault(version, tree) != tree:
                sys.exit("the same input gave two different sites")
        changed = sum(1 for path in trees[0].keys() | trees[1].keys() if trees[0].get(path) != trees[1].get(path))
        print(f"{len(trees[0])} files, {changed} differ between the versions; a build takes {usual:.2f} s")

        whole, commit = Span(usual), Span(0.1 * usual)
        counts = {"old": 0, "new": 0, "journal": 0, "mixed": 0}
        standing = 0
        kills = 0
        attempts = 0
        while kills < options.kills and attempts < 4 * options.kills:
            attempts += 1
            target = 1 - standing
            write_export(workspace, options.ideas, options.every, target)
            from_journal = chance.random() < 0.5
            span = commit if from_journal else whole
            killed = build_and_kill(program, workspace, span.instant(chance), from_journal)
            span.learn(killed)
            tree = tree_of(site)
            if killed:
                kills += 1
                if tree == trees[standing]:
                    counts["old"] += 1
                elif tree == trees[target]:
                    counts["new"] += 1
                elif (workspace / ".trungbay" / "journal.bin").exists():
                    counts["journal"] += 1
                else:
                    counts["mixed"] += 1
                    tell_difference("after the kill", tree, trees[target])
            build(program, workspace)
            tree = tree_of(site)
            if tree != trees[target]:
                counts["mixed"] += 1
                tell_difference("after the next command", tree, trees[target])
            if leftovers(workspace):
                sys.exit(f"left lying about: {leftovers(workspace)}")
            standing = target
        print(f"{kills} kills: {counts['old']} left the old site, {counts['new']} the new one, "
              f"{counts['journal']} a journal that the next command rolled forward; mixed: {counts['mixed']}")
        return 1 if counts["mixed"] or kills < options.kills else 0
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
