"""政策方案: the regime a school names."""

from datetime import date

from scheduler.domain.ids import ClauseId
from scheduler.domain.settings import Settings
from scheduler.intake.bad import Bad, bad
from scheduler.intake.text import Raw, clean
from scheduler.policy import Regime, UnknownRegion, list_profiles, load_profile


def policy_id(raw: Raw) -> str | Bad:
    """The id of the policy typed by id or by region."""
    typed = clean(raw)
    try:
        return load_profile(typed).id
    except UnknownRegion:
        known = "、".join(
            f"{header.id}（{header.region}）"
            for header in list_profiles()
            if header.kind == "regional"
        )
        return bad("policy_unknown", value=typed, wanted=known)


def all_clauses() -> tuple[ClauseId, ...]:
    """The ids of every clause of every regime and overlay."""
    profiles = (
        load_profile(header.id)
        for header in list_profiles()
        if header.kind == "regional"
    )
    files = (file for each in profiles for file in (each.file, *each.overlays))
    found = dict.fromkeys(clause.id for file in files for clause in file.clause)
    return tuple(found)


def regime_of(settings: Settings) -> Regime | None:
    """What holds on the first day of the term; ``None`` without policy or date."""
    if not settings.policy or settings.term_start == date.min:
        return None
    return load_profile(settings.policy).in_force(settings.term_start)
