"""A local instance of the whole system, and what can be observed from outside."""

import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "bench"))
from emulated import ask  # noqa: E402
from processes import processor_time  # noqa: E402

COUNTS = "calls"

# Beside injected faults: how many seconds a received message stays invisible, by queue. With the template's twelve minutes for tasks, a
# soak of ten minutes would only wait. SQS keeps a view for ten minutes. The template's 270 seconds leave it three attempts, which may all
# fail here, and then the view is lost as intended. A minute leaves ten attempts.
INVISIBLE = {"RenderingTasks": 150, "Views": 60}


class Instance:
    """An instance that ends with `running`. It counts the AWS calls of its functions.

    `faults` is a probability and a seed; AWS calls then fail at random.
    """

    def __init__(self, running, data, faults=""):
        data.mkdir(parents=True, exist_ok=True)
        self.data = data
        self.log = data / "host.out"
        java = subprocess.run([ROOT / "build/find-java"], capture_output=True, text=True, check=True).stdout.strip()
        self.java = java
        path = f"{ROOT}/bench/load/target/classes:{(ROOT / 'system/target/classpath').read_text()}"
        environment = {"COUNTED_CALLS": str(data / COUNTS)}
        if faults:
            path += f":{ROOT}/tests/faults/target/classes"
            environment["FAULTS"] = faults
        output = running.enter_context(open(self.log, "w"))
        process = subprocess.Popen(
            [java, f"-Dbroadsheet.root={ROOT}", "--enable-native-access=ALL-UNNAMED", "-cp", path,
             "broadsheet.local.Main", "--port", "0", "--data", data],
            env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        )  # fmt: skip
        running.callback(process.wait)
        running.callback(process.terminate)
        deadline = time.monotonic() + 90
        while not (facts := pairs(data / "running.env")):
            if process.poll() is not None or time.monotonic() > deadline:
                last = "\n".join(self.log.read_text().splitlines()[-40:])
                sys.exit(f"the instance did not start; the end of {self.log}:\n{last}")
            time.sleep(0.1)
        self.site, self.issuer, self.storage, self.bucket = (facts[name] for name in ("SITE", "OIDC", "S3", "BUCKET"))
        self.dynamodb, self.table = facts["DYNAMODB"], facts["TABLE"]
        self.bucket_folder = data / "storage/s3/000000000000" / self.bucket
        # The host starts them in this order.
        self.processes = dict(zip(("dynoxide", "ministack", "functions"), map(int, pairs(data / "processes")), strict=True))
        self._database = sqlite3.connect(f"file:{data}/dynamodb/dynoxide.db?mode=ro", uri=True, check_same_thread=False)
        if faults:
            # If a call stops, its messages stay invisible for this long. No call here takes as long.
            for queue, seconds in INVISIBLE.items():
                ask(
                    self.storage, "sqs", "SetQueueAttributes",
                    QueueUrl=f"{self.storage}/000000000000/{queue}", Attributes={"VisibilityTimeout": str(seconds)},
                )  # fmt: skip

    def token(self, group, **person):
        form = {"grant_type": "client_credentials", "client_id": group, "client_secret": "any", **person}
        with urllib.request.urlopen(f"{self.issuer}/token", urllib.parse.urlencode(form).encode(), timeout=60) as answer:
            return json.load(answer)["access_token"]

    def call(self, method, path, body=None, token=None, **headers):
        """Sends a request. Returns the status and the body of the response."""
        request = urllib.request.Request(self.site + path, method=method, data=body, headers=headers)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def counts(self):
        """The AWS calls of the functions so far."""
        return {name: float(value) for name, value in pairs(self.data / COUNTS).items()}

    def cpu(self):
        """Seconds of processor time, by process."""
        return {name: processor_time(pid) for name, pid in self.processes.items()}

    def memory(self):
        """Resident MB, by process."""
        return {name: resident(pid) for name, pid in self.processes.items()}

    def changes(self):
        """The number of stream records so far. The emulator numbers them consecutively, and its database has the last number."""
        last = self._database.execute("SELECT seq FROM sqlite_sequence WHERE name = '_stream_records'").fetchone()
        return last[0] if last else 0

    def changes_behind(self):
        """The number of stream records that at least one consumer has not processed."""
        return self.changes() - min(self.done(function) for function in ("RenderPages", "RenderCounts"))

    def done(self, function):
        positions = pairs(self.data / f"checkpoints/{function}-Changes")
        return max((int(value) for name, value in positions.items() if name.startswith("shard")), default=0)

    def waiting(self, queue):
        """The number of messages in a queue, including those in flight."""
        answer = ask(
            self.storage, "sqs", "GetQueueAttributes",
            QueueUrl=f"{self.storage}/000000000000/{queue}",
            AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        )  # fmt: skip
        return sum(int(value) for value in answer["Attributes"].values())

    def items(self, prefix):
        """The items whose partition key has this prefix, from the emulator's file. Call it when nothing changes any more."""
        rows = self._database.execute(
            'SELECT item_json FROM "Table" WHERE pk >= ? AND pk < ?', (f"S:{prefix}", f"S:{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}")
        )
        return (json.loads(row[0]) for row in rows)

    def check(self):
        """Runs `make check`. Returns its findings, a line each, and its last line, which says how much it checked."""
        result = subprocess.run([ROOT / "cli/broadsheet", "check"], env=os.environ | {"DATA": str(self.data)}, capture_output=True, text=True)
        if result.returncode not in (0, 1):
            raise SystemExit(result.stderr)
        *findings, summary = result.stdout.splitlines()
        return findings, summary

    def page(self, path):
        """The text of the object at a path; empty if there is none."""
        try:
            with urllib.request.urlopen(f"{self.storage}/{self.bucket}{path}", timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError:
            return ""


def pairs(file):
    try:
        return dict(line.split("=", 1) for line in file.read_text().splitlines() if "=" in line)
    except FileNotFoundError:
        return {}


def resident(pid):
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except FileNotFoundError:
        pass
    return 0.0
