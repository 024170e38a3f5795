"""The functions' packages. Ensures that a stage deploys exactly the bytes that were built."""

import hashlib
import json
import sys
from urllib.parse import urlsplit

from samcli.yamlhelper import yaml_dump, yaml_parse
from settings import ROOT

TEMPLATE = ROOT / "template.yaml"


def built(template=TEMPLATE):
    """The SHA-256 of the template, and of each function's zip by the function's name."""
    zips = {name: template.parent / path for name, path in _code(yaml_parse(template.read_text())).items()}
    if missing := [str(path) for path in zips.values() if not path.exists()]:
        sys.exit(f"These were not built: {', '.join(missing)}")
    return {"template": _sha256(template.read_bytes()), "functions": {name: _sha256(path.read_bytes()) for name, path in zips.items()}}


def digest(template=TEMPLATE):
    """One SHA-256 for the whole build."""
    return _sha256(json.dumps(built(template), sort_keys=True).encode())


def verify(expected, deployed=None, template=TEMPLATE):
    """Ends the program unless the template and the zips match the digest. If given the list of another stage's
    packages, they must match that list too.
    """
    here = built(template)
    if _sha256(json.dumps(here, sort_keys=True).encode()) != expected:
        sys.exit("The template or a zip is not what was built and tested.")
    if deployed is not None:
        there = {"template": deployed["template"], "functions": {name: one["sha256"] for name, one in deployed["functions"].items()}}
        if there != here:
            differing = sorted(name for name in here["functions"].keys() | there["functions"].keys()
                               if here["functions"].get(name) != there["functions"].get(name))  # fmt: skip
            sys.exit(f"The other stage deployed something else: {', '.join(differing) or 'another template'}")
    print(f"{len(here['functions'])} packages are what was built{' and deployed before' if deployed is not None else ''}.")


def pin(s3, packaged, template=TEMPLATE):
    """Pins a packaged template to one version of each package, and returns the list of versions.

    SAM names a package by its content and does not upload an existing one. This therefore downloads the existing
    object and compares it with the zip. Lambda uses the compared version, even if the object is overwritten later.
    """
    here = built(template)
    document = yaml_parse(packaged.read_text())
    pinned = {}
    for name, address in _code(document).items():
        place = urlsplit(address)
        found = s3.get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))
        version = found.get("VersionId", "null")
        if version == "null":
            sys.exit(f"The bucket {place.netloc} keeps no versions: enable them, so that nobody can exchange a package.")
        if _sha256(found["Body"].read()) != here["functions"][name]:
            sys.exit(f"{address}, version {version}, is not the zip of {name}.")
        pinned[name] = {"bucket": place.netloc, "key": place.path.lstrip("/"), "version": version, "sha256": here["functions"][name]}
        code = {"Bucket": place.netloc, "Key": place.path.lstrip("/"), "Version": version}
        document["Resources"][name]["Properties"]["CodeUri"] = code
    packaged.write_text(yaml_dump(document))
    return {"template": here["template"], "functions": pinned}


def _code(template):
    """The location of each function's zip. A function that is an image has none."""
    functions = {name: one["Properties"] for name, one in template["Resources"].items() if one["Type"] == "AWS::Serverless::Function"}
    return {name: one["CodeUri"] for name, one in functions.items() if "CodeUri" in one}


def _sha256(content):
    return hashlib.sha256(content).hexdigest()
