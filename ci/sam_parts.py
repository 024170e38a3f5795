"""The AWS services that functions in SAM's containers need, and a version of template.yaml for SAM."""

import json
import os
import platform
import sys
from pathlib import Path

import boto3
from cdn import ORIGIN_SECRET
from issuer import AUDIENCE
from jobs import job_of
from samcli.yamlhelper import yaml_parse
from servers import free_ports, start_dynoxide, start_ministack

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".local/sam"
TABLE, DRAFTS, SALTS = "articles", "drafts", "salts"
BUCKET, UPLOADS, QUEUE, SCHEDULES = "pages", "uploads", "tasks", "schedules"


def keyed(*names):
    """A table's keys, as arguments of CreateTable."""
    return {
        "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in names],
        "KeySchema": [{"AttributeName": name, "KeyType": kind} for name, kind in zip(names, ("HASH", "RANGE"), strict=False)],
    }


KEYS, SALT_KEYS = keyed("pk", "sk"), keyed("pk")

# All interfaces, because containers cannot reach this machine's loopback addresses.
EVERYWHERE = "0.0.0.0"

# The template's names of the emulators' resources.
IN_TEMPLATE = {
    TABLE: "Table",
    DRAFTS: "DraftsTable",
    SALTS: "Salts",
    BUCKET: "Pages",
    UPLOADS: "Uploads",
    QUEUE: "RenderingTasks",
    SCHEDULES: "Schedules",
}

# When the time of schedules has come, in tests.
PAST = "2026-01-01T00:00:00Z"

# The timeout of a function in seconds.
TIMEOUT = 120

# Without credentials SAM uses dummy ones for its containers. With any, it would first try to verify them with AWS.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | {
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "SAM_CLI_TELEMETRY": "0",
}


def sam_arguments(host):
    """The arguments of every SAM command. `host` is the name by which containers reach this machine."""
    return [
        "--template", WORK / "template.json",
        "--parameter-overrides", f"Architecture={'arm64' if platform.machine() in ('arm64', 'aarch64') else 'x86_64'}",
        "--add-host", f"{host}:host-gateway",
    ]  # fmt: skip


def start_emulators(running):
    WORK.mkdir(parents=True, exist_ok=True)
    dynamodb, s3 = free_ports(2, EVERYWHERE)
    start_dynoxide(running, EVERYWHERE, dynamodb, WORK)
    start_ministack(running, EVERYWHERE, s3, WORK)
    return dynamodb, s3


def client(service, port):
    return boto3.client(
        service,
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )


def make_what_functions_keep_things_in(dynamodb, others):
    for table, keys in ((TABLE, KEYS), (DRAFTS, KEYS), (SALTS, SALT_KEYS)):
        client("dynamodb", dynamodb).create_table(TableName=table, BillingMode="PAY_PER_REQUEST", **keys)
    make_buckets_and_queue(others)


def make_buckets_and_queue(others):
    for bucket in (BUCKET, UPLOADS):
        client("s3", others).create_bucket(Bucket=bucket)
    for queue in (QUEUE, SCHEDULES):
        client("sqs", others).create_queue(QueueName=queue)


def let_the_time_come(table):
    """Gives all schedules a time that has come. In events it lies centuries ahead, because callers wait for it."""
    for entry in partition(table, "SCHEDULE#PENDING"):
        subject = f"SCHEDULE#DRAFT#{entry['draft']['S']}" if "draft" in entry else f"SCHEDULE#ARTICLE#{entry['article']['S']}"
        for item in [entry, *partition(table, subject)]:
            moved = item | {"at": {"S": PAST}}
            _, hash_sign, schedule = item["sk"]["S"].partition("#")
            if hash_sign:
                table.delete_item(TableName=DRAFTS, Key={key: item[key] for key in ("pk", "sk")})
                moved |= {"sk": {"S": f"{PAST}#{schedule}"}}
            table.put_item(TableName=DRAFTS, Item=moved)


def partition(table, key):
    return table.query(
        TableName=DRAFTS, KeyConditionExpression="pk = :pk", ExpressionAttributeValues={":pk": {"S": key}}, ConsistentRead=True
    )["Items"]


def derive_template(host, ports_for, issuer):
    """Writes template.yaml with the emulators' addresses, because SAM passes only variables that the template declares.

    `host` is the name by which containers reach this machine. `ports_for` maps a function's name to its ports for
    DynamoDB and for the other services. Returns the functions' logical ids by job.
    """
    template = read_template()
    common = template["Globals"]["Function"]["Environment"]["Variables"]
    functions = {}
    for name, properties in functions_of(template):
        functions[job_of(name)] = name
        code = ROOT / properties["CodeUri"]
        if not code.exists():
            sys.exit(f"{properties['CodeUri']} is not there: run `make build`")
        properties["CodeUri"] = str(code)
        # Raise the timeout: cold starts are slow here, because they share the machine with other work.
        properties["Timeout"] = TIMEOUT
        own = properties.setdefault("Environment", {}).setdefault("Variables", {})
        own |= variables(common.keys() | own.keys(), host, *ports_for(name), issuer)
    (WORK / "template.json").write_text(json.dumps(template, indent=2))
    return functions


def read_template():
    return yaml_parse((ROOT / "template.yaml").read_text())


def functions_of(template):
    """The names and properties of a template's functions."""
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            yield name, resource["Properties"]


def variables(declared, host, dynamodb, others, issuer):
    here = {
        "TABLE_NAME": TABLE,
        "DRAFTS_TABLE_NAME": DRAFTS,
        "SALTS_TABLE_NAME": SALTS,
        "BUCKET_NAME": BUCKET,
        "UPLOADS_BUCKET_NAME": UPLOADS,
        "TASKS_URL": f"http://{host}:{others}/000000000000/{QUEUE}",
        "SCHEDULES_URL": f"http://{host}:{others}/000000000000/{SCHEDULES}",
        "TOKEN_ISSUER": issuer.name,
        "TOKEN_AUDIENCE": AUDIENCE,
        "ORIGIN_SECRETS": ORIGIN_SECRET,
    }
    return {name: value for name, value in here.items() if name in declared} | {
        "AWS_ENDPOINT_URL_DYNAMODB": f"http://{host}:{dynamodb}",
        "AWS_ENDPOINT_URL_S3": f"http://{host}:{others}",
        "AWS_ENDPOINT_URL_SQS": f"http://{host}:{others}",
    }
