// SPDX-License-Identifier: EUPL-1.2
#include "mapping/indicator_matcher.h"

#include <algorithm>
#include <array>
#include <set>

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

std::string joined(const std::vector<std::string>& parts) {
    std::string result;
    for (const auto& part : parts) result += part;
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
    const std::string a = joined(label), b = joined(name);
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

// A word on one side only that makes it another indicator. Words that resemble one of the other side count as there.
bool qualifier_differs(const std::vector<std::string>& a, const std::vector<std::string>& b) {
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

struct Scan {
    std::string_view text;
    std::size_t at = 0;
    std::optional<int> number() {
        std::size_t end = at;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        if (end == at || end - at > 3) return {};
        const int value = std::stoi(std::string(text.substr(at, end - at)));
        at = end;
        return value;
    }
    bool take(std::string_view word) {
        std::size_t start = at;
        while (start < text.size() && text[start] == ' ') ++start;
        if (text.substr(start).substr(0, word.size()) != word) return false;
        at = start + word.size();
        return true;
    }
};

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

constexpr int kOldest = 110;

}  // namespace

std::string unit_in(std::string_view text) {
    const std::string f = folded(text);
    const bool euro = text.find("\xE2\x82\xAC") != std::string_view::npos || f.find("euro") != std::string::npos;
    if (euro) return f.find("1 000") != std::string::npos || f.find("1000") != std::string::npos ? "x1000_euro" : "euro";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kStarts{{
        {"per 10 000", "per_10000"}, {"per 10000", "per_10000"}, {"per 1 000", "per_1000"}, {"per 1000", "per_1000"},
        {"promille", "per_1000"}, {"percentage", "%"}, {"procent", "%"}, {"pct", "%"}, {"%", "%"}, {"aandeel", "%"},
        {"aantal", "aantal"}, {"absoluut", "aantal"}, {"abs", "aantal"}, {"km", "km"}, {"kilometer", "km"}, {"score", "score"},
        {"rapportcijfer", "score"}, {"schaal", "schaal"}, {"relatief %", "%"}, {"jaren", "jaar"}, {"jaar", "jaar"},
        {"levensjaren", "jaar"}}};
    for (const auto& [start, id] : kStarts)
        if (f.starts_with(start) && (f.size() == start.size() || f[start.size()] == ' ' || start == "%")) return std::string(id);
    return "";
}

GroupReading group_in(std::string_view text) {
    const std::string low = lower_ascii(text);
    for (std::size_t i = 0; i < low.size(); ++i) {
        if (low[i] < '0' || low[i] > '9' || (i > 0 && (std::isalnum(static_cast<unsigned char>(low[i - 1])) || low[i - 1] == ',' || low[i - 1] == '.'))) continue;
        Scan scan{low, i};
        const auto from = scan.number();
        if (!from || *from > kOldest) continue;
        std::string group;
        const Scan after_number = scan;
        const auto to_age = [&](std::initializer_list<std::string_view> marks, bool years_needed) {
            for (const auto mark : marks) {
                scan = after_number;
                if (!scan.take(mark)) continue;
                while (scan.at < low.size() && low[scan.at] == ' ') ++scan.at;
                const auto to = scan.number();
                if (!to || *to <= *from || *to > kOldest) continue;
                const bool years = scan.take("jarigen") || scan.take("jaar") || scan.take("jr");
                if (years || !years_needed) return group = std::to_string(*from) + "-" + std::to_string(*to) + " jaar", true;
            }
            return false;
        };
        if (scan.take("+") || scan.take("-plus") || scan.take("plus")) {
            scan.take("-ers") || scan.take("ers");
            group = std::to_string(*from) + "+";
        } else if (scan.take("jaar en ouder") || scan.take("jaar of ouder") || scan.take("jaar e.o.")) {
            group = std::to_string(*from) + "+";
        } else if (!to_age({"t/m", "-", "\xE2\x80\x93", "tot en met"}, true)) {
            continue;
        }
        GroupReading result{group, std::string(text.substr(0, i)) + " " + std::string(text.substr(std::min(scan.at, text.size())))};
        return result;
    }
    return {"", std::string(text)};
}

std::string normal_group(std::string_view text) {
    text = trimmed(text);
    for (const auto* ending : {"", " jaar"}) {
        const auto reading = group_in(std::string(text) + ending);
        if (!reading.group.empty() && folded(reading.rest).empty()) return reading.group;
    }
    return std::string(text);
}

IndicatorMatcher::IndicatorMatcher(const Catalogue& catalogue) {
    const auto add = [this](const Indicator& indicator, const std::string& name) {
        const auto group = group_in(name);
        names_.push_back({&indicator, folded(name), content_words(split_brackets(group.rest).without), group.group});
    };
    for (const auto& indicator : catalogue.indicators) {
        add(indicator, indicator.name);
        for (const auto& synonym : indicator.synonyms) add(indicator, synonym);
    }
}

const IndicatorMatch& IndicatorMatcher::match(std::string_view label) {
    std::string key(label);
    if (const auto found = asked_.find(key); found != asked_.end()) return found->second;
    constexpr std::size_t kRemembered = 20'000;   // memory: a hostile file may have a million labels
    if (asked_.size() >= kRemembered) asked_.clear();
    IndicatorMatch result = judge(label);
    return asked_.emplace(std::move(key), std::move(result)).first->second;
}

// By code, name or synonym. The same name of two indicators (adults and youth) is no match but a proposal.
bool IndicatorMatcher::judge_exact(const std::string& folded_label, IndicatorMatch& result) const {
    std::vector<const Indicator*> same;
    for (const auto& name : names_) {
        const bool hit = name.folded == folded_label || folded(name.indicator->id) == folded_label;
        if (hit && std::find(same.begin(), same.end(), name.indicator) == same.end()) same.push_back(name.indicator);
    }
    if (same.empty()) return false;
    if (same.size() == 1) {
        result.grade = MatchGrade::certain;
        result.indicator = same.front();
        return true;
    }
    result.grade = MatchGrade::proposal;
    for (const auto* indicator : same) result.proposal += (result.proposal.empty() ? "" : "; ") + indicator->id + " " + indicator->name;
    return true;
}

void IndicatorMatcher::judge_resemblance(const std::vector<std::string>& content, bool extra_brackets, std::string_view raw,
                                         IndicatorMatch& result) const {
    struct Candidate {
        const Name* name;
        double score;
        bool other;   // a qualifier or number differs: never taken
    };
    std::vector<Candidate> found;
    for (const auto& name : names_) {
        const double score = resemblance(content, name.content, raw);
        if (score < kWorthNaming) continue;
        const Candidate candidate{&name, score, qualifier_differs(content, name.content) || numbers_differ(content, name.content)};
        const auto same = std::find_if(found.begin(), found.end(), [&](const auto& c) { return c.name->indicator == name.indicator; });
        if (same == found.end()) found.push_back(candidate);
        else if (score > same->score) *same = candidate;
    }
    if (found.empty()) return;
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    const auto& best = found.front();
    const double second = found.size() > 1 ? found[1].score : 0;
    // A group that only the name has ("65+") is what the name is about: a label without it says something else.
    const bool group_missing = !best.name->group.empty() && best.name->group != result.group;
    if (!best.other && !group_missing && best.score >= kStandsOut && best.score - second >= kMargin) {
        const bool same_words = best.score >= 1;
        result.grade = same_words && !extra_brackets ? MatchGrade::certain : MatchGrade::resembling;
        result.indicator = best.name->indicator;
        if (best.name->group == result.group) result.group.clear();
        return;
    }
    result.grade = MatchGrade::proposal;
    for (std::size_t i = 0; i < std::min(found.size(), kProposals); ++i)
        result.proposal += (i ? "; " : "") + found[i].name->indicator->id + " " + found[i].name->indicator->name;
}

IndicatorMatch IndicatorMatcher::judge(std::string_view label) const {
    IndicatorMatch result;
    label = trimmed(label);
    if (label.empty() || label.size() > kLongestLabel) return result;
    result.unit = unit_in(label);
    const std::string whole = folded(label);
    if (judge_exact(whole, result)) return result;
    // "WEE-002 Eenzaamheid": the code before the name.
    for (const auto& name : names_) {
        const std::string id = folded(name.indicator->id);
        if (id.find(' ') != std::string::npos && whole.starts_with(id + " ")) {
            result.grade = MatchGrade::certain;
            result.indicator = name.indicator;
            return result;
        }
    }
    const auto group = group_in(label);
    const auto brackets = split_brackets(group.rest);
    result.group = group.group;
    bool extra = false;
    std::vector<std::string> content = content_words(brackets.without);
    for (const auto& inside : brackets.inside) {
        const std::string unit = unit_in(inside);
        if (!unit.empty()) result.unit = unit;
        const auto inside_words = content_words(inside);
        if (unit.empty() && !inside_words.empty()) extra = true;
        for (const auto& word : inside_words)
            if (kQualifiers.contains(word)) content.push_back(word);   // "(ernstig)" makes it another indicator
    }
    // A label of numbers and marks only names nothing.
    if (std::all_of(content.begin(), content.end(), [](const auto& word) { return all_digits(word); })) return result;
    std::string with_points = lower_ascii(label);
    judge_resemblance(content, extra, with_points, result);
    return result;
}

}  // namespace graadmeter
