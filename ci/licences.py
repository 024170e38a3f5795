"""Checks that all libraries in the functions' zips and all packages of scripts have permissive licences.

ci/sbom lists the libraries. The lock files list the packages: esbuild, whatever it may bundle, and Temml. No list has the
parts of libavif, which build/avif installs.
Exit status 1 if one has another licence or none that is known. Exceptions list libraries that may be shipped
nevertheless, with the reason.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = "broadsheet"
PACKAGES = ("shared/site/package-lock.json", "shared/authoring/package-lock.json")

ALLOWED = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MIT-0",
}

# Licences by group:name, from the library's files, where the pom has none or none that a list contains.
EXCEPTIONS = {
    f"com.twelvemonkeys.{name}": "BSD-3-Clause"
    for name in (
        "common:common-image",
        "common:common-io",
        "common:common-lang",
        "imageio:imageio-core",
        "imageio:imageio-jpeg",
        "imageio:imageio-metadata",
    )
}

# The parts of libavif, by their headings in the file that build/avif ships with it.
LIBAVIF = ROOT / "functions/store-picture/target/classes/broadsheet/storepicture/libavif/LICENSE"
PARTS = {
    "AOM": "BSD-2-Clause",
    "DAV1D": "BSD-2-Clause",
    "LIBAVIF": "BSD-2-Clause",
    "LIBWEBP": "BSD-3-Clause",
    "LIBYUV": "BSD-3-Clause",
}


def main():
    files = sorted(ROOT.glob("functions/*/target/sbom.json"))
    if len(files) != len(list(ROOT.glob("functions/*/pom.xml"))):
        sys.exit("Not every function has a target/sbom.json: run ci/sbom")
    shipped = {}
    for file in files:
        for one in json.loads(file.read_text()).get("components", []):
            if one.get("group") != OWN:
                shipped[f"{one.get('group')}:{one['name']}"] = _licences(one)
    for lock in PACKAGES:
        packages = json.loads((ROOT / lock).read_text())["packages"]
        shipped |= {name: _alternatives(one.get("license", "")) for name, one in packages.items() if name}
    headings = LIBAVIF.read_text().splitlines()
    shipped |= {f"libavif:{part}": {licence} if part in headings else set() for part, licence in PARTS.items()}
    wrong = {name: said for name, said in shipped.items() if not said & ALLOWED and name not in EXCEPTIONS}
    for name, said in sorted(wrong.items()):
        print(f"{name} is shipped, and its licence is {' or '.join(sorted(said)) or 'unknown'}", file=sys.stderr)
    for name in sorted(set(EXCEPTIONS) - set(shipped)):
        print(f"{name} is an exception and not shipped any more", file=sys.stderr)
        wrong[name] = set()
    if not wrong:
        print(f"{len(shipped)} libraries and packages, all of which may be shipped.")
    return 1 if wrong else 0


def _licences(component):
    """Each licence under which the library is available."""
    said = component.get("licenses", [])
    names = {one["license"].get("id") or one["license"].get("name") for one in said if "license" in one}
    return names.union(*(_alternatives(one["expression"]) for one in said if "expression" in one))


def _alternatives(expression):
    """The licences of an SPDX expression, any one of which may be chosen."""
    return set(expression.strip("()").split(" OR ")) - {""}


if __name__ == "__main__":
    sys.exit(main())
