// SPDX-License-Identifier: EUPL-1.2
#include "addin/read_figures.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "model/dutch_number.h"
#include "model/error.h"
#include "model/population.h"
#include "model/text.h"
#include "spreadsheet/sheet_scanner.h"

namespace graadmeter::addin {
namespace {

enum Role : std::size_t { kIndicator, kComponent, kRegion, kPeriod, kGroup, kValue, kUnit, kStatus, kRoles };

// Headings in folded form, the best first: the sheet has both "Regiocode" and "Regio".
struct Column {
    Role role;
    bool needed;
    std::array<std::string_view, 2> headings;
};
constexpr std::array<Column, kRoles> kColumns{{{kIndicator, true, {"indicator"}},
                                               {kComponent, false, {"onderdeel"}},
                                               {kRegion, true, {"regiocode", "regio"}},
                                               {kPeriod, true, {"periode"}},
                                               {kGroup, false, {"groep"}},
                                               {kValue, true, {"waarde"}},
                                               {kUnit, false, {"eenheid"}},
                                               {kStatus, false, {"status"}}}};

// A title and an explanation stand above the header of our sheet; people insert rows above it.
constexpr std::uint32_t kSearchedRows = 40;

// Words by which the sheet Waarnemingen says that there is nothing (enrichment/facts.h); a round trip in the tests holds them together.
constexpr std::string_view kSheetOwnPopulation = "hele doelgroep";
constexpr std::string_view kSheetNotStated = "niet vermeld";
constexpr std::string_view kSheetNotMeasured = "niet gemeten";

using Places = std::array<std::uint32_t, kRoles>;   // columns from 1; 0 = not there

Places places_in(const Row& row) {
    Places places{};
    for (const Column& column : kColumns) {
        for (const std::string_view heading : column.headings) {
            if (heading.empty() || places[column.role] != 0) continue;
            for (const Cell& cell : row.cells)
                if (cell.type == CellType::text && places[column.role] == 0 && folded(cell.text) == heading) places[column.role] = cell.address.column;
        }
    }
    return places;
}

std::string missing_columns(const Places& places) {
    std::string missing;
    for (const Column& column : kColumns)
        if (column.needed && places[column.role] == 0) missing += (missing.empty() ? "" : ", ") + std::string(column.headings.back().empty() ? column.headings.front() : column.headings.back());
    return missing;
}

// The cells of one row by their role.
class Fields {
public:
    Fields(const Row& row, const Places& places, bool plain) : plain_(plain) {
        for (const Cell& cell : row.cells)
            for (std::size_t role = 0; role < kRoles; ++role)
                if (places[role] == cell.address.column) cells_[role] = &cell;
    }
    // As it would be written in a data package; "" for an empty cell.
    [[nodiscard]] std::string text(Role role) const {
        const Cell* cell = cells_[role];
        if (!cell) return {};
        const bool number = !plain_ && cell->type == CellType::number;
        return number ? plain_number(cell->number) : std::string(trimmed(cell->text));
    }
    [[nodiscard]] std::optional<double> number(Role role) const {
        const Cell* cell = cells_[role];
        if (!cell) return {};
        // In a data package numbers have a point, whatever most fields of the file look like.
        std::optional<double> value = plain_ ? cell_number(cell->text) : std::nullopt;
        if (!plain_ && cell->type == CellType::number) value = cell->number;
        return value && std::isfinite(*value) ? value : std::nullopt;
    }

private:
    bool plain_;
    std::array<const Cell*, kRoles> cells_{};
};

// "%" and "score 0-10": a package has ids, the sheet labels.
std::string unit_id(const std::string& text) {
    for (const Unit& each : units())
        if (!text.empty() && (each.id == text || each.label == text)) return each.id;
    return text == kSheetNotStated ? "" : text;
}

std::optional<ObservationStatus> status_of(const std::string& text) {
    if (text.empty()) return ObservationStatus::normal;
    for (const auto status : {ObservationStatus::normal, ObservationStatus::provisional, ObservationStatus::estimated, ObservationStatus::missing,
                              ObservationStatus::suppressed, ObservationStatus::series_break})
        if (text == dutch_word(status)) return status;
    return {};
}

// Rows of a series name the same few periods again and again.
class Periods {
public:
    [[nodiscard]] std::optional<Period> read(const std::string& text) {
        if (text != last_) {
            const auto reading = parse_period(text);
            period_ = reading ? std::optional(reading->period) : std::nullopt;
            last_ = text;
        }
        return period_;
    }

private:
    std::string last_;
    std::optional<Period> period_;
};

}  // namespace

std::string group_id(const std::string& text) { return text.empty() || text == kSheetOwnPopulation ? "" : normal_group(text); }

ReadRows read_figures(const Workbook& workbook, std::size_t sheet, const std::string& file, FigureTable& figures) {
    const bool plain = plain_table(workbook.format());
    const auto rows = workbook.rows(sheet);
    Places places{}, nearest{};
    std::string missing = "indicator, regio, periode, waarde";
    Row row;
    bool found = false;
    while (!found && rows->next(row) && row.number <= kSearchedRows) {
        places = places_in(row);
        if (places[kIndicator] != 0) nearest = places, missing = missing_columns(nearest);
        found = places[kIndicator] != 0 && missing.empty();
    }
    if (!found)
        throw FileError("", file, plain ? "" : workbook.sheets()[sheet].name, "Er is geen kopregel met de kolom " + missing + " gevonden.",
                        "Kies een gegevenspakket van graadmeter verzamel of een werkboek van graadmeter verrijk.");
    ReadRows result;
    for (Periods periods; rows->next(row);) {
        const Fields fields(row, places, plain);
        const std::string indicator = fields.text(kIndicator), component = fields.text(kComponent);
        if (indicator.empty()) continue;
        ++result.rows;
        const auto period = periods.read(fields.text(kPeriod));
        const auto value = fields.number(kValue);
        const auto status = status_of(fields.text(kStatus));
        const std::string words = fields.text(kValue);
        const bool told = status && (*status == ObservationStatus::missing || *status == ObservationStatus::suppressed);
        if (!period || !status || (!value && !told && !words.empty() && words != kSheetNotMeasured)) {
            ++result.unreadable;
            continue;
        }
        figures.add(component.empty() ? indicator : component, fields.text(kRegion), group_id(fields.text(kGroup)), unit_id(fields.text(kUnit)),
                    {*period, told ? std::nullopt : value, *status});
    }
    return result;
}

}  // namespace graadmeter::addin
