"""Regimes: the law as data, every number with the words that state it.

``load_profile("松山区").in_force(day).fen("fee.cap_per_term")`` is all a caller
needs; what a text does not say comes back as :class:`Unstated`.
"""

from scheduler.policy.errors import PolicyError, UnknownRegion
from scheduler.policy.load import DEFAULT_FOLDER, list_profiles, load_profile
from scheduler.policy.parameters import SPEC_OF, SPECS, Spec
from scheduler.policy.profile import (
    STRENGTHS,
    AnswerKind,
    Clause,
    DatedValue,
    Header,
    Parameter,
    ProfileFile,
    Source,
    Strength,
    Topic,
)
from scheduler.policy.reading import load_file
from scheduler.policy.regime import Regime, Setting
from scheduler.policy.review import Finding, review
from scheduler.policy.timeline import Profile
from scheduler.policy.values import Bands, Kind, Unstated, Value

__all__ = [
    "DEFAULT_FOLDER",
    "SPECS",
    "SPEC_OF",
    "STRENGTHS",
    "AnswerKind",
    "Bands",
    "Clause",
    "DatedValue",
    "Finding",
    "Header",
    "Kind",
    "Parameter",
    "PolicyError",
    "Profile",
    "ProfileFile",
    "Regime",
    "Setting",
    "Source",
    "Spec",
    "Strength",
    "Topic",
    "UnknownRegion",
    "Unstated",
    "Value",
    "list_profiles",
    "load_file",
    "load_profile",
    "review",
]
