// SPDX-License-Identifier: EUPL-1.2
#include "mapping/generated_sheets.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "model/dutch_number.h"
#include "model/sha256.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::uint32_t kOwnHeaderRow = 5;
constexpr std::size_t kLongestId = 60;

// As somebody types it: a year has no point in it.
std::string typed_number(double value) {
    std::string text = dutch_number(value);
    std::erase(text, '.');
    return text;
}

// What a person typed in the cell, as text: an answer may be a number or a date.
std::string answer_text(const Cell& cell, bool system_1904) {
    switch (cell.type) {
        case CellType::boolean: return cell.number != 0 ? "WAAR" : "ONWAAR";
        case CellType::number:
            if (cell.is_date)
                if (const auto date = date_from_serial(cell.number, system_1904)) return dutch_text(*date);
            if (cell.is_percentage) return typed_number(cell.number * 100) + "%";
            return typed_number(cell.number);
        case CellType::text:
        case CellType::error: break;
    }
    return std::string(trimmed(cell.text));
}

bool one_word(const Cell& cell) {
    if (cell.type != CellType::text) return false;
    const auto text = trimmed(cell.text);
    return !text.empty() && text.size() <= kLongestId && text.find_first_of(" \t\n") == std::string_view::npos;
}

// An indicator's id: no spaces, with a digit: "WEE-002".
bool like_id(const Cell& cell) { return one_word(cell) && cell.text.find_first_of("0123456789") != std::string::npos; }

struct QuestionColumns {
    std::uint32_t header_row = 0;
    std::map<std::uint32_t, const Question*> questions;   // by column
    std::uint32_t id_column = 0;
    std::uint32_t headed_column = 0;                      // below "Indicator" or "Code", when there is such a header
    bool codes = false;                                   // below "Code": a level may be called "voorraad-wonen"

    [[nodiscard]] bool is_id(const Cell& cell) const { return codes && cell.address.column == headed_column ? one_word(cell) : like_id(cell); }
};

// The row with the most captions is the header; the column with the most different ids holds the indicators.
QuestionColumns locate(const Workbook& workbook, std::size_t sheet, const Questionnaire& questionnaire) {
    QuestionColumns best;
    std::map<std::uint32_t, std::set<std::string>> ids;
    const auto rows = workbook.rows(sheet);
    Row row;
    while (rows->next(row)) {
        if (row.number <= kGeneratedHeaderRows) {
            QuestionColumns here{row.number, {}, 0, 0, false};
            std::set<const Question*> taken;
            for (const auto& cell : row.cells) {
                if (cell.type != CellType::text) continue;
                const std::string caption = folded(cell.text);
                if (here.headed_column == 0 && (caption == "indicator" || caption == "code")) {
                    here.headed_column = cell.address.column;
                    here.codes = caption == "code";
                }
                const Question* question = questionnaire.by_caption(cell.text);
                if (question && taken.insert(question).second) here.questions.emplace(cell.address.column, question);
            }
            if (here.questions.size() > best.questions.size()) {
                best = std::move(here);
                ids.clear();
                continue;
            }
        }
        if (best.questions.empty()) continue;
        for (const auto& cell : row.cells)
            if (!best.questions.contains(cell.address.column) && best.is_id(cell)) ids[cell.address.column].emplace(trimmed(cell.text));
    }
    // Other columns may look like ids: sheets called "Blad1". Where "Indicator" heads the names, it holds no ids.
    if (ids.contains(best.headed_column)) {
        best.id_column = best.headed_column;
        return best;
    }
    std::size_t most = 0;
    for (const auto& [column, found] : ids)
        if (found.size() > most) most = found.size(), best.id_column = column;
    return best;
}

std::string number_to_12_digits(double value) {
    if (value == 0) value = 0;   // no "-0"
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 12).ptr;
    return {buffer.data(), end};
}

// What counts of a cell: the kind and content of a constant, of a formula only that it is there (its value follows other sheets).
// False when it is nothing.
bool add_cell_mark(std::string& marks, const Cell& cell) {
    if (cell.has_formula) {
        marks += 'f';
        return true;
    }
    switch (cell.type) {
        case CellType::number: (marks += 'n') += number_to_12_digits(cell.number); return true;
        case CellType::boolean: marks += cell.number != 0 ? "b1" : "b0"; return true;
        case CellType::error: (marks += 'e') += with_single_spaces(cell.text); return true;
        case CellType::text: break;
    }
    const std::string text = with_single_spaces(cell.text);
    if (!text.empty()) (marks += 't') += text;
    return !text.empty();
}

struct Captions {
    std::uint32_t row = kOwnHeaderRow;
    std::map<std::uint32_t, std::string> text;    // by column
    std::set<std::uint32_t> input;
};

Captions find_captions(const Workbook& workbook, std::size_t sheet, const std::vector<std::string>& input_captions) {
    std::set<std::string> wanted;
    for (const auto& caption : input_captions) wanted.insert(folded(caption));
    Captions best;
    std::size_t most = 0;
    const auto rows = workbook.rows(sheet);
    Row row;
    while (rows->next(row) && row.number <= kGeneratedHeaderRows) {
        Captions here{row.number, {}, {}};
        for (const auto& cell : row.cells) {
            if (cell.type != CellType::text) continue;
            here.text[cell.address.column] = with_single_spaces(cell.text);
            if (wanted.contains(folded(cell.text))) here.input.insert(cell.address.column);
        }
        if (here.input.size() > most || (most == 0 && row.number == kOwnHeaderRow)) {
            most = std::max(most, here.input.size());
            best = std::move(here);
        }
    }
    return best;
}

}  // namespace

std::vector<Answer> read_answers(const Workbook& workbook, std::size_t sheet, const std::string& sheet_key,
                                 const Questionnaire& questionnaire) {
    const auto columns = locate(workbook, sheet, questionnaire);
    std::vector<Answer> answers;
    if (columns.questions.empty() || columns.id_column == 0) return answers;
    const auto rows = workbook.rows(sheet);
    Row row;
    while (rows->next(row)) {
        if (row.number <= columns.header_row) continue;
        const auto id = std::find_if(row.cells.begin(), row.cells.end(), [&](const Cell& c) { return c.address.column == columns.id_column; });
        const std::string indicator = id == row.cells.end() || !columns.is_id(*id) ? "" : std::string(trimmed(id->text));
        for (const auto& cell : row.cells) {
            const auto question = columns.questions.find(cell.address.column);
            if (question == columns.questions.end()) continue;
            std::string text = answer_text(cell, workbook.system_1904());
            if (text.empty() || text == kUnanswered) continue;
            answers.push_back({sheet_key, indicator, question->second->id, std::move(text), {static_cast<std::uint32_t>(sheet), cell.address}});
        }
    }
    return answers;
}

std::vector<Moment> moments_on(const Workbook& workbook, std::size_t sheet, const Form& form) {
    std::vector<Moment> moments;
    if (!form.per_moment) return moments;
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row) && row.number <= kGeneratedHeaderRows;)
        for (const auto& cell : row.cells) {
            const auto moment = cell.type == CellType::text ? moment_of_caption(form, cell.text) : std::nullopt;
            if (moment && std::ranges::none_of(moments, [&](const Moment& other) { return other.text() == moment->text(); })) moments.push_back(*moment);
        }
    std::ranges::sort(moments, earlier);
    return moments;
}

std::vector<Answer> read_answers(const Workbook& workbook, std::size_t sheet, const Form& form) {
    return read_answers(workbook, sheet, form.sheet, columns_of(form, moments_on(workbook, sheet, form), true));
}

std::vector<Answer> read_lapsed_answers(const Workbook& workbook, std::size_t sheet, std::span<const Form> forms) {
    constexpr std::array kCaptions{kLapsedSheetCaption, kLapsedRowCaption, kLapsedQuestionCaption, kLapsedAnswerCaption};
    std::array<std::uint32_t, kCaptions.size()> columns{};
    std::vector<Answer> answers;
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row);) {
        const bool found = std::ranges::find(columns, 0U) == columns.end();
        if (!found) {
            if (row.number > kGeneratedHeaderRows) break;
            columns.fill(0);
            for (const auto& cell : row.cells)
                for (std::size_t i = 0; i < kCaptions.size(); ++i)
                    if (columns[i] == 0 && cell.type == CellType::text && folded(cell.text) == folded(kCaptions[i])) columns[i] = cell.address.column;
            continue;
        }
        std::array<std::string, kCaptions.size()> texts;
        CellAddress at;
        for (const auto& cell : row.cells)
            for (std::size_t i = 0; i < kCaptions.size(); ++i)
                if (cell.address.column == columns[i]) {
                    texts[i] = answer_text(cell, workbook.system_1904());
                    at = cell.address;
                }
        const auto& [form_key, code, caption, answer] = texts;
        if (answer.empty() || answer == kUnanswered || form_key.empty()) continue;
        std::string question = caption;
        if (const Form* form = form_of(forms, form_key)) {
            const auto moment = moment_of_caption(*form, caption);
            const Questionnaire asked = columns_of(*form, moment ? std::vector{*moment} : std::vector<Moment>{}, true);
            if (const Question* known = asked.by_caption(caption)) question = known->id;
        }
        answers.push_back({form_key, code == kUnanswered ? "" : code, question, answer, {static_cast<std::uint32_t>(sheet), at}});
    }
    return answers;
}

std::string fingerprint(const Workbook& workbook, std::size_t sheet, const std::vector<std::string>& input_captions) {
    const auto captions = find_captions(workbook, sheet, input_captions);
    std::vector<std::string> hashes;   // one a row: their order does not count
    const auto rows = workbook.rows(sheet);
    std::vector<std::string> marks;   // those of a row come first; what is behind them keeps its memory for other rows
    std::string line;
    for (Row row; rows->next(row);) {
        std::size_t count = 0;
        for (const auto& cell : row.cells) {
            const bool below = row.number > captions.row;
            if (below && captions.input.contains(cell.address.column)) continue;
            if (count == marks.size()) marks.emplace_back();
            std::string& mark = marks[count];
            mark.clear();
            // By caption, not by column: moving a column changes nothing that is said.
            const auto caption = captions.text.find(cell.address.column);
            if (below && caption != captions.text.end()) (mark += caption->second) += '\x1f';
            if (add_cell_mark(mark, cell)) ++count;
        }
        if (count == 0) continue;
        std::sort(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(count));
        line.clear();
        for (std::size_t i = 0; i < count; ++i) (line += marks[i]) += '\x1e';
        hashes.push_back(sha256_hex(line));
    }
    std::sort(hashes.begin(), hashes.end());
    Sha256 whole;
    for (const auto& hash : hashes) whole.add(hash);
    return whole.hex();
}

}  // namespace graadmeter
