#!/usr/bin/env python3
"""The round trip: exports a publication, restores it in an empty system, and compares every object."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

from instance import ROOT, Instance
from publication import Steps, amounts, differences, objects, populate, settle

sys.path[:0] = [str(ROOT / "ci"), str(ROOT / "bench")]
from docs import put  # noqa: E402

WORK = ROOT / ".local/round-trip"
PAGE = "round-trip.md"
HEAP = "256m"


def round_trip(articles, seed):
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    steps, copy = Steps(), WORK / "copy"
    with ExitStack() as running:
        with steps.step("Publish an archive, comment on it and rate it") as facts:
            system = Instance(running, WORK / "first")
            facts["articles"] = populate(system, articles, seed, WORK)
        before = objects(system)
        with steps.step("`export`") as facts:
            facts |= command(system, "export", copy)
            facts |= sizes(copy)
        with steps.step("`export` again, into the same folder") as facts:
            facts |= command(system, "export", copy)
    shutil.rmtree(WORK / "first")
    with ExitStack() as running:
        system = Instance(running, WORK / "second")
        with steps.step("`restore` in an empty system") as facts:
            facts |= command(system, "restore", copy)
        with steps.step("Wait for every page") as facts:
            settle(system)
            facts["objects"] = len(after := objects(system))
        with steps.step("`restore` again") as facts:
            facts |= command(system, "restore", copy)
        with steps.step("`check`"):
            findings, _ = system.check()
    return steps.done, findings + differences(before, after)


def command(system, name, folder):
    """Runs a command with a small heap. Returns its peak of resident memory."""
    environment = os.environ | {"DATA": str(system.data), "JAVA_TOOL_OPTIONS": f"-Xmx{HEAP}"}
    with open(WORK / f"{name}.log", "a") as log:
        process = subprocess.Popen([ROOT / "cli/broadsheet", name, folder], env=environment, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit((WORK / f"{name}.log").read_text())
    return {"MB of resident memory": used.ru_maxrss // 1024}


def sizes(folder):
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {"files": len(files), "bytes": sum(file.stat().st_size for file in files)}


def table(done, articles, errors):
    rows = ["| step | seconds | amount |", "| --- | ---: | --- |"]
    rows += [f"| {what} | {seconds:,.1f} | {amounts(facts)} |" for what, seconds, facts in done]
    return "\n".join([*rows, "", f"{articles:,} generated articles. Heap: {HEAP}. Differences: {len(errors):,}."])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    begin = time.monotonic()
    done, errors = round_trip(options.articles, options.seed)
    put(table(done, options.articles, errors), PAGE, "round-trip")
    if errors:
        print("\n".join(sorted(errors)[:50]))
        sys.exit(f"{len(errors)} differences")
    shutil.rmtree(WORK)
    print(f"Every object equals the one before, byte for byte, after {time.monotonic() - begin:,.0f} seconds.")


if __name__ == "__main__":
    main()
