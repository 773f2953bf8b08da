"""conflicts.json and conflicts.xlsx."""

import json
from pathlib import Path

import openpyxl

from scheduler.domain.outcome import Change, Conflict, Impossible, Repair, Requirement
from scheduler.export.conflicts import conflicts_document, write_conflicts

BOUND = Requirement(sheet="教师", cell="J12", text="李明每周最多4课时")
NEED = Requirement(sheet="时段", cell="A3", text="周三作业辅导需要12名教师")
CHEAP = Repair(
    text="把李明的每周最多课时改为5",
    cost=1,
    changes=(Change(sheet="教师", cell="J12", before="4", after="5"),),
)
DEAR = Repair(
    text="取消周三的作业辅导",
    cost=3,
    changes=(
        Change(sheet="时段", cell="C3", before="一二三四五", after="一二四五"),
        Change(sheet="时段", cell="C4", before="=周三", after=""),
    ),
)
IMPOSSIBLE = Impossible(
    conflicts=(Conflict(requirements=(BOUND, NEED), minimal=True),),
    repairs=(DEAR, CHEAP),
)


def test_the_document_has_the_contracts_keys_and_cheapest_first() -> None:
    document = conflicts_document(IMPOSSIBLE)
    assert json.loads(json.dumps(document)) == document
    assert document["conflicts"] == [
        {
            "requirements": [
                {"sheet": "教师", "cell": "J12", "text": "李明每周最多4课时"},
                {"sheet": "时段", "cell": "A3", "text": "周三作业辅导需要12名教师"},
            ],
            "minimal": True,
        }
    ]
    assert [repair["cost"] for repair in document["repairs"]] == [1, 3]
    assert document["repairs"][0]["changes"] == [
        {"sheet": "教师", "cell": "J12", "from": "4", "to": "5"}
    ]


def test_the_workbook_lists_requirements_and_changes(tmp_path: Path) -> None:
    path = tmp_path / "conflicts.xlsx"
    write_conflicts(path, "测试小学", IMPOSSIBLE)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert "测试小学" in str(rows[0][0])
    assert [1, "教师", "J12", "李明每周最多4课时", None, None] in rows
    assert [1, "教师", "J12", CHEAP.text, "4", "5"] in rows
    assert [2, "时段", "C4", DEAR.text, "=周三", None] in rows


def test_without_repairs_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "conflicts.xlsx"
    conflict = Conflict(requirements=(BOUND,), minimal=False)
    write_conflicts(path, "测试小学", Impossible(conflicts=(conflict,), repairs=()))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("没有找到" in text for text in said)
