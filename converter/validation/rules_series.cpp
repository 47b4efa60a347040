// SPDX-License-Identifier: EUPL-1.2
// Rules about figures beside each other: C01, C02, C05.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/dutch_number.h"
#include "validation/likeness.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

struct Pair {
    const SeriesOfObservations* series;
    const Observation* first;  // as read
    const Observation* again;
    Likeness likeness;
};

// Every observation whose key was there before, with the first one of that key (that has a value, if any has).
std::vector<Pair> repeated(const SeriesIndex& index) {
    std::vector<Pair> pairs;
    for (const auto& series : index.series()) {
        for (std::size_t begin = 0, end = 0; begin < series.points.size(); begin = end) {
            while (end < series.points.size() && series.points[end]->period == series.points[begin]->period) ++end;
            const auto same = series.points.subspan(begin, end - begin);
            const auto measured = std::ranges::find_if(same, [](const Observation* o) { return o->value.has_value(); });
            const auto* first = measured == same.end() ? same.front() : *measured;
            for (const auto* again : same) {
                // One cell that two readings share (a merged cell, two sources) is one figure.
                if (again == first || again->place == first->place) continue;
                pairs.push_back({&series, first, again, likeness_of(*first, *again)});
            }
        }
    }
    return pairs;
}

// Which of these cells hold a formula: a cell that refers to the figure repeats it rightly.
std::set<Place> formulas_among(const Workbook& workbook, const std::map<std::uint32_t, std::set<CellAddress>>& cells) {
    std::set<Place> result;
    for (const auto& [sheet, wanted] : cells) {
        if (sheet >= workbook.sheets().size()) continue;
        const auto rows = workbook.rows(sheet);
        Row row;
        for (auto left = wanted.size(); left > 0 && rows->next(row);) {
            for (const auto& cell : row.cells) {
                if (!wanted.contains(cell.address)) continue;
                --left;
                if (cell.has_formula) result.insert({sheet, cell.address});
            }
        }
    }
    return result;
}

// "2012", "2012 en 2014", "2012 tot en met 2015".
std::string years_text(const std::vector<int>& years) {
    std::vector<std::string> runs;
    for (std::size_t begin = 0, end = 0; begin < years.size(); begin = end) {
        for (end = begin + 1; end < years.size() && years[end] == years[end - 1] + 1; ++end) {
        }
        if (end - begin >= 3) {
            runs.push_back(std::to_string(years[begin]) + " tot en met " + std::to_string(years[end - 1]));
        } else {
            for (auto i = begin; i < end; ++i) runs.push_back(std::to_string(years[i]));
        }
    }
    std::string out;
    for (std::size_t i = 0; i < runs.size(); ++i) out += (i == 0 ? "" : i + 1 == runs.size() ? " en " : ", ") + runs[i];
    return out;
}

// Years between two measurements: the catalogue's, or 1 for a series that shows itself to be yearly; 0 when it cannot be told.
int step_of(const SeriesOfObservations& series, const std::vector<const Observation*>& years) {
    if (series.indicator && series.indicator->frequency_years) return std::max(*series.indicator->frequency_years, 0);
    constexpr std::size_t kFewest = 3;
    if (years.size() < kFewest) return 0;
    std::size_t yearly = 0;
    for (std::size_t i = 1; i < years.size(); ++i) yearly += years[i]->period.year == years[i - 1]->period.year + 1;
    return yearly * 2 > years.size() - 1 ? 1 : 0;
}

// A merged cell (S06) between or at the two may well be the figure of the missing year.
bool merged_between(const std::vector<const Remark*>& merged, const Observation& before, const Observation& after) {
    if (before.place.sheet != after.place.sheet) return false;
    const auto [top, bottom] = std::minmax(before.place.cell.row, after.place.cell.row);
    const auto [left, right] = std::minmax(before.place.cell.column, after.place.cell.column);
    return std::ranges::any_of(merged, [&](const Remark* remark) {
        const auto& range = remark->range;
        return remark->sheet == before.place.sheet && range.first.row <= bottom && range.last.row >= top &&
               range.first.column <= right && range.last.column >= left;
    });
}

}  // namespace

// Same key, same value, twice typed.
RuleOutcome check_duplicates(const RuleInput& input) {
    RuleOutcome outcome;
    const auto pairs = repeated(input.index);
    std::map<std::uint32_t, std::set<CellAddress>> cells;
    const auto same = [](const Pair& pair) { return pair.likeness == Likeness::equal || pair.likeness == Likeness::rounded; };
    for (const auto& pair : pairs) {
        if (!same(pair)) continue;
        for (const auto* one : {pair.first, pair.again}) cells[one->place.sheet].insert(one->place.cell);
    }
    const auto formulas = formulas_among(input.context.workbook, cells);
    outcome.valid = input.context.submission.observations.size() - pairs.size();
    for (const auto& pair : pairs) {
        if (pair.likeness == Likeness::not_comparable) {
            ++outcome.undecided;
        } else if (!same(pair) || formulas.contains(pair.first->place) || formulas.contains(pair.again->place)) {
            ++outcome.valid;
        } else {
            outcome.object(
                remark_at("C01", *pair.again,
                          {{"andere", place_text(pair.first->place, input.context.submission)},
                           {"andere_waarde", pair.likeness == Likeness::rounded ? dutch_number(*pair.first->value) : ""}}));
        }
    }
    return outcome;
}

// Same key, another value.
RuleOutcome check_contradictions(const RuleInput& input) {
    RuleOutcome outcome;
    const auto pairs = repeated(input.index);
    outcome.valid = input.context.submission.observations.size() - pairs.size();
    for (const auto& pair : pairs) {
        if (pair.likeness == Likeness::not_comparable) {
            ++outcome.undecided;
        } else if (pair.likeness != Likeness::different) {
            ++outcome.valid;
        } else {
            const auto& key = *pair.again;
            auto what = label(pair.series->indicator, key.indicator) + ", " + input.context.regions.name(key.region) + ", " +
                        key.period.text() + (key.group.empty() ? "" : ", " + key.group);
            outcome.object(remark_at("C02", key,
                                     {{"waarde", dutch_number(*key.value)},
                                      {"andere", place_text(pair.first->place, input.context.submission)},
                                      {"andere_waarde", dutch_number(*pair.first->value)},
                                      {"gegeven", std::move(what)}}));
        }
    }
    return outcome;
}

// A year that is missing between measurements. A year marked as not measured is no gap.
RuleOutcome check_gaps(const RuleInput& input) {
    RuleOutcome outcome;
    std::vector<const Remark*> merged;
    for (const auto& remark : input.context.submission.remarks) {
        if (remark.code == "S06") merged.push_back(&remark);
    }
    for (const auto& series : input.index.series()) {
        std::vector<const Observation*> years;  // the first of each year
        for (const auto* point : series.points) {
            if (point->period.kind != Period::Kind::year && point->period.kind != Period::Kind::school_year) continue;
            if (years.empty() || point->period.year != years.back()->period.year) years.push_back(point);
        }
        const int step = step_of(series, years);
        if (step == 0) {
            ++outcome.undecided;
            continue;
        }
        for (std::size_t i = 1; i < years.size(); ++i) {
            const auto &before = *years[i - 1], &after = *years[i];
            std::vector<int> missing;
            for (int year = before.period.year + step; year < after.period.year; year += step) missing.push_back(year);
            if (missing.empty())
                ++outcome.valid;
            else if (before.period.kind != after.period.kind || merged_between(merged, before, after))
                ++outcome.undecided;
            else
                outcome.object(remark_at(
                    "C05", after, {{"jaren", years_text(missing)}, {"indicator", label(series.indicator, after.indicator)}}));
        }
    }
    return outcome;
}

}  // namespace graadmeter
