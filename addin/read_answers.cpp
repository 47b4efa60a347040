// SPDX-License-Identifier: EUPL-1.2
#include "addin/read_answers.h"

#include <algorithm>
#include <array>
#include <map>

#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter::addin {
namespace {

enum AnswerField : std::size_t { kAnswerSheet, kAnswerIndicator, kAnswerQuestion, kAnswerText, kAnswerFields };
constexpr std::array<std::string_view, kAnswerFields> kAnswerHeadings{"vragenlijst", "indicator", "vraag", "antwoord"};   // collection/package_tables.cpp

}  // namespace

PackageAnswers read_package_answers(const Workbook& workbook, std::string_view sheet_key) {
    std::array<std::uint32_t, kAnswerFields> columns{};   // from 1; 0 = not there
    std::map<std::pair<std::string, std::string>, std::set<std::string>> found;
    const auto rows = workbook.rows(0);
    bool headed = false;
    for (Row row; rows->next(row);) {
        std::array<std::string, kAnswerFields> texts;
        for (const Cell& cell : row.cells)
            for (std::size_t i = 0; i < kAnswerFields; ++i) {
                if (!headed && folded(cell.text) == kAnswerHeadings[i]) columns[i] = cell.address.column;
                // An answer may be a number; a CSV keeps it as it was written.
                if (headed && cell.address.column == columns[i]) texts[i] = cell.text.empty() && cell.type == CellType::number ? plain_number(cell.number) : std::string(cell.text);
            }
        if (!headed) {
            if (std::ranges::find(columns, 0U) != columns.end()) break;
            headed = true;
        } else if (texts[kAnswerSheet] == sheet_key && !texts[kAnswerText].empty()) {
            found[{texts[kAnswerIndicator], texts[kAnswerQuestion]}].insert(texts[kAnswerText]);
        }
    }
    PackageAnswers result;
    for (const auto& [key, texts] : found) {
        if (texts.size() > 1) result.disputed.insert(key);
        else result.answers.push_back({std::string(sheet_key), key.first, key.second, *texts.begin(), {}});
    }
    return result;
}

}  // namespace graadmeter::addin
