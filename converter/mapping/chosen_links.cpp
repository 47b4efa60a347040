// SPDX-License-Identifier: EUPL-1.2
#include "mapping/chosen_links.h"

#include <algorithm>

#include "mapping/generated_sheets.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostLinkedLabels = 20'000;   // memory: a hostile file may have a million

struct LinkColumns {
    std::uint32_t header_row = 0, sheet = 0, source = 0, label = 0, choice = 0;
    [[nodiscard]] bool complete() const { return sheet != 0 && source != 0 && label != 0 && choice != 0; }
};

LinkColumns locate(const Workbook& workbook, std::size_t sheet, const std::string& choice_caption) {
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row) && row.number <= kGeneratedHeaderRows;) {
        LinkColumns here;
        here.header_row = row.number;
        const std::pair<std::string, std::uint32_t*> wanted[] = {
            {folded(kLinkSheet), &here.sheet}, {folded(kLinkSource), &here.source}, {folded(kLinkLabel), &here.label}, {folded(choice_caption), &here.choice}};
        for (const auto& cell : row.cells) {
            if (cell.type != CellType::text) continue;
            const std::string caption = folded(cell.text);
            for (const auto& [words, column] : wanted)
                if (*column == 0 && caption == words) *column = cell.address.column;
        }
        if (here.complete()) return here;
    }
    return {};
}

}  // namespace

std::vector<ChosenLink> read_chosen_links(const Workbook& workbook, std::size_t sheet, const Questionnaire& wording) {
    std::vector<ChosenLink> result;
    if (wording.questions.empty()) return result;
    const LinkColumns columns = locate(workbook, sheet, wording.questions.front().caption);
    if (!columns.complete()) return result;
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row);) {
        if (row.number <= columns.header_row) continue;
        ChosenLink link;
        for (const auto& cell : row.cells) {
            if (cell.type != CellType::text) continue;
            if (cell.address.column == columns.sheet) link.sheet = cell.text;
            if (cell.address.column == columns.source) link.source = trimmed(cell.text);
            if (cell.address.column == columns.label) link.label = with_single_spaces(cell.text);
            if (cell.address.column == columns.choice) link.choice = with_single_spaces(cell.text);
        }
        if (!link.label.empty() && !link.choice.empty() && link.choice != kUnanswered) result.push_back(std::move(link));
    }
    return result;
}

std::string link_words(const Indicator& indicator) { return with_single_spaces(indicator.id + " " + indicator.name); }

LabelLinks::LabelLinks(const Catalogue& catalogue, const Questionnaire* wording, std::vector<std::string> sheets)
    : catalogue_(catalogue), sheets_(sheets.begin(), sheets.end()) {
    if (wording && !wording->questions.empty() && !wording->questions.front().choices.empty()) none_ = wording->questions.front().choices.front();
}

LabelLinks::Key LabelLinks::key_of(std::string_view sheet, std::string_view source, std::string_view label) {
    return {std::string(sheet), std::string(source), with_single_spaces(label)};
}

bool LabelLinks::understood(const std::string& words, LinkChoice& choice) const {
    if (!none_.empty() && folded(words) == folded(none_)) {
        choice = {nullptr, none_};
        return true;
    }
    const Indicator* found = nullptr;
    for (const auto* all : {&catalogue_.indicators, &catalogue_.parts})
        for (const auto& indicator : *all)   // the longest id: "D1" is not the beginning of "D10 ..."
            if ((words == indicator.id || words.starts_with(indicator.id + " ")) && (!found || indicator.id.size() > found->id.size())) found = &indicator;
    if (!found) {
        const std::string name = folded(words);
        for (const auto* all : {&catalogue_.indicators, &catalogue_.parts})
            for (const auto& indicator : *all) {
                if (folded(indicator.name) != name && folded(indicator.id) != name) continue;
                if (found) return false;
                found = &indicator;
            }
    }
    if (found) choice = {found, link_words(*found)};
    return found != nullptr;
}

void LabelLinks::choose(ChosenLink link) {
    Kept kept{link, {}, false};
    if (!understood(link.choice, kept.choice)) {
        lapsed_.push_back({std::move(link), "Deze keuze is geen indicator van de catalogus."});
        return;
    }
    const Key key = key_of(link.sheet, link.source, link.label);
    const auto [place, fresh] = chosen_.emplace(key, std::move(kept));
    if (!fresh) {
        if (place->second.choice.shown != link.choice && place->second.link.choice != link.choice)
            lapsed_.push_back({std::move(link), "Voor deze naam is nog een keuze gemaakt."});
        return;
    }
    if (!sheets_.contains(link.sheet)) moved_.emplace(std::pair(link.source, std::get<2>(key)), key);
}

LabelLinks::Kept* LabelLinks::kept(std::string_view sheet, std::string_view source, std::string_view label) {
    if (chosen_.empty()) return nullptr;
    const Key key = key_of(sheet, source, label);
    if (const auto found = chosen_.find(key); found != chosen_.end()) return &found->second;
    const auto elsewhere = moved_.find({std::get<1>(key), std::get<2>(key)});
    return elsewhere == moved_.end() ? nullptr : &chosen_.at(elsewhere->second);
}

const LinkChoice* LabelLinks::chosen(std::string_view sheet, std::string_view source, std::string_view label) {
    const Kept* found = kept(sheet, source, label);
    return found ? &found->choice : nullptr;
}

void LabelLinks::met(LabelLink link, std::uint64_t figures) {
    const Key key = key_of(link.sheet, link.source, link.label);
    if (std::get<2>(key).empty()) return;
    const auto known = met_.find(key);
    if (known != met_.end()) {
        labels_[known->second].figures += figures;
        return;
    }
    if (labels_.size() >= kMostLinkedLabels) return;
    if (Kept* found = kept(link.sheet, link.source, link.label)) {
        found->used = true;
        link.choice = found->choice.shown;
    }
    link.label = std::get<2>(key);
    link.figures = figures;
    met_.emplace(key, labels_.size());
    labels_.push_back(std::move(link));
}

void LabelLinks::finish(Submission& submission) {
    for (auto& [key, kept] : chosen_)
        if (!kept.used) lapsed_.push_back({kept.link, "Deze naam staat niet meer bij cijfers op dit blad."});
    submission.labels = std::move(labels_);
    submission.lapsed_links = std::move(lapsed_);
}

}  // namespace graadmeter
