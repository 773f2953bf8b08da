"""One policy file from disk: its form, its own consistency, its quotations."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scheduler.policy.consistency import contradictions
from scheduler.policy.errors import PolicyError
from scheduler.policy.profile import ProfileFile
from scheduler.policy.proof import unproven
from scheduler.words import policy as words


def load_file(path: Path) -> ProfileFile:
    """One file, proven against its sources; for showing an overlay by itself.

    Raises:
        PolicyError: the first thing that is wrong with it.
    """
    file = read_form(path)
    wrong = chain(contradictions(file), unproven(file, path.parent))
    for where, refusal in wrong:
        raise refused(path, where, refusal)
    return file


def read_form(path: Path) -> ProfileFile:
    """One file whose form is right; nothing is proven yet.

    Raises:
        PolicyError: it is missing, or not what a policy file looks like.
    """
    whole = words.entry("profile", 0, path.stem)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise refused(path, whole, words.no_file(str(path.parent))) from None
    except UnicodeDecodeError:
        raise refused(path, whole, words.not_utf8()) from None
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise refused(path, whole, words.bad_toml(str(error))) from None
    try:
        file = ProfileFile.model_validate(_frozen(data))
    except ValidationError as error:
        raise refused(path, *_explained(error.errors()[0], data)) from None
    if file.profile.id != path.stem:
        raise refused(path, whole, words.wrong_name(file.profile.id))
    return file


def _frozen(data: object) -> object:
    """The TOML data with tuples for lists, as the strict models demand."""
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(_frozen(item) for item in data)
    return data


def _explained(
    error: ErrorDetails, data: Mapping[str, object]
) -> tuple[str, words.Refusal]:
    table, *rest = error["loc"]
    position, name = 0, None
    entries = data.get(str(table))
    if isinstance(entries, list) and rest and isinstance(rest[0], int):
        entries = entries[rest[0]]
        position = rest[0] + 1
        del rest[0]
    if isinstance(entries, dict) and isinstance(entries.get("id"), str):
        name = entries["id"]
    key = ".".join(str(part) for part in rest) or str(table)
    match error["type"]:
        case "extra_forbidden":
            refusal = words.unknown_key(key)
        case "missing":
            refusal = words.missing_key(key)
        case _:
            form = words.FORM_MISTAKES.get(error["type"], error["msg"])
            refusal = words.bad_value(key, form.format(**error.get("ctx", {})))
    return words.entry(str(table), position, name), refusal


def refused(path: Path, where: str, refusal: words.Refusal) -> PolicyError:
    """The error for one entry of one file."""
    problem, mend = refusal
    return PolicyError(file=path.name, where=where, problem=problem, mend=mend)
