// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include <ostream>

#include "command/catalogue_view.h"

namespace graadmeter {
namespace {

using Json = nlohmann::ordered_json;

template <class Item, class Convert>
Json list(const std::vector<Item>& items, Convert convert) {
    Json result = Json::array();
    for (const Item& item : items) result.push_back(convert(item));
    return result;
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json provenance(const Provenance& from) {
    return {{"bron", from.source}, {"datum", from.date}, {"door", from.set_by}};
}

Json text_set(const Provenance& decision) { return decision.set_by.empty() ? Json(nullptr) : provenance(decision); }

Json component(const Component& part) {
    return {{"id", part.id}, {"naam", part.name}, {"eenheid", part.unit}, {"richting", xml_word(part.direction)}};
}

Json target(const TargetValue& value) {
    return {{"periode", value.period.text()},       {"waarde", value.value},        {"hypothetisch", value.hypothetical},
            {"voorgesteld", provenance(value.proposed)}, {"vastgesteld", provenance(value.set)}, {"reden", value.reason}};
}

Json known_value(const KnownValue& value) {
    return {{"periode", value.period.text()}, {"waarde", value.value}, {"landelijk", or_null(value.national)},
            {"groep", value.group},           {"herkomst", provenance(value.provenance)}};
}

Json norm(const std::optional<Norm>& given) {
    if (!given) return nullptr;
    return {{"grenzen", given->bounds}, {"herkomst", provenance(given->provenance)}};
}

Json baseline(const std::optional<BaselineValue>& given) {
    if (!given) return nullptr;
    return {{"periode", given->period.text()}, {"waarde", or_null(given->value)}, {"herkomst", provenance(given->provenance)}};
}

Json indicator(const Indicator& each) {
    return {{"id", each.id},
            {"naam", each.name},
            {"synoniemen", each.synonyms},
            {"definitie", each.definition},
            {"eenheid", each.unit},
            {"richting", xml_word(each.direction)},
            {"richting_inschatting", each.direction_uncertain},
            {"soort", dutch_word(each.kind)},
            {"meting", each.perception},
            {"populatie", each.population},
            {"minimum", or_null(each.minimum)},
            {"maximum", or_null(each.maximum)},
            {"decimalen", each.decimals},
            {"frequentie_jaren", or_null(each.frequency_years)},
            {"kleinste_gebied", each.smallest_area},
            {"bron", each.source},
            {"bron_soort", each.source_type},
            {"eigenaar", each.owner_function},
            {"kleine_aantallen", or_null(each.small_count_threshold)},
            {"gewicht", each.weight},
            {"samenstelling", each.composition},
            {"onderdelen", list(each.components, component)},
            {"norm", norm(each.norm)},
            {"nulmeting", baseline(each.baseline)},
            {"streefwaarden", list(each.targets, target)},
            {"vervallen_streefwaarden", list(each.former_targets, target)},
            {"bekende_waarden", list(each.known_values, known_value)},
            {"reeksbreuken", list(each.breaks, [](const SeriesBreak& cut) -> Json { return {{"jaar", cut.year}, {"reden", cut.reason}}; })},
            {"bbv", each.bbv_number},
            {"taakveld", each.taakveld},
            {"pc_code", each.pc_code},
            {"ruimtelijk", each.spatial_tag},
            {"modellen", list(each.models, [](const ModelPlace& place) -> Json { return {{"naam", place.model}, {"thema", place.theme}}; })},
            {"opvolger", each.successor},
            {"thema", each.theme},
            {"doelen", each.goals},
            {"zonder_waarde", each.when_missing},
            {"onzeker", each.uncertain},
            {"noot", each.note},
            {"vervallen", each.dropped},
            {"programmabegroting", or_null(each.in_budget)},
            {"nog_niet_opgenomen", each.planned},
            {"gepland", each.planned_for},
            {"domeinen", each.domains},
            {"tekst_vastgesteld", text_set(each.text_set)},
            {"herkomst", each.origin}};
}

Json level(const Level& each) {
    return {{"id", each.id},
            {"soort", each.kind},
            {"naam", each.name},
            {"synoniemen", each.synonyms},
            {"telt_mee", each.in_scope},
            {"draagt_bij_aan", each.serves},
            {"ook_aan", each.also_serves},
            {"gebieden", each.spatial_rule},
            {"vanaf", or_null(each.base_year)},
            {"jaar", or_null(each.target_year)},
            {"horizon", or_null(each.horizon)},
            {"langer_dan_looptijd", each.beyond_term},
            {"nog_niet_opgenomen", each.planned},
            {"gepland", each.planned_for},
            {"domeinen", each.domains},
            {"taakveld", each.taakveld},
            {"noot", each.note},
            {"tekst_vastgesteld", text_set(each.text_set)},
            {"herkomst", each.origin}};
}

Json included(const IncludedCatalogue& each) {
    return {{"id", each.id}, {"naam", each.name}, {"versie", each.version}, {"bron", each.source}, {"pakket", each.pack}};
}

Json budget_line(const BudgetLine& line) {
    return {{"niveau", line.level},
            {"laag", line.layer},
            {"naam", line.name},
            {"waarvan", line.of_which},
            {"periode", line.period.text()},
            {"bedrag", line.amount},
            {"incidenteel", or_null(line.incidental)},
            {"noot", line.note}};
}

Json key_figure(const KeyFigure& figure) {
    return {{"onderwerp", figure.theme},
            {"naam", figure.name},
            {"eenheid", figure.unit},
            {"periode", figure.period ? Json(figure.period->text()) : Json(nullptr)},
            {"waarde", figure.value},
            {"landelijk", or_null(figure.national)},
            {"bron", figure.source},
            {"noot", figure.note}};
}

Json event(const Event& each) {
    return {{"naam", each.name}, {"jaar", each.from}, {"tot", or_null(each.until)}, {"bron", each.source}, {"noot", each.note}, {"indicatoren", each.indicators}};
}

Json growth_figure(const GrowthFigure& figure) {
    return {{"soort", xml_word(figure.subject)},
            {"voorziening", figure.facility},
            {"periode", figure.period ? Json(figure.period->text()) : Json(nullptr)},
            {"waarde", figure.value},
            {"bron", figure.source},
            {"noot", figure.note}};
}

}  // namespace

void show_catalogue_json(const Catalogue& catalogue, std::ostream& out) {
    const FinancialFrame& frame = catalogue.financial_frame;
    const Json json{
        {"id", catalogue.id},
        {"naam", catalogue.name},
        {"pakket", catalogue.pack},
        {"gemeente", catalogue.municipality},
        {"gemeentenaam", catalogue.municipality_name},
        {"versie", catalogue.version},
        {"geldig_van", catalogue.valid_from},
        {"geldig_tot", catalogue.valid_until},
        {"bron", catalogue.source},
        {"vergelijking", catalogue.reference_regions},
        {"voorvoegsel", catalogue.prefix},
        {"neemt_op", list(catalogue.includes, included)},
        {"niveaus", list(catalogue.levels, level)},
        {"indicatoren", list(catalogue.indicators, indicator)},
        {"financieel_kader", {{"eenheid", frame.unit}, {"bron", frame.source}, {"posten", list(frame.lines, budget_line)}}},
        {"gebeurtenissen", list(catalogue.events, event)},
        {"kerncijfers", list(catalogue.key_figures, key_figure)},
        {"groeicijfers", list(catalogue.growth, growth_figure)},
        {"wijzigingen", list(catalogue.history, [](const CatalogueEdit& edit) -> Json {
             return {{"versie", edit.version}, {"datum", edit.date}, {"wat", edit.what}, {"besluit", edit.decided_by}};
         })},
    };
    out << json.dump(2) << "\n";
}

}  // namespace graadmeter
