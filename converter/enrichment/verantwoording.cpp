// SPDX-License-Identifier: EUPL-1.2
// Verantwoording: what went in, how each sheet was read, by which methods was reckoned, and what happened on the way.
#include "enrichment/sheets.h"

namespace graadmeter {
namespace {

struct Method {
    const char* subject;
    const char* explanation;
};
constexpr Method kMethods[] = {
    {"Verschil", "Het verschil tussen twee metingen in de eenheid van de indicator; bij percentages in %-punt."},
    {"Helling (Sen)", "De mediaan van de hellingen tussen alle paren van metingen, per jaar (Theil 1950, Sen 1968). Jaren zonder meting "
                      "tellen mee in de tijd."},
    {"Helling (kleinste kwadraten)", "De rechte lijn die het best door de metingen past, per jaar; vanaf drie metingen."},
    {"Trend", "Toets van Mann en Kendall, exact en tweezijdig, op 5%. Onder de vijf metingen kan die toets niets aantonen; dan staat er "
              "'te weinig metingen'."},
    {"Ontwikkeling", "Beter of slechter alleen als de toets een verandering aantoont en de catalogus een richting noemt."},
    {"Afstand tot streefwaarde", "De waarde min de streefwaarde. Een streefwaarde die de bron een voorbeeld noemt, telt niet mee."},
    {"Norm", "Score van 0 tot 100 tussen de grenzen van de norm: rood tot 25, oranje tot 50, groen tot 75, goud tot 100. Zonder bron "
             "is er geen norm."},
    {"Formules", "Een waarde die precies zo in uw cel staat, is een formule naar die cel. Toets, trend en zin veranderen pas als "
                 "Graadmeter opnieuw loopt."},
    {"Duiding", "Graadmeter rekent en oordeelt niet. De gele cellen zijn voor uw eigen oordeel en blijven bewaard."},
};

std::string or_nothing(const std::string& words) { return words.empty() ? kNothing : words; }

std::string reading_words(const SheetReading& sheet) {
    std::string result = sheet.explanation.empty() ? "Niet als gegevens herkend" : sheet.explanation;
    if (result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
    result += result.back() == '.' ? " " : ". ";
    result += std::to_string(sheet.cells) + (sheet.cells == 1 ? " gevulde cel, " : " gevulde cellen, ") +
              std::to_string(sheet.observations) + (sheet.observations == 1 ? " cijfer gelezen." : " cijfers gelezen.");
    if (sheet.hidden) result += " Het blad is verborgen.";
    return result;
}

}  // namespace

GeneratedSheet build_verantwoording(Workshop& shop) {
    const BuildInput& input = shop.input;
    auto table = shop.begin("Verantwoording", "Verantwoording",
                            "Waar de cijfers vandaan komen, hoe ze zijn gelezen en hoe ermee is gerekend.",
                            {{"Soort"}, {"Onderwerp", 30}, {"Uitleg", 60}, {"Versie of bron", 24}, {"Controlegetal (SHA-256)", 24}}, 2);
    const auto line = [&](const std::string& kind, Value subject, const std::string& explanation, const std::string& version,
                          const std::string& sha256) {
        table.row({text(kind), std::move(subject), text(or_nothing(explanation)), text(or_nothing(version)), text(or_nothing(sha256))});
    };
    line("Programma", text("Graadmeter"), "Maakte de bladen met donkerblauwe tab; uw eigen bladen zijn niet gewijzigd.",
         input.program_version, "");
    for (const auto& note : input.notes)
        line(note.what.empty() ? "Bestand" : note.what, text(or_nothing(note.name)), note.remark, note.version, note.sha256);
    for (const CatalogueEdit& edit : input.catalogue.history)
        line("Wijziging catalogus", text(edit.date.empty() ? "zonder datum" : edit.date),
             edit.what + (edit.decided_by.empty() ? "" : std::string(edit.what.ends_with('.') ? "" : ".") + " Besluit: " + edit.decided_by + "."), "versie " + edit.version, "");
    for (const auto& sheet : input.submission.sheets)
        if (!sheet.generated)
            line("Gelezen blad", is_sheet_name(sheet.name) ? link(sheet.name, single({1, 1}), sheet.name) : text(or_nothing(sheet.name)),
                 reading_words(sheet), sheet.source.empty() ? "geen bron herkend" : sheet.source, "");
    for (const auto& label : input.submission.labels)
        if (!label.choice.empty())
            line("Koppeling", is_sheet_name(label.sheet) ? link(label.sheet, single(label.place.cell), label.label) : text(label.label),
                 (label.taken.empty() ? "Niet gelezen: op het blad Koppeling is gekozen voor \"" : "Gelezen zoals op het blad Koppeling is gekozen: \"") +
                     label.choice + "\". Blad \"" + label.sheet + "\", cel " + to_a1(label.place.cell) + ".",
                 label.source, "");
    for (const Moment& moment : shop.answers.moments())
        line("P&C-moment", text(moment.text()),
             shop.answers.recorded(moment) ? "Vastgelegd bij een eerdere verrijking. De cijfers van dit moment op het blad P&C zijn niet veranderd."
                                           : "Nu vastgelegd op het blad P&C. Een volgende verrijking verandert deze cijfers niet.",
             "", "");
    for (const auto& method : kMethods) line("Methode", text(method.subject), method.explanation, "", "");
    for (const auto& entry : input.log) line("Logboek", text(dutch_text(input.date)), entry, "", "");
    table.finish();
    return {"Verantwoording", {}, {}, {}};
}

}  // namespace graadmeter
