// SPDX-License-Identifier: EUPL-1.2
#include "batch/kept_reports.h"

#include <cstring>
#include <string_view>

#include "model/error.h"

namespace graadmeter {
namespace {

constexpr const char* kFile = "verslagen";

// Fields one after the other, each text behind its length: read again by this process only.
class Packed {
public:
    explicit Packed(std::string& to) : to_(to) {}
    void number(std::uint64_t value) { to_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void text(std::string_view value) {
        number(value.size());
        to_ += value;
    }

private:
    std::string& to_;
};

class Unpacked {
public:
    explicit Unpacked(std::string_view from) : from_(from) {}
    std::uint64_t number() {
        std::uint64_t value = 0;
        std::memcpy(&value, taken(sizeof value).data(), sizeof value);
        return value;
    }
    std::string text() { return std::string(taken(number())); }

private:
    std::string_view taken(std::size_t bytes) {
        if (bytes > from_.size()) throw Bug("a report that was kept is cut off");
        const std::string_view result = from_.substr(0, bytes);
        from_.remove_prefix(bytes);
        return result;
    }
    std::string_view from_;
};

void pack(const FileReport& report, std::string& to) {
    Packed packed(to);
    for (const std::string* text : {&report.file, &report.source, &report.catalogue}) packed.text(*text);
    for (const std::uint64_t number : {report.observations, std::uint64_t{report.processed}, std::uint64_t{report.findings.size()}}) packed.number(number);
    for (const Finding& finding : report.findings) {
        for (const std::string* text : {&finding.code, &finding.file, &finding.sheet, &finding.cells, &finding.message, &finding.remedy}) packed.text(*text);
        packed.number(static_cast<std::uint64_t>(finding.severity));
        packed.number(finding.count);
    }
}

FileReport unpacked(std::string_view bytes) {
    Unpacked from(bytes);
    FileReport report;
    for (std::string* text : {&report.file, &report.source, &report.catalogue}) *text = from.text();
    report.observations = from.number();
    report.processed = from.number() != 0;
    report.findings.resize(from.number());
    for (Finding& finding : report.findings) {
        for (std::string* text : {&finding.code, &finding.file, &finding.sheet, &finding.cells, &finding.message, &finding.remedy}) *text = from.text();
        finding.severity = static_cast<Severity>(from.number());
        finding.count = from.number();
    }
    return report;
}

}  // namespace

void KeptReports::keep(std::size_t at, const FileReport& report) {
    const std::size_t before = recent_.size();
    pack(report, recent_);
    places_[at] = {in_file_ + before, recent_.size() - before};
    if (recent_.size() > most_bytes_) write_out();
}

void KeptReports::write_out() {
    if (!folder_) {
        folder_ = std::make_unique<WorkFolder>(beside_);
        out_.open(folder_->file(kFile), std::ios::binary);
    }
    out_.write(recent_.data(), static_cast<std::streamsize>(recent_.size()));
    out_.flush();
    if (!out_) throw write_failure(folder_->file(kFile));
    in_file_ += recent_.size();
    recent_.clear();
}

void KeptReports::each(const std::function<void(const FileReport&)>& see) const {
    std::ifstream in;
    if (folder_) in.open(folder_->file(kFile), std::ios::binary);
    std::string read;
    for (const auto& [at, place] : places_) {
        if (place.offset >= in_file_) {
            see(unpacked(std::string_view(recent_).substr(place.offset - in_file_, place.length)));
            continue;
        }
        read.resize(place.length);
        in.seekg(static_cast<std::streamoff>(place.offset));
        if (!in.read(read.data(), static_cast<std::streamsize>(read.size())))
            throw FileError("", folder_->file(kFile).string(), "", "Een tijdelijk bestand met bevindingen is niet terug te lezen.", "Probeer het opnieuw.");
        see(unpacked(read));
    }
}

}  // namespace graadmeter
