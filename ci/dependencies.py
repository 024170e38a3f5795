"""Finds the dependencies between a template's resources, and circular ones, as CloudFormation does.

As a command it reads a SAM template (a file, or - for standard input) and expands it as CloudFormation does. It
writes the expanded template to a second file, if given, and prints a circle. Exit status 1 if there is a circle:

    git show COMMIT:template.yaml | .local/tools/sam/bin/python -B ci/dependencies.py -
"""

import json
import re
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


def needs(template):
    """The names of the resources on which each resource of an expanded template depends.

    CloudFormation counts references in every part of a resource: Properties, UpdatePolicy, Metadata and DependsOn.
    This does not evaluate conditions. Both branches of an Fn::If count, since parameters can select either.
    """
    names = template["Resources"].keys()
    return {
        name: (set(references(resource)) | depends_on(resource)) & names for name, resource in template["Resources"].items()
    }


def depends_on(resource):
    wanted = resource.get("DependsOn", [])
    return {wanted} if isinstance(wanted, str) else set(wanted)


def references(value):
    """Every name to which a Ref, Fn::GetAtt or Fn::Sub in the value refers, including pseudo parameters and parameters.
    """
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        for key, argument in value.items():
            match key, argument:
                case "Ref", str():
                    yield argument
                case "Fn::GetAtt", str():
                    yield argument.split(".")[0]
                case "Fn::GetAtt", [str() as name, *rest]:
                    yield name
                    yield from references(rest)
                case "Fn::Sub", str():
                    yield from _substituted(argument, {})
                case "Fn::Sub", [str() as text, dict() as bound]:
                    yield from _substituted(text, bound)
                    yield from references(list(bound.values()))
                case _:
                    yield from references(argument)


def _substituted(text, bound):
    # ${!name} is literal text.
    for name in re.findall(r"\$\{([^!}][^}]*)\}", text):
        name = name.strip().split(".")[0]
        if name not in bound:
            yield name


def circle(template):
    """The names in one circle of an expanded template, which begins and ends with the same name; empty if there is
    none.
    """
    try:
        TopologicalSorter(needs(template)).prepare()
    except CycleError as found:
        return list(reversed(found.args[1]))  # graphlib lists a dependency before its dependent
    return []


def main(file, into=""):
    from emulated_stack import expanded
    from samcli.yamlhelper import yaml_parse

    template = expanded(yaml_parse(sys.stdin.read() if file == "-" else Path(file).read_text()))
    if into:
        Path(into).write_text(json.dumps(template, indent=1))
    found = circle(template)
    if found:
        sys.exit("Each of these needs the next, and no stack can be created: " + " -> ".join(found))
    print(f"No circle among {len(template['Resources'])} resources.")


if __name__ == "__main__":
    main(*sys.argv[1:])
