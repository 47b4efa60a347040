// SPDX-License-Identifier: EUPL-1.2
// Rules about parts and their total on a sheet, whatever they count: C03, C04, P04.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "model/dutch_number.h"
#include "model/text.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

// A total in one column with the rows that it may be the sum of.
struct Total {
    std::uint32_t sheet = 0;
    const GridCell* cell = nullptr;
    bool of_area = false;                              // the municipality's own figure below its districts
    std::vector<const GridCell*> parts;                // numbers and texts, from the last total (or the top) down
    std::vector<const GridCell*> all_parts;            // from the top down, without totals between
    std::vector<const GridCell*> totals_between;       // subtotals of that
};

bool total_label(std::string_view text) {
    const std::string f = folded(text);
    for (const std::string_view start : {"totaal", "subtotaal", "sub totaal", "eindtotaal", "generaal totaal"})
        if (f.starts_with(start) && (f.size() == start.size() || f[start.size()] == ' ')) return true;
    return f.ends_with(" totaal");
}

// The municipality by its own name, perhaps with a note in brackets: below its districts it is their total.
bool names_municipality(std::string_view text, const ValidationContext& context) {
    const auto& own = context.submission.municipality;
    if (own.empty() || text.empty()) return false;
    const auto found = context.regions.find(trimmed(text.substr(0, text.find('('))), own);
    return found == own;
}

bool names_district(std::string_view text, const ValidationContext& context) {
    const auto found = context.regions.find(text, context.submission.municipality);
    return found && lies_within(*found, context.submission.municipality);
}

// "waarvan ...": counted in the line above it already.
bool part_of_part(std::string_view text) {
    const std::string f = folded(text);
    return f.starts_with("waarvan") || f.starts_with("w v ") || f.find("verwerkt in") != std::string::npos;
}

bool heads_columns(const GridRow& row) {
    const auto numbers = std::ranges::count_if(row.cells, &GridCell::number);
    const auto years = std::ranges::count_if(row.cells, [](const GridCell& c) { return c.number && c.year; });
    return numbers == 0 || numbers == years;
}

// All totals of a sheet. A table ends at an empty row or a row of headings.
std::vector<Total> totals_of(const Grid& grid, const ValidationContext& context) {
    std::vector<Total> result;
    std::size_t top = 0;   // first row of the table
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const auto& row = grid.rows[r];
        const bool total_row = row.label() && total_label(row.label()->text);
        if (r > 0 && row.number > grid.rows[r - 1].number + 1) top = r;
        if (!total_row && heads_columns(row)) {
            // A bar of one cell, or a row of "<5" and "x", stands within the table.
            constexpr std::size_t kLongestMark = 6;
            const bool heading = std::ranges::any_of(row.cells, [&](const GridCell& c) { return c.year || (&c != row.label() && c.text.size() > kLongestMark); });
            if (row.cells.size() > 1 && (r == top || heading)) top = r + 1;
            continue;
        }
        const bool area = !total_row && row.label() && names_municipality(row.label()->text, context);
        if (!total_row && !area) continue;
        int districts = 0;
        for (const auto& cell : row.cells) {
            if (!cell.number) continue;
            Total total{grid.sheet, &cell, area, {}, {}, {}};
            for (std::size_t p = top; p < r; ++p) {
                const auto* label = grid.rows[p].label();
                const auto* part = grid.rows[p].cell(cell.address.column);
                if (!label || !part || part == label || part_of_part(label->text)) continue;
                if (total_label(label->text)) {
                    total.totals_between.push_back(part);
                    total.parts.clear();
                    continue;
                }
                total.parts.push_back(part);
                total.all_parts.push_back(part);
            }
            districts = 0;
            for (std::size_t p = top; p < r; ++p)
                if (const auto* label = grid.rows[p].label()) districts += names_district(label->text, context);
            if (total.all_parts.size() >= 2 && (!area || districts > 1 || !total.totals_between.empty())) result.push_back(std::move(total));
        }
    }
    return result;
}

std::optional<double> sum_of(const std::vector<const GridCell*>& parts) {
    // Formulas among typed figures are sums of some of them.
    const auto formulas = std::ranges::count_if(parts, [](const GridCell* part) { return part->formula; });
    if (formulas != 0 && formulas != std::ranges::ssize(parts)) return {};
    double sum = 0;
    for (const auto* part : parts) {
        if (!part->number) return {};
        sum += part->value;
    }
    return parts.size() < 2 ? std::nullopt : std::optional(sum);
}

bool whole(double value) { return std::abs(value - std::round(value)) < 1e-9; }

// What rounding of the parts can do: half a unit each of their last decimal.
double tolerance(const std::vector<const GridCell*>& parts, double total) {
    double step = whole(total) ? 1 : 0.1;
    for (const auto* part : parts)
        if (!whole(part->value)) step = 0.1;
    const bool all_whole = step == 1 && std::ranges::all_of(parts, [](const auto* part) { return whole(part->value); });
    return all_whole ? 0.5 : 0.5 * step * static_cast<double>(parts.size() + 1);
}

// Counts by five, as CBS rounds areas: each part and the total may be off by half of that.
bool rounded_to_five(const std::vector<const GridCell*>& parts) {
    return parts.size() > 2 && std::ranges::all_of(parts, [](const auto* part) { return std::fmod(part->value, 5) == 0; });
}

// What the parts of a total add up to: whether some reading of them gives the total, and else the nearest sum, when it is near.
struct Added {
    bool fits = false;
    std::optional<double> nearest;
};
Added added(const Total& total) {
    constexpr double kNear = 0.2;   // a wrong sum is still near; further off it is another thing
    Added result;
    const double told = total.cell->value;
    for (const auto* parts : {&total.parts, &total.all_parts, &total.totals_between}) {
        const auto sum = sum_of(*parts);
        if (!sum) continue;
        const double slack = rounded_to_five(*parts) ? 2.5 * static_cast<double>(parts->size() + 1) : tolerance(*parts, told);
        result.fits = result.fits || std::abs(*sum - told) <= slack;
        if (told > 0 && std::abs(*sum - told) <= kNear * told && (!result.nearest || std::abs(*sum - told) < std::abs(*result.nearest - told)))
            result.nearest = *sum;
    }
    return result;
}

// Percentages of a whole: a total of exactly 100 below figures that a heading over them, or the name of their sheet, calls so.
bool is_distribution(const Grid& grid, const Total& total, const ValidationContext& context) {
    if (total.cell->value != 100) return false;
    const auto says_so = [](std::string_view text) {
        const std::string f = folded(text);
        return text.find('%') != std::string_view::npos || f.find("percentage") != std::string::npos || f.find("procent") != std::string::npos ||
               f.find("verdeling") != std::string::npos || f.find("aandeel") != std::string::npos;
    };
    if (says_so(context.workbook.sheets()[grid.sheet].name)) return true;
    const auto first = total.all_parts.front()->address.row;
    return std::ranges::any_of(grid.rows, [&](const GridRow& row) {
        return row.number < first && std::ranges::any_of(row.cells, [&](const GridCell& cell) {
                   return !cell.number && (cell.address.column == total.cell->address.column || row.cells.size() == 1) && says_so(cell.text);
               });
    });
}

}  // namespace

// Parts against a total that somebody typed, or that comes from elsewhere. What a formula adds up is right by itself. A column whose
// figures lie nowhere near their sum (percentages, averages) is no sum.
RuleOutcome check_sums(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& grid : input.sheets.grids()) {
        for (const auto& total : totals_of(*grid, input.context)) {
            if (is_distribution(*grid, total, input.context)) continue;   // C04
            const auto sum = added(total);
            if (total.cell->formula || sum.fits)
                ++outcome.valid;
            else if (!sum.nearest)
                ++outcome.undecided;
            else
                outcome.object({"C03", total.sheet, single(total.cell->address), {{"som", dutch_number(*sum.nearest)}, {"totaal", dutch_number(total.cell->value)}}});
        }
    }
    check_ratios(input, outcome);
    return outcome;
}

// Percentages that together are a whole, below a typed 100.
RuleOutcome check_distributions(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& grid : input.sheets.grids()) {
        for (const auto& total : totals_of(*grid, input.context)) {
            if (!is_distribution(*grid, total, input.context)) continue;
            const auto sum = added(total);
            if (total.cell->formula || sum.fits)
                ++outcome.valid;
            else if (!sum.nearest)
                ++outcome.undecided;
            else
                outcome.object({"C04", total.sheet, single(total.cell->address), {{"som", dutch_number(*sum.nearest)}}});
        }
    }
    return outcome;
}

// One part left out for being small, while the total and all other parts are shown: the difference is the part.
RuleOutcome check_derivable_counts(const RuleInput& input) {
    RuleOutcome outcome;
    std::set<Place> suppressed;
    for (const auto& observation : input.context.submission.observations)
        if (observation.status == ObservationStatus::suppressed) suppressed.insert(observation.place);
    std::set<Place> said;
    for (const auto& grid : input.sheets.grids()) {
        for (const auto& total : totals_of(*grid, input.context)) {
            // The nearest stretch that the total closes; the grand total only where no subtotal stands between.
            const auto& parts = total.totals_between.empty() ? total.all_parts : total.parts;
            std::vector<const GridCell*> hidden;
            bool shown = true;
            for (const auto* part : parts) {
                if (part->number) continue;
                if (suppressed.contains({total.sheet, part->address})) hidden.push_back(part);
                else shown = false;
            }
            if (hidden.empty()) continue;
            double sum = 0;
            for (const auto* part : parts) sum += part->number ? part->value : 0;
            const double left = total.cell->value - sum;
            if (hidden.size() > 1)
                ++outcome.valid;
            else if (!shown || parts.size() < 2 || left < 0 || left > 0.5 * total.cell->value)   // no sum of these parts
                ++outcome.undecided;
            else if (said.insert({total.sheet, hidden.front()->address}).second)
                outcome.object({"P04", total.sheet, single(hidden.front()->address), {}});
        }
    }
    // And what other tables, and areas and groups together, tell.
    if (input.context.protection)
        for (const std::size_t i : input.context.protection->told) {
            const auto& observation = input.context.submission.observations[i];
            if (said.insert(observation.place).second) outcome.object(remark_at("P04", observation, {}));
        }
    return outcome;
}

}  // namespace graadmeter
