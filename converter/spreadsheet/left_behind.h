// SPDX-License-Identifier: EUPL-1.2
// What a workbook of another format has that a new .xlsx made of its cells does not have. Said only of what is there.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace graadmeter {

struct LeftBehind {
    bool formulas = false, comments = false, drawings = false, pivots = false, macros = false, names = false;

    // Workbook::not_carried.
    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> result = {"De opmaak van de cellen: lettertypen, kleuren, randen en kolombreedten."};
        const std::pair<bool, const char*> known[] = {
            {formulas, "De formules: de cellen hebben de uitkomsten die het laatst bewaard zijn."},
            {comments, "De opmerkingen bij cellen."},
            {drawings, "Grafieken, afbeeldingen en tekeningen."},
            {pivots, "Draaitabellen: de cellen hebben de cijfers die er het laatst in stonden."},
            {macros, "Macro's. Ze zijn niet uitgevoerd."},
            {names, "De namen van cellen en bereiken."},
        };
        for (const auto& [there, line] : known)
            if (there) result.emplace_back(line);
        return result;
    }
};

}  // namespace graadmeter
