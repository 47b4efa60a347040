// SPDX-License-Identifier: EUPL-1.2
// A small catalogue and submission, and a view of the package that is built from them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "enrichment/build.h"
#include "model/cell_address.h"
#include "package/package.h"

namespace graadmeter::test {

using std::chrono::day, std::chrono::month, std::chrono::year;

// A folder that goes when the test ends.
class Folder {
public:
    Folder() {
        static std::atomic<int> made{0};
        path_ = std::filesystem::temp_directory_path() /
                ("graadmeter_sheets_" + std::to_string(reinterpret_cast<std::uintptr_t>(&made)) + "_" + std::to_string(made++));
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Input {
    Catalogue catalogue;
    RegionList regions{{{"GM0988", "Weert", "", {}, false}, {"NL00", "Nederland", "", {}, false}, {"WK098801", "Boshoven", "GM0988", {}, false}}};
    Questionnaire influence;
    Submission submission;
    std::vector<Finding> findings;
    AssessmentOptions options{{}, "GM0988"};
    std::vector<std::string> taken_sheets, taken_names, log;
    std::optional<Questionnaire> linking;
    const Questionnaire *growth = nullptr, *growth_rows = nullptr, *charts = nullptr;
    std::vector<Form> forms;                // of further sheets
    std::string moment = "JR-2025";
    std::vector<Answer> chart_choices;
    std::optional<Assessment> assessment;   // instead of the computed one
    const TaakveldList* taakvelden = nullptr;
    const std::vector<Domain>* domains = nullptr;
    std::vector<SourceNote> further_notes;

    [[nodiscard]] GeneratedWorkbook build_to(const std::filesystem::path& package) const {
        const Assessment made = assessment ? *assessment : assess(submission, catalogue, regions, options);
        std::vector<SourceNote> notes{{"Werkboek", "cijfers.xlsx", "", std::string(64, 'a'), ""}};
        notes.insert(notes.end(), further_notes.begin(), further_notes.end());
        return build({catalogue, regions, influence, submission, findings, made, notes, log, year{2026} / month{11} / day{22}, moment,
                      "0.1.0", "Calibri", 11, taken_sheets, taken_names,
                      linking ? &*linking : nullptr, growth, growth_rows, all_forms(), charts, chart_choices, nullptr, taakvelden, domains},
                     package);
    }
    // Those of the questionnaires above, and of `forms`.
    [[nodiscard]] std::vector<Form> all_forms() const {
        std::vector<Form> result{{"Invloedsmatrix", influence}};
        if (linking) result.push_back({"Koppeling", *linking});
        if (charts) result.push_back({kChartSheet, *charts});
        for (const auto& [sheet, ids] : {std::pair{"Groei", std::vector<std::string>{"erbij", "eraf", "overig"}}, {"Aannames groei", {"aanname", "van-wie"}}})
            if (growth) {
                result.push_back({sheet, *growth});
                std::erase_if(result.back().wording.questions, [&ids](const Question& q) { return std::find(ids.begin(), ids.end(), q.id) == ids.end(); });
            }
        result.insert(result.end(), forms.begin(), forms.end());
        return result;
    }
    void add(const std::string& indicator, int period_year, std::optional<double> value, std::uint32_t row, std::uint32_t column,
             bool verbatim = true, const std::string& region = "GM0988", const std::string& group = "") {
        Observation o;
        o.indicator = indicator;
        o.region = region;
        o.period = {period_year};
        o.group = group;
        o.value = value;
        o.unit = catalogue.indicator(indicator) ? catalogue.indicator(indicator)->unit : "";
        o.status = value ? ObservationStatus::normal : ObservationStatus::suppressed;
        o.source = "algemeen";
        o.place = {0, {row, column}};
        o.verbatim = verbatim;
        submission.observations.push_back(o);
    }
    void answer(const std::string& indicator, const std::string& question, const std::string& words,
                const std::string& sheet = "Invloedsmatrix") {
        submission.answers.push_back({sheet, indicator, question, words, {}});
    }
};

// Ten indicators in two themes, one goal under one effect; figures on the sheet "Cijfers 'oud' & nieuw".
inline Input sample() {
    Input in;
    in.catalogue.id = "weert";
    in.catalogue.name = "Sociale staat";
    in.catalogue.version = "1";
    in.catalogue.municipality = "GM0988";
    in.catalogue.municipality_name = "Weert";
    in.catalogue.levels = {{"E1", "maatschappelijk-effect", "Iedereen doet mee", true, {}, {}, ""},
                           {"D01", "doel", "Minder eenzaamheid", true, {"E1"}, {}, ""},
                           {"D02", "doel", "Doel zonder indicator", true, {"E1"}, {}, ""},
                           {"meedoen", "thema", "Meedoen", true, {}, {}, ""},
                           {"wonen", "thema", "Wonen", false, {}, {}, ""}};
    for (int i = 1; i <= 10; ++i) {
        Indicator indicator;
        indicator.id = i < 10 ? "WEE-00" + std::to_string(i) : "WEE-010";
        indicator.name = "Indicator " + std::to_string(i);
        indicator.unit = "%";
        indicator.direction = Direction::lower;
        indicator.theme = i <= 5 ? "meedoen" : "wonen";
        indicator.source = i <= 3 ? "GGD" : "";
        in.catalogue.indicators.push_back(indicator);
    }
    auto& lonely = in.catalogue.indicators[0];
    lonely.name = "Eenzaamheid";
    lonely.goals = {"D01"};
    lonely.baseline = BaselineValue{{2018}, std::nullopt, {}};
    lonely.targets = {{{2026}, 4, true, {}, {}}, {{2030}, 5, false, {}, {"Programma", "2025-06-12", "gemeenteraad"}}};
    auto& active = in.catalogue.indicators[1];
    active.name = "Actief in vereniging";
    active.direction = Direction::higher;
    active.norm = Norm{{20, 30, 40, 50, 60}, {"Monitor", "2023", "gemeenteraad"}};

    in.influence.id = "invloedsmatrix";
    in.influence.title = "Invloedsmatrix";
    in.influence.purpose = "Hoeveel invloed heeft de gemeente?";
    in.influence.questions = {
        {"a", "a. Beleid?", "Voert de gemeente beleid?", AnswerKind::choice, {"ja", "nee", "deels"}, false, 11, "", ""},
        {"b", "b. Soort beleid", "Wat voor soort?", AnswerKind::choice, {"inkoop", "subsidie, regeling"}, true, 0, "a", "nee"},
        {"e", "e. Toelichting", std::string(400, 'x'), AnswerKind::text, {}, false, 36, "", ""}};

    in.submission.file = "cijfers.xlsx";
    in.submission.municipality = "GM0988";
    in.submission.sheets = {{"Cijfers 'oud' & nieuw", "algemeen", "Kopregel in rij 1.", false, false, 40, 12}};
    const double lonely_values[] = {9.1, 8.4, 7.7, 7.2, 6.3};
    for (int i = 0; i < 5; ++i) in.add("WEE-001", 2018 + i, lonely_values[i], 2, static_cast<std::uint32_t>(2 + i));
    in.add("WEE-001", 2022, 10.5, 3, 6, true, "NL00");
    in.add("WEE-002", 2020, 41.5, 4, 4);
    in.add("WEE-002", 2022, 44.25, 4, 6, false);
    in.add("WEE-003", 2022, std::nullopt, 5, 6);
    in.add("WEE-004", 2022, 12.0, 6, 6, true, "WK098801");
    return in;
}

// A cell as the package has it.
struct Seen {
    std::string text, formula;
    unsigned style = 0;
};

// The package read back, part by part, with nothing of ours but the container.
class View {
public:
    explicit View(const std::filesystem::path& file) : package_(file) {
        for (const auto& item : xml("xl/sharedStrings.xml").child("sst")) strings_.push_back(item.child("t").text().get());
        int number = 0;
        for (const auto& sheet : xml("xl/workbook.xml").child("workbook").child("sheets")) {
            parts_[sheet.attribute("name").value()] = "xl/worksheets/sheet" + std::to_string(++number) + ".xml";
            if (std::string(sheet.attribute("state").value()) == "hidden") hidden_.push_back(sheet.attribute("name").value());
        }
    }
    pugi::xml_document& xml(const std::string& part) {
        auto& document = documents_[part];
        if (!document) {
            document = std::make_unique<pugi::xml_document>();
            const std::string content = package_.find(part) ? package_.read(part) : "";
            // Whitespace between elements may be text ("–" never is, but " " in a cell could be).
            if (!content.empty()) REQUIRE(document->load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
        }
        return *document;
    }
    pugi::xml_node sheet(const std::string& name) {
        REQUIRE_MESSAGE(parts_.count(name), name);
        return xml(parts_.at(name)).child("worksheet");
    }
    [[nodiscard]] bool has(const std::string& name) const { return parts_.count(name) > 0; }
    [[nodiscard]] const std::vector<std::string>& hidden() const { return hidden_; }
    [[nodiscard]] const Package& package() const { return package_; }

    const std::map<CellAddress, Seen>& cells(const std::string& name) {
        auto& result = cells_[name];
        if (!result.empty()) return result;
        for (const auto& row : sheet(name).child("sheetData"))
            for (const auto& c : row.children("c")) {
                Seen seen{c.child("v").text().get(), c.child("f").text().get(), c.attribute("s").as_uint()};
                if (std::string(c.attribute("t").value()) == "s") seen.text = strings_.at(c.child("v").text().as_uint());
                if (std::string(c.attribute("t").value()) == "inlineStr") seen.text = c.child("is").child("t").text().get();
                result[parse_cell(c.attribute("r").value()).value()] = seen;
            }
        return result;
    }
    // The cell of a table's column in the row whose column A, or that below this caption, has this text (the nth of them).
    Seen at(const std::string& name, const std::string& key, const std::string& caption, int nth = 1, const std::string& key_caption = "") {
        const auto& all = cells(name);
        std::uint32_t column = 0, key_column = key_caption.empty() ? 1 : 0;
        for (const auto& [address, seen] : all) {
            if (address.row == 5 && seen.text == caption) column = address.column;
            if (address.row == 5 && seen.text == key_caption) key_column = address.column;
        }
        REQUIRE_MESSAGE(column > 0, name << ": " << caption);
        for (const auto& [address, seen] : all)
            if (address.row > 5 && address.column == key_column && seen.text == key && --nth == 0) {
                const auto found = all.find({address.row, column});
                return found == all.end() ? Seen{} : found->second;
            }
        FAIL(name << ": no row " << key);
        return {};
    }
    std::vector<pugi::xml_document*> tables() {
        std::vector<pugi::xml_document*> result;
        for (const auto& part : package_.parts())
            if (part.name.starts_with("xl/tables/")) result.push_back(&xml(part.name));
        return result;
    }

private:
    Package package_;
    std::map<std::string, std::unique_ptr<pugi::xml_document>> documents_;
    std::vector<std::string> strings_;
    std::map<std::string, std::string> parts_;
    std::vector<std::string> hidden_;
    std::map<std::string, std::map<CellAddress, Seen>> cells_;
};

}  // namespace graadmeter::test
