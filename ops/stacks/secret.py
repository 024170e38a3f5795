"""The secret that CloudFront sends with each request to the API, so that no other client can call the API.

It is a list in Systems Manager. CloudFront sends its first value, and the API accepts every value. This permits
rotation without an outage.
"""

import secrets
import sys
from time import sleep

# The retention of the queue `Views` in the template. A view waits there with the secret that CloudFront sent.
VIEWS_KEPT_S = 600


def keep(ssm, name):
    """Creates the secret if it does not exist. Returns its version."""
    try:
        return ssm.get_parameter(Name=name)["Parameter"]["Version"]
    except ssm.exceptions.ParameterNotFound:
        print(f"Making the secret {name}")
    try:
        return ssm.put_parameter(Name=name, Type="StringList", Value=_new())["Version"]
    except ssm.exceptions.ParameterAlreadyExists:
        return keep(ssm, name)


def rotate(ssm, name, deploy):
    """Replaces the secret in three deployments, each of which accepts the value that the previous one sends.

    It can be interrupted at any time and run again: the stored value shows how far it has come. `deploy` receives
    the secret's version, and returns once the stack and the distribution are deployed.
    """
    for values in _left_to_do(_versions(ssm, name)):
        if len(values) == 1:
            print("Waiting ten minutes: views in the queue have the old secret.")
            sleep(VIEWS_KEPT_S)
        version = _write(ssm, name, values)
        print(f"Version {version} of the secret has {_count(values)}. Deploying ...")
        deploy(version)
    print(f"{name} is rotated; the old secret opens nothing any more.")


def _left_to_do(versions):
    current = versions[-1]
    before = versions[-2] if len(versions) > 1 else []
    if len(current) == 1:
        old, new = current[0], _new()
        return [[old, new], [new, old], [new]]
    if len(current) == 2 and before == current[:1]:
        old, new = current
        return [[old, new], [new, old], [new]]
    if len(current) == 2 and before == current[::-1]:
        new, old = current
        return [[new, old], [new]]
    sys.exit("The secret was changed by other means: its history does not say which value is the new one. Leave one in it.")


def _versions(ssm, name):
    pages = ssm.get_paginator("get_parameter_history").paginate(Name=name)
    versions = sorted((one for page in pages for one in page["Parameters"]), key=lambda one: one["Version"])
    return [one["Value"].split(",") for one in versions]


def _write(ssm, name, values):
    current = ssm.get_parameter(Name=name)["Parameter"]
    if current["Value"].split(",") == values:
        return current["Version"]
    return ssm.put_parameter(Name=name, Type="StringList", Value=",".join(values), Overwrite=True)["Version"]


def _new():
    return secrets.token_urlsafe(32)


def _count(values):
    return "one value" if len(values) == 1 else f"{len(values)} values"
