"""The files of a plan are re-read without a difference under every regime."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.check import exported
from tests.regimes import judging as j
from tests.regimes.judging import ALL


@pytest.mark.parametrize("policy", ALL)
def test_no_regime_raises_a_false_alarm_of_the_recount(
    policy: str, tmp_path: Path
) -> None:
    made, document = exported.made()
    school = replace(
        j.under(policy, made),
        pupils=tuple(replace(each, care_agreement=True) for each in made.pupils),
    )
    plan = {**document, "policy": policy}
    exported.write(tmp_path, school, plan)
    assert [each.text for each in exported.found(tmp_path, school, plan)] == []
