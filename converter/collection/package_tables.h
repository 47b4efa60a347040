// SPDX-License-Identifier: EUPL-1.2
// The tables of a data package: their fields in one table each, with how a field is written, read back and described. The same fields
// travel between a worker and the program that started it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collection/collection.h"
#include "collection/conflicts.h"

namespace graadmeter {

template <typename Row>
struct TableField {
    const char* name;
    const char* type;                              // of Frictionless Table Schema: "string", "number", "integer", "boolean"
    const char* title;                             // Dutch: what it says
    const char* constraints;                       // JSON object, "{}" = none
    std::string (*write)(const Row&);              // "" = no value
    bool (*read)(Row&, std::string_view);          // false: no such value; nullptr: worked out anew, not read
};

template <typename Row>
struct TableDefinition {
    const char* name;                              // of the resource; the file is "<name>.csv"
    const char* title;                             // Dutch
    std::span<const TableField<Row>> fields;
    const char* primary_key;                       // JSON array of field names, "" = none
    const char* file_field;                        // the field that names a row of bestanden.csv, "" = none
};

struct FigureRow {
    Observation observation;
    std::string file, sheet;
};
struct FileRow {
    CollectedFile file;
    std::uint64_t observations = 0;
    FindingCounts findings;
};
struct AnswerRow {
    Answer answer;
    std::string file, sheet;
};
struct ConflictRow {
    FigureRow first, second;                       // with the same key
};

[[nodiscard]] const TableDefinition<FigureRow>& figure_table();      // waarnemingen
[[nodiscard]] const TableDefinition<FileRow>& file_table();          // bestanden
[[nodiscard]] const TableDefinition<Finding>& finding_table();       // bevindingen
[[nodiscard]] const TableDefinition<AnswerRow>& answer_table();      // antwoorden
[[nodiscard]] const TableDefinition<ConflictRow>& conflict_table();  // conflicten

// All that a collection holds, row by row, in its order.
struct CollectionRows {
    std::vector<FileRow> files;
    std::vector<FigureRow> figures;
    std::vector<Finding> findings;
    std::vector<AnswerRow> answers;
};
[[nodiscard]] CollectionRows rows_of(const Collection& collection);
[[nodiscard]] std::vector<ConflictRow> rows_of(const Collection& collection, const std::vector<Conflict>& conflicts);
// The other way. Throws Bug when a row names a file that is not there: who reads rows from outside checks that first.
[[nodiscard]] Collection collection_of(CollectionRows rows);

}  // namespace graadmeter
