// SPDX-License-Identifier: EUPL-1.2
#include "report/phrases.h"

#include "model/cell_address.h"
#include "model/dutch_number.h"

namespace graadmeter {

std::string whole_number(std::uint64_t value) { return dutch_number(static_cast<double>(value), 0); }

std::string counted(std::uint64_t value, const char* one, const char* more) { return whole_number(value) + " " + (value == 1 ? one : more); }

std::string where(const Finding& finding) {
    if (finding.sheet.empty()) return finding.cells.empty() ? "heel het bestand" : finding.cells;
    return finding.cells.empty() ? "blad " + finding.sheet : quoted_sheet_name(finding.sheet) + "!" + finding.cells;
}

Totals totals_of(const FileReports& files) {
    Totals all;
    files.each([&](const FileReport& report) {
        const auto counts = count(report.findings);
        all.findings.errors += counts.errors;
        all.findings.warnings += counts.warnings;
        all.findings.infos += counts.infos;
        all.observations += report.observations;
        all.unprocessed += report.processed ? 0 : 1;
    });
    return all;
}

}  // namespace graadmeter
