"""Pay rates of the sample schools, within the span published for real ones."""

from tests.samples.spec import PayRow


def standard_pay(
    study: int, club: int, duty: int, evening: int = 0
) -> tuple[PayRow, ...]:
    """Return rates per post in yuan, some of them by kind of staff."""
    rows = [
        PayRow(post="作业辅导", rate=study, monthly_cap=2000),
        PayRow(post="社团", rate=club),
        PayRow(post="社团", kind="社会专业人员", rate=club + 20, monthly_cap=1500),
        PayRow(post="补习辅导", rate=study, points=1.2),
        PayRow(post="延时托管", rate=study - 5),
        PayRow(post="延时托管", kind="志愿者", rate=20),
        PayRow(post="带班", rate=duty, monthly_cap=800, points=1.5),
    ]
    if evening:
        rows.append(PayRow(post="晚自习", rate=evening))
    return tuple(rows)
