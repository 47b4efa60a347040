// SPDX-License-Identifier: EUPL-1.2
// Every real workbook x {enrich, again, restore}: what is promised of each.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "generated.h"
#include "graft/graft.h"
#include "model/error.h"
#include "package/safe_output.h"
#include "package/zip_archive.h"
#include "support/paths.h"

using namespace graadmeter;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> workbooks(const fs::path& shared) {
    std::vector<fs::path> result;
    for (const char* folder : {"corpus", "workbooks"})
        for (const auto& entry : fs::recursive_directory_iterator(shared / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".xlsx" || extension == ".xlsm") result.push_back(entry.path());
        }
    std::sort(result.begin(), result.end());
    return result;
}

void check_same_parts(const Package& a, const Package& b) {
    REQUIRE(a.parts().size() == b.parts().size());
    const ZipDirectory da(a.file()), db(b.file());
    CHECK(da.comment() == db.comment());
    for (std::size_t i = 0; i < da.entries().size(); ++i) {
        CHECK(da.entries()[i].name == db.entries()[i].name);
        CHECK(da.entries()[i].crc == db.entries()[i].crc);  // by entry: names may differ in case only
    }
}

void check_workbook(const fs::path& path, const WorkFolder& folder, const char* keep) {
    const Package original(path);
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(original));
    const fs::path once = folder.file("een.xlsx"), back = folder.file("terug.xlsx"), again = folder.file("weer.xlsx");
    graft(original, plan, once);
    const Package enriched(once);
    const auto record = find_enrichment(enriched);
    REQUIRE(record);
    CHECK(record->exact);
    CHECK(record->properties == plan.properties);
    REQUIRE(record->sheets.size() == plan.sheets.size());
    for (std::size_t i = 0; i < plan.sheets.size(); ++i) {
        CHECK(record->sheets[i].key == plan.sheets[i].key);
        CHECK(record->sheets[i].name == plan.sheets[i].name);
        CHECK(record->sheets[i].fingerprint == plan.sheets[i].fingerprint);
    }
    restore(enriched, {}, back);
    const Package restored(back);
    check_same_parts(original, restored);
    CHECK_FALSE(find_enrichment(restored));
    graft(restored, plan, again);
    CHECK(test::read_file(once) == test::read_file(again));
    if (keep)
        fs::copy_file(once, fs::path(keep) / (path.parent_path().filename().string() + "__" + path.filename().string()),
                      fs::copy_options::overwrite_existing);
}

}  // namespace

TEST_CASE("matrix: every workbook is enriched, enriched again and restored") {
    REQUIRE_SHARED(shared);
    const char* keep = std::getenv("GRAADMETER_KEEP");  // a folder for the results, for the judges
    std::size_t held = 0;
    std::string refused;
    const auto all = workbooks(shared);
    for (const auto& path : all) {
        INFO(path.string());
        const WorkFolder folder(fs::temp_directory_path());
        try {
            check_workbook(path, folder, keep);
            ++held;
        } catch (const FileError& error) {
            CHECK_FALSE(error.code().empty());
            CHECK_FALSE(error.remedy().empty());
            CHECK_FALSE(fs::exists(folder.file("een.xlsx")));
            refused += "\n  " + path.filename().string() + ": " + error.code() + " " + error.what();
        }
    }
    MESSAGE(held << " of " << all.size() << " workbooks held; refused:" << refused);
    CHECK(held >= 90);
}
