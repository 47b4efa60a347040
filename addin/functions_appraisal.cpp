// SPDX-License-Identifier: EUPL-1.2
// Functions that ask the engine about figures in cells (appraisal.h).
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "addin/appraisal.h"
#include "addin/functions.h"
#include "addin/lookup.h"
#include "analysis/sentence.h"
#include "validation/personal_columns.h"

namespace graadmeter::addin {
namespace {

constexpr const char* kNoNorm = "geen norm";

template <class Number>
Scalar or_not_available(const std::optional<Number>& number) {
    return number ? Scalar(static_cast<double>(*number)) : Scalar(Error::not_available);
}

// One outcome of several, chosen by a word; the first three are given side by side when no word is.
struct Outcome {
    std::string_view word;
    Scalar (*of)(const Series&);
};
constexpr std::size_t kSideBySide = 3;

template <class Outcomes>
Result chosen(const Outcomes& outcomes, const Series& series, const Scalar& word) {
    if (const auto asked = text_of(word)) return entry_called(outcomes, *asked).of(series);
    Table table{1, kSideBySide, {}};
    for (std::size_t i = 0; i < kSideBySide; ++i) table.cells.push_back(outcomes[i].of(series));
    return table;
}

constexpr std::array<Outcome, 5> kTrendOutcomes{{
    {"helling", [](const Series& series) { return or_not_available(series.sen_slope); }},
    {"p", [](const Series& series) { return series.mann_kendall ? Scalar(series.mann_kendall->p) : Scalar(Error::not_available); }},
    {"label", [](const Series& series) -> Scalar { return dutch_word(series.label); }},
    {"S", [](const Series& series) { return series.mann_kendall ? Scalar(static_cast<double>(series.mann_kendall->s)) : Scalar(Error::not_available); }},
    {"kleinste kwadraten", [](const Series& series) { return series.least_squares ? Scalar(series.least_squares->slope) : Scalar(Error::not_available); }},
}};

Scalar attained(const Series& series) { return series.path ? Scalar(series.path->attained) : Scalar(Error::not_available); }

constexpr std::array<Outcome, 6> kPaceOutcomes{{
    {"nodig", [](const Series& series) { return series.path ? Scalar(series.path->required_per_year) : Scalar(Error::not_available); }},
    {"gemaakt", [](const Series& series) { return series.path ? Scalar(series.path->made_per_year) : Scalar(Error::not_available); }},
    {"oordeel", [](const Series& series) { return series.path ? Scalar(dutch_word(series.path->pace)) : Scalar(Error::not_available); }},
    {"nog nodig", [](const Series& series) { return or_not_available(series.path ? series.path->still_needed_per_year : std::nullopt); }},
    {"verhouding", [](const Series& series) { return series.path ? Scalar(series.path->ratio) : Scalar(Error::not_available); }},
    {"doelbereik", attained},
}};

// The words of the column Ontwikkeling on the sheet Trends.
const char* development_words(const Series& series) {
    switch (series.development) {
        case Development::better: return "verbetert";
        case Development::worse: return "verslechtert";
        case Development::neutral: return "geen verandering aangetoond";
        case Development::unknown: break;
    }
    const bool few = series.label == TrendLabel::no_series || series.label == TrendLabel::too_few;
    return few ? "te weinig metingen" : "geen richting bekend";
}

// Of a baseline that the catalogue fixes the year of and no figure, the engine takes what was measured then: so where the cells do not
// hold that year, the data may.
std::vector<Measured> with_baseline(const Data& data, const Measure& measure, std::vector<Measured> measured) {
    const auto& baseline = measure.whole->baseline;
    if (!baseline || baseline->value || std::ranges::find(measured, baseline->period, &Measured::period) != measured.end()) return measured;
    const Figure* figure = data.figures.figure(measure.key(), data.municipality(), "", baseline->period);
    if (figure && figure->value) measured.push_back({baseline->period, *figure->value});
    return measured;
}

bool is_number(const Scalar& value) {
    try {
        return number_of(value).has_value();
    } catch (const CellError&) {
        return false;
    }
}

}  // namespace

Result norm(const Context& context, const Inputs& in) {
    const double value = required_number(in.scalars[1]);
    const Measure& measure = measure_of(context.data(), in.scalars[0]);
    const Series series = appraise(context.data(), measure, std::array{Measured{kSometime, value}});
    return Scalar(series.norm ? dutch_word(series.norm->norm_class) : kNoNorm);
}

Result doelbereik(const Context& context, const Inputs& in) {
    const double value = required_number(in.scalars[1]);
    const auto period = period_of(in.scalars[2]);
    const Measure& measure = measure_of(context.data(), in.scalars[0]);
    const TargetValue* target = last_target(*measure.indicator);
    if (!target) return Scalar(Error::not_available);
    const Measured measured{period.value_or(target->period), value};   // without a period held against the last target
    return attained(appraise(context.data(), measure, with_baseline(context.data(), measure, {measured})));
}

Result trend(const Context&, const Inputs& in) {
    return chosen(kTrendOutcomes, appraise(measurements(in.ranges[0], in.ranges[1])), in.scalars[2]);
}

Result signaal(const Context& context, const Inputs& in) {
    const auto measured = measurements(in.ranges[1], in.ranges[2]);
    const Measure& measure = measure_of(context.data(), in.scalars[0]);
    return Scalar(development_words(appraise(context.data(), measure, measured)));
}

Result tempo(const Context& context, const Inputs& in) {
    const auto measured = measurements(in.ranges[1], in.ranges[2]);
    const Measure& measure = measure_of(context.data(), in.scalars[0]);
    return chosen(kPaceOutcomes, appraise(context.data(), measure, with_baseline(context.data(), measure, measured)), in.scalars[3]);
}

Result verschil(const Context& context, const Inputs& in) {
    const double difference = required_number(in.scalars[1]) - required_number(in.scalars[2]);
    if (!std::isfinite(difference)) throw CellError{Error::number};
    const Indicator& indicator = *measure_of(context.data(), in.scalars[0]).indicator;
    const bool whole = unit(indicator.unit).whole && difference == std::floor(difference);
    return Scalar(difference_text(difference, indicator.unit, whole ? 0 : indicator.decimals));
}

Result controleer(const Context& context, const Inputs& in) {
    const auto text = text_of(in.scalars[1]);
    const auto period = period_of(in.scalars[2]);
    const Measure& measure = measure_of(context.data(), in.scalars[0]);
    if (!text) return Scalar(std::string());
    if (!is_number(in.scalars[1])) return Scalar(finding_of_text(*text));
    const bool number = std::holds_alternative<double>(in.scalars[1]);
    return Scalar(findings_of(context.data(), measure, {required_number(in.scalars[1]), period, number ? "" : *text}, context.today()));
}

Result bsncontrole(const Context&, const Inputs& in) {
    if (!in.ranges[0]) throw CellError{Error::value};
    double count = 0;
    for (std::size_t i = 0; i < in.ranges[0]->size(); ++i) {
        const Scalar value = in.ranges[0]->at(i);
        Cell cell;
        if (const auto* number = std::get_if<double>(&value)) {
            cell.number = *number;
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            cell.type = CellType::text;
            cell.text = *text;
        } else {
            continue;
        }
        count += is_service_number(cell) ? 1 : 0;
    }
    return Scalar(count);
}

}  // namespace graadmeter::addin
