// SPDX-License-Identifier: EUPL-1.2
#include "mapping/indicator_matcher.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "model/period.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// Past this a label is prose, not a name.
constexpr std::size_t kLongestLabel = 300;
constexpr double kStandsOut = 0.88;   // resemblance (0-1) from which a candidate is taken ...
constexpr double kMargin = 0.12;      // ... when the runner-up is this much less
constexpr double kWorthNaming = 0.5;  // from which it is named as a proposal
constexpr std::size_t kProposals = 3;

// Words that carry no meaning of their own in an indicator's name; with them what only says how it is expressed.
const std::set<std::string, std::less<>> kFillers = {
    "%", "aan", "aandeel", "aantal", "al", "als", "bij", "dat", "de", "den", "der", "die", "door", "dus", "een", "en", "ervaart",
    "heeft", "hebben", "het", "hun", "in", "is", "met", "naar", "of", "om", "op", "per", "percentage", "pct", "perc", "te",
    "tot", "van", "voelen", "voelt", "voor", "waarin", "wel", "zich", "zijn"};

// Words that make it another indicator: never overlooked on either side.
const std::set<std::string, std::less<>> kQualifiers = {
    "afname", "ambitie", "begroting", "daling", "dagelijks", "doel", "emotioneel", "ernstig", "ernstige", "gebroken", "geen",
    "gemiddeld", "gemiddelde", "groei", "index", "jeugd", "jeugdigen", "jongeren", "kinderen", "langdurig", "langdurige", "licht",
    "man", "mannen", "mate", "matig", "mutatie", "niet", "nooit", "norm", "ooit", "ouderen", "overige", "prognose", "raming", "risico",
    "sociaal", "sterk", "stijging", "streefwaarde", "studenten", "toename", "totaal", "verschil", "volwassenen", "vrouw",
    "vrouwen", "wekelijks", "zeer", "zonder", "zwaar", "zware"};

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

// Parts in brackets that stand apart ("Roken (dagelijks)"); those glued to a word ("(beroeps)bevolking") belong to it.
struct Brackets {
    std::string without;
    std::vector<std::string> inside;
};

Brackets split_brackets(std::string_view text) {
    Brackets result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t close = text[i] == '(' ? text.find(')', i) : std::string_view::npos;
        const bool apart = close != std::string_view::npos && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n') &&
                           (close + 1 == text.size() || !std::isalpha(static_cast<unsigned char>(text[close + 1])));
        if (apart) {
            result.inside.emplace_back(text.substr(i + 1, close - i - 1));
            result.without += ' ';
            i = close + 1;
        } else {
            result.without += text[i++];
        }
    }
    return result;
}

std::vector<std::string> content_words(std::string_view text) {
    std::vector<std::string> result;
    for (auto& word : words(text))
        if (!kFillers.contains(word)) result.push_back(std::move(word));
    return result;
}

// 1 = the same word, 0 = another; between: a typo, an ending, an abbreviation ("inw." when the label has that point).
double word_resemblance(const std::string& a, const std::string& b, std::string_view raw_folded_points) {
    if (a == b) return 1;
    if (a.size() >= 3 && b.size() > a.size() && b.starts_with(a) && raw_folded_points.find(a + ".") != std::string_view::npos) return 0.95;
    if (std::any_of(a.begin(), a.end(), [](char c) { return c >= '0' && c <= '9'; })) return 0;
    const std::size_t shorter = std::min(a.size(), b.size());
    const auto common = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
    if (common >= 5 && a.size() - common <= 3 && b.size() - common <= 3) return 0.9;
    if (shorter >= 5 && edit_distance(a, b, 1) <= 1) return 0.9;
    if (shorter >= 9 && edit_distance(a, b, 2) <= 2) return 0.85;
    return 0;
}

// Dice coefficient over words, weighted by their length.
double resemblance(const std::vector<std::string>& label, const std::vector<std::string>& name, std::string_view raw) {
    if (label.empty() || name.empty()) return 0;
    const std::string a = joined(label, ""), b = joined(name, "");
    if (a == b) return label == name ? 1 : 0.97;
    double whole = 0, shared = 0;
    std::vector<bool> used(name.size(), false);
    for (const auto& word : name) whole += static_cast<double>(word.size());
    for (const auto& word : label) {
        whole += static_cast<double>(word.size());
        double best = 0;
        std::size_t at = name.size();
        for (std::size_t i = 0; i < name.size(); ++i) {
            const double now = used[i] ? 0 : word_resemblance(word, name[i], raw);
            if (now > best) best = now, at = i;
        }
        if (at == name.size()) continue;
        used[at] = true;
        shared += best * static_cast<double>(word.size() + name[at].size());
    }
    const double by_words = std::min(shared / whole, label == name ? 1.0 : 0.98);   // another order of words is to be said
    const std::size_t limit = std::min(a.size(), b.size()) / 8;
    return limit > 0 && edit_distance(a, b, limit) <= limit ? std::max(by_words, 0.88) : by_words;
}

// "Verkeersveiligheid" and "verkeersonveiligheid", "tevreden" and "ontevreden": two letters apart and each other's opposite.
bool opposites(const std::string& a, const std::string& b) {
    const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
    if (longer.size() != shorter.size() + 2) return false;
    for (std::size_t at = longer.find("on"); at != std::string::npos; at = longer.find("on", at + 1))
        if (longer.compare(0, at, shorter, 0, at) == 0 && longer.compare(at + 2, std::string::npos, shorter, at) == 0) return true;
    return false;
}

// A word on one side only that makes it another indicator. Words that resemble one of the other side count as there.
bool qualifier_differs(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (const auto& word : a)
        if (std::any_of(b.begin(), b.end(), [&](const std::string& other) { return opposites(word, other); })) return true;
    const auto only_in = [](const auto& one, const auto& other) {
        return std::any_of(one.begin(), one.end(), [&](const std::string& word) {
            return kQualifiers.contains(word) && std::find(other.begin(), other.end(), word) == other.end();
        });
    };
    return only_in(a, b) || only_in(b, a);
}

// Numbers are never a typo of one another: 110% is not 120%, "0 tot 4 jaar" is not "0 tot 18 jaar".
bool numbers_differ(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto numbers = [](const auto& list) {
        std::multiset<std::string> result;
        for (const auto& word : list)
            if (!word.empty() && word[0] >= '0' && word[0] <= '9') result.insert(word);
        return result;
    };
    return numbers(a) != numbers(b);
}

std::vector<std::string> without_life_stages(std::vector<std::string> content) {
    std::erase_if(content, [](const auto& word) { return names_life_stage(word); });
    return content;
}

// "vrijw.organisaties" is vrijwilligersorganisaties where the name has that word.
std::vector<std::string> with_whole_words(const std::vector<std::string>& label, const std::vector<std::string>& name, std::string_view raw) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < label.size(); ++i) {
        const bool glued = i + 1 < label.size() && raw.find(label[i] + "." + label[i + 1]) != std::string_view::npos;
        const auto whole = std::find_if(name.begin(), name.end(), [&](const auto& word) {
            return glued && word.size() > label[i].size() + label[i + 1].size() && word.starts_with(label[i]) && word.ends_with(label[i + 1]);
        });
        result.push_back(whole == name.end() ? label[i] : *whole);
        i += whole != name.end();
    }
    return result;
}

// Whether each of these words stands, perhaps in another form, among those.
bool all_among(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& word) {
        return std::any_of(there.begin(), there.end(), [&](const auto& other) { return word_resemblance(word, other, "") >= 0.85; });
    });
}

// An indicator and its components.
const std::string& family_of(const Indicator& indicator) { return indicator.part_of.empty() ? indicator.id : indicator.part_of; }

// A label without the marks and words that only say that it is a part.
std::string_view without_part_marks(std::string_view label) {
    static constexpr std::array<std::string_view, 10> kMarks = {"-", "*", "\xE2\x80\x93", "\xE2\x80\xA2", "\xC2\xB7", "waarvan ", "waaronder ", "w.v. ", "wv ", "onderdeel: "};
    for (bool more = true; more;) {
        more = false;
        label = trimmed(label);
        const std::string lower = lower_ascii(label.substr(0, 12));
        for (const auto mark : kMarks)
            if (lower.starts_with(mark)) {
                label.remove_prefix(mark.size());
                more = true;
                break;
            }
    }
    return label;
}

// Whether a heading is a level's name, or the part of it before a colon: "4. Talentontwikkeling".
bool heading_of(const Level& level, std::string_view text) {
    const auto bare = [](std::string_view name) {
        const auto start = name.find_first_not_of("0123456789. ");
        return start == std::string_view::npos ? std::string() : folded(name.substr(start));
    };
    const std::string heading = bare(text);
    if (heading.empty()) return false;
    return heading == bare(level.name) || heading == bare(std::string_view(level.name).substr(0, level.name.find(':')));
}

void propose(const std::vector<const Indicator*>& nearest, IndicatorMatch& match) {
    match.grade = MatchGrade::proposal;
    match.proposal.clear();
    match.nearest = nearest;
    for (const auto* indicator : nearest) match.proposal += (match.proposal.empty() ? "" : "; ") + indicator->id + " " + indicator->name;
}

// A title without what it adds last: ", 2016", " (in %)", " per wijk", " naar leeftijd", " - gemeente Weert"; "" when nothing is left
// to take away. What follows must begin like an addition.
std::string_view without_last_addition(std::string_view title) {
    static constexpr std::array<std::string_view, 9> kMarks = {" per ", " naar ", " in ", " over ", " van ", ", ", " (", " - ", " \xE2\x80\x93 "};
    static const std::set<std::string, std::less<>> kAdditions = {
        "aantal", "cijfers", "figuur", "gebied", "gebieden", "gemeente", "jaar", "jaren", "kern", "kernen", "leeftijd", "peiljaar", "per",
        "percentage", "percentages", "periode", "stand", "tabel", "uitgesplitst", "verloop", "wijk", "wijken", "wijk/kern", "buurt", "geslacht"};
    std::size_t cut = std::string_view::npos;
    for (const auto mark : kMarks) {
        const auto at = title.rfind(mark);
        if (at == std::string_view::npos || at == 0 || (cut != std::string_view::npos && at < cut)) continue;
        const auto after = words(title.substr(at + mark.size()));
        if (after.empty() || kAdditions.contains(after.front()) || all_digits(after.front()) || after.front() == "%" || !unit_in(title.substr(at + 1)).empty()) cut = at;
    }
    if (cut == std::string_view::npos) {
        // "Eenzaamheid 2016"
        const auto space = title.find_last_of(' ');
        if (space != std::string_view::npos && parse_period(title.substr(space + 1))) cut = space;
    }
    return cut == std::string_view::npos ? std::string_view() : trimmed(title.substr(0, cut));
}

}  // namespace

std::string unit_in(std::string_view text) {
    const std::string f = folded(text);
    const bool euro = text.find("\xE2\x82\xAC") != std::string_view::npos || f.find("euro") != std::string::npos;
    if (euro) return f.find("1 000") != std::string::npos || f.find("1000") != std::string::npos ? "x1000_euro" : "euro";
    // "Aantal ... per 1.000 inwoners" is no number but a rate, wherever it stands.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kRates{{
        {"per 10 000", "per_10000"}, {"per 10000", "per_10000"}, {"per 1 000", "per_1000"}, {"per 1000", "per_1000"},
        {"per duizend", "per_1000"}, {"promille", "per_1000"}}};
    for (const auto& [words, id] : kRates) {
        const auto at = f.find(words);
        const auto end = at + words.size();
        if (at == std::string::npos || (at > 0 && f[at - 1] != ' ')) continue;
        if (end == f.size() || (f[end] == ' ' && !(end + 1 < f.size() && f[end + 1] >= '0' && f[end + 1] <= '9'))) return std::string(id);
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kStarts{{
        {"percentage", "%"}, {"procent", "%"}, {"pct", "%"}, {"perc", "%"}, {"%", "%"}, {"aandeel", "%"},
        {"aantal", "aantal"}, {"aantallen", "aantal"}, {"absoluut", "aantal"}, {"abs", "aantal"}, {"km", "km"}, {"kilometer", "km"},
        {"score", "score"}, {"rapportcijfer", "score"}, {"schaal", "schaal"}, {"relatief %", "%"}, {"jaren", "jaar"}, {"levensjaren", "jaar"}}};
    for (const auto& [start, id] : kStarts)
        if (f.starts_with(start) && (f.size() == start.size() || f[start.size()] == ' ' || start == "%")) return std::string(id);
    if (f == "jaar" || f.starts_with("in procenten") || f == "in %") return f == "jaar" ? "jaar" : "%";
    return "";
}

bool worded_otherwise(std::string_view label, const Indicator& indicator) {
    const auto bare = [](std::string_view text) {
        static const std::set<std::string, std::less<>> kPassedOver = {"%", "de", "een", "het", "percentage"};
        std::string result;   // without spaces: "zo veel" is "zoveel"
        for (const auto& word : words(text))
            if (!kPassedOver.contains(word)) result += word;
        return result;
    };
    std::set<std::string> known{bare(indicator.id)};
    const auto know = [&](std::string_view name) {
        known.insert(bare(name));
        if (const auto colon = name.find(": "); colon != std::string_view::npos) known.insert(bare(name.substr(colon + 2)));
    };
    know(indicator.name);
    for (const auto& synonym : indicator.synonyms) know(synonym);
    // "DRO-004 Moeite met rondkomen": the code is no part of the text.
    const std::string lower = lower_ascii(label), id = lower_ascii(indicator.id);
    if (lower.starts_with(id) && (lower.size() == id.size() || !std::isalnum(static_cast<unsigned char>(lower[id.size()])))) label = trimmed(label.substr(id.size()));
    const auto same = [&](std::string_view text) {
        if (known.contains(bare(text))) return true;
        std::string without_unit = split_brackets(text).without;
        for (const auto& inside : split_brackets(text).inside)
            if (unit_in(inside).empty()) without_unit += " (" + inside + ")";
        return known.contains(bare(without_unit));
    };
    for (std::string_view left = trimmed(label); !left.empty(); left = without_last_addition(left))
        if (same(left) || same(group_in(left).rest)) return false;
    return !bare(label).empty();
}

IndicatorMatcher::IndicatorMatcher(const Catalogue& catalogue) : catalogue_(catalogue) {
    for (const auto& indicator : catalogue.indicators) {
        add_names(indicator, indicator.name);
        for (const auto& synonym : indicator.synonyms) add_names(indicator, synonym);
        exact_[folded(indicator.id)].push_back(&indicator);
    }
    for (const auto& part : catalogue.parts) {
        add_names(part, part.name);
        for (const auto& synonym : part.synonyms) add_names(part, synonym);
        exact_[folded(part.id)].push_back(&part);
    }
    keep_brackets_apart();
    for (const auto& name : names_) {
        if (!name.front.empty()) continue;
        auto& known = exact_[name.folded];
        // What is another indicator's name is never a component's.
        const auto other = [&](const auto* one) { return one->part_of.empty() && one->id != name.indicator->part_of; };
        if (!name.indicator->part_of.empty() && std::any_of(known.begin(), known.end(), other)) continue;
        if (std::find(known.begin(), known.end(), name.indicator) == known.end()) known.push_back(name.indicator);
        if (!name.content.empty()) by_words_.insert(joined(name.content, " "));
    }
}

void IndicatorMatcher::add_names(const Indicator& indicator, const std::string& name) {
    const LifeStages stages = life_stages_in(indicator.population);
    const auto add = [&](std::string_view text, std::vector<std::string> front) {
        const auto group = group_in(text);
        const auto brackets = split_brackets(group.rest);
        Name made{&indicator, folded(text), content_words(brackets.without), {}, group.group, std::move(front), stages};
        for (const auto& inside : brackets.inside)
            for (auto& word : content_words(inside)) made.bracketed.push_back(std::move(word));
        names_.push_back(std::move(made));
    };
    const auto colon = name.find(": ");
    // "Participatie: werk" of a component: with all words of the indicator's own name it would resemble that, so it counts only whole.
    const Indicator* whole = catalogue_.indicator(indicator.part_of);
    const auto joined_to = [&](const std::string& other) { return name.size() > other.size() + 2 && name.starts_with(other) && name.compare(other.size(), 2, ": ") == 0; };
    if (whole && (joined_to(whole->name) || std::any_of(whole->synonyms.begin(), whole->synonyms.end(), joined_to)))
        exact_[folded(name)].push_back(&indicator);
    else
        add(name, {});
    if (colon != std::string::npos) add(std::string_view(name).substr(colon + 2), content_words(std::string_view(name).substr(0, colon)));
}

// What stands in brackets counts where the name is not one of its own without it: "(dagelijks)" beside "(wekelijks)".
void IndicatorMatcher::keep_brackets_apart() {
    std::map<std::pair<std::string, std::string>, std::set<const Indicator*>> shared;
    for (const auto& name : names_) shared[{joined(name.content, " "), name.group}].insert(name.indicator);
    for (auto& name : names_)
        if (shared[{joined(name.content, " "), name.group}].size() > 1) name.content.insert(name.content.end(), name.bracketed.begin(), name.bracketed.end());
}

bool IndicatorMatcher::knows(std::string_view label) const {
    if (label.size() > kLongestLabel) return false;
    if (exact_.contains(folded(label))) return true;
    const auto content = content_words(split_brackets(group_in(label).rest).without);
    return !content.empty() && by_words_.contains(joined(content, " "));
}

const IndicatorMatch& IndicatorMatcher::match(std::string_view label, const Around& around) {
    constexpr std::size_t kRemembered = 20'000;   // memory: a hostile file may have a million labels
    std::string key(label);
    auto found = asked_.find(key);
    if (found == asked_.end()) {
        if (asked_.size() >= kRemembered) asked_.clear();
        found = asked_.emplace(key, judge(label)).first;
    }
    const Judgement& judged = found->second;
    if (!around || judged.match.grade >= MatchGrade::resembling || (judged.content.empty() && judged.same.empty())) return judged.match;
    const auto texts = around();
    for (const auto& text : texts) key += '\n' + text;
    if (const auto known = chosen_.find(key); known != chosen_.end()) return known->second;
    if (chosen_.size() >= kRemembered) chosen_.clear();
    return chosen_.emplace(std::move(key), choose(label, judged, texts)).first->second;
}

IndicatorMatch IndicatorMatcher::match_title(std::string_view title, const Around& around) {
    title = trimmed(title);
    if (title.empty() || title.size() > kLongestLabel) return {};
    // "Tabel 2. ...", "Figuur 4.1: ..."
    if (const auto all = words(title); all.size() > 2 && (all[0] == "tabel" || all[0] == "figuur" || all[0] == "grafiek" || all[0] == "bijlage")) {
        const auto mark = title.find_first_of(".:", title.find_first_of("0123456789") == std::string_view::npos ? 0 : title.find_last_of("0123456789", 20));
        if (mark != std::string_view::npos && mark + 2 < title.size()) title = trimmed(title.substr(mark + 1));
    }
    IndicatorMatch best;
    for (std::string_view left = title; !left.empty();) {
        const auto& now = match(left, around);
        if (now.grade > best.grade) best = now;
        if (best.grade == MatchGrade::certain) break;
        left = without_last_addition(left);
    }
    return best.grade >= MatchGrade::resembling ? best : IndicatorMatch{};
}

// By code, name or synonym.
bool IndicatorMatcher::judge_exact(std::string_view label, Judgement& result) const {
    const std::string raw_label = lower_ascii(label);
    const auto found = exact_.find(folded(label));
    if (found == exact_.end()) return false;
    if (found->second.size() == 1) {
        result.match.grade = MatchGrade::certain;
        result.match.indicator = found->second.front();
        return true;
    }
    // "% zware rokers" is the component, "% (zware) rokers" the indicator.
    const auto literal = [&](const Indicator* one) {
        return lower_ascii(one->name) == raw_label || std::any_of(one->synonyms.begin(), one->synonyms.end(), [&](const auto& name) { return lower_ascii(name) == raw_label; });
    };
    const auto first = std::find_if(found->second.begin(), found->second.end(), literal);
    const bool kin = std::all_of(found->second.begin(), found->second.end(), [&](const auto* one) { return family_of(*one) == family_of(*found->second.front()); });
    if (kin && first != found->second.end() && std::find_if(std::next(first), found->second.end(), literal) == found->second.end()) {
        result.match.grade = MatchGrade::certain;
        result.match.indicator = *first;
        return true;
    }
    result.same = found->second;
    result.same_grade = MatchGrade::certain;
    propose(result.same, result.match);
    return true;
}

void IndicatorMatcher::judge_resemblance(std::string_view raw, Scope scope, LifeStages stages, const std::vector<std::string>& fronts,
                                         Judgement& result) const {
    struct Candidate {
        const Name* name;
        double score;
        bool other;   // a qualifier or number differs: never taken
    };
    std::vector<Candidate> found;
    const auto label = scope == Scope::of_stages ? without_life_stages(result.content) : result.content;
    for (const auto& name : names_) {
        if (name.front.empty() != (scope != Scope::second_parts)) continue;
        // A component is told by the heading right above it (match_part), not by any text around.
        if (scope == Scope::second_parts && (!name.indicator->part_of.empty() || !all_among(name.front, fronts))) continue;
        if (scope == Scope::of_stages && name.stages != stages) continue;
        const auto content = scope == Scope::of_stages ? without_life_stages(name.content) : name.content;
        const double score = resemblance(with_whole_words(label, content, raw), content, raw);
        if (score < kWorthNaming) continue;
        const Candidate candidate{&name, score, qualifier_differs(label, content) || numbers_differ(label, content)};
        const auto same = std::find_if(found.begin(), found.end(), [&](const auto& c) { return c.name->indicator == name.indicator; });
        if (same == found.end()) found.push_back(candidate);
        else if (score > same->score) *same = candidate;
    }
    if (found.empty()) return;
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    const auto& best = found.front();
    const auto equals = static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](const auto& c) { return c.score >= best.score; }));
    // Of one family, 120% is no rival of 110%.
    const auto rival = std::find_if(found.begin() + static_cast<std::ptrdiff_t>(equals), found.end(), [&](const auto& c) {
        return !c.other || family_of(*c.name->indicator) != family_of(*best.name->indicator);
    });
    const double next = rival == found.end() ? 0 : rival->score;
    // A group that only the name has ("65+") is what the name is about: a label without it says something else.
    const auto fits = [&](const Candidate& c) { return !c.other && (c.name->group.empty() || c.name->group == result.group); };
    if (best.score >= kStandsOut && best.score - next >= kMargin && std::all_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(equals), fits)) {
        const bool same_words = best.score >= 1 && scope != Scope::of_stages;
        const auto grade = same_words && !result.extra_brackets ? MatchGrade::certain : MatchGrade::resembling;
        if (equals == 1) {
            result.match.grade = grade;
            result.match.indicator = best.name->indicator;
            result.match.proposal.clear();
            if (best.name->group == result.match.group) result.match.group.clear();
            return;
        }
        result.same_grade = grade;
        for (std::size_t i = 0; i < equals; ++i) result.same.push_back(found[i].name->indicator);
    }
    std::vector<const Indicator*> nearest;
    for (std::size_t i = 0; i < std::min(found.size(), kProposals); ++i) nearest.push_back(found[i].name->indicator);
    if (result.match.proposal.empty()) propose(nearest, result.match);
}

IndicatorMatcher::Judgement IndicatorMatcher::judge(std::string_view label) const {
    Judgement result;
    label = trimmed(label);
    if (label.empty() || label.size() > kLongestLabel) return result;
    result.match.unit = unit_in(label);
    const std::string whole = folded(label);
    if (judge_exact(label, result)) return result;
    // "WEE-002 Eenzaamheid": the code before the name.
    std::size_t longest = 0;   // the code of a component begins with that of its indicator
    for (const auto& name : names_) {
        const std::string id = folded(name.indicator->id);
        if (id.size() > longest && id.find(' ') != std::string::npos && whole.starts_with(id + " ")) {
            longest = id.size();
            result.match.grade = MatchGrade::certain;
            result.match.indicator = name.indicator;
        }
    }
    if (result.match.indicator) {   // "DRO-003 inkomen tot 110%"
        const auto part = match_part(std::string_view(whole).substr(longest + 1), *result.match.indicator);
        if (part.grade >= MatchGrade::resembling) result.match.grade = part.grade, result.match.indicator = part.indicator;
        return result;
    }
    const auto group = group_in(label);
    const auto brackets = split_brackets(group.rest);
    result.group = result.match.group = group.group;
    result.content = content_words(brackets.without);
    for (const auto& inside : brackets.inside) {
        const std::string unit = unit_in(inside);
        if (!unit.empty()) result.match.unit = unit;
        const auto inside_words = content_words(inside);
        if (unit.empty() && !inside_words.empty()) result.extra_brackets = true;
        for (const auto& word : inside_words)
            if (kQualifiers.contains(word)) result.content.push_back(word);   // "(ernstig)" makes it another indicator
    }
    // A label of numbers and marks only names nothing.
    if (std::all_of(result.content.begin(), result.content.end(), [](const auto& word) { return all_digits(word); })) {
        result.content.clear();
        return result;
    }
    judge_resemblance(lower_ascii(label), Scope::whole_names, 0, {}, result);
    return result;
}

bool IndicatorMatcher::says_part(std::string_view label) { return without_part_marks(label).size() != trimmed(label).size(); }

IndicatorMatch IndicatorMatcher::match_part(std::string_view label, const Indicator& whole) const {
    IndicatorMatch result;
    label = without_part_marks(label);
    if (whole.components.empty() || label.empty() || label.size() > kLongestLabel) return result;
    const auto group = group_in(label);
    auto content = content_words(group.rest);
    std::vector<const Indicator*> same, resembling;
    const auto note = [](std::vector<const Indicator*>& list, const Indicator* part) {
        if (std::find(list.begin(), list.end(), part) == list.end()) list.push_back(part);
    };
    const std::string raw = lower_ascii(label), exact = folded(label);
    for (const auto& name : names_) {
        if (name.indicator->part_of != whole.id) continue;
        if (exact == name.folded || exact == folded(name.indicator->id) || (!content.empty() && content == name.content && name.group == group.group)) {
            note(same, name.indicator);
            continue;
        }
        if (content.empty() || qualifier_differs(content, name.content) || numbers_differ(content, name.content)) continue;
        if (resemblance(with_whole_words(content, name.content, raw), name.content, raw) >= kStandsOut) note(resembling, name.indicator);
    }
    // Words that all stand in the component's name, with those that tell it from its siblings: "110% van het sociaal minimum".
    if (same.empty() && resembling.empty() && !content.empty())
        for (const auto& name : names_) {
            if (name.indicator->part_of != whole.id || name.front.empty() || name.content.empty()) continue;
            std::vector<std::string> all = content_words(name.indicator->name);
            for (auto& word : content_words(whole.name)) all.push_back(std::move(word));
            if (all_among(name.content, content) && all_among(content, all)) note(resembling, name.indicator);
        }
    const auto& found = same.empty() ? resembling : same;
    if (found.size() == 1) {
        result.grade = same.empty() ? MatchGrade::resembling : MatchGrade::certain;
        result.indicator = found.front();
        result.unit = unit_in(label);
        if (group.group != group_in(result.indicator->name).group) result.group = group.group;
        return result;
    }
    propose(found.empty() ? catalogue_.parts_of(whole.id) : found, result);
    return result;
}

const Indicator* IndicatorMatcher::told_by(const std::vector<const Indicator*>& same, const std::vector<std::string>& around) const {
    const auto only = [&](const auto& holds) -> const Indicator* {
        const auto first = std::find_if(same.begin(), same.end(), holds);
        return first != same.end() && std::find_if(std::next(first), same.end(), holds) == same.end() ? *first : nullptr;
    };
    for (const auto& text : around) {
        if (const LifeStages stages = life_stages_in(text))
            if (const auto* one = only([&](const Indicator* i) { return (life_stages_in(i->population) & stages) != 0; })) return one;
        const std::string heading = folded(text);
        const auto of_whole = [&](const Indicator* i) {
            const Indicator* whole = catalogue_.indicator(i->part_of);
            return whole && folded(whole->name) == heading;
        };
        if (const auto* one = only(of_whole)) return one;
        const auto heads = [&](const std::string& id) {
            const Level* level = catalogue_.level(id);
            return level && heading_of(*level, text);
        };
        if (const auto* one = only([&](const Indicator* i) { return heads(i->theme) || std::any_of(i->goals.begin(), i->goals.end(), heads); })) return one;
    }
    return nullptr;
}

IndicatorMatch IndicatorMatcher::choose(std::string_view label, const Judgement& judged, const std::vector<std::string>& around) const {
    if (!judged.same.empty()) {
        IndicatorMatch result = judged.match;
        if (const auto* one = told_by(judged.same, around)) {
            result.grade = judged.same_grade;
            result.indicator = one;
            result.proposal.clear();
        }
        return result;
    }
    std::vector<std::string> fronts;
    for (const auto& text : around)
        for (auto& word : content_words(text)) fronts.push_back(std::move(word));
    const std::string raw = lower_ascii(label);
    Judgement again = judged;
    judge_resemblance(raw, Scope::second_parts, 0, fronts, again);
    for (const auto& text : around) {
        if (again.match.grade >= MatchGrade::resembling) break;
        const LifeStages stages = life_stages_in(text);
        if (stages == 0) continue;
        if (!word_of(stages).empty()) judge_resemblance(raw, Scope::of_stages, stages, {}, again);
        break;   // the nearest that names one decides
    }
    return again.match;
}

}  // namespace graadmeter
