"""Creates a publication that uses all features, and compares two publications."""

import hashlib
import json
import shutil
import sys
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import bulk
import corpus
from instance import ROOT

sys.path[:0] = [str(ROOT / "ci"), str(ROOT / "bench")]
from emulated import ask  # noqa: E402
from sample import settings  # noqa: E402

AT_ONCE = 8
LATER = "2999-01-01T09:00"
KEPT = ("Content-Type", "Cache-Control", "x-amz-meta-digest")
S3 = "{http://s3.amazonaws.com/doc/2006-03-01/}"


@dataclass
class Steps:
    """The steps so far: name, seconds, and amounts."""

    done: list = field(default_factory=list)

    @contextmanager
    def step(self, what):
        print(f"{what} ...", flush=True)
        begin, facts = time.monotonic(), {}
        yield facts
        seconds = time.monotonic() - begin
        self.done.append((what, seconds, facts))
        print(f"  {seconds:.1f} s  {amounts(facts)}", flush=True)


def amounts(facts):
    return ", ".join(f"{count:,} {what}" for what, count in facts.items())


def populate(system, articles, seed, work):
    """Publishes generated articles and those of content/. Adds comments, ratings, views, a withdrawal, a takedown and drafts."""
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
    """Fills the table of drafts: a draft with a note and a link, a scheduled draft, a document with a future date, and a scheduled
    withdrawal."""
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


def expect(status, answer):
    assert answer[0] == status, answer


def settle(system):
    """Waits until no change and no message is pending, twice in a row, because changes cause messages and the reverse."""
    quiet = 0
    while quiet < 2:
        waiting = system.changes_behind() + sum(system.waiting(queue) for queue in queues(system))
        quiet = 0 if waiting else quiet + 1
        time.sleep(1)


def queues(system):
    answer = ask(system.storage, "sqs", "ListQueues")
    return [url.rpartition("/")[2] for url in answer.get("QueueUrls", []) if "Unrendered" not in url]


def objects(system):
    """Every object of the pages' bucket: the compared headers, and the SHA-256 of its bytes."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        keys = list(listed(system))
        return dict(zip(keys, pool.map(lambda key: headers_and_digest(system, key), keys), strict=True))


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


def headers_and_digest(system, key):
    with urllib.request.urlopen(address(system, key), timeout=60) as answer:
        return *(answer.headers.get(name) for name in KEPT), hashlib.sha256(answer.read()).hexdigest()


def address(system, key):
    return f"{system.storage}/{system.bucket}/{urllib.parse.quote(key)}"


def differences(before, after):
    return (
        [f"{key} is missing" for key in before.keys() - after.keys()]
        + [f"{key} is new" for key in after.keys() - before.keys()]
        + [f"{key} differs" for key in before.keys() & after.keys() if before[key] != after[key]]
    )
