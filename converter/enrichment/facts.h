// SPDX-License-Identifier: EUPL-1.2
// What several sheets need to know of the same input: which series speaks for an indicator, what it belongs to, and how a cell of
// the user's workbook is named in a formula.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "enrichment/build.h"
#include "enrichment/sheet_writer.h"

namespace graadmeter {

// Words that stand where something is missing. Formulas of Overzicht count by them.
inline constexpr const char* kNotMeasured = "niet gemeten";
inline constexpr const char* kNotIncluded = "nog niet opgenomen";   // R97: to come, so not missing
inline constexpr const char* kOnlyPerArea = "alleen per gebied";
inline constexpr const char* kNotComparable = "niet te vergelijken";
inline constexpr const char* kNoBaseline = "geen nulmeting";
inline constexpr const char* kNoTarget = "geen streefwaarde";
inline constexpr const char* kNoNorm = "geen norm";
inline constexpr const char* kNotStated = "niet vermeld";
inline constexpr const char* kNoFigure = "geen cijfer";
inline constexpr const char* kNotApplicable = "n.v.t.";
inline constexpr const char* kNothing = "–";
inline constexpr const char* kTooFew = "te weinig metingen";

// An indicator of the catalogue, and what is known of it for the own municipality.
struct IndicatorFacts {
    const Indicator* indicator = nullptr;
    const Series* series = nullptr;        // of the own municipality and the indicator's own population; null = none
    std::vector<std::string> levels;       // ids of all levels that it belongs to, in the catalogue's order
    std::string theme;                     // name
    const TargetValue* target = nullptr;   // the one that the distance is to; hypothetical ones do not count (R111)
    std::optional<double> baseline;
    std::optional<Period> baseline_period; // also when the figure still has to come
    bool data = false;                     // measured for the municipality or for an area within it
    bool norm = false;                     // a norm that may be used

    // The unit's id: the catalogue's, else that of the figures.
    [[nodiscard]] std::string unit() const;
    // Stands where the municipality's own figure is missing.
    [[nodiscard]] const char* missing_word() const { return data ? kOnlyPerArea : planned() ? kNotIncluded : kNotMeasured; }
    // Still to be taken up. Where there are figures all the same, those count.
    [[nodiscard]] bool planned() const { return indicator->planned && !data; }
    [[nodiscard]] const SeriesPoint* last() const;   // the last figure; null when there is none
    // The last figure, or the one that the assessment measured against target or norm (--peiljaar); null when there is none.
    [[nodiscard]] const SeriesPoint* measured() const;
};

class Facts {
public:
    explicit Facts(const BuildInput& input);

    [[nodiscard]] const std::vector<IndicatorFacts>& indicators() const { return indicators_; }
    [[nodiscard]] const std::string& own_region() const { return own_region_; }
    // A figure read from a cell: a formula to that cell when it holds this very number, else the number.
    [[nodiscard]] Value figure(const Place& place, double value, int decimals) const;
    // The last figure of an indicator, or the word that stands there instead.
    [[nodiscard]] Value last_value(const IndicatorFacts& facts) const;
    // "'Blad 1'!$D$12" when the cell holds this very number, else "".
    [[nodiscard]] std::string reference(const Place& place) const;
    // Likewise, whatever the cell holds.
    [[nodiscard]] std::string cell_of(const Place& place) const;
    [[nodiscard]] std::string sheet_name(const Place& place) const;   // "" = unknown
    // The region's name, with its code behind it where two regions with figures are called the same.
    [[nodiscard]] std::string area(const std::string& region) const;
    // The cell's address as a link to it.
    [[nodiscard]] Value link_to(const Place& place) const;

private:
    const BuildInput& input_;
    std::vector<IndicatorFacts> indicators_;
    std::string own_region_;
    std::unordered_set<std::uint64_t> verbatim_;
    std::map<std::string, std::string> areas_;
};

// Decimals to show: the catalogue's; none for counts, as long as they are whole.
[[nodiscard]] int decimals_of(const Indicator* indicator, const std::string& unit_id, std::optional<double> value);
[[nodiscard]] int decimals_of(const Indicator* indicator, const std::string& unit_id, const std::vector<SeriesPoint>& points);
[[nodiscard]] Look look_of(Severity severity);
// A year as a number, another period as text.
[[nodiscard]] Value period_value(const Period& period);
// "▲ verbetert" and the like; "te weinig metingen", "geen richting bekend"; `missing` without a measurement.
[[nodiscard]] Value development_value(const Series* series, const char* missing = kNotMeasured);
// "2017 (andere vraagstelling)"; "coronapandemie (2020-2023); ..."; or that none is known.
[[nodiscard]] Value break_value(const Series& series);
[[nodiscard]] Value events_value(const Series& series);
[[nodiscard]] std::string unit_label(const std::string& unit_id);
// The levels of the first of these kinds that the catalogue has; none when it has none of them.
[[nodiscard]] std::vector<const Level*> levels_of_first(const Catalogue& catalogue, std::initializer_list<const char*> kinds);
// "maatschappelijk-effect" as a heading would say it: "Maatschappelijk effect".
[[nodiscard]] std::string kind_words(std::string kind);
// Codes of the theme and goals that an indicator is under itself, not through others: "meedoen; D01".
[[nodiscard]] std::string belongs_to(const Indicator& indicator);
[[nodiscard]] std::string group_label(const std::string& group);
// The finite value of a point, else nothing.
[[nodiscard]] std::optional<double> finite(const std::optional<double>& value);
[[nodiscard]] bool nearly_equal(double a, double b);   // as two programs may compute the same figure: 1e-9

}  // namespace graadmeter
