"""Another program's opinion: LibreOffice computes every formula anew."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell

SOFFICE = shutil.which("soffice")
# Recalculate on load, always; by default LibreOffice trusts cached values.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""

Cells = dict[tuple[str, str], object]


def recalculated(path: Path, folder: Path) -> Cells:
    """The values of all cells after LibreOffice computed the workbook again."""
    if SOFFICE is None:
        raise FileNotFoundError("soffice")
    user = folder / "profile" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "again"),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return values(folder / "again" / path.name)


def values(path: Path) -> Cells:
    """The cached values as a phone preview shows them."""
    return {
        (cell.parent.title, cell.coordinate): cell.value
        for cell in _cells(path, data_only=True)
    }


def formulas(path: Path) -> dict[tuple[str, str], str]:
    """The live formulas; a name that begins with an equals sign is none."""
    return {
        (cell.parent.title, cell.coordinate): str(cell.value)
        for cell in _cells(path, data_only=False)
        if cell.data_type == "f"
    }


def _cells(path: Path, *, data_only: bool) -> list[Cell]:
    book = openpyxl.load_workbook(path, data_only=data_only)
    return [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
