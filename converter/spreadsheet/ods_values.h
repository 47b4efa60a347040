// SPDX-License-Identifier: EUPL-1.2
// What OpenDocument (part 3 schema, part 4 formulas) writes as text, in the terms that the rest of the program knows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace graadmeter {

// A duration "PT13H30M00.5S", "-P1DT2H" (XML Schema; years and months have no length here) in days.
[[nodiscard]] std::optional<double> days_from_duration(std::string_view text);

// The code of an error as formulas know it ("#DIV/0!"), from what LibreOffice shows in English or Dutch ("#DEEL/0!", "Err:502").
// "" for what is no error's text.
[[nodiscard]] std::string_view error_code_of(std::string_view shown);

// Files that formulas refer to, numbered from 1 in the order in which they were met.
using OdsLinks = std::map<std::string, std::size_t, std::less<>>;

// "of:=SUM([.A1:.B2];[$'Blad 2'.C3])" -> "SUM(A1:B2,'Blad 2'!C3)". A reference to another file becomes "[1]Blad1!A1" as in Excel.
[[nodiscard]] std::string formula_from_odf(std::string_view formula, OdsLinks& links);

// "$Blad1.$A$1:.$B$3" -> "Blad1!$A$1:$B$3".
[[nodiscard]] std::string reference_from_odf(std::string_view reference, OdsLinks& links);

// Adds a piece of a paragraph: each run of white space is one space, none at the paragraph's start (part 3, 6.1.2). `start`:
// where the paragraph begins in `out`.
void append_collapsed(std::string& out, std::string_view piece, std::size_t start);

}  // namespace graadmeter
