"""Makes the environment the program runs in; standard library only.

``python -m scheduler start`` and ``python -m tests`` are typed on machines that have
Python and nothing else. Both come here first: a ``.venv`` is made beside the code, the
pinned requirements are installed once, and the same command runs again inside it.

The file must parse on the old Pythons that it turns away, hence the quoted
annotations and the import inside a function.
"""

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler import debian
from scheduler.words import bootstrap as words

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, FIRST_UNTRIED = (3, 11), (3, 15)
INSTALLING_VERB = "start"

_STDERR = 2  # the file descriptor: what tools print is no answer of ours
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;#]+)\s*(?:#.*)?$")


def enter(argv: "Sequence[str]", requirements: Path) -> None:
    """Returns when the verb can run here; else goes where it can, or exits.

    Only ``start`` makes an environment. Any other verb uses one that is there, or
    says what to do and exits with status 1.

    Args:
        argv: The words after ``python -m scheduler``.
        requirements: The pinned requirements file.
    """
    _refuse_wrong_python()
    _speak_utf8()
    if _settled(requirements):
        return
    command = ("-m", "scheduler", *argv)
    if tuple(argv[:1]) == (INSTALLING_VERB,):
        _make(requirements)
        _run_inside(command)
    elif not _inside() and _stamped(requirements):
        _run_inside(command)
    elif any(found is None for _, found in _versions(requirements)):
        say(words.packages_missing(" ".join(argv[:1])))
        sys.exit(1)


def enter_always(module: str, argv: "Sequence[str]", requirements: Path) -> None:
    """Returns inside ``.venv`` with exactly these requirements; else goes there.

    Args:
        module: What ``python -m`` was given.
        argv: The words after it.
        requirements: The pinned requirements file.
    """
    _refuse_wrong_python()
    if _inside() and _stamped(requirements):
        return
    _make(requirements)
    _run_inside(("-m", module, *argv))


def say(sentence: str) -> None:
    """One line of progress; not on stdout, which may carry a JSON answer."""
    print(sentence, file=sys.stderr, flush=True)


def _refuse_wrong_python() -> None:
    if not OLDEST <= sys.version_info[:2] < FIRST_UNTRIED:
        say(words.wrong_python(".".join(map(str, sys.version_info[:3]))))
        sys.exit(1)


def _speak_utf8() -> None:
    """Answers are UTF-8 also through a pipe of a Windows that thinks in GBK."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _settled(requirements: Path) -> bool:
    """Whether this very interpreter has what is pinned."""
    if _inside():
        return _stamped(requirements)
    return all(pin == found for pin, found in _versions(requirements))


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _versions(requirements: Path) -> "Iterator[tuple[str, str | None]]":
    """Of each pin without a marker: its version, and the installed one."""
    from importlib import metadata  # missing in the Pythons that are refused

    for line in requirements.read_text(encoding="utf-8").splitlines():
        pin = _PIN.match(line)
        if pin is None:
            continue
        try:
            yield pin[2], metadata.version(pin[1])
        except metadata.PackageNotFoundError:
            yield pin[2], None


def _stamp(requirements: Path) -> Path:
    return VENV / f"installed-{requirements.name}.sha256"


def _stamped(requirements: Path) -> bool:
    stamp = _stamp(requirements)
    return (
        stamp.is_file()
        and stamp.read_text(encoding="ascii") == _fingerprint(requirements)
        and _python().exists()
    )


def _fingerprint(requirements: Path) -> str:
    """SHA-256 over the file and the files it includes."""
    text = requirements.read_text(encoding="utf-8")
    included = [
        _fingerprint(requirements.parent / line[3:].strip())
        for line in text.splitlines()
        if line.startswith("-r ")
    ]
    return hashlib.sha256("\n".join([text, *included]).encode()).hexdigest()


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _make(requirements: Path) -> None:
    """Makes ``.venv`` unless it works, installs unless the stamp says it is done."""
    if not _works():
        say(words.making_environment(str(VENV)))
        if not _can_make() or not _run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)]
        ):
            say(words.ENVIRONMENT_FAILED)
            sys.exit(1)
    if _stamped(requirements):
        return
    say(words.installing(requirements.name))
    _stamp(requirements).unlink(missing_ok=True)
    pip = [str(_python()), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    if not _run([*pip, "install", "-r", str(requirements)]):
        say(words.INSTALL_FAILED)
        sys.exit(1)
    _stamp(requirements).write_text(_fingerprint(requirements), encoding="ascii")
    say(words.INSTALLED)


def _works() -> bool:
    """Whether ``.venv`` is there whole: an upgrade of the system may break it."""
    if not _python().exists():
        return False
    probe = f"import sys, pip; sys.exit(not {OLDEST} <= sys.version_info[:2])"
    return _run([str(_python()), "-c", probe])


def _can_make() -> bool:
    """Debian ships Python without the module that makes environments."""
    from importlib.util import find_spec

    if find_spec("venv") is not None and find_spec("ensurepip") is not None:
        return True
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    return debian.install([package], say)


def _run(command: "Sequence[str]") -> bool:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, check=False, env=environment, stdout=_STDERR)
    return done.returncode == 0


def _run_inside(words_after_python: "Sequence[str]") -> None:
    """The same command again, by the environment's own Python; does not return."""
    command = [str(_python()), *words_after_python]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if os.name != "nt":
        os.execve(command[0], command, environment)  # keeps the process: signals work
    try:  # on Windows exec returns to the prompt at once
        sys.exit(subprocess.run(command, check=False, env=environment).returncode)
    except KeyboardInterrupt:
        sys.exit(130)
