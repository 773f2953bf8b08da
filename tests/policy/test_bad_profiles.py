"""One bad file per error: refused, naming the file, the entry and the mend."""

from pathlib import Path

import pytest

from scheduler.policy import PolicyError, load_profile

HERE = Path(__file__).parent
BAD = HERE / "bad"

# file: the entry the message names, words of the problem, words of the mend
REFUSALS: dict[str, tuple[str, str, str]] = {
    "also_repeats_rule": ("X-1", "also 重复", "rule 之外"),
    "also_without_rule": ("X-2", "却没有 rule", "rule 之外"),
    "as_strong_as_words": ("X-1", "应当弱于 strength", "删去 enforced_as"),
    "bad_rule_id": ("X-1", "rule 的写法不对", "对照"),
    "bands_backwards": ("homework.cap_minutes", "与单位不符", "由低到高"),
    "bands_not_grades": ("homework.cap_minutes", "与单位不符", "年级段"),
    "bands_overlap": ("homework.cap_minutes", "与单位不符", "互不重叠"),
    "changed_source": ("[source] X", "sha256 不符", "核对全部引文"),
    "clause_and_judgement": ("fee.cap_per_term", "恰有一个", "judgement"),
    "clause_ends_before_it_begins": ("X-1", "早于 applies_from", "改正日期"),
    "clock_as_text": ("care.threshold_time", "与单位不符", "18:30:00"),
    "context_not_found": ("X-2", "找不到“全部用于教师补助”", "一字不差"),
    "date_as_text": ("date_as_text", "applies_from 的写法", "对照"),
    "dates_not_ascending": ("fee.cap_per_term", "由早到晚", "每个日期一次"),
    "dates_repeated": ("fee.cap_per_term", "由早到晚", "每个日期一次"),
    "duplicate_clause": ("X-1", "出现了两次", "只用一次"),
    "duplicate_key": ("duplicate_key", "TOML", "只能写一次"),
    "duplicate_parameter": ("fee.cap_per_term", "出现了两次", "只用一次"),
    "duplicate_source": ("[source] X", "出现了两次", "只用一次"),
    "empty_values": ("fee.cap_per_term", "至少要有一项", "对照"),
    "flag_as_text": ("flex.allowed", "与单位不符", "true 或 false"),
    "heading_after_quote": ("X-1", "找不到“学校每周5天", "一字不差"),
    "heading_not_found": ("X-1", "找不到标题“（三）服务时间”", "逐级"),
    "headings_out_of_order": ("X-2", "找不到标题“二、保障措施”", "逐级"),
    "judgement_stated": ("study.minutes_per_day", "不能写 stated_as", "改写 clause"),
    "missing_key": ("X-1", "缺少 english", "补上 english"),
    "missing_source_file": ("[source] X", "nowhere.txt", "改正 file"),
    "missing_table": ("[profile]", "缺少 profile", "补上 profile"),
    "money_as_whole_number": ("fee.cap_per_term", "与单位不符", "300.00"),
    "money_below_a_fen": ("fee.cap_per_term", "与单位不符", "两位小数"),
    "neither_clause_nor_judgement": (
        "study.minutes_per_day",
        "恰有一个",
        "说明理由",
    ),
    "neither_value_nor_repealed": ("fee.cap_per_term", "恰有一个", "只留一个"),
    "no_answer": ("X-1", "现有 0 种", "只写一个"),
    "no_words": ("outsiders.kinds", "与单位不符", "至少一个"),
    "not_a_choice": ("outsiders.kinds", "不能填“家长”", "退休教师"),
    "not_a_choice_of_one": ("service.end_tie", "不能填“loosely”", "in_principle"),
    "not_stated": ("fee.cap_per_term", "没有“不超过400元”", "operative"),
    "not_toml": ("not_toml", "TOML", "行列"),
    "not_utf8": ("not_utf8", "不是 UTF-8", "另存"),
    "nothing_stated": ("fee.cap_per_term", "没有写 stated_as", "原话"),
    "number_as_flag": ("study.minutes_per_day", "与单位不符", "整数"),
    "number_as_text": ("study.minutes_per_day", "与单位不符", "整数"),
    "overlay_is_regional": ("overlay_is_regional", "不是叠加规则", "overlay"),
    "overlay_missing": ("nowhere", "没有这个政策方案", "放入该文件"),
    "parameter_elsewhere": ("X-2", "study.minutes_per_day 不在本文件", "指回"),
    "parameter_of_another_clause": ("X-1", "引用的不是本条款", "指回"),
    "profile_ends_before_it_begins": (
        "profile_ends_before_it_begins",
        "早于 applies_from",
        "改正日期",
    ),
    "quote_not_found": ("X-1", "找不到“学校每周6天", "一字不差"),
    "source_not_utf8": ("[source] X", "不是 UTF-8", "重新登记"),
    "stronger_than_words": ("X-1", "应当弱于 strength", "删去 enforced_as"),
    "two_answers": ("X-1", "现有 2 种", "只写一个"),
    "unknown_clause": ("study.minutes_per_day", "条款 X-9 不存在", "改正 clause"),
    "unknown_key": ("unknown_key", "不认识的键 colour", "拼写"),
    "unknown_key_in_clause": ("X-1", "不认识的键 thema", "拼写"),
    "unknown_parameter": ("fee.cap_per_tern", "不认识的参数", "fee.cap_per_term"),
    "unknown_source": ("X-1", "文本 Y 不存在", "登记"),
    "unknown_table": ("[clauses]", "不认识的键 clauses", "拼写"),
    "value_and_repealed": ("fee.cap_per_term", "恰有一个", "只留一个"),
    "weaker_without_remark": ("X-1", "应当弱于 strength", "补上 remark"),
    "wrong_currency": ("wrong_currency", "只能填 'CNY'", "对照"),
    "wrong_name": ("wrong_name", "other-2021 与文件名不一致", "改名"),
    "wrong_strength": ("X-1", "只能填 'must'", "对照"),
    "wrong_topic": ("X-1", "只能填 'days'", "对照"),
    "wrong_unit": ("fee.cap_per_term", "CNY/pupil/month 不对", "CNY/pupil/term"),
}


def test_every_bad_file_has_its_row_and_every_row_its_file() -> None:
    assert {path.stem for path in BAD.glob("*.toml")} == set(REFUSALS)


def test_the_file_they_are_all_made_from_is_good() -> None:
    profile = load_profile("示例区", folder=HERE / "good")
    assert [clause.id for clause in profile.file.clause] == ["X-1", "X-2"]


@pytest.mark.parametrize("name", REFUSALS)
def test_a_bad_file_is_refused_with_file_entry_and_mend(name: str) -> None:
    where, problem, mend = REFUSALS[name]
    with pytest.raises(PolicyError) as caught:
        load_profile(name, folder=BAD)
    refused = caught.value
    file = "nowhere.toml" if name == "overlay_missing" else f"{name}.toml"
    assert refused.file == file
    assert where in refused.where
    assert problem in refused.problem
    assert mend in refused.mend
    for part in (refused.file, refused.where, refused.problem, refused.mend):
        assert part in str(refused)
