// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/inventory_workbook.h"

#include <algorithm>
#include <map>

#include "collection/package_tables.h"
#include "enrichment/facts.h"
#include "enrichment/standalone_workbook.h"

namespace graadmeter {
namespace {

constexpr int kMostYears = 40;   // columns of the sheet Dekking: the last ones

Value text_or(const std::string& words, const char* otherwise) { return words.empty() ? word(otherwise) : text(words); }

const char* level_word(RegionLevel level) {
    switch (level) {
        case RegionLevel::country: return "land";
        case RegionLevel::province: return "provincie";
        case RegionLevel::municipality: return "gemeente";
        case RegionLevel::district: return "wijk";
        case RegionLevel::neighbourhood: return "buurt";
        case RegionLevel::area: return "eigen gebied";
        case RegionLevel::other: return "overig";
    }
    return "";
}

std::string name_of(const IndicatorCoverage& one) { return one.indicator ? one.indicator->name : ""; }

std::string theme_of(const IndicatorCoverage& one) {
    const Level* level = one.catalogue && one.indicator ? one.catalogue->level(one.indicator->theme) : nullptr;
    return level ? level->name : "";
}

std::string missing_in_words(const IndicatorCoverage& one, const RegionList& regions) {
    if (one.figures == 0) return one.hidden > 0 ? "alle cijfers zijn verborgen kleine aantallen" : "alles";
    std::string words;
    std::vector<std::string> names;
    for (const int year : one.missing_years) names.push_back(std::to_string(year));
    if (!names.empty()) words = "jaren: " + listed_names(names);
    names.clear();
    for (const std::string& area : one.missing_areas) names.push_back(regions.name(area));
    if (!names.empty()) words += (words.empty() ? "" : "\n") + std::string("gebieden: ") + listed_names(names);
    return words;
}

StandaloneSheet inventory(const InventoryInput& input) {
    StandaloneSheet sheet{"Data-inventaris", "Data_inventaris",
                          "Welke cijfers er zijn, waar ze staan en wat ontbreekt. Een jaar ontbreekt als de frequentie uit de catalogus erom vraagt.", 2,
                          {{"Indicator"}, {"Naam", 36}, {"Thema", 24}, {"Stand", 14}, {"Wat ontbreekt", 40}, {"Bron", 28}, {"Soort bron"}, {"Functie", 20},
                           {"Om de … jaar"}, {"Eerste jaar"}, {"Laatste jaar"}, {"Fijnste gebied"}, {"Cijfers"}, {"Verborgen"}, {"Bestanden", 44}, {"Catalogus"}},
                          {}, "geen indicatoren"};
    for (const IndicatorCoverage& one : input.coverage.indicators) {
        int first = 0, last = 0;
        for (const auto& [level, years] : one.years) {
            first = first == 0 ? years.begin()->first : std::min(first, years.begin()->first);
            last = std::max(last, years.rbegin()->first);
        }
        RegionLevel finest = RegionLevel::other;
        for (const RegionLevel level : {RegionLevel::country, RegionLevel::province, RegionLevel::municipality, RegionLevel::area, RegionLevel::district, RegionLevel::neighbourhood})
            if (one.years.contains(level)) finest = level;
        const Indicator* indicator = one.indicator;
        const auto year = [](int value) { return value == 0 ? word(kNotMeasured) : period_value({value, Period::Kind::year, 0}); };
        sheet.rows.push_back({text_or(one.id, "geen code"), text_or(name_of(one), "niet in een catalogus"), text_or(theme_of(one), kNothing), text(dutch_word(one.availability)),
                              text_or(missing_in_words(one, input.regions), "niets"), text_or(indicator ? indicator->source : "", kNotStated),
                              text_or(indicator ? indicator->source_type : "", kNotStated), text_or(indicator ? indicator->owner_function : "", kNotStated),
                              indicator && indicator->frequency_years ? count(static_cast<std::uint64_t>(*indicator->frequency_years)) : word(kNotStated), year(first), year(last),
                              one.years.empty() ? word(kNotMeasured) : text(level_word(finest)), count(one.figures), count(one.hidden),
                              text(listed_names({one.files.begin(), one.files.end()})), text_or(one.catalogue ? one.catalogue->id : "", "geen")});
    }
    return sheet;
}

// Of each catalogue: which share of its indicators has a figure of that year, of whatever area (R123).
void add_shares(StandaloneSheet& sheet, const Coverage& coverage, int first, int last) {
    std::map<std::string, std::vector<const IndicatorCoverage*>> by_catalogue;
    for (const IndicatorCoverage& one : coverage.indicators)
        if (one.catalogue && one.indicator && !one.indicator->dropped) by_catalogue[one.catalogue->id].push_back(&one);
    for (const auto& [catalogue, indicators] : by_catalogue) {
        std::vector<Value> row{text("alle"), text("Aandeel van de " + std::to_string(indicators.size()) + " indicatoren van " + catalogue + " met een cijfer (%)"), text("alle"), word(kNotApplicable)};
        for (int year = first; year <= last; ++year) {
            const auto known = std::ranges::count_if(indicators, [&](const IndicatorCoverage* one) {
                return std::ranges::any_of(one->years, [&](const auto& level) { return level.second.contains(year); });
            });
            row.push_back(number(100.0 * static_cast<double>(known) / static_cast<double>(indicators.size()), 0));
        }
        sheet.rows.push_back(std::move(row));
    }
}

StandaloneSheet year_coverage(const InventoryInput& input) {
    StandaloneSheet sheet{"Dekking", "Dekking", "Hoeveel gebieden in elk jaar een cijfer hebben. Een gebied telt één keer, ook als het cijfer in meer bestanden staat. Bovenaan het aandeel van de indicatoren.", 4,
                          {{"Indicator"}, {"Naam", 36}, {"Gebied"}, {"Gebieden in totaal"}}, {}, "geen cijfers"};
    const int last = input.coverage.last_year, first = std::max(input.coverage.first_year, last - kMostYears + 1);
    for (int year = first; year <= last && last > 0; ++year) sheet.columns.push_back({std::to_string(year)});
    if (last > 0) add_shares(sheet, input.coverage, first, last);
    for (const IndicatorCoverage& one : input.coverage.indicators) {
        for (const auto& [level, years] : one.years) {
            std::size_t all = 0;
            for (const auto& [year, areas] : years) all = std::max(all, areas.all);
            std::vector<Value> row{text_or(one.id, "geen code"), text_or(name_of(one), "niet in een catalogus"), text(level_word(level)), all > 0 ? count(all) : word("onbekend")};
            for (int year = first; year <= last; ++year) row.push_back(years.contains(year) ? count(years.at(year).measured) : word("geen"));
            sheet.rows.push_back(std::move(row));
        }
    }
    return sheet;
}

StandaloneSheet suppliers(const InventoryInput& input) {
    StandaloneSheet sheet{"Aanleveraars", "Aanleveraars",
                          "Wie cijfers levert volgens de catalogus, en wie nog niets heeft geleverd. Vraag wat ontbreekt uit met graadmeter sjabloon --leverancier.", 1,
                          {{"Bron", 36}, {"Stand", 18}, {"Gevraagd"}, {"Geleverd"}, {"Nog niet geleverd", 60}, {"Bestanden", 44}, {"Catalogus"}}, {}, "geen catalogus"};
    for (const SupplierCoverage& one : input.coverage.suppliers) {
        const char* standing = one.delivered == one.asked ? "compleet" : one.delivered > 0 ? "deels geleverd" : "niets geleverd";
        sheet.rows.push_back({text_or(one.name, kNotStated), text(standing, one.delivered == 0 ? Look::warning : Look::text), count(one.asked), count(one.delivered),
                              text(listed_names(one.missing)), text(listed_names({one.files.begin(), one.files.end()})), text(one.catalogue->id)});
    }
    return sheet;
}

StandaloneSheet files(const InventoryInput& input) {
    StandaloneSheet sheet{"Bestanden", "Bestanden", "Alle bestanden die zijn gelezen, ook wat niet kon worden verwerkt.", 1,
                          {{"Bestand", 50}, {"Verwerkt"}, {"Catalogus"}, {"Bronnen", 30}, {"Waarnemingen"}, {"Fouten"}, {"Waarschuwingen"}, {"Zelfde inhoud als", 40}}, {}, "geen bestanden"};
    for (const FileRow& one : rows_of(input.collection).files)
        sheet.rows.push_back({text(one.file.name), text(one.file.processed ? "ja" : "nee", one.file.processed ? Look::text : Look::error), text_or(one.file.catalogue, "geen"),
                              text_or(one.file.sources, "niet herkend"), count(one.observations), count(one.findings.errors), count(one.findings.warnings),
                              text_or(one.file.same_as, kNothing)});
    return sheet;
}

StandaloneSheet conflicts(const InventoryInput& input) {
    StandaloneSheet sheet{"Tegenspraken", "Tegenspraken", "Cijfers over hetzelfde met een verschillende waarde. Zoek uit welke klopt en laat de andere verbeteren.", 1,
                          {{"Indicator"}, {"Regio"}, {"Periode"}, {"Groep"}, {"Waarde 1"}, {"Plaats 1", 50}, {"Waarde 2"}, {"Plaats 2", 50}, {"Eenheid"}}, {}, "geen tegenspraken"};
    const auto place = [](const FigureRow& row) { return text(row.file + "\n" + quoted_sheet_name(row.sheet) + "!" + to_a1(row.observation.place.cell)); };
    for (const ConflictRow& one : rows_of(input.collection, input.conflicts)) {
        const Observation& first = one.first.observation;
        sheet.rows.push_back({text(first.component.empty() ? first.indicator : first.component), text(input.regions.name(first.region)), period_value(first.period), text(group_label(first.group)),
                              number(*first.value), place(one.first), number(*one.second.observation.value), place(one.second), text(unit_label(first.unit))});
    }
    return sheet;
}

}  // namespace

void write_inventory_workbook(const InventoryInput& input, const std::filesystem::path& package) {
    write_standalone_workbook({inventory(input), year_coverage(input), suppliers(input), files(input), conflicts(input)}, input.origin, input.date, package);
}

}  // namespace graadmeter
