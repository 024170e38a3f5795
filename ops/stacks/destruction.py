"""Deletes a stack. Readers' and editors' data stays, unless the operator confirms its deletion twice."""

import sys

from botocore.exceptions import ClientError, WaiterError
from lookup import described
from samcli.yamlhelper import yaml_parse

GONE_BEFORE = "DELETE_COMPLETE"
WAITING = {"Delay": 5, "MaxAttempts": 720}  # seconds between two polls, and the number of polls


def destroy(session, stage, drop, confirmed):
    """Deletes the stack. With `drop` and the stack's name as confirmation, it also deletes the data that the stack
    leaves behind.
    """
    if drop and confirmed != stage.stack:
        sys.exit(f"Nothing was done. To drop the data of {stage.stack} for good say also CONFIRM={stage.stack}")
    cloudformation = session.client("cloudformation")
    stack = described(cloudformation, stage.stack)
    if stack is None and not _deleted(cloudformation, stage.stack):
        sys.exit(f"There is no stack {stage.stack} in {stage.region}, and none was deleted in the last 90 days")
    if stack:
        print(f"The stack {stage.stack} in {stage.region} is deleted: the site is gone, its functions and its distribution.")
    kept = (_to_be_kept(cloudformation, stack) if stack else []) + left_behind(session, stage.stack)
    for resource in kept:
        print(f"{'Dropped for good' if drop else 'Kept'}: {named(resource)}")
    if stack:
        _delete(cloudformation, stack)
    left = left_behind(session, stage.stack)
    if drop:
        for resource in left:
            _drop(session, resource)
        _forget_secret(session.client("ssm"), stage.secrets_name)
        print("Everything is gone.")
        return
    print("\nDone. These are still there, and are paid for:")
    for resource in left:
        print(f"  {named(resource)}")
    print(f"  the secret {stage.secrets_name}")
    print(f"Dropping them cannot be undone: make destroy STAGE={stage.name} DATA=drop CONFIRM={stage.stack}")


def left_behind(session, name):
    """The remaining resources of earlier stacks with this name: stacks deleted in the last 90 days, and one whose
    creation failed. Excludes the current stack's resources.
    """
    cloudformation = session.client("cloudformation")
    today = described(cloudformation, name)
    stacks = _deleted(cloudformation, name) + ([today] if today else [])
    # Another stack may have imported a resource meanwhile.
    in_use = {one["PhysicalResourceId"] for one in _resources(cloudformation, today) if _is_there(one)} if today else set()
    left = {one["PhysicalResourceId"]: one for stack in stacks for one in _left(cloudformation, stack)}
    return [one for id, one in left.items() if id not in in_use and _exists(session, one)]


def _is_there(resource):
    return resource["ResourceStatus"] not in ("DELETE_SKIPPED", GONE_BEFORE)


def _deleted(cloudformation, name):
    # For 90 days CloudFormation finds a deleted stack by its id.
    pages = cloudformation.get_paginator("list_stacks").paginate(StackStatusFilter=[GONE_BEFORE])
    return [one for page in pages for one in page["StackSummaries"] if one["StackName"] == name]


def _to_be_kept(cloudformation, stack):
    body = cloudformation.get_template(StackName=stack["StackId"], TemplateStage="Processed")["TemplateBody"]
    template = yaml_parse(body) if isinstance(body, str) else body
    keeping = {name for name, one in template["Resources"].items() if one.get("DeletionPolicy", "").startswith("Retain")}
    # Function versions that an older template retained are deleted with their functions.
    return [
        one
        for one in _resources(cloudformation, stack)
        if one["LogicalResourceId"] in keeping and one["ResourceType"] != "AWS::Lambda::Version" and _is_there(one)
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
    # Retain a non-empty bucket that the stack itself would delete: this command deletes data only if told to.
    if failed and all(one["ResourceType"] == "AWS::S3::Bucket" for one in failed):
        names = [one["LogicalResourceId"] for one in failed]
        cloudformation.delete_stack(StackName=stack["StackId"], RetainResources=names)
        failed = _failed_after_waiting(cloudformation, stack)
    if failed:
        reasons = [f"  {named(one)}: {one.get('ResourceStatusReason', 'no reason given')}" for one in failed]
        sys.exit("\n".join(["The stack could not be deleted; run this again once that is settled:", *reasons]))


def _failed_after_waiting(cloudformation, stack):
    try:
        cloudformation.get_waiter("stack_delete_complete").wait(StackName=stack["StackId"], WaiterConfig=WAITING)
    except WaiterError:
        failed = [one for one in _resources(cloudformation, stack) if one["ResourceStatus"] == "DELETE_FAILED"]
        if not failed:
            raise
        return failed
    return []


def _exists(session, resource):
    name = resource["PhysicalResourceId"]
    try:
        match resource["ResourceType"]:
            case "AWS::DynamoDB::Table":
                session.client("dynamodb").describe_table(TableName=name)
            case "AWS::S3::Bucket":
                session.client("s3").head_bucket(Bucket=name)
            case "AWS::Cognito::UserPool":
                session.client("cognito-idp").describe_user_pool(UserPoolId=name)
            case "AWS::Logs::LogGroup":
                groups = session.client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]
                return any(one["logGroupName"] == name for one in groups)
    except ClientError as refused:
        if refused.response["Error"]["Code"] not in ("ResourceNotFoundException", "NoSuchBucket", "404"):
            raise
        return False
    return True


def _drop(session, resource):
    name = resource["PhysicalResourceId"]
    try:
        match resource["ResourceType"]:
            case "AWS::DynamoDB::Table":
                table = session.client("dynamodb")
                # A table that is deleted with its recovery on leaves a backup for 35 days (API_BackupDetails).
                table.update_continuous_backups(
                    TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": False}
                )
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
                print(f"Left, since this command does not know how to drop it: {named(resource)}")
                return
    except ClientError as refused:
        if refused.response["Error"]["Code"] not in ("ResourceNotFoundException", "NoSuchBucket"):
            raise
        return  # An earlier run has deleted it already.
    print(f"Dropped {named(resource)}", flush=True)


def _forget_secret(ssm, name):
    try:
        ssm.delete_parameter(Name=name)
    except ssm.exceptions.ParameterNotFound:
        return
    print(f"Dropped the secret {name}")


def named(resource):
    """A resource for display: its logical id, its type, and its physical name."""
    kind = resource["ResourceType"].removeprefix("AWS::").replace("::", " ")
    return f"{resource['LogicalResourceId']} ({kind} {resource['PhysicalResourceId']})"
