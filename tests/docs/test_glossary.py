"""README's glossary has every word of the closed lists, in both languages."""

import re
from enum import StrEnum
from functools import cache

import pytest

from scheduler.domain.kinds import Activity, PeriodKind, Post, StaffKind
from tests.architecture.sources import ROOT

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@cache
def glossary() -> dict[str, str]:
    """Chinese -> English."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## 词汇 Glossary")[2].partition("\n## ")[0]
    return {row[1]: row[2] for row in ROW.finditer(section)}


@pytest.mark.parametrize("kind", [PeriodKind, Post, StaffKind])
def test_every_word_of_the_workbook_is_explained(kind: type[StrEnum]) -> None:
    explained = {word.strip() for entry in glossary() for word in entry.split("、")}
    assert {word.value for word in kind} - explained == set()


def test_every_activity_of_plan_json_is_explained() -> None:
    english = " ".join(glossary().values())
    assert [word.value for word in Activity if f"`{word.value}`" not in english] == []
