"""Deletes a stack. What readers and editors made stays, unless it is told twice that it shall go."""

import sys

from botocore.exceptions import ClientError, WaiterError
from deployment import described
from samcli.yamlhelper import yaml_parse

GONE_BEFORE = "DELETE_COMPLETE"
PATIENCE = {"Delay": 5, "MaxAttempts": 720}  # seconds between two looks, and how many


def destroy(session, stage, drop, confirmed):
    """Deletes the stack; with `drop`, if the name of the stack was given once more, also what the stack leaves behind."""
    if drop and confirmed != stage.stack:
        sys.exit(f"Nothing was done. To drop the data of {stage.stack} for good say also CONFIRM={stage.stack}")
    cloudformation = session.client("cloudformation")
    stack = described(cloudformation, stage.stack) or _deleted(cloudformation, stage.stack)
    if stack is None:
        sys.exit(f"There is no stack {stage.stack} in {stage.region}, and none was deleted in the last 90 days")
    here = stack["StackStatus"] != GONE_BEFORE
    if here:
        print(f"The stack {stage.stack} in {stage.region} is deleted: the site is gone, its functions and its distribution.")
    kept = _to_be_kept(cloudformation, stack) if here else _left(cloudformation, stack)
    for resource in kept:
        print(f"{'Dropped for good' if drop else 'Kept'}: {_named(resource)}")
    if here:
        _delete(cloudformation, stack)
    left = _left(cloudformation, stack)
    if drop:
        for resource in left:
            _drop(session, resource)
        _forget_secret(session.client("ssm"), stage.secrets_name)
        print("Everything is gone.")
        return
    print("\nDone. These are still there, and are paid for:")
    for resource in left:
        print(f"  {_named(resource)}")
    print(f"  the secret {stage.secrets_name}")
    print(f"Dropping them cannot be undone: make destroy STAGE={stage.name} DATA=drop CONFIRM={stage.stack}")


def _deleted(cloudformation, name):
    pages = cloudformation.get_paginator("list_stacks").paginate(StackStatusFilter=[GONE_BEFORE])
    named = [one for page in pages for one in page["StackSummaries"] if one["StackName"] == name]
    # A deleted stack answers to its id, for 90 days.
    return max(named, key=lambda one: one["CreationTime"], default=None)


def _to_be_kept(cloudformation, stack):
    body = cloudformation.get_template(StackName=stack["StackId"], TemplateStage="Processed")["TemplateBody"]
    template = yaml_parse(body) if isinstance(body, str) else body
    keeping = {name for name, one in template["Resources"].items() if one.get("DeletionPolicy", "").startswith("Retain")}
    # Old versions of functions are kept by SAM so that aliases may go back to them; they go with their functions.
    return [
        one
        for one in _resources(cloudformation, stack)
        if one["LogicalResourceId"] in keeping and one["ResourceType"] != "AWS::Lambda::Version"
    ]


def _left(cloudformation, stack):
    pages = cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack["StackId"])
    skipped = [one for page in pages for one in page["StackEvents"] if one.get("ResourceStatus") == "DELETE_SKIPPED"]
    kept = [one for one in skipped if one["ResourceType"] != "AWS::Lambda::Version"]
    return list({one["PhysicalResourceId"]: one for one in kept}.values())


def _resources(cloudformation, stack):
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack["StackId"])
    return [one for page in pages for one in page["StackResourceSummaries"]]


def _delete(cloudformation, stack):
    print("Deleting the stack, which takes some minutes ...", flush=True)
    cloudformation.delete_stack(StackName=stack["StackId"])
    failed = _failed_after_waiting(cloudformation, stack)
    # A bucket that the stack would delete and that is not empty: what is in it was nobody's to lose by this command.
    if failed and all(one["ResourceType"] == "AWS::S3::Bucket" for one in failed):
        names = [one["LogicalResourceId"] for one in failed]
        cloudformation.delete_stack(StackName=stack["StackId"], RetainResources=names)
        failed = _failed_after_waiting(cloudformation, stack)
    if failed:
        reasons = [f"  {_named(one)}: {one.get('ResourceStatusReason', 'no reason given')}" for one in failed]
        sys.exit("\n".join(["The stack could not be deleted; run this again once that is settled:", *reasons]))


def _failed_after_waiting(cloudformation, stack):
    try:
        cloudformation.get_waiter("stack_delete_complete").wait(StackName=stack["StackId"], WaiterConfig=PATIENCE)
    except WaiterError:
        failed = [one for one in _resources(cloudformation, stack) if one["ResourceStatus"] == "DELETE_FAILED"]
        if not failed:
            raise
        return failed
    return []


def _drop(session, resource):
    name = resource["PhysicalResourceId"]
    try:
        match resource["ResourceType"]:
            case "AWS::DynamoDB::Table":
                table = session.client("dynamodb")
                table.update_table(TableName=name, DeletionProtectionEnabled=False)
                table.get_waiter("table_exists").wait(TableName=name)
                table.delete_table(TableName=name)
            case "AWS::S3::Bucket":
                bucket = session.resource("s3").Bucket(name)
                bucket.object_versions.delete()
                bucket.delete()
            case "AWS::Cognito::UserPool":
                pool = session.client("cognito-idp")
                pool.update_user_pool(UserPoolId=name, DeletionProtection="INACTIVE")
                pool.delete_user_pool(UserPoolId=name)
            case "AWS::Logs::LogGroup":
                session.client("logs").delete_log_group(logGroupName=name)
            case _:
                print(f"Left, since this command does not know how to drop it: {_named(resource)}")
                return
    except ClientError as refused:
        if refused.response["Error"]["Code"] not in ("ResourceNotFoundException", "NoSuchBucket"):
            raise
        return  # An earlier run had come that far.
    print(f"Dropped {_named(resource)}", flush=True)


def _forget_secret(ssm, name):
    try:
        ssm.delete_parameter(Name=name)
    except ssm.exceptions.ParameterNotFound:
        return
    print(f"Dropped the secret {name}")


def _named(resource):
    kind = resource["ResourceType"].removeprefix("AWS::").replace("::", " ")
    return f"{resource['LogicalResourceId']} ({kind} {resource['PhysicalResourceId']})"
