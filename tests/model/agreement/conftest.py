"""The statutory calendar is looked up once for all candidates."""

from collections.abc import Iterator
from functools import cache
from unittest.mock import patch

import holidays
import pytest


@pytest.fixture(autouse=True, scope="package")
def calendar_once() -> Iterator[None]:
    look_up = holidays.country_holidays
    looked_up = cache(lambda country, years: look_up(country, years=years))
    with patch("scheduler.check.calendar.holidays.country_holidays", looked_up):
        yield
