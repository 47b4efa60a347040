// SPDX-License-Identifier: EUPL-1.2
// Koppeling: a row for each label that is not surely an indicator, where a person chooses which one is meant.
#include <algorithm>

#include "enrichment/sheets.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// A list of its own in each cell is slow to open past a few thousand; who has so many wants a bron, not a list.
constexpr std::size_t kMostShown = 1'000;
constexpr std::uint32_t kFrozen = 3;

std::string words_of(const Catalogue& catalogue, const std::string& id) {
    const Indicator* indicator = catalogue.indicator(id);
    if (!indicator) indicator = catalogue.part(id);
    return indicator ? indicator->id + " " + indicator->name : id;
}

std::vector<std::string> choices_of(const BuildInput& input, const LabelLink& label) {
    std::vector<std::string> choices;
    for (const auto& id : label.candidates) choices.push_back(words_of(input.catalogue, id));
    if (choices.empty())
        for (const auto& indicator : input.catalogue.indicators) choices.push_back(words_of(input.catalogue, indicator.id));
    const auto& none = input.linking->questions.front().choices;
    choices.insert(choices.end(), none.begin(), none.end());
    if (!label.choice.empty() && std::find(choices.begin(), choices.end(), label.choice) == choices.end()) choices.insert(choices.begin(), label.choice);
    return choices;
}

std::string candidate_words(const BuildInput& input, const LabelLink& label) {
    std::string result;
    for (const auto& id : label.candidates) result += (result.empty() ? "" : "; ") + words_of(input.catalogue, id);
    return result;
}

Value reading_value(const BuildInput& input, const LabelLink& label) {
    const std::string why = label.choice.empty() ? "" : " (uw keuze)";
    if (label.taken.empty()) return word("niet gelezen" + why);
    return text(words_of(input.catalogue, label.taken) + (label.choice.empty() ? " (op gelijkenis)" : why));
}

}  // namespace

std::vector<std::string> link_captions(const Questionnaire& linking) {
    std::vector<std::string> captions;
    for (const auto& question : linking.questions) captions.push_back(question.caption);
    return table_captions(captions);
}

LinkLists link_lists(const BuildInput& input, const std::string& sheet, std::uint32_t column) {
    LinkLists result;
    std::map<std::vector<std::string>, std::string> known;
    for (const auto& label : input.submission.labels) {
        if (result.ranges.size() >= kMostShown) break;
        auto choices = choices_of(input, label);
        const auto found = known.find(choices);
        if (found != known.end()) {
            result.ranges.push_back(found->second);
            continue;
        }
        const auto first = kFirstRow + static_cast<std::uint32_t>(result.cells.size());
        const CellRange cells{{first, column}, {first + static_cast<std::uint32_t>(choices.size()) - 1, column}};
        result.ranges.push_back(quoted_sheet_name(sheet) + "!" + to_a1(cells.first, true) + ":" + to_a1(cells.last, true));
        result.cells.insert(result.cells.end(), choices.begin(), choices.end());
        known.emplace(std::move(choices), result.ranges.back());
    }
    return result;
}

GeneratedSheet build_koppeling(Workshop& shop) {
    const BuildInput& input = shop.input;
    const Question& question = input.linking->questions.front();
    const std::size_t all = input.submission.labels.size(), shown = shop.link_lists.ranges.size();
    std::string purpose = input.linking->purpose.empty() ? "Kies in de gele cel welke indicator bedoeld is." : input.linking->purpose;
    purpose += " Een streepje is nog niet gekozen.";
    if (shown < all) purpose += " Hier staan de eerste " + std::to_string(shown) + " van " + std::to_string(all) + ".";
    auto table = shop.begin("Koppeling", input.linking->title.empty() ? "Koppeling" : input.linking->title, purpose,
                            {{kLinkSheet, 20}, {"Cel"}, {kLinkLabel, 36}, {"Plaats"}, {"Cijfers"}, {"Nu gelezen als", 32}, {"Lijkt op", 40},
                             {question.caption, question.width}, {kLinkSource, 24}},
                            kFrozen);
    constexpr std::uint32_t kInputColumn = 8;
    for (std::size_t i = 0; i < shown; ++i) {
        const LabelLink& label = input.submission.labels[i];
        const std::string candidates = candidate_words(input, label);
        const std::string cell = to_a1(label.place.cell);
        const std::uint32_t row = table.next_row();
        if (!table.row({text(label.sheet), is_sheet_name(label.sheet) ? link(label.sheet, single(label.place.cell), cell) : text(cell), text(label.label),
                        text(label.column ? "kop" : "rij"), count(label.figures), reading_value(input, label),
                        candidates.empty() ? word("geen enkele; kies uit de hele catalogus") : text(candidates),
                        text(label.choice.empty() ? kUnanswered : label.choice, Look::input), text(label.source)}))
            break;
        table.sheet().allow(single({row, kInputColumn}),
                            {.list = shop.link_lists.ranges[i], .only_choices = false, .title = question.caption, .prompt = question.text,
                             .refusal = "Dit staat niet in de lijst. Is het de code van een indicator uit de catalogus? Kies dan Ja."});
    }
    table.finish();
    return shop.filled_in("Koppeling");
}

}  // namespace graadmeter
