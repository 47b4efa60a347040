// SPDX-License-Identifier: EUPL-1.2
// The workbook part and the parts around it.
#include "spreadsheet/xlsx_workbook.h"

#include <algorithm>
#include <map>
#include <utility>

#include "package/limits.h"
#include "spreadsheet/damage.h"
#include "spreadsheet/link_target.h"
#include "spreadsheet/part_tree.h"
#include "spreadsheet/shared_strings.h"
#include "spreadsheet/sheet_scanner.h"
#include "spreadsheet/sheet_xml.h"
#include "spreadsheet/styles.h"

namespace graadmeter {
namespace {

// What a workbook and its readers share. Strings, styles and structures are read when first asked for.
struct Content {
    Content(Package opened, std::string part) : package(std::move(opened)), workbook_part(std::move(part)) {}

    Package package;
    std::string workbook_part;
    bool system_1904 = false;
    std::vector<std::string> sheet_parts;  // "" when it does not exist
    std::optional<SharedStrings> strings;
    std::optional<std::vector<NumberShape>> styles;
    std::vector<std::optional<SheetStructure>> structures;

    [[nodiscard]] TextOrigin origin(const std::string& part) const { return {package.file().filename().string(), part}; }

    SheetContext context() {
        if (!strings) {
            const std::string part = package.related(workbook_part, "sharedStrings");
            strings = part.empty() ? SharedStrings() : SharedStrings(package.stream(part), origin(part));
        }
        if (!styles) {
            const std::string part = package.related(workbook_part, "styles");
            styles = part.empty() ? std::vector<NumberShape>() : read_styles(package.read(part));
        }
        return {*strings, *styles, system_1904};
    }
    SheetScanner scanner(std::size_t sheet, const SheetContext& with) {
        const std::string& part = sheet_parts[sheet];
        if (waiting_sheet != sheet) return {package.stream(part), with, origin(part)};
        return {memory_stream(*waiting, waiting), with, origin(part)};
    }

    // Who asks for a sheet's structure will read its rows: unless it is large, it is inflated once and waits here for the reader.
    std::optional<std::size_t> waiting_sheet;
    std::shared_ptr<const std::string> waiting;

    void await_reader(std::size_t sheet) {
        if (package.find(sheet_parts[sheet])->size > limits::kWaitingSheetBytes) return;
        waiting = std::make_shared<std::string>(package.read(sheet_parts[sheet]));
        waiting_sheet = sheet;
    }
    void done_waiting() {
        waiting_sheet.reset();
        waiting.reset();
    }
};

class XlsxRows final : public RowReader {
public:
    XlsxRows(std::shared_ptr<Content> content, std::size_t sheet)
        : content_(std::move(content)), sheet_(sheet), scanner_(content_->scanner(sheet, content_->context())) {
        content_->done_waiting();
    }

    bool next(Row& row) override {
        if (scanner_.next(row)) return true;
        content_->structures[sheet_] = scanner_.structure();  // it came by
        return false;
    }

private:
    std::shared_ptr<Content> content_;
    std::size_t sheet_;
    SheetScanner scanner_;
};

class NoRows final : public RowReader {
public:
    bool next(Row&) override { return false; }
};

// The sheet kinds by relationship; the macro sheets of Excel 4 and dialog sheets hold no data.
SheetKind kind_of(std::string_view relationship) {
    if (relationship == "worksheet") return SheetKind::worksheet;
    return relationship == "chartsheet" ? SheetKind::chartsheet : SheetKind::other;
}

SheetVisibility visibility_of(std::string_view state) {
    if (state == "hidden") return SheetVisibility::hidden;
    return state == "veryHidden" ? SheetVisibility::very_hidden : SheetVisibility::visible;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string xstring(std::string_view text) {
    std::string out(text);
    finish_xstring(out, 0);
    return out;
}

class XlsxWorkbook final : public Workbook {
public:
    XlsxWorkbook(Package package, std::string part) : content_(std::make_shared<Content>(std::move(package), std::move(part))) {
        pugi::xml_document document;
        const std::string text = content_->package.read(content_->workbook_part);
        const TextOrigin origin = content_->origin(content_->workbook_part);
        if (!parse_part(document, text)) throw damaged(origin, "het is geen geldige XML");
        const pugi::xml_node root = document.document_element();
        if (!is_named(root, "workbook")) throw damaged(origin, "het bevat geen werkmap");
        content_->system_1904 = is_true(child_named(root, "workbookPr").attribute("date1904").value());
        read_sheets(root, origin);
        read_names(root);
        remark();
    }

    FileFormat format() const override { return format_; }
    bool system_1904() const override { return content_->system_1904; }
    const std::vector<SheetInfo>& sheets() const override { return sheets_; }
    const std::vector<DefinedName>& defined_names() const override { return names_; }
    const std::vector<Remark>& remarks() const override { return remarks_; }

    SheetStructure structure(std::size_t sheet) const override {
        if (!has_rows(sheet)) return {};
        std::optional<SheetStructure>& known = content_->structures[sheet];
        if (!known) {
            static const SharedStrings kNoStrings;
            static const std::vector<NumberShape> kNoStyles;
            const SheetContext nothing{kNoStrings, kNoStyles};
            content_->await_reader(sheet);
            SheetScanner scanner = content_->scanner(sheet, nothing);
            if (scanner.skip_rows()) {
                known = scanner.structure();
            } else {
                SheetScanner patient = content_->scanner(sheet, nothing);
                for (Row row; patient.next(row);) {
                }
                known = patient.structure();
            }
        }
        return *known;
    }

    std::unique_ptr<RowReader> rows(std::size_t sheet) const override {
        if (!has_rows(sheet)) return std::make_unique<NoRows>();
        return std::make_unique<XlsxRows>(content_, sheet);
    }

    std::vector<Comment> comments(std::size_t sheet) const override;

private:
    bool has_rows(std::size_t sheet) const {
        if (sheet >= sheets_.size()) throw Bug("sheet " + std::to_string(sheet) + " of " + std::to_string(sheets_.size()));
        return sheets_[sheet].kind == SheetKind::worksheet && !content_->sheet_parts[sheet].empty();
    }
    void read_sheets(pugi::xml_node root, const TextOrigin& origin);
    void read_names(pugi::xml_node root);
    void remark();
    std::string link_target(const std::string& link_part) const;

    std::shared_ptr<Content> content_;
    FileFormat format_ = FileFormat::xlsx;
    std::vector<SheetInfo> sheets_;
    std::vector<DefinedName> names_;
    std::vector<Remark> remarks_;
};

void XlsxWorkbook::read_sheets(pugi::xml_node root, const TextOrigin& origin) {
    std::map<std::string, Relationship> by_id;
    for (Relationship& one : content_->package.relationships(content_->workbook_part)) by_id.emplace(one.id, std::move(one));
    for (const pugi::xml_node sheet : child_named(root, "sheets")) {
        if (!is_named(sheet, "sheet")) continue;
        if (sheets_.size() == limits::kSheets) throw too_large(origin, "meer dan " + std::to_string(limits::kSheets) + " bladen");
        SheetInfo info{xstring(sheet.attribute("name").value()), visibility_of(sheet.attribute("state").value()),
                       SheetKind::other};
        std::string part;
        if (const auto found = by_id.find(prefixed_attribute(sheet, "id")); found != by_id.end()) {
            info.kind = kind_of(found->second.kind());
            if (const PartInfo* existing = content_->package.find(found->second.part)) part = existing->name;
        }
        sheets_.push_back(std::move(info));
        content_->sheet_parts.push_back(std::move(part));
    }
    if (sheets_.empty()) throw damaged(origin, "de werkmap heeft geen bladen");
    content_->structures.resize(sheets_.size());
}

void XlsxWorkbook::read_names(pugi::xml_node root) {
    for (const pugi::xml_node name : child_named(root, "definedNames")) {
        if (!is_named(name, "definedName")) continue;
        DefinedName one{
            xstring(name.attribute("name").value()), xstring(name.child_value()), {}, is_true(name.attribute("hidden").value())};
        if (const auto local = name.attribute("localSheetId"); local && local.as_uint() < sheets_.size())
            one.sheet = local.as_uint();
        names_.push_back(std::move(one));
    }
}

std::string XlsxWorkbook::link_target(const std::string& link_part) const {
    for (const Relationship& one : content_->package.relationships(link_part))
        if (one.external) return link_target_name(one.target);
    return {};
}

void XlsxWorkbook::remark() {
    const Package& package = content_->package;
    const auto say = [&](const char* code, std::vector<std::pair<std::string, std::string>> facts = {}) {
        remarks_.push_back({code, {}, {}, std::move(facts)});
    };
    if (is_macro_content_type(package.content_type(content_->workbook_part)) ||
        !package.related(content_->workbook_part, "vbaProject").empty()) {
        format_ = FileFormat::xlsm;
        say("B06");
    }
    for (const Relationship& one : package.relationships(content_->workbook_part))
        if (one.kind() == "externalLink") {
            const std::string target = link_target(one.part);
            say("B07", {{"doel", target.empty() ? "een ander programma" : target}});
        }
    const auto root = package.relationships("");
    if (std::ranges::any_of(root, [](const Relationship& one) { return one.kind() == "origin"; }) ||
        std::ranges::any_of(package.parts(),
                            [](const PartInfo& part) { return lowered(part.name).starts_with("_xmlsignatures/"); }))
        say("B09");
}

std::vector<Comment> XlsxWorkbook::comments(std::size_t sheet) const {
    std::vector<Comment> found;
    if (sheet >= sheets_.size() || content_->sheet_parts[sheet].empty()) return found;
    const std::string part = content_->package.related(content_->sheet_parts[sheet], "comments");
    if (part.empty()) return found;
    pugi::xml_document document;
    const std::string text = content_->package.read(part);
    if (!parse_part(document, text)) throw damaged(content_->origin(part), "het is geen geldige XML");
    const pugi::xml_node root = document.document_element();
    std::vector<std::string> authors;
    for (const pugi::xml_node author : child_named(root, "authors")) authors.push_back(xstring(author.child_value()));
    for (const pugi::xml_node comment : child_named(root, "commentList")) {
        const auto cell = parse_cell(comment.attribute("ref").value());
        if (!is_named(comment, "comment") || !cell) continue;
        Comment one{*cell, {}, {}};
        if (const std::uint32_t author = comment.attribute("authorId").as_uint(); author < authors.size())
            one.author = authors[author];
        for (const pugi::xml_node run : child_named(comment, "text")) {  // t, r/t and rPh
            const pugi::xml_node t = is_named(run, "r") ? child_named(run, "t") : is_named(run, "t") ? run : pugi::xml_node();
            for (const pugi::xml_node piece : t) one.text += piece.value();
        }
        finish_xstring(one.text, 0);
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace

bool is_macro_content_type(std::string_view type) {
    return lowered(type).find("macroenabled") != std::string::npos;
}

std::unique_ptr<Workbook> open_xlsx(Package package, std::string part) {
    return std::make_unique<XlsxWorkbook>(std::move(package), std::move(part));
}

}  // namespace graadmeter
