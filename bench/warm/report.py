"""Makes docs/warm.md of what was measured: the tables, between the text that stays."""

import re
import statistics
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/warm.md"
AIM = 1.3


def write_report(functions, pages, written):
    """The tables; put into docs/warm.md too, if all was measured."""
    tables = {"functions": functions_table(functions), "pages": pages_table(pages)}
    if written:
        text = PAGE.read_text()
        for name, table in tables.items():
            between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
            text = between.sub(lambda found, table=table: f"{found[1]}\n{table}\n\n{found[2]}", text)
        PAGE.write_text(text)
    return "\n\n".join(table for table in tables.values() if table)


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
    if not pages:
        return ""
    first = pages[0]
    rows = ["| | pages a second and core | KB allocated a page | against jte |", "| --- | ---: | ---: | ---: |"]
    for each in pages:
        took = middle(each, "cpu") / each["pages"]
        of_first = middle(first, "cpu") / first["pages"]
        size = middle(each, "bytes") / each["pages"] / 1000
        rows.append(f"| {each['engine']} | {1e9 / took:,.0f} | {size:,.0f} | {took / of_first:.2f} |")
    rows += ["", f"An article of {first['words']:,} words, a page of {first['length']:,} bytes."]
    return "\n".join(rows)


def middle(costs, what):
    return statistics.median(costs[what])


def percentile(numbers, share=0.99):
    return sorted(numbers)[min(len(numbers) - 1, int(len(numbers) * share))]


def milliseconds(nanoseconds):
    return f"{nanoseconds / 1e6:.2f}"
