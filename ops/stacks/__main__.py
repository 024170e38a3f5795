"""The commands of ops/stack. The Makefile describes each in one line."""

import argparse
import json
import os
import sys
from pathlib import Path

import artifacts
import boto3
import deployment
import destruction
import doctor
import editors
import operation
import people
import redrive
import rewind
import settings


def main(arguments):
    parser = argparse.ArgumentParser(prog="ops/stack")
    commands = parser.add_subparsers(dest="command", required=True)
    package = commands.add_parser("package", help="put the zips into a bucket; writes .local/deploy/packaged.yaml")
    package.add_argument("--region", required=True)
    package.add_argument("--bucket", default="", help="one that keeps versions; default: SAM's own")
    package.add_argument("--prefix", default="")
    package.add_argument("--images", default="", help="a repository of ECR for the images that ops/images made, instead of zips")
    commands.add_parser("digest", help="print one SHA-256 of the template and of every function's zip")
    verify = commands.add_parser("verify", help="fail unless the template and the zips are what the digest is of")
    verify.add_argument("digest")
    verify.add_argument("--deployed", default="", help="the list (artifacts.json) of what another stage deployed: the same, or fail")
    deploy = commands.add_parser("deploy", help="deploy a stage")
    deploy.add_argument("stage")
    deploy.add_argument("--packaged", default="", help="what `package` wrote; default: package now")
    look = commands.add_parser("doctor", help="say what a deployment would fail on; its status is 1 if there is anything")
    look.add_argument("stage")
    rotate = commands.add_parser("rotate", help="replace the secret between the CDN and the functions")
    rotate.add_argument("stage")
    destroy = commands.add_parser("destroy", help="delete a stage's stack")
    destroy.add_argument("stage")
    destroy.add_argument("--data", choices=["", "drop"], default="")
    destroy.add_argument("--confirm", default="")
    editor = commands.add_parser("as-editor", help="run a command with an editor's TOKEN, whose account lives as long")
    editor.add_argument("stage")
    editor.add_argument("program", nargs=argparse.REMAINDER)
    person = commands.add_parser("add-person", help="make an editor, an author or a moderator, with a second factor")
    person.add_argument("stage")
    person.add_argument("address")
    person.add_argument("name", help="as readers see it")
    person.add_argument("--group", choices=["editors", "administrators", "authors", "moderators"], default="editors")
    operator = commands.add_parser("as-operator", help="run a command that is told the table's and the bucket's name")
    operator.add_argument("stage")
    operator.add_argument("program", nargs=argparse.REMAINDER)
    again = commands.add_parser("redrive", help="render what could not be rendered, and forget that it could not")
    again.add_argument("stage")
    restore = commands.add_parser("rewind", help="make a table equal to a restored copy of it, while the stack is paused")
    restore.add_argument("stage")
    restore.add_argument("table", nargs="?", choices=list(rewind.TABLES))
    restore.add_argument("source", nargs="?", help="the table that was restored from the stack's")
    how = restore.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help="count what differs, and change nothing")
    how.add_argument("--resume", action="store_true", help="let the stack run, whatever its tables contain")
    given = parser.parse_args(arguments)
    if given.command == "rewind" and not given.resume and not given.source:
        parser.error("rewind takes a table and its restored copy, unless it is to --resume")

    if given.command == "package":
        template = deployment.IMAGES if given.images else deployment.ROOT / "template.yaml"
        print(deployment.package(given.region, given.bucket, given.prefix, template, given.images))
    elif given.command == "digest":
        print(artifacts.digest())
    elif given.command == "verify":
        artifacts.verify(given.digest, json.loads(Path(given.deployed).read_text()) if given.deployed else None)
    elif given.command == "deploy":
        stage = settings.read_or_ask(given.stage)
        if os.environ.get("DOCTOR") != "skip" and doctor.report(doctor.examine(_session(stage), stage)):
            sys.exit("Nothing was deployed. If a check is wrong: make deploy DOCTOR=skip ...")
        bucket = deployment.packages_bucket(_session(stage), stage)
        packaged = Path(given.packaged) if given.packaged else deployment.package(stage.region, bucket, stage.stack)
        deployment.deploy(_session(stage), stage, packaged, confirm=stage.confirm and sys.stdin.isatty())
    elif given.command == "doctor":
        stage = settings.read_deployed(given.stage)
        sys.exit(doctor.report(doctor.examine(_session(stage), stage)))
    elif given.command == "rotate":
        stage = settings.read_deployed(given.stage)
        deployment.rotate(_session(stage), stage)
    elif given.command == "as-editor":
        stage = settings.read_deployed(given.stage)
        sys.exit(editors.run(_session(stage), stage, given.program))
    elif given.command == "add-person":
        stage = settings.read_deployed(given.stage)
        people.add(_session(stage), stage, given.address, given.name, given.group)
    elif given.command == "as-operator":
        stage = settings.read_deployed(given.stage)
        sys.exit(operation.run(_session(stage), stage, given.program))
    elif given.command == "redrive":
        stage = settings.read_deployed(given.stage)
        redrive.redrive(_session(stage), stage, [settings.ROOT / "cli/broadsheet", "rerender"])
    elif given.command == "rewind":
        stage = settings.read_deployed(given.stage)
        if given.resume:
            rewind.resume(_session(stage), stage)
        else:
            rewind.rewind(_session(stage), stage, given.table, given.source, given.dry_run)
    else:
        stage = settings.read_deployed(given.stage)
        destruction.destroy(_session(stage), stage, given.data == "drop", given.confirm)


def _session(stage):
    return boto3.Session(region_name=stage.region)


if __name__ == "__main__":
    main(sys.argv[1:])
