// SPDX-License-Identifier: EUPL-1.2
// The globals of a BIFF stream, a survey of its sheets, and their rows.
#include "spreadsheet/xls_workbook.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "package/limits.h"
#include "spreadsheet/biff.h"
#include "spreadsheet/code_page.h"
#include "spreadsheet/compound_file.h"
#include "spreadsheet/damage.h"
#include "spreadsheet/left_behind.h"
#include "spreadsheet/link_target.h"
#include "spreadsheet/little_endian.h"
#include "spreadsheet/sheet_scanner.h"
#include "spreadsheet/styles.h"

namespace graadmeter {
namespace {

constexpr std::uint16_t kVersion5 = 0x0500, kVersion8 = 0x0600;
constexpr std::uint32_t kXlsColumns = 256;

constexpr std::uint16_t kFirstOwnFormat = 164;

// Formats that the standard numbers, without those that have a currency in them: files say which.
bool is_same_everywhere(std::uint16_t format) {
    return format <= 4 || (format >= 9 && format <= 22) || (format >= 45 && format <= 49);
}

bool is_cell(std::uint16_t type) {
    constexpr std::uint16_t kCells[] = {biff::kNumber,   biff::kRk,      biff::kMulRk,   biff::kLabel,
                                        biff::kLabelSst, biff::kRString, biff::kBoolErr, biff::kFormula};
    return std::ranges::find(kCells, type) != std::end(kCells);
}

struct XlsSheet {
    std::size_t offset = 0;  // of its BOF; 0 for one without cells
    SheetStructure structure;
    std::vector<std::uint16_t> hidden_rows;  // 0-based, ascending
    std::vector<std::uint32_t> cell_order;   // where the cell records are, by row; empty when they stand in that order
};

// What a workbook and its readers share.
struct XlsContent {
    TextOrigin origin;
    std::string stream;
    bool biff8 = true, system_1904 = false;
    std::unique_ptr<CodePage> code_page = std::make_unique<CodePage>(std::uint16_t{1252});
    std::vector<NumberShape> shapes;    // of each XF
    std::vector<NumberFormat> formats;  // the same
    std::string texts;                // shared, one after the other
    std::vector<std::uint32_t> text_begins = {0};
    std::vector<XlsSheet> sheets;

    [[nodiscard]] std::string_view shared_text(std::size_t index) const {
        if (index + 1 >= text_begins.size()) return kMissingText;
        return std::string_view(texts).substr(text_begins[index], text_begins[index + 1] - text_begins[index]);
    }
    // A text with its length at `at`, in the file's own way.
    [[nodiscard]] std::string text(std::string_view data, std::size_t at, std::size_t length_bytes) const {
        if (biff8) return biff8_text(data, at, length_bytes);
        if (at + length_bytes > data.size()) return {};
        return code_page->decode(data.substr(at + length_bytes, little_endian(data, at, length_bytes)));
    }
};

// The records of one substream, those of charts within it left out.
class Substream {
public:
    Substream(std::string_view stream, std::size_t offset) : reader_(stream, offset) {}

    [[nodiscard]] bool next(BiffRecord& record) {
        while (!ended_ && reader_.next(record)) {
            if (record.type == biff::kBof) {
                ++depth_;
            } else if (record.type == biff::kEof) {
                ended_ = --depth_ <= 0;
            } else if (depth_ <= 1) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] BiffReader& reader() { return reader_; }

private:
    BiffReader reader_;
    int depth_ = 0;
    bool ended_ = false;
};

class XlsRows final : public RowReader {
public:
    XlsRows(std::shared_ptr<const XlsContent> content, std::size_t sheet)
        : content_(std::move(content)), sheet_(content_->sheets[sheet]), substream_(content_->stream, sheet_.offset) {
        pending_ = sheet_.offset != 0 && next_cell();
    }

    bool next(Row& row) override {
        cells_.clear();
        texts_.clear();
        while (pending_ && cells_.empty()) {
            const std::uint16_t number = u16_at(record_.data, 0);
            for (; pending_ && u16_at(record_.data, 0) == number; pending_ = next_cell()) read_cells();
            order_cells();
            row = {number + 1U, std::ranges::binary_search(sheet_.hidden_rows, number), cells_};
        }
        row.cells = cells_;
        return !cells_.empty();
    }

private:
    [[nodiscard]] bool next_cell() {
        if (!sheet_.cell_order.empty()) {
            if (position_ == sheet_.cell_order.size()) return false;
            return BiffReader(content_->stream, sheet_.cell_order[position_++]).next(record_);
        }
        while (substream_.next(record_))
            if (is_cell(record_.type)) return true;
        return false;
    }

    Cell& add(CellType type, std::size_t column, std::size_t style) {
        if (column >= kXlsColumns) throw damaged(content_->origin, "een cel staat buiten het blad", record_.offset);
        Cell& cell = cells_.emplace_back();
        cell.address = {u16_at(record_.data, 0) + 1U, static_cast<std::uint32_t>(column + 1)};
        cell.type = type;
        if (type == CellType::number && style < content_->shapes.size()) {
            cell.style = static_cast<std::uint32_t>(style);
            cell.is_date = content_->shapes[style].is_date;
            cell.is_percentage = content_->shapes[style].is_percentage;
        }
        return cell;
    }
    void add_number(double number, std::size_t column, std::size_t style) {
        add(CellType::number, column, style).number = number;
    }
    void add_text(std::string_view text, std::size_t column) {
        if (!text.empty()) add(CellType::text, column, 0).text = text;
    }
    void add_bool_or_error(bool error, std::uint8_t value, std::size_t column) {
        Cell& cell = add(error ? CellType::error : CellType::boolean, column, 0);
        if (error)
            cell.text = biff_error(value);
        else
            cell.number = value != 0 ? 1 : 0;
    }
    void read_cells();
    void read_formula(std::size_t column, std::size_t style);
    void order_cells();
    [[nodiscard]] std::string formula_text() const;

    std::shared_ptr<const XlsContent> content_;
    const XlsSheet& sheet_;
    Substream substream_;
    std::size_t position_ = 0;
    BiffRecord record_;
    bool pending_ = false;
    std::vector<Cell> cells_;
    RowTexts texts_;
};

void XlsRows::read_cells() {
    const std::string_view data = record_.data;
    const std::size_t column = u16_at(data, 2), style = u16_at(data, 4);
    switch (record_.type) {
        case biff::kNumber:
            return add_number(double_at(data, 6), column, style);
        case biff::kRk:
            return add_number(number_from_rk(u32_at(data, 6)), column, style);
        case biff::kMulRk:
            for (std::size_t at = 4, i = 0; at + 8 <= data.size(); at += 6, ++i)
                add_number(number_from_rk(u32_at(data, at + 2)), column + i, u16_at(data, at));
            return;
        case biff::kBoolErr:
            return add_bool_or_error(u8_at(data, 7) != 0, u8_at(data, 6), column);
        case biff::kLabelSst:
            return add_text(content_->shared_text(u32_at(data, 6)), column);
        case biff::kFormula:
            return read_formula(column, style);
        default:  // LABEL and RSTRING
            return add_text(texts_.keep(content_->text(data, 6, 2)), column);
    }
}

// The cached value (MS-XLS 2.5.133): a double, or FFFF at its end and a kind.
void XlsRows::read_formula(std::size_t column, std::size_t style) {
    const std::string_view data = record_.data;
    const std::uint8_t kind = u8_at(data, 6);
    if (u16_at(data, 12) != 0xFFFF)
        add_number(double_at(data, 6), column, style);
    else if (kind == 1 || kind == 2)
        add_bool_or_error(kind == 2, u8_at(data, 8), column);
    else
        add(CellType::text, column, style).text = kind == 0 ? texts_.keep(formula_text()) : std::string_view();
    cells_.back().has_formula = true;
}

// The text that a formula gave stands in a record of its own, behind what the formula shares.
std::string XlsRows::formula_text() const {
    BiffReader reader(content_->stream, record_.offset);
    BiffRecord record;
    if (!reader.next(record)) return {};
    while (reader.next(record)) {
        if (record.type == biff::kString) {
            if (!content_->biff8) return content_->text(record.data, 0, 2);
            BiffPieces pieces(record, reader);
            const auto length = static_cast<std::size_t>(pieces.number(2));
            const bool wide = (pieces.number(1) & 1) != 0;
            std::string text;
            pieces.append_characters(text, length, wide);
            return text;
        }
        if (record.type != biff::kSharedFormula && record.type != biff::kArray && record.type != biff::kTable &&
            record.type != biff::kContinue)
            break;
    }
    return {};
}

// Ascending; of two cells in one place the later one counts.
void XlsRows::order_cells() {
    const auto column = [](const Cell& cell) { return cell.address.column; };
    if (std::ranges::adjacent_find(cells_, std::ranges::greater_equal(), column) == cells_.end()) return;
    std::ranges::stable_sort(cells_, {}, column);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (i + 1 < cells_.size() && column(cells_[i + 1]) == column(cells_[i])) continue;
        cells_[kept++] = cells_[i];
    }
    cells_.resize(kept);
}

class XlsNoRows final : public RowReader {
public:
    bool next(Row&) override { return false; }
};

class XlsWorkbook final : public Workbook {
public:
    explicit XlsWorkbook(std::shared_ptr<XlsContent> content) : content_(std::move(content)) {
        read_globals();
        for (std::size_t i = 0; i < infos_.size(); ++i)
            if (infos_[i].kind == SheetKind::worksheet) survey(content_->sheets[i]);
        for (const std::string& target : targets_) remarks_.push_back({"B07", {}, {}, {{"doel", target}}});
    }

    FileFormat format() const override { return FileFormat::xls; }
    bool system_1904() const override { return content_->system_1904; }
    const std::vector<SheetInfo>& sheets() const override { return infos_; }
    SheetStructure structure(std::size_t sheet) const override { return at(sheet).structure; }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return remarks_; }
    NumberFormat number_format(std::uint32_t style) const override {
        return style < content_->formats.size() ? content_->formats[style] : NumberFormat();
    }
    std::vector<std::string> not_carried() const override { return left_.lines(); }
    std::unique_ptr<RowReader> rows(std::size_t sheet) const override {
        (void)at(sheet);
        if (infos_[sheet].kind != SheetKind::worksheet) return std::make_unique<XlsNoRows>();
        return std::make_unique<XlsRows>(content_, sheet);
    }

private:
    const XlsSheet& at(std::size_t sheet) const {
        if (sheet >= infos_.size()) throw Bug("sheet " + std::to_string(sheet) + " of " + std::to_string(infos_.size()));
        return content_->sheets[sheet];
    }
    void read_globals();
    void read_version(const BiffRecord& record);
    void read_global(const BiffRecord& record, BiffReader& reader);
    void read_bound_sheet(std::string_view data);
    void read_link(std::string_view data);
    void read_shared_texts(BiffPieces pieces);
    void survey(XlsSheet& sheet);
    void survey_record(const BiffRecord& record, XlsSheet& sheet);

    std::shared_ptr<XlsContent> content_;
    std::vector<std::uint16_t> formats_;  // of each XF
    std::map<std::uint16_t, std::string> custom_;
    std::vector<SheetInfo> infos_;
    std::vector<DefinedName> names_;
    std::vector<Remark> remarks_;
    std::set<std::string> targets_;
    LeftBehind left_;
    std::uint64_t surveyed_bytes_ = 0;
};

void XlsWorkbook::read_version(const BiffRecord& record) {
    const TextOrigin file{content_->origin.file, {}};
    const std::uint16_t version = u16_at(record.data, 0);
    // Before BIFF5 the record's own number told the version.
    if ((record.type & 0xFF) == (biff::kBof & 0xFF) && record.type < biff::kBof)
        throw FileError("B03", file.file, "", named(file) + " is gemaakt met Excel 4 of ouder; dat formaat wordt niet gelezen.",
                        "Open het in Excel of LibreOffice en sla het op als .xlsx (Bestand > Opslaan als).");
    if (record.type != biff::kBof || (version != kVersion5 && version != kVersion8))
        throw damaged(content_->origin, "het begint niet als een werkmap");
    content_->biff8 = version == kVersion8;
}

void XlsWorkbook::read_globals() {
    BiffReader reader(content_->stream);
    BiffRecord record;
    if (!reader.next(record)) throw damaged(content_->origin, "het is leeg");
    read_version(record);
    bool ended = false;
    while (!ended && reader.next(record)) {
        ended = record.type == biff::kEof;
        read_global(record, reader);
    }
    if (!ended) throw damaged(content_->origin, "het houdt te vroeg op");
    if (infos_.empty()) throw damaged(content_->origin, "er staan geen bladen in");
    for (const std::uint16_t format : formats_) {
        const auto found = custom_.find(format);
        content_->shapes.push_back(found == custom_.end() ? shape_of_builtin(format) : shape_of_format(found->second));
        if (found == custom_.end() || is_same_everywhere(format))
            content_->formats.push_back({format < kFirstOwnFormat ? format : 0U, {}});
        else
            content_->formats.push_back({0, found->second});
    }
}

void XlsWorkbook::read_global(const BiffRecord& record, BiffReader& reader) {
    const std::string_view data = record.data;
    switch (record.type) {
        case biff::kFilePass: {
            const std::string& file = content_->origin.file;
            throw FileError("B02", file, "", "Het bestand \"" + file + "\" is beveiligd met een wachtwoord.",
                            "Open het in Excel, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen > Versleutelen met "
                            "wachtwoord) en sla het op als .xlsx.");
        }
        case biff::kCodePage:
            content_->code_page = std::make_unique<CodePage>(u16_at(data, 0));
            break;
        case biff::kDateMode:
            content_->system_1904 = u16_at(data, 0) == 1;
            break;
        case biff::kFormat:
            custom_[u16_at(data, 0)] = content_->text(data, 2, content_->biff8 ? 2 : 1);
            break;
        case biff::kXf:
            formats_.push_back(u16_at(data, 2));
            break;
        case biff::kBoundSheet:
            read_bound_sheet(data);
            break;
        case biff::kSupBook:
            read_link(data);
            break;
        case biff::kSharedStrings:
            read_shared_texts(BiffPieces(record, reader));
            break;
        case biff::kName:
            left_.names |= (u16_at(data, 0) & 0x20) == 0;  // those of Excel itself: print areas, filters
            break;
        case biff::kObjectProject:
            left_.macros = true;
            break;
        default:
            break;
    }
}

void XlsWorkbook::read_bound_sheet(std::string_view data) {
    constexpr std::uint8_t kWorksheet = 0, kChart = 2, kVisualBasic = 6;
    const std::uint8_t type = u8_at(data, 5);
    if (type == kVisualBasic) return;
    if (infos_.size() == limits::kSheets)
        throw too_large(content_->origin, "meer dan " + std::to_string(limits::kSheets) + " bladen");
    const std::uint8_t state = u8_at(data, 4) & 3;
    infos_.push_back({content_->text(data, 6, 1),
                      state == 0   ? SheetVisibility::visible
                      : state == 1 ? SheetVisibility::hidden
                                   : SheetVisibility::very_hidden,
                      type == kWorksheet ? SheetKind::worksheet
                      : type == kChart   ? SheetKind::chartsheet
                                         : SheetKind::other});
    left_.drawings |= type == kChart;
    content_->sheets.emplace_back().offset = u32_at(data, 0);
}

// Another workbook (MS-XLS 2.4.271): a path whose separators are control characters, after a mark.
void XlsWorkbook::read_link(std::string_view data) {
    constexpr std::uint16_t kSelf = 0x0401, kAddIn = 0x3A01;
    if (data.size() <= 4 || u16_at(data, 2) == kSelf || u16_at(data, 2) == kAddIn) return;
    std::string path = biff8_text(data, 2, 2);
    if (path.size() < 2 || path[0] != '\x01') return;
    std::ranges::replace_if(
        path, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '/');
    targets_.insert(link_target_name(path));
}

void XlsWorkbook::read_shared_texts(BiffPieces pieces) {
    pieces.skip(8);  // how many there are: what is there counts
    while (!pieces.at_end()) {
        const auto length = static_cast<std::size_t>(pieces.number(2));
        const auto flags = pieces.number(1);
        const std::uint64_t runs = (flags & 8) != 0 ? pieces.number(2) : 0;
        const std::uint64_t phonetic = (flags & 4) != 0 ? pieces.number(4) : 0;
        pieces.append_characters(content_->texts, length, (flags & 1) != 0);
        pieces.skip(4 * runs + phonetic);
        content_->text_begins.push_back(static_cast<std::uint32_t>(content_->texts.size()));
    }
}

// One walk over a sheet: what stands around its cells, and whether they stand in the order of their rows.
void XlsWorkbook::survey(XlsSheet& sheet) {
    BiffRecord record;
    if (!BiffReader(content_->stream, sheet.offset).next(record) || record.type != biff::kBof || sheet.offset == 0)
        throw damaged(content_->origin, "een blad staat niet waar het hoort", sheet.offset);
    Substream substream(content_->stream, sheet.offset);
    std::uint32_t last_row = 0;
    bool ordered = true;
    while (substream.next(record)) {
        surveyed_bytes_ += record.data.size() + 4;
        // Sheets that lie over each other are no workbook, and would take time without end.
        if (surveyed_bytes_ > 2 * content_->stream.size()) throw damaged(content_->origin, "bladen liggen door elkaar");
        if (!is_cell(record.type)) {
            survey_record(record, sheet);
            continue;
        }
        left_.formulas |= record.type == biff::kFormula;
        ordered &= u16_at(record.data, 0) >= last_row;
        last_row = u16_at(record.data, 0);
    }
    if (substream.reader().cut_off()) throw damaged(content_->origin, "het houdt midden in een blad op");
    if (!ordered) {
        Substream again(content_->stream, sheet.offset);
        while (again.next(record))
            if (is_cell(record.type)) sheet.cell_order.push_back(static_cast<std::uint32_t>(record.offset));
        std::ranges::stable_sort(sheet.cell_order, {}, [&](std::uint32_t at) { return u16_at(content_->stream, at + 4); });
    }
    std::ranges::sort(sheet.hidden_rows);
    sheet.hidden_rows.erase(std::unique(sheet.hidden_rows.begin(), sheet.hidden_rows.end()), sheet.hidden_rows.end());
}

void XlsWorkbook::survey_record(const BiffRecord& record, XlsSheet& sheet) {
    const std::string_view data = record.data;
    const auto range = [&](std::size_t row, std::size_t last_row, std::size_t column, std::size_t last_column) {
        return CellRange{{u16_at(data, row) + 1U, u16_at(data, column) + 1U},
                         {u16_at(data, last_row) + 1U, u16_at(data, last_column) + 1U}};
    };
    if (record.type == biff::kRow) {
        if ((u16_at(data, 12) & 0x20) != 0) sheet.hidden_rows.push_back(u16_at(data, 0));
    } else if (record.type == biff::kColumnInfo) {
        const std::uint32_t first = u16_at(data, 0) + 1U, last = std::min(u16_at(data, 2) + 1U, kXlsColumns);
        if ((u16_at(data, 8) & 1) != 0 && first <= last) sheet.structure.hidden_columns.push_back({{1, first}, {kMaxRow, last}});
    } else if (record.type == biff::kMergedCells) {
        for (std::size_t at = 2; at + 8 <= data.size(); at += 8) {
            const CellRange merged = range(at, at + 2, at + 4, at + 6);
            if (merged.first.row <= merged.last.row && merged.first.column <= merged.last.column &&
                merged.last.column <= kXlsColumns && merged.cells() > 1)
                sheet.structure.merged.push_back(merged);
        }
    } else if (record.type == biff::kObject) {
        constexpr std::uint16_t kDropDown = 0x14, kCommentBox = 0x19;
        const std::uint16_t kind = u16_at(data, 4);
        left_.drawings |= kind != kDropDown && kind != kCommentBox;
    }
    left_.comments |= record.type == biff::kNote;
    left_.pivots |= record.type == biff::kPivotView;
}

}  // namespace

std::unique_ptr<Workbook> open_xls(const std::filesystem::path& file) {
    auto content = std::make_shared<XlsContent>();
    CompoundFile compound(file);
    for (const char* name : {"Workbook", "Book"}) {  // files that hold both are for Excel 5 and 97; the second is the older
        auto stream = compound.stream(name);
        if (!stream) continue;
        content->origin = {file.filename().string(), name};
        content->stream = std::move(*stream);
        return std::make_unique<XlsWorkbook>(std::move(content));
    }
    return nullptr;
}

}  // namespace graadmeter
