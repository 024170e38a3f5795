"""Pauses a stack, so that nothing of it writes to its tables."""

import sys
import time

from lookup import described
from samcli.yamlhelper import yaml_parse

POLL, TIMEOUT = 2, 900  # seconds between two polls of the event source mappings, and until they have changed


def pause(session, name):
    """Stops the stack's functions, and returns once none of them runs any more.

    Event source mappings stop first, so that no message is received for a function that may not run. Streams keep
    their records for 24 hours. API Gateway answers 503.
    """
    functions, mappings = _parts(session, name)
    client = session.client("lambda")
    _switch(client, mappings, False)
    for function, _, _ in functions:
        client.put_function_concurrency(FunctionName=function, ReservedConcurrentExecutions=0)
    # Calls that run already go on until their timeout.
    time.sleep(max((timeout for _, _, timeout in functions), default=0))


def resume(session, name):
    """Starts what `pause` stopped. Can be repeated, and needs nothing from `pause`: the stack says what each function
    reserves, and the template has no mapping that is off (a_paused_stack_can_be_resumed in ci/template_tests).
    """
    functions, mappings = _parts(session, name)
    client = session.client("lambda")
    for function, reserved, _ in functions:
        if reserved:
            client.put_function_concurrency(FunctionName=function, ReservedConcurrentExecutions=reserved)
        else:
            client.delete_function_concurrency(FunctionName=function)
    _switch(client, mappings, True)


def _parts(session, name):
    """The stack's functions (name, reserved concurrency or 0, and timeout in seconds), and the ids of its event source
    mappings.
    """
    cloudformation = session.client("cloudformation")
    body = cloudformation.get_template(StackName=name, TemplateStage="Processed")["TemplateBody"]
    template = (yaml_parse(body) if isinstance(body, str) else body)["Resources"]
    parameters = {one["ParameterKey"]: one["ParameterValue"] for one in described(cloudformation, name)["Parameters"]}
    functions, mappings = [], []
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
    for one in (one for page in pages for one in page["StackResourceSummaries"]):
        match one["ResourceType"]:
            case "AWS::Lambda::Function":
                properties = template[one["LogicalResourceId"]]["Properties"]
                reserved = parameters["ReservedForTheDesk"] if "ReservedConcurrentExecutions" in properties else 0
                functions.append((one["PhysicalResourceId"], int(reserved), properties["Timeout"]))
            case "AWS::Lambda::EventSourceMapping":
                mappings.append(one["PhysicalResourceId"])
    return functions, mappings


def _switch(client, mappings, enabled):
    """Enables or disables mappings. One that changes just now cannot be changed, so each is asked for again."""
    wanted, deadline = "Enabled" if enabled else "Disabled", time.monotonic() + TIMEOUT
    left = mappings
    while left := [one for one in left if not _is_switched(client, one, wanted)]:
        if time.monotonic() > deadline:
            sys.exit(f"These event source mappings are not {wanted.lower()} after {TIMEOUT} seconds: {', '.join(left)}")
        time.sleep(POLL)


def _is_switched(client, mapping, wanted):
    state = client.get_event_source_mapping(UUID=mapping)["State"]
    if state != wanted and state in ("Enabled", "Disabled"):
        client.update_event_source_mapping(UUID=mapping, Enabled=wanted == "Enabled")
    return state == wanted
