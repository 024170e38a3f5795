"""Functions in SAM's containers."""

import subprocess
import sys
from pathlib import Path

from sam_parts import ENVIRONMENT, ROOT, WORK, client
from servers import free_ports, start

SAM = Path(sys.executable).parent / "sam"

# `sam local invoke` runs as it is, without what sam_patched.py adds: on a busy machine it may give up before the function began.
SILENT = "No response from invoke container"


class SamFunctions:
    """Invokes a function for the first time by `sam local invoke`, and then by `sam local start-lambda`.

    `ids` are the functions' logical ids by job, and `arguments` are SAM's options.
    """

    def __init__(self, running, ids, arguments):
        self.ids = ids
        self.arguments = arguments
        self.invoked = set()
        (port,) = free_ports(1)
        self.log = WORK / "start-lambda.log"
        sam = [sys.executable, "-B", ROOT / "ci/sam_patched.py"]
        command = [*sam, "local", "start-lambda", "--port", str(port), "--warm-containers", "LAZY", *arguments]
        # SAM stops its containers with itself.
        start(running, command, ENVIRONMENT, port, self.log, seconds=120)
        self.endpoint = client("lambda", port)

    def invoke(self, job, event):
        """The answer to the event in a file, and what SAM logged."""
        if job not in self.invoked:
            self.invoked.add(job)
            return self._invoke_once(job, event)
        began = self.log.stat().st_size
        answer = self.endpoint.invoke(FunctionName=self.ids[job], Payload=event.read_bytes())["Payload"].read()
        return answer.decode(), self.log.read_bytes()[began:].decode(errors="replace")

    def _invoke_once(self, job, event):
        command = [SAM, "local", "invoke", self.ids[job], "--event", event, *self.arguments]
        logged = ""
        for _ in range(2):
            run = subprocess.run(
                command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace"
            )
            logged += run.stderr
            if SILENT not in run.stderr:
                break
        return run.stdout, logged
