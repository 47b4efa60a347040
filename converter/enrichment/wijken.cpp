// SPDX-License-Identifier: EUPL-1.2
// Wijken, Buurten, Gebieden: an indicator a row, an area a column; Wijken groepen: an indicator in an area a row, a group a column. How far the
// figures of a row lie apart stands beside them (R116). The tint follows the figure, within the row: darker is higher, not better.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "enrichment/sheets.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostMembers = 150;   // columns; more cannot be overseen
constexpr const char *kTooFewMembers = "te weinig cijfers", *kNoRatio = "niet te berekenen";

struct ComparedRow {
    std::vector<Value> heads;
    const Indicator* measure = nullptr;
    const SpreadResult* spread = nullptr;                    // null = fewer than two figures in one period
    const Series* whole = nullptr;                           // of the municipality (or of the whole group); null = not measured
    std::map<std::string, const Series*> members;            // by area or group
    Period period;                                           // of the figures shown
    std::string unit;
};

struct ComparedTable {
    std::string key, title, purpose, whole_caption;
    std::vector<TableColumn> heads;
    std::vector<std::pair<std::string, std::string>> members;   // key and caption, in order
    std::vector<ComparedRow> rows;
};

const SeriesPoint* point_at(const Series* series, const Period& period) {
    if (!series) return nullptr;
    const auto found = std::find_if(series->points.begin(), series->points.end(), [&](const SeriesPoint& point) { return point.period == period; });
    return found == series->points.end() ? nullptr : &*found;
}

Value figure_of(const Workshop& shop, const Series* series, const Period& period, int decimals) {
    const SeriesPoint* point = point_at(series, period);
    if (!point) return word(kNotMeasured);
    if (finite(point->value)) return shop.facts.figure(point->place, *point->value, decimals);
    const bool told = point->status == ObservationStatus::suppressed || point->status == ObservationStatus::missing;
    return word(told ? dutch_word(point->status) : kNotMeasured);
}

// The period of the comparison, else the last that anything is known of.
Period period_of(const ComparedRow& row) {
    if (row.spread) return row.spread->latest.period;
    Period last = row.members.begin()->second->points.front().period;
    for (const auto& [member, series] : row.members)
        for (const auto& point : series->points)
            if (point.period.axis() > last.axis()) last = point.period;
    return last;
}

int decimals_of_row(const ComparedRow& row) {
    int most = decimals_of(row.measure, row.unit, std::nullopt);
    for (const auto& [member, series] : row.members)
        if (const SeriesPoint* point = point_at(series, row.period); point && finite(point->value)) most = std::max(most, decimals_of(row.measure, row.unit, point->value));
    return most;
}

// Lowest, where, highest, where, difference and ratio: counted from the cells of the row.
class SpreadCells {
public:
    SpreadCells(const CellRange& figures, const std::vector<Value>& shown, const std::vector<std::string>& captions, std::uint32_t first_column, int decimals)
        : range_(to_a1(figures)), decimals_(decimals),
          header_(to_a1(CellAddress{kHeaderRow, figures.first.column}, true) + ":" + to_a1(CellAddress{kHeaderRow, figures.last.column}, true)) {
        const auto cell = [&](std::uint32_t offset) { return to_a1(CellAddress{figures.first.row, first_column + offset}); };
        low_ = cell(0), high_ = cell(2);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const auto* figure = std::get_if<double>(&shown[i].content);
            if (!figure) continue;
            ++count_;
            if (count_ == 1 || *figure < least_) least_ = *figure, where_least_ = captions[i];
            if (count_ == 1 || *figure > most_) most_ = *figure, where_most_ = captions[i];
        }
    }
    void append_to(std::vector<Value>& values) const {
        values.push_back(when_enough("MIN(" + range_ + ")", number(least_, decimals_)));
        values.push_back(when_enough(where(low_), text(where_least_)));
        values.push_back(when_enough("MAX(" + range_ + ")", number(most_, decimals_)));
        values.push_back(when_enough(where(high_), text(where_most_)));
        values.push_back(when_enough(high_ + "-" + low_, number(most_ - least_, decimals_)));
        values.push_back(when_enough("IF(" + low_ + ">0," + high_ + "/" + low_ + "," + quoted_text(kNoRatio) + ")", least_ > 0 ? number(most_ / least_, 2) : word(kNoRatio)));
    }

private:
    [[nodiscard]] std::string where(const std::string& cell) const { return "INDEX(" + header_ + ",MATCH(" + cell + "," + range_ + ",0))"; }
    [[nodiscard]] Value when_enough(const std::string& formula, Value now) const {
        return computed("IF(COUNT(" + range_ + ")<2," + quoted_text(kTooFewMembers) + "," + formula + ")", count_ < 2 ? word(kTooFewMembers) : std::move(now));
    }
    std::string range_;
    int decimals_;
    std::string header_, low_, high_, where_least_, where_most_;
    std::size_t count_ = 0;
    double least_ = 0, most_ = 0;
};

GeneratedSheet build_comparison(Workshop& shop, ComparedTable comparison) {
    const std::size_t all = comparison.members.size();
    if (all > kMostMembers) {
        comparison.members.resize(kMostMembers);
        comparison.purpose += " Hier staan de eerste " + std::to_string(kMostMembers) + " van " + std::to_string(all) + " kolommen; de rest staat op Trends.";
    }
    std::vector<TableColumn> columns = comparison.heads;
    columns.insert(columns.end(), {{"Eenheid", 12}, {"Peiljaar", 10}, {comparison.whole_caption, 12}});
    const auto first_spread = static_cast<std::uint32_t>(columns.size()) + 1;
    columns.insert(columns.end(), {{"Laagste", 11}, {"Laagste in", 16}, {"Hoogste", 11}, {"Hoogste in", 16}, {"Verschil", 11}, {"Verhouding", 14}, {"Verschil eerder", 13}, {"Peiljaar eerder", 13}});
    const auto first_member = static_cast<std::uint32_t>(columns.size()) + 1;
    std::vector<std::string> captions;
    for (const auto& column : columns) captions.push_back(column.caption);
    for (const auto& member : comparison.members) {
        columns.push_back({member.second});
        captions.push_back(member.second);
    }
    captions = table_captions(captions);   // as they will stand there
    const std::vector<std::string> member_captions(captions.begin() + first_member - 1, captions.end());
    auto table = shop.begin(comparison.key, comparison.title, comparison.purpose, columns, static_cast<std::uint32_t>(std::min<std::size_t>(2, comparison.heads.size())));
    for (const auto& row : comparison.rows) {
        const int decimals = decimals_of_row(row);
        std::vector<Value> figures;
        for (const auto& member : comparison.members) {
            const auto found = row.members.find(member.first);
            figures.push_back(figure_of(shop, found == row.members.end() ? nullptr : found->second, row.period, decimals));
        }
        const std::uint32_t at = table.next_row();
        const CellRange cells{{at, first_member}, {at, first_member + static_cast<std::uint32_t>(figures.size()) - 1}};
        std::vector<Value> values = row.heads;
        values.push_back(text(unit_label(row.unit)));
        values.push_back(period_value(row.period));
        values.push_back(figure_of(shop, row.whole, row.period, decimals));
        SpreadCells(cells, figures, member_captions, first_spread, decimals).append_to(values);
        const bool changed = row.spread && row.spread->change;
        values.push_back(changed ? number(row.spread->change->range_from, decimals) : word(kNotComparable));
        values.push_back(changed ? period_value(row.spread->change->from) : word(kNotComparable));
        values.insert(values.end(), figures.begin(), figures.end());
        if (!table.row(values)) break;
        table.sheet().tint_by_figure(cells);
    }
    table.finish();
    return {comparison.key, {}, {}, {}};
}

// What a row is about, in the catalogue's order: the series come so.
using RowKey = std::tuple<std::string, std::string, std::string, std::string>;

const SpreadResult* spread_of(const Workshop& shop, const Series& like, Across across, const std::string& fixed, const std::string& level) {
    for (const auto& spread : shop.input.assessment.spreads)
        if (spread.across == across && spread.indicator == like.indicator && spread.component == like.component && spread.unit == like.unit && spread.fixed == fixed && spread.level == level) return &spread;
    return nullptr;
}

const Series* series_like(const Workshop& shop, const Series& like, const std::string& region, const std::string& group) {
    for (const auto& series : shop.input.assessment.series)
        if (series.region == region && series.group == group && series.indicator == like.indicator && series.component == like.component && series.unit == like.unit) return &series;
    return nullptr;
}

// Rows by their key, in the order in which they are first met.
class RowsByKey {
public:
    ComparedRow& of(const RowKey& key) {
        const auto [place, added] = known_.emplace(key, rows_.size());
        if (added) rows_.emplace_back();
        return rows_[place->second];
    }
    std::vector<ComparedRow> take() {
        for (auto& row : rows_) row.period = period_of(row);
        return std::move(rows_);
    }

private:
    std::map<RowKey, std::size_t> known_;
    std::vector<ComparedRow> rows_;
};

std::vector<Value> heads_of(const Series& series, const Indicator* measure, Value where) {
    return {text(series.component.empty() ? series.indicator : series.component), text(measure ? measure->name : "onbekend"), std::move(where)};
}

struct AreaLevel {
    const char* key;
    RegionLevel level;
    const char* word;    // as SpreadResult::level
    const char* title;
    const char* plural;
};
constexpr AreaLevel kLevels[] = {{"Wijken", RegionLevel::district, "wijk", "Wijken naast elkaar", "wijken"},
                                 {"Buurten", RegionLevel::neighbourhood, "buurt", "Buurten naast elkaar", "buurten"},
                                 {"Gebieden", RegionLevel::area, "eigen gebied", "Gebieden en kernen naast elkaar", "gebieden en kernen"}};

bool is_of(const Workshop& shop, const Series& series, RegionLevel level) {
    return region_level(series.region) == level && lies_within(series.region, shop.facts.own_region()) && !series.points.empty();
}

// Whether two series fit that differ in one thing only: there is something to compare.
template <typename Fits, typename Key>
bool has_two(const Workshop& shop, const Fits& fits, const Key& key) {
    std::set<RowKey> seen;
    const auto& all = shop.input.assessment.series;
    return std::any_of(all.begin(), all.end(), [&](const Series& series) { return fits(series) && !seen.insert(key(series)).second; });
}

RowKey by_group(const Series& series) { return {series.indicator, series.component, series.unit, series.group}; }
RowKey by_area(const Series& series) { return {series.indicator, series.component, series.unit, series.region}; }

bool has_level(const Workshop& shop, RegionLevel level) {
    return has_two(shop, [&](const Series& series) { return is_of(shop, series, level); }, by_group);
}

bool of_a_group(const Workshop& shop, const Series& series) {
    return !series.group.empty() && !series.points.empty() && (series.region == shop.facts.own_region() || lies_within(series.region, shop.facts.own_region()));
}

GeneratedSheet build_level(Workshop& shop, const AreaLevel& level) {
    ComparedTable comparison{level.key, level.title,
                             std::string("Elke indicator in alle ") + level.plural + ", in het laatste jaar waarin er twee of meer te vergelijken zijn. Een donkerder vlak is een hoger cijfer "
                             "in die rij, niet een beter. Verschillen van percentages zijn in %-punt.",
                             "Hele gemeente", {{"Indicator"}, {"Naam", 34}, {"Groep", 16}}, {}, {}};
    RowsByKey rows;
    std::map<std::string, std::string> areas;
    for (const auto& series : shop.input.assessment.series) {
        if (!is_of(shop, series, level.level)) continue;
        ComparedRow& row = rows.of(by_group(series));
        if (row.members.empty()) {
            row.measure = shop.input.catalogue.measure(series.indicator, series.component);
            row.heads = heads_of(series, row.measure, text(group_label(series.group)));
            row.unit = series.unit;
            row.spread = spread_of(shop, series, Across::areas, series.group, level.word);
            row.whole = series_like(shop, series, shop.facts.own_region(), series.group);
        }
        row.members.emplace(series.region, &series);
        areas.emplace(series.region, shop.facts.area(series.region));
    }
    comparison.rows = rows.take();
    comparison.members.assign(areas.begin(), areas.end());
    return build_comparison(shop, std::move(comparison));
}

}  // namespace

bool has_districts(const Workshop& shop) { return has_level(shop, RegionLevel::district); }
bool has_neighbourhoods(const Workshop& shop) { return has_level(shop, RegionLevel::neighbourhood); }
bool has_own_areas(const Workshop& shop) { return has_level(shop, RegionLevel::area); }
bool has_groups(const Workshop& shop) {
    return has_two(shop, [&](const Series& series) { return of_a_group(shop, series); }, by_area);
}

GeneratedSheet build_wijken(Workshop& shop) { return build_level(shop, kLevels[0]); }
GeneratedSheet build_buurten(Workshop& shop) { return build_level(shop, kLevels[1]); }
GeneratedSheet build_gebieden(Workshop& shop) { return build_level(shop, kLevels[2]); }

GeneratedSheet build_wijken_groepen(Workshop& shop) {
    ComparedTable comparison{"Wijken groepen", "Groepen naast elkaar",
                             "Elke indicator voor groepen inwoners, in de hele gemeente en per wijk, in het laatste jaar waarin er twee of meer te vergelijken zijn. Een donkerder vlak is "
                             "een hoger cijfer in die rij, niet een beter. Verschillen van percentages zijn in %-punt.",
                             "Hele doelgroep", {{"Indicator"}, {"Naam", 34}, {"Gebied", 18}}, {}, {}};
    RowsByKey rows;
    std::map<std::string, std::string> groups;
    for (const auto& series : shop.input.assessment.series) {
        if (!of_a_group(shop, series)) continue;
        ComparedRow& row = rows.of(by_area(series));
        if (row.members.empty()) {
            row.measure = shop.input.catalogue.measure(series.indicator, series.component);
            row.heads = heads_of(series, row.measure, text(shop.facts.area(series.region)));
            row.unit = series.unit;
            row.spread = spread_of(shop, series, Across::groups, series.region, "");
            row.whole = series_like(shop, series, series.region, "");
        }
        row.members.emplace(series.group, &series);
        groups.emplace(series.group, series.group);
    }
    comparison.rows = rows.take();
    std::erase_if(comparison.rows, [](const ComparedRow& row) { return row.members.size() < 2; });
    comparison.members.assign(groups.begin(), groups.end());
    return build_comparison(shop, std::move(comparison));
}

}  // namespace graadmeter
