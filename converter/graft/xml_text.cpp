// SPDX-License-Identifier: EUPL-1.2
#include "graft/xml_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/error.h"
#include "package/limits.h"

namespace graadmeter {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool ends_name(char c) { return c == '>' || c == ' ' || c == '/' || c == '\t' || c == '\r' || c == '\n'; }

[[noreturn]] void damaged(const XmlWhere& where, const std::string& why, std::size_t offset) {
    throw FileError("B01", where.file, where.part,
                    "'" + where.file + "' is beschadigd (onderdeel '" + where.part + "'): " + why + ".",
                    "Open het bestand in Excel, laat het herstellen en sla het opnieuw op.", offset);
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

// The character at `at`, which moves behind it; a byte that starts no valid sequence counts as a character of its own.
char32_t next_utf8(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at++);
    const std::size_t more = first >= 0xF0 && first < 0xF8   ? 3
                             : first >= 0xE0 && first < 0xF0 ? 2
                             : first >= 0xC2 && first < 0xE0 ? 1
                                                             : 0;
    if (more == 0 || at + more > text.size()) return first;
    char32_t c = first & (0x3F >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return first;
        c = (c << 6) | (byte(at + i) & 0x3F);
    }
    at += more;
    return c;
}

std::string from_utf16(std::string_view bytes, bool little, const XmlWhere& where) {
    if (bytes.size() % 2 != 0) damaged(where, "de UTF-16-tekst is afgebroken", bytes.size());
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(little ? a | (b << 8) : b | (a << 8));
    };
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xE000) {
            const char32_t low = at + 4 <= bytes.size() ? unit(at + 2) : 0;
            if (c >= 0xDC00 || low < 0xDC00 || low >= 0xE000) damaged(where, "de UTF-16-tekst klopt niet", at);
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        append_utf8(out, c);
    }
    return out;
}

std::string to_utf16(std::string_view text, bool little) {
    std::string out;
    const auto put = [&](char32_t unit) {
        const char high = static_cast<char>((unit >> 8) & 0xFF), low = static_cast<char>(unit & 0xFF);
        out += little ? low : high;
        out += little ? high : low;
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_utf8(text, at);
        if (c < 0x10000) {
            put(c);
        } else {
            put(0xD800 + ((c - 0x10000) >> 10));
            put(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return out;
}

// The encoding that an XML declaration names, in lower case; "" when it names none.
std::string declared_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.find("?>"), 200));
    const std::size_t at = bytes.starts_with("<?xml") ? head.find("encoding") : std::string_view::npos;
    if (at == std::string_view::npos) return "";
    const std::size_t open = head.find_first_of("'\"", at);
    if (open == std::string_view::npos) return "";
    std::string name(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

}  // namespace

XmlText::XmlText(std::string bytes, const XmlWhere& where) {
    if (bytes.size() > limits::kTreeBytes)
        throw FileError("B04", where.file, where.part,
                        "'" + where.file + "' is te groot om veilig te bewerken (onderdeel '" + where.part + "').",
                        "Haal ongebruikte stijlen en namen uit het werkboek en sla het opnieuw op.");
    const auto starts = [&bytes](std::string_view with) { return std::string_view(bytes).starts_with(with); };
    if (starts("\xFF\xFE") || starts(std::string_view("<\0", 2)))
        encoding_ = Encoding::utf16le;
    else if (starts("\xFE\xFF") || starts(std::string_view("\0<", 2)))
        encoding_ = Encoding::utf16be;
    else if (const std::string name = declared_encoding(bytes);
             !name.empty() && name != "utf-8" && name != "utf8" && name != "us-ascii")
        encoding_ = Encoding::bytes;
    if (encoding_ == Encoding::utf8) {
        text_ = std::move(bytes);
    } else if (encoding_ == Encoding::bytes) {
        for (const char c : bytes) append_utf8(text_, static_cast<unsigned char>(c));
    } else {
        text_ = from_utf16(bytes, encoding_ == Encoding::utf16le, where);
    }
}

std::string XmlText::encode(std::string_view edited) const {
    if (encoding_ == Encoding::utf8) return std::string(edited);
    if (encoding_ != Encoding::bytes) return to_utf16(edited, encoding_ == Encoding::utf16le);
    std::string out;
    for (std::size_t at = 0; at < edited.size();) out += static_cast<char>(static_cast<unsigned char>(next_utf8(edited, at)));
    return out;
}

std::string portable_xml(std::string_view xml) {
    std::string out;
    for (std::size_t at = 0; at < xml.size();) {
        const char32_t c = next_utf8(xml, at);
        if (c < 0x80)
            out += static_cast<char>(c);
        else
            out += "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
    }
    return out;
}

std::string escaped_xml(std::string_view utf8) {
    std::string out;
    for (const char c : utf8) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\t':
                out += "&#9;";
                break;
            case '\n':
                out += "&#10;";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                out += c;
        }
    }
    return portable_xml(out);
}

std::string unescaped_xml(std::string_view raw) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    std::string out;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const std::size_t end = raw[at] == '&' ? raw.find(';', at) : std::string_view::npos;
        if (end == std::string_view::npos || end - at > 12) {
            out += raw[at];
            continue;
        }
        const std::string_view name = raw.substr(at + 1, end - at - 1);
        const auto named = std::find_if(kNamed.begin(), kNamed.end(), [&](const auto& entry) { return entry.first == name; });
        std::uint32_t code = 0;
        if (named != kNamed.end()) {
            code = static_cast<unsigned char>(named->second);
        } else if (name.starts_with('#')) {
            const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
            const std::string_view digits = name.substr(hex ? 2 : 1);
            std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        }
        if (code == 0 || code > 0x10FFFF) {
            out += raw[at];
            continue;
        }
        append_utf8(out, code);
        at = end;
    }
    return out;
}

void XmlScanner::fail(std::size_t at) const {
    damaged(where_, "de XML is niet leesbaar", at);
}

std::size_t XmlScanner::find_from(std::string_view what, std::size_t at) const {
    const std::size_t found = text_.find(what, at);
    if (found == std::string_view::npos) fail(at);
    return found + what.size();
}

std::size_t XmlScanner::tag_end(std::size_t at) const {
    for (char quote = 0; at < text_.size(); ++at) {
        const char c = text_[at];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? '\0' : c;
        else if (!quote && c == '>')
            return at + 1;
        else if (!quote && c == '<')
            break;
    }
    fail(at);
}

std::size_t XmlScanner::doctype_end(std::size_t at) const {
    char quote = 0;
    for (std::size_t brackets = 0; at < text_.size(); ++at) {
        const char c = text_[at];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            ++brackets;
        } else if (c == ']' && brackets > 0) {
            --brackets;
        } else if (c == '>' && brackets == 0) {
            return at + 1;
        }
    }
    fail(at);
}

bool XmlScanner::next(XmlEvent& event) {
    if (at_ >= text_.size()) return false;
    event = {};
    event.begin = at_;
    const std::string_view rest = text_.substr(at_);
    const char second = rest.size() > 1 ? rest[1] : '\0';
    if (rest.front() != '<') {
        at_ = std::min(text_.find('<', at_), text_.size());
        event.kind = XmlEvent::Kind::text;
    } else if (second == '?') {
        at_ = find_from("?>", at_ + 2);
    } else if (second == '!') {
        if (rest.starts_with("<!--")) {
            at_ = find_from("-->", at_ + 4);
        } else if (rest.starts_with("<![CDATA[")) {
            at_ = find_from("]]>", at_ + 9);
            event.kind = XmlEvent::Kind::cdata;
        } else {
            at_ = doctype_end(at_ + 2);
        }
    } else {
        const bool end = second == '/';
        at_ = tag_end(at_ + 1);
        const std::string_view tag = text_.substr(event.begin, at_ - event.begin);
        const std::size_t start = end ? 2 : 1;
        std::size_t behind = start;
        while (!ends_name(tag[behind])) ++behind;   // at the latest at the tag's ">"
        event.name = tag.substr(start, behind - start);
        if (event.name.empty()) fail(event.begin);
        event.kind = end ? XmlEvent::Kind::end : tag[tag.size() - 2] == '/' ? XmlEvent::Kind::empty : XmlEvent::Kind::start;
    }
    event.markup = text_.substr(event.begin, at_ - event.begin);
    return true;
}

std::vector<XmlAttribute> attributes_of(std::string_view tag) {
    std::vector<XmlAttribute> result;
    for (std::size_t at = tag.find_first_of(kSpace); at != std::string_view::npos;) {
        at = tag.find_first_not_of(kSpace, at);
        if (at == std::string_view::npos || tag[at] == '/' || tag[at] == '>') break;
        const std::size_t equals = tag.find('=', at);
        const std::size_t open = equals == std::string_view::npos ? equals : tag.find_first_of("'\"", equals);
        const std::size_t close = open == std::string_view::npos ? open : tag.find(tag[open], open + 1);
        if (close == std::string_view::npos) break;
        std::string_view name = tag.substr(at, equals - at);
        name = name.substr(0, name.find_first_of(kSpace));
        result.push_back({name, tag.substr(open + 1, close - open - 1)});
        at = close + 1;
    }
    return result;
}

std::string_view local_part(std::string_view qualified) {
    return qualified.substr(qualified.find(':') + 1);
}
std::string_view prefix_part(std::string_view qualified) {
    return qualified.substr(0, qualified.find(':') + 1);
}

std::optional<std::string> XmlTree::Node::attribute(std::string_view qualified) const {
    for (const auto& a : attributes_of(tag))
        if (a.name == qualified) return a.value();
    return {};
}

std::string XmlTree::Node::attribute_or(std::string_view qualified, std::string_view otherwise) const {
    return attribute(qualified).value_or(std::string(otherwise));
}

XmlTree::XmlTree(std::string_view text, const XmlWhere& where) : text_(text) {
    XmlScanner scanner(text, where);
    std::vector<std::size_t> open;
    for (XmlEvent event; scanner.next(event);) {
        using Kind = XmlEvent::Kind;
        const std::size_t behind = event.begin + event.markup.size();
        if (event.kind == Kind::end) {
            if (open.empty() || nodes_[open.back()].name != event.name) damaged(where, "de XML is niet leesbaar", event.begin);
            Node& node = nodes_[open.back()];
            node.content_end = event.begin;
            node.end = behind;
            node.after = nodes_.size();
            open.pop_back();
        } else if (event.kind == Kind::start || event.kind == Kind::empty) {
            if ((open.empty() && !nodes_.empty()) || open.size() >= limits::kXmlDepth)
                damaged(where, "de XML is niet leesbaar", event.begin);
            const bool closed = event.kind == Kind::empty;
            nodes_.push_back(
                {event.name, event.markup, event.begin, behind, behind, behind, nodes_.size() + 1, open.size(), closed});
            if (!closed) open.push_back(nodes_.size() - 1);
        }
    }
    if (nodes_.empty() || !open.empty()) damaged(where, "de XML is afgebroken", text.size());
}

std::vector<const XmlTree::Node*> XmlTree::children(const Node& parent, std::string_view local) const {
    std::vector<const Node*> result;
    for (std::size_t i = index(parent) + 1; i < parent.after; i = nodes_[i].after)
        if (local.empty() || nodes_[i].local() == local) result.push_back(&nodes_[i]);
    return result;
}

const XmlTree::Node* XmlTree::child(const Node& parent, std::string_view local) const {
    for (std::size_t i = index(parent) + 1; i < parent.after; i = nodes_[i].after)
        if (nodes_[i].local() == local) return &nodes_[i];
    return nullptr;
}

std::string XmlTree::content(const Node& node) const {
    std::string result;
    XmlScanner scanner(text_.substr(node.content, node.content_end - node.content), {});
    std::size_t depth = 0;
    for (XmlEvent event; scanner.next(event);) {
        using Kind = XmlEvent::Kind;
        if (event.kind == Kind::start) ++depth;
        if (event.kind == Kind::end && depth > 0) --depth;
        if (depth > 0) continue;
        if (event.kind == Kind::text) result += unescaped_xml(event.markup);
        if (event.kind == Kind::cdata) result += event.markup.substr(9, event.markup.size() - 12);
    }
    return result;
}

void TextEdits::replace(std::size_t begin, std::size_t end, std::string text) {
    edits_.push_back({begin, end, std::move(text)});
}

void TextEdits::replace(std::string_view whole, std::string_view piece, std::string text) {
    const auto at = static_cast<std::size_t>(piece.data() - whole.data());
    replace(at, at + piece.size(), std::move(text));
}

void TextEdits::append_child(const XmlTree& tree, const XmlTree::Node& parent, const std::string& xml) {
    if (xml.empty()) return;
    if (!parent.self_closed) return insert(parent.content_end, xml);
    const std::size_t slash = tree.text().rfind('/', parent.end - 1);
    replace(slash, parent.end, ">" + xml + "</" + std::string(parent.name) + ">");
}

void TextEdits::insert_ordered(const XmlTree& tree, const std::vector<std::string_view>& order, std::string_view local,
                               const std::string& xml) {
    const XmlTree::Node& root = tree.root();
    const auto place = std::find(order.begin(), order.end(), local);
    // Before the first child that comes later, so that what the schema does not name (mc:AlternateContent) stays with its
    // neighbour.
    for (const auto* node : tree.children(root)) {
        if (prefix_part(node->name) == prefix_part(root.name) && std::find(place, order.end(), node->local()) != order.end())
            return insert(node->begin, xml);
    }
    append_child(tree, root, xml);
}

void TextEdits::set_attribute(const XmlTree& tree, const XmlTree::Node& node, std::string_view qualified,
                              const std::string& value) {
    for (const auto& a : attributes_of(node.tag))
        if (a.name == qualified) replace(tree.text(), a.raw, value);
}

std::string TextEdits::apply(std::string_view text) const {
    std::vector<const Edit*> sorted;
    for (const auto& edit : edits_) sorted.push_back(&edit);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Edit* a, const Edit* b) { return a->begin < b->begin; });
    std::string result;
    std::size_t at = 0;
    for (const Edit* edit : sorted) {
        if (edit->begin < at || edit->end < edit->begin || edit->end > text.size()) throw Bug("TextEdits: edits overlap");
        result += text.substr(at, edit->begin - at);
        result += edit->text;
        at = edit->end;
    }
    return result += text.substr(at);
}

std::string with_attributes(std::string_view tag,
                            const std::function<std::optional<std::string>(std::string_view, std::string_view)>& change) {
    std::string result;
    std::size_t done = 0;
    for (const auto& a : attributes_of(tag)) {
        const auto value = change(a.name, a.raw);
        const auto begin = static_cast<std::size_t>(a.name.data() - tag.data());
        const auto value_begin = static_cast<std::size_t>(a.raw.data() - tag.data());
        const std::size_t value_end = value_begin + a.raw.size();
        if (value) {
            result += tag.substr(done, value_begin - done);
            result += *value;
            done = value_end;
        } else {
            result += tag.substr(done, tag.find_last_not_of(kSpace, begin - 1) + 1 - done);
            done = value_end + 1;  // with its closing quote
        }
    }
    return result += tag.substr(done);
}

}  // namespace graadmeter
