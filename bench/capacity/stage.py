"""Calls functions with one event after the other, in a JVM with tables, buckets and queues of its own."""

import base64
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.config import Config

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "ci"))
from issuer import AUDIENCE, Issuer  # noqa: E402
from jobs import job_of  # noqa: E402
from sam_invoke import TOO_LARGE, WHEN_DUE, event_file, error_of, made_up, ordered_events, upload  # noqa: E402
from sam_parts import (  # noqa: E402
    BUCKET, DRAFTS, KEYS, ORIGIN_SECRET, QUEUE, SALT_KEYS, SALTS, SCHEDULES, TABLE, UPLOADS,
    client, functions_of, let_the_time_come, make_buckets_and_queue, read_template,
)  # fmt: skip
from sam_parts import WORK as EVENT_FILES  # noqa: E402
from servers import free_ports, start_dynoxide, start_ministack  # noqa: E402

HERE = "127.0.0.1"
MODULE = ROOT / "bench/capacity"

# Lists of drafts are ordered by the second of the last save, and the sitemap and the feeds show the second of a change. A second
# change within that second costs less, because it moves no entry and leaves these files as they were.
CHANGING = ("200-changed", "200-closed", "200-corrected", "200-renamed", "200-revised", "200-save", "202-dated-ahead")

# The first rating outside shard 0 writes the mark there. An anonymous reader's shard is random, so the mark is set before.
FIRST_OF_RANDOM_SHARD = "rate-article/200-rated-anonymously"


@dataclass(frozen=True)
class Played:
    """A call's output, elapsed and processor milliseconds, bytes logged, and requests to AWS."""

    answer: dict
    milliseconds: float
    cpu: float
    logged: int
    asked: dict


class Stage:
    """The environment of the functions. The table has the items of `database`, if given; buckets and queues are empty. `options`
    are for the JVM."""

    def __init__(self, running, work, database=None, options=()):
        EVENT_FILES.mkdir(parents=True, exist_ok=True)
        work.mkdir(parents=True, exist_ok=True)
        self.dynamodb, self.others = free_ports(2)
        start_dynoxide(running, HERE, self.dynamodb, work, *(["--db-path", database] if database else []))
        start_ministack(running, HERE, self.others, work)
        make_buckets_and_queue(self.others)
        self.table = client("dynamodb", self.dynamodb)
        stream = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
        if database:
            self.table.update_table(TableName=TABLE, StreamSpecification=stream)
        else:
            self.table.create_table(
                TableName=TABLE, BillingMode="PAY_PER_REQUEST", StreamSpecification=stream, **KEYS
            )
        self.table.create_table(TableName=DRAFTS, BillingMode="PAY_PER_REQUEST", **KEYS)
        self.table.create_table(TableName=SALTS, BillingMode="PAY_PER_REQUEST", **SALT_KEYS)
        self.changes = Changes(self.table, self.dynamodb)
        template = read_template()
        self.handlers = {job_of(name): each["Handler"] for name, each in functions_of(template)}
        self.filters = stream_filters(template)
        self.ids = {}
        self.jvm = self.start_jvm(running, work, options)

    def start_jvm(self, running, work, options):
        find = subprocess.run([ROOT / "build/find-java"], capture_output=True, text=True)
        if find.returncode:
            sys.exit(find.stderr)
        classes = f"{MODULE}/target/classes:{(MODULE / 'target/classpath').read_text()}"
        command = [find.stdout.strip(), "--enable-native-access=ALL-UNNAMED", "-Djava.net.preferIPv4Stack=true", *options]
        log = running.enter_context(open(work / "functions.log", "w"))
        jvm = subprocess.Popen(
            [*command, "-cp", classes, "broadsheet.bench.capacity.Player"],
            env={"PATH": os.environ["PATH"]} | self.environment(Issuer(running, HERE)),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
        running.callback(jvm.wait)
        running.callback(jvm.stdin.close)
        return jvm

    def environment(self, issuer):
        return {
            "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "defaultkey",
            "AWS_SECRET_ACCESS_KEY": "defaultsecret",
            "AWS_ENDPOINT_URL_DYNAMODB": f"http://{HERE}:{self.dynamodb}",
            "AWS_ENDPOINT_URL_S3": f"http://{HERE}:{self.others}",
            "AWS_ENDPOINT_URL_SQS": f"http://{HERE}:{self.others}",
            "TABLE_NAME": TABLE,
            "DRAFTS_TABLE_NAME": DRAFTS,
            "SALTS_TABLE_NAME": SALTS,
            "BUCKET_NAME": BUCKET,
            "UPLOADS_BUCKET_NAME": UPLOADS,
            "TASKS_URL": f"http://{HERE}:{self.others}/000000000000/{QUEUE}",
            "SCHEDULES_URL": f"http://{HERE}:{self.others}/000000000000/{SCHEDULES}",
            "TOKEN_ISSUER": issuer.name,
            "TOKEN_AUDIENCE": AUDIENCE,
            "CLIENT_SECRET": "",
            "ORIGIN_SECRETS": ORIGIN_SECRET,
            "STACK_NAME": "broadsheet",
        }

    def play(self, name, changed=lambda event: event, kept=False):
        """Calls a function with an event, which `changed` may edit as text. Reuses the function's instance if `kept`."""
        job, case = name.split("/")
        if name in WHEN_DUE:
            let_the_time_come(self.table)
        if case.startswith(CHANGING):
            wait_for_the_next_second()
        event = json.loads(changed(event_file(name, self.ids).read_text()))
        if name == FIRST_OF_RANDOM_SHARD:
            self.mark_ratings(event["pathParameters"]["slug"])
        played = self.call(job, json.dumps(event), kept)
        if error := error_of(name, case, json.dumps(played.answer)):
            sys.exit(error)
        self.ids |= made_up(name, played.answer)
        if case == "202-upload":
            upload(json.loads(played.answer["body"])["upload"])
        return played

    def mark_ratings(self, slug):
        address = {"pk": {"S": f"ADDRESS#{slug}"}, "sk": {"S": "ADDRESS"}}
        article = self.table.get_item(TableName=TABLE, Key=address)["Item"]["article"]["S"]
        self.table.update_item(
            TableName=TABLE, Key={"pk": {"S": f"TALLY#{article}#0"}, "sk": {"S": "RATING"}},
            UpdateExpression="SET sharded = :yes", ExpressionAttributeValues={":yes": {"BOOL": True}},
        )  # fmt: skip
        self.changes.next()

    def call(self, job, event, kept=False):
        self.jvm.stdin.write(f"{'kept' if kept else 'new'}\t{self.handlers[job]}\t{event}\n")
        self.jvm.stdin.flush()
        line = self.jvm.stdout.readline()
        if not line:
            sys.exit(f"{job} failed on {event}: see functions.log")
        return Played(**json.loads(line))

    def render(self, kept=False):
        """Calls the renderers with the stream records since the last time."""
        changes = self.changes.next()
        every = []
        for job, filters in self.filters.items():
            records = [record for record in changes if any(matches(pattern, record) for pattern in filters)]
            if records:
                played = self.call(job, json.dumps({"Records": records}, default=encoded), kept)
                if played.answer["batchItemFailures"]:
                    sys.exit(f"rendering failed for {records}: see functions.log")
                every.append(played)
        return every


def wait_for_the_next_second():
    now = time.time()
    while int(time.time()) == int(now):
        time.sleep(0.01)


def events():
    """The names of all events, in the order in which each gives its expected answer."""
    return [name for name in ordered_events({}) if name != TOO_LARGE]


def stream_filters(template):
    """The stream filters, by function."""
    filters = {}
    for job, name in (("render-pages", "RenderPages"), ("render-counts", "RenderCounts")):
        mapping = template["Resources"][name]["Properties"]["Events"]["Changes"]["Properties"]
        filters[job] = [json.loads(each["Pattern"]) for each in mapping["FilterCriteria"]["Filters"]]
    return filters


def matches(pattern, found):
    """Whether a record, or a part of it, matches an EventBridge pattern."""
    if isinstance(pattern, dict):
        return all(matches(wanted, (found or {}).get(name)) for name, wanted in pattern.items())
    return any(is_one(each, found) for each in pattern)


def is_one(wanted, found):
    if not isinstance(wanted, dict):
        return wanted == found
    return isinstance(found, str) and found.startswith(wanted["prefix"])


def encoded(value):
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


class Changes:
    """The table's stream, from now on."""

    def __init__(self, table, port):
        # dynoxide's shard ids are shorter than AWS's, so the SDK would refuse them.
        self.streams = boto3.client(
            "dynamodbstreams", endpoint_url=f"http://{HERE}:{port}", region_name="us-east-1",
            aws_access_key_id="local", aws_secret_access_key="local", config=Config(parameter_validation=False),
        )  # fmt: skip
        self.arn = table.describe_table(TableName=TABLE)["Table"]["LatestStreamArn"]
        self.iterators = {}

    def next(self):
        records = []
        for shard in self.streams.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"]:
            name = shard["ShardId"]
            iterator = self.iterators.get(name) or self.streams.get_shard_iterator(
                StreamArn=self.arn, ShardId=name, ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]
            while iterator:
                some = self.streams.get_records(ShardIterator=iterator)
                iterator = some.get("NextShardIterator")
                self.iterators[name] = iterator
                if not some["Records"]:
                    break
                records += some["Records"]
        return [moment_as_number(record) for record in records]


def moment_as_number(record):
    """The record as Lambda delivers it, with its time in seconds."""
    moment = record["dynamodb"].get("ApproximateCreationDateTime")
    if moment:
        record["dynamodb"]["ApproximateCreationDateTime"] = moment.timestamp()
    return record
