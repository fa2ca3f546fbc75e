#!/usr/bin/env python3
"""Fills an empty form with the answers of another workbook, as a person at another spreadsheet program would.

usage: fill.py EMPTY.xlsx FILLED.xlsx OUT.xlsx

Knows nothing of the form but where its answers begin: the fourth row of a sheet of rows, the fourth column of one that runs down. Every
question is found by its text. What was typed into the empty form beforehand is kept where the other says nothing.
"""

import sys

import openpyxl

DOWN = {"You", "Exercises"}
FIRST = 4  # answers begin at the fourth row or column


def answers(sheet):
    """(question, number of the entry, value) of every answer."""
    down = sheet.title in DOWN
    for row in sheet.iter_rows():
        for cell in row:
            entry, line = (cell.column, cell.row) if down else (cell.row, cell.column)
            if cell.value is None or entry < FIRST or (down and line == 1):
                continue
            question = sheet.cell(line, 1).value if down else sheet.cell(1, line).value
            yield question, entry, cell


def questions(sheet):
    """The line of every question."""
    down = sheet.title in DOWN
    cells = sheet["A"] if down else sheet[1]
    return {cell.value: (cell.row if down else cell.column) for cell in cells if cell.value}


def clear(sheet):
    """Takes out what the form was written with, so that only what is typed stands in it."""
    for _, _, cell in list(answers(sheet)):
        cell.value = None


def main(empty, filled, out):
    form = openpyxl.load_workbook(empty)
    source = openpyxl.load_workbook(filled)
    typed = 0
    for sheet in source.worksheets:
        if sheet.title not in form.sheetnames or sheet.title == "Lists":
            continue
        target = form[sheet.title]
        where = questions(target)
        clear(target)
        for question, entry, cell in answers(sheet):
            line = where[question]
            down = sheet.title in DOWN
            made = target.cell(line, entry) if down else target.cell(entry, line)
            made.value = cell.value
            # what a person sees is the date or the percentage, not its number
            made.number_format = cell.number_format
            typed += 1
    form.save(out)
    print(f"{out}: {typed} cells typed")


if __name__ == "__main__":
    main(*sys.argv[1:])
