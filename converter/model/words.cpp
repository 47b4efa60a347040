// SPDX-License-Identifier: EUPL-1.2
// The Dutch words for the model's enumerations.
#include "model/finding.h"
#include "model/observation.h"

namespace graadmeter {

const char* dutch_word(ObservationStatus status) {
    switch (status) {
        case ObservationStatus::normal: return "normaal";
        case ObservationStatus::provisional: return "voorlopig";
        case ObservationStatus::estimated: return "geschat";
        case ObservationStatus::missing: return "ontbreekt";
        case ObservationStatus::suppressed: return "onderdrukt";
        case ObservationStatus::series_break: return "breuk";
    }
    return "";
}

const char* dutch_word(Severity severity) {
    switch (severity) {
        case Severity::error: return "fout";
        case Severity::warning: return "waarschuwing";
        case Severity::info: return "info";
    }
    return "";
}

FindingCounts count(const std::vector<Finding>& findings) {
    FindingCounts counts;
    for (const Finding& finding : findings) {
        switch (finding.severity) {
            case Severity::error: ++counts.errors; break;
            case Severity::warning: ++counts.warnings; break;
            case Severity::info: ++counts.infos; break;
        }
    }
    return counts;
}

}  // namespace graadmeter
