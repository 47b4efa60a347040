// SPDX-License-Identifier: EUPL-1.2
#include "graft/style_merge.h"

#include <algorithm>
#include <charconv>

#include "model/error.h"
#include "package/limits.h"

namespace graadmeter {
namespace {

// CT_Stylesheet (ECMA-376 part 1, 18.8.39).
const std::vector<std::string_view> kOrder{"numFmts",    "fonts", "fills",       "borders", "cellStyleXfs", "cellXfs",
                                           "cellStyles", "dxfs",  "tableStyles", "colors",  "extLst"};
constexpr std::uint32_t kFirstOwnCode = 164;     // lower ids are built in

std::uint32_t number(const std::string& text, std::uint32_t otherwise = 0) {
    std::uint32_t value = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? value : otherwise;
}

// An element without what does not matter: prefixes, order of attributes, white space. Depths stand for the end tags.
std::string canonical(const XmlTree& tree, const XmlTree::Node& node) {
    std::string result;
    for (std::size_t i = tree.index(node); i < node.after; ++i) {
        const auto& n = tree.nodes()[i];
        std::vector<std::string> attributes;
        for (const auto& a : attributes_of(n.tag))
            if (a.name != "xmlns" && !a.name.starts_with("xmlns:"))
                attributes.push_back(std::string(local_part(a.name)) + "=" + a.value());
        std::sort(attributes.begin(), attributes.end());
        result += std::to_string(n.depth - node.depth) + std::string(n.local());
        for (const auto& a : attributes) result += '\1' + a;
        result += '\2';
    }
    return result;
}

std::string canonical(const std::string& xml) {
    const XmlTree tree(xml, {});
    return canonical(tree, tree.root());
}

// The cellStyleXfs entry of the Normal style.
std::uint32_t normal_style(const XmlTree& tree) {
    if (const auto* styles = tree.child(tree.root(), "cellStyles"))
        for (const auto* style : tree.children(*styles, "cellStyle"))
            if (style->attribute_or("builtinId", "") == "0") return number(style->attribute_or("xfId", "0"));
    return 0;
}

std::uint32_t normal_font_index(const XmlTree& tree) {
    if (const auto* formats = tree.child(tree.root(), "cellStyleXfs")) {
        const auto entries = tree.children(*formats, "xf");
        if (const auto at = normal_style(tree); at < entries.size()) return number(entries[at]->attribute_or("fontId", "0"));
    }
    return 0;
}

}  // namespace

std::string minimal_styles() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
           "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
           "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
           "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
           "patternType=\"gray125\"/></fill></fills>"
           "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
           "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
           "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>"
           "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
}

std::uint32_t StyleMerge::List::add(const std::string& xml) {
    const auto [at, fresh] = known.emplace(canonical(xml), static_cast<std::uint32_t>(size));
    if (fresh) {
        added += portable_xml(xml);
        ++size;
    }
    return at->second;
}

StyleMerge::List StyleMerge::read(const std::string& name) const {
    const XmlTree& tree = host_.tree();
    List list{name, 0, {}, ""};
    if (const auto* node = tree.child(tree.root(), name))
        for (const auto* child : tree.children(*node))
            list.known.emplace(canonical(tree, *child), static_cast<std::uint32_t>(list.size++));
    return list;
}

void StyleMerge::write(const List& list) {
    if (list.added.empty()) return;
    const XmlTree& tree = host_.tree();
    if (const auto* node = tree.child(tree.root(), list.name)) {
        host_.edits().append_child(tree, *node, list.added);
        host_.edits().set_attribute(tree, *node, "count", std::to_string(list.size));
    } else {
        const std::string name = host_.prefix() + list.name;
        host_.edits().insert_ordered(
            tree, kOrder, list.name,
            "<" + name + " count=\"" + std::to_string(list.size) + "\">" + list.added + "</" + name + ">");
    }
}

StyleMerge::StyleMerge(IndexPart& host, const IndexPart& generated, const std::string& file)
    : host_(host), generated_(generated) {
    fonts_ = read("fonts");
    fills_ = read("fills");
    borders_ = read("borders");
    formats_ = read("cellXfs");
    differentials_ = read("dxfs");
    read_number_formats();
    read_cell_styles();
    // In an empty list the first entries have a meaning of their own (no fill, gray; the default font and border).
    for (std::uint32_t i = fills_.size == 0 ? 0 : 2; i < 2; ++i) (void)entry(fills_, fill_of_, i);
    if (borders_.size == 0) (void)entry(borders_, border_of_, 0);
    // The generated default font means "as the workbook's own text".
    if (fonts_.size > 0) font_of_[0] = std::min(normal_font_index(host_.tree()), static_cast<std::uint32_t>(fonts_.size - 1));
    merge_formats();
    merge_differentials();
    if (formats_.size > limits::kCellFormats)
        throw FileError("B04", file, host_.name(),
                        "'" + file + "' heeft te veel celopmaken (meer dan " + std::to_string(limits::kCellFormats) + ").",
                        "Kopieer de bladen naar een nieuw werkboek of verwijder ongebruikte opmaak, en sla het opnieuw op.");
    const List codes{"numFmts", code_count_, {}, added_codes_};
    for (const List* list : std::initializer_list<const List*>{&codes, &fonts_, &fills_, &borders_, &formats_, &differentials_})
        write(*list);
}

void StyleMerge::read_number_formats() {
    const auto each = [](const XmlTree& tree, const auto& visit) {
        if (const auto* list = tree.child(tree.root(), "numFmts"))
            for (const auto* node : tree.children(*list, "numFmt"))
                visit(number(node->attribute_or("numFmtId", "0")), node->attribute_or("formatCode", ""));
    };
    each(host_.tree(), [&](std::uint32_t id, const std::string& code) {
        codes_.emplace(code, id);
        next_code_ = std::max(next_code_, id + 1);
        ++code_count_;
    });
    each(generated_.tree(), [&](std::uint32_t id, const std::string& code) { generated_codes_.emplace(id, code); });
}

// Cell styles (Normal, Hyperlink) are matched by their built-in number; what the host lacks becomes Normal.
void StyleMerge::read_cell_styles() {
    const auto* own = host_.tree().child(host_.tree().root(), "cellStyleXfs");
    if (!own || host_.tree().children(*own, "xf").empty()) return;  // without such a list no xfId is written
    std::map<std::string, std::uint32_t> by_number;
    const auto each = [](const XmlTree& tree, const auto& visit) {
        if (const auto* list = tree.child(tree.root(), "cellStyles"))
            for (const auto* node : tree.children(*list, "cellStyle"))
                visit(node->attribute_or("builtinId", ""), number(node->attribute_or("xfId", "0")));
    };
    each(host_.tree(), [&](const std::string& id, std::uint32_t xf) {
        if (!id.empty()) by_number.emplace(id, xf);
    });
    style_of_[0] = normal_style(host_.tree());
    each(generated_.tree(), [&](const std::string& id, std::uint32_t xf) {
        const auto found = by_number.find(id);
        style_of_[xf] = found == by_number.end() ? style_of_[0] : found->second;
    });
}

std::uint32_t StyleMerge::number_format(std::uint32_t generated) {
    if (generated < kFirstOwnCode) return generated;
    const auto code = generated_codes_.find(generated);
    if (code == generated_codes_.end()) throw Bug("StyleMerge: number format without code");
    return number_format_of(code->second);
}

std::uint32_t StyleMerge::number_format_of(const std::string& code) {
    const auto [at, fresh] = codes_.emplace(code, next_code_);
    if (fresh) {
        added_codes_ += "<" + host_.prefix() + "numFmt numFmtId=\"" + std::to_string(next_code_++) + "\" formatCode=\"" +
                        escaped_xml(code) + "\"/>";
        ++code_count_;
    }
    return at->second;
}

// A generated element as the host would write it: with its prefix, and some attributes replaced ("" = left out).
std::string StyleMerge::host_xml(const XmlTree::Node& node, const std::map<std::string, std::string>& replaced) {
    const std::string prefix = host_.prefix();
    std::string result;
    XmlScanner scanner(generated_.tree().source(node), {});
    bool first = true;
    for (XmlEvent event; scanner.next(event); first = false) {
        if (event.kind == XmlEvent::Kind::text) continue;
        std::string tag(event.markup), code;
        if (event.name == "numFmt")
            for (const auto& a : attributes_of(event.markup))
                if (a.name == "formatCode") code = a.value();
        if (event.kind != XmlEvent::Kind::end)
            tag = with_attributes(event.markup, [&](std::string_view name, std::string_view raw) -> std::optional<std::string> {
                // Number formats inside a differential format share the ids of the cell formats.
                if (!code.empty() && name == "numFmtId" && number(std::string(raw)) >= kFirstOwnCode)
                    return std::to_string(number_format_of(code));
                const auto found = first ? replaced.find(std::string(name)) : replaced.end();
                if (found == replaced.end()) return std::string(raw);
                return found->second.empty() ? std::nullopt : std::optional(found->second);
            });
        result += tag.insert(event.kind == XmlEvent::Kind::end ? 2 : 1, prefix);
    }
    return result;
}

std::uint32_t StyleMerge::entry(List& list, std::map<std::uint32_t, std::uint32_t>& done, std::uint32_t generated) {
    if (const auto found = done.find(generated); found != done.end()) return found->second;
    const XmlTree& tree = generated_.tree();
    const auto* parent = tree.child(tree.root(), list.name);
    const auto entries = parent ? tree.children(*parent) : std::vector<const XmlTree::Node*>{};
    if (generated >= entries.size()) throw Bug("StyleMerge: no such entry in " + list.name);
    return done[generated] = list.add(host_xml(*entries[generated], {}));
}

void StyleMerge::merge_formats() {
    const XmlTree& tree = generated_.tree();
    const auto* parent = tree.child(tree.root(), "cellXfs");
    if (!parent) throw Bug("StyleMerge: no cellXfs");
    for (const auto* node : tree.children(*parent, "xf")) {
        // The first means "no format": that of the host.
        if (format_of_.empty() && formats_.size > 0) {
            format_of_.push_back(0);
            continue;
        }
        const auto id = [&](const char* name) { return number(node->attribute_or(name, "0")); };
        const auto style = style_of_.find(id("xfId"));
        format_of_.push_back(formats_.add(host_xml(
            *node,
            {{"numFmtId", std::to_string(number_format(id("numFmtId")))},
             {"fontId", std::to_string(entry(fonts_, font_of_, id("fontId")))},
             {"fillId", std::to_string(entry(fills_, fill_of_, id("fillId")))},
             {"borderId", std::to_string(entry(borders_, border_of_, id("borderId")))},
             {"xfId", style_of_.empty() ? "" : std::to_string(style == style_of_.end() ? style_of_[0] : style->second)}})));
    }
}

void StyleMerge::merge_differentials() {
    const XmlTree& tree = generated_.tree();
    if (const auto* parent = tree.child(tree.root(), "dxfs"))
        for (const auto* node : tree.children(*parent, "dxf"))
            differential_of_.push_back(differentials_.add(host_xml(*node, {})));
}

std::uint32_t StyleMerge::cell_format(std::uint32_t generated) const {
    if (generated >= format_of_.size()) throw Bug("StyleMerge: cell format out of range");
    return format_of_[generated];
}

std::uint32_t StyleMerge::differential(std::uint32_t generated) const {
    if (generated >= differential_of_.size()) throw Bug("StyleMerge: differential format out of range");
    return differential_of_[generated];
}

NormalFont normal_font(const Package& package) {
    NormalFont result;
    const std::string name = package.related(package.related("", "officeDocument"), "styles");
    if (name.empty()) return result;
    const IndexPart styles(package, name);
    const XmlTree& tree = styles.tree();
    const auto* fonts = tree.child(tree.root(), "fonts");
    const auto entries = fonts ? tree.children(*fonts, "font") : std::vector<const XmlTree::Node*>{};
    const std::uint32_t index = normal_font_index(tree);
    if (index >= entries.size()) return result;
    if (const auto* node = tree.child(*entries[index], "name")) result.name = node->attribute_or("val", result.name);
    if (const auto* node = tree.child(*entries[index], "sz")) {
        const std::string size = node->attribute_or("val", "11");
        double points = 0;
        if (std::from_chars(size.data(), size.data() + size.size(), points).ec == std::errc{} && points >= 1 && points <= 409)
            result.points = points;
    }
    return result;
}

}  // namespace graadmeter
