// SPDX-License-Identifier: EUPL-1.2
// Factsheet: one maatschappelijk effect on one portrait A4, for a council meeting (R19). Its indicators in a table, with below it, since the
// page is narrow, the chart of the indicator that was measured most.
#include <algorithm>
#include <cmath>

#include "enrichment/reliability.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostFactsheets = 12;   // more tabs than that are no help
constexpr std::size_t kMostIndicators = 14;   // that a page holds at a size that can be read
constexpr std::size_t kPageTitleUnits = 50;       // that fit on the page's width; a longer name stands in full below
constexpr std::uint32_t kChartWidth = 960, kChartHeight = 400;

// The kinds of level that a factsheet may be about; the first of which something is measured: not every catalogue says which indicator
// belongs to which effect.
constexpr const char* kKinds[] = {"maatschappelijk-effect", "doel", "opgave", "thema"};

std::vector<const IndicatorFacts*> facts_of(const Workshop& shop, const std::string& level) {
    std::vector<const IndicatorFacts*> result;
    for (const auto& facts : shop.facts.indicators())
        if (!facts.indicator->dropped && std::ranges::find(facts.levels, level) != facts.levels.end()) result.push_back(&facts);
    return result;
}

bool is_measured(const IndicatorFacts* facts) { return facts->series && facts->series->last() && finite(facts->series->last()->value); }

// Levels with something measured, in the catalogue's order.
std::vector<const Level*> subjects(const Workshop& shop) {
    const Catalogue& catalogue = shop.input.catalogue;
    for (const char* kind : kKinds) {
        std::vector<const Level*> result;
        const auto levels = catalogue.levels_of(kind);
        for (const Level* level : levels) {
            const auto all = facts_of(shop, level->id);
            if (std::any_of(all.begin(), all.end(), is_measured)) result.push_back(level);
        }
        if (!result.empty()) return result;
    }
    return {};
}

// "steeg van 6,1 % (2018) naar 7,4 % (2022), +1,3 %-punt; stijgt, significant": the sentence without the name and the numbers of the test.
std::string change_words(const Workshop& shop, const Series& series) {
    const std::string about = shop.input.regions.name(series.region) + ": ";
    const std::size_t name = series.sentence.find(about), from = name == std::string::npos ? 0 : name + about.size();
    const std::size_t test = series.sentence.find("; ", from);
    if (test == std::string::npos) return series.sentence.substr(from);
    const std::string what = series.sentence.substr(from, test - from);
    return what + (series.label == TrendLabel::no_series ? "; te weinig metingen om te toetsen" : std::string("; ") + dutch_word(series.label));
}

std::string count_words(std::size_t count, const char* one, const char* more) { return std::to_string(count) + " " + (count == 1 ? one : more); }

std::string purpose_of(const std::vector<const IndicatorFacts*>& all, std::size_t shown, std::size_t left_out) {
    const auto known = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_measured));
    std::string result = "Van " + count_words(all.size(), "indicator", "indicatoren") + (known == 1 ? " heeft er " : " hebben er ") + std::to_string(known) + " cijfers voor de hele gemeente.";
    if (shown < all.size()) result += " Hier staan er " + std::to_string(shown) + "; alle staan op Normen.";
    if (left_out > 0) result += " Voor " + count_words(left_out, "ander onderdeel is", "andere onderdelen zijn") + " er geen factsheet meer gemaakt.";
    return result;
}

// The figures of the chart, on Grafiekcijfers.
struct DrawnSeries {
    std::uint32_t x, y;
};

DrawnSeries measured_points(Workshop& shop, const std::string& subject, const Series& series) {
    FigureColumns& figures = *shop.figures;
    const DrawnSeries result{figures.add("Factsheet " + subject + ": tijd"), figures.add("Factsheet " + subject + ": waarde")};
    for (const auto& point : series.points) {
        figures.put(result.x, number(point.period.axis()));
        figures.put(result.y, finite(point.value) ? shop.facts.figure(point.place, *point.value, -1) : text(""));   // an empty cell breaks the line in every program
    }
    return result;
}

DrawnSeries target_points(Workshop& shop, const std::string& subject, const IndicatorFacts& facts) {
    FigureColumns& figures = *shop.figures;
    const DrawnSeries result{figures.add("Factsheet " + subject + ": tijd streefpad"), figures.add("Factsheet " + subject + ": streefpad")};
    const auto put = [&](const Period& period, double value) {
        figures.put(result.x, number(period.axis()));
        figures.put(result.y, number(value));
    };
    if (facts.baseline) put(*facts.baseline_period, *facts.baseline);
    put(facts.target->period, facts.target->value);
    return result;
}

Chart chart_of(Workshop& shop, const std::string& subject, const IndicatorFacts& facts) {
    const Series& series = *facts.series;
    const FigureColumns& figures = *shop.figures;
    const DrawnSeries own = measured_points(shop, subject, series);
    Chart chart;
    const std::string area = shop.facts.area(series.region), unit = unit_label(series.unit);
    chart.title = {shortened(cell_text(facts.indicator->name), 150) + ", " + area + " (" + unit + ")"};
    chart.x.title = {"Jaar"};
    chart.x.number_format = "0";
    double first = series.points.front().period.axis(), last = series.points.back().period.axis();
    chart.y.title = {unit};
    chart.y.grid = true;
    if (counts_from_zero(series.unit) && series.break_note.empty()) {
        const bool negative = std::any_of(series.points.begin(), series.points.end(), [](const SeriesPoint& point) { return point.value && *point.value < 0; });
        if (!negative) chart.y.minimum = 0;
    }
    chart.series.push_back({{area}, figures.range(own.x), figures.range(own.y), Stroke::own});
    if (facts.target && series.unit == facts.unit() && series.group.empty()) {
        const DrawnSeries target = target_points(shop, subject, facts);
        last = std::max(last, facts.target->period.axis());
        if (facts.baseline) first = std::min(first, facts.baseline_period->axis());
        chart.series.push_back({{"pad naar streefwaarde " + facts.target->period.text()}, figures.range(target.x), figures.range(target.y), Stroke::target});
    }
    chart.x.minimum = std::floor(first) - (first == last ? 1 : 0);
    chart.x.maximum = std::ceil(last) + (first == last ? 1 : 0);
    chart.x.step = last - first <= 15 ? 1 : 5;
    chart.alternative = "Lijngrafiek. " + series.sentence;
    return chart;
}

std::vector<Value> row_of(const Workshop& shop, const IndicatorFacts& facts) {
    const Indicator& indicator = *facts.indicator;
    const bool known = is_measured(&facts);
    const SeriesPoint* last = known ? facts.series->last() : nullptr;
    const int decimals = known ? decimals_of(&indicator, facts.series->unit, facts.series->points) : indicator.decimals;
    return {text(indicator.name),
            known ? shop.facts.figure(last->place, *last->value, decimals) : word(facts.missing_word()),
            text(unit_label(facts.unit())),
            known ? period_value(last->period) : word(facts.missing_word()),
            known ? text(change_words(shop, *facts.series)) : word(facts.missing_word()),
            norm_class_value(facts),
            facts.target ? number(facts.target->value, decimals) : word(kNoTarget),
            facts.target ? period_value(facts.target->period) : word("n.v.t."),
            indicator.source.empty() ? word(kNotStated) : text(indicator.source)};
}

const SeriesPoint* last_figure(const IndicatorFacts& facts) { return is_measured(&facts) ? facts.series->last() : nullptr; }

}  // namespace

std::vector<std::string> factsheet_subjects(const Workshop& shop) {
    std::vector<std::string> result;
    for (const Level* level : subjects(shop))
        if (result.size() < kMostFactsheets) result.push_back(level->id);
    return result;
}

GeneratedSheet build_factsheet(Workshop& shop, const std::string& subject, const std::string& key) {
    const Level& level = *shop.input.catalogue.level(subject);
    auto all = facts_of(shop, subject);
    std::stable_partition(all.begin(), all.end(), is_measured);   // where there is no room for all, those without figures go first
    const std::size_t shown = std::min(all.size(), kMostIndicators);
    const std::string name = cell_text(level.name), counts = purpose_of(all, shown, subjects(shop).size() - factsheet_subjects(shop).size());
    const bool long_name = utf16_length(name) > kPageTitleUnits;
    const bool reliability = std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), [&](const IndicatorFacts* facts) {
        return knows_reliability(shop, facts->indicator->id, last_figure(*facts));
    });
    constexpr std::ptrdiff_t kBeforeReliability = 4;   // columns: beside the last figure and its year
    std::vector<TableColumn> columns{{"Indicator", 24}, {"Laatste waarde", 10}, {"Eenheid", 11}, {"Peiljaar", 11}, {"Verandering in woorden", 26}, {"Norm", 10}, {"Streefwaarde", 16},
                                     {"Streefjaar", 13}, {"Bron van de gegevens", 15}};
    if (reliability) columns.insert(columns.begin() + kBeforeReliability, {kReliability, 18});
    auto table = shop.begin(key, "Factsheet: " + shortened(name, kPageTitleUnits), long_name ? name : counts,
                            columns, 1);
    if (long_name) table.navigation(1, text(counts, Look::purpose));
    for (std::size_t i = 0; i < shown; ++i) {
        std::vector<Value> values = row_of(shop, *all[i]);
        const std::string& code = all[i]->indicator->id;   // the page shows no codes
        if (reliability) values.insert(values.begin() + kBeforeReliability, reliability_value(shop, code, last_figure(*all[i]), quoted_text(code)));
        if (!table.row(values)) break;
    }
    table.finish();
    const auto most = std::max_element(all.begin(), all.end(), [](const IndicatorFacts* a, const IndicatorFacts* b) {
        const auto rank = [](const IndicatorFacts* facts) {   // of equal ones the one that is on its way to a target
            const auto points = is_measured(facts) ? std::ranges::count_if(facts->series->points, [](const SeriesPoint& point) { return finite(point.value).has_value(); }) : 0;
            return std::pair(points, facts->target != nullptr);
        };
        return rank(a) < rank(b);
    });
    Chart chart = chart_of(shop, subject, **most);
    chart.at = {table.last_row() + 2, 1};
    chart.width = kChartWidth;
    chart.height = kChartHeight;
    table.sheet().add_chart(chart);
    constexpr std::uint32_t kPixelsOfRow = 20;
    table.sheet().set_up_single_page(chart.at.row + kChartHeight / kPixelsOfRow + 1, static_cast<std::uint32_t>(table.captions().size()));
    return {key, {}, {}, {}};
}

}  // namespace graadmeter
