// SPDX-License-Identifier: EUPL-1.2
#include "collection/collection.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "model/personal.h"
#include "model/text.h"
#include "validation/personal_rows.h"

namespace graadmeter {
namespace {

// "Map/Jeugd.xlsx", 2 -> "Map/Jeugd (2).xlsx"
std::string numbered(const std::string& name, int number) {
    const std::size_t slash = name.rfind('/');
    std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) dot = name.size();
    return name.substr(0, dot) + " (" + std::to_string(number) + ")" + name.substr(dot);
}

// Leaves out all that was read from the files for which `goes` holds; the files themselves stay listed.
template <typename Goes>
void drop_content(Collection& collection, Goes&& goes) {
    std::set<std::string> names;
    std::vector<bool> gone(collection.files.size());
    for (std::size_t i = 0; i < collection.files.size(); ++i)
        if ((gone[i] = goes(collection.files[i]))) names.insert(collection.files[i].name);
    if (names.empty()) return;
    const auto in_gone = [&](const auto& one) { return gone[collection.sheets[one.place.sheet].file]; };
    std::erase_if(collection.observations, in_gone);
    std::erase_if(collection.answers, in_gone);
    std::erase_if(collection.findings, [&](const Finding& finding) { return names.contains(finding.file); });
}

// The new index of everything when it is put in this order.
std::vector<std::size_t> places_in(const std::vector<std::size_t>& order) {
    std::vector<std::size_t> places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i;
    return places;
}

template <typename T>
std::vector<T> in_order(std::vector<T>& all, const std::vector<std::size_t>& order) {
    std::vector<T> result;
    result.reserve(all.size());
    for (const std::size_t i : order) result.push_back(std::move(all[i]));
    return result;
}

template <typename T, typename Less>
std::vector<std::size_t> sorted_indices(const std::vector<T>& all, Less less) {
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return less(all[a], all[b]); });
    return order;
}

void sort_files_and_sheets(Collection& collection) {
    const auto files = sorted_indices(collection.files, [](const CollectedFile& a, const CollectedFile& b) { return a.name < b.name; });
    const auto file_place = places_in(files);
    collection.files = in_order(collection.files, files);
    for (auto& sheet : collection.sheets) sheet.file = file_place[sheet.file];
    const auto sheets = sorted_indices(collection.sheets, [](const CollectedSheet& a, const CollectedSheet& b) {
        return std::tie(a.file, a.name) < std::tie(b.file, b.name);
    });
    const auto sheet_place = places_in(sheets);
    collection.sheets = in_order(collection.sheets, sheets);
    for (auto& one : collection.observations) one.place.sheet = static_cast<std::uint32_t>(sheet_place[one.place.sheet]);
    for (auto& one : collection.answers) one.place.sheet = static_cast<std::uint32_t>(sheet_place[one.place.sheet]);
}

}  // namespace

Collection collected(const Submission& submission, std::vector<Finding> findings, CollectedFile file) {
    Collection result;
    std::map<std::uint32_t, std::uint32_t> places;
    const auto moved = [&](Place place) {
        const auto [found, fresh] = places.try_emplace(place.sheet, static_cast<std::uint32_t>(result.sheets.size()));
        if (fresh) result.sheets.push_back({0, place.sheet < submission.sheets.size() ? repaired_utf8(submission.sheets[place.sheet].name) : ""});
        place.sheet = found->second;
        return place;
    };
    for (const Observation& one : submission.observations) {
        result.observations.push_back(one);
        result.observations.back().place = moved(one.place);
    }
    for (const auto* answers : {&submission.answers, &submission.own_answers}) {
        for (const Answer& one : *answers) {
            if (one.place.sheet < submission.sheets.size() && stands_among_personal_data(findings, submission.sheets[one.place.sheet].name, one.place.cell.row)) continue;
            result.answers.push_back(one);
            result.answers.back().text = without_personal_data(repaired_utf8(one.text));
            result.answers.back().place = moved(one.place);
        }
    }
    for (Finding& finding : findings) finding.file = file.name;
    result.findings = std::move(findings);
    result.files.push_back(std::move(file));
    return result;
}

void append(Collection& all, Collection more) {
    std::map<std::string, std::string> known;   // name -> content
    for (const CollectedFile& file : all.files) known.emplace(file.name, file.sha256);
    const auto already = [&](const CollectedFile& file) {
        const auto found = known.find(file.name);
        return found != known.end() && found->second == file.sha256;
    };
    drop_content(more, already);

    std::vector<std::optional<std::size_t>> file_place(more.files.size());
    std::map<std::string, std::string> renamed;
    for (std::size_t i = 0; i < more.files.size(); ++i) {
        CollectedFile& file = more.files[i];
        if (already(file)) continue;
        const std::string wanted = file.name;
        for (int number = 2; known.contains(file.name); ++number) file.name = numbered(wanted, number);
        if (file.name != wanted) renamed.emplace(wanted, file.name);
        known.emplace(file.name, file.sha256);
        file_place[i] = all.files.size();
        all.files.push_back(std::move(file));
    }
    std::vector<std::uint32_t> sheet_place(more.sheets.size());
    for (std::size_t i = 0; i < more.sheets.size(); ++i) {
        const auto& file = file_place[more.sheets[i].file];
        if (!file) continue;   // nothing points to it any more
        sheet_place[i] = static_cast<std::uint32_t>(all.sheets.size());
        all.sheets.push_back({*file, std::move(more.sheets[i].name)});
    }
    for (auto& one : more.observations) one.place.sheet = sheet_place[one.place.sheet];
    for (auto& one : more.answers) one.place.sheet = sheet_place[one.place.sheet];
    for (auto& one : more.findings)
        if (const auto name = renamed.find(one.file); name != renamed.end()) one.file = name->second;
    std::ranges::move(more.observations, std::back_inserter(all.observations));
    std::ranges::move(more.answers, std::back_inserter(all.answers));
    std::ranges::move(more.findings, std::back_inserter(all.findings));
}

void finish(Collection& collection) {
    sort_files_and_sheets(collection);
    std::map<std::string, std::string> first;   // content -> name
    for (CollectedFile& file : collection.files) {
        if (file.sha256.empty()) continue;
        const auto [known, fresh] = first.emplace(file.sha256, file.name);
        file.same_as = fresh ? "" : known->second;
    }
    drop_content(collection, [](const CollectedFile& file) { return !file.same_as.empty(); });
    const auto key = [](const Observation& one) {
        return std::tie(one.indicator, one.component, one.region, one.period, one.group, one.place, one.value, one.unit);
    };
    std::ranges::stable_sort(collection.observations, [&](const Observation& a, const Observation& b) { return key(a) < key(b); });
    std::ranges::stable_sort(collection.answers, [](const Answer& a, const Answer& b) {
        return std::tie(a.place.sheet, a.sheet_key, a.indicator, a.question, a.place) < std::tie(b.place.sheet, b.sheet_key, b.indicator, b.question, b.place);
    });
    std::ranges::stable_sort(collection.findings, [](const Finding& a, const Finding& b) { return a.file < b.file; });
}

}  // namespace graadmeter
