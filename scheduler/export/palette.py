"""Colours of the house: one light ground per activity, the same in every file."""

from scheduler.domain.kinds import Activity

BRAND = "#0F6E5D"
PALE = "#E8F3F0"
LINE = "#C3CECB"
MUTED = "#5B6664"
WARM = "#FFF1D6"
RED = "#FBE3E1"
GREEN = "#E3F3E6"
BLUE = "#E5EFFA"
GREY = "#F1F3F2"

GROUND: dict[Activity, str] = {
    Activity.STUDY: "#E8F1FA",
    Activity.CLUB: "#FDF1DC",
    Activity.TUTORING: "#F3E9F8",
    Activity.CARE: "#E6F4EA",
    Activity.EVENING: "#E9EAF7",
    Activity.DUTY: "#EFEFEF",
}
ACCENT: dict[Activity, str] = {
    Activity.STUDY: "#3A7CB8",
    Activity.CLUB: "#D08A1D",
    Activity.TUTORING: "#8E57A8",
    Activity.CARE: "#3F9A5B",
    Activity.EVENING: "#5A62B0",
    Activity.DUTY: "#7A7A7A",
}
