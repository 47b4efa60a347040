// SPDX-License-Identifier: EUPL-1.2
// A table's header, in one or more rows: what each column holds, and whether a source recognises it.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "mapping/cell_value.h"
#include "mapping/chosen_links.h"
#include "mapping/indicator_matcher.h"
#include "mapping/map.h"

namespace graadmeter {

class Surroundings;

// A row that outlives the reader's; cells with empty text are left out.
struct OwnedRow {
    std::uint32_t number = 0;
    bool hidden = false;
    std::vector<OwnedCell> cells;
    [[nodiscard]] const OwnedCell* cell(std::uint32_t column) const;
    // Its part from column `first` up to, not including, `end`.
    [[nodiscard]] OwnedRow columns(std::uint32_t first, std::uint32_t end) const;
};

// Merged ranges by their first cell.
using MergedRanges = std::map<CellAddress, CellRange>;

struct Column {
    std::uint32_t column = 0;
    CellAddress header;                    // the header's lowest cell
    std::string label;                     // as shown: "2022", "Eenzaamheid"
    std::optional<ColumnRole> role;        // nothing: a value column (is_value) or not understood
    bool is_value = false;
    std::optional<Period> period;          // of a value column, as far as its header says
    bool provisional = false;
    std::string region;
    bool foreign = false;                  // another area's, or something that its headings do not explain
    const Indicator* indicator = nullptr;
    std::string group, unit;
    const ColumnRule* rule = nullptr;      // that gave it its role
    bool linked_unit = false;              // the unit comes from the source's link: W05 is then not raised
    std::string proposal;                  // what an unused column resembles
    std::string resembles;                 // taken on resemblance: the label (S10)
    std::string named_by;                  // the heading that was taken for the indicator
    std::string link_label;                // the heading that names the indicator, or should: what a person can link
    std::vector<const Indicator*> nearest; // what comes nearest, best first
    bool chosen = false;                   // a person chose: `indicator`, or none
    const Question* question = nullptr;    // of a matrix of the user's own
    std::uint32_t bounds = 0;              // of a bound: the column of the figure that it is about; 0 = none
    bool plain = false;                    // says at most a period, area, group or unit: a title may name its indicator
};

struct Table {
    const Source* source = nullptr;
    std::uint32_t first_row = 0, last_row = 0;   // of the header
    std::vector<Column> columns;                 // ascending
    std::vector<Remark> remarks;                 // S03, S10 ..., without sheet
    std::uint32_t beside = 0;                    // the column in which another table begins, in the same rows; 0 = none
    std::vector<const Source*> rivals;           // fit as well as `source`: which of them is meant is for a person to say
    // A title that was taken on resemblance, or that a person chose for, names the indicator of all columns.
    std::string title;
    CellAddress title_at;
    const Indicator* title_indicator = nullptr;
    bool title_chosen = false;
    bool by_content = false;                     // what stands below told which column is the key, not its heading
    const Questionnaire* questions = nullptr;    // that columns hold answers to
    int values = 0;                              // value columns
    int score = 0;
    [[nodiscard]] const Column* with(ColumnRole role) const;
    [[nodiscard]] bool has(ColumnRole role) const { return with(role) != nullptr; }
};

// Recognises headers for the sources that may apply to a sheet.
class HeaderReader {
public:
    // `sheet_name` as it stands: sources that name sheets or files are left out here when they do not fit.
    HeaderReader(const MappingContext& context, const std::string& sheet_name, bool system_1904, IndicatorMatcher& matcher);

    // The table whose header begins in the first of these rows (adjoining or not; those after a gap are no part of the header).
    // The rows below the header are evidence for what a column holds that its heading leaves open.
    [[nodiscard]] std::optional<Table> read(const std::deque<OwnedRow>& rows, const MergedRanges& merged, const Surroundings& around);
    // Whether a row is worth trying: two or more texts or years and no other number.
    [[nodiscard]] static bool may_begin(const OwnedRow& row);
    // Whether one of the row's texts is a header that some source names.
    [[nodiscard]] bool names_header(const OwnedRow& row) const;
    [[nodiscard]] const std::vector<const Source*>& sources() const { return sources_; }

private:
    struct Piece;
    struct Block;
    [[nodiscard]] std::vector<Piece> parts_of(const Piece& piece) const;
    struct Content;
    [[nodiscard]] Block block(const std::deque<OwnedRow>& rows, std::size_t height, const MergedRanges& merged) const;
    [[nodiscard]] std::map<std::uint32_t, Content> content_below(const std::deque<OwnedRow>& rows, std::size_t height) const;
    [[nodiscard]] std::optional<Table> analyse(const Source& source, const Block& block, const Surroundings& around);
    [[nodiscard]] std::optional<Table> best_of(const Source& source, const std::vector<Block>& blocks, const std::deque<OwnedRow>& rows,
                                               const Surroundings& around);
    static void assign_by_content(const Source& source, const Block& block, Table& table);
    void find_questions(const Block& block, Table& table) const;
    void name_by_title(const Surroundings& around, Table& table);
    void assign_roles(const Source& source, const Block& block, Table& table) const;
    static void find_beside(const Block& block, Table& table);
    void describe_area(const std::vector<Piece>& pieces, Column& column);
    void describe_value(const Source& source, const std::vector<Piece>& pieces, const Surroundings& around, Column& column);
    [[nodiscard]] const LinkChoice* chosen(const Source& source, std::string_view label) const;
    [[nodiscard]] bool follow_link(const Source& source, const std::vector<Piece>& pieces, Column& column) const;
    [[nodiscard]] static bool has_key(const OwnedRow& row, const Table& table);
    [[nodiscard]] static bool has_key_column(const Source& source, const Table& table);
    [[nodiscard]] static bool score(const Source& source, Table& table);
    static void pair_bounds(const Block& block, Table& table);

    const MappingContext& context_;
    std::string sheet_name_;
    bool system_1904_;
    IndicatorMatcher& matcher_;
    std::vector<const Source*> sources_;
    std::unordered_set<std::string> known_headers_;
    std::set<std::string> known_prefixes_;
    std::map<std::uint32_t, bool> named_rows_;   // whether the rows last seen name a header
};

// Whether a folded text fits a pattern of a source: equal, or begins with it when it ends in "*"; "a|b" is one of the two.
[[nodiscard]] bool fits(std::string_view folded_text, std::string_view pattern);

// What a link is to: an indicator of the catalogue or a component of one; nullptr when the catalogue has neither.
[[nodiscard]] const Indicator* linked_indicator(const IndicatorLink& link, const Catalogue& catalogue);

// The link that holds for what a cell of the indicator column says, in this catalogue; nullptr when there is none.
[[nodiscard]] const IndicatorLink* link_for(const Source& source, std::string_view text, const Catalogue& catalogue);

// The group that a label names beside the indicator that a person linked it to; "" when that is the indicator's own.
[[nodiscard]] std::string group_beside(const IndicatorMatch& label, const Indicator& chosen);

// What a source's code for an indicator says in words, also when the words stand behind it; "" when it says nothing.
[[nodiscard]] std::string name_of_code(const Source& source, std::string_view code);

// The region that a text names: a code or name of the list, or the everyday words "gemeente", "landelijk", "provincie".
[[nodiscard]] std::optional<std::string> region_named(std::string_view text, const MappingContext& context, bool numeric);
// Whether figures of this region are kept: see map_workbook.
[[nodiscard]] bool region_kept(const std::string& region, const MappingContext& context);

}  // namespace graadmeter
