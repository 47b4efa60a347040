// SPDX-License-Identifier: EUPL-1.2
// What an argument names: an indicator, a field of it, an outcome. What throws, throws CellError.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "addin/arguments.h"
#include "addin/data.h"
#include "model/text.h"

namespace graadmeter::addin {

// #VERW! without a catalogue, #N/B when it knows no such indicator or several.
[[nodiscard]] inline const Measure& measure_of(const Data& data, const Scalar& name) {
    const std::string text = required_text(name);
    if (data.catalogue.id.empty()) throw CellError{Error::reference};
    const Measure* measure = data.names.find(text);
    if (!measure) throw CellError{Error::not_available};
    return *measure;
}

// The last target that somebody set; a hypothetical one is an example and does not count (R111). Null when there is none.
[[nodiscard]] inline const TargetValue* last_target(const Indicator& indicator) {
    const auto found = std::find_if(indicator.targets.rbegin(), indicator.targets.rend(), [](const TargetValue& target) { return !target.hypothetical; });
    return found == indicator.targets.rend() ? nullptr : &*found;
}

// The entry of a table that has a member `word`, in any case; #WAARDE! when there is none.
template <class Entries>
[[nodiscard]] const auto& entry_called(const Entries& entries, const std::string& word) {
    for (const auto& entry : entries)
        if (folded(word) == folded(entry.word)) return entry;
    throw CellError{Error::value};
}

}  // namespace graadmeter::addin
