// SPDX-License-Identifier: EUPL-1.2
// CSV below the level of cells: records of fields, the separator, and how a file writes its numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/dutch_number.h"
#include "spreadsheet/text_stream.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// The records of a CSV text (RFC 4180, and what people make of it): quoted fields may hold separators, line breaks and doubled
// quotes; lines end in CRLF, LF or CR. A quote that is never closed is an ordinary character.
class CsvRecords {
public:
    // `separator` 0: every line is one field.
    CsvRecords(std::unique_ptr<PartStream> text, TextOrigin origin, char separator,
               std::size_t window_bytes = TextWindow::kBytes);

    // The next record, also when its line is empty (one empty field). False at the end. The views live until the next call. Of a
    // record with more fields than a sheet has columns, kMaxColumn + 1 are given.
    // Throws FileError B04 for a field past limits::kCellBytes.
    [[nodiscard]] bool next(std::vector<std::string_view>& fields);

private:
    [[nodiscard]] bool read_record(std::vector<std::string_view>& fields);
    [[nodiscard]] const char* read_quoted(const char* p, std::string_view& field);
    [[nodiscard]] const char* read_unquoted(const char* p, std::string_view& field) const;
    void resolve_kept(std::vector<std::string_view>& fields) const;

    TextWindow window_;
    char separator_;
    bool complete_ = false;  // the window holds all that is left
    bool quotes_ = true;     // false once a quote was found that is never closed
    std::string kept_;       // fields with doubled quotes, joined
    struct Kept {
        std::size_t field, begin, size;
    };
    std::vector<Kept> kept_fields_;
};

// The separator that cuts the first records most consistently into the most fields: one of ; TAB | and the comma; 0 when none
// cuts at least this share of them alike.
[[nodiscard]] char detect_separator(std::string_view beginning, double least_share);

// How the numbers of a file are written, from all its fields.
struct CsvNumberStyle {
    DecimalMark mark = DecimalMark::unknown;  // unknown: no field tells, then only whole numbers are numbers
    bool grouped = false;                     // thousands by the other mark were seen where nothing else can be meant: "1.234,5"
};

class CsvNumberEvidence {
public:
    void look_at(std::string_view field);
    [[nodiscard]] CsvNumberStyle style() const;

private:
    std::uint64_t comma_ = 0, point_ = 0, comma_grouped_ = 0, point_grouped_ = 0;  // by the decimal mark that follows from it
};

// How a field with a number writes it, as a Cell::style, and what that stands for: "1.234,50" is "#,##0.00", "12" General.
[[nodiscard]] std::uint32_t csv_cell_style(std::string_view field, const CsvNumberStyle& style);
[[nodiscard]] NumberFormat csv_number_format(std::uint32_t cell_style);

// The value of a field that is a plain number in this style. Codes with leading zeros, whole numbers over 15 digits, ambiguous
// spellings ("1.234" where the style does not tell) and everything else are text: nothing.
[[nodiscard]] std::optional<double> csv_number(std::string_view field, const CsvNumberStyle& style);

}  // namespace graadmeter
