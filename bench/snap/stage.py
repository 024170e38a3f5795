"""The functions with a snapshot, and their environments."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path += [str(ROOT / "bench/cold"), str(ROOT / "ci")]
from functions import BEFORE, deployed, on  # noqa: E402
from runtime_api import Environment  # noqa: E402
from start import HERE, Starter  # noqa: E402
from world import World  # noqa: E402

WORK = ROOT / ".local/bench/snap"


def with_snapshots():
    text = (ROOT / "template.yaml").read_text()
    return {
        name: function
        for name, function in deployed().items()
        if f"Handler: {function.handler}\n      SnapStart:" in text
    }


class Stage:
    """Emulators with the items that the events of BEFORE wrote, and environments of functions in them."""

    def __init__(self, running, cores=""):
        WORK.mkdir(parents=True, exist_ok=True)
        self.world, self.starter = World(running, WORK), Starter(WORK, cores, "")
        past = self.world.renew()
        for event in BEFORE:
            name, case = event.split("/")
            self.starter.start(on(deployed()[name], case), past)
        self.world.remember(past)
        self.world.drop(past)

    def environment(self, running, function, is_snap=True, options="", more=None):
        """A process that is not started yet, with its own tables and buckets."""
        own = self.world.renew() | (more or {})
        if not more or "TABLE_NAME" not in more:
            running.callback(self.world.drop, own)

        def command_for(variables):
            all_variables = self.starter.variables(function, own | variables) | {"BENCH_JAVA_OPTIONS": options}
            pinned = ["taskset", "-c", self.starter.cores] if self.starter.cores else []
            return [*pinned, HERE / "bootstrap"], all_variables

        environment = Environment(running, command_for, WORK / f"{function.name}.log", is_snap)
        environment.world = own
        return environment
