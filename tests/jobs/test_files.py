import json
from pathlib import Path

from scheduler.jobs.files import read_json, write_json


def test_a_written_document_is_read_back(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"名": 1})
    assert read_json(tmp_path / "a.json") == {"名": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_half_a_document_or_none_is_not_a_document(tmp_path: Path) -> None:
    (tmp_path / "half.json").write_text('{"a": 1', encoding="utf-8")
    (tmp_path / "list.json").write_text(json.dumps([1]), encoding="utf-8")
    assert read_json(tmp_path / "half.json") is None
    assert read_json(tmp_path / "list.json") is None
    assert read_json(tmp_path / "missing.json") is None
