// SPDX-License-Identifier: EUPL-1.2
// Assessment -> the generated sheets, as a package written by libxlsxwriter that graft takes over. One builder for each sheet.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/assessment.h"
#include "catalogue/catalogue.h"
#include "catalogue/code_lists.h"
#include "catalogue/forms.h"
#include "catalogue/regions.h"
#include "model/date.h"
#include "model/finding.h"
#include "model/submission.h"

namespace graadmeter {

// A line of Verantwoording about a file that went in: the catalogue, a source mapping, the workbook itself.
struct SourceNote {
    std::string what;      // "Werkboek", "Catalogus", "Bron"
    std::string name;      // file name without folder
    std::string version;   // or date, as it says itself
    std::string sha256;
    std::string remark;
    // Of a source mapping: its id, whom its figures are about and what they can be compared with; "" = not stated.
    std::string id{}, population{}, comparability{};
};

inline constexpr const char* kChartSheet = "Grafiek";

struct BuildInput {
    const Catalogue& catalogue;
    const RegionList& regions;
    const Questionnaire& influence;                 // questions of the Invloedsmatrix
    const Submission& submission;
    const std::vector<Finding>& findings;
    const Assessment& assessment;
    std::vector<SourceNote> notes;
    std::vector<std::string> log;                   // lines for Verantwoording: what was kept, moved, could not be read
    Date date;
    std::string moment;                             // "JR-2025", "" = none
    std::string program_version;
    std::string font_name = "Calibri";              // of the workbook's Normal style
    double font_points = 11;                        // at least 10 is used
    std::vector<std::string> taken_sheet_names;     // of the user's workbook: ours get " (2)"
    std::vector<std::string> taken_names;           // defined names and tables
    const Questionnaire* linking = nullptr;         // wording of the sheet Koppeling; nullptr = no such sheet
    const Questionnaire* growth = nullptr;          // of the columns of Groei and Aannames groei; nullptr = no such sheets
    const Questionnaire* growth_rows = nullptr;     // of the lines of Aannames groei
    std::vector<Form> forms = {};                   // of the sheets that people fill in: those without one are not made
    const Questionnaire* charts = nullptr;          // wording of the sheet Grafiek; nullptr = no charts
    std::vector<Answer> chart_choices{};            // what was chosen on it earlier, by the id of its row
    const char* only_sheet = nullptr;               // key of the one sheet to make; nullptr = all that have something to say
    const TaakveldList* taakvelden = nullptr;       // for their names; nullptr = their codes alone
    const std::vector<Domain>* domains = nullptr;   // likewise
};

struct GeneratedSheet {
    std::string key;                           // "Overzicht", "Trends" ... stable
    std::string name;                          // as in the package: the key, or with " (2)"
    std::string extension;                     // <ext> elements for the sheet's extLst (sparklines), "" = none
    std::vector<std::string> input_captions;   // headers of the columns that people fill in
    bool hidden = false;                       // as in the package: lists behind the input cells
};

struct GeneratedWorkbook {
    std::filesystem::path package;
    std::vector<GeneratedSheet> sheets;        // in order; the first is the one to open with
};

// Captions of the columns of an earlier enrichment's sheet that people fill in, to see what else was changed there: `moments` are those
// that it has columns for. Empty: nobody fills in anything.
[[nodiscard]] std::vector<std::string> input_captions(const std::string& sheet_key, const std::vector<Form>& forms, const std::vector<Moment>& moments);

// Writes the sheets to `package` (a path that does not exist). Deterministic. A sheet with nothing to say is not made, but
// Overzicht, Bevindingen and Verantwoording always are.
[[nodiscard]] GeneratedWorkbook build(const BuildInput& input, const std::filesystem::path& package);

}  // namespace graadmeter
