// SPDX-License-Identifier: EUPL-1.2
// What was read from many files, taken together. Everything in it may be shown: what a file must hide was hidden when it was read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/submission.h"

namespace graadmeter {

struct CollectedFile {
    std::string name;            // unique in a finished collection; "/" between folders: "Inzendingen/Jeugd.xlsx"
    std::string sha256;          // of its bytes; "" = it could not be read
    std::uint64_t bytes = 0;
    std::string catalogue;       // id, "" = none was chosen
    std::string sources;         // ids of the bronnen that recognised its sheets, ";" between
    bool processed = true;
    std::string same_as{};       // name of the file with the same content, whose figures count; "" = this one's count
};

struct CollectedSheet {
    std::size_t file = 0;        // index in Collection::files
    std::string name;
};

struct Collection {
    std::vector<CollectedFile> files;
    std::vector<CollectedSheet> sheets;
    std::vector<Observation> observations;   // place.sheet is an index in `sheets`
    std::vector<Answer> answers;             // likewise
    std::vector<Finding> findings;           // `file` is the name of a collected file

    [[nodiscard]] const CollectedSheet& sheet_of(const Place& place) const { return sheets[place.sheet]; }
    [[nodiscard]] const CollectedFile& file_of(const Place& place) const { return files[sheets[place.sheet].file]; }
};

// One file as a collection. Of its sheets only those that something was read from. Answers lose what is about one person, and stay
// away where the findings say that they stand among personal data.
[[nodiscard]] Collection collected(const Submission& submission, std::vector<Finding> findings, CollectedFile file);

// Adds `more` behind `all`. A file that is in both, by name and content, counts once; one of the same name with another content gets
// a number: "Jeugd (2).xlsx".
void append(Collection& all, Collection more);

// To be called once, when all is there: puts everything in the order of the data package, which depends on the files' names and
// content only, and leaves of files with the same content the figures of the first by name.
void finish(Collection& collection);

}  // namespace graadmeter
