"""Result files as a school finds them: names in Chinese, calendars in one package."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from scheduler.words.ui import downloads as words


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile:
    """One download; several paths are packed together."""

    title: str
    text: str
    download_name: str
    paths: tuple[Path, ...]
    root: Path

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.paths)

    def content(self) -> bytes:
        """The bytes to download."""
        if len(self.paths) == 1 and not self.download_name.endswith(".zip"):
            return self.paths[0].read_bytes()
        return _pack(self.root, self.paths)


def result_files(result: Path) -> tuple[ResultFile, ...]:
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


def packed(result: Path) -> bytes:
    """All files of a result in one package."""
    paths = (path for path in sorted(result.rglob("*")) if path.is_file())
    return _pack(result, tuple(path for path in paths if path.name[0] != "."))


def _pack(root: Path, paths: tuple[Path, ...]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for path in paths:
            package.write(path, path.relative_to(root).as_posix())
    return buffer.getvalue()
