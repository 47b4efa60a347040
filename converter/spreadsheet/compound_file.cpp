// SPDX-License-Identifier: EUPL-1.2
// Sectors, chains of them, and the directory.
#include "spreadsheet/compound_file.h"

#include <algorithm>

#include "model/text.h"
#include "package/limits.h"
#include "spreadsheet/damage.h"
#include "spreadsheet/little_endian.h"

namespace graadmeter {
namespace {

constexpr std::size_t kHeaderBytes = 512, kEntryBytes = 128, kMiniShift = 6;
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // above: marks, no sectors
constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kTablesInHeader = 109;

}  // namespace

CompoundFile::CompoundFile(const std::filesystem::path& file)
    : name_(file.filename().string()), in_(file, std::ios::binary | std::ios::ate) {
    if (!in_) throw damaged({name_, {}}, "het kan niet worden gelezen");
    file_bytes_ = static_cast<std::uint64_t>(std::max<std::streamoff>(in_.tellg(), 0));
    if (file_bytes_ > limits::kCompoundBytes)
        throw too_large({name_, {}}, "meer dan " + std::to_string(limits::kCompoundBytes >> 20) + " MB");
    read_header();
    read_allocation_table();
    read_directory();
}

std::string CompoundFile::sector(std::uint32_t number) {
    const std::uint64_t at = (std::uint64_t{number} + 1) << shift_;
    if (at >= file_bytes_) throw damaged({name_, {}}, "het is niet compleet");
    std::string bytes(std::size_t{1} << shift_, '\0');
    in_.clear();
    in_.seekg(static_cast<std::streamoff>(at));
    in_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));  // the last sector may be short
    return bytes;
}

void CompoundFile::read_header() {
    header_.resize(kHeaderBytes);
    in_.seekg(0);
    in_.read(header_.data(), kHeaderBytes);
    shift_ = u16_at(header_, 30);
    mini_cutoff_ = u32_at(header_, 56);
    if (in_.gcount() != kHeaderBytes || (shift_ != 9 && shift_ != 12) || u16_at(header_, 32) != kMiniShift)
        throw damaged({name_, {}}, "het begin klopt niet");
}

void CompoundFile::read_allocation_table() {
    const std::uint64_t sectors = (file_bytes_ >> shift_) + 1;
    std::vector<std::uint32_t> where;  // the sectors of the table itself
    for (std::size_t i = 0; i < kTablesInHeader; ++i) where.push_back(u32_at(header_, 76 + 4 * i));
    std::uint32_t next = u32_at(header_, 68);
    for (std::uint64_t count = 0; next < kLastSector; ++count) {
        if (count > sectors) throw damaged({name_, {}}, "de indeling loopt in een kring");
        const std::string bytes = sector(next);
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 4) where.push_back(u32_at(bytes, at));
        next = u32_at(bytes, bytes.size() - 4);
    }
    for (const std::uint32_t number : where) {
        if (number >= kLastSector) continue;
        if (table_.size() > sectors) break;  // the rest would speak of sectors that are not there
        const std::string bytes = sector(number);
        for (std::size_t at = 0; at < bytes.size(); at += 4) table_.push_back(u32_at(bytes, at));
    }
}

// The sectors from `start` on, at most `bytes` of them.
std::string CompoundFile::chain(std::uint32_t start, std::uint64_t bytes) {
    std::string result;
    const std::uint64_t most = std::min(bytes, file_bytes_);
    for (std::uint32_t next = start; next < kLastSector && result.size() < most;) {
        if (next >= table_.size()) throw damaged({name_, {}}, "de indeling klopt niet");
        result += sector(next);  // ends also when it runs in a circle: `most` is the file's own size
        next = table_[next];
    }
    if (result.size() > bytes) result.resize(bytes);
    return result;
}

std::string CompoundFile::mini_chain(std::uint32_t start, std::uint64_t bytes) {
    constexpr std::size_t kMini = std::size_t{1} << kMiniShift;
    std::string result;
    for (std::uint32_t next = start; next < kLastSector && result.size() < bytes;) {
        if (next >= mini_table_.size() || std::uint64_t{next} * kMini >= mini_stream_.size())
            throw damaged({name_, {}}, "de indeling klopt niet");
        result.append(mini_stream_, next * kMini, kMini);
        next = mini_table_[next];
    }
    if (result.size() > bytes) result.resize(bytes);
    return result;
}

void CompoundFile::read_directory() {
    const std::string bytes = chain(u32_at(header_, 48), file_bytes_);
    for (std::size_t at = 0; at + kEntryBytes <= bytes.size(); at += kEntryBytes) {
        const std::string_view raw = std::string_view(bytes).substr(at, kEntryBytes);
        Entry& entry = entries_.emplace_back();
        const std::size_t length = std::min<std::size_t>(u16_at(raw, 64), 64);
        for (std::size_t i = 0; i + 2 < length; i += 2) entry.name += raw[i + 1] == 0 ? lower_ascii(raw[i]) : '?';
        entry.type = u8_at(raw, 66);
        entry.left = u32_at(raw, 68);
        entry.right = u32_at(raw, 72);
        entry.child = u32_at(raw, 76);
        entry.start = u32_at(raw, 116);
        entry.size = u32_at(raw, 120);  // the high half is noise in many files of version 3, and past our limit in any
    }
    if (entries_.empty()) throw damaged({name_, {}}, "de inhoudsopgave ontbreekt");
    const std::string mini = chain(u32_at(header_, 60), file_bytes_);
    for (std::size_t at = 0; at + 4 <= mini.size(); at += 4) mini_table_.push_back(u32_at(mini, at));
    if (!mini_table_.empty()) mini_stream_ = chain(entries_[0].start, entries_[0].size);
}

// The root's entries are a tree by name; whatever its order, each is seen once.
const CompoundFile::Entry* CompoundFile::in_root(std::string_view name) const {
    std::vector<std::uint32_t> open = {entries_[0].child};
    std::vector<bool> seen(entries_.size());
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (at == kNone || at >= entries_.size() || seen[at]) continue;
        seen[at] = true;
        const Entry& entry = entries_[at];
        if (entry.type == 2 && entry.name == lower_ascii(name)) return &entry;
        open.push_back(entry.left);
        open.push_back(entry.right);
    }
    return nullptr;
}

std::optional<std::string> CompoundFile::stream(std::string_view name) {
    const Entry* entry = in_root(name);
    if (!entry) return {};
    std::string bytes = entry->size < mini_cutoff_ ? mini_chain(entry->start, entry->size) : chain(entry->start, entry->size);
    if (bytes.size() < entry->size) throw damaged({name_, std::string(name)}, "het is niet compleet");
    return bytes;
}

}  // namespace graadmeter
