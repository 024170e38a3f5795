"""What a function finds around it: tables, buckets, a queue, an issuer of tokens. Each start finds them as new."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from functions import ONE_ITEM, ROOT

TOOLS = ROOT / ".local/tools"
SIGNATURE = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=0"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start(running, command, port, log, environment=None):
    """Starts a server that ends with `running`, and waits until it listens."""
    output = running.enter_context(open(log, "w"))
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    running.callback(process.wait)
    running.callback(process.terminate)
    deadline = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{command[0]} did not start; see {log}")
            time.sleep(0.005)


class World:
    """dynoxide and ministack, and in them what BEFORE left."""

    def __init__(self, running, work):
        self.dynamodb, self.s3 = free_port(), free_port()
        start(running, [TOOLS / "dynoxide", "serve", "--port", str(self.dynamodb)], self.dynamodb, work / "dynoxide.log")
        settings = {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.s3),
            "SERVICES": "s3,sqs",
            "S3_PERSIST": "0",
            "PERSIST_STATE": "0",
            "IOT_MTLS_ENABLED": "0",
            "LOG_LEVEL": "WARNING",
        }
        start(running, [TOOLS / "ministack/bin/ministack"], self.s3, work / "ministack.log", os.environ | settings)
        self.issuer = start_issuer(running)
        self.items, self.worlds = [], 0
        self.sqs("CreateQueue", {"QueueName": "tasks"})
        self.make_table("items", "id")
        slug = json.loads(ONE_ITEM)["pathParameters"]["slug"]
        item = {"id": slug, "title": "How a tide table knows", "html": "<p>The sea keeps time.</p>" * 80}
        self.ask_dynamodb("PutItem", {"TableName": "items", "Item": {name: {"S": text} for name, text in item.items()}})

    def remember(self, environment):
        """From now on every table begins with what that environment's holds."""
        self.items = self.ask_dynamodb("Scan", {"TableName": environment["TABLE_NAME"]})["Items"]

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


class Issuer(BaseHTTPRequestHandler):
    """An OpenID Connect issuer that says where it is."""

    def do_GET(self):
        here = f"http://{self.headers['Host']}"
        body = json.dumps(
            {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "jwks_uri": f"{here}/keys",
                "subject_types_supported": ["public"],
            }
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def start_issuer(running):
    server = running.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), Issuer))
    Thread(target=server.serve_forever, daemon=True).start()
    running.callback(server.shutdown)
    return server.server_address[1]
