// SPDX-License-Identifier: EUPL-1.2
// The tokenizer.
#include "spreadsheet/sheet_xml.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "model/text.h"
#include "spreadsheet/text_stream.h"

namespace graadmeter {
namespace {

const char* find(const char* from, const char* end, char wanted) {
    const void* found = std::memchr(from, wanted, static_cast<std::size_t>(end - from));
    return found ? static_cast<const char*>(found) : end;
}

// The ">" that closes a tag: one in a quoted value does not count.
const char* tag_end(const char* from, const char* end) {
    for (char quote = 0; from < end; ++from) {
        if (quote != 0) {
            if (*from == quote) quote = 0;
        } else if (*from == '>') {
            return from;
        } else if (*from == '"' || *from == '\'') {
            quote = *from;
        }
    }
    return end;
}

struct Entity {
    std::string_view name;
    char character;
};
constexpr Entity kEntities[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

// Appends what "&name;" stands for; false when that is unknown (it then stays as it was written).
bool append_entity(std::string& out, std::string_view name) {
    if (name.starts_with('#')) {
        const bool hex = name.starts_with("#x");
        name.remove_prefix(hex ? 2 : 1);
        std::uint32_t code = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
        if (error != std::errc{} || end != name.data() + name.size() || code == 0) return false;
        append_utf8(out, code);
        return true;
    }
    const auto* entity = std::ranges::find(kEntities, name, &Entity::name);
    if (entity == std::end(kEntities)) return false;
    out += entity->character;
    return true;
}

// The code unit of "_xHHHH_" at `at`; -1 when there is none.
int escaped_unit(std::string_view text, std::size_t at) {
    if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return -1;
    int code = 0;
    const char* digits = text.data() + at + 2;
    const auto [end, error] = std::from_chars(digits, digits + 4, code, 16);
    return error == std::errc{} && end == digits + 4 && *digits != '-' ? code : -1;
}

}  // namespace

SheetXml::Token SheetXml::next() {
    while (position_ < end_) {
        if (*position_ != '<') {
            const char* stop = find(position_, end_, '<');
            if (stop == end_) return Token::more;
            text_ = {position_, stop};
            cdata_ = false;
            position_ = stop;
            return Token::text;
        }
        const auto left = static_cast<std::size_t>(end_ - position_);
        if (left < 2) return Token::more;
        if (position_[1] == '/') return tag(true);
        if (position_[1] == '?') {
            if (!pass("?>", 2)) return Token::more;
        } else if (position_[1] != '!') {
            return tag(false);
        } else if (left < 9) {
            if (left < 4 || std::string_view(position_, 4) != "<!--" || !pass("-->", 4)) return Token::more;
        } else if (std::string_view(position_, 4) == "<!--") {
            if (!pass("-->", 4)) return Token::more;
        } else if (std::string_view(position_, 9) == "<![CDATA[") {
            const char* start = position_ + 9;
            if (!pass("]]>", 9)) return Token::more;
            text_ = {start, position_ - 3};
            cdata_ = true;
            return Token::text;
        } else if (!pass_document_type()) {
            return Token::more;
        }
    }
    return Token::more;
}

bool SheetXml::pass(std::string_view terminator, std::size_t from) {
    const std::string_view rest(position_, static_cast<std::size_t>(end_ - position_));
    const std::size_t found = rest.find(terminator, from);
    if (found == rest.npos) return false;
    position_ += found + terminator.size();
    return true;
}

bool SheetXml::pass_document_type() {
    int brackets = 0;
    char quote = 0;
    for (const char* p = position_ + 2; p < end_; ++p) {
        if (quote != 0)
            quote = *p == quote ? '\0' : quote;
        else if (*p == '"' || *p == '\'')
            quote = *p;
        else if (*p == '[')
            ++brackets;
        else if (*p == ']')
            --brackets;
        else if (*p == '>' && brackets <= 0) {
            position_ = p + 1;
            return true;
        }
    }
    return false;
}

SheetXml::Token SheetXml::tag(bool closing) {
    const char* start = position_ + (closing ? 2 : 1);
    const char* stop = tag_end(start, end_);
    if (stop == end_) return Token::more;
    const char* p = start;
    while (p < stop && !is_xml_space(*p) && *p != '/') ++p;
    qualified_ = {start, p};
    const std::size_t colon = qualified_.rfind(':');
    name_ = colon == qualified_.npos ? qualified_ : qualified_.substr(colon + 1);
    empty_element_ = !closing && stop > start && stop[-1] == '/';
    attributes_ = {p, empty_element_ ? std::max(p, stop - 1) : stop};
    position_ = stop + 1;
    return closing ? Token::end : Token::start;
}

bool SheetXml::skip_element() {
    if (empty_element_) return true;
    for (std::size_t depth = 1; depth > 0;) {
        const Token token = next();
        if (token == Token::more) return false;
        if (token == Token::start && !empty_element_) ++depth;
        if (token == Token::end) --depth;
    }
    return true;
}

bool SheetXml::append_content(std::string& out) {
    if (empty_element_) return true;
    for (std::size_t depth = 1; depth > 0;) {
        const Token token = next();
        if (token == Token::more) return false;
        if (token == Token::text && depth == 1) append_unescaped(out, text_, cdata_);
        if (token == Token::start && !empty_element_) ++depth;
        if (token == Token::end) --depth;
    }
    return true;
}

bool SheetXml::append_rich_text(std::string& out) {
    if (empty_element_) return true;
    for (std::size_t depth = 1; depth > 0;) {
        const Token token = next();
        if (token == Token::more) return false;
        if (token == Token::end) --depth;
        if (token != Token::start || empty_element_) continue;
        if (name_ == "t") {
            if (!append_content(out)) return false;
        } else if (name_ == "rPh") {
            if (!skip_element()) return false;
        } else {
            ++depth;
        }
    }
    return true;
}

std::string_view SheetXml::attribute(std::string_view wanted) const {
    const char* p = attributes_.data();
    const char* end = p + attributes_.size();
    while (p < end) {
        while (p < end && is_xml_space(*p)) ++p;
        const char* start = p;
        while (p < end && *p != '=' && !is_xml_space(*p)) ++p;
        const std::string_view name(start, p);
        while (p < end && (*p == '=' || is_xml_space(*p))) ++p;
        if (p == end) break;
        const char quote = *p++;
        const char* value = p;
        p = find(p, end, quote);
        if (name == wanted) return {value, p};
        if (p < end) ++p;
    }
    return {};
}

void append_unescaped(std::string& out, std::string_view raw, bool cdata) {
    for (std::size_t i = 0; i < raw.size();) {
        const std::size_t special = std::min(raw.find_first_of(cdata ? "\r" : "&\r", i), raw.size());
        out.append(raw, i, special - i);
        if (special == raw.size()) return;
        i = special + 1;
        if (raw[special] == '\r') {
            if (i >= raw.size() || raw[i] != '\n') out += '\n';
            continue;
        }
        const std::size_t semicolon = raw.substr(0, std::min(raw.size(), i + 12)).find(';', i);
        if (semicolon != raw.npos && append_entity(out, raw.substr(i, semicolon - i)))
            i = semicolon + 1;
        else
            out += '&';
    }
}

void finish_xstring(std::string& text, std::size_t from) {
    const std::string_view view = text;
    if (view.find("_x", from) != view.npos) {
        std::string plain;
        for (std::size_t i = from; i < view.size();) {
            const int unit = escaped_unit(view, i);
            if (unit < 0) {
                plain += view[i++];
                continue;
            }
            i += 7;
            auto code = static_cast<char32_t>(unit);
            const int low = code >= 0xD800 && code < 0xDC00 ? escaped_unit(view, i) : -1;
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
                i += 7;
            }
            append_utf8(plain, code == 0 ? char32_t{0xFFFD} : code);
        }
        text.replace(from, text.npos, plain);
    }
    const std::string_view fresh = std::string_view(text).substr(from);
    if (!is_valid_utf8(fresh)) text.replace(from, text.npos, repaired_utf8(fresh));
}

bool is_plain_text(std::string_view raw) {
    unsigned high = 0;
    bool special = false;
    for (const char c : raw) {
        high |= static_cast<unsigned char>(c);
        special |= c == '&' || c == '\r' || c == '_';
    }
    return !special && (high < 0x80 || is_valid_utf8(raw));
}

}  // namespace graadmeter
