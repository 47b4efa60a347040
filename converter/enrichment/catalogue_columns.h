// SPDX-License-Identifier: EUPL-1.2
// What only some catalogues say of an indicator or a level: a column or a word that the others do not get.
#pragma once

#include <string>
#include <vector>

#include "enrichment/sheets.h"

namespace graadmeter {

// Columns behind those that a sheet about indicators always has, as far as this catalogue fills them in.
class CatalogueColumns {
public:
    enum class Kind { in_budget, domain, text_set, horizon };
    CatalogueColumns(const Workshop& shop, std::initializer_list<Kind> wanted);

    void add_columns(std::vector<TableColumn>& columns) const;
    // Null: the indicator is no longer in the catalogue. `target`: the one that the sheet shows.
    void add_cells(std::vector<Value>& values, const Indicator* indicator, const TargetValue* target = nullptr) const;

private:
    [[nodiscard]] Value cell(Kind kind, const Indicator& indicator, const TargetValue* target) const;

    const Workshop& shop_;
    std::vector<Kind> kinds_;
};

// "6.1 Samenkracht en burgerparticipatie"; "" when it names none.
[[nodiscard]] std::string taakveld_words(const Workshop& shop, const Indicator& indicator);
// "toestand", "toestand, aanvullend": its kind, and that it does not stand in the programmabegroting (R84).
[[nodiscard]] std::string kind_and_place(const Indicator& indicator);

// Whether a level of this catalogue has a horizon, and how a cell says it: "uiterlijk 2028", "ook na 2028" (R105).
[[nodiscard]] bool has_horizons(const Catalogue& catalogue);
[[nodiscard]] Value horizon_value(const Catalogue& catalogue, const Level& level);

// " (nog niet opgenomen, gepland 2026)"; "" of what is there (R97).
[[nodiscard]] std::string plan_mark(const Level& level);
[[nodiscard]] std::string plan_mark(const IndicatorFacts& facts);

// Domains that an indicator of the catalogue names, in the order of the code list, those that it does not have last (R21).
struct NamedDomain {
    std::string code, name;
};
[[nodiscard]] std::vector<NamedDomain> named_domains(const Workshop& shop);

}  // namespace graadmeter
