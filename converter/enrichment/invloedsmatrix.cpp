// SPDX-License-Identifier: EUPL-1.2
// Invloedsmatrix: a row for each indicator, its facts beside the questions that people answer; the choices on Keuzelijsten, and
// answers that have lost their place on Vervallen antwoorden.
#include <algorithm>
#include <set>

#include "enrichment/sheets.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr const char* kNotApplicable = "n.v.t.";

bool is_choice(const Question& question) { return question.kind == AnswerKind::choice && !question.choices.empty(); }

// The question that makes this one not applicable, as the column's cell in the row: "$H6".
std::string deciding_cell(const Questionnaire& influence, const Question& question, std::uint32_t first_column) {
    const auto& questions = influence.questions;
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const auto& other) { return other.id == question.not_applicable_if_question; });
    if (question.not_applicable_if_question.empty() || found == questions.end()) return "";
    return "$" + to_a1(CellAddress{kFirstRow, first_column + static_cast<std::uint32_t>(found - questions.begin())});
}

void add_rules(const Workshop& shop, TableSheet& table, std::uint32_t first_column) {
    const auto& questions = shop.input.influence.questions;
    for (std::uint32_t i = 0; i < questions.size(); ++i) {
        const Question& question = questions[i];
        const CellRange cells = table.column_range(first_column + i);
        const std::string decider = deciding_cell(shop.input.influence, question, first_column);
        const std::string not_applicable =
            decider.empty() ? "" : decider + "=" + quoted_text(shortened(question.not_applicable_if_answer, 250));
        EntryRule rule{.list = "", .only_choices = !question.several, .title = question.caption,
                       .prompt = question.text, .refusal = ""};
        if (is_choice(question)) {
            const std::string choices = shop.choice_ranges.at(question.id);
            rule.list = decider.empty() ? choices : "IF(" + not_applicable + "," + shop.choice_ranges.at("") + "," + choices + ")";
            rule.refusal = question.several ? "Dit staat niet in de lijst. Meer keuzes? Zet er een puntkomma (;) tussen en kies Ja."
                                            : "Kies een antwoord uit de lijst, of maak de cel leeg.";
        }
        table.sheet().allow(cells, rule);
        if (!decider.empty()) table.sheet().shade_when(cells, not_applicable, Look::not_applicable);
    }
}

}  // namespace

PlacedAnswers place_answers(const BuildInput& input) {
    const auto& answers = input.assessment.answers;
    const Catalogue& catalogue = input.catalogue;
    const Questionnaire& influence = input.influence;
    PlacedAnswers result;
    const auto sort_out = [&](const Answer& answer) {
        const auto words = trimmed(answer.text);
        if (words.empty() || (input.growth && input.growth->question(answer.question))) return;
        if (!catalogue.indicator(answer.indicator)) {
            result.lapsed.push_back({&answer, "Deze indicator staat niet in de catalogus."});
        } else if (!influence.question(answer.question)) {
            result.lapsed.push_back({&answer, "Deze vraag bestaat niet meer."});
        } else {
            const Answer*& place = result.placed[{answer.indicator, answer.question}];
            if (!place) place = &answer;
            else if (trimmed(place->text) != words) result.lapsed.push_back({&answer, "Op deze vraag is nog een antwoord gegeven."});
        }
    };
    // What stands on the sheet itself goes before what had lapsed earlier.
    for (const bool earlier_lapsed : {false, true})
        for (const auto& answer : answers)
            if ((answer.sheet_key == "Vervallen antwoorden") == earlier_lapsed) sort_out(answer);
    for (const auto& [answer, reason] : input.assessment.growth.lapsed) result.lapsed.push_back({&answer, reason});
    return result;
}

GeneratedSheet build_invloedsmatrix(Workshop& shop) {
    const Questionnaire& influence = shop.input.influence;
    std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 36}, {"Thema", 24}, {"Laatste waarde"}, {"Peiljaar"}, {"Eenheid"}, {"Trend"}};
    const auto first_question = static_cast<std::uint32_t>(columns.size()) + 1;
    for (const auto& question : influence.questions) columns.push_back({question.caption, question.width});
    auto table = shop.begin("Invloedsmatrix", influence.title.empty() ? "Invloedsmatrix" : influence.title,
                            (influence.purpose.empty() ? "Vul per indicator de gele cellen in." : influence.purpose) +
                                " Een streepje is nog niet ingevuld.",
                            columns, 2);
    for (const auto& facts : shop.facts.indicators()) {
        const Indicator& indicator = *facts.indicator;
        const SeriesPoint* last = facts.series ? facts.series->last() : nullptr;
        if (last && !finite(last->value)) last = nullptr;
        std::vector<Value> values{
            text(indicator.id), text(indicator.name), text(facts.theme.empty() ? "geen thema" : facts.theme),
            last ? shop.facts.figure(last->place, *last->value, decimals_of(&indicator, facts.series->unit, last->value)) : word(facts.missing_word()),
            last ? period_value(last->period) : word(facts.missing_word()), text(unit_label(last && indicator.unit.empty() ? facts.series->unit : indicator.unit)),
            last ? text(dutch_word(facts.series->label)) : word(facts.missing_word())};
        for (const auto& question : influence.questions) {
            const auto found = shop.answers.placed.find({indicator.id, question.id});
            values.push_back(text(found == shop.answers.placed.end() ? kUnanswered : found->second->text, Look::input));
        }
        if (!table.row(values)) break;
    }
    add_rules(shop, table, first_question);
    table.finish();
    return {"Invloedsmatrix", {}, {},
            input_captions("Invloedsmatrix", influence)};
}

// Laid out as the Invloedsmatrix, so that it is read back as that is: an answer stays until its indicator or question returns.
GeneratedSheet build_vervallen_antwoorden(Workshop& shop) {
    struct Line {
        std::string indicator, reason;
        std::map<std::string, std::string> by_question;
    };
    std::vector<Line> lines;
    std::set<std::string> used;
    for (const auto& [answer, reason] : shop.answers.lapsed) {
        used.insert(answer->question);
        auto line = std::find_if(lines.begin(), lines.end(), [&, &a = *answer, &why = reason](const Line& other) {
            return other.indicator == a.indicator && other.reason == why && !other.by_question.count(a.question);
        });
        if (line == lines.end()) line = lines.insert(line, Line{answer->indicator, reason, {}});
        line->by_question.emplace(answer->question, answer->text);
    }
    std::vector<TableColumn> columns{{"Indicator"}};
    std::vector<std::string> questions;
    for (const auto* questionnaire : {&shop.input.influence, shop.input.growth})
        for (const auto& question : questionnaire ? questionnaire->questions : std::vector<Question>{})
            if (used.erase(question.id)) {
                columns.push_back({question.caption});
                questions.push_back(question.id);
            }
    for (const auto& id : used) {
        columns.push_back({"Vraag " + id});
        questions.push_back(id);
    }
    const auto& links = shop.input.submission.lapsed_links;
    if (!links.empty())   // captions by which they are found back
        for (const auto& caption : {std::string(kLinkSheet), std::string(kLinkSource), std::string(kLinkLabel), link_captions(*shop.input.linking).front()})
            columns.push_back({caption});
    columns.push_back({"Waarom hier", 40});
    auto table = shop.begin("Vervallen antwoorden", "Vervallen antwoorden",
                            "Antwoorden en keuzes die niet meer passen op de bladen waar ze gegeven zijn. Ze blijven hier bewaard; neem over wat nog geldt.",
                            columns, 1);
    for (const auto& line : lines) {
        std::vector<Value> values{text(line.indicator.empty() ? "onbekend" : line.indicator)};
        for (const auto& id : questions) {
            const auto found = line.by_question.find(id);
            values.push_back(text(found == line.by_question.end() ? kUnanswered : found->second));
        }
        if (!links.empty()) values.insert(values.end(), 4, text(kUnanswered));
        values.push_back(text(line.reason));
        if (!table.row(values)) break;
    }
    for (const auto& [link, reason] : links) {
        std::vector<Value> values(questions.size() + 1, text(kUnanswered));
        for (const auto& words : {link.sheet, link.source, link.label, link.choice, reason}) values.push_back(text(words));
        if (!table.row(values)) break;
    }
    table.finish();
    return {"Vervallen antwoorden", {}, {}, input_captions("Vervallen antwoorden", shop.input.influence, shop.input.linking, shop.input.growth)};
}

GeneratedSheet build_keuzelijsten(Workshop& shop) {
    std::vector<TableColumn> columns;
    std::vector<const std::vector<std::string>*> lists;
    for (const auto& question : shop.input.influence.questions)
        if (is_choice(question)) {
            columns.push_back({question.caption});
            lists.push_back(&question.choices);
        }
    static const std::vector<std::string> not_applicable{kNotApplicable};
    columns.push_back({"Niet van toepassing"});
    lists.push_back(&not_applicable);
    if (shop.makes("Koppeling")) {
        columns.push_back({"Koppeling"});
        lists.push_back(&shop.link_lists.cells);
    }
    const auto of_charts = shop.makes(kChartSheet) ? shop.chart_choices.columns() : std::vector<FigureColumn>{};
    for (const auto& column : of_charts) columns.push_back({column.caption});
    auto table = shop.begin("Keuzelijsten", "Keuzelijsten", "De keuzes achter de gele cellen.", columns, 1);
    std::size_t longest = 0;
    for (const auto& column : of_charts) longest = std::max(longest, column.cells.size());
    for (const auto* list : lists) longest = std::max(longest, list->size());
    for (std::size_t i = 0; i < longest; ++i) {
        std::vector<Value> values;
        for (const auto* list : lists) values.push_back(text(i < list->size() ? (*list)[i] : ""));
        for (const auto& column : of_charts) values.push_back(i < column.cells.size() ? column.cells[i] : text(""));
        if (!table.row(values)) break;
    }
    table.finish();
    table.sheet().hide();
    GeneratedSheet made{"Keuzelijsten", {}, {}, {}};
    made.hidden = true;
    return made;
}

}  // namespace graadmeter
