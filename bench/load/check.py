"""Checks that everything accepted is stored once, and nothing else."""

import re
from collections import Counter

import figures
from corpus import slug

COUNTS = ("ones", "twos", "threes", "fours", "fives")


def everything(instance, folders, publications, rejected=frozenset()):
    """Compares the responses of all phases with the table and the bucket.

    A request without a response, or with a 5xx, may have been executed or not. Both are right, and the result counts these
    requests. `rejected` has the numbers of comments that moderators rejected.
    """
    answers = [answer for folder in folders for answer in figures.answers(folder)]
    good = {kind: [a for a in answers if a.kind == kind and a.status // 100 == 2] for kind in ("publication", "comment", "rating", "view")}
    unknown = {kind: [a for a in answers if a.kind == kind and open_ended(a)] for kind in good}
    errors = []
    found = {
        "comment": comments(instance, good["comment"], unknown["comment"], rejected, errors),
        "rating": ratings(instance, good["rating"], unknown["rating"], errors),
        "view": views(instance, good["view"], unknown["view"], errors),
        "publication": pages(instance, good["publication"], unknown["publication"], publications, errors),
    }
    return {
        "accepted": {kind: len(some) for kind, some in good.items()},
        "refused": {kind: dict(Counter(a.status for a in answers if a.kind == kind and a.status // 100 in (3, 4))) for kind in good},
        "unanswered": {kind: len(some) for kind, some in unknown.items()},
        "found": found,
        "messages": view_messages(instance),
        "errors": errors[:20],
    }  # fmt: skip


def open_ended(answer):
    return answer.status == 0 or answer.status >= 500


def comments(instance, good, unknown, rejected, errors):
    texts = Counter()
    for item in instance.items("COMMENTS#"):
        if item["sk"]["S"].startswith("COMMENT#"):
            texts[int(re.search(r"comment number (\d+)", item["text"]["S"])[1])] += 1
    for number in {a.number for a in good} - rejected - texts.keys():
        errors.append(f"comment {number} was accepted and is missing")
    for number, times in texts.items():
        if times > 1:
            errors.append(f"comment {number} is stored {times} times")
    for number in texts.keys() - {a.number for a in good} - {a.number for a in unknown}:
        errors.append(f"comment {number} is stored and was not accepted")
    for number in texts.keys() & rejected:
        errors.append(f"comment {number} is stored and was rejected")
    return sum(texts.values())


def addresses(instance):
    """The current address of each article, by its id."""
    return {
        item["article"]["S"]: item["pk"]["S"].removeprefix("ADDRESS#")
        for item in instance.items("ADDRESS#")
        if item["state"]["S"] == "CURRENT"
    }


def ratings(instance, good, unknown, errors):
    slugs = addresses(instance)
    stars = {
        (slugs[item["pk"]["S"].split("#")[1]], item["sk"]["S"].removeprefix("ACCOUNT#")): int(item["stars"]["N"])
        for item in instance.items("RATING#")
    }
    expected = {(slug(a.article), f"reader-{a.reader}"): 1 + a.number % 5 for a in good}
    for key, value in expected.items():
        if stars.get(key) != value:
            errors.append(f"the rating of {key} is {stars.get(key)} instead of {value}")
    possible = {(slug(a.article), f"reader-{a.reader}") for a in unknown}
    for key in stars.keys() - expected.keys() - possible:
        errors.append(f"the rating of {key} was not accepted")
    tallied = Counter()
    for item in instance.items("TALLY#"):
        if item["sk"]["S"] == "RATING":
            tallied[slugs[item["pk"]["S"].split("#")[1]]] += sum(int(item.get(name, {"N": "0"})["N"]) for name in COUNTS)
    for article, count in Counter(article for article, _ in stars).items():
        if tallied[article] != count:
            errors.append(f"{article} has {count} ratings, and its tally has {tallied[article]}")
    return len(stars)


def views(instance, good, unknown, errors):
    """Readers of each article, each counted once. The system counts up to a hundred of them exactly."""
    readers = {}
    for answer in good:
        readers.setdefault(slug(answer.article), set()).add(answer.reader)
    possible = {}
    for answer in unknown:
        possible.setdefault(slug(answer.article), set()).add(answer.reader)
    slugs = addresses(instance)
    counted = {
        slugs[item["pk"]["S"].removeprefix("TALLY#")]: int(item["number"]["N"])
        for item in instance.items("TALLY#")
        if item["sk"]["S"] == "VIEWS"
    }
    for article, some in readers.items():
        most = len(some | possible.get(article, set()))
        if not len(some) <= counted.get(article, 0) <= most:
            errors.append(f"{article} had {len(some)} readers, and {counted.get(article, 0)} were counted")
        if f'"readers":{counted.get(article, 0)}' not in instance.page(f"/data/articles/{article}.json").replace(" ", ""):
            errors.append(f"the counters of {article} in the bucket differ from the table")
    return sum(counted.values())


def pages(instance, good, unknown, publications, errors):
    """Every article's page shows its last accepted version."""
    last, possible = {}, {}
    for answer in good:
        name, _, mark, version = publications[answer.number]
        if version > last.get(name, ("", 0))[1]:
            last[name] = (mark, version)
    for answer in unknown:
        name, _, _, version = publications[answer.number]
        possible.setdefault(name, set()).add(version)
    for name, (mark, version) in last.items():
        shown = re.search(re.escape(mark) + r"(\d+)", instance.page(f"/articles/{name}"))
        if not shown or int(shown[1]) not in {version} | possible.get(name, set()):
            errors.append(f"the page of {name} shows version {shown and shown[1]} instead of {version}")
    revisions = sum(
        item["sk"]["S"].startswith("REVISION#") and item["slug"]["S"].startswith("news-") for item in instance.items("ARTICLE#")
    )
    if not len(good) <= revisions <= len(good) + len(unknown):
        errors.append(f"{len(good)} publications were accepted, and {revisions} revisions are stored")
    return revisions


def view_messages(instance):
    """The number of view messages in the functions' logs. The queue may deliver a message twice."""
    return sum(int(count) for count in re.findall(r"ViewsReceived=(\d+)", instance.log.read_text()))
