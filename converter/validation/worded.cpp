// SPDX-License-Identifier: EUPL-1.2
// Remarks -> findings: which remarks belong together, over which cells, and the words for them.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "model/cell_address.h"
#include "model/dutch_number.h"
#include "validation/finding_texts.h"
#include "validation/wording.h"

namespace graadmeter {
namespace {

constexpr std::size_t kSpotsInAColumn = 8;  // more separate spots than this are told as one stretch
constexpr std::size_t kListed = 10;         // names of a list before "en nog 12"

// What is asked of a code's remarks before they can be put together.
struct Wording {
    const FindingText* text = nullptr;
    std::vector<std::string_view> splitting;  // names of {facts}: remarks that differ in them stay apart
    std::vector<std::string_view> firsts;     // names of {facts*}: facts of a cell, so a remark over a range counts its cells
};

class Wordings {
public:
    const Wording& of(const std::string& code) {
        auto [found, added] = known_.try_emplace(code);
        if (added) found->second = make(finding_text(code));
        return found->second;
    }

private:
    static Wording make(const FindingText& text) {
        Wording wording{&text, {}, {}};
        for (const auto part : {text.message, text.remedy}) {
            for (const auto& placeholder : placeholders(part)) {
                if (placeholder.kind == PlaceholderKind::first) wording.firsts.push_back(placeholder.name);
                if (placeholder.kind == PlaceholderKind::same && placeholder.name != "aantal") {
                    wording.splitting.push_back(placeholder.name);
                }
            }
        }
        return wording;
    }
    std::unordered_map<std::string, Wording> known_;
};

const std::string* fact_of(const Remark& remark, std::string_view name) {
    const auto found = std::ranges::find(remark.facts, name, [](const auto& fact) -> std::string_view { return fact.first; });
    return found == remark.facts.end() ? nullptr : &found->second;
}

bool has_cells(const Remark& remark) {
    return remark.sheet && remark.range.first.valid() && remark.range.last.valid();
}

std::uint64_t count_of(const Remark& remark, const Wording& wording) {
    if (const auto* given = fact_of(remark, "aantal")) {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
        if (error == std::errc{} && end == given->data() + given->size()) return number;
    }
    return !wording.firsts.empty() && has_cells(remark) ? remark.range.cells() : 1;
}

// Remarks of one group over one rectangle (or over the whole sheet or file).
struct Cluster {
    CellRange range;
    std::vector<const Remark*> members;

    void take(Cluster& other) {
        range.first = {std::min(range.first.row, other.range.first.row), std::min(range.first.column, other.range.first.column)};
        range.last = {std::max(range.last.row, other.range.last.row), std::max(range.last.column, other.range.last.column)};
        if (members.size() < other.members.size()) members.swap(other.members);  // each remark moves log n times at most
        members.insert(members.end(), other.members.begin(), other.members.end());
    }
};

// Joins neighbours in a sorted row of clusters wherever `belongs(previous, next)`.
template <typename Belongs>
std::vector<Cluster> merged(std::vector<Cluster> clusters, Belongs belongs) {
    std::vector<Cluster> result;
    for (auto& cluster : clusters) {
        if (!result.empty() && belongs(result.back(), cluster))
            result.back().take(cluster);
        else
            result.push_back(std::move(cluster));
    }
    return result;
}

bool same_columns(const Cluster& a, const Cluster& b) {
    return a.range.first.column == b.range.first.column && a.range.last.column == b.range.last.column;
}

// Columns with very many separate spots become one stretch each.
std::vector<Cluster> stretched(std::vector<Cluster> clusters) {
    std::vector<Cluster> result;
    for (std::size_t begin = 0, end = 0; begin < clusters.size(); begin = end) {
        while (end < clusters.size() && same_columns(clusters[begin], clusters[end])) ++end;
        const bool many = end - begin > kSpotsInAColumn;
        for (std::size_t i = begin; i < end; ++i) {
            if (many && i > begin)
                result.back().take(clusters[i]);
            else
                result.push_back(std::move(clusters[i]));
        }
    }
    return result;
}

std::vector<Cluster> clustered(const std::vector<const Remark*>& group) {
    std::vector<Cluster> cells, whole;
    for (const auto* remark : group) {
        if (has_cells(*remark))
            cells.push_back({remark->range, {remark}});
        else if (whole.empty())
            whole.push_back({{}, {remark}});
        else
            whole.front().members.push_back(remark);
    }
    std::ranges::stable_sort(cells, {}, [](const Cluster& c) {
        return std::tuple(c.range.first.column, c.range.last.column, c.range.first.row, c.range.last.row);
    });
    cells = stretched(merged(std::move(cells), [](const Cluster& above, const Cluster& below) {
        return same_columns(above, below) && below.range.first.row <= above.range.last.row + 1;
    }));
    std::ranges::stable_sort(cells, {}, [](const Cluster& c) {
        return std::tuple(c.range.first.row, c.range.last.row, c.range.first.column, c.range.last.column);
    });
    cells = merged(std::move(cells), [](const Cluster& left, const Cluster& right) {
        return left.range.first.row == right.range.first.row && left.range.last.row == right.range.last.row &&
               right.range.first.column <= left.range.last.column + 1;
    });
    cells.insert(cells.begin(), std::make_move_iterator(whole.begin()), std::make_move_iterator(whole.end()));
    return cells;
}

std::string listed(const Cluster& cluster, std::string_view name) {
    std::vector<std::string> shown;
    std::unordered_set<std::string_view> seen;
    for (const auto* member : cluster.members) {
        const auto* value = fact_of(*member, name);
        if (!value || value->empty() || !seen.insert(*value).second || shown.size() == kListed) continue;
        shown.push_back(presentable(*value));
    }
    return dutch_list(shown, seen.size() - shown.size());
}

bool differs(const Cluster& cluster, std::string_view name) {
    const auto* first = fact_of(*cluster.members.front(), name);
    return std::ranges::any_of(cluster.members, [&](const Remark* member) {
        const auto* other = fact_of(*member, name);
        return !first != !other || (first && *first != *other);
    });
}

struct PlacedFinding {
    std::optional<std::uint32_t> sheet;
    CellRange range;
    Finding finding;
};

PlacedFinding put_into_words(Cluster& cluster, const Wording& wording, const Submission& submission) {
    std::ranges::stable_sort(cluster.members, {},
                             [](const Remark* r) { return std::tuple(r->range.first.row, r->range.first.column); });
    const Remark& first = *cluster.members.front();
    Finding finding;
    finding.code = wording.text->code;
    finding.severity = wording.text->severity;
    finding.file = submission.file;
    if (first.sheet && *first.sheet < submission.sheets.size()) finding.sheet = submission.sheets[*first.sheet].name;
    if (has_cells(first)) finding.cells = to_a1(cluster.range);
    finding.count = std::accumulate(cluster.members.begin(), cluster.members.end(), std::uint64_t{0},
                                    [&](std::uint64_t sum, const Remark* member) { return sum + count_of(*member, wording); });
    const auto number = dutch_number(static_cast<double>(finding.count), 0);
    const FactLookup fact = [&](const Placeholder& placeholder) -> std::optional<std::string> {
        if (placeholder.name == "aantal") return number;
        const auto* value = fact_of(first, placeholder.name);
        if (placeholder.kind == PlaceholderKind::list) {
            auto list = listed(cluster, placeholder.name);
            if (list.empty() && !value) return std::nullopt;
            return list;
        }
        if (!value) return std::nullopt;
        return presentable(*value);
    };
    finding.message = filled_in(wording.text->message, fact);
    finding.remedy = filled_in(wording.text->remedy, fact);
    if (std::ranges::any_of(wording.firsts, [&](std::string_view name) { return differs(cluster, name); })) {
        finding.message += " Dit geldt voor " + number + " cellen; genoemd is de eerste.";
    }
    return {first.sheet, cluster.range, std::move(finding)};
}

}  // namespace

std::vector<std::string> missing_facts(const Remark& remark) {
    const auto& text = finding_text(remark.code);
    std::vector<std::string> result;
    for (const auto part : {text.message, text.remedy}) {
        for (const auto& placeholder : placeholders(part)) {
            if (placeholder.optional || placeholder.name == "aantal" || fact_of(remark, placeholder.name)) continue;
            result.emplace_back(placeholder.name);
        }
    }
    return result;
}

std::vector<Finding> worded(const std::vector<Remark>& remarks, const Submission& submission) {
    Wordings wordings;
    std::vector<std::vector<const Remark*>> groups;
    std::unordered_map<std::string, std::size_t> group_of;
    for (const auto& remark : remarks) {
        std::string key =
            remark.code + '\x1f' + (remark.sheet ? std::to_string(*remark.sheet) : "") + (has_cells(remark) ? "c" : "");
        for (const auto name : wordings.of(remark.code).splitting) {
            const auto* value = fact_of(remark, name);
            key += value ? '\x1f' + *value : "\x1e";
        }
        const auto [found, added] = group_of.try_emplace(std::move(key), groups.size());
        if (added) groups.emplace_back();
        groups[found->second].push_back(&remark);
    }
    std::vector<PlacedFinding> placed;
    for (const auto& group : groups) {
        const auto& wording = wordings.of(group.front()->code);
        for (auto& cluster : clustered(group)) placed.push_back(put_into_words(cluster, wording, submission));
    }
    std::ranges::stable_sort(placed, [](const PlacedFinding& a, const PlacedFinding& b) {
        return std::tie(a.sheet, a.range.first, a.finding.code, a.range.last, a.finding.message) <
               std::tie(b.sheet, b.range.first, b.finding.code, b.range.last, b.finding.message);
    });
    std::vector<Finding> findings;
    findings.reserve(placed.size());
    for (auto& one : placed) findings.push_back(std::move(one.finding));
    return findings;
}

Finding worded(const FileError& error, const std::string& file) {
    Finding finding;
    finding.code = error.code();
    finding.severity = Severity::error;
    finding.file = file;
    finding.message = presentable(error.what()).empty() ? "Het bestand kan niet worden verwerkt." : error.what();
    if (!error.part().empty() && finding.message.find(error.part()) == std::string::npos) {
        finding.message += " (onderdeel " + presentable(error.part()) + ")";
    }
    finding.remedy = error.remedy();
    if (finding.remedy.empty() && !finding.code.empty()) finding.remedy = finding_text(finding.code).remedy;
    return finding;
}

}  // namespace graadmeter
