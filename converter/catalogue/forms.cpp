// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/forms.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <tuple>

#include "catalogue/library.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// A form of which the wording stands in templates/<wording>.xml; `questions`: ids, where a template serves more than one sheet.
struct KnownForm {
    const char* sheet;
    const char* wording;
    std::vector<std::string> questions;
    bool per_moment;
    const char* new_row_prefix;
};
const KnownForm kForms[] = {
    {"Invloedsmatrix", "invloedsmatrix", {}, false, ""},
    {"Koppeling", "koppeling", {}, false, ""},
    {"Groei", "groei", {"erbij", "eraf", "overig"}, false, ""},
    {"Aannames groei", "groei", {"aanname", "van-wie"}, false, ""},
    {"Grafiek", "grafiek", {}, false, ""},
    {"Duiding", "duiding", {}, false, ""},
    {"Sessie", "sessie", {}, false, "SES-"},
    {"Confrontatie", "confrontatie", {}, false, ""},
    {"Samenhang", "samenhang", {}, false, ""},
    {"P&C", "p-en-c", {}, true, ""},
    {"P&C Raad", "p-en-c-raad", {}, true, ""},
    {"P&C College", "p-en-c-college", {}, true, ""},
    {"Inspanningen", "inspanningen", {}, false, "INS-"},
    {"Data-inventaris", "data-inventaris", {}, false, ""},
};

// What is frozen of an indicator at a moment.
const std::vector<Question>& frozen_figures() {
    static const std::vector<Question> kFrozen{{"waarde", "Waarde", "", AnswerKind::text, {}, false, 15, "", ""},
                                               {"peiljaar", "Peiljaar", "", AnswerKind::text, {}, false, 14, "", ""},
                                               {"streefwaarde", "Streefwaarde", "", AnswerKind::text, {}, false, 15, "", ""},
                                               {"streefjaar", "Streefjaar", "", AnswerKind::text, {}, false, 15, "", ""}};
    return kFrozen;
}

// As mappings/codelijsten/pc-momenten.xml has them; a municipality may add its own, which come after these.
constexpr std::array<std::string_view, 4> kCycle{"BEG", "VJN", "NJN", "JR"};

std::ptrdiff_t place_in_cycle(const Moment& moment) { return std::ranges::find(kCycle, moment.code) - kCycle.begin(); }

Question at_moment(Question question, const Moment& moment) {
    question.id = moment.text() + ":" + question.id;
    question.caption += " " + moment.text();
    if (!question.not_applicable_if_question.empty()) question.not_applicable_if_question = moment.text() + ":" + question.not_applicable_if_question;
    return question;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos || text.size() != dash + 5) return std::nullopt;
    Moment moment{std::string(text.substr(0, dash)), 0};
    const auto [end, error] = std::from_chars(text.data() + dash + 1, text.data() + text.size(), moment.year);
    const bool code = !moment.code.empty() && std::ranges::all_of(moment.code, [](char c) { return c >= 'A' && c <= 'Z'; });
    return code && error == std::errc() && end == text.data() + text.size() && moment.year >= 1900 ? std::optional(moment) : std::nullopt;
}

std::optional<Moment> moment_in_name(std::string_view name) {
    std::optional<Moment> found;
    const auto of_word = [](char c) { return c == '-' || std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80; };
    for (std::size_t from = 0; from < name.size();) {
        std::size_t to = from;
        while (to < name.size() && of_word(name[to])) ++to;
        // Only of the cycle: "WMO-2023" is a name too.
        if (const auto moment = parse_moment(name.substr(from, to - from)); moment && std::ranges::find(kCycle, moment->code) != kCycle.end()) {
            if (found && found->text() != moment->text()) return std::nullopt;
            found = moment;
        }
        from = to + 1;
    }
    return found;
}

bool earlier(const Moment& a, const Moment& b) { return std::tuple(a.year, place_in_cycle(a), a.code) < std::tuple(b.year, place_in_cycle(b), b.code); }

std::vector<Form> read_forms(const Library& library) {
    std::vector<Form> forms;
    for (const KnownForm& known : kForms) {
        Form form{known.sheet, read_questionnaire(library.questionnaire(known.wording)), {}, known.per_moment, known.new_row_prefix};
        if (!known.questions.empty())
            std::erase_if(form.wording.questions, [&](const Question& question) { return std::ranges::find(known.questions, question.id) == known.questions.end(); });
        if (form.sheet == "P&C") form.recorded = frozen_figures();
        forms.push_back(std::move(form));
    }
    return forms;
}

const Form* form_of(std::span<const Form> forms, std::string_view sheet) {
    const auto found = std::ranges::find(forms, sheet, &Form::sheet);
    return found == forms.end() ? nullptr : &*found;
}

Questionnaire columns_of(const Form& form, std::span<const Moment> moments, bool with_recorded) {
    Questionnaire result = form.wording;
    if (!form.per_moment) {
        if (with_recorded) result.questions.insert(result.questions.begin(), form.recorded.begin(), form.recorded.end());
        return result;
    }
    result.questions.clear();
    for (const Moment& moment : moments) {
        if (with_recorded)
            for (const Question& question : form.recorded) result.questions.push_back(at_moment(question, moment));
        for (const Question& question : form.wording.questions) result.questions.push_back(at_moment(question, moment));
    }
    return result;
}

std::optional<Moment> moment_of_caption(const Form& form, std::string_view caption) {
    if (!form.per_moment) return std::nullopt;
    const std::string words = with_single_spaces(caption);
    const std::size_t space = words.rfind(' ');
    if (space == std::string::npos) return std::nullopt;
    const std::string base = folded(std::string_view(words).substr(0, space));
    const auto asks = [&](const Question& question) { return folded(question.caption) == base; };
    const bool own = std::ranges::any_of(form.recorded, asks) || std::ranges::any_of(form.wording.questions, asks);
    return own ? parse_moment(std::string_view(words).substr(space + 1)) : std::nullopt;
}

std::optional<Moment> moment_of_question(std::string_view id) { return parse_moment(id.substr(0, id.find(':'))); }

std::string_view without_moment(std::string_view id) { return moment_of_question(id) ? id.substr(id.find(':') + 1) : id; }

bool is_recorded(const Form& form, std::string_view id) { return std::ranges::find(form.recorded, without_moment(id), &Question::id) != form.recorded.end(); }

}  // namespace graadmeter
