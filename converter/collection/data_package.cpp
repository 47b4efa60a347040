// SPDX-License-Identifier: EUPL-1.2
#include "collection/data_package.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "collection/package_tables.h"
#include "model/error.h"
#include "model/sha256.h"
#include "model/text.h"
#include "package/limits.h"
#include "package/safe_output.h"
#include "spreadsheet/csv_text.h"

namespace graadmeter {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kName = "graadmeter-waarnemingen";
constexpr const char* kMaker = "graadmeter";

// --- writing -----------------------------------------------------------------------------------------------------------------

void add_field(std::string& line, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) line += c == '"' ? "\"\"" : std::string_view(&c, 1);
    line += '"';
}

// A file that is hashed while it is written.
class HashedFile {
public:
    explicit HashedFile(const fs::path& file) : file_(file), out_(file, std::ios::binary) {}
    void write(std::string_view text) {
        out_.write(text.data(), static_cast<std::streamsize>(text.size()));
        hash_.add(text);
        bytes_ += text.size();
    }
    // Throws FileError when not all of it is on the disk.
    Json close() {
        out_.flush();
        if (!out_) throw write_failure(file_);
        return {{"bytes", bytes_}, {"hash", "sha256:" + hash_.hex()}};
    }

private:
    fs::path file_;
    std::ofstream out_;
    Sha256 hash_;
    std::uint64_t bytes_ = 0;
};

template <typename Row>
Json schema_of(const TableDefinition<Row>& table) {
    Json fields = Json::array();
    for (const auto& field : table.fields) {
        Json described{{"name", field.name}, {"type", field.type}, {"title", field.title}};
        if (Json constraints = Json::parse(field.constraints); !constraints.empty()) described["constraints"] = std::move(constraints);
        fields.push_back(std::move(described));
    }
    Json schema{{"fields", std::move(fields)}, {"missingValues", {""}}};
    if (*table.primary_key) schema["primaryKey"] = Json::parse(table.primary_key);
    if (*table.file_field)
        schema["foreignKeys"] = Json::array({{{"fields", {table.file_field}}, {"reference", {{"resource", file_table().name}, {"fields", {"bestand"}}}}}});
    return schema;
}

template <typename Row>
Json write_table(const TableDefinition<Row>& table, const std::vector<Row>& rows, const fs::path& folder) {
    const std::string name = std::string(table.name) + ".csv";
    HashedFile file(folder / name);
    std::string line;
    const auto end_line = [&] {
        line.back() = '\r';   // the comma after the last field
        line += '\n';
        file.write(line);
        line.clear();
    };
    for (const auto& field : table.fields) (line += field.name) += ',';
    end_line();
    for (const Row& row : rows) {
        for (const auto& field : table.fields) {
            add_field(line, field.write(row));
            line += ',';
        }
        end_line();
    }
    Json resource{{"name", table.name}, {"path", name}, {"profile", "tabular-data-resource"}, {"title", table.title}, {"format", "csv"},
                  {"mediatype", "text/csv"}, {"encoding", "utf-8"},
                  {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}, {"doubleQuote", true}, {"header", true}}}};
    resource.update(file.close());
    resource["schema"] = schema_of(table);
    return resource;
}

std::string described_in_words(const PackageDescription& description) {
    std::string words = "Cijfers uit werkboeken, gelezen door Graadmeter. Elke rij van waarnemingen.csv is één cijfer, met het bestand, het blad en de "
                        "cel waar het staat.";
    if (description.part)
        return words + " Dit is deel " + std::to_string(description.part->number) + " van " + std::to_string(description.part->of) +
               ": binnen elk bestand zijn kleine aantallen verborgen, maar nog niet wat bestanden samen verraden. Voeg eerst alle delen samen met "
               "graadmeter verzamel.";
    return words + " Kleine aantallen zijn verborgen, ook waar bestanden samen ze zouden verraden (" + std::to_string(description.hidden_together) +
           (description.hidden_together == 1 ? " cijfer" : " cijfers") + ").";
}

// --- reading -----------------------------------------------------------------------------------------------------------------

[[noreturn]] void refuse(const fs::path& file, const std::string& why, std::optional<std::uint64_t> line = {}) {
    throw FileError("", file.string(), "", "'" + file.string() + "'" + (line ? ", regel " + std::to_string(*line) : "") + ": " + why,
                    "Maak dit gegevenspakket opnieuw met graadmeter verzamel.", line);
}

Json descriptor_of(const fs::path& folder) {
    std::error_code error;
    const fs::path file = folder / kDescriptorFile;
    if (fs::file_size(file, error) > limits::kOwnXmlBytes || error) return {};
    std::ifstream in(file, std::ios::binary);
    return Json::parse(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), nullptr, false);
}

std::string hash_of(const fs::path& file) {
    const auto stream = open_file_stream(file);
    Sha256 hash;
    std::string buffer(std::size_t{1} << 16, '\0');
    while (const std::size_t got = stream->read(buffer)) hash.add(std::string_view(buffer).substr(0, got));
    return "sha256:" + hash.hex();
}

// "" where there is no such text: a descriptor may have been edited by anybody.
std::string text_in(const Json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

const Json* resource_called(const Json& descriptor, std::string_view name) {
    for (const Json& each : descriptor.at("resources"))
        if (text_in(each, "name") == name) return &each;
    return nullptr;
}

template <typename Row>
std::vector<Row> read_table(const TableDefinition<Row>& table, const Json& descriptor, const fs::path& folder) {
    const fs::path file = folder / (std::string(table.name) + ".csv");
    std::error_code error;
    const Json* resource = resource_called(descriptor, table.name);
    if (!resource || !fs::is_regular_file(file, error)) refuse(file, "dit deel van het gegevenspakket ontbreekt.");
    if (text_in(*resource, "hash") != hash_of(file)) refuse(file, "dit bestand is veranderd nadat het gegevenspakket werd gemaakt.");

    CsvRecords records(decoded(open_file_stream(file), TextEncoding::utf8), {file.filename().string(), ""}, ',');
    std::vector<std::string_view> fields;
    std::vector<Row> rows;
    bool header = records.next(fields) && fields.size() == table.fields.size();
    for (std::size_t i = 0; header && i < fields.size(); ++i) header = fields[i] == table.fields[i].name;
    if (!header) refuse(file, "de kopregel is niet die van deze versie van Graadmeter.", 1);
    for (std::uint64_t line = 2; records.next(fields); ++line) {
        if (fields.size() == 1 && fields[0].empty()) continue;
        if (fields.size() != table.fields.size()) refuse(file, "deze regel heeft een ander aantal velden dan de kopregel.", line);
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto& field = table.fields[i];
            if (field.read && !field.read(row, fields[i]))
                refuse(file, "'" + on_one_line(fields[i]) + "' past niet in het veld " + field.name + ".", line);
        }
    }
    return rows;
}

}  // namespace

std::vector<std::string> write_data_package(const Collection& finished, const std::vector<Conflict>& conflicts, const PackageDescription& description,
                                            const fs::path& folder) {
    const CollectionRows rows = rows_of(finished);
    Json resources = Json::array({write_table(figure_table(), rows.figures, folder), write_table(file_table(), rows.files, folder),
                                  write_table(finding_table(), rows.findings, folder), write_table(answer_table(), rows.answers, folder),
                                  write_table(conflict_table(), rows_of(finished, conflicts), folder)});
    Json sources = Json::array();
    for (const auto& [name, publisher] : description.sources) sources.push_back({{"title", publisher.empty() || publisher == name ? name : name + " (" + publisher + ")"}});
    Json descriptor{{"profile", "tabular-data-package"}, {"name", kName}, {"title", "Waarnemingen uit werkboeken"},
                    {"description", described_in_words(description)}, {"created", iso_text(description.created) + "T00:00:00Z"},
                    {"gemaakt_door", {{"programma", kMaker}, {"versie", description.program_version}}}};
    if (description.part) descriptor["deel"] = std::to_string(description.part->number) + "/" + std::to_string(description.part->of);
    if (!sources.empty()) descriptor["sources"] = std::move(sources);
    if (!description.licence.empty()) descriptor["licenses"] = Json::array({{{"name", description.licence}}});
    std::vector<std::string> names;
    for (const Json& resource : resources) names.push_back(resource.at("path"));
    descriptor["resources"] = std::move(resources);
    HashedFile file(folder / kDescriptorFile);
    file.write(descriptor.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    (void)file.close();
    names.emplace_back(kDescriptorFile);
    return names;
}

bool is_data_package(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_regular_file(folder / kDescriptorFile, error)) return false;
    const Json descriptor = descriptor_of(folder);
    return descriptor.is_object() && descriptor.contains("gemaakt_door") && text_in(descriptor["gemaakt_door"], "programma") == kMaker &&
           descriptor.contains("resources") && descriptor["resources"].is_array();
}

Collection read_data_package(const fs::path& folder) {
    if (!is_data_package(folder)) refuse(folder, "dit is geen gegevenspakket van Graadmeter.");
    const Json descriptor = descriptor_of(folder);
    CollectionRows rows;
    rows.files = read_table(file_table(), descriptor, folder);
    rows.figures = read_table(figure_table(), descriptor, folder);
    rows.findings = read_table(finding_table(), descriptor, folder);
    rows.answers = read_table(answer_table(), descriptor, folder);
    std::set<std::string_view> files;
    for (const FileRow& row : rows.files) files.insert(row.file.name);
    const auto known = [&](const std::string& file) {
        if (!files.contains(file)) refuse(folder, "een rij noemt het bestand '" + on_one_line(file) + "', dat niet in bestanden.csv staat.");
    };
    for (const FigureRow& row : rows.figures) known(row.file);
    for (const AnswerRow& row : rows.answers) known(row.file);
    for (const Finding& row : rows.findings) known(row.file);
    return collection_of(std::move(rows));
}

}  // namespace graadmeter
