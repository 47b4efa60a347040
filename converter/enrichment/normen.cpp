// SPDX-License-Identifier: EUPL-1.2
// Normen: a row for each indicator of the catalogue: where it stands, what was set for it and by whom. Overzicht counts its words.
#include <algorithm>
#include <span>

#include "enrichment/catalogue_columns.h"
#include "enrichment/reliability.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

std::string provenance_words(const Provenance& provenance, bool with_setter) {
    std::string result = with_setter ? provenance.set_by : provenance.source;
    if (!provenance.date.empty()) result += (result.empty() ? "" : ", ") + provenance.date;
    return result.empty() ? kNotStated : result;
}

std::string who_set(const TargetValue& target) {
    if (!target.set.set_by.empty()) return provenance_words(target.set, true);
    if (!target.proposed.set_by.empty()) return "voorstel: " + provenance_words(target.proposed, true);
    const Provenance& source = target.set.source.empty() ? target.proposed : target.set;
    return source.source.empty() ? kNotStated : "niet vermeld; bron: " + provenance_words(source, false);
}

// Linear between five bounds at 0, 25, 50, 75 and 100, clipped; the same for bounds that fall.
std::string score_formula(const std::string& cell, const std::vector<double>& bounds) {
    const char* within = bounds.back() > bounds.front() ? "<" : ">";
    const auto piece = [&](std::size_t i) {
        const std::string low = plain_number(bounds[i]), high = plain_number(bounds[i + 1]);
        return std::to_string(25 * i) + "+25*(" + cell + "-(" + low + "))/((" + high + ")-(" + low + "))";
    };
    std::string formula = piece(3);
    for (std::size_t i = 3; i-- > 0;)
        formula = "IF(" + cell + within + "(" + plain_number(bounds[i + 1]) + ")," + piece(i) + "," + formula + ")";
    return "MAX(0,MIN(100," + formula + "))";
}

bool distinct(const std::vector<double>& bounds) {
    return bounds.size() == 5 && std::adjacent_find(bounds.begin(), bounds.end()) == bounds.end();
}

struct NormCells {
    Value norm_class = word(kNoNorm), score = word(kNoNorm), source = word(kNoNorm), set_by = word(kNoNorm);
};

NormCells norm_cells(const IndicatorFacts& facts, const SeriesPoint* point, const std::string& value_cell,
                     const std::string& score_cell) {
    NormCells cells;
    const auto& norm = facts.indicator->norm;
    if (!facts.norm || !norm) return cells;   // V08: a norm without a source is not used
    cells.source = text(provenance_words(norm->provenance, false));
    cells.set_by = text(norm->provenance.set_by.empty() ? kNotStated : norm->provenance.set_by);
    cells.norm_class = cells.score = word(point ? kNotComparable : facts.missing_word());
    if (!facts.series || !facts.series->norm || !finite(facts.series->norm->score)) return cells;
    const NormResult& result = *facts.series->norm;
    cells.score = number(result.score, 0);
    cells.norm_class = text(dutch_word(result.norm_class));
    if (!point || !distinct(norm->bounds) || !nearly_equal(*point->value, result.value)) return cells;
    cells.score.formula = score_formula(value_cell, norm->bounds);
    // The class as a formula only where rounding cannot tip it over a border.
    const double within_class = result.score - 25 * static_cast<int>(result.score / 25);
    const auto by_score = static_cast<NormClass>(std::min(3, static_cast<int>(result.score / 25)));
    if (by_score == result.norm_class && (within_class > 1e-6 || result.score == 0))
        cells.norm_class.formula = "IF(" + score_cell + "<25,\"rood\",IF(" + score_cell + "<50,\"oranje\",IF(" + score_cell +
                                   "<75,\"groen\",\"goud\")))";
    return cells;
}

Value reached_value(const Indicator& indicator, const Series& series, const std::string& distance_cell) {
    if (!series.target->reached) return word("geen richting bekend");
    const bool reached = *series.target->reached;
    const double distance = series.target->distance;
    Value value = text(reached ? "ja" : "nee");
    if (indicator.direction == Direction::higher && (distance >= 0) == reached)
        value.formula = "IF(" + distance_cell + ">=0,\"ja\",\"nee\")";
    if (indicator.direction == Direction::lower && (distance <= 0) == reached)
        value.formula = "IF(" + distance_cell + "<=0,\"ja\",\"nee\")";
    return value;
}

std::string known_of(const RollUp& one) {
    const auto known = std::ranges::count_if(one.indicators, [](const RolledIndicator& each) { return each.score.has_value(); });
    return std::to_string(known) + " van " + std::to_string(one.indicators.size());
}

// "D03: 62 (3 van 4; dekking 75 %)" for each goal, theme or effect that the indicator counts in.
Value roll_up_value(const Indicator& indicator, std::span<const RollUp> roll_ups, const char* none) {
    std::string all;
    for (const RollUp& one : roll_ups) {
        if (std::ranges::find(one.indicators, indicator.id, &RolledIndicator::indicator) == one.indicators.end()) continue;
        all += (all.empty() ? "" : "; ") + one.level + ": " + (one.score ? dutch_number(*one.score, 0) : "geen score") + " (" + known_of(one) + "; dekking " +
               dutch_number(100 * one.coverage, 0) + " %";
        if (one.periods.size() > 1) all += ", peiljaren " + one.periods.front().text() + " tot " + one.periods.back().text();
        all += ")";
    }
    return all.empty() ? word(none) : text(all);
}

// "2027: 12 (gemeenteraad, 2023-11-09; ...)": what was replaced, with why (R99).
Value former_targets_value(const Indicator& indicator, int decimals) {
    std::string all;
    for (const TargetValue& target : indicator.former_targets) {
        all += (all.empty() ? "" : "; ") + target.period.text() + ": " + dutch_number(target.value, decimals) + " (" + who_set(target);
        if (!target.reason.empty()) all += "; " + target.reason;
        all += ")";
    }
    return all.empty() ? word("geen") : text(all);
}

// How much of the way from nulmeting to streefwaarde is covered.
Value attained_value(const IndicatorFacts& facts, const std::string& value_cell, const std::string& baseline_cell, const std::string& target_cell) {
    if (!facts.target) return word(kNoTarget);
    const SeriesPoint* point = facts.measured();
    if (!point) return word(facts.missing_word());
    if (!facts.series->path) return word(facts.baseline ? kNotComparable : kNoBaseline);
    const TargetPath& path = *facts.series->path;
    Value value = number(100 * std::clamp(path.attained, 0.0, 1.0), 0);
    const bool same = nearly_equal(*point->value, path.latest.value) && facts.baseline && nearly_equal(*facts.baseline, path.baseline.value) &&
                      nearly_equal(facts.target->value, path.target.value);
    if (same) value.formula = "MAX(0,MIN(100,100*(" + value_cell + "-" + baseline_cell + ")/(" + target_cell + "-" + baseline_cell + ")))";
    return value;
}

constexpr const char* kDoesNotCount = "telt niet mee";
constexpr std::uint32_t kValueColumn = 8, kBaselineColumn = 10, kTargetColumn = 12, kDistanceColumn = 14, kClassColumn = 17, kScoreColumn = 18;

}  // namespace

Value norm_class_value(const IndicatorFacts& facts) {
    Value result = norm_cells(facts, facts.measured(), "", "").norm_class;
    result.formula.clear();
    return result;
}

Value norm_score_value(const IndicatorFacts& facts) {
    Value result = norm_cells(facts, facts.measured(), "", "").score;
    result.formula.clear();
    return result;
}

GeneratedSheet build_normen(Workshop& shop) {
    using enum CatalogueColumns::Kind;
    const CatalogueColumns more(shop, {horizon, domain, text_set});
    std::vector<TableColumn> columns{
        {"Indicator"}, {"Naam", 36}, {"Thema", 24}, {"Hoort bij", 20}, {"Soort"}, {"Richting"}, {"Eenheid"}, {"Laatste waarde"},
        {"Peiljaar"}, {"Nulmeting"}, {"Jaar nulmeting"}, {"Streefwaarde"}, {"Streefjaar"}, {"Afstand tot streefwaarde"},
        {"Streefwaarde bereikt"}, {"Streefwaarde vastgesteld door", 24}, {"Norm"}, {"Score op de norm (0-100)"},
        {"Bron van de norm", 24}, {"Norm vastgesteld door", 20}, {"Bron van de gegevens", 24}, {"Ontwikkeling"}};
    more.add_columns(columns);
    columns.insert(columns.end(), {{"Score van doel, thema en effect", 30, false}, {"Vervangen streefwaarden", 30, false}});
    const Assessment& assessment = shop.input.assessment;
    const bool attains = !assessment.attained.empty();   // else there is nothing to say of it
    if (attains) columns.insert(columns.end(), {{"Doelbereik (0-100)", 14, false}, {"Doelbereik van doel, thema en effect", 30, false}});
    const bool reliability = knows_reliability(shop);
    if (reliability) columns.push_back({kReliability, 20, false});
    auto table = shop.begin(
        "Normen", "Normen en streefwaarden",
        "Waar elke indicator staat tegenover zijn nulmeting, streefwaarde en norm. Een norm of streefwaarde geldt alleen met een bron; "
        "afstanden van percentages zijn in %-punt.",
        columns, 2);
    for (const auto& facts : shop.facts.indicators()) {
        const Indicator& indicator = *facts.indicator;
        const std::uint32_t row = table.next_row();
        const auto cell = [&](std::uint32_t column) { return to_a1(CellAddress{row, column}); };
        const SeriesPoint* point = facts.measured();
        const int decimals = facts.series ? decimals_of(&indicator, facts.series->unit, facts.series->points) : indicator.decimals;

        Value distance = word(kNoTarget), reached = word(kNoTarget);
        if (facts.target) {
            distance = reached = word(point ? kNotComparable : facts.missing_word());
            if (point && facts.series->target && finite(facts.series->target->distance)) {
                const auto& measured = *facts.series->target;
                distance = difference(measured.distance, decimals);
                const bool same = nearly_equal(*point->value - facts.target->value, measured.distance);
                if (same) distance.formula = cell(kValueColumn) + "-" + cell(kTargetColumn);
                reached = reached_value(indicator, *facts.series, cell(kDistanceColumn));
                if (!same) reached.formula.clear();
            }
        }
        const NormCells norm = norm_cells(facts, point, cell(kValueColumn), cell(kScoreColumn));
        const Value baseline = facts.baseline          ? number(*facts.baseline, decimals)
                               : facts.baseline_period ? word("nog te bepalen")
                                                       : word(kNoBaseline);
        const bool has_target = facts.target != nullptr;
        std::vector<Value> values{text(indicator.id), text(indicator.name), text(facts.theme.empty() ? "geen thema" : facts.theme),
                        facts.levels.empty() ? word("geen doel of thema") : text(joined(facts.levels, "; ")), text(dutch_word(indicator.kind)),
                        text(std::string(dutch_word(indicator.direction)) + (indicator.direction_uncertain ? " (inschatting)" : "")),
                        text(unit_label(point && indicator.unit.empty() ? facts.series->unit : indicator.unit)),
                        point ? shop.facts.figure(point->place, *point->value, decimals) : word(facts.missing_word()),
                        point ? period_value(point->period) : word(facts.missing_word()), baseline,
                        facts.baseline_period ? period_value(*facts.baseline_period) : word(kNoBaseline),
                        has_target ? number(facts.target->value, decimals) : word(kNoTarget),
                        has_target ? period_value(facts.target->period) : word(kNoTarget), distance, reached,
                        has_target ? text(who_set(*facts.target)) : word(kNoTarget), norm.norm_class, norm.score, norm.source,
                        norm.set_by, indicator.source.empty() ? word(kNotStated) : text(indicator.source),
                        development_value(facts.series, facts.missing_word())};
        more.add_cells(values, &indicator, facts.target);
        values.push_back(roll_up_value(indicator, assessment.roll_ups, assessment.roll_ups.empty() ? kNoNorm : kDoesNotCount));
        values.push_back(former_targets_value(indicator, decimals));
        if (attains) {
            values.push_back(attained_value(facts, cell(kValueColumn), cell(kBaselineColumn), cell(kTargetColumn)));
            values.push_back(roll_up_value(indicator, assessment.attained, facts.target ? kDoesNotCount : kNoTarget));
        }
        if (reliability) values.push_back(reliability_value(shop, indicator.id, point, "$" + cell(1)));
        if (!table.row(values)) break;
    }
    const std::string class_cell = "$" + to_a1(CellAddress{kFirstRow, kClassColumn});
    for (const auto& [name, look] : {std::pair{"rood", Look::norm_red}, {"oranje", Look::norm_orange}, {"groen", Look::norm_green},
                                     {"goud", Look::norm_gold}})
        table.sheet().shade_when(table.column_range(kClassColumn), class_cell + "=\"" + name + "\"", look);
    table.finish();
    const CellRange scores = table.column_range(kScoreColumn);
    shop.norm_scores = quoted_sheet_name(shop.sheet_names.at("Normen")) + "!" + to_a1(scores.first, true) + ":" + to_a1(scores.last, true);
    return {"Normen", {}, {}, {}};
}

}  // namespace graadmeter
