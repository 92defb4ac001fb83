"""Makes a bare clone playable: sets up `.venv` beside main.py once, says so, and goes on inside it.

Standard library only, and syntax that an old Python can read; knows nothing of the game and never installs
anything outside its own `.venv`. Why it is so: docs/decisions/0002-first-run.md.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from subprocess import CompletedProcess

HOME = Path(__file__).resolve().parent.parent
"""The folder of main.py."""

WINDOWS = os.name == "nt"

EXTRAS = {"test": "test"}
"""The commands that need more than the game does, and the extra of pyproject.toml that they need."""

CONVENIENCES = {"distributed", "import-linter", "mypy", "pytest-randomly", "pytest-xdist", "ruff", "types-pyyaml"}
"""Part of the extra `test`, but the tests pass without: no reason to refuse somebody's own environment."""

STAMP = "backchannel.json"
"""The file in `.venv` that says that Backchannel made it, and how far it came."""


class Stamp(NamedTuple):
    """How far the set-up of `.venv` came."""

    stage: str
    """One of "making", "made", "installing", "installed"; "absent" or "foreign" where there is no stamp."""
    requirements: list[str]
    """What was installed, as pyproject.toml stated it."""


_REQUIREMENT = re.compile(r"([\w.-]+?)(?:\[[\w,-]*\])?>=([\d.]+),<([\d.]+)")
_METADATA = re.compile(r"(.+?)-(\d[^-]*)(?:-py\d.*)?\.(?:dist|egg)-info")
_MISDIRECTIONS = {"PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PIP_USER"}
_OFFLINE = re.compile(
    r"ConnectionError|ConnectTimeout|NameResolutionError|ProxyError|ReadTimeout|SSLError|getaddrinfo"
    r"|Network is unreachable|Temporary failure in name resolution"
)
_NO_VENV = re.compile(r"ensurepip is not|No module named '?(?:ensurepip|venv)")


def prepare(args: Sequence[str], home: Path = HOME) -> None:
    """Return when everything that this command line needs can be imported; until then, see to it.

    Where this Python lacks something, the same command line is run again inside `.venv`, and this call does
    not return.

    Raises:
        SystemExit: it cannot be done, with the reason and the way out in plain words; or all is done already,
            in another process.
    """
    command = args[0] if args else ""
    if command != "test" and not {"-h", "--help", "--version"}.isdisjoint(args):
        return  # needs nothing; after `test` they are pytest's
    extra = EXTRAS.get(command)
    wanted = requirements(home, extra)
    found = distributions(sys.path)
    if {"pygame", "pygame-ce"} <= found.keys():
        _say(
            "Both pygame and pygame-ce are installed here, and each overwrites the other's files. To mend it:"
            f"\n  {sys.executable} -m pip uninstall --yes pygame pygame-ce"
            f"\n  {sys.executable} -m pip install pygame-ce"
        )
    folder = home / ".venv"
    if Path(sys.prefix).resolve() == folder.resolve():
        _fill(folder, wanted, extra)
    elif missing(_needed(wanted), found):
        _make(folder)
        _go_on(folder, [str(home / "main.py"), *args])


def requirements(home: Path, extra: str | None) -> list[str]:
    """Return the requirements that pyproject.toml states for the game, and for one extra."""
    import tomllib

    try:
        with (home / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file)["project"]
    except FileNotFoundError:
        sys.exit(f"This copy of Backchannel is not complete: pyproject.toml is missing from {home}.")
    return [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else ())]


def distributions(folders: Iterable[str]) -> dict[str, str]:
    """Return name and version of all that is installed in these folders.

    The first folder wins, as it does for imports. File names are read instead of asking `importlib.metadata`,
    which takes longer to import than all of this.
    """
    found: dict[str, str] = {}
    for folder in folders:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            metadata = _METADATA.fullmatch(name)
            if metadata:
                found.setdefault(_normal(metadata[1]), metadata[2])
    return found


def missing(wanted: Iterable[str], found: Mapping[str, str]) -> list[str]:
    """Return the requirements that are not met: not installed, or not in a version they allow.

    >>> missing(["numpy>=1.26,<3", "pyyaml>=6.0.2,<7"], {"numpy": "2.4.6", "pyyaml": "5.4"})
    ['pyyaml>=6.0.2,<7']
    """
    unmet = []
    for requirement in wanted:
        name, lowest, below = _parts(requirement)
        if name not in found or not _numbers(lowest) <= _numbers(found[name]) < _numbers(below):
            unmet.append(requirement)
    return unmet


def _make(folder: Path) -> None:
    """Make `.venv` where there is none, and anew where it broke; touch none that somebody else made."""
    with _alone(folder.parent):
        stage = _stamp(folder).stage
        usable = _python(folder).exists()
        if usable and stage in ("made", "installed", "foreign"):
            return
        if stage == "foreign":
            sys.exit(
                "There is a folder .venv beside main.py that Backchannel did not make, without a working "
                "Python in it. Rename or remove it, and run this again."
            )
        _say("Backchannel sets itself up, once, in the folder .venv beside main.py. Nothing else is touched.")
        try:
            _remove(folder)
            folder.mkdir()
            _write_stamp(folder, Stamp("making", []))
        except OSError as error:
            sys.exit(
                f"Backchannel cannot write to its folder ({folder.parent}: {error.strerror}). "
                "Copy it to a folder of your own, and run it there."
            )
        made = _run([sys.executable, "-m", "venv", str(folder)])
        if made.returncode:
            _remove(folder)
            sys.exit(_why_no_venv(made.stdout + made.stderr))
        _write_stamp(folder, Stamp("made", []))


def _fill(folder: Path, wanted: list[str], extra: str | None) -> None:
    """Install into `.venv`, which is the environment this Python runs in, what it still lacks."""
    if _complete(folder, wanted):
        return
    with _alone(folder.parent):
        if _complete(folder, wanted):  # somebody else saw to it while we waited
            return
        stamp = _stamp(folder)
        found = distributions(sys.path)
        if stamp.stage == "foreign":
            lacking = _names(missing(_needed(wanted), found))
            command = f"{sys.executable} -m pip install -e '{f'.[{extra}]' if extra else '.'}'"
            sys.exit(
                "The folder .venv was not made by Backchannel, which therefore leaves it alone. "
                f"It lacks {lacking}. Either remove the folder, or install them: {command}"
            )
        if stamp.stage not in ("made", "installed"):
            sys.exit("An earlier set-up of .venv was cut off. Leave it (type: deactivate) and run this again.")
        _say(f"Installing {_names(missing(wanted, found) or wanted)}. This takes a minute or two ...")
        try:
            _write_stamp(folder, Stamp("installing", []))
            if not importlib.util.find_spec("pip"):  # the system's Python grew up, and .venv's packages stayed
                regained = _run([sys.executable, "-m", "ensurepip"])
                if regained.returncode:
                    sys.exit(_why_no_venv(regained.stdout + regained.stderr))
            options = ["--quiet", "--no-input", "--retries", "2", "--disable-pip-version-check"]
            done = _run([sys.executable, "-m", "pip", "install", *options, *wanted])
            if done.returncode:
                _write_stamp(folder, stamp)
                sys.exit(_why_no_packages(done.stderr))
            # What an earlier command needed is still there, unless its requirement has changed since.
            changed = {_parts(each)[0] for each in wanted}
            kept = [each for each in stamp.requirements if _parts(each)[0] not in changed]
            importlib.invalidate_caches()
            _write_stamp(folder, Stamp("installed", sorted({*kept, *wanted})))
        except OSError as error:
            sys.exit(f"Backchannel cannot write to its folder .venv ({error.strerror}).")
        _say("Ready.")


def _complete(folder: Path, wanted: Sequence[str]) -> bool:
    stamp = _stamp(folder)
    found = distributions(sys.path)
    if stamp.stage == "foreign":
        return not missing(_needed(wanted), found)
    return stamp.stage == "installed" and set(wanted) <= set(stamp.requirements) and not missing(wanted, found)


def _needed(wanted: Iterable[str]) -> list[str]:
    return [each for each in wanted if _parts(each)[0] not in CONVENIENCES]


def _go_on(folder: Path, command: Sequence[str]) -> None:
    """Run the same command line with the Python of `.venv`, in place of this one."""
    python = str(_python(folder))
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execv(python, [python, *command])  # no shell, and both paths are our own
    # Windows has no exec that keeps the console: wait, and hand on the exit code.
    import subprocess

    with subprocess.Popen([python, *command]) as child:
        while True:
            try:
                sys.exit(child.wait())
            except KeyboardInterrupt:  # the child got it too, and decides
                continue


def _run(command: Sequence[str]) -> CompletedProcess[str]:
    import subprocess

    # The user's settings for pip count (an index, a proxy), except those that would install somewhere else.
    environment = {name: value for name, value in os.environ.items() if name not in _MISDIRECTIONS}
    environment["PIP_USER"] = "0"
    try:
        return subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            close_fds=WINDOWS,  # what we start keeps the lock for as long as it works, should we be killed
        )
    except KeyboardInterrupt:
        _say("Stopped. The next start begins the set-up anew.")
        sys.exit(130)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Keep a second window from setting up the same folder at the same time (Windows locks the files)."""
    if WINDOWS:
        yield
        return
    import fcntl

    directory = os.open(home, os.O_RDONLY)
    os.set_inheritable(directory, True)
    try:
        try:
            fcntl.flock(directory, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Another window is setting Backchannel up: waiting for it ...")
            fcntl.flock(directory, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(directory)


def _stamp(folder: Path) -> Stamp:
    """Read how far the set-up of this folder came, and whose it is."""
    try:
        record = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        return Stamp(str(record["stage"]), [str(each) for each in record["requirements"]])
    except (FileNotFoundError, NotADirectoryError):
        empty = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        return Stamp("absent" if empty else "foreign", [])
    except (ValueError, TypeError, KeyError):
        return Stamp("making", [])  # cut off in the middle of writing it


def _write_stamp(folder: Path, stamp: Stamp) -> None:
    (folder / STAMP).write_text(json.dumps(stamp._asdict(), indent=2) + "\n", encoding="utf-8")


def _remove(folder: Path) -> None:
    import shutil

    if folder.exists():
        shutil.rmtree(folder)


def _python(folder: Path) -> Path:
    return folder / "Scripts" / "python.exe" if WINDOWS else folder / "bin" / "python"


def _why_no_venv(output: str) -> str:
    if _NO_VENV.search(output):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return (
            "This Python cannot make a virtual environment: its venv part is not installed. "
            f"On Debian and Ubuntu: sudo apt install python{version}-venv. Then run this again."
        )
    return f"Python could not make the folder .venv. Its last words:\n{_last_words(output)}"


def _why_no_packages(output: str) -> str:
    if _OFFLINE.search(output):
        return (
            "The packages could not be fetched: this machine seems to be offline, or its network does not "
            "let pip through. Connect it and run this again; once it is set up, no network is needed."
        )
    if "No space left" in output:
        return "The disk is full: the packages need about 500 MB. Make room and run this again."
    return f"pip could not install the packages. Its last words:\n{_last_words(output)}"


def _last_words(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    return "\n".join(f"  {line}" for line in lines[-4:]) or "  (none)"


def _names(wanted: Iterable[str]) -> str:
    return ", ".join(_parts(each)[0] for each in wanted)


def _parts(requirement: str) -> tuple[str, str, str]:
    """Split `name>=lowest,<below`, the one form in which pyproject.toml states them."""
    match = _REQUIREMENT.fullmatch(requirement)
    if not match:
        message = f"pyproject.toml: {requirement!r} is not of the form name>=lowest,<below"
        raise ValueError(message)
    return _normal(match[1]), match[2], match[3]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _numbers(version: str) -> tuple[int, ...]:
    release = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(number) for number in release[0].split(".")) if release else ()


def _say(text: str) -> None:
    import shutil
    import textwrap

    width = max(40, min(100, shutil.get_terminal_size((80, 24)).columns))
    for line in text.split("\n"):
        # A command of its own line stays whole, to be copied.
        kept = line if line.startswith("  ") else textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        print(kept, file=sys.stderr, flush=True)
