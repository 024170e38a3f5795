"""Measures time, log and bytes of calls for `make cost`: writes bench/measured.json. `make bench-durations` runs it.

One instance of each function handles its operation round after round, in a table with 10,000 articles. The figures are medians
of the last, warm rounds. A page's bytes are those of an article, its stylesheet and script, and its two fragments, for a
browser with an empty cache. They are compressed by gzip, the weaker compression of the CDN.
"""

import gzip
import json
import os
import platform
import re
import signal
import statistics
import sys
from contextlib import ExitStack

from ledger import PACE, WORK, views_of
from seed import SLUG, WRITTEN, database, id_of_article, is_of_article
from stage import BUCKET, ROOT, TABLE, Stage, client

MEASURED = ROOT / "bench/measured.json"
ARTICLES = 10_000
ROUNDS, WARM = 60, 20
READER = "b1c6a2f4-0e57-4f7a-8f7e-3c1d2e4f5a6b"

# The operations that bench/cost counts: an event, and how to change it before each round gives it another article and reader.
VIEWS_OF = (1, 10, 100)
OPERATIONS = {
    "publish": ("publish-article/201-article", str),
    "comment": ("post-comment/201-signed-in", str),
    **{f"views of {number} articles": ("count-views/ok-two-readers", views_of(number)) for number in VIEWS_OF},
    "view by a function": ("resolve-page/200-article", str),
    "clock": ("render-pages/ok-clock", str),
    "schedules' clock": ("publish-scheduled/ok-clock", str),
}


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    work = WORK / "durations"
    taken = {}
    with ExitStack() as running:
        stage = Stage(running, work, database(work, ARTICLES, PACE, ARTICLES // 100, ARTICLES // 100))
        stage.play(WRITTEN[0])
        stage.render()
        for i in range(ROUNDS):
            play_round(stage, i, taken)
            print(f"\r{i + 1} of {ROUNDS}", end="", file=sys.stderr, flush=True)
        weights = page_bytes(stage)
        pages = pages_bytes(stage)
    document = {
        "on": f"{platform.machine()}, {os.cpu_count()} processors; medians of {WARM} calls after {ROUNDS - WARM}",
        "calls": {name: summary(calls[-WARM:]) for name, calls in taken.items()},
        "page": weights,
        "bytes of items": items_bytes(work),
        "bytes of pages": pages,
    }
    MEASURED.write_text(json.dumps(document, indent=2) + "\n")
    print(f"\n{MEASURED.read_text()}")


def play_round(stage, i, taken):
    """Plays each operation once. Each round has another article and another reader."""
    for name, (event, changed) in OPERATIONS.items():

        def of_round(text, changed=changed):
            text = changed(text).replace(SLUG, f"{SLUG}-{i}").replace(READER, f"{i:08}{READER[8:]}")
            return text.replace("198.51.100.", f"198.51.{i}.")

        taken.setdefault(name, []).append(stage.play(event, of_round, kept=True))
        for rendered in stage.render(kept=True):
            taken.setdefault(f"{name}, rendered", []).append(rendered)


def summary(calls):
    return {
        "milliseconds": round(statistics.median(each.milliseconds for each in calls), 1),
        "cpu": round(statistics.median(each.cpu for each in calls), 1),
        "logged": round(statistics.median(each.logged for each in calls)),
    }


def items_bytes(work):
    """The bytes that the table stores for an article with one revision, by DynamoDB's rules: 100 bytes more for each item."""
    with ExitStack() as running:
        stage = Stage(running, work / "one")
        for name in WRITTEN[:2]:
            stage.play(name)
        items = stage.table.scan(TableName=TABLE)["Items"]
    article = id_of_article(items)
    return sum(100 + size({"M": item}) - 3 - len(item) for item in items if is_of_article(item, article))


def size(value):
    """The bytes of an attribute's value."""
    (kind, held), = value.items()
    match kind:
        case "S":
            return len(held.encode())
        case "N":
            return len(held.strip("-0.").replace(".", "")) // 2 + 2
        case "L":
            return 3 + sum(1 + size(each) for each in held)
        case "M":
            return 3 + sum(1 + len(name.encode()) + size(each) for name, each in held.items())
        case _:
            return 1


def pages_bytes(stage):
    """The uncompressed bytes of the first article's own objects, with its card and discussion."""
    objects = client("s3", stage.others).list_objects_v2(Bucket=BUCKET)["Contents"]
    return sum(each["Size"] for each in objects if re.search(rf"\b{SLUG}-0\b", each["Key"]))


def page_bytes(stage):
    """The compressed bytes of the first article's page and of the files that it loads, by key."""
    bucket = client("s3", stage.others)
    keys = [item["Key"] for item in bucket.list_objects_v2(Bucket=BUCKET)["Contents"]]
    wanted = [f"articles/{SLUG}-0", f"data/articles/{SLUG}-0.json", "data/sections/science.json"]
    wanted += [key for key in keys if key.startswith("assets/site.")]
    return {
        key: len(gzip.compress(bucket.get_object(Bucket=BUCKET, Key=key)["Body"].read(), 6)) for key in wanted if key in keys
    }


if __name__ == "__main__":
    main()
