"""Makes a cold start: the runtime interface emulator starts the JVM when the first event comes, as Lambda does."""

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from functions import ROOT

sys.path += [str(ROOT / "ci"), str(ROOT / "bench")]
from processes import processor_time
from servers import TOOLS, free_ports, start

HERE = Path(__file__).resolve().parent
RUNTIME = ROOT / "bench/target/runtime"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}


@dataclass(frozen=True)
class Start:
    """Milliseconds from the start of the process to its first response, its processor time in milliseconds, and its largest
    resident memory in MB."""

    wall: float
    cpu: float
    memory: float


class Starter:
    """Starts functions on the given processors ("0" or "0,1"; empty for all)."""

    def __init__(self, work, cores, options):
        self.work, self.cores, self.options = work, cores, options
        find = subprocess.run([ROOT / "build/find-java"], capture_output=True, text=True)
        if find.returncode:
            sys.exit(find.stderr)
        self.java = find.stdout.strip()
        self.roots = {}
        self.process_file = work / "process"

    def unpack(self, function):
        """Unpacks a zip as Lambda does: classes in the root, jars under lib/."""
        if not function.zip.exists():
            sys.exit(f"{function.zip} is missing: run `make bench-build`")
        root = self.work / "task" / function.name
        shutil.rmtree(root, ignore_errors=True)
        with zipfile.ZipFile(function.zip) as archive:
            archive.extractall(root)
        self.roots[function.name] = root

    def variables(self, function, environment):
        """The environment variables of a function's process, and of the bootstrap that starts it."""
        if function.name not in self.roots:
            self.unpack(function)
        place = environment | ({"TABLE_NAME": function.table} if function.table != "table" else {})
        return place | {
            "PATH": "/usr/bin:/bin",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
            "AWS_LAMBDA_FUNCTION_TIMEOUT": "120",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            "AWS_EXECUTION_ENV": "AWS_Lambda_java25",
            "BENCH_TASK_ROOT": str(self.roots[function.name]),
            "_HANDLER": function.handler,
            "BENCH_JAVA": self.java,
            "BENCH_JAVA_OPTIONS": f"{self.options} {function.options}",
            # The system class path. The client loads the function itself, unless it is on this path too.
            "BENCH_CLASS_PATH": function.class_path or f"{RUNTIME}/*",
            "BENCH_PROCESS": str(self.process_file),
        }

    def start(self, function, environment):
        door, api = free_ports(2)
        self.process_file.unlink(missing_ok=True)
        variables = self.variables(function, environment) | CREDENTIALS
        pinned = ["taskset", "-c", self.cores] if self.cores else []
        emulator = [
            TOOLS / "aws-lambda-rie",
            f"--runtime-interface-emulator-address=127.0.0.1:{door}",
            f"--runtime-api-address=127.0.0.1:{api}",
            HERE / "bootstrap",
        ]
        with ExitStack() as running:
            log = self.work / f"{function.name}.log"
            start(running, [*pinned, *emulator], variables, door, log)
            began = time.monotonic()
            answer = invoke(door, function.event)
            wall = time.monotonic() - began
            process = int(self.process_file.read_text())
            cpu, memory = processor_time(process), memory_peak(process)
        if error := function.error(answer):
            sys.exit(f"{error}; see {log}")
        return Start(1000 * wall, 1000 * cpu, memory)


def invoke(door, event):
    address = f"http://127.0.0.1:{door}/2015-03-31/functions/function/invocations"
    try:
        with urllib.request.urlopen(urllib.request.Request(address, event), timeout=120) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as failure:
        return failure.read().decode()


def memory_peak(process):
    """The largest resident memory of a process, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024
