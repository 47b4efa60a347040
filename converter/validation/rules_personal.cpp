// SPDX-License-Identifier: EUPL-1.2
// Rules about people who can be recognised: P01, P02, P03. A value is never repeated.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "catalogue/regions.h"
#include "model/dutch_number.h"
#include "model/text.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

// The threshold that a sheet itself uses: the number of its marks "<5"; 0 when it has none.
std::map<std::uint32_t, int> own_thresholds(const std::vector<Grid>& grids) {
    std::map<std::uint32_t, int> result;
    for (const auto& grid : grids)
        for (const auto& row : grid.rows)
            for (const auto& cell : row.cells) {
                const auto text = trimmed(cell.text);
                if (text.size() < 2 || text.size() > 4 || text.front() != '<') continue;
                const auto digits = trimmed(text.substr(1));
                int threshold = 0;
                const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), threshold);
                if (error == std::errc{} && end == digits.data() + digits.size()) result[grid.sheet] = std::max(result[grid.sheet], threshold);
            }
    return result;
}

// Whether an indicator counts people, or cases of people.
bool counts_people(const Indicator& indicator) {
    static constexpr std::array<std::string_view, 24> kWords = {
        "uitkering", "bijstand", "beschikking", "client", "jeugd", "jongeren", "kinderen", "inwoner", "persoon", "personen", "leerling", "huishoud",
        "slachtoffer", "verdacht", "mantelzorg", "schuld", "deelnemer", "thuiszitter", "schoolverlater", "statushouder", "ouderen", "uithuisplaatsing",
        "voedselbank", "melding"};
    const std::string text = folded(indicator.name + " " + indicator.population);
    return std::ranges::any_of(kWords, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

}  // namespace

RuleOutcome check_service_numbers(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& column : input.sheets.service_numbers())
        outcome.object({"P01", column.sheet, column.range, {{"aantal", std::to_string(column.values)}}});
    return outcome;
}

RuleOutcome check_personal_data(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& column : input.sheets.personal())
        outcome.object({"P02", column.sheet, column.range, {{"soort", std::string(column.kind)}, {"aantal", std::to_string(column.values)}}});
    return outcome;
}

// Few people in a small area or group. The threshold is the catalogue's for the indicator, else the one that the sheet shows with its
// marks, else 5 for what counts people.
RuleOutcome check_small_counts(const RuleInput& input) {
    constexpr int kUsual = 5;
    RuleOutcome outcome;
    const auto own = own_thresholds(input.sheets.grids());
    for (const auto& series : input.index.series()) {
        for (const auto* point : series.points) {
            if (!point->value || !unit(point->unit).whole) continue;
            const bool small_area = region_level(point->region) > RegionLevel::municipality;
            if (!series.indicator || (!small_area && point->group.empty())) {
                ++outcome.valid;
                continue;
            }
            const auto marks = own.find(point->place.sheet);
            const int threshold = series.indicator->small_count_threshold ? *series.indicator->small_count_threshold
                                  : marks != own.end()                   ? marks->second
                                  : counts_people(*series.indicator)     ? kUsual
                                                                         : 0;
            if (threshold == 0)
                ++outcome.undecided;
            else if (*point->value <= 0 || *point->value >= threshold)
                ++outcome.valid;
            else
                outcome.object(remark_at("P03", *point, {{"drempel", std::to_string(threshold)}}));
        }
    }
    return outcome;
}

}  // namespace graadmeter
