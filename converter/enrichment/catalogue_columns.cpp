// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/catalogue_columns.h"

#include <algorithm>

#include "model/error.h"

namespace graadmeter {
namespace {

bool fills_in(const Catalogue& catalogue, CatalogueColumns::Kind kind) {
    using Kind = CatalogueColumns::Kind;
    return std::ranges::any_of(catalogue.indicators, [&](const Indicator& each) {
        switch (kind) {
            case Kind::in_budget: return each.in_budget.has_value();
            case Kind::domain: return !each.domains.empty();
            case Kind::text_set: return !each.text_set.set_by.empty();
            case Kind::horizon: return horizon_of(catalogue, each).has_value();
        }
        return false;
    });
}

std::string plan_words(bool planned, const std::string& planned_for) {
    return !planned ? "" : " (" + std::string(kNotIncluded) + (planned_for.empty() ? "" : ", gepland " + planned_for) + ")";
}

std::string at_the_latest(int year) { return "uiterlijk " + std::to_string(year); }

std::string domain_names(const Workshop& shop, const Indicator& indicator) {
    std::string names;
    for (const NamedDomain& each : named_domains(shop))
        if (std::ranges::find(indicator.domains, each.code) != indicator.domains.end()) names += (names.empty() ? "" : "; ") + each.name;
    return names;
}

}  // namespace

CatalogueColumns::CatalogueColumns(const Workshop& shop, std::initializer_list<Kind> wanted) : shop_(shop) {
    for (const Kind kind : wanted)
        if (fills_in(shop.input.catalogue, kind)) kinds_.push_back(kind);
}

void CatalogueColumns::add_columns(std::vector<TableColumn>& columns) const {
    for (const Kind kind : kinds_) switch (kind) {
            case Kind::in_budget: columns.push_back({"In programmabegroting", 24}); break;
            case Kind::domain: columns.push_back({"Domein", 20}); break;
            case Kind::text_set: columns.push_back({"Tekst vastgesteld door", 20}); break;
            case Kind::horizon: columns.push_back({"Horizon van het doel", 22}); break;
        }
}

void CatalogueColumns::add_cells(std::vector<Value>& values, const Indicator* indicator, const TargetValue* target) const {
    for (const Kind kind : kinds_) values.push_back(indicator ? cell(kind, *indicator, target) : word(kNotApplicable));
}

Value CatalogueColumns::cell(Kind kind, const Indicator& indicator, const TargetValue* target) const {
    switch (kind) {
        case Kind::in_budget: return indicator.in_budget ? text(*indicator.in_budget ? "ja" : "nee, aanvullend") : word(kNotStated);
        case Kind::domain: {
            const std::string names = domain_names(shop_, indicator);
            return names.empty() ? word(kNotStated) : text(names);
        }
        case Kind::text_set: return indicator.text_set.set_by.empty() ? word(kNotStated) : text(indicator.text_set.set_by);
        case Kind::horizon: {
            const auto year = horizon_of(shop_.input.catalogue, indicator);
            if (!year) return word(kNotStated);
            if (target && target->period.year > *year) return text(at_the_latest(*year) + "; streefjaar ligt erna", Look::warning);
            return text(at_the_latest(*year));
        }
    }
    throw Bug("a column of the catalogue without a cell");
}

std::string taakveld_words(const Workshop& shop, const Indicator& indicator) {
    const Taakveld* known = shop.input.taakvelden && !indicator.taakveld.empty() ? shop.input.taakvelden->find(indicator.taakveld) : nullptr;
    return known ? known->code + " " + known->name : indicator.taakveld;
}

std::string kind_and_place(const Indicator& indicator) {
    return std::string(dutch_word(indicator.kind)) + (indicator.in_budget && !*indicator.in_budget ? ", aanvullend" : "");
}

bool has_horizons(const Catalogue& catalogue) {
    return std::ranges::any_of(catalogue.levels, [](const Level& each) { return each.beyond_term || horizon_of(each); });
}

Value horizon_value(const Catalogue& catalogue, const Level& level) {
    if (level.beyond_term) return text(catalogue.valid_until.empty() ? "langer dan de looptijd" : "ook na " + catalogue.valid_until);
    const auto year = horizon_of(level);
    return year ? text(at_the_latest(*year)) : word(kNotStated);
}

std::string plan_mark(const Level& level) { return plan_words(level.planned, level.planned_for); }
std::string plan_mark(const IndicatorFacts& facts) { return plan_words(facts.planned(), facts.indicator->planned_for); }

std::vector<NamedDomain> named_domains(const Workshop& shop) {
    std::vector<NamedDomain> result;
    const auto named = [&](const std::string& code) {
        return std::ranges::any_of(shop.input.catalogue.indicators, [&](const Indicator& each) { return std::ranges::find(each.domains, code) != each.domains.end(); });
    };
    if (shop.input.domains)
        for (const Domain& each : *shop.input.domains)
            if (named(each.code)) result.push_back({each.code, each.name});
    for (const Indicator& indicator : shop.input.catalogue.indicators)
        for (const std::string& code : indicator.domains)
            if (std::ranges::find(result, code, &NamedDomain::code) == result.end()) result.push_back({code, code});
    return result;
}

}  // namespace graadmeter
