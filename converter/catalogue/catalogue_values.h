// SPDX-License-Identifier: EUPL-1.2
// The parts of a catalogue's XML that are figures: baselines, targets, norms, known values, budgets. Each function reads one
// element and throws FileError with its line.
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/xml_file.h"

namespace graadmeter {

constexpr int kFirstCatalogueYear = 1900, kLastCatalogueYear = 2100;

// The attributes "eenheid" (absent = "") and, below, "periode".
[[nodiscard]] std::string read_unit_id(const XmlFile& file, pugi::xml_node node);

[[nodiscard]] BaselineValue read_baseline(const XmlFile& file, pugi::xml_node node);

// Norm, baseline, targets, known values and breaks of an <indicator>, whose direction and kind are already there. `common` is the
// catalogue's baseline for all that have none of their own; context has none.
void read_figures(const XmlFile& file, pugi::xml_node node, const std::optional<BaselineValue>& common, Indicator& indicator);

// <financieel-kader>; every <post> names a level of the catalogue.
[[nodiscard]] FinancialFrame read_financial_frame(const XmlFile& file, pugi::xml_node node, const Catalogue& catalogue);

// <kerncijfers>
[[nodiscard]] std::vector<KeyFigure> read_key_figures(const XmlFile& file, pugi::xml_node node);
// <groeicijfers>
[[nodiscard]] std::vector<GrowthFigure> read_growth_figures(const XmlFile& file, pugi::xml_node node);

}  // namespace graadmeter
