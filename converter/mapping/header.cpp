// SPDX-License-Identifier: EUPL-1.2
#include "mapping/header.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "mapping/heading_text.h"
#include "mapping/surroundings.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kHeaderRows = 5;   // CBS maatwerk stacks four; one more for a note

constexpr std::size_t kLongestHeader = 400;   // bytes; longer is prose

bool is_year(const OwnedCell& cell) {
    return cell.type == CellType::number && !cell.is_percentage && (cell.is_date || period_from_number(cell.number).has_value());
}

// "41,8" in a cell of text: a figure, no heading. "2022" is a year and "65+" a group.
bool figure_as_text(const OwnedCell& cell) {
    if (cell.type != CellType::text || cell.text.size() > kLongestHeader || parse_period(cell.text)) return false;
    const auto number = parse_number(cell.text);
    return number && !number->with_suffix;
}

// Texts and years. In its first row a number may stand before three or more texts: the stray heading of a column with row numbers
// (Leefbaarometer).
bool header_like(const OwnedRow& row, bool first) {
    if (row.cells.empty()) return false;
    const bool stray = first && row.cells.size() > 3 && row.cells.front().type == CellType::number && row.cells[1].type == CellType::text;
    const auto begin = row.cells.begin() + (stray ? 1 : 0);
    // A figure in most rows tells at once; what texts say takes a closer look.
    return std::all_of(begin, row.cells.end(), [](const OwnedCell& cell) { return cell.type == CellType::text || is_year(cell); }) &&
           std::none_of(begin, row.cells.end(), figure_as_text);
}

// A header of a link as a pattern: "Overgewicht_*" is "begins with".
std::string link_pattern(std::string_view text) {
    return folded(text) + (text.ends_with('*') ? "*" : "");
}

// "Man/16-17" in the pieces Geslachtsaanduiding, Man, Leeftijd, 16-17: each part in order.
std::vector<std::string> link_parts(const std::string& header) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= header.size();) {
        const std::size_t end = std::min(header.find('/', start), header.size());
        parts.push_back(link_pattern(std::string_view(header).substr(start, end - start)));
        start = end + 1;
    }
    return parts;
}

// Columns that are no figures whatever else their headings say: a heading over several of them counts for each.
bool outside_figures(ColumnRole role) { return role == ColumnRole::ignore || role == ColumnRole::target; }

bool is_key(ColumnRole role) {
    return role == ColumnRole::region || role == ColumnRole::region_name || role == ColumnRole::indicator || role == ColumnRole::period;
}

// How much a source asks of a table before it fits.
std::size_t demands(const Source& source) {
    return source.recognise_headers.size() + !source.recognise_sheets.empty() + !source.recognise_files.empty();
}

bool link_holds(const IndicatorLink& link, const Catalogue& catalogue) {
    const auto& only = link.catalogues;
    return (only.empty() || std::find(only.begin(), only.end(), catalogue.id) != only.end()) && linked_indicator(link, catalogue);
}

}  // namespace

const OwnedCell* OwnedRow::cell(std::uint32_t column) const {
    const auto at = std::lower_bound(cells.begin(), cells.end(), column,
                                     [](const OwnedCell& cell, std::uint32_t wanted) { return cell.address.column < wanted; });
    return at != cells.end() && at->address.column == column ? &*at : nullptr;
}

OwnedRow OwnedRow::columns(std::uint32_t first, std::uint32_t end) const {
    OwnedRow part = *this;
    std::erase_if(part.cells, [&](const OwnedCell& each) { return each.address.column < first || each.address.column >= end; });
    return part;
}

const Column* Table::with(ColumnRole role) const {
    const auto at = std::find_if(columns.begin(), columns.end(), [role](const Column& c) { return c.role == role; });
    return at == columns.end() ? nullptr : &*at;
}

bool fits(std::string_view folded_text, std::string_view pattern) {
    if (const auto bar = pattern.find('|'); bar != std::string_view::npos)
        return fits(folded_text, pattern.substr(0, bar)) || fits(folded_text, pattern.substr(bar + 1));
    if (pattern.size() > 1 && pattern.front() == '*') return folded_text.ends_with(pattern.substr(1));
    if (!pattern.empty() && pattern.back() == '*') return folded_text.starts_with(pattern.substr(0, pattern.size() - 1));
    return folded_text == pattern;
}

const Indicator* linked_indicator(const IndicatorLink& link, const Catalogue& catalogue) {
    const Indicator* found = catalogue.indicator(link.indicator);
    return found ? found : catalogue.part(link.indicator);
}

const IndicatorLink* link_for(const Source& source, std::string_view text, const Catalogue& catalogue) {
    const std::string f = folded(text);
    for (const auto& link : source.links)
        if (fits(f, link_pattern(link.header)) && link_holds(link, catalogue)) return &link;
    return nullptr;
}

std::string group_beside(const IndicatorMatch& label, const Indicator& chosen) {
    return label.group == group_in(chosen.name).group ? "" : label.group;
}

std::string name_of_code(const Source& source, std::string_view code) {
    // A mapping's XML holds one space where the source has two ("6.714 Ov.  maatwerkarrangementen").
    std::string single_spaced;
    for (const char c : trimmed(code))
        if (c != ' ' || single_spaced.back() != ' ') single_spaced += c;
    code = single_spaced;
    const auto stands_first = [&](const std::string& known) {   // "1.1.1 Diefstal/inbraak woning"
        return code.size() > known.size() && code.starts_with(known) && code[known.size()] == ' ';
    };
    for (const auto& name : source.names)
        if (name.code == code || stands_first(name.code)) return name.meaning;
    return "";
}

struct HeaderReader::Piece {
    std::string text, folded;
    CellAddress address;
    std::optional<PeriodReading> period;
    bool filled = false;   // carried over from the left, without a merged cell
};

// What stands in a column below the header, as far as the reader looks ahead.
struct HeaderReader::Content {
    int cells = 0, texts = 0, indicators = 0, areas = 0, years = 0;
};

struct HeaderReader::Block {
    std::uint32_t first = 0, last = 0;
    std::map<std::uint32_t, std::vector<Piece>> columns;
    std::map<std::uint32_t, Content> content;
    std::map<std::uint32_t, std::string> joined;    // own pieces of a column, folded, one space between
    [[nodiscard]] bool any_fits(std::uint32_t column, std::string_view pattern, bool also_filled = false) const {
        if (const auto whole = joined.find(column); whole != joined.end() && !whole->second.empty() && fits(whole->second, pattern)) return true;
        const auto& pieces = columns.at(column);
        return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) {
            return (also_filled || !p.filled) && !p.folded.empty() && fits(p.folded, pattern);
        });
    }
};

// "Eenzaamheid | 2022", and "Eenzaamheid 2022" of an indicator that is known by the words before the year: two headings in one cell.
std::vector<HeaderReader::Piece> HeaderReader::parts_of(const Piece& piece) const {
    std::vector<Piece> parts;
    for (std::size_t start = 0; start <= piece.text.size();) {
        const std::size_t end = std::min(piece.text.find(" | ", start), piece.text.size());
        Piece part = piece;
        part.text = trimmed(std::string_view(piece.text).substr(start, end - start));
        part.folded = folded(part.text);
        if (end - start != piece.text.size()) part.period = parse_period(part.text);
        start = end + 3;
        const auto dated = part.period ? DatedName{} : dated_name(part.text);
        if (!dated.period || !matcher_.knows(dated.name)) {
            parts.push_back(std::move(part));
            continue;
        }
        part.text = dated.name;
        part.folded = folded(part.text);
        parts.push_back(part);
        part.text = dated.year;
        part.folded = part.text;
        part.period = dated.period;
        parts.push_back(std::move(part));
    }
    return parts;
}

HeaderReader::HeaderReader(const MappingContext& context, const std::string& sheet_name, bool system_1904, IndicatorMatcher& matcher)
    : context_(context), sheet_name_(sheet_name), system_1904_(system_1904), matcher_(matcher) {
    const std::string sheet = folded(sheet_name), file = folded(context.file);
    for (const auto& source : context.sources) {
        if (!context.only_source.empty() && source.id != context.only_source) continue;
        const auto named = [](const std::vector<std::string>& names, const auto& holds) {
            return names.empty() || std::any_of(names.begin(), names.end(), holds);
        };
        // With --bron the user knows better than the names.
        const bool told = !context.only_source.empty();
        if (!told && !named(source.recognise_sheets, [&](const std::string& name) { return fits(sheet, name); })) continue;
        if (!told && !named(source.recognise_files, [&](const std::string& name) { return file.find(name) != std::string::npos; })) continue;
        sources_.push_back(&source);
        for (const auto& rule : source.columns) {
            if (rule.role == ColumnRole::ignore) continue;
            for (const auto& header : rule.headers)
                if (header.front() == '*') continue;   // an ending is no name: the other headings tell that this is a header
                else if (header.back() != '*') known_headers_.insert(header);
                else if (header.size() > 1) known_prefixes_.insert(header);
        }
    }
}

bool HeaderReader::may_begin(const OwnedRow& row) { return row.cells.size() >= 2 && header_like(row, true); }

bool HeaderReader::names_header(const OwnedRow& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [this](const OwnedCell& cell) {
        if (cell.type != CellType::text || cell.text.size() > kLongestHeader) return false;
        const std::string text = folded(cell.text);
        return known_headers_.contains(text) ||
               std::any_of(known_prefixes_.begin(), known_prefixes_.end(), [&](const auto& prefix) { return fits(text, prefix); });
    });
}

HeaderReader::Block HeaderReader::block(const std::deque<OwnedRow>& rows, std::size_t height, const MergedRanges& merged) const {
    Block result;
    result.first = rows.front().number;
    result.last = rows[height - 1].number;
    std::uint32_t last_column = 0;
    for (std::size_t k = 0; k < height; ++k) last_column = std::max(last_column, rows[k].cells.back().address.column);
    for (std::size_t k = 0; k < height; ++k)
        for (const auto& cell : rows[k].cells) result.columns[cell.address.column];
    result.content = content_below(rows, height);
    for (std::size_t k = 0; k < height; ++k) {
        for (const auto& cell : rows[k].cells) {
            Piece piece{cell_text(cell), "", cell.address, {}, false};
            piece.folded = folded(piece.text);
            if (cell.type == CellType::text) {
                piece.period = period_of_heading(cell.text, piece.folded);
            } else if (cell.is_date) {
                if (const auto date = date_from_serial(cell.number, system_1904_)) piece.period = PeriodReading{{static_cast<int>(date->year())}, false};
            } else if (const auto year = period_from_number(cell.number)) {
                piece.period = PeriodReading{*year, false};
            }
            const auto range = merged.find(cell.address);
            const bool tall = range != merged.end() && range->second.last.row > range->second.first.row;
            const std::uint32_t merged_to = range == merged.end() ? cell.address.column : std::min(range->second.last.column, last_column);
            for (auto& part : parts_of(piece)) result.columns[cell.address.column].push_back(std::move(part));
            const auto next_cell = [&](std::uint32_t column) { return rows[k].cell(column) != nullptr; };
            for (auto at = result.columns.upper_bound(cell.address.column); at != result.columns.end() && !next_cell(at->first); ++at) {
                const bool within = at->first <= merged_to;
                // Beyond a merged range, or where a heading of a higher row stands, the heading does not reach.
                const bool own_above = std::any_of(at->second.begin(), at->second.end(), [](const Piece& p) { return !p.filled; });
                if (!within && (tall || range != merged.end() || k + 1 == height || own_above)) break;
                for (auto& part : parts_of(piece)) {
                    part.filled = !within;
                    at->second.push_back(std::move(part));
                }
            }
        }
    }
    // A column of names or years needs no heading: "     | 2019 | 2020".
    for (const auto& [column, content] : result.content)
        if (!result.columns.contains(column) && content.cells > 1 && content.indicators + content.areas + content.years > 1)
            result.columns[column].push_back({"", "", {result.last, column}, {}, false});
    const bool of_ages = std::any_of(result.columns.begin(), result.columns.end(), [](const auto& column) {
        return std::any_of(column.second.begin(), column.second.end(), [](const Piece& piece) {
            const std::string group = group_in(piece.text).group;
            return (!group.empty() && !names_sex(group)) || piece.folded.starts_with("leeftijd");
        });
    });
    if (of_ages)
        for (auto& [column, pieces] : result.columns)
            for (auto& piece : pieces)
                if (bare_ages(piece.text)) piece.text += " jaar";   // not `folded`, which a source's links are compared with
    for (const auto& [column, pieces] : result.columns) {
        std::string& text = result.joined[column];
        for (const auto& piece : pieces)
            if (!piece.filled && !piece.folded.empty()) text += (text.empty() ? "" : " ") + piece.folded;
    }
    return result;
}

std::map<std::uint32_t, HeaderReader::Content> HeaderReader::content_below(const std::deque<OwnedRow>& rows, std::size_t height) const {
    std::map<std::uint32_t, Content> result;
    for (std::size_t k = height; k < rows.size(); ++k) {
        if (k > height && rows[k].number > rows[k - 1].number + 2) break;   // past a gap stands another table
        for (const auto& cell : rows[k].cells) {
            auto& content = result[cell.address.column];
            ++content.cells;
            content.years += is_year(cell);
            if (cell.type != CellType::text || cell.text.size() > kLongestHeader) continue;
            ++content.texts;
            content.years += parse_period(cell.text).has_value();
            content.indicators += matcher_.knows(cell.text);
            content.areas += region_named(cell.text, context_, false).has_value();
        }
    }
    return result;
}

// Headings differ from office to office; what stands below them less. Only where the headings leave the layout without its key.
void HeaderReader::assign_by_content(const Source& source, const Block& block, Table& table) {
    const auto below = [&](const Column& column) {
        const auto found = block.content.find(column.column);
        return found == block.content.end() ? Content{} : found->second;
    };
    const auto most = [&](ColumnRole role, int Content::*what) {
        Column* best = nullptr;
        for (auto& column : table.columns) {
            const Content content = below(column);
            const bool free = !column.role || column.role == ColumnRole::indicator || column.role == ColumnRole::component || column.role == ColumnRole::value;
            if (!free || content.*what < 2 || 2 * (content.*what) < content.cells || (best && content.*what <= below(*best).*what)) continue;
            best = &column;
        }
        if (best) best->role = role, table.by_content = true;
        return best;
    };
    if (source.layout == Layout::crosstab) {
        if (!has_key_column(source, table) && !most(ColumnRole::region_name, &Content::areas)) most(ColumnRole::period, &Content::years);
        return;
    }
    for (auto& column : table.columns)   // "Score" over figures is no column of names
        if (column.role == ColumnRole::indicator && below(column).texts == 0 && below(column).cells > 0) column.role.reset();
    if (!table.has(ColumnRole::indicator) && !most(ColumnRole::indicator, &Content::indicators)) return;
    if (source.layout != Layout::long_table || table.has(ColumnRole::value)) return;
    Column* figures = nullptr;
    for (auto& column : table.columns) {
        const Content content = below(column);
        if (column.role || content.cells == 0 || content.texts > 0 || content.years == content.cells || money(column.label)) continue;
        if (figures) return;   // two columns of figures: which of them is a guess
        figures = &column;
    }
    if (figures) figures->role = ColumnRole::value;
}

void HeaderReader::assign_roles(const Source& source, const Block& block, Table& table) const {
    const auto unassigned = [&](const ColumnRule& rule, const std::string& header) {
        std::vector<Column*> found;
        for (auto& column : table.columns)
            if (!column.role && block.any_fits(column.column, header, outside_figures(rule.role))) found.push_back(&column);
        return found;
    };
    const auto assign = [&](const ColumnRule& rule) {
        const bool several = rule.role == ColumnRole::ignore || is_bound(rule.role) || rule.role == ColumnRole::target || rule.role == ColumnRole::group || !rule.group.empty();
        for (const auto& header : rule.headers) {
            if (header == "*") continue;   // what is left over, see analyse
            const auto found = unassigned(rule, header);
            for (auto* column : found) {
                const Column* first = table.with(rule.role);
                if (several || !first) {
                    column->role = rule.role;
                    column->rule = &rule;
                    column->group = rule.group;
                    column->unit = rule.unit;
                } else if (block.joined.at(column->column) == block.joined.at(first->column)) {
                    column->role = ColumnRole::ignore;
                    table.remarks.push_back({"S03", {}, single(column->header), {{"kolom", shown(column->label)}, {"eerste", to_a1(first->header)}}});
                }
            }
            if (!several && !found.empty()) break;
        }
    };
    for (const bool first : {true, false})
        for (const auto& rule : source.columns)
            if (outside_figures(rule.role) == first) assign(rule);
}

// A key that is headed a second time, with a column between and one behind it: its figures have labels of their own. So have those
// behind another key that an empty column parts from figures.
void HeaderReader::find_beside(const Block& block, Table& table) {
    const auto heading = [&](const Column& column) -> const std::string& { return block.columns.at(column.column).back().folded; };
    for (const auto role : {ColumnRole::region, ColumnRole::region_name, ColumnRole::indicator, ColumnRole::period}) {
        const Column* key = table.with(role);
        if (!key || heading(*key).empty()) continue;
        bool figures = false;   // between the first key and this one, so far as headings tell
        for (const auto& column : table.columns) {
            if (column.column <= key->column) continue;
            const bool again = column.column > key->column + 1 && heading(column) == heading(*key);
            const bool other = column.role && is_key(*column.role) && figures && !block.columns.contains(column.column - 1);
            if ((again || other) && &column != &table.columns.back() && (table.beside == 0 || column.column < table.beside))
                table.beside = column.column;
            figures = figures || !column.role;
        }
    }
}

const LinkChoice* HeaderReader::chosen(const Source& source, std::string_view label) const {
    return context_.links ? context_.links->chosen(sheet_name_, source.id, label) : nullptr;
}

bool HeaderReader::follow_link(const Source& source, const std::vector<Piece>& pieces, Column& column) const {
    std::string joined;
    for (const auto& piece : pieces)
        if (!piece.filled) joined += (joined.empty() ? "" : " ") + piece.folded;
    for (const auto& link : source.links) {
        if (!link_holds(link, context_.catalogue)) continue;
        const auto parts = link_parts(link.header);
        std::size_t at = 0;
        for (const auto& piece : pieces)
            if (at < parts.size() && fits(piece.folded, parts[at])) ++at;
        if (at != parts.size() && !fits(joined, link_pattern(link.header))) continue;
        column.indicator = linked_indicator(link, context_.catalogue);
        column.group = link.group;
        if (!link.unit.empty()) column.unit = link.unit, column.linked_unit = true;
        return true;
    }
    return false;
}

// The area above a column of figures. A heading that says something else (another municipality, a group in words) makes the
// column another thing than the municipality's: it is not taken under that key.
void HeaderReader::describe_area(const std::vector<Piece>& pieces, Column& column) {
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        if (piece->period || piece->folded.empty()) continue;
        if (const auto region = region_named(piece->text, context_, false)) {
            if (column.region.empty()) column.region = *region;
            continue;
        }
        if (unit_in(piece->text).empty() && group_in(piece->text).group.empty() && !neutral(piece->folded)) column.foreign = true;
    }
    if (!column.region.empty() && !region_kept(column.region, context_)) column.foreign = true;
}

void HeaderReader::describe_value(const Source& source, const std::vector<Piece>& pieces, const Surroundings& around, Column& column) {
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        if (piece->period) {
            if (!column.period) column.period = piece->period->period, column.provisional = piece->period->provisional;
            continue;
        }
        if (column.group.empty()) column.group = group_in(piece->text).group;
        if (!column.unit.empty()) continue;
        const auto open = piece->text.rfind('(');
        if (open != std::string::npos) column.unit = unit_in(std::string_view(piece->text).substr(open + 1));
        if (column.unit.empty()) column.unit = unit_in(piece->text);
    }
    // "Score" above a column of figures says no more than "waarde".
    if (column.role == ColumnRole::value && column.unit == "score") column.unit.clear();
    if (source.layout != Layout::crosstab) {
        describe_area(pieces, column);
        return;
    }
    if (follow_link(source, pieces, column)) return;
    if (!source.match_names) return;
    column.plain = std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
        const auto group = group_in(piece.text);
        return piece.period || piece.folded.empty() || neutral(piece.folded) || bare_unit(piece.folded) || piece.folded.starts_with("totaal") ||
               (!group.group.empty() && folded(group.rest).empty()) || region_named(piece.text, context_, false);
    });
    if (column.plain) {
        describe_area(pieces, column);
        return;
    }
    column.group.clear();
    const Around headings = [&] {
        std::vector<std::string> texts;
        for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) texts.push_back(piece->text);
        for (auto& text : around.texts()) texts.push_back(std::move(text));
        return texts;
    };
    // From the lowest heading up; what stands below an indicator's name must be its unit, period or group, else it is a part of it.
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        const std::string in_words = name_of_code(source, piece->text);
        const IndicatorMatch match = matcher_.match(in_words.empty() ? piece->text : in_words, headings);
        if (const LinkChoice* choice = chosen(source, piece->text)) {
            column.link_label = piece->text;
            column.chosen = true;
            column.nearest = match.indicator ? std::vector{match.indicator} : match.nearest;
            column.indicator = choice->indicator;
            column.named_by = piece->text;
            if (choice->indicator && column.group.empty()) column.group = group_beside(match, *choice->indicator);
            return;
        }
        if (match.grade >= MatchGrade::resembling) {
            column.indicator = match.indicator;
            column.named_by = piece->text;
            if (column.group.empty()) column.group = match.group;
            if (match.grade == MatchGrade::resembling) column.resembles = column.link_label = piece->text, column.nearest = {match.indicator};
            return;
        }
        // "110%" below the name of an indicator with components.
        for (auto upper = std::next(piece); upper != pieces.rend(); ++upper) {
            const auto& above = matcher_.match(upper->text);
            if (above.grade < MatchGrade::resembling) continue;
            const auto part = matcher_.match_part(piece->text, *above.indicator);
            if (part.grade >= MatchGrade::resembling) {
                column.indicator = part.indicator;
                if (column.group.empty()) column.group = part.group;
                if (part.grade == MatchGrade::resembling || above.grade == MatchGrade::resembling)
                    column.resembles = column.link_label = piece->text, column.nearest = {part.indicator};
                return;
            }
            break;
        }
        if (column.proposal.empty()) column.proposal = match.proposal;
        if (column.link_label.empty() || (column.nearest.empty() && !match.nearest.empty())) column.link_label = piece->text, column.nearest = match.nearest;
        const auto group = group_in(piece->text).group;
        if (!group.empty()) column.group = group;
        if (!piece->period && group.empty() && unit_in(piece->text).empty()) return;
    }
}

// A matrix of the user's own: columns headed with the letters or the words of a questionnaire, each question once.
void HeaderReader::find_questions(const Block& block, Table& table) const {
    constexpr int kFewest = 3;
    for (const auto& questionnaire : context_.questionnaires) {
        std::set<const Question*> taken;
        std::map<Column*, const Question*> found;
        for (auto& column : table.columns) {
            if (column.role && *column.role != ColumnRole::ignore && *column.role != ColumnRole::group) continue;
            const Question* best = nullptr;
            std::size_t most = 0;
            const auto headings = words(block.joined.at(column.column));
            const bool lettered = !headings.empty() && headings.front().size() == 1;
            for (const auto& question : questionnaire.questions) {
                if (taken.contains(&question)) continue;
                auto wanted = words(question.caption);   // "a. Beleid?"
                const bool letter = !wanted.empty() && wanted.front().size() == 1;
                if (lettered && letter && headings.front() == question.id) {
                    best = &question;
                    break;
                }
                if (letter) wanted.erase(wanted.begin());
                const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const auto& w) { return std::find(headings.begin(), headings.end(), w) != headings.end(); });
                if (!lettered && all && wanted.size() > most) best = &question, most = wanted.size();
            }
            if (best) found[&column] = best, taken.insert(best);
        }
        if (static_cast<int>(std::count_if(taken.begin(), taken.end(), [](const Question* q) { return q->kind == AnswerKind::choice; })) < kFewest) continue;
        table.questions = &questionnaire;
        for (const auto& [column, question] : found) column->question = question;
        return;
    }
}

// A table about one indicator, which only its title names: areas in rows and years in columns, or the other way round.
void HeaderReader::name_by_title(const Surroundings& around, Table& table) {
    const auto free = [](const Column& column) { return column.plain && !column.role && !column.foreign; };
    const bool named = std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return c.indicator != nullptr; });
    if (named || std::none_of(table.columns.begin(), table.columns.end(), free)) return;
    const auto titled = around.indicator(matcher_);
    if (titled.match.grade < MatchGrade::resembling) return;
    const Indicator* indicator = titled.match.indicator;
    if (titled.match.grade == MatchGrade::resembling) {
        table.title = titled.text;
        table.title_at = titled.title;
        table.title_indicator = titled.match.indicator;
        if (const LinkChoice* choice = chosen(*table.source, titled.text)) {
            table.title_chosen = true;
            indicator = choice->indicator;
            if (!indicator) return;
        }
    }
    const bool periods = std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& c) { return free(c) && c.period; });
    // "Inwoners | Mannen | Vrouwen | Score": the sexes are those of the inhabitants.
    const bool others = std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return !c.role && !c.plain && !c.label.empty(); });
    for (auto& column : table.columns) {
        if (!free(column) || (periods && !column.period) || (others && names_sex(column.group))) continue;
        column.indicator = indicator;
        if (column.group.empty()) column.group = titled.match.group;
        if (column.unit.empty()) column.unit = titled.match.unit;
    }
    if (titled.match.grade == MatchGrade::resembling && !table.title_chosen)
        table.remarks.push_back({"S10", {}, single(titled.title),
                                 {{"gelezen", shown(titled.text)}, {"indicator", titled.match.indicator->id}, {"naam", shown(titled.match.indicator->name)}}});
}

// What the rows are told apart by: without it no column need be looked at.
bool HeaderReader::has_key_column(const Source& source, const Table& table) {
    if (source.layout == Layout::code_list) return true;
    if (source.layout != Layout::crosstab) return table.has(ColumnRole::indicator);
    return table.has(ColumnRole::region) || table.has(ColumnRole::region_name) || table.has(ColumnRole::period);
}

// Marks the value columns and scores what was understood. False when there is no value column.
bool HeaderReader::score(const Source& source, Table& table) {
    int details = 0, roles = 0;
    table.values = 0;
    for (auto& column : table.columns) {
        if (column.role == ColumnRole::value) {
            column.is_value = source.layout == Layout::long_table;
        } else if (!column.role && source.layout == Layout::years_in_columns) {
            column.is_value = !column.foreign && (column.period || !column.region.empty());
        } else if (!column.role && source.layout == Layout::crosstab) {
            column.is_value = column.indicator != nullptr;
        }
        if (column.role && *column.role != ColumnRole::ignore) ++roles;
        if (!column.is_value) continue;
        ++table.values;
        details += !column.unit.empty() + !column.group.empty() + column.period.has_value() + !column.region.empty();
    }
    table.score = 100 * table.values + 20 * roles + details;
    return table.values > 0;
}

// The figure that a bound is about: the only one of a long table, else the one that its heading names ("ondergrens 2022",
// "Eenzaamheid bovengrens"), else the one before it with nothing but bounds between. Without such a one it bounds nothing that we read.
void HeaderReader::pair_bounds(const Block& block, Table& table) {
    const auto year_of = [&](const Column& column) {
        std::optional<Period> year;
        for (const auto& piece : block.columns.at(column.column)) {
            if (piece.period) year = piece.period->period;
            for (const auto& word : words(piece.text))
                if (const auto period = word.size() == 4 ? parse_period(word) : std::nullopt) year = period->period;
        }
        return year;
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        Column& bound = table.columns[i];
        if (!bound.role || !is_bound(*bound.role)) continue;
        std::vector<const Column*> about;
        const auto year = year_of(bound);
        const std::string name = named_by_bound(block.joined.at(bound.column));
        for (const auto& column : table.columns) {
            if (!column.is_value || (year && column.period && *column.period != *year)) continue;
            const bool named = name.empty() || block.any_fits(column.column, name) || (column.indicator && folded(column.indicator->name) == name);
            if (named) about.push_back(&column);
        }
        if (about.size() == 1 && (table.values == 1 || year || !name.empty())) {
            bound.bounds = about.front()->column;
            continue;
        }
        std::size_t before = i;
        while (before > 0 && table.columns[before].role && is_bound(*table.columns[before].role)) --before;
        if (std::find(about.begin(), about.end(), &table.columns[before]) != about.end()) bound.bounds = table.columns[before].column;
    }
}

std::optional<Table> HeaderReader::analyse(const Source& source, const Block& block, const Surroundings& around) {
    for (const auto& wanted : source.recognise_headers) {
        const bool there = std::any_of(block.columns.begin(), block.columns.end(),
                                       [&](const auto& entry) { return block.any_fits(entry.first, wanted); });
        if (!there) return {};
    }
    Table table;
    table.source = &source;
    table.first_row = block.first;
    table.last_row = block.last;
    for (const auto& [number, pieces] : block.columns) {
        Column column;
        column.column = number;
        column.header = {pieces.back().address.row, number};
        column.label = pieces.back().text;
        table.columns.push_back(std::move(column));
    }
    assign_roles(source, block, table);
    if (source.general) find_beside(block, table);
    if (source.general) assign_by_content(source, block, table);
    const auto required = [&](const ColumnRule& rule) { return !rule.required || table.has(rule.role); };
    if (!std::all_of(source.columns.begin(), source.columns.end(), required) || !has_key_column(source, table)) return {};
    for (auto& column : table.columns)
        if (!column.role || column.role == ColumnRole::value) describe_value(source, block.columns.at(column.column), around, column);
    // A group among areas: of which of them is a guess.
    if (source.layout == Layout::years_in_columns && std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return !c.role && !c.region.empty(); }))
        for (auto& column : table.columns)
            if (!column.role && column.region.empty() && !column.group.empty()) column.foreign = true;
    for (auto& column : table.columns) {
        if (column.role != ColumnRole::target) continue;
        for (const auto& piece : block.columns.at(column.column)) {
            if (piece.period) column.period = piece.period->period;
            for (const auto& word : words(piece.text))   // "Streefwaarde 2027"
                if (const auto period = word.size() == 4 ? parse_period(word) : std::nullopt) column.period = period->period;
        }
    }
    if (source.general && source.layout == Layout::crosstab) name_by_title(around, table);
    if (source.general && source.layout != Layout::crosstab) find_questions(block, table);
    for (const auto& rule : source.columns)
        if (std::find(rule.headers.begin(), rule.headers.end(), "*") != rule.headers.end())
            for (auto& column : table.columns)
                if (!column.role && !column.indicator && !column.period && column.region.empty() && column.label.find('(') == std::string::npos) {
                    column.role = rule.role;
                    column.rule = &rule;
                }
    for (auto& column : table.columns)
        if (column.role && is_bound(*column.role) && !of_95_percent(block.joined.at(column.column))) column.role = ColumnRole::ignore;
    // A table of which a person said that it holds none of our figures is still that table.
    const bool told = table.title_chosen || std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return c.chosen; });
    if (!score(source, table) && source.general && !told && !table.questions) return {};
    // A column that resembles an indicator, in a table that only resembles one of ours, is no evidence.
    const auto sure = [](const Column& c) { return c.is_value && c.resembles.empty(); };
    if (table.by_content && !told && source.layout == Layout::crosstab && std::none_of(table.columns.begin(), table.columns.end(), sure)) return {};
    if (source.layout == Layout::code_list) table.remarks.clear();
    pair_bounds(block, table);
    if (source.layout != Layout::crosstab && source.layout != Layout::years_in_columns) return table;
    // The same figure twice in one header: the second would contradict or double the first.
    std::map<std::tuple<std::optional<Period>, const Indicator*, std::string, std::string>, CellAddress> seen;
    for (auto& column : table.columns) {
        if (!column.is_value) continue;
        const auto [first, fresh] = seen.emplace(std::tuple(column.period, column.indicator, column.region, column.group), column.header);
        if (fresh) continue;
        column.is_value = false;
        table.remarks.push_back({"S03", {}, single(column.header), {{"kolom", shown(column.label)}, {"eerste", to_a1(first->second)}}});
    }
    return table;
}

bool HeaderReader::has_key(const OwnedRow& row, const Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
        return column.role && is_key(*column.role) && row.cell(column.column);
    });
}

std::optional<Table> HeaderReader::read(const std::deque<OwnedRow>& rows, const MergedRanges& merged, const Surroundings& around) {
    std::size_t heights = 0;
    bool named = false;
    while (heights < std::min(kHeaderRows, rows.size())) {
        const auto& row = rows[heights];
        if (!header_like(row, heights == 0) || row.number != rows.front().number + heights) break;
        // A bar below the header ("Jeugd 12-18 jaar") begins at the left; a heading over some columns does not.
        if (heights > 0 && row.cells.size() == 1 && row.cells.front().address.column <= rows.front().cells.front().address.column) break;
        // Each row comes by once for every row above it: folding its texts is the costly part.
        if (named_rows_.size() > 4 * kHeaderRows) named_rows_.erase(named_rows_.begin());
        const auto [known, fresh] = named_rows_.emplace(row.number, false);
        if (fresh) known->second = names_header(row);
        named = named || known->second;
        ++heights;
    }
    if (heights == 0) return {};
    std::vector<Block> blocks;
    for (std::size_t height = 1; height <= heights; ++height) {
        // Where no source knows a heading, what stands below may still be known.
        if (!named && height == 1) {
            const auto content = content_below(rows, 1);
            if (std::none_of(content.begin(), content.end(), [](const auto& c) { return c.second.indicators + c.second.areas > 1; })) return {};
        }
        blocks.push_back(block(rows, height, merged));
    }
    // Sources of one table: one that knows the table before a general layout, which would guess at names; then the one that reads
    // figures; then the one that asks most of the table. A list of codes only when nobody reads figures.
    std::optional<Table> chosen;
    const auto rank = [](const Table& table) {
        const bool list = table.source->layout == Layout::code_list;
        return std::tuple(!list && !table.source->general, table.values > 0, demands(*table.source));
    };
    for (const Source* source : sources_) {
        if (chosen && source->general) {   // general layouts come last, and the first that reads the table is it
            const bool list = chosen->source->layout == Layout::code_list;
            if (!list && (chosen->values > 0 || !chosen->source->general)) break;
            if (list && source->layout != Layout::crosstab) continue;   // only a crosstab has seen the indicators' names by now
        }
        auto table = best_of(*source, blocks, rows, around);
        if (!table) continue;
        if (chosen && rank(*table) == rank(*chosen) && !source->general) chosen->rivals.push_back(source);
        if (!chosen || rank(*table) > rank(*chosen)) chosen = std::move(table);
    }
    return chosen;
}

std::optional<Table> HeaderReader::best_of(const Source& source, const std::vector<Block>& blocks, const std::deque<OwnedRow>& rows,
                                           const Surroundings& around) {
    std::optional<Table> best;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto table = analyse(source, blocks[i], around);
        // A row of headings below, without a key of its own, still belongs to the header: it may say "of which ...".
        if (!table || (i + 1 < blocks.size() && rows[i + 1].cells.size() > 1 && !has_key(rows[i + 1], *table))) continue;
        if (!best || table->score > best->score) best = std::move(table);
    }
    return best;
}

}  // namespace graadmeter
