// SPDX-License-Identifier: EUPL-1.2
// Durations, error texts, references and white space of OpenDocument.
#include "spreadsheet/ods_values.h"

#include <algorithm>
#include <utility>

#include "spreadsheet/sheet_scanner.h"

namespace graadmeter {
namespace {

struct ErrorText {
    std::string_view shown, code;
};
constexpr ErrorText kErrors[] = {
    {"#DIV/0!", "#DIV/0!"}, {"#DEEL/0!", "#DIV/0!"}, {"#N/A", "#N/A"},       {"#N/B", "#N/A"},       {"#NB", "#N/A"},
    {"#NAME?", "#NAME?"},   {"#NAAM?", "#NAME?"},    {"#NULL!", "#NULL!"},   {"#LEEG!", "#NULL!"},   {"#NUM!", "#NUM!"},
    {"#GETAL!", "#NUM!"},   {"#REF!", "#REF!"},      {"#VERW!", "#REF!"},    {"#VALUE!", "#VALUE!"}, {"#WAARDE!", "#VALUE!"},
    {"Err:503", "#NUM!"},   {"Fout:503", "#NUM!"},   {"Err:521", "#NULL!"},  {"Fout:521", "#NULL!"}, {"Err:524", "#REF!"},
    {"Fout:524", "#REF!"},  {"Err:525", "#NAME?"},   {"Fout:525", "#NAME?"}, {"Err:532", "#DIV/0!"}, {"Fout:532", "#DIV/0!"},
};

// Position behind a quoted stretch that begins at `at`; a doubled quote is part of it.
std::size_t after_quoted(std::string_view text, std::size_t at) {
    const char quote = text[at++];
    while (at < text.size()) {
        if (text[at++] != quote) continue;
        if (at >= text.size() || text[at] != quote) return at;
        ++at;
    }
    return at;
}

// One corner: "$'Blad 2'.$A$1", ".A1", "'file:///x.ods'#$Blad1.A1".
std::string corner_from_odf(std::string_view corner, OdsLinks& links) {
    std::string file;
    if (corner.starts_with('\'')) {
        const std::size_t end = after_quoted(corner, 0);
        if (end < corner.size() && corner[end] == '#') {
            std::string target(corner.substr(1, end - 2));
            file = "[" + std::to_string(links.try_emplace(std::move(target), links.size() + 1).first->second) + "]";
            corner.remove_prefix(end + 1);
        }
    }
    if (corner.starts_with('$') && corner.size() > 1) {
        // "$Blad1.A1" has a sheet, "$A$1" has none.
        const std::size_t sheet_end = corner[1] == '\'' ? after_quoted(corner, 1) : std::min(corner.find('.'), corner.size());
        if (sheet_end < corner.size() && corner[sheet_end] == '.') corner.remove_prefix(1);
    }
    const std::size_t dot = corner.starts_with('\'') ? after_quoted(corner, 0) : corner.find('.');
    if (dot >= corner.size() || corner[dot] != '.') return file + std::string(corner);
    const std::string sheet(corner.substr(0, dot));
    return file + (sheet.empty() ? "" : sheet + "!") + std::string(corner.substr(dot + 1));
}

}  // namespace

std::optional<double> days_from_duration(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (!text.starts_with('P') || text.size() < 3) return {};
    text.remove_prefix(1);
    double days = 0;
    bool time = false;
    while (!text.empty()) {
        if (text[0] == 'T') {
            time = true;
            text.remove_prefix(1);
            continue;
        }
        const std::size_t unit = text.find_first_not_of("0123456789.,");
        if (unit == text.npos) return {};
        std::string digits(text.substr(0, unit));
        std::ranges::replace(digits, ',', '.');
        const auto amount = cell_number(digits);
        const std::size_t which = std::string_view(time ? "HMS" : "D").find(text[unit]);
        if (!amount || which == std::string_view::npos) return {};
        constexpr double kPerDay[] = {24, 1440, 86400};
        days += time ? *amount / kPerDay[which] : *amount;
        text.remove_prefix(unit + 1);
    }
    return negative ? -days : days;
}

std::string_view error_code_of(std::string_view shown) {
    const auto* found = std::ranges::find(kErrors, shown, &ErrorText::shown);
    if (found != std::end(kErrors)) return found->code;
    for (const std::string_view numbered : {"Err:", "Fout:"})
        if (shown.starts_with(numbered) && shown.size() == numbered.size() + 3 &&
            shown.find_first_not_of("0123456789", numbered.size()) == shown.npos)
            return "#VALUE!";
    return {};
}

std::string reference_from_odf(std::string_view reference, OdsLinks& links) {
    std::size_t colon = 0;  // that of "file:" and of quoted names does not count
    while (colon < reference.size() && reference[colon] != ':')
        colon = reference[colon] == '\'' ? after_quoted(reference, colon) : colon + 1;
    std::string out = corner_from_odf(reference.substr(0, colon), links);
    if (colon >= reference.size()) return out;
    // The second corner names the sheet again or leaves it out; Excel has it once.
    const std::string second = corner_from_odf(reference.substr(colon + 1), links);
    const std::size_t mark = second.rfind('!');
    return out + ":" + (mark == second.npos ? second : second.substr(mark + 1));
}

std::string formula_from_odf(std::string_view formula, OdsLinks& links) {
    if (const std::size_t equals = formula.find('='); equals != formula.npos && formula.find_first_of("(\"'[ ") > equals)
        formula.remove_prefix(equals + 1);
    if (formula.starts_with('=')) formula.remove_prefix(1);  // "of:=={...}": recalculated at every load
    std::string out;
    bool array = false;
    for (std::size_t at = 0; at < formula.size();) {
        const char c = formula[at];
        if (c == '"' || c == '\'') {
            const std::size_t end = after_quoted(formula, at);
            out += formula.substr(at, end - at);
            at = end;
            continue;
        }
        if (c == '[') {
            std::size_t end = at + 1;
            while (end < formula.size() && formula[end] != ']') end = formula[end] == '\'' ? after_quoted(formula, end) : end + 1;
            out += reference_from_odf(formula.substr(at + 1, std::min(end, formula.size()) - at - 1), links);
            at = std::min(end + 1, formula.size());
            continue;
        }
        if (c == '{' || c == '}') array = c == '{';
        out += c == ';' ? ',' : c == '|' && array ? ';' : c;
        ++at;
    }
    return out;
}

void append_collapsed(std::string& out, std::string_view piece, std::size_t start) {
    for (const char c : piece) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            out += c;
        else if (out.size() > start && out.back() != ' ')
            out += ' ';
    }
}

}  // namespace graadmeter
