// SPDX-License-Identifier: EUPL-1.2
#include "mapping/map.h"

#include <algorithm>

#include "mapping/code_names.h"
#include "mapping/generated_sheets.h"
#include "mapping/indicator_matcher.h"
#include "mapping/sheet_reader.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::string_view kSheetName = "_Graadmeter.blad.";   // hidden defined names of our own sheets: "..Trends" = 'Trends'!$A$1

// Which sheets are ours, with their key. By defined name: programs that rewrite a workbook keep those.
std::vector<std::string> generated_keys(const Workbook& workbook) {
    std::vector<std::string> keys(workbook.sheets().size());
    for (const auto& name : workbook.defined_names()) {
        if (!name.name.starts_with(kSheetName)) continue;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::string& sheet = workbook.sheets()[i].name;
            const auto mark = name.formula.rfind('!');
            if (mark == std::string::npos) continue;
            std::string_view quoted = std::string_view(name.formula).substr(0, mark);
            if (!quoted.empty() && quoted.front() == '$') quoted.remove_prefix(1);   // LibreOffice writes $Trends.$A$1 in its own files
            if (quoted == quoted_sheet_name(sheet) || quoted == sheet || quoted == "'" + sheet + "'") keys[i] = name.name.substr(kSheetName.size());
        }
    }
    return keys;
}

// No sheet was recognised: say what was looked for.
void nothing_recognised(const MappingContext& context, Submission& submission) {
    std::string wanted;
    for (const auto& source : context.sources) {
        if (!context.only_source.empty() && source.id != context.only_source) continue;
        wanted += (wanted.empty() ? "" : "; ") + source.name;
    }
    const bool told = !context.only_source.empty();
    submission.remarks.push_back({told ? "S01" : "B10", {}, {}, {{"gezocht", wanted}}});
}

}  // namespace

Submission map_workbook(const Workbook& workbook, const MappingContext& given) {
    const auto sources = with_names(given.sources, workbook);
    const MappingContext context{given.catalogue, given.regions, sources, given.questionnaires, given.file,
                                 given.municipality.empty() ? given.catalogue.municipality : given.municipality, given.only_source};
    Submission submission;
    submission.file = context.file;
    submission.municipality = context.municipality;
    for (const auto& sheet : workbook.sheets()) {
        SheetReading reading;
        reading.name = sheet.name;
        reading.hidden = sheet.visibility != SheetVisibility::visible;
        submission.sheets.push_back(std::move(reading));
    }
    const auto keys = generated_keys(workbook);
    IndicatorMatcher matcher(context.catalogue);
    bool recognised = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (workbook.sheets()[i].kind != SheetKind::worksheet) continue;
        if (!keys[i].empty()) {
            auto& reading = submission.sheets[i];
            reading.generated = true;
            reading.explanation = "eigen blad \"" + keys[i] + "\" van Graadmeter: overgeslagen";
            for (const auto& questionnaire : context.questionnaires) {
                if (folded(questionnaire.id) != folded(keys[i])) continue;
                auto answers = read_answers(workbook, i, keys[i], questionnaire);
                submission.answers.insert(submission.answers.end(), std::make_move_iterator(answers.begin()), std::make_move_iterator(answers.end()));
            }
            continue;
        }
        SheetReader(workbook, static_cast<std::uint32_t>(i), context, matcher, submission).read();
        recognised = recognised || !submission.sheets[i].source.empty();
    }
    if (!recognised) nothing_recognised(context, submission);
    return submission;
}

}  // namespace graadmeter
