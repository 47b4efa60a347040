// SPDX-License-Identifier: EUPL-1.2
// One sheet, streamed: finds its tables and turns their rows into observations and remarks.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalogue/regions.h"
#include "mapping/bounds.h"
#include "mapping/header.h"
#include "mapping/surroundings.h"
#include "model/remembered.h"

namespace graadmeter {

class SheetReader {
public:
    SheetReader(const Workbook& workbook, std::uint32_t sheet, const MappingContext& context, IndicatorMatcher& matcher,
                Submission& submission);
    // Appends observations and remarks, and completes submission.sheets[sheet].
    void read();

private:
    struct Carried {                 // a merged key cell that holds for the rows below it too
        OwnedCell cell;
        std::uint32_t last_row = 0;
    };
    struct ColumnUse {               // what was seen below a header
        std::uint64_t numbers = 0;
        CellAddress last;
    };
    struct RowKey {
        const Indicator* indicator = nullptr;
        std::string region, group, unit;
        std::optional<Period> period;
        bool provisional = false;                                  // the period says so
        ObservationStatus status = ObservationStatus::normal;      // the row says so
    };

    // Another table in the same rows, to the right of one that was read: it is read afterwards, from its own columns alone.
    struct Beside {
        std::uint32_t first_row, last_row, column;
        Surroundings around;
    };

    void read_besides();
    void read_beside(const Beside& beside);
    void read_rows(std::uint32_t first, std::uint32_t last);
    void take(const OwnedRow& row);
    [[nodiscard]] std::optional<Table> read_part(std::uint32_t first, std::uint32_t end, Surroundings& around);
    [[nodiscard]] std::optional<Table> only_left(const Table& whole);
    void find_lower_beside(const OwnedRow& row);
    void take_left(const OwnedRow& left);
    void begin_table(Table table);
    void end_table();
    void read_data(const OwnedRow& row);
    [[nodiscard]] bool took_bar(const OwnedRow& row);
    enum class TotalLabel { none, some, the_word };   // the_word: "totaal" and no more
    [[nodiscard]] TotalLabel total_label(std::string_view text);
    struct NamedArea {
        std::string code;
        RegionLevel level = RegionLevel::other;
        bool kept = false;                                         // see region_kept
    };
    [[nodiscard]] const std::optional<NamedArea>& area_of(const OwnedCell& cell, bool numeric);
    [[nodiscard]] bool skipped_row(const OwnedRow& row);
    [[nodiscard]] bool filtered_out(const OwnedRow& row);
    [[nodiscard]] bool read_indicator(const OwnedRow& row, RowKey& key);
    [[nodiscard]] IndicatorMatch with_component(const OwnedRow& row, const OwnedCell& label, IndicatorMatch own);
    void keep_heading(const IndicatorMatch& match, std::string_view label, bool figures);
    [[nodiscard]] bool read_pair(const Column& column, const OwnedCell& cell, const RowKey& key);
    [[nodiscard]] bool read_region(const OwnedRow& row, RowKey& key);
    [[nodiscard]] bool read_period(const OwnedRow& row, RowKey& key);
    [[nodiscard]] std::vector<std::string> around(const OwnedRow& row, const OwnedCell& label);
    [[nodiscard]] std::string other_stage(const Indicator& indicator);
    void carry_headings(const OwnedRow& row);
    void read_group_and_unit(const OwnedRow& row, RowKey& key);
    void read_target(const Column& column, const OwnedCell& cell, const RowKey& key);
    void read_value(const Column& column, const OwnedCell& cell, RowKey key);
    [[nodiscard]] bool read_figure_kind(const OwnedRow& row);
    void read_bounds(const OwnedRow& row, std::size_t first_observation);
    void say_misfit(const Observation& figure, const Bounds& bounds);
    [[nodiscard]] const OwnedCell* key_cell(const OwnedRow& row, ColumnRole role);
    [[nodiscard]] bool has_value(const OwnedRow& row, const Column& column) const;
    [[nodiscard]] bool has_values(const OwnedRow& row) const;
    [[nodiscard]] std::uint64_t figures_in(const OwnedRow& row) const;
    [[nodiscard]] bool national() const;
    void met(std::string_view label, CellAddress cell, bool column, const std::vector<const Indicator*>& candidates, const Indicator* taken,
             std::uint64_t figures);
    void meet_columns();
    void say_reworded(std::string_view label, CellAddress cell, const Indicator* indicator);
    void say_reworded_level(const OwnedCell& cell);
    void refuse_rivals(Table& table);
    void explain();
    void remark(std::string code, CellRange range, std::vector<std::pair<std::string, std::string>> facts = {});
    [[nodiscard]] SheetReading& reading() { return submission_.sheets[sheet_]; }

    const Workbook& workbook_;
    std::uint32_t sheet_;
    const MappingContext& context_;
    IndicatorMatcher& matcher_;
    Submission& submission_;
    SheetStructure structure_;
    MergedRanges merged_;
    HeaderReader headers_;
    Surroundings around_;

    std::optional<Table> table_;
    std::optional<Period> table_period_;             // for rows and columns that say none
    std::string table_region_, table_group_;         // the same
    bool numeric_regions_ = false;                   // a bare number in its column of regions is a municipality
    const Indicator* heading_ = nullptr;             // with components, which heads the rows now read
    bool heading_has_figures_ = false;
    std::string bar_;                                // the text that heads the rows now read
    std::vector<std::string> table_texts_;           // what stands around the table
    LifeStages table_stages_ = 0;                    // that the nearest of those names
    std::deque<OwnedRow> waiting_;
    std::uint32_t first_column_ = 1;                 // what stands before it belongs to another table
    std::uint32_t beside_ = 0;                       // what stands from here on likewise; 0 = nothing does
    std::deque<Beside> besides_;
    std::uint32_t last_row_ = 0;
    std::uint32_t last_table_row_ = 0;
    std::uint64_t data_rows_ = 0, table_observations_ = 0;
    bool gap_ = false, period_missing_said_ = false;
    std::map<std::uint32_t, Carried> carried_;
    std::map<std::uint32_t, ColumnUse> used_, unused_;
    std::vector<Remark> unknown_regions_;            // kept back: in a national file they are no fault
    FigureKind row_kind_ = FigureKind::value;        // of the row now read
    RowBounds row_bounds_;                           // of the table now read
    std::size_t table_begin_ = 0;                    // its first observation
    std::set<std::string> other_regions_;            // known ones that are not kept
    Remembered<TotalLabel> total_labels_;            // of the table's source
    Remembered<std::optional<NamedArea>> areas_, numeric_areas_;   // that cells name; where a bare number is a municipality
    Remembered<bool> reworded_;                      // whether a label words its indicator otherwise; by label and id
    Remembered<LifeStages> stages_;                  // of populations
    std::string last_municipality_;                  // the last that a row named
};

}  // namespace graadmeter
