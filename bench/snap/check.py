#!/usr/bin/env python3
"""Holds every function that has a snapshot taken to what it must do before one, and after a start from it.

Through the runtime interface client, which calls the hooks: it reads only, as its policy allows; it says nothing; no
connection is open and no credentials are known when the snapshot would be taken; its first call counts as a cold start; and
what is random comes from after the snapshot, not from before.
"""

import os
import re
import signal
import subprocess
import sys
from contextlib import ExitStack

from stage import ROOT, WORK, Stage, on, with_snapshots

from aws_calls import Recorder, start_proxy
from privileges import grants
from sam_parts import functions_of, read_template

# An event whose answer holds something random, and where: the rest of a ULID is its time.
RANDOM = {
    "sign-in": ("302-start", r"state=([\w-]{20,}).*nonce=([\w-]{20,})"),
    "post-comment": ("202-anonymous", r'\\"id\\":\\"\w{10}(\w{16})\\"'),
}

# With frozen randomness a transaction has the token of another one, for which DynamoDB refuses it.
REPEATED = "a token again"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    failed = 0
    template = read_template()
    names = {properties["Handler"]: name for name, properties in functions_of(template)}
    with ExitStack() as running:
        stage = Stage(running)
        frozen = compile_frozen(stage.starter.java)
        for name, function in with_snapshots().items():
            faults = faults_of(stage, function, [grant for grant in grants(template) if grant.function == names[function.handler]])
            if name in RANDOM:
                faults += faults_of_randomness(stage, function, frozen)
            print(f"{'FAIL' if faults else 'ok  '} {name}{''.join(f'{chr(10)}       {fault}' for fault in faults)}", flush=True)
            failed += bool(faults)
        faults = faults_without_a_table(stage, with_snapshots()["get-article"])
        print(f"{'FAIL' if faults else 'ok  '} without a table {''.join(faults)}")
    return 1 if failed or faults else 0


def faults_of(stage, function, allowed):
    recorder = Recorder({})
    with ExitStack() as running:
        proxy = start_proxy(running, function.name, recorder, stage.world.dynamodb, stage.world.s3)
        through = {f"AWS_ENDPOINT_URL_{each}": f"http://127.0.0.1:{proxy}" for each in ("DYNAMODB", "S3", "SQS")}
        environment = stage.environment(running, function, more=through)
        before = stage.world.items_now(environment.world)
        environment.start()
        # The snapshot would be taken now.
        faults = [f"{count} connections to port {port} are open"
                  for port in (proxy, stage.world.issuer) if (count := established(port))]  # fmt: skip
        if stage.world.items_now(environment.world) != before:
            faults.append("it wrote to the table")
        faults += [f"it put {key} into the bucket" for key in stage.world.objects_now(environment.world)]
        calls = recorder.calls().get(function.name, {})
        if not calls:
            faults.append("it called nothing")
        faults += [f"it may not {call.action} {call.key}" for call in calls
                   if call.action.startswith("dynamodb:") and not any(g.action == call.action and covers(g, call) for g in allowed)]  # fmt: skip
        # What says more than SLF4J, which says that nobody listens to it, is a failure or a line of a call.
        if said := [line for line in environment.said().splitlines() if not line.startswith("SLF4J")]:
            faults.append(f"it said {said[0]}")
        asked = environment.credentials_asked
        environment.restore()
        answer = environment.call(function.event).answer
        if fault := function.fault(answer):
            faults.append(fault)
        if function.name != "sign-in" and environment.credentials_asked <= asked:
            faults.append("it knew credentials from before")
        if environment.said().count('"ColdStarts":1') != 1:
            faults.append("its first call is no cold start")
    return faults


def covers(grant, call):
    """The table has another name here than in the template."""
    return not grant.keys or re.fullmatch(re.escape(grant.keys).replace(r"\*", ".*"), call.key) is not None


def faults_of_randomness(stage, function, frozen):
    """Two processes whose randomness was the same until the snapshot must differ in what they make up after it."""
    case, pattern = RANDOM[function.name]

    def made_up(thaw):
        with ExitStack() as running:
            thawed = WORK / "thawed"
            thawed.unlink(missing_ok=True)
            options = f"-Djava.security.properties={frozen} -Dthawed={thawed} -Xbootclasspath/a:{WORK}"
            environment = stage.environment(running, on(function, case), options=options)
            environment.start()
            if thaw:
                thawed.touch()
            environment.restore()
            answer = environment.call(on(function, case).event).answer
            found = re.search(pattern, answer)
            if thaw and not found:
                sys.exit(f"{function.name} made up nothing: {answer}")
            return found.groups() if found else REPEATED

    faults = []
    one, other = made_up(True), made_up(True)
    if any(a == b for a, b in zip(one, other, strict=True)):
        faults.append(f"two starts from a snapshot make up the same: {one}")
    if len({made_up(False), made_up(False)} - {REPEATED}) > 1:
        faults.append("the randomness that was frozen was not: this check shows nothing")
    return faults


def faults_without_a_table(stage, function):
    """A deployment succeeds all the same, and it is told why the function is not primed."""
    with ExitStack() as running:
        environment = stage.environment(running, function, more={"TABLE_NAME": "there-is-none"})
        environment.start()
        if "ResourceNotFoundException" not in environment.said():
            return ["nothing was said of it"]
    return []


def established(port):
    lines = [line.split() for name in ("tcp", "tcp6") for line in open(f"/proc/net/{name}").read().splitlines()[1:]]
    return sum(fields[2].endswith(f":{port:04X}") and fields[3] == "01" for fields in lines)


def compile_frozen(java):
    """The security properties that put the provider before the JDK's own."""
    home = os.path.dirname(os.path.dirname(os.path.realpath(java)))
    subprocess.run([f"{home}/bin/javac", "-d", WORK, ROOT / "bench/snap/Frozen.java"], check=True)
    own = re.findall(r"^security\.provider\.\d+=(.*)$", open(f"{home}/conf/security/java.security").read(), re.MULTILINE)
    file = WORK / "frozen.properties"
    file.write_text("".join(f"security.provider.{at}={name}\n" for at, name in enumerate(["Frozen", *own], 1)))
    return file


if __name__ == "__main__":
    sys.exit(main())
