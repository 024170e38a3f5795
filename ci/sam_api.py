"""Runs the API's tests against `sam local start-api`; started by ci/sam-api, which passes arguments on to SAM."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack

from issuer import AUDIENCE, Issuer
from sam_parts import (
    ENVIRONMENT, ORIGIN_SECRET, ROOT, WORK,
    derive_template, functions_of, make_what_functions_keep_things_in, read_template, sam_arguments,
    start_emulators,
)  # fmt: skip
from servers import free_ports, start

# A name for this machine that is valid here and in containers, because both use the URLs that functions sign.
HOST = socket.gethostname()

# The address of a CDN server.
CDN = "130.176.98.7"


def main(more_arguments):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with ExitStack() as running:
        dynamodb, others = start_emulators(running)
        make_what_functions_keep_things_in(dynamodb, others)
        issuer = Issuer(running, HOST)
        derive_template(HOST, lambda _: (dynamodb, others), issuer)
        port = start_api(running, issuer, more_arguments)
        began = time.monotonic()
        tests = subprocess.run(
            [ROOT / "build/mvn", "-q", "-pl", "tests/e2e", "-am", "test", "-DskipScriptTests", "-Dgroups=api & !pages",
             "-Dsurefire.failIfNoSpecifiedTests=false", f"-Dsite=http://127.0.0.1:{port}"],
            cwd=ROOT,
            env=os.environ | {
                "TOKEN": issuer.token("an-editor", "An Editor", "editors", "moderators", "administrators"),
                "READERS_TOKEN": issuer.token("a-reader", "A Reader"),
            },
        )  # fmt: skip
        print(f"the API's tests took {time.monotonic() - began:.0f} s")
    return tests.returncode


def start_api(running, issuer, more_arguments):
    """Starts the API and returns its port. A function's container starts at its first call, and stays."""
    (port,) = free_ports(1)
    front = {
        "keys": f"http://127.0.0.1:{issuer.port}/keys",
        "issuer": issuer.name,
        "audience": AUDIENCE,
        "cdn": CDN,
        "secret": ORIGIN_SECRET,
        "protected": protected_routes(),
    }
    command = [
        sys.executable, "-B", ROOT / "ci/sam_front.py", "local", "start-api", "--port", str(port),
        "--warm-containers", "LAZY", *sam_arguments(HOST), *more_arguments,
    ]  # fmt: skip
    # SAM stops its containers with itself.
    start(running, command, ENVIRONMENT | {"SITE_FRONT": json.dumps(front)}, port, WORK / "start-api.log", seconds=120)
    return port


def protected_routes():
    """The routes that require a token."""
    return [
        f"{event['Properties']['Method']} {event['Properties']['Path']}"
        for _, properties in functions_of(read_template())
        for event in properties["Events"].values()
        if event["Type"] == "HttpApi" and "Auth" in event["Properties"]
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
