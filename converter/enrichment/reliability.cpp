// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/reliability.h"

#include <algorithm>

namespace graadmeter {
namespace {

constexpr const char *kInventory = "Data-inventaris", *kClass = "betrouwbaarheid", *kReason = "betrouwbaarheid-waarom";
constexpr const char* kNotGiven = "niet ingevuld";

std::string status_words(const SeriesPoint* last) {
    const bool says_something = last && (last->status == ObservationStatus::provisional || last->status == ObservationStatus::estimated);
    return says_something ? dutch_word(last->status) : "";
}

// Whether Data-inventaris asks for it.
bool asked(const Workshop& shop) {
    const Form* form = form_of(shop.forms, kInventory);
    return shop.makes(kInventory) && form->wording.question(kClass) && form->wording.question(kReason);
}

std::string class_with_reason(const Workshop& shop, const std::string& row) {
    const std::string &given = shop.answers.at(kInventory, row, kClass), &reason = shop.answers.at(kInventory, row, kReason);
    return given.empty() || reason.empty() ? given : given + ": " + reason;
}

}  // namespace

bool knows_reliability(const Workshop& shop, const std::string& indicator, const SeriesPoint* last) {
    return !status_words(last).empty() || !shop.answers.at(kInventory, indicator, kClass).empty();
}

bool looks_up_reliability(const Workshop& shop) { return asked(shop) && knows_reliability(shop); }

bool knows_reliability(const Workshop& shop) {
    const auto given = [&](const Indicator& indicator) { return knows_reliability(shop, indicator.id, nullptr); };
    return std::ranges::any_of(shop.input.catalogue.indicators, given) ||
           std::ranges::any_of(shop.input.assessment.series, [&](const Series& series) { return knows_reliability(shop, series.indicator, series.last()); });
}

Value reliability_value(const Workshop& shop, const std::string& indicator, const SeriesPoint* last, const std::string& code) {
    const std::string otherwise = status_words(last).empty() ? kNotGiven : status_words(last), given = class_with_reason(shop, indicator);
    const Value shown = given.empty() ? word(otherwise) : text(given);
    if (!asked(shop)) return shown;
    const std::string table = shop.table_names.at(kInventory);
    const std::string there = "INDEX(" + table + "[" + kReliabilityWithReason + "],MATCH(" + code + "," + table + "[Code],0))";
    return computed("IF(" + there + "=" + quoted_text(kUnanswered) + "," + quoted_text(otherwise) + "," + there + ")", shown);
}

Value reliability_with_reason(const Workshop& shop, const std::string& row, const std::string& class_cell, const std::string& reason_cell) {
    const std::string given = class_with_reason(shop, row), open = quoted_text(kUnanswered);
    const auto is_open = [&](const std::string& cell) { return "OR(" + cell + "=\"\"," + cell + "=" + open + ")"; };
    return computed("IF(" + is_open(class_cell) + "," + open + "," + class_cell + "&IF(" + is_open(reason_cell) + ",\"\",\": \"&" + reason_cell + "))",
                    given.empty() ? word(kUnanswered) : text(given));
}

}  // namespace graadmeter
