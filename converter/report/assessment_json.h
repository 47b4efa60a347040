// SPDX-License-Identifier: EUPL-1.2
// The whole assessment as JSON, with every intermediate figure, for other programs. The shape is docs/analyse.schema.json.
#pragma once

#include <iosfwd>
#include <string>

#include "analysis/assessment.h"
#include "model/date.h"

namespace graadmeter {

struct AssessmentDocument {
    const Submission& submission;
    const Assessment& assessment;
    const Catalogue& catalogue;
    const RegionList& regions;
    std::optional<int> reference_year;
    Date date{};
    std::string program_version;
};

// UTF-8, indented, keys in a fixed order, numbers in the fewest digits that give the same double back: the same bytes for the same
// figures. Holds counts below a threshold: for use within the municipality only.
void write_assessment(std::ostream& out, const AssessmentDocument& document);

}  // namespace graadmeter
