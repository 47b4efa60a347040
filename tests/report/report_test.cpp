// SPDX-License-Identifier: EUPL-1.2
// Findings written out: the contract of JSON Lines, safe CSV, readable text.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "model/error.h"
#include "model/text.h"
#include "report/report.h"

using namespace graadmeter;

namespace {

Finding text_number() {
    return {"W02", Severity::warning, "a.xlsx", "Blad 1", "D2:D401", "Hier staat het getal 2,5 als tekst.", "Zet de cel om.",
            400};
}

FileReport report_of(std::vector<Finding> findings) {
    return {"map/a.xlsx", "jaren", "weert", 1234, std::move(findings), true};
}

class Listed final : public FileReports {
public:
    explicit Listed(const std::vector<FileReport>& files) : files_(files) {}
    std::size_t size() const override { return files_.size(); }
    void each(const std::function<void(const FileReport&)>& see) const override { std::ranges::for_each(files_, see); }

private:
    const std::vector<FileReport>& files_;
};

std::string written(const std::vector<FileReport>& files, ReportFormat format) {
    std::ostringstream out;
    write_report(out, Listed(files), format);
    return out.str();
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
}

}  // namespace

TEST_CASE("JSON Lines as the contract has them, keys in order") {
    const auto out = lines(written({report_of({text_number()})}, ReportFormat::json_lines));
    REQUIRE(out.size() == 2);
    CHECK(out[0] ==
          R"({"soort":"bevinding","bestand":"map/a.xlsx","blad":"Blad 1","cel":"D2:D401","code":"W02","ernst":"waarschuwing",)"
          R"("melding":"Hier staat het getal 2,5 als tekst.","oplossing":"Zet de cel om.","aantal":400})");
    CHECK(out[1] == R"({"soort":"samenvatting","bestand":"map/a.xlsx","bron":"jaren","catalogus":"weert","waarnemingen":1234,)"
                    R"("fouten":0,"waarschuwingen":1})");
}

TEST_CASE("each file ends with its summary, also one that could not be processed") {
    FileReport broken{"b.xlsx", "", "", 0, {{"B01", Severity::error, "b.xlsx", "", "", "Kapot.", "Opnieuw.", 1}}, false};
    const auto out = lines(written({report_of({}), broken}, ReportFormat::json_lines));
    REQUIRE(out.size() == 3);
    CHECK(nlohmann::json::parse(out[0]).at("soort") == "samenvatting");
    CHECK(nlohmann::json::parse(out[1]).at("code") == "B01");
    CHECK(nlohmann::json::parse(out[2]).at("fouten") == 1);
}

TEST_CASE("whatever a workbook holds, the report is valid UTF-8 and each line one object") {
    auto finding = text_number();
    finding.sheet = "kapot \xFF\xC3 blad";
    finding.message = "regel\neen \"twee\" \x01\xED\xA0\x80 einde";
    for (const auto format : {ReportFormat::text, ReportFormat::json_lines, ReportFormat::csv}) {
        CHECK(is_valid_utf8(written({report_of({finding})}, format)));
    }
    const auto out = lines(written({report_of({finding})}, ReportFormat::json_lines));
    REQUIRE(out.size() == 2);
    CHECK(nlohmann::json::parse(out[0]).at("melding").get<std::string>().find("einde") != std::string::npos);
}

TEST_CASE("CSV for Excel with Dutch settings") {
    auto finding = text_number();
    finding.message = "Zegt \"hier\"; en\r\nverder";
    const auto out = written({report_of({finding})}, ReportFormat::csv);
    CHECK(out ==
          "\xEF\xBB\xBF"
          "bestand;blad;cel;code;ernst;melding;oplossing;aantal\r\n"
          "map/a.xlsx;Blad 1;D2:D401;W02;waarschuwing;\"Zegt \"\"hier\"\"; en\r\nverder\";Zet de cel om.;400\r\n");
}

TEST_CASE("CSV runs no formula") {
    for (const std::string dangerous : {"=1+1", "+31", "-2", "@som", "  =cmd|' /C calc'!A0", "\t=1"}) {
        auto finding = text_number();
        finding.sheet = dangerous;
        const auto out = written({report_of({finding})}, ReportFormat::csv);
        CAPTURE(dangerous);
        const bool bare = out.find(";'" + dangerous + ";") != std::string::npos;
        const bool quoted = out.find(";\"'" + dangerous + "\";") != std::string::npos;
        CHECK((bare || quoted));
    }
}

TEST_CASE("text for the terminal") {
    auto long_one = text_number();
    long_one.message =
        "Dit is een heel lange melding die op één regel niet past, omdat een scherm niet zo breed is, en die daarom op "
        "een gewone plaats wordt afgebroken.";
    Finding whole{"V01", Severity::warning, "a.xlsx", "", "", "Voor 3 van de 4 indicatoren.", "Vul aan.", 3};
    Finding sheet{"B08", Severity::error, "a.xlsx", "oud 2019", "", "Verborgen.", "", 1};
    const auto out = written({report_of({whole, sheet, long_one})}, ReportFormat::text);
    CHECK(out.starts_with("map/a.xlsx\n  catalogus weert, bron jaren, 1.234 waarnemingen\n"));
    CHECK(out.find(
              "\n  WAARSCHUWING V01  heel het bestand  (3 keer)\n    Voor 3 van de 4 indicatoren.\n    Oplossing: Vul aan.\n") !=
          std::string::npos);
    CHECK(out.find("\n  FOUT B08  blad oud 2019\n    Verborgen.\n\n") != std::string::npos);
    CHECK(out.find("\n  WAARSCHUWING W02  'Blad 1'!D2:D401  (400 keer)\n") != std::string::npos);
    CHECK(out.ends_with("\n  Samen: 1 fout, 2 waarschuwingen, 0 opmerkingen.\n"));
    for (const auto& line : lines(out)) CHECK(line.size() <= 105);  // bytes; 100 characters
}

TEST_CASE("text of several files ends with the total") {
    FileReport broken{"b.xlsx", "", "", 0, {{"B01", Severity::error, "b.xlsx", "", "", "Kapot.", "Opnieuw.", 1}}, false};
    const auto out = written({report_of({}), broken}, ReportFormat::text);
    CHECK(out.find("Niets gevonden.") != std::string::npos);
    CHECK(out.find("Dit bestand is niet verwerkt.") != std::string::npos);
    CHECK(
        out.ends_with("2 bestanden, 1.234 waarnemingen: 1 fout, 0 waarschuwingen, 0 opmerkingen. 1 bestand is niet verwerkt.\n"));
}

TEST_CASE("a terminal gets no control characters from a workbook") {
    auto finding = text_number();
    finding.sheet = "\x1B[31mrood\xC2\x9B";
    const auto out = written({report_of({finding})}, ReportFormat::text);
    CHECK(out.find('\x1B') == std::string::npos);
    CHECK(out.find("\xC2\x9B") == std::string::npos);
    CHECK(out.find("rood") != std::string::npos);
}

TEST_CASE("HTML: one page, no outside resources, nothing of a workbook becomes markup") {
    FileReport hostile = report_of({text_number()});
    hostile.file = "a<script>alert(1)</script>&\x01.xlsx";
    hostile.findings.front().message = "<img src=http://x.test/y> \"";
    hostile.findings.front().remedy.clear();
    FileReport failed;
    failed.file = "stuk.xlsx";
    failed.processed = false;
    const std::string page = written({hostile, failed}, ReportFormat::html);
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.find("<html lang=\"nl\">") != std::string::npos);
    CHECK(is_valid_utf8(page));
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("&lt;img src=http://x.test/y&gt;") != std::string::npos);
    CHECK(page.find("<h2 id=\"bestand-2\">stuk.xlsx</h2>") != std::string::npos);
    CHECK(page.find("Dit bestand is niet verwerkt.") != std::string::npos);
    for (const char* outside : {"src=\"http", "href=\"http", "url(", "@import"}) CHECK(page.find(outside) == std::string::npos);
    CHECK(page.find("<td></td>") != std::string::npos);   // not "<td/>", which HTML reads as an open tag
    CHECK(page.find("/>") == std::string::npos);
}

TEST_CASE("no files, no report") {
    CHECK(written({}, ReportFormat::text).empty());
}

TEST_CASE("the format by the file's extension") {
    CHECK(report_format("x/uit.jsonl") == ReportFormat::json_lines);
    CHECK(report_format("x/UIT.HTML") == ReportFormat::html);
    CHECK(report_format("UIT.CSV") == ReportFormat::csv);
    CHECK_THROWS_AS((void)report_format("uit.pdf"), UsageError);
    CHECK_THROWS_AS((void)report_format("uit"), UsageError);
}
