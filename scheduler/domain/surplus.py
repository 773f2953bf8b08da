"""What becomes of money left at the end of a term."""

from enum import StrEnum


class SurplusRule(StrEnum):
    """结余处理 the school picks; no official rule is known (DOMAIN.md 2.8)."""

    REPORT = "只列示"
    CARRY = "结转下期"
    SHARE = "按比例增发"
    HAND_OVER = "上交"
