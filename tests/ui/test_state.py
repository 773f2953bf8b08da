from pathlib import Path

from scheduler.ui.data import digest, find_sample_books
from scheduler.ui.state import Shown, distinct_labels


def shown(id: str, label: str) -> Shown:
    return Shown(id=id, label=label, books=(), result=Path(id))


def test_plans_that_read_alike_are_told_apart_and_the_oldest_keeps_its_name() -> None:
    newest_first = (shown("c", "甲校"), shown("b", "乙校"), shown("a", "甲校"))
    labels = distinct_labels(newest_first)
    assert list(labels) == ["c", "b", "a"]
    assert labels["a"] == "甲校"
    assert labels["b"] == "乙校"
    assert len(set(labels.values())) == 3


def test_the_sample_is_looked_for_again_when_its_plan_changed(tmp_path: Path) -> None:
    book = tmp_path / "inputs" / "a.xlsx"
    book.parent.mkdir()
    book.write_bytes(b"book")
    plan = tmp_path / "plan.json"
    plan.write_text('{"inputs": []}', encoding="utf-8")
    assert find_sample_books(book.parent, tmp_path) == ()
    known = digest(book)
    plan.write_text(f'{{"inputs": [{{"sha256": "{known}"}}]}}', encoding="utf-8")
    assert find_sample_books(book.parent, tmp_path) == (book,)
