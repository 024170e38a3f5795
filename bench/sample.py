"""The settings of the sample publication, for systems without its pictures."""

import re
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "content/site.yaml"


def settings():
    """The text of content/site.yaml without portraits, whose pictures would have to be uploaded first."""
    return re.sub(r"(?m)^ +portrait:.*\n", "", SITE.read_text())
