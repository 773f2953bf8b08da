"""The sample schools, one specification each."""

from datetime import date

from tests.samples import grids
from tests.samples.spec import PayRow, SchoolSpec


def _pay(study: int, club: int, duty: int, evening: int = 0) -> tuple[PayRow, ...]:
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


SCHOOLS = (
    SchoolSpec(
        key="m",
        seed=20260901,
        name="松山区红柳实验小学",
        stage="小学",
        policy="songshan-2021",
        classes_per_grade=dict.fromkeys(range(1, 7), 6),
        class_size=(41, 45),
        grid=grids.PRIMARY_GRID,
        club_bands=((1, 6), (3, 6), (1, 3), (3, 6), (1, 2), (4, 6)),
        clubs=40,
        unpopular_clubs=3,
        teaching_staff=83,
        leaders=6,
        outsiders={"退休教师": 3, "社会专业人员": 3, "志愿者": 3, "第三方机构": 2},
        institutions=("星火青少年科技活动中心", "草原风体育俱乐部"),
        rooms={
            "普通教室": 6,
            "操场": 2,
            "音乐室": 3,
            "美术室": 3,
            "舞蹈室": 2,
            "科学实验室": 3,
            "计算机室": 3,
            "图书馆": 2,
        },
        pay=_pay(40, 45, 60),
        fiscal=60,
        other_income=5000,
        duty_posts=2,
        service=(date(2026, 9, 7), date(2027, 1, 8)),
    ),
    SchoolSpec(
        key="s",
        seed=20260902,
        name="松山区杨树沟小学",
        stage="小学",
        policy="songshan-2021",
        classes_per_grade=dict.fromkeys(range(1, 7), 2),
        class_size=(38, 42),
        grid=grids.PRIMARY_GRID,
        club_bands=((1, 6), (3, 6), (1, 3), (4, 6)),
        clubs=16,
        unpopular_clubs=1,
        teaching_staff=28,
        leaders=3,
        outsiders={"退休教师": 1, "社会专业人员": 1, "志愿者": 1},
        rooms={
            "普通教室": 3,
            "操场": 1,
            "音乐室": 1,
            "美术室": 1,
            "舞蹈室": 1,
            "科学实验室": 1,
            "计算机室": 1,
            "图书馆": 1,
        },
        pay=_pay(40, 45, 50),
        fiscal=60,
        cycle=1,
    ),
)


def school_spec(key: str) -> SchoolSpec:
    """Return the specification with this key.

    Raises:
        KeyError: No sample school has the key.
    """
    return {spec.key: spec for spec in SCHOOLS}[key]
