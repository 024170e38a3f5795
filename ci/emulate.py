"""Deploys template.yaml to ministack and calls it; started by ci/emulate."""

import hashlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from copy import deepcopy
from urllib.parse import urlsplit

from emulated_stack import TIMEOUT, deployable, expand, parameters, view_message
from emulator import ARCHITECTURE, Emulator
from privileges import listed
from sam_parts import ORIGIN_SECRET, ROOT

# The stage of samconfig.toml for commands that find a stack by its stage.
STAGE, STACK = "dev", "broadsheet-dev"
SLUG = "how-a-tide-table-knows"
ARTICLE = f"/api/articles/{SLUG}"
PASSWORD = "Twelve-or-more-2!"
PICTURE = ROOT / "events/store-picture/harbour.jpg"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0"
MARKDOWN = {"Content-Type": "text/markdown; charset=utf-8"}
JSON = {"Content-Type": "application/json"}


def main(arguments):
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with ExitStack() as running:
        emulator = Emulator(running, is_image_made_here="--skip-pull-image" in arguments)
        started = time.monotonic()
        template = expand(lambda zip_file: upload_code(emulator, zip_file))
        message = view_message(template)
        gone = deployable(template, emulator.port)
        values = parameters(template, emulator.client("ssm")) | {"Architecture": ARCHITECTURE}
        prepared = time.monotonic()
        site = Site(emulator, template, *emulator.deploy(STACK, template, values))
        deployed = time.monotonic()
        print(f"Left out: {', '.join(f'{name} ({kind})' for name, kind in gone.items())}")
        call_every_function(site, message)
        look_at_everything(site)
        if untried := site.functions.keys() - site.tried:
            sys.exit(f"No call of {', '.join(sorted(untried))}")
        emulator.deploy(STACK, without_permission_to_write(template), values)
        refuse_what_no_policy_allows(site)
    print(
        f"start {started - began:.1f} s, deploy {deployed - prepared:.1f} s, {len(template['Resources'])} resources, "
        f"ministack's memory at most {emulator.memory >> 20} MB, {time.monotonic() - began:.0f} s in all"
    )
    print(f"{site.passed} passed")


def upload_code(emulator, zip_file):
    """Uploads a function's zip, as `sam package` does. Returns its S3 URI."""
    code = ROOT / zip_file
    if not code.exists():
        sys.exit(f"{zip_file} is not there: run `make build`")
    bucket = emulator.client("s3")
    bucket.create_bucket(Bucket="code")
    bucket.upload_file(str(code), "code", code.name)
    return f"s3://code/{code.name}"


class Site:
    """The deployed stack, which tests call as readers, editors and programs would."""

    def __init__(self, emulator, template, resources, outputs):
        self.emulator = emulator
        self.functions = {
            name: resources[name]
            for name, resource in template["Resources"].items()
            if resource["Type"] == "AWS::Lambda::Function"
        }
        self.resources = resources
        self.domain = urlsplit(outputs["SiteUrl"]).netloc
        self.tried = set()
        self.passed = 0

    def say(self, is_well, function, what, seconds, error=""):
        """Prints a result in one line. The first failure ends the run, because later checks depend on earlier ones."""
        print(f"{'ok  ' if is_well else 'FAIL'} {function:17} {what:68} {seconds:4.1f} s", flush=True)
        if not is_well:
            sys.exit(f"     {error}")
        self.passed += 1
        self.tried.add(function)

    def check(self, function, method, path, status, body=None, host=None, how="", **more):
        """Calls the site through the CDN, or another host, and checks the status. Returns the response's body."""
        began = time.monotonic()
        got, answer = self.call(method, path, body, host, **more)
        shown = re.sub(r"[0-9a-f]{64}", "...", urlsplit(path).path)
        what = f"{method} {shown} {status}{how and f', {how}'}"
        self.say(got == status, function, what, time.monotonic() - began, f"{got} {answer}")
        return answer

    def call(self, method, path, body=None, host=None, token=None, headers=()):
        connection = http.client.HTTPConnection("127.0.0.1", self.emulator.port, timeout=TIMEOUT)
        sent = {"Host": host or self.domain, "X-Forwarded-Proto": "https", "User-Agent": BROWSER} | dict(headers)
        if token:
            sent["Authorization"] = f"Bearer {token}"
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")

    def wait(self, function, what, condition, seconds=TIMEOUT):
        began = time.monotonic()
        while not (is_so := condition()) and time.monotonic() < began + seconds:
            time.sleep(0.2)
        self.say(bool(is_so), function, what, time.monotonic() - began, f"not within {seconds} s")

    def keys(self):
        pages = self.emulator.client("s3").get_paginator("list_objects_v2").paginate(Bucket=self.resources["Pages"])
        return {item["Key"] for page in pages for item in page.get("Contents", [])}

    def item(self, pk, sk):
        table = self.emulator.client("dynamodb")
        return table.get_item(TableName=self.resources["Table"], Key={"pk": {"S": pk}, "sk": {"S": sk}}).get("Item")

    def token(self, name, *groups):
        """Creates an account in the user pool, and returns its id token, which sign-in would return."""
        pool, client = self.resources["Readers"], self.resources["SiteClient"]
        accounts = self.emulator.client("cognito-idp")
        address = f"{name}@example.org"
        accounts.admin_create_user(
            UserPoolId=pool,
            Username=address,
            UserAttributes=[{"Name": "email", "Value": address}, {"Name": "name", "Value": name}],
            MessageAction="SUPPRESS",
        )
        accounts.admin_set_user_password(UserPoolId=pool, Username=address, Password=PASSWORD, Permanent=True)
        for group in groups:
            accounts.admin_add_user_to_group(UserPoolId=pool, Username=address, GroupName=group)
        return accounts.admin_initiate_auth(
            UserPoolId=pool,
            ClientId=client,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": address, "PASSWORD": PASSWORD},
        )["AuthenticationResult"]["IdToken"]

    def log(self, function):
        name = self.functions[function]
        configuration = self.emulator.client("lambda").get_function_configuration(FunctionName=name)
        group = configuration.get("LoggingConfig", {}).get("LogGroup") or f"/aws/lambda/{name}"
        events = self.emulator.client("logs").filter_log_events(logGroupName=group)["events"]
        return "\n".join(event["message"] for event in events)


def call_every_function(site, message):
    editor, moderator, reader = site.token("ada", "editors"), site.token("mo", "moderators"), site.token("bob")
    as_editor, as_administrator = {"token": editor}, {"token": site.token("eva", "administrators")}
    site.check("SignIn", "GET", "/api/session", 200)
    site.check("PublishArticle", "PUT", f"/api/site?url=https://{site.domain}", 200, sent("publish-article/200-site"), **as_administrator)
    site.check("PublishArticle", "PUT", ARTICLE, 201, sent("publish-article/201-article"), headers=MARKDOWN, **as_editor)
    forged = f"{editor.rpartition('.')[0]}.{reader.rpartition('.')[2]}"
    for status, how, token in ((401, "no token", None), (401, "forged token", forged), (403, "a reader's token", reader)):
        site.check("PublishArticle", "DELETE", ARTICLE, status, how=how, token=token)
    site.check("GetArticle", "GET", ARTICLE, 200)
    site.check("ListSection", "GET", "/api/sections/science/articles", 200)
    site.check("ListRevisions", "GET", f"{ARTICLE}/revisions", 200, **as_editor)
    site.check("ListRevisions", "GET", "/api/site", 200, **as_editor)
    site.check("ListRevisions", "GET", "/api/audit", 200, **as_administrator)
    site.check("RedirectPaths", "GET", "/api/redirects", 200, **as_editor)
    site.check("EditPages", "PUT", "/api/pages/about", 201, sent("edit-pages/201-page"), headers=MARKDOWN, **as_editor)
    draft = json.loads(site.check("EditDrafts", "POST", f"/api/drafts?article={SLUG}", 201, **as_editor))["id"]
    site.check("PreviewDraft", "GET", f"/api/drafts/{draft}/preview", 200, **as_editor)
    link = json.loads(site.check("EditDrafts", "POST", f"/api/drafts/{draft}/links", 201, b'{"label": "A friend"}', headers=JSON, **as_editor))
    site.check("OpenPreview", "GET", f"/api/previews?token={link['token']}", 200)
    site.check("PublishArticle", "POST", f"/api/drafts/{draft}/publication", 200, headers={"If-Match": '"1"'}, **as_editor)
    schedule_a_draft(site, as_editor)
    site.wait("RenderPages", "the stream brings the page into the bucket", lambda: f"articles/{SLUG}" in site.keys())  # noqa: SIM118
    site.check("RenderPages", "GET", f"/articles/{SLUG}", 200)
    bucket = f"{site.resources['Pages']}.s3.localhost"
    site.check("RenderPages", "GET", f"/articles/{SLUG}", 403, host=bucket, how="not through the CDN")
    api = f"{site.resources['Api']}.execute-api.localhost"
    site.check("ResolvePage", "GET", f"/articles/{SLUG}", 200, host=api, headers={"x-origin-secret": ORIGIN_SECRET})
    store_picture(site, as_editor)
    site.check("CoverLive", "PUT", "/api/live/eclipse", 201, sent("cover-live/201-coverage"), headers=MARKDOWN, **as_editor)

    site.check("PostComment", "POST", f"{ARTICLE}/comments", 201, text("It is the moon."), headers=JSON, token=reader)
    site.check("PostComment", "POST", f"{ARTICLE}/anonymous-comments", 202, text("Who checks it?"), headers=JSON)
    held = json.loads(site.check("ModerateComments", "GET", "/api/held-comments", 200, token=moderator))["comments"][0]
    approval, read = f"/api/held-comments/{held['id']}/approval", json.dumps({"version": held["version"]})
    site.check("ModerateComments", "POST", approval, 200, read, headers=JSON, token=moderator)
    comments = site.check("ListComments", "GET", f"{ARTICLE}/comments", 200)
    assert len(json.loads(comments)["comments"]) == 2, comments

    site.check("RateArticle", "PUT", f"{ARTICLE}/anonymous-rating", 200, '{"stars": 4}', headers=JSON)
    site.check("RateArticle", "PUT", f"{ARTICLE}/rating", 200, '{"stars": 5}', headers=JSON, token=reader)
    headers = {"x-viewer-address": "203.0.113.24", "user-agent": BROWSER, "x-origin-secret": ORIGIN_SECRET}
    site.emulator.client("sqs").send_message(
        QueueUrl=site.resources["Views"], MessageBody=message({"header": headers, "path": {"slug": SLUG}})
    )
    article = site.item(f"ADDRESS#{SLUG}", "ADDRESS")["article"]["S"]
    site.wait("CountViews", "the queue brings a view into the tally", lambda: site.item(f"TALLY#{article}", "VIEWS"))
    # Counts gather for two minutes.
    site.wait("RenderCounts", "the stream brings the number of readers into the bucket", lambda: has_reader(site), 240)
    site.check("ChartReadership", "GET", f"{ARTICLE}/chart", 200, **as_editor)
    site.check("RerenderPages", "POST", "/api/rendering", 202, **as_editor)
    complete = re.compile(r'"complete": *true')
    site.wait("RenderPages", "every page is rendered again", lambda: complete.search(site.call("GET", "/api/rendering", **as_editor)[1]))

    # As a browser: the token is in a cookie, which the CDN's function turns into a bearer token.
    session = {"Cookie": f"__Host-session={reader}"}
    site.check("EraseReader", "GET", "/api/readers/me", 200, headers=session)
    site.check("EraseReader", "DELETE", "/api/readers/me", 204, headers=session)


def has_reader(site):
    return re.search(r'"readers": *1', site.call("GET", f"/data/articles/{SLUG}.json")[1])


def schedule_a_draft(site, as_editor):
    draft = "/api/drafts/01JQSD00000000000000000001"
    created = sent("edit-drafts/201-create-to-schedule")
    site.check("EditDrafts", "POST", draft.replace("/01", "?id=01"), 201, created, headers=MARKDOWN, **as_editor)
    time_ahead = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 10))
    headers = JSON | {"If-Match": '"1"'}
    site.check("ScheduleDrafts", "PUT", f"{draft}/schedule", 200, json.dumps({"at": time_ahead}), headers=headers, **as_editor)
    site.check("ScheduleDrafts", "GET", f"{draft}/schedule", 200, **as_editor)
    article = "/api/articles/a-harbour-bell-at-night"
    site.wait("PublishScheduled", "the article is there at its time", lambda: site.call("GET", article)[0] == 200)


def look_at_everything(site):
    """Runs `make check STAGE=...` as an operator, which finds the table and the bucket through the stack's outputs."""
    began = time.monotonic()
    check = subprocess.run(
        [ROOT / "ops/stack", "as-operator", STAGE, ROOT / "cli/broadsheet", "check", "--grace-period", "60"],
        env=os.environ | site.emulator.as_operator(),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    what = "make check STAGE=...: what functions left is as it should be"
    site.say(check.returncode == 0, "RenderPages", what, time.monotonic() - began, check.stdout)


def sent(event):
    """The body of a sample event of events/."""
    return json.loads((ROOT / f"events/{event}.json").read_text())["body"].encode()


def text(comment):
    return json.dumps({"text": comment})


def store_picture(site, as_editor):
    path, bytes_ = f"{ARTICLE}/pictures/harbour.jpg", PICTURE.read_bytes()
    digest = hashlib.sha256(bytes_).hexdigest()
    announced = json.dumps({"sha256": digest, "bytes": len(bytes_), "type": "image/jpeg"})
    invitation = json.loads(site.check("StorePicture", "PUT", path, 202, announced, headers=JSON, **as_editor))["upload"]
    address = urlsplit(invitation["url"])
    site.check("StorePicture", invitation["method"], f"{address.path}?{address.query}", 200, bytes_, address.netloc,
               headers=invitation["headers"])  # fmt: skip
    site.check("StorePicture", "PUT", path, 201, announced, headers=JSON, **as_editor)


def without_permission_to_write(template):
    """A copy of the template in which PublishArticle has no permission to put items."""
    variant = deepcopy(template)
    for policy in variant["Resources"]["PublishArticleRole"]["Properties"]["Policies"]:
        document = policy["PolicyDocument"]
        for statement in document["Statement"]:
            statement["Action"] = [action for action in listed(statement["Action"]) if action != "dynamodb:PutItem"]
        # Remove empty statements, which would make the whole policy invalid.
        document["Statement"] = [statement for statement in document["Statement"] if statement["Action"]]
    return variant


def refuse_what_no_policy_allows(site):
    """Proves that the emulator enforces policies: a function without a permission fails, and only its log shows the
    reason.
    """
    document = sent("publish-article/201-article").replace(b"\ntitle: ", b"\ntitle: Corrected, ")
    answer = site.check("PublishArticle", "PUT", ARTICLE, 500, document, headers=MARKDOWN, token=site.token("eve", "editors"))
    told = re.search(r"dynamodb|arn:|AccessDenied", answer)
    site.say(not told, "PublishArticle", "without dynamodb:PutItem: the answer does not say why", 0, answer)
    refusal = "not authorized to perform: dynamodb:PutItem"
    site.wait("PublishArticle", "without dynamodb:PutItem: the log does", lambda: refusal in site.log("PublishArticle"), 10)


if __name__ == "__main__":
    main(sys.argv[1:])
