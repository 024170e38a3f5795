"""Runs the SAM CLI in a process forked from one that has imported it. The import takes half as long as the rest."""

import multiprocessing
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    [
        "__main__",
        "docker",
        "samcli.cli.main",
        "samcli.commands.local.invoke.cli",
        "samcli.commands.local.cli_common.invoke_context",
    ]
)


@dataclass(frozen=True)
class Run:
    stdout: str
    stderr: str


def run(arguments, environment):
    """Runs `sam ARGUMENTS` with the given environment and without standard input."""
    with tempfile.TemporaryDirectory() as folder:
        said = [Path(folder, name) for name in ("stdout", "stderr")]
        process = _PROCESSES.Process(target=_sam, args=([str(each) for each in arguments], environment, said))
        process.start()
        process.join()
        return Run(*(each.read_text(errors="replace") for each in said))


def _sam(arguments, environment, said):
    from samcli.cli.main import cli

    for descriptor, file in enumerate(said, 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), descriptor)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["sam", *arguments]
    cli(prog_name="sam")
