// SPDX-License-Identifier: EUPL-1.2
// A pull tokenizer for the XML of sheets and shared strings: start tags, end tags and text within a window, nothing validated,
// nothing expanded but the five entities and character references. Comments, processing instructions and document types are
// passed over. Names are given without their prefix: <x:row> is a row.
#pragma once

#include <string>
#include <string_view>

namespace graadmeter {

class SheetXml {
public:
    enum class Token { more, start, end, text };  // more: the window ends within the token

    // *end must be 0.
    SheetXml(const char* begin, const char* end) : position_(begin), end_(end) {}

    // After `more` the position is at the token that is incomplete.
    [[nodiscard]] Token next();
    // After a start: passes over the element's content and end. False = the window ends first.
    [[nodiscard]] bool skip_element();
    // After the start of an element with text: adds its own text to `out` and passes its end. False = the window ends first.
    [[nodiscard]] bool append_content(std::string& out);
    // After the start of si, is or a comment's text: adds the text of its runs, phonetic runs (rPh) left out, and passes its end.
    [[nodiscard]] bool append_rich_text(std::string& out);

    [[nodiscard]] const char* position() const { return position_; }
    [[nodiscard]] std::string_view name() const { return name_; }  // local
    [[nodiscard]] std::string_view qualified_name() const { return qualified_; }
    [[nodiscard]] bool empty_element() const { return empty_element_; }
    [[nodiscard]] std::string_view raw_text() const { return text_; }
    [[nodiscard]] bool cdata() const { return cdata_; }
    // Raw value of an unprefixed attribute of the last start tag, "" when there is none.
    [[nodiscard]] std::string_view attribute(std::string_view name) const;

private:
    [[nodiscard]] bool pass(std::string_view terminator, std::size_t from);
    [[nodiscard]] bool pass_document_type();
    Token tag(bool closing);

    const char* position_;
    const char* end_;
    std::string_view name_, qualified_, attributes_, text_;
    bool empty_element_ = false, cdata_ = false;
};

// Adds XML character data with entities replaced and line ends normalised (XML 1.0, 2.11).
void append_unescaped(std::string& out, std::string_view raw, bool cdata = false);

// Replaces _xHHHH_ from `from` on (ECMA-376 part 1, 22.9.2.19 ST_Xstring) and mends invalid UTF-8.
void finish_xstring(std::string& text, std::size_t from);

// Whether a piece of raw text is what it says, without anything to replace.
[[nodiscard]] bool is_plain_text(std::string_view raw);

}  // namespace graadmeter
