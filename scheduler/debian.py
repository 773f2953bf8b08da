"""Installs system packages where that may be done; standard library only."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence

from scheduler.words import bootstrap as words


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
    options = ["install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (["update", "-q"], options):
        if subprocess.run([apt, *command], check=False, env=environment).returncode:
            say(words.system_failed(names))
            return False
    return True


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
