"""What ``policy ID`` shows: every clause with its words, place and answer."""

import pytest

from scheduler.policy import list_profiles, load_profile
from scheduler.rules import regime_lines

REGIMES = [row.id for row in list_profiles() if row.kind == "regional"]


@pytest.mark.parametrize("policy", REGIMES)
def test_every_clause_is_shown_with_strength_place_and_one_answer(policy: str) -> None:
    profile = load_profile(policy)
    lines = regime_lines(profile)
    answers = ("由规则检查：", "设定参数：", "需人工确认：", "不在程序范围内：")
    clauses = [
        *profile.file.clause,
        *(clause for overlay in profile.overlays for clause in overlay.clause),
    ]
    heads = [index for index, line in enumerate(lines) if "｜" in line]
    assert len(heads) == len(clauses)
    for clause, at in zip(clauses, heads, strict=True):
        identity, strength, operative = lines[at].split("｜")
        assert (identity, operative) == (clause.id, clause.operative)
        assert strength in ("必须", "原则上", "可以", "由其他文件规定")
        assert lines[at + 1].strip() == clause.chinese
        assert lines[at + 2].endswith(clause.locator)
        assert lines[at + 3].strip().startswith(answers)


def test_a_rule_is_shown_by_its_title_and_a_parameter_by_its_name() -> None:
    text = "\n".join(regime_lines(load_profile("songshan-2021")))
    assert "由规则检查：H20 服务性收费不超过上限" in text
    assert "设定参数：学校可自定具体时间" in text
    assert "赤松政办发〔2021〕51号" in text
    assert "2021-10-11 起施行" in text
    assert "【全国】national-2023" in text
