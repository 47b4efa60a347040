// SPDX-License-Identifier: EUPL-1.2
// Submission + catalogue -> Assessment: what the figures say, without judging (R80). Pure: touches no file, asks no clock.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/composition.h"
#include "analysis/confrontation.h"
#include "analysis/position.h"
#include "analysis/roll_up.h"
#include "analysis/growth_plan.h"
#include "analysis/spread.h"
#include "analysis/target_path.h"
#include "analysis/trend.h"
#include "analysis/two_point.h"
#include "catalogue/catalogue.h"
#include "catalogue/influence.h"
#include "catalogue/regions.h"
#include "model/submission.h"

namespace graadmeter {

struct SeriesPoint {
    Period period;
    std::optional<double> value;   // nothing when missing or suppressed
    ObservationStatus status = ObservationStatus::normal;
    Place place;
    bool verbatim = false;         // as of the observation: a formula may point to the cell
    std::optional<Interval> interval{};   // 95 %, of a survey or an estimate
    bool begins_series = false;    // the source says that earlier figures are about another territory or made otherwise
    std::string population{};      // of the indicator that it was measured for: differs where a successor goes on with the series
};

// A difference in the indicator's own unit; for percentages that is %-punt.
struct Change {
    Period from, to;
    double difference = 0;
};

// What may be said of a series. The label names what was tested (facts.md 3.3 [D]).
enum class TrendLabel {
    no_series,            // fewer than three measurements: "te weinig metingen"
    too_few,              // three or four: "richting, niet toetsbaar"
    rising,               // five or more, Mann-Kendall p < 0.05, S > 0
    falling,
    not_significant,
};
[[nodiscard]] const char* dutch_word(TrendLabel);   // "te weinig metingen", "richting, niet toetsbaar", "stijgt,
                                                    // significant", "daalt, significant", "geen verandering aangetoond"

inline constexpr std::string_view kOrdinalUnit = "schaal";   // its steps have an order but no size: no slope, no share (R127)

// Least squares over one window of eight years that is the same for all series, on the yearly figures in it, also when the last
// year lacks: as CBS Monitor Brede Welvaart publishes trends (its toelichting, "Methoden"; facts.md 3.2). CBS does not publish how
// many points it asks for: three, the fewest that can be tested.
struct WindowTrend {
    int from_year = 0, to_year = 0;   // both within
    std::size_t points = 0;           // three or more
    double slope = 0;                 // per year
    std::optional<double> p;          // nothing when all figures are equal
};

// In the sense of the catalogue's direction; nothing is "better" without one.
enum class Development { better, worse, neutral, unknown };

struct TargetDistance {
    Period period;            // of the target
    double target = 0;
    Period measured;
    double value = 0;
    double distance = 0;      // value - target, in the unit (%-punt)
    std::optional<bool> reached;   // by direction; nothing for context
};

enum class NormClass { red, orange, green, gold };
[[nodiscard]] const char* dutch_word(NormClass);    // "rood", "oranje", "groen", "goud"
struct NormResult {
    NormClass norm_class = NormClass::red;
    double score = 0;         // doelbereik 0-100 between the norm's bounds, clipped
    Period measured;
    double value = 0;
};

struct ReferenceDifference {
    std::string region;
    Period period;            // the same in both
    double own = 0, reference = 0;
    double difference = 0;    // own - reference
    Place own_place, reference_place;
};

// The figures of one indicator or one component of it, region, population and unit: a percentage and a count of the same thing are
// two series. A component's have its own unit and direction, and no target or norm: those are about the whole. Changes,
// tests and distances use the measured points up to the peiljaar, of one kind of period, after the last series break.
struct Series {
    std::string indicator, region, group;
    std::string unit;
    std::string component{};                  // id of the indicator's component, "" = the whole
    std::vector<SeriesPoint> points;          // by period, one each (of conflicting ones the first that was read)
    std::optional<Change> since_previous;     // last two measured points
    std::optional<Change> since_baseline;     // from the catalogue's baseline year (or first target's nulmeting), when measured
    std::optional<double> sen_slope;          // per year; not for ordinal scales, nor least_squares
    std::optional<MannKendall> mann_kendall;  // from two points
    std::optional<LeastSquares> least_squares;
    std::optional<WindowTrend> window;        // not for ordinal scales
    TwoPoint two_point;                       // by margins; not for ordinal scales
    std::string break_note;                   // "2017 (andere vraagstelling)": earlier figures were set apart; "" = none were
    std::vector<Event> events;                // from the first to the last measured year, by year: beside the series, no explanation of it
    TrendLabel label = TrendLabel::no_series;
    Development development = Development::unknown;   // of the tested trend
    // The municipality's own series of the indicator's own population, in its unit: to the first target at or after the last
    // measurement, else the last target.
    std::optional<TargetDistance> target;
    // The way from the baseline's figure (the catalogue's, else the measured one of its year) to that target.
    std::optional<TargetPath> path;
    std::optional<NormResult> norm;           // not for reference areas; nothing = "geen norm"
    // Latest common period for each of the catalogue's reference regions, then the country where the data hold it (R119); other
    // municipalities only when the catalogue names them (R36).
    std::vector<ReferenceDifference> references;
    // The municipality's own series: among its reference regions, in the latest period that they share with it.
    std::optional<Position> position;
    std::string sentence;                     // neutral, Dutch: "Eenzaamheid, Weert: steeg van 6,1 % (2018) naar 7,4 % (2022); ..."

    [[nodiscard]] const SeriesPoint* last() const;    // the last with a value; null when there is none
};

// The chain effect -> doel -> indicator -> nulmeting -> streefwaarde -> bron for one indicator: what is there.
struct IndicatorCompleteness {
    std::string indicator;
    bool data = false, goal = false, baseline = false, target = false, source = false, norm = false;
};

struct Assessment {
    std::vector<Series> series;               // by catalogue order of indicator, the whole before its components, then own municipality first, then region, group
    std::vector<IndicatorCompleteness> completeness;   // one for each indicator of the catalogue
    std::vector<SpreadResult> spreads;        // by catalogue order
    std::vector<RollUp> roll_ups;             // by catalogue order of the levels; empty when no indicator has a norm
    std::vector<RollUp> attained;             // of the targets, likewise; empty when of no indicator it is known how much was attained
    std::vector<SpatialRuleResult> spatial_rules;
    std::vector<CompositionResult> compositions;   // of threshold series and ratios, by catalogue order
    std::vector<InfluenceState> influence;    // of the indicators with an answer, by catalogue order
    std::vector<Confronted> confrontation;
    std::vector<Answer> answers;              // as submitted, by indicator and question
    GrowthPlan growth;
};

struct AssessmentOptions {
    std::optional<int> reference_year;        // --peiljaar: later figures are left out of tests and distances; nothing = all
    std::string municipality;                 // the own region
    const Questionnaire* influence = nullptr; // of the influence-assessment matrix; null = it is not looked at
    std::vector<Event> events{};              // beside the catalogue's: what everybody knows (gebeurtenissen.xml)
    std::function<void()> before_series = [] {};   // called before each series: throws when there is no time for another
    std::optional<GrowthSettings> growth = {};     // nothing: growth is not looked at
};

[[nodiscard]] Assessment assess(const Submission& submission, const Catalogue& catalogue, const RegionList& regions,
                                const AssessmentOptions& options);

}  // namespace graadmeter
