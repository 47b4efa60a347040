// SPDX-License-Identifier: EUPL-1.2
// P&C: for each indicator what was realised beside its target, and what stood there at each moment of the cycle (R96, R99, R109, R133).
// Figures of a moment are numbers, frozen when that moment was first asked for; no later run changes them.
#include "enrichment/p_en_c.h"

#include <algorithm>

#include "enrichment/catalogue_columns.h"
#include "enrichment/question_columns.h"
#include "model/dutch_number.h"

namespace graadmeter {
namespace {

constexpr const char* kGone = "niet meer in de catalogus";
constexpr const char *kValue = "Realisatie", *kPeriod = "Peiljaar", *kTarget = "Streefwaarde", *kTargetPeriod = "Streefjaar";

Value or_none(const std::string& words, const char* missing) { return words.empty() ? word(missing) : text(words); }

// A figure as an earlier run wrote it: a number again, a year without decimals.
Value recorded_value(const std::string& earlier, int decimals, bool period) {
    const auto reading = parse_number(earlier, DecimalMark::comma);
    if (!reading || reading->with_suffix || reading->percent_sign) return word(earlier);
    return period ? Value{reading->value, {}, {Look::year}} : number(reading->value, decimals);
}

Value current_value(const Workshop& shop, const PcRow& row, const std::string& caption, std::optional<int> year) {
    if (!row.facts) return word(kGone);
    const IndicatorFacts& facts = *row.facts;
    const SeriesPoint* point = facts.measured();
    const TargetValue* target = year ? target_for(*facts.indicator, *year) : facts.target;
    const int decimals = facts.series ? decimals_of(facts.indicator, facts.series->unit, facts.series->points) : facts.indicator->decimals;
    if (caption == kValue) return point ? shop.facts.figure(point->place, *point->value, decimals) : word(facts.missing_word());
    if (caption == kPeriod) return point ? period_value(point->period) : word(facts.missing_word());
    if (!target) return word(kNoTarget);
    return caption == kTarget ? number(target->value, decimals) : period_value(target->period);
}

// What is frozen of a moment: an earlier run's, or today's when this run is the first with that moment.
Value frozen_value(const Workshop& shop, const PcRow& row, const Moment& moment, const std::string& what, const std::string& earlier) {
    const int decimals = row.facts ? row.facts->indicator->decimals : -1;
    if (!earlier.empty()) return recorded_value(earlier, decimals, what == "peiljaar" || what == "streefjaar");
    const auto now = parse_moment(shop.input.moment);
    if (!now || now->text() != moment.text() || shop.answers.recorded(moment)) return word(kNotIncluded);
    const char* caption = what == "waarde" ? kValue : what == "peiljaar" ? kPeriod : what == "streefwaarde" ? kTarget : kTargetPeriod;
    Value value = current_value(shop, row, caption, moment.year);
    value.formula.clear();   // frozen
    return value;
}

Value distance_value(const PcRow& row, const std::string& at) {
    if (!row.facts) return word(kGone);
    const SeriesPoint* point = row.facts->measured();
    if (!row.facts->target) return word(kNoTarget);
    if (!point) return word(row.facts->missing_word());
    if (!row.facts->series->target || !nearly_equal(*point->value - row.facts->target->value, row.facts->series->target->distance)) return word(kNotComparable);
    const int decimals = decimals_of(row.facts->indicator, row.facts->series->unit, row.facts->series->points);
    return computed("$I" + at + "-$K" + at, difference(*point->value - row.facts->target->value, decimals));
}

}  // namespace

std::string name_part(std::string_view code) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    for (const char c : code) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
        if (plain) result += c;
        else if (c == '-') result += '_';
        else if (c == '_') result += "__";
        else ((result += "_x") += kHex[byte >> 4]) += kHex[byte & 15];
    }
    return result;
}

std::vector<PcRow> pc_rows(const Workshop& shop) {
    std::vector<PcRow> rows;
    for (const auto& facts : shop.facts.indicators()) rows.push_back({facts.indicator->id, &facts});
    for (const std::string& code : shop.answers.rows("P&C"))
        if (!shop.input.catalogue.indicator(code)) rows.push_back({code, nullptr});
    return rows;
}

const TargetValue* target_for(const Indicator& indicator, int year) {
    const TargetValue* last = nullptr;
    for (const auto& target : indicator.targets) {
        if (target.hypothetical) continue;
        last = &target;
        if (target.period.year >= year) break;
    }
    return last;
}

std::vector<LinkedFigure> linked_figures(const Workshop& shop) {
    std::vector<LinkedFigure> figures{{kValue, "waarde", ""}, {kPeriod, "peiljaar", ""}, {kTarget, "streefwaarde", ""}, {kTargetPeriod, "streefjaar", ""}};
    const Form& form = *form_of(shop.forms, "P&C");
    for (const Moment& moment : shop.answers.moments())
        for (const Question& question : form.recorded)
            figures.push_back({question.caption + " " + moment.text(), name_part(moment.text()) + "_" + question.id, moment.text() + ":" + question.id});
    return figures;
}

Value pc_value(const Workshop& shop, const PcRow& row, const std::string& caption) {
    const Form& form = *form_of(shop.forms, "P&C");
    const auto moment = moment_of_caption(form, caption);
    if (!moment) return current_value(shop, row, caption, {});
    const Questionnaire columns = columns_of(form, std::vector{*moment}, true);
    const Question& question = *columns.by_caption(caption);
    return frozen_value(shop, row, *moment, std::string(without_moment(question.id)), shop.answers.at("P&C", row.code, question.id));
}

GeneratedSheet build_pc(Workshop& shop) {
    std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 36}, {"Hoort bij", 16}, {"Soort"}, {"BBV-nummer"}, {"Taakveld"}, {"P&C-code"}, {"Eenheid"},
                                     {kValue}, {kPeriod}, {kTarget}, {kTargetPeriod}, {"Afstand tot streefwaarde"}};
    using enum CatalogueColumns::Kind;
    const CatalogueColumns more(shop, {in_budget, domain, text_set});
    more.add_columns(columns);
    const QuestionColumns questions(shop, "P&C", columns);
    columns.push_back({"Naam om naar te verwijzen", 26, false});
    const Questionnaire& wording = form_of(shop.forms, "P&C")->wording;
    std::string purpose = wording.purpose;
    if (shop.answers.moments().empty()) purpose += " Er is nog geen moment vastgelegd; dat doet u bij het verrijken met --moment, bijvoorbeeld --moment BEG-2026.";
    auto table = shop.begin("P&C", wording.title, purpose + kDashMeansOpen, columns, 2);
    for (const PcRow& row : pc_rows(shop)) {
        const Indicator* indicator = row.facts ? row.facts->indicator : nullptr;
        std::vector<Value> values{text(row.code), indicator ? text(indicator->name) : word(kGone), or_none(indicator ? belongs_to(*indicator) : "", indicator ? "geen doel of thema" : kGone),
                                  indicator ? text(dutch_word(indicator->kind)) : word(kGone), or_none(indicator ? indicator->bbv_number : "", "geen"),
                                  or_none(indicator ? taakveld_words(shop, *indicator) : "", kNotStated), or_none(indicator ? indicator->pc_code : "", kNotStated),
                                  row.facts ? text(unit_label(row.facts->unit())) : word(kGone)};
        for (const char* caption : {kValue, kPeriod, kTarget, kTargetPeriod}) values.push_back(current_value(shop, row, caption, {}));
        values.push_back(distance_value(row, std::to_string(table.next_row())));
        more.add_cells(values, indicator);
        questions.add_cells(values, row.code, [&](const Moment& moment, const Question& question, const std::string& earlier) {
            return frozen_value(shop, row, moment, std::string(without_moment(question.id)), earlier);
        });
        values.push_back(text("GM_" + name_part(row.code) + "_waarde"));
        if (!table.row(values)) break;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in("P&C");
}

}  // namespace graadmeter
