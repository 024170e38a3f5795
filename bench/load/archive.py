#!/usr/bin/env python3
"""Measures dry runs and imports of generated archives, whose posts have a picture each, with a small heap."""

import argparse
import json
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time
import zlib
from contextlib import ExitStack
from xml.sax.saxutils import escape

import corpus
import drill
from instance import ROOT, Instance
from sample import settings

sys.path[:0] = [str(ROOT / "ci"), str(ROOT / "bench")]
from docs import put  # noqa: E402

WORK = ROOT / ".local/bench/archive"
PAGE = "import.md"
HEAP = "256m"
OLD = "https://old.example.org"
WIDTH, HEIGHT = 480, 320
PARAGRAPHS = 12
GREYS = bytes(range(256)) * 3


class Post:
    """The post with a number, which is the same in each format."""

    def __init__(self, number):
        chance = random.Random(f"archive {number}")
        self.number = number
        self.date = corpus.FIRST + corpus.timedelta(hours=7 * number)
        self.slug = f"post-{number:05}"
        self.title = f"{chance.choice(corpus.SUBJECTS).capitalize()} {chance.choice(corpus.VERBS)} ({number})"
        self.paragraphs = [corpus.paragraph(chance).replace("*", "") for _ in range(PARAGRAPHS)]
        self.before = f"post-{max(0, number - 1):05}"
        self.picture = f"pictures/{number // 1000}/{self.slug}.png"

    def html(self, site):
        text = "\n".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return f'<p>See <a href="{site}/{self.before}/">before</a>.</p>\n<p><img src="{site}/{self.picture}" alt="Grey"></p>\n{text}'


def png(number):
    """A different picture for each number."""
    lines = b"".join(b"\0" + GREYS[(y + number) % 256 :][:WIDTH] for y in range(HEIGHT))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    text = chunk(b"tEXt", f"number\0{number}".encode())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + text + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def pictures(folder, posts):
    for number in range(posts):
        file = folder / Post(number).picture
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(number))


def jekyll(folder, posts):
    (folder / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text(f"url: {OLD}\npermalink: /:title/\n")
    for post in map(Post, range(posts)):
        head = f"---\ntitle: {post.title}\ndate: {post.date:%Y-%m-%dT%H:%M:%SZ}\ntags: [archive, tag-{post.number % 50}]\n---\n\n"
        text = f"See [before](/{post.before}/).\n\n![Grey](/{post.picture})\n\n" + "\n\n".join(post.paragraphs)
        (folder / f"_posts/{post.date:%Y-%m-%d}-{post.slug}.md").write_text(head + text + "\n")
    return folder


def wordpress(folder, posts):
    file = folder / "export.xml"
    with open(file, "w") as out:
        out.write('<?xml version="1.0"?>\n<!-- This is a WordPress eXtended RSS file -->\n<rss version="2.0"><channel>\n')
        out.write(f"<link>{OLD}</link>\n")
        for post in map(Post, range(posts)):
            out.write(
                f"<item>\n<title>{escape(post.title)}</title>\n<link>{OLD}/{post.slug}/</link>\n<wp:post_id>{post.number + 1}</wp:post_id>\n"
                f"<wp:post_date_gmt>{post.date:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt>\n<wp:post_name>{post.slug}</wp:post_name>\n"
                f"<wp:status>publish</wp:status>\n<wp:post_type>post</wp:post_type>\n"
                f"<content:encoded><![CDATA[{post.html(OLD)}]]></content:encoded>\n</item>\n"
            )
        out.write("</channel></rss>\n")
    return file


def ghost(folder, posts):
    file = folder / "ghost.json"
    with open(file, "w") as out:
        out.write('{"db": [{"data": {"posts": [')
        for post in map(Post, range(posts)):
            out.write(",\n" if post.number else "")
            fields = {"id": str(post.number), "slug": post.slug, "title": post.title, "status": "published"}
            fields |= {"published_at": f"{post.date:%Y-%m-%dT%H:%M:%S.000Z}", "html": post.html("__GHOST_URL__")}
            json.dump(fields, out)
        out.write('], "tags": [], "posts_tags": []}}]}\n')
    return file


def command(environment, *arguments):
    """Runs the import with a small heap. Returns its seconds, its peak of resident memory, and the outcome that it prints."""
    environment = os.environ | environment | {"JAVA_TOOL_OPTIONS": f"-Xmx{HEAP}"}
    begin = time.monotonic()
    with open(WORK / "import.log", "w") as log:
        process = subprocess.Popen([ROOT / "cli/broadsheet", "import", *arguments], env=environment, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    output = (WORK / "import.log").read_text()
    if status:
        sys.exit(output[-3000:])
    outcome = next(line for line in output.splitlines() if " published, " in line).split(": ")[-1]
    return round(time.monotonic() - begin, 1), used.ru_maxrss // 1024, outcome


def measured(dry, imported):
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    rows = []
    with ExitStack() as running:
        system = Instance(running, WORK / "system")
        token = system.token("administrators")
        status, answer = system.call("PUT", f"/api/site?url={system.site}", settings().encode(), token, **{"Content-Type": "application/yaml"})
        if status != 200:
            sys.exit(f"the settings got status {status}: {answer}")
        goal = ["--url", system.site, "--section", "science"]
        for posts, more, steps in ((dry, ["--dry-run"], ["dry run"]), (imported, [], ["import", "import again"])):
            folder = WORK / f"archive-{posts}-{len(rows)}"
            pictures(folder, posts)
            files = [("Jekyll", jekyll(folder, posts))]
            if more:
                files += [("WordPress", wordpress(folder, posts)), ("Ghost", ghost(folder, posts))]
            for name, file in files:
                for step in steps:
                    print(f"{name}, {posts:,} posts: {step}", flush=True)
                    rows.append((f"{step}, {name}", posts, *command({"TOKEN": token}, file, *goal, *more)))
        drill.settle(system)
    return rows


def table(rows):
    lines = ["| step | posts with a picture | seconds | MB of resident memory | outcome |", "| --- | ---: | ---: | ---: | --- |"]
    lines += [f"| {what} | {posts:,} | {seconds:,.1f} | {memory:,} | {outcome} |" for what, posts, seconds, memory, outcome in rows]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dry", type=int)
    parser.add_argument("imported", type=int)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    rows = measured(options.dry, options.imported)
    put(table(rows), PAGE, "import")
    print(table(rows))
    shutil.rmtree(WORK)


if __name__ == "__main__":
    main()
