// SPDX-License-Identifier: EUPL-1.2
// Figures of an indicator's components (R74): told by a column beside the indicator's name, by the indicator's row above them, or two
// in one cell.
#include "mapping/sheet_reader.h"

#include "model/text.h"

namespace graadmeter {
namespace {

// "Totaal" beside an indicator, or its own name again: the whole.
bool names_whole(std::string_view text, const OwnedCell& label) {
    const std::string f = folded(text);
    return f.empty() || f == "totaal" || f == "geheel" || f == "n v t" || text == kUnanswered || f == folded(label.text);
}

// "5 / 6" and "37,1% / 4,2%": two figures and nothing else.
std::optional<std::pair<std::string_view, std::string_view>> two_figures(std::string_view text) {
    constexpr std::string_view kBetween = " / ";
    constexpr std::size_t kLongest = 40;
    const auto at = text.find(kBetween);
    if (text.size() > kLongest || at == std::string_view::npos || text.find('/', at + kBetween.size()) != std::string_view::npos) return {};
    const auto first = trimmed(text.substr(0, at)), second = trimmed(text.substr(at + kBetween.size()));
    for (const auto part : {first, second}) {
        const auto number = parse_number(part);
        if (!number || number->ambiguous || number->with_suffix) return {};
    }
    return std::pair(first, second);
}

}  // namespace

// What a row's label means, by what tells of a component: `own` is what it says by itself.
IndicatorMatch SheetReader::with_component(const OwnedRow& row, const OwnedCell& label, IndicatorMatch own) {
    const bool figures = has_values(row);
    const auto* beside = key_cell(row, ColumnRole::component);
    const std::string component = beside ? cell_text(*beside) : "";
    IndicatorMatch result = own;
    if (!names_whole(component, label)) {
        if (own.grade < MatchGrade::resembling) {
            const auto together = matcher_.match(label.text + ": " + component);
            if (together.grade >= MatchGrade::resembling) result = together;
        } else if (!own.indicator->components.empty()) {
            result = matcher_.match_part(component, *own.indicator);
            if (result.grade < MatchGrade::resembling) return result;   // never the whole instead
            if (own.grade == MatchGrade::resembling) result.grade = own.grade;
            if (result.group.empty()) result.group = own.group;
            if (result.unit.empty()) result.unit = own.unit;
        }
    } else if (heading_ && table_->source->layout == Layout::years_in_columns) {
        const bool marked = IndicatorMatcher::says_part(label.text);
        const bool below = own.grade < MatchGrade::certain || marked;
        auto part = below ? matcher_.match_part(label.text, *heading_) : IndicatorMatch{};
        if (part.grade >= MatchGrade::resembling) {
            // Below a row with its own figures a label without "waarvan" may be another thing: said, not taken in silence.
            if (!marked && heading_has_figures_) part.grade = MatchGrade::resembling;
            result = std::move(part);
        }
    }
    keep_heading(result, label.text, figures);
    return result;
}

// An indicator with components heads its own and the rows below it, until another label.
void SheetReader::keep_heading(const IndicatorMatch& match, std::string_view label, bool figures) {
    const bool known = match.grade >= MatchGrade::resembling;
    if (known && !match.indicator->part_of.empty()) {
        if (!heading_ || heading_->id != match.indicator->part_of) heading_ = context_.catalogue.indicator(match.indicator->part_of), heading_has_figures_ = true;
    } else if (known) {
        heading_ = match.indicator->components.empty() ? nullptr : match.indicator;
        heading_has_figures_ = figures;
    } else if (!IndicatorMatcher::says_part(label)) {
        heading_ = nullptr;
    }
}

// Two figures in one cell, of an indicator that has two components and names both in that order.
bool SheetReader::read_pair(const Column& column, const OwnedCell& cell, const RowKey& key) {
    if (cell.type != CellType::text || !key.indicator || key.indicator->components.size() != 2) return false;
    const bool ordered = key.indicator->composition == "verhouding" ||
                         (key.indicator->composition == "meervoudig" && key.indicator->name.find(" / ") != std::string::npos);
    const auto pair = ordered ? two_figures(cell.text) : std::nullopt;
    const auto parts = context_.catalogue.parts_of(key.indicator->id);
    if (!pair || parts.size() != 2) return false;
    const auto before = submission_.remarks.size();
    for (std::size_t i = 0; i < 2; ++i) {
        OwnedCell one = cell;
        one.text = i == 0 ? pair->first : pair->second;
        Column of_part = column;
        of_part.indicator = parts[i];
        of_part.unit.clear();   // of the whole
        RowKey part_key = key;
        part_key.indicator = parts[i];
        part_key.unit.clear();
        read_value(of_part, one, part_key);
    }
    // That they are no numbers is plain: they stand two in a cell.
    for (auto i = submission_.remarks.size(); i > before; --i)
        if (submission_.remarks[i - 1].code == "W02") submission_.remarks.erase(submission_.remarks.begin() + static_cast<std::ptrdiff_t>(i - 1));
    return true;
}

}  // namespace graadmeter
