"""Records the AWS calls of functions as IAM actions, in a proxy before the emulators."""

import http.client
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler
from threading import Lock
from urllib.parse import unquote, urlsplit

from servers import serve

# Headers that a proxy must not forward: they concern one connection only, or the proxy sets them itself.
OF_A_CONNECTION = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "expect", "content-length"}

S3_ACTIONS = {"GET": "GetObject", "HEAD": "GetObject", "PUT": "PutObject", "DELETE": "DeleteObject"}


@dataclass(frozen=True)
class Call:
    """A call that needs one permission.

    The resource is the name of a table, queue or bucket; a bucket's name is followed by a slash and the object's
    key. The key is the partition key of the table's item, and empty for other resources.
    """

    action: str
    resource: str
    key: str = ""


class Recorder:
    """Counts the calls of each function. `names` maps each table, bucket and queue to its name in the result."""

    def __init__(self, names):
        self._names = names
        self._lock = Lock()
        self._calls = {}

    def note(self, function, calls):
        with self._lock:
            self._calls.setdefault(function, Counter()).update(self._known(call) for call in calls)

    def _known(self, call):
        name, slash, key = call.resource.partition("/")
        return replace(call, resource=self._names.get(name, name) + slash + key)

    def calls(self):
        """The calls with their counts, by function."""
        with self._lock:
            return {function: Counter(calls) for function, calls in self._calls.items()}


def start_proxy(running, function, recorder, dynamodb, others):
    """Starts a proxy for one function on all interfaces, which forwards to the emulators' ports. Returns the proxy's
    port.
    """

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def hand_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            target = self.headers.get("X-Amz-Target", "")
            upstream = http.client.HTTPConnection("127.0.0.1", dynamodb if target.startswith("DynamoDB_") else others)
            # Forward the host unchanged, because the request's signature covers it.
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in OF_A_CONNECTION:
                    upstream.putheader(name, value)
            upstream.putheader("Content-Length", str(len(body)))
            upstream.endheaders(body)
            answer = upstream.getresponse()
            content = answer.read()
            recorder.note(function, calls_of(self.command, self.path, self.headers, body, answer.status))
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in OF_A_CONNECTION:
                    self.send_header(name, value)
            # A HEAD response states the length that GET would return.
            length = answer.getheader("Content-Length", "0") if self.command == "HEAD" else str(len(content))
            if answer.status not in (204, 304):
                self.send_header("Content-Length", length)
            if self.close_connection:
                # Without this header the JDK would reuse the closed connection.
                self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content)
            upstream.close()

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = hand_on

        def log_message(self, *_):
            pass

    return serve(running, "0.0.0.0", Proxy)


def calls_of(method, path, headers, body, status):
    """The permissions that AWS would check for a request."""
    service, _, operation = headers.get("X-Amz-Target", "").partition(".")
    if service.startswith("DynamoDB_"):
        return dynamodb_calls(operation, json.loads(body))
    if service == "AmazonSQS":
        queue = urlsplit(json.loads(body)["QueueUrl"]).path.rsplit("/", 1)[-1]
        return [Call(f"sqs:{operation.removesuffix('Batch')}", queue)]
    return s3_calls(method, urlsplit(path), headers, status)


def dynamodb_calls(operation, request):
    """The permissions of a DynamoDB request. A transaction needs the permission of each operation in it."""
    if operation == "TransactWriteItems":
        return [
            table_call(part if part == "ConditionCheck" else f"{part}Item", details)
            for item in request["TransactItems"]
            for part, details in item.items()
        ]
    if operation == "TransactGetItems":
        return [table_call("GetItem", item["Get"]) for item in request["TransactItems"]]
    if operation == "BatchGetItem":
        return [
            Call("dynamodb:BatchGetItem", table, key["pk"]["S"])
            for table, keys in request["RequestItems"].items()
            for key in keys["Keys"]
        ]
    if operation == "BatchWriteItem":
        return [
            Call("dynamodb:BatchWriteItem", table, written(write)["pk"]["S"])
            for table, writes in request["RequestItems"].items()
            for write in writes
        ]
    return [table_call(operation, request)]


def written(write):
    """What a write of a batch puts, or the key of what it deletes."""
    return write["PutRequest"]["Item"] if "PutRequest" in write else write["DeleteRequest"]["Key"]


def table_call(operation, request):
    action = "dynamodb:ConditionCheckItem" if operation == "ConditionCheck" else f"dynamodb:{operation}"
    if operation == "Query":
        return Call(action, request["TableName"], queried_partition(request))
    # Other operations have no key here, so a policy that restricts keys does not allow them.
    key = request.get("Key") or request.get("Item") or {}
    return Call(action, request.get("TableName", ""), key.get("pk", {}).get("S", ""))


def queried_partition(query):
    names = query.get("ExpressionAttributeNames", {})
    for name, value in re.findall(r"([\w#]+)\s*=\s*(:\w+)", query["KeyConditionExpression"]):
        if names.get(name, name) == "pk":
            return query["ExpressionAttributeValues"][value]["S"]
    raise ValueError(f"a query of no partition: {query['KeyConditionExpression']}")


def s3_calls(method, address, headers, status):
    """The permissions of an S3 request, by the S3 User Guide.

    A conditional write or deletion (If-Match) also needs permission to read the object. S3 answers 404 for a missing
    object only if the caller may list the bucket, and 403 otherwise.
    """
    bucket, _, key = unquote(address.path).lstrip("/").partition("/")
    if not key:
        return [Call("s3:ListBucket" if method in ("GET", "HEAD") else f"s3:{method}", bucket)]
    calls = [Call(f"s3:{S3_ACTIONS.get(method, method)}", f"{bucket}/{key}")]
    if method in ("PUT", "DELETE") and headers.get("If-Match", "*") != "*":
        calls.append(Call("s3:GetObject", f"{bucket}/{key}"))
    if method in ("GET", "HEAD") and status == 404:
        calls.append(Call("s3:ListBucket", bucket))
    return calls
