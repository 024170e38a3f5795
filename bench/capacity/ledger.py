"""Measures the capacity and the requests of every operation, with 100, 10,000 and 100,000 articles.

`make bench-capacity` writes the ledger, and `make check-capacity` compares with it. An operation is an event of events/. The
function itself handles it, in a new instance without caches. What the renderers do for the resulting stream records counts
apart. One article has as many comments, and one coverage as many updates, as the table has articles.
"""

import argparse
import json
import signal
import sys
import time
from collections import Counter
from contextlib import ExitStack

from report import write_report
from seed import COVERAGE, DISCUSSED, LONG, SLUG, UPDATE, database, fill_rankings
from stage import ROOT, Stage, events

WORK = ROOT / ".local/capacity"
LEDGER = ROOT / "bench/capacity/ledger.json"
SIZES = (100, 10_000, 100_000)
CHECKED = SIZES[:2]

# Articles a month: of a small newsroom and of a large one. The size of a month's page depends on it.
PACE, FAST = 300, 3_000

# S3 charges for LIST as for PUT.
KINDS = {
    "HeadObject": "s3 reads",
    "GetObject": "s3 reads",
    "PutObject": "s3 writes",
    "ListObjectsV2": "s3 writes",
    "DeleteObject": "s3 deletions",
    "SendMessage": "sqs requests",
    "SendMessageBatch": "sqs requests",
}

# The ledger has no times, and each event runs in a new instance. Code that C2 compiled would hardly run.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

# It is chance which instance writes the assets.
BY_CHANCE = {"OfAsset"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help=f"measure only {CHECKED}, and fail if an operation costs more than the ledger says")
    parser.add_argument("--page", action="store_true", help="measure nothing; write docs/performance/capacity.md from the ledger")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    began = time.monotonic()
    if options.check:
        errors = dearer(measure(CHECKED), json.loads(LEDGER.read_text()))
        print(f"{time.monotonic() - began:.0f} s")
        return complain(errors)
    if options.page:
        ledger = json.loads(LEDGER.read_text())
    else:
        ledger = measure(SIZES) | {"fast": measure_world(SIZES[1], FAST)}
        LEDGER.write_text(as_lines(ledger))
    write_report(ledger, SIZES, PACE, FAST)
    print(f"wrote docs/performance/capacity.md after {time.monotonic() - began:.0f} s")
    return 0


def measure(sizes):
    return {str(size): measure_world(size, PACE) for size in sizes}


def measure_world(size, pace):
    """The cost of each operation: its own, and that of the rendering that it causes."""
    work = WORK / f"{size}-{pace}"
    began = time.monotonic()
    file = database(work, size, pace, size, size)
    seeded = time.monotonic()
    with ExitStack() as running:
        stage = Stage(running, work, file, QUICK)
        operations = {name: played(stage, name) for name in events()}
        # The last events closed the discussions.
        played(stage, "publish-article/200-site")
        operations |= {f"{name} {where}": played(stage, name, changed) for name, where, changed in AMONG_MANY}
        fill_rankings(stage.table)
        stage.render()
        operations |= {f"{name} {RANKED}": played(stage, name) for name in MOST_READ}
    file.unlink()
    print(f"{size:,} articles, {pace:,} a month: filled the table in {seeded - began:.0f} s, played the events in {time.monotonic() - seeded:.0f} s")
    return operations


def played(stage, name, changed=lambda event: event):
    own = stage.play(name, changed).asked
    caused = sum((Counter(each.asked) for each in stage.render()), Counter())
    return {"own": by_kind(own)} | ({"caused": by_kind(caused)} if caused else {})


def by_kind(asked):
    kinds = {}
    for what, number in asked.items():
        if what not in BY_CHANCE:
            kind = KINDS.get(what, what)
            kinds[kind] = kinds.get(kind, 0) + number
    return kinds


def discussed(event):
    """The event, about the article with many comments, and with ids of its own."""
    return event.replace(SLUG, DISCUSSED).replace("5d1c", "5d1d").replace("The tide came", "A tide came")


def long(event):
    """The event, about the coverage with many updates. The event's update is the coverage's last."""
    return event.replace(COVERAGE, LONG)


def next_update(event):
    """The event, with a new update of the coverage with many updates."""
    return long(event).replace(UPDATE, UPDATE[:-1] + "6")


# The reader's address in the event's first message.
ADDRESS = "203.0.113.24"


def views_of(articles, network="198.51.100"):
    """The event, with one view of each of some articles, by a reader who has read nothing before."""

    def changed(event):
        of_one = json.loads(event)["Records"][0]
        body = of_one["body"].replace(ADDRESS, f"{network}.{articles}")
        records = [
            of_one | {"messageId": f"view-{i}", "body": body.replace(SLUG, f"archived-{i:06}")}
            for i in range(articles)
        ]
        return json.dumps({"Records": records})

    return changed


AMONG_MANY = [
    ("post-comment/201-signed-in", "among many comments", discussed),
    ("list-comments/200-comments", "among many comments", discussed),
    ("rate-article/200-rated", "among many comments", discussed),
    ("get-article/200-published", "among many comments", discussed),
    ("cover-live/201-update", "among many updates", next_update),
    ("cover-live/200-corrected", "among many updates", long),
    ("cover-live/200-read-update", "among many updates", long),
    ("cover-live/200-closed", "among many updates", long),
    *(("count-views/ok-two-readers", f"of {number} articles", views_of(number)) for number in (1, 10, 100)),
    # No ranking changes, as in most batches.
    *(("count-views/ok-two-readers", f"of {number} articles again", views_of(number, "203.0.113")) for number in (1, 10, 100)),
]

# They render the most-read fragments. When the events are played, the rankings have few candidates.
MOST_READ = ("render-counts/ok-most-read", "render-pages/ok-clock")
RANKED = "with full rankings"


def dearer(measured, committed):
    """A line for each cost that is higher than in the ledger, and for each operation that is not in it."""
    errors = []
    for size, operations in measured.items():
        known = committed[size]
        errors += [f"{name} is not in the ledger" for name in operations.keys() - known.keys()]
        for name in sorted(operations.keys() & known.keys()):
            for part in ("own", "caused"):
                now, before = operations[name].get(part, {}), known[name].get(part, {})
                errors += [
                    f"{name} ({part}, {size} articles): {kind} {before.get(kind, 0):g}, now {number:g}"
                    for kind, number in now.items()
                    if number > before.get(kind, 0)
                ]
    return errors


def complain(errors):
    if errors:
        print(*errors, "If these costs are intended, run `make bench-capacity` and commit the ledger.", sep="\n")
    else:
        print("No operation costs more than bench/capacity/ledger.json says.")
    return 1 if errors else 0


def as_lines(ledger):
    """JSON with one line for each operation, so that diffs show which operations changed."""
    worlds = []
    for world, operations in ledger.items():
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(costs)}" for name, costs in operations.items())
        worlds.append(f" {json.dumps(world)}: {{\n{lines}\n }}")
    return "{\n" + ",\n".join(worlds) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
