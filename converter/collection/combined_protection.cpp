// SPDX-License-Identifier: EUPL-1.2
#include "collection/combined_protection.h"

#include <algorithm>
#include <set>

#include "disclosure/protect.h"
#include "disclosure/small_counts.h"

namespace graadmeter {
namespace {

// The figures of some files as if they stood in one workbook; `places` says where each came from.
struct OneWorkbook {
    Submission submission;
    std::vector<std::size_t> places;
};

OneWorkbook taken_together(const Collection& collection, const Catalogue& catalogue) {
    OneWorkbook result;
    result.submission.municipality = catalogue.municipality;
    for (const CollectedSheet& sheet : collection.sheets) result.submission.sheets.emplace_back().name = sheet.name;
    for (std::size_t i = 0; i < collection.observations.size(); ++i) {
        if (collection.file_of(collection.observations[i].place).catalogue != catalogue.id) continue;
        result.submission.observations.push_back(collection.observations[i]);
        result.places.push_back(i);
    }
    return result;
}

bool comes_from_several_files(const Collection& collection, const OneWorkbook& together) {
    return std::ranges::adjacent_find(together.places, [&](std::size_t a, std::size_t b) {
               return &collection.file_of(collection.observations[a].place) != &collection.file_of(collection.observations[b].place);
           }) != together.places.end();
}

// What one file hides, all hide.
void hide_everywhere(Submission& submission, const Catalogue& catalogue, const std::vector<std::string>& published) {
    std::set<ObservationKey> hidden;
    for (const Observation& one : submission.observations)
        if (one.status == ObservationStatus::suppressed) hidden.insert(one);
    const std::vector<int> thresholds = small_count_thresholds(submission, catalogue, published);
    Protection protection;
    for (std::size_t i = 0; i < submission.observations.size(); ++i) {
        const Observation& one = submission.observations[i];
        const bool told = one.value && thresholds[i] != kNotSubject && hidden.contains(one);
        protection.of.push_back({told ? Disclosure::derivable : Disclosure::none, thresholds[i]});
    }
    hide(submission, protection);
}

}  // namespace

std::size_t protect_together(Collection& finished, const CombinedProtectionInput& input) {
    std::size_t hidden = 0;
    for (const auto& [id, catalogue] : input.catalogues) {
        OneWorkbook together = taken_together(finished, *catalogue);
        if (!comes_from_several_files(finished, together)) continue;
        Submission& submission = together.submission;
        hide_everywhere(submission, *catalogue, input.published);
        hide(submission, protection_of({submission, *catalogue, input.regions, input.published, input.in_time}));
        for (std::size_t i = 0; i < together.places.size(); ++i) {
            Observation& one = finished.observations[together.places[i]];
            if (one.value && !submission.observations[i].value) ++hidden;
            one = submission.observations[i];
        }
    }
    return hidden;
}

}  // namespace graadmeter
