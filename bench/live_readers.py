#!/usr/bin/env python3
"""Simulates many readers of a live coverage, and prints statuses, bytes and latencies.

Each reader polls the coverage's latest changes every ten seconds, give or take a fifth, with If-None-Match, as an open page
does. Meanwhile an editor, whose token is in TOKEN, opens the coverage and posts an update every ten seconds.
"""

import argparse
import asyncio
import gzip
import json
import os
import random
import ssl
import statistics
import time
import urllib.parse
import urllib.request

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id():
    """A ULID: 48 bits of time, 80 random bits."""
    number = (int(time.time() * 1000) << 80) | random.getrandbits(80)
    return "".join(DIGITS[number >> shift & 31] for shift in range(125, -1, -5))


class Tally:
    """The outcomes of all requests."""

    def __init__(self):
        self.latencies = []
        self.statuses = {}
        self.received = 0
        self.connected_again = 0

    def add(self, status, seconds, received):
        self.latencies.append(seconds)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.received += received


class Reader:
    """An open page, with a persistent connection and the ETag of its data."""

    def __init__(self, url, path, tally):
        self.url, self.path, self.tally = url, path, tally
        self.tag, self.streams, self.sequence = "", None, 0

    async def follow(self, end):
        await asyncio.sleep(random.uniform(0, min(10, end - time.monotonic())))
        while time.monotonic() < end:
            start = time.monotonic()
            try:
                status, received = await asyncio.wait_for(self.ask(), 30)
            except (TimeoutError, OSError, EOFError, ValueError, IndexError) as broken:
                status, received = type(broken).__name__, 0
                self.leave()
            self.tally.add(status, time.monotonic() - start, received)
            await asyncio.sleep(random.uniform(8, 12))
        self.leave()

    def leave(self):
        if self.streams:
            self.streams[1].close()
        self.streams = None

    async def ask(self):
        """Sends a request on the open connection. If the server has closed it, uses a new one, as browsers do."""
        if self.streams:
            try:
                return await self.ask_once()
            except (asyncio.IncompleteReadError, ConnectionError) as closed:
                if getattr(closed, "partial", b""):
                    raise
                self.leave()
                self.tally.connected_again += 1
        return await self.ask_once()

    async def ask_once(self):
        if not self.streams:
            secure = ssl.create_default_context() if self.url.scheme == "https" else None
            port = self.url.port or (443 if secure else 80)
            self.streams = await asyncio.open_connection(self.url.hostname, port, ssl=secure)
        answer, request = self.streams
        condition = f"If-None-Match: {self.tag}\r\n" if self.tag else ""
        request.write(
            f"GET {self.path} HTTP/1.1\r\nHost: {self.url.netloc}\r\nAccept-Encoding: gzip\r\n{condition}\r\n".encode()
        )
        await request.drain()
        head = await answer.readuntil(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").strip().split("\r\n")
        fields = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
        status = int(status.split(" ")[1])
        body, received = b"", len(head)
        if status != 304:
            if fields.get("transfer-encoding") == "chunked":
                while size := int((line := await answer.readline()).split(b";")[0], 16):
                    body += await answer.readexactly(size)
                    await answer.readexactly(2)
                    received += len(line) + size + 2
                await answer.readexactly(2)
            else:
                body = await answer.readexactly(int(fields.get("content-length", 0)))
                received += len(body)
        if fields.get("connection") == "close":
            self.leave()
        if status == 200:
            self.tag = fields.get("etag", "")
            text = gzip.decompress(body) if fields.get("content-encoding") == "gzip" else body
            self.sequence = json.loads(text)["sequence"]
        return status, received


class Editor:
    """The editor, who opens the coverage and posts updates."""

    def __init__(self, base, coverage, token):
        self.base, self.coverage, self.token, self.posted = base, coverage, token, 0

    def put(self, path, document, **headers):
        request = urllib.request.Request(
            f"{self.base}/api/live/{self.coverage}{path}",
            method="PUT",
            data=document.encode(),
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "text/markdown; charset=utf-8",
                **headers,
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            answer.read()

    def open(self, section, status="open"):
        more = "status: closed\nsummary: The measurement is over.\n" if status == "closed" else ""
        self.put("", f"---\ntitle: Measurement of {self.coverage}\nsection: {section}\n{more}---\n")

    def post(self):
        self.posted += 1
        text = "What happened is told in a few sentences, as it is when many follow. " * 5
        document = f"---\ntitle: Update number {self.posted}\n---\n{text}\n"
        self.put(f"/updates/{new_id()}", document, **{"If-None-Match": "*"})

    async def write(self, end):
        while time.monotonic() < end - 10:
            await asyncio.to_thread(self.post)
            await asyncio.sleep(10)


async def found(base, path):
    """Waits until the coverage is available to readers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(base + path, timeout=5):
                return
        except OSError:
            await asyncio.sleep(0.1)
    raise SystemExit(f"{base}{path} did not appear")


async def run(options):
    base = options.url.rstrip("/")
    path = f"/data/live/{options.coverage}.json"
    editor = Editor(base, options.coverage, os.environ.get("TOKEN", ""))
    editor.open(options.section)
    await found(base, path)
    tally = Tally()
    readers = [Reader(urllib.parse.urlsplit(base), path, tally) for _ in range(options.readers)]
    end = time.monotonic() + options.seconds
    await asyncio.gather(editor.write(end), *(reader.follow(end) for reader in readers))
    editor.open(options.section, "closed")
    latencies = sorted(1_000 * each for each in tally.latencies)
    others = {status: count for status, count in tally.statuses.items() if status not in (200, 304)}
    print(f"{options.readers} readers, {options.seconds} s, {editor.posted} updates")
    print(f"requests: {len(latencies)}, {len(latencies) / options.seconds:.0f} a second")
    print(f"responses: 304: {tally.statuses.get(304, 0)}, 200: {tally.statuses.get(200, 0)}, other: {others or 0}")
    print(f"connections closed by the server: {tally.connected_again}")
    print(f"bytes per reader: {tally.received / options.readers:,.0f}")
    print(
        f"latency in ms: median {statistics.median(latencies):.1f},"
        f" p95 {latencies[int(0.95 * (len(latencies) - 1))]:.1f}, max {latencies[-1]:.1f}"
    )
    behind = sum(reader.sequence < max(each.sequence for each in readers) for reader in readers)
    print(f"readers without the last update: {behind}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", nargs="?", default="http://localhost:8080")
    parser.add_argument("--readers", type=int, default=1_000)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--coverage", default=f"measurement-{int(time.time())}")
    parser.add_argument("--section", default="technology", help="a section of the site")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
