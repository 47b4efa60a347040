// SPDX-License-Identifier: EUPL-1.2
// A CSV file as a workbook of one sheet.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "spreadsheet/text_stream.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// The encoding of a text file: by its byte order mark; else UTF-8 when all of it is valid, else Windows-1252. Nothing when it
// holds characters that no text has. Reads the whole file.
[[nodiscard]] std::optional<TextEncoding> text_encoding(const std::filesystem::path& file);

// Throws FileError B01 when it cannot be read. Separator and number style are found here: one pass over the file.
// `any_text`: also when nothing in it separates fields; otherwise such a file gives nothing.
[[nodiscard]] std::unique_ptr<Workbook> open_csv(const std::filesystem::path& file, TextEncoding encoding, bool any_text);

// A name that Excel takes for a sheet: at most 31 UTF-16 units, none of []:*?/\ and no apostrophe at the ends; "Blad1" when
// nothing is left.
[[nodiscard]] std::string sheet_name_from(std::string_view name);

}  // namespace graadmeter
