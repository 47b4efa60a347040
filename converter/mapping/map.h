// SPDX-License-Identifier: EUPL-1.2
// Workbook -> Submission: recognises each sheet's layout and reads its figures, each with its cell.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/code_lists.h"
#include "catalogue/forms.h"
#include "catalogue/regions.h"
#include "mapping/source.h"
#include "model/submission.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

class IndicatorMatcher;
class LabelLinks;
class SetLevels;
struct RecognitionTrace;

struct MappingContext {
    const Catalogue& catalogue;
    const RegionList& regions;
    const std::vector<Source>& sources;                // specific ones first, the general layouts last
    const std::vector<Questionnaire>& questionnaires;  // that a matrix of the user's own may answer
    const GeneralMarks& marks;                         // for "no figure", besides those of a source
    std::string file;                                  // name to show; some sources take the period from it
    std::string municipality;                          // --regio, else the catalogue's
    std::string only_source;                           // --bron: id of the only source to use, "" = recognise
    std::vector<ChosenLink> chosen_links = {};         // of an earlier enrichment that was taken out; those in the workbook come by themselves
    LabelLinks* links = nullptr;                       // map_workbook's own
    RecognitionTrace* trace = nullptr;                 // told what was recognised on what ground; nullptr = nobody asks
    std::span<const Form> forms = {};                  // of our own sheets, of which the answers are read back
    IndicatorMatcher* matcher = nullptr;               // of this catalogue, that remembers the labels of other workbooks; nullptr = a new one
    SetLevels* set_levels = nullptr;                   // map_workbook's own
};

// Never throws for what the data say: everything odd becomes a Remark. Throws FileError when the file is damaged.
// Keeps only observations whose region is the municipality, lies within it (prefix of wijk- and buurtcodes), or is one of the
// catalogue's reference regions, the country or the province: national files hold 342 municipalities.
[[nodiscard]] Submission map_workbook(const Workbook& workbook, const MappingContext& context);

}  // namespace graadmeter
