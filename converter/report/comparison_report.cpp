// SPDX-License-Identifier: EUPL-1.2
#include "report/comparison_report.h"

#include <array>
#include <ostream>
#include <string>

#include "model/dutch_number.h"
#include "model/text.h"
#include "report/csv_field.h"
#include "report/phrases.h"

namespace graadmeter {
namespace {

// A change with both sides in words, "" where there is none: what text and CSV are both made of.
struct ChangeInWords {
    ChangeKind kind;
    std::string subject, part, region, period, group, unit;        // of an answer: indicator and question
    std::array<std::string, 2> value, status, file, sheet, cell;   // before, after
};

template <typename Item>
void put_place(ChangeInWords& change, std::size_t side, const Collection& collection, const Item& item) {
    change.file[side] = collection.file_of(item.place).name;
    change.sheet[side] = collection.sheet_of(item.place).name;
    change.cell[side] = item.place.cell.valid() ? to_a1(item.place.cell) : "";
}

std::string value_text(const Observation& one) {
    if (one.value) return dutch_number(*one.value);
    return one.below > 0 ? "<" + std::to_string(one.below) : dutch_word(one.status);
}

ChangeInWords in_words(const ComparisonReport& report, const FigureChange& change) {
    const Observation& key = change.before ? report.before.observations[*change.before] : report.after.observations[*change.after];
    ChangeInWords words{change.kind, key.indicator, key.component, key.region, key.period.text(), key.group, key.unit, {}, {}, {}, {}, {}};
    const auto put = [&](std::size_t side, const Collection& collection, const std::optional<std::size_t>& at) {
        if (!at) return;
        const Observation& one = collection.observations[*at];
        words.value[side] = value_text(one);
        if (one.unit != key.unit) words.value[side] += " " + one.unit;
        words.status[side] = dutch_word(one.status);
        put_place(words, side, collection, one);
    };
    put(0, report.before, change.before);
    put(1, report.after, change.after);
    return words;
}

ChangeInWords in_words(const ComparisonReport& report, const AnswerChange& change) {
    const Answer& key = change.before ? report.before.answers[*change.before] : report.after.answers[*change.after];
    ChangeInWords words{change.kind, key.indicator, key.question, "", "", "", "", {}, {}, {}, {}, {}};
    const auto put = [&](std::size_t side, const Collection& collection, const std::optional<std::size_t>& at) {
        if (!at) return;
        words.value[side] = collection.answers[*at].text;
        put_place(words, side, collection, collection.answers[*at]);
    };
    put(0, report.before, change.before);
    put(1, report.after, change.after);
    return words;
}

std::string place_text(const ChangeInWords& change, std::size_t side) {
    return on_one_line(change.file[side] + " " + quoted_sheet_name(change.sheet[side]) + "!" + change.cell[side]);
}

void write_line(std::ostream& out, const ChangeInWords& change, const RegionList& regions) {
    out << "  " << dutch_word(change.kind) << "  " << on_one_line(change.subject);
    for (const std::string& more : {change.part, change.region.empty() ? "" : regions.name(change.region), change.period, change.group})
        if (!more.empty()) out << ", " << on_one_line(more);
    out << "\n";
    constexpr std::array kSides = {"    was:   ", "    wordt: "};
    for (std::size_t side = 0; side < 2; ++side) {
        if (change.file[side].empty()) continue;
        out << kSides[side] << on_one_line(change.value[side]);
        if (!change.unit.empty() && change.value[side].find(' ') == std::string::npos) out << " " << change.unit;
        if (change.status[0] != change.status[1] && !change.status[side].empty()) out << " (" << change.status[side] << ")";
        out << "  [" << place_text(change, side) << "]\n";
    }
}

template <typename Change>
std::string counts_of(const std::vector<Change>& changes) {
    std::array<std::uint64_t, 3> counts{};
    for (const Change& change : changes) ++counts[static_cast<std::size_t>(change.kind)];
    return whole_number(counts[0]) + " nieuw, " + whole_number(counts[1]) + " vervallen, " + whole_number(counts[2]) + " gewijzigd";
}

}  // namespace

void write_comparison_text(std::ostream& out, const ComparisonReport& report) {
    const Comparison& all = report.comparison;
    out << "Cijfers: " << counts_of(all.figures) << ", " << whole_number(all.same_figures) << " gelijk.\n";
    for (const FigureChange& change : all.figures) write_line(out, in_words(report, change), report.regions);
    out << "Antwoorden: " << counts_of(all.answers) << ", " << whole_number(all.same_answers) << " gelijk.\n";
    for (const AnswerChange& change : all.answers) write_line(out, in_words(report, change), report.regions);
}

void write_comparison_csv(std::ostream& out, const ComparisonReport& report) {
    out << kByteOrderMark << "soort;wat;indicator;onderdeel;regio;periode;groep;eenheid;was;wordt;status was;status wordt;bestand was;blad was;cel was;bestand wordt;blad wordt;cel wordt\r\n";
    const auto write = [&](const char* kind, const ChangeInWords& one) {
        const std::array<std::string_view, 17> fields{dutch_word(one.kind), one.subject, one.part, one.region, one.period, one.group, one.unit, one.value[0], one.value[1],
                                                      one.status[0], one.status[1], one.file[0], one.sheet[0], one.cell[0], one.file[1], one.sheet[1], one.cell[1]};
        out << kind;
        for (const std::string_view field : fields) out << ';' << csv_field(field);
        out << "\r\n";
    };
    for (const FigureChange& change : report.comparison.figures) write("cijfer", in_words(report, change));
    for (const AnswerChange& change : report.comparison.answers) write("antwoord", in_words(report, change));
}

}  // namespace graadmeter
