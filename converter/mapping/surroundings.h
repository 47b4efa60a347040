// SPDX-License-Identifier: EUPL-1.2
// What stands around a table and holds for all of it: titles, the sheet's name, the file's name.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "mapping/header.h"

namespace graadmeter {

inline constexpr std::size_t kLongestTitle = 300;   // bytes; longer is prose

class Surroundings {
public:
    // `sheet_name` "" when it is only the file's name again (CSV).
    Surroundings(const MappingContext& context, std::string sheet_name) : context_(&context), sheet_name_(std::move(sheet_name)) {}
    // The texts of a row outside any table. `year_counts`: a year alone in it is a title too, not perhaps a count.
    void remember(const OwnedRow& row, bool year_counts = false);
    // A table was found: what was remembered stood above it, and above those after it only in the second place.
    void begin_table();

    // The year of figures whose row and column say none: the source's own, a title that says so, the sheet's name, any other
    // title, the file's name. Nothing when none of them names exactly one year.
    [[nodiscard]] std::optional<Period> period(const Source& source) const;
    // The region that the sheet's name or a title names, also when it is not kept; else the municipality.
    [[nodiscard]] std::string region() const;
    // The population that a title names: "Jeugdmonitor 12-18 jaar"; "" = none.
    [[nodiscard]] std::string group() const;
    // Everything that stands around, nearest first: titles, the sheet's name, earlier titles, the file's name.
    [[nodiscard]] std::vector<std::string> texts() const;
    // The one indicator that the table is about, when a title or else the sheet's name says so; of grade none when not.
    struct TitledBy {
        IndicatorMatch match;
        std::string text;
        CellAddress title;   // invalid: the sheet's name
    };
    [[nodiscard]] TitledBy indicator(IndicatorMatcher& matcher) const;
    // For a table beside another, in columns `first` to `last`: where titles stand over it, the others count in the second place.
    void keep_columns(std::uint32_t first, std::uint32_t last);

private:
    struct Title {
        std::string text;
        CellAddress place;
    };
    using Titles = std::deque<Title>;   // nearest last
    const MappingContext* context_;
    std::string sheet_name_;
    Titles titles_, earlier_titles_;
};

}  // namespace graadmeter
