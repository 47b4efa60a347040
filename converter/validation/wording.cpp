// SPDX-License-Identifier: EUPL-1.2
// Templates filled in. One pass: what a fact brings is never read as a template.
#include "validation/wording.h"

#include <algorithm>

#include "model/dutch_number.h"
#include "model/personal.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// The placeholder that opens at `at` ("{"), and the position after it.
Placeholder placeholder_at(std::string_view text, std::size_t at, std::size_t& after) {
    const auto end = std::min(text.find('}', at), text.size());
    Placeholder result{text.substr(at + 1, end - at - 1)};
    after = std::min(end + 1, text.size());
    if (result.name.ends_with('*')) result.kind = PlaceholderKind::first;
    if (result.name.ends_with('+')) result.kind = PlaceholderKind::list;
    if (result.kind != PlaceholderKind::same) result.name.remove_suffix(1);
    return result;
}

std::optional<std::string> filled_part(std::string_view text, const FactLookup& fact, bool optional) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '{') {
            const auto next = std::min(text.find('{', at), text.size());
            out += text.substr(at, next - at);
            at = next;
            continue;
        }
        auto placeholder = placeholder_at(text, at, at);
        placeholder.optional = optional;
        const auto value = fact(placeholder);
        if (optional && (!value || value->empty())) return std::nullopt;
        out += !value ? "onbekend" : value->empty() ? "(leeg)" : *value;
    }
    return out;
}

// Calls `part(text, optional)` for each part between and outside brackets.
template <typename Part>
void for_each_part(std::string_view text, Part part) {
    for (bool optional = false; !text.empty(); optional = !optional) {
        const auto end = std::min(text.find(optional ? ']' : '['), text.size());
        if (end > 0) part(text.substr(0, end), optional);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

std::vector<Placeholder> placeholders(std::string_view text) {
    std::vector<Placeholder> result;
    for_each_part(text, [&](std::string_view part, bool optional) {
        for (auto at = part.find('{'); at < part.size(); at = part.find('{', at)) {
            result.push_back(placeholder_at(part, at, at));
            result.back().optional = optional;
        }
    });
    return result;
}

std::string filled_in(std::string_view text, const FactLookup& fact) {
    std::string out;
    for_each_part(text, [&](std::string_view part, bool optional) { out += filled_part(part, fact, optional).value_or(""); });
    return std::string(trimmed(out));
}

std::string presentable(std::string_view fact) {
    constexpr std::size_t kCharacters = 120;
    // Four bytes a character at most: the rest of a cell of megabytes is not even looked at.
    auto text = repaired_utf8(fact.substr(0, kCharacters * 4 + 4));
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    text = without_personal_data(trimmed(text));
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (++characters > kCharacters) return text.substr(0, at) + "…";
    }
    return text;
}

std::string dutch_list(const std::vector<std::string>& items, std::uint64_t others) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += i + 1 == items.size() && others == 0 ? " en " : ", ";
        out += "'" + items[i] + "'";
    }
    if (others > 0) out += " en nog " + dutch_number(static_cast<double>(others), 0);
    return out;
}

}  // namespace graadmeter
