// SPDX-License-Identifier: EUPL-1.2
// Runs the table of rules and puts all remarks into words.
#include "validation/validate.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "model/dutch_number.h"
#include "validation/finding_texts.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

constexpr auto kRules = std::to_array<Rule>({
    {"B07", check_external_links},
    {"B08", check_hidden_sheets},
    {"W04", check_range},
    {"W05", check_unit},
    {"W06", check_error_cells},
    {"W09", check_future},
    {"W14", check_whole_numbers},
    {"W15", check_negative},
    {"C01", check_duplicates},
    {"C02", check_contradictions},
    {"C03", check_sums},
    {"C04", check_distributions},
    {"C05", check_gaps},
    {"C06", check_outliers},
    {"C07", check_breaks},
    {"C08", check_outdated},
    {"C09", check_populations},
    {"C10", check_mixed_years},
    {"C11", check_thresholds},
    {"C12", check_balances},
    {"C13", check_jumps},
    {"V01", check_indicators_covered},
    {"V02", check_goals},
    {"V03", check_baselines},
    {"V04", check_targets},
    {"V05", check_target_direction},
    {"V06", check_sources_said},
    {"V07", check_explanations},
    {"V08", check_norm_sources},
    {"V09", check_influence_complete},
    {"V10", check_influence_agrees},
    {"V11", check_influence_choices},
    {"V12", check_testable},
    {"P01", check_service_numbers},
    {"P02", check_personal_data},
    {"P03", check_small_counts},
    {"P04", check_derivable_counts},
    {"P05", check_needed_counts},
    {"P06", check_small_percentages},
});

// Nothing that stands among personal data is repeated in another finding.
void silence(std::vector<Remark>& remarks, const SheetFacts& sheets) {
    const auto among = [&](const Remark& remark, const std::vector<PersonalColumn>& columns) {
        return std::ranges::any_of(columns, [&](const PersonalColumn& column) {
            const auto &a = column.range, &b = remark.range;
            return remark.sheet == column.sheet && b.first.valid() && a.first.row <= b.last.row && b.first.row <= a.last.row;
        });
    };
    std::erase_if(remarks, [&](const Remark& remark) {
        return !remark.code.starts_with('P') && !remark.facts.empty() && (among(remark, sheets.service_numbers()) || among(remark, sheets.personal()));
    });
}

// A figure that may not be shown is repeated by no finding: not in its own cell, nor as a sum or a neighbour of it.
void silence_hidden(std::vector<Remark>& remarks, const ValidationContext& context) {
    if (!context.protection) return;
    struct Hidden {
        std::set<std::uint32_t> rows, columns;
    };
    std::map<std::uint32_t, Hidden> hidden;
    std::set<std::string> values;
    const auto& all = context.submission.observations;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool told = std::ranges::binary_search(context.protection->told, i);
        if (context.protection->of[i].why == Disclosure::none && !told) continue;
        Hidden& sheet = hidden[all[i].place.sheet];
        sheet.rows.insert(all[i].place.cell.row);
        sheet.columns.insert(all[i].place.cell.column);
        if (all[i].value) values.insert(dutch_number(*all[i].value));
    }
    if (hidden.empty()) return;
    static constexpr std::array<std::string_view, 20> kFigures{"waarde", "andere_waarde", "som", "totaal", "verschil", "rond", "factor", "laatste", "gelezen",
                                                               "getal", "begin", "eind", "voorstel", "teller", "noemer", "uitkomst", "verhouding",
                                                               "eerdere", "ondergrens", "bovengrens"};
    const auto meets = [](const std::set<std::uint32_t>& lines, std::uint32_t first, std::uint32_t last) {
        const auto found = lines.lower_bound(first);
        return found != lines.end() && *found <= last;
    };
    for (Remark& remark : remarks) {
        const auto sheet = remark.sheet ? hidden.find(*remark.sheet) : hidden.end();
        const bool near = sheet != hidden.end() && (!remark.range.first.valid() || meets(sheet->second.rows, remark.range.first.row, remark.range.last.row) ||
                                                    meets(sheet->second.columns, remark.range.first.column, remark.range.last.column));
        for (auto& [name, value] : remark.facts) {
            if (value.find_first_of("0123456789") == std::string::npos || std::ranges::find(kFigures, name) == kFigures.end()) continue;
            if (!remark.sheet && name != "laatste") continue;   // how many indicators there are is no figure of theirs
            if (near || values.contains(value)) value = "(niet getoond)";
        }
    }
}

}  // namespace

std::span<const Rule> rules() {
    return kRules;
}

Remark remark_at(std::string_view code, const Observation& observation, std::vector<std::pair<std::string, std::string>> facts) {
    return {std::string(code), observation.place.sheet, single(observation.place.cell), std::move(facts)};
}

std::string place_text(const Place& place, const Submission& submission) {
    const auto cell = to_a1(place.cell);
    return place.sheet < submission.sheets.size() ? quoted_sheet_name(submission.sheets[place.sheet].name) + "!" + cell : cell;
}

std::string label(const Indicator* indicator, std::string_view id) {
    return indicator ? indicator->name + " (" + indicator->id + ")" : std::string(id);
}

std::vector<Finding> validate(const ValidationContext& context) {
    const SeriesIndex index(context.submission, context.catalogue);
    const SheetFacts sheets(context.workbook, context.submission);
    auto remarks = context.workbook.remarks();
    remarks.insert(remarks.end(), context.submission.remarks.begin(), context.submission.remarks.end());
    for (const auto& rule : rules()) {
        context.before_rule();
        auto outcome = rule.check({context, index, sheets});
        // What a rule can place in cells need not be said of the whole file as well.
        if (outcome.invalid > 0) {
            std::erase_if(remarks, [&](const Remark& remark) { return remark.code == rule.code && !remark.sheet; });
        }
        remarks.insert(remarks.end(), std::make_move_iterator(outcome.remarks.begin()),
                       std::make_move_iterator(outcome.remarks.end()));
    }
    silence(remarks, sheets);
    silence_hidden(remarks, context);
    return worded(remarks, context.submission);
}

}  // namespace graadmeter
