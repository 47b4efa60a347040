// SPDX-License-Identifier: EUPL-1.2
#include "model/population.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "model/text.h"

namespace graadmeter {
namespace {

constexpr int kOldest = 110;

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

struct StageWord {
    std::string_view start;   // of a folded word
    LifeStages stage;         // 0 = a word that only looks like the ones below it
};
constexpr std::array<StageWord, 16> kStageWords{{{"jongvolwassen", 0}, {"kindermishandeling", 0}, {"jeugdhulp", 0}, {"jeugdzorg", 0},
                                                 {"jeugdbescherming", 0}, {"jeugdreclassering", 0}, {"kinderopvang", 0},
                                                 {"jeugd", kYouth}, {"jongeren", kYouth}, {"kinderen", kYouth}, {"kindermonitor", kYouth},
                                                 {"scholier", kYouth}, {"leerling", kYouth}, {"volwassen", kAdults},
                                                 {"senior", kElderly}, {"ouderen", kElderly}}};

// A sex counts only alone: "mannen" in a longer text may belong to a name.
struct Sex {
    std::string_view word, group;
};
constexpr std::array<Sex, 8> kSexes{{{"man", "mannen"}, {"mannen", "mannen"}, {"vrouw", "vrouwen"}, {"vrouwen", "vrouwen"},
                                     {"jongen", "jongens"}, {"jongens", "jongens"}, {"meisje", "meisjes"}, {"meisjes", "meisjes"}}};

LifeStages stage_of(std::string_view word) {
    const auto found = std::find_if(kStageWords.begin(), kStageWords.end(), [&](const auto& w) { return word.starts_with(w.start); });
    return found == kStageWords.end() ? LifeStages{0} : found->stage;
}

// "12-18 jaar" is youth, "19+" and "18-64 jaar" adults, "65+" elderly.
LifeStages stage_of_ages(const std::string& group) {
    Scan scan{group};
    const int from = scan.number().value_or(0);
    scan.take("-");
    const int to = scan.number().value_or(kOldest);
    constexpr int kYouthEnds = 23, kAdult = 16, kElder = 55;   // years: Dutch youth policy reaches to 23
    if (to <= kYouthEnds) return kYouth;
    if (from >= kElder) return kElderly;
    return from >= kAdult ? kAdults : LifeStages{0};
}

}  // namespace

GroupReading group_in(std::string_view text) {
    if (const auto sex = std::ranges::find(kSexes, folded(text), &Sex::word); sex != kSexes.end()) return {std::string(sex->group), ""};
    const std::string low = lower_ascii(text);
    for (std::size_t i = 0; i < low.size(); ++i) {
        if (low[i] < '0' || low[i] > '9' || (i > 0 && (std::isalnum(static_cast<unsigned char>(low[i - 1])) || low[i - 1] == ',' || low[i - 1] == '.'))) continue;
        Scan scan{low, i};
        const auto from = scan.number();
        if (!from || *from > kOldest) continue;
        std::string group;
        const Scan after_number = scan;
        const auto to_age = [&](std::initializer_list<std::string_view> marks) {
            for (const auto mark : marks) {
                scan = after_number;
                if (!scan.take(mark)) continue;
                while (scan.at < low.size() && low[scan.at] == ' ') ++scan.at;
                const auto to = scan.number();
                if (!to || *to <= *from || *to > kOldest) continue;
                if (scan.take("jarigen") || scan.take("jaar") || scan.take("jr"))
                    return group = std::to_string(*from) + "-" + std::to_string(*to) + " jaar", true;
            }
            return false;
        };
        if (scan.take("+") || scan.take("-plus") || scan.take("plus")) {
            scan.take("-ers") || scan.take("ers");
            group = std::to_string(*from) + "+";
        } else if (scan.take("jaar en ouder") || scan.take("jaar of ouder") || scan.take("jaar e.o.")) {
            group = std::to_string(*from) + "+";
        } else if (!to_age({"t/m", "-", "\xE2\x80\x93", "tot en met"})) {
            continue;
        }
        GroupReading result{group, std::string(text.substr(0, i)) + " " + std::string(text.substr(std::min(scan.at, text.size())))};
        return result;
    }
    return {"", std::string(text)};
}

bool names_sex(std::string_view group) { return std::ranges::find(kSexes, group, &Sex::group) != kSexes.end(); }

std::string normal_group(std::string_view text) {
    text = trimmed(text);
    for (const auto* ending : {"", " jaar"}) {
        const auto reading = group_in(std::string(text) + ending);
        if (!reading.group.empty() && folded(reading.rest).empty()) return reading.group;
    }
    return std::string(text);
}

LifeStages life_stages_in(std::string_view text) {
    LifeStages stages = 0;
    for (const auto& word : words(text)) stages = static_cast<LifeStages>(stages | stage_of(word));
    if (stages != 0) return stages;
    const std::string group = group_in(normal_group(text)).group;   // also the catalogue's "12-23"
    return group.empty() ? LifeStages{0} : stage_of_ages(group);
}

bool names_life_stage(std::string_view word) { return stage_of(word) != 0; }

std::string_view word_of(LifeStages stages) {
    switch (stages) {
        case kYouth: return "jeugd";
        case kAdults: return "volwassenen";
        case kElderly: return "ouderen";
        default: return "";
    }
}

}  // namespace graadmeter
