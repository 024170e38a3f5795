#!/usr/bin/env python3
"""The disaster recovery drill: exports a system, destroys it, restores it, renders all pages, and compares every page and item."""

import argparse
import gzip
import json
import re
import shutil
import signal
import sqlite3
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import bulk
from instance import ROOT, Instance
from publication import AT_ONCE, KEPT, Steps, address, amounts, differences, objects, populate, settle

sys.path[:0] = [str(ROOT / "ci"), str(ROOT / "bench")]
import servers  # noqa: E402
from docs import put  # noqa: E402
from emulated import ask  # noqa: E402

WORK = ROOT / ".local/drill"
PAGE = "drill.md"
DRAFTS = "DraftsTable"
BATCH = 25  # The limit of BatchWriteItem.


def drill(articles, seed):
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    steps, export, pictures = Steps(), WORK / "export", WORK / "pictures"
    with ExitStack() as running:
        with steps.step("Publish an archive, comment on it and rate it") as facts:
            system = Instance(running, WORK / "first")
            facts["articles"] = populate(system, articles, seed, WORK)
        before = objects(system)
        with steps.step("Export both tables as of one moment, and the pictures") as facts:
            items = exported(system, export)
            facts |= {"items": len(items), "bytes": sum(file.stat().st_size for file in export.rglob("*.gz"))}
            facts["picture files"] = copied(system, before, pictures)
        with steps.step("Publish one more article"):
            late = b"---\ntitle: Too late\nsection: science\ndate: 2004-01-01\n---\n\nToo late.\n"
            status, _ = system.call("PUT", "/api/articles/too-late", late, system.token("editors"), **{"Content-Type": "text/markdown"})
            assert status == 201, status
            settle(system)
            assert "articles/too-late" in objects(system)
    with steps.step("Destroy everything"):
        shutil.rmtree(WORK / "first")
    with ExitStack() as running:
        with steps.step("Restore every item into new tables") as facts:
            facts |= restored(export, WORK / "second")
        with steps.step("Restore the pictures into a new bucket") as facts:
            system = Instance(running, WORK / "second")
            assert not objects(system), "the new bucket is not empty"
            facts["files"] = put_back(system, before, pictures)
        with steps.step("Render everything again") as facts:
            token = system.token("editors")
            rendering = bulk.render_everything(system, token, bulk.Watch(system))
            facts |= {"pages compared": rendering["looked"], "written": rendering["written"]}
            settle(system)
        with steps.step("Compare every object and every item") as facts:
            after = objects(system)
            found = tables(system)
            facts |= {"objects": len(after), "items": len(found)}
        with steps.step("Run `make check`") as facts:
            findings, summary = system.check()
            facts |= {what: int(number.replace(",", "")) for number, what in re.findall(r"([\d,]+) (items|pages|objects|read units)", summary)}
    errors = differences(before, after) + differences(*({k: v for k, v in some.items() if not is_of_rendering(k)} for some in (items, found)))
    return steps.done, findings + errors


def is_of_rendering(key):
    """Whether an item records the progress of a full rendering, or who started it. The drill starts its own, so these differ."""
    return key[1] == "RENDERING" or (key[1].startswith("AUDIT#") and "#RENDERING#" in key[2])


def tables(system):
    """Every item by its table and keys, as of one moment, as in DynamoDB's export. A read transaction of the emulator's file gives
    that."""
    found = {}
    with sqlite3.connect(f"file:{system.data}/dynamodb/dynoxide.db?mode=ro", uri=True) as connection:
        connection.execute("BEGIN")
        for name in (system.table, DRAFTS):
            for (text,) in connection.execute(f'SELECT item_json FROM "{name}"'):
                item = json.loads(text)
                found[name, item["pk"]["S"], item["sk"]["S"]] = item
    return found


def exported(system, folder):
    """Writes the tables in DynamoDB's export format: gzipped lines of DynamoDB JSON."""
    items = tables(system)
    for name in (system.table, DRAFTS):
        data = folder / name / "data"
        data.mkdir(parents=True)
        ordered = [item for key, item in items.items() if key[0] == name]
        assert ordered, f"{name} is empty"
        for part, begin in enumerate(range(0, len(ordered), 50_000)):
            with gzip.open(data / f"{part:04}.json.gz", "wt") as lines:
                lines.writelines(json.dumps({"Item": item}) + "\n" for item in ordered[begin : begin + 50_000])
    return items


def restored(export, data):
    """Fills new tables before anything reads their streams."""
    facts = {}
    with ExitStack() as running:
        (port,) = servers.free_ports(1)
        (data / "dynamodb").mkdir(parents=True)
        servers.start_dynoxide(running, "127.0.0.1", port, data, "--db-path", data / "dynamodb/dynoxide.db")
        for folder in sorted(export.iterdir()):
            for what, count in filled(f"http://127.0.0.1:{port}", folder).items():
                facts[what] = facts.get(what, 0) + count
    return facts


def filled(endpoint, folder):
    """Fills a new table. Like a table that DynamoDB restores, it gets its stream and time to live afterwards, so that restored
    items are not stream records. The table of drafts has no stream."""
    table = folder.name
    keys = {"pk": "HASH", "sk": "RANGE"}

    def of_table(what, **asked):
        ask(endpoint, "dynamodb", what, TableName=table, **asked)

    of_table(
        "CreateTable",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in keys],
        KeySchema=[{"AttributeName": name, "KeyType": kind} for name, kind in keys.items()],
        BillingMode="PAY_PER_REQUEST",
    )
    count = retries = 0
    for file in sorted(folder.rglob("*.json.gz")):
        with gzip.open(file, "rt") as lines, ThreadPoolExecutor(AT_ONCE) as pool:
            items = [json.loads(line)["Item"] for line in lines]
            batches = [items[begin : begin + BATCH] for begin in range(0, len(items), BATCH)]
            count += len(items)
            retries += sum(pool.map(lambda batch: written(endpoint, table, batch), batches))
    if table != DRAFTS:
        of_table("UpdateTable", StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    of_table("UpdateTimeToLive", TimeToLiveSpecification={"Enabled": True, "AttributeName": "expiresAt"})
    return {"items": count, "batches retried": retries}


def written(endpoint, table, items):
    """Writes a batch, and retries unprocessed items with a growing pause. Returns the number of retries."""
    left = {table: [{"PutRequest": {"Item": item}} for item in items]}
    for attempt in range(12):
        left = ask(endpoint, "dynamodb", "BatchWriteItem", RequestItems=left).get("UnprocessedItems")
        if not left:
            return attempt
        time.sleep(0.05 * 2**attempt)
    sys.exit("the table did not accept a batch after 12 attempts")


def copied(system, known, folder):
    """Copies the pictures, which no function can render."""
    keys = [key for key in known if key.startswith("images/")]
    for key in keys:
        file = folder / key
        file.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(address(system, key), timeout=60) as answer:
            file.write_bytes(answer.read())
    return len(keys)


def put_back(system, known, folder):
    files = [file for file in folder.rglob("*") if file.is_file()]
    for file in files:
        key = str(file.relative_to(folder))
        headers = {name: value for name, value in zip(KEPT, known[key], strict=False) if value}
        request = urllib.request.Request(address(system, key), file.read_bytes(), headers, method="PUT")
        urllib.request.urlopen(request, timeout=60).close()
    return len(files)


def table(done, articles, errors):
    rows = ["| step | seconds | amount |", "| --- | ---: | --- |"]
    rows += [f"| {what} | {seconds:,.1f} | {amounts(facts)} |" for what, seconds, facts in done]
    lost = sum(seconds for what, seconds, _ in done if what.startswith(("Restore", "Render everything")))
    rows += [
        "",
        f"{articles:,} generated articles. Restoring and rendering took {lost:,.0f} seconds together. Differences: {len(errors):,}.",
    ]
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    done, errors = drill(options.articles, options.seed)
    put(table(done, options.articles, errors), PAGE, "drill")
    if errors:
        print("\n".join(sorted(errors)[:50]))
        sys.exit(f"{len(errors)} differences")
    shutil.rmtree(WORK)
    print("Every page equals the one before, byte for byte, and so does every item.")


if __name__ == "__main__":
    main()
