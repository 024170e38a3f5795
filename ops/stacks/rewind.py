"""Restores a table in place: makes it equal to a copy that was restored from its point-in-time recovery."""

import hashlib
import json
import sys
import time

import pausing
from lookup import FAILED_CREATION, described

# The outputs with the physical names of the tables that can be restored.
TABLES = {"Table": "TableName", "DraftsTable": "DraftsTableName"}

# DynamoDB's limits for a batch.
WRITES, READS = 25, 100

# How often the tables are compared. The second comparison finds nothing unless something else writes to them.
ROUNDS = 3

# In seconds, before what DynamoDB had no capacity for is sent again.
BACKOFF = 0.5


def rewind(session, stage, table, source, dry_run=False):
    """Makes a table of the stack (`Table` or `DraftsTable`) equal to the table `source`, item by item.

    Pauses the stack meanwhile, and resumes it only when the tables agree. It can be interrupted at any time and run
    again: it keeps nothing but what the tables and the stack say. With `dry_run` it counts the differences only, while
    the stack runs.

    It has keys and digests in memory, but no items: 220 MB for a million items of `source`, and up to 130 MB more for a
    million items that only the stack's table has. A comparison scans both tables once, which takes a minute of
    processor time for a million items in each, and there are at least two.
    """
    stack = _usable(session, stage)
    outputs = {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}
    tables = Tables(session.client("dynamodb"), source, outputs[TABLES[table]])
    if dry_run:
        missing, extra = tables.differences()
        print(f"{len(missing)} items of {tables.live} would be written, and {len(extra)} deleted.")
        return
    how = (
        f"`ops/stack rewind {stage.name} {table} {source}` completes it; `ops/stack rewind {stage.name} --resume` lets the"
        " stack run with the table as it is."
    )
    print(f"Pausing {stage.stack}: its API answers 503, and stored pages stay readable. If this is interrupted: {how}", flush=True)
    try:
        pausing.pause(session, stage.stack)
        _make_equal(tables)
        pausing.resume(session, stage.stack)
    except BaseException:
        print(f"{stage.stack} is paused, and {tables.live} may be restored in part. {how}", file=sys.stderr)
        raise
    print(f"{tables.live} is as {source}, and {stage.stack} runs again.")


def resume(session, stage):
    """Lets a stack run that an interrupted `rewind` has paused, whatever its tables contain."""
    _usable(session, stage)
    pausing.resume(session, stage.stack)
    print(f"{stage.stack} runs again.")


def _usable(session, stage):
    stack = described(session.client("cloudformation"), stage.stack)
    if stack is None:
        sys.exit(f"There is no stack {stage.stack} in {stage.region}")
    if stack["StackStatus"] in FAILED_CREATION or not stack["StackStatus"].endswith("_COMPLETE"):
        sys.exit(f"{stage.stack} is {stack['StackStatus']}: wait until it is deployed")
    return stack


def _make_equal(tables):
    for _ in range(ROUNDS):
        missing, extra = tables.differences()
        if not missing and not extra:
            return
        print(f"Writing {len(missing)} items and deleting {len(extra)} ...", flush=True)
        tables.copy(missing)
        tables.delete(extra)
    sys.exit(f"The tables differed {ROUNDS} times: something else writes to {tables.live}.")


class Tables:
    """The stack's table, and the one from which it is restored. A key is the JSON list of its values, as bytes."""

    def __init__(self, client, source, live):
        self._client, self.source, self.live = client, source, live
        given, own = (client.describe_table(TableName=name)["Table"] for name in (source, live))
        if source == live:
            sys.exit(f"{live} is the stack's own table: restore it to another one first.")
        if given["TableStatus"] != "ACTIVE":
            sys.exit(f"{source} is {given['TableStatus']}: `aws dynamodb wait table-exists --table-name {source}`, and again if that gives up.")
        if given["KeySchema"] != own["KeySchema"]:
            sys.exit(f"{source} has other keys than {live}.")
        origin = given.get("RestoreSummary", {}).get("SourceTableArn", own["TableArn"])
        if origin != own["TableArn"]:
            sys.exit(f"{source} was restored from {origin}, not from {own['TableArn']}.")
        self._names = [one["AttributeName"] for one in own["KeySchema"]]

    def differences(self):
        """The keys of items that are missing or different in the stack's table, and of those that only it has.

        Items that have expired count as absent in both, because DynamoDB deletes them within some days at any time.
        """
        now = time.time()
        wanted = {key: digest(item) for key, item in self._items(self.source, now)}
        if not wanted:
            sys.exit(f"{self.source} is empty: nothing is restored from it.")
        extra = []
        for key, item in self._items(self.live, now):
            if key not in wanted:
                extra.append(key)
            elif wanted[key] == digest(item):
                del wanted[key]
        return list(wanted), extra

    def copy(self, keys):
        for some in _batches(keys, READS):
            asked = {self.source: {"Keys": [self._key(one) for one in some]}}
            while asked:
                answer = self._client.batch_get_item(RequestItems=asked)
                for items in _batches(answer["Responses"].get(self.source, []), WRITES):
                    self._write([{"PutRequest": {"Item": item}} for item in items])
                asked = answer.get("UnprocessedKeys")

    def delete(self, keys):
        for some in _batches(keys, WRITES):
            self._write([{"DeleteRequest": {"Key": self._key(one)}} for one in some])

    def _items(self, table, now):
        pages = self._client.get_paginator("scan").paginate(TableName=table, ConsistentRead=table == self.live)
        for item in (item for page in pages for item in page["Items"]):
            if float(item.get("expiresAt", {}).get("N", "inf")) > now:
                yield json.dumps([item[name]["S"] for name in self._names]).encode(), item

    def _key(self, key):
        return {name: {"S": value} for name, value in zip(self._names, json.loads(key), strict=True)}

    def _write(self, requests):
        while requests := self._client.batch_write_item(RequestItems={self.live: requests}).get("UnprocessedItems", {}).get(self.live):
            time.sleep(BACKOFF)


def _batches(values, size):
    return (values[at : at + size] for at in range(0, len(values), size))


def digest(item):
    """A digest of an item's attributes, which are the same in whatever order a set's elements come."""
    return hashlib.blake2b(json.dumps(_ordered({"M": item}), sort_keys=True).encode(), digest_size=16).digest()


def _ordered(value):
    ((kind, content),) = value.items()
    match kind:
        case "M":
            return {kind: {name: _ordered(one) for name, one in content.items()}}
        case "L":
            return {kind: [_ordered(one) for one in content]}
        case "B":
            return {kind: content.hex()}
        case "BS":
            return {kind: sorted(one.hex() for one in content)}
        case "SS" | "NS":
            return {kind: sorted(content)}
    return value
