// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/answers.h"

#include <algorithm>
#include <charconv>

#include "enrichment/facts.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr int kMostRowsOfTheirOwn = 1'000'000;   // a higher number is somebody's own code

bool is_growth(const std::string& sheet) { return sheet == kGrowthSheet || sheet == kGrowthAssumptionsSheet; }

bool has_row(const BuildInput& input, const Form& form, const std::string& row) {
    if (form.per_moment || !form.new_row_prefix.empty()) return !row.empty();   // a row stays as long as something stands in it
    if (form.sheet == "Confrontatie") {
        const auto levels = confronted_levels(input.catalogue);
        return std::ranges::find(levels, row, &Level::id) != levels.end();
    }
    return input.catalogue.indicator(row) || (form.sheet == "Data-inventaris" && row == kWholeCatalogueRow);
}

// The row numbers of answers without a code, each with the code that it gets: the next one of the form.
std::map<std::uint32_t, std::string> new_codes(const std::vector<Answer>& answers, const Form& form) {
    int last = 0;
    std::map<std::uint32_t, std::string> codes;
    for (const auto& answer : answers) {
        if (answer.sheet_key != form.sheet) continue;
        if (answer.indicator.empty()) codes[answer.place.cell.row];
        if (!answer.indicator.starts_with(form.new_row_prefix)) continue;
        int number = 0;
        const char* const end = answer.indicator.data() + answer.indicator.size();
        const auto read = std::from_chars(answer.indicator.data() + form.new_row_prefix.size(), end, number);
        if (read.ptr == end && number < kMostRowsOfTheirOwn) last = std::max(last, number);
    }
    for (auto& [row, code] : codes) code = row_code(form, ++last);
    return codes;
}

}  // namespace

Answers::Answers(const BuildInput& input, const std::vector<Form>& forms) {
    std::map<std::string, std::map<std::uint32_t, std::string>> codes;
    for (const auto& form : forms)
        if (!form.new_row_prefix.empty()) codes[form.sheet] = new_codes(input.submission.answers, form);
    for (const auto& answer : input.submission.answers) {
        if (trimmed(answer.text).empty() || is_growth(answer.sheet_key)) continue;
        const Form* form = form_of(forms, answer.sheet_key);
        if (!form) {
            lapsed_.push_back({&answer, "Dit blad bestaat niet meer."});
            continue;
        }
        const auto given = codes.find(form->sheet);
        const bool without_code = answer.indicator.empty() && given != codes.end();
        place(answer, without_code ? given->second.at(answer.place.cell.row) : answer.indicator, *form, input);
    }
    for (const auto& [answer, reason] : input.assessment.growth.lapsed) lapsed_.push_back({&answer, reason});
    if (const auto now = parse_moment(input.moment); now && std::ranges::find(moments_, now->text(), &Moment::text) == moments_.end()) moments_.push_back(*now);
    std::ranges::sort(moments_, earlier);
}

void Answers::place(const Answer& answer, const std::string& row, const Form& form, const BuildInput& input) {
    const auto moment = form.per_moment ? moment_of_question(answer.question) : std::nullopt;
    const Questionnaire asked = columns_of(form, moment ? std::vector{*moment} : std::vector<Moment>{}, true);
    if (row.empty()) {
        lapsed_.push_back({&answer, "Deze regel heeft geen code."});
    } else if (!has_row(input, form, row)) {
        lapsed_.push_back({&answer, form.sheet == "Confrontatie" ? "Dit onderdeel staat niet in de catalogus." : "Deze indicator staat niet in de catalogus."});
    } else if (!asked.question(answer.question)) {
        lapsed_.push_back({&answer, "Deze vraag bestaat niet meer."});
    } else {
        const Answer*& found = placed_[{form.sheet, row, answer.question}];
        if (!found) found = &answer;
        else if (trimmed(found->text) != trimmed(answer.text)) lapsed_.push_back({&answer, "Op deze vraag is nog een antwoord gegeven."});
        if (!moment) return;
        if (std::ranges::find(moments_, moment->text(), &Moment::text) == moments_.end()) moments_.push_back(*moment);
        if (is_recorded(form, answer.question)) recorded_.insert(moment->text());
    }
}

const std::string& Answers::at(const std::string& sheet, const std::string& row, const std::string& question) const {
    static const std::string kNone;
    const auto found = placed_.find({sheet, row, question});
    return found == placed_.end() ? kNone : found->second->text;
}

std::vector<std::string> Answers::rows(const std::string& sheet) const {
    std::vector<std::string> codes;
    for (auto at = placed_.lower_bound({sheet, "", ""}); at != placed_.end() && std::get<0>(at->first) == sheet; ++at)
        if (codes.empty() || codes.back() != std::get<1>(at->first)) codes.push_back(std::get<1>(at->first));
    return codes;
}

std::string row_code(const Form& form, int number) {
    const std::string digits = std::to_string(number);
    return form.new_row_prefix + (digits.size() < 2 ? "0" : "") + digits;
}

std::vector<const Level*> confronted_levels(const Catalogue& catalogue) {
    return levels_of_first(catalogue, {"maatschappelijk-effect", "doel", "opgave", "thema"});
}

std::vector<std::string> input_captions(const Form& form, const std::vector<Moment>& moments) {
    std::vector<std::string> captions;
    if (!form.new_row_prefix.empty()) captions.push_back("Code");
    for (const auto& question : columns_of(form, moments, false).questions) captions.push_back(question.caption);
    return table_captions(captions);
}

Value answer_cell(const Question& question, const std::string& answer) {
    if (question.number)
        if (const auto reading = parse_number(answer, DecimalMark::comma); reading && !reading->with_suffix && !reading->percent_sign)
            return {reading->value, {}, {Look::input_number, -1}};
    return text(answer.empty() ? kUnanswered : answer, Look::input);
}

}  // namespace graadmeter
