"""Says what a workbook holds, as openpyxl reads it: for each cell its type, whether it is bold, its value, and how a number
is shown. Read by tests/tables.rs where openpyxl (3.1) is installed."""
import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
for sheet in book:
    print(sheet.title)
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            shown = "" if cell.number_format == "General" else f" as {cell.number_format}"
            cells.append(f"{cell.data_type} {'bold' if cell.font.b else 'plain'} {cell.value}{shown}")
        print(" | ".join(cells))
