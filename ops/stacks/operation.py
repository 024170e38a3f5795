"""Gives a program access to a stage's tables and bucket, with the operator's own permissions."""

import os
import subprocess

from lookup import outputs


def run(session, stage, program):
    """Runs a program with the names, region and credentials in its environment, as a function has them. Returns its
    exit status.

    The credentials are those of the current session. A program that outlives them fails when they expire.
    """
    known = outputs(session.client("cloudformation"), stage.stack)
    told = {
        "TABLE_NAME": known["TableName"],
        "DRAFTS_TABLE_NAME": known["DraftsTableName"],
        "BUCKET_NAME": known["PagesBucket"],
        "AWS_REGION": stage.region,
    }
    return subprocess.run(program, env=os.environ | told | _credentials(session)).returncode


def _credentials(session):
    now = session.get_credentials().get_frozen_credentials()
    keys = {"AWS_ACCESS_KEY_ID": now.access_key, "AWS_SECRET_ACCESS_KEY": now.secret_key}
    return keys | ({"AWS_SESSION_TOKEN": now.token} if now.token else {})
