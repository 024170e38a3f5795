"""The settings of a stage in samconfig.toml, and the questions before its first deployment."""

import os
import re
import shlex
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import tomlkit

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "samconfig.toml"

REGION = "In which AWS region? (us-east-1 also has CloudFront's alarms and the limit of requests per address)"
QUESTIONS = {
    "AlertAddress": "Who gets a mail when an alarm rises? (empty: nobody)",
    "DomainName": "Which domain of your own, such as news.example.org? (empty: one of CloudFront's)",
}
QUESTIONS_ABOUT_A_DOMAIN = {
    "CertificateArn": "The ARN of its certificate, which CloudFront wants in us-east-1:",
    "HostedZoneId": "The id of its Route 53 zone? (empty: you point the domain to CloudFront yourself)",
}


# CloudFront's names include the stack's name, the region and more in 64 characters (ci/template_tests).
STACK_NAME = re.compile("[A-Za-z][A-Za-z0-9-]{0,31}")


@dataclass(frozen=True)
class Stage:
    """A stage: its environment in samconfig.toml, its stack, and the values of the template's parameters."""

    name: str
    stack: str
    region: str
    parameters: dict[str, str]
    confirm: bool = False

    @property
    def secrets_name(self):
        """The name of the SSM parameter with the secret that CloudFront and the functions share."""
        return self.parameters.get("OriginSecrets", f"/broadsheet/{self.stack}/origin-secrets")

    def site_url(self, outputs):
        """The site's address, as far as it is known. CloudFront's own name is an output of the stack."""
        if "SiteUrl" in self.parameters:
            return self.parameters["SiteUrl"]
        if domain := self.parameters.get("DomainName"):
            return f"https://{domain}"
        return outputs.get("SiteUrl")


def read(name, file=FILE, environment=os.environ):
    """The stage from the file. PARAMETERS="Name=value ..." and AWS_REGION in the environment override the file."""
    settings = _environment(tomlkit.parse(file.read_text()), name, file)
    overrides = settings.get("parameter_overrides", [])
    pairs = shlex.split(overrides) if isinstance(overrides, str) else list(overrides)
    pairs += shlex.split(environment.get("PARAMETERS", ""))
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION") or settings.get("region", "")
    parameters = dict(_pair(str(pair)) for pair in pairs)
    if not STACK_NAME.fullmatch(str(settings["stack_name"])):
        sys.exit(f"{file.name}: a stack cannot be called {settings['stack_name']!r}: letters, digits and hyphens, at most 32")
    return Stage(name, str(settings["stack_name"]), str(region), parameters, bool(settings.get("confirm_changeset", False)))


def read_deployed(name, file=FILE, environment=os.environ):
    """The stage. Its region comes from an earlier deployment from here, or from AWS_REGION."""
    stage = read(name, file, environment)
    if not stage.region:
        sys.exit(f"In which region is {stage.stack}? {file.name} does not remember; give AWS_REGION=...")
    return stage


def read_or_ask(name, file=FILE, environment=os.environ, ask=input, is_terminal=sys.stdin.isatty):
    """The stage. If the file contains no region yet, asks the user, and saves the answers."""
    stage = read(name, file, environment)
    document = tomlkit.parse(file.read_text())
    settings = _environment(document, name, file)
    if "region" in settings or not is_terminal():
        return read_deployed(name, file, environment)
    print(f"{stage.stack} has not been deployed from here yet. {file.name} will remember your answers.")
    settings["region"] = ask(f"{REGION}\n[{stage.region or 'eu-central-1'}] ").strip() or stage.region or "eu-central-1"
    answers = _answers(QUESTIONS, stage, ask)
    if answers.get("DomainName") or stage.parameters.get("DomainName"):
        answers |= _answers(QUESTIONS_ABOUT_A_DOMAIN, stage, ask)
    kept = settings.get("parameter_overrides", [])
    kept = shlex.split(kept) if isinstance(kept, str) else [str(pair) for pair in kept]
    settings["parameter_overrides"] = kept + [f"{parameter}={value}" for parameter, value in answers.items()]
    file.write_text(tomlkit.dumps(document))
    return replace(stage, region=str(settings["region"]), parameters=stage.parameters | answers)


def _environment(document, name, file):
    try:
        return document[name]["deploy"]["parameters"]
    except KeyError:
        stages = ", ".join(key for key, value in document.items() if isinstance(value, dict))
        sys.exit(f"{file.name} has no stage {name!r}; it has {stages}")


def _pair(text):
    parameter, equals, value = text.partition("=")
    if not equals:
        sys.exit(f"{text!r} is not of the form Name=value")
    return parameter, value


def _answers(questions, stage, ask):
    asked = {parameter: text for parameter, text in questions.items() if parameter not in stage.parameters}
    given = {parameter: ask(f"{text}\n> ").strip() for parameter, text in asked.items()}
    return {parameter: value for parameter, value in given.items() if value}
