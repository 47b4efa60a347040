// SPDX-License-Identifier: EUPL-1.2
// P&C Raad and P&C College: the same goals for who steers and for who carries out (R101). The council sees effects, goals, targets and
// budget with the three W questions; the executive sees programmes, efforts and performance.
#include <algorithm>
#include <functional>

#include "enrichment/catalogue_columns.h"
#include "enrichment/level_counts.h"
#include "enrichment/p_en_c.h"
#include "enrichment/question_columns.h"
#include "model/dutch_number.h"

namespace graadmeter {
namespace {

constexpr const char* kNoMoment = " De vragen komen erbij zodra er een moment is vastgelegd.";

// A row of either sheet: a level of the catalogue, or one that is gone but of which something was typed.
struct LevelRow {
    std::string code;
    const Level* level = nullptr;
};

std::vector<LevelRow> level_rows(const Workshop& shop, const std::string& sheet) {
    std::vector<LevelRow> rows;
    for (const Level* level : steered_levels(shop)) rows.push_back({level->id, level});
    for (const std::string& code : shop.answers.rows(sheet))
        if (std::ranges::find(rows, code, &LevelRow::code) == rows.end()) rows.push_back({code, shop.input.catalogue.level(code)});
    return rows;
}

// The levels of a kind that this one serves, directly or through others; itself when it is of that kind.
std::vector<const Level*> served(const Catalogue& catalogue, const Level& level, const std::string& kind) {
    std::vector<const Level*> found, todo{&level};
    for (std::size_t i = 0; i < todo.size(); ++i) {
        if (todo[i]->kind == kind) found.push_back(todo[i]);
        for (const auto& id : todo[i]->serves)
            if (const Level* above = catalogue.level(id); above && std::ranges::find(todo, above) == todo.end()) todo.push_back(above);
    }
    return found;
}

Value served_names(const Workshop& shop, const LevelRow& row, const std::string& kind, const char* missing) {
    if (!row.level) return word(kNotStated);
    std::string all;
    for (const Level* level : served(shop.input.catalogue, *row.level, kind)) all += (all.empty() ? "" : "; ") + level->id + " " + level->name;
    return all.empty() ? word(missing) : text(all);
}

std::optional<Period> last_budget_period(const FinancialFrame& frame) {
    std::optional<Period> last;
    for (const auto& line : frame.lines)
        if (!last || line.period.axis() > last->axis()) last = line.period;
    return last;
}

// Of the one opgave that the level belongs to: a goal has no budget of its own.
Value budget_value(const Workshop& shop, const Level* level, const Period& period) {
    if (!level) return word(kNotStated);
    const auto tasks = served(shop.input.catalogue, *level, "opgave");
    if (tasks.size() != 1) return word(tasks.empty() ? "geen opgave" : "meer dan één opgave");
    const auto budget = budget_of(shop.input.catalogue.financial_frame, tasks.front()->id, period);
    if (!budget) return word("geen budget");
    const std::string& table = shop.table_names.at("P&C budget");
    return computed("SUMIFS(" + table + "[Bedrag " + period.text() + "]," + table + "[Code]," + quoted_text(tasks.front()->id) + "," + table + "[Telt mee],\"ja\")",
                    number(*budget, 0));
}

// Efforts on the sheet Inspanningen that name this goal: "D01 naam", or the code alone.
Value effort_count(const Workshop& shop, const std::string& code, const std::string& code_cell, const std::string& status) {
    std::uint64_t found = 0;
    for (const std::string& row : shop.answers.rows("Inspanningen")) {
        const std::string& goal = shop.answers.at("Inspanningen", row, "doel");
        if (goal.substr(0, goal.find(' ')) == code && (status.empty() || shop.answers.at("Inspanningen", row, "status") == status)) ++found;
    }
    const auto goals = shop.answer_ranges.find({"Inspanningen", "doel"}), states = shop.answer_ranges.find({"Inspanningen", "status"});
    if (goals == shop.answer_ranges.end() || states == shop.answer_ranges.end()) return count(found);   // not made, or not asked any more
    std::string condition = "--(LEFT(" + goals->second + "&\" \",LEN(" + code_cell + ")+1)=" + code_cell + "&\" \")";
    if (!status.empty()) condition += "*(" + states->second + "=" + quoted_text(status) + ")";
    return computed("SUMPRODUCT(" + condition + ")", count(found));
}

// "Aantal voorzieningen: 12 (2025)" for each indicator of effort below the level.
Value effort_indicators(const Workshop& shop, const std::string& code) {
    std::string all;
    for (const auto& facts : shop.facts.indicators()) {
        if (facts.indicator->kind != IndicatorKind::effort || std::ranges::find(facts.levels, code) == facts.levels.end()) continue;
        const SeriesPoint* last = facts.last();
        all += (all.empty() ? "" : "; ") + facts.indicator->name + ": " +
               (last ? dutch_number(*last->value, decimals_of(facts.indicator, facts.series->unit, last->value)) + " (" + last->period.text() + ")"
                     : std::string(facts.missing_word()));
    }
    return all.empty() ? word("geen indicator van inzet") : text(all);
}

// A sheet with a row for each level: its code and name, what `facts` adds, and the questions of each moment.
GeneratedSheet build_view(Workshop& shop, const std::string& sheet, const std::vector<TableColumn>& fact_columns,
                          const std::function<void(std::vector<Value>&, const LevelRow&, const std::string& code_cell)>& facts) {
    std::vector<TableColumn> columns{{"Code"}, {"Doel of effect", 36}};
    columns.insert(columns.end(), fact_columns.begin(), fact_columns.end());
    const QuestionColumns questions(shop, sheet, columns);
    const Questionnaire& wording = form_of(shop.forms, sheet)->wording;
    auto table = shop.begin(sheet, wording.title, wording.purpose + (shop.answers.moments().empty() ? kNoMoment : kDashMeansOpen), columns, 2);
    for (const LevelRow& row : level_rows(shop, sheet)) {
        std::vector<Value> values{text(row.code), row.level ? text(row.level->name + plan_mark(*row.level)) : word("niet meer in de catalogus")};
        facts(values, row, "$A" + std::to_string(table.next_row()));
        questions.add_cells(values, row.code);
        if (!table.row(values)) break;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in(sheet);
}

}  // namespace

std::vector<const Level*> steered_levels(const Workshop& shop) {
    return levels_of_first(shop.input.catalogue, {"doel", "maatschappelijk-effect", "opgave", "thema"});
}

GeneratedSheet build_pc_council(Workshop& shop) {
    const std::vector<const char*> counted{"Indicatoren", "Met gegevens", "Met streefwaarde", "Streefwaarde bereikt", "Verbetert", "Verslechtert"};
    const auto period = shop.makes("P&C budget") ? last_budget_period(shop.input.catalogue.financial_frame) : std::nullopt;
    std::vector<TableColumn> columns{{"Effecten", 30}, {"Opgaven", 26}};
    const bool horizons = has_horizons(shop.input.catalogue);
    if (horizons) columns.push_back({"Horizon", 14});
    for (const char* caption : counted) columns.push_back({caption, 15});
    if (period) columns.push_back({"Budget van de opgave " + period->text() + " (" + unit_label(shop.input.catalogue.financial_frame.unit) + ")", 18});
    return build_view(shop, "P&C Raad", columns, [&](std::vector<Value>& values, const LevelRow& row, const std::string& code_cell) {
        values.push_back(served_names(shop, row, "maatschappelijk-effect", "geen effect"));
        values.push_back(served_names(shop, row, "opgave", "geen opgave"));
        if (horizons) values.push_back(row.level ? horizon_value(shop.input.catalogue, *row.level) : word(kNotStated));
        for (const char* caption : counted) values.push_back(looked_up_count(shop, caption, row.code, code_cell));
        if (period) values.push_back(budget_value(shop, row.level, *period));
    });
}

GeneratedSheet build_pc_executive(Workshop& shop) {
    const std::vector<const char*> statuses{"niet gestart", "loopt", "gereed", "vertraagd"};
    std::vector<TableColumn> columns{{"Opgaven", 26}, {"Indicatoren van inzet", 44}, {"Inspanningen", 15}};
    for (const char* status : statuses) columns.push_back({std::string("Inspanningen ") + status, 15});
    return build_view(shop, "P&C College", columns, [&](std::vector<Value>& values, const LevelRow& row, const std::string& code_cell) {
        values.push_back(served_names(shop, row, "opgave", "geen opgave"));
        values.push_back(effort_indicators(shop, row.code));
        values.push_back(effort_count(shop, row.code, code_cell, ""));
        for (const char* status : statuses) values.push_back(effort_count(shop, row.code, code_cell, status));
    });
}

}  // namespace graadmeter
