// SPDX-License-Identifier: EUPL-1.2
// Trends: a row for each series (indicator, region, group): what changed, whether that can be shown, and the figures themselves.
//
// The figures stand in the row, a column for each period, as formulas to the user's cells; all else in the row counts with them,
// and the sparkline draws them. So a row stays right when people sort the table.
#include <algorithm>
#include <set>

#include "analysis/trend.h"
#include "enrichment/reliability.h"
#include "enrichment/sparklines.h"
#include "model/dutch_number.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostPeriods = 40;   // columns; a monthly series of twenty years is better read in Waarnemingen
constexpr std::uint32_t kSparklineColumn = 6;
constexpr const char* kNotTestable = "niet te toetsen";
constexpr std::uint32_t kPositionColumns = 3;
constexpr std::ptrdiff_t kBeforeReliability = 8;   // columns: beside the last figure and its year

using Layout = TrendsLayout;

bool earlier(const Period& a, const Period& b) { return std::pair(a.axis(), a) < std::pair(b.axis(), b); }

// What is read first goes on paper; the rest is for the screen.
const std::vector<TableColumn> kFixedColumns{
    {"Indicator"}, {"Naam", 36}, {"Gebied"}, {"Groep"}, {"Eenheid"}, {"Verloop", 22}, {"Laatste waarde"}, {"Peiljaar"},
    {"Verschil met vorige meting"}, {"Vorig peiljaar"}, {"Verschil met nulmeting"}, {"Trend"}, {"Ontwikkeling"}, {"In woorden", 60},
    {"Jaar nulmeting", 0, false}, {"Metingen", 0, false}, {"Eerste waarde", 0, false}, {"Eerste peiljaar", 0, false},
    {"Helling per jaar (Sen)", 0, false}, {"Helling per jaar (kleinste kwadraten)", 0, false}, {"p-waarde (Mann-Kendall)", 0, false},
    {"Tweepuntstoets met vorige meting", 26, false}, {"Tweepuntstoets met nulmeting", 26, false}, {"Reeksbreuk", 20, false},
    {"Gebeurtenissen in deze jaren", 26, false}};

Layout layout_of(const Workshop& shop) {
    Layout layout;
    std::set<std::string> used;
    std::set<Period> periods;
    for (const auto& series : shop.input.assessment.series) {
        for (const auto& reference : series.references) used.insert(reference.region);
        layout.positions = layout.positions || series.position;
        for (const auto& point : series.points)
            if (finite(point.value)) periods.insert(point.period);
    }
    for (const auto& region : shop.input.catalogue.reference_regions)
        if (used.erase(region)) layout.references.push_back(region);
    layout.references.insert(layout.references.end(), used.begin(), used.end());
    layout.periods.assign(periods.begin(), periods.end());
    std::sort(layout.periods.begin(), layout.periods.end(), earlier);
    if (layout.periods.size() > kMostPeriods) layout.periods.erase(layout.periods.begin(), layout.periods.end() - kMostPeriods);
    layout.reliability = knows_reliability(shop);
    layout.first_period_column = static_cast<std::uint32_t>(kFixedColumns.size()) + (layout.reliability ? 1 : 0) + (layout.positions ? kPositionColumns : 0) + 2 * static_cast<std::uint32_t>(layout.references.size()) + 1;
    return layout;
}

// One series on its row.
class SeriesRow {
public:
    SeriesRow(const Workshop& shop, const Layout& layout, const Series& series, std::uint32_t row)
        : shop_(shop), layout_(layout), series_(series), row_(row), indicator_(shop.input.catalogue.measure(series.indicator, series.component)),
          decimals_(decimals_of(indicator_, series.unit, series.points)) {
        for (const auto& point : series.points)
            if (finite(point.value)) measured_.push_back(&point);
    }

    [[nodiscard]] std::vector<Value> values() const;
    [[nodiscard]] CellRange data() const {
        return {{row_, layout_.first_period_column},
                {row_, layout_.first_period_column + static_cast<std::uint32_t>(layout_.periods.size()) - 1}};
    }
    [[nodiscard]] bool has_known_gap() const {
        return std::any_of(series_.points.begin(), series_.points.end(), [](const auto& point) { return !finite(point.value); });
    }

private:
    // The cell of this row that shows the period's figure, "" when there is none.
    [[nodiscard]] std::string shown_cell(const Period& period) const {
        const auto found = std::find(layout_.periods.begin(), layout_.periods.end(), period);
        if (found == layout_.periods.end() || !point_at(period)) return "";
        return to_a1(CellAddress{row_, layout_.first_period_column + static_cast<std::uint32_t>(found - layout_.periods.begin())});
    }
    [[nodiscard]] const SeriesPoint* point_at(const Period& period) const {
        const auto found = std::find_if(measured_.begin(), measured_.end(), [&](const auto* p) { return p->period == period; });
        return found == measured_.end() ? nullptr : *found;
    }
    // The figure of a period in another column of the row.
    [[nodiscard]] Value repeated(const SeriesPoint* point) const {
        if (!point) return word(kNotMeasured);
        const std::string cell = shown_cell(point->period);
        return cell.empty() ? shop_.facts.figure(point->place, *point->value, decimals_)
                            : computed(cell, number(*point->value, decimals_));
    }
    [[nodiscard]] Value change_value(const std::optional<Change>& change, const char* otherwise) const;
    [[nodiscard]] Value least_squares_value() const;
    [[nodiscard]] Value two_point_value(const std::optional<TwoPointTest>& test, const std::string& otherwise) const;
    void add_position(std::vector<Value>& values) const;
    [[nodiscard]] Value reference_value(const ReferenceDifference& reference) const;

    const Workshop& shop_;
    const Layout& layout_;
    const Series& series_;
    std::uint32_t row_;
    const Indicator* indicator_;
    int decimals_;
    std::vector<const SeriesPoint*> measured_;
};

Value SeriesRow::change_value(const std::optional<Change>& change, const char* otherwise) const {
    if (!change || !finite(change->difference)) return word(otherwise);
    Value value = difference(change->difference, decimals_);
    const auto *from = point_at(change->from), *to = point_at(change->to);
    const std::string from_cell = shown_cell(change->from), to_cell = shown_cell(change->to);
    if (!from_cell.empty() && !to_cell.empty() && nearly_equal(*to->value - *from->value, change->difference))
        value.formula = to_cell + "-" + from_cell;
    return value;
}

Value SeriesRow::least_squares_value() const {
    if (!series_.least_squares || !finite(series_.least_squares->slope) || measured_.size() < 3) return word(kTooFew);
    const double slope = series_.least_squares->slope;
    Value value = difference(slope, std::max(decimals_, 0) + 1);
    // Excel gives the same only when it sees the same points: all of them shown, and none left out of the test.
    std::vector<Point> points;
    for (const auto* point : measured_) {
        if (shown_cell(point->period).empty()) return value;
        points.push_back({point->period.axis(), *point->value});
    }
    const auto by_cells = least_squares(points);
    if (!by_cells || !nearly_equal(by_cells->slope, slope) || slope == 0) return value;
    std::string times;
    for (const auto& period : layout_.periods) times += (times.empty() ? "" : ",") + plain_number(period.axis());
    if (layout_.periods.size() > 1) value.formula = "SLOPE(" + to_a1(data()) + ",{" + times + "})";
    return value;
}

Value SeriesRow::two_point_value(const std::optional<TwoPointTest>& test, const std::string& otherwise) const {
    return test && finite(test->p) ? text(in_words(*test)) : word(otherwise);
}

void SeriesRow::add_position(std::vector<Value>& values) const {
    const auto& position = series_.position;
    values.push_back(position ? text(in_words(*position)) : word("niet vergeleken"));
    values.push_back(position && finite(position->difference) ? difference(position->difference, decimals_) : word("niet vergeleken"));
    values.push_back(position ? period_value(position->period) : word("niet vergeleken"));
}

Value SeriesRow::reference_value(const ReferenceDifference& reference) const {
    if (!finite(reference.difference)) return word(kNoFigure);
    Value value = difference(reference.difference, decimals_);
    const std::string own = shown_cell(reference.period), other = shop_.facts.reference(reference.reference_place);
    const auto* point = point_at(reference.period);
    if (own.empty() || other.empty() || !nearly_equal(*point->value - reference.reference, reference.difference)) return value;
    value.formula = own + "-" + other;
    return value;
}

std::vector<Value> SeriesRow::values() const {
    const SeriesPoint* first = measured_.empty() ? nullptr : measured_.front();
    const SeriesPoint* last = measured_.empty() ? nullptr : measured_.back();
    const bool tested = series_.label != TrendLabel::no_series && series_.label != TrendLabel::too_few;
    const std::string span = measured_.empty() ? kNotMeasured
                             : first == last   ? first->period.text()
                                               : first->period.text() + " tot " + last->period.text();
    const bool changed = series_.since_previous && finite(series_.since_previous->difference);
    const bool since_baseline = series_.since_baseline && finite(series_.since_baseline->difference);
    std::vector<Value> values{
        text(series_.component.empty() ? series_.indicator : series_.component), text(indicator_ ? indicator_->name : "onbekend"), text(shop_.facts.area(series_.region)),
        text(group_label(series_.group)), text(unit_label(series_.unit)), text(span, Look::hidden_text), repeated(last),
        last ? period_value(last->period) : word(kNotMeasured), change_value(series_.since_previous, kTooFew),
        changed ? period_value(series_.since_previous->from) : word(kTooFew), change_value(series_.since_baseline, kNoBaseline),
        text(dutch_word(series_.label)), development_value(&series_),
        text(series_.sentence.empty() ? kNotStated : series_.sentence),
        since_baseline ? period_value(series_.since_baseline->from) : word(kNoBaseline), count(measured_.size()), repeated(first),
        first ? period_value(first->period) : word(kNotMeasured),
        finite(series_.sen_slope) ? difference(*series_.sen_slope, std::max(decimals_, 0) + 1) : word(kTooFew), least_squares_value(),
        tested && series_.mann_kendall && finite(series_.mann_kendall->p) ? Value{series_.mann_kendall->p, {}, {Look::probability}}
                                                                        : word(kNotTestable),
        two_point_value(series_.two_point.previous, series_.two_point.not_tested.empty() ? kNotTestable : series_.two_point.not_tested),
        two_point_value(series_.two_point.baseline, series_.since_baseline ? kNotTestable : kNoBaseline),
        break_value(series_), events_value(series_)};
    const std::string code = series_.component.empty() ? "$A" + std::to_string(row_) : quoted_text(series_.indicator);
    if (layout_.reliability) values.insert(values.begin() + kBeforeReliability, reliability_value(shop_, series_.indicator, last, code));
    if (layout_.positions) add_position(values);
    for (const auto& region : layout_.references) {
        const auto found = std::find_if(series_.references.begin(), series_.references.end(),
                                        [&](const auto& reference) { return reference.region == region; });
        const bool known = found != series_.references.end();
        values.push_back(known ? reference_value(*found) : word(kNoFigure));
        values.push_back(known ? period_value(found->period) : word(kNoFigure));
    }
    for (const auto& period : layout_.periods) {
        const SeriesPoint* point = point_at(period);
        values.push_back(point ? shop_.facts.figure(point->place, *point->value, decimals_) : text(""));
    }
    return values;
}

}  // namespace

TrendsLayout trends_layout(const Workshop& shop) { return layout_of(shop); }

GeneratedSheet build_trends(Workshop& shop) {
    const Layout layout = layout_of(shop);
    std::vector<TableColumn> columns = kFixedColumns;
    if (layout.reliability) columns.insert(columns.begin() + kBeforeReliability, {kReliability, 18});
    if (layout.positions)
        columns.insert(columns.end(), {{"Plaats tussen vergelijkingsgebieden", 24, false}, {"Verschil met hun mediaan", 0, false},
                                       {"Peiljaar van de plaats", 0, false}});
    for (const auto& region : layout.references) {
        columns.push_back({"Verschil met " + shop.input.regions.name(region), 0, false});
        columns.push_back({"Peiljaar " + shop.input.regions.name(region), 0, false});
    }
    for (const auto& period : layout.periods) columns.push_back({period.text(), 9, false});

    auto table = shop.begin("Trends", "Trends",
                            "Hoe elke reeks zich ontwikkelt. Verschillen van percentages zijn in %-punt; beter en slechter alleen in de "
                            "richting die de catalogus noemt. Rechts de cijfers zelf; leeg is niet gemeten.",
                            columns, 2);
    std::vector<SparklineGroup> groups;
    std::string scale;
    for (const auto& series : shop.input.assessment.series) {
        const std::uint32_t row_number = table.next_row();
        const SeriesRow row(shop, layout, series, row_number);
        if (!table.row(row.values())) break;
        if (layout.periods.empty()) continue;
        // One scale for the series of an indicator.
        const std::string wanted = series.indicator + "|" + series.unit + (row.has_known_gap() ? "|gap" : "");
        if (groups.empty() || scale != wanted) groups.push_back({row.has_known_gap(), {}});
        scale = wanted;
        groups.back().lines.push_back({row.data(), {row_number, kSparklineColumn}});
    }
    table.finish();
    return {"Trends", {}, sparkline_extension(shop.sheet_names.at("Trends"), groups), {}};
}

}  // namespace graadmeter
