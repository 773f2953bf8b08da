"""subsidy.xlsx: a settlement as sheets finance can print, sign and recompute."""

from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.booking import Entry, Payout
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.export.subsidy_balance import Tables, write_balance
from scheduler.export.subsidy_channels import (
    write_institutions,
    write_labour,
    write_own,
)
from scheduler.export.subsidy_closing import write_corrections, write_payouts
from scheduler.export.subsidy_context import context_of
from scheduler.export.subsidy_income import write_income
from scheduler.export.subsidy_lines import write_lines
from scheduler.export.subsidy_months import write_months
from scheduler.export.subsidy_notice import write_notice
from scheduler.export.subsidy_records import write_differences, write_record
from scheduler.export.subsidy_refunds import write_refunds
from scheduler.export.subsidy_service_lines import write_service_lines
from scheduler.export.xlsx import open_book
from scheduler.words import subsidy_book as words


def write_subsidy(
    path: Path,
    school: School,
    settlement: Settlement,
    *,
    corrections: Sequence[Entry] = (),
    payouts: Sequence[Payout] = (),
) -> None:
    """Write the money workbook.

    Every sum is a live formula whose cached value is the settlement's own figure;
    sheet names and their order are the contract's, 机构支付 and 退费 only when there
    are any. Then come 单列项目, 参与记录, 考勤差异 for months settled on attendance,
    and 冲销更正 and 结账发放 when the month is closed.
    """
    context = context_of(school, settlement)
    with open_book(path, words.TITLES[words.LINES]) as book:
        income = write_income(book, context)
        lines = write_lines(book, context)
        write_months(book, context, lines)
        own = write_own(book, context, lines)
        labour = write_labour(book, context, lines)
        institutions = None
        if settlement.institutions:
            institutions = write_institutions(book, context, lines)
        refunds = None
        if settlement.fund.refunds:
            refunds = write_refunds(book, context)
        tables = Tables(
            income=income,
            lines=lines,
            own=own,
            labour=labour,
            institutions=institutions,
            refunds=refunds,
        )
        write_balance(book, context, tables)
        write_notice(book, context, tables)
        if settlement.service_lines:
            write_service_lines(book, context, lines)
        write_record(book, context, lines)
        if settlement.worked_months:
            write_differences(book, context)
        if corrections:
            write_corrections(book, context, corrections)
        if payouts:
            write_payouts(book, context, payouts)
