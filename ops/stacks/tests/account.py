"""An AWS account that ministack emulates, for the tests of one class."""

import contextlib
import functools
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import unittest.mock
from pathlib import Path

import boto3
import botocore.session
import deployment
import destruction
import samtranslator
from samcli.commands.deploy import cli as sam_deploy
from botocore.exceptions import ClientError, WaiterError
from settings import ROOT, Stage

SITE = Path(__file__).resolve().parent / "site.yaml"
REGION = "eu-central-1"

# Otherwise each session reads the descriptions of AWS's services anew, which takes 25 of these tests' 63 seconds.
botocore.session.create_loader = functools.cache(botocore.session.create_loader)

# Saved before the tests replace it by a faster one.
real_sam = deployment._sam


def quietly(function, *arguments):
    """The function's output; raises its exit status."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        function(*arguments)
    return said.getvalue()


def quick_sam(*arguments):
    """Reads the SAM CLI's arguments and calls CloudFormation directly. SAM itself takes ten seconds for a deployment,
    of which it sleeps most.
    """
    context = sam_deploy.make_context("sam deploy", [str(one) for one in arguments[1:]])
    given = context.params
    cloudformation = boto3.client("cloudformation")
    stack = {"StackName": given["stack_name"]}
    known = {one["ParameterKey"] for one in (deployment.described(cloudformation, given["stack_name"]) or {}).get("Parameters", [])}
    named = given["parameter_overrides"]
    body = Path(given["template_file"]).read_text()
    parameters = [{"ParameterKey": name, "ParameterValue": value} for name, value in named.items()]
    parameters += [{"ParameterKey": name, "UsePreviousValue": True} for name in known - set(named)]
    call, done = ("update_stack", "stack_update_complete") if known else ("create_stack", "stack_create_complete")
    try:
        getattr(cloudformation, call)(**stack, TemplateBody=body, Parameters=parameters, Capabilities=given["capabilities"])
    except ClientError as refused:
        if "No updates" not in refused.response["Error"]["Message"] or given["fail_on_empty_changeset"]:
            raise
        return
    try:
        cloudformation.get_waiter(done).wait(**stack, WaiterConfig={"Delay": 0.1, "MaxAttempts": 100})
    except WaiterError:
        sys.exit(1)


class InAnAccount(unittest.TestCase):
    """Gives each test a stack name of its own, and `calls`, the operations that this process has called."""

    @classmethod
    def setUpClass(cls):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        cls.folder = tempfile.TemporaryDirectory()
        settings = {
            "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port), "S3_PERSIST": "0", "PERSIST_STATE": "0",
            "IOT_MTLS_ENABLED": "0", "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        # SAM's own translator transforms SAM templates. ministack uses it but does not contain it.
        settings["PYTHONPATH"] = str(Path(samtranslator.__file__).parent.parent)
        log = open(f"{cls.folder.name}/log", "w")
        cls.ministack = subprocess.Popen([ROOT / ".local/tools/ministack/bin/ministack"], env=kept | settings, stdout=log, stderr=log)
        log.close()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.addClassCleanup(cls.ministack.wait)
        cls.addClassCleanup(cls.ministack.terminate)
        cls.enterClassContext(unittest.mock.patch.dict(os.environ, kept | {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION, "AWS_DEFAULT_REGION": REGION, "SAM_CLI_TELEMETRY": "0",
        }, clear=True))  # fmt: skip
        cls.enterClassContext(unittest.mock.patch.object(deployment, "WORK", Path(cls.folder.name)))
        cls.enterClassContext(unittest.mock.patch.object(deployment, "_sam", quick_sam))
        quick = {"Delay": 0.1, "MaxAttempts": 200}
        cls.enterClassContext(unittest.mock.patch.object(destruction, "WAITING", quick))
        cls.await_port(port)

    @classmethod
    def await_port(cls, port):
        deadline = time.monotonic() + 20
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                if cls.ministack.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def setUp(self):
        self.calls = []
        self.session = boto3.Session(region_name=REGION)
        self.session.events.register("before-parameter-build", lambda model, **_: self.calls.append(model.name))
        self.stage = Stage("dev", "broadsheet-" + self._testMethodName.removeprefix("test_"), REGION, {})

    def outputs(self):
        return deployment.outputs(self.session.client("cloudformation"), self.stage.stack)
