// SPDX-License-Identifier: EUPL-1.2
// Dutch for people who know Excel and no more. Each text fits in 255 characters (tested).
#include "addin/function_table.h"

#include <algorithm>

#include "model/error.h"

namespace graadmeter::addin {
namespace {

constexpr Parameter kIndicatorArgument{"indicator", "Code of naam van de indicator uit de catalogus, bijvoorbeeld \"WEE-002\" of \"Eenzaamheid\"."};
constexpr Parameter kRegionArgument{"regio", "Code of naam van het gebied, bijvoorbeeld \"GM0988\", \"Weert\" of \"Nederland\"."};
constexpr Parameter kGroupArgument{"groep", "Bevolkingsgroep, bijvoorbeeld \"65+\". Leeg: de groep waar de indicator zelf over gaat.", true};
constexpr Parameter kFigureArgument{"waarde", "Het cijfer, in de eenheid van de catalogus."};
constexpr Parameter kYearsArgument{"jaren", "De cellen met de jaren (of schooljaren, kwartalen, maanden).", false, true};
constexpr Parameter kFiguresArgument{"waarden", "De cellen met de cijfers, evenveel als de jaren. Lege cellen en #N/B tellen niet mee.", false, true};

constexpr std::array kFunctions{
    Function{"gmWaarde", "GRAADMETER.WAARDE", "Het cijfer van een indicator in een gebied en een periode, uit de gekozen gegevens. #N/B als het er niet is.",
             R"(=GRAADMETER.WAARDE("DRO-005";"Dronten";2023))", 4,
             {kIndicatorArgument, kRegionArgument, Parameter{"periode", "Jaar (2024), schooljaar (\"2023/24\"), kwartaal (\"2024-Q3\") of maand (\"2024-03\")."}, kGroupArgument}, waarde},
    Function{"gmReeks", "GRAADMETER.REEKS", "Alle cijfers van een indicator in een gebied: jaren en waarden in twee kolommen onder elkaar. Niet gemeten is #N/B.",
             R"(=GRAADMETER.REEKS("DRO-005";"Dronten"))", 3, {kIndicatorArgument, kRegionArgument, kGroupArgument}, reeks},
    Function{"gmNorm", "GRAADMETER.NORM", "De klasse van een cijfer op de norm uit de catalogus: rood, oranje, groen of goud. \"geen norm\" als niemand er een vaststelde.",
             R"(=GRAADMETER.NORM("DRO-005";7,7))", 2, {kIndicatorArgument, kFigureArgument}, norm},
    Function{"gmDoelbereik", "GRAADMETER.DOELBEREIK",
             "Welk deel van de weg van nulmeting naar streefwaarde is afgelegd: 0 is niets, 1 is het doel. Kan onder 0 en boven 1 komen. #N/B zonder nulmeting of streefwaarde.",
             R"(=GRAADMETER.DOELBEREIK("DRO-005";7,7;2025))", 3,
             {kIndicatorArgument, kFigureArgument, Parameter{"periode", "Waar het cijfer over gaat; daarna komt de streefwaarde. Leeg: gemeten aan de laatste streefwaarde.", true}}, doelbereik},
    Function{"gmStreefwaarde", "GRAADMETER.STREEFWAARDE", "De streefwaarde die voor precies deze periode in de catalogus staat. #N/B als die er niet is; een voorbeeld telt niet.",
             R"(=GRAADMETER.STREEFWAARDE("DRO-005";2027))", 2, {kIndicatorArgument, Parameter{"periode", "Het jaar van de streefwaarde."}}, streefwaarde},
    Function{"gmTrend", "GRAADMETER.TREND",
             "De trend van een reeks: helling per jaar (Sen), p (Mann-Kendall) en het oordeel in woorden, naast elkaar. Onder de vijf metingen is een trend niet te toetsen.",
             R"(=GRAADMETER.TREND(A2:A9;B2:B9;"label"))", 3,
             {kYearsArgument, kFiguresArgument, Parameter{"wat", "Alleen deze uitkomst: \"helling\", \"p\", \"label\", \"S\" of \"kleinste kwadraten\". Leeg: helling, p en label.", true}}, trend},
    Function{"gmSignaal", "GRAADMETER.SIGNAAL",
             "Of een reeks verbetert of verslechtert, in de richting die de catalogus noemt en alleen als het getoetst is: \"verbetert\", \"verslechtert\", \"geen verandering aangetoond\" ...",
             R"(=GRAADMETER.SIGNAAL("DRO-005";A2:A9;B2:B9))", 3, {kIndicatorArgument, kYearsArgument, kFiguresArgument}, signaal},
    Function{"gmTempo", "GRAADMETER.TEMPO",
             "Het tempo naar de streefwaarde: nodig per jaar, gemaakt per jaar en het oordeel (op koers, deels op koers, achter, verkeerde kant), naast elkaar. #N/B zonder nulmeting of streefwaarde.",
             R"(=GRAADMETER.TEMPO("DRO-005";A2:A9;B2:B9;"oordeel"))", 4,
             {kIndicatorArgument, kYearsArgument, kFiguresArgument,
              Parameter{"wat", "Alleen deze uitkomst: \"nodig\", \"gemaakt\", \"oordeel\", \"nog nodig\", \"verhouding\" of \"doelbereik\". Leeg: de eerste drie.", true}},
             tempo},
    Function{"gmVerschil", "GRAADMETER.VERSCHIL", "Het verschil van twee cijfers als tekst, met teken en in de juiste eenheid: percentages verschillen in %-punt.",
             R"(=GRAADMETER.VERSCHIL("DRO-005";7,7;8,8))", 3, {kIndicatorArgument, kFigureArgument, Parameter{"referentie", "Het cijfer om mee te vergelijken."}}, verschil},
    Function{"gmRegio", "GRAADMETER.REGIO", "De naam bij een code van een gebied, of de code bij een naam. #N/B als het gebied niet bekend is.",
             R"(=GRAADMETER.REGIO("GM0303"))", 1, {Parameter{"code_of_naam", "Code van het CBS (GM0303, 303 als getal) of naam (Dronten). Wijken alleen van de eigen gemeente."}}, regio},
    Function{"gmIndicator", "GRAADMETER.INDICATOR",
             "Wat de catalogus van een indicator zegt. Zonder veld: de naam bij een code, de code bij een naam. Is de naam onbekend, dan de namen die erop lijken.",
             R"(=GRAADMETER.INDICATOR("DRO-005";"eenheid"))", 2,
             {Parameter{"naam", "Code of naam van de indicator."},
              Parameter{"veld", "code, naam, definitie, eenheid, richting, soort, bron, populatie, thema, norm, nulmeting, nulmetingjaar, streefwaarde, streefjaar, decimalen, opvolger of opmerking.", true}},
             indicator},
    Function{"gmControleer", "GRAADMETER.CONTROLEER", "Wat er mis is met een cijfer, met de code van de bevinding, of een lege tekst als er niets mis is.",
             R"(=GRAADMETER.CONTROLEER("DRO-005";147,5;2025))", 3,
             {kIndicatorArgument, Parameter{"waarde", "De cel met het cijfer. Ook tekst mag: dan zegt de functie dat er geen getal staat."},
              Parameter{"periode", "Waar het cijfer over gaat. Leeg: daar wordt niet op gelet.", true}},
             controleer},
    Function{"gmBsncontrole", "GRAADMETER.BSNCONTROLE",
             "Hoeveel cellen een getal hebben dat een burgerservicenummer kan zijn (elfproef). De nummers zelf worden niet getoond. Een op de elf willekeurige getallen van negen cijfers slaagt toevallig.",
             R"(=GRAADMETER.BSNCONTROLE(A:A))", 1, {Parameter{"bereik", "De cellen om na te kijken.", false, true}}, bsncontrole},
    Function{"gmInvloed", "GRAADMETER.INVLOED",
             "Het antwoord op een vraag van de Invloedsmatrix, uit het gekozen werkboek of gegevenspakket. \"niet ingevuld\" of \"n.v.t.\" als er geen antwoord is; #N/B zonder Invloedsmatrix, of als bestanden in het pakket verschillend antwoorden.",
             R"(=GRAADMETER.INVLOED("DRO-005";"a"))", 2,
             {kIndicatorArgument, Parameter{"vraag", "Letter van de vraag (a tot en met g) of de kop van de kolom. Leeg: vraag g, de mate van invloed.", true}}, invloed},
    Function{"gmVersie", "GRAADMETER.VERSIE", "Versie van Graadmeter, welke gegevens en catalogus gelezen zijn, en wat er mis is als een cel #VERW! geeft.",
             "=GRAADMETER.VERSIE()", 0, {}, versie},
};

}  // namespace

std::span<const Function> functions() { return kFunctions; }

const Function& function_called(std::string_view symbol, std::size_t parameters) {
    const auto found = std::ranges::find(kFunctions, symbol, &Function::symbol);
    if (found == kFunctions.end() || found->count != parameters) throw Bug("addin: no function " + std::string(symbol) + " of so many parameters");
    return *found;
}

std::string parameter_names(const Function& function, std::string_view between) {
    std::string names;
    for (const Parameter& parameter : function.takes()) {
        if (!names.empty()) names += between;
        names += parameter.optional ? "[" + std::string(parameter.name) + "]" : std::string(parameter.name);
    }
    return names;
}

}  // namespace graadmeter::addin
