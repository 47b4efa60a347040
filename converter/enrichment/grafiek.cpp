// SPDX-License-Identifier: EUPL-1.2
// Grafiek: three choices, what is known of the series that they pick, and its chart; and the hidden sheet with the figures behind it.
#include <algorithm>

#include "enrichment/sheets.h"

namespace graadmeter {
namespace {

constexpr std::uint32_t kCodeColumn = 1, kChoiceColumn = 3, kShownColumn = 4, kChartColumn = 6;
constexpr std::uint32_t kMostChoices = 20;   // of the table, with room for more: where choices are looked for
constexpr const char *kNoFigures = "geen cijfers voor deze keuze", *kNotListed = "staat niet in de lijst; kies er een", *kAsChosen = "zoals gekozen";

// A column of Trends (or Normen) in the row of the chosen series.
std::string looked_up(const Workshop& shop, const std::string& sheet, const std::string& caption, const std::string& row, const std::string& otherwise) {
    return "IF(" + row + "=0," + quoted_text(otherwise) + ",INDEX(" + shop.table_names.at(sheet) + "[" + caption + "],MAX(" + row + ",1)))";
}

// Left-hand text, also of a figure: the column holds both.
Value shown(std::string formula, Value now) {
    now.format.look = std::holds_alternative<double>(now.content) ? now.format.look : Look::text;
    return computed(std::move(formula), std::move(now));
}

class Panel {
public:
    Panel(Workshop& shop, const ChartFigures& figures, TableSheet& table)
        : shop_(shop), figures_(figures), table_(table), series_(figures.trends_row_now > 0 ? &shop.input.assessment.series[figures.trends_row_now - 1] : nullptr),
          facts_(figures.norm_row_now > 0 ? &shop.facts.indicators()[figures.norm_row_now - 1] : nullptr) {}

    void choice(const char* id, const char* name, const std::string& typed, const std::string& place, bool listed, const std::string& list) {
        const Question& question = shop_.input.charts->questions.front();
        const std::uint32_t row = table_.next_row();
        table_.row({text(id), text(name), text(typed, Look::input),
                    computed("IF(" + place + ">0," + quoted_text(kAsChosen) + "," + quoted_text(kNotListed) + ")", text(listed ? kAsChosen : kNotListed))});
        table_.sheet().allow(single({row, kChoiceColumn}), {.list = list, .only_choices = true, .title = name, .prompt = question.text,
                                                            .refusal = "Kies uit de lijst. De gebieden en groepen zijn die van de gekozen indicator."});
    }
    void fact(const char* id, const char* name, const std::string& sheet, const std::string& caption, const Value& now, const char* otherwise) {
        const bool known = sheet == "Trends" ? series_ != nullptr : facts_ != nullptr;
        const std::string& row = sheet == "Trends" ? figures_.trends_row : figures_.norm_row;
        table_.row({text(id), text(name), word(kUnanswered), shown(looked_up(shop_, sheet, caption, row, otherwise), known ? now : text(otherwise))});
    }
    void facts() {
        const SeriesPoint* last = series_ ? series_->last() : nullptr;
        const bool measured = last && finite(last->value);
        fact("G4", "Laatste waarde", "Trends", "Laatste waarde", measured ? number(*last->value) : word(kNotMeasured), kNoFigures);
        fact("G5", "Eenheid", "Trends", "Eenheid", text(series_ ? unit_label(series_->unit) : ""), kNoFigures);
        fact("G6", "Peiljaar", "Trends", "Peiljaar", measured ? period_value(last->period) : word(kNotMeasured), kNoFigures);
        fact("G7", "Ontwikkeling", "Trends", "Ontwikkeling", development_value(series_), kNoFigures);
        fact("G8", "In woorden", "Trends", "In woorden", text(series_ && !series_->sentence.empty() ? series_->sentence : kNotStated), kNoFigures);
        constexpr const char* kOwnOnly = "alleen voor de hele gemeente en doelgroep";
        const TargetValue* target = facts_ ? facts_->target : nullptr;
        fact("G9", "Streefwaarde", "Normen", "Streefwaarde", target ? number(target->value) : word(kNoTarget), kOwnOnly);
        fact("G10", "Streefjaar", "Normen", "Streefjaar", target ? period_value(target->period) : word(kNoTarget), kOwnOnly);
        fact("G11", "Norm", "Normen", "Norm", facts_ ? norm_class_value(*facts_) : word(kNoNorm), kOwnOnly);
        fact("G12", "Reeksbreuk", "Trends", "Reeksbreuk", series_ ? break_value(*series_) : word(""), kNoFigures);
        fact("G13", "Gebeurtenissen", "Trends", "Gebeurtenissen in deze jaren", series_ ? events_value(*series_) : word(""), kNoFigures);
    }

private:
    Workshop& shop_;
    const ChartFigures& figures_;
    TableSheet& table_;
    const Series* series_;
    const IndicatorFacts* facts_;
};

}  // namespace

std::string chart_choice_formula(const Workshop& shop, const char* id) {
    const std::string sheet = quoted_sheet_name(shop.sheet_names.at(kChartSheet));
    const auto column = [&](std::uint32_t number) {
        return sheet + "!" + to_a1(CellAddress{kFirstRow, number}, true) + ":" + to_a1(CellAddress{kFirstRow + kMostChoices, number}, true);
    };
    return "INDEX(" + column(kChoiceColumn) + ",MATCH(" + quoted_text(id) + "," + column(kCodeColumn) + ",0))";
}

GeneratedSheet build_grafiek(Workshop& shop) {
    const Questionnaire& charts = *shop.input.charts;
    const Question& question = charts.questions.front();
    const ChartFigures& figures = *shop.chart;
    const ChartChoices& choices = shop.chart_choices;
    auto table = shop.begin(kChartSheet, charts.title, charts.purpose, {{"Code"}, {"Onderdeel", 16}, {question.caption, question.width}, {"Wat de grafiek laat zien", 40}}, 2);
    Panel panel(shop, figures, table);
    const ChartChoice* chosen = choices.chosen();
    const auto stands = [](const std::vector<std::string>& all, std::size_t first, std::size_t count, const std::string& name) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first), end = begin + static_cast<std::ptrdiff_t>(count);
        return std::find(begin, end, name) != end;
    };
    const std::string entries = quoted_sheet_name(shop.sheet_names.at("Keuzelijsten")) + "!" + to_a1(CellAddress{kFirstRow, shop.first_chart_list}, true) + ":" +
                                to_a1(CellAddress{kFirstRow + static_cast<std::uint32_t>(choices.indicators().size()) - 1, shop.first_chart_list}, true);
    panel.choice(kChartIndicator, "Indicator", choices.indicator, figures.position, chosen != nullptr, entries);
    panel.choice(kChartArea, "Gebied", choices.area, figures.area_known, stands(choices.areas(), chosen ? chosen->first_area : 0, chosen ? chosen->areas : 1, choices.area), figures.areas);
    panel.choice(kChartGroup, "Groep", choices.group, figures.group_known, stands(choices.groups(), chosen ? chosen->first_group : 0, chosen ? chosen->groups : 1, choices.group), figures.groups);
    panel.facts();
    table.finish();
    Chart chart = figures.chart;
    chart.at = {kHeaderRow, kChartColumn};
    chart.width = 960;
    chart.height = 520;
    table.sheet().add_chart(chart);
    return shop.filled_in(kChartSheet);
}

GeneratedSheet build_grafiekcijfers(Workshop& shop) {
    std::vector<TableColumn> columns;
    std::size_t longest = 0;
    for (const auto& column : shop.figures->all()) {
        columns.push_back({column.caption});
        longest = std::max(longest, column.cells.size());
    }
    auto table = shop.begin(kChartFigures, "Grafiekcijfers", "De cijfers achter de grafieken; #N/A is geen punt.", columns, 1);
    for (std::size_t i = 0; i < longest; ++i) {
        std::vector<Value> values;
        for (const auto& column : shop.figures->all()) values.push_back(i < column.cells.size() ? column.cells[i] : no_cell());
        if (!table.row(values)) break;
    }
    table.finish();
    table.sheet().hide();
    GeneratedSheet made{kChartFigures, {}, {}, {}};
    made.hidden = true;
    return made;
}

}  // namespace graadmeter
