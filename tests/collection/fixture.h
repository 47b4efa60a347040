// SPDX-License-Identifier: EUPL-1.2
// Collections of invented figures.
#pragma once

#include <string>
#include <vector>

#include "collection/collection.h"

namespace graadmeter::test {

inline Observation figure(const std::string& indicator, int year, double value, const std::string& cell, const std::string& region = "GM0303") {
    Observation one;
    one.indicator = indicator;
    one.region = region;
    one.period = {year, Period::Kind::year, 0};
    one.value = value;
    one.unit = "%";
    one.source = "algemeen-lang";
    one.place.cell = *parse_cell(cell);
    return one;
}

// One file with one sheet; its content is told apart by `content`.
inline Collection one_file(const std::string& name, const std::string& content, std::vector<Observation> figures) {
    Submission submission;
    submission.sheets.emplace_back().name = "Blad 1";
    submission.observations = std::move(figures);
    return collected(submission, {{"W02", Severity::warning, name, "Blad 1", "D2", "Melding, met \"aanhaling\".", "Oplossing.", 3}},
                     {name, std::string(64 - content.size(), '0') + content, 12, "dronten", "algemeen-lang"});
}

}  // namespace graadmeter::test
