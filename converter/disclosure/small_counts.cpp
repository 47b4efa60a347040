// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/small_counts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "catalogue/regions.h"
#include "disclosure/count_system.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// The threshold that each sheet itself uses: the highest of its marks "<5".
std::map<std::uint32_t, int> marks_of(const Submission& submission) {
    std::map<std::uint32_t, int> result;
    for (const Observation& observation : submission.observations)
        if (observation.below > 0) result[observation.place.sheet] = std::max(result[observation.place.sheet], observation.below);
    return result;
}

// Sheets and indicators of which every count is a multiple of five: rounded before they came here, as CBS does with areas.
std::set<std::pair<std::uint32_t, std::string_view>> rounded_to_five(const Submission& submission) {
    constexpr int kEnough = 6;   // one in 5^6 by chance
    std::map<std::pair<std::uint32_t, std::string_view>, int> seen;
    for (const Observation& observation : submission.observations) {
        if (!observation.value || *observation.value == 0 || !unit(observation.unit).whole) continue;
        int& count = seen.try_emplace({observation.place.sheet, observation.indicator}, 0).first->second;
        if (std::fmod(*observation.value, 5) != 0) count = -1;
        else if (count >= 0) ++count;
    }
    std::set<std::pair<std::uint32_t, std::string_view>> result;
    for (const auto& [key, count] : seen)
        if (count >= kEnough) result.insert(key);
    return result;
}

bool has_word(const std::string& text, std::span<const std::string_view> all) {
    return std::ranges::any_of(all, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

// The name without what only says that it is a number: "Aantal inwoners" is "inwoners".
std::string bare_name(const Indicator& indicator) {
    static constexpr std::array<std::string_view, 7> kEmpty{"aantal", "totaal", "het", "alle", "van", "de", "per"};
    std::string result;
    for (const auto& word : words(indicator.name))
        if (std::ranges::find(kEmpty, word) == kEmpty.end()) result += (result.empty() ? "" : " ") + word;
    return result;
}

}  // namespace

bool is_population(const Indicator& indicator) {
    static constexpr std::array<std::string_view, 6> kNames{"inwoners", "bevolking", "inwonertal", "inwoneraantal", "bevolkingsomvang", "personen"};
    return unit(indicator.unit).whole && std::ranges::find(kNames, bare_name(indicator)) != kNames.end();
}

bool counts_people(const Indicator& indicator) {
    static constexpr std::array<std::string_view, 24> kWords = {
        "uitkering", "bijstand", "beschikking", "client", "jeugd", "jongeren", "kinderen", "inwoner", "persoon", "personen", "leerling", "huishoud",
        "slachtoffer", "verdacht", "mantelzorg", "schuld", "deelnemer", "thuiszitter", "schoolverlater", "statushouder", "ouderen", "uithuisplaatsing",
        "voedselbank", "melding"};
    if (is_population(indicator) || bare_name(indicator) == "huishoudens") return false;
    return has_word(folded(indicator.name + " " + indicator.population), kWords);
}

bool about_people(const Indicator& indicator) {
    return indicator.small_count_threshold || counts_people(indicator) || !indicator.population.empty() || indicator.perception == "subjectief" ||
           indicator.source_type == "survey";
}

std::vector<int> small_count_thresholds(const Submission& submission, const Catalogue& catalogue, std::span<const std::string> published) {
    struct Known {
        const Indicator* indicator;
        bool people;
    };
    std::unordered_map<std::string_view, Known> indicators;
    for (const Indicator& one : catalogue.indicators) indicators.try_emplace(one.id, Known{&one, counts_people(one)});
    const auto marks = marks_of(submission);
    const auto rounded = rounded_to_five(submission);
    std::vector<int> result;
    result.reserve(submission.observations.size());
    for (const Observation& observation : submission.observations) {
        int threshold = kNotSubject;
        const auto found = indicators.find(observation.indicator);
        const bool small_area = region_level(observation.region) > RegionLevel::municipality;
        const bool known = std::ranges::find(published, observation.source) != published.end() ||
                           rounded.contains({observation.place.sheet, observation.indicator});
        if (found != indicators.end() && !known && (small_area || !observation.group.empty())) {
            const auto mark = marks.find(observation.place.sheet);
            const auto& own = found->second.indicator->small_count_threshold;
            threshold = own                     ? *own
                        : mark != marks.end()   ? mark->second
                        : found->second.people  ? kSmallCount
                                                : 0;
        }
        result.push_back(threshold);
    }
    return result;
}

}  // namespace graadmeter
