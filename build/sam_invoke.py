"""Runs events through `sam local invoke`; started by build/sam-invoke, whose arguments go on to SAM."""

import hashlib
import http.client
import json
import os
import platform
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import boto3
from samcli.yamlhelper import yaml_parse

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".local/tools"
WORK = ROOT / ".local/sam"
TABLE, BUCKET, UPLOADS, QUEUE = "articles", "pages", "uploads", "tasks"
PICTURE = ROOT / "events/keep-picture/harbour.jpg"
SEEN_BY_CONTAINERS = "host.docker.internal"
AT_ONCE = 2

# Not a file: see too_large().
TOO_LARGE = "publish-article/413-too-large"

# Without credentials SAM makes some up for its containers; with any it would first ask AWS, in vain, whose they are.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | {
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "SAM_CLI_TELEMETRY": "0",
}

# What the bucket must hold, and must not, after an event.
PAGES = {
    "keep-picture/201-kept": (
        [f"images/{hashlib.sha256(PICTURE.read_bytes()).hexdigest()}/{name}" for name in ("320.webp", "picture.json")],
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


def main(sam_arguments):
    WORK.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with ExitStack() as running:
        dynamodb, s3 = start_emulators(running)
        functions = derive_template(dynamodb, s3, start_issuer(running))
        bucket = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{s3}", **credentials())
        bucket.create_bucket(Bucket=BUCKET)
        boto3.client("sqs", endpoint_url=f"http://127.0.0.1:{s3}", **credentials()).create_queue(QueueName=QUEUE)
        bucket.create_bucket(Bucket=UPLOADS)
        make_table(boto3.client("dynamodb", endpoint_url=f"http://127.0.0.1:{dynamodb}", **credentials()))
        began = time.monotonic()
        passed = failed = 0
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for group in groups(ordered_events(functions)):
                for name, seconds, fault in pool.map(lambda event: invoke(event, functions, bucket, sam_arguments), group):
                    print(f"{'FAIL' if fault else 'ok  '} {name:45} {seconds:4.1f} s{fault}", flush=True)
                    failed, passed = (failed + 1, passed) if fault else (failed, passed + 1)
        print(f"{len(functions)} functions, {time.monotonic() - began:.0f} s")
        print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def start_emulators(running):
    """Both listen on every interface: a container reaches this machine by none of its loopback addresses."""
    dynamodb, s3 = free_ports()
    start(running, [TOOLS / "dynoxide", "serve", "--host", "0.0.0.0", "--port", str(dynamodb)], {}, dynamodb)
    settings = {
        "BIND_HOST": "0.0.0.0",
        "GATEWAY_PORT": str(s3),
        "SERVICES": "s3,sqs",
        "S3_PERSIST": "0",
        "PERSIST_STATE": "0",
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        # Presigned addresses are checked, with the credentials that SAM makes up.
        "AWS_ACCESS_KEY_ID": "defaultkey",
        "AWS_SECRET_ACCESS_KEY": "defaultsecret",
    }
    start(running, [TOOLS / "ministack/bin/ministack"], settings, s3)
    return dynamodb, s3


def free_ports():
    with socket.socket() as one, socket.socket() as other:
        one.bind(("0.0.0.0", 0))
        other.bind(("0.0.0.0", 0))
        return one.getsockname()[1], other.getsockname()[1]


def start(running, command, settings, port):
    log = open(WORK / f"{command[0].name}.log", "w")
    process = subprocess.Popen(command, env=os.environ | settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    running.callback(log.close)
    running.callback(process.wait)
    running.callback(process.terminate)
    deadline = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{command[0].name} did not start; see {log.name}")
            time.sleep(0.02)


def credentials():
    return {"region_name": "us-east-1", "aws_access_key_id": "local", "aws_secret_access_key": "local"}


def make_table(client):
    client.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    )


class Issuer(BaseHTTPRequestHandler):
    """An OpenID Connect issuer that says where it is, and that it knows no code it is shown."""

    def do_GET(self):
        here = f"http://{self.headers['Host']}"
        self.answer(
            200,
            {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "jwks_uri": f"{here}/keys",
                "subject_types_supported": ["public"],
            },
        )

    def do_POST(self):
        self.answer(400, {"error": "invalid_grant"})

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def start_issuer(running):
    server = running.enter_context(ThreadingHTTPServer(("0.0.0.0", 0), Issuer))
    Thread(target=server.serve_forever, daemon=True).start()
    running.callback(server.shutdown)
    return server.server_address[1]


def derive_template(dynamodb, s3, issuer):
    """template.yaml with the emulators' addresses: SAM hands a function no variable that its template does not declare.

    Gives the functions' names in it, by the job that their zip is of.
    """
    template = yaml_parse((ROOT / "template.yaml").read_text())
    template["Globals"]["Function"]["Environment"]["Variables"] |= {
        "TABLE_NAME": TABLE,
        "AWS_ENDPOINT_URL_DYNAMODB": f"http://{SEEN_BY_CONTAINERS}:{dynamodb}",
        "AWS_ENDPOINT_URL_S3": f"http://{SEEN_BY_CONTAINERS}:{s3}",
        "AWS_ENDPOINT_URL_SQS": f"http://{SEEN_BY_CONTAINERS}:{s3}",
    }
    functions = {}
    for name, resource in template["Resources"].items():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        properties = resource["Properties"]
        functions[properties["CodeUri"].split("/")[1]] = name
        code = ROOT / properties["CodeUri"]
        if not code.exists():
            sys.exit(f"{properties['CodeUri']} is not there: run `make build`")
        properties["CodeUri"] = str(code)
        own = properties.get("Environment", {}).get("Variables", {})
        for variable, bucket in (("BUCKET_NAME", BUCKET), ("UPLOADS_BUCKET_NAME", UPLOADS)):
            if variable in own:
                own[variable] = bucket
        if "TOKEN_ISSUER" in own:
            own |= {"TOKEN_ISSUER": f"http://{SEEN_BY_CONTAINERS}:{issuer}", "TOKEN_AUDIENCE": "broadsheet"}
        if "TASKS_URL" in own:
            own["TASKS_URL"] = f"http://{SEEN_BY_CONTAINERS}:{s3}/000000000000/{QUEUE}"
    (WORK / "template.json").write_text(json.dumps(template, indent=2))
    return functions


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


def groups(ordered):
    """Events that write nothing may go at once; each of the others has to wait for those before it."""
    group = []
    for name in ordered:
        job, case = name.split("/")
        if job in ("get-article", "list-comments", "list-revisions", "list-section", "resolve-page", "sign-in") or case.startswith("4"):
            group.append(name)
        else:
            yield group
            yield [name]
            group = []
    yield group


def invoke(name, functions, bucket, sam_arguments):
    job, case = name.split("/")
    event = ROOT / f"events/{name}.json" if name != TOO_LARGE else too_large()
    if job == "count-views" and case != "ok-late":
        event = sent_now(event)
    command = [
        TOOLS / "sam/bin/sam", "local", "invoke", functions[job],
        "--template", WORK / "template.json", "--event", event,
        "--parameter-overrides", f"Architecture={'arm64' if platform.machine() in ('arm64', 'aarch64') else 'x86_64'}",
        "--add-host", f"{SEEN_BY_CONTAINERS}:host-gateway", *sam_arguments,
    ]  # fmt: skip
    began = time.monotonic()
    run = subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    fault = fault_of(name, case, run.stdout) or pages_fault(name, bucket)
    if case == "202-upload" and not fault:
        fault = upload(json.loads(json.loads(run.stdout)["body"])["upload"])
    return name, time.monotonic() - began, f"\n     {fault}\n{run.stderr}" if fault else ""


def too_large():
    """201-article with more text than an item can hold: not committed, for it would be 400 KB of nothing."""
    event = json.loads((ROOT / "events/publish-article/201-article.json").read_text())
    event["body"] += "x" * 400_000
    file = WORK / "413-too-large.json"
    file.write_text(json.dumps(event))
    return file


def sent_now(event):
    """The event as if its messages had just been sent: those of the day before yesterday are not counted any more."""
    file = WORK / f"{event.stem}.json"
    file.write_text(re.sub(r'("SentTimestamp": ")\d+', rf"\g<1>{int(time.time() * 1000)}", event.read_text()))
    return file


def fault_of(name, case, output):
    """What is wrong with an answer to an event of that name; empty if nothing."""
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
    """Puts the picture where the function said; this machine goes by another name there, which is signed."""
    address = urlsplit(invitation["url"])
    connection = http.client.HTTPConnection("127.0.0.1", address.port)
    headers = invitation["headers"] | {"Host": address.netloc}
    connection.request(invitation["method"], f"{address.path}?{address.query}", PICTURE.read_bytes(), headers)
    answer = connection.getresponse()
    return "" if answer.status == 200 else f"S3 answers {answer.status} {answer.read().decode()}"


def pages_fault(name, bucket):
    there, gone = PAGES.get(name, ([], []))
    keys = {item["Key"] for item in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])}
    wrong = [f"{key} is not in the bucket" for key in there if key not in keys]
    wrong += [f"{key} is in the bucket" for key in gone if key in keys]
    return "; ".join(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
