// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/findings_workbook.h"

#include "enrichment/facts.h"
#include "enrichment/standalone_workbook.h"

namespace graadmeter {

void write_findings_workbook(const FileReports& files, Date date, const std::filesystem::path& package) {
    StandaloneSheet overview{"Bestanden", "Bestanden", "Een rij voor elk bestand dat is gecontroleerd.", 1,
                             {{"Bestand", 60}, {"Verwerkt"}, {"Catalogus"}, {"Bron", 30}, {"Waarnemingen"}, {"Fouten"}, {"Waarschuwingen"}, {"Opmerkingen"}}, {}, "geen bestanden"};
    StandaloneSheet details{"Bevindingen", "Bevindingen", "Een rij voor elke bevinding. De codes staan in de handleiding, docs/bevindingen.md.", 2,
                            {{"Bestand", 44}, {"Code"}, {"Ernst", 15}, {"Blad"}, {"Cel"}, {"Melding", 60}, {"Oplossing", 60}, {"Aantal cellen"}}, {}, "geen bevindingen"};
    files.each([&](const FileReport& file) {
        const FindingCounts counts = count(file.findings);
        overview.rows.push_back({text(file.file), text(file.processed ? "ja" : "nee", file.processed ? Look::text : Look::error), text(file.catalogue.empty() ? "geen" : file.catalogue),
                                 text(file.source.empty() ? "niet herkend" : file.source), count(file.observations), count(counts.errors), count(counts.warnings), count(counts.infos)});
        details.further += file.findings.size();
    });
    details.each_further = [&files](const auto& add) {
        files.each([&](const FileReport& file) {
            for (const Finding& finding : file.findings)
                add({text(file.file), text(finding.code), text(dutch_word(finding.severity), look_of(finding.severity)),
                     finding.sheet.empty() ? word("heel bestand") : text(finding.sheet), finding.cells.empty() ? word("heel blad") : text(finding.cells),
                     text(finding.message), text(finding.remedy.empty() ? "geen" : finding.remedy), count(finding.count)});
        });
    };
    write_standalone_workbook({std::move(overview), std::move(details)}, dutch_text(date), date, package);
}

}  // namespace graadmeter
