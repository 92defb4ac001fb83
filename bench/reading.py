"""How long it takes to read a scenario, and to check it with every lint."""

import yaml
from measure import SCENARIO, milliseconds, report

from game.authoring import shelf

path = shelf.find(SCENARIO)
report(
    "reading",
    scenario=SCENARIO,
    loader="C" if yaml.__with_libyaml__ else "Python",
    read_ms=milliseconds(lambda: shelf.read(path), 5),
    check_ms=milliseconds(lambda: shelf.check(path), 5),
    aim_ms=300,
)
