"""The empty workbook: every sheet, drop-downs, notes and example rows."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from scheduler.intake.dropdowns import FORMATS, FREE_CHOICE, choices_of
from scheduler.intake.layout import LAYOUTS, SheetLayout
from scheduler.intake.sheets.items import ITEMS, NEEDED_ITEMS
from scheduler.words import template as words

LAST_ROW = 3000
_FACE = "Microsoft YaHei"
_HEADER = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#2F6DA3",
    "border": 1,
    "border_color": "#B7C9DA",
    "align": "center",
    "valign": "vcenter",
}
_OPTIONAL_HEADER = {**_HEADER, "font_color": "#1F3B57", "bg_color": "#D6E4F0"}
_EXAMPLE = {"italic": True, "font_color": "#7F7F7F", "bg_color": "#F3F3F3"}
_NEEDED_COLOUR = "#FFF8E1"
_WIDE = {"任课教师", "岗位", "可开时段", "不可用", "指导教师", "教师", "机构名称"}
_TABS = {True: "#2F6DA3", False: "#B7C9DA"}


def write_template(out: Path) -> None:
    """Write an empty workbook for a school to fill in.

    Rows whose key starts with 示例 show how to fill a sheet in; the reader skips them.
    """
    options = {"default_format_properties": {"font_name": _FACE, "font_size": 10}}
    with xlsxwriter.Workbook(str(out), options) as workbook:
        # A fixed date, so that the same program always writes the same bytes.
        workbook.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
        _Template(workbook).write()


class _Template:
    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def write(self) -> None:
        self._write_readme(self._workbook.add_worksheet("填写说明"))
        for layout in LAYOUTS:
            sheet = self._workbook.add_worksheet(layout.name)
            sheet.set_tab_color(_TABS[layout.needed])
            sheet.freeze_panes(1, 1)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            self._write_headers(sheet, layout)
            if layout.name == "学校":
                self._write_settings(sheet)
            else:
                self._write_example(sheet, layout)
                self._write_choices(sheet, layout)

    def _format(self, properties: dict[str, object]) -> Format:
        identity = tuple(sorted(properties.items()))
        if identity not in self._formats:
            self._formats[identity] = self._workbook.add_format(properties)
        return self._formats[identity]

    def _write_readme(self, sheet: Worksheet) -> None:
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 12)
        sheet.set_column(2, 2, 74)
        title = {"bold": True, "font_size": 16, "font_color": "#1F3B57"}
        sheet.write_string(0, 0, words.README_TITLE, self._format(title))
        wrapped = self._format({"text_wrap": True, "valign": "vcenter"})
        for number, line in enumerate(words.README, start=1):
            text = f"{number}. {line}"
            sheet.merge_range(number + 1, 0, number + 1, 2, text, wrapped)
            sheet.set_row(number + 1, 20)
        top = len(words.README) + 3
        for column, header in enumerate(words.README_HEADERS):
            sheet.write_string(top, column, header, self._format(_HEADER))
        cell = self._format({"border": 1, "border_color": "#B7C9DA"})
        for row, layout in enumerate(LAYOUTS, start=top + 1):
            link = f"internal:'{layout.name}'!A1"
            sheet.write_url(row, 0, link, cell, layout.name)
            need = words.SHEET_NEEDED if layout.needed else words.SHEET_OPTIONAL
            sheet.write_string(row, 1, need, cell)
            sheet.write_string(row, 2, words.SHEETS[layout.name], cell)

    def _write_headers(self, sheet: Worksheet, layout: SheetLayout) -> None:
        sheet.set_row(0, 24)
        notes = words.COLUMN_NOTES[layout.name]
        for index, column in enumerate(layout.columns):
            style = _HEADER if column.needed else _OPTIONAL_HEADER
            sheet.write_string(0, index, column.name, self._format(style))
            note = notes[column.name]
            size = {"x_scale": 1.6, "y_scale": 0.4 + 0.3 * (1 + len(note) // 22)}
            sheet.write_comment(0, index, note, size)
            kind = FORMATS.get((layout.name, column.name))
            width = 26 if column.name in _WIDE else 13
            shape = self._format({"num_format": kind}) if kind else None
            sheet.set_column(index, index, width, shape)

    def _write_settings(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 30)
        sheet.set_column(2, 2, 64)
        grey = self._format({"font_color": "#7F7F7F"})
        box = {"border": 1, "border_color": "#B7C9DA", "align": "left"}
        for row, item in enumerate(ITEMS, start=1):
            needed = item in NEEDED_ITEMS
            sheet.write_string(row, 0, item, self._format({"bold": needed}))
            kind = FORMATS.get(("学校", item))
            style = {**box, "num_format": kind} if kind else dict(box)
            if needed:
                style["bg_color"] = _NEEDED_COLOUR
            sheet.write_blank(row, 1, None, self._format(style))
            sheet.write_string(row, 2, words.SETTING_NOTES[item], grey)
            choices = choices_of("学校", item)
            if choices:
                rule = {"validate": "list", "source": choices}
                sheet.data_validation(row, 1, row, 1, rule)

    def _write_example(self, sheet: Worksheet, layout: SheetLayout) -> None:
        values = words.EXAMPLES[layout.name]
        for index, (column, value) in enumerate(
            zip(layout.columns, values, strict=True)
        ):
            style: dict[str, object] = dict(_EXAMPLE)
            if isinstance(value, time):
                style["num_format"] = "hh:mm"
            elif isinstance(value, date):
                style["num_format"] = "yyyy-mm-dd"
            elif kind := FORMATS.get((layout.name, column.name)):
                style["num_format"] = kind
            shape = self._format(style)
            if value is None:
                sheet.write_blank(1, index, None, shape)
            elif isinstance(value, str):
                sheet.write_string(1, index, value, shape)
            elif isinstance(value, (date, time)):
                sheet.write_datetime(1, index, value, shape)
            else:
                sheet.write_number(1, index, value, shape)

    def _write_choices(self, sheet: Worksheet, layout: SheetLayout) -> None:
        for index, column in enumerate(layout.columns):
            source = choices_of(layout.name, column.name)
            if not source:
                continue
            rule: dict[str, object] = {"validate": "list", "source": source}
            if (layout.name, column.name) in FREE_CHOICE:
                rule["show_error"] = False
            sheet.data_validation(2, index, LAST_ROW, index, rule)
