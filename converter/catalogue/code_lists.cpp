// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/code_lists.h"

#include <algorithm>
#include <array>
#include <set>

#include "catalogue/xml_file.h"
#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;

// "6", "6.71", "6.71a": digits, perhaps a point and more digits, perhaps one letter.
bool is_taakveld_code(std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return at > start;
    };
    if (!digits()) return false;
    if (at == text.size()) return true;
    if (text[at++] != '.' || !digits()) return false;
    return at == text.size() || (at + 1 == text.size() && text[at] >= 'a' && text[at] <= 'z');
}

bool valid_in(const Taakveld& taakveld, std::optional<int> year) {
    return !year || ((!taakveld.from || *taakveld.from <= *year) && (!taakveld.until || *year <= *taakveld.until));
}

std::vector<std::string> names_of(const XmlFile& file, pugi::xml_node node) {
    std::vector<std::string> result;
    for (const auto child : node.children("ook")) {
        file.allow(child, {}, {}, XmlFile::Text::allowed);
        result.push_back(file.required_text(child));
    }
    return result;
}

// Without case, and without points unless it is points only: "N.v.t." is "nvt", but "." stays ".".
std::string comparable_mark(std::string_view text) {
    text = trimmed(text);
    const bool only_points = text.find_first_not_of('.') == std::string_view::npos;
    std::string result;
    for (const char c : text) {
        if (c == '.' && !only_points) continue;
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

void allow_sources(const XmlFile& file) {
    for (const auto source : file.root().children("bron")) file.allow(source, {}, {}, XmlFile::Text::allowed);
}

}  // namespace

// --- taakvelden --------------------------------------------------------------------------------------------------------------------

const Taakveld* TaakveldList::find(std::string_view code, std::optional<int> year) const {
    const Taakveld* found = nullptr;
    for (const Taakveld& each : taakvelden_)
        if (each.code == code && valid_in(each, year)) found = &each;  // in order of years: the last is the latest
    return found;
}

const Taakveld* TaakveldList::named(std::string_view text, std::optional<int> year) const {
    text = trimmed(text);
    constexpr std::string_view kWord = "taakveld ";
    if (folded(text.substr(0, kWord.size())) == "taakveld") text = trimmed(text.substr(std::min(text.size(), kWord.size())));
    const std::string_view code = text.substr(0, text.find_first_of(" \t\xC2"));  // 0xC2 begins a no-break space
    return find(code, year);
}

const Taakveld* TaakveldList::of_number(double number, std::optional<int> year) const {
    const Taakveld* found = nullptr;
    for (const Taakveld& each : taakvelden_) {
        const auto value = xml_number(each.code);  // none for "6.71a"
        if (!value || *value != number || !valid_in(each, year)) continue;
        if (found && found->code != each.code) return nullptr;
        found = &each;
    }
    return found;
}

bool TaakveldList::knows(std::string_view code) const {
    return std::ranges::any_of(taakvelden_, [&](const Taakveld& each) {
        return each.code == code || (each.code.starts_with(code) && each.code[code.size()] == '.');
    });
}

TaakveldList read_taakvelden(const std::filesystem::path& path) {
    const XmlFile file(path, "taakvelden");
    file.allow(file.root(), {}, {"bron", "taakveld"});
    allow_sources(file);
    std::vector<Taakveld> result;
    for (const auto node : file.root().children("taakveld")) {
        file.allow(node, {"code", "naam", "van", "tot", "noot"});
        Taakveld taakveld{file.required(node, "code"), file.required(node, "naam"), file.integer(node, "van", kFirstYear, kLastYear),
                          file.integer(node, "tot", kFirstYear, kLastYear), file.optional(node, "noot")};
        if (!is_taakveld_code(taakveld.code)) file.fail_attribute(node, "code", "een code zoals 6.1, 0.10 of 6.71a");
        if (taakveld.from && taakveld.until && *taakveld.until < *taakveld.from) file.fail_attribute(node, "tot", "een jaar niet voor van");
        // Of one code each year has at most one meaning, and later meanings stand later.
        for (const Taakveld& other : result)
            if (other.code == taakveld.code && (!other.until || !taakveld.from || *taakveld.from <= *other.until))
                file.fail_attribute(node, "code", "elke code één keer per jaar, de oudste bovenaan, met van en tot");
        result.push_back(std::move(taakveld));
    }
    if (result.empty()) file.fail(file.root(), "geen enkel taakveld", "<taakveld code=\"...\" naam=\"...\"/>");
    return TaakveldList(std::move(result));
}

// --- domains -----------------------------------------------------------------------------------------------------------------------

std::vector<Domain> read_domains(const std::filesystem::path& path) {
    const XmlFile file(path, "domeinen");
    file.allow(file.root(), {}, {"bron", "domein"});
    allow_sources(file);
    std::vector<Domain> result;
    for (const auto node : file.root().children("domein")) {
        file.allow(node, {"code", "naam"});
        Domain domain{file.required(node, "code"), file.required(node, "naam")};
        if (domain.code.find(' ') != std::string::npos) file.fail_attribute(node, "code", "een code zonder spatie, zoals sociale-basis");
        // Overzicht counts by the name.
        if (std::ranges::any_of(result, [&](const Domain& other) { return other.code == domain.code || folded(other.name) == folded(domain.name); }))
            file.fail_attribute(node, "code", "elke code en elke naam één keer");
        result.push_back(std::move(domain));
    }
    return result;
}

// --- moments of planning and control -----------------------------------------------------------------------------------------------

const PcMoment* PcMoments::named(std::string_view text) const {
    const std::string wanted = folded(text);
    for (const PcMoment& moment : moments_) {
        const auto is = [&](const std::string& name) { return folded(name) == wanted; };
        if (is(moment.code) || is(moment.name) || std::ranges::any_of(moment.aliases, is)) return &moment;
    }
    return nullptr;
}

std::optional<std::string> PcMoments::find(std::string_view text) const {
    std::string rest, year;
    for (const std::string& word : words(text)) {
        const bool number = word.size() == 4 && std::ranges::all_of(word, is_digit);
        if (number && !year.empty()) return {};
        (number ? year : rest) += (number || rest.empty() ? "" : " ") + word;
    }
    const PcMoment* moment = named(rest);
    if (!moment || year < "1900" || year > "2100") return {};
    return moment->code + "-" + year;
}

PcMoments read_pc_moments(const std::filesystem::path& path) {
    const XmlFile file(path, "pc-momenten");
    file.allow(file.root(), {}, {"bron", "moment"});
    allow_sources(file);
    std::vector<PcMoment> result;
    std::set<std::string> used;
    for (const auto node : file.root().children("moment")) {
        file.allow(node, {"code", "naam"}, {"ook"});
        PcMoment moment{file.required(node, "code"), file.required(node, "naam"), names_of(file, node)};
        // They become part of the names that P&C reports link to.
        if (moment.code.size() > 4 || !std::ranges::all_of(moment.code, [](char c) { return c >= 'A' && c <= 'Z'; }))
            file.fail_attribute(node, "code", "twee tot vier hoofdletters, zoals BEG");
        auto all = moment.aliases;
        all.push_back(moment.code);
        all.push_back(moment.name);
        for (const std::string& name : std::set<std::string>(all.begin(), all.end()))
            if (!used.insert(folded(name)).second)
                file.fail(node, "\"" + name + "\" bij " + moment.code + ", al in gebruik", "elke naam bij één moment, één keer");
        result.push_back(std::move(moment));
    }
    if (result.empty()) file.fail(file.root(), "geen enkel moment", "<moment code=\"...\" naam=\"...\"/>");
    return PcMoments(std::move(result));
}

// --- marks for "no figure" ---------------------------------------------------------------------------------------------------------

GeneralMarks::GeneralMarks(std::vector<GeneralMark> marks) : marks_(std::move(marks)) {
    for (GeneralMark& mark : marks_) mark.text = comparable_mark(mark.text);
}

const GeneralMark* GeneralMarks::find(std::string_view text) const {
    const std::string wanted = comparable_mark(text);
    const auto found = std::ranges::find(marks_, wanted, &GeneralMark::text);
    return found == marks_.end() ? nullptr : &*found;
}

GeneralMarks read_general_marks(const std::filesystem::path& path) {
    constexpr std::array<std::pair<std::string_view, ObservationStatus>, 2> kStatuses{
        {{"ontbreekt", ObservationStatus::missing}, {"onderdrukt", ObservationStatus::suppressed}}};
    const XmlFile file(path, "ontbrekend");
    file.allow(file.root(), {}, {"bron", "teken"});
    allow_sources(file);
    std::vector<GeneralMark> result;
    std::set<std::string> used;
    for (const auto node : file.root().children("teken")) {
        file.allow(node, {"tekst", "betekenis", "uitleg"});
        GeneralMark mark{file.required(node, "tekst"), file.choice(node, "betekenis", kStatuses), file.required(node, "uitleg")};
        if (parse_number(mark.text)) file.fail_attribute(node, "tekst", "geen getal: welke getallen een code zijn, zegt alleen een bron");
        if (!used.insert(comparable_mark(mark.text)).second) file.fail_attribute(node, "tekst", "elk teken één keer");
        result.push_back(std::move(mark));
    }
    return GeneralMarks(std::move(result));
}

}  // namespace graadmeter
