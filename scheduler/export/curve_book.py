"""The curve of wishes against cost as a sheet with a chart."""

from pathlib import Path

import xlsxwriter

from scheduler.domain.curve import Curve
from scheduler.money import yuan
from scheduler.words import costs as words


def write_curve(path: Path, curve: Curve) -> None:
    """One row per plan, the chart beside them.

    Raises:
        OSError: the file cannot be written.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(words.CURVE_SHEET)
        title = book.add_format({"bold": True, "font_size": 14})
        head = book.add_format(
            {"bold": True, "bg_color": "#EAF2EF", "border": 1, "text_wrap": True}
        )
        cell = book.add_format({"border": 1})
        money = book.add_format({"border": 1, "num_format": "#,##0.00"})
        note = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write(0, 0, f"{curve.school}　{words.CURVE_TITLE}", title)
        sheet.write_row(2, 0, words.CURVE_HEADS, head)
        for row, point in enumerate(curve.points, start=3):
            name = words.point_name(point.prefer, point.floor)
            counts = (point.served, *point.ranks, point.clubs, point.posts)
            sheet.write_row(row, 0, (name, *counts), cell)
            sheet.write_number(row, 9, float(yuan(point.cost)), money)
            sheet.write_number(row, 10, float(yuan(point.cost_bound)), money)
            sheet.write_number(row, 11, point.served_bound, cell)
        last = 2 + len(curve.points)
        sheet.write(last + 2, 0, words.POOL, cell)
        sheet.write_number(last + 2, 1, float(yuan(curve.pool)), money)
        sheet.write(last + 3, 0, words.LEAST, cell)
        sheet.write_number(last + 3, 1, float(yuan(curve.least)), money)
        sheet.merge_range(last + 5, 0, last + 6, 11, words.CURVE_NOTE, note)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 8, 10)
        sheet.set_column(9, 11, 16)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
        for column, name in ((9, words.AXIS_COST), (10, words.CURVE_HEADS[10])):
            chart.add_series(
                {
                    "name": name,
                    "categories": [words.CURVE_SHEET, 3, column, last, column],
                    "values": [words.CURVE_SHEET, 3, 1, last, 1],
                }
            )
        chart.set_x_axis({"name": words.AXIS_COST, "num_format": "#,##0"})
        chart.set_y_axis({"name": words.AXIS_SERVED, "min": 0})
        chart.set_size({"width": 900, "height": 380})
        sheet.insert_chart(last + 8, 0, chart)
