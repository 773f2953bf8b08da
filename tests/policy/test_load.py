"""Choosing a regime by the names a school may type."""

from pathlib import Path
from shutil import copytree
from time import process_time

import pytest

from scheduler.policy import (
    PolicyError,
    UnknownRegion,
    list_profiles,
    load_file,
    load_profile,
)
from scheduler.policy.load import DEFAULT_FOLDER


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("songshan-2021", "songshan-2021"),
        (" songshan-2021 ", "songshan-2021"),
        ("松山区", "songshan-2021"),
        ("赤峰市松山区", "songshan-2021"),
        ("songshan-2021 松山区", "songshan-2021"),
        ("shanghai-2021（上海市）", "shanghai-2021"),
        ("上海", "shanghai-2021"),
        ("番禺区", "panyu-2021"),
        ("ｐａｎｙｕ－２０２１", "panyu-2021"),
        ("永昌县", "yongchang-2021"),
        ("吉林 省", "jilin-2021"),
    ],
)
def test_a_regime_is_found_by_id_region_or_both(typed: str, identity: str) -> None:
    assert load_profile(typed).id == identity


def test_an_unknown_region_lists_the_known_ones() -> None:
    with pytest.raises(UnknownRegion) as caught:
        load_profile("北京市")
    assert "北京市" in caught.value.problem
    for region in ("松山区", "上海市", "番禺区", "永昌县", "吉林省"):
        assert region in caught.value.mend
    assert "全国" not in caught.value.mend


@pytest.mark.parametrize("typed", ["", " ", "（）"])
def test_an_empty_name_is_unknown(typed: str) -> None:
    with pytest.raises(UnknownRegion):
        load_profile(typed)


def test_two_regions_at_once_are_ambiguous() -> None:
    with pytest.raises(UnknownRegion, match="多个方案"):
        load_profile("松山区 上海市")


@pytest.mark.parametrize("typed", ["national-2023", "全国"])
def test_an_overlay_cannot_be_chosen(typed: str) -> None:
    with pytest.raises(UnknownRegion, match="叠加规则"):
        load_profile(typed)


def test_an_overlay_can_be_shown() -> None:
    file = load_file(DEFAULT_FOLDER / "national-2023.toml")
    assert len(file.clause) == 9
    assert "DOMAIN.md" in file.source[0].provenance


def test_the_list_has_five_regions_and_the_overlay_in_order_of_ids() -> None:
    headers = list_profiles()
    assert [header.id for header in headers] == [
        "jilin-2021",
        "national-2023",
        "panyu-2021",
        "shanghai-2021",
        "songshan-2021",
        "yongchang-2021",
    ]
    assert [h.id for h in headers if h.kind == "overlay"] == ["national-2023"]


def test_another_region_s_broken_file_does_not_matter_by_id(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    copytree(DEFAULT_FOLDER, folder)
    (folder / "jilin-2021.toml").write_text("[[", encoding="utf-8")
    assert load_profile("panyu-2021", folder=folder).id == "panyu-2021"
    with pytest.raises(PolicyError, match=r"jilin-2021\.toml"):
        load_profile("番禺区", folder=folder)


def test_a_changed_source_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    copytree(DEFAULT_FOLDER, folder)
    text = folder / "sources" / "000_223576c247d4978e.txt"
    changed = text.read_text(encoding="utf-8").replace("300元", "400元")
    text.write_text(changed, encoding="utf-8")
    with pytest.raises(PolicyError, match="sha256"):
        load_profile("songshan-2021", folder=folder)


def test_all_regimes_load_in_a_fifth_of_a_second() -> None:
    started = process_time()
    for header in list_profiles():
        if header.kind == "regional":
            load_profile(header.id)
    assert process_time() - started < 0.2
