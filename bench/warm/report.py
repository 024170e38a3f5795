"""Writes docs/performance/warm.md, and compares allocations with the accepted values."""

import json
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from docs import put  # noqa: E402

TARGET = 1.3
# The accepted KB that a function allocates in a canned call, and for a page. Measurements differ by less than 1 %, on any machine.
ACCEPTED = HERE / "accepted.json"
SLIP = 1.05


def write_report(functions, pages, written):
    """Returns the tables. Also writes them into docs/performance/warm.md if `written`."""
    tables = {"functions": functions_table(functions), "pages": pages_table(pages)}
    if written:
        for place, table in tables.items():
            put(table, "warm.md", place)
    return "\n\n".join(table for table in tables.values() if table)


def allocated(functions, pages):
    """The allocated KB of each function, and of a page."""
    of_calls = {each["function"]: middle(each["FUNCTION_CANNED"], "bytes") for each in functions}
    of_pages = {"a page": middle(pages[0], "bytes") / pages[0]["pages"]} if pages else {}
    return {name: round(size / 1000) for name, size in {**of_calls, **of_pages}.items()}


def accept(sizes):
    ACCEPTED.write_text(json.dumps(sizes, indent=2) + "\n")


def grown(sizes):
    """A line for each function, or page, that allocates more than was accepted."""
    accepted = json.loads(ACCEPTED.read_text())
    return [
        f"{name} allocates {size:,} KB; accepted are {accepted.get(name, 0):,}"
        for name, size in sizes.items()
        if size > SLIP * accepted.get(name, 0) + 1
    ]


def functions_table(functions):
    if not functions:
        return ""
    rows = [
        "| function | AWS requests | p50 | p99 | bare p50 | ratio | CPU | bare CPU | canned | bare canned | own | KB | bare KB |",
        "| --- | --- | " + " | ".join(["---:"] * 11) + " |",
    ]
    missed = []
    for each in functions:
        whole, bare, canned, bare_canned = (
            each[way] for way in ("FUNCTION", "BARE", "FUNCTION_CANNED", "BARE_CANNED")
        )
        ratio = middle(whole, "wall") / middle(bare, "wall") if each["asked"] else None
        if ratio and ratio > TARGET:
            missed.append(each["function"])
        # The calling thread's processor time lacks that of other threads.
        alone = not {"render-pages", "count-views"} & {each["function"]}
        cells = [
            each["function"],
            ", ".join(f"{number} {name}" for name, number in each["asked"].items()) or "none",
            milliseconds(middle(whole, "wall")),
            milliseconds(percentile(whole["wall"])),
            milliseconds(middle(bare, "wall")) if each["asked"] else "",
            f"{ratio:.2f}" if ratio else "",
            milliseconds(middle(whole, "cpu")) if alone else "",
            milliseconds(middle(bare, "cpu")) if alone and each["asked"] else "",
            milliseconds(middle(canned, "wall")),
            milliseconds(middle(bare_canned, "wall")) if each["asked"] else "",
            milliseconds(middle(canned, "wall") - middle(bare_canned, "wall")),
            f"{middle(canned, 'bytes') / 1000:,.0f}",
            f"{middle(bare_canned, 'bytes') / 1000:,.0f}" if each["asked"] else "",
        ]
        rows.append("| " + " | ".join(cells) + " |")
    counts = [len(each["FUNCTION"]["wall"]) for each in functions]
    rows += [
        "",
        f"{max(counts)} calls each; {min(counts)} of functions with twenty or more AWS requests. "
        + (f"Above the target of {TARGET}: {', '.join(missed)}." if missed else f"All are within the target of {TARGET}.")
        + f" {sum(each['missing'] for each in functions)} requests were not in the recording; the table leaves out their calls.",
    ]
    return "\n".join(rows)


def pages_table(pages):
    rows = ["| pages/s per core | KB allocated per page | words of the article | bytes of the page |", "| ---: | ---: | ---: | ---: |"]
    for each in pages:
        took = middle(each, "cpu") / each["pages"]
        size = middle(each, "bytes") / each["pages"] / 1000
        rows.append(f"| {1e9 / took:,.0f} | {size:,.0f} | {each['words']:,} | {each['length']:,} |")
    return "\n".join(rows) if pages else ""


def middle(costs, what):
    return statistics.median(costs[what])


def percentile(numbers, share=0.99):
    return sorted(numbers)[min(len(numbers) - 1, int(len(numbers) * share))]


def milliseconds(nanoseconds):
    return f"{nanoseconds / 1e6:.2f}"
