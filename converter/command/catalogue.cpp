// SPDX-License-Identifier: EUPL-1.2
// graadmeter catalogus lijst | toon ID | controleer FILE.
#include "catalogue/catalogue.h"

#include <nlohmann/json.hpp>

#include <ostream>

#include "command/command.h"
#include "model/dutch_number.h"
#include "model/error.h"

namespace graadmeter {

namespace po = boost::program_options;

namespace {

int list(const CommandContext& context) {
    for (const std::filesystem::path& file : context.library.catalogues()) {
        const Catalogue catalogue = read_catalogue(file, &context.library);
        context.out << catalogue.id << "\t" << catalogue.municipality_name << "\t" << catalogue.indicators.size() << " indicatoren\tversie "
                    << catalogue.version << "\t" << catalogue.source << "\n";
    }
    return kFine;
}

void show_indicator(const Indicator& indicator, std::ostream& out) {
    out << "  " << indicator.id << "  " << indicator.name << "\n      " << unit(indicator.unit).label
        << (indicator.unit.empty() ? "eenheid niet vermeld" : "") << "; " << dutch_word(indicator.direction)
        << (indicator.direction_uncertain ? " (inschatting)" : "") << "; " << dutch_word(indicator.kind);
    if (!indicator.population.empty()) out << "; " << indicator.population;
    if (!indicator.source.empty()) out << "; bron: " << indicator.source;
    out << "\n";
    if (indicator.uncertain || !indicator.note.empty()) {
        out << "      " << (indicator.uncertain ? "ONZEKER: " : "let op: ") << indicator.note << "\n";
    }
    for (const Component& component : indicator.components) {
        out << "      onderdeel " << component.id << ": " << component.name << "\n";
    }
    for (const TargetValue& target : indicator.targets) {
        out << "      streefwaarde " << target.period.text() << ": " << dutch_number(target.value)
            << (target.hypothetical ? " (hypothetisch, telt niet mee)" : "") << "\n";
    }
}

void show(const Catalogue& catalogue, std::ostream& out) {
    out << catalogue.name << " (" << catalogue.id << ")"
        << (catalogue.municipality.empty() ? "" : ", " + catalogue.municipality_name + " " + catalogue.municipality) << "\nversie "
        << catalogue.version << "; bron: " << catalogue.source << "\n\nNiveaus\n";
    for (const Level& level : catalogue.levels) {
        out << "  " << level.id << "  " << level.kind << ": " << level.name << (level.in_scope ? "" : " (valt buiten het sociaal domein)");
        for (std::size_t i = 0; i < level.serves.size(); ++i) out << (i == 0 ? "  -> " : ", ") << level.serves[i];
        out << "\n";
    }
    out << "\nIndicatoren\n";
    for (const Indicator& indicator : catalogue.indicators) show_indicator(indicator, out);
}

nlohmann::ordered_json as_json(const Indicator& indicator) {
    nlohmann::ordered_json json = {{"id", indicator.id},
                                   {"naam", indicator.name},
                                   {"synoniemen", indicator.synonyms},
                                   {"definitie", indicator.definition},
                                   {"eenheid", indicator.unit},
                                   {"richting", dutch_word(indicator.direction)},
                                   {"richting_inschatting", indicator.direction_uncertain},
                                   {"soort", dutch_word(indicator.kind)},
                                   {"populatie", indicator.population},
                                   {"bron", indicator.source},
                                   {"thema", indicator.theme},
                                   {"doelen", indicator.goals},
                                   {"onzeker", indicator.uncertain},
                                   {"noot", indicator.note}};
    nlohmann::ordered_json targets = nlohmann::ordered_json::array();
    for (const TargetValue& target : indicator.targets) {
        targets.push_back({{"periode", target.period.text()}, {"waarde", target.value}, {"hypothetisch", target.hypothetical}});
    }
    json["streefwaarden"] = std::move(targets);
    if (indicator.baseline) json["nulmeting"] = indicator.baseline->period.text();
    return json;
}

nlohmann::ordered_json as_json(const Catalogue& catalogue) {
    nlohmann::ordered_json levels = nlohmann::ordered_json::array(), indicators = nlohmann::ordered_json::array();
    for (const Level& level : catalogue.levels) {
        levels.push_back({{"id", level.id}, {"soort", level.kind}, {"naam", level.name}, {"telt_mee", level.in_scope},
                          {"dient", level.serves}, {"dient_ook", level.also_serves}});
    }
    for (const Indicator& indicator : catalogue.indicators) indicators.push_back(as_json(indicator));
    return {{"id", catalogue.id},         {"naam", catalogue.name},       {"gemeente", catalogue.municipality},
            {"versie", catalogue.version}, {"bron", catalogue.source},     {"niveaus", std::move(levels)},
            {"indicatoren", std::move(indicators)}};
}

int check(const Catalogue& catalogue, const CommandContext& context) {
    const std::vector<CatalogueGap> missing = gaps(catalogue);
    context.out << catalogue.id << ": " << catalogue.indicators.size() << " indicatoren, " << catalogue.levels.size()
                << " niveaus; geen fouten.\n";
    for (const CatalogueGap& gap : missing) context.out << "waarschuwing: " << gap.subject << ": " << gap.message << "\n";
    if (!missing.empty()) context.out << missing.size() << " waarschuwingen.\n";
    return kFine;
}

int run(const po::variables_map& values, const CommandContext& context) {
    if (!values.count("bestand")) throw UsageError("Zeg wat u wilt: lijst, toon ID of controleer BESTAND.");
    const auto words = values["bestand"].as<std::vector<std::string>>();
    if (words.front() == "lijst" && words.size() == 1) return list(context);
    if (words.size() != 2 || (words.front() != "toon" && words.front() != "controleer")) {
        throw UsageError("Zeg wat u wilt: lijst, toon ID of controleer BESTAND.");
    }
    const Catalogue catalogue = read_catalogue(context.library.catalogue(words[1]), &context.library);
    if (words.front() == "controleer") return check(catalogue, context);
    if (values.count("json")) context.out << as_json(catalogue).dump(2) << "\n";
    else show(catalogue, context.out);
    return kFine;
}

}  // namespace

Command catalogue_command() {
    return {"catalogus",
            "lijst | toon ID [--json] | controleer BESTAND",
            "bekijk of controleer een indicatorencatalogus",
            "graadmeter catalogus toon dronten",
            [](po::options_description& options) { options.add_options()("json", "toon als JSON"); },
            run};
}

}  // namespace graadmeter
