// SPDX-License-Identifier: EUPL-1.2
// Templates of finding_texts filled in: how a placeholder and an optional part work, apart from which remarks belong together.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

// {naam}: one value for the whole finding; {naam*}: the first cell's; {naam+}: a list.
enum class PlaceholderKind { same, first, list };

struct Placeholder {
    std::string_view name;
    PlaceholderKind kind = PlaceholderKind::same;
    bool optional = false;  // between [ and ]
};

[[nodiscard]] std::vector<Placeholder> placeholders(std::string_view text);

// Nothing = the fact is absent; an empty text also drops the optional part that it is in.
using FactLookup = std::function<std::optional<std::string>(const Placeholder&)>;
[[nodiscard]] std::string filled_in(std::string_view text, const FactLookup& fact);

// A fact as a message shows it: valid UTF-8 on one line, control characters out, at most 120 characters.
[[nodiscard]] std::string presentable(std::string_view fact);

// "'a', 'b' en 'c'"; with others: "'a', 'b' en nog 12".
[[nodiscard]] std::string dutch_list(const std::vector<std::string>& items, std::uint64_t others = 0);

}  // namespace graadmeter
