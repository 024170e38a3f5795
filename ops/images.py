"""Builds container images of the functions, and the template that deploys them; started by ops/images.

Each image is built twice. The first has no AOT cache, and trains one in a container of it: a cache is valid only for
one JVM build and one class path. The second contains the cache. For training, the function processes all sample events
in their order, against the emulators.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import ExitStack

from cdn import through_the_cdn
from issuer import Issuer
from jobs import job_of
from runtime_api import Environment
from sam_parts import (
    EVERYWHERE, ROOT, functions_of, make_what_functions_keep_things_in, read_template, start_emulators, variables,
)  # fmt: skip

WORK = ROOT / ".local/images"
ARCHITECTURE = "arm64" if platform.machine() in ("arm64", "aarch64") else "x86_64"
HOST = "host.docker.internal"
MADE = 1767225600  # The same date as in pom.xml: 1 January 2026.

# Functions whose data later functions read, so that training runs them too.
WRITERS = ("publish-article", "post-comment", "rate-article", "cover-live")


class Function:
    def __init__(self, name, properties, common):
        self.name, self.properties = name, properties
        self.job = job_of(name)
        self.zip = ROOT / properties["CodeUri"]
        self.memory = properties.get("MemorySize", common["MemorySize"])
        self.declared = {
            *common["Environment"]["Variables"], *properties.get("Environment", {}).get("Variables", {}),
        }  # fmt: skip
        self.folder = WORK / self.job

    @property
    def untrained(self):
        return f"broadsheet-untrained:{self.job}"

    @property
    def tag(self):
        return f"broadsheet:{self.job}"


def main(arguments):
    parser = argparse.ArgumentParser(prog="ops/images")
    parser.add_argument("jobs", nargs="*", help="the functions to make images of; all if none is named")
    parser.add_argument("--skip-pull-image", action="store_true", help="the base image is here")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    template = read_template()
    common = template["Globals"]["Function"]
    functions = [Function(name, properties, common) for name, properties in functions_of(template)]
    if unknown := set(options.jobs) - {function.job for function in functions}:
        sys.exit(f"there is no {', '.join(sorted(unknown))}")
    wanted = [function for function in functions if not options.jobs or function.job in options.jobs]
    for function in functions:
        if function in wanted or function.job in WRITERS:
            stage(function)
            build(function, function.untrained, options.skip_pull_image, "--target", "untrained")
    with ExitStack() as running:
        world = World(running)
        train([function for function in functions if function in wanted or function.job in WRITERS], wanted, world)
        for function in wanted:
            build(function, function.tag, options.skip_pull_image)
            prove(function, world)
    file = WORK / "template.json"
    file.write_text(json.dumps(derived(template, {each.name: each.tag for each in wanted}), indent=2) + "\n")
    print(file.relative_to(ROOT))


def stage(function):
    """Prepares the folder from which Docker builds: the zip's contents as Lambda unpacks them, without a cache."""
    shutil.rmtree(function.folder, ignore_errors=True)
    with zipfile.ZipFile(function.zip) as code:
        code.extractall(function.folder / "task")
    for file in ("Dockerfile", "bootstrap"):
        shutil.copy(ROOT / "images" / file, function.folder)
    (function.folder / "cache").mkdir()
    # Fixed timestamps make the image reproducible.
    for file in function.folder.rglob("*"):
        os.utime(file, (MADE, MADE))


def build(function, tag, is_base_here, *more):
    base = f"BASE=public.ecr.aws/lambda/java:25-{ARCHITECTURE}"
    pull = [] if is_base_here else ["--pull"]
    docker("build", "--quiet", *pull, "--build-arg", base, "--tag", tag, *more, function.folder)


class World:
    """Starts the emulators, and returns the variables with which a function in a container finds them."""

    def __init__(self, running):
        self.dynamodb, self.others = start_emulators(running)
        make_what_functions_keep_things_in(self.dynamodb, self.others)
        self.issuer = Issuer(running, HOST)

    def variables(self, function):
        return variables(function.declared, HOST, self.dynamodb, self.others, self.issuer)


def train(functions, wanted, world):
    """Trains the wanted functions, and stores each cache in the function's folder."""
    started = {}
    with ExitStack() as running:
        for function in functions:
            more = world.variables(function) | {"CACHE_OUTPUT": "/cache/function.aot"}
            started[function.job] = environment(running, function, function.untrained, more)
            started[function.job].start()
        for line in (ROOT / "events/order").read_text().splitlines():
            job, _, case = line.partition("/")
            if job in started and not line.startswith("#"):
                started[job].call(event(job, case))
        for function in wanted:
            started[function.job].end()
            if not (function.folder / "cache/function.aot").exists():
                sys.exit(f"{function.job} left no cache; see {started[function.job].log}")


def event(job, case):
    return through_the_cdn((ROOT / f"events/{job}/{case}.json").read_bytes())


def prove(function, world):
    """Calls the image in a JVM that exits if it cannot use the cache."""
    with ExitStack() as running:
        more = world.variables(function) | {"JAVA_TOOL_OPTIONS": "-XX:AOTMode=on"}
        started = environment(running, function, function.tag, more)
        began = time.monotonic()
        started.start()
        case = next(line for line in (ROOT / "events/order").read_text().splitlines() if line.startswith(function.job))
        answer = started.call(event(*case.split("/"))).answer
        size = (function.folder / "cache/function.aot").stat().st_size / 1e6
        print(f"{function.tag}: {case} is answered {answer[:18]} after {time.monotonic() - began:.1f} s, {size:.0f} MB of cache", flush=True)


def environment(running, function, image, more):
    def command_for(own):
        handed = more | own | {
            "AWS_REGION": "us-east-1",
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
        }  # fmt: skip
        command = [
            "docker", "run", "--rm", "--add-host", f"{HOST}:host-gateway", "--volume", f"{function.folder}/cache:/cache",
            *(argument for name, value in handed.items() for argument in ("--env", f"{name}={value}")),
            image, function.properties["Handler"],
        ]  # fmt: skip
        return command, dict(os.environ)

    return Environment(running, command_for, WORK / f"{function.job}.log", is_snap=False, address=EVERYWHERE, host=HOST)


def derived(template, images):
    """The template with images in place of zips, for this machine's architecture. SnapStart is removed, because Lambda
    does not support it for images.
    """
    template["Parameters"]["Architecture"] |= {"Default": ARCHITECTURE, "AllowedValues": [ARCHITECTURE]}
    common = template["Globals"]["Function"]
    runtime = common.pop("Runtime")
    for name, properties in functions_of(template):
        if name not in images:
            properties["Runtime"] = runtime
            properties["CodeUri"] = str(ROOT / properties["CodeUri"])
            continue
        del properties["CodeUri"]
        properties.pop("SnapStart", None)
        properties |= {
            "PackageType": "Image",
            "ImageUri": images[name],
            "ImageConfig": {"Command": [properties.pop("Handler")]},
        }
    return template


def docker(*arguments):
    run = subprocess.run(["docker", *arguments], env=os.environ | {"DOCKER_BUILDKIT": "0"}, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
