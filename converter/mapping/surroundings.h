// SPDX-License-Identifier: EUPL-1.2
// What stands around a table and holds for all of it: titles, the sheet's name, the file's name.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "mapping/header.h"

namespace graadmeter {

class Surroundings {
public:
    // `sheet_name` "" when it is only the file's name again (CSV).
    Surroundings(const MappingContext& context, std::string sheet_name) : context_(context), sheet_name_(std::move(sheet_name)) {}
    // The texts of a row outside any table.
    void remember(const OwnedRow& row);
    // A table was found: what was remembered stood above it, and above those after it only in the second place.
    void begin_table();

    // The year of figures whose row and column say none: the source's own, a title that says so, the sheet's name, any other
    // title, the file's name. Nothing when none of them names exactly one year.
    [[nodiscard]] std::optional<Period> period(const Source& source) const;
    // The region that the sheet's name or a title names, also when it is not kept; else the municipality.
    [[nodiscard]] std::string region() const;
    // The population that a title names: "Jeugdmonitor 12-18 jaar"; "" = none.
    [[nodiscard]] std::string group() const;

private:
    const MappingContext& context_;
    std::string sheet_name_;
    std::deque<std::string> titles_, earlier_titles_;   // nearest last
};

}  // namespace graadmeter
