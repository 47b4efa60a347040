// SPDX-License-Identifier: EUPL-1.2
// Enrich and restore, on a package whose parts (index parts, record, sheets) are the input: what goes in comes back to the byte.
#include "graft/graft.h"

#include <algorithm>

#include "fuzz_target.h"
#include "graft/generated.h"
#include "graft/workbook_part.h"
#include "model/error.h"
#include "scratch_file.h"

// The library copies the formula of a list twice and frees it once: its leak, not ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libxlsxwriter";
}

namespace graadmeter::fuzz {
namespace {

const GraftPlan& generated() {
    static const GraftPlan plan = test::generated_plan(scratch("generated.xlsx"), {});
    return plan;
}

// The plan's names were chosen for an empty workbook.
bool clashes(const TakenNames& taken) {
    const auto same = [](const std::vector<std::string>& names, const std::string& wanted) {
        return std::ranges::any_of(names, [&](const std::string& name) { return same_ignoring_case(name, wanted); });
    };
    return same(taken.names, "Graadmeter_test") ||
           std::ranges::any_of(generated().sheets, [&](const GraftedSheet& sheet) { return same(taken.sheets, sheet.name); });
}

void hold_same(const Package& before, const Package& after) {
    const ZipDirectory a(before.file()), b(after.file());
    hold(a.entries().size() == b.entries().size(), "the restored package has other entries");
    for (std::size_t i = 0; i < a.entries().size(); ++i)
        hold(a.entries()[i].name == b.entries()[i].name && a.entries()[i].crc == b.entries()[i].crc,
             "not restored to the byte: " + a.entries()[i].name);
}

void there_and_back(const Package& original) {
    const TakenNames taken = taken_names(original);
    static_cast<void>(normal_font(original));
    if (clashes(taken)) return;
    graft(original, generated(), fresh("enriched.xlsx"));
    try {
        const Package enriched(scratch("enriched.xlsx"));
        const auto record = find_enrichment(enriched);
        hold(record.has_value(), "an enriched package does not know that it is");
        hold(record->exact, "an enriched package cannot be restored to the byte");
        restore(enriched, {}, fresh("restored.xlsx"));
        hold_same(original, Package(scratch("restored.xlsx")));
    } catch (const FileError& error) {
        throw Broken("our own output is refused: " + std::string(error.what()));
    }
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(generated());
    try {
        const Package package(zip_of_text("in.xlsx", view(data, size)));
        if (find_enrichment(package)) {
            restore(package, {{"Trends", "Trends van ons"}}, fresh("restored.xlsx"));
        } else {
            there_and_back(package);
        }
    } catch (const FileError&) {
    }
    return 0;
}

namespace {

std::string text_of(const std::filesystem::path& file) {
    const Package package(file);
    Parts parts;
    for (const PartInfo& part : package.parts()) parts.emplace_back(part.name, package.read(part.name));
    return as_text(parts);
}

Parts smallest() {
    const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                      open = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    return {{"[Content_Types].xml",
             "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
             "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
             "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"},
            {"_rels/.rels", open + "<Relationship Id=\"r\" Type=\"" + relation +
                                "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"},
            {"xl/_rels/workbook.xml.rels", open + "<Relationship Id=\"rId1\" Type=\"" + relation +
                                               "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
            {"xl/workbook.xml", "<x:workbook xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
                                    relation + "\"><x:sheets><x:sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></x:sheets></x:workbook>"},
            {"xl/worksheets/sheet1.xml",
             "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"}};
}

}  // namespace

std::vector<std::string> seeds() {
    test::user_workbook(scratch("user.xlsx"));
    graft(Package(scratch("user.xlsx")), generated(), fresh("enriched.xlsx"));
    const std::string small = as_text(smallest());
    graft(Package(zip_of_text("small.xlsx", small)), generated(), fresh("enriched-small.xlsx"));
    return {text_of(scratch("user.xlsx")), text_of(scratch("enriched.xlsx")), small, text_of(scratch("enriched-small.xlsx"))};
}

}  // namespace graadmeter::fuzz
