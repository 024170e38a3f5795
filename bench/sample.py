"""The sample's settings, for systems that get them alone."""

import re
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "content/site.yaml"


def settings():
    """The text of content/site.yaml without portraits, which would have to be uploaded before."""
    return re.sub(r"(?m)^ +portrait:.*\n", "", SITE.read_text())
