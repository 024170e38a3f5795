#!/usr/bin/env python3
"""Builds the articles of `make bench-bulk` with Hugo, and compares the cost with Broadsheet's.

Hugo reads files and writes files in one process. The templates here make the same kinds of pages: articles with contents,
sources and neighbours, numbered listings by section, kind, tag and author, feeds, a sitemap.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path += [str(ROOT / "bench/load"), str(ROOT / "bench")]

import corpus  # noqa: E402
import docs  # noqa: E402

WORK = ROOT / ".local/bench/hugo"
HUGO = ROOT / ".local/tools/hugo"
MEASURED = HERE / "measured.json"
ROUNDS = 3

# Seconds from PUT to page: the median that PublishingTest prints on an idle machine.
TO_ITS_PAGE = 0.25


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    options = parser.parse_args()
    result = measure(options.articles)
    MEASURED.write_text(json.dumps(result, indent=1) + "\n")
    report(result)


def measure(count):
    shutil.rmtree(WORK, ignore_errors=True)
    posts = WORK / "content/posts"
    corpus.write(posts, count)
    for post in posts.iterdir():
        # To Hugo, these names mean something else.
        text = post.read_text().replace("\nkind: ", "\ngenre: ", 1).replace("\nsection: ", "\ndesk: ", 1)
        post.write_text(text)
    shutil.copy(HERE / "hugo.yaml", WORK)
    shutil.copytree(HERE / "layouts", WORK / "layouts")
    whole = [build(clean=True) for _ in range(ROUNDS)]
    one = sorted(posts.iterdir())[-1]
    changed = []
    for number in range(ROUNDS):
        one.write_text(one.read_text() + f"\nSentence {number}.\n")
        changed.append(build(clean=False))
    files = [path for path in (WORK / "public").rglob("*") if path.is_file()]
    return {
        "articles": count,
        "html": sum(path.suffix == ".html" for path in files),
        "files": len(files),
        "whole": median(whole),
        "changed": median(changed),
        "version": subprocess.run([HUGO, "version"], capture_output=True, text=True).stdout.split()[1],
    }


def build(clean):
    """Elapsed seconds and CPU-seconds."""
    if clean:
        shutil.rmtree(WORK / "public", ignore_errors=True)
    before, began = os.times(), time.monotonic()
    subprocess.run([HUGO, "--quiet", "--source", WORK, "--noBuildLock"], check=True)
    took, after = time.monotonic() - began, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return took, cpu


def median(rounds):
    seconds, cpu = zip(*rounds, strict=True)
    return {"seconds": round(statistics.median(seconds), 2), "cpu": round(statistics.median(cpu), 2)}


def report(result):
    ours = [each for each in json.loads((ROOT / "bench/load/bulk.json").read_text()) if each["articles"] == result["articles"]]
    if not ours:
        sys.exit(f"bench/load/bulk.json has no {result['articles']:,} articles: run `make bench-bulk ARTICLES={result['articles']}` first")
    first, again = ours[0]["import"], ours[0]["rerender"]
    rows = [
        ("pages and other files", result["files"], again["looked"]),
        ("full build, s", result["whole"]["seconds"], first["seconds"]),
        ("full build, CPU-s of all processes", result["whole"]["cpu"], round(sum(first["cpu"].values()), 1)),
        ("everything again, s; Broadsheet writes only differences", result["whole"]["seconds"], again["seconds"]),
        ("everything again, CPU-s of all processes", result["whole"]["cpu"], round(sum(again["cpu"].values()), 1)),
        ("one changed article, s until its page is there", result["changed"]["seconds"], TO_ITS_PAGE),
    ]
    table = [f"| of {result['articles']:,} articles | Hugo {result['version']} | Broadsheet |", "| --- | ---: | ---: |"]
    table += [f"| {what} | {hugo:,} | {broadsheet:,} |" for what, hugo, broadsheet in rows]
    docs.put("\n".join(table), "hugo.md", "hugo")


if __name__ == "__main__":
    main()
