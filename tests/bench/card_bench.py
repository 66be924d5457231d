#!/usr/bin/env python3
"""Share cards beside satori with resvg, in one run.

    card_bench.py CARD_BENCH [--rounds 5] [--cards 30] [--peer-folder DIR]

CARD_BENCH is the program of card_bench.cpp (`ninja -C build/dev card_bench`). The peer's packages are installed by npm
into DIR (default: a temporary folder). Each round measures both, one after the other; medians are printed.
"""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def font(style):
    found = subprocess.run(["fc-match", "-f", "%{file}", style], capture_output=True, text=True, check=True)
    return found.stdout


def ours(program):
    run = subprocess.run([program, "--benchmark_format=json", "--benchmark_min_time=0.3"], capture_output=True, text=True, check=True)
    return {item["name"]: item for item in json.loads(run.stdout)["benchmarks"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cards", type=int, default=30)
    parser.add_argument("--peer-folder")
    options = parser.parse_args()
    folder = pathlib.Path(options.peer_folder or tempfile.mkdtemp(prefix="trungbay-card-peer-"))
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "card.mjs"):
        shutil.copy(HERE / "card_peer" / name, folder)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"], cwd=folder, check=True)
    peer_command = ["node", "card.mjs", font("Inter:bold"), font("Inter:extrabold"), str(options.cards)]
    cards, encodings, peers = {}, {}, []
    for _ in range(options.rounds):
        for name, item in ours(options.program).items():
            kind, _, design = name.partition("/")
            (cards if kind == "whole_card" else encodings).setdefault(design, []).append(item)
        peers.append(float(subprocess.run(peer_command, cwd=folder, capture_output=True, text=True, check=True).stdout))
    peer = statistics.median(peers)
    print(f"satori with resvg: {peer:.1f} ms a card")
    for design, name in enumerate(("idea", "model", "unit", "happening")):
        whole = statistics.median(item["cpu_time"] for item in cards[str(design)])
        alone = statistics.median(item["cpu_time"] for item in encodings[str(design)])
        size = cards[str(design)][0]["bytes"] / 1000
        print(f"{name:10} {whole:.2f} ms, {size:.0f} kB; its PNG alone {alone:.2f} ms (ratio {whole / alone:.2f}); "
              f"{peer / whole:.0f}× as fast as the peer")


if __name__ == "__main__":
    main()
