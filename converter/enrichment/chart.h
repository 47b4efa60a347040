// SPDX-License-Identifier: EUPL-1.2
// A chart as a builder describes it; Sheet::add_chart draws it in the one style of all charts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "enrichment/style.h"
#include "model/cell_address.h"

namespace graadmeter {

// Words of a chart. With a cell they follow it, and `words` is what the cell shows first.
struct ChartText {
    struct Source {
        std::string sheet;
        CellAddress cell;
    };
    std::string words;
    std::optional<Source> source = std::nullopt;
};

// Cells of one row or one column of a sheet, with what they show first: figures, words, or nothing (#N/A).
struct ChartRange {
    std::string sheet;
    CellRange cells;
    std::vector<std::variant<std::monostate, double, std::string>> shown;   // one for each cell
};

enum class PointLabel { none, last, each };   // the name of the series, at its last point or each of them
enum class LabelSide { above, right, left };

struct ChartSeries {
    ChartText name;
    ChartRange x, y;         // of equal size
    Stroke stroke = Stroke::own;
    bool in_legend = true;
    PointLabel label = PointLabel::none;
    LabelSide side = LabelSide::above;
};

struct ChartAxis {
    ChartText title;         // no words = no title
    std::optional<double> minimum = std::nullopt, maximum = std::nullopt;   // else fitted to the figures
    std::optional<double> step = std::nullopt;                              // between its numbers
    std::string number_format = "General";
    bool grid = false;       // lines across the chart at its numbers
};

// Points and lines in a plane: x are figures too, years or others, each at its place on the axis. A point without figure breaks the line.
struct Chart {
    ChartText title;
    ChartAxis x, y;
    std::vector<ChartSeries> series;
    std::string alternative;         // for who cannot see it: a neutral sentence; never empty
    CellAddress at;                  // its upper left corner
    std::uint32_t width = 0, height = 0;   // in pixels
};

}  // namespace graadmeter
