// SPDX-License-Identifier: EUPL-1.2
// Sheets of one package into another, and out again. Knows packages, not indicators.
//
// What is promised (design, promises 1 to 3): every part of the original is in the result byte for byte, except the index parts
// that must name the new sheets ([Content_Types].xml, the workbook part and its relationships, the styles part,
// docProps/app.xml). In those nothing is removed or reordered: they are edited as text at the place of the addition, never
// written anew. What was changed is kept in a custom XML part of ours, so that `restore` gives back the original bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "package/package.h"

namespace graadmeter {

// Names that are taken in a workbook; compared without case.
struct TakenNames {
    std::vector<std::string> sheets;
    std::vector<std::string> names;  // defined names and tables (one name space in Excel)
};
[[nodiscard]] TakenNames taken_names(const Package& package);

// The font of the workbook's Normal style, for sheets that belong to it.
struct NormalFont {
    std::string name = "Calibri";
    double points = 11;
};
[[nodiscard]] NormalFont normal_font(const Package& package);

// A sheet to take over from the generated package.
struct GraftedSheet {
    std::string key;          // stable, ASCII: "Invloedsmatrix". Recorded, and in a hidden defined name that follows the sheet
    std::string name;         // in the generated package and in the result: chosen free of clashes beforehand
    std::string fingerprint;  // of its content outside the input cells (mapping/generated_sheets.h); recorded
    std::string extension;    // XML of <ext> elements for the sheet's extLst (sparklines), "" = none; x14, xm, x15 and xr are
                              // declared by graft when the extension does not do so
    bool hidden = false;      // people need not see it: lists behind input cells
};

struct GraftPlan {
    std::filesystem::path generated;                              // package written by libxlsxwriter
    std::vector<GraftedSheet> sheets;                             // in this order, after the original's sheets
    std::vector<std::pair<std::string, std::string>> properties;  // recorded as they are: "catalogus", "datum", "bestand" ...
};

// Writes original + sheets to `output` (a path that does not exist; the caller renames). Deterministic. The user's active sheet
// stays active: his sheets are not touched, and two sheets marked as selected would be edited as a group. Throws FileError where
// the original cannot be enriched (strict OOXML, no workbook part ...), Bug when it still is enriched (restore it first), when a
// sheet's or defined name is taken, or when a generated sheet holds what cannot be taken over (dynamic arrays).
// A digital signature travels along and is no longer valid (B09 says so).
// A table name that is taken gets a number, unless a formula uses it (Bug).
void graft(const Package& original, const GraftPlan& plan, const std::filesystem::path& output);

// What an enriched package says of itself.
struct RecordedSheet {
    std::string key;
    std::string name;         // as it is called now
    std::string fingerprint;  // "" when lost
};
struct EnrichmentRecord {
    std::vector<std::pair<std::string, std::string>> properties;  // empty when the custom XML part was lost
    std::vector<RecordedSheet> sheets;
    bool exact = false;  // the index parts are as we wrote them: restoring gives the original's bytes
};
// Nothing when the package was never enriched. Finds our sheets by their hidden defined names, so also after Excel or LibreOffice
// wrote everything anew or somebody renamed or moved a sheet.
[[nodiscard]] std::optional<EnrichmentRecord> find_enrichment(const Package& package);

// Takes the enrichment out and writes the rest to `output` (a path that does not exist). Where the record is exact, every part
// equals the original's; else our sheets, names and parts are taken out and all else stays as it is now. Sheets named in `keep`
// (by key) stay as ordinary sheets of the user, under the name given.
struct KeptSheet {
    std::string key;
    std::string new_name;
};
void restore(const Package& enriched, const std::vector<KeptSheet>& keep, const std::filesystem::path& output);

}  // namespace graadmeter
