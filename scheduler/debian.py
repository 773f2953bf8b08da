"""Installs system packages where that may be done; standard library only."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence

from scheduler.words import bootstrap as words

_STDERR = 2  # the file descriptor: what apt-get prints is no answer of ours


def install(packages: "Sequence[str]", say: "Callable[[str], None]") -> bool:
    """Installs Debian packages, or says how; whether they are there now.

    Nothing is asked and nobody is made root: where that is not so, a sentence tells
    the person what to type.
    """
    names = " ".join(packages)
    apt = shutil.which("apt-get")
    if apt is None or not _root():
        say(words.system_missing(names))
        return False
    say(words.installing_system(names))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["install", "-y", "-qq", "--no-install-recommends", *packages]
    for words_after_apt in (["update", "-qq"], options):
        command = [apt, *words_after_apt]
        done = subprocess.run(command, check=False, env=environment, stdout=_STDERR)
        if done.returncode:
            say(words.system_failed(names))
            return False
    return True


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
