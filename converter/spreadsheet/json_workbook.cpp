// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/json_workbook.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "model/text.h"
#include "package/limits.h"
#include "spreadsheet/csv_workbook.h"
#include "spreadsheet/damage.h"

namespace graadmeter {
namespace {

using Json = nlohmann::ordered_json;   // the columns stay in the order of the file

std::string whole_text(const std::filesystem::path& file, TextEncoding encoding) {
    const auto stream = decoded(open_file_stream(file), encoding);
    std::string text;
    std::string buffer(std::size_t{1} << 16, '\0');
    for (std::size_t got; (got = stream->read(buffer)) > 0;) {
        text.append(buffer, 0, got);
        if (text.size() > limits::kJsonBytes) throw too_large({file.filename().string(), {}}, "meer dan " + std::to_string(limits::kJsonBytes >> 20) + " MB aan JSON");
    }
    return text;
}

[[noreturn]] void refuse_shape(const std::filesystem::path& file) {
    throw FileError("B03", file.filename().string(), "", "Dit JSON-bestand bevat geen tabel die bekend is.",
                    "Haal de gegevens op als CSV of Excel. Gelezen worden een tabel van Swing (headers en rows) en open data van het "
                    "CBS (value).");
}

// Names of columns, and the records as cells: what the shapes have in common.
struct JsonTable {
    std::vector<std::string> names;
    // Only the fields that a record has, by ascending column: memory follows what is written, not its area.
    std::vector<std::vector<std::pair<std::size_t, const Json*>>> records;
};

// {"headers":[{"name":"geo"},..],"rows":[["Boshoven",..],..]}
bool read_header_and_rows(const Json& root, JsonTable& table) {
    const auto headers = root.find("headers"), rows = root.find("rows");
    if (headers == root.end() || rows == root.end() || !headers->is_array() || !rows->is_array()) return false;
    for (const auto& header : *headers) {
        const auto name = header.is_object() ? header.find("name") : header.end();
        if (name == header.end() || !name->is_string()) return false;
        table.names.push_back(name->get<std::string>());
    }
    for (const auto& row : *rows) {
        if (!row.is_array()) return false;
        auto& record = table.records.emplace_back();
        for (const auto& value : row) record.emplace_back(record.size(), &value);
    }
    return true;
}

// [{"WijkenEnBuurten":"GM0988",..},..]
bool read_records(const Json& list, JsonTable& table) {
    if (!list.is_array()) return false;
    std::map<std::string, std::size_t, std::less<>> columns;
    for (const auto& entry : list) {
        if (!entry.is_object()) return false;
        auto& record = table.records.emplace_back();
        for (const auto& [name, value] : entry.items()) {
            const auto [column, fresh] = columns.emplace(name, table.names.size());
            if (fresh) table.names.push_back(name);
            record.emplace_back(column->second, &value);
        }
        std::ranges::sort(record, {}, &std::pair<std::size_t, const Json*>::first);
    }
    return true;
}

class JsonRows final : public RowReader {
public:
    explicit JsonRows(const JsonTable& table) : table_(table) {}

    bool next(Row& row) override {
        cells_.clear();
        while (cells_.empty()) {
            if (number_ > table_.records.size()) return false;
            ++number_;
            if (number_ == 1) {
                for (std::size_t i = 0; i < table_.names.size(); ++i) add_text(i, table_.names[i]);
                continue;
            }
            for (const auto& [column, value] : table_.records[number_ - 2]) add(column, *value);
        }
        row = {static_cast<std::uint32_t>(number_), false, cells_};
        return true;
    }

private:
    Cell& add_text(std::size_t column, std::string_view text) {
        Cell& cell = cells_.emplace_back();
        cell.address = {static_cast<std::uint32_t>(number_), static_cast<std::uint32_t>(column + 1)};
        cell.type = CellType::text;
        cell.text = text;
        return cell;
    }
    void add(std::size_t column, const Json& value) {
        if (value.is_string()) {
            const auto& text = value.get_ref<const std::string&>();
            if (!trimmed(text).empty()) add_text(column, text);
        } else if (value.is_boolean() || value.is_number()) {
            Cell& cell = add_text(column, {});
            cell.type = value.is_boolean() ? CellType::boolean : CellType::number;
            cell.number = value.is_boolean() ? (value.get<bool>() ? 1 : 0) : value.get<double>();
        }
    }

    const JsonTable& table_;
    std::vector<Cell> cells_;
    std::size_t number_ = 0;
};

class JsonWorkbook final : public Workbook {
public:
    JsonWorkbook(const std::filesystem::path& file, Json root) : root_(std::move(root)) {
        const std::u8string stem = file.stem().u8string();
        sheets_.push_back({sheet_name_from({reinterpret_cast<const char*>(stem.data()), stem.size()})});
        const auto value = root_.is_object() ? root_.find("value") : root_.end();
        const bool table = root_.is_object() && value == root_.end() ? read_header_and_rows(root_, table_)
                                                                      : read_records(root_.is_object() ? *value : root_, table_);
        if (!table || table_.names.empty()) refuse_shape(file);
        const TextOrigin origin{file.filename().string(), {}};
        if (table_.records.size() + 1 > kMaxRow) throw too_large(origin, "meer rijen dan een werkblad heeft (1.048.576)");
        for (const auto& record : table_.records)
            if (record.size() > kMaxColumn) throw too_large(origin, "meer kolommen dan een werkblad heeft (16.384)");
        if (table_.names.size() > kMaxColumn) throw too_large(origin, "meer kolommen dan een werkblad heeft (16.384)");
    }
    FileFormat format() const override { return FileFormat::json; }
    const std::vector<SheetInfo>& sheets() const override { return sheets_; }
    SheetStructure structure(std::size_t) const override { return {}; }
    std::unique_ptr<RowReader> rows(std::size_t) const override { return std::make_unique<JsonRows>(table_); }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return remarks_; }
    std::vector<std::string> not_carried() const override {
        return {"Wat in het JSON-bestand naast de tabel staat (verwijzingen en eigenschappen van kolommen): alleen de tabel is overgenomen."};
    }

private:
    Json root_;
    JsonTable table_;   // points into root_
    std::vector<SheetInfo> sheets_;
    std::vector<DefinedName> names_;
    std::vector<Remark> remarks_;
};

}  // namespace

bool begins_as_json(const std::filesystem::path& file, TextEncoding encoding) {
    const auto stream = decoded(open_file_stream(file), encoding);
    std::string beginning(256, '\0');
    beginning.resize(stream->read(beginning));
    const std::string_view text = trimmed(beginning);
    if (text.starts_with('[')) {   // a CSV may begin with "[2022]"
        const std::string_view inside = trimmed(text.substr(1));
        return inside.starts_with('{') || inside.starts_with(']');
    }
    return text.starts_with('{') && trimmed(text.substr(1)).starts_with('"');
}

std::unique_ptr<Workbook> open_json(const std::filesystem::path& file, TextEncoding encoding) {
    Json root = Json::parse(whole_text(file, encoding), nullptr, false);
    if (root.is_discarded())
        throw FileError("B01", file.filename().string(), "", "Dit JSON-bestand is beschadigd of afgebroken.",
                        "Haal de gegevens opnieuw op, of vraag de afzender om het bestand opnieuw te sturen.");
    return std::make_unique<JsonWorkbook>(file, std::move(root));
}

}  // namespace graadmeter
