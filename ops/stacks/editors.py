"""Makes a program an administrator while it runs, so that no pipeline has to store a password."""

import os
import secrets
import subprocess
import sys

from lookup import outputs

NAME = "Pipeline"


def run(session, stage, program):
    """Runs a program with an administrator's token in TOKEN, the site's address in URL and its distribution in DISTRIBUTION.
    Returns the program's exit status.

    TEMPORARY contains the token too. It tells a test that the account belongs to no person, so the test may erase
    its data. The account is created in the stack's user pool, and deleted when the program ends. IAM controls
    access, because the calls are an administrator's.
    """
    site = _site(session, stage)
    pool, cognito = site["USER_POOL"], session.client("cognito-idp")
    name = f"pipeline-{secrets.token_hex(8)}@example.com"
    attributes = {"email": name, "email_verified": "true", "name": NAME}
    cognito.admin_create_user(
        UserPoolId=pool,
        Username=name,
        UserAttributes=[{"Name": key, "Value": value} for key, value in attributes.items()],
        MessageAction="SUPPRESS",
    )
    try:
        token = _token(cognito, pool, name)
        given = {"TOKEN": token, "URL": site["SITE_URL"], "DISTRIBUTION": site["DISTRIBUTION"], "TEMPORARY": token}
        return subprocess.run(program, env=os.environ | given).returncode
    finally:
        cognito.admin_delete_user(UserPoolId=pool, Username=name)


def _site(session, stage):
    """The settings from the environment, or otherwise from the stack's outputs. With the environment, the pipeline of a
    content repository need not read the stack. A stack's description contains every parameter's value, including the
    secret between the CDN and the API.
    """
    if os.environ.get("USER_POOL") and os.environ.get("SITE_URL"):
        return {"DISTRIBUTION": ""} | {name: os.environ[name] for name in ("USER_POOL", "SITE_URL")}
    known = outputs(session.client("cloudformation"), stage.stack)
    if "UserPool" not in known:
        sys.exit(f"{stage.stack} has no user pool: give a token of your own issuer in TOKEN")
    return {"USER_POOL": known["UserPool"], "SITE_URL": known["SiteUrl"], "DISTRIBUTION": known["DistributionId"]}


def _token(cognito, pool, name):
    client = cognito.list_user_pool_clients(UserPoolId=pool, MaxResults=1)["UserPoolClients"][0]["ClientId"]
    # Longer than any password policy requires, with every kind of character. Nobody needs to know it.
    password = f"{secrets.token_urlsafe(48)}aA1-"
    cognito.admin_set_user_password(UserPoolId=pool, Username=name, Password=password, Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName="administrators")
    answer = cognito.admin_initiate_auth(
        UserPoolId=pool,
        ClientId=client,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": name, "PASSWORD": password},
    )
    return answer["AuthenticationResult"]["IdToken"]
