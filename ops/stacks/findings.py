"""What the doctor's checks read, and what they report."""

from dataclasses import dataclass

from lookup import FAILED_CREATION, described

GOOD, WARNING, ERROR, UNKNOWN = "ok", "warning", "ERROR", "unknown"


@dataclass(frozen=True)
class Finding:
    """The result of one check in a line, and advice unless it is good."""

    level: str
    check: str
    found: str
    do: str = ""

    def __str__(self):
        return f"{self.level:8}{self.check:20}{self.found}" + (f"\n{'':28}{self.do}" if self.do else "")


class Account:
    """The checks' input: the account, and the deployment to come."""

    def __init__(self, session, stage, template):
        self.client = session.client
        self.session = session
        self.stage = stage
        self.template = template
        self.stack = described(session.client("cloudformation"), stage.stack)

    def value(self, parameter):
        """The value that a parameter will have: the stage's, or else the stack's, or else the template's default."""
        default = self.template["Parameters"].get(parameter, {}).get("Default", "")
        return self.stage.parameters.get(parameter, self.present.get(parameter, str(default)))

    @property
    def present(self):
        """The values that the stack's parameters have now, by name; nothing before it is there."""
        return {one["ParameterKey"]: one["ParameterValue"] for one in (self.stack or {}).get("Parameters", [])}

    @property
    def outputs(self):
        """What the stack says of itself, by name; nothing before it is there."""
        return {one["OutputKey"]: one["OutputValue"] for one in (self.stack or {}).get("Outputs", [])}

    def number(self, parameter):
        return int(value) if (value := self.value(parameter)).isdigit() else 0

    @property
    def is_new(self):
        return self.stack is None or self.stack["StackStatus"] in FAILED_CREATION | {"REVIEW_IN_PROGRESS"}
