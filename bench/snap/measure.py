#!/usr/bin/env python3
"""Measures priming: the first request with and without it, and the hundredth request.

The request is the one of bench/cold, each time in a new table. The bench takes no snapshot, so the figures lack the time that
Lambda needs to restore one.
"""

import argparse
import json
import random
import signal
import statistics
import sys
from contextlib import ExitStack

from stage import ROOT, Stage, with_snapshots

sys.path.append(str(ROOT / "bench"))
from docs import put

WARM = 100


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("functions", nargs="*", help="functions to measure; all that have a snapshot if none is named")
    parser.add_argument("--runs", type=int, default=5, help="starts of each")
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance/cold-start.md")
    parser.add_argument("--cores", default="", help="the processors to run on, such as 0 or 0,1; all by default")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    known = with_snapshots()
    if unknown := set(options.functions) - set(known):
        sys.exit(f"without a snapshot: {', '.join(sorted(unknown))}; with one: {', '.join(known)}")
    chosen = [known[name] for name in known if not options.functions or name in options.functions]
    took = {function.name: {True: [], False: []} for function in chosen}
    with ExitStack() as running:
        stage = Stage(running, options.cores)
        for run in range(-1, options.runs):
            for function, primed in random.sample([(each, how) for each in chosen for how in (True, False)], 2 * len(chosen)):
                requests = start(stage, function, primed)
                # The first round only fills the machine's file cache.
                if run >= 0:
                    took[function.name][primed].append(requests)
            print(f"\r{run + 1} of {options.runs}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    rows = [row(name, how) for name, how in took.items()]
    text = table(rows, options.runs)
    print(text)
    if options.write:
        put(text, "cold-start.md", "snap")
    folder = ROOT / ".local/bench"
    (folder / "snap.json").write_text(json.dumps({"runs": options.runs, "cores": options.cores, "functions": rows}, indent=2) + "\n")


def start(stage, function, primed):
    with ExitStack() as running:
        environment = stage.environment(running, function, is_snap=primed)
        environment.start()
        environment.restore()
        # Without a snapshot, the table shows only the first request.
        outcomes = [environment.call(function.event) for _ in range(WARM if primed else 1)]
    if error := function.error(outcomes[0].answer):
        sys.exit(error)
    return [outcome.took for outcome in outcomes]


def row(name, how):
    def median(primed, at):
        return round(statistics.median(requests[at] for requests in how[primed]), 1)

    primed, unprimed, warm = median(True, 0), median(False, 0), median(True, WARM - 1)
    return {"name": name, "unprimed": unprimed, "primed": primed, "second": median(True, 1), "warm": warm}


def table(rows, runs):
    """The table of docs/performance/cold-start.md."""
    lines = ["| function | first, no snapshot | first, primed | second | hundredth |", "| --- |" + " ---: |" * 4]
    lines += [
        f"| {each['name']} | {each['unprimed']:.0f} | {each['primed']:.1f} | {each['second']:.1f} | {each['warm']:.1f} |"
        for each in rows
    ]
    return "\n".join([*lines, "", f"Milliseconds. Medians of {runs} starts."])


if __name__ == "__main__":
    main()
