"""Numbers, money, yes and no as offices type them: a value, or why not."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from scheduler.intake.bad import Bad, bad
from scheduler.intake.text import Raw, clean, key
from scheduler.money import Fen, fen

_YES = frozenset(
    ["√", "✓", "✔", "☑", "是", "有", "1", "y", "yes", "true", "对", "参加", "需要"]
)
_YES_MORE = frozenset(["已签", "已签订", "同意", "通过", "合格", "v"])
_NO = frozenset(["否", "无", "0", "n", "no", "false", "×", "✗", "✘", "x", "-", "/"])
_NO_MORE = frozenset(
    ["不", "没有", "不参加", "不需要", "未签", "不同意", "未通过", "—"]
)
_TAIL = re.compile(r"(元|人|课时|节|次|周|个|组|分|分钟|名|元/.+)$")
_PERCENT = Decimal(100)


def yes_no(raw: Raw) -> bool | Bad:
    """A yes or a no."""
    word = key(raw).casefold()
    if word in _YES or word in _YES_MORE or word in ("1.0",):
        return True
    if word in _NO or word in _NO_MORE or word in ("", "0.0"):
        return False
    return bad("yes_no", value=clean(raw))


def decimal(raw: Raw) -> Decimal | Bad:
    """An exact number; units behind it and thousands separators are dropped."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return Decimal(str(raw))
    text = _TAIL.sub("", key(raw).lstrip("¥￥").replace(",", ""))
    try:
        value = Decimal(text)
    except InvalidOperation:
        return bad("number", value=clean(raw))
    return value if value.is_finite() else bad("number", value=clean(raw))


def whole(raw: Raw) -> int | Bad:
    """A whole number of zero or more."""
    value = decimal(raw)
    if isinstance(value, Bad):
        return value
    if value != value.to_integral_value() or value < 0:
        return bad("whole_number", value=clean(raw))
    return int(value)


def positive(raw: Raw) -> int | Bad:
    """A whole number of one or more."""
    value = whole(raw)
    return bad("positive_number", value=clean(raw)) if value == 0 else value


def units(raw: Raw) -> int | Bad:
    """Pay units (课时) in hundredths."""
    value = decimal(raw)
    if isinstance(value, Bad):
        return value
    hundredths = Fraction(value) * 100
    if hundredths < 0 or hundredths.denominator != 1:
        return bad("units", value=clean(raw))
    return int(hundredths)


def money(raw: Raw) -> Fen | Bad:
    """An amount typed in yuan."""
    value = decimal(raw)
    if isinstance(value, Bad):
        return value
    try:
        amount = fen(value)
    except ValueError:
        return bad("money", value=clean(raw))
    return bad("money", value=clean(raw)) if amount < 0 else amount


def ratio(raw: Raw) -> Decimal | Bad:
    """A number of zero or more, such as points or minutes per minute."""
    value = decimal(raw)
    if isinstance(value, Bad):
        return value
    return bad("number", value=clean(raw)) if value < 0 else value


def proportion(raw: Raw) -> Decimal | Bad:
    """A part of the whole: ``0.8`` or ``80%``."""
    text = key(raw)
    percent = text.endswith("%")
    value = decimal(text.removesuffix("%") if percent else raw)
    if isinstance(value, Bad):
        return value
    part = value / _PERCENT if percent else value
    return part if 0 <= part <= 1 else bad("proportion", value=clean(raw))
