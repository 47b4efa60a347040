// SPDX-License-Identifier: EUPL-1.2
#include "mapping/map.h"

#include <algorithm>
#include <optional>

#include "mapping/accounts.h"
#include "mapping/chosen_links.h"
#include "mapping/code_names.h"
#include "mapping/generated_sheets.h"
#include "mapping/header.h"
#include "mapping/indicator_matcher.h"
#include "mapping/set_levels.h"
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

const Questionnaire* link_wording(const MappingContext& context) {
    const auto found = std::find_if(context.questionnaires.begin(), context.questionnaires.end(), [](const auto& q) { return q.id == kLinkTemplate; });
    return found == context.questionnaires.end() ? nullptr : &*found;
}

// What people chose: in an enrichment that was taken out, or on sheets of ours that are still in the workbook.
LabelLinks chosen_links(const Workbook& workbook, const std::vector<std::string>& keys, const MappingContext& context) {
    std::vector<std::string> names;
    for (const auto& sheet : workbook.sheets()) names.push_back(sheet.name);
    const Questionnaire* wording = link_wording(context);
    LabelLinks links(context.catalogue, wording, std::move(names));
    for (const auto& link : context.chosen_links) links.choose(link);
    for (const bool lapsed : {false, true})   // what stands on the sheet itself goes before what had lapsed earlier
        for (std::size_t i = 0; wording && i < keys.size(); ++i)
            if (keys[i] == (lapsed ? kLapsedSheet : kLinkSheetKey) && workbook.sheets()[i].kind == SheetKind::worksheet)
                for (auto& link : read_chosen_links(workbook, i, *wording)) links.choose(std::move(link));
    return links;
}

// No sheet was recognised: say what was looked for.
void nothing_recognised(const MappingContext& context, Submission& submission) {
    std::string wanted;
    std::size_t known = 0;
    const bool told = !context.only_source.empty();
    for (const auto& source : context.sources) {
        if (told ? source.id == context.only_source : source.general) wanted += (wanted.empty() ? "" : "; ") + source.name;
        else known += !told;
    }
    // The publishers' tables are too many to name; what a sender can make of his own sheet are the general layouts.
    if (known > 0) wanted = std::to_string(known) + " bekende bronnen; " + wanted;
    submission.remarks.push_back({told ? "S01" : "B10", {}, {}, {{"gezocht", wanted}}});
}

}  // namespace

Submission map_workbook(const Workbook& workbook, const MappingContext& given) {
    const auto sources = with_names(given.sources, workbook);
    const auto keys = generated_keys(workbook);
    LabelLinks links = chosen_links(workbook, keys, given);
    SetLevels set_levels(given.catalogue);
    const MappingContext context{given.catalogue, given.regions, sources, given.questionnaires, given.marks, given.file,
                                 given.municipality.empty() ? given.catalogue.municipality : given.municipality, given.only_source, {}, &links,
                                 given.trace, given.forms, given.matcher, &set_levels};
    Submission submission;
    submission.file = context.file;
    submission.municipality = context.municipality;
    for (const auto& sheet : workbook.sheets()) {
        SheetReading reading;
        reading.name = sheet.name;
        reading.hidden = sheet.visibility != SheetVisibility::visible;
        submission.sheets.push_back(std::move(reading));
    }
    std::optional<IndicatorMatcher> own;
    IndicatorMatcher& matcher = context.matcher ? *context.matcher : own.emplace(context.catalogue);
    bool recognised = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (workbook.sheets()[i].kind != SheetKind::worksheet) continue;
        if (!keys[i].empty()) {
            auto& reading = submission.sheets[i];
            reading.generated = true;
            reading.explanation = "eigen blad \"" + keys[i] + "\" van Graadmeter: overgeslagen";
            const Form* form = form_of(context.forms, keys[i]);
            if (form && form->sheet != kLinkSheetKey) {
                auto answers = read_answers(workbook, i, *form);
                submission.answers.insert(submission.answers.end(), std::make_move_iterator(answers.begin()), std::make_move_iterator(answers.end()));
            }
            continue;
        }
        SheetReader(workbook, static_cast<std::uint32_t>(i), context, matcher, submission).read();
        recognised = recognised || !submission.sheets[i].source.empty();
        if (const auto grid = workbook.grid(i))
            read_accounts(*grid, workbook.sheets()[i].name, [&](std::string_view text) { return region_named(text, context, false); }, submission);
    }
    links.finish(submission);
    if (!recognised) nothing_recognised(context, submission);
    return submission;
}

}  // namespace graadmeter
