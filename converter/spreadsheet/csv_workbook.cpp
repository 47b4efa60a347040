// SPDX-License-Identifier: EUPL-1.2
// CSV behind the workbook's interface.
#include "spreadsheet/csv_workbook.h"

#include <array>
#include <utility>

#include "model/text.h"
#include "spreadsheet/csv_text.h"
#include "spreadsheet/damage.h"

namespace graadmeter {
namespace {

constexpr std::size_t kBeginning = std::size_t{64} << 10;  // enough to see the separator

struct Csv {
    std::filesystem::path file;
    TextEncoding encoding;
    char separator = 0;
    bool separator_line = false;  // "sep=;" as the first line: an instruction to Excel, no row
    CsvNumberStyle style;

    [[nodiscard]] TextOrigin origin() const { return {file.filename().string(), {}}; }
    [[nodiscard]] std::unique_ptr<PartStream> text() const { return decoded(open_file_stream(file), encoding); }
    [[nodiscard]] CsvRecords records() const {
        CsvRecords result(text(), origin(), separator);
        std::vector<std::string_view> fields;
        if (separator_line) (void)result.next(fields);
        return result;
    }
};

class CsvRows final : public RowReader {
public:
    explicit CsvRows(const Csv& csv) : csv_(csv), records_(csv_.records()) {}

    bool next(Row& row) override {
        do {
            if (!records_.next(fields_)) return false;
            if (fields_.size() > kMaxColumn)
                throw too_large(csv_.origin(), "rij " + std::to_string(number_ + 1) + " heeft meer kolommen dan een werkblad");
            if (++number_ > kMaxRow) throw too_large(csv_.origin(), "meer rijen dan een werkblad heeft (1.048.576)");
            read_cells();
        } while (cells_.empty());
        row = {number_, false, cells_};
        return true;
    }

private:
    void read_cells() {
        cells_.clear();
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            if (trimmed(fields_[i]).empty()) continue;
            Cell& cell = cells_.emplace_back();
            cell.address = {number_, static_cast<std::uint32_t>(i + 1)};
            cell.text = fields_[i];
            const auto number = csv_number(fields_[i], csv_.style);
            cell.type = number ? CellType::number : CellType::text;
            cell.number = number.value_or(0);
            if (number) cell.style = csv_cell_style(fields_[i], csv_.style);
        }
    }

    Csv csv_;
    CsvRecords records_;
    std::vector<std::string_view> fields_;
    std::vector<Cell> cells_;
    std::uint32_t number_ = 0;
};

class CsvWorkbook final : public Workbook {
public:
    explicit CsvWorkbook(Csv csv) : csv_(std::move(csv)) {
        const std::u8string stem = csv_.file.stem().u8string();
        sheets_.push_back({sheet_name_from({reinterpret_cast<const char*>(stem.data()), stem.size()})});
    }
    FileFormat format() const override { return FileFormat::csv; }
    const std::vector<SheetInfo>& sheets() const override { return sheets_; }
    SheetStructure structure(std::size_t) const override { return {}; }
    std::unique_ptr<RowReader> rows(std::size_t) const override { return std::make_unique<CsvRows>(csv_); }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return remarks_; }
    std::vector<std::string> not_carried() const override {
        return {"Spaties om getallen en de gebruikte scheidingstekens: de cellen hebben de getallen zelf, met evenveel decimalen."};
    }
    NumberFormat number_format(std::uint32_t style) const override { return csv_number_format(style); }

private:
    Csv csv_;
    std::vector<SheetInfo> sheets_;
    std::vector<DefinedName> names_;
    std::vector<Remark> remarks_;
};

// Bytes that would still make a valid character when the next piece of the file follows.
std::size_t unfinished_tail(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte >= 0xC0) return (byte >= 0xF0 ? 4U : byte >= 0xE0 ? 3U : 2U) > back ? back : 0;
        if (byte < 0x80) return 0;
    }
    return 0;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1A';  // 1A: the end mark of old programs
}

std::string read_beginning(PartStream& text) {
    std::string beginning(kBeginning, '\0');
    std::size_t have = 0;
    for (std::size_t got; have < beginning.size() && (got = text.read(std::span(beginning).subspan(have))) > 0;) have += got;
    beginning.resize(have);
    return beginning;
}

}  // namespace

std::optional<TextEncoding> text_encoding(const std::filesystem::path& file) {
    const auto stream = open_file_stream(file);
    std::array<char, 1 << 16> buffer;
    std::string piece;
    bool utf8 = true, first = true;
    for (std::size_t got; (got = stream->read(buffer)) > 0; first = false) {
        const std::string_view bytes(buffer.data(), got);
        if (first && bytes.starts_with("\xFF\xFE")) return TextEncoding::utf16_le;
        if (first && bytes.starts_with("\xFE\xFF")) return TextEncoding::utf16_be;
        for (const char c : bytes)
            if (is_control(c)) return {};
        if (!utf8) continue;
        piece += bytes;
        const std::size_t tail = unfinished_tail(piece);
        utf8 = is_valid_utf8(std::string_view(piece).substr(0, piece.size() - tail));
        piece.erase(0, piece.size() - tail);
    }
    return utf8 && piece.empty() ? TextEncoding::utf8 : TextEncoding::windows_1252;
}

std::unique_ptr<Workbook> open_csv(const std::filesystem::path& file, TextEncoding encoding, bool any_text) {
    Csv csv{.file = file, .encoding = encoding, .separator = 0, .separator_line = false, .style = {}};
    const std::string beginning = read_beginning(*csv.text());
    if (beginning.size() > 5 && beginning.starts_with("sep=") && (beginning[5] == '\r' || beginning[5] == '\n')) {
        csv.separator = beginning[4];
        csv.separator_line = true;
    } else {
        // A file that calls itself CSV may have many lines that are no table; letters have a comma here and there too.
        csv.separator = detect_separator(beginning, any_text ? 0.2 : 0.75);
    }
    if (csv.separator == 0 && !any_text) return nullptr;
    CsvNumberEvidence evidence;
    CsvRecords records = csv.records();
    for (std::vector<std::string_view> fields; records.next(fields);)
        for (const std::string_view field : fields) evidence.look_at(field);
    csv.style = evidence.style();
    return std::make_unique<CsvWorkbook>(std::move(csv));
}

std::string sheet_name_from(std::string_view name) {
    const std::string valid = repaired_utf8(name);
    std::string out;
    for (std::size_t i = 0, units = 0; i < valid.size();) {
        const auto lead = static_cast<unsigned char>(valid[i]);
        const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        units += size == 4 ? 2 : 1;
        if (units > 31) break;
        if (lead < 0x20 || std::string_view("[]:*?/\\").find(valid[i]) != std::string_view::npos)
            out += '_';
        else
            out.append(valid, i, size);
        i += size;
    }
    while (out.starts_with('\'')) out.erase(0, 1);
    while (out.ends_with('\'')) out.pop_back();
    out = trimmed(out);
    return out.empty() ? "Blad1" : out;
}

}  // namespace graadmeter
