// SPDX-License-Identifier: EUPL-1.2
// XML edited as text: where elements and attributes stand, so that something can be put in between and all else keeps its bytes.
//
// A tree that is written out again loses what the author chose: quotes, order, white space, declarations. So a part is read here
// only to find places. It is a reader of well-formed XML 1.0 (elements, attributes, comments, CDATA, processing instructions; a
// DOCTYPE is stepped over and its entities are not expanded), not a validator.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

// For messages: the file's name and the part.
struct XmlWhere {
    std::string file;
    std::string part;
};

// A part's bytes as text that offsets can be taken in. Unicode encodings become UTF-8; others (ISO-8859-1, windows-1252) are read
// byte by byte as Latin-1, which `encode` turns back without loss. What is inserted must be ASCII (portable_xml), valid in all.
class XmlText {
public:
    XmlText(std::string bytes, const XmlWhere& where);
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::string encode(std::string_view edited) const;

private:
    enum class Encoding { utf8, utf16le, utf16be, bytes };
    Encoding encoding_ = Encoding::utf8;
    std::string text_;  // a byte order mark stays in front as U+FEFF
};

// Text or attribute value as ASCII XML: markup characters escaped, others beyond ASCII as character references.
[[nodiscard]] std::string escaped_xml(std::string_view utf8);
// XML that already is XML: only characters beyond ASCII become references.
[[nodiscard]] std::string portable_xml(std::string_view xml);
// Entities and character references resolved.
[[nodiscard]] std::string unescaped_xml(std::string_view raw);

struct XmlEvent {
    enum class Kind { start, empty, end, text, cdata, other };
    Kind kind = Kind::other;
    std::string_view name;    // of elements, with prefix
    std::string_view markup;  // the whole piece: "<a b='c'>", "text"
    std::size_t begin = 0;
};

class XmlScanner {
public:
    XmlScanner(std::string_view text, XmlWhere where) : text_(text), where_(std::move(where)) {}
    // False at the end. Throws FileError B01 on what is no XML.
    bool next(XmlEvent& event);

private:
    [[noreturn]] void fail(std::size_t at) const;
    std::size_t find_from(std::string_view what, std::size_t at) const;
    std::size_t tag_end(std::size_t at) const;
    std::size_t doctype_end(std::size_t at) const;

    std::string_view text_;
    XmlWhere where_;
    std::size_t at_ = 0;
};

struct XmlAttribute {
    std::string_view name;  // with prefix
    std::string_view raw;   // value as written, without quotes
    [[nodiscard]] std::string value() const { return unescaped_xml(raw); }
};
// Of a start or empty tag, in order.
[[nodiscard]] std::vector<XmlAttribute> attributes_of(std::string_view tag);

[[nodiscard]] std::string_view local_part(std::string_view qualified);   // "x:font" -> "font"
[[nodiscard]] std::string_view prefix_part(std::string_view qualified);  // "x:font" -> "x:"

// The elements of a part, in document order. Views point into the text, which must stay.
class XmlTree {
public:
    struct Node {
        std::string_view name;
        std::string_view tag;         // the start tag
        std::size_t begin = 0;        // of the element
        std::size_t content = 0;      // behind the start tag
        std::size_t content_end = 0;  // before the end tag; == content when self-closed
        std::size_t end = 0;          // behind the element
        std::size_t after = 0;        // index of the first node that is not inside this one
        std::size_t depth = 0;
        bool self_closed = false;
        [[nodiscard]] std::string_view local() const { return local_part(name); }
        [[nodiscard]] std::optional<std::string> attribute(std::string_view qualified) const;
        [[nodiscard]] std::string attribute_or(std::string_view qualified, std::string_view otherwise) const;
    };
    XmlTree(std::string_view text, const XmlWhere& where);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    [[nodiscard]] const Node& root() const { return nodes_.front(); }
    // Children by local name; "" = all.
    [[nodiscard]] std::vector<const Node*> children(const Node& parent, std::string_view local = "") const;
    [[nodiscard]] const Node* child(const Node& parent, std::string_view local) const;
    [[nodiscard]] std::string_view source(const Node& node) const { return text_.substr(node.begin, node.end - node.begin); }
    [[nodiscard]] std::string content(const Node& node) const;  // its text, resolved, without that of elements inside
    [[nodiscard]] std::size_t index(const Node& node) const { return static_cast<std::size_t>(&node - nodes_.data()); }

private:
    std::string_view text_;
    std::vector<Node> nodes_;
};

// Changes to a text, gathered in any order and applied at once. Those at one place keep their order.
class TextEdits {
public:
    void insert(std::size_t at, std::string text) { replace(at, at, std::move(text)); }
    void replace(std::size_t begin, std::size_t end, std::string text);
    void replace(std::string_view whole, std::string_view piece, std::string text);  // `piece` is a view into `whole`
    void erase(std::size_t begin, std::size_t end) { replace(begin, end, ""); }
    // Puts `xml` behind the last child, opening a self-closed element; once per element.
    void append_child(const XmlTree& tree, const XmlTree::Node& parent, const std::string& xml);
    // Puts `xml` (an element `local`) under the root where `order` (all names in the schema's order) wants it.
    void insert_ordered(const XmlTree& tree, const std::vector<std::string_view>& order, std::string_view local,
                        const std::string& xml);
    // Replaces an attribute's value; nothing happens when the attribute is absent.
    void set_attribute(const XmlTree& tree, const XmlTree::Node& node, std::string_view qualified, const std::string& value);
    [[nodiscard]] bool empty() const { return edits_.empty(); }
    [[nodiscard]] std::string apply(std::string_view text) const;

private:
    struct Edit {
        std::size_t begin, end;
        std::string text;
    };
    std::vector<Edit> edits_;
};

// A tag with attribute values changed. `change` gets name and raw value: nothing = drop the attribute, else the new raw value.
[[nodiscard]] std::string with_attributes(
    std::string_view tag, const std::function<std::optional<std::string>(std::string_view name, std::string_view raw)>& change);

}  // namespace graadmeter
