"""All sample schools, one specification each."""

from tests.samples.schools_elsewhere import OTHER_SCHOOLS
from tests.samples.schools_songshan import SONGSHAN_SCHOOLS
from tests.samples.spec import SchoolSpec

SCHOOLS = (*SONGSHAN_SCHOOLS, *OTHER_SCHOOLS)


def school_spec(key: str) -> SchoolSpec:
    """Return the specification with this key.

    Raises:
        KeyError: No sample school has the key.
    """
    return {spec.key: spec for spec in SCHOOLS}[key]
