// SPDX-License-Identifier: EUPL-1.2
// A rule looks at one thing and says for each case whether it is valid, invalid or cannot be decided. It decides in favour of
// silence: a false alarm costs more trust than a missed one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/submission.h"
#include "validation/series_index.h"
#include "validation/sheet_facts.h"
#include "validation/validate.h"

namespace graadmeter {

struct RuleOutcome {
    std::uint64_t valid = 0;
    std::uint64_t invalid = 0;    // as many as there are remarks
    std::uint64_t undecided = 0;  // the rule applies, but what is needed to judge is not there
    std::vector<Remark> remarks;

    void object(Remark remark) {
        ++invalid;
        remarks.push_back(std::move(remark));
    }
};

struct RuleInput {
    const ValidationContext& context;
    const SeriesIndex& index;
    const SheetFacts& sheets;
};

struct Rule {
    std::string_view code;
    RuleOutcome (*check)(const RuleInput&);
};

// All rules, one a code.
[[nodiscard]] std::span<const Rule> rules();

// The checks, by what they look at.
[[nodiscard]] RuleOutcome check_external_links(const RuleInput&);      // B07
[[nodiscard]] RuleOutcome check_hidden_sheets(const RuleInput&);       // B08
[[nodiscard]] RuleOutcome check_range(const RuleInput&);               // W04
[[nodiscard]] RuleOutcome check_unit(const RuleInput&);                // W05
[[nodiscard]] RuleOutcome check_error_cells(const RuleInput&);         // W06
[[nodiscard]] RuleOutcome check_future(const RuleInput&);              // W09
[[nodiscard]] RuleOutcome check_whole_numbers(const RuleInput&);       // W14
[[nodiscard]] RuleOutcome check_negative(const RuleInput&);            // W15
[[nodiscard]] RuleOutcome check_duplicates(const RuleInput&);          // C01
[[nodiscard]] RuleOutcome check_contradictions(const RuleInput&);      // C02
[[nodiscard]] RuleOutcome check_sums(const RuleInput&);                // C03
[[nodiscard]] RuleOutcome check_distributions(const RuleInput&);       // C04
[[nodiscard]] RuleOutcome check_gaps(const RuleInput&);                // C05
[[nodiscard]] RuleOutcome check_outliers(const RuleInput&);            // C06
[[nodiscard]] RuleOutcome check_breaks(const RuleInput&);              // C07
[[nodiscard]] RuleOutcome check_outdated(const RuleInput&);            // C08
[[nodiscard]] RuleOutcome check_populations(const RuleInput&);         // C09
[[nodiscard]] RuleOutcome check_mixed_years(const RuleInput&);         // C10
[[nodiscard]] RuleOutcome check_thresholds(const RuleInput&);          // C11
[[nodiscard]] RuleOutcome check_balances(const RuleInput&);            // C12
[[nodiscard]] RuleOutcome check_jumps(const RuleInput&);               // C13
[[nodiscard]] RuleOutcome check_indicators_covered(const RuleInput&);  // V01
[[nodiscard]] RuleOutcome check_goals(const RuleInput&);               // V02
[[nodiscard]] RuleOutcome check_baselines(const RuleInput&);           // V03
[[nodiscard]] RuleOutcome check_targets(const RuleInput&);             // V04
[[nodiscard]] RuleOutcome check_target_direction(const RuleInput&);    // V05
[[nodiscard]] RuleOutcome check_sources_said(const RuleInput&);        // V06
[[nodiscard]] RuleOutcome check_explanations(const RuleInput&);        // V07
[[nodiscard]] RuleOutcome check_norm_sources(const RuleInput&);        // V08
[[nodiscard]] RuleOutcome check_influence_complete(const RuleInput&);  // V09
[[nodiscard]] RuleOutcome check_influence_agrees(const RuleInput&);    // V10
[[nodiscard]] RuleOutcome check_influence_choices(const RuleInput&);   // V11
[[nodiscard]] RuleOutcome check_testable(const RuleInput&);            // V12
[[nodiscard]] RuleOutcome check_service_numbers(const RuleInput&);     // P01
[[nodiscard]] RuleOutcome check_personal_data(const RuleInput&);       // P02
[[nodiscard]] RuleOutcome check_small_counts(const RuleInput&);        // P03
[[nodiscard]] RuleOutcome check_derivable_counts(const RuleInput&);    // P04
[[nodiscard]] RuleOutcome check_needed_counts(const RuleInput&);       // P05
[[nodiscard]] RuleOutcome check_small_percentages(const RuleInput&);   // P06

// The part of C03 about ratios: a quotient beside its numerator and denominator.
void check_ratios(const RuleInput&, RuleOutcome& outcome);

// A remark about the cell of an observation.
[[nodiscard]] Remark remark_at(std::string_view code, const Observation& observation,
                               std::vector<std::pair<std::string, std::string>> facts);
// "'Blad 1'!C12"; the cell alone when the sheet is not known.
[[nodiscard]] std::string place_text(const Place& place, const Submission& submission);
// "Eenzaamheid (WEE-002)"; the id alone for an indicator outside the catalogue.
[[nodiscard]] std::string label(const Indicator* indicator, std::string_view id);

}  // namespace graadmeter
