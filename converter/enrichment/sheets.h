// SPDX-License-Identifier: EUPL-1.2
// The builders, one for each sheet, and what they share while a package is made. build.cpp calls them in order.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "enrichment/build.h"
#include "enrichment/chart_choices.h"
#include "enrichment/chart_figures.h"
#include "enrichment/facts.h"
#include "enrichment/table_sheet.h"

namespace graadmeter {

// An answer that has no place on the Invloedsmatrix any more, and why.
struct LapsedAnswer {
    const Answer* answer = nullptr;
    std::string reason;
};

// What people typed, sorted out: by indicator and question, and what cannot be placed.
struct PlacedAnswers {
    std::map<std::pair<std::string, std::string>, const Answer*> placed;
    std::vector<LapsedAnswer> lapsed;
};
// Those of growth are sorted out by the assessment; here come only the ones without a place.
[[nodiscard]] PlacedAnswers place_answers(const BuildInput& input);

// The lists behind the sheet Koppeling, stacked in one column of Keuzelijsten; equal ones once.
struct LinkLists {
    std::vector<std::string> cells;    // from the first data row down
    std::vector<std::string> ranges;   // of each of submission.labels that is shown
};
// `column`: of Keuzelijsten.
[[nodiscard]] LinkLists link_lists(const BuildInput& input, const std::string& sheet, std::uint32_t column);
[[nodiscard]] std::vector<std::string> link_captions(const Questionnaire& linking);

// Headers of the columns that people fill in on Groei or Aannames groei.
[[nodiscard]] std::vector<std::string> growth_captions(const std::string& sheet_key, const Questionnaire& growth);

// How Trends is laid out: a row for each series of the assessment in its order, and a column for each period from the first on.
struct TrendsLayout {
    std::vector<std::string> references;         // regions to compare with
    std::vector<Period> periods;                 // shown, ascending
    bool positions = false;                      // some series has a place among its reference regions
    std::uint32_t first_period_column = 0;
};

struct Workshop {
    const BuildInput& input;
    PackageWriter& writer;
    Facts facts;
    PlacedAnswers answers;
    std::vector<std::string> keys;                       // of the sheets that will be made, in order
    std::map<std::string, std::string> sheet_names;      // by key
    std::map<std::string, std::string> table_names;      // by key
    std::map<std::string, std::string> choice_ranges;    // by question id: "Keuzelijsten!$B$6:$B$9"; "" = not applicable
    LinkLists link_lists;
    ChartChoices chart_choices;
    std::uint32_t first_chart_list = 0;                  // column of Keuzelijsten
    std::optional<FigureColumns> figures;                // of Grafiekcijfers
    std::optional<ChartFigures> chart;                   // of Grafiek

    [[nodiscard]] bool makes(const std::string& key) const { return sheet_names.count(key) > 0; }
    // Begins the sheet with this key.
    [[nodiscard]] TableSheet begin(const std::string& key, const std::string& title, const std::string& purpose,
                                   std::vector<TableColumn> columns, std::uint32_t frozen_columns);
};

[[nodiscard]] TrendsLayout trends_layout(const Workshop& shop);
// Whether there is a series of a district, neighbourhood or own area of the municipality, or of a group in it.
[[nodiscard]] bool has_districts(const Workshop& shop);
[[nodiscard]] bool has_neighbourhoods(const Workshop& shop);
[[nodiscard]] bool has_own_areas(const Workshop& shop);
[[nodiscard]] bool has_groups(const Workshop& shop);
// "groen", "geen norm": as Normen says it.
[[nodiscard]] Value norm_class_value(const IndicatorFacts& facts);
// What stands in the cell of a choice on Grafiek, by its id: kChartArea.
[[nodiscard]] std::string chart_choice_formula(const Workshop& shop, const char* id);

// The levels of steering that get a factsheet, by id, and the key of that sheet.
[[nodiscard]] std::vector<std::string> factsheet_subjects(const Workshop& shop);
[[nodiscard]] std::string factsheet_key(const std::string& subject);
[[nodiscard]] GeneratedSheet build_factsheet(Workshop& shop, const std::string& subject);

using SheetBuilder = GeneratedSheet (*)(Workshop&);

GeneratedSheet build_overzicht(Workshop&);
GeneratedSheet build_trends(Workshop&);
GeneratedSheet build_grafiek(Workshop&);
GeneratedSheet build_normen(Workshop&);
GeneratedSheet build_wijken(Workshop&);
GeneratedSheet build_buurten(Workshop&);
GeneratedSheet build_gebieden(Workshop&);
GeneratedSheet build_wijken_groepen(Workshop&);
GeneratedSheet build_invloedsmatrix(Workshop&);
GeneratedSheet build_koppeling(Workshop&);
GeneratedSheet build_groei(Workshop&);
GeneratedSheet build_aannames_groei(Workshop&);
GeneratedSheet build_demografie(Workshop&);
GeneratedSheet build_vervallen_antwoorden(Workshop&);
GeneratedSheet build_bevindingen(Workshop&);
GeneratedSheet build_waarnemingen(Workshop&);
GeneratedSheet build_verantwoording(Workshop&);
GeneratedSheet build_keuzelijsten(Workshop&);
GeneratedSheet build_grafiekcijfers(Workshop&);

}  // namespace graadmeter
