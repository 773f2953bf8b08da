"""Files that must not be opened: not Excel, locked, with macros, or bombs."""

import zipfile
from io import BytesIO
from pathlib import Path
from zlib import error as DeflateError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_CHUNK = 1 << 20
MAX_FILE = 30_000_000
MAX_UNPACKED = 120_000_000
MAX_RATIO = 150
FREE_UNPACKED = 10_000_000  # small files may compress as well as they like
MAX_MEMBERS = 2_000


def safe_bytes(path: Path) -> bytes | str:
    """The bytes of a workbook that may be opened, or the code of the problem."""
    try:
        if not path.is_file():
            return "file_missing"
        if path.stat().st_size > MAX_FILE:
            return "file_bomb"
        data = path.read_bytes()
    except OSError:
        return "file_unreadable"
    return judge(data) or data


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a zip archive, as every .xlsx is."""
    return data.startswith(_ZIP)


def judge(data: bytes) -> str:
    """The code of what is wrong with a file's bytes; empty when nothing is."""
    if not data:
        return "file_empty"
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return "file_password" if locked else ""
    if is_zip(data):
        return _judge_zip(data)
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<meta")):
        return "file_html"
    return "file_xml" if head.startswith(b"<?xml") else "file_not_excel"


def _judge_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                return "file_bomb"
            if any(member.flag_bits & 1 for member in members):
                return "file_password"
            names = {member.filename.lower() for member in members}
            if any(name.endswith("vbaproject.bin") for name in names):
                return "file_macro"
            if "[content_types].xml" not in names:
                return "file_not_excel"
            return "file_bomb" if _is_bomb(archive, len(data)) else ""
    except (zipfile.BadZipFile, DeflateError, EOFError, NotImplementedError):
        return "file_damaged"


def _is_bomb(archive: zipfile.ZipFile, packed: int) -> bool:
    """Counts what really comes out, whatever the headers claim."""
    limit = min(MAX_UNPACKED, max(FREE_UNPACKED, MAX_RATIO * packed))
    total = 0
    for member in archive.infolist():
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > limit:
                    return True
    return False
