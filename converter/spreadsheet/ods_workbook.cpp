// SPDX-License-Identifier: EUPL-1.2
// OpenDocument behind the workbook's interface. All sheets stand in one part, one after the other: a survey notes where each
// begins, and its reader begins there.
#include "spreadsheet/ods_workbook.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "model/text.h"
#include "package/limits.h"
#include "spreadsheet/damage.h"
#include "spreadsheet/left_behind.h"
#include "spreadsheet/link_target.h"
#include "spreadsheet/ods_scanner.h"

namespace graadmeter {
namespace {

using Token = SheetXml::Token;

constexpr const char* kContent = "content.xml";

// Tables that LibreOffice keeps of other files ("'file:///x.ods'#$Blad1") are no sheets.
bool is_link_cache(std::string_view name) {
    return name.starts_with('\'') && name.find("'#") != name.npos;
}

std::string attribute_text(const SheetXml& xml, std::string_view name) {
    std::string text;
    append_unescaped(text, xml.attribute(name));
    return is_valid_utf8(text) ? text : repaired_utf8(text);
}

struct OdsSheet {
    std::uint64_t offset = 0;  // of its start tag in the part's text
    SheetStructure structure;
    std::vector<Comment> comments;
};

// What a workbook and its readers share.
struct OdsContent {
    explicit OdsContent(Package opened) : package(std::move(opened)) {}

    Package package;
    std::vector<OdsSheet> sheets;
    std::shared_ptr<const std::string> text;  // of a part that is not large
    OdsFormats formats;
    // A reader that came to the end of its sheet: who reads the next sheet goes on from there.
    std::unique_ptr<OdsScanner> parked;
    std::size_t parked_before = 0;

    [[nodiscard]] TextOrigin origin() const { return {package.file().filename().string(), kContent}; }

    void read_text_unless_large() {
        if (package.find(kContent)->size > limits::kKeptContentBytes) return;
        auto whole = std::make_shared<std::string>();
        const auto stream = decoded_xml(package.stream(kContent));
        std::array<char, 1 << 16> buffer;
        for (std::size_t got; (got = stream->read(buffer)) > 0;) whole->append(buffer.data(), got);
        text = std::move(whole);
    }

    // From the front.
    std::unique_ptr<PartStream> stream() const {
        return text ? memory_stream(*text, text) : decoded_xml(package.stream(kContent));
    }

    // At the start tag of this sheet's table.
    std::unique_ptr<OdsScanner> scanner_at(std::size_t sheet) {
        auto scanner = scanner_before(sheet);
        scanner->set_formats(formats);
        return scanner;
    }

private:
    std::unique_ptr<OdsScanner> scanner_before(std::size_t sheet) {
        if (parked && parked_before == sheet) return std::move(parked);
        const std::uint64_t offset = sheets[sheet].offset;
        if (text) return std::make_unique<OdsScanner>(memory_stream(std::string_view(*text).substr(offset), text), origin());
        auto stream = decoded_xml(package.stream(kContent));
        std::array<char, 1 << 16> buffer;
        for (std::uint64_t left = offset; left > 0;) {
            const std::size_t got = stream->read(std::span(buffer).first(std::min<std::uint64_t>(left, buffer.size())));
            if (got == 0) throw Bug("content.xml is shorter than it was");
            left -= got;
        }
        return std::make_unique<OdsScanner>(std::move(stream), origin());
    }
};

class OdsRows final : public RowReader {
public:
    OdsRows(std::shared_ptr<OdsContent> content, std::size_t sheet)
        : content_(std::move(content)), sheet_(sheet), scanner_(content_->scanner_at(sheet)) {
        for (Token token; (token = scanner_->next()) != Token::start || scanner_->tag().name() != "table" ||
                          is_link_cache(attribute_text(scanner_->tag(), "table:name"));) {
            if (token == Token::more) throw Bug("content.xml has fewer tables than it had");
            if (token == Token::start) scanner_->skip();
        }
        at_end_ = scanner_->tag().empty_element();
        scanner_->begin_table();
    }

    bool next(Row& row) override {
        while (!at_end_) {
            if (scanner_->next_row(row)) return true;
            at_end_ = scanner_->tag().name() == "table";
        }
        if (scanner_) {
            content_->parked = std::move(scanner_);
            content_->parked_before = sheet_ + 1;
        }
        return false;
    }

private:
    std::shared_ptr<OdsContent> content_;
    std::size_t sheet_;
    std::unique_ptr<OdsScanner> scanner_;
    bool at_end_ = false;
};

class OdsWorkbook final : public Workbook {
public:
    explicit OdsWorkbook(Package package) : content_(std::make_shared<OdsContent>(std::move(package))) {
        content_->read_text_unless_large();
        survey();
        remark();
    }

    FileFormat format() const override { return FileFormat::ods; }
    const std::vector<SheetInfo>& sheets() const override { return infos_; }
    SheetStructure structure(std::size_t sheet) const override { return at(sheet).structure; }
    std::vector<Comment> comments(std::size_t sheet) const override { return at(sheet).comments; }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return remarks_; }
    NumberFormat number_format(std::uint32_t style) const override { return content_->formats.format(style); }
    std::vector<std::string> not_carried() const override { return left_.lines(); }

    std::unique_ptr<RowReader> rows(std::size_t sheet) const override {
        (void)at(sheet);
        return std::make_unique<OdsRows>(content_, sheet);
    }

private:
    const OdsSheet& at(std::size_t sheet) const {
        if (sheet >= infos_.size()) throw Bug("sheet " + std::to_string(sheet) + " of " + std::to_string(infos_.size()));
        return content_->sheets[sheet];
    }
    void survey();
    void read_spreadsheet(OdsScanner& scanner);
    void read_table_styles(OdsScanner& scanner);
    void read_table(OdsScanner& scanner);
    void read_names(OdsScanner& scanner, std::optional<std::uint32_t> sheet);
    void remark();
    [[noreturn]] void refuse(const char* code, const std::string& what, std::string remedy) const {
        const std::string file = content_->origin().file;
        throw FileError(code, file, "", "Het bestand \"" + file + "\" " + what + ".", std::move(remedy));
    }

    std::shared_ptr<OdsContent> content_;
    std::set<std::string> hidden_styles_;
    std::vector<SheetInfo> infos_;
    std::vector<DefinedName> names_;
    std::vector<Remark> remarks_;
    OdsLinks links_;
    LeftBehind left_;
};

void OdsWorkbook::survey() {
    const Package& package = content_->package;
    const auto manifest = package.find("META-INF/manifest.xml");
    const bool encrypted = manifest && manifest->size <= limits::kTreeBytes &&
                           package.read("META-INF/manifest.xml").find("encryption-data") != std::string::npos;
    if (encrypted || package.find("encrypted-package"))
        refuse("B02", "is beveiligd met een wachtwoord",
               "Open het in LibreOffice, kies Bestand > Opslaan als, haal het vinkje bij 'Met wachtwoord opslaan' weg en sla het "
               "op.");
    if (!package.find(kContent)) throw damaged({content_->origin().file, ""}, "het onderdeel \"content.xml\" ontbreekt");
    OdsScanner scanner(content_->stream(), content_->origin());
    const bool begins = scanner.next() == Token::start && scanner.tag().name() == "document-content";
    if (!begins) throw damaged(content_->origin(), "het bevat geen OpenDocument");
    // Attributes are found by these prefixes.
    if (scanner.tag().attribute("xmlns:office") != "urn:oasis:names:tc:opendocument:xmlns:office:1.0" ||
        scanner.tag().attribute("xmlns:table") != "urn:oasis:names:tc:opendocument:xmlns:table:1.0")
        refuse("B03", "is geen OpenDocument-rekenblad zoals LibreOffice en Excel dat schrijven",
               "Open het in LibreOffice of Excel en sla het op als .xlsx (Opslaan als).");
    for (Token token; (token = scanner.next()) != Token::end;) {
        if (token == Token::more) throw scanner.damaged_here("het houdt te vroeg op");
        const std::string_view name = scanner.tag().name();
        if (name == "automatic-styles" && !scanner.tag().empty_element())
            read_table_styles(scanner);
        else if (name == "body" && !scanner.tag().empty_element())
            read_spreadsheet(scanner);
        else
            scanner.skip();
    }
    if (infos_.empty()) throw damaged(content_->origin(), "er staan geen bladen in");
    content_->formats = OdsFormats(content_->stream());
    links_.merge(scanner.links());
    left_.formulas = scanner.has_formulas();
}

// Whether a table is hidden stands in its style.
void OdsWorkbook::read_table_styles(OdsScanner& scanner) {
    std::string style;
    for (;;) {
        const Token token = scanner.next();
        const SheetXml& tag = scanner.tag();
        if (token == Token::more) throw scanner.damaged_here("het houdt te vroeg op");
        if (token == Token::end && tag.name() == "automatic-styles") return;
        if (token != Token::start) continue;
        if (tag.name() == "style")
            style = tag.attribute("style:family") == "table" ? attribute_text(tag, "style:name") : "";
        else if (tag.name() == "table-properties" && !style.empty() && tag.attribute("table:display") == "false")
            hidden_styles_.insert(style);
    }
}

// After the start of the body: up to its end.
void OdsWorkbook::read_spreadsheet(OdsScanner& scanner) {
    for (;;) {
        const Token token = scanner.next();
        const SheetXml& tag = scanner.tag();
        if (token == Token::more) throw scanner.damaged_here("het houdt te vroeg op");
        if (token == Token::end) {
            if (tag.name() == "body") return;
            continue;
        }
        const std::string_view name = tag.name();
        if (name == "spreadsheet") continue;
        if (name == "table") {
            read_table(scanner);
        } else if (name == "named-expressions" && !tag.empty_element()) {
            read_names(scanner, {});
        } else if (tag.qualified_name().starts_with("office:") && infos_.empty()) {
            refuse("B03", "is een OpenDocument-tekst, -tekening of -presentatie en geen rekenblad",
                   "Zet de tabel in LibreOffice Calc of Excel en sla die op als .xlsx.");
        } else {
            left_.pivots |= name == "data-pilot-tables";
            scanner.skip();
        }
    }
}

void OdsWorkbook::read_table(OdsScanner& scanner) {
    const SheetXml& tag = scanner.tag();
    std::string name = attribute_text(tag, "table:name");
    if (is_link_cache(name)) {
        const std::size_t end = name.find("'#");
        links_.try_emplace(name.substr(1, end - 1), links_.size() + 1);
        return scanner.skip();
    }
    if (infos_.size() == limits::kSheets)
        throw too_large(content_->origin(), "meer dan " + std::to_string(limits::kSheets) + " bladen");
    const bool hidden = hidden_styles_.contains(attribute_text(tag, "table:style-name"));
    const auto sheet = static_cast<std::uint32_t>(infos_.size());
    infos_.push_back({std::move(name), hidden ? SheetVisibility::hidden : SheetVisibility::visible, SheetKind::worksheet});
    OdsSheet& one = content_->sheets.emplace_back();
    one.offset = scanner.tag_offset();
    scanner.begin_table();
    for (bool open = !tag.empty_element(); open;) {
        for (Row row; scanner.next_row(row);) {
        }
        open = scanner.tag().name() != "table";
        if (open) read_names(scanner, sheet);
    }
    one.structure = scanner.structure();
    one.comments = scanner.comments();
    left_.comments |= !one.comments.empty();
}

// After the start of the names: up to their end.
void OdsWorkbook::read_names(OdsScanner& scanner, std::optional<std::uint32_t> sheet) {
    for (;;) {
        const Token token = scanner.next();
        const SheetXml& tag = scanner.tag();
        if (token == Token::more) throw scanner.damaged_here("het houdt te vroeg op");
        if (token == Token::end && tag.name() == "named-expressions") return;
        if (token != Token::start || (tag.name() != "named-range" && tag.name() != "named-expression")) continue;
        OdsLinks links;
        DefinedName name{attribute_text(tag, "table:name"), {}, sheet, false};
        name.formula = tag.name() == "named-range" ? reference_from_odf(attribute_text(tag, "table:cell-range-address"), links)
                                                   : formula_from_odf(attribute_text(tag, "table:expression"), links);
        names_.push_back(std::move(name));
        left_.names = true;
    }
}

void OdsWorkbook::remark() {
    for (const PartInfo& part : content_->package.parts()) {
        left_.drawings |= part.name.starts_with("Object ") || part.name.starts_with("Pictures/");
        left_.macros |= part.name.starts_with("Basic/") || part.name.starts_with("Scripts/");
    }
    std::set<std::string> targets;  // sorted: the same file gives the same remarks
    for (const auto& [target, number] : links_) targets.insert(link_target_name(target));
    for (const std::string& target : targets) remarks_.push_back({"B07", {}, {}, {{"doel", target}}});
    if (content_->package.find("META-INF/documentsignatures.xml")) remarks_.push_back({"B09", {}, {}, {}});
}

}  // namespace

bool is_open_document(const Package& package) {
    if (const PartInfo* mime = package.find("mimetype"); mime && mime->size < 200)
        return package.read("mimetype").starts_with("application/vnd.oasis.opendocument");
    return package.find(kContent) && package.find("META-INF/manifest.xml");
}

std::unique_ptr<Workbook> open_ods(Package package) {
    return std::make_unique<OdsWorkbook>(std::move(package));
}

}  // namespace graadmeter
