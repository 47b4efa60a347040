// SPDX-License-Identifier: EUPL-1.2
#include "mapping/cell_value.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/submission.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLongestShown = 60;

// "<5", "< 10": too few to show, 5 and 10; 0 for another text.
int below_threshold(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.front() != '<') return 0;
    text = trimmed(text.substr(1));
    const bool number = !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
    return number ? std::stoi(std::string(text)) : 0;
}

CellReading remark(std::string code, std::vector<std::pair<std::string, std::string>> facts) {
    CellReading reading;
    reading.code = std::move(code);
    reading.facts = std::move(facts);
    return reading;
}

std::optional<Period> year_alone(std::string_view text) {
    text = trimmed(text);
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string_view::npos) return {};
    return period_from_number(std::stoi(std::string(text)));
}

CellReading read_text(std::string_view whole, const Source& source, const GeneralMarks& marks, bool number_as_text) {
    std::string_view text = trimmed(whole);
    CellReading reading;
    if (text.empty() || text == kToFillIn) return reading;
    if (const auto meaning = mark_meaning(text, source, marks)) {
        reading.taken = true;
        reading.status = *meaning;
        if (*meaning == ObservationStatus::suppressed) reading.below = below_threshold(text);
        return reading;
    }
    bool provisional = false;
    while (text.size() > 1 && text.back() == '*') {
        text = trimmed(text.substr(0, text.size() - 1));
        provisional = true;
    }
    // "2018: 172": the year of a figure that stands under another one, or under none.
    if (const auto colon = text.find(": "); colon != std::string_view::npos)
        if ((reading.period = year_alone(text.substr(0, colon)))) text = trimmed(text.substr(colon + 1));
    const auto number = parse_number(text, source.decimal_mark);
    if (!number) {
        if (const auto share = share_in_words(text)) return remark("W12", {{"waarde", shown(whole)}, {"voorstel", dutch_number(*share, 1) + " %"}});
        // A mark is short and no word; anything else is text where a number belongs.
        const bool mark = text.size() <= 3 && !(text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)); }));
        return remark(mark ? "W07" : "W01", {{"waarde", shown(whole)}});
    }
    if (number->with_suffix) {
        const std::string suffix = folded(number->suffix);
        provisional = provisional || suffix == "voorlopig" || suffix == "p" || suffix == "v";
        // "9,53 (B)" beside "9,53 (R)": what was planned, not measured.
        static constexpr std::array<std::string_view, 11> kPlanned{"b", "begroot", "begroting", "raming", "prognose", "doel",
                                                                   "streef", "streefwaarde", "target", "ambitie", "norm"};
        if (text.ends_with(')') && std::ranges::find(kPlanned, suffix) != kPlanned.end()) return remark("W16", {{"waarde", shown(whole)}});
        // "10 (2022)": a figure of another year than the column says. Any other number behind it: not taken under a wrong key.
        const auto year = year_alone(suffix);
        if (year && !reading.period) reading.period = year;
        else if (suffix.find_first_of("0123456789") != std::string::npos) return remark("W01", {{"waarde", shown(whole)}});
    }
    reading.taken = true;
    reading.value = number->value;
    reading.percent = number->percent_sign;
    if (provisional) {
        reading.status = ObservationStatus::provisional;
        reading.code = "W13";
        reading.facts = {{"waarde", shown(whole)}};
    } else if (number->ambiguous) {
        reading.code = "W03";
        reading.facts = {{"waarde", shown(whole)}, {"gelezen", dutch_number(number->value)}};
    } else if (number_as_text) {
        reading.code = "W02";
        reading.facts = {{"waarde", shown(whole)}, {"getal", dutch_number(number->value)}};
    }
    return reading;
}

}  // namespace

std::string shown(std::string_view text) {
    text = trimmed(text);
    std::string result(text.substr(0, kLongestShown));
    if (text.size() <= kLongestShown) return result;
    while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0xC0) == 0x80) result.pop_back();
    if (!result.empty() && static_cast<unsigned char>(result.back()) >= 0xC0) result.pop_back();
    while (utf16_length(result) > kLongestShown - 1) result.pop_back();
    return result + "\xE2\x80\xA6";
}

std::string cell_text(const OwnedCell& cell) {
    if (cell.type == CellType::number && cell.text.empty()) return plain_number(cell.number);
    if (cell.type == CellType::boolean) return cell.number != 0 ? "WAAR" : "ONWAAR";
    return std::string(trimmed(cell.text));
}

std::optional<ObservationStatus> mark_meaning(std::string_view text, const Source& source, const GeneralMarks& marks) {
    text = trimmed(text);
    for (const auto& mark : source.missing)
        if (mark.text == text) return mark.status;
    if (below_threshold(text) > 0) return ObservationStatus::suppressed;
    if (const GeneralMark* mark = marks.find(text)) return mark->status;
    return {};
}

CellReading read_cell(const OwnedCell& cell, const Source& source, const GeneralMarks& marks, bool number_as_text) {
    switch (cell.type) {
        case CellType::error: return {};   // W06 is said of every cell with an error, also outside tables
        case CellType::boolean: return remark("W01", {{"waarde", cell_text(cell)}});
        case CellType::text: return read_text(cell.text, source, marks, number_as_text && !cell.has_formula);
        case CellType::number: break;
    }
    if (cell.is_date) return remark("W01", {{"waarde", "een datum"}});
    if (!std::isfinite(cell.number)) return remark("W01", {{"waarde", "geen eindig getal"}});
    // Codes for "no figure" are numbers too: -99997.
    if (!source.missing.empty())
        if (const auto meaning = mark_meaning(plain_number(cell.number), source, marks)) {
            CellReading reading;
            reading.taken = true;
            reading.status = *meaning;
            return reading;
        }
    CellReading reading;
    reading.taken = true;
    reading.value = cell.number;
    return reading;
}

}  // namespace graadmeter
