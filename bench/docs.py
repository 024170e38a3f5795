"""Reads and writes the places in docs/performance that the benches fill in."""

from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs/performance"


def put(text, page, place):
    """Writes a text between the two marks of a place."""
    before, _, after = parted(page, place)
    (DOCS / page).write_text(f"{before}\n\n{text.strip()}\n\n{after}")


def found(page, place):
    """The text between the two marks of a place."""
    return parted(page, place)[1]


def parted(page, place):
    begin, end = f"<!-- {place}: written by the bench -->", f"<!-- /{place} -->"
    head, opened, rest = (DOCS / page).read_text().partition(begin)
    text, closed, tail = rest.partition(end)
    if not opened or not closed:
        raise SystemExit(f"{DOCS / page} has no place for {place}")
    return head + begin, text, end + tail
