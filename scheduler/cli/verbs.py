"""All verbs, in the order of the help page."""

from scheduler.cli import (
    audit,
    backup,
    bench,
    check,
    district,
    explain,
    policy,
    repair,
    restore,
    settle,
    solve,
    start,
    template,
    user,
)
from scheduler.cli.verb import Verb

VERBS: tuple[Verb, ...] = (
    template,
    check,
    solve,
    audit,
    repair,
    settle,
    district,
    policy,
    explain,
    bench,
    start,
    backup,
    restore,
    user,
)
