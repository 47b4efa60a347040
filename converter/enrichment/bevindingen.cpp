// SPDX-License-Identifier: EUPL-1.2
// Bevindingen: what is wrong with the workbook, the worst first, each with the way to its cell.
#include <algorithm>

#include "enrichment/sheets.h"

namespace graadmeter {
namespace {

Value place_of(const Workshop& shop, const Finding& finding) {
    if (finding.sheet.empty()) return word("heel bestand");
    const auto& sheets = shop.input.submission.sheets;
    const bool exists = is_sheet_name(finding.sheet) &&
                        std::any_of(sheets.begin(), sheets.end(), [&](const auto& sheet) { return sheet.name == finding.sheet; });
    const auto range = parse_range(finding.cells);
    if (!exists) return text(finding.cells.empty() ? "heel blad" : finding.cells);
    return link(finding.sheet, range.value_or(single({1, 1})), finding.cells.empty() ? "heel blad" : finding.cells);
}

}  // namespace

GeneratedSheet build_bevindingen(Workshop& shop) {
    std::vector<const Finding*> findings;
    for (const auto& finding : shop.input.findings) findings.push_back(&finding);
    std::stable_sort(findings.begin(), findings.end(), [](const auto* a, const auto* b) { return a->severity < b->severity; });
    const FindingCounts counts = count(shop.input.findings);
    const auto spoken = [](std::uint64_t n, const char* one, const char* many) {
        return std::to_string(n) + " " + (n == 1 ? one : many);
    };
    std::string purpose = findings.empty() ? "Er is niets gevonden dat aandacht vraagt."
                                           : "Wat aandacht vraagt: " + spoken(counts.errors, "fout", "fouten") + ", " +
                                                 spoken(counts.warnings, "waarschuwing", "waarschuwingen") + " en " +
                                                 std::to_string(counts.infos) +
                                                 " keer info. Klik op Cel, verbeter uw gegevens en laat Graadmeter opnieuw lopen.";
    if (findings.size() > kMostRows) purpose += " Alleen de eerste " + std::to_string(kMostRows) + " staan hier.";
    auto table = shop.begin("Bevindingen", "Bevindingen", purpose,
                            {{"Code"}, {"Ernst", 15}, {"Blad"}, {"Cel"}, {"Melding", 60}, {"Oplossing", 60}, {"Aantal cellen"}}, 2);
    if (findings.empty())
        table.row({text("geen"), text("geen"), text("alle bladen"), text("alle cellen"), text("Geen bevindingen."),
                   text("U hoeft niets te doen."), count(0)});
    for (const auto* finding : findings)
        if (!table.row({text(finding->code), text(dutch_word(finding->severity), look_of(finding->severity)),
                        finding->sheet.empty() ? word("heel bestand") : text(finding->sheet), place_of(shop, *finding),
                        text(finding->message), text(finding->remedy.empty() ? "geen" : finding->remedy), count(finding->count)}))
            break;
    table.finish();
    return {"Bevindingen", {}, {}, {}};
}

}  // namespace graadmeter
