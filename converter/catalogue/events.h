// SPDX-License-Identifier: EUPL-1.2
// Events that people think of when they see a series (R110: corona, Oekraïne, energiecrisis): markers beside it, no explanation of it.
// General ones stand in mappings/codelijsten/gebeurtenissen.xml, a municipality's own in its catalogue.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace graadmeter {

struct Event {
    std::string name;                      // "coronapandemie"
    int from = 0;                          // first year
    std::optional<int> until;              // last year; nothing = it is not known to have ended
    std::string source;                    // never empty
    std::string note;                      // Dutch: dates, what is meant
    std::vector<std::string> indicators;   // catalogue ids that it is shown with; empty = all
};

// Of these the ones that touch the years first..last and are about the indicator, by year and then in order; of one name (without regard
// to case) the first.
[[nodiscard]] std::vector<Event> events_within(std::span<const Event> events, int first, int last, const std::string& indicator);
// "coronapandemie (2020-2023)", "... (2021)", "... (vanaf 2022)".
[[nodiscard]] std::string in_words(const Event& event);

// gebeurtenissen.xml. Throws FileError with line.
[[nodiscard]] std::vector<Event> read_events(const std::filesystem::path& file);

}  // namespace graadmeter
