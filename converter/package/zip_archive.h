// SPDX-License-Identifier: EUPL-1.2
// Zip archives rewritten entry by entry, where all that is not replaced stays as it was.
//
// Reading is libzip's work (package.h). Writing is not: libzip 1.7.3 writes local headers anew, so it drops flag bits, passes
// times through the time zone of the machine and changes dates that a time_t cannot hold (calamine's issue_530.xlsx has year
// 1980, month 0). Here a kept entry is copied with its headers, so that the same input gives the same bytes anywhere.
// APPNOTE.TXT 6.3 is the reference for all offsets.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

// The directory of an existing archive.
class ZipDirectory {
public:
    struct Entry {
        std::string name;    // as written
        std::string record;  // its central directory record, whole
        std::uint64_t local_offset = 0;
        std::uint64_t compressed = 0;  // bytes of data
        std::uint32_t crc = 0;
        std::uint16_t flags = 0;
    };
    // Throws FileError B01 when the directory is damaged.
    explicit ZipDirectory(const std::filesystem::path& file);
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const std::string& comment() const { return comment_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
    std::vector<Entry> entries_;
    std::string comment_;
};

// The directory of an open package, which must be the one that the package was read by: a crafted file can hold two. Throws
// FileError B01 when it is not.
class Package;
[[nodiscard]] ZipDirectory directory_of(const Package& package);

// Writes an archive from front to back. Without finish() nothing is left behind. No ZIP64: an output over 4 GB is refused (B04).
class ZipWriter {
public:
    enum class Deflation { stored = 0, fast = 1, smallest = 9 };   // zlib's levels. Fast takes a third of the time of its 6 and gives a third more bytes
    explicit ZipWriter(const std::filesystem::path& output, Deflation deflation = Deflation::fast);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    // Copies an entry with its headers, as it is.
    void copy(const ZipDirectory& from, std::size_t index);

    // A new entry, deflated, of 1 January 1980. The name's flag bit 11 (UTF-8) is taken from `flags`.
    void begin(std::string_view name, std::uint16_t flags = 0);
    void write(std::string_view data);
    void end();
    void add(std::string_view name, std::string_view data, std::uint16_t flags = 0);

    void finish(std::string_view comment);

private:
    struct Deflater;
    void put(std::string_view bytes);
    void put_local_header(std::uint32_t crc, std::uint64_t compressed, std::uint64_t size);

    std::filesystem::path path_;
    Deflation deflation_;
    std::ofstream out_;
    std::ifstream in_;  // the archive last copied from
    std::filesystem::path in_path_;
    std::uint64_t at_ = 0;
    std::vector<std::string> directory_;  // central records
    std::unique_ptr<Deflater> deflater_;
    bool finished_ = false;
};

}  // namespace graadmeter
