"""Functions as they start in a container image of ops/images: on the system class path, with an AOT cache."""

from contextlib import ExitStack
from dataclasses import replace

from functions import ROOT  # first, because its imports extend the path
from cdn import through_the_cdn
from start import HERE, RUNTIME
from runtime_api import Environment


def trained(starter, world, function):
    """The function with an AOT cache, which this trains with all its events."""
    starter.unpack(function)
    jars = [*sorted(RUNTIME.glob("*.jar")), *sorted((starter.roots[function.name] / "lib").glob("*.jar"))]
    cache = starter.work / f"{function.name}.aot"
    cache.unlink(missing_ok=True)
    image = replace(function, class_path=":".join(map(str, jars)), options=f"-XX:AOTCacheOutput={cache}")
    events = sorted((ROOT / "events" / function.name).glob("*.json"))
    with ExitStack() as running:
        own = world.renew()
        running.callback(world.drop, own)
        environment = Environment(
            running,
            lambda variables: ([HERE / "bootstrap"], starter.variables(image, own | variables)),
            starter.work / f"{function.name}-training.log",
            is_snap=False,
        )
        environment.start()
        for event in [function.event, *(through_the_cdn(file.read_bytes()) for file in events)]:
            environment.call(event)
        environment.end()
    return replace(image, name=f"{function.name}, AOT", options=f"-XX:AOTCache={cache}")
