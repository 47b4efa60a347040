// SPDX-License-Identifier: EUPL-1.2
// What a file is, by its content: which of the formats that people send.
#pragma once

#include <filesystem>
#include <string>

namespace graadmeter {

enum class FileKind { nothing, zip, ole, text, other };

// What the first bytes say.
[[nodiscard]] FileKind kind_of_file(const std::filesystem::path& file);

// Throws the FileError that fits a compound file (OLE) without an .xls in it: B02 for an encrypted package, B03 for other known
// kinds, else B01.
[[noreturn]] void refuse_compound_file(const std::filesystem::path& file);

// Throws the FileError that fits an archive without a workbook: B03 naming .xlsb, .numbers, Word ..., else B01.
[[noreturn]] void refuse_archive(const std::filesystem::path& file);

// Throws B03 for HTML, XML, MHTML, RTF and the like, B01 for pictures, PDF, what is empty and what nobody can name.
[[noreturn]] void refuse_other(const std::filesystem::path& file);

// Whether a text is one of those that refuse_other names: markup and not CSV.
[[nodiscard]] bool is_markup(const std::filesystem::path& file);

}  // namespace graadmeter
