"""What a function finds around it: tables, buckets, a queue, an issuer of tokens. Each start finds them as new."""

import json
import os
import sys
import urllib.error
import urllib.request

from functions import ONE_ITEM, ROOT

sys.path.append(str(ROOT / "build"))
from servers import Issuer, free_ports, serve, start  # noqa: E402

TOOLS = ROOT / ".local/tools"
SIGNATURE = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=0"


class World:
    """dynoxide and ministack, and in them what BEFORE left."""

    def __init__(self, running, work):
        self.dynamodb, self.s3 = free_ports(2)
        command = [TOOLS / "dynoxide", "serve", "--port", str(self.dynamodb)]
        start(running, command, None, self.dynamodb, work / "dynoxide.log")
        settings = {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.s3),
            "SERVICES": "s3,sqs",
            "S3_PERSIST": "0",
            "PERSIST_STATE": "0",
            "IOT_MTLS_ENABLED": "0",
            "LOG_LEVEL": "WARNING",
        }
        start(running, [TOOLS / "ministack/bin/ministack"], os.environ | settings, self.s3, work / "ministack.log")
        self.issuer = serve(running, "127.0.0.1", Issuer)
        self.items, self.worlds = [], 0
        self.sqs("CreateQueue", {"QueueName": "tasks"})
        self.make_table("items", "id")
        slug = json.loads(ONE_ITEM)["pathParameters"]["slug"]
        item = {"id": slug, "title": "How a tide table knows", "html": "<p>The sea keeps time.</p>" * 80}
        self.ask_dynamodb("PutItem", {"TableName": "items", "Item": {name: {"S": text} for name, text in item.items()}})

    def remember(self, environment):
        """From now on every table begins with what that environment's holds."""
        self.items = self.items_now(environment["TABLE_NAME"])

    def items_now(self, table):
        return self.ask_dynamodb("Scan", {"TableName": table})["Items"]

    def renew(self):
        """A table and buckets that nobody has used yet; gives the environment that leads to them."""
        self.worlds += 1
        table = f"articles-{self.worlds}"
        self.make_table(table, "pk", "sk")
        for at in range(0, len(self.items), 25):
            puts = [{"PutRequest": {"Item": item}} for item in self.items[at : at + 25]]
            self.ask_dynamodb("BatchWriteItem", {"RequestItems": {table: puts}})
        for bucket in ("pages", "uploads"):
            self.ask(self.s3, f"/{bucket}-{self.worlds}", b"", {"Authorization": SIGNATURE.format("s3")}, "PUT")
        return {
            "TABLE_NAME": table,
            "BUCKET_NAME": f"pages-{self.worlds}",
            "UPLOADS_BUCKET_NAME": f"uploads-{self.worlds}",
            "TASKS_URL": f"http://127.0.0.1:{self.s3}/000000000000/tasks",
            "TOKEN_ISSUER": f"http://127.0.0.1:{self.issuer}",
            "TOKEN_AUDIENCE": "broadsheet",
            "CLIENT_SECRET": "",
            "AWS_ENDPOINT_URL_DYNAMODB": f"http://127.0.0.1:{self.dynamodb}",
            "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{self.s3}",
            "AWS_ENDPOINT_URL_SQS": f"http://127.0.0.1:{self.s3}",
        }

    def drop(self, environment):
        self.ask_dynamodb("DeleteTable", {"TableName": environment["TABLE_NAME"]})

    def make_table(self, name, *keys):
        self.ask_dynamodb(
            "CreateTable",
            {
                "TableName": name,
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key in keys],
                "KeySchema": [
                    {"AttributeName": key, "KeyType": kind} for key, kind in zip(keys, ("HASH", "RANGE"), strict=False)
                ],
            },
        )

    def ask_dynamodb(self, operation, document):
        headers = {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"DynamoDB_20120810.{operation}",
            "X-Amz-Date": "20260101T000000Z",
            "Authorization": SIGNATURE.format("dynamodb"),
        }
        return json.loads(self.ask(self.dynamodb, "/", json.dumps(document).encode(), headers))

    def sqs(self, operation, document):
        headers = {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"AmazonSQS.{operation}",
            "Authorization": SIGNATURE.format("sqs"),
        }
        self.ask(self.s3, "/", json.dumps(document).encode(), headers)

    @staticmethod
    def ask(port, path, body, headers, method="POST"):
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.read()
        except urllib.error.HTTPError as refusal:
            sys.exit(f"{method} {path} is answered {refusal.code} {refusal.read().decode()}")
