// SPDX-License-Identifier: EUPL-1.2
#include "graft/graft.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "graft/new_parts.h"
#include "graft/record.h"
#include "graft/sheet_rewrite.h"
#include "graft/style_merge.h"
#include "graft/workbook_part.h"
#include "model/cell_address.h"
#include "model/error.h"
#include "package/zip_archive.h"

namespace graadmeter {
namespace {

constexpr std::string_view kSpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
// CT_Workbook (ECMA-376 part 1, 18.2.27).
const std::vector<std::string_view> kWorkbookOrder{"fileVersion",    "fileSharing",
                                                   "workbookPr",     "workbookProtection",
                                                   "bookViews",      "sheets",
                                                   "functionGroups", "externalReferences",
                                                   "definedNames",   "calcPr",
                                                   "oleSize",        "customWorkbookViews",
                                                   "pivotCaches",    "smartTagPr",
                                                   "smartTagTypes",  "webPublishing",
                                                   "fileRecoveryPr", "webPublishObjects",
                                                   "extLst"};

std::uint64_t number_or_zero(const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class Grafter {
public:
    Grafter(const Package& original, const GraftPlan& plan)
        : original_(original),
          plan_(plan),
          file_(original.file().filename().string()),
          generated_(plan.generated),
          host_(original),
          source_(generated_),
          relationships_(original, relationships_part(host_.name())),
          types_(original, "[Content_Types].xml"),
          free_(original, types_),
          parts_(generated_, source_, plan, free_) {
        for (const auto& sheet : plan.sheets)
            if (host_.sheet_index(sheet.name)) throw Bug("graft: sheet name is taken: " + sheet.name);
    }

    void run(const std::filesystem::path& output) {
        merge_styles();
        add_relationships();
        add_sheets();
        add_names();
        add_titles();
        name_tables();
        finish_index();
        write(output);
    }

private:
    struct OwnPart {
        std::string name, type, bytes;
    };

    void merge_styles() {
        const std::string name = original_.related(host_.name(), "styles");
        if (name.empty()) {
            const std::string folder = host_.name().substr(0, host_.name().rfind('/') + 1);
            new_styles_ = free_.take(folder + "styles", ".xml");
            styles_ = std::make_unique<IndexPart>(original_, new_styles_, minimal_styles());
            add_relationship("styles", new_styles_);
        } else {
            styles_ = std::make_unique<IndexPart>(original_, name);
        }
        generated_styles_ = std::make_unique<IndexPart>(generated_, generated_.related(source_.name(), "styles"));
        merge_ = std::make_unique<StyleMerge>(*styles_, *generated_styles_, file_);
    }

    // Returns the new relationship's id.
    std::string add_relationship(std::string_view kind, const std::string& part) {
        if (relationship_ids_.empty())
            for (const auto& r : original_.relationships(host_.name())) relationship_ids_.insert(r.id);
        std::size_t number = relationship_ids_.size();
        while (!relationship_ids_.insert("rId" + std::to_string(++number)).second) {
        }
        std::string id = "rId" + std::to_string(number);
        new_relationships_ += "<" + relationships_.prefix() + "Relationship Id=\"" + id + "\" Type=\"" +
                              std::string(kRelationshipBase) + std::string(kind) + "\" Target=\"" +
                              escaped_xml(target_for(host_.name(), part)) + "\"/>";
        return id;
    }

    void add_relationships() {
        for (std::size_t i = 0; i < plan_.sheets.size(); ++i)
            sheet_ids_.push_back(add_relationship("worksheet", parts_.sheet_part(i)));
        record_.part = free_.take("customXml/item", ".xml");
        record_properties_ = free_.take("customXml/itemProps", ".xml");
        (void)add_relationship("customXml", record_.part);
    }

    // The prefix that the relationships namespace has where sheets are named; "" when it is not declared there.
    [[nodiscard]] std::string relationship_prefix() const {
        const auto* sheets = host_.tree().child(host_.tree().root(), "sheets");
        for (const auto* node : {sheets, &host_.tree().root()})
            for (const auto& a : attributes_of(node->tag))
                if (a.name.starts_with("xmlns:") && a.value() + "/" == kRelationshipBase)
                    return std::string(a.name.substr(6)) + ":";
        return "";
    }

    void add_sheets() {
        const auto* list = host_.tree().child(host_.tree().root(), "sheets");
        std::uint64_t last = 0;
        std::set<std::uint64_t> used;
        for (const auto& sheet : host_.sheets())
            last = std::max(last, *used.insert(number_or_zero(sheet.node->attribute_or("sheetId", "0"))).first);
        // 65,534 is the highest sheetId that Excel takes.
        if (last + plan_.sheets.size() > 65'534) last = 0;
        std::string prefix = relationship_prefix(), declaration, xml;
        if (prefix.empty()) {
            prefix = "r:";
            declaration = " xmlns:r=\"" + std::string(kRelationshipBase.substr(0, kRelationshipBase.size() - 1)) + "\"";
        }
        for (std::size_t i = 0; i < plan_.sheets.size(); ++i) {
            while (!used.insert(++last).second) {
            }
            xml += "<" + host_.prefix() + "sheet name=\"" + escaped_xml(plan_.sheets[i].name) + "\" sheetId=\"" +
                   std::to_string(last) + "\"" + (plan_.sheets[i].hidden ? " state=\"hidden\"" : "") + declaration + " " + prefix + "id=\"" + sheet_ids_[i] + "\"/>";
        }
        host_.edits().append_child(host_.tree(), *list, xml);
    }

    void add_name(std::string& xml, const std::string& attributes, const std::string& name, const std::string& content,
                  bool global) {
        if (global) {
            for (const auto& taken : host_.names())
                if (!taken.sheet && same_ignoring_case(taken.name, name)) throw Bug("graft: defined name is taken: " + name);
            record_.names.push_back(name);
        }
        const std::string element = host_.prefix() + "definedName";
        xml += "<" + element + " name=\"" + escaped_xml(name) + "\"" + attributes + ">" + content + "</" + element + ">";
    }

    void add_names() {
        std::string xml;
        for (const auto& name : source_.names()) {
            std::string attributes;
            for (const auto& a : attributes_of(name.node->tag))
                if (a.name != "name" && a.name != "localSheetId")
                    attributes += " " + std::string(a.name) + "=\"" + portable_xml(a.raw) + "\"";
            if (name.sheet) {
                const auto planned = position_in_plan(*name.sheet);
                if (!planned) continue;
                attributes = " localSheetId=\"" + std::to_string(host_.sheets().size() + *planned) + "\"" + attributes;
            }
            const auto content = source_.tree().text().substr(name.node->content, name.node->content_end - name.node->content);
            add_name(xml, attributes, name.name, portable_xml(content), !name.sheet);
        }
        for (const auto& sheet : plan_.sheets) {
            const std::string key = name_of_key(sheet.key), hidden = " hidden=\"1\"";
            add_name(xml, hidden, std::string(kSheetMarker) + key, escaped_xml(quoted_sheet_name(sheet.name) + "!$A$1"), true);
            add_name(xml, hidden, std::string(kFingerprintMarker) + key, escaped_xml("\"" + sheet.fingerprint + "\""), true);
        }
        const XmlTree& tree = host_.tree();
        if (const auto* list = tree.child(tree.root(), "definedNames"))
            host_.edits().append_child(tree, *list, xml);
        else
            host_.edits().insert_ordered(tree, kWorkbookOrder, "definedNames",
                                         "<" + host_.prefix() + "definedNames>" + xml + "</" + host_.prefix() + "definedNames>");
    }

    [[nodiscard]] std::optional<std::size_t> position_in_plan(std::size_t generated_sheet) const {
        if (generated_sheet >= source_.sheets().size()) return {};
        for (std::size_t i = 0; i < plan_.sheets.size(); ++i)
            if (same_ignoring_case(plan_.sheets[i].name, source_.sheets()[generated_sheet].name)) return i;
        return {};
    }

    // docProps/app.xml lists the sheets' names. What does not add up there is left alone: it is only for show.
    void add_titles() {
        const std::string name = original_.related("", "extended-properties");
        if (name.empty()) return;
        app_ = std::make_unique<IndexPart>(original_, name);
        const XmlTree& tree = app_->tree();
        const auto list_of = [&](std::string_view element) {
            const auto* parent = tree.child(tree.root(), element);
            return parent ? tree.child(*parent, "vector") : nullptr;
        };
        const auto *pairs = list_of("HeadingPairs"), *titles = list_of("TitlesOfParts");
        if (!pairs || !titles) return;
        const auto variants = tree.children(*pairs, "variant");
        const auto entries = tree.children(*titles);
        for (std::size_t pair = 0, first = 0; pair + 1 < variants.size(); pair += 2) {
            const auto* count = tree.child(*variants[pair + 1], "i4");
            const std::size_t size = count ? static_cast<std::size_t>(number_or_zero(tree.content(*count))) : 0;
            if (!count || size > entries.size() - first) return;
            const bool sheets = std::any_of(entries.begin() + static_cast<std::ptrdiff_t>(first),
                                            entries.begin() + static_cast<std::ptrdiff_t>(first + size),
                                            [&](const auto* entry) { return is_worksheet(tree.content(*entry)); });
            if (sheets) return insert_titles(*titles, *entries[first + size - 1], *count, size, entries.size());
            first += size;
        }
    }

    [[nodiscard]] bool is_worksheet(const std::string& title) const {
        const auto index = host_.sheet_index(title);
        return index && original_.content_type(host_.sheets()[*index].part).find("worksheet") != std::string::npos;
    }

    void insert_titles(const XmlTree::Node& titles, const XmlTree::Node& last, const XmlTree::Node& count, std::size_t size,
                       std::size_t all) {
        const std::string element(last.name);
        std::string xml;
        for (const auto& sheet : plan_.sheets) xml += "<" + element + ">" + escaped_xml(sheet.name) + "</" + element + ">";
        auto& edits = app_->edits();
        edits.insert(last.end, xml);
        edits.replace(count.content, count.content_end, std::to_string(size + plan_.sheets.size()));
        edits.set_attribute(app_->tree(), titles, "size", std::to_string(all + plan_.sheets.size()));
    }

    void name_tables() {
        std::uint64_t id = 0;
        for (const auto& part : original_.parts()) {
            if (!original_.content_type(part.name).ends_with(".table+xml")) continue;
            const IndexPart table(original_, part.name);
            id = std::max(id, number_or_zero(table.tree().root().attribute_or("id", "0")));
        }
        auto taken = taken_names(original_).names;
        for (const auto& part : parts_.parts()) {
            if (part.kind != NewPart::Kind::table) continue;
            const IndexPart table(generated_, part.from);
            const std::string wanted = table.tree().root().attribute_or("name", "Tabel");
            std::string name = wanted;
            const auto is_taken = [&](const std::string& other) { return same_ignoring_case(other, name); };
            for (std::size_t n = 2; std::any_of(taken.begin(), taken.end(), is_taken); ++n)
                name = wanted + "_" + std::to_string(n);
            if (name != wanted) renamed_tables_.push_back(wanted);
            taken.push_back(name);
            tables_[part.name] = {static_cast<std::size_t>(++id), name};
        }
    }

    void finish_index() {
        relationships_.edits().append_child(relationships_.tree(), relationships_.tree().root(), new_relationships_);
        std::string overrides;
        const auto add_type = [&](const std::string& name, const std::string& type) {
            record_.added.push_back(name);
            if (original_.content_type(name) == type) return;  // a Default of the host says it already
            overrides += "<" + types_.prefix() + "Override PartName=\"/" + escaped_xml(name) + "\" ContentType=\"" +
                         escaped_xml(type) + "\"/>";
        };
        if (!new_styles_.empty()) add_type(new_styles_, std::string(kSpreadsheetType) + "styles+xml");
        for (const auto& part : parts_.parts()) add_type(part.name, part.type);
        add_type(record_.part, "application/xml");
        add_type(relationships_part(record_.part), "application/vnd.openxmlformats-package.relationships+xml");
        add_type(record_properties_, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
        types_.edits().append_child(types_.tree(), types_.tree().root(), overrides);

        for (const IndexPart* part : std::initializer_list<const IndexPart*>{&host_, &relationships_, &types_}) replace(*part);
        if (new_styles_.empty()) replace(*styles_);
        if (app_) replace(*app_);
        record_.properties = plan_.properties;
        for (std::size_t i = 0; i < plan_.sheets.size(); ++i) {
            const auto& sheet = plan_.sheets[i];
            record_.sheets.push_back({sheet.key, sheet.name, parts_.sheet_part(i), sheet.fingerprint});
        }
    }

    void replace(const IndexPart& part) {
        if (part.edits().empty()) return;
        const std::string& bytes = replaced_[original_.find(part.name())->index] = part.result();
        record_.changed.push_back(changed_part(part.name(), part.original(), bytes));
    }

    void write(const std::filesystem::path& output) {
        const ZipDirectory directory = directory_of(original_);
        ZipWriter writer(output);
        for (std::size_t i = 0; i < directory.entries().size(); ++i) {
            const auto& entry = directory.entries()[i];
            if (const auto found = replaced_.find(i); found != replaced_.end())
                writer.add(entry.name, found->second, entry.flags);
            else
                writer.copy(directory, i);
        }
        if (!new_styles_.empty()) writer.add(new_styles_, styles_->result());
        const auto strings = shared_strings(generated_, generated_.related(source_.name(), "sharedStrings"));
        for (const auto& part : parts_.parts()) write_part(writer, part, strings);
        writer.add(record_.part, write_record(record_));
        writer.add(relationships_part(record_.part),
                   "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
                   "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" +
                       std::string(kRelationshipBase) + "customXmlProps\" Target=\"" +
                       record_properties_.substr(record_properties_.rfind('/') + 1) + "\"/></Relationships>");
        writer.add(record_properties_, record_properties(record_.part));
        writer.finish(directory.comment());
    }

    void write_part(ZipWriter& writer, const NewPart& part, const std::vector<std::string>& strings) {
        writer.begin(part.name);
        const auto put = [&writer](std::string_view bytes) {
            if (!bytes.empty()) writer.write(bytes);
        };
        if (part.kind == NewPart::Kind::sheet) {
            const RewriteContext context{*merge_,
                                         strings,
                                         plan_.sheets[part.sheet].extension,
                                         renamed_tables_,
                                         {plan_.generated.filename().string(), part.from}};
            rewrite_sheet(*generated_.stream(part.from), context, put);
        } else if (part.kind == NewPart::Kind::relationships) {
            put(parts_.relationships(part));
        } else if (part.kind == NewPart::Kind::table) {
            const auto& [id, name] = tables_.at(part.name);
            put(rewrite_table(generated_.read(part.from), *merge_, id, name));
        } else {
            put(generated_.read(part.from));
        }
        writer.end();
    }

    const Package& original_;
    const GraftPlan& plan_;
    std::string file_;
    Package generated_;
    WorkbookPart host_, source_;
    IndexPart relationships_, types_;
    FreeNames free_;
    NewParts parts_;
    std::unique_ptr<IndexPart> styles_, generated_styles_, app_;
    std::unique_ptr<StyleMerge> merge_;
    std::string new_styles_;  // part name, when the host has none
    std::set<std::string> relationship_ids_;
    std::string new_relationships_;
    std::vector<std::string> sheet_ids_;
    std::map<std::string, std::pair<std::size_t, std::string>> tables_;  // part -> id, name
    std::vector<std::string> renamed_tables_;
    std::string record_properties_;
    Record record_;
    std::map<std::size_t, std::string> replaced_;  // archive entry -> new bytes
};

}  // namespace

void graft(const Package& original, const GraftPlan& plan, const std::filesystem::path& output) {
    Grafter(original, plan).run(output);
}

}  // namespace graadmeter
