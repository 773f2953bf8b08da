"""What looser requirements would buy, as a sheet."""

from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from scheduler.domain.outcome import Change
from scheduler.words import costs as words


def write_prices(
    path: Path, school: str, rows: Iterable[tuple[str, Change, str, str]]
) -> None:
    """One row per requirement: text, cell, what it buys, what that rests on.

    Raises:
        OSError: the file cannot be written.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(words.PRICE_SHEET)
        title = book.add_format({"bold": True, "font_size": 14})
        head = book.add_format({"bold": True, "bg_color": "#EAF2EF", "border": 1})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet.write(0, 0, f"{school}　{words.PRICE_TITLE}", title)
        sheet.write_row(2, 0, words.PRICE_HEADS, head)
        number = 3
        for text, change, bought, how in rows:
            sheet.write_row(
                number,
                0,
                (
                    text,
                    change.sheet,
                    change.cell,
                    change.before,
                    change.after or words.BLANK,
                    bought,
                    how,
                ),
                cell,
            )
            number += 1
        if number == 3:
            sheet.write(3, 0, words.NOTHING_BINDS, cell)
        for column, width in enumerate((34, 9, 9, 16, 16, 46, 18)):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
