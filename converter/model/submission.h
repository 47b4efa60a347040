// SPDX-License-Identifier: EUPL-1.2
// A workbook as understood: what `map` makes of it, and all that `validate` and `assess` get to see of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/account.h"
#include "model/observation.h"

namespace graadmeter {

// What a rule or the reader noticed, not yet in words: the code of findings.md, where, and the facts for the placeholders of its
// text (validation/finding_texts). Many remarks with the same code and facts become one finding over a range.
struct Remark {
    std::string code;                                        // "W02"
    std::optional<std::uint32_t> sheet;                      // index in Submission::sheets; nothing = the whole file
    CellRange range;                                         // invalid (0,0) = the whole sheet
    std::vector<std::pair<std::string, std::string>> facts;  // {"waarde", "12,3"}, {"voorstel", "Eenzaamheid"}
};

// How a sheet was read, for Verantwoording and `herken`.
struct SheetReading {
    std::string name;
    std::string source;                 // id of the bron that recognised it, "" = none
    std::string explanation;            // Dutch: what was seen and why this bron ("kopregel in rij 4: ...")
    bool hidden = false;                // hidden or very hidden
    bool generated = false;             // one of our own sheets: skipped
    std::uint64_t cells = 0;            // cells with content
    std::uint64_t observations = 0;
};

// Stands in an input cell that nobody has filled in yet: an empty column says nothing to a screen reader.
inline constexpr const char* kUnanswered = "–";

// Stands where a figure is still to be filled in, in a workbook of `sjabloon`: no figure and no mark for a missing one.
inline constexpr const char* kToFillIn = "…";

// Keys of the sheets that hold choices of labels: those that count and, with answers, those that lost their place.
inline constexpr std::string_view kLinkSheetKey = "Koppeling";
inline constexpr std::string_view kLapsedSheet = "Vervallen antwoorden";

// Captions of the sheet Vervallen antwoorden: on which sheet, in which row and below which caption an answer was given.
inline constexpr const char* kLapsedSheetCaption = "Blad";
inline constexpr const char* kLapsedRowCaption = "Code";
inline constexpr const char* kLapsedQuestionCaption = "Vraag";
inline constexpr const char* kLapsedAnswerCaption = "Antwoord";

// Something typed into an input cell of one of our sheets: kept by the row's code and question, never by row number. One that had
// lapsed has the key of the sheet that it was given on, and comes after those that stand there.
struct Answer {
    std::string sheet_key;   // "Invloedsmatrix"
    std::string indicator;   // the row's code as it stood in the sheet: catalogue id of an indicator or level, "INS-03"; "" = it had none
    std::string question;    // question id of the template: "a" ... "g", "partner"
    std::string text;
    Place place;             // where it was found
};

// Captions of the sheet Koppeling (and of Vervallen antwoorden) by which a choice is found back: on this sheet, read by this bron, this label.
inline constexpr const char* kLinkSheet = "Blad";
inline constexpr const char* kLinkLabel = "Wat er staat";
inline constexpr const char* kLinkSource = "Bron";

// What a person chose for a label, as it was found on one of our sheets.
struct ChosenLink {
    std::string sheet, source, label;   // the key; a label's white space is collapsed
    std::string choice;                 // as it stands in the cell
};
struct LapsedLink {
    ChosenLink link;
    std::string reason;                 // Dutch
};

// A label beside or above figures that is not surely an indicator, or that a person has linked: a row of the sheet Koppeling.
struct LabelLink {
    std::string sheet, source, label;   // the key, see ChosenLink
    Place place;                        // of the first cell that says so
    bool column = false;                // heads a column; else it names a row
    std::uint64_t figures = 0;          // cells with figures (column) or rows with figures that it stands for
    std::vector<std::string> candidates;// indicator ids, best first; may be empty
    std::string taken;                  // indicator that its figures were read as, "" = not read
    std::string choice;                 // what a person chose, as shown; "" = nothing yet
};

// A target that stands in the workbook itself: `value` in the indicator's unit, to be reached in `period`.
struct SubmittedTarget : ObservationKey {
    double value = 0;
    Place place;
};

struct Submission {
    std::string file;                        // the name to show, without folder
    std::string municipality;                // region code that the workbook is about ("GM0988"), "" = unknown
    std::vector<SheetReading> sheets;        // one for each sheet of the workbook, in its order
    std::vector<Observation> observations;   // in order of reading: sheet, row, column
    std::vector<Remark> remarks;
    std::vector<Answer> answers;
    std::vector<LabelLink> labels;           // in order of reading
    std::vector<LapsedLink> lapsed_links;    // choices that fit nothing any more
    std::vector<SubmittedTarget> targets;
    std::vector<Account> accounts;           // in order of reading
    std::vector<StockFigure> stock;          // likewise
    // Answers in a matrix of the user's own: checked, never taken over. `sheet_key` is the id of the questions that they answer.
    std::vector<Answer> own_answers;
};

}  // namespace graadmeter
