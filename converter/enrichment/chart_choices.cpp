// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/chart_choices.h"

#include <algorithm>
#include <map>
#include <set>

#include "enrichment/table_sheet.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLabelUnits = 200;   // Excel looks no text up that is longer than 255
constexpr const char *kYes = "ja", *kNo = "nee";

bool measured(const Series& series) {
    return std::any_of(series.points.begin(), series.points.end(), [](const SeriesPoint& point) { return finite(point.value).has_value(); });
}

std::size_t measurements(const Series& series) {
    return static_cast<std::size_t>(std::count_if(series.points.begin(), series.points.end(), [](const SeriesPoint& point) { return finite(point.value).has_value(); }));
}

// A look-up would take "?" and "*" for any character, and "~" for a sign of its own.
std::string without_wildcards(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '?' || c == '*' || c == '~'; }, ' ');
    return text;
}

// Appends the names that are not in the stretch yet.
std::size_t stack(std::vector<std::string>& list, std::size_t first, const std::string& name) {
    const auto begin = list.begin() + static_cast<std::ptrdiff_t>(first);
    const auto found = std::find(begin, list.end(), name);
    const auto place = static_cast<std::size_t>(found - list.begin());
    if (found == list.end()) list.push_back(name);
    return place;
}

std::string spelled(const std::string& typed, const std::vector<std::string>& list) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const std::string& entry) { return folded(entry) == folded(typed); });
    return found == list.end() ? typed : *found;
}

}  // namespace

bool counts_from_zero(const std::string& unit_id) {
    const Unit& known = unit(unit_id);
    return known.id == "aantal" || known.percentage || known.per > 0;
}

std::string class_name(const Norm& norm, NormClass norm_class) {
    if (norm_class == NormClass::red) return dutch_word(norm_class);   // whatever is no other class
    const auto& bounds = norm.bounds;   // at score 0, 25, 50, 75 and 100
    return dutch_word(norm_class) + std::string(bounds.back() < bounds.front() ? " t/m " : " vanaf ") + dutch_number(bounds[static_cast<std::size_t>(norm_class)]);
}

bool ChartChoices::any(const BuildInput& input) {
    return input.charts && std::any_of(input.assessment.series.begin(), input.assessment.series.end(), measured);
}

ChartChoices::ChartChoices(const BuildInput& input, const Facts& facts) {
    std::map<std::pair<std::string, std::string>, std::size_t> known;   // code and unit
    std::map<std::string, std::set<std::string>> units;                 // of each code
    const auto code_of = [](const Series& series) { return series.component.empty() ? series.indicator : series.component; };
    for (const auto& series : input.assessment.series)
        if (measured(series)) units[code_of(series)].insert(unit_label(series.unit));
    const std::size_t shown = std::min<std::size_t>(input.assessment.series.size(), kMostRows);   // on Trends
    for (std::size_t i = 0; i < shown; ++i) {
        const Series& series = input.assessment.series[i];
        if (!measured(series)) continue;
        const std::string code = code_of(series), words = unit_label(series.unit);
        const auto [entry, added] = known.emplace(std::pair(code, words), indicators_.size());
        if (added) {
            ChartChoice choice{{}, code, words, series.unit, input.catalogue.measure(series.indicator, series.component), {}};
            choice.label = without_wildcards(shortened(cell_text(code + " " + (choice.measure ? choice.measure->name : "")), kLabelUnits));
            if (units[code].size() > 1) choice.label += " (" + words + ")";
            indicators_.push_back(std::move(choice));
        }
        indicators_[entry->second].series.push_back(&series);
    }
    for (auto& choice : indicators_) {
        choice.first_area = areas_.size();
        choice.first_group = groups_.size();
        for (const Series* series : choice.series) {
            const std::size_t place = stack(areas_, choice.first_area, facts.area(series->region));
            under_norm_.resize(areas_.size());
            under_norm_[place] = under_norm_[place] || series->norm;
            stack(groups_, choice.first_group, group_label(series->group));
        }
        const bool normed = std::any_of(choice.series.begin(), choice.series.end(), [](const Series* series) { return series->norm.has_value(); });
        if (normed && choice.measure && choice.measure->norm && choice.measure->norm->bounds.size() == kNormBounds) choice.norm = &*choice.measure->norm;
        choice.areas = areas_.size() - choice.first_area;
        choice.groups = groups_.size() - choice.first_group;
    }
    choose(input, facts);
}

void ChartChoices::choose(const BuildInput& input, const Facts& facts) {
    const Series* longest = nullptr;
    const ChartChoice* of_longest = nullptr;
    const auto rank = [&](const Series& series) { return std::tuple(series.region == facts.own_region() && series.group.empty(), measurements(series)); };
    for (const auto& choice : indicators_)
        for (const Series* series : choice.series)
            if (!longest || rank(*series) > rank(*longest)) longest = series, of_longest = &choice;
    if (!longest) return;
    indicator = of_longest->label;
    area = facts.area(longest->region);
    group = group_label(longest->group);

    std::vector<std::string> labels;
    for (const auto& choice : indicators_) labels.push_back(choice.label);
    for (const auto& answer : input.chart_choices) {
        if (answer.indicator == kChartIndicator) indicator = spelled(answer.text, labels);
        if (answer.indicator == kChartArea) area = spelled(answer.text, areas_);
        if (answer.indicator == kChartGroup) group = spelled(answer.text, groups_);
    }
}

const ChartChoice* ChartChoices::chosen() const {
    const auto found = std::find_if(indicators_.begin(), indicators_.end(), [&](const auto& choice) { return choice.label == indicator; });
    return found == indicators_.end() ? nullptr : &*found;
}

std::size_t ChartChoices::position() const {
    const ChartChoice* found = chosen();
    return found ? static_cast<std::size_t>(found - indicators_.data()) + 1 : 0;
}

const Series* ChartChoices::series_in(const std::string& area_name, const Facts& facts) const {
    const ChartChoice* choice = chosen();
    if (!choice) return nullptr;
    const auto found = std::find_if(choice->series.begin(), choice->series.end(), [&](const Series* series) {
        return facts.area(series->region) == area_name && group_label(series->group) == group;
    });
    return found == choice->series.end() ? nullptr : *found;
}

bool ChartChoices::any_norm() const {
    return std::any_of(indicators_.begin(), indicators_.end(), [](const ChartChoice& choice) { return choice.norm != nullptr; });
}

std::vector<FigureColumn> ChartChoices::columns() const {
    std::vector<FigureColumn> result{{"Grafiek: indicator", {}}, {"Grafiek: code", {}}, {"Grafiek: eenheid", {}}, {"Grafiek: gebieden van", {}},
                                     {"Grafiek: gebieden tot", {}}, {"Grafiek: groepen van", {}}, {"Grafiek: groepen tot", {}}, {"Grafiek: as vanaf 0", {}},
                                     {"Grafiek: gebied", {}}, {"Grafiek: norm geldt", {}}, {"Grafiek: groep", {}}};
    const bool norms = any_norm();
    for (std::size_t i = 0; norms && i < kNormBounds; ++i) result.push_back({"Grafiek: normgrens " + std::to_string(i), {}});
    for (std::size_t i = 0; norms && i < kNormClasses; ++i) result.push_back({std::string("Grafiek: naam ") + dutch_word(static_cast<NormClass>(i)), {}});
    const auto put = [&](ChoiceColumn column, Value value) { result[static_cast<std::size_t>(column)].cells.push_back(std::move(value)); };
    for (const auto& choice : indicators_) {
        put(ChoiceColumn::indicator, text(choice.label));
        put(ChoiceColumn::code, text(choice.code));
        put(ChoiceColumn::unit, text(choice.unit));
        put(ChoiceColumn::first_area, count(choice.first_area + 1));
        put(ChoiceColumn::last_area, count(choice.first_area + choice.areas));
        put(ChoiceColumn::first_group, count(choice.first_group + 1));
        put(ChoiceColumn::last_group, count(choice.first_group + choice.groups));
        put(ChoiceColumn::from_zero, text(counts_from_zero(choice.unit_id) ? kYes : kNo));
        for (std::size_t i = 0; norms && i < kNormBounds; ++i) put(ChoiceColumn::first_bound + i, choice.norm ? number(choice.norm->bounds[i]) : text(kNoNorm));
        for (std::size_t i = 0; norms && i < kNormClasses; ++i)
            put(ChoiceColumn::first_class + i, text(choice.norm ? class_name(*choice.norm, static_cast<NormClass>(i)) : kNoNorm));
    }
    for (std::size_t i = 0; i < areas_.size(); ++i) {
        put(ChoiceColumn::area, text(areas_[i]));
        put(ChoiceColumn::under_norm, text(under_norm_[i] ? kYes : kNo));
    }
    for (const auto& name : groups_) put(ChoiceColumn::group, text(name));
    return result;
}

}  // namespace graadmeter
