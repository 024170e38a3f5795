"""Packages template.yaml, and deploys the packaged template."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass

import artifacts
import boto3
import destruction
import secret
from botocore.exceptions import ClientError
from lookup import FAILED_CREATION, described, first_failure, outputs
from samcli.yamlhelper import yaml_dump, yaml_parse
from settings import ROOT

sys.path.append(str(ROOT / "ci"))
from dependencies import references

WORK = ROOT / ".local/deploy"
PACKAGED = WORK / "packaged.yaml"
ARTIFACTS = WORK / "artifacts.json"
IMAGES = ROOT / ".local/images/template.json"
SAM = ROOT / ".local/tools/sam/bin/sam"

# A function's callers, permissions and deployment settings can change without a new version of the function.
NO_PART_OF_A_VERSION = {"DeploymentPreference", "Events", "Policies", "ReservedConcurrentExecutions", "Tags"}


def package(region, bucket, prefix, template=ROOT / "template.yaml", repository=""):
    """Uploads the functions' zips to a bucket, or their images to an ECR repository. Without a bucket it uses SAM's
    own.

    Returns the template that refers to the uploads. For zips it also records the version of each object.
    """
    WORK.mkdir(parents=True, exist_ok=True)
    _sam(
        "package", "--template-file", template, "--output-template-file", PACKAGED, "--region", region,
        *_into(bucket), *(["--s3-prefix", prefix] if prefix else []),
        *(["--image-repository", repository] if repository else []),
    )  # fmt: skip
    if not repository:
        pinned = artifacts.pin(boto3.Session(region_name=region).client("s3"), PACKAGED, template)
        ARTIFACTS.write_text(json.dumps(pinned, indent=2))
    return PACKAGED


def deploy(session, stage, packaged, confirm):
    """Deploys a packaged template.

    A site without a domain of its own needs two first deployments. The second tells the stack the name that
    CloudFront assigned.
    """
    cloudformation = session.client("cloudformation")
    version = secret.keep(session.client("ssm"), stage.secrets_name)
    template = yaml_parse(packaged.read_text())
    unknown = set(stage.parameters) - set(template.get("Parameters", {}))
    if unknown:
        sys.exit(f"The template has no parameter {', '.join(sorted(unknown))}")
    asked_for = stage.site_url(outputs(cloudformation, stage.stack))
    apply(session, stage, template, _parameters(stage, asked_for), version, confirm)
    now = outputs(cloudformation, stage.stack)
    if stage.site_url(now) != asked_for:
        print(f"The site's address is {stage.site_url(now)}: once more, now that it is known")
        apply(session, stage, template, _parameters(stage, stage.site_url(now)), version, confirm=False)
    for name, value in sorted(outputs(cloudformation, stage.stack).items()):
        print(f"{name:24} {value}")


def rotate(session, stage):
    """Rotates a stack's secret, with the stack's current template and parameters."""
    cloudformation = session.client("cloudformation")
    stack = described(cloudformation, stage.stack)
    if stack is None:
        sys.exit(f"There is no stack {stage.stack} in {stage.region}")
    body = cloudformation.get_template(StackName=stage.stack, TemplateStage="Original")["TemplateBody"]
    template = yaml_parse(body) if isinstance(body, str) else json.loads(json.dumps(body))
    hidden = {name for name, parameter in template["Parameters"].items() if str(parameter.get("NoEcho")).lower() == "true"}
    values = {one["ParameterKey"]: one["ParameterValue"] for one in stack["Parameters"]}
    parameters = {name: value for name, value in values.items() if name not in hidden}
    parameters["OriginSecrets"] = stage.secrets_name
    secret.rotate(
        session.client("ssm"),
        stage.secrets_name,
        lambda version: apply(session, stage, template, parameters, version, confirm=False),
    )


def apply(session, stage, template, parameters, secret_version, confirm):
    """Deploys once, and waits for the result. Parameters that are not given keep their values in the stack."""
    WORK.mkdir(parents=True, exist_ok=True)
    cloudformation = session.client("cloudformation")
    stack = described(cloudformation, stage.stack)
    known = {one["ParameterKey"]: one["ParameterValue"] for one in (stack or {}).get("Parameters", [])}
    release = Release(known | parameters, secret_version)
    # A pipeline has few permissions of its own, and passes this role to CloudFormation.
    role = os.environ.get("CLOUDFORMATION_ROLE_ARN", "")
    file = WORK / f"{stage.stack}.yaml"
    file.write_text(yaml_dump(stamped(template, release)))
    try:
        with _in_a_file(parameters) as values:
            _sam(
                "deploy", "--template-file", file, "--stack-name", stage.stack, "--region", stage.region,
                *_into(packages_bucket(session, stage)),
                *of_images(template),
                "--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--no-fail-on-empty-changeset",
                *(["--role-arn", role] if role else []),
                "--confirm-changeset" if confirm else "--no-confirm-changeset",
                "--parameter-overrides", f"file://{values}",
            )  # fmt: skip
    except SystemExit:
        print(what_became_of(session, stage), file=sys.stderr)
        raise


def packages_bucket(session, stage):
    """The bucket for a stack's packages: ARTIFACTS_BUCKET, or the pipeline's, or none for SAM's own.

    CloudFormation keeps the role with which a pipeline deployed the stack, also if another deployment names none. That
    role reads packages from the pipeline's bucket only.
    """
    if bucket := os.environ.get("ARTIFACTS_BUCKET"):
        return bucket
    cloudformation = session.client("cloudformation")
    role = (described(cloudformation, stage.stack) or {}).get("RoleARN")
    if not role:
        return ""
    for one in (one for page in cloudformation.get_paginator("describe_stacks").paginate() for one in page["Stacks"]):
        known = {output["OutputKey"]: output["OutputValue"] for output in one.get("Outputs", [])}
        if known.get("CloudFormationRoleArn") == role and "ArtifactsBucket" in known:
            return known["ArtifactsBucket"]
    sys.exit(
        f"CloudFormation deploys {stage.stack} with {role}, which reads packages from its own bucket only. Give it in"
        " ARTIFACTS_BUCKET: the output ArtifactsBucket of the stack of ops/github-role.yaml."
    )


def what_became_of(session, stage):
    """Describes the state after a failed deployment, and the next step."""
    cloudformation = session.client("cloudformation")
    stack = described(cloudformation, stage.stack)
    if stack is None:
        return "There is no stack: nothing was created."
    status, why = stack["StackStatus"], first_failure(cloudformation, stack)
    if status in FAILED_CREATION:
        try:
            left = [f"  {destruction.named(one)}" for one in destruction.left_behind(session, stage.stack)]
        except ClientError:  # A pipeline lacks the permission. `make destroy` reports the data to an operator.
            left = []
        return "\n".join([
            f"The first creation of {stage.stack} failed ({status}). {why}",
            *(["It left these, which are empty, and paid for:", *left] if left else []),
            f"Settle the reason, then: make destroy STAGE={stage.name} DATA=drop CONFIRM={stage.stack}, and deploy again.",
        ])  # fmt: skip
    if status == "UPDATE_ROLLBACK_COMPLETE":
        return f"{stage.stack} went back to what stood before. {why}"
    return f"{stage.stack} is {status}; `make doctor STAGE={stage.name}` says what to do. {why}"


@dataclass(frozen=True)
class Release:
    """The inputs of a deployment that are not in the template: the parameters' values and the secret's version."""

    parameters: dict
    secret_version: int


def stamped(template, release):
    """The template, with a digest of each function's inputs in its environment (RELEASE).

    An alias leads to a version, whose environment is immutable. SAM publishes a new version if the function's text
    changes, but a parameter's value is not a part of that text. Publishing an unchanged function fails. Without RELEASE
    the functions would keep old parameters, and reject a rotated secret. A function gets a new version only if
    something to which it refers changes.
    """
    copy = json.loads(json.dumps(template))
    common = copy.setdefault("Globals", {}).setdefault("Function", {})
    common.get("Environment", {}).get("Variables", {}).pop("RELEASE", None)
    for function in (one["Properties"] for one in copy["Resources"].values() if one["Type"] == "AWS::Serverless::Function"):
        variables = function.setdefault("Environment", {}).setdefault("Variables", {})
        variables.pop("RELEASE", None)
        text = [{key: value for key, value in part.items() if key not in NO_PART_OF_A_VERSION} for part in (common, function)]
        used = _used(copy, text)
        parameters = {name: one for name, one in copy.get("Parameters", {}).items() if name in used}
        # A stack says the default 50 as "50".
        values = {name: str(release.parameters.get(name, one.get("Default"))) for name, one in parameters.items()}
        said = json.dumps([text, values, release.secret_version if "OriginSecrets" in used else 0], sort_keys=True)
        variables["RELEASE"] = hashlib.sha256(said.encode()).hexdigest()[:12]
    return copy


def _used(template, value):
    """The names to which a value refers, including those in conditions."""
    used, conditions = set(references(value)), _conditions(value)
    while conditions:
        condition = template.get("Conditions", {}).get(conditions.pop(), {})
        used |= set(references(condition))
        conditions |= _conditions(condition)
    return used


def _conditions(value):
    if isinstance(value, list):
        return set().union(*map(_conditions, value))
    if not isinstance(value, dict):
        return set()
    own = {value["Fn::If"][0]} if "Fn::If" in value else {value["Condition"]} if value.keys() == {"Condition"} else set()
    return own.union(*map(_conditions, value.values()))


def _into(bucket):
    """The SAM CLI's arguments for uploads. Without a bucket, SAM uses one that all its stacks in the region share."""
    return ["--s3-bucket", bucket] if bucket else ["--resolve-s3"]


def of_images(template):
    """The SAM CLI's arguments for images. It asks for a repository also if the template names images that are in one, and does
    not upload these again.
    """
    images = [each["Properties"]["ImageUri"] for each in template["Resources"].values() if "ImageUri" in each.get("Properties", {})]
    return ["--image-repository", re.sub(r"(@.*|:[^:/]*)$", "", images[0])] if images else []


@contextmanager
def _in_a_file(parameters):
    """A file of parameters that only its owner may read. All users of a machine can read a program's arguments, and the
    parameters include secrets.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        json.dump(parameters, file)
        file.flush()
        yield file.name


def _parameters(stage, site_url):
    known = {"SiteUrl": site_url} if site_url else {}
    return {"OriginSecrets": stage.secrets_name} | stage.parameters | known


def _sam(*arguments):
    # A folder without a configuration file: the arguments contain all settings.
    run = subprocess.run([SAM, *map(str, arguments)], cwd=WORK)
    if run.returncode:
        sys.exit(run.returncode)
