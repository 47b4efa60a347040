// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/questionnaire.h"

#include <algorithm>
#include <set>

#include "catalogue/xml_file.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kPromptLength = 255;  // Excel's limit for the text of an input prompt, in UTF-16 units

class Reader {
public:
    explicit Reader(const std::filesystem::path& path) : file_(path, "vragenlijst") {}

    Questionnaire read() {
        const auto root = file_.root();
        file_.allow(root, {"id", "titel"}, {"doel", "vraag"});
        result_.id = file_.required(root, "id");
        result_.title = file_.required(root, "titel");
        result_.purpose = file_.child_text(root, "doel");
        for (const auto node : root.children("vraag")) read_question(node);
        if (result_.questions.empty()) file_.fail(root, "een vragenlijst zonder vragen", "<vraag>");
        return std::move(result_);
    }

private:
    void read_question(pugi::xml_node node) {
        file_.allow(node, {"id", "kop", "breedte", "meerdere", "nvt-als", "getal", "vrij", "keuzes-uit"}, {"tekst", "keuze"});
        Question question;
        question.id = file_.required(node, "id");
        if (result_.question(question.id)) file_.fail_attribute(node, "id", "een id die nog niet gebruikt is");
        question.caption = file_.required(node, "kop");
        // Answers are found back by caption where a program threw the rest away, so no two may look alike.
        if (result_.by_caption(question.caption)) file_.fail_attribute(node, "kop", "een kop die nog niet gebruikt is");
        question.text = file_.child_text(node, "tekst");
        if (utf16_length(question.text) > kPromptLength)
            file_.fail(node.child("tekst"), "een tekst van " + std::to_string(utf16_length(question.text)) + " tekens",
                       "hoogstens " + std::to_string(kPromptLength) + " tekens (zo veel toont Excel)");
        question.width = file_.number(node, "breedte").value_or(0);
        if (question.width < 0 || question.width > 255) file_.fail_attribute(node, "breedte", "een getal van 0 tot en met 255");
        question.number = file_.yes_no(node, "getal", false);
        question.choices_from = file_.optional(node, "keuzes-uit");
        question.open_choice = file_.yes_no(node, "vrij", false);
        read_choices(node, question);
        read_condition(node, question);
        result_.questions.push_back(std::move(question));
    }

    void read_choices(pugi::xml_node node, Question& question) const {
        std::set<std::string> used;
        question.several = file_.yes_no(node, "meerdere", false);
        for (const auto child : node.children("keuze")) {
            file_.allow(child, {}, {}, XmlFile::Text::allowed);
            question.choices.push_back(file_.required_text(child));
            if (!used.insert(folded(question.choices.back())).second)
                file_.fail(child, "twee keer dezelfde keuze", "elke keuze één keer");
            if (question.choices.back().find(';') != std::string::npos)
                file_.fail(child, "een ; in een keuze", "een keuze zonder ; (dat teken scheidt meerdere antwoorden)");
        }
        if (!question.choices.empty())
            question.kind = AnswerKind::choice;
        else if (question.several)
            file_.fail_attribute(node, "meerdere", "keuzes: <keuze>");
    }

    void read_condition(pugi::xml_node node, Question& question) const {
        const std::string rule = file_.optional(node, "nvt-als");
        if (rule.empty()) return;
        const std::size_t is = rule.find('=');
        question.not_applicable_if_question = rule.substr(0, is);
        question.not_applicable_if_answer = is == std::string::npos ? "" : rule.substr(is + 1);
        const Question* other = result_.question(question.not_applicable_if_question);
        if (!other || std::ranges::find(other->choices, question.not_applicable_if_answer) == other->choices.end())
            file_.fail_attribute(node, "nvt-als", "een eerdere vraag en een van haar keuzes, zoals a=nee");
    }

    XmlFile file_;
    Questionnaire result_;
};

}  // namespace

const Question* Questionnaire::question(std::string_view wanted) const {
    const auto found = std::ranges::find(questions, wanted, &Question::id);
    return found == questions.end() ? nullptr : &*found;
}

const Question* Questionnaire::by_caption(std::string_view caption) const {
    const std::string wanted = folded(caption);
    const auto found =
        std::ranges::find_if(questions, [&](const Question& question) { return folded(question.caption) == wanted; });
    return found == questions.end() ? nullptr : &*found;
}

bool is_choice(const Question& question, std::string_view answer) {
    if (question.kind != AnswerKind::choice || question.open_choice) return true;
    while (true) {
        const std::size_t end = question.several ? std::min(answer.find_first_of(";,"), answer.size()) : answer.size();
        const std::string one = folded(answer.substr(0, end));
        const bool known =
            one.empty() || std::ranges::any_of(question.choices, [&](const std::string& choice) { return folded(choice) == one; });
        if (!known || end == answer.size()) return known;
        answer.remove_prefix(end + 1);
    }
}

Questionnaire read_questionnaire(const std::filesystem::path& file) {
    return Reader(file).read();
}

}  // namespace graadmeter
