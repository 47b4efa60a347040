// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue_changes.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// Properties in words, in the order in which they are told. Those without a value are left out.
class Properties {
public:
    void add(const std::string& name, const std::string& value) {
        if (!value.empty()) all_.emplace_back(name, value);
    }
    void add(const std::string& name, const std::optional<double>& value) {
        if (value) add(name, dutch_number(*value));
    }
    void add(const std::string& name, const std::optional<int>& value) {
        if (value) add(name, std::to_string(*value));
    }
    void add_if(const std::string& name, bool holds) { add(name, std::string(holds ? "ja" : "")); }

    [[nodiscard]] std::vector<PropertyChange> changes_to(const Properties& after) const {
        std::vector<PropertyChange> result;
        for (const auto& [name, value] : all_)
            if (const std::string other = after.value(name); other != value) result.push_back({name, value, other});
        for (const auto& [name, value] : after.all_)
            if (this->value(name).empty()) result.push_back({name, "", value});
        return result;
    }

private:
    [[nodiscard]] std::string value(const std::string& name) const {
        const auto found = std::ranges::find(all_, name, &std::pair<std::string, std::string>::first);
        return found == all_.end() ? "" : found->second;
    }
    std::vector<std::pair<std::string, std::string>> all_;
};

std::string decided(const Provenance& from) {
    std::string result;
    for (const std::string& part : {from.set_by, from.date, from.source}) result += part.empty() ? "" : (result.empty() ? "" : ", ") + part;
    return result.empty() ? "" : " (" + result + ")";
}

std::string plan(bool planned, const std::string& planned_for) { return !planned ? "" : planned_for.empty() ? "ja" : "ja, gepland " + planned_for; }

void add_targets(Properties& to, const std::string& name, const std::vector<TargetValue>& targets) {
    for (const TargetValue& each : targets)
        to.add(name + " " + each.period.text(), dutch_number(each.value) + (each.hypothetical ? " (hypothetisch)" : "") +
                                                    (!each.set.set_by.empty() ? decided(each.set) : !each.proposed.set_by.empty() ? " voorstel" + decided(each.proposed) : ""));
}

Properties properties_of(const Indicator& one) {
    Properties all;
    all.add("naam", one.name);
    all.add("eenheid", one.unit);
    all.add("richting", std::string(xml_word(one.direction)) + (one.direction_uncertain ? " (inschatting)" : ""));
    all.add("soort", dutch_word(one.kind));
    if (one.norm) {
        std::string bounds;
        for (const double bound : one.norm->bounds) bounds += (bounds.empty() ? "" : " ") + dutch_number(bound);
        all.add("norm", bounds + decided(one.norm->provenance));
    }
    if (one.baseline)
        all.add("nulmeting", one.baseline->period.text() + ": " + (one.baseline->value ? dutch_number(*one.baseline->value) : "nog geen waarde") + decided(one.baseline->provenance));
    add_targets(all, "streefwaarde", one.targets);
    add_targets(all, "vervallen streefwaarde", one.former_targets);
    all.add("opvolger", one.successor);
    all.add_if("vervallen", one.dropped);
    all.add("nog niet opgenomen", plan(one.planned, one.planned_for));
    all.add("thema", one.theme);
    all.add("doelen", joined(one.goals, " "));
    all.add("tekst vastgesteld", one.text_set.set_by + decided({one.text_set.source, one.text_set.date, ""}));
    if (one.in_budget) all.add("programmabegroting", std::string(*one.in_budget ? "ja" : "nee"));
    all.add("definitie", one.definition);
    all.add("synoniemen", joined(one.synonyms, "; "));
    all.add("populatie", one.population);
    all.add("minimum", one.minimum);
    all.add("maximum", one.maximum);
    all.add("decimalen", std::to_string(one.decimals));
    all.add("frequentie", one.frequency_years);
    all.add("kleinste gebied", one.smallest_area);
    all.add("bron", one.source);
    all.add("soort bron", one.source_type);
    all.add("eigenaar", one.owner_function);
    all.add("kleine aantallen", one.small_count_threshold);
    if (one.weight != 1) all.add("gewicht", dutch_number(one.weight));
    all.add("meting", one.perception);
    all.add("samenstelling", one.composition);
    for (const Component& part : one.components)
        all.add("onderdeel " + part.id, part.name + (part.unit.empty() ? "" : ", " + part.unit) + ", " + std::string(xml_word(part.direction)));
    for (const SeriesBreak& cut : one.breaks) all.add("reeksbreuk " + std::to_string(cut.year), cut.reason);
    for (const KnownValue& known : one.known_values)
        all.add("bekende waarde " + known.period.text() + (known.group.empty() ? "" : ", " + known.group),
                dutch_number(known.value) + (known.national ? ", landelijk " + dutch_number(*known.national) : "") + decided(known.provenance));
    for (const ModelPlace& place : one.models) all.add("model " + place.model, place.theme.empty() ? "ja" : place.theme);
    all.add("BBV-nummer", one.bbv_number);
    all.add("taakveld", one.taakveld);
    all.add("domein", joined(one.domains, " "));
    all.add("P&C-code", one.pc_code);
    all.add("ruimtelijk", one.spatial_tag);
    all.add("zonder waarde", one.when_missing);
    all.add_if("onzeker", one.uncertain);
    all.add("noot", one.note);
    all.add("komt uit", one.origin);
    return all;
}

Properties properties_of(const Level& one) {
    Properties all;
    all.add("naam", one.name);
    all.add("soort", one.kind);
    all.add_if("telt mee", one.in_scope);
    all.add("draagt bij aan", joined(one.serves, " "));
    all.add("ook aan", joined(one.also_serves, " "));
    all.add("horizon", one.beyond_term ? "langer" : one.horizon ? std::to_string(*one.horizon) : "");
    all.add("gebieden", one.spatial_rule);
    all.add("vanaf", one.base_year);
    all.add("jaar", one.target_year);
    all.add("nog niet opgenomen", plan(one.planned, one.planned_for));
    all.add("tekst vastgesteld", one.text_set.set_by + decided({one.text_set.source, one.text_set.date, ""}));
    all.add("synoniemen", joined(one.synonyms, "; "));
    all.add("domein", joined(one.domains, " "));
    all.add("taakveld", one.taakveld);
    all.add("noot", one.note);
    all.add("komt uit", one.origin);
    return all;
}

Properties properties_of(const Catalogue& one) {
    Properties all;
    all.add("id", one.id);
    all.add("naam", one.name);
    all.add("versie", one.version);
    all.add("gemeente", one.municipality_name);
    all.add("geldig van", one.valid_from);
    all.add("geldig tot", one.valid_until);
    all.add("bron", one.source);
    all.add("vergelijking", joined(one.reference_regions, " "));
    for (const IncludedCatalogue& each : one.includes) all.add("neemt op: " + each.id, "versie " + each.version);
    for (const CatalogueEdit& each : one.history)
        all.add("wijziging versie " + each.version + (each.date.empty() ? "" : ", " + each.date), each.what + (each.decided_by.empty() ? "" : " (besluit: " + each.decided_by + ")"));
    for (const BudgetLine& line : one.financial_frame.lines)
        all.add("bedrag " + line.level + ", " + line.layer + (line.name.empty() ? "" : ", " + line.name) + ", " + line.period.text(),
                dutch_number(line.amount) + (line.incidental && *line.incidental != 0 ? ", waarvan incidenteel " + dutch_number(*line.incidental) : ""));
    for (const KeyFigure& figure : one.key_figures)
        all.add("kerncijfer " + figure.name + (figure.period ? ", " + figure.period->text() : ""), dutch_number(figure.value) + (figure.unit.empty() ? "" : " " + figure.unit));
    for (const GrowthFigure& figure : one.growth)
        all.add("groeicijfer " + std::string(xml_word(figure.subject)) + (figure.facility.empty() ? "" : ", " + figure.facility) + (figure.period ? ", " + figure.period->text() : ""),
                dutch_number(figure.value));
    for (const Event& event : one.events) all.add("gebeurtenis " + event.name, in_words(event));
    return all;
}

std::string subject_of(const Indicator&) { return "indicator"; }
std::string subject_of(const Level& level) {
    std::string words = level.kind;
    std::ranges::replace(words, '-', ' ');
    return words;
}

template <class Item>
const Item* find(const std::vector<Item>& items, const std::string& id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

template <class Item>
std::size_t compare_items(const std::vector<Item>& before, const std::vector<Item>& after, const std::function<std::string(const Item&)>& remark_on_gone,
                          std::vector<CatalogueChange>& changes) {
    using Kind = CatalogueChange::Kind;
    std::size_t same = 0;
    for (const Item& item : after) {
        const Item* old = find(before, item.id);
        if (!old) {
            changes.push_back({Kind::added, subject_of(item), item.id, item.name, "", {}});
            continue;
        }
        auto properties = properties_of(*old).changes_to(properties_of(item));
        if (properties.empty()) ++same;
        else changes.push_back({Kind::changed, subject_of(item), item.id, item.name, "", std::move(properties)});
    }
    for (const Item& item : before)
        if (!find(after, item.id)) changes.push_back({Kind::gone, subject_of(item), item.id, item.name, remark_on_gone(item), {}});
    return same;
}

// What was typed and linked hangs on the id: one that comes back under another loses it, so that is said.
template <class Item>
std::string same_name(const std::vector<Item>& before, const std::vector<Item>& after, const Item& gone) {
    for (const Item& item : after)
        if (!find(before, item.id) && folded(item.name) == folded(gone.name)) return "dezelfde naam als " + item.id + ", die nieuw is: antwoorden horen bij de code en gaan niet mee";
    return "";
}

}  // namespace

const char* dutch_word(CatalogueChange::Kind kind) {
    switch (kind) {
        case CatalogueChange::Kind::added: return "nieuw";
        case CatalogueChange::Kind::gone: return "vervallen";
        case CatalogueChange::Kind::changed: break;
    }
    return "gewijzigd";
}

CatalogueComparison compared(const Catalogue& before, const Catalogue& after) {
    CatalogueComparison result;
    if (auto own = properties_of(before).changes_to(properties_of(after)); !own.empty())
        result.changes.push_back({CatalogueChange::Kind::changed, "catalogus", "", after.name, "", std::move(own)});
    result.same_levels = compare_items<Level>(before.levels, after.levels, [&](const Level& gone) { return same_name(before.levels, after.levels, gone); }, result.changes);
    result.same_indicators = compare_items<Indicator>(before.indicators, after.indicators, [&](const Indicator& gone) {
        return !gone.successor.empty() ? "opgevolgd door " + gone.successor : same_name(before.indicators, after.indicators, gone);
    }, result.changes);
    return result;
}

}  // namespace graadmeter
