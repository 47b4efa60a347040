// SPDX-License-Identifier: EUPL-1.2
// A source mapping (bron): how to recognise a layout and how to read it. One XML each in mappings/bronnen, checked by
// mappings/bron.xsd, described in docs/bronnen.md. Written by the data team, without a compiler.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/dutch_number.h"
#include "model/observation.h"

namespace graadmeter {

// How figures are laid out.
enum class Layout {
    years_in_columns,    // indicators in rows, periods in columns
    long_table,          // one figure a row: columns for indicator, region, period, value
    crosstab,            // regions in rows, indicators in columns (CBS kwb style)
    code_list,           // codes and names, no figures: recognised, so that nobody is told that it is unknown
};

// What a column of the table holds.
// Those from lower_bound to interval hold the 95 % margins of a figure in the same row: never figures of their own. figure_kind says of
// each row whether it holds figures or one of their bounds (Marges of CBS and RIVM).
enum class ColumnRole {
    indicator, component, region, region_name, period, group, value, unit, status, source, target, ignore, lower_bound, upper_bound, margin, interval, figure_kind
};
[[nodiscard]] constexpr bool is_bound(ColumnRole role) { return role >= ColumnRole::lower_bound && role <= ColumnRole::interval; }

// What a row's or cell's numbers are, as a mapping words it: "waarde", "ondergrens", "bovengrens".
enum class FigureKind { value, lower_bound, upper_bound };
[[nodiscard]] std::optional<FigureKind> figure_kind_named(std::string_view word);

// What one of a source's codes stands for.
struct CodeMeaning {
    std::string code;                    // trimmed: "20300", "3", "Eenzaam_27"
    std::string meaning;                 // "18+", "breuk", "Eenzaam"
};

struct ColumnRule {
    ColumnRole role = ColumnRole::ignore;
    std::vector<std::string> headers;    // folded names that match; "*" at the end matches a prefix, at the start an ending
    bool required = false;
    std::string group;                   // of a value column: there are several, each for its own group ("lasten", "baten")
    std::string unit;                    // of a value column: unit id, when the source lays it down
    std::vector<CodeMeaning> codes;      // of a group column: the group; of a status column: a word that status_named knows; of a
                                         // figure_kind column: one that figure_kind_named knows
};

// A column of this source that is one of the catalogue's indicators, by catalogue.
struct IndicatorLink {
    std::string header;                  // as the source writes it: "a_soz_wb", "Eenzaam_27"; "*" at the end = begins with
                                         // a header over several rows: the parts that matter, "Man/16-17"
    std::string indicator;               // catalogue id: "WEE-009"
    std::string group;                   // "65+", "18-25 jaar" ...
    std::string unit;                    // unit id when the source's differs from the catalogue's: W05 is then not raised
    std::vector<std::string> catalogues; // ids of the catalogues it holds for; empty = told by the indicator id
};

// Whether figures of a source may be put beside each other (R71), as who wrote the mapping knows it.
enum class Comparability { unstated, yes, partly, no };

struct MissingMark {
    std::string text;                    // trimmed: ".", "x", "-99997"
    ObservationStatus status = ObservationStatus::missing;
};

struct Source {
    std::string id;                      // "rivm-wijk-eenzaamheid"
    std::string name;                    // "RIVM, eenzaamheid naar wijk"
    std::string publisher;
    Layout layout = Layout::years_in_columns;
    bool general = false;                // a general layout: only when no specific source recognises the sheet
    // Recognition: every header named here must be in the header; names as in ColumnRule::headers, "a|b" is one of the two.
    std::vector<std::string> recognise_headers;
    std::vector<std::string> recognise_sheets;  // folded names, "" = any
    std::vector<std::string> recognise_files;   // a part of the file's name, folded: also used where headers are too common
    std::vector<ColumnRule> columns;
    std::vector<IndicatorLink> links;
    std::vector<MissingMark> missing;
    DecimalMark decimal_mark = DecimalMark::unknown;
    std::string period;                  // fixed period as in a cell ("2024"), "" = from column, header, sheet or file name
    bool period_from_name = false;       // the year stands in the sheet's or file's name only
    bool numeric_region_is_municipality = false;   // "988" means GM0988
    bool published = false;              // its figures are open to everybody, and protected by who publishes them
    bool model_estimates = false;        // values are estimates: status "geschat"
    bool numbers_as_text = false;        // the publisher writes numbers as text: no fault of the sender (no W02)
    std::vector<std::string> filters_keep;         // "marges=mw00000": rows in which the column has another value are skipped;
                                                   // both as in ColumnRule::headers, "a|b" is one of the two
    std::vector<std::string> total_rows;           // folded labels of total rows to skip (S08); "*" at the end = a prefix
    bool match_names = false;            // columns without a link may also be an indicator by their name; always so when general
    std::vector<CodeMeaning> names;      // what the source's codes for indicators say in words, for match_names
    std::string names_sheet, names_code, names_name;   // folded: another sheet of the workbook that says so, and its two columns
    std::string note;
    // Whom its figures are about and whom they leave out (R130), with the page that says so; "" = not stated.
    std::string population, population_page;
    Comparability between_areas = Comparability::unstated, over_years = Comparability::unstated;
    std::string comparability_note, comparability_page;
};

// "Wie is ingeschreven (https://...).", "" when nothing is stated; the page only when asked.
[[nodiscard]] std::string population_in_words(const Source& source, bool with_page);
// Likewise "Tussen gebieden: ja. Door de jaren: deels. Grenzen van wijken veranderen (https://...)."
[[nodiscard]] std::string comparability_in_words(const Source& source, bool with_page);

// The status that a word of a mapping names: "voorlopig", "geschat" ...; nothing for another word.
[[nodiscard]] std::optional<ObservationStatus> status_named(std::string_view word);

// Throws FileError with file, line, what was found and what was expected.
[[nodiscard]] Source read_source(const std::filesystem::path& file);

}  // namespace graadmeter
