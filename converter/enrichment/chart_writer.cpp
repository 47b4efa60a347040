// SPDX-License-Identifier: EUPL-1.2
// Charts drawn with libxlsxwriter, their arguments checked as in sheet_writer.cpp.
//
// The library would fill the chart's copy of the figures from cells with constants only, and 0 for each formula: so it is filled here.
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>

#include "enrichment/sheet_writer.h"
#include "model/error.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kAlternativeUnits = 2'000, kTitleUnits = 255;
constexpr std::uint32_t kLeastPixels = 100, kMostPixels = 4'000;
constexpr double kLibraryWidth = 480, kLibraryHeight = 288;   // of a chart that is not scaled
constexpr std::uint32_t kAxisColour = 0xA6A6A6, kGridColour = 0xE3E8EB;

void expect_text(const ChartText& text) {
    if (!text.source && (cell_text(text.words) != text.words || utf16_length(text.words) > kTitleUnits)) throw Bug("chart text " + text.words);
    if (text.source && (!is_sheet_name(text.source->sheet) || !text.source->cell.valid())) throw Bug("chart text without a cell: " + text.words);
}

std::size_t size_of(const CellRange& cells) {
    return std::size_t{cells.last.row - cells.first.row + 1} * (cells.last.column - cells.first.column + 1);
}

void expect_range(const ChartRange& range) {
    const CellRange& cells = range.cells;
    const bool line = cells.first.valid() && cells.last.valid() && cells.first.row <= cells.last.row && cells.first.column <= cells.last.column &&
                      (cells.first.row == cells.last.row || cells.first.column == cells.last.column);
    if (!is_sheet_name(range.sheet) || !line || size_of(cells) != range.shown.size()) throw Bug("range of a chart: " + range.sheet + "!" + to_a1(cells));
    for (const auto& value : range.shown)
        if (const auto* figure = std::get_if<double>(&value); figure && !std::isfinite(*figure)) throw Bug("no number in a chart of " + range.sheet);
}

// The library frees what is in its cache, with free().
template <class Type>
Type* allocated(std::size_t count) {
    auto* memory = static_cast<Type*>(std::calloc(count, sizeof(Type)));
    if (!memory) throw std::bad_alloc();
    return memory;
}

void fill_cache(lxw_series_range& range, const std::vector<std::variant<std::monostate, double, std::string>>& shown) {
    range.ignore_cache = LXW_TRUE;   // "do not fill it yourself"
    range.num_data_points = static_cast<std::uint16_t>(shown.size());
    for (const auto& value : shown) {
        auto* point = allocated<lxw_series_data_point>(1);
        STAILQ_INSERT_TAIL(range.data_cache, point, list_pointers);
        point->no_data = std::holds_alternative<std::monostate>(value);
        if (const auto* figure = std::get_if<double>(&value)) point->number = *figure;
        if (const auto* words = std::get_if<std::string>(&value)) {
            point->is_string = LXW_TRUE;
            range.has_string_cache = LXW_TRUE;
            const std::string safe = cell_text(*words);
            point->string = allocated<char>(safe.size() + 1);
            std::memcpy(point->string, safe.c_str(), safe.size());
        }
    }
}

std::string formula_of(const ChartRange& range) {
    return "=" + quoted_sheet_name(range.sheet) + "!" + to_a1(range.cells.first, true) + ":" + to_a1(range.cells.last, true);
}

lxw_row_t row_of(const ChartText::Source& source) { return static_cast<lxw_row_t>(source.cell.row - 1); }
lxw_col_t column_of(const ChartText::Source& source) { return static_cast<lxw_col_t>(source.cell.column - 1); }

std::uint8_t library_dashes(Dashes dashes) {
    constexpr std::uint8_t kTypes[] = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_SQUARE_DOT};
    return kTypes[static_cast<std::size_t>(dashes)];
}

std::uint8_t library_marker(Marker marker) {
    constexpr std::uint8_t kTypes[] = {LXW_CHART_MARKER_NONE, LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_DIAMOND,
                                       LXW_CHART_MARKER_TRIANGLE};
    return kTypes[static_cast<std::size_t>(marker)];
}

lxw_chart_line line_of(std::uint32_t colour, double points, Dashes dashes = Dashes::solid) {
    lxw_chart_line line{};
    line.color = colour;
    line.width = static_cast<float>(points);
    line.dash_type = library_dashes(dashes);
    line.none = points <= 0;
    return line;
}

// One chart being drawn.
class Drawing {
public:
    Drawing(lxw_workbook* book, const Chart& chart, std::string font) : font_(std::move(font)) {
        chart_ = workbook_add_chart(book, LXW_CHART_SCATTER_STRAIGHT);
        if (!chart_) throw std::bad_alloc();
        title(chart.title);
        axis(chart_->x_axis, chart.x);
        axis(chart_->y_axis, chart.y);
        std::vector<std::int16_t> not_in_legend;
        for (const auto& one : chart.series) {
            if (!one.in_legend) not_in_legend.push_back(static_cast<std::int16_t>(&one - chart.series.data()));
            series(one);
        }
        legend(not_in_legend, chart.series.size());
        lxw_chart_line border = line_of(kAxisColour, 0.75);
        chart_chartarea_set_line(chart_, &border);
        chart_show_blanks_as(chart_, LXW_CHART_BLANKS_AS_GAP);
        chart_show_hidden_data(chart_);   // the figures stand on a hidden sheet
    }

    [[nodiscard]] lxw_chart* chart() const { return chart_; }

private:
    // Copied by the library.
    lxw_chart_font font(double points, bool bold) {
        lxw_chart_font result{};
        result.name = font_.data();
        result.size = points;
        result.bold = static_cast<std::uint8_t>(bold ? int{LXW_TRUE} : int{LXW_EXPLICIT_FALSE});
        result.color = bold ? kTabColour : kChartTextColour;
        return result;
    }

    void title(const ChartText& text) {
        if (text.source) {
            chart_title_set_name_range(chart_, text.source->sheet.c_str(), row_of(*text.source), column_of(*text.source));
            fill_cache(*chart_->title.range, {text.words});
        } else {
            chart_title_set_name(chart_, text.words.c_str());
        }
        lxw_chart_font bold = font(kSmallestPoints + 3, true);
        chart_title_set_name_font(chart_, &bold);
    }

    void axis(lxw_chart_axis* axis, const ChartAxis& wanted) {
        if (wanted.title.source) {
            chart_axis_set_name_range(axis, wanted.title.source->sheet.c_str(), row_of(*wanted.title.source), column_of(*wanted.title.source));
            fill_cache(*axis->title.range, {wanted.title.words});
        } else if (!wanted.title.words.empty()) {
            chart_axis_set_name(axis, wanted.title.words.c_str());
        }
        lxw_chart_font plain = font(kSmallestPoints, false);
        chart_axis_set_name_font(axis, &plain);
        chart_axis_set_num_font(axis, &plain);
        if (!wanted.number_format.empty()) chart_axis_set_num_format(axis, wanted.number_format.c_str());
        if (wanted.minimum) {
            chart_axis_set_min(axis, *wanted.minimum);
            chart_axis_set_crossing_min(axis);   // else the other axis is drawn through its zero
        }
        if (wanted.maximum) chart_axis_set_max(axis, *wanted.maximum);
        if (wanted.step) chart_axis_set_major_unit(axis, *wanted.step);
        lxw_chart_line line = line_of(kAxisColour, 0.75), grid_line = line_of(kGridColour, 0.75);
        chart_axis_set_line(axis, &line);
        chart_axis_major_gridlines_set_visible(axis, wanted.grid);
        if (wanted.grid) chart_axis_major_gridlines_set_line(axis, &grid_line);
        chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_OUTSIDE);
        chart_axis_set_minor_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
        chart_axis_set_label_position(axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);   // below the chart, also where figures are negative
    }

    void series(const ChartSeries& wanted) {
        lxw_chart_series* made = chart_add_series(chart_, formula_of(wanted.x).c_str(), formula_of(wanted.y).c_str());
        if (!made) throw std::bad_alloc();
        fill_cache(*made->categories, wanted.x.shown);
        fill_cache(*made->values, wanted.y.shown);
        if (wanted.name.source) {
            chart_series_set_name_range(made, wanted.name.source->sheet.c_str(), row_of(*wanted.name.source), column_of(*wanted.name.source));
            fill_cache(*made->title.range, {wanted.name.words});
        } else {
            chart_series_set_name(made, wanted.name.words.c_str());
        }
        const StrokeParts look = parts(wanted.stroke);
        lxw_chart_line line = line_of(look.colour, look.points, look.dashes), edge = line_of(look.colour, 0.75);
        lxw_chart_fill fill{};
        fill.color = look.colour;
        chart_series_set_line(made, &line);
        chart_series_set_marker_type(made, library_marker(look.marker));
        if (look.marker != Marker::none) {
            chart_series_set_marker_size(made, look.marker_points);
            chart_series_set_marker_line(made, &edge);
            chart_series_set_marker_fill(made, &fill);
        }
        label(made, wanted, look);
    }

    void label(lxw_chart_series* made, const ChartSeries& wanted, const StrokeParts& look) {
        if (wanted.label == PointLabel::none) return;
        chart_series_set_labels(made);
        chart_series_set_labels_options(made, LXW_TRUE, LXW_FALSE, LXW_FALSE);
        constexpr std::uint8_t kSides[] = {LXW_CHART_LABEL_POSITION_ABOVE, LXW_CHART_LABEL_POSITION_RIGHT, LXW_CHART_LABEL_POSITION_LEFT};
        chart_series_set_labels_position(made, kSides[static_cast<std::size_t>(wanted.side)]);
        lxw_chart_font words = font(kSmallestPoints, wanted.stroke == Stroke::field_name);
        words.color = is_band(wanted.stroke) ? kChartTextColour : look.colour;
        chart_series_set_labels_font(made, &words);
        if (wanted.side != LabelSide::above) {   // beside a point, where a line may be
            lxw_chart_fill paper{};
            paper.color = is_band(wanted.stroke) ? look.colour : 0xFFFFFF;
            chart_series_set_labels_fill(made, &paper);
        }
        if (wanted.label == PointLabel::each || wanted.y.shown.size() < 2) return;
        lxw_chart_data_label hidden{};
        hidden.hide = LXW_TRUE;
        std::vector<lxw_chart_data_label*> labels(wanted.y.shown.size() - 1, &hidden);
        labels.push_back(nullptr);
        if (chart_series_set_labels_custom(made, labels.data()) != LXW_NO_ERROR) throw std::bad_alloc();
    }

    void legend(std::vector<std::int16_t>& not_in_it, std::size_t series) {
        if (not_in_it.size() + 1 >= series) {   // of one series the title says the name
            chart_legend_set_position(chart_, LXW_CHART_LEGEND_NONE);
            return;
        }
        chart_legend_set_position(chart_, LXW_CHART_LEGEND_BOTTOM);
        lxw_chart_font plain = font(kSmallestPoints, false);
        chart_legend_set_font(chart_, &plain);
        if (not_in_it.empty()) return;
        not_in_it.push_back(-1);
        if (chart_legend_delete_series(chart_, not_in_it.data()) != LXW_NO_ERROR) throw std::bad_alloc();
    }

    std::string font_;
    lxw_chart* chart_ = nullptr;   // the workbook's
};

}  // namespace

void Sheet::add_chart(const Chart& chart) {
    const std::string alternative = shortened(cell_text(chart.alternative), kAlternativeUnits);
    if (alternative.empty() || chart.title.words.empty() || chart.series.empty() || !chart.at.valid()) throw Bug("a chart of " + name_ + " lacks words, series or a place");
    for (const std::uint32_t pixels : {chart.width, chart.height})
        if (pixels < kLeastPixels || pixels > kMostPixels) throw Bug("size of a chart of " + name_);
    for (const ChartText* text : {&chart.title, &chart.x.title, &chart.y.title}) expect_text(*text);
    for (const ChartSeries& series : chart.series) {
        expect_text(series.name);
        expect_range(series.x);
        expect_range(series.y);
        if (series.name.words.empty() || series.x.shown.size() != series.y.shown.size()) throw Bug("series " + series.name.words + " of a chart of " + name_);
        writer_->charted_sheets_.insert({series.x.sheet, series.y.sheet});
        if (series.name.source) writer_->charted_sheets_.insert(series.name.source->sheet);
    }
    for (const ChartText* text : {&chart.title, &chart.x.title, &chart.y.title})
        if (text->source) writer_->charted_sheets_.insert(text->source->sheet);

    expect_memory();
    const Drawing drawing(writer_->workbook_, chart, writer_->options_.font_name);
    std::string description = alternative;
    lxw_chart_options options{};
    options.description = description.data();
    options.x_scale = chart.width / kLibraryWidth;
    options.y_scale = chart.height / kLibraryHeight;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    const lxw_error code = worksheet_insert_chart_opt(sheet_, static_cast<lxw_row_t>(chart.at.row - 1), static_cast<lxw_col_t>(chart.at.column - 1), drawing.chart(), &options);
    if (code != LXW_NO_ERROR) throw Bug("insert_chart: " + std::string(lxw_strerror(code)));
    constexpr std::uint32_t kColumnPixels = 64, kRowPixels = 20;   // of cells beside the table, whose sizes are Excel's own
    print_to({std::max(page_.row, chart.at.row + chart.height / kRowPixels), std::max(page_.column, chart.at.column + chart.width / kColumnPixels)});
}

}  // namespace graadmeter
