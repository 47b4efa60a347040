// SPDX-License-Identifier: EUPL-1.2
#include "mapping/recognition.h"
#include "mapping/sheet_reader.h"

#include <algorithm>
#include <cmath>

#include "mapping/set_levels.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLookAhead = 14;      // rows: the header's height and some below it
constexpr std::size_t kNational = 12;       // other regions from which a table is a national one, and not about us
constexpr int kYearsApart = 10;             // of a figure's own year and that of its column
constexpr std::size_t kLongestKey = 1'000;  // bytes of a label; longer is prose

// Both texts whole, since they may differ at their end; a label that is recognised is never long.
template <class Item>
std::vector<std::pair<std::string, std::string>> reworded_facts(std::string_view text, const Item& item) {
    return {{"gelezen", with_single_spaces(text)}, {"naam", item.name}, {"code", item.id}, {"door", item.text_set.set_by}, {"bron", item.text_set.source}};
}

OwnedRow own(const Row& row) {
    OwnedRow result;
    result.number = row.number;
    result.hidden = row.hidden;
    result.cells.reserve(row.cells.size());
    for (const auto& cell : row.cells) {
        if (cell.type == CellType::text && trimmed(cell.text).empty()) continue;
        result.cells.push_back({cell.address, cell.type, cell.number, cell.is_date, cell.is_percentage, cell.has_formula, std::string(cell.text)});
    }
    return result;
}

// A percentage as people see it, without what binary fractions add (0.468 * 100).
double times_hundred(double value) {
    const double exact = value * 100;
    const double rounded = std::round(exact * 1e9) / 1e9;
    return std::isfinite(rounded) ? rounded : exact;
}

// Years with a value behind each: "2025: 14%; 2026: 13,5 %".
std::vector<std::pair<int, double>> yearly_values(std::string_view text) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    std::vector<std::pair<int, double>> result;
    for (std::size_t i = 0; i + 5 < text.size(); ++i) {
        if (!(digit(i) && digit(i + 1) && digit(i + 2) && digit(i + 3)) || digit(i + 4) || (i > 0 && digit(i - 1))) continue;
        std::size_t at = text.find_first_not_of(' ', i + 4);
        if (at == std::string_view::npos || (text[at] != ':' && text[at] != '=')) continue;
        at = text.find_first_not_of(' ', at + 1);
        std::size_t end = at;
        while (digit(end) || (end < text.size() && (text[end] == ',' || text[end] == '.') && digit(end + 1))) ++end;
        const auto year = period_from_number(std::stoi(std::string(text.substr(i, 4))));
        if (at == std::string_view::npos || end == at || !year) continue;
        if (const auto number = parse_number(text.substr(at, end - at))) result.emplace_back(year->year, number->value);
        i = end - 1;
    }
    return result;
}

constexpr std::string_view kAllPeople[] = {"totaal", "alle", "allen", "iedereen", "alle inwoners", "inwoners", "gehele bevolking", "totale bevolking"};

bool is_code(const OwnedCell* cell) {
    return cell && cell->text.size() >= 4 && cell->text.find_first_of("0123456789") != std::string::npos;
}

// What a code in this column stands for; "" when the source does not say.
std::string meaning_of(const Column& column, const std::string& code) {
    if (column.rule)
        for (const auto& known : column.rule->codes)
            if (known.code == code) return known.meaning;
    return "";
}

// The one indicator that a title gave to columns.
const Indicator* titled_indicator(const Table& table) {
    for (const auto& column : table.columns)
        if (column.is_value && column.plain) return column.indicator;
    return table.title_indicator;
}

// "Totaal", "Totaal leeftijd", "Totaal mannen en vrouwen": no group of their own.
bool whole_population(const std::string& folded_text) {
    return folded_text.empty() || folded_text.starts_with("totaal ") ||
           std::find(std::begin(kAllPeople), std::end(kAllPeople), folded_text) != std::end(kAllPeople);
}

}  // namespace

SheetReader::SheetReader(const Workbook& workbook, std::uint32_t sheet, const MappingContext& context, IndicatorMatcher& matcher,
                         Submission& submission)
    : workbook_(workbook), sheet_(sheet), context_(context), matcher_(matcher), submission_(submission),
      structure_(workbook.structure(sheet)), headers_(context, workbook.sheets()[sheet].name, workbook.system_1904(), matcher),
      around_(context, plain_table(workbook.format()) ? "" : workbook.sheets()[sheet].name) {
    for (const auto& range : structure_.merged)
        if (range.cells() > 1) merged_.emplace(range.first, range);
}

void SheetReader::remark(std::string code, CellRange range, std::vector<std::pair<std::string, std::string>> facts) {
    if (row_kind_ != FigureKind::value) return;   // what is wrong with a row of bounds is wrong with its row of figures
    submission_.remarks.push_back({std::move(code), sheet_, range, std::move(facts)});
}

void SheetReader::read() {
    read_rows(1, kMaxRow);
    read_besides();
}

void SheetReader::read_rows(std::uint32_t first, std::uint32_t last) {
    const auto rows = workbook_.rows(sheet_);
    Row row;
    while (rows->next(row) && row.number <= last) {
        if (row.number < first) continue;
        OwnedRow owned = own(row);
        if (first_column_ > 1) owned = owned.columns(first_column_, kMaxColumn + 1);
        if (owned.cells.empty()) continue;
        if (first_column_ == 1) reading().cells += owned.cells.size();   // the others have been counted
        waiting_.push_back(std::move(owned));
        if (waiting_.size() <= kLookAhead) continue;
        take(waiting_.front());
        if (!waiting_.empty()) waiting_.pop_front();
    }
    while (!waiting_.empty()) {
        take(waiting_.front());
        if (!waiting_.empty()) waiting_.pop_front();
    }
    end_table();
}

void SheetReader::take(const OwnedRow& row) {
    const bool gap = row.number > last_row_ + 1;
    const bool within_header = table_ && row.number <= table_->last_row;
    last_row_ = row.number;
    if (within_header) return;
    gap_ = gap_ || gap;
    if (HeaderReader::may_begin(row) && (!table_ || gap || headers_.names_header(row))) {
        if (auto table = headers_.read(waiting_, merged_, around_)) {
            end_table();
            if (beside_ != 0) besides_.back().last_row = row.number - 1;
            beside_ = 0;
            if (table->beside != 0)
                if (auto left = only_left(*table)) table = std::move(left);
            begin_table(std::move(*table));
            return;
        }
        // Below an empty row, two or more texts without a number that nobody knows: another table, and not ours.
        if (table_ && gap && row.cells.size() > 2) end_table();
    }
    if (table_ && beside_ == 0 && table_->source->general) find_lower_beside(row);
    if (table_ && beside_ != 0) {
        take_left(row.columns(first_column_, beside_));
    } else if (table_) {
        read_data(row);
    } else {
        around_.remember(row, first_column_ > 1);   // above one of several tables
    }
}

void SheetReader::begin_table(Table table) {
    if (table.values > 0 && !table.rivals.empty()) refuse_rivals(table);
    table_ = std::move(table);
    table_period_ = around_.period(*table_->source);
    table_region_ = table_->has(ColumnRole::region) || table_->has(ColumnRole::region_name) ? context_.municipality : around_.region();
    table_group_ = around_.group();
    // "988" is a municipality where the source or the heading says so; elsewhere it may be any number but the own one.
    const Column* region_column = table_->with(ColumnRole::region);
    numeric_regions_ = table_->source->numeric_region_is_municipality || (region_column && folded(region_column->label).starts_with("gemeente"));
    total_labels_.clear();
    table_texts_ = around_.texts();
    table_stages_ = 0;
    for (const auto& text : table_texts_)
        if (table_stages_ = life_stages_in(text); table_stages_ != 0) break;
    bar_.clear();
    heading_ = nullptr;
    gap_ = period_missing_said_ = false;
    last_municipality_.clear();
    other_regions_.clear();
    data_rows_ = table_observations_ = 0;
    table_begin_ = submission_.observations.size();
    for (auto& found : table_->remarks) remark(found.code, found.range, found.facts);
    for (const auto& column : table_->columns) {
        if (!column.is_value) continue;
        if (column.provisional) remark("W13", single(column.header), {{"waarde", shown(column.label)}});
        if (!column.resembles.empty())
            remark("S10", single(column.header),
                   {{"gelezen", shown(column.resembles)}, {"indicator", column.indicator->id}, {"naam", shown(column.indicator->name)}});
    }
    for (const auto& column : table_->columns)
        if (column.is_value) say_reworded(column.named_by, column.header, column.indicator);
    explain();
    if (context_.trace) context_.trace->begin(sheet_, *table_, {table_period_, table_region_, table_group_});
    around_.begin_table();
}

// A label of an indicator whose text was set word for word, in other words (R106). A publisher names figures in its own way.
void SheetReader::say_reworded(std::string_view label, CellAddress cell, const Indicator* indicator) {
    if (!indicator || indicator->text_set.set_by.empty() || label.empty() || !table_->source->publisher.empty()) return;
    if (!reworded_.of(std::string(label) + '\n' + indicator->id, [&] { return worded_otherwise(label, *indicator); })) return;
    remark("V13", single(cell), reworded_facts(label, *indicator));
}

// Likewise of a goal or effect that stands beside figures or above them.
void SheetReader::say_reworded_level(const OwnedCell& cell) {
    if (cell.type != CellType::text || !context_.set_levels || !table_->source->publisher.empty()) return;
    if (const Level* level = context_.set_levels->reworded(cell.text))
        remark("V13", single(cell.address), reworded_facts(cell.text, *level));
}

// For the sheet Koppeling: a label that a person may link, or has linked.
void SheetReader::met(std::string_view label, CellAddress cell, bool column, const std::vector<const Indicator*>& candidates, const Indicator* taken,
                      std::uint64_t figures) {
    if (!context_.links) return;
    LabelLink link{reading().name, table_->source->id, std::string(label), {sheet_, cell}, column, 0, {}, taken ? taken->id : "", ""};
    for (const auto* candidate : candidates) link.candidates.push_back(candidate->id);
    context_.links->met(std::move(link), figures);
}

void SheetReader::meet_columns() {
    for (const auto& column : table_->columns) {
        const auto use = column.is_value ? used_.find(column.column) : unused_.find(column.column);
        const std::uint64_t figures = use == (column.is_value ? used_ : unused_).end() ? 0 : use->second.numbers;
        const bool open = table_->source->layout == Layout::crosstab && table_->source->match_names && !column.is_value && column.region.empty() &&
                          !column.link_label.empty() && table_observations_ > 0;
        if (column.chosen || (figures > 0 && (open || !column.resembles.empty())))
            met(column.link_label, column.header, true, column.nearest, column.is_value ? column.indicator : nullptr, figures);
    }
    if (!table_->title.empty())
        met(table_->title, table_->title_at, true, {table_->title_indicator}, table_->title_chosen && table_->values == 0 ? nullptr : titled_indicator(*table_),
            table_observations_);
}

// Two sources fit this table and neither asks more of it: what the figures mean is not for the program to guess.
void SheetReader::refuse_rivals(Table& table) {
    std::string ids = table.source->id;
    for (const Source* rival : table.rivals) ids += ", " + rival->id;
    remark("S11", {{table.first_row, table.columns.front().column}, {table.last_row, table.columns.back().column}}, {{"bronnen", ids}});
    for (auto& column : table.columns) column.is_value = false;
    table.values = 0;
    table.remarks.clear();
}

void SheetReader::explain() {
    auto& sheet = reading();
    const std::string rows = table_->first_row == table_->last_row
                                 ? "rij " + std::to_string(table_->first_row)
                                 : "rij " + std::to_string(table_->first_row) + "-" + std::to_string(table_->last_row);
    const std::string values = table_->source->layout == Layout::code_list ? "een codelijst zonder cijfers"
                               : !table_->rivals.empty() && table_->values == 0 ? "niet gelezen: meer dan een bron past"
                               : table_->values == 0   ? "geen kolom die aan een indicator van deze catalogus gekoppeld is"
                               : table_->values == 1 ? "1 kolom met cijfers"
                                                     : std::to_string(table_->values) + " kolommen met cijfers";
    sheet.explanation += (sheet.explanation.empty() ? "" : "; ") + std::string("kopregel in ") + rows + ", " + values +
                         ", gelezen als \"" + table_->source->name + "\"";
    if (!table_region_.empty() && table_region_ != context_.municipality)
        sheet.explanation += ", over " + context_.regions.name(table_region_);
    if (sheet.source.empty()) sheet.source = table_->source->id;
}

void SheetReader::end_table() {
    if (!table_) return;
    row_kind_ = FigureKind::value;
    for (const auto& [figure, bounds] : row_bounds_.give(std::span(submission_.observations).subspan(table_begin_))) say_misfit(*figure, bounds);
    if (data_rows_ == 0 && table_->values > 0) remark("S09", {});
    if (!national())
        for (auto& unknown : unknown_regions_) submission_.remarks.push_back(std::move(unknown));
    for (const auto& hidden : structure_.hidden_columns)
        for (const auto& [column, use] : used_)
            if (column >= hidden.first.column && column <= hidden.last.column)
                remark("S07", {{table_->first_row, column}, use.last}, {{"wat", "kolom"}});
    meet_columns();
    if (context_.trace) context_.trace->end(last_table_row_, table_observations_);
    if (table_->source->match_names && table_observations_ > 0)
        for (const auto& [number, use] : unused_) {
            const auto column = std::find_if(table_->columns.begin(), table_->columns.end(), [n = number](const Column& c) { return c.column == n; });
            if (use.numbers > 0 && column->region.empty() && !column->chosen) remark("S04", single(column->header), {{"kolom", shown(column->label)}, {"voorstel", shown(column->proposal)}});
        }
    unknown_regions_.clear();
    carried_.clear();
    used_.clear();
    unused_.clear();
    table_.reset();
}

bool SheetReader::national() const { return other_regions_.size() > kNational; }

const OwnedCell* SheetReader::key_cell(const OwnedRow& row, ColumnRole role) {
    const Column* column = table_->with(role);
    if (!column) return nullptr;
    if (const auto* cell = row.cell(column->column)) {
        const auto range = merged_.find(cell->address);
        if (range != merged_.end() && range->second.last.row > row.number) carried_[column->column] = {*cell, range->second.last.row};
        return cell->text.size() <= kLongestKey ? cell : nullptr;
    }
    const auto carried = carried_.find(column->column);
    return carried != carried_.end() && carried->second.last_row >= row.number ? &carried->second.cell : nullptr;
}

bool SheetReader::has_value(const OwnedRow& row, const Column& column) const {
    if (!column.is_value) return false;
    const auto* cell = row.cell(column.column);
    return cell && read_cell(*cell, *table_->source, context_.marks, false).taken;
}

bool SheetReader::has_values(const OwnedRow& row) const {
    return std::any_of(table_->columns.begin(), table_->columns.end(), [&](const Column& column) { return has_value(row, column); });
}

std::uint64_t SheetReader::figures_in(const OwnedRow& row) const {
    return static_cast<std::uint64_t>(std::count_if(table_->columns.begin(), table_->columns.end(), [&](const Column& column) { return has_value(row, column); }));
}

bool SheetReader::filtered_out(const OwnedRow& row) {
    for (const auto& filter : table_->source->filters_keep) {
        const auto equals = filter.find('=');
        const auto wanted_column = std::string_view(filter).substr(0, equals);
        for (const auto& column : table_->columns) {
            if (!fits(folded(column.label), wanted_column)) continue;
            const auto* cell = row.cell(column.column);
            if (!cell || !fits(folded(cell_text(*cell)), std::string_view(filter).substr(equals + 1))) return true;
        }
    }
    return false;
}

SheetReader::TotalLabel SheetReader::total_label(std::string_view text) {
    return total_labels_.of(text, [&] {
        const std::string f = folded(text);
        const auto& patterns = table_->source->total_rows;
        if (std::none_of(patterns.begin(), patterns.end(), [&](const auto& pattern) { return fits(f, pattern); })) return TotalLabel::none;
        return f == "totaal" ? TotalLabel::the_word : TotalLabel::some;
    });
}

// A total, an average of rows, a count of respondents: no observation of its own.
bool SheetReader::skipped_row(const OwnedRow& row) {
    const OwnedCell* label = nullptr;
    for (const auto role : {ColumnRole::region, ColumnRole::region_name, ColumnRole::indicator, ColumnRole::period}) {
        const Column* column = table_->with(role);
        const auto* cell = column ? row.cell(column->column) : nullptr;
        if (!cell || cell->type != CellType::text) continue;
        const TotalLabel found = total_label(cell->text);
        if (found == TotalLabel::the_word && role == ColumnRole::indicator && table_->source->layout == Layout::long_table) continue;
        if (found != TotalLabel::none) label = cell;
    }
    if (!label || region_named(label->text, context_, false)) return false;   // "Totaal Cranendonck" is Cranendonck
    if (table_->has(ColumnRole::indicator) && matcher_.match(label->text).grade >= MatchGrade::resembling) return false;
    if (has_values(row)) remark("S08", {row.cells.front().address, row.cells.back().address}, {{"label", shown(label->text)}});
    return true;
}

bool SheetReader::read_indicator(const OwnedRow& row, RowKey& key) {
    if (table_->source->layout == Layout::crosstab) return true;
    const auto* cell = key_cell(row, ColumnRole::indicator);
    // A number that still has its text (CSV) may be a code: "0.10" is not 0,1. Without it the code can no longer be known.
    if (!cell || cell->text.empty() || cell->type == CellType::error || (cell->type == CellType::number && table_->source->general)) return false;
    const Source& source = *table_->source;
    if (const auto* link = link_for(source, cell->text, context_.catalogue)) {
        key.indicator = linked_indicator(*link, context_.catalogue);
        key.group = link->group;
        key.unit = link->unit;
        if (context_.trace && has_values(row)) context_.trace->label(cell->text, cell->address, key.indicator, LabelGround::link, "");
        return true;
    }
    if (!source.match_names) return false;
    const std::string in_words = name_of_code(source, cell->text);
    const IndicatorMatch match =
        with_component(row, *cell, matcher_.match(in_words.empty() ? cell->text : in_words, [&] { return around(row, *cell); }));
    if (const LinkChoice* choice = context_.links ? context_.links->chosen(reading().name, source.id, cell->text) : nullptr) {
        met(cell->text, cell->address, false, match.indicator ? std::vector{match.indicator} : match.nearest, choice->indicator, figures_in(row));
        if (context_.trace) context_.trace->label(cell->text, cell->address, choice->indicator, LabelGround::choice, "");
        if (!choice->indicator) return false;
        key.indicator = choice->indicator;
        if (has_values(row)) say_reworded(cell->text, cell->address, choice->indicator);
        key.group = group_beside(match, *choice->indicator);
        key.unit = match.unit;
        return true;
    }
    if (match.grade < MatchGrade::resembling) {
        // A label with figures; without them it is a theme's bar or a note. A publisher's table holds much that no catalogue has.
        if (has_values(row) && source.publisher.empty()) {
            remark("S05", single(cell->address), {{"gelezen", shown(cell->text)}, {"voorstel", shown(match.proposal)}});
            met(cell->text, cell->address, false, match.nearest, nullptr, figures_in(row));
            if (context_.trace) context_.trace->label(cell->text, cell->address, nullptr, LabelGround::none, match.proposal);
        }
        return false;
    }
    if (context_.trace && has_values(row)) context_.trace->label(cell->text, cell->address, match.indicator, ground_of(cell->text, match), "");
    if (match.grade == MatchGrade::resembling && has_values(row)) {
        remark("S10", single(cell->address),
               {{"gelezen", shown(cell->text)}, {"indicator", match.indicator->id}, {"naam", shown(match.indicator->name)}});
        met(cell->text, cell->address, false, {match.indicator}, match.indicator, figures_in(row));
    }
    if (has_values(row)) say_reworded(cell->text, cell->address, match.indicator);
    key.indicator = match.indicator;
    key.group = match.group;
    key.unit = match.unit;
    return true;
}

// What tells an indicator from another of its name: the other texts of its row, the bar above it, titles.
std::vector<std::string> SheetReader::around(const OwnedRow& row, const OwnedCell& label) {
    std::vector<std::string> texts;
    for (const auto& column : table_->columns) {
        if (column.is_value || column.column == label.address.column || (column.role && *column.role != ColumnRole::group)) continue;
        const auto* cell = row.cell(column.column);
        const auto carried = carried_.find(column.column);
        if (!cell && carried != carried_.end() && carried->second.last_row >= row.number) cell = &carried->second.cell;
        if (cell && cell->type == CellType::text && cell->text.size() <= kLongestTitle) texts.push_back(cell->text);
    }
    if (!bar_.empty()) texts.push_back(bar_);
    for (const auto& text : table_texts_) texts.push_back(text);
    return texts;
}

const std::optional<SheetReader::NamedArea>& SheetReader::area_of(const OwnedCell& cell, bool numeric) {
    const std::string text = cell_text(cell);
    return (numeric ? numeric_areas_ : areas_).of(text, [&]() -> std::optional<NamedArea> {
        auto code = region_named(text, context_, numeric);
        if (!code) return {};
        const RegionLevel level = region_level(*code);
        const bool kept = region_kept(*code, context_);
        return NamedArea{std::move(*code), level, kept};
    });
}

bool SheetReader::read_region(const OwnedRow& row, RowKey& key) {
    key.region = table_region_;
    const bool code_column = table_->has(ColumnRole::region), name_column = table_->has(ColumnRole::region_name);
    if (!code_column && !name_column)   // a column may name its own; read_value looks whether it is kept
        return region_kept(table_region_, context_) ||
               std::any_of(table_->columns.begin(), table_->columns.end(), [](const Column& c) { return c.is_value && !c.region.empty(); });
    const auto* code = key_cell(row, ColumnRole::region);
    const auto* name = key_cell(row, ColumnRole::region_name);
    std::optional<NamedArea> area;
    if (code) area = area_of(*code, numeric_regions_);
    for (const auto role : {ColumnRole::region, ColumnRole::region_name}) {
        const Column* column = table_->with(role);
        const auto* cell = role == ColumnRole::region ? code : name;
        if (!cell || !column || area) continue;
        const std::string heading = folded(column->label);   // a wijk's number may be anything
        const bool part = heading.find("wijk") != std::string::npos || heading.find("buurt") != std::string::npos || heading.find("kern") != std::string::npos;
        if (part) continue;
        if (const auto& numbered = area_of(*cell, true); numbered && numbered->code == context_.municipality) area = numbered;
    }
    const bool by_name = !area && name;
    if (by_name) area = area_of(*name, false);
    if (area) {
        const RegionLevel level = area->level;
        const bool small = level == RegionLevel::district || level == RegionLevel::neighbourhood || level == RegionLevel::area;
        if (level == RegionLevel::municipality) last_municipality_ = area->code;
        if (!area->kept) {
            if (other_regions_.size() <= kNational) other_regions_.insert(area->code);
            return false;
        }
        // National lists name districts without code below their municipality: another one's "Centrum" is not ours.
        const bool ours = !small || !(by_name || !is_code(code)) || last_municipality_.empty() || last_municipality_ == context_.municipality;
        key.region = area->code;
        if (ours) return true;
    }
    if (!has_values(row)) return false;
    const auto* cell = name ? name : code;
    if (cell) {
        if (national()) return false;
        std::string proposal;
        for (const auto& suggestion : context_.regions.suggestions(cell_text(*cell), context_.municipality))
            proposal += (proposal.empty() ? "" : "; ") + suggestion;
        if (row_kind_ == FigureKind::value) unknown_regions_.push_back({"W10", sheet_, single(cell->address), {{"waarde", shown(cell_text(*cell))}, {"voorstel", shown(proposal)}}});
        return false;
    }
    const CellRange whole{row.cells.front().address, row.cells.back().address};
    // In a crosstab a row without a region is the total that nobody labelled; in a list the sender left it out.
    if (table_->source->layout == Layout::crosstab) {
        remark("S08", whole, {{"label", "rij zonder gebied"}});
        return false;
    }
    const Column* column = table_->with(code_column ? ColumnRole::region : ColumnRole::region_name);
    remark("W11", single({row.number, column->column}), {{"regio", context_.regions.name(context_.municipality)}});
    return !context_.municipality.empty();
}

bool SheetReader::read_period(const OwnedRow& row, RowKey& key) {
    key.period = table_period_;
    const auto* cell = key_cell(row, ColumnRole::period);
    if (!cell) return true;
    std::optional<PeriodReading> period;
    if (cell->type == CellType::number && cell->is_date) {
        if (const auto date = date_from_serial(cell->number, workbook_.system_1904())) period = PeriodReading{{static_cast<int>(date->year())}, false};
    } else if (cell->type == CellType::number) {
        if (const auto year = period_from_number(cell->number)) period = PeriodReading{*year, false};
    } else if (cell->type == CellType::text) {
        period = parse_period(cell->text);
    }
    if (!period) {
        if (has_values(row)) remark("W08", single(cell->address), {{"waarde", shown(cell_text(*cell))}});
        return false;
    }
    if (period->provisional && has_values(row)) remark("W13", single(cell->address), {{"waarde", shown(cell_text(*cell))}});
    key.period = period->period;
    key.provisional = period->provisional;
    return true;
}

void SheetReader::read_group_and_unit(const OwnedRow& row, RowKey& key) {
    for (const auto& column : table_->columns) {
        if (column.role != ColumnRole::group) continue;
        const auto* cell = row.cell(column.column);
        if (!cell || cell->text.size() > kLongestKey) continue;
        std::string text = cell_text(*cell);
        if (const std::string meaning = meaning_of(column, text); !meaning.empty()) text = meaning;
        if (whole_population(folded(text))) continue;
        key.group += (key.group.empty() ? "" : ", ") + normal_group(text);
    }
    if (const auto* cell = key_cell(row, ColumnRole::unit); cell && cell->type == CellType::text) {
        if (const std::string told = unit_in(cell->text); !told.empty()) key.unit = told;
        if (key.group.empty()) key.group = group_in(cell->text).group;
    }
    if (const auto* cell = key_cell(row, ColumnRole::status)) {
        const std::string text = cell_text(*cell), meaning = meaning_of(*table_->with(ColumnRole::status), text), f = folded(text);
        if (const auto status = status_named(meaning.empty() ? f : meaning)) key.status = *status;
        else if (f == "p") key.status = ObservationStatus::provisional;
        else if (f == "schatting" || f == "e") key.status = ObservationStatus::estimated;
    }
}

// "jeugd" where the nearest text that names a stage of life says youth, and the indicator is about adults; "" when they agree or
// either says nothing.
std::string SheetReader::other_stage(const Indicator& indicator) {
    const LifeStages own = stages_.of(indicator.population, [&] { return life_stages_in(indicator.population); });
    if (own == 0) return "";
    const LifeStages bar = life_stages_in(bar_);
    const LifeStages told = bar != 0 ? bar : table_stages_;
    return (told & own) != 0 ? "" : std::string(word_of(told));
}

void SheetReader::read_value(const Column& column, const OwnedCell& cell, RowKey key) {
    const auto merged = merged_.find(cell.address);
    if (merged != merged_.end()) {   // one figure for several keys: which of them is a guess
        remark("S06", merged->second);
        return;
    }
    if (column.indicator) key.indicator = column.indicator;
    if (read_pair(column, cell, key)) return;
    if (!column.region.empty()) key.region = column.region;
    if (column.period) key.period = column.period;
    if (!column.group.empty()) key.group = key.group.empty() ? column.group : key.group + ", " + column.group;
    if (!column.unit.empty()) key.unit = column.unit;
    if (key.region.empty() || !region_kept(key.region, context_)) return;
    auto read = read_cell(cell, *table_->source, context_.marks, !plain_table(workbook_.format()) && !table_->source->numbers_as_text);
    if (!read.code.empty()) remark(read.code, single(cell.address), read.facts);
    if (!read.taken) return;
    if (read.period && key.period && std::abs(read.period->year - key.period->year) > kYearsApart) {
        remark("W01", single(cell.address), {{"waarde", shown(cell_text(cell))}});   // "17 (2000)" under 2022: perhaps of 2000 people
        return;
    }
    if (read.period) key.period = read.period;
    if (!key.period) {
        if (!period_missing_said_)
            remark("S02", {{table_->first_row, table_->columns.front().column}, {table_->last_row, table_->columns.back().column}},
                   {{"kolom", "jaar"}, {"bron", table_->source->name}});
        period_missing_said_ = true;
        return;
    }
    Observation observation;
    observation.indicator = key.indicator->part_of.empty() ? key.indicator->id : key.indicator->part_of;
    if (!key.indicator->part_of.empty()) observation.component = key.indicator->id;
    observation.region = key.region;
    observation.period = *key.period;
    observation.group = key.group.empty() ? table_group_ : key.group;
    const std::string& population = key.indicator->population;
    if (observation.group == population || observation.group == group_in(population).group) observation.group.clear();
    if (observation.group.empty()) observation.group = other_stage(*key.indicator);
    const std::string& own_unit = key.indicator->unit;
    // A unit that is no unit of the list, or only the word before the name ("Aantal ..."), does not overrule the catalogue's.
    observation.unit = !key.unit.empty() && unit(key.unit).id == key.unit ? key.unit : own_unit;
    const bool shown_as_percentage = cell.is_percentage && cell.type == CellType::number;
    if ((shown_as_percentage || read.percent) && (observation.unit.empty() || unit(observation.unit).percentage)) {
        if (observation.unit.empty()) observation.unit = "%";
        if (shown_as_percentage && read.value) read.value = times_hundred(*read.value);
    }
    observation.value = read.value;
    observation.verbatim = cell.type == CellType::number && read.value == cell.number;
    observation.status = read.status;
    observation.below = read.below;
    if (read.status == ObservationStatus::normal) {
        observation.status = key.provisional || column.provisional ? ObservationStatus::provisional
                             : key.status != ObservationStatus::normal ? key.status
                             : table_->source->model_estimates         ? ObservationStatus::estimated
                                                                       : ObservationStatus::normal;
        // A figure beside the word that there is none: the word tells what the figure is worth.
        if (observation.status == ObservationStatus::missing || observation.status == ObservationStatus::suppressed) observation.value.reset();
    }
    observation.begins_series = key.status == ObservationStatus::series_break || read.status == ObservationStatus::series_break;
    observation.source = table_->source->id;
    observation.place = {sheet_, cell.address};
    if (row_kind_ != FigureKind::value) {
        row_bounds_.keep(observation, row_kind_);
        return;
    }
    auto& use = used_[column.column];
    ++use.numbers;
    use.last = cell.address;
    submission_.observations.push_back(std::move(observation));
    ++reading().observations;
    ++table_observations_;
}

// Whether the row holds something that the source explains: figures, or bounds of figures.
bool SheetReader::read_figure_kind(const OwnedRow& row) {
    row_kind_ = FigureKind::value;
    const Column* column = table_->with(ColumnRole::figure_kind);
    if (!column) return true;
    const auto* cell = row.cell(column->column);
    const auto kind = cell ? figure_kind_named(meaning_of(*column, cell_text(*cell))) : std::nullopt;
    if (kind) row_kind_ = *kind;
    return kind.has_value();
}

// The margins beside the figures of this row, which are the observations from `first_observation` on.
void SheetReader::read_bounds(const OwnedRow& row, std::size_t first_observation) {
    std::map<std::size_t, Bounds> found;   // by observation
    for (const auto& column : table_->columns) {
        if (column.bounds == 0) continue;
        const auto* cell = row.cell(column.column);
        std::size_t at = first_observation;
        while (at < submission_.observations.size() && submission_.observations[at].place.cell.column != column.bounds) ++at;
        if (!cell || at == submission_.observations.size()) continue;
        // The bounds beside a figure with a target band are those of the band.
        const Indicator* indicator = context_.catalogue.indicator(submission_.observations[at].indicator);
        if (indicator && indicator->direction == Direction::target_band) continue;
        Bounds& bounds = found[at];
        const DecimalMark mark = table_->source->decimal_mark;
        if (cell->type == CellType::text && column.role == ColumnRole::interval) {
            if (const auto both = interval_in(cell->text, mark)) bounds.lower = both->lower, bounds.upper = both->upper;
        } else if (cell->type == CellType::text && column.role == ColumnRole::margin) {
            bounds.margin = margin_in(cell->text, mark);
        } else if (const auto read = read_cell(*cell, *table_->source, context_.marks, false); read.value) {
            const bool share = cell->is_percentage && cell->type == CellType::number && unit(submission_.observations[at].unit).percentage;
            auto& bound = column.role == ColumnRole::lower_bound ? bounds.lower : column.role == ColumnRole::upper_bound ? bounds.upper : bounds.margin;
            if (column.role != ColumnRole::interval) bound = share ? times_hundred(*read.value) : *read.value;
        }
    }
    for (const auto& [at, bounds] : found)
        if (give_interval(submission_.observations[at], bounds) == BoundsFit::misfit) say_misfit(submission_.observations[at], bounds);
}

void SheetReader::say_misfit(const Observation& figure, const Bounds& bounds) {
    const double half = bounds.margin.value_or(0);
    remark("W17", single(figure.place.cell),
           {{"waarde", dutch_number(*figure.value)},
            {"ondergrens", dutch_number(bounds.lower.value_or(*figure.value - half))},
            {"bovengrens", dutch_number(bounds.upper.value_or(*figure.value + half))}});
}

// A merged text beside the rows that it heads: a goal, a theme.
void SheetReader::carry_headings(const OwnedRow& row) {
    for (const auto& column : table_->columns) {
        if (column.role || column.is_value) continue;
        const auto* cell = row.cell(column.column);
        if (!cell || cell->type != CellType::text) continue;
        const auto range = merged_.find(cell->address);
        if (range != merged_.end() && range->second.last.row > row.number) carried_[column.column] = {*cell, range->second.last.row};
    }
}

// "14" under "Streefwaarde 2027", or years with their values in one cell: "2025: 14%, 2026: 13,5%".
void SheetReader::read_target(const Column& column, const OwnedCell& cell, const RowKey& key) {
    if (!key.indicator || key.region != context_.municipality) return;
    SubmittedTarget target;
    target.indicator = key.indicator->part_of.empty() ? key.indicator->id : key.indicator->part_of;
    if (!key.indicator->part_of.empty()) target.component = key.indicator->id;
    target.region = key.region;
    target.group = key.group;
    target.place = {sheet_, cell.address};
    const auto add = [&](const Period& period, double value) {
        target.period = period;
        target.value = value;
        submission_.targets.push_back(target);
    };
    if (cell.type == CellType::text && cell.text.size() <= kLongestTitle) {
        for (const auto& [year, value] : yearly_values(cell.text)) add({year}, value);
        if (!submission_.targets.empty() && submission_.targets.back().place == target.place) return;
    }
    const auto read = read_cell(cell, *table_->source, context_.marks, false);
    if (!column.period || !read.value) return;
    const bool share = cell.is_percentage && cell.type == CellType::number;
    add(*column.period, share ? times_hundred(*read.value) : *read.value);
}

// A bar across the table, or an area's name alone in a row, heads the rows below it.
bool SheetReader::took_bar(const OwnedRow& row) {
    if (row.cells.size() != 1 || row.cells.front().type != CellType::text || gap_) return false;
    const auto& cell = row.cells.front();
    if (cell.text.size() > kLongestTitle || table_->has(ColumnRole::region) || table_->has(ColumnRole::region_name)) return false;
    const auto region = region_named(cell.text, context_, false);
    if (region) table_region_ = *region;
    bar_ = cell.text;
    say_reworded_level(cell);
    const auto range = merged_.find(cell.address);
    if (range == merged_.end() || range->second.last.column == range->second.first.column) return region.has_value();
    if (table_->has(ColumnRole::indicator)) keep_heading(matcher_.match(cell.text), cell.text, false);
    const std::string group = group_in(cell.text).group;
    table_group_ = group.empty() ? around_.group() : group;
    return true;
}

void SheetReader::read_data(const OwnedRow& row) {
    if (took_bar(row)) return;
    carry_headings(row);
    if (filtered_out(row) || !read_figure_kind(row) || skipped_row(row)) return;
    // After an empty row only a row with figures still belongs to the table: notes and sources stand there.
    if (gap_ && !has_values(row)) {
        around_.remember(row);   // perhaps the next table's
        return;
    }
    RowKey key;
    last_table_row_ = row.number;
    if (has_values(row)) {
        ++data_rows_;
        for (const auto& column : table_->columns)
            if (!column.is_value && (!column.role || column.role == ColumnRole::group) && SetLevels::head(column.label))
                if (const auto* cell = row.cell(column.column)) say_reworded_level(*cell);
    }
    if (!read_region(row, key) || !read_indicator(row, key) || !read_period(row, key)) return;
    read_group_and_unit(row, key);
    const auto before = submission_.observations.size();
    for (const auto& column : table_->columns) {
        const auto* cell = row.cell(column.column);
        if (!cell) continue;
        if (column.role == ColumnRole::target) read_target(column, *cell, key);
        if (column.question && cell->type == CellType::text && key.indicator && key.indicator->part_of.empty())
            submission_.own_answers.push_back({table_->questions->id, key.indicator->id, column.question->id, std::string(trimmed(cell->text)), {sheet_, cell->address}});
        if (column.is_value) {
            read_value(column, *cell, key);
        } else if (!column.role && cell->type == CellType::number && !cell->is_date) {
            ++unused_[column.column].numbers;
        }
    }
    if (submission_.observations.size() > before) read_bounds(row, before);
    if (row.hidden && submission_.observations.size() > before)
        remark("S07", {row.cells.front().address, row.cells.back().address}, {{"wat", "rij"}});
}

}  // namespace graadmeter
