// SPDX-License-Identifier: EUPL-1.2
// Two collections side by side: two versions of a submission, or two snapshots.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collection/collection.h"

namespace graadmeter {

enum class ChangeKind { added, gone, changed };
[[nodiscard]] const char* dutch_word(ChangeKind kind);   // "nieuw", "vervallen", "gewijzigd"

// Indices in the observations of the one and the other; nothing where it has none.
struct FigureChange {
    ChangeKind kind = ChangeKind::changed;
    std::optional<std::size_t> before, after;
};
// Likewise of answers.
struct AnswerChange {
    ChangeKind kind = ChangeKind::changed;
    std::optional<std::size_t> before, after;
};

struct Comparison {
    std::vector<FigureChange> figures;   // in the order of the keys
    std::vector<AnswerChange> answers;   // by questionnaire, indicator and question
    std::size_t same_figures = 0, same_answers = 0;
};

// Figures are about the same when their keys are (indicator, onderdeel, region, period, group); where a key stands more than once, cells
// with the same content go together first, then in the order of the collections. Changed: another value, unit or status, or another
// bound below which a hidden one lies. Where it stands does not matter. Both must be finished.
[[nodiscard]] Comparison compared(const Collection& before, const Collection& after);

}  // namespace graadmeter
