"""Rules of tables and buckets."""

import json

from rules import of_type, rule

# The comment in template.yaml gives the reason why recovering it must be impossible.
SALTS = "Salts"


@rule
def the_table_can_be_restored(template):
    for name, table in of_type(template, "AWS::DynamoDB::Table").items():
        if name == SALTS:
            continue
        resource = template["Resources"][name]
        wanted = {
            "point-in-time recovery": table.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"),
            "deletion protection": table.get("DeletionProtectionEnabled"),
            "a time to live": table.get("TimeToLiveSpecification", {}).get("Enabled"),
            "Retain": {resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy")} == {"Retain"},
        }
        yield from (f"{name} lacks {what}" for what, is_there in wanted.items() if not is_there)


@rule
def salts_cannot_be_restored(template):
    """Restoring a day's salt would reveal the address behind a comment, a report or a view."""
    resource = template["Resources"][SALTS]
    salts = resource["Properties"]
    unwanted = {
        "point-in-time recovery": salts.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"),
        "deletion protection": salts.get("DeletionProtectionEnabled"),
        "a stream": "StreamSpecification" in salts,
        "a second region": "ReplicaSpecification" in salts or "Replicas" in salts,
        "a policy that keeps it": {resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy")} != {"Delete"},
    }
    yield from (f"{SALTS} has {what}" for what, is_there in unwanted.items() if is_there)
    if not salts.get("TimeToLiveSpecification", {}).get("Enabled"):
        yield f"{SALTS} lacks a time to live"


@rule
def buckets_are_private_and_encrypted(template):
    policies = json.dumps(of_type(template, "AWS::S3::BucketPolicy"))
    for name, bucket in of_type(template, "AWS::S3::Bucket").items():
        blocks = bucket.get("PublicAccessBlockConfiguration", {})
        if len(blocks) < 4 or not all(blocks.values()):
            yield f"{name} is not closed to the public"
        if "BucketEncryption" not in bucket:
            yield f"{name} is not encrypted"
    for name, policy in of_type(template, "AWS::S3::BucketPolicy").items():
        if '"aws:SecureTransport": false' not in json.dumps(policy):
            yield f"{name} lets plain HTTP pass"
    for name in of_type(template, "AWS::S3::Bucket"):
        if f'"Bucket": {{"Ref": "{name}"}}' not in policies:
            yield f"{name} has no policy"


@rule
def tables_have_the_key_that_costs_nothing(template):
    """DynamoDB encrypts every table. An SSESpecification would request a KMS key, which costs money for each call."""
    yield from (name for name, table in of_type(template, "AWS::DynamoDB::Table").items() if "SSESpecification" in table)
