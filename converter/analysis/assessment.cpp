// SPDX-License-Identifier: EUPL-1.2
// Groups observations into series and says of each what its figures say: changes, tests, distances.
#include "analysis/assessment.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "analysis/sentence.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMinimumToTest = 5;  // with fewer no outcome has p < 0.05 (facts.md 3.3)
constexpr std::string_view kCountry = "NL00";
constexpr const char* kTheSourceSays = "volgens de bron";

// The order of the series is the order of its key: the catalogue's, own municipality first, then region, group, unit.
struct SeriesKey {
    std::size_t indicator = 0;  // index in the catalogue
    std::size_t component = 0;  // 0 = the whole, else its index in Catalogue::parts + 1
    bool elsewhere = false;     // not the municipality itself
    std::string region, group, unit;
    auto operator<=>(const SeriesKey&) const = default;
};
using PointsByPeriod = std::map<Period, SeriesPoint>;

// What the functions below all need.
struct Context {
    const Catalogue& catalogue;
    const RegionList& regions;
    std::vector<std::string> references;  // the catalogue's, and the country
    std::string municipality;
    std::optional<int> reference_year;
    std::optional<int> window_end;        // last year of the window that all series share; nothing without figures
    // Of each indicator that has no successor: itself and those that it goes on with, by index. Their breaks hold for its series.
    std::vector<std::vector<std::size_t>> lines{};
    std::vector<Event> events{};
};

bool counts(const SeriesPoint& point, const Context& context) {
    return point.value && (!context.reference_year || point.period.year <= *context.reference_year);
}

SeriesPoint point_of(const Observation& observation) {
    SeriesPoint point{observation.period, observation.value,        observation.status,        observation.place,
                      observation.verbatim, observation.interval, observation.begins_series, {}};
    const bool no_figure = point.status == ObservationStatus::missing || point.status == ObservationStatus::suppressed;
    if (no_figure || (point.value && !std::isfinite(*point.value))) point.value.reset();
    if (!point.value && !no_figure) point.status = ObservationStatus::missing;
    return point;
}

// The peiljaar, else the last year with a figure.
std::optional<int> last_year(const Submission& submission, const Context& context) {
    if (context.reference_year) return context.reference_year;
    std::optional<int> last;
    for (const Observation& observation : submission.observations)
        if (observation.value && (!last || observation.period.year > *last)) last = observation.period.year;
    return last;
}

std::map<SeriesKey, PointsByPeriod> grouped(const Submission& submission, const Context& context) {
    const std::vector<Indicator>& indicators = context.catalogue.indicators;
    // A successor goes on with the series of the one before it (R70).
    struct Home {
        std::size_t own = 0, current = 0;
    };
    std::unordered_map<std::string_view, Home> order;
    for (std::size_t current = 0; current < indicators.size(); ++current)
        for (const std::size_t own : context.lines[current]) order.emplace(indicators[own].id, Home{own, current});

    std::map<SeriesKey, PointsByPeriod> groups;
    for (const Observation& observation : submission.observations) {
        const auto found = order.find(observation.indicator);
        if (found == order.end()) continue;  // nothing can be said of it: it has no name, unit or direction
        const Indicator& own = indicators[found->second.own];
        const Indicator* measured = &own;
        std::size_t component = 0;
        if (!observation.component.empty()) {
            measured = context.catalogue.part(observation.component);
            if (!measured) continue;
            component = 1 + static_cast<std::size_t>(measured - context.catalogue.parts.data());
        }
        PointsByPeriod& points = groups[{found->second.current, component, observation.region != context.municipality, observation.region,
                                         observation.group, observation.unit.empty() ? measured->unit : observation.unit}];
        SeriesPoint point = point_of(observation);
        point.population = measured->population;
        const auto [place, fresh] = points.try_emplace(point.period, point);
        const bool begins = point.begins_series || place->second.begins_series;
        if (!fresh && !place->second.value && point.value) place->second = point;
        place->second.begins_series = begins;
    }
    return groups;
}

// Of the points that count, those that may be compared with the last: the same kind of period, not across a series break.
struct Compared {
    std::vector<const SeriesPoint*> points;
    std::string break_note;
    bool left_out = false;  // figures after the peiljaar
};

Compared compared(const Series& series, const Indicator& indicator, const Context& context) {
    Compared result;
    for (const SeriesPoint& point : series.points) {
        if (counts(point, context))
            result.points.push_back(&point);
        else if (point.value)
            result.left_out = true;
    }
    if (result.points.empty()) return result;
    const Period::Kind kind = result.points.back()->period.kind;
    std::erase_if(result.points, [&](const SeriesPoint* point) { return point->period.kind != kind; });

    std::size_t start = 0;
    const auto split = [&](std::size_t at, const std::string& period, const std::string& reason) {
        if (at <= start || at >= result.points.size()) return;
        start = at;
        result.break_note = period + " (" + (reason.empty() ? "reden niet vermeld" : reason) + ")";
    };
    const auto split_in = [&](int year, const std::string& reason) {
        const auto at = std::find_if(result.points.begin(), result.points.end(),
                                     [&](const SeriesPoint* point) { return point->period.year >= year; });
        split(static_cast<std::size_t>(at - result.points.begin()), std::to_string(year), reason);
    };
    for (const RegionChange& change : context.regions.changes(series.region)) split_in(change.year, change.reason);
    for (const std::size_t i : context.lines[static_cast<std::size_t>(&indicator - context.catalogue.indicators.data())])
        for (const SeriesBreak& cut : context.catalogue.indicators[i].breaks) split_in(cut.year, cut.reason);
    for (const SeriesPoint& point : series.points) {   // also of a point without a figure: those after it are of the new series
        if (point.period.kind != kind || (!point.begins_series && point.status != ObservationStatus::series_break)) continue;
        const auto at = std::find_if(result.points.begin(), result.points.end(), [&](const SeriesPoint* one) { return one->period >= point.period; });
        split(static_cast<std::size_t>(at - result.points.begin()), point.period.text(), kTheSourceSays);
    }
    result.points.erase(result.points.begin(), result.points.begin() + static_cast<std::ptrdiff_t>(start));
    return result;
}

Change change(const SeriesPoint& from, const SeriesPoint& to) {
    return {from.period, to.period, *to.value - *from.value};
}

void add_changes(Series& series, const Indicator& indicator, const Compared& compared) {
    if (compared.points.size() < 2) return;
    const SeriesPoint& last = *compared.points.back();
    series.since_previous = change(*compared.points[compared.points.size() - 2], last);
    if (!indicator.baseline || indicator.baseline->period == last.period) return;
    for (const SeriesPoint* point : compared.points)
        if (point->period == indicator.baseline->period) series.since_baseline = change(*point, last);
}

std::optional<WindowTrend> window_trend(const Compared& compared, int end) {
    constexpr int kWindowYears = 8;
    constexpr std::size_t kFewest = 3;
    WindowTrend window{end - kWindowYears + 1, end, 0, 0, {}};
    std::vector<Point> points;
    for (const SeriesPoint* point : compared.points)
        if (point->period.kind == Period::Kind::year && point->period.year >= window.from_year && point->period.year <= end)
            points.push_back({point->period.axis(), *point->value});
    const auto line = least_squares(points);
    if (points.size() < kFewest || !line) return {};
    window.points = points.size();
    window.slope = line->slope;
    window.p = line->p;
    return window;
}

Development development(TrendLabel label, Direction direction) {
    if (label == TrendLabel::not_significant) return Development::neutral;
    if (label != TrendLabel::rising && label != TrendLabel::falling) return Development::unknown;
    if (direction != Direction::higher && direction != Direction::lower) return Development::unknown;
    return (label == TrendLabel::rising) == (direction == Direction::higher) ? Development::better : Development::worse;
}

void add_tests(Series& series, const Indicator& indicator, const Compared& compared, std::optional<int> window_end) {
    std::vector<Point> points;
    for (const SeriesPoint* point : compared.points) points.push_back({point->period.axis(), *point->value});
    if (points.size() >= 2) {
        series.mann_kendall = mann_kendall(points);
        if (series.unit != kOrdinalUnit) {
            series.sen_slope = sen_slope(points);
            series.least_squares = least_squares(points);
        }
    }
    if (window_end && series.unit != kOrdinalUnit) series.window = window_trend(compared, *window_end);
    if (points.size() >= kMinimumToTest) {
        const MannKendall& test = *series.mann_kendall;
        series.label = test.p >= kSignificance ? TrendLabel::not_significant
                       : test.s > 0            ? TrendLabel::rising
                                               : TrendLabel::falling;
    } else if (points.size() >= 3) {
        series.label = TrendLabel::too_few;
    }
    series.development = development(series.label, indicator.direction);
}

// Equal but for the noise of a computed cell (0.1 + 0.2 against 0.3).
bool same_number(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

std::optional<TargetDistance> target_distance(const Indicator& indicator, const SeriesPoint& last) {
    std::vector<const TargetValue*> targets;
    for (const TargetValue& target : indicator.targets)
        if (!target.hypothetical && std::isfinite(target.value)) targets.push_back(&target);
    if (targets.empty()) return {};
    std::stable_sort(targets.begin(), targets.end(), [](const auto* a, const auto* b) { return a->period < b->period; });
    // By year: a target for 2025 is still ahead of the figure of the second quarter of 2025.
    const auto ahead = std::find_if(targets.begin(), targets.end(),
                                    [&](const TargetValue* target) { return target->period.year >= last.period.year; });
    const TargetValue& target = ahead != targets.end() ? **ahead : *targets.back();

    TargetDistance result{target.period, target.value, last.period, *last.value, *last.value - target.value, {}};
    const bool equal = same_number(*last.value, target.value);
    if (indicator.direction == Direction::higher) result.reached = equal || *last.value > target.value;
    if (indicator.direction == Direction::lower) result.reached = equal || *last.value < target.value;
    return result;
}

// A norm that may be used: with a source, and five bounds that rise for "hoger" and fall for "lager".
bool usable(const std::optional<Norm>& norm, Direction direction) {
    if (!norm || norm->provenance.source.empty() || norm->bounds.size() != kNormBounds) return false;
    const std::vector<double>& bounds = norm->bounds;
    if (!std::all_of(bounds.begin(), bounds.end(), [](double bound) { return std::isfinite(bound); })) return false;
    if (bounds.front() == bounds.back()) return false;
    const bool rising = bounds.front() < bounds.back();
    if ((direction == Direction::higher && !rising) || (direction == Direction::lower && rising)) return false;
    return rising ? std::is_sorted(bounds.begin(), bounds.end()) : std::is_sorted(bounds.rbegin(), bounds.rend());
}

// facts.md 3.1 [D]: bounds at 0, 25, 50, 75 and 100, linear between them, clipped; a bound belongs to the class above it.
NormResult norm_result(const Norm& norm, const SeriesPoint& last) {
    const double sign = norm.bounds.front() < norm.bounds.back() ? 1 : -1;
    const double value = sign * *last.value;
    const auto bound = [&](std::size_t i) { return sign * norm.bounds[i]; };
    NormResult result{NormClass::red, 0, last.period, *last.value};
    if (value < bound(0)) return result;
    if (value >= bound(kNormBounds - 1)) {
        result.norm_class = NormClass::gold;
        result.score = 100;
        return result;
    }
    std::size_t k = kNormBounds - 2;
    while (k > 0 && value < bound(k)) --k;
    result.norm_class = static_cast<NormClass>(k);
    result.score = 25 * (static_cast<double>(k) + (value - bound(k)) / (bound(k + 1) - bound(k)));
    return result;
}

bool is_reference(const std::string& region, const Context& context) {
    return std::find(context.references.begin(), context.references.end(), region) != context.references.end();
}

// Whether the region lies within the municipality or is it: the catalogue's norms are about those.
bool is_own_area(const std::string& region, const Context& context) {
    if (region == context.municipality) return true;
    if (lies_within(region, context.municipality)) return true;
    // A name without a code ("Swifterbant") is a place of the municipality, unless the catalogue compares with it.
    return region_level(region) == RegionLevel::other && !is_reference(region, context);
}

// The baseline as it was set; where only its year is, the figure that was measured then.
std::optional<TargetPath> path_to_target(const Indicator& indicator, const Series& series, const Compared& compared) {
    if (!series.target || !indicator.baseline) return {};
    const BaselineValue& baseline = *indicator.baseline;
    std::optional<double> start = baseline.value;
    for (const SeriesPoint* point : compared.points)
        if (!start && point->period == baseline.period) start = point->value;
    if (!start) return {};
    return target_path({baseline.period.axis(), *start}, {series.target->measured.axis(), series.target->value},
                       {series.target->period.axis(), series.target->target});
}

void add_distances(Series& series, const Indicator& indicator, const Compared& compared, const Context& context) {
    // A norm or target is about the indicator as a whole, its own population, in its own unit (R76).
    if (compared.points.empty() || !series.component.empty() || !series.group.empty() || series.unit != indicator.unit) return;
    const SeriesPoint& last = *compared.points.back();
    if (series.region == context.municipality) {
        series.target = target_distance(indicator, last);
        series.path = path_to_target(indicator, series, compared);
    }
    if (usable(indicator.norm, indicator.direction) && is_own_area(series.region, context))
        series.norm = norm_result(*indicator.norm, last);
}

// The latest period for which both have a figure.
std::optional<ReferenceDifference> reference_difference(const Series& own, const Series& reference, const Context& context) {
    for (auto mine = own.points.rbegin(); mine != own.points.rend(); ++mine) {
        if (!counts(*mine, context)) continue;
        const auto theirs =
            std::lower_bound(reference.points.begin(), reference.points.end(), mine->period,
                             [](const SeriesPoint& point, const Period& period) { return point.period < period; });
        if (theirs == reference.points.end() || theirs->period != mine->period || !theirs->value) continue;
        return ReferenceDifference{reference.region, mine->period, *mine->value, *theirs->value, *mine->value - *theirs->value,
                                   mine->place,      theirs->place};
    }
    return {};
}

// `keys` in order, one for each series.
void add_references(std::vector<Series>& all, const std::vector<SeriesKey>& keys, const Context& context) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_reference(keys[i].region, context)) continue;
        const bool own = keys[i].region == context.municipality;
        std::vector<const Series*> peers;
        for (const std::string& region : context.references) {
            SeriesKey wanted = keys[i];
            wanted.region = region;
            wanted.elsewhere = region != context.municipality;
            const auto found = std::lower_bound(keys.begin(), keys.end(), wanted);
            if (found == keys.end() || *found != wanted) continue;
            const Series& reference = all[static_cast<std::size_t>(found - keys.begin())];
            if (auto difference = reference_difference(all[i], reference, context)) all[i].references.push_back(*difference);
            if (own && region_level(region) == region_level(context.municipality)) peers.push_back(&reference);
        }
        if (!peers.empty()) all[i].position = position_of(all[i], peers, context.reference_year);
    }
}

IndicatorCompleteness completeness(const Indicator& indicator, const std::vector<Series>& all, const Context& context) {
    IndicatorCompleteness result;
    result.indicator = indicator.id;
    result.goal = !indicator.goals.empty();
    result.baseline = indicator.baseline && indicator.baseline->value;
    result.target = std::any_of(indicator.targets.begin(), indicator.targets.end(),
                                [](const TargetValue& target) { return !target.hypothetical; });
    result.source = !indicator.source.empty();
    result.norm = usable(indicator.norm, indicator.direction);
    for (const Series& series : all) {
        if (series.indicator != indicator.id || !is_own_area(series.region, context)) continue;
        for (const SeriesPoint& point : series.points) {
            if (!point.value) continue;
            result.data = true;
            // The baseline is the municipality's figure for the baseline year, about the indicator's own population.
            const bool own = series.region == context.municipality && series.component.empty() && series.group.empty() && series.unit == indicator.unit;
            if (own && indicator.baseline && point.period == indicator.baseline->period) result.baseline = true;
        }
    }
    return result;
}

Series series_of(const SeriesKey& key, const PointsByPeriod& points, const Context& context) {
    const Indicator& whole = context.catalogue.indicators[key.indicator];
    const Indicator& indicator = key.component == 0 ? whole : context.catalogue.parts[key.component - 1];
    Series series;
    series.indicator = whole.id;
    if (key.component != 0) series.component = indicator.id;
    series.region = key.region;
    series.group = key.group;
    series.unit = key.unit;
    for (const auto& [period, point] : points) series.points.push_back(point);

    const Compared comparison = compared(series, whole, context);
    add_changes(series, indicator, comparison);
    add_tests(series, indicator, comparison, context.window_end);
    add_distances(series, indicator, comparison, context);
    series.break_note = comparison.break_note;
    if (series.unit != kOrdinalUnit)
        series.two_point = two_points(comparison.points, indicator.baseline ? std::optional(indicator.baseline->period) : std::nullopt,
                                      whole.source_type == "survey");
    const auto measured = [&](const SeriesPoint& point) { return counts(point, context); };
    const auto first = std::find_if(series.points.begin(), series.points.end(), measured);
    const auto last = std::find_if(series.points.rbegin(), series.points.rend(), measured);
    if (first != series.points.end()) series.events = events_within(context.events, first->period.year, last->period.year, whole.id);
    series.sentence = neutral_sentence({series, indicator, context.regions.name(key.region), comparison.points,
                                        comparison.break_note, comparison.left_out ? context.reference_year : std::nullopt});
    return series;
}

}  // namespace

const char* dutch_word(TrendLabel label) {
    constexpr const char* kWords[] = {"te weinig metingen", "richting, niet toetsbaar", "stijgt, significant", "daalt, significant",
                                      "geen verandering aangetoond"};
    return kWords[static_cast<std::size_t>(label)];
}

const char* dutch_word(NormClass norm_class) {
    constexpr const char* kWords[] = {"rood", "oranje", "groen", "goud"};
    return kWords[static_cast<std::size_t>(norm_class)];
}

const SeriesPoint* Series::last() const {
    const auto found =
        std::find_if(points.rbegin(), points.rend(), [](const SeriesPoint& point) { return point.value.has_value(); });
    return found == points.rend() ? nullptr : &*found;
}

Assessment assess(const Submission& submission, const Catalogue& catalogue, const RegionList& regions,
                  const AssessmentOptions& options) {
    Context context{catalogue, regions, catalogue.reference_regions,
                    options.municipality.empty() ? catalogue.municipality : options.municipality, options.reference_year, {}};
    context.window_end = last_year(submission, context);
    context.lines.resize(catalogue.indicators.size());
    for (std::size_t i = 0; i < catalogue.indicators.size(); ++i)
        context.lines[static_cast<std::size_t>(catalogue.current(catalogue.indicators[i].id) - catalogue.indicators.data())].push_back(i);
    context.events = catalogue.events;
    if (catalogue.general_events) context.events.insert(context.events.end(), options.events.begin(), options.events.end());
    if (!is_reference(std::string(kCountry), context)) context.references.emplace_back(kCountry);
    Assessment result;
    std::vector<SeriesKey> keys;
    for (const auto& [key, points] : grouped(submission, context)) {
        options.before_series();
        keys.push_back(key);
        result.series.push_back(series_of(key, points, context));
    }
    add_references(result.series, keys, context);
    for (const Indicator& indicator : catalogue.indicators)
        result.completeness.push_back(completeness(indicator, result.series, context));

    result.spreads = spreads(result.series, regions, context.municipality);
    result.roll_ups = roll_ups(result.series, catalogue, context.municipality);
    result.attained = attained_roll_ups(result.series, catalogue, context.municipality);
    result.compositions = compositions(result.series, catalogue);
    result.spatial_rules = spatial_rules(result.series, catalogue, regions, context.municipality);

    if (options.growth) result.growth = plan_growth(submission, catalogue, *options.growth);

    result.answers = submission.answers;
    std::stable_sort(result.answers.begin(), result.answers.end(), [](const Answer& a, const Answer& b) {
        return std::tie(a.sheet_key, a.indicator, a.question) < std::tie(b.sheet_key, b.indicator, b.question);
    });
    for (const Indicator& indicator : catalogue.indicators) {
        if (!options.influence) break;
        InfluenceState state = influence_state(indicator.id, result.answers, *options.influence);
        if (state.begun()) result.influence.push_back(std::move(state));
    }
    result.confrontation = confront(result.series, result.influence, catalogue, context.municipality);
    return result;
}

}  // namespace graadmeter
