// SPDX-License-Identifier: EUPL-1.2
// Records, separator and number style of CSV.
#include "spreadsheet/csv_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>

#include "model/text.h"
#include "package/limits.h"

namespace graadmeter {
namespace {

bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

}  // namespace

// The window holds a record whole.
CsvRecords::CsvRecords(std::unique_ptr<PartStream> text, TextOrigin origin, char separator, std::size_t window_bytes)
    : window_(std::move(text), std::move(origin), window_bytes, limits::kRecordBytes), separator_(separator) {}

bool CsvRecords::next(std::vector<std::string_view>& fields) {
    while (!read_record(fields)) complete_ = !window_.refill();
    return !fields.empty();
}

// False when the window ends before it is sure where the record ends.
bool CsvRecords::read_record(std::vector<std::string_view>& fields) {
    fields.clear();
    kept_.clear();
    kept_fields_.clear();
    const char* p = window_.begin();
    const char* end = window_.end();
    if (p == end) return complete_;
    for (;;) {
        std::string_view field;
        const char* after = nullptr;
        if (*p == '"' && quotes_) {
            const std::size_t kept = kept_.size();
            after = read_quoted(p, field);
            if (!after && !complete_) return false;
            if (!after) {  // never closed
                quotes_ = false;
                kept_.resize(kept);
            } else if (kept_.size() > kept && fields.size() <= kMaxColumn) {
                kept_fields_.push_back({fields.size(), kept, kept_.size() - kept});
            }
        }
        if (!after) after = read_unquoted(p, field);
        p = after;
        if (fields.size() <= kMaxColumn) fields.push_back(field);  // one too many shows that the record does not fit
        if (p == end) {
            if (!complete_) return false;
            break;
        }
        if (is_line_end(*p)) {
            if (p + 1 == end && *p == '\r' && !complete_) return false;  // an LF may follow
            p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
            break;
        }
        ++p;
    }
    window_.consume(p);
    resolve_kept(fields);
    return true;
}

// Gives the place after the field. Null when the quote is not closed within the window. What stands between the closing quote and
// the separator belongs to the field, as in Excel: "3" pijp -> 3 pijp.
const char* CsvRecords::read_quoted(const char* p, std::string_view& field) {
    const char* end = window_.end();
    const char* start = ++p;
    bool copied = false;
    for (;;) {
        const char* quote = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(end - p)));
        if (!quote || (quote + 1 == end && !complete_)) return nullptr;
        if (quote[1] == '"') {
            kept_.append(start, quote + 1);
            copied = true;
            p = start = quote + 2;
            continue;
        }
        std::string_view rest;
        const char* after = read_unquoted(quote + 1, rest);
        if (after == end && !complete_) return nullptr;
        if (copied || !rest.empty())
            kept_.append(start, quote).append(rest);
        else
            field = {start, quote};
        return after;
    }
}

const char* CsvRecords::read_unquoted(const char* p, std::string_view& field) const {
    const char* start = p;
    const char* end = window_.end();
    const char separator = separator_ == '\0' ? '\n' : separator_;
    while (p != end && *p != separator && !is_line_end(*p)) ++p;
    field = {start, p};
    return p;
}

void CsvRecords::resolve_kept(std::vector<std::string_view>& fields) const {
    for (const Kept& one : kept_fields_) fields[one.field] = std::string_view(kept_).substr(one.begin, one.size);
}

char detect_separator(std::string_view beginning, double least_share) {
    constexpr std::size_t kRecords = 200;
    char best = 0;
    double best_score = 0;
    for (const char candidate : {';', '\t', '|', ','}) {
        CsvRecords records(memory_stream(beginning), {}, candidate);
        std::map<std::size_t, std::size_t> widths;
        std::size_t seen = 0;
        for (std::vector<std::string_view> fields; seen < kRecords && records.next(fields);) {
            if (fields.size() == 1 && trimmed(fields[0]).empty()) continue;
            ++widths[fields.size()];
            ++seen;
        }
        for (const auto& [width, count] : widths) {
            const double share = static_cast<double>(count) / static_cast<double>(seen);
            if (width < 2 || share < least_share) continue;
            const double score = share * share * std::log2(static_cast<double>(width));
            if (score > best_score * 1.0001) best = candidate, best_score = score;
        }
    }
    return best;
}

namespace {

// A text of digits, marks and spaces, taken apart; `text` is trimmed and without sign.
struct Shape {
    bool numeric = false;  // digits with at most points, commas and spaces between them
    std::size_t points = 0, commas = 0, spaces = 0, digits = 0;
    char last_mark = 0;
    std::size_t before_last = 0, after_last = 0;  // digits before the first mark and after the last one
    bool groups = true;  // every mark but the last is followed by three digits, the first preceded by one to three
};

Shape shape_of(std::string_view text) {
    Shape shape;
    std::size_t run = 0;
    bool first = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c)) {
            ++run, ++shape.digits;
            continue;
        }
        if (c != '.' && c != ',') return {};
        if (!first && run != 3) shape.groups = false;
        if (first) {
            shape.before_last = run;
            if (run < 1 || run > 3 || text[0] == '0') shape.groups = false;
        }
        (c == '.' ? shape.points : shape.commas)++;
        shape.last_mark = c;
        run = 0;
        first = false;
    }
    shape.after_last = run;
    shape.numeric = shape.digits > 0;
    return shape;
}

std::string_view without_sign(std::string_view text) {
    return text.starts_with('-') ? text.substr(1) : text;
}

// "6 901", "12 345 678,5" (plain, no-break or narrow no-break space): without the spaces; nothing when a space is no grouping.
std::optional<std::string> without_grouping_spaces(std::string_view text) {
    constexpr std::string_view kMarked = "0123456789.,", kSpaces = " \u00A0\u202F";
    const std::size_t other = text.find_first_not_of(kMarked);
    if (other == text.npos) return std::string(text);
    if (kSpaces.find(text[other]) == kSpaces.npos) return {};
    std::string out;
    std::size_t run = 0, spaces = 0;
    bool mark = false;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t space = 0;
        for (const std::string_view one : {" ", "\u00A0", "\u202F"})
            if (text.substr(i).starts_with(one)) space = one.size();
        if (space == 0) {
            const char c = text[i++];
            if (!is_digit(c)) {
                if (spaces > 0 && run != 3) return {};
                mark = true;
            }
            if (!mark) ++run;
            out += c;
            continue;
        }
        if (mark || run == 0 || (spaces == 0 ? run > 3 || text[0] == '0' : run != 3)) return {};
        ++spaces;
        run = 0;
        i += space;
    }
    if (!mark && spaces > 0 && run != 3) return {};
    return out;
}

}  // namespace

void CsvNumberEvidence::look_at(std::string_view field) {
    field = without_sign(trimmed(field));
    if (field.empty() || field.size() > 40 || (!is_digit(field[0]) && field[0] != '.' && field[0] != ',')) return;
    const auto compact = without_grouping_spaces(field);
    if (!compact) return;
    const Shape shape = shape_of(*compact);
    if (!shape.numeric || shape.after_last == 0) return;
    const std::size_t marks = shape.points + shape.commas;
    if (marks == 0) return;
    if (shape.points > 0 && shape.commas > 0) {  // "1.234,5": the last one is the decimal mark
        const bool comma = shape.last_mark == ',';
        if (!shape.groups || (comma ? shape.commas : shape.points) != 1) return;
        ++(comma ? comma_ : point_);
        ++(comma ? comma_grouped_ : point_grouped_);
    } else if (marks > 1) {  // "1.234.567": only groups; "12.05.2024" says nothing
        if (!shape.groups || shape.after_last != 3) return;
        ++(shape.points > 0 ? comma_grouped_ : point_grouped_);
    } else if (shape.after_last != 3 || !shape.groups) {
        ++(shape.points > 0 ? point_ : comma_);
    }
}

CsvNumberStyle CsvNumberEvidence::style() const {
    const std::uint64_t comma = comma_ > 0 || point_ > 0 ? comma_ : comma_grouped_;
    const std::uint64_t point = comma_ > 0 || point_ > 0 ? point_ : point_grouped_;
    if (comma == point) return {};
    return comma > point ? CsvNumberStyle{DecimalMark::comma, comma_grouped_ > 0}
                         : CsvNumberStyle{DecimalMark::point, point_grouped_ > 0};
}

namespace {
constexpr std::uint32_t kMostDecimals = 15, kGroupedStyle = 32;  // a style is the decimals, or these and the decimals
}

std::uint32_t csv_cell_style(std::string_view field, const CsvNumberStyle& style) {
    field = trimmed(field);
    if (field.find_first_of("eE") != field.npos) return 0;
    const std::size_t mark = style.mark == DecimalMark::unknown ? field.npos : field.rfind(style.mark == DecimalMark::comma ? ',' : '.');
    const std::size_t decimals = mark == field.npos ? 0 : field.size() - mark - 1;
    const bool grouped = field.substr(0, mark).find_first_not_of("-0123456789") != field.npos;
    return std::min(static_cast<std::uint32_t>(decimals), kMostDecimals) + (grouped ? kGroupedStyle : 0);
}

NumberFormat csv_number_format(std::uint32_t cell_style) {
    if (cell_style == 0) return {};
    const std::size_t decimals = cell_style % kGroupedStyle;
    return {0, (cell_style >= kGroupedStyle ? "#,##0" : "0") + (decimals == 0 ? "" : "." + std::string(decimals, '0'))};
}

std::optional<double> csv_number(std::string_view field, const CsvNumberStyle& style) {
    field = trimmed(field);
    const std::string_view digits = without_sign(field);
    if (digits.empty() || digits.size() > 40 ||
        !(is_digit(digits[0]) || (digits.size() > 1 && (digits[0] == '.' || digits[0] == ','))))
        return {};
    if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) return {};  // a code: "0988"
    std::string text;
    const char decimal = style.mark == DecimalMark::comma ? ',' : style.mark == DecimalMark::point ? '.' : '\0';
    const std::size_t exponent = std::min(digits.find_first_of("eE"), digits.size());  // "1.5e-05", not the code "1E5"
    const auto compact = without_grouping_spaces(digits.substr(0, exponent));
    if (!compact) return {};
    const Shape shape = shape_of(*compact);
    if (!shape.numeric) return {};
    for (const char c : *compact) {
        if (c == decimal && decimal != 0)
            text += '.';
        else if (is_digit(c))
            text += c;
    }
    const std::size_t marks = shape.points + shape.commas;
    const std::size_t decimals = decimal == ',' ? shape.commas : decimal == '.' ? shape.points : 0;
    if (decimals > 1 || (decimals == 1 && (shape.last_mark != decimal || shape.after_last == 0))) return {};
    if (marks > decimals && (decimal == 0 || !style.grouped || !shape.groups || (decimals == 0 && shape.after_last != 3)))
        return {};
    if (decimals == 0 && shape.digits > 15) return {};  // an identification, no quantity
    if (exponent < digits.size()) {
        if (decimals == 0 && digits.substr(exponent + 1, 1) != "-") return {};
        text += 'e';
        text += digits.substr(exponent + (digits.substr(exponent + 1, 1) == "+" ? 2 : 1));
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return field.size() > digits.size() ? -value : value;
}

}  // namespace graadmeter
