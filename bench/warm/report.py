"""Makes docs/performance/warm.md of what was measured, and holds what is allocated against what was accepted."""

import json
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from docs import put  # noqa: E402

AIM = 1.3
# KB that a function allocates in a canned call, and for a page. They differ by less than 1 % from one measurement to
# the next, on any machine.
ACCEPTED = HERE / "accepted.json"
SLIP = 1.05


def write_report(functions, pages, written):
    """The tables; put into docs/performance/warm.md too, if all was measured."""
    tables = {"functions": functions_table(functions), "pages": pages_table(pages)}
    if written:
        for place, table in tables.items():
            put(table, "warm.md", place)
    return "\n\n".join(table for table in tables.values() if table)


def allocated(functions, pages):
    """KB by what allocates them."""
    of_calls = {each["function"]: middle(each["FUNCTION_CANNED"], "bytes") for each in functions}
    of_pages = {"a page": middle(pages[0], "bytes") / pages[0]["pages"]} if pages else {}
    return {name: round(size / 1000) for name, size in {**of_calls, **of_pages}.items()}


def accept(sizes):
    ACCEPTED.write_text(json.dumps(sizes, indent=2) + "\n")


def grown(sizes):
    """What allocates more than it did when it was accepted."""
    accepted = json.loads(ACCEPTED.read_text())
    return [
        f"{name} allocates {size:,} KB, and allocated {accepted.get(name, 0):,}"
        for name, size in sizes.items()
        if size > SLIP * accepted.get(name, 0) + 1
    ]


def functions_table(functions):
    if not functions:
        return ""
    rows = [
        "| function | calls of AWS | median | 99 % | bare | ratio | CPU | bare | canned | bare | own | KB | bare |",
        "| --- | --- | " + " | ".join(["---:"] * 11) + " |",
    ]
    missed = []
    for each in functions:
        whole, bare, canned, bare_canned = (
            each[way] for way in ("FUNCTION", "BARE", "FUNCTION_CANNED", "BARE_CANNED")
        )
        ratio = middle(whole, "wall") / middle(bare, "wall") if each["asked"] else None
        if ratio and ratio > AIM:
            missed.append(each["function"])
        # What other threads do is not in the calling thread's time.
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
        f"{max(counts)} calls each, {min(counts)} of those that make twenty calls of AWS or more. "
        + (f"Over the aim of {AIM}: {', '.join(missed)}." if missed else f"All are within the aim of {AIM}.")
        + f" {sum(each['missing'] for each in functions)} requests were not on the tape; these calls are left out.",
    ]
    return "\n".join(rows)


def pages_table(pages):
    rows = ["| pages a second and core | KB allocated a page | words of the article | bytes of the page |", "| ---: | ---: | ---: | ---: |"]
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
