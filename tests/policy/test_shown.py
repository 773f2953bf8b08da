"""What ``policy ID`` shows: every clause with its words, place and answer."""

from pathlib import Path
from shutil import copytree

import pytest

from scheduler.cli.main import main
from scheduler.pipeline.ends import ExitStatus
from scheduler.policy import list_profiles, load_profile
from scheduler.rules import regime_lines

Capture = pytest.CaptureFixture[str]
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


@pytest.mark.parametrize("verb", ["policy", "policy good", "explain H20 --policy good"])
def test_a_refused_file_is_named_with_its_entry_and_the_mend_by_every_verb(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = tmp_path / "policies"
    copytree(Path(__file__).parent / "good", folder)
    text = (folder / "good.toml").read_text(encoding="utf-8")
    spoilt = text.replace("[profile]", "[profile]\ncolour = 1", 1)
    (folder / "good.toml").write_text(spoilt, encoding="utf-8")
    for reader in (load_profile, list_profiles):
        monkeypatch.setattr(reader, "__kwdefaults__", {"folder": folder})
    assert main(verb.split()) == ExitStatus.UNUSABLE
    said = capsys.readouterr().err
    assert "good.toml" in said
    assert "不认识的键 colour" in said
    assert "改法：检查拼写，或删去这个键" in said
