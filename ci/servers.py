"""Servers on this machine that end with an exit stack. Uses only the standard library, because bench/ has nothing else.
"""

import json
import os
import random
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TOOLS = Path(__file__).resolve().parent.parent / ".local/tools"

# Below the ports of outgoing connections, because one of those could take a port before its server listens.
PORTS = range(10_000, 32_768)


def free_ports(count, address="127.0.0.1"):
    """The given number of different free ports."""
    with ExitStack() as held:
        free = []
        for port in random.sample(PORTS, len(PORTS)):
            if len(free) == count:
                break
            try:
                held.enter_context(socket.socket()).bind((address, port))
            except OSError:
                continue
            free.append(port)
        return free


def start(running, command, environment, port, log, seconds=60):
    """Starts a program that ends with the exit stack `running`, and waits until it listens."""
    output = running.enter_context(open(log, "w"))
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    running.callback(process.wait)
    running.callback(process.terminate)
    wait_until_it_listens(process, port, log, seconds)


def wait_until_it_listens(process, port, log, seconds=60):
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.005)
    sys.exit(f"what was to listen on port {port} did not start; see {log}")


def start_dynoxide(running, address, port, work, *options):
    """Starts an emulator of DynamoDB, which keeps its tables in memory if the options name no file."""
    command = [TOOLS / "dynoxide", "serve", "--host", address, "--port", str(port), *options]
    start(running, command, None, port, work / "dynoxide.log")


def start_ministack(running, address, port, work):
    """Starts an emulator of S3 and SQS, which keeps everything in memory. The class Ministack starts it like this too."""
    settings = {
        "GATEWAY_PORT": str(port),
        "SERVICES": "s3,sqs",
        "S3_PERSIST": "0",
        "PERSIST_STATE": "0",
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        # ministack checks presigned URLs. These are the dummy credentials that SAM gives to containers.
        "AWS_ACCESS_KEY_ID": "defaultkey",
        "AWS_SECRET_ACCESS_KEY": "defaultsecret",
    }
    # Its own server takes twice the time for a request.
    command = [
        TOOLS / "ministack/bin/uvicorn", "ministack.app:app", "--host", address, "--port", str(port),
        "--timeout-keep-alive", "75", "--timeout-graceful-shutdown", "1",
        "--no-access-log", "--no-server-header", "--no-date-header", "--log-level", "warning",
    ]  # fmt: skip
    start(running, command, os.environ | settings, port, work / "ministack.log")


def serve(running, address, handler):
    """Serves requests in threads of this process. Returns the port."""
    server = running.enter_context(Server((address, 0), handler))
    Thread(target=server.serve_forever, daemon=True).start()
    running.callback(server.shutdown)
    return server.server_address[1]


class Server(ThreadingHTTPServer):
    # The largest number of connections that may wait to be accepted.
    request_queue_size = 100


class Issuer(BaseHTTPRequestHandler):
    """An OpenID Connect issuer that publishes its configuration."""

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

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
