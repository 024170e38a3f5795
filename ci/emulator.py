"""Starts ministack, deploys a stack to it, and measures its time and memory."""

import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import boto3
import samcli.local

from emulated_stack import REGION
from sam_parts import ROOT
from servers import free_ports, wait_until_it_listens

WORK = ROOT / ".local/emulate"
MINISTACK = ROOT / ".local/tools/ministack-full/bin/ministack"
ARCHITECTURE = "arm64" if platform.machine() in ("arm64", "aarch64") else "x86_64"

# Credentials of the account's root, who deploys. No policy applies to root.
ROOT_CREDENTIALS = {"aws_access_key_id": "emulate", "aws_secret_access_key": "emulate"}

# The image that ministack requests from Docker. It differs only in name from the one of SAM's emulator.
IMAGE = "public.ecr.aws/lambda/java:25"


class Emulator:
    """A running ministack. It ends with the exit stack `running`, after which `memory` is known."""

    def __init__(self, running: ExitStack, is_image_made_here: bool):
        (self.port,) = free_ports(1, "0.0.0.0")
        self.memory = 0
        temporary = WORK / "tmp"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        log = running.enter_context(open(WORK / "ministack.log", "w"))
        self.log = Path(log.name)
        settings = {
            "AUTH": "true",
            # Containers cannot reach this machine's loopback addresses.
            "BIND_HOST": "0.0.0.0",
            "GATEWAY_PORT": str(self.port),
            "MINISTACK_REGION": REGION,
            "AWS_ACCESS_KEY_ID": ROOT_CREDENTIALS["aws_access_key_id"],
            "AWS_SECRET_ACCESS_KEY": ROOT_CREDENTIALS["aws_secret_access_key"],
            # Without this ministack may run functions outside containers.
            "LAMBDA_STRICT": "1",
            "IOT_MTLS_ENABLED": "0",
            "PERSIST_STATE": "0",
            "S3_PERSIST": "0",
            "TMPDIR": str(temporary),
        }
        if is_image_made_here:
            settings["LAMBDA_DOCKER_FLAGS"] = self.lend_image(running)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | settings
        self.process = subprocess.Popen([MINISTACK], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        running.callback(self.end)
        wait_until_it_listens(self.process, self.port, self.log)

    def lend_image(self, running):
        """Offers the image built for SAM under ministack's name, and mounts the runtime interface emulator. Official
        images contain the emulator already.
        """
        subprocess.run(["docker", "tag", f"{IMAGE}-{ARCHITECTURE}", IMAGE], check=True)
        running.callback(subprocess.run, ["docker", "rmi", IMAGE], stdout=subprocess.DEVNULL, check=True)
        emulator = Path(samcli.local.__path__[0]) / f"rapid/aws-lambda-rie-{ARCHITECTURE}"
        return f"-v {shlex.quote(str(emulator))}:/var/rapid/aws-lambda-rie:ro"

    def end(self):
        """Stops ministack and, with it, the functions' containers. Records its peak memory in bytes."""
        self.process.terminate()
        if self.process.returncode is not None:
            return
        _, self.process.returncode, usage = os.wait4(self.process.pid, 0)
        self.memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    def client(self, service):
        return boto3.client(
            service, endpoint_url=f"http://127.0.0.1:{self.port}", region_name=REGION, **ROOT_CREDENTIALS
        )

    def as_operator(self):
        """The environment of a program that an operator runs on the deployed stack."""
        keys = {name.upper(): value for name, value in ROOT_CREDENTIALS.items()}
        return keys | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}", "AWS_REGION": REGION, "AWS_DEFAULT_REGION": REGION}

    def deploy(self, name, template, parameters):
        """Creates or updates the stack. Returns the physical ids of its resources, and its outputs."""
        bucket = self.client("s3")
        bucket.create_bucket(Bucket="code")
        bucket.put_object(Bucket="code", Key="template.json", Body=json.dumps(template))
        formation = self.client("cloudformation")
        known = {stack["StackName"] for stack in formation.describe_stacks()["Stacks"]}
        (formation.update_stack if name in known else formation.create_stack)(
            StackName=name,
            TemplateURL=f"http://127.0.0.1:{self.port}/code/template.json",
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        )
        while (stack := formation.describe_stacks(StackName=name)["Stacks"][0])["StackStatus"].endswith("_IN_PROGRESS"):
            time.sleep(0.05)
        if stack["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            events = formation.describe_stack_events(StackName=name)["StackEvents"]
            why = [f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}" for event in events
                   if event["ResourceStatus"].endswith("_FAILED")]  # fmt: skip
            sys.exit("\n".join([f"The stack is {stack['StackStatus']}.", *why]))
        resources = formation.describe_stack_resources(StackName=name)["StackResources"]
        return (
            {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in resources},
            {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]},
        )
