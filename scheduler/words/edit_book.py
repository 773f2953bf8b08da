"""The workbooks of changes by hand: pins, and the timetable made for editing."""

PINS_FILE = "手工固定安排.xlsx"
PINS_SHEET = "固定安排"
PINS_COLUMNS = (
    ("星期", 8),
    ("时段", 14),
    ("班级或社团", 20),
    ("教师", 24),
    ("场地", 16),
)
LIST = "、"


def numbered_pins(number: int) -> str:
    """A further file of pins."""
    return f"手工固定安排{number}.xlsx"
