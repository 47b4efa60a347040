#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Reads all values of all sheets of the files named with openpyxl (read_only) and says what it saw, as read_cells.cpp does."""
import sys

import openpyxl

strings = numbers = others = size = 0
total = 0.0
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                if value is None:
                    continue
                if isinstance(value, str):
                    strings += 1
                    size += len(value.encode())
                elif isinstance(value, (int, float)) and not isinstance(value, bool):
                    numbers += 1
                    total += value
                else:
                    others += 1
    book.close()
print("cells=%d strings=%d numbers=%d bytes=%d sum=%.6f" % (strings + numbers + others, strings, numbers, size, total))
