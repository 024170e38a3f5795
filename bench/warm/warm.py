#!/usr/bin/env python3
"""Measures warm calls of functions, against their AWS requests alone, and the rendering of an article's page.

Each function gets its event of bench/cold, in one JVM with the managed runtime's flags, against dynoxide and ministack. Before
each call, the bench restores the table and the buckets.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE.parent), str(HERE.parent / "cold")]
from functions import BEFORE, EVENTS, ROOT, deployed, on  # noqa: E402
from report import accept, allocated, grown, write_report  # noqa: E402
from sample import settings  # noqa: E402
from world import World  # noqa: E402

ARTICLE = "protein-structure-after-alphafold"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}

# They query the table by the current time, so a recorded response never fits the next call.
NEVER_THE_SAME = {"open-preview", "preview-draft", "publish-scheduled"}

# As bench/cold/bootstrap.
RUNTIME = [
    "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
    "-Djava.net.preferIPv4Stack=true", "-Xmx870m",
]  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("functions", nargs="*", help="functions to measure; all if none is named")
    parser.add_argument("--calls", type=int, default=100, help="measured calls of each function in each variant")
    parser.add_argument("--warm-up", type=int, default=60, help="calls before these")
    parser.add_argument("--java-options", default="", help="further options for the JVM, such as a profiler's")
    parser.add_argument("--only", choices=("functions", "pages"), help="measure one half, and do not write docs/performance/warm.md")
    parser.add_argument("--accept", action="store_true", help="store the allocations as the accepted values")
    parser.add_argument("--check", action="store_true", help="fail if a function allocates more than was accepted; do not write docs/performance/warm.md")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    began = time.monotonic()
    work = ROOT / ".local/warm"
    work.mkdir(parents=True, exist_ok=True)
    functions, pages = [], []
    with ExitStack() as running:
        world = World(running, work)
        if options.only != "pages":
            functions = measure(world, work, options)
        if options.only != "functions":
            pages = render(world, work, options)
    (work / "measured.json").write_text(json.dumps({"functions": functions, "pages": pages}))
    print(write_report(functions, pages, written=not (options.only or options.functions or options.check)))
    print(f"{time.monotonic() - began:.0f} s")
    sizes = allocated(functions, pages)
    if options.accept:
        accept(sizes)
    if options.check:
        # sys.exit("") would fail too.
        sys.exit("\n".join(grown(sizes)) or 0)


def measure(world, work, options):
    known = deployed()
    if unknown := set(options.functions) - set(known):
        sys.exit(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    before = [on(known[name.split("/")[0]], name.split("/")[1]) for name in BEFORE]
    chosen = [known[name] for name in EVENTS if name in (options.functions or EVENTS.keys() - NEVER_THE_SAME)]
    arguments = [options.warm_up, options.calls, calls(work / "before", before), calls(work / "measured", chosen)]
    return play(world, work, options, "Warm", arguments)


def render(world, work, options):
    known = deployed()
    site = changed(on(known["publish-article"], "200-site"), body=settings())
    published = [site, *(article(known, file) for file in sorted((ROOT / "content").glob("*-*.md")))]
    comments = [changed(on(known["post-comment"], case), slug=ARTICLE) for case in ("201-signed-in", "201-answer")]
    arguments = [options.warm_up, options.calls, calls(work / "published", published + comments), ARTICLE]
    return play(world, work, options, "Rendering", arguments)


def article(known, file):
    slug = re.sub(r"^\d{4}-\d\d-\d\d-", "", file.stem)
    return changed(on(known["publish-article"], "201-article"), slug=slug, body=file.read_text())


def changed(function, slug=None, body=None):
    event = json.loads(function.event)
    if slug:
        event["pathParameters"]["slug"] = slug
    if body:
        event["body"] = body
    return replace(function, event=json.dumps(event).encode())


def calls(file, functions):
    """Writes a file with a line for each function: name, class, text that a correct output contains, event."""
    lines = []
    for function in functions:
        lines.append("\t".join([function.name, function.handler, function.right, json.dumps(json.loads(function.event))]))
    file.write_text("\n".join(lines) + "\n")
    return file


def play(world, work, options, program, arguments):
    java = subprocess.run([ROOT / "build/find-java"], capture_output=True, text=True, check=True).stdout.strip()
    classes = f"{HERE}/target/classes:{(HERE / 'target/classpath').read_text()}"
    place = world.renew()
    with open(work / f"{program}.log", "w") as log:
        run = subprocess.run(
            [java, *RUNTIME, *options.java_options.split(), "-cp", classes, f"broadsheet.bench.warm.{program}", *map(str, arguments)],
            env={"PATH": os.environ["PATH"], "AWS_REGION": "us-east-1"} | CREDENTIALS | place,
            stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
    if run.returncode:
        sys.exit(f"{program} failed: see {work}/{program}.log")
    world.drop(place)
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


if __name__ == "__main__":
    main()
