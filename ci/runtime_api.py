"""Emulates Lambda for a function with SnapStart: its runtime API with `restore/next`, and its credentials endpoint.

The runtime interface client runs the function's hooks, and requests a restore in between. No snapshot is taken here:
the prepared process itself continues instead of copies of it.
"""

import json
import queue
import subprocess
import sys
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

from servers import serve

TOKEN = "only-this-environment-knows-it"
TIMEOUT = 60


@dataclass(frozen=True)
class Outcome:
    """A function's answer, and the milliseconds since its event was available."""

    answer: str
    took: float


class Environment:
    """One execution environment.

    `command_for` receives the variables that lead to the runtime API. It returns the command of the function's
    process and all its variables. The process ends with the exit stack `running`. Each start truncates the log file.
    """

    def __init__(self, running, command_for, log, is_snap=True, address="127.0.0.1", host="127.0.0.1"):
        self.log, self.is_snap = log, is_snap
        self.credentials_asked = 0
        self._running = running
        self._ready, self._restored = Event(), Event()
        self._events, self._answers = queue.Queue(), queue.Queue()
        self.errors = []
        here = f"{host}:{serve(running, address, self._handler())}"
        variables = {
            "AWS_LAMBDA_RUNTIME_API": here,
            "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start" if is_snap else "on-demand",
        }
        # A function with SnapStart gets credentials only from this endpoint.
        if is_snap:
            variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = f"http://{here}/credentials"
            variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = TOKEN
        else:
            variables |= {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
        self._command, self._variables = command_for(variables)

    def start(self):
        """Starts the process. With SnapStart, it returns when Lambda would take the snapshot."""
        output = self._running.enter_context(open(self.log, "w"))
        self._process = subprocess.Popen(
            self._command, env=self._variables, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        self._running.callback(self._process.wait)
        self._running.callback(self._process.terminate)
        if self.is_snap:
            self._wait(self._ready)

    def restore(self):
        """Continues as if restored from the snapshot."""
        self._restored.set()

    def call(self, event):
        began = time.monotonic()
        self._events.put(event)
        while True:
            try:
                answer, at = self._answers.get(timeout=0.2)
                return Outcome(answer, 1000 * (at - began))
            except queue.Empty:
                self._see_that_it_lives(began)

    def end(self):
        """Sends SIGTERM, and waits until the process ends."""
        self._process.terminate()
        self._process.wait(TIMEOUT)

    def said(self):
        """The process's log."""
        return Path(self.log).read_text(errors="replace")

    def _wait(self, event):
        began = time.monotonic()
        while not event.wait(0.02):
            self._see_that_it_lives(began)

    def _see_that_it_lives(self, began):
        if self.errors or self._process.poll() is not None or time.monotonic() - began > TIMEOUT:
            sys.exit(f"{self.errors or 'no answer'}; see {self.log}")

    def _handler(environment):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self):
                if self.path == "/credentials":
                    self.credentials()
                elif self.path.endswith("/restore/next"):
                    environment._ready.set()
                    environment._restored.wait()
                    self.answer(200, b"")
                elif self.path.endswith("/invocation/next"):
                    event = environment._events.get()
                    self.answer(
                        200,
                        event,
                        ("Lambda-Runtime-Aws-Request-Id", f"call-{time.monotonic_ns()}"),
                        ("Lambda-Runtime-Deadline-Ms", str(int(1000 * (time.time() + TIMEOUT)))),
                        ("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:here"),
                    )
                else:
                    self.answer(404, b"")

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                if self.path.endswith("/response"):
                    environment._answers.put((body, time.monotonic()))
                else:
                    environment.errors.append(f"{self.path}: {body}")
                self.answer(202, b"{}")

            def credentials(self):
                if self.headers.get("Authorization") != TOKEN:
                    self.answer(403, b"{}")
                    return
                environment.credentials_asked += 1
                self.answer(
                    200,
                    json.dumps(
                        {
                            "AccessKeyId": f"ASIA{environment.credentials_asked:016}",
                            "SecretAccessKey": "secret",
                            "Token": "token",
                            "Expiration": "2099-01-01T00:00:00Z",
                        }
                    ).encode(),
                )

            def answer(self, status, body, *headers):
                self.send_response_only(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler

