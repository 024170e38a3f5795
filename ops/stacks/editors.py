"""Makes a program an administrator while it runs, so that no pipeline has to store a password."""

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError
from lookup import outputs

NAME = "Pipeline"

# In seconds. A token is valid for an hour (template.yaml), so a renewal that fails is followed by another in time.
RENEWED_AFTER = 20 * 60


def run(session, stage, program):
    """Runs a program with an administrator's token in TOKEN, the site's address in URL and its distribution in DISTRIBUTION.
    Returns the program's exit status.

    TOKEN is valid for an hour. The file that TOKEN_FILE names has a token that is renewed, for programs that take longer.
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
        tokens = _sign_in(cognito, pool, name)
        token = tokens()
        # Only this user can read the folder.
        with tempfile.TemporaryDirectory() as folder, _renewed(tokens, token, Path(folder, "token")) as file:
            given = {"TOKEN": token, "TOKEN_FILE": str(file), "TEMPORARY": token}
            given |= {"URL": site["SITE_URL"], "DISTRIBUTION": site["DISTRIBUTION"]}
            return subprocess.run(program, env=os.environ | given).returncode
    finally:
        cognito.admin_delete_user(UserPoolId=pool, Username=name)


@contextlib.contextmanager
def _renewed(tokens, token, file):
    """A file with a token. While the context lasts, it is replaced by a new one in time."""
    ended = threading.Event()

    def write(token):
        following = file.with_suffix(".new")
        following.write_text(token)
        # A reader finds the old token or the new one, and never a part of it.
        following.replace(file)

    def renew():
        while not ended.wait(RENEWED_AFTER):
            try:
                write(tokens())
            except (BotoCoreError, ClientError) as error:
                print(f"The token could not be renewed: {error}", file=sys.stderr)

    write(token)
    renewal = threading.Thread(target=renew)
    renewal.start()
    try:
        yield file
    finally:
        ended.set()
        renewal.join()


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


def _sign_in(cognito, pool, name):
    """Makes the account an administrator's. Returns a function that signs it in and returns its token."""
    client = cognito.list_user_pool_clients(UserPoolId=pool, MaxResults=1)["UserPoolClients"][0]["ClientId"]
    # Longer than any password policy requires, with every kind of character. Nobody needs to know it.
    password = f"{secrets.token_urlsafe(48)}aA1-"
    cognito.admin_set_user_password(UserPoolId=pool, Username=name, Password=password, Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName="administrators")

    def token():
        answer = cognito.admin_initiate_auth(
            UserPoolId=pool,
            ClientId=client,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": password},
        )
        return answer["AuthenticationResult"]["IdToken"]

    return token
