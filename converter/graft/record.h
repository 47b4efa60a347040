// SPDX-License-Identifier: EUPL-1.2
// The record of an enrichment: a custom XML part (ECMA-376 part 1, 22.5) in our own namespace, related from the workbook, so that
// programs that know nothing of it carry it along. Holds what is needed to take the enrichment out again to the byte.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "package/package.h"

namespace graadmeter {

inline constexpr std::string_view kRecordNamespace = "urn:graadmeter:verrijking:1";

struct Record {
    struct Sheet {
        std::string key, name, part, fingerprint;
    };
    struct Changed {
        std::string part;
        std::string sha256;      // of what we wrote
        std::uint64_t size = 0;  // of the original
        std::string packed;      // the original: deflated, base64
    };
    std::string part;  // where the record itself stands
    std::vector<std::pair<std::string, std::string>> properties;
    std::vector<Sheet> sheets;
    std::vector<std::string> added;  // parts of ours, the record's own too
    std::vector<std::string> names;  // defined names of ours that are not local to a sheet
    std::vector<Changed> changed;
};

[[nodiscard]] Record::Changed changed_part(const std::string& part, const std::string& original, const std::string& written);
[[nodiscard]] std::string write_record(const Record& record);
// Nothing when the package has none, or none that can be read.
[[nodiscard]] std::optional<Record> read_record(const Package& package);
// The original bytes of the changed parts by name, when all of them are still as written and all added parts are there.
[[nodiscard]] std::optional<std::map<std::string, std::string>> exact_originals(const Package& package, const Record& record);

// The part that says what the custom XML part is. Its id is taken from `seed`: unique and yet the same each time.
[[nodiscard]] std::string record_properties(const std::string& seed);

}  // namespace graadmeter
