"""Generates articles in the publishing format, the same ones for the same seed. Their length, headings, lists, notes, sources,
tags and dates resemble those in content/."""

import random
from datetime import datetime, timedelta

# A month of a newspaper. So 100,000 articles are an archive of some twenty years.
PER_MONTH = 400
FIRST = datetime(2004, 1, 1, 6)

SECTIONS = ["ai-research", "science", "markets", "technology", "culture"]
AUTHORS = ["editorial-desk", "science-desk", "markets-desk"]
KINDS = ["Analysis", "Explainer", "News", "Essay"]
TAGS = 200

SUBJECTS = """the archive, the catalogue, the exchange, the committee, the laboratory, the standard, the ledger, the index,
the observatory, the regulator, the library, the network, the survey, the treaty, the satellite, the market, the protocol,
the museum, the census, the reactor""".replace("\n", " ").split(", ")
VERBS = """measures, records, replaces, forgets, prices, counts, delays, explains, copies, predicts, publishes, corrects,
inherits, repeats, divides, postpones, translates, insures""".replace("\n", " ").split(", ")
OBJECTS = """what its makers had left out, the numbers of the year before, a debt that nobody had written down, the oldest
of its own rules, the distance between two clocks, a third of all that is sent to it, the work of several hundred people,
every letter that arrived since spring, the error that the first attempt had made, a price that was agreed long ago,
more than any reader can look through in a day, the part that is cheapest to keep""".replace("\n", " ").split(", ")
TURNS = """In practice, By the end of the year, On paper, At that price, For most readers, In the smaller towns, Since then,
Without anybody deciding it, According to the people who run it, In the first trial, Measured over a decade,
Seen from the other side""".replace("\n", " ").split(", ")


def write(folder, count, seed=1, site=None):
    """Writes articles, and the settings of their site if given. Returns the bytes of the articles."""
    folder.mkdir(parents=True, exist_ok=True)
    if site:
        (folder / "site.yaml").write_text(site)
    size = 0
    for number in range(count):
        moment = FIRST + timedelta(days=number * 30.4375 / PER_MONTH)
        text = article(random.Random(f"{seed} {number}"), number, moment)
        name = f"{moment:%Y-%m-%d}-{slug(number)}.md"
        (folder / name).write_text(text)
        size += len(text.encode())
    return size


def slug(number):
    return f"article-{number:06}"


def article(chance, number, moment, mark=""):
    """One document. The mark is a sentence that distinguishes its page from that of another revision."""
    subject, verb, thing = chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS)
    # A few tags are on many articles, and most tags are on few.
    tags = sorted({f"tag-{min(TAGS, int(chance.paretovariate(0.6)))}" for _ in range(chance.randint(2, 5))})
    lines = [
        "---",
        f"title: {subject.capitalize()} {verb} {thing} ({number})",
        f"dek: {sentence(chance)}",
        f"section: {chance.choice(SECTIONS)}",
        f"kind: {chance.choice(KINDS)}",
        f"authors: [{', '.join(chance.sample(AUTHORS, chance.choice([1, 1, 1, 2])))}]",
        f"date: {moment:%Y-%m-%dT%H:%M:%SZ}",
        f"tags: [{', '.join(tags)}]",
        "sources:",
    ]
    for source in range(chance.randint(2, 6)):
        lines += [
            f"  - publisher: {chance.choice(SUBJECTS).capitalize()}",
            f'    title: "{sentence(chance)[:-1]}"',
            f"    url: https://example.org/{number}/{source}",
        ]
    lines += ["---", "", mark, ""]
    for heading in range(chance.randint(4, 6)):
        if heading:
            lines += [f"## What {chance.choice(SUBJECTS)} {chance.choice(VERBS)}", ""]
        for _ in range(chance.randint(2, 4)):
            lines += [paragraph(chance), ""]
        if chance.random() < 0.4:
            lines += [*(f"- {sentence(chance)}" for _ in range(chance.randint(3, 5))), ""]
        if chance.random() < 0.2:
            lines += [f"> {sentence(chance)} {sentence(chance)}", ""]
    lines += [f"{paragraph(chance)}[^n1]", "", f"[^n1]: {sentence(chance)}", ""]
    return "\n".join(lines)


def paragraph(chance):
    return " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def sentence(chance):
    turn = chance.choice(TURNS)
    head = f"{turn}, {chance.choice(SUBJECTS)}" if chance.random() < 0.4 else chance.choice(SUBJECTS).capitalize()
    middle = f"{chance.choice(VERBS)} {chance.choice(OBJECTS)}"
    tail = f", and {chance.choice(SUBJECTS)} {chance.choice(VERBS)} *{chance.choice(OBJECTS)}*" if chance.random() < 0.4 else ""
    return f"{head} {middle}{tail}."
