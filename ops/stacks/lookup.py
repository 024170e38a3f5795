"""Reads CloudFormation's information about a stack."""

from botocore.exceptions import ClientError

# A stack with these states was never a site, and cannot be updated.
FAILED_CREATION = {"CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED"}

BEGINNINGS = {"CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"}


def described(cloudformation, stack):
    """The stack's description; None if there is no such stack."""
    try:
        return cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    except ClientError as refused:
        if "does not exist" in refused.response["Error"]["Message"]:
            return None
        raise


def outputs(cloudformation, stack):
    """The outputs by name; None if there is no such stack."""
    found = described(cloudformation, stack) or {}
    return {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])}


def first_failure(cloudformation, stack):
    """The first failure in the last operation on the stack, and its reason. Later failures are consequences."""
    failed = []
    pages = cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack["StackId"])
    for event in (one for page in pages for one in page["StackEvents"]):  # newest first
        if event["PhysicalResourceId"] == stack["StackId"] and event["ResourceStatus"] in BEGINNINGS:
            break
        if event["ResourceStatus"].endswith("_FAILED") and "cancelled" not in event.get("ResourceStatusReason", "cancelled"):
            failed.append(f"{event['LogicalResourceId']}: {event['ResourceStatusReason']}")
    return failed[-1] if failed else stack.get("StackStatusReason", "CloudFormation does not say why")
