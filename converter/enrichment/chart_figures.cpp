// SPDX-License-Identifier: EUPL-1.2
// Each figure is a formula with the value that it has now; the two are written beside each other, so that they stay the same.
#include "enrichment/chart_figures.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "enrichment/sheets.h"
#include "model/dutch_number.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostReferences = 3, kMostEvents = 6;
constexpr std::size_t kBandStrokes = 160;   // of kBandPoints each: they touch in a chart that somebody makes a third wider

using Figure = std::optional<double>;

// A column of the table on a sheet.
std::string table_column(const Workshop& shop, const std::string& sheet, const std::string& caption) { return shop.table_names.at(sheet) + "[" + caption + "]"; }

// A series on the rows of the periods.
struct Line {
    std::string name, row, area;               // row and area as formulas
    std::string area_now;
    const Series* series = nullptr;
    Stroke stroke = Stroke::own;
    std::uint32_t name_row = 0;
    std::uint32_t figures = 0;                 // column
    std::vector<Figure> values{};              // now, one a period
};

class Figures {
public:
    explicit Figures(Workshop& shop)
        : shop_(shop), columns_(*shop.figures), choices_(shop.chart_choices), layout_(trends_layout(shop)), own_(choices_.series_in(choices_.area, shop.facts)) {}

    ChartFigures made() {
        selection();
        times();
        lines();
        target();
        extent();
        time_axis(result_.chart.x);
        norms();
        for (const auto& each : lines_) path(each);
        target_path();
        markers();
        return finished();
    }

private:
    // --- what is chosen -------------------------------------------------------------------------------------------------------
    // A named figure: its cell as a formula on the sheet says it.
    std::string known(const std::string& name, Value value) {
        columns_.put(names_, text(name));
        return FigureColumns::cell(outcomes_, columns_.put(outcomes_, std::move(value)));
    }
    std::string known(const std::string& name, const std::string& formula, const Figure& now) {
        return known(name, computed(formula, now ? number(*now) : text("")));
    }
    std::string list(ChoiceColumn column) const {
        const auto index = static_cast<std::uint32_t>(column);
        const std::size_t size = column == ChoiceColumn::group                                        ? choices_.groups().size()
                                 : column == ChoiceColumn::area || column == ChoiceColumn::under_norm ? choices_.areas().size()
                                                                                                      : choices_.indicators().size();
        const CellRange cells{{kFirstRow, shop_.first_chart_list + index}, {kFirstRow + static_cast<std::uint32_t>(size) - 1, shop_.first_chart_list + index}};
        return quoted_sheet_name(shop_.sheet_names.at("Keuzelijsten")) + "!" + to_a1(cells.first, true) + ":" + to_a1(cells.last, true);
    }
    std::string listed(ChoiceColumn column, const std::string& otherwise) const { return "IF(" + position_ + "=0," + otherwise + ",INDEX(" + list(column) + "," + position_ + "))"; }
    std::string stretch(ChoiceColumn column, const std::string& first, const std::string& last) const {
        return "INDEX(" + list(column) + "," + first + "):INDEX(" + list(column) + "," + last + ")";
    }
    // The row of Trends with this series of the chosen indicator, group and unit; 0 = none.
    std::string row_of(const std::string& area) const {
        const std::string rows = "ROW(" + table_column(shop_, "Trends", "Indicator") + ")";
        const auto same = [&](const char* caption, const std::string& cell) { return "(" + table_column(shop_, "Trends", caption) + "=" + cell + ")*"; };
        return "SUMPRODUCT(" + same("Indicator", code_) + same("Gebied", area) + same("Groep", group_) + same("Eenheid", unit_) + "(" + rows + "-MIN(" + rows + ")+1))";
    }
    Figure row_now(const Series* series) const {
        return series ? static_cast<double>(series - shop_.input.assessment.series.data()) + 1 : 0.0;
    }

    void selection() {
        names_ = columns_.add("Gegeven");
        outcomes_ = columns_.add("Uitkomst");
        const ChartChoice* chosen = choices_.chosen();
        const double position = static_cast<double>(choices_.position());
        indicator_ = known("gekozen indicator", computed(choice_of_sheet(kChartIndicator), text(choices_.indicator)));
        area_ = known("gekozen gebied", computed(choice_of_sheet(kChartArea), text(choices_.area)));
        group_ = known("gekozen groep", computed(choice_of_sheet(kChartGroup), text(choices_.group)));
        position_ = known("plaats in de lijst", "IFERROR(MATCH(" + indicator_ + "," + list(ChoiceColumn::indicator) + ",0),0)", position);
        code_ = known("code", computed(listed(ChoiceColumn::code, "\"\""), text(chosen ? chosen->code : "")));
        unit_ = known("eenheid", computed(listed(ChoiceColumn::unit, "\"\""), text(chosen ? chosen->unit : "")));
        const auto stretch_end = [&](const char* name, ChoiceColumn column, double now) { return known(name, listed(column, "1"), chosen ? now : 1); };
        const auto at = [](std::size_t place) { return static_cast<double>(place); };
        const std::string first_area = stretch_end("gebieden van", ChoiceColumn::first_area, chosen ? at(chosen->first_area) + 1 : 1),
                          last_area = stretch_end("gebieden tot", ChoiceColumn::last_area, chosen ? at(chosen->first_area + chosen->areas) : 1),
                          first_group = stretch_end("groepen van", ChoiceColumn::first_group, chosen ? at(chosen->first_group) + 1 : 1),
                          last_group = stretch_end("groepen tot", ChoiceColumn::last_group, chosen ? at(chosen->first_group + chosen->groups) : 1);
        const auto place_in = [](const std::vector<std::string>& all, std::size_t first, std::size_t count, const std::string& name) -> std::size_t {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first), end = begin + static_cast<std::ptrdiff_t>(count);
            const auto found = std::find(begin, end, name);
            return found == end ? 0 : static_cast<std::size_t>(found - begin) + 1;
        };
        const std::size_t first_area_now = chosen ? chosen->first_area : 0, area_now = place_in(choices_.areas(), first_area_now, chosen ? chosen->areas : 1, choices_.area),
                          group_now = place_in(choices_.groups(), chosen ? chosen->first_group : 0, chosen ? chosen->groups : 1, choices_.group);
        result_.areas = outside(stretch(ChoiceColumn::area, first_area, last_area), {first_area, last_area});
        result_.groups = outside(stretch(ChoiceColumn::group, first_group, last_group), {first_group, last_group});
        area_place_ = known("plaats van het gebied", "IFERROR(MATCH(" + area_ + "," + stretch(ChoiceColumn::area, first_area, last_area) + ",0),0)", at(area_now));
        const std::string group_place = known("plaats van de groep", "IFERROR(MATCH(" + group_ + "," + stretch(ChoiceColumn::group, first_group, last_group) + ",0),0)", at(group_now));
        result_.area_known = from_elsewhere(area_place_);
        result_.group_known = from_elsewhere(group_place);
        row_ = known("rij op Trends", row_of(area_), row_now(own_));
        normed_now_ = own_ && area_now > 0 && choices_.under_norm()[first_area_now + area_now - 1] && choices_.group == group_label("");
        normed_ = known("norm geldt",
                        "IF(AND(" + row_ + ">0," + area_place_ + ">0," + group_ + "=" + quoted_text(group_label("")) + "),IF(INDEX(" + list(ChoiceColumn::under_norm) + "," +
                            first_area + "-1+MAX(" + area_place_ + ",1))=\"ja\",1,0),0)",
                        normed_now_ ? 1.0 : 0.0);
        norm_row(chosen);
        result_.position = from_elsewhere(position_);
        result_.unit = from_elsewhere(unit_);
        result_.trends_row = from_elsewhere(row_);
        result_.trends_row_now = static_cast<std::size_t>(*row_now(own_));
    }

    // Baseline and target are the municipality's, of the whole group, in the indicator's unit.
    void norm_row(const ChartChoice* chosen) {
        const auto& all = shop_.facts.indicators();
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& facts) { return chosen && facts.indicator->id == chosen->code; });
        const bool about = own_ && found != all.end() && choices_.area == shop_.facts.area(shop_.facts.own_region()) && choices_.group == group_label("") && unit_label(found->unit()) == chosen->unit;
        target_ = about ? &*found : nullptr;
        result_.norm_row_now = about ? static_cast<std::size_t>(found - all.begin()) + 1 : 0;
        const std::string place = known("plaats op Normen", "IFERROR(MATCH(" + code_ + "," + table_column(shop_, "Normen", "Indicator") + ",0),0)",
                                        found == all.end() ? 0.0 : static_cast<double>(found - all.begin()) + 1);
        norm_row_ = known("rij op Normen",
                          "IF(AND(" + row_ + ">0," + place + ">0," + area_ + "=" + quoted_text(shop_.facts.area(shop_.facts.own_region())) + "," + group_ + "=" + quoted_text(group_label("")) +
                              "),IF(INDEX(" + table_column(shop_, "Normen", "Eenheid") + ",MAX(" + place + ",1))=" + unit_ + "," + place + ",0),0)",
                          static_cast<double>(result_.norm_row_now));
        result_.norm_row = from_elsewhere(norm_row_);
    }
    // Of Normen, "" where it says a word.
    std::string known_of_norm(const char* name, const char* caption, const Figure& now) {
        const std::string value = "INDEX(" + table_column(shop_, "Normen", caption) + ",MAX(" + norm_row_ + ",1))";
        return known(name, "IF(" + norm_row_ + "=0,\"\",IF(ISNUMBER(" + value + ")," + value + ",\"\"))", now);
    }

    // By its code, so that it may be sorted.
    std::string choice_of_sheet(const char* id) const { return chart_choice_formula(shop_, id); }
    std::string from_elsewhere(const std::string& cell) const { return quoted_sheet_name(shop_.sheet_names.at(kChartFigures)) + "!" + cell; }
    std::string outside(std::string formula, const std::vector<std::string>& cells) const {
        for (const auto& cell : cells)
            for (std::size_t at = 0; (at = formula.find("," + cell + ")", at)) != std::string::npos; at += cell.size()) formula.replace(at + 1, cell.size(), from_elsewhere(cell));
        return formula;
    }

    // --- lines -----------------------------------------------------------------------------------------------------------------
    void times() {
        periods_ = columns_.add("Periode");
        times_ = columns_.add("Tijd");
        for (const auto& period : layout_.periods) {
            columns_.put(periods_, period_value(period));
            columns_.put(times_, number(period.axis()));
        }
    }
    [[nodiscard]] std::string own_cell(std::uint32_t column, std::size_t i) const { return FigureColumns::cell(column, kFirstRow + static_cast<std::uint32_t>(i)); }

    [[nodiscard]] Figure measured_in(const Series* series, const Period& period) const {
        if (!series) return {};
        for (const auto& point : series->points)
            if (point.period == period) return finite(point.value);
        return {};
    }
    // Somebody wrote that there is no figure. On Waarnemingen that is a word in the place of the figure.
    [[nodiscard]] bool lacks(const std::string& area, const Period& period) const {
        const ChartChoice* chosen = choices_.chosen();
        const auto& all = shop_.input.submission.observations;
        return chosen && std::any_of(all.begin(), all.end(), [&](const Observation& o) {
            return o.period == period && !finite(o.value) && (o.component.empty() ? o.indicator : o.component) == chosen->code && shop_.facts.area(o.region) == area &&
                   group_label(o.group) == choices_.group && unit_label(o.unit) == chosen->unit;
        });
    }
    std::string lacks_formula(const std::string& area, std::size_t i) const {
        const auto same = [&](const char* caption, const std::string& cell) { return "(" + table_column(shop_, "Waarnemingen", caption) + "=" + cell + ")*"; };
        return "SUMPRODUCT(" + same("Indicator", code_) + same("Regio", area) + same("Groep", group_) + same("Eenheid", unit_) + same("Periode", own_cell(periods_, i)) + "(1-ISNUMBER(" +
               table_column(shop_, "Waarnemingen", "Waarde") + ")))>0";
    }

    void add_figures(Line& line) {
        line.figures = columns_.add(line.name + ": cijfer");
        const auto rows = static_cast<std::uint32_t>(shop_.input.assessment.series.size());
        for (std::size_t i = 0; i < layout_.periods.size(); ++i) {
            const std::uint32_t column = layout_.first_period_column + static_cast<std::uint32_t>(i);
            const std::string there = "INDEX(" + quoted_sheet_name(shop_.sheet_names.at("Trends")) + "!" + to_a1(CellAddress{kFirstRow, column}, true) + ":" +
                                      to_a1(CellAddress{kFirstRow + rows - 1, column}, true) + ",MAX(" + line.row + ",1))";
            const Figure figure = measured_in(line.series, layout_.periods[i]);
            columns_.put(line.figures, computed("IF(" + line.row + "=0,\"\",IF(ISNUMBER(" + there + ")," + there + ",\"\"))", figure ? number(*figure) : text("")));
            line.values.push_back(figure);
        }
    }

    // Where the line goes. A period without measurement repeats the point before, so that the line goes straight on to the next; one that is
    // known to lack its figure (suppressed, missing) breaks the line. No x is missing: the axis would begin at 0.
    void path(const Line& line) {
        const std::uint32_t x = columns_.add(line.name + ": tijd"), y = columns_.add(line.name + ": waarde");
        double x_now = first_now_;
        Figure y_now;
        for (std::size_t i = 0; i < layout_.periods.size(); ++i) {
            const Period& period = layout_.periods[i];
            const std::string here = own_cell(line.figures, i), time = own_cell(times_, i);
            std::string otherwise_x = i == 0 ? first_ : own_cell(x, i - 1), otherwise_y = i == 0 ? "NA()" : own_cell(y, i - 1);
            const bool may_lack = known_gaps_.contains(period), gap = may_lack && line.series && !line.values[i] && lacks(line.area_now, period);
            if (may_lack) {
                const std::string lacking = "AND(" + line.row + ">0," + lacks_formula(line.area, i) + ")";
                otherwise_x = "IF(" + lacking + "," + time + "," + otherwise_x + ")";
                otherwise_y = "IF(" + lacking + ",NA()," + otherwise_y + ")";
            }
            if (line.values[i] || gap) x_now = period.axis(), y_now = line.values[i];
            columns_.put(x, computed("IF(ISNUMBER(" + here + ")," + time + "," + otherwise_x + ")", number(x_now)));
            columns_.put(y, plotted("IF(ISNUMBER(" + here + ")," + here + "," + otherwise_y + ")", y_now));
        }
        drawn_.push_back({x, y, line.name_row, line.stroke, true, PointLabel::none});
    }

    std::uint32_t named(const std::string& name, const std::string& formula, const std::string& now) {
        columns_.put(names_, text(name));
        return columns_.put(outcomes_, formula.empty() ? text(now) : computed(formula, text(now)));
    }
    // A point that is there when the condition holds.
    void point(std::uint32_t x, std::uint32_t y, const std::string& condition, const std::string& time, const std::string& value, bool now, double time_now, double value_now) {
        columns_.put(x, computed("IF(" + condition + "," + time + "," + first_ + ")", number(now ? time_now : first_now_)));
        columns_.put(y, plotted("IF(" + condition + "," + value + ",NA())", now ? Figure(value_now) : Figure()));
    }

    void lines() {
        for (const auto& observation : shop_.input.submission.observations)
            if (!finite(observation.value)) known_gaps_.insert(observation.period);
        const bool whole = choices_.group == group_label("");
        lines_.push_back({"Reeks", row_, area_, choices_.area, own_, Stroke::own,
                          named("naam van de reeks", "IF(" + group_ + "=" + quoted_text(group_label("")) + "," + area_ + "," + area_ + "&\", \"&" + group_ + ")",
                                whole ? choices_.area : choices_.area + ", " + choices_.group)});
        for (std::size_t i = 0; i < std::min(layout_.references.size(), kMostReferences); ++i) {
            const std::string area = shop_.facts.area(layout_.references[i]), quoted = quoted_text(area);
            const Series* series = choices_.area == area ? nullptr : choices_.series_in(area, shop_.facts);
            const std::string row = known("rij van " + area, "IF(" + area_ + "=" + quoted + ",0," + row_of(quoted) + ")", row_now(series));
            lines_.push_back({area, row, quoted, area, series, static_cast<Stroke>(static_cast<std::size_t>(Stroke::reference_1) + i),
                              named("naam van " + area, "IF(" + row + ">0," + quoted + "," + quoted_text(area + ": geen cijfers") + ")", series ? area : area + ": geen cijfers")});
        }
        for (auto& each : lines_) add_figures(each);
    }

    void target() {
        const auto year = [](const std::optional<Period>& period) -> Figure {
            return period && period->kind == Period::Kind::year ? Figure(period->year) : std::nullopt;
        };
        const TargetValue* target = target_ ? target_->target : nullptr;
        target_now_ = {{target_ ? year(target_->baseline_period) : Figure(), target ? year(target->period) : Figure()},
                       {target_ ? target_->baseline : Figure(), target ? Figure(target->value) : Figure()}};
        target_times_ = {known_of_norm("jaar nulmeting", "Jaar nulmeting", target_now_.first[0]), known_of_norm("streefjaar", "Streefjaar", target_now_.first[1])};
        target_values_ = {known_of_norm("nulmeting", "Nulmeting", target_now_.second[0]), known_of_norm("streefwaarde", "Streefwaarde", target_now_.second[1])};
    }

    // From the baseline to the target; without a baseline the target alone.
    void target_path() {
        const auto& [times, values] = target_now_;
        const bool any = times[1] && values[1];
        const std::string set = "ISNUMBER(" + target_times_[1] + "),ISNUMBER(" + target_values_[1] + ")";
        const std::uint32_t x = columns_.add("Streefpad: tijd"), y = columns_.add("Streefpad: waarde");
        for (std::size_t i = 0; i < 2; ++i)
            point(x, y, "AND(" + set + ",ISNUMBER(" + target_times_[i] + "),ISNUMBER(" + target_values_[i] + "))", target_times_[i], target_values_[i], any && times[i] && values[i], times[i].value_or(0),
                  values[i].value_or(0));
        const std::uint32_t name = named("naam van het streefpad", "IF(AND(" + set + "),\"pad naar streefwaarde \"&" + target_times_[1] + "," + quoted_text(kNoTarget) + ")",
                                         any ? "pad naar streefwaarde " + plain_number(*times[1]) : kNoTarget);
        drawn_.push_back({x, y, name, Stroke::target, true, PointLabel::none});
    }

    // --- how far the drawing reaches, for what stands beside the lines ------------------------------------------------------------
    void extent() {
        const std::uint32_t shown = columns_.add("Tijd met cijfers");
        std::vector<double> times, values;
        for (std::size_t i = 0; i < layout_.periods.size(); ++i) {
            std::string figures;
            bool any = false;
            for (const auto& each : lines_) {
                figures += (figures.empty() ? "" : ",") + own_cell(each.figures, i);
                any = any || each.values[i];
                if (each.values[i]) values.push_back(*each.values[i]);
            }
            const double time = layout_.periods[i].axis();
            if (any) times.push_back(time);
            columns_.put(shown, computed("IF(COUNT(" + figures + ")>0," + own_cell(times_, i) + ",\"\")", any ? number(time) : text("")));
        }
        for (const auto& [list, now] : {std::pair(&times, &target_now_.first), std::pair(&values, &target_now_.second)})
            for (const auto& figure : *now)
                if (figure) list->push_back(*figure);
        const auto least = [](const std::vector<double>& all) { return all.empty() ? 0 : *std::min_element(all.begin(), all.end()); };
        const auto most = [](const std::vector<double>& all) { return all.empty() ? 0 : *std::max_element(all.begin(), all.end()); };
        first_now_ = least(times), last_now_ = most(times), low_now_ = least(values);
        std::string figures;
        for (const auto& each : lines_) figures += columns_.cells(each.figures) + ",";
        first_ = known("eerste jaar", "MIN(" + columns_.cells(shown) + "," + target_times_[0] + "," + target_times_[1] + ")", first_now_);
        last_ = known("laatste jaar", "MAX(" + columns_.cells(shown) + "," + target_times_[0] + "," + target_times_[1] + ")", last_now_);
        const std::string low = known("laagste", "MIN(" + figures + target_values_[0] + "," + target_values_[1] + ")", low_now_);
        high_now_ = most(values);
        high_ = known("hoogste", "MAX(" + figures + target_values_[0] + "," + target_values_[1] + ")", high_now_);
        const ChartChoice* chosen = choices_.chosen();
        zero_ = listed(ChoiceColumn::from_zero, "\"nee\"") + "=\"ja\"";
        from_zero_now_ = chosen && counts_from_zero(chosen->unit_id);
        if (from_zero_now_) low_now_ = std::min(low_now_, 0.0);
        low_ = known("onderkant", "IF(" + zero_ + ",MIN(" + low + ",0)," + low + ")", low_now_);
        widen(low_, high_, low_now_, high_now_);
    }
    void widen(const std::string& low, const std::string& high, double low_now, double high_now) {
        low_ = low, high_ = high, low_now_ = low_now, high_now_ = high_now;
        // An axis that is fitted to figures of which the least is under five sixths of the most begins at 0.
        const bool to_zero = low_now_ >= 0 && high_now_ - low_now_ > high_now_ / 6;
        span_now_ = high_now_ > low_now_ ? high_now_ - (to_zero ? 0 : low_now_) : high_now_ == 0 ? 1 : std::abs(high_now_) / 10;
        const std::string height = high_ + "-" + low_;
        span_ = known("hoogte", "IF(" + high_ + ">" + low_ + ",IF(AND(" + low_ + ">=0," + height + ">" + high_ + "/6)," + high_ + "," + height + "),IF(" + high_ + "=0,1,ABS(" + high_ + ")/10))", span_now_);
    }

    // A band for each class of the norm over the whole width, its name at the right, and a line where the next class begins. Red and gold
    // reach as far as the figures do.
    void norms() {
        if (!choices_.any_norm()) return;
        const ChartChoice* chosen = choices_.chosen();
        const Norm* norm = normed_now_ && chosen ? chosen->norm : nullptr;
        std::vector<std::string> bounds;
        std::vector<Figure> now;
        for (std::size_t i = 0; i < kNormBounds; ++i) {
            const std::string there = listed(ChoiceColumn::first_bound + i, "0");
            now.push_back(norm ? Figure(norm->bounds[i]) : Figure());
            bounds.push_back(known("normgrens " + std::to_string(i), "IF(" + normed_ + "=0,\"\",IF(ISNUMBER(" + there + ")," + there + ",\"\"))", now.back()));
        }
        const std::string first = bounds.front(), last = bounds.back();
        const bool rising = norm && norm->bounds.front() < norm->bounds.back();
        const auto outer_edge = [&](const char* name, std::size_t i, bool low_when_rising) {
            const std::string lowest = "MIN(" + bounds[i] + "," + low_ + ")", highest = "MAX(" + bounds[i] + "," + high_ + ")";
            if (now[i]) now[i] = rising == low_when_rising ? std::min(*now[i], low_now_) : std::max(*now[i], high_now_);
            return known(name, "IF(ISNUMBER(" + bounds[i] + "),IF(" + first + "<" + last + "," + (low_when_rising ? lowest + "," + highest : highest + "," + lowest) + "),\"\")", now[i]);
        };
        bounds.front() = outer_edge("rood begint", 0, true);
        bounds.back() = outer_edge("goud eindigt", kNormBounds - 1, false);
        const double one = now.front().value_or(low_now_), other = now.back().value_or(low_now_);
        const double low = std::min({low_now_, one, other}), high = std::max({high_now_, one, other});
        const std::string outer = "," + bounds.front() + "," + bounds.back() + ")", lowest = known("onderkant met norm", "MIN(" + low_ + outer, low);
        widen(lowest, known("bovenkant met norm", "MAX(" + high_ + outer, high), low, high);
        const std::uint32_t times = band_times();
        for (std::size_t i = 0; i < kNormClasses; ++i) band(static_cast<NormClass>(i), times, bounds[i], bounds[i + 1], now[i], now[i + 1], norm);
        for (std::size_t i = 1; i < kNormClasses; ++i) {
            const std::string name = dutch_word(static_cast<NormClass>(i));
            const std::uint32_t x = columns_.add("Norm " + name + ": tijd"), y = columns_.add("Norm " + name + ": waarde");
            for (const double time : {*result_.chart.x.minimum, *result_.chart.x.maximum}) {
                columns_.put(x, number(time));
                columns_.put(y, plotted("IF(ISNUMBER(" + bounds[i] + ")," + bounds[i] + ",NA())", now[i]));
            }
            drawn_.push_back({x, y, named("naam van de grens van " + name, "", "grens van " + name), stroke_of(Stroke::norm_orange, i - 1), false, PointLabel::none});
        }
    }

    [[nodiscard]] static Stroke stroke_of(Stroke first, std::size_t further) { return static_cast<Stroke>(static_cast<std::size_t>(first) + further); }

    // Charts of points know no areas, and those of areas would begin at 0. So a band is a row of upright strokes that touch: from bound to
    // bound, then a cell without figure. The last point of the last stroke is halfway, for the name.
    std::uint32_t band_times() {
        const std::uint32_t column = columns_.add("Normband: tijd");
        const double first = *result_.chart.x.minimum, width = (*result_.chart.x.maximum - first) / static_cast<double>(kBandStrokes);
        for (std::size_t i = 0; i < kBandStrokes; ++i)
            for (int point = 0; point < 3; ++point) columns_.put(column, number(first + width * (static_cast<double>(i) + 0.5)));
        return column;
    }
    void band(NormClass norm_class, std::uint32_t times, const std::string& from, const std::string& to, const Figure& from_now, const Figure& to_now, const Norm* norm) {
        const std::string word = dutch_word(norm_class);
        const std::uint32_t y = columns_.add("Normband " + word + ": waarde");
        const auto edge = [](const std::string& bound) { return "IF(ISNUMBER(" + bound + ")," + bound + ",NA())"; };
        for (std::size_t i = 0; i < kBandStrokes; ++i) {
            columns_.put(y, plotted(edge(from), from_now));
            columns_.put(y, plotted(edge(to), to_now));
            if (i + 1 < kBandStrokes) columns_.put(y, no_cell());
        }
        columns_.put(y, plotted("IF(ISNUMBER(" + from + "),(" + from + "+" + to + ")/2,NA())", from_now && to_now ? Figure((*from_now + *to_now) / 2) : Figure()));
        const auto index = static_cast<std::size_t>(norm_class);
        const std::uint32_t name = named("naam van " + word, "IF(ISNUMBER(" + from + ")," + listed(ChoiceColumn::first_class + index, "\"\"") + "," + quoted_text(kNoNorm) + ")",
                                         norm ? class_name(*norm, norm_class) : kNoNorm);
        drawn_.push_back({times, y, name, stroke_of(Stroke::band_red, index), false, PointLabel::last, LabelSide::left});
    }

    std::string of_trends(const char* caption) const { return "INDEX(" + table_column(shop_, "Trends", caption) + ",MAX(" + row_ + ",1))"; }

    void markers() {
        // A break: a line between the last year of the old series and the first of the new one.
        const std::string note = of_trends("Reeksbreuk");
        Figure at;
        if (own_ && own_->break_note.size() >= 4 && own_->break_note.find_first_not_of("0123456789") >= 4) at = std::stod(own_->break_note.substr(0, 4)) - 0.5;
        const std::string cell = known("reeksbreuk", "IF(" + row_ + "=0,\"\",IFERROR(VALUE(LEFT(" + note + ",4))-0.5,\"\"))", at);
        const std::uint32_t x = columns_.add("Reeksbreuk: tijd"), y = columns_.add("Reeksbreuk: waarde");
        const std::string broken = "ISNUMBER(" + cell + ")";
        for (const auto& [edge, now] : {std::pair(low_, low_now_), std::pair(high_ + "+" + span_ + "/20", high_now_ + span_now_ / 20)})
            point(x, y, broken, cell, edge, at.has_value(), at.value_or(0), now);
        const std::uint32_t name = named("naam van de reeksbreuk", "IF(" + broken + ",\"reeksbreuk \"&" + note + ",\"geen reeksbreuk\")", at ? "reeksbreuk " + own_->break_note : "geen reeksbreuk");
        drawn_.push_back({x, y, name, Stroke::series_break, false, PointLabel::last});

        std::vector<const Event*> events;
        for (const auto& series : shop_.input.assessment.series)
            for (const auto& event : series.events)
                if (events.size() < kMostEvents && std::none_of(events.begin(), events.end(), [&](const Event* other) { return in_words(*other) == in_words(event); })) events.push_back(&event);
        for (std::size_t i = 0; i < events.size(); ++i) event(*events[i], i);

        // Keeps 0 on the axis of counts and shares.
        const std::uint32_t zero_x = columns_.add("As vanaf 0: tijd"), zero_y = columns_.add("As vanaf 0: waarde");
        point(zero_x, zero_y, "AND(" + row_ + ">0," + zero_ + ")", first_, "0", own_ && from_zero_now_, first_now_, 0);
        drawn_.push_back({zero_x, zero_y, named("naam van de nullijn", "", "as vanaf 0"), Stroke::unseen, false, PointLabel::none});
    }

    // In a row above the lines; those that come close stand one above the other.
    void event(const Event& event, std::size_t index) {
        const std::string words = in_words(event), number_of = std::to_string(index + 1);
        const bool drawn = own_ && std::any_of(own_->events.begin(), own_->events.end(), [&](const Event& other) { return in_words(other) == words; });
        const std::uint32_t x = columns_.add("Gebeurtenis " + number_of + ": tijd"), y = columns_.add("Gebeurtenis " + number_of + ": waarde");
        const double height = 0.14 + 0.12 * static_cast<double>(index % 3);
        const std::string there = "AND(" + row_ + ">0,ISNUMBER(FIND(" + quoted_text(shortened(words, 250)) + "," + of_trends("Gebeurtenissen in deze jaren") + ")))";
        point(x, y, there, "MAX(" + std::to_string(event.from) + "," + first_ + ")", high_ + "+" + span_ + "*" + plain_number(height), drawn, std::max<double>(event.from, first_now_),
              high_now_ + span_now_ * height);
        drawn_.push_back({x, y, named("naam van gebeurtenis " + number_of, "", shortened(words, 60)), Stroke::event, false, PointLabel::each});
    }

    // From the first period to the last, or the last target: the same for every choice. Fitted to one measurement, an axis would begin
    // in the year 0.
    void time_axis(ChartAxis& axis) const {
        if (layout_.periods.empty()) return;
        double first = std::floor(layout_.periods.front().axis()), last = std::ceil(layout_.periods.back().axis());
        for (const auto& facts : shop_.facts.indicators())
            if (facts.series && facts.target) last = std::max(last, std::ceil(facts.target->period.axis()));
        if (last - first < 2) --first, ++last;
        const double years = last - first;
        axis.minimum = first;
        axis.maximum = last;
        axis.step = years <= 15 ? 1 : years <= 40 ? 5 : 10;
    }

    ChartFigures finished() {
        const std::string whole = quoted_text(group_label(""));
        const std::string title_now = own_ ? choices_.indicator + ", " + choices_.area + (choices_.group == group_label("") ? "" : ", " + choices_.group) + " (" + choices_.chosen()->unit + ")"
                                           : "Voor deze keuze zijn er geen cijfers";
        columns_.put(names_, text("titel"));
        const std::uint32_t title = columns_.put(
            outcomes_, computed("IF(" + row_ + "=0,\"Voor deze keuze zijn er geen cijfers\"," + indicator_ + "&\", \"&" + area_ + "&IF(" + group_ + "=" + whole + ",\"\",\", \"&" + group_ + ")&\" (\"&" + unit_ + "&\")\")",
                                text(title_now)));
        Chart& chart = result_.chart;
        chart.title = columns_.text(outcomes_, title);
        chart.x.title = {"Jaar"};
        chart.x.number_format = "0";
        columns_.put(names_, text("titel van de as"));
        const ChartChoice* chosen = choices_.chosen();
        chart.y.grid = true;
        chart.y.title = columns_.text(outcomes_, columns_.put(outcomes_, computed("IF(" + unit_ + "=\"\",\"eenheid niet bekend\"," + unit_ + ")", text(chosen ? chosen->unit : "eenheid niet bekend"))));
        const auto layer = [](const Drawn& each) { return is_band(each.stroke) ? 0 : each.in_legend ? 1 : 2; };
        std::stable_sort(drawn_.begin(), drawn_.end(), [&](const Drawn& a, const Drawn& b) { return layer(a) < layer(b); });
        for (const auto& each : drawn_)
            chart.series.push_back({columns_.text(outcomes_, each.name_row), columns_.range(each.x), columns_.range(each.y), each.stroke, each.in_legend, each.label, each.side});
        chart.alternative = "Lijngrafiek die de keuze in de gele cellen volgt. Nu: " + (own_ ? own_->sentence : std::string("voor deze keuze zijn er geen cijfers."));
        return std::move(result_);
    }

    struct Drawn {
        std::uint32_t x, y, name_row;
        Stroke stroke;
        bool in_legend;
        PointLabel label;
        LabelSide side = LabelSide::above;
    };

    Workshop& shop_;
    FigureColumns& columns_;
    const ChartChoices& choices_;
    TrendsLayout layout_;
    const Series* own_;                       // the chosen one; null = no figures
    const IndicatorFacts* target_ = nullptr;  // whose target is drawn
    bool normed_now_ = false;
    std::uint32_t names_ = 0, outcomes_ = 0, periods_ = 0, times_ = 0;   // columns
    std::string indicator_, area_, group_, position_, code_, unit_, area_place_, row_, normed_, norm_row_;   // cells
    std::string first_, last_, low_, high_, span_, zero_;
    bool from_zero_now_ = false;
    double first_now_ = 0, last_now_ = 0, low_now_ = 0, high_now_ = 0, span_now_ = 0;
    std::vector<std::string> target_times_, target_values_;   // of the baseline and the target
    std::pair<std::vector<Figure>, std::vector<Figure>> target_now_;
    std::set<Period> known_gaps_;             // periods of which somewhere a figure lacks
    std::vector<Line> lines_;                 // the chosen one first
    std::vector<Drawn> drawn_;
    ChartFigures result_;
};

}  // namespace

ChartFigures chart_figures(Workshop& shop) { return Figures(shop).made(); }

}  // namespace graadmeter
