// SPDX-License-Identifier: EUPL-1.2
// Recognition by content, the refusals in the user's words, and open_workbook.
#include "spreadsheet/format_detection.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "package/limits.h"
#include "spreadsheet/csv_workbook.h"
#include "spreadsheet/damage.h"
#include "spreadsheet/json_workbook.h"
#include "spreadsheet/kept_rows.h"
#include "spreadsheet/ods_workbook.h"
#include "spreadsheet/text_stream.h"
#include "spreadsheet/workbook.h"
#include "spreadsheet/xls_workbook.h"
#include "spreadsheet/xlsx_workbook.h"

namespace graadmeter {
namespace {

constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr const char* kSaveInExcel = "Open het bestand in Excel en sla het op als .xlsx (Bestand > Opslaan als > Excel-werkmap).";

constexpr const char* kBefore1993 = "is gemaakt met Excel 4 of ouder (.xls); dat formaat wordt niet gelezen";
constexpr const char* kSaveOldInExcel = "Open het in Excel of LibreOffice en sla het op als .xlsx (Bestand > Opslaan als).";

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

std::string shown_name(const std::filesystem::path& file) {
    return file.filename().string();
}

std::string beginning_of(const std::filesystem::path& file, std::size_t size) {
    const auto stream = open_file_stream(file);
    std::string text(size, '\0');
    std::size_t have = 0;
    for (std::size_t got; have < size && (got = stream->read(std::span(text).subspan(have))) > 0;) have += got;
    text.resize(have);
    return text;
}

[[noreturn]] void refuse(const char* code, const std::filesystem::path& file, const std::string& what, std::string remedy) {
    throw FileError(code, shown_name(file), "", "Het bestand \"" + shown_name(file) + "\" " + what + ".", std::move(remedy));
}

[[noreturn]] void refuse_unknown(const std::filesystem::path& file) {
    refuse(
        "B01", file, "is geen Excel-werkmap en geen CSV, of het is beschadigd",
        "Open het in het programma waarmee het is gemaakt en sla het op als .xlsx. Lukt dat niet, vraag de afzender dan om het "
        "bestand opnieuw te sturen.");
}

// What the beginning of a file that is no workbook gives away.
struct Signature {
    std::string_view bytes;
    const char* code;
    const char* what;
    const char* remedy;
};
constexpr Signature kSignatures[] = {
    {{"\x09\x00\x04\x00", 4}, "B03", kBefore1993, kSaveOldInExcel},
    {{"\x09\x02\x06\x00", 4}, "B03", kBefore1993, kSaveOldInExcel},
    {{"\x09\x04\x06\x00", 4}, "B03", kBefore1993, kSaveOldInExcel},
    {{"\x09\x08", 2}, "B03", "is een los deel van een oud Excel-bestand (.xls); dat wordt niet gelezen", kSaveOldInExcel},
    {"%PDF", "B01", "is een PDF en geen werkmap", "Vraag de afzender om de Excel-werkmap waar de PDF van is gemaakt."},
    {"\x89PNG", "B01", "is een afbeelding en geen werkmap", "Vraag de afzender om de werkmap met de cijfers."},
    {"\xFF\xD8\xFF", "B01", "is een afbeelding en geen werkmap", "Vraag de afzender om de werkmap met de cijfers."},
    {"GIF8", "B01", "is een afbeelding en geen werkmap", "Vraag de afzender om de werkmap met de cijfers."},
    {"\x1F\x8B", "B03", "is ingepakt met gzip", "Pak het bestand eerst uit en geef het uitgepakte bestand op."},
    {{"7z\xBC\xAF", 4}, "B03", "is een ingepakt archief (7z)", "Pak het archief eerst uit en geef het uitgepakte bestand op."},
    {"Rar!", "B03", "is een ingepakt archief (rar)", "Pak het archief eerst uit en geef het uitgepakte bestand op."},
    {"{\\rtf", "B03", "is een tekstdocument (RTF) en geen werkmap", "Zet de tabel in Excel en sla die op als .xlsx."},
    {"MIME-Version:", "B03", "is een webpagina (MHTML) met de naam van een werkmap", kSaveInExcel},
    {"ID;PWXL", "B03", "heeft het oude SYLK-formaat; dat wordt niet gelezen", kSaveInExcel},
};

// The first markup of a text file, in lower case; "" when it does not begin with any.
std::string markup_beginning(const std::filesystem::path& file) {
    std::string text = beginning_of(file, 4096);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) std::erase(text, '\0'), text.erase(0, 2);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const bool markup =
        text.size() > 2 && text[0] == '<' &&
        (text[1] == '!' || text[1] == '?' || (lowered(text.substr(1, 1))[0] >= 'a' && lowered(text.substr(1, 1))[0] <= 'z'));
    return markup ? lowered(std::move(text)) : std::string();
}

std::string utf16(std::string_view ascii) {
    std::string out;
    for (const char c : ascii) (out += c) += '\0';
    return out;
}

// The streams of a compound file, as far as they tell its kind: directory entries lie at multiples of 128 bytes and hold the name
// in UTF-16 with its length in bytes at 64 (MS-CFB 2.6.1).
std::set<std::string, std::less<>> compound_streams(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 7> kNames = {"EncryptedPackage",    "Workbook",           "Book",      "WordDocument",
                                                        "PowerPoint Document", "PerfectOffice_MAIN", "DataSpaces"};
    std::set<std::string, std::less<>> found;
    const auto stream = open_file_stream(file);
    std::array<char, 1 << 16> buffer;
    for (;;) {
        std::size_t have = 0;
        for (std::size_t got; have < buffer.size() && (got = stream->read(std::span(buffer).subspan(have))) > 0;) have += got;
        for (std::size_t at = 0; at + 128 <= have; at += 128) {
            const std::string_view entry(buffer.data() + at, 128);
            for (const std::string_view name : kNames)
                if (static_cast<std::size_t>(static_cast<unsigned char>(entry[64])) == 2 * name.size() + 2 && entry[65] == 0 &&
                    lowered(std::string(entry.substr(0, 2 * name.size()))) == lowered(utf16(name)))
                    found.emplace(name);
        }
        if (have < buffer.size()) return found;
    }
}

struct ZipDiscard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};

std::vector<std::string> archive_names(const std::filesystem::path& file) {
    std::vector<std::string> names;
    int error = 0;
    const std::unique_ptr<zip_t, ZipDiscard> zip(zip_open(file.string().c_str(), ZIP_RDONLY, &error));
    if (!zip) return names;
    const zip_int64_t count = std::min<zip_int64_t>(zip_get_num_entries(zip.get(), 0), 1000);
    for (zip_int64_t i = 0; i < count; ++i)
        if (const char* name = zip_get_name(zip.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW)) {
            names.push_back(lowered(name));
            std::ranges::replace(names.back(), '\\', '/');
        }
    return names;
}

struct ArchiveKind {
    std::string_view part;  // beginning or end of a part's name
    const char* what;
    const char* remedy;
};
constexpr ArchiveKind kArchiveKinds[] = {
    {"workbook.bin", "is een binaire Excel-werkmap (.xlsb); dat formaat wordt niet gelezen", kSaveInExcel},
    {"index/", "is een Numbers-bestand van Apple (.numbers); dat formaat wordt niet gelezen",
     "Open het in Numbers en kies Archief > Exporteer naar > Excel."},
    {"index.zip", "is een Numbers-bestand van Apple (.numbers); dat formaat wordt niet gelezen",
     "Open het in Numbers en kies Archief > Exporteer naar > Excel."},
    {"word/", "is een Word-document en geen werkmap", "Zet de tabel in Excel en sla die op als .xlsx."},
    {"ppt/", "is een PowerPoint-presentatie en geen werkmap", "Zet de tabel in Excel en sla die op als .xlsx."},
};

}  // namespace

FileKind kind_of_file(const std::filesystem::path& file) {
    const std::string start = beginning_of(file, 8);
    if (start.empty()) return FileKind::nothing;
    if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06") || start.starts_with("PK\x07\x08"))
        return FileKind::zip;
    if (start == kCompound) return FileKind::ole;
    for (const Signature& one : kSignatures)
        if (start.starts_with(one.bytes.substr(0, 8))) return FileKind::other;
    return FileKind::text;
}

void refuse_compound_file(const std::filesystem::path& file) {
    const auto streams = compound_streams(file);
    if (streams.contains("EncryptedPackage") || streams.contains("DataSpaces"))
        refuse(
            "B02", file, "is beveiligd met een wachtwoord",
            "Open het in Excel, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen > Versleutelen met wachtwoord) en "
            "sla het op.");
    if (streams.contains("WordDocument") || streams.contains("PowerPoint Document"))
        refuse("B03", file, "is een document van Word of PowerPoint en geen werkmap",
               "Zet de tabel in Excel en sla die op als .xlsx.");
    refuse_unknown(file);
}

void refuse_archive(const std::filesystem::path& file) {
    const std::vector<std::string> names = archive_names(file);
    if (names.empty())
        refuse(
            "B01", file, "is een beschadigd of afgebroken Excel-bestand",
            "Vraag de afzender om het bestand opnieuw te sturen, of open het in Excel, laat Excel het herstellen en sla het op.");
    for (const ArchiveKind& kind : kArchiveKinds)
        if (std::ranges::any_of(
                names, [&](const std::string& name) { return name.starts_with(kind.part) || name.ends_with(kind.part); }))
            refuse("B03", file, kind.what, kind.remedy);
    refuse("B01", file, "is een zip-bestand zonder werkmap erin",
           "Is het een ingepakte map, pak die dan uit en geef de werkmap zelf op. Is het een Excel-bestand, vraag de afzender "
           "dan om "
           "het opnieuw te sturen.");
}

void refuse_other(const std::filesystem::path& file) {
    const std::string start = beginning_of(file, 16);
    if (start.empty()) refuse("B01", file, "is leeg", "Vraag de afzender om het bestand opnieuw te sturen.");
    for (const Signature& one : kSignatures)
        if (start.starts_with(one.bytes)) refuse(one.code, file, one.what, one.remedy);
    if (const std::string markup = markup_beginning(file); !markup.empty()) {
        if (markup.find("schemas-microsoft-com:office:spreadsheet") != markup.npos)
            refuse("B03", file, "is een XML-werkmap van Excel 2003; dat formaat wordt niet gelezen", kSaveInExcel);
        if (markup.find("<html") != markup.npos || markup.find("<table") != markup.npos || markup.starts_with("<!doctype html"))
            refuse("B03", file, "is een webpagina (HTML) met de naam van een werkmap", kSaveInExcel);
        refuse("B03", file, "is een XML-bestand en geen werkmap", kSaveInExcel);
    }
    refuse_unknown(file);
}

bool is_markup(const std::filesystem::path& file) {
    return !markup_beginning(file).empty();
}

namespace {

// The formats' own extensions; a file without extension says nothing that could be wrong.
bool extension_fits(const std::string& extension, std::string_view content) {
    if (extension.empty()) return true;
    const std::string_view fitting = content == "CSV"    ? ".csv .tsv .txt .tab "
                                     : content == "XLSM" ? ".xlsm .xltm "
                                     : content == "XLS"  ? ".xls .xlt "
                                     : content == "ODS"  ? ".ods .ots "
                             : content == "JSON" ? ".json "
                                                         : ".xlsx .xltx ";
    return fitting.find(extension + " ") != fitting.npos;
}

// Rows until the file's time is over.
class TimedRows final : public RowReader {
public:
    TimedRows(std::unique_ptr<RowReader> inner, const Deadline& deadline) : inner_(std::move(inner)), deadline_(deadline) {}
    bool next(Row& row) override {
        constexpr std::uint32_t kEach = 16;   // rows: to look at the clock for each costs as much as to read one from memory
        if (asked_++ % kEach == 0) deadline_.check();
        return inner_->next(row);
    }

private:
    std::unique_ptr<RowReader> inner_;
    const Deadline& deadline_;
    std::uint32_t asked_ = 0;
};

// A workbook with what opening adds to it: one remark more, or a deadline for its readers, who then read small sheets from memory.
class Opened final : public Workbook {
public:
    Opened(std::unique_ptr<Workbook> inner, Remark remark) : inner_(std::move(inner)), remarks_(inner_->remarks()) {
        remarks_.insert(remarks_.begin(), std::move(remark));
    }
    Opened(std::unique_ptr<Workbook> inner, const Deadline& deadline)
        : inner_(std::move(inner)), remarks_(inner_->remarks()), deadline_(&deadline), kept_(inner_->sheets().size()) {}
    FileFormat format() const override { return inner_->format(); }
    bool system_1904() const override { return inner_->system_1904(); }
    const std::vector<SheetInfo>& sheets() const override { return inner_->sheets(); }
    SheetStructure structure(std::size_t sheet) const override {
        (void)kept_rows(sheet);   // who asks will read the rows too, and behind them the structure costs nothing
        return inner_->structure(sheet);
    }
    std::unique_ptr<RowReader> rows(std::size_t sheet) const override {
        if (auto rows = kept_rows(sheet)) return timed(KeptRows::reader(std::move(rows)));
        return timed(inner_->rows(sheet));
    }
    std::shared_ptr<const Grid> grid(std::size_t sheet) const override {
        if (sheet >= kept_.size()) return Workbook::grid(sheet);
        if (!kept_[sheet].grid) kept_[sheet].grid = Workbook::grid(sheet);
        return *kept_[sheet].grid;
    }
    std::vector<Comment> comments(std::size_t sheet) const override { return inner_->comments(sheet); }
    const std::vector<DefinedName>& defined_names() const override { return inner_->defined_names(); }
    NumberFormat number_format(std::uint32_t style) const override { return inner_->number_format(style); }
    const std::vector<Remark>& remarks() const override { return remarks_; }
    std::vector<std::string> not_carried() const override { return inner_->not_carried(); }

private:
    std::unique_ptr<RowReader> timed(std::unique_ptr<RowReader> rows) const {
        return deadline_ ? std::make_unique<TimedRows>(std::move(rows), *deadline_) : std::move(rows);
    }
    // The sheet's rows, read when first asked for; nullptr when they are too many.
    std::shared_ptr<const KeptRows> kept_rows(std::size_t sheet) const {
        if (sheet >= kept_.size()) return nullptr;
        auto& rows = kept_[sheet].rows;
        if (!rows) {
            rows = nullptr;   // damage and large sheets are met once
            rows = KeptRows::all_of(*timed(inner_->rows(sheet)), limits::kKeptRowsBytes - kept_bytes_);
            if (*rows) kept_bytes_ += (*rows)->bytes();
        }
        return *rows;
    }

    std::unique_ptr<Workbook> inner_;
    std::vector<Remark> remarks_;
    const Deadline* deadline_ = nullptr;
    // What is kept of a sheet; nothing when it was not asked for, nullptr when it is too large.
    struct Kept {
        std::optional<std::shared_ptr<const KeptRows>> rows;
        std::optional<std::shared_ptr<const Grid>> grid;
    };
    mutable std::vector<Kept> kept_;
    mutable std::size_t kept_bytes_ = 0;
};

std::unique_ptr<Workbook> checked_extension(std::unique_ptr<Workbook> workbook, const std::filesystem::path& file,
                                            const std::string& content) {
    if (extension_fits(lowered(file.extension().string()), content)) return workbook;
    return std::make_unique<Opened>(std::move(workbook), Remark{"B05", {}, {}, {{"inhoud", content}}});
}

std::unique_ptr<Workbook> open_archive(const std::filesystem::path& file) {
    const std::vector<std::string> names = archive_names(file);
    // .numbers and plain archives are no packages, .ods is another kind: say what they are before asking the package what is
    // wrong with them.
    if (!names.empty() && std::ranges::find(names, "[content_types].xml") == names.end() &&
        std::ranges::find(names, "/[content_types].xml") == names.end()) {
        if (std::ranges::find(names, "content.xml") == names.end() &&
            std::ranges::find(names, "encrypted-package") == names.end())
            refuse_archive(file);
        Package container(file, Container::open_document);
        if (!is_open_document(container)) refuse_archive(file);
        return checked_extension(open_ods(std::move(container)), file, "ODS");
    }
    Package package(file);
    std::string part = package.related("", "officeDocument");
    if (part.empty() && package.find("xl/workbook.xml")) part = package.find("xl/workbook.xml")->name;
    const std::string type = part.empty() ? std::string() : lowered(package.content_type(part));
    const bool other_program = type.find("wordprocessingml") != type.npos || type.find("presentationml") != type.npos ||
                               type.find("sheet.binary") != type.npos;
    if (part.empty() || other_program || lowered(part).ends_with(".bin")) refuse_archive(file);
    return checked_extension(open_xlsx(std::move(package), part), file, is_macro_content_type(type) ? "XLSM" : "XLSX");
}

std::unique_ptr<Workbook> open_compound_file(const std::filesystem::path& file) {
    const auto streams = compound_streams(file);
    const bool workbook = streams.contains("Workbook") || streams.contains("Book");
    if (!workbook || streams.contains("EncryptedPackage")) refuse_compound_file(file);
    auto opened = open_xls(file);
    if (!opened) refuse_compound_file(file);  // one within a document of another program
    return checked_extension(std::move(opened), file, "XLS");
}

std::unique_ptr<Workbook> open_text(const std::filesystem::path& file) {
    if (is_markup(file)) refuse_other(file);
    const auto encoding = text_encoding(file);
    if (!encoding) refuse_other(file);
    if (begins_as_json(file, *encoding)) return checked_extension(open_json(file, *encoding), file, "JSON");
    const bool named_csv = extension_fits(lowered(file.extension().string()), "CSV");
    auto workbook = open_csv(file, *encoding, named_csv);
    if (!workbook) refuse_other(file);
    return checked_extension(std::move(workbook), file, "CSV");
}

}  // namespace

std::unique_ptr<Workbook> open_workbook(const std::filesystem::path& file) {
    switch (kind_of_file(file)) {
        case FileKind::zip:
            return open_archive(file);
        case FileKind::ole:
            return open_compound_file(file);
        case FileKind::text:
            return open_text(file);
        case FileKind::nothing:
        case FileKind::other:
            break;
    }
    refuse_other(file);
}

std::unique_ptr<Workbook> open_workbook(const std::filesystem::path& file, const Deadline& deadline) {
    return std::make_unique<Opened>(open_workbook(file), deadline);
}

}  // namespace graadmeter
