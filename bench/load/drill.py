#!/usr/bin/env python3
"""The drill: a system is exported, destroyed, restored and rendered again, and every page has to be what it was."""

import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import sys
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import bulk
import corpus
from instance import ROOT, Instance

sys.path[:0] = [str(ROOT / "ci"), str(ROOT / "bench")]
import servers  # noqa: E402
from docs import put  # noqa: E402
from emulated import ask  # noqa: E402
from sample import settings  # noqa: E402

WORK = ROOT / ".local/drill"
PAGE = "drill.md"
AT_ONCE = 8
DRAFTS = "DraftsTable"
LATER = "2999-01-01T09:00"
BATCH = 25  # The most items of one BatchWriteItem.
KEPT = ("Content-Type", "Cache-Control", "x-amz-meta-digest")
S3 = "{http://s3.amazonaws.com/doc/2006-03-01/}"


@dataclass
class Steps:
    """What was done, how long it took, and of how much it was."""

    done: list = field(default_factory=list)

    @contextmanager
    def step(self, what):
        print(f"{what} ...", flush=True)
        begin, facts = time.monotonic(), {}
        yield facts
        seconds = time.monotonic() - begin
        self.done.append((what, seconds, facts))
        print(f"  {seconds:.1f} s  {said(facts)}", flush=True)


def said(facts):
    return ", ".join(f"{count:,} {what}" for what, count in facts.items())


def drill(articles, seed):
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    steps, export, pictures = Steps(), WORK / "export", WORK / "pictures"
    with ExitStack() as running:
        with steps.step("An archive is published, discussed and rated") as facts:
            system = Instance(running, WORK / "first")
            facts["articles"] = live(system, articles, seed)
        before = objects(system)
        with steps.step("Export: both tables as of one moment, and the pictures") as facts:
            items = exported(system, export)
            facts |= {"items": len(items), "bytes": sum(file.stat().st_size for file in export.rglob("*.gz"))}
            facts["pictures' files"] = copied(system, before, pictures)
        with steps.step("What is written after that moment"):
            late = b"---\ntitle: Too late\nsection: science\ndate: 2004-01-01\n---\n\nToo late.\n"
            status, _ = system.call("PUT", "/api/articles/too-late", late, system.token("editors"), **{"Content-Type": "text/markdown"})
            assert status == 201, status
            settle(system)
            assert "articles/too-late" in objects(system)
    with steps.step("Everything is destroyed"):
        shutil.rmtree(WORK / "first")
    with ExitStack() as running:
        with steps.step("Restore: every item into new tables") as facts:
            facts |= restored(export, WORK / "second")
        with steps.step("Restore: pictures into a new bucket") as facts:
            system = Instance(running, WORK / "second")
            assert not objects(system), "the new bucket is not empty"
            facts["files"] = put_back(system, before, pictures)
        with steps.step("Everything is rendered again") as facts:
            token = system.token("editors")
            facts |= bulk.render_everything(system, token, bulk.Watch(system))
            settle(system)
        with steps.step("Every object and every item is compared") as facts:
            after = objects(system)
            found = tables(system)
            facts |= {"objects": len(after), "items": len(found)}
        with steps.step("`make check` looks at all of it") as facts:
            untrue, looked = system.check()
            facts |= {what: int(number.replace(",", "")) for number, what in re.findall(r"([\d,]+) (items|pages|objects|read units)", looked)}
    faults = differences(before, after) + differences(*({k: v for k, v in some.items() if not is_of_rendering(k)} for some in (items, found)))
    return steps.done, untrue + faults


def live(system, articles, seed, work=WORK):
    """Publishes so many articles and those of content/, with what else a system has: comments, ratings, readers, a withdrawal."""
    folder = work / "articles"
    corpus.write(folder, articles, seed, settings())
    token = system.token("administrators")
    watch = bulk.Watch(system)
    bulk.publish(system, folder, token, watch, work / "import.log")
    bulk.publish(system, ROOT / "content", token, watch, work / "import.log")
    shutil.rmtree(folder)
    slugs = [file.stem[len("2025-02-01-") :] for file in sorted((ROOT / "content").glob("2*.md"))]
    as_json = {"Content-Type": "application/json"}
    for i, slug in enumerate(slugs):
        reader = system.token("readers", sub=f"reader-{i}", name=f"Reader {i}")
        path = f"/api/articles/{slug}"
        expect(201, system.call("POST", f"{path}/comments", json.dumps({"text": f"Read it twice, said reader {i}."}).encode(), reader, **as_json))
        expect(200, system.call("PUT", f"{path}/rating", json.dumps({"stars": 1 + i % 5}).encode(), reader, **as_json))
        expect(202, system.call("POST", f"{path}/anonymous-comments", b'{"text": "Held."}', **as_json))
        expect(200, system.call("POST", f"{path}/views", b""))
    expect(204, system.call("DELETE", f"/api/articles/{corpus.slug(0)}", None, token))
    expect(200, system.call("DELETE", f"/api/articles/{slugs[0]}?reason=A%20drill", None, token))
    write(system, slugs[1])
    settle(system)
    return articles + len(slugs)


def write(system, slug):
    """Fills the table of drafts: a draft with a note and a link, one that is scheduled, a document that is dated ahead, and the
    withdrawal of an article."""
    editor, author = system.token("editors"), system.token("authors", sub="author-1", name="An author")
    as_json, as_text = {"Content-Type": "application/json"}, {"Content-Type": "text/markdown"}
    document = b"---\ntitle: Before the drill\nsection: science\n---\n\nText.\n"
    drafts = []
    for _ in range(2):
        answer = system.call("POST", "/api/drafts", document, author, **as_text)
        expect(201, answer)
        drafts.append(f"/api/drafts/{json.loads(answer[1])['id']}")
    expect(201, system.call("POST", f"{drafts[0]}/notes", b'{"text": "Says who?"}', author, **as_json))
    expect(201, system.call("POST", f"{drafts[0]}/links", b'{"label": "The lawyer"}', author, **as_json))
    later = json.dumps({"at": LATER}).encode()
    expect(200, system.call("PUT", f"{drafts[1]}/schedule", later, editor, **as_json, **{"If-Match": '"1"'}))
    expect(200, system.call("PUT", f"/api/articles/{slug}/withdrawal-schedule", later, editor, **as_json))
    ahead = document.replace(b"section", f"date: {LATER}\nsection".encode())
    expect(202, system.call("PUT", "/api/articles/after-the-drill", ahead, editor, **as_text))


def is_of_rendering(key):
    """Whether an item says how far a rendering has come, or who started it: that of the drill is not the one before."""
    return key[1] == "RENDERING" or (key[1].startswith("AUDIT#") and "#RENDERING#" in key[2])


def expect(status, answer):
    assert answer[0] == status, answer


def settle(system):
    """Waits until no change and no message is on its way, twice in a row: one makes the other."""
    quiet = 0
    while quiet < 2:
        waiting = system.changes_behind() + sum(system.waiting(queue) for queue in queues(system))
        quiet = 0 if waiting else quiet + 1
        time.sleep(1)


def queues(system):
    answer = ask(system.storage, "sqs", "ListQueues")
    return [url.rpartition("/")[2] for url in answer.get("QueueUrls", []) if "Unrendered" not in url]


def tables(system):
    """Every item by its table and keys, as of one moment: a read transaction of the emulator's file, as DynamoDB's export is of
    one."""
    found = {}
    with sqlite3.connect(f"file:{system.data}/dynamodb/dynoxide.db?mode=ro", uri=True) as connection:
        connection.execute("BEGIN")
        for name in (system.table, DRAFTS):
            for (text,) in connection.execute(f'SELECT item_json FROM "{name}"'):
                item = json.loads(text)
                found[name, item["pk"]["S"], item["sk"]["S"]] = item
    return found


def exported(system, folder):
    """Writes the tables as DynamoDB exports them: lines of DynamoDB JSON, in gzipped files."""
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
    """Fills new tables before anything reads from them."""
    facts = {}
    with ExitStack() as running:
        (port,) = servers.free_ports(1)
        (data / "dynamodb").mkdir(parents=True)
        command = [ROOT / ".local/tools/dynoxide", "serve", "--port", str(port), "--db-path", data / "dynamodb/dynoxide.db"]
        servers.start(running, command, os.environ, port, data / "restore.log")
        for folder in sorted(export.iterdir()):
            for what, count in filled(f"http://127.0.0.1:{port}", folder).items():
                facts[what] = facts.get(what, 0) + count
    return facts


def filled(endpoint, folder):
    """Fills a new table. As one that DynamoDB restores it has no stream and no time to live until it is given them, so that what
    is restored does not come as so many changes. That of drafts never has a stream."""
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
    return {"items": count, "batches sent again": retries}


def written(endpoint, table, items):
    """Writes a batch, and what was not taken again, a little later each time; gives how often."""
    left = {table: [{"PutRequest": {"Item": item}} for item in items]}
    for attempt in range(12):
        left = ask(endpoint, "dynamodb", "BatchWriteItem", RequestItems=left).get("UnprocessedItems")
        if not left:
            return attempt
        time.sleep(0.05 * 2**attempt)
    sys.exit("the table takes no more")


def objects(system):
    """Every object of the pages' bucket: what it is told with, and the SHA-256 of its bytes."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        keys = list(listed(system))
        return dict(zip(keys, pool.map(lambda key: seen(system, key), keys), strict=True))


def listed(system):
    token = ""
    while True:
        with urllib.request.urlopen(f"{system.storage}/{system.bucket}?list-type=2{token}", timeout=60) as answer:
            page = ElementTree.parse(answer).getroot()
        yield from (key.text for key in page.iter(f"{S3}Key"))
        following = page.findtext(f"{S3}NextContinuationToken")
        if not following:
            return
        token = "&continuation-token=" + urllib.parse.quote(following, safe="")


def seen(system, key):
    with urllib.request.urlopen(address(system, key), timeout=60) as answer:
        return *(answer.headers.get(name) for name in KEPT), hashlib.sha256(answer.read()).hexdigest()


def address(system, key):
    return f"{system.storage}/{system.bucket}/{urllib.parse.quote(key)}"


def copied(system, known, folder):
    """Copies what cannot be rendered: the pictures."""
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


def differences(before, after):
    return (
        [f"{key} is gone" for key in before.keys() - after.keys()]
        + [f"{key} is new" for key in after.keys() - before.keys()]
        + [f"{key} is another" for key in before.keys() & after.keys() if before[key] != after[key]]
    )


def table(done, articles, faults):
    rows = ["| step | seconds | of |", "| --- | ---: | --- |"]
    rows += [f"| {what} | {seconds:,.1f} | {said(facts)} |" for what, seconds, facts in done]
    lost = sum(seconds for what, seconds, _ in done if what.startswith(("Restore", "Everything is rendered")))
    rows += [
        "",
        f"{articles:,} generated articles. From nothing to every page: {lost:,.0f} seconds. Different, lost or new: {len(faults):,}.",
    ]
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    done, faults = drill(options.articles, options.seed)
    put(table(done, options.articles, faults), PAGE, "drill")
    if faults:
        print("\n".join(sorted(faults)[:50]))
        sys.exit(f"{len(faults)} differences")
    shutil.rmtree(WORK)
    print("Every page is what it was, byte for byte, and so is every item.")


if __name__ == "__main__":
    main()
