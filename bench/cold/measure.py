#!/usr/bin/env python3
"""Measures cold starts of every function as deployed, with Lambda's runtime interface client and its emulator.

Each round starts every function once, so that other work of this machine affects all alike. A reader waits for the elapsed
time. On a busy machine, processor time varies less.
"""

import argparse
import os
import random
import signal
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from aot import trained
from functions import BARE, BEFORE, FLOOR, ROOT, compared, deployed, on, otherwise
from report import accept, plot, slipped, summary, table, write
from start import Starter
from world import World

sys.path.append(str(ROOT / "bench"))
from docs import DOCS, put


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("functions", nargs="*", help="functions to measure beside the empty one; all if none is named")
    parser.add_argument("--runs", type=int, default=15, help="cold starts of each")
    parser.add_argument("--cores", default="", help="the processors to run on, such as 0 or 0,1; all by default")
    parser.add_argument(
        "--variant", action="append", default=[], metavar="FUNCTION:LABEL=ZIP",
        help="also measure a function from another zip, to compare a change; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--aot", action="append", default=[], metavar="FUNCTION",
        help="also measure a function in a container image's layout, with an AOT cache; may be repeated",
    )  # fmt: skip
    parser.add_argument("--java-options", default="", help="further options for the JVM")
    parser.add_argument("--output", type=Path, default=ROOT / ".local/bench", help="the folder for the results")
    parser.add_argument("--accept", action="store_true", help="store the results as the accepted values")
    parser.add_argument("--check", action="store_true", help="fail if a function misses its target, or takes more than was accepted")
    parser.add_argument("--place", default="", help="the place in docs/performance/cold-start.md to write the table to")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    functions = deployed()
    candidates = compared() | functions | otherwise(functions)
    candidates |= {variant.name: variant for variant in (of(each, candidates) for each in options.variant)}
    options.functions += [each.split("=")[0] for each in options.variant]
    if unknown := {*options.functions, *options.aot} - set(candidates):
        sys.exit(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(candidates)}")
    always = (FLOOR, BARE) if options.check or options.accept else (FLOOR,)
    chosen = [candidates[name] for name in candidates if not options.functions or name in (*options.functions, *always)]
    work = ROOT / ".local/bench/cold"
    work.mkdir(parents=True, exist_ok=True)
    with ExitStack() as running:
        world, starter = World(running, work), Starter(work, options.cores, options.java_options)
        live_through(world, starter, candidates)
        starts = measure(world, starter, chosen, candidates, options)
        if options.check and slipped(summary(starts)):
            # Measures as many again, because other work may have disturbed the first.
            more = measure(world, starter, chosen, candidates, options)
            starts = {name: [*some, *more[name]] for name, some in starts.items()}
    cores = len(options.cores.split(",")) if options.cores else os.cpu_count()
    rows = summary(starts)
    print(table(rows))
    if options.check:
        # sys.exit("") would fail too.
        sys.exit("\n".join(slipped(rows)) or 0)
    if options.accept:
        accept(rows)
    title = f"Process start to first response, {cores} core{'s' if cores > 1 else ''}: median, quartiles, multiple of the empty function"
    conditions = {"cores": cores, "runs": options.runs, "javaOptions": options.java_options}
    write(options.output, f"{options.place or 'cold'}-{cores}", rows, title, conditions)
    if options.place:
        put(table(rows), "cold-start.md", options.place)
        if options.place == "cold":
            (DOCS / "cold-start.svg").write_text(plot(rows, title))


def of(variant, candidates):
    label, file = variant.split("=")
    return replace(candidates[label.split(":")[0]], name=label, zip=Path(file))


def live_through(world, starter, candidates):
    """Plays the events of BEFORE, and stores their result as the initial state of each start."""
    past = world.renew()
    for event in BEFORE:
        name, case = event.split("/")
        starter.start(on(candidates[name], case), past)
    world.remember(past)
    world.drop(past)


def measure(world, starter, chosen, candidates, options):
    chosen = chosen + [trained(starter, world, candidates[name]) for name in options.aot]
    starts = {function.name: [] for function in chosen}
    for run in range(-1, options.runs):
        for function in random.sample(chosen, len(chosen)):
            environment = world.renew()
            start = starter.start(function, environment)
            world.drop(environment)
            # The first round only fills the machine's file cache.
            if run >= 0:
                starts[function.name].append(start)
        print(f"\r{run + 1} of {options.runs}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return starts


if __name__ == "__main__":
    main()
