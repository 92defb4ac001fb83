"""Starts Backchannel from a clone: `python main.py`.

Knows nothing but where to go first; the first lines must be readable by any Python there ever was.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Backchannel needs Python 3.11 or newer, and this is Python %d.%d (%s): "
        "get a newer one from https://www.python.org/downloads/ and start main.py with that."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

if __name__ == "__main__":
    from game import firstrun

    firstrun.prepare(sys.argv[1:])

    from game.cli import main

    sys.exit(main(sys.argv[1:]))
