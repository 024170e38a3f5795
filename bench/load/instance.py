"""An instance of the whole system on this machine, and what can be seen of it from outside."""

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


class Instance:
    """One that ends with `running`; what its functions ask of AWS is counted.

    `faults`, a likelihood and a seed, lets calls of AWS fail at random.
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
                sys.exit(f"the instance did not start; see {self.log}")
            time.sleep(0.1)
        self.site, self.issuer, self.storage, self.bucket = (facts[name] for name in ("SITE", "OIDC", "S3", "BUCKET"))
        self.dynamodb, self.table = facts["DYNAMODB"], facts["TABLE"]
        self.bucket_folder = data / "storage/s3/000000000000" / self.bucket
        # In the order in which it starts them.
        self.processes = dict(zip(("dynoxide", "ministack", "functions"), map(int, pairs(data / "processes")), strict=True))
        self._database = sqlite3.connect(f"file:{data}/dynamodb/dynoxide.db?mode=ro", uri=True, check_same_thread=False)
        if faults:
            # A call that is stopped hides its message for so long, and no call here takes as long. With the template's twelve
            # minutes a soak of ten would only wait.
            ask(
                self.storage, "sqs", "SetQueueAttributes",
                QueueUrl=f"{self.storage}/000000000000/RenderingTasks", Attributes={"VisibilityTimeout": "150"},
            )  # fmt: skip

    def token(self, group, **person):
        form = {"grant_type": "client_credentials", "client_id": group, "client_secret": "any", **person}
        with urllib.request.urlopen(f"{self.issuer}/token", urllib.parse.urlencode(form).encode(), timeout=60) as answer:
            return json.load(answer)["access_token"]

    def call(self, method, path, body=None, token=None, **headers):
        """The status and the body of an answer."""
        request = urllib.request.Request(self.site + path, method=method, data=body, headers=headers)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def counts(self):
        """What the functions have asked of AWS so far."""
        return {name: float(value) for name, value in pairs(self.data / COUNTS).items()}

    def cpu(self):
        """Seconds of processor time, by process."""
        return {name: processor_time(pid) for name, pid in self.processes.items()}

    def memory(self):
        """Resident MB, by process."""
        return {name: resident(pid) for name, pid in self.processes.items()}

    def changes(self):
        """Records of the stream so far. The emulator numbers them one by one, and its database says the last number without
        a look at the records."""
        last = self._database.execute("SELECT seq FROM sqlite_sequence WHERE name = '_stream_records'").fetchone()
        return last[0] if last else 0

    def changes_behind(self):
        """Records of the stream that one of the functions that read it has not had."""
        return self.changes() - min(self.done(function) for function in ("RenderPages", "RenderCounts"))

    def done(self, function):
        positions = pairs(self.data / f"checkpoints/{function}-Changes")
        return max((int(value) for name, value in positions.items() if name.startswith("shard")), default=0)

    def waiting(self, queue):
        """Messages in a queue, those under way included."""
        answer = ask(
            self.storage, "sqs", "GetQueueAttributes",
            QueueUrl=f"{self.storage}/000000000000/{queue}",
            AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        )  # fmt: skip
        return sum(int(value) for value in answer["Attributes"].values())

    def items(self, prefix):
        """The items whose partitions begin so, read from the emulator's file when nothing changes any more."""
        rows = self._database.execute(
            'SELECT item_json FROM "Table" WHERE pk >= ? AND pk < ?', (f"S:{prefix}", f"S:{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}")
        )
        return (json.loads(row[0]) for row in rows)

    def check(self):
        """What `make check` says: a line for each thing that is not true, and how much it looked at."""
        said = subprocess.run([ROOT / "cli/broadsheet", "check"], env=os.environ | {"DATA": str(self.data)}, capture_output=True, text=True)
        if said.returncode not in (0, 1):
            raise SystemExit(said.stderr)
        *untrue, looked = said.stdout.splitlines()
        return untrue, looked

    def page(self, path):
        """What the bucket has under a path; empty if nothing."""
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
