"""A parameter's history: every value with its day, its clause and its words."""

from scheduler.domain.ids import ClauseId
from scheduler.policy import load_profile
from scheduler.rules import parameter_lines


def test_the_cap_with_its_day_clause_and_words() -> None:
    lines = parameter_lines(load_profile("songshan-2021"))
    at = lines.index("参数 fee.cap_per_term　收费上限（元/生·学期）")
    assert lines[at + 1] == (
        "    自2021-10-11：300.00　依据 SS-19　“每生每学期不超过300元”"
    )


def test_a_judgement_says_that_it_is_one_and_overlays_follow() -> None:
    text = "\n".join(parameter_lines(load_profile("panyu-2021")))
    assert "自2021-09-01：1　依据 panyu-2021　文本写“保障教师休息、研修时间”" in text
    assert "自2023-12-27：否　依据 NA-02" in text


def test_only_the_parameters_of_some_clauses() -> None:
    profile = load_profile("shanghai-2021")
    lines = parameter_lines(profile, clauses=frozenset({ClauseId("SH-16")}))
    assert len(lines) == 4
    assert "1–2年级 0、3–5年级 60、6–9年级 90" in "\n".join(lines)


def test_every_parameter_of_every_regime_has_a_line() -> None:
    for name in ("songshan-2021", "shanghai-2021", "panyu-2021", "jilin-2021"):
        profile = load_profile(name)
        lines = parameter_lines(profile)
        for entry in profile.file.parameter:
            assert any(line.startswith(f"参数 {entry.id}　") for line in lines)
