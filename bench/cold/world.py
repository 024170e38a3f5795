"""The environment of a function: tables, buckets, queues, an issuer of tokens. Each start gets new ones."""

import json
import re
import sys
import urllib.request

from functions import ONE_ITEM, ROOT

sys.path += [str(ROOT / "ci"), str(ROOT / "bench")]
from cdn import ORIGIN_SECRET
from emulated import ask, signed
from servers import Issuer, free_ports, serve, start_dynoxide, start_ministack

# The prefixes of the names of tables that each environment gets, by the variable that has the name.
TABLES = {"TABLE_NAME": "articles", "DRAFTS_TABLE_NAME": "drafts"}


class World:
    """dynoxide and ministack, with the items that the events of BEFORE wrote."""

    def __init__(self, running, work):
        self.dynamodb, self.s3 = free_ports(2)
        start_dynoxide(running, "127.0.0.1", self.dynamodb, work)
        start_ministack(running, "127.0.0.1", self.s3, work)
        self.issuer = serve(running, "127.0.0.1", Issuer)
        self.items, self.worlds = {}, 0
        for queue in ("tasks", "schedules"):
            ask(f"http://127.0.0.1:{self.s3}", "sqs", "CreateQueue", QueueName=queue)
        self.make_table("items", "id")
        # All environments share this table, because the bench does not measure a day's first call, which makes the salt.
        self.make_table("salts", "pk")
        slug = json.loads(ONE_ITEM)["pathParameters"]["slug"]
        item = {"id": slug, "title": "How a tide table knows", "html": "<p>The sea keeps time.</p>" * 80}
        self.table("PutItem", TableName="items", Item={name: {"S": text} for name, text in item.items()})

    def remember(self, environment):
        """Stores the items of an environment's tables, with which new tables begin from now on."""
        self.items = self.items_now(environment)

    def items_now(self, environment):
        """The items of an environment's tables of articles and of drafts, by the variable that names the table."""
        return {name: self.table("Scan", TableName=environment[name])["Items"] for name in TABLES}

    def objects_now(self, environment):
        """The keys in an environment's bucket of pages."""
        address = f"http://127.0.0.1:{self.s3}/{environment['BUCKET_NAME']}"
        with urllib.request.urlopen(urllib.request.Request(address, headers=signed("s3")), timeout=60) as listing:
            return re.findall("<Key>(.*?)</Key>", listing.read().decode())

    def renew(self):
        """Makes new tables and buckets. Returns the environment variables that name them."""
        self.worlds += 1
        tables = {name: f"{kind}-{self.worlds}" for name, kind in TABLES.items()}
        for name, table in tables.items():
            self.make_table(table, "pk", "sk")
            items = self.items.get(name, [])
            for at in range(0, len(items), 25):
                puts = [{"PutRequest": {"Item": item}} for item in items[at : at + 25]]
                self.table("BatchWriteItem", RequestItems={table: puts})
        for bucket in ("pages", "uploads"):
            address = f"http://127.0.0.1:{self.s3}/{bucket}-{self.worlds}"
            urllib.request.urlopen(urllib.request.Request(address, b"", signed("s3"), method="PUT"), timeout=60).close()
        return tables | {
            "SALTS_TABLE_NAME": "salts",
            "BUCKET_NAME": f"pages-{self.worlds}",
            "UPLOADS_BUCKET_NAME": f"uploads-{self.worlds}",
            "TASKS_URL": f"http://127.0.0.1:{self.s3}/000000000000/tasks",
            "SCHEDULES_URL": f"http://127.0.0.1:{self.s3}/000000000000/schedules",
            "TOKEN_ISSUER": f"http://127.0.0.1:{self.issuer}",
            "TOKEN_AUDIENCE": "broadsheet",
            "CLIENT_SECRET": "",
            "ORIGIN_SECRETS": ORIGIN_SECRET,
            "AWS_ENDPOINT_URL_DYNAMODB": f"http://127.0.0.1:{self.dynamodb}",
            "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{self.s3}",
            "AWS_ENDPOINT_URL_SQS": f"http://127.0.0.1:{self.s3}",
        }

    def drop(self, environment):
        for name in TABLES:
            self.table("DeleteTable", TableName=environment[name])

    def make_table(self, name, *keys):
        self.table(
            "CreateTable",
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
            KeySchema=[
                {"AttributeName": key, "KeyType": kind} for key, kind in zip(keys, ("HASH", "RANGE"), strict=False)
            ],
        )

    def table(self, operation, **document):
        return ask(f"http://127.0.0.1:{self.dynamodb}", "dynamodb", operation, **document)
