#!/usr/bin/env python3
"""Checks every function with a snapshot, before the snapshot and after a start from it.

It uses the runtime interface client, which calls the hooks. Before the snapshot, the function only reads, within its policy,
and logs nothing. At the snapshot, no connection is open and no credentials are stored. Afterwards, the first call counts as a
cold start, and random values differ between starts.
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

# An event whose output has a random value, and a pattern for it. The rest of a ULID is its time.
RANDOM = {
    "sign-in": ("302-start", r"state=([\w-]{20,}).*nonce=([\w-]{20,})"),
    "post-comment": ("202-anonymous", r'\\"id\\":\\"\w{10}(\w{16})\\"'),
}

# With frozen randomness, a transaction has the token of an earlier one, so DynamoDB refuses it.
REPEATED = "a repeated token"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    failed = 0
    template = read_template()
    names = {properties["Handler"]: name for name, properties in functions_of(template)}
    with ExitStack() as running:
        stage = Stage(running)
        frozen = compile_frozen(stage.starter.java)
        for name, function in with_snapshots().items():
            errors = errors_of(stage, function, [grant for grant in grants(template) if grant.function == names[function.handler]])
            if name in RANDOM:
                errors += errors_of_randomness(stage, function, frozen)
            print(f"{'FAIL' if errors else 'ok  '} {name}{''.join(f'{chr(10)}       {error}' for error in errors)}", flush=True)
            failed += bool(errors)
        errors = errors_without_a_table(stage, with_snapshots()["get-article"])
        print(f"{'FAIL' if errors else 'ok  '} without a table {''.join(errors)}")
    return 1 if failed or errors else 0


def errors_of(stage, function, allowed):
    recorder = Recorder({})
    with ExitStack() as running:
        proxy = start_proxy(running, function.name, recorder, stage.world.dynamodb, stage.world.s3)
        through = {f"AWS_ENDPOINT_URL_{each}": f"http://127.0.0.1:{proxy}" for each in ("DYNAMODB", "S3", "SQS")}
        environment = stage.environment(running, function, more=through)
        before = stage.world.items_now(environment.world)
        environment.start()
        # Lambda would take the snapshot now.
        errors = [f"{count} connections to port {port} are open"
                  for port in (proxy, stage.world.issuer) if (count := established(port))]  # fmt: skip
        if stage.world.items_now(environment.world) != before:
            errors.append("it wrote to the table")
        errors += [f"it put {key} into the bucket" for key in stage.world.objects_now(environment.world)]
        calls = recorder.calls().get(function.name, {})
        if not calls:
            errors.append("it made no AWS call")
        errors += [f"it lacks permission for {call.action} {call.key}" for call in calls
                   if call.action.startswith("dynamodb:") and not any(g.action == call.action and covers(g, call) for g in allowed)]  # fmt: skip
        # SLF4J logs that it has no provider. Any other line is a failure, or the log of a call.
        if said := [line for line in environment.said().splitlines() if not line.startswith("SLF4J")]:
            errors.append(f"it logged {said[0]}")
        asked = environment.credentials_asked
        environment.restore()
        answer = environment.call(function.event).answer
        if error := function.error(answer):
            errors.append(error)
        if function.name != "sign-in" and environment.credentials_asked <= asked:
            errors.append("it used credentials from before the snapshot")
        if environment.said().count('"ColdStarts":1') != 1:
            errors.append("its first call does not count as a cold start")
    return errors


def covers(grant, call):
    """Whether a grant covers a call. The table's name differs from the template's."""
    return not grant.keys or re.fullmatch(re.escape(grant.keys).replace(r"\*", ".*"), call.key) is not None


def errors_of_randomness(stage, function, frozen):
    """Two processes whose randomness was equal until the snapshot must make different values after it."""
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
                sys.exit(f"{function.name} returned no random value: {answer}")
            return found.groups() if found else REPEATED

    errors = []
    one, other = made_up(True), made_up(True)
    if any(a == b for a, b in zip(one, other, strict=True)):
        errors.append(f"two starts from a snapshot returned the same random value: {one}")
    if len({made_up(False), made_up(False)} - {REPEATED}) > 1:
        errors.append("freezing the randomness had no effect, so this check proves nothing")
    return errors


def errors_without_a_table(stage, function):
    """Without a table, the function starts nevertheless, and logs why priming failed."""
    with ExitStack() as running:
        environment = stage.environment(running, function, more={"TABLE_NAME": "there-is-none"})
        environment.start()
        if "ResourceNotFoundException" not in environment.said():
            return ["it did not log why priming failed"]
    return []


def established(port):
    lines = [line.split() for name in ("tcp", "tcp6") for line in open(f"/proc/net/{name}").read().splitlines()[1:]]
    return sum(fields[2].endswith(f":{port:04X}") and fields[3] == "01" for fields in lines)


def compile_frozen(java):
    """Writes security properties that put the frozen provider before the JDK's own."""
    home = os.path.dirname(os.path.dirname(os.path.realpath(java)))
    subprocess.run([f"{home}/bin/javac", "-d", WORK, ROOT / "bench/snap/Frozen.java"], check=True)
    own = re.findall(r"^security\.provider\.\d+=(.*)$", open(f"{home}/conf/security/java.security").read(), re.MULTILINE)
    file = WORK / "frozen.properties"
    file.write_text("".join(f"security.provider.{at}={name}\n" for at, name in enumerate(["Frozen", *own], 1)))
    return file


if __name__ == "__main__":
    sys.exit(main())
