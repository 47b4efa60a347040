// SPDX-License-Identifier: EUPL-1.2
// What the steps look things up in: code lists, sources, questions and catalogues, read once for all files of a command.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/code_lists.h"
#include "catalogue/forms.h"
#include "catalogue/library.h"
#include "catalogue/questionnaire.h"
#include "catalogue/regions.h"
#include "mapping/indicator_matcher.h"
#include "mapping/source.h"
#include "model/submission.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

struct Knowledge {
    const Library& library;
    std::string asked_catalogue, asked_region;           // --catalogus, --regio; "" = not asked
    RegionList regions;
    GeneralMarks marks;
    std::vector<Event> events;                           // that everybody had, of codelijsten/gebeurtenissen
    std::vector<Source> sources;                         // specific ones first; with --bron that one only
    bool one_source = false;                             // --bron
    std::vector<Questionnaire> questionnaires;           // the influence-assessment matrix first, the links last
    Questionnaire growth, growth_rows;                   // of the sheets Groei and Aannames groei: about no indicator, so kept apart
    std::vector<Form> forms;                             // of all sheets that people fill in
    std::map<std::filesystem::path, Catalogue> catalogues;   // that may be chosen, by file
    TaakveldList taakvelden = {};
    std::vector<Domain> domains = {};

    mutable std::map<const Catalogue*, IndicatorMatcher> matchers = {};   // of one of `catalogues`, kept: the files of a batch use the same labels

    // One thread.
    [[nodiscard]] IndicatorMatcher& matcher_of(const Catalogue& catalogue) const { return matchers.try_emplace(&catalogue, catalogue).first->second; }
    [[nodiscard]] const Questionnaire& influence() const { return questionnaires.front(); }
    [[nodiscard]] const Questionnaire& linking() const { return questionnaires.back(); }
    // Ids of sources of which the figures are everybody's already.
    [[nodiscard]] std::vector<std::string> published_sources() const;
};

// Ids or files; "" = all that the library holds. Throws UsageError, FileError (code "") of what is wrong with our own files.
[[nodiscard]] Knowledge gather(const Library& library, const std::string& catalogue, const std::string& source, const std::string& region);

struct ChosenCatalogue {
    const Catalogue* catalogue = nullptr;   // of the Knowledge; never null: without id when none was chosen
    std::filesystem::path file;             // "" = none
    std::vector<Remark> remarks;            // why none was chosen
};

// --catalogus, else what an earlier enrichment says (`recorded`, an id), else the municipality of --regio, else the one municipality
// that the workbook names, else none. Where several fit and none takes in the others, B11 says so.
[[nodiscard]] ChosenCatalogue choose_catalogue(const Knowledge& knowledge, const Workbook& workbook, const std::string& file,
                                               const std::string& recorded);

}  // namespace graadmeter
