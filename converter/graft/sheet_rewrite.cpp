// SPDX-License-Identifier: EUPL-1.2
#include "graft/sheet_rewrite.h"

#include <array>
#include <charconv>
#include <map>
#include <vector>

#include "model/error.h"

namespace graadmeter {
namespace {

// Namespaces that extensions of sheets use; declared on the root when the extension does not do so itself.
const std::map<std::string_view, std::string_view> kNamespaces{
    {"x14", "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"},
    {"xm", "http://schemas.microsoft.com/office/excel/2006/main"},
    {"x15", "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"},
    {"xr", "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"},
};

std::uint32_t number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) throw Bug("generated sheet: number expected");
    return value;
}

bool ends_with_dxf_id(std::string_view name) {
    return name == "dxfId" || name.ends_with("DxfId");
}

class Rewriter {
public:
    Rewriter(const RewriteContext& context, const std::function<void(std::string_view)>& sink) : context_(context), sink_(sink) {}

    void piece(std::string_view xml) {
        out_.clear();
        xml_ = xml;
        copied_ = 0;
        XmlScanner scanner(xml, context_.where);
        for (XmlEvent event; scanner.next(event);) handle(event);
        copy_up_to(xml.size());
        sink_(out_);
    }

private:
    using Kind = XmlEvent::Kind;

    // Most of a sheet stays as it is: it is copied in stretches, when something in it has to change.
    void copy_up_to(std::size_t end) {
        out_ += xml_.substr(copied_, end - copied_);
        copied_ = end;
    }
    void leave_out(const XmlEvent& event) {
        copy_up_to(event.begin);
        copied_ = event.begin + event.markup.size();
    }
    void put_instead(const XmlEvent& event, std::string_view markup) {
        leave_out(event);
        out_ += markup;
    }

    void handle(const XmlEvent& event) {
        if (in_value_) return value(event);
        if (event.kind == Kind::start || event.kind == Kind::empty) {
            tag(event);
            if (event.kind == Kind::start) ++depth_;
        } else if (event.kind == Kind::end) {
            --depth_;
            if (!context_.extension.empty() && !extended_) {
                const bool list = depth_ == 1 && event.name == "extLst", all = depth_ == 0;
                if (list || all) {
                    copy_up_to(event.begin);
                    extend(all);
                }
            }
            if (event.name == "c") shared_ = false;
        } else if (event.kind == Kind::text) {
            for (const auto& table : context_.renamed_tables)
                if (event.markup.find(table + "[") != std::string_view::npos)
                    throw Bug("graft: table name is taken: " + table);
        }
    }

    // Inside <v> of a cell with a shared string.
    void value(const XmlEvent& event) {
        leave_out(event);
        if (event.kind == Kind::text) index_ += event.markup;
        if (event.kind != Kind::end) return;
        const std::uint32_t index = number(index_);
        if (index >= context_.strings.size()) throw Bug("generated sheet: shared string out of range");
        out_ += "<is>" + context_.strings[index] + "</is>";
        in_value_ = false;
        --depth_;
    }

    void extend(bool with_list) {
        out_ += with_list ? "<extLst>" + context_.extension + "</extLst>" : context_.extension;
        extended_ = true;
    }

    void tag(const XmlEvent& event) {
        const std::string_view name = event.name;
        if (name == "c") {
            cell(event);
        } else if (name == "v" && shared_) {
            leave_out(event);
            index_.clear();
            in_value_ = event.kind == Kind::start;
        } else if (name == "row") {
            row(event);
        } else if (name == "col") {
            put_instead(event, changed(event.markup, "style"));
        } else if (name == "cfRule") {
            put_instead(event, with_attributes(event.markup, [&](auto key, auto raw) -> std::optional<std::string> {
                            return key == "dxfId" ? std::to_string(context_.styles.differential(number(raw))) : std::string(raw);
                        }));
        } else if (name == "sheetView") {
            put_instead(event, with_attributes(event.markup, [](auto key, auto raw) {
                            return key == "tabSelected" ? std::nullopt : std::optional(std::string(raw));
                        }));
        } else if (depth_ == 0) {
            put_instead(event, root(event.markup));
        }
    }

    // A height is an estimate: without customHeight the row grows with what people type in it (18.3.1.73).
    void row(const XmlEvent& event) {
        constexpr std::string_view kCustom = " customHeight=\"1\">";
        const std::string_view tag = event.markup;
        const bool formatted = tag.find(" s=") != std::string_view::npos;
        if (!formatted && tag.ends_with(kCustom)) {
            copy_up_to(event.begin + tag.size() - kCustom.size());
            copied_ = event.begin + tag.size() - 1;
        } else if (formatted || tag.find("customHeight") != std::string_view::npos) {
            put_instead(event, with_attributes(changed(tag, "s"), [](auto key, auto raw) {
                            return key == "customHeight" ? std::nullopt : std::optional(std::string(raw));
                        }));
        }
    }

    // Nearly all tags of a sheet: only the format of most changes. Both this program and libxlsxwriter write r, s and t, in that order.
    void cell(const XmlEvent& event) {
        constexpr std::string_view kFormat = "\" s=\"";
        const std::string_view tag = event.markup;
        const std::size_t address = tag.find('"') + 1, format = tag.find('"', address);
        if (format != std::string_view::npos && tag.substr(format, kFormat.size()) == kFormat) {
            const std::size_t value = format + kFormat.size(), end = tag.find('"', value);
            if (const std::string_view rest = tag.substr(end + 1);
                rest == ">" || rest == "/>" || rest == " t=\"str\">" || rest == " t=\"inlineStr\">" || rest == " t=\"e\">") {
                copy_up_to(event.begin + value);
                append_number(context_.styles.cell_format(number(tag.substr(value, end - value))));
                copied_ = event.begin + end;
                return;
            }
        }
        put_instead(event, with_attributes(event.markup, [&](auto key, auto raw) -> std::optional<std::string> {
            if (key == "cm" || key == "vm") throw Bug("generated sheet: cell metadata (dynamic array) cannot be taken over");
            if (key == "t" && raw == "s") {
                shared_ = event.kind == Kind::start;
                return "inlineStr";
            }
            return key == "s" ? std::to_string(context_.styles.cell_format(number(raw))) : std::string(raw);
        }));
    }

    void append_number(std::uint32_t value) {
        std::array<char, 10> digits;
        out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    }

    std::string changed(std::string_view markup, std::string_view attribute) const {
        return with_attributes(markup, [&](auto key, auto raw) -> std::optional<std::string> {
            return key == attribute ? std::to_string(context_.styles.cell_format(number(raw))) : std::string(raw);
        });
    }

    std::string root(std::string_view markup) const {
        std::string result(markup);
        for (const auto& [prefix, uri] : kNamespaces) {
            const std::string used = std::string(prefix) + ":", declared = "xmlns:" + std::string(prefix) + "=";
            if (context_.extension.find(used) != std::string::npos && context_.extension.find(declared) == std::string::npos &&
                result.find(declared) == std::string::npos)
                result.insert(result.size() - 1, " " + declared + "\"" + std::string(uri) + "\"");
        }
        return result;
    }

    const RewriteContext& context_;
    const std::function<void(std::string_view)>& sink_;
    std::string_view xml_;       // the piece
    std::size_t copied_ = 0;     // so much of it is in out_, or left out
    std::string out_, index_;
    std::size_t depth_ = 0;
    bool shared_ = false, in_value_ = false, extended_ = false;
};

}  // namespace

std::vector<std::string> shared_strings(const Package& package, const std::string& part) {
    std::vector<std::string> result;
    if (part.empty()) return result;
    const std::string xml = package.read(part);
    XmlScanner scanner(xml, {package.file().filename().string(), part});
    std::size_t begin = 0;
    for (XmlEvent event; scanner.next(event);) {
        if (event.name != "si") continue;
        if (event.kind == XmlEvent::Kind::start) begin = event.begin + event.markup.size();
        if (event.kind == XmlEvent::Kind::end) result.push_back(xml.substr(begin, event.begin - begin));
        if (event.kind == XmlEvent::Kind::empty) result.emplace_back();
    }
    return result;
}

void rewrite_sheet(PartStream& sheet, const RewriteContext& context, const std::function<void(std::string_view)>& sink) {
    Rewriter rewriter(context, sink);
    // libxlsxwriter escapes ">" in texts and attributes, so the last one in the buffer ends a tag.
    std::string buffer;
    std::vector<char> read(1 << 18);   // not on the stack, which ends the process where it cannot grow
    while (const std::size_t got = sheet.read(read)) {
        buffer.append(read.data(), got);
        const std::size_t end = buffer.rfind('>') + 1;  // npos + 1 == 0
        if (end == 0) continue;
        rewriter.piece(std::string_view(buffer).substr(0, end));
        buffer.erase(0, end);
    }
    if (!buffer.empty()) rewriter.piece(buffer);
}

std::string rewrite_table(const std::string& xml, const StyleMerge& styles, std::size_t id, const std::string& name) {
    std::string result;
    XmlScanner scanner(xml, {});
    for (XmlEvent event; scanner.next(event);) {
        const bool open = event.kind == XmlEvent::Kind::start || event.kind == XmlEvent::Kind::empty;
        if (!open) {
            result += event.markup;
            continue;
        }
        result += with_attributes(event.markup, [&](std::string_view key, std::string_view raw) -> std::optional<std::string> {
            if (ends_with_dxf_id(key)) return std::to_string(styles.differential(number(raw)));
            if (event.name == "table" && key == "id") return std::to_string(id);
            if (event.name == "table" && (key == "name" || key == "displayName")) return name;
            return std::string(raw);
        });
    }
    return result;
}

}  // namespace graadmeter
