"""Hooks for schemathesis that generate valid documents, tokens and ids; ci/schemathesis.toml loads them."""

import base64
import itertools
import json
import re

import schemathesis
from hypothesis import strategies

SENTENCES = strategies.text(max_size=200)
FIELDS = {
    "title": SENTENCES,
    "dek": SENTENCES,
    "section": strategies.sampled_from(["technology", "science", "sports"]),
    "kind": strategies.sampled_from(["Analysis", "2025-01", "*"]),
    "authors": strategies.sampled_from(["editorial-desk", "[Ann, Bob]", "{}"]),
    "date": strategies.sampled_from(["2025-09-16", "2025-02-30", "today"]),
    "tags": strategies.lists(SENTENCES, max_size=3),
    "formerly": strategies.sampled_from(["[a-launch]", "[what-an-idle-server-costs]"]),
    "sources": strategies.sampled_from(["[{publisher: A, title: B, url: 'https://c.example'}]", "[{}]", "none"]),
    "key points": strategies.lists(SENTENCES, max_size=3),
    "status": strategies.sampled_from(["open", "closed", "ajar"]),
    "pinned": strategies.sampled_from(["true", "false", "perhaps"]),
    "slug": SENTENCES,
}


@strategies.composite
def documents(draw):
    """A mostly valid document in the publishing format. Random text would rarely pass the parser's first checks."""
    given = {"title": "On tides", "section": "science", "date": "2025-09-16"}
    if draw(strategies.booleans()):
        given |= draw(strategies.fixed_dictionaries({}, optional=FIELDS))
    front = "".join(f"{name}: {value}\n" for name, value in given.items())
    text = draw(strategies.just("The tide is late.\n\n## Why\n\nNobody knows.\n") | SENTENCES)
    return f"---\n{front}---\n{text}"


@schemathesis.hook
def before_generate_body(context, strategy):
    takes_documents = "text/markdown" in context.operation.get_request_payload_content_types()
    return documents() | documents() | strategy if takes_documents else strategy


def token(header):
    """An invalid token as an attacker could make it. Random text would never have a token's structure."""
    claims = {"iss": "http://elsewhere.example", "aud": "broadsheet", "sub": "a", "exp": 99_999_999_999}
    parts = (json.dumps(part).encode() for part in (header, claims))
    return ".".join([*(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts), "c2lnbmF0dXJl"])


TOKENS = itertools.cycle(
    [token({"alg": "RS256", "kid": "unknown"}), token(None), token({"alg": "none"}), token({"alg": "HS256"}), "e30.e30.e30"]
)
HELD = re.compile(r'"(?:id|held)":"([0-7][0-9A-HJKMNP-TV-Z]{25})"')
held, receipts, turns = [], [], itertools.count()


@schemathesis.hook
def after_call(context, case, response):
    """Records the ids of held comments, and the cookies that give their authors access to them."""
    if "comments" in case.operation.path:
        held.extend(HELD.findall(response.text))
        receipts.extend(value.split(";")[0].split("=", 1) for value in response.headers.get("set-cookie", []))


@schemathesis.hook
def before_call(context, case, kwargs):
    """Makes two of three calls refer to existing data, because random ids and tokens never match any. Also removes most
    reply references from comments.
    """
    if next(turns) % 3 == 0:
        return
    if "/session" in case.operation.path:
        case.cookies["__Host-session"] = next(TOKENS)
    if "/held-comments/{id}" in case.operation.path and held:
        case.path_parameters["id"] = held[-1 - next(turns) % min(len(held), 5)]
        case.cookies.update(receipts[-20:])
    if isinstance(case.body, dict) and "text" in case.body:
        case.body = {"text": case.body["text"]}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Rejects undescribed members in responses. Clients ignore unknown members, so openapi.yaml itself allows them."""
    schemas = raw_schema["components"]["schemas"]
    responses = list(raw_schema["components"]["responses"].values())
    for path in raw_schema["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict):
                responses += operation["responses"].values()
    for response in responses:
        for content in response.get("content", {}).values():
            close(content["schema"], schemas, set())


def close(schema, schemas, seen):
    """Forbids further members in an object's schema and the schemas inside it. Changes the reference and not the shared
    schema, which may be a part of other objects.
    """
    name = schema.get("$ref", "").split("/")[-1]
    meant = schemas[name] if name else schema
    if meant.keys() & {"properties", "allOf"} and "additionalProperties" not in meant:
        schema["unevaluatedProperties"] = False
    if name not in seen:
        seen |= {name} if name else set()
        for part in [meant, *meant.get("allOf", [])]:
            held = schemas[part["$ref"].split("/")[-1]] if "$ref" in part else part
            for each in [*held.get("properties", {}).values(), *held.get("oneOf", [])]:
                close(each, schemas, seen)
            if isinstance(held.get("items"), dict):
                close(held["items"], schemas, seen)
