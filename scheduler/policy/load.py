"""Choosing a regime by id or region; strict, nothing kept between calls."""

from pathlib import Path

from scheduler.policy.errors import UnknownRegion
from scheduler.policy.profile import Header, ProfileFile
from scheduler.policy.proof import fold
from scheduler.policy.reading import load_file, read_form, refused
from scheduler.policy.timeline import Profile
from scheduler.words import policy as words

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "inputs" / "policies"


def load_profile(id_or_region: str, *, folder: Path = DEFAULT_FOLDER) -> Profile:
    """The regime of a region with the overlays upon it, every quotation proven.

    Accepts the profile's id, its region, any other name it lists, or several of
    these at once (``songshan-2021 松山区``).

    Raises:
        UnknownRegion: nothing a school may choose has that name.
        PolicyError: a file is refused.
    """
    path = folder / f"{_resolve(id_or_region, folder)}.toml"
    file = load_file(path)
    if file.profile.kind == "overlay":
        raise UnknownRegion(id_or_region, *words.is_overlay(id_or_region))
    overlays = (_overlay(name, file, path) for name in file.profile.overlays)
    return Profile(file=file, overlays=tuple(overlays))


def list_profiles(*, folder: Path = DEFAULT_FOLDER) -> tuple[Header, ...]:
    """The headers of all files by id, overlays (``kind``) among them.

    Raises:
        PolicyError: a file cannot be read or its form is wrong.
    """
    return tuple(read_form(path).profile for path in sorted(folder.glob("*.toml")))


def _overlay(name: str, onto: ProfileFile, path: Path) -> ProfileFile:
    overlay = load_file(path.with_name(f"{name}.toml"))
    if overlay.profile.kind != "overlay":
        where = words.entry("profile", 0, onto.profile.id)
        raise refused(path, where, words.not_overlay(name))
    return overlay


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
            raise UnknownRegion(
                typed, *words.ambiguous_region(typed, tuple(sorted(found)))
            )
    known = tuple(
        f"{header.id}（{header.region}）"
        for header in headers
        if header.kind == "regional"
    )
    raise UnknownRegion(typed, *words.unknown_region(typed, known))


def _names(header: Header) -> tuple[str, ...]:
    return (header.id, header.region, *header.also_called)
