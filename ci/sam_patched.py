"""Runs `sam`, which answers as soon as a function's report is in its log, and waits for the emulator in a container.

SAM waits for that line, but recognizes it only where at most one line comes with it. For most calls several do, and each of
those took a second longer. A container's port is open before its emulator listens: SAM tries for 0.7 seconds, and a busy
machine takes longer.
"""

import sys

from requests.exceptions import RequestException
from samcli.cli.main import cli
from samcli.lib.utils.retry import retry
from samcli.local.docker.container import Container, ContainerResponseException

write = Container._handle_data_writing


def write_and_notice(stream, data, reported):
    write(stream, data, reported)
    if reported and b"REPORT RequestId:" in data:
        reported.set()


Container._handle_data_writing = staticmethod(write_and_notice)

# Nine attempts take 51 seconds.
ask = Container.wait_for_http_response.__wrapped__
Container.wait_for_http_response = retry(RequestException, attempts=9, exc_raise=ContainerResponseException)(ask)

if __name__ == "__main__":
    sys.exit(cli(prog_name="sam"))
