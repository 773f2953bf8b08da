"""教师, 社团 and 机构名单: who may lead what."""

from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.offering import Club, Institution
from scheduler.domain.people import Staff
from scheduler.intake.findings import Findings
from scheduler.policy import Regime

_NEED_PROOF = (StaffKind.PROFESSIONAL, StaffKind.INSTITUTION)


class Admission:
    """Who may work here at all: 机构名单 and the kinds of staff the regime names."""

    def __init__(self, listed: tuple[Institution, ...], regime: Regime | None) -> None:
        self._listed = {record.name: record for record in listed}
        kinds = regime.staff_kinds() if regime is not None else None
        self._kinds = kinds if isinstance(kinds, tuple) else tuple(StaffKind)

    def admits(self, kind: StaffKind) -> bool:
        """Whether the regime lets this kind of staff serve; silence admits all."""
        return kind in self._kinds

    def refusal(self, name: str) -> str:
        """Why the institution may not be used; empty when it may."""
        record = self._listed.get(name)
        if record is None:
            return "不在机构名单中"
        if not record.approved:
            return "未审核通过"
        return "属于学科类机构" if record.academic else ""


def check_staff(
    staff: tuple[Staff, ...], admission: Admission, findings: Findings
) -> None:
    """People from outside are qualified and come from approved institutions."""
    for person in staff:
        if person.posts and not admission.admits(person.kind):
            findings.at(
                "staff_kind_not_admitted",
                person.origin,
                "人员类别",
                value=person.kind.value,
            )
        if person.kind in _NEED_PROOF and person.posts and not person.qualified:
            findings.at(
                "staff_unqualified", person.origin, "资质", kind=person.kind.value
            )
        if person.kind is not StaffKind.INSTITUTION:
            continue
        refusal = admission.refusal(person.institution)
        if not person.institution:
            findings.at("institution_missing", person.origin, "机构名称")
        elif refusal:
            findings.at(
                "institution_unusable",
                person.origin,
                "机构名称",
                value=person.institution,
                reason=refusal,
                effect="此人不能承担社团",
            )


def check_leaders(
    clubs: tuple[Club, ...],
    staff: tuple[Staff, ...],
    admission: Admission,
    findings: Findings,
) -> None:
    """Every club has somebody who may lead it."""
    people = {person.id: person for person in staff}
    for club in clubs:
        refusal = admission.refusal(club.institution) if club.institution else ""
        if refusal:
            findings.at(
                "institution_unusable",
                club.origin,
                "机构名称",
                value=club.institution,
                reason=refusal,
                effect=f"社团“{club.name}”无法开设",
            )
            continue
        named = [people[one] for one in club.candidates if one in people]
        for person in named:
            if Post.CLUB not in person.posts:
                findings.at(
                    "candidate_without_post",
                    club.origin,
                    "指导教师",
                    value=f"{person.id} {person.name}",
                )
        pool = named if club.candidates else _of_institution(club, staff)
        if not any(may_lead(person, club, admission) for person in pool):
            findings.at("club_without_leader", club.origin, "指导教师", value=club.name)


def _of_institution(club: Club, staff: tuple[Staff, ...]) -> list[Staff]:
    if not club.institution:
        return list(staff)
    return [person for person in staff if person.institution == club.institution]


def may_lead(person: Staff, club: Club, admission: Admission) -> bool:
    """Whether a person may lead a club at all, on any day."""
    if Post.CLUB not in person.posts or not admission.admits(person.kind):
        return False
    if person.kind in _NEED_PROOF and not person.qualified:
        return False
    if person.kind is not StaffKind.INSTITUTION:
        return True
    allowed = not admission.refusal(person.institution)
    return allowed and not club.academic
