"""Takes an article down, and shows what served or named it before and what does after. Started by build/takedown.

What is looked at is found from outside, as a reader would: from the article, its page, its listings and their neighbours. A
distribution of CloudFront in DISTRIBUTION is told to drop its copies of all of that.
"""

import argparse
import html
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

AT_ONCE = 8
COMMENTS_PER_PAGE = 50
MORE = 4  # So many newer articles of a section show an article below themselves.
WIDTHS = (320, 640, 960, 1280, 1920)
LISTING = re.compile(r'href="(/(?:sections|kinds|tags|authors)/(?:(?!\d{4}-\d\d/|archive/)[a-z0-9-]+/)+)"')
PICTURE = re.compile(r"/images/[0-9a-f]{64}/\d+\.webp")


@dataclass(frozen=True)
class Answer:
    status: int
    body: str = ""
    location: str = ""


class Site:
    def __init__(self, url, token):
        self.url, self.token = url.rstrip("/"), token
        self.opener = urllib.request.build_opener(StayHere())

    def ask(self, path, method="GET", token=""):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        request = urllib.request.Request(self.url + path, method=method, headers=headers)
        try:
            with self.opener.open(request, timeout=30) as answer:
                return Answer(answer.status, answer.read().decode(errors="replace"))
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.read().decode(errors="replace"), refused.headers.get("Location", ""))

    def json(self, path, token=""):
        """What an address answers; nothing if that is no success."""
        answer = self.ask(path, token=token)
        return json.loads(answer.body) if answer.status == 200 else {}

    def entries(self, path, until):
        """The articles of a listing, the newest first, to behind the moment of one."""
        cursor = ""
        while True:
            page = self.json(f"{path}?limit=100{cursor}")
            yield from page.get("articles", [])
            if "next" not in page or page["articles"][-1]["published"] < until:
                return
            cursor = "&cursor=" + urllib.parse.quote(page["next"])


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Article:
    """One that is to go: how it can be told in what others answer, and where that may be."""

    def __init__(self, site, slug):
        self.site, self.slug = site, slug
        self.known = site.json(f"/api/articles/{slug}")
        self.title = self.known.get("title", "")
        self.link = re.compile(rf'/articles/{slug}(?![a-z0-9-])|"slug":"{slug}"')
        self.page = site.ask(f"/articles/{slug}").body if self.known else ""
        self.pictures = set(PICTURE.findall(self.page))
        self.own = self._own()
        self.others = self._others() if self.known else set()

    def _own(self):
        """What is nothing but the article's."""
        last = self.site.json(f"/data/articles/{self.slug}.json").get("comments", {}).get("last", 0)
        comments = range(1, max(1, -(-last // COMMENTS_PER_PAGE)) + 1)
        api = f"/api/articles/{self.slug}"
        return {
            f"/articles/{self.slug}", f"/cards/{self.slug}.png", f"/data/articles/{self.slug}.json",
            api, f"{api}/comments", f"{api}/anonymous-rating",
            *(f"/articles/{self.slug}/comments/{number}" for number in comments),
            *(f"/articles/{former}" for former in self._former()),
        }  # fmt: skip

    def _former(self):
        """The slugs that lead to it, by its documents: they may go on leading there."""
        revisions = self.site.json(f"/api/articles/{self.slug}/revisions?limit=100", self.site.token).get("revisions", [])
        documents = (
            self.site.json(f"/api/articles/{self.slug}/revisions/{each['revision']}", self.site.token).get("document", "")
            for each in revisions
        )
        lists = (re.search(r"^formerly:(.*(?:\n\s*-.*)*)", document, re.MULTILINE) for document in documents)
        return {slug for found in lists if found for slug in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", found[1])}

    def _others(self):
        """What may name it among others."""
        published, month = self.known["published"], self.known["published"][:7]
        section = self.known["section"]["id"]
        lists = {"/", f"/sections/{section}/", *LISTING.findall(self.page)}
        paths = {f"/sitemap-{month}.xml", "/news-sitemap.xml", "/sitemap.xml", "/data/site.json", "/feed.xml", "/feed.json"}
        for path in lists:
            paths |= {path, f"{path}{month}/"}
            if re.fullmatch(r"/sections/[^/]+/", path):
                paths |= {f"{path}feed.xml", f"{path}feed.json", f"/data{path[:-1]}.json"}
        newer = []
        for entry in self.site.entries(f"/api/sections/{section}/articles", published):
            if entry["slug"] == self.slug:
                break
            newer.append(entry["slug"])
        neighbours = {self.known[each]["slug"] for each in ("previous", "next") if each in self.known}
        paths |= {f"/articles/{slug}" for slug in neighbours | set(newer[-MORE:])}
        coverages = self.site.json("/api/live", self.site.token).get("coverages", [])
        return paths | {f"/live/{each['coverage']}" for each in coverages}

    def listings(self):
        """The API's listings, as far as the article would stand in them."""
        kinds = {path: re.sub(r"^(/sections/[^/]+/)([^/]+/)$", r"\1kinds/\2", path) for path in LISTING.findall(self.page)}
        return {"/api/articles", *(f"/api{path}articles" for path in kinds.values())} if self.known else set()

    def look(self):
        """What every address answers, and whether that is the article still, or names it."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = dict(zip(self.own, pool.map(self._of_own, self.own), strict=True))
            found |= zip(self.pictures, pool.map(self._of_own, self.pictures), strict=True)
            found |= zip(self.others, pool.map(self._of_other, self.others), strict=True)
            found |= zip(self.listings(), pool.map(self._of_listing, self.listings()), strict=True)
        return found

    def _of_own(self, path):
        answer = self.site.ask(path)
        leads_there = answer.status == 301 and self.link.search(answer.location)
        return f"{answer.status} to it" if leads_there else str(answer.status), answer.status == 200

    def _of_other(self, path):
        answer = self.site.ask(path)
        # One or two words may be anybody's.
        titled = self.title.count(" ") > 1 and self.title in html.unescape(answer.body)
        names = titled or self.link.search(answer.body)
        return f"{answer.status} names it" if names else str(answer.status), bool(names)

    def _of_listing(self, path):
        names = any(entry["slug"] == self.slug for entry in self.site.entries(path, self.known["published"]))
        return "names it" if names else "does not", names


def main():
    parser = argparse.ArgumentParser(prog="build/takedown")
    parser.add_argument("slug", type=lambda text: re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)[0])
    parser.add_argument("url")
    parser.add_argument("--reason", required=True)
    distribution = os.environ.get("DISTRIBUTION")
    patience = 900 if distribution else 120  # Copies are dropped within minutes.
    parser.add_argument("--seconds", type=int, default=patience, help="how long to wait until nothing is left")
    given = parser.parse_args()
    site = Site(given.url, os.environ["TOKEN"])
    drop = dropped_by(distribution)

    article = Article(site, given.slug)
    before = article.look()
    answer = site.ask(f"/api/articles/{given.slug}?reason={urllib.parse.quote(given.reason)}", "DELETE", site.token)
    if answer.status != 200:
        sys.exit(f"{given.slug} is not taken down: {answer.status} {answer.body}")
    taken = json.loads(answer.body)
    shared = {path for path in article.pictures if path.startswith(tuple(taken["shared"]))}
    article.pictures -= shared
    # What was replaced, or is in no page, was served all the same.
    article.pictures |= {f"{folder}{name}" for folder in taken["pictures"] for name in names_of(folder, article.pictures)}

    deadline = time.monotonic() + given.seconds
    numbers = f"/data/articles/{given.slug}.json"  # Of all that is rendered, what the CDN keeps least long.
    while site.ask(numbers).status == 200 and time.monotonic() < deadline:
        time.sleep(0.5)
    drop({path for path in before if not path.startswith(("/api/", "/images/"))} | {f"{folder}*" for folder in taken["pictures"]})
    after = article.look()
    while (left := {path for path, (_, bad) in after.items() if bad}) and time.monotonic() < deadline:
        time.sleep(0.5)
        drop({path for path in left if not path.startswith("/api/")})
        after = article.look()

    width = max(map(len, before | after))
    print(f"{'':{width}}  {'before':13}  after")
    for path in sorted(before | after):
        was, _ = before.get(path, ("", False))
        now, bad = after.get(path, ("stays: another article has it", False))
        print(f"{path:{width}}  {was:13}  {now}{'  <- still' if bad else ''}")
    if left:
        sys.exit(f"{len(left)} of {len(after)} still serve or name {given.slug}: see above, and docs/operate.md")
    print(f"Nothing of {len(after)} addresses serves or names {given.slug} any more.")


def names_of(folder, pictures):
    """The names that a picture's files have: those that a page showed, or else all that they might have."""
    shown = {path.removeprefix(folder) for path in pictures if path.startswith(folder)}
    return {"picture.json"} | (shown or {f"{width}.webp" for width in WIDTHS})


def dropped_by(distribution):
    """What has the CDN drop its copies of some paths, and waits until it has; nothing where there is no CDN."""
    if not distribution:
        return lambda paths: None
    import boto3  # Only where there is AWS: it is not in Python's own library.

    cloudfront = boto3.client("cloudfront", region_name="us-east-1")

    def drop(paths):
        items = sorted(paths)
        made = cloudfront.create_invalidation(
            DistributionId=distribution,
            InvalidationBatch={
                "Paths": {"Quantity": len(items), "Items": items},
                "CallerReference": f"takedown-{time.time_ns()}",
            },
        )
        cloudfront.get_waiter("invalidation_completed").wait(
            DistributionId=distribution, Id=made["Invalidation"]["Id"], WaiterConfig={"Delay": 5, "MaxAttempts": 120}
        )

    return drop


if __name__ == "__main__":
    main()
