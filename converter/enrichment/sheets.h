// SPDX-License-Identifier: EUPL-1.2
// The builders, one for each sheet, and what they share while a package is made. build.cpp calls them in order.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalogue/forms.h"
#include "catalogue/influence.h"
#include "enrichment/answers.h"
#include "enrichment/build.h"
#include "enrichment/chart_choices.h"
#include "enrichment/chart_figures.h"
#include "enrichment/facts.h"
#include "enrichment/table_sheet.h"

namespace graadmeter {

// Behind the drop-downs of one question; sheet and question "" = what stands where a question does not apply.
struct ChoiceList {
    std::string sheet, question, caption;
    std::vector<std::string> choices;
};
// Of the forms on these sheets, in the order of the columns of Keuzelijsten.
[[nodiscard]] std::vector<ChoiceList> choice_lists(const std::vector<Form>& forms, const std::vector<std::string>& sheets);
// "Keuzelijsten!$B$6:$B$9"
[[nodiscard]] std::string range_of_list(const std::string& sheet, std::uint32_t column, std::size_t size);

// The lists behind the sheet Koppeling, stacked in one column of Keuzelijsten; equal ones once.
struct LinkLists {
    std::vector<std::string> cells;    // from the first data row down
    std::vector<std::string> ranges;   // of each of submission.labels that is shown
};
// `column`: of Keuzelijsten.
[[nodiscard]] LinkLists link_lists(const BuildInput& input, const std::string& sheet, std::uint32_t column);
[[nodiscard]] std::vector<std::string> link_captions(const Questionnaire& linking);
// Those of Vervallen antwoorden.
[[nodiscard]] std::vector<std::string> lapsed_captions(const Questionnaire* linking);

inline constexpr const char* kQuadrantChart = "Kwadrantgrafiek";   // key of that sheet
inline constexpr const char *kCohesionSheet = "Samenhang", *kCohesionCounts = "Samenhang per thema";

inline constexpr const char* kCompleteness = "Volledigheid";

// Ends the purpose of a sheet that people fill in.
inline constexpr const char* kDashMeansOpen = " Een streepje is nog niet ingevuld.";

// How Trends is laid out: a row for each series of the assessment in its order, and a column for each period from the first on.
struct TrendsLayout {
    std::vector<std::string> references;         // regions to compare with
    std::vector<Period> periods;                 // shown, ascending
    bool reliability = false;                    // of some series it is known how reliable it is
    bool positions = false;                      // some series has a place among its reference regions
    std::uint32_t first_period_column = 0;
};

struct Workshop {
    const BuildInput& input;
    PackageWriter& writer;
    std::vector<Form> forms;                             // with the choices that come from the catalogue
    Facts facts;
    Answers answers;
    std::vector<std::string> keys{};                     // of the sheets that will be made, in order
    std::map<std::string, std::string> sheet_names{};    // by key
    std::map<std::string, std::string> table_names{};    // by key
    std::vector<ChoiceList> choice_lists{};
    std::map<std::pair<std::string, std::string>, std::string> choice_ranges{};   // of each list, by sheet and question
    LinkLists link_lists{};
    ChartChoices chart_choices{};
    std::uint32_t first_chart_list = 0;                  // column of Keuzelijsten
    std::optional<FigureColumns> figures{};              // of Grafiekcijfers
    std::optional<ChartFigures> chart{};                 // of Grafiek
    // Where the answers to a question stand, as an absolute range, by sheet and question; question "" = the codes of its rows. Of the
    // sheets that were built so far.
    std::map<std::pair<std::string, std::string>, std::string> answer_ranges{};
    std::string norm_scores{};                           // likewise, of Normen: its caption has signs that a reference by name cannot have
    std::set<std::string> defined_names{};               // in lower case: the user's and ours

    [[nodiscard]] bool makes(const std::string& key) const { return sheet_names.count(key) > 0; }
    // A sheet that people need not see: what is behind others.
    [[nodiscard]] static bool hides(const std::string& key);
    // A name for a cell, in the whole workbook. False, and nothing is named: the user's workbook has that name already, or another cell
    // (names are compared without case), or Excel takes no name that long.
    bool define_name(const std::string& name, const std::string& key, CellAddress cell);
    // What a builder gives back of a sheet that people fill in.
    [[nodiscard]] GeneratedSheet filled_in(const std::string& key) const;
    // Begins the sheet with this key.
    [[nodiscard]] TableSheet begin(const std::string& key, const std::string& title, const std::string& purpose,
                                   std::vector<TableColumn> columns, std::uint32_t frozen_columns);
};

// The levels that P&C Raad and P&C College have a row for: the goals; where the catalogue has none its effects, else its opgaven, else
// its themes.
[[nodiscard]] std::vector<const Level*> steered_levels(const Workshop& shop);
[[nodiscard]] TrendsLayout trends_layout(const Workshop& shop);
// Whether there is a series of a district, neighbourhood or own area of the municipality, or of a group in it.
[[nodiscard]] bool has_districts(const Workshop& shop);
[[nodiscard]] bool has_neighbourhoods(const Workshop& shop);
[[nodiscard]] bool has_own_areas(const Workshop& shop);
[[nodiscard]] bool has_groups(const Workshop& shop);
// Whether there are figures of more than one area of the municipality, itself included.
[[nodiscard]] bool has_several_areas(const Workshop& shop);
[[nodiscard]] bool has_cohesion_answers(const Workshop& shop);
// Whether there are figures to talk about, or something that people typed.
[[nodiscard]] bool has_session(const Workshop& shop);
// "groen", "geen norm": as Normen says it.
[[nodiscard]] Value norm_class_value(const IndicatorFacts& facts);
// 75, "geen norm": its score, likewise.
[[nodiscard]] Value norm_score_value(const IndicatorFacts& facts);
// What stands in the cell of a choice on Grafiek, by its id: kChartArea.
[[nodiscard]] std::string chart_choice_formula(const Workshop& shop, const char* id);

// The levels of steering that get a factsheet, and the goals that get a sheet, by id; `key`: of that sheet.
[[nodiscard]] std::vector<std::string> factsheet_subjects(const Workshop& shop);
[[nodiscard]] GeneratedSheet build_factsheet(Workshop& shop, const std::string& subject, const std::string& key);
[[nodiscard]] std::vector<std::string> goal_sheet_subjects(const Workshop& shop);
[[nodiscard]] GeneratedSheet build_goal_sheet(Workshop& shop, const std::string& goal, const std::string& key);

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
GeneratedSheet build_duiding(Workshop&);
GeneratedSheet build_sessie(Workshop&);
GeneratedSheet build_confrontatie(Workshop&);
GeneratedSheet build_samenhang(Workshop&);
GeneratedSheet build_samenhang_per_thema(Workshop&);
GeneratedSheet build_kwadrant(Workshop&);
GeneratedSheet build_kwadrantgrafiek(Workshop&);
GeneratedSheet build_pc(Workshop&);
GeneratedSheet build_pc_council(Workshop&);
GeneratedSheet build_pc_executive(Workshop&);
GeneratedSheet build_pc_budget(Workshop&);
GeneratedSheet build_pc_names(Workshop&);
GeneratedSheet build_inspanningen(Workshop&);
GeneratedSheet build_doelenboom(Workshop&);
GeneratedSheet build_data_inventaris(Workshop&);
GeneratedSheet build_volledigheid(Workshop&);
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
