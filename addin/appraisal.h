// SPDX-License-Identifier: EUPL-1.2
// The engine asked about figures that stand in cells: what analysis/assessment says of them, and the rules of validation. Nothing is
// computed here a second time, so a cell and an enriched workbook cannot disagree.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "addin/arguments.h"
#include "addin/data.h"
#include "analysis/assessment.h"
#include "model/date.h"

namespace graadmeter::addin {

// Of a figure whose period has no say: a past that no rule objects to.
inline constexpr Period kSometime{2000, Period::Kind::year, 0};

// A series of the municipality's own figures for this indicator, or component of one, with all that the engine says of it: breaks of
// the series are those of the catalogue and of the municipality's territory. Without measurements a series without points.
[[nodiscard]] Series appraise(const Data& data, const Measure& measure, std::span<const Measured> measured);

// The same for figures of which nothing is known: only the tests of trend say something.
[[nodiscard]] Series appraise(std::span<const Measured> measured);

// What the rules about one figure say of it, each as "W04: De waarde 120 kan niet bij ...", with a space between; "" = nothing.
// Personal data are not repeated.
// `period` may lack: then nothing is said of it. `text`: what stands in the cell when that is text, "" = a number.
struct CheckedFigure {
    double value = 0;
    std::optional<Period> period;
    std::string text;
};
[[nodiscard]] std::string findings_of(const Data& data, const Measure& measure, const CheckedFigure& figure, Date today);
// Of a cell that holds text where a number was expected (W01).
[[nodiscard]] std::string finding_of_text(const std::string& text);

}  // namespace graadmeter::addin
