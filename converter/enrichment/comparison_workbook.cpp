// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/comparison_workbook.h"

#include "enrichment/facts.h"
#include "enrichment/standalone_workbook.h"

namespace graadmeter {
namespace {

std::string place_text(const Collection& collection, const Place& place) {
    return collection.file_of(place).name + "\n" + quoted_sheet_name(collection.sheet_of(place).name) + "!" + to_a1(place.cell);
}

// Of one side: value, status, place.
template <typename Item>
const Item* item_at(const std::vector<Item>& items, const std::optional<std::size_t>& at) { return at ? &items[*at] : nullptr; }

Value value_of(const Observation* one) {
    if (!one) return word(kNothing);
    if (one->value) return number(*one->value);
    return word(one->below > 0 ? "<" + std::to_string(one->below) : dutch_word(one->status));
}

StandaloneSheet figures(const ComparisonInput& input) {
    StandaloneSheet sheet{"Cijfers", "Gewijzigde_cijfers", "Wat er nieuw is, vervallen is of een andere waarde, eenheid of status heeft gekregen.", 2,
                          {{"Wat"}, {"Indicator"}, {"Regio"}, {"Periode"}, {"Groep"}, {"Was"}, {"Wordt"}, {"Verschil"}, {"Eenheid"}, {"Status was"}, {"Status wordt"}, {"Plaats was", 50}, {"Plaats wordt", 50}},
                          {}, "geen verschillen"};
    for (const FigureChange& change : input.comparison.figures) {
        const Observation* before = item_at(input.before.observations, change.before);
        const Observation* after = item_at(input.after.observations, change.after);
        const Observation& key = before ? *before : *after;
        const bool difference = before && after && before->value && after->value && before->unit == after->unit;
        const std::string units = before && after && before->unit != after->unit ? unit_label(before->unit) + " → " + unit_label(after->unit) : unit_label(key.unit);
        sheet.rows.push_back({text(dutch_word(change.kind)), text(key.component.empty() ? key.indicator : key.component), text(input.regions.name(key.region)), period_value(key.period),
                              text(group_label(key.group)), value_of(before), value_of(after), difference ? graadmeter::difference(*after->value - *before->value) : word(kNothing), text(units),
                              before ? text(dutch_word(before->status)) : word(kNothing), after ? text(dutch_word(after->status)) : word(kNothing),
                              before ? text(place_text(input.before, before->place)) : word(kNothing), after ? text(place_text(input.after, after->place)) : word(kNothing)});
    }
    return sheet;
}

StandaloneSheet answers(const ComparisonInput& input) {
    StandaloneSheet sheet{"Antwoorden", "Gewijzigde_antwoorden", "Wat mensen anders hebben ingevuld.", 2,
                          {{"Wat"}, {"Indicator"}, {"Vragenlijst"}, {"Vraag"}, {"Was", 50}, {"Wordt", 50}, {"Plaats was", 50}, {"Plaats wordt", 50}}, {}, "geen verschillen"};
    for (const AnswerChange& change : input.comparison.answers) {
        const Answer* before = item_at(input.before.answers, change.before);
        const Answer* after = item_at(input.after.answers, change.after);
        const Answer& key = before ? *before : *after;
        const auto words = [](const Answer* one) { return one && !one->text.empty() ? text(one->text) : word(kNothing); };
        sheet.rows.push_back({text(dutch_word(change.kind)), text(key.indicator), text(key.sheet_key), text(key.question), words(before), words(after),
                              before ? text(place_text(input.before, before->place)) : word(kNothing), after ? text(place_text(input.after, after->place)) : word(kNothing)});
    }
    return sheet;
}

}  // namespace

void write_comparison_workbook(const ComparisonInput& input, const std::filesystem::path& package) {
    write_standalone_workbook({figures(input), answers(input)}, input.origin, input.date, package);
}

void write_catalogue_comparison_workbook(const CatalogueComparison& comparison, const std::string& origin, const Date& date, const std::filesystem::path& package) {
    StandaloneSheet sheet{"Catalogus", "Gewijzigde_catalogus", "Wat er in de nieuwe versie van de catalogus bij is, weg is of anders is, per eigenschap.", 4,
                          {{"Wat"}, {"Soort", 18}, {"Code"}, {"Naam", 40}, {"Eigenschap", 24}, {"Was", 44}, {"Wordt", 44}, {"Opmerking", 36}}, {}, "geen verschillen"};
    const auto or_nothing = [](const std::string& words) { return words.empty() ? word(kNothing) : text(words); };
    for (const CatalogueChange& one : comparison.changes) {
        const auto add = [&](const PropertyChange& property) {
            sheet.rows.push_back({text(dutch_word(one.kind)), text(one.subject), or_nothing(one.id), text(one.name), or_nothing(property.property), or_nothing(property.before),
                                  or_nothing(property.after), or_nothing(one.remark)});
        };
        if (one.properties.empty()) add({});
        for (const PropertyChange& property : one.properties) add(property);
    }
    write_standalone_workbook({sheet}, origin, date, package);
}

}  // namespace graadmeter
