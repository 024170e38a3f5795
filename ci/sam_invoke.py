"""Runs every sample event in SAM's containers; started by ci/sam-invoke, which passes arguments on to SAM.

The first event of each function is run by `sam local invoke`, in a container of its own. The others are run by `sam local
start-lambda`, whose containers stay: a container for each event would take ten times as long.
"""

import hashlib
import http.client
import json
import re
import signal
import sys
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from aws_calls import Recorder, start_proxy
from issuer import Issuer
from privileges import EXEMPT, compare, denials, grants, report, summary
from sam_functions import SamFunctions
from sam_parts import (
    BUCKET, IN_TEMPLATE, ORIGIN_SECRET, ROOT, WORK,
    client, derive_template, let_the_time_come, make_what_functions_keep_things_in, read_template, sam_arguments, start_emulators,
)  # fmt: skip

PICTURE = ROOT / "events/store-picture/harbour.jpg"
SEEN_BY_CONTAINERS = "host.docker.internal"
PRIVILEGES = WORK / "privileges.md"

# Not a file, but generated: see event_file().
TOO_LARGE = "publish-article/413-too-large"

# Placeholders for ids that functions generate. Each stands for a value in the answer to another event.
MADE_UP = {
    "01JQRX00000000000000000001": ("post-comment/202-three-links", ["id"]),
    "01JQRX00000000000000000002": ("post-comment/202-four-links", ["id"]),
    "01JQRX00000000000000000003": ("post-comment/200-mine-waits", ["comments", -1, "id"]),
    "01JQRX00000000000000000011": ("publish-article/201-article", ["id"]),
    "01JQRX00000000000000000012": ("publish-article/201-ignored-field", ["id"]),
    "01JQRX00000000000000000021": ("schedule-drafts/200-scheduled", ["id"]),
    "01JQRX00000000000000000022": ("schedule-drafts/200-to-be-published", ["id"]),
    "01JQRX00000000000000000023": ("schedule-drafts/200-in-the-sites-zone", ["id"]),
    "01JQRX00000000000000000024": ("schedule-drafts/200-to-be-withdrawn", ["id"]),
    "01JQRX00000000000000000025": ("schedule-drafts/200-to-be-withdrawn", ["article"]),
    "01JQRX00000000000000000026": ("schedule-drafts/200-to-be-published-with-pictures", ["id"]),
    "01JQRX000000000000000000310000000000000000000000": ("edit-drafts/201-link", ["token"]),
    "01JQRX000000000000000000320000000000000000000000": ("edit-drafts/201-link-for-a-week", ["token"]),
    "01JQRX000000000000000000330000000000000000000000": ("edit-drafts/201-link-to-a-correction", ["token"]),
    "8a6e0804-2bd0-4672-b79d-d97027f9071a": ("rerender-pages/202-start", ["id"]),
}

# Before these events the time of all schedules comes.
WHEN_DUE = {"publish-scheduled/ok-published", "publish-scheduled/ok-withdrawn"}

# In an event this moment is soon: so near that the function sends a message for it at once.
SOON = "2999-12-31T23:59:00Z"
SOON_SECONDS = 600

# The keys that the bucket must contain, and must not contain, after an event.
PAGES = {
    "store-picture/201-kept": (
        [f"images/{hashlib.sha256(PICTURE.read_bytes()).hexdigest()}/{name}" for name in ("320.avif", "320.webp", "picture.json")],
        [],
    ),
    "render-pages/ok-publication": (
        ["articles/how-a-tide-table-knows", "cards/how-a-tide-table-knows.png", "index.html", "tags/tides/"],
        [],
    ),
    "render-pages/failures-1-poison": (["articles/the-price-of-a-harbour-pilot", "sections/markets/analysis/"], []),
    "render-pages/ok-withdrawal": (
        ["articles/how-a-tide-table-knows", "sections/markets/"],
        [
            "articles/the-price-of-a-harbour-pilot",
            "cards/the-price-of-a-harbour-pilot.png",
            "sections/markets/analysis/",
        ],
    ),
}


def main(more_arguments):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with ExitStack() as running:
        dynamodb, others = start_emulators(running)
        make_what_functions_keep_things_in(dynamodb, others)
        recorder = Recorder(IN_TEMPLATE)

        def ports_for(function):
            port = start_proxy(running, function, recorder, dynamodb, others)
            return port, port

        functions = derive_template(SEEN_BY_CONTAINERS, ports_for, Issuer(running, SEEN_BY_CONTAINERS))
        sam = SamFunctions(running, functions, [*sam_arguments(SEEN_BY_CONTAINERS), *more_arguments])
        stage = Stage(sam, client("dynamodb", dynamodb), client("s3", others))
        began = time.monotonic()
        passed = failed = 0
        for name in ordered_events(functions):
            seconds, error = stage.play(name)
            print(f"{'FAIL' if error else 'ok  '} {name:45} {seconds:4.1f} s{error}", flush=True)
            failed, passed = (failed + 1, passed) if error else (failed, passed + 1)
        print(f"{len(functions)} functions, {time.monotonic() - began:.0f} s")
        print(f"{passed} passed, {failed} failed")
        comparison = compare(grants(read_template()), recorder.calls(), EXEMPT, denials(read_template()))
        PRIVILEGES.write_text(report(comparison, EXEMPT))
        print(summary(comparison))
        unused = {grant.function for grant in comparison.unused}
        for name, log in stage.logs.items():
            if functions[name.split("/")[0]] in unused:
                print(log)
        print(f"see {PRIVILEGES.relative_to(ROOT)}")
    return 1 if failed or not comparison.fits else 0


def ordered_events(functions):
    lines = (ROOT / "events/order").read_text().splitlines()
    ordered = [line for line in lines if line and not line.startswith("#")]
    there = {f"{file.parent.name}/{file.stem}" for file in ROOT.glob("events/*/*.json")}
    if there != set(ordered):
        sys.exit(f"events/order and the files of events/ differ: {', '.join(sorted(there ^ set(ordered)))}")
    untried = set(functions) - {name.split("/")[0] for name in ordered}
    if untried:
        sys.exit(f"no event for {', '.join(sorted(untried))}")
    last_refusal = max(at for at, name in enumerate(ordered) if name.startswith("publish-article/422-"))
    ordered.insert(last_refusal + 1, TOO_LARGE)
    return ordered


class Stage:
    """Runs events by `functions`; `table` and `bucket` are clients of the table and of the pages' bucket.

    `logs` has each event's answer and what SAM logged, for those who ask why a grant was not used.
    """

    def __init__(self, functions, table, bucket):
        self.functions = functions
        self.table = table
        self.bucket = bucket
        self.ids = {}
        self.logs = {}

    def play(self, name):
        """Runs an event. Returns the elapsed seconds, and a description of the error; empty if there is none."""
        job, case = name.split("/")
        if name in WHEN_DUE:
            let_the_time_come(self.table)
        began = time.monotonic()
        answer, log = self.functions.invoke(job, event_file(name, self.ids))
        self.logs[name] = f"{name} answered {answer}\n{log}"
        error = error_of(name, case, answer) or pages_error(name, self.bucket)
        if not error:
            self.ids |= made_up(name, json.loads(answer))
        if case == "202-upload" and not error:
            error = upload(json.loads(json.loads(answer)["body"])["upload"])
        return time.monotonic() - began, f"\n     {error}\n{log}" if error else ""


def made_up(name, answer):
    """The ids in the answer to an event, by their placeholders in other events."""
    ids = {}
    for stand_in, (source, place) in MADE_UP.items():
        if source == name:
            found = json.loads(answer["body"])
            for step in place:
                found = found[step]
            ids[stand_in] = found
    return ids


def event_file(name, ids):
    """Writes the event that a function receives: a request with the CDN's header, or messages with a current timestamp.
    """
    text = (ROOT / f"events/{'publish-article/201-article' if name == TOO_LARGE else name}.json").read_text()
    for stand_in, made_up in ids.items():
        text = text.replace(stand_in, made_up)
    if name.startswith("count-views/") and name != "count-views/ok-late":
        # The function ignores views from before yesterday.
        sent = time.time() - (86_400 if name == "count-views/ok-yesterday" else 0)
        text = re.sub(r'("SentTimestamp": ")\d+', rf"\g<1>{int(sent * 1000)}", text)
    text = text.replace(SOON, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + SOON_SECONDS)))
    event = json.loads(text)
    if name == TOO_LARGE:
        # More text than a DynamoDB item can hold. Generated, to keep 400 KB of filler out of the repository.
        event["body"] += "x" * 400_000
    if "headers" in event and "past-the-cdn" not in name:
        event["headers"]["x-origin-secret"] = ORIGIN_SECRET
    file = WORK / f"{name.replace('/', '-')}.json"
    file.write_text(json.dumps(event))
    return file


def error_of(name, case, output):
    """The error in an answer to the event of that name; empty if there is none."""
    try:
        answer = json.loads(output)
    except ValueError:
        return f"answered no JSON: {output!r}"
    if status := re.match(r"(\d{3})-", case):
        wanted, got = int(status[1]), answer.get("statusCode")
    else:
        failures = re.match(r"failures-(\d+)-", case)
        wanted, got = int(failures[1]) if failures else 0, len(answer.get("batchItemFailures", [None] * 1000))
    return "" if got == wanted else f"{name} is answered {output.strip()}"


def upload(invitation):
    """Uploads the picture to the signed URL. Sends the URL's host, which the signature covers, although this machine
    connects through its loopback address.
    """
    address = urlsplit(invitation["url"])
    connection = http.client.HTTPConnection("127.0.0.1", address.port)
    headers = invitation["headers"] | {"Host": address.netloc}
    connection.request(invitation["method"], f"{address.path}?{address.query}", PICTURE.read_bytes(), headers)
    answer = connection.getresponse()
    return "" if answer.status == 200 else f"S3 answers {answer.status} {answer.read().decode()}"


def pages_error(name, bucket):
    there, gone = PAGES.get(name, ([], []))
    keys = {item["Key"] for item in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])}
    wrong = [f"{key} is not in the bucket" for key in there if key not in keys]
    wrong += [f"{key} is in the bucket" for key in gone if key in keys]
    return "; ".join(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
