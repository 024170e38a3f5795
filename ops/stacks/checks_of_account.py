"""What in the account and in its stacks a deployment would fail on."""

import os
import re

import destruction
from findings import ERROR, GOOD, WARNING, Finding
from lookup import FAILED_CREATION, described, first_failure

# The concurrent calls that share the quota: readers, the table's stream (one call for each of its four shards),
# rendering tasks (4), views (3) and the schedule.
FEW_CALLS, FREE_CALLS = 100, 100


def parameters(account):
    wrong = list(_wrong_parameters(account))
    for found in wrong:
        yield Finding(ERROR, "parameters", found, "Correct it in samconfig.toml or PARAMETERS; template.yaml says what it takes.")
    if not wrong:
        yield Finding(GOOD, "parameters", f"{len(account.stage.parameters)} given")


def _wrong_parameters(account):
    declared = account.template["Parameters"]
    for name, value in account.stage.parameters.items():
        parameter = declared.get(name)
        if parameter is None:
            yield f"the template has no parameter {name}"
        elif "AllowedValues" in parameter and value not in map(str, parameter["AllowedValues"]):
            yield f"{name}={value} is none of {', '.join(map(str, parameter['AllowedValues']))}"
        elif "AllowedPattern" in parameter and not re.search(parameter["AllowedPattern"], value):
            yield f"{name}={value} {parameter.get('ConstraintDescription', 'does not match ' + parameter['AllowedPattern'])}"
        elif parameter["Type"] == "Number" and not _is_number_within(value, parameter):
            yield f"{name}={value} is no number from {parameter.get('MinValue', '')} to {parameter.get('MaxValue', '')}"
    if account.number("RequestsPerAddress") >= 10 and account.stage.region != "us-east-1":
        yield f"RequestsPerAddress={account.value('RequestsPerAddress')}: a firewall for CloudFront is made in us-east-1 only"
    if account.value("DomainName") and not account.value("CertificateArn"):
        yield f"DomainName={account.value('DomainName')} has no CertificateArn"


def _is_number_within(value, parameter):
    try:
        return parameter.get("MinValue", float("-inf")) <= float(value) <= parameter.get("MaxValue", float("inf"))
    except ValueError:
        return False


def stack(account):
    name, stack = account.stage.stack, account.stack
    again = f"make destroy STAGE={account.stage.name}"
    match stack and stack["StackStatus"]:
        case None:
            yield Finding(GOOD, "stack", f"there is none: {name} will be created")
        case status if status in FAILED_CREATION:
            why = first_failure(account.client("cloudformation"), stack)
            yield Finding(
                ERROR, "stack", f"its first creation failed ({status}): {why}",
                f"It cannot be updated, and was never a site. Settle the reason, then `{again}`, and deploy again.",
            )
        case "DELETE_FAILED":
            yield Finding(ERROR, "stack", "its deletion failed", f"`{again}` says what holds it.")
        case "UPDATE_ROLLBACK_FAILED":
            why = first_failure(account.client("cloudformation"), stack)
            yield Finding(
                ERROR, "stack", f"it could not go back to what stood before ({why})",
                f"Settle the reason, then `aws cloudformation continue-update-rollback --stack-name {name}`."
                " A route that RouteSettings name and that is gone: docs/operate.md, Upgrading.",
            )
        case "REVIEW_IN_PROGRESS":
            yield Finding(GOOD, "stack", "a creation was asked for and never confirmed: it will be created")
        case status if status.endswith("_IN_PROGRESS"):
            yield Finding(ERROR, "stack", f"something is under way ({status})", "Wait until it is done, and run this again.")
        case status:
            yield Finding(GOOD, "stack", f"{name} is {status}")


def leftovers(account):
    """Earlier stacks with this name may have left a table, a bucket and accounts, which no stack contains any more."""
    left = destruction.left_behind(account.session, account.stage.stack)
    for resource in left:
        yield Finding(
            WARNING, "leftovers", f"{destruction.named(resource)} is of an earlier stack of this name, in none now, and paid for",
            f"Keep it if you want what is in it. `make destroy STAGE={account.stage.name} DATA=drop CONFIRM={account.stage.stack}` "
            + ("drops it for good." if account.is_new else "would drop the site too: delete it by hand."),
        )
    if not left:
        yield Finding(GOOD, "leftovers", "none of earlier stacks of this name")


def sams_bucket(account):
    """`sam deploy` stores packages in a bucket, which a stack of its own contains."""
    stack = described(account.client("cloudformation"), "aws-sam-cli-managed-default")
    status = stack["StackStatus"] if stack else "not there yet: SAM makes it"
    if stack and (status in FAILED_CREATION or status.endswith("_FAILED")):
        yield Finding(
            ERROR, "SAM's bucket", f"the stack aws-sam-cli-managed-default is {status}",
            "`aws cloudformation delete-stack --stack-name aws-sam-cli-managed-default`; SAM makes it again.",
        )
    else:
        yield Finding(GOOD, "SAM's bucket", status)


def concurrency(account):
    settings = account.client("lambda").get_account_settings()
    limit = settings["AccountLimit"]["ConcurrentExecutions"]
    reserved = 5 * account.number("ReservedForTheDesk")
    # What the stack reserves now is free for its next reservation.
    present = 0 if account.is_new else 5 * int(account.present.get("ReservedForTheDesk", 0))
    ask = "Ask for 1,000: Service Quotas > AWS Lambda > Concurrent executions."
    if reserved and settings["AccountLimit"]["UnreservedConcurrentExecutions"] + present - reserved < FREE_CALLS:
        yield Finding(ERROR, "concurrency", f"{limit} calls at once; {reserved} reserved leave less than {FREE_CALLS}", f"{ask} Or ReservedForTheDesk=0.")
    elif limit < FEW_CALLS:
        yield Finding(WARNING, "concurrency", f"{limit} calls at once, for readers, publishing and rendering together", ask)
    else:
        yield Finding(GOOD, "concurrency", f"{limit} calls at once")
    used, most = settings["AccountUsage"]["TotalCodeSize"], settings["AccountLimit"]["TotalCodeSize"]
    if used > 0.9 * most:
        yield Finding(WARNING, "code storage", f"{used >> 20:,} of {most >> 20:,} MB are used", "Delete old versions of functions.")


def service_linked_roles(account):
    """AWS creates service-linked roles at their first use, if the deployer has the permission."""
    wanted = {"AWSServiceRoleForAPIGateway": "ops.apigateway.amazonaws.com"}
    if account.value("MailFrom"):
        wanted["AWSServiceRoleForAmazonCognitoIdpEmailService"] = "email.cognito-idp.amazonaws.com"
    iam = account.client("iam")
    for role, service in wanted.items():
        try:
            iam.get_role(RoleName=role)
            yield Finding(GOOD, "service's role", f"{role} is there")
        except iam.exceptions.NoSuchEntityException:
            yield Finding(GOOD, "service's role", f"{role} is not there yet: {service} makes it")


def permissions_boundary(account):
    """The role that a pipeline passes to CloudFormation may create roles only with this boundary
    (ops/github-role.yaml).
    """
    role = os.environ.get("CLOUDFORMATION_ROLE_ARN")
    if role and not account.value("PermissionsBoundary"):
        yield Finding(
            ERROR, "boundary", f"{role} makes no role without a permissions boundary, and none is given",
            "PermissionsBoundary=arn:... is the output PermissionsBoundary of the stack of ops/github-role.yaml.",
        )
