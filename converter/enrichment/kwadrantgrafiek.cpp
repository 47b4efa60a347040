// SPDX-License-Identifier: EUPL-1.2
// Kwadrantgrafiek: the picture of Kwadrant for a meeting (R5, R10), on one portrait page: the four fields in a table, with below it, since the
// page is narrow, the indicators as points: to the right the more influence, higher the better the standing.
//
// The height is the score on the norm, the one measure that says the same of all indicators: 50 is where green begins, and so the border
// between the standings. A distance to a target is in the indicator's own unit, and many targets have no baseline to make a share of: what
// is measured by a target only stands in a strip outside the scale, reached above and not reached below. The degree of influence is a word:
// a column each, in which left and right say nothing.
//
// All of it follows Kwadrant by formula on Grafiekcijfers. Each indicator is a series of one point, because the name of a series is the one
// label from a cell that Excel and LibreOffice (7.4) both show; the place of its label is chosen so that no two are on top of each other.
#include <algorithm>
#include <array>
#include <cmath>

#include "enrichment/quadrants.h"
#include "enrichment/sheets.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::uint32_t kChartWidth = 940, kPlotWidth = 840, kAroundPlot = 190;   // pixels; around: title, words of the axis, legend
constexpr double kLabelPixels = 17, kLetterPixels = 7, kMarkerPixels = 20;        // of a label of 10 points
constexpr std::size_t kMostPoints = 200;      // Excel draws 255 series
constexpr std::size_t kMostSlots = 4, kLongestCode = 24;
constexpr std::size_t kLongestName = 100;     // so that all of one field fit in a cell
constexpr double kBorder = 50, kFree = 1000;  // kFree: above every point

// The heights in the chart, in points of the norm's scale.
struct Heights {
    double bottom, top;                    // of the axis
    double upper_names, lower_names, degrees;
    double upper_strip, lower_strip;       // words of the strips; 0 = none
    double upper_first, lower_first;       // first row in a strip
    double rows;                           // of a strip
    double apart;                          // less than this, and two labels would touch. No difference of rounded heights
    double row;                            // between the rows of a strip: no label touches another
    std::uint32_t plot_pixels;
};

// Only points on the scale, only in strips (then there is no scale, and they are the fields), both.
constexpr Heights kScaleOnly{-25, 125, 118, -13, -23, 0, 0, 0, 0, 1, 4.2505, 4.3, 600};
constexpr Heights kStripsOnly{-25, 125, 118, -13, -23, 0, 0, 110, 43, 11, 4.2505, 4.5, 600};
constexpr Heights kBoth{-50, 150, 143.5, -37, -48, 135, -8, 129, -14, 4, 4.8505, 4.9, 700};

std::string fixed(double value) { return plain_number(value); }

// An indicator that can be drawn once influence on it is known, with where it stands now.
struct Point {
    const Confronted* one = nullptr;
    const IndicatorFacts* facts = nullptr;
    std::size_t row = 0;                  // of the table on Kwadrant, from 1
    std::optional<double> score{};        // rounded
    std::string label{};
    int column = 0;                       // 0 = not drawn, else as degree_of_influence()
    double height = 0, order = 0, x = 0;
    bool named = false;                   // there is room for its label
    std::size_t rank = 0;                 // from 1, by column and from the top
    std::size_t field = 0;                // kQuadrants; when it is drawn
};

class Picture {
public:
    explicit Picture(Workshop& shop) : shop_(shop), figures_(*shop.figures), table_(shop.table_names.at("Kwadrant")) {
        for (const Confronted& one : shop.input.assessment.confrontation) {
            const auto facts = std::ranges::find_if(shop.facts.indicators(), [&](const auto& each) { return each.indicator->id == one.indicator; });
            if (facts == shop.facts.indicators().end()) continue;
            ++all_;
            if (one.placed()) ++placed_;
            if (one.standing == Standing::unknown) ++no_standing_;
            if (one.influence == InfluenceGrade::unknown) ++no_influence_;
            if (one.standing == Standing::unknown || points_.size() == kMostPoints) continue;
            Point point{&one, &*facts, all_};
            const Value score = norm_score_value(*facts);
            if (const auto* figure = std::get_if<double>(&score.content)) point.score = std::round(*figure * 1000) / 1000;
            points_.push_back(point);
        }
        const auto scored = static_cast<std::size_t>(std::ranges::count_if(points_, [](const Point& point) { return point.score.has_value(); }));
        heights_ = scored == points_.size() ? kScaleOnly : scored == 0 ? kStripsOnly : kBoth;
        scale_ = scored > 0;
        strips_ = scored < points_.size();
        std::size_t longest = 1;
        for (const Point& point : points_) longest = std::max(longest, utf16_length(code(point)));
        const double room = (kPlotWidth / 4.0) / (kMarkerPixels + kLetterPixels * static_cast<double>(longest));
        slots_ = std::clamp<std::size_t>(static_cast<std::size_t>(room), 1, kMostSlots);
        place_now();
        write_points();
        write_order();
        write_labels();
    }

    [[nodiscard]] Value field_count(const Quadrant& field) const {
        return computed("COUNTIF(" + table_ + "[Kwadrant]," + quoted_text(field.name()) + ")",
                        count(static_cast<std::uint64_t>(std::ranges::count_if(shop_.input.assessment.confrontation, [&](const Confronted& one) { return field.holds(one); }))));
    }
    [[nodiscard]] Value open_count() const {
        return computed("COUNTIF(" + table_ + "[Kwadrant]," + quoted_text(kNotPlaced) + ")", count(all_ - placed_));
    }
    [[nodiscard]] Value open_words() const {
        const auto words = [](const std::string& standing, const std::string& influence, const char* joint) {
            return "\"Stand " + std::string(dutch_word(Standing::unknown)) + ": \"" + joint + standing + joint + "\"; " + dutch_word(InfluenceGrade::unknown) + ": \"" + joint + influence + joint +
                   "\" (een indicator kan in beide vallen).\"";
        };
        std::string now = words(std::to_string(no_standing_), std::to_string(no_influence_), "");
        std::erase(now, '"');
        return computed(words("COUNTIF(" + table_ + "[Stand]," + quoted_text(dutch_word(Standing::unknown)) + ")",
                              "COUNTIF(" + table_ + "[Invloed]," + quoted_text(dutch_word(InfluenceGrade::unknown)) + ")", "&"),
                        text(now));
    }

    // "WEE-001 Eenzaamheid; ..." of a field.
    [[nodiscard]] Value field_members(const Quadrant& field) {
        constexpr std::size_t kTogether = 25;   // a formula has at most 8,192 characters
        const std::uint32_t column = figures_.add("Kwadrant: " + field.name());
        std::string all = "\"\"", now;
        for (std::size_t from = 0; from < points_.size(); from += kTogether) {
            std::string formula, part;
            for (std::size_t i = from; i < std::min(points_.size(), from + kTogether); ++i) {
                formula += (formula.empty() ? "" : "&") + ("IF(" + cell(fields_, i) + "=" + quoted_text(field.name()) + ",\"; \"&" + cell(codes_, i) + "&\" \"&" + cell(names_, i) + ",\"\")");
                if (field.holds(*points_[i].one)) part += "; " + points_[i].one->indicator + " " + name(points_[i]);
            }
            const std::uint32_t row = figures_.put(column, computed(formula, text(part)));
            all += "&" + figures_.from_elsewhere(column, row);
            now += part;
        }
        return computed("IF(" + all + "=\"\",\"geen\",MID(" + all + ",3,32000))", text(now.empty() ? "geen" : now.substr(2)));
    }

    [[nodiscard]] std::size_t not_drawn() const { return kMostPoints == points_.size() ? all_ - no_standing_ - kMostPoints : 0; }

    Chart chart() {
        Chart chart;
        const std::uint32_t words = figures_.add("Kwadrant: titel");
        const auto title = [&](const std::string& placed, const std::string& all, const std::string& open, const char* joint) {
            return "\"Stand en invloed: \"" + std::string(joint) + placed + joint + "\" van \"" + joint + all + joint + "\" indicatoren geplaatst, \"" + joint + open + joint + "\" nog niet te plaatsen\"";
        };
        const std::string all = "ROWS(" + table_ + "[Kwadrant])", open = "COUNTIF(" + table_ + "[Kwadrant]," + quoted_text(kNotPlaced) + ")";
        std::string now = title(std::to_string(placed_), std::to_string(all_), std::to_string(all_ - placed_), "");
        std::erase(now, '"');
        chart.title = figures_.text(words, figures_.put(words, computed(title("(" + all + "-" + open + ")", all, open, "&"), text(now))));
        chart.x = {{"Mate van invloed (vraag g). Punten op bijna dezelfde hoogte staan naast elkaar; +2: nog twee op die hoogte."}, 0, 4, 1, ";;;"};
        chart.y = {{!scale_ ? "Streefwaarde bereikt: boven de lijn; de hoogte zegt verder niets" : strips_ ? "Score op de norm (0-100); buiten de schaal: alleen een streefwaarde" : "Score op de norm (0-100)"},
                   heights_.bottom, heights_.top, scale_ ? 25 : heights_.top - heights_.bottom, scale_ ? "[<0]\"\";[>100]\"\";0" : ";;;"};
        add_borders(chart);
        add_words(chart);
        add_points(chart);
        chart.alternative = "Spreidingsdiagram dat de tabel volgt: naar rechts meer invloed, naar boven een hogere score op de norm. Nu: " + told() + ".";
        chart.width = kChartWidth;
        chart.height = heights_.plot_pixels + kAroundPlot;
        return chart;
    }

private:
    // Of a long one its end, where codes that begin alike differ.
    [[nodiscard]] static std::string code(const Point& point) {
        const std::string& whole = point.one->indicator;
        return cell_text(whole.size() <= kLongestCode ? whole : "…" + whole.substr(whole.size() - kLongestCode + 1));
    }
    [[nodiscard]] static std::string name(const Point& point) { return shortened(cell_text(point.facts->indicator->name), kLongestName); }
    [[nodiscard]] static std::string cell(std::uint32_t column, std::size_t index) { return FigureColumns::cell(column, kFirstRow + static_cast<std::uint32_t>(index)); }
    // From the first to this one.
    [[nodiscard]] static std::string until(std::uint32_t column, std::size_t index) { return cell(column, 0) + ":" + cell(column, index); }
    [[nodiscard]] std::string whole(std::uint32_t column) const { return until(column, points_.size() - 1); }
    [[nodiscard]] int strip(const Point& point) const { return point.column == 0 || point.score ? 0 : point.one->standing == Standing::at_or_above ? 1 : 2; }

    [[nodiscard]] std::string slot_of(std::size_t index) const { return "INDEX(" + whole(slots_at_) + "," + cell(ranks_, index) + ")"; }

    // What the formulas below compute, at once.
    void place_now() {
        for (std::size_t i = 0; i < points_.size(); ++i) {
            Point& point = points_[i];
            if (!point.one->placed()) {
                point.order = 9'000;
                continue;
            }
            point.column = degree_of_influence(point.one->degree);
            point.field = static_cast<std::size_t>(std::ranges::find_if(kQuadrants, [&](const Quadrant& each) { return each.holds(*point.one); }) - std::begin(kQuadrants));
            const auto before = std::count_if(points_.begin(), points_.begin() + static_cast<std::ptrdiff_t>(i),
                                              [&](const Point& other) { return other.column == point.column && strip(other) == strip(point); });
            const double row = std::min(heights_.rows - 1, std::floor(static_cast<double>(before) / static_cast<double>(slots_)));
            point.height = point.score ? *point.score : (strip(point) == 1 ? heights_.upper_first : heights_.lower_first) - heights_.row * row;
            point.order = 1'000 * point.column - point.height;
        }
        for (std::size_t i = 0; i < points_.size(); ++i)
            for (std::size_t j = 0; j < points_.size(); ++j)
                if (points_[j].order < points_[i].order || (points_[j].order == points_[i].order && j <= i)) ++points_[i].rank;
    }

    // A row for each indicator, in the order of the sheet Kwadrant as it was made; sorting that changes nothing here.
    void write_points() {
        codes_ = figures_.add("Kwadrant: indicator");
        names_ = figures_.add("Kwadrant: naam");
        rows_ = figures_.add("Kwadrant: rij");
        fields_ = figures_.add("Kwadrant: veld");
        columns_ = figures_.add("Kwadrant: kolom");
        strips_of_ = figures_.add("Kwadrant: strook");
        points_heights_ = figures_.add("Kwadrant: hoogte");
        orders_ = figures_.add("Kwadrant: volgorde");
        ranks_ = figures_.add("Kwadrant: rang");
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const Point& point = points_[i];
            const auto there = [&](const char* caption) { return "INDEX(" + table_ + "[" + caption + "]," + cell(rows_, i) + ")"; };
            figures_.put(codes_, text(point.one->indicator));
            figures_.put(names_, text(name(point)));
            figures_.put(rows_, computed("MATCH(" + cell(codes_, i) + "," + table_ + "[Indicator],0)", count(point.row)));
            figures_.put(fields_, computed(there("Kwadrant"), text(point.column == 0 ? kNotPlaced : kQuadrants[point.field].name())));
            std::string degree = "0";
            for (int d = 4; d >= 1; --d) degree = "IF(" + there("Mate van invloed") + "=" + quoted_text(kInfluenceDegrees[d - 1]) + "," + std::to_string(d) + "," + degree + ")";
            figures_.put(columns_, computed("IF(" + cell(fields_, i) + "=" + quoted_text(kNotPlaced) + ",0," + degree + ")", number(point.column)));
            const std::string column = cell(columns_, i), strip_cell = cell(strips_of_, i), score = there("Score op de norm");
            figures_.put(strips_of_, computed("IF(" + column + "=0,0,IF(ISNUMBER(" + score + "),0,IF(" + there("Stand") + "=" + quoted_text(dutch_word(Standing::at_or_above)) + ",1,2)))", number(strip(point))));
            const std::string before = "SUMPRODUCT((" + until(columns_, i) + "=" + column + ")*(" + until(strips_of_, i) + "=" + strip_cell + "))-1";
            figures_.put(points_heights_,
                         computed("IF(" + column + "=0,0,IF(" + strip_cell + "=0,ROUND(" + score + ",3),IF(" + strip_cell + "=1," + fixed(heights_.upper_first) + "," + fixed(heights_.lower_first) + ")-" +
                                      fixed(heights_.row) + "*MIN(" + fixed(heights_.rows - 1) + ",INT((" + before + ")/" + std::to_string(slots_) + "))))",
                                  number(point.height)));
            figures_.put(orders_, computed("IF(" + column + "=0,9000,1000*" + column + "-" + cell(points_heights_, i) + ")", number(point.order)));
            figures_.put(ranks_, computed("SUMPRODUCT((" + whole(orders_) + "<" + cell(orders_, i) + ")*1)+SUMPRODUCT((" + until(orders_, i) + "=" + cell(orders_, i) + ")*1)", count(point.rank)));
        }
    }

    // A row for each rank: column by column, from the top down. A label takes the first slot of its column in which the label above it is far
    // enough away; where there is none it is not shown, and counts with the one before it: "WEE-001 +2".
    void write_order() {
        const std::uint32_t places = figures_.add("Kwadrant: rij op rang"), columns = figures_.add("Kwadrant: kolom op rang"), heights = figures_.add("Kwadrant: hoogte op rang");
        slots_at_ = figures_.add("Kwadrant: plek op rang");
        std::array<std::uint32_t, kMostSlots> lasts{};
        for (std::size_t s = 0; s < slots_; ++s) lasts[s] = figures_.add("Kwadrant: laatste op plek " + std::to_string(s + 1));
        more_ = figures_.add("Kwadrant: ook hier");
        std::vector<const Point*> sorted(points_.size());
        for (const Point& point : points_) sorted[point.rank - 1] = &point;
        std::array<double, kMostSlots> last{};
        for (std::size_t k = 0; k < sorted.size(); ++k) {
            const Point& point = *sorted[k];
            figures_.put(places, computed("MATCH(" + std::to_string(k + 1) + "," + whole(ranks_) + ",0)", count(static_cast<std::uint64_t>(&point - points_.data()) + 1)));
            figures_.put(columns, computed("INDEX(" + whole(columns_) + "," + cell(places, k) + ")", number(point.column)));
            figures_.put(heights, computed("INDEX(" + whole(points_heights_) + "," + cell(places, k) + ")", number(point.height)));
            const bool begins_now = k == 0 || sorted[k - 1]->column != point.column;
            if (begins_now) last.fill(kFree);
            const std::string begins = k == 0 ? "TRUE" : cell(columns, k) + "<>" + cell(columns, k - 1);
            std::string first_free = "0";
            std::size_t slot = 0;
            for (std::size_t s = slots_; s-- > 0;) {
                if (k > 0) first_free = "IF(" + cell(lasts[s], k - 1) + "-" + cell(heights, k) + ">=" + fixed(heights_.apart) + "," + std::to_string(s + 1) + "," + first_free + ")";
                if (last[s] - point.height >= heights_.apart) slot = s + 1;
            }
            if (point.column == 0) slot = 0;
            figures_.put(slots_at_, computed("IF(" + cell(columns, k) + "=0,0,IF(" + begins + ",1," + first_free + "))", count(slot)));
            slots_now_.push_back(slot);
            for (std::size_t s = 0; s < slots_; ++s) {
                if (slot == s + 1) last[s] = point.height;
                const std::string before = k == 0 ? fixed(kFree) : "IF(" + begins + "," + fixed(kFree) + "," + cell(lasts[s], k - 1) + ")";
                figures_.put(lasts[s], computed("IF(" + cell(slots_at_, k) + "=" + std::to_string(s + 1) + "," + cell(heights, k) + "," + before + ")", number(last[s])));
            }
        }
        more_now_.assign(sorted.size(), 0);
        for (std::size_t k = sorted.size() - 1; k-- > 0;)
            if (sorted[k + 1]->column == sorted[k]->column && sorted[k]->column > 0 && slots_now_[k + 1] == 0) more_now_[k] = 1 + more_now_[k + 1];
        for (std::size_t k = 0; k < sorted.size(); ++k) {
            if (k + 1 == sorted.size()) figures_.put(more_, number(0, 0));
            else figures_.put(more_, computed("IF(AND(" + cell(columns, k) + ">0," + cell(columns, k + 1) + "=" + cell(columns, k) + "," + cell(slots_at_, k + 1) + "=0),1+" + cell(more_, k + 1) + ",0)", count(more_now_[k])));
        }
    }

    // Back to a row for each indicator: the place and name of its point.
    void write_labels() {
        xs_ = figures_.add("Kwadrant: x");
        ys_ = figures_.add("Kwadrant: y");
        labels_ = figures_.add("Kwadrant: woorden bij het punt");
        constexpr double kMargin = 0.05;
        const double width = std::floor((1 - kMargin) / static_cast<double>(slots_) * 1000) / 1000;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            Point& point = points_[i];
            const std::size_t slot = slots_now_[point.rank - 1], more = more_now_[point.rank - 1];
            point.x = point.column == 0 ? 0 : point.column - 1 + kMargin + width * static_cast<double>((slot == 0 ? slots_ : slot) - 1);
            point.named = slot > 0;
            point.label = code(point) + (more > 0 ? " +" + std::to_string(more) : "");
            const std::string column = cell(columns_, i), of_slot = slot_of(i), of_more = "INDEX(" + whole(more_) + "," + cell(ranks_, i) + ")";
            figures_.put(xs_, computed("IF(" + column + "=0,0," + column + "-1+" + fixed(kMargin) + "+" + fixed(width) + "*(IF(" + of_slot + "=0," + std::to_string(slots_) + "," + of_slot + ")-1))", number(point.x)));
            figures_.put(ys_, plotted("IF(" + of_slot + "=0,NA()," + cell(points_heights_, i) + ")", point.named ? std::optional(point.height) : std::nullopt));
            figures_.put(labels_, computed(quoted_text(code(point)) + "&IF(" + of_more + ">0,\" +\"&" + of_more + ",\"\")", text(point.label)));
        }
    }

    // Points of the picture itself, which stay where they are; an empty cell breaks a line.
    using Spots = std::vector<std::optional<std::pair<double, double>>>;
    ChartSeries still(const std::string& words, const Spots& spots, Stroke stroke) {
        const std::uint32_t x = figures_.add("Kwadrant: " + words + ", x"), y = figures_.add("Kwadrant: " + words + ", y");
        for (const auto& spot : spots) {
            figures_.put(x, spot ? number(spot->first) : text(""));
            figures_.put(y, spot ? number(spot->second) : text(""));
        }
        ChartSeries series{{words}, figures_.range(x), figures_.range(y), stroke, false};
        return series;
    }

    void add_borders(Chart& chart) {
        using Spot = std::pair<double, double>;
        Spots grid;
        const auto line = [](Spots& lines, Spot from, Spot to) {
            if (!lines.empty()) lines.emplace_back();
            lines.emplace_back(from);
            lines.emplace_back(to);
        };
        for (const double x : {1.0, 3.0}) line(grid, {x, heights_.bottom}, {x, heights_.top});
        if (scale_)
            for (const double y : {25.0, 75.0}) line(grid, {0, y}, {4, y});
        Spots borders;
        line(borders, {2, heights_.bottom}, {2, heights_.top});
        line(borders, {0, kBorder}, {4, kBorder});
        chart.series.push_back(still("hulplijnen", grid, Stroke::field_grid));
        chart.series.push_back(still("grenzen van de velden", borders, Stroke::field_border));
    }

    void add_words(Chart& chart) {
        const auto add = [&](ChartSeries series, LabelSide side) {
            series.label = PointLabel::each;
            series.side = side;
            chart.series.push_back(std::move(series));
        };
        constexpr double kLeft = 0.02;
        const std::uint32_t words = figures_.add("Kwadrant: namen van de velden");
        for (const Quadrant& field : kQuadrants) {
            const double x = (field.influence == InfluenceGrade::much ? 2 : 0) + kLeft, y = field.standing == Standing::at_or_above ? heights_.upper_names : heights_.lower_names;
            ChartSeries series = still(field.name(), {{{x, y}}}, Stroke::field_name);
            const Value counted = field_count(field);
            series.name = figures_.text(words, figures_.put(words, computed(quoted_text(field.name() + " (") + "&" + counted.formula + "&\")\"",
                                                                           text(field.name() + " (" + plain_number(std::get<double>(counted.content)) + ")"))));
            add(std::move(series), LabelSide::right);
        }
        for (int degree = 1; degree <= 4; ++degree) add(still(kInfluenceDegrees[degree - 1], {{{degree - 0.5, heights_.degrees}}}, Stroke::field_name), LabelSide::above);
        if (!scale_ || !strips_) return;
        add(still("zonder norm, streefwaarde bereikt:", {{{kLeft, heights_.upper_strip}}}, Stroke::series_break), LabelSide::right);
        add(still("zonder norm, streefwaarde niet bereikt:", {{{kLeft, heights_.lower_strip}}}, Stroke::series_break), LabelSide::right);
    }

    void add_points(Chart& chart) {
        struct Kind {
            Development development;
            Stroke stroke;
            const char* words;
        };
        constexpr Kind kKinds[] = {{Development::better, Stroke::point_better, "verbetert"},
                                   {Development::worse, Stroke::point_worse, "verslechtert"},
                                   {Development::neutral, Stroke::point_neutral, "geen verandering aangetoond"},
                                   {Development::unknown, Stroke::point_unknown, "ontwikkeling onbekend"}};
        const ChartRange all_x = figures_.range(xs_), all_y = figures_.range(ys_);
        for (const Kind& kind : kKinds) {
            const auto has = [&](const Point& point) { return point.one->development == kind.development; };
            if (std::ranges::none_of(points_, has)) continue;
            // The legend's entry draws the points that have no room for a name: a label without words would cover those beside it.
            const std::uint32_t nameless = figures_.add(std::string("Kwadrant: zonder naam, ") + kind.words);
            for (std::size_t i = 0; i < points_.size(); ++i) {
                const Point& point = points_[i];
                if (has(point)) figures_.put(nameless, plotted("IF(AND(" + cell(columns_, i) + ">0," + slot_of(i) + "=0)," + cell(points_heights_, i) + ",NA())", point.column > 0 && !point.named ? std::optional(point.height) : std::nullopt));
                else figures_.put(nameless, text(""));
            }
            chart.series.push_back({{kind.words}, all_x, figures_.range(nameless), kind.stroke});
            for (std::size_t i = 0; i < points_.size(); ++i) {
                if (!has(points_[i])) continue;
                const auto one = [&](const ChartRange& range) {
                    ChartRange part{range.sheet, range.cells, {range.shown[i]}};
                    part.cells.first.row = part.cells.last.row = kFirstRow + static_cast<std::uint32_t>(i);
                    return part;
                };
                chart.series.push_back({figures_.text(labels_, kFirstRow + static_cast<std::uint32_t>(i)), one(all_x), one(all_y), kind.stroke, false, PointLabel::each, LabelSide::right});
            }
        }
    }

    [[nodiscard]] std::string told() const {
        std::string all;
        for (std::size_t f = 0; f < std::size(kQuadrants); ++f) {
            std::string codes;
            for (const Point& point : points_)
                if (point.column > 0 && point.field == f) codes += (codes.empty() ? "" : ", ") + point.one->indicator;
            all += kQuadrants[f].name() + ": " + (codes.empty() ? "geen" : codes) + "; ";
        }
        return all + kNotPlaced + ": " + std::to_string(all_ - placed_);
    }

    Workshop& shop_;
    FigureColumns& figures_;
    const std::string& table_;   // of Kwadrant
    std::vector<Point> points_;
    std::size_t all_ = 0, placed_ = 0, no_standing_ = 0, no_influence_ = 0;
    Heights heights_{};
    bool scale_ = false, strips_ = false;
    std::size_t slots_ = 1;                                // labels beside each other in a column
    std::vector<std::size_t> slots_now_, more_now_;        // by rank
    std::uint32_t codes_ = 0, names_ = 0, rows_ = 0, fields_ = 0, columns_ = 0, strips_of_ = 0, points_heights_ = 0, orders_ = 0, ranks_ = 0;   // columns
    std::uint32_t slots_at_ = 0, more_ = 0, xs_ = 0, ys_ = 0, labels_ = 0;
};

}  // namespace

GeneratedSheet build_kwadrantgrafiek(Workshop& shop) {
    Picture picture(shop);
    std::string purpose = "Waar elke indicator staat (norm, anders streefwaarde) en hoeveel invloed de gemeente erop heeft. Volgt vraag g van de Invloedsmatrix.";
    if (picture.not_drawn() > 0) purpose += " De laatste " + std::to_string(picture.not_drawn()) + " indicatoren van Kwadrant die een plek kunnen krijgen, tellen mee maar zijn niet getekend of genoemd.";
    auto table = shop.begin(kQuadrantChart, "Kwadrantgrafiek: stand en invloed", purpose,
                            {{"Kwadrant", 26}, {"Aantal", 10}, {"Welke indicatoren", 60}, {"Verwachting", 38}}, 1);
    constexpr std::uint32_t kSpareLines = 2;   // for what moves to this field when answers change
    for (const Quadrant& field : kQuadrants) table.row({text(field.name()), picture.field_count(field), picture.field_members(field), text(field.expectation)}, kSpareLines);
    table.row({word(kNotPlaced), picture.open_count(), picture.open_words(), word(kNothingToExpect)});
    table.finish();
    Chart chart = picture.chart();
    chart.at = {table.last_row() + 2, 1};
    table.sheet().add_chart(chart);
    constexpr std::uint32_t kPixelsOfRow = 20;
    table.sheet().set_up_single_page(chart.at.row + chart.height / kPixelsOfRow + 1, static_cast<std::uint32_t>(table.captions().size()));
    return {kQuadrantChart, {}, {}, {}};
}

}  // namespace graadmeter
