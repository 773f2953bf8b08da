"""Reading policy files: strict, by id or by region, nothing kept between calls."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scheduler.policy.consistency import contradictions
from scheduler.policy.errors import PolicyError
from scheduler.policy.profile import Header, ProfileFile
from scheduler.policy.proof import fold, unproven
from scheduler.policy.regime import Profile
from scheduler.words import policy as words

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "inputs" / "policies"


def load_profile(id_or_region: str, *, folder: Path = DEFAULT_FOLDER) -> Profile:
    """The regime of a region with the overlays upon it, every quotation proven.

    Accepts the profile's id, its region, any other name it lists, or several of
    these at once (``songshan-2021 松山区``).

    Raises:
        PolicyError: no such regime, an overlay was asked for, or a file is refused.
    """
    identity = _resolve(id_or_region, folder)
    file = load_file(folder / f"{identity}.toml")
    if file.profile.kind == "overlay":
        raise _refused(
            folder / f"{identity}.toml",
            _header_place(file),
            words.is_overlay(id_or_region),
        )
    overlays = []
    for name in file.profile.overlays:
        overlay = load_file(folder / f"{name}.toml")
        if overlay.profile.kind != "overlay":
            raise _refused(
                folder / f"{identity}.toml",
                _header_place(file),
                words.not_overlay(name),
            )
        overlays.append(overlay)
    return Profile(file=file, overlays=tuple(overlays))


def list_profiles(*, folder: Path = DEFAULT_FOLDER) -> tuple[Header, ...]:
    """The headers of all files by id, overlays (``kind``) among them.

    Raises:
        PolicyError: a file cannot be read or its form is wrong.
    """
    return tuple(
        _parse(path).profile for path in sorted(folder.glob("*.toml"), key=_stem)
    )


def load_file(path: Path) -> ProfileFile:
    """One file, proven against its sources; for showing an overlay by itself.

    Raises:
        PolicyError: the first thing that is wrong with it.
    """
    file = _parse(path)
    wrong = chain(contradictions(file), unproven(file, path.parent))
    for where, refusal in wrong:
        raise _refused(path, where, refusal)
    return file


def _stem(path: Path) -> str:
    return path.stem


def _resolve(typed: str, folder: Path) -> str:
    ids = {path.stem for path in folder.glob("*.toml")}
    if typed.strip() in ids:
        return typed.strip()
    headers = list_profiles(folder=folder)
    for names in ([typed], typed.replace("（", " ").replace("）", " ").split()):
        found = {
            header.id
            for name in names
            for header in headers
            if fold(name) in {fold(known) for known in _names(header)}
        }
        if len(found) == 1:
            return found.pop()
        if found:
            raise PolicyError(
                file=str(folder),
                where=typed,
                problem=words.ambiguous_region(typed, tuple(sorted(found)))[0],
                mend=words.ambiguous_region(typed, tuple(sorted(found)))[1],
            )
    known = tuple(
        f"{header.id}（{header.region}）"
        for header in headers
        if header.kind == "regional"
    )
    problem, mend = words.unknown_region(typed, known)
    raise PolicyError(file=str(folder), where=typed, problem=problem, mend=mend)


def _names(header: Header) -> tuple[str, ...]:
    return (header.id, header.region, *header.also_called)


def _parse(path: Path) -> ProfileFile:
    whole = words.entry("profile", 0, path.stem)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise _refused(path, whole, words.no_file(str(path.parent))) from None
    except UnicodeDecodeError:
        raise _refused(path, whole, words.not_utf8()) from None
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as refused:
        raise _refused(path, whole, words.bad_toml(str(refused))) from None
    try:
        file = ProfileFile.model_validate(_frozen(data))
    except ValidationError as refused:
        raise _refused(path, *_explained(refused.errors()[0], data)) from None
    if file.profile.id != path.stem:
        raise _refused(path, whole, words.wrong_name(file.profile.id))
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
            refusal = words.bad_value(key, error["msg"])
    return words.entry(str(table), position, name), refusal


def _header_place(file: ProfileFile) -> str:
    return words.entry("profile", 0, file.profile.id)


def _refused(path: Path, where: str, refusal: words.Refusal) -> PolicyError:
    problem, mend = refusal
    return PolicyError(file=path.name, where=where, problem=problem, mend=mend)
