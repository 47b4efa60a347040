// SPDX-License-Identifier: EUPL-1.2
#include "batch/outcome.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "collection/package_tables.h"
#include "model/base64.h"
#include "model/error.h"
#include "model/path_text.h"
#include "model/sha256.h"
#include "model/text.h"
#include "validation/finding_texts.h"

namespace graadmeter {
namespace {

using Json = nlohmann::ordered_json;

// Rows as arrays of their fields' texts: those of the data package.
template <typename Row>
Json rows_as_json(const TableDefinition<Row>& table, const std::vector<Row>& rows) {
    Json result = Json::array();
    for (const Row& row : rows) {
        Json& line = result.emplace_back(Json::array());
        for (const auto& field : table.fields) line.push_back(repaired_utf8(field.write(row)));
    }
    return result;
}

template <typename Row>
std::vector<Row> rows_from_json(const TableDefinition<Row>& table, const Json& lines) {
    std::vector<Row> rows;
    for (const Json& line : lines) {
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            const auto& field = table.fields[i];
            if (field.read && !field.read(row, line.at(i).template get_ref<const std::string&>())) throw Bug(std::string("field ") + field.name + " of a worker's answer");
        }
    }
    return rows;
}

// A name of a file may hold any bytes, JSON may not.
std::string bytes_in(const Json& object, const char* key) {
    const auto bytes = from_base64(object.at(key).get_ref<const std::string&>());
    if (!bytes) throw Bug(std::string("no base64 in ") + key);
    return *bytes;
}

template <typename Read>
auto parsed(std::string_view line, Read&& read) {
    try {
        return read(Json::parse(line));
    } catch (const nlohmann::json::exception& error) {
        throw Bug(std::string("a worker's line: ") + error.what());
    }
}

}  // namespace

std::string request_line(const BatchFile& file) {
    return Json{{"pad", base64(file.path.string())}, {"getoond", base64(file.shown)}, {"naam", base64(file.name)}}.dump();
}

BatchFile read_request(std::string_view line) {
    return parsed(line, [](const Json& json) { return BatchFile{path_of(bytes_in(json, "pad")), bytes_in(json, "getoond"), bytes_in(json, "naam")}; });
}

std::string outcome_line(const FileOutcome& outcome) {
    const CollectionRows rows = rows_of(outcome.figures);
    const FileReport& report = outcome.report;
    return Json{{"verslag", {{"bron", report.source}, {"catalogus", report.catalogue}, {"waarnemingen", report.observations}, {"verwerkt", report.processed}}},
                {"bevindingen", rows_as_json(finding_table(), report.findings)},
                {"bestanden", rows_as_json(file_table(), rows.files)},
                {"waarnemingen", rows_as_json(figure_table(), rows.figures)},
                {"antwoorden", rows_as_json(answer_table(), rows.answers)},
                {"opmerking", repaired_utf8(outcome.remark)}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

FileOutcome read_outcome(std::string_view line, const BatchFile& file) {
    return parsed(line, [&](const Json& json) {
        FileOutcome outcome;
        const Json& report = json.at("verslag");
        outcome.report = {file.shown, report.at("bron"), report.at("catalogus"), report.at("waarnemingen"), rows_from_json(finding_table(), json.at("bevindingen")),
                          report.at("verwerkt")};
        CollectionRows rows{rows_from_json(file_table(), json.at("bestanden")), rows_from_json(figure_table(), json.at("waarnemingen")), {},
                            rows_from_json(answer_table(), json.at("antwoorden"))};
        if (rows.files.size() != 1) throw Bug("a worker's answer about " + std::to_string(rows.files.size()) + " files");
        outcome.figures = collection_of(std::move(rows));
        outcome.figures.findings = outcome.report.findings;
        for (Finding& finding : outcome.figures.findings) finding.file = outcome.figures.files.front().name;
        outcome.remark = json.at("opmerking");
        return outcome;
    });
}

FileContent content_of(const std::filesystem::path& file) {
    FileContent content;
    std::error_code error;
    std::ifstream in;
    if (std::filesystem::is_regular_file(file, error)) in.open(file, std::ios::binary);
    if (!in.is_open()) return content;
    Sha256 hash;
    std::string buffer(std::size_t{1} << 18, '\0');
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
        const auto got = static_cast<std::size_t>(in.gcount());
        hash.add(std::string_view(buffer).substr(0, got));
        content.bytes += got;
    }
    if (in.bad()) return {};
    content.sha256 = hash.hex();
    return content;
}

FileOutcome unfinished(const BatchFile& file, const FileContent& content, const std::string& cause) {
    FileOutcome outcome;
    outcome.report.file = file.shown;
    outcome.report.processed = false;
    const std::string name = path_of(file.name).filename().string();
    outcome.report.findings.push_back(
        worded(FileError("B12", name, "", "Dit bestand is niet afgemaakt: " + cause + ". De andere bestanden zijn gewoon verwerkt.", ""), name));
    outcome.figures = collected({}, outcome.report.findings, {repaired_utf8(file.name), content.sha256, content.bytes, "", "", false});
    return outcome;
}

}  // namespace graadmeter
