// SPDX-License-Identifier: EUPL-1.2
// The neutral sentence of a series.
#include "analysis/sentence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "model/dutch_number.h"

namespace graadmeter {
namespace {

// Units whose numbers speak for themselves.
constexpr std::array<std::string_view, 6> kBareUnits{"", "aantal", "score", "schaal", "verhouding", "index"};

std::string unit_suffix(const std::string& id) {
    if (unit(id).percentage) return " %";
    if (std::find(kBareUnits.begin(), kBareUnits.end(), id) != kBareUnits.end()) return "";
    const std::string& label = unit(id).label;
    return " " + (label.empty() ? id : label);
}

// The catalogue's, but none for counts that are whole: "150", also where the indicator itself is a percentage.
int decimals(const SeriesView& view) {
    const bool whole = unit(view.series.unit).whole && std::all_of(view.compared.begin(), view.compared.end(),
                                                                   [](const SeriesPoint* point) { return *point->value == std::floor(*point->value); });
    return whole ? 0 : view.indicator.decimals;
}

// "7,4 %"
std::string value_text(const SeriesView& view, const SeriesPoint& point) {
    return dutch_number(*point.value, decimals(view)) + unit_suffix(view.series.unit);
}

// "2022", "2022, voorlopig"
std::string period_text(const SeriesPoint& point) {
    const bool unsure = point.status == ObservationStatus::provisional || point.status == ObservationStatus::estimated;
    return point.period.text() + (unsure ? std::string(", ") + dutch_word(point.status) : "");
}

// "steeg van 6,1 % (2018) naar 7,4 % (2022), +1,3 %-punt"
std::string change_text(const SeriesView& view) {
    const SeriesPoint& first = *view.compared.front();
    const SeriesPoint& last = *view.compared.back();
    const std::string from = value_text(view, first), to = value_text(view, last);
    // What shows as the same number is not called a rise.
    if (from == to) return "bleef gelijk op " + to + " (" + period_text(first) + " en " + period_text(last) + ")";
    const double difference = *last.value - *first.value;
    return (difference > 0 ? "steeg van " : "daalde van ") + from + " (" + period_text(first) + ") naar " + to + " (" +
           period_text(last) + "), " + difference_text(difference, view.series.unit, decimals(view));
}

// "verschil met 2020 aangetoond (tweepuntstoets, p = 0,012)"; of two measurements it needs no year.
std::string two_point_text(const TwoPointTest& test, const std::string& with) {
    std::string text = in_words(test);
    constexpr std::string_view kSubject = "verschil";
    if (!with.empty()) text.insert(kSubject.size(), " met " + with);
    return text;
}

// For series that are too short for a test of trend.
std::string short_series_text(const SeriesView& view) {
    const TwoPoint& tests = view.series.two_point;
    if (!tests.previous && !tests.baseline) {
        const std::string why = tests.not_tested.empty() ? "" : " (geen tweepuntstoets: " + tests.not_tested + ")";
        return "te weinig metingen om te toetsen" + why;
    }
    std::string text = "te weinig metingen om een trend te toetsen";
    if (tests.previous) text += "; " + two_point_text(*tests.previous, view.compared.size() == 2 ? "" : tests.previous_period->text());
    if (tests.baseline && tests.baseline_period != tests.previous_period)
        text += "; " + two_point_text(*tests.baseline, "nulmeting " + tests.baseline_period->text());
    return text;
}

// Only what was tested may be said.
std::string test_text(const SeriesView& view) {
    const Series& series = view.series;
    if (series.label == TrendLabel::no_series || series.label == TrendLabel::too_few) return short_series_text(view);
    const double p = series.mann_kendall->p;
    const std::string test = " (Mann-Kendall, " + std::to_string(view.compared.size()) + " metingen, p " +
                             (p < 0.001 ? "< 0,001" : "= " + dutch_number(p, 3)) + ")";
    if (series.label == TrendLabel::not_significant) return dutch_word(series.label) + test;
    return std::string("de reeks ") + dutch_word(series.label) + test;
}

// "geen cijfers: onderdrukt (2018), ontbreekt (2019)"
std::string nothing_measured(const Series& series) {
    std::string text = "geen cijfers";
    const char* separator = ": ";
    for (const SeriesPoint& point : series.points) {
        if (point.value) continue;
        text += std::string(separator) + dutch_word(point.status) + " (" + point.period.text() + ")";
        separator = ", ";
    }
    return text;
}

}  // namespace

std::string difference_text(double difference, const std::string& unit_id, int decimals) {
    return signed_dutch_number(difference, decimals) + (unit(unit_id).percentage ? " %-punt" : unit_suffix(unit_id));
}

std::string neutral_sentence(const SeriesView& view) {
    std::string text = view.indicator.name;
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    if (!view.series.group.empty()) text += " (" + view.series.group + ")";
    text += ", " + view.region_name + ": ";

    if (view.compared.empty())
        text += nothing_measured(view.series);
    else if (view.compared.size() == 1)
        text += value_text(view, *view.compared[0]) + " (" + period_text(*view.compared[0]) +
                "); met één meting is nog geen verandering te berekenen";
    else
        text += change_text(view) + "; " + test_text(view);
    if (!view.break_note.empty()) text += "; reeksbreuk in " + view.break_note + ", eerdere cijfers zijn niet vergeleken";
    if (view.left_out_after) text += "; cijfers na peiljaar " + std::to_string(*view.left_out_after) + " tellen niet mee";
    return text + ".";
}

}  // namespace graadmeter
