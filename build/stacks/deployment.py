"""Packages template.yaml, and deploys what was packaged."""

import hashlib
import json
import os
import subprocess
import sys

import secret
from botocore.exceptions import ClientError
from samcli.yamlhelper import yaml_dump, yaml_parse
from settings import ROOT

WORK = ROOT / ".local/deploy"
PACKAGED = WORK / "packaged.yaml"
IMAGES = ROOT / ".local/images/template.json"
SAM = ROOT / ".local/tools/sam/bin/sam"


def package(region, bucket, prefix, template=ROOT / "template.yaml", repository=""):
    """Puts the functions' zips into a bucket, that of SAM if none is given, or their images into a repository of ECR; gives
    the template that names them there."""
    WORK.mkdir(parents=True, exist_ok=True)
    place = ["--s3-bucket", bucket] if bucket else ["--resolve-s3"]
    _sam(
        "package", "--template-file", template, "--output-template-file", PACKAGED, "--region", region,
        *place, *(["--s3-prefix", prefix] if prefix else []),
        *(["--image-repository", repository] if repository else []),
    )  # fmt: skip
    return PACKAGED


def deploy(session, stage, packaged, confirm):
    """Deploys a packaged template. The first deployment of a site without a domain of its own is followed by a second,
    which tells the stack the name that CloudFront gave it."""
    cloudformation = session.client("cloudformation")
    version = secret.keep(session.client("ssm"), stage.secrets_name)
    template = yaml_parse(packaged.read_text())
    unknown = set(stage.parameters) - set(template.get("Parameters", {}))
    if unknown:
        sys.exit(f"The template has no parameter {', '.join(sorted(unknown))}")
    asked_for = stage.site_url(outputs(cloudformation, stage.stack))
    apply(stage.region, stage.stack, template, _parameters(stage, asked_for), version, confirm)
    now = outputs(cloudformation, stage.stack)
    if stage.site_url(now) != asked_for:
        print(f"The site's address is {stage.site_url(now)}: once more, now that it is known")
        apply(stage.region, stage.stack, template, _parameters(stage, stage.site_url(now)), version, confirm=False)
    for name, value in sorted(outputs(cloudformation, stage.stack).items()):
        print(f"{name:24} {value}")


def rotate(session, stage):
    """Rotates the secret of a stack, with the template and the parameters that it has."""
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
        lambda version: apply(stage.region, stage.stack, template, parameters, version, confirm=False),
    )


def apply(region, stack, template, parameters, secret_version, confirm):
    """One deployment, waited for. What is not among the parameters stays as it is in the stack."""
    WORK.mkdir(parents=True, exist_ok=True)
    # Where the deployer is a pipeline, it may hand CloudFormation this role and do little itself.
    role = os.environ.get("CLOUDFORMATION_ROLE_ARN", "")
    file = WORK / f"{stack}.yaml"
    file.write_text(yaml_dump(stamped(template, parameters, secret_version)))
    _sam(
        "deploy", "--template-file", file, "--stack-name", stack, "--region", region, "--resolve-s3",
        "--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--no-fail-on-empty-changeset",
        *(["--role-arn", role] if role else []),
        "--confirm-changeset" if confirm else "--no-confirm-changeset",
        "--parameter-overrides", *(f'{name}="{value}"' for name, value in parameters.items()),
    )  # fmt: skip


def stamped(template, parameters, secret_version):
    """The template with what it deploys written into each function's environment (RELEASE).

    An alias leads to a version, which keeps its environment for good. SAM has another published when the function's text
    changed, which a parameter's value is no part of; and publishing what is the same as before fails. Without this the
    functions would go on with old parameters, and refuse a rotated secret.
    """
    copy = json.loads(json.dumps(template))
    function = copy.setdefault("Globals", {}).setdefault("Function", {})
    variables = function.setdefault("Environment", {}).setdefault("Variables", {})
    variables.pop("RELEASE", None)
    functions = {name: one for name, one in copy["Resources"].items() if one["Type"] == "AWS::Serverless::Function"}
    said = json.dumps([function, functions, parameters, secret_version], sort_keys=True)
    variables["RELEASE"] = hashlib.sha256(said.encode()).hexdigest()[:12]
    return copy


def described(cloudformation, stack):
    """None where there is no such stack."""
    try:
        return cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    except ClientError as refused:
        if "does not exist" in refused.response["Error"]["Message"]:
            return None
        raise


def outputs(cloudformation, stack):
    """The outputs by their names; none where there is no such stack."""
    found = described(cloudformation, stack) or {}
    return {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])}


def _parameters(stage, site_url):
    known = {"SiteUrl": site_url} if site_url else {}
    return {"OriginSecrets": stage.secrets_name} | stage.parameters | known


def _sam(*arguments):
    # Where no configuration file is: everything is said by the arguments.
    run = subprocess.run([SAM, *map(str, arguments)], cwd=WORK)
    if run.returncode:
        sys.exit(run.returncode)
