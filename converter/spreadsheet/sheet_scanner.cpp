// SPDX-License-Identifier: EUPL-1.2
// The scanner.
#include "spreadsheet/sheet_scanner.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <functional>

#include "model/text.h"
#include "package/limits.h"
#include "spreadsheet/damage.h"

namespace graadmeter {
namespace {

using Token = SheetXml::Token;

constexpr std::array<double, 23> kPowersOfTen = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

constexpr std::string_view kInlineString = "inlineStr";

bool starts(const char* p, const char (&text)[4]) {
    return std::memcmp(p, text, 3) == 0;
}

std::string_view without_space(std::string_view text) {
    while (!text.empty() && is_xml_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_xml_space(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// xsd:boolean, which knows no "on".
bool is_boolean_true(std::string_view value) {
    return value == "1" || value == "true";
}

// Reads "12.5<": up to 15 digits exactly by one division (both are whole doubles, so that the quotient is the nearest double: W.
// D. Clinger, How to read floating point numbers accurately), longer ones by from_chars. Null when it is something else.
const char* read_plain_number(const char* p, const char* end, double& value) {
    const char* start = p;
    const bool negative = *p == '-';
    p += negative;
    const char* digits = p;
    std::uint64_t mantissa = 0;
    while (is_digit(*p)) mantissa = mantissa * 10 + static_cast<unsigned char>(*p++ - '0');
    auto count = static_cast<std::size_t>(p - digits);
    if (count == 0) return nullptr;
    std::size_t decimals = 0;
    if (*p == '.') {
        const char* fraction = ++p;
        while (is_digit(*p)) mantissa = mantissa * 10 + static_cast<unsigned char>(*p++ - '0');
        decimals = static_cast<std::size_t>(p - fraction);
        count += decimals;
    }
    if (*p == '<' && count <= 15) {
        value = static_cast<double>(mantissa);
        if (decimals != 0) value /= kPowersOfTen[decimals];
        if (negative) value = -value;
        return p;
    }
    const auto [stop, error] = std::from_chars(start, end, value);
    return error == std::errc{} && *stop == '<' ? stop : nullptr;
}

}  // namespace

std::optional<double> cell_number(std::string_view text) {
    text = without_space(text);
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
    const std::string_view unsigned_part = text.substr(text.starts_with('-') ? 1 : 0);
    if (unsigned_part.empty() || (!is_digit(unsigned_part[0]) && unsigned_part[0] != '.')) return {};  // also "inf" and "nan"
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<double> serial_from_iso(std::string_view text, bool system_1904) {
    using namespace std::chrono;
    text = without_space(text);
    double serial = 0;
    const std::size_t time_at = text.find_first_of("T ");
    const bool only_time = time_at == text.npos && text.find(':') != text.npos;
    if (!only_time) {
        const auto date = parse_iso_date(text.substr(0, time_at));
        if (!date) return {};
        const auto epoch = sys_days(system_1904 ? year{1904} / 1 / 1 : year{1899} / 12 / 31);
        auto days = (sys_days(*date) - epoch).count();
        if (!system_1904 && days >= 60) ++days;  // 29 February 1900
        if (days < 0) return {};
        serial = static_cast<double>(days);
        if (time_at == text.npos) return serial;
        text.remove_prefix(time_at + 1);
    }
    text = text.substr(0, text.find_first_of("Z+-"));  // the zone: cells have none
    const double unit[] = {24, 1440, 86400};
    for (const double per_day : unit) {
        const std::size_t colon = std::min(text.find(':'), text.size());
        const auto part = cell_number(text.substr(0, colon));
        if (!part) return {};
        serial += *part / per_day;
        text.remove_prefix(std::min(colon + 1, text.size()));
        if (text.empty()) return serial;
    }
    return {};
}

SheetScanner::SheetScanner(std::unique_ptr<PartStream> part, const SheetContext& context, TextOrigin origin,
                           std::size_t window_bytes)
    : context_(context), window_(decoded_xml(std::move(part)), std::move(origin), window_bytes, limits::kRowBytes) {}

FileError SheetScanner::damaged_at(const char* position, const std::string& what) const {
    return damaged(window_.origin(), what, window_.offset(position));
}

void SheetScanner::read_on(const char* kept) {
    window_.consume(kept);
    if (!window_.refill()) throw damaged_at(window_.end(), "het houdt midden in de gegevens op");
}

bool SheetScanner::next(Row& row) {
    if (stage_ == Stage::before) read_surroundings();
    while (stage_ == Stage::rows) {
        SheetXml xml(window_.begin(), window_.end());
        const Token token = xml.next();
        if (token == Token::more) {
            read_on(xml.position());
            continue;
        }
        if (token == Token::start && xml.name() == "row" && skipped_ == 0) {
            if (!read_row(xml, row)) {
                read_on(window_.begin());
                continue;
            }
            window_.consume(xml.position());
            if (!row.cells.empty()) return true;
            continue;
        }
        window_.consume(xml.position());
        if (token == Token::start && !xml.empty_element()) ++skipped_;
        if (token == Token::end && skipped_-- == 0) stage_ = Stage::after;
    }
    if (stage_ == Stage::after) read_surroundings();
    return false;
}

bool SheetScanner::skip_rows() {
    if (stage_ == Stage::before) read_surroundings();
    if (stage_ == Stage::rows) {
        const std::string end_tag = "</" + sheet_data_;
        const std::boyer_moore_horspool_searcher search(end_tag.begin(), end_tag.end());
        const char* found = nullptr;
        while ((found = std::search(window_.begin(), window_.end(), search)) == window_.end())
            read_on(std::max(window_.begin(), window_.end() - (end_tag.size() - 1)));
        window_.consume(found);
        SheetXml xml(window_.begin(), window_.end());
        while (xml.next() == Token::more) {
            read_on(window_.begin());
            xml = SheetXml(window_.begin(), window_.end());
        }
        window_.consume(xml.position());
        jumped_ = true;
        stage_ = Stage::after;
    }
    if (stage_ == Stage::after) read_surroundings();
    return !landed_wrong_;
}

// Reads what stands before or after the rows, to where the stage changes.
void SheetScanner::read_surroundings() {
    SheetXml xml(window_.begin(), window_.end());
    for (const Stage stage = stage_; stage_ == stage; window_.consume(xml.position())) {
        switch (xml.next()) {
            case Token::start:
                element(xml);
                break;
            case Token::end:
                landed_wrong_ |= jumped_ && depth_ <= 1 && xml.qualified_name() != root_;
                if (depth_ > 0) --depth_;
                break;
            case Token::text:
                landed_wrong_ |= jumped_ && depth_ == 1 && !without_space(xml.raw_text()).empty();
                break;
            case Token::more:
                window_.consume(xml.position());
                if (!window_.refill()) {
                    if (!landed_wrong_ && (depth_ != 0 || root_.empty()))
                        throw damaged_at(window_.end(), root_.empty() ? "het bevat geen blad" : "het houdt te vroeg op");
                    stage_ = Stage::finished;
                }
                xml = SheetXml(window_.begin(), window_.end());
        }
    }
}

void SheetScanner::element(const SheetXml& xml) {
    if (root_.empty()) root_ = xml.qualified_name();
    if (xml.name() == "sheetData" && stage_ == Stage::before) {
        sheet_data_ = xml.qualified_name();
        stage_ = xml.empty_element() ? Stage::after : Stage::rows;
        return;
    }
    if (xml.name() == "col" && is_boolean_true(xml.attribute("hidden"))) {
        const auto first = whole_number(xml.attribute("min")), last = whole_number(xml.attribute("max"));
        if (first && *first >= 1 && *first <= kMaxColumn && last && *last >= *first)
            structure_.hidden_columns.push_back({{1, *first}, {kMaxRow, std::min(*last, kMaxColumn)}});
    } else if (xml.name() == "mergeCell") {
        if (const auto range = parse_range(xml.attribute("ref"))) structure_.merged.push_back(*range);
    }
    if (!xml.empty_element()) ++depth_;
}

bool SheetScanner::read_row(SheetXml& xml, Row& row) {
    cells_.clear();
    texts_.clear();
    column_ = 0;
    unordered_ = false;
    const auto number = whole_number(xml.attribute("r"));
    row_unnumbered_ = !number;
    set_row_number(number.value_or(last_row_ + 1));
    const bool hidden = is_boolean_true(xml.attribute("hidden"));
    for (bool open = !xml.empty_element(); open;) {
        const char* p = xml.position();
        for (;;) {
            while (is_xml_space(*p)) ++p;
            const char* after = read_plain_cell(p);
            if (!after) break;
            p = after;
        }
        xml = SheetXml(p, window_.end());
        switch (xml.next()) {
            case Token::more:
                return false;
            case Token::text:
                break;
            case Token::end:
                open = false;
                break;
            case Token::start:
                if (!(xml.name() == "c" ? read_any_cell(xml) : xml.skip_element())) return false;
        }
    }
    last_row_ = row_;
    if (unordered_) order_cells();
    row = {row_, hidden, cells_};
    return true;
}

void SheetScanner::set_row_number(std::uint32_t number) {
    if (number < 1 || number > kMaxRow)
        throw damaged_at(window_.begin(), "rij " + std::to_string(number) + " past niet op een werkblad");
    row_ = number;
    row_key_.fill(0);
    row_mask_.fill(0);
    char* quote = std::to_chars(row_key_.data(), row_key_.data() + 7, number).ptr;
    *quote = '"';
    row_key_size_ = static_cast<std::size_t>(quote - row_key_.data()) + 1;
    std::fill_n(row_mask_.begin(), row_key_size_, '\xFF');
}

// Reads a cell in the spelling of Excel and libxlsxwriter: <c r="B12" s="3" t="s"><f>..</f><v>..</v></c>, with an inline text, or
// without content. Null, and nothing done, for any other spelling, also when the window ends first. One long function on purpose: it is
// where the time of reading goes, and each step is one comparison with what must come next.
const char* SheetScanner::read_plain_cell(const char* p) {
    if (std::memcmp(p, "<c r=\"", 6) != 0) return nullptr;
    p += 6;
    std::uint32_t column = 0;
    while (static_cast<unsigned char>(*p - 'A') < 26 && column <= kMaxColumn)
        column = column * 26 + static_cast<std::uint32_t>(*p++ - 'A' + 1);
    std::uint64_t here, key, mask;
    std::memcpy(&here, p, 8);
    std::memcpy(&key, row_key_.data(), 8);
    std::memcpy(&mask, row_mask_.data(), 8);
    if (((here ^ key) & mask) != 0 || column <= column_ || column > kMaxColumn || row_unnumbered_) return nullptr;
    p += row_key_size_;

    std::uint32_t style = 0;
    auto kind = CellKind::number;
    if (starts(p, " s=") && p[3] == '"') {
        for (p += 4; is_digit(*p) && style < 100'000'000; ++p) style = style * 10 + static_cast<std::uint32_t>(*p - '0');
        if (*p++ != '"') return nullptr;
    }
    if (starts(p, " t=")) {
        const char* close = p[3] == '"' && p[4] != '\0' ? p + 5 : nullptr;
        if (close && *close == 't' && starts(p + 4, "str")) close = p + 7;
        if (close && *close == 'n' && std::memcmp(p + 4, kInlineString.data(), kInlineString.size()) == 0) close = p + 4 + kInlineString.size();
        if (!close || *close != '"') return nullptr;
        const auto named_kind = kind_of({p + 4, close});
        if (!named_kind) return nullptr;
        kind = *named_kind;
        p = close + 1;
    }
    if (p[0] == '/' && p[1] == '>') {
        column_ = column;
        return p + 2;
    }
    if (*p++ != '>') return nullptr;

    const char* end = window_.end();
    std::string_view formula;
    bool has_formula = false;
    if (starts(p, "<f>")) {
        const char* close = static_cast<const char*>(std::memchr(p + 3, '<', static_cast<std::size_t>(end - p - 3)));
        if (!close || std::memcmp(close, "</f>", 4) != 0) return nullptr;
        formula = {p + 3, close};
        if (!is_plain_text(formula)) return nullptr;
        has_formula = true;
        p = close + 4;
    }
    if (kind == CellKind::inline_text) return has_formula ? nullptr : read_plain_inline_text(p, column, style);
    if (!starts(p, "<v>")) return nullptr;
    p += 3;
    double number = 0;
    std::string_view text;
    if (kind == CellKind::number) {
        p = read_plain_number(p, end, number);
    } else if (kind == CellKind::shared) {
        std::uint32_t index = 0;
        const char* digits = p;
        while (is_digit(*p) && index < 100'000'000) index = index * 10 + static_cast<std::uint32_t>(*p++ - '0');
        if (p == digits || *p != '<') return nullptr;
        number = index;
    } else {
        const char* close = static_cast<const char*>(std::memchr(p, '<', static_cast<std::size_t>(end - p)));
        if (!close) return nullptr;
        text = {p, close};
        if (!is_plain_text(text)) return nullptr;
        p = close;
    }
    if (!p || std::memcmp(p, "</v></c>", 8) != 0) return nullptr;

    column_ = column;
    has_formula_ = has_formula;
    formula_ = formula;
    if (kind == CellKind::number)
        add_number(number, style);
    else if (kind == CellKind::shared)
        add_shared(static_cast<std::size_t>(number), style);
    else
        add_cell(kind, style, text);
    return p + 8;
}

// The rest of such a cell: <is><t>..</t></is></c>.
const char* SheetScanner::read_plain_inline_text(const char* p, std::uint32_t column, std::uint32_t style) {
    constexpr std::string_view kBegin = "<is><t", kKept = " xml:space=\"preserve\"", kEnd = "</t></is></c>";
    const std::string_view rest(p, window_.end());
    std::size_t begin = kBegin.size();
    if (!rest.starts_with(kBegin)) return nullptr;
    if (rest.substr(begin).starts_with(kKept)) begin += kKept.size();
    if (begin >= rest.size() || rest[begin++] != '>') return nullptr;
    const std::size_t end = rest.find('<', begin);
    if (end == std::string_view::npos || !rest.substr(end).starts_with(kEnd)) return nullptr;
    const std::string_view text = rest.substr(begin, end - begin);
    if (!is_plain_text(text)) return nullptr;
    column_ = column;
    has_formula_ = false;
    formula_ = {};
    add_cell(CellKind::inline_text, style, text);
    return rest.data() + end + kEnd.size();
}

// Reads a cell in any spelling. False = the window ends first.
bool SheetScanner::read_any_cell(SheetXml& xml) {
    auto kind = kind_of(xml.attribute("t")).value_or(CellKind::number);
    const std::uint32_t style = whole_number(xml.attribute("s")).value_or(0);
    place_cell(xml.attribute("r"));
    has_formula_ = false;
    formula_ = {};
    std::string_view value;
    for (bool open = !xml.empty_element(); open;) {
        const Token token = xml.next();
        if (token == Token::more) return false;
        if (token == Token::end) open = false;
        if (token != Token::start) continue;
        if (xml.name() == "v") {
            if (!read_text(xml, value)) return false;
        } else if (xml.name() == "f") {
            has_formula_ = true;
            if (!read_text(xml, formula_)) return false;
        } else if (xml.name() == "is") {
            scratch_.clear();
            if (!xml.append_rich_text(scratch_)) return false;
            finish_xstring(scratch_, 0);
            value = texts_.keep(scratch_);
            kind = CellKind::inline_text;
        } else if (!xml.skip_element()) {
            return false;
        }
    }
    add_cell(kind, style, value);
    return true;
}

bool SheetScanner::read_text(SheetXml& xml, std::string_view& text) {
    text = {};
    if (xml.empty_element()) return true;
    SheetXml ahead = xml;
    if (ahead.next() == Token::text && !ahead.cdata() && is_plain_text(ahead.raw_text())) {
        const std::string_view plain = ahead.raw_text();
        if (ahead.next() == Token::end) {
            text = plain;
            xml = ahead;
            return true;
        }
    }
    scratch_.clear();
    if (!xml.append_content(scratch_)) return false;
    finish_xstring(scratch_, 0);
    text = texts_.keep(scratch_);
    return true;
}

std::optional<SheetScanner::CellKind> SheetScanner::kind_of(std::string_view type) {
    if (type == "s") return CellKind::shared;
    if (type == "n" || type.empty()) return CellKind::number;
    if (type == "str") return CellKind::text;
    if (type == "b") return CellKind::boolean;
    if (type == "e") return CellKind::error;
    if (type == "d") return CellKind::date;
    if (type == kInlineString) return CellKind::inline_text;
    return {};
}

void SheetScanner::place_cell(std::string_view reference) {
    if (reference.empty()) {
        if (++column_ > kMaxColumn)
            throw damaged_at(window_.begin(), "een rij heeft meer cellen dan een werkblad kolommen heeft");
        return;
    }
    const auto address = parse_cell(reference);
    if (!address) throw damaged_at(window_.begin(), "cel \"" + repaired_utf8(reference.substr(0, 40)) + "\" bestaat niet");
    if (row_unnumbered_ && column_ == 0) set_row_number(address->row);
    unordered_ |= address->column <= column_;
    column_ = address->column;
}

void SheetScanner::add_cell(CellKind kind, std::uint32_t style, std::string_view value) {
    switch (kind) {
        case CellKind::number: {
            if (const auto number = cell_number(value)) return add_number(*number, style);
            return add_text(CellType::text, without_space(value), style);
        }
        case CellKind::shared: {
            value = without_space(value);
            if (const auto index = whole_number(value)) return add_shared(*index, style);
            return value.empty() ? add_text(CellType::text, {}, style) : add_shared(context_.strings.size(), style);
        }
        case CellKind::boolean: {
            value = without_space(value);
            if (!is_boolean_true(value) && value != "0" && value != "false") return add_text(CellType::text, value, style);
            add(CellType::boolean, style).number = is_boolean_true(value) ? 1 : 0;
            return;
        }
        case CellKind::date: {
            const auto serial = serial_from_iso(value, context_.system_1904);
            if (!serial) return add_text(CellType::text, without_space(value), style);
            Cell& cell = add(CellType::number, style);
            cell.number = *serial;
            cell.is_date = true;
            return;
        }
        case CellKind::error: {
            value = without_space(value);
            return add_text(value.empty() ? CellType::text : CellType::error, value, style);
        }
        case CellKind::text:
        case CellKind::inline_text:
            return add_text(CellType::text, value, style);
    }
}

Cell& SheetScanner::add(CellType type, std::uint32_t style) {
    Cell& cell = cells_.emplace_back();
    cell.address = {row_, column_};
    cell.type = type;
    cell.style = style;
    cell.has_formula = has_formula_;
    cell.formula = formula_;
    return cell;
}

void SheetScanner::add_number(double value, std::uint32_t style) {
    Cell& cell = add(CellType::number, style);
    cell.number = value;
    if (style < context_.styles.size()) {
        cell.is_date = context_.styles[style].is_date;
        cell.is_percentage = context_.styles[style].is_percentage;
    }
}

void SheetScanner::add_text(CellType type, std::string_view text, std::uint32_t style) {
    if (!text.empty() || has_formula_) add(type, style).text = text;
}

void SheetScanner::add_shared(std::size_t index, std::uint32_t style) {
    if (index < context_.strings.size())
        add_text(CellType::text, context_.strings[index], style);
    else
        add_text(CellType::error, kMissingText, style);
}

// Cells out of order or given twice (no known program writes them): by column, the last of a place stays.
void SheetScanner::order_cells() {
    std::ranges::stable_sort(cells_, {}, [](const Cell& cell) { return cell.address.column; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i)
        if (i + 1 == cells_.size() || cells_[i + 1].address.column != cells_[i].address.column) cells_[kept++] = cells_[i];
    cells_.resize(kept);
}

}  // namespace graadmeter
