// SPDX-License-Identifier: EUPL-1.2
#include "mapping/explain.h"

#include <algorithm>
#include <map>

#include "mapping/nearest.h"
#include "model/personal.h"
#include "model/text.h"

namespace graadmeter {
namespace {

std::string number_of(std::uint64_t count, const char* one, const char* more) { return std::to_string(count) + " " + (count == 1 ? one : more); }

const char* layout_words(Layout layout) {
    static const std::map<Layout, const char*> kWords = {{Layout::years_in_columns, "een rij per indicator, een kolom per jaar of gebied"},
                                                         {Layout::long_table, "een rij per cijfer"},
                                                         {Layout::crosstab, "een rij per gebied of jaar, een kolom per indicator"},
                                                         {Layout::code_list, "een codelijst zonder cijfers"}};
    const auto found = kWords.find(layout);
    return found == kWords.end() ? "een andere indeling" : found->second;
}

class Explainer {
public:
    Explainer(const Workbook& workbook, const Submission& submission, const RecognitionTrace& trace, const std::vector<Finding>& findings,
              const MappingContext& context)
        : workbook_(workbook), submission_(submission), trace_(trace), findings_(findings), context_(context) {}

    std::vector<ExplainedLine> lines() {
        for (std::size_t i = 0; i < submission_.sheets.size(); ++i) sheet(i);
        return std::move(lines_);
    }

private:
    void say(int level, const std::string& text) { lines_.push_back({level, without_personal_data(text)}); }
    // Whether the sheet holds columns of personal data: then a row may be named after a person.
    [[nodiscard]] bool personal(std::size_t sheet) const {
        return std::any_of(findings_.begin(), findings_.end(), [&](const Finding& finding) {
            return finding.sheet == submission_.sheets[sheet].name && (finding.code == "P01" || finding.code == "P02");
        });
    }

    void sheet(std::size_t index) {
        const SheetReading& reading = submission_.sheets[index];
        say(0, "Blad \"" + reading.name + "\"" + (reading.hidden ? " (verborgen)" : "") + ": " + number_of(reading.cells, "gevulde cel", "gevulde cellen"));
        if (reading.generated || workbook_.sheets()[index].kind != SheetKind::worksheet) {
            say(1, reading.explanation.empty() ? "Geen werkblad: overgeslagen" : reading.explanation);
            return;
        }
        bool any = false;
        for (const auto& found : trace_.tables)
            if (found.sheet == index) table(found), any = true;
        if (!any) nothing(index);
        bool first = true;
        for (const auto& finding : findings_) {
            const bool structure = finding.code[0] == 'S' || finding.code == "W08" || finding.code == "W10" || finding.code == "W11";
            if (finding.sheet != reading.name || !structure) continue;
            if (first) say(1, "Opgemerkt");
            first = false;
            say(2, finding.code + (finding.cells.empty() ? "" : " " + finding.cells) + ": " + finding.message);
        }
    }

    void nothing(std::size_t index) {
        if (submission_.sheets[index].cells == 0) {
            say(1, "Leeg");
            return;
        }
        say(1, "Geen tabel herkend");
        if (const auto nearest = nearest_source(workbook_, index, context_.file, context_.sources)) {
            say(2, "Het dichtst bij komt bron " + nearest->source + " (" + nearest->name + "), in rij " + std::to_string(nearest->row));
            say(3, "gevonden: " + joined(nearest->found, ", "));
            say(3, nearest->lacking.empty() ? "er ontbreekt: een kolom met cijfers die bij een indicator van de catalogus hoort" : "er ontbreekt: " + joined(nearest->lacking, ", "));
        } else {
            say(2, "Geen enkele bron kent een kop van dit blad");
        }
    }

    void table(const RecognisedTable& found) {
        const CellRange range{{found.first_row, found.first_column}, {std::max(found.last_row, found.last_data_row), found.last_column}};
        say(1, "Tabel " + to_a1(range) + ": " + layout_words(found.layout));
        say(2, found.first_row == found.last_row ? "Kopregel in rij " + std::to_string(found.first_row)
                                                 : "Kopregels in rij " + std::to_string(found.first_row) + " tot en met " + std::to_string(found.last_row));
        if (!found.rivals.empty()) say(2, "Niet gelezen: ook deze bronnen passen: " + joined(found.rivals, ", "));
        say(2, "Bron: " + found.source + " (" + found.source_name + "), want " +
                   (found.general ? "geen eigen bron past en deze algemene indeling wel" : found.evidence.empty() ? "de kolommen passen" : "gevonden: " + joined(found.evidence, ", ")));
        if (!found.region.empty()) say(2, "Gebied, waar de tabel er geen noemt: " + found.region + " " + context_.regions.name(found.region));
        if (!found.period.empty()) say(2, "Periode, waar de tabel er geen noemt: " + found.period);
        if (!found.group.empty()) say(2, "Groep, waar de tabel er geen noemt: " + found.group);
        say(2, "Kolommen");
        for (const auto& column : found.columns) {
            const std::string name = to_a1(column.header) + " " + (column.label.empty() ? "(zonder kop)" : "\"" + column.label + "\"");
            say(3, name + ": " + (column.taken_as.empty() ? "niet gelezen" : column.taken_as) + (column.ground.empty() ? "" : " [" + column.ground + "]"));
        }
        const bool hidden = personal(found.sheet);
        if (!found.labels.empty()) say(2, hidden ? "Namen in de rijen: niet getoond, want op dit blad staan persoonsgegevens" : "Namen in de rijen");
        for (const auto& label : found.labels) {
            if (hidden) break;
            std::string text = to_a1(label.cell) + " \"" + label.text + "\": " + (label.indicator.empty() ? "niet gelezen" : label.indicator + " " + label.name);
            text += std::string(" [") + dutch_word(label.ground) + "]";
            if (!label.proposal.empty()) text += "; lijkt op: " + label.proposal;
            if (label.rows > 1) text += "; " + std::to_string(label.rows) + " rijen";
            say(3, text);
        }
        if (found.labels_left_out > 0) say(3, "en nog " + number_of(found.labels_left_out, "rij", "rijen") + " met andere namen");
        say(2, number_of(found.observations, "cijfer gelezen", "cijfers gelezen"));
    }

    const Workbook& workbook_;
    const Submission& submission_;
    const RecognitionTrace& trace_;
    const std::vector<Finding>& findings_;
    const MappingContext& context_;
    std::vector<ExplainedLine> lines_;
};

}  // namespace

std::vector<ExplainedLine> explain(const Workbook& workbook, const Submission& submission, const RecognitionTrace& trace,
                                   const std::vector<Finding>& findings, const MappingContext& context) {
    return Explainer(workbook, submission, trace, findings, context).lines();
}

std::vector<std::size_t> sheets_to_draft(const Submission& submission, const RecognitionTrace& trace) {
    std::vector<std::size_t> unknown, open;
    for (std::size_t i = 0; i < submission.sheets.size(); ++i) {
        if (submission.sheets[i].generated || submission.sheets[i].cells == 0) continue;
        const auto of_sheet = [i](const RecognisedTable& table) { return table.sheet == i; };
        if (std::none_of(trace.tables.begin(), trace.tables.end(), of_sheet)) {
            unknown.push_back(i);
            continue;
        }
        const bool general = std::any_of(trace.tables.begin(), trace.tables.end(), [&](const auto& table) { return of_sheet(table) && table.general; });
        const bool left = std::any_of(submission.labels.begin(), submission.labels.end(), [&](const LabelLink& l) { return l.place.sheet == i && l.taken.empty(); });
        if (general && left) open.push_back(i);
    }
    unknown.insert(unknown.end(), open.begin(), open.end());
    return unknown;
}

}  // namespace graadmeter
