"""Result files as a school finds them: names in Chinese, calendars in one package."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from scheduler.pipeline.publish import MANIFEST
from scheduler.words.ui import downloads as words

Rewritten = Mapping[str, Callable[[], bytes]]
"""Files that are written anew when they are asked for, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile:
    """One download; several paths are packed together.

    ``rewritten`` is what is given in place of the files on disk.
    """

    title: str
    text: str
    download_name: str
    paths: tuple[Path, ...]
    root: Path
    rewritten: Rewritten = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.paths)

    def content(self) -> bytes:
        """The bytes to download."""
        if len(self.paths) == 1 and not self.download_name.endswith(".zip"):
            return _content(self.paths[0], self.root, self.rewritten)
        return _pack(self.root, self.paths, self.rewritten)


def result_files(
    result: Path, rewritten: Rewritten | None = None
) -> tuple[ResultFile, ...]:
    """The files of a result, most wanted first; unknown ones last."""
    files: list[ResultFile] = []
    for path in sorted(p for p in result.iterdir() if p.is_file()):
        if path.name.startswith("."):
            continue
        title, text = words.file_words(path.name)
        files.append(
            ResultFile(
                title=title,
                text=text,
                download_name=f"{title}{path.suffix}",
                paths=(path,),
                root=result,
                rewritten=rewritten or {},
            )
        )
    calendars = tuple(sorted((result / "calendar").glob("*.ics")))
    if calendars:
        title, text = words.FILE_WORDS["calendar"]
        files.append(
            ResultFile(
                title=title,
                text=text,
                download_name=words.CALENDAR_ZIP,
                paths=calendars,
                root=result,
            )
        )
    order = list(words.FILE_WORDS)
    kinds = {words.FILE_WORDS[kind][0]: place for place, kind in enumerate(order)}
    return tuple(
        sorted(
            files,
            key=lambda file: (
                kinds.get(file.title.split("（")[0], len(order)),
                file.title,
            ),
        )
    )


def packed(result: Path, rewritten: Rewritten | None = None) -> bytes:
    """All files of a result in one package; its list tells what is in it."""
    paths = (path for path in sorted(result.rglob("*")) if path.is_file())
    wanted = tuple(path for path in paths if path.name[0] != ".")
    return _pack(result, wanted, _with_manifest(result, rewritten or {}))


def _with_manifest(root: Path, rewritten: Rewritten) -> Rewritten:
    manifest = root / MANIFEST
    if not rewritten or not manifest.exists():
        return rewritten
    contents = {name: write() for name, write in rewritten.items()}
    listed = json.loads(manifest.read_text(encoding="utf-8"))
    listed |= {
        name: hashlib.sha256(content).hexdigest()
        for name, content in contents.items()
        if name in listed
    }
    text = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    contents[MANIFEST] = text.encode()
    return {name: partial(contents.__getitem__, name) for name in contents}


def _content(path: Path, root: Path, rewritten: Rewritten) -> bytes:
    name = path.relative_to(root).as_posix()
    return rewritten[name]() if name in rewritten else path.read_bytes()


def _pack(root: Path, paths: tuple[Path, ...], rewritten: Rewritten) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for path in paths:
            name = path.relative_to(root).as_posix()
            package.writestr(name, _content(path, root, rewritten))
    return buffer.getvalue()
