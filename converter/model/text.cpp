// SPDX-License-Identifier: EUPL-1.2
#include "model/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace graadmeter {

namespace {

// Length of the valid UTF-8 sequence that begins at `at` (Unicode 15, table 3-7), 0 when there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool second = tail(1) && !(first == 0xE0 && byte(1) < 0xA0) && !(first == 0xED && byte(1) > 0x9F);
        return second && tail(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool second = tail(1) && !(first == 0xF0 && byte(1) < 0x90) && !(first == 0xF4 && byte(1) > 0x8F);
        return second && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

bool ascii_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_letter_or_digit(utf8proc_int32_t c) {
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO: return true;
        default: return false;
    }
}

bool is_mark(utf8proc_int32_t c) {
    const auto category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

// What an ASCII character is folded to; 0 = it separates words.
constexpr std::array<char, 128> kFoldedAscii = [] {
    std::array<char, 128> result{};
    for (char c = '0'; c <= '9'; ++c) result[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) result[static_cast<std::size_t>(c)] = result[static_cast<std::size_t>(c - 'a' + 'A')] = c;
    result['%'] = '%';
    return result;
}();

// Appends text where at most one space separates words.
class FoldedText {
public:
    // The ASCII that the text begins with, which is most of what is read. Returns how long that is.
    std::size_t ascii(std::string_view text) {
        const std::size_t before = text_.size();
        text_.resize(before + text.size() + 1);   // one space for a separator that came earlier; others are no longer than what they stand for
        char* to = text_.data() + before;
        std::size_t i = 0;
        for (; i < text.size() && static_cast<unsigned char>(text[i]) < kFoldedAscii.size(); ++i) {
            const char c = kFoldedAscii[static_cast<unsigned char>(text[i])];
            if (c == 0) {
                pending_ = true;
                continue;
            }
            if (pending_ && to != text_.data()) *to++ = ' ';
            pending_ = false;
            *to++ = c;
        }
        text_.resize(static_cast<std::size_t>(to - text_.data()));
        return i;
    }
    void letter(utf8proc_int32_t c) {
        begin_word();
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto n = utf8proc_encode_char(c, bytes.data());
        for (utf8proc_ssize_t i = 0; i < n; ++i) text_ += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
    }
    void separator() { pending_ = true; }
    std::string take() { return std::move(text_); }

private:
    void begin_word() {
        if (pending_ && !text_.empty()) text_ += ' ';
        pending_ = false;
    }
    std::string text_;
    bool pending_ = false;
};

void fold_beyond_ascii(utf8proc_int32_t codepoint, FoldedText& out) {
    std::array<utf8proc_int32_t, 24> parts{};  // no character decomposes into more than 18
    int boundary = 0;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    const auto n = utf8proc_decompose_char(codepoint, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
        const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
        if (is_mark(part)) continue;
        if (is_letter_or_digit(part)) {
            out.letter(part);
        } else {
            out.separator();
        }
    }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (;;) {
        if (!text.empty() && ascii_space(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(kNoBreakSpace)) {
            text.remove_prefix(kNoBreakSpace.size());
        } else {
            break;
        }
    }
    for (;;) {
        if (!text.empty() && ascii_space(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with(kNoBreakSpace)) {
            text.remove_suffix(kNoBreakSpace.size());
        } else {
            break;
        }
    }
    return text;
}

std::string with_single_spaces(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    bool space = false;
    for (const char c : trimmed(text)) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            space = true;
            continue;
        }
        if (space) result += ' ';
        space = false;
        result += c;
    }
    return result;
}

std::string folded(std::string_view text) {
    FoldedText out;
    for (std::size_t i = 0; i < text.size();) {
        i += out.ascii(text.substr(i));
        if (i == text.size()) break;
        const std::size_t length = sequence_length(text, i);
        if (length == 0) {
            out.separator();
            ++i;
            continue;
        }
        utf8proc_int32_t codepoint = 0;
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i), static_cast<utf8proc_ssize_t>(length), &codepoint);
        fold_beyond_ascii(codepoint, out);
        i += length;
    }
    return out.take();
}

std::vector<std::string> words(std::string_view text) {
    const std::string all = folded(text);
    std::vector<std::string> result;
    for (std::size_t from = 0; from < all.size();) {
        const std::size_t to = std::min(all.find(' ', from), all.size());
        result.push_back(all.substr(from, to - from));
        from = to + 1;
    }
    return result;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::vector<std::size_t> before_last, last(a.size() + 1), row(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i) last[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        row[0] = j;
        std::size_t best = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const bool same = a[i - 1] == b[j - 1];
            row[i] = std::min({row[i - 1] + 1, last[i] + 1, last[i - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[i] = std::min(row[i], before_last[i - 2] + 1);
            best = std::min(best, row[i]);
        }
        if (best > limit) return limit + 1;
        before_last = last;
        std::swap(last, row);
    }
    return std::min(last[a.size()], limit + 1);
}

bool is_valid_utf8(std::string_view text) {
    unsigned bits = 0;
    for (const char c : text) bits |= static_cast<unsigned char>(c);
    if (bits < 0x80) return true;   // as nearly all texts are
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(text, i);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

std::string repaired_utf8(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto after_ascii = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        const auto run = static_cast<std::size_t>(after_ascii - text.begin()) - i;
        result += text.substr(i, run);
        i += run;
        if (i == text.size()) break;
        const std::size_t length = sequence_length(text, i);
        if (length == 0) {
            result += "\xEF\xBF\xBD";
            ++i;
        } else {
            result += text.substr(i, length);
            i += length;
        }
    }
    return result;
}

std::string on_one_line(std::string_view text) {
    std::string result = repaired_utf8(text);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto c = static_cast<unsigned char>(result[i]);
        if (c < 0x20 || c == 0x7F) result[i] = ' ';
        // U+0080 to U+009F, the second set of control characters.
        else if (c == 0xC2 && i + 1 < result.size() && static_cast<unsigned char>(result[i + 1]) < 0xA0)
            result[i] = result[i + 1] = ' ';
    }
    return result;
}

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower_ascii(c);
    return result;
}

std::size_t utf16_length(std::string_view text) {
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
    }
    return units;
}

}  // namespace graadmeter
