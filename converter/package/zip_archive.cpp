// SPDX-License-Identifier: EUPL-1.2
#include "package/zip_archive.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "model/error.h"
#include "package/limits.h"
#include "package/package.h"
#include "package/safe_output.h"

namespace graadmeter {
namespace {

constexpr std::uint32_t kLocal = 0x04034b50, kCentral = 0x02014b50, kEnd = 0x06054b50, kEnd64 = 0x06064b50,
                        kLocator64 = 0x07064b50, kDescriptor = 0x08074b50;
constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kEnd64Size = 56, kLocator64Size = 20;
constexpr std::uint32_t kMax32 = 0xffffffff;
constexpr std::uint16_t kDosDate = 0x0021;  // 1 January 1980, the first day there is

template <typename T>
T get(std::string_view bytes, std::size_t at) {
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;)
        value = static_cast<T>((std::uint64_t{value} << 8) | static_cast<unsigned char>(bytes[at + i]));
    return value;
}

template <typename T>
void set(std::string& bytes, std::size_t at, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) bytes[at + i] = static_cast<char>((std::uint64_t{value} >> (8 * i)) & 0xff);
}

[[noreturn]] void damaged(const std::filesystem::path& file, const std::string& why, std::uint64_t offset) {
    const std::string name = file.filename().string();
    throw FileError(
        "B01", name, "", "'" + name + "' is beschadigd: " + why + ".",
        "Open het bestand in Excel, laat het herstellen en sla het opnieuw op, of vraag de afzender om een nieuw exemplaar.",
        offset);
}

std::string read_at(std::ifstream& in, const std::filesystem::path& file, std::uint64_t at, std::uint64_t size) {
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.clear();
    in.seekg(static_cast<std::streamoff>(at));
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    if (static_cast<std::uint64_t>(in.gcount()) != size) damaged(file, "het einde ontbreekt", at);
    return bytes;
}

struct End {
    std::uint64_t entries = 0, size = 0, offset = 0, position = 0;
    std::string comment;
};

// The end record stands last, before a comment of at most 65,535 bytes.
End find_end(std::ifstream& in, const std::filesystem::path& file, std::uint64_t file_size) {
    const std::uint64_t tail_size = std::min<std::uint64_t>(file_size, kEndSize + 0xffff + kLocator64Size);
    const std::string tail = read_at(in, file, file_size - tail_size, tail_size);
    for (std::size_t at = tail.size() < kEndSize ? 0 : tail.size() - kEndSize + 1; at-- > 0;) {
        if (get<std::uint32_t>(tail, at) != kEnd) continue;
        const std::size_t comment = get<std::uint16_t>(tail, at + 20);
        if (at + kEndSize + comment > tail.size()) continue;
        End end{get<std::uint16_t>(tail, at + 10), get<std::uint32_t>(tail, at + 12), get<std::uint32_t>(tail, at + 16),
                file_size - tail_size + at, tail.substr(at + kEndSize, comment)};
        if (at < kLocator64Size || get<std::uint32_t>(tail, at - kLocator64Size) != kLocator64) return end;
        const auto at64 = get<std::uint64_t>(tail, at - kLocator64Size + 8);
        if (at64 > end.position || end.position - at64 < kEnd64Size) damaged(file, "de inhoudsopgave klopt niet", at64);
        const std::string record = read_at(in, file, at64, kEnd64Size);
        if (get<std::uint32_t>(record, 0) != kEnd64) damaged(file, "de inhoudsopgave klopt niet", at64);
        end.entries = get<std::uint64_t>(record, 32);
        end.size = get<std::uint64_t>(record, 40);
        end.offset = get<std::uint64_t>(record, 48);
        end.position = at64;
        return end;
    }
    damaged(file, "er is geen inhoudsopgave", file_size);
}

// Where in a central record the 64-bit value stands that replaces a full 32-bit field; 0 when there is none. `before`: how many
// fields that stand earlier in the extra data are full too.
std::size_t zip64_field(std::string_view record, std::size_t before) {
    const std::size_t name = get<std::uint16_t>(record, 28), extra = get<std::uint16_t>(record, 30);
    for (std::size_t at = kCentralSize + name, end = at + extra; at + 4 <= end;) {
        const std::size_t size = get<std::uint16_t>(record, at + 2);
        if (get<std::uint16_t>(record, at) == 1)
            return 8 * (before + 1) <= size && at + 4 + size <= end ? at + 4 + 8 * before : 0;
        at += 4 + size;
    }
    return 0;
}

// Position of the local header's offset in a central record (32 or 64 bits wide).
struct OffsetField {
    std::size_t at = 42;
    bool wide = false;
};
OffsetField offset_field(std::string_view record) {
    if (get<std::uint32_t>(record, 42) != kMax32) return {};
    const std::size_t before =
        std::size_t{get<std::uint32_t>(record, 24) == kMax32} + std::size_t{get<std::uint32_t>(record, 20) == kMax32};
    const std::size_t at = zip64_field(record, before);
    return at ? OffsetField{at, true} : OffsetField{};
}

ZipDirectory::Entry parse_entry(std::string record) {
    ZipDirectory::Entry entry;
    entry.flags = get<std::uint16_t>(record, 8);
    entry.crc = get<std::uint32_t>(record, 16);
    entry.compressed = get<std::uint32_t>(record, 20);
    if (entry.compressed == kMax32) {
        if (const auto at = zip64_field(record, get<std::uint32_t>(record, 24) == kMax32 ? 1 : 0))
            entry.compressed = get<std::uint64_t>(record, at);
    }
    const auto field = offset_field(record);
    entry.local_offset = field.wide ? get<std::uint64_t>(record, field.at) : get<std::uint32_t>(record, field.at);
    entry.name = record.substr(kCentralSize, get<std::uint16_t>(record, 28));
    entry.record = std::move(record);
    return entry;
}

// Bytes of the data descriptor behind an entry whose flag bit 3 is set; writers differ in signature and width (APPNOTE 4.3.9).
std::size_t descriptor_size(std::string_view behind, const ZipDirectory::Entry& entry) {
    const std::size_t signature = behind.size() >= 4 && get<std::uint32_t>(behind, 0) == kDescriptor ? 4 : 0;
    for (const std::size_t width : {std::size_t{4}, std::size_t{8}}) {
        if (behind.size() < signature + 4 + 2 * width || get<std::uint32_t>(behind, signature) != entry.crc) continue;
        const std::uint64_t compressed =
            width == 4 ? get<std::uint32_t>(behind, signature + 4) : get<std::uint64_t>(behind, signature + 4);
        if (compressed == entry.compressed) return signature + 4 + 2 * width;
    }
    return 0;
}

}  // namespace

ZipDirectory::ZipDirectory(const std::filesystem::path& file) : file_(file) {
    std::ifstream in(file, std::ios::binary);
    std::error_code error;
    const std::uint64_t file_size = std::filesystem::file_size(file, error);
    if (!in || error) damaged(file, "het kan niet worden gelezen", 0);
    if (file_size < kEndSize) damaged(file, "het is te kort", file_size);
    End end = find_end(in, file, file_size);
    if (end.offset > end.position || end.size > end.position - end.offset || end.entries > limits::kEntries)
        damaged(file, "de inhoudsopgave klopt niet", end.position);
    const std::string bytes = read_at(in, file, end.offset, end.size);
    std::uint64_t data = 0;
    for (std::size_t at = 0; entries_.size() < end.entries;) {
        if (bytes.size() - at < kCentralSize || get<std::uint32_t>(bytes, at) != kCentral)
            damaged(file, "de inhoudsopgave klopt niet", end.offset + at);
        const std::size_t size = kCentralSize + get<std::uint16_t>(bytes, at + 28) + get<std::uint16_t>(bytes, at + 30) +
                                 get<std::uint16_t>(bytes, at + 32);
        if (bytes.size() - at < size) damaged(file, "de inhoudsopgave klopt niet", end.offset + at);
        entries_.push_back(parse_entry(bytes.substr(at, size)));
        at += size;
        // Entries that overlap would make the copy many times the file (the "better zip bomb").
        data += entries_.back().compressed;
        if (entries_.back().compressed > file_size || data > file_size) damaged(file, "onderdelen overlappen elkaar", at);
    }
    comment_ = std::move(end.comment);
}

ZipDirectory directory_of(const Package& package) {
    ZipDirectory directory(package.file());
    // By checksum and not by name: names may be written in code page 437.
    for (const auto& part : package.parts())
        if (part.index >= directory.entries().size() || directory.entries()[part.index].crc != part.crc32)
            damaged(package.file(), "de inhoudsopgave klopt niet", 0);
    return directory;
}

struct ZipWriter::Deflater {
    z_stream stream{};
    std::string name;
    std::uint16_t flags = 0;
    std::uint64_t start = 0, size = 0, compressed = 0;
    uLong crc = ::crc32(0, nullptr, 0);
    std::vector<char> buffer = std::vector<char>(1 << 16);
    bool open = true;

    explicit Deflater(Deflation deflation) {
        const int outcome = deflateInit2(&stream, static_cast<int>(deflation), Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
        if (outcome == Z_MEM_ERROR) throw std::bad_alloc();
        if (outcome != Z_OK) throw Bug("deflateInit2");
    }
    ~Deflater() { deflateEnd(&stream); }
    // For the next entry: zlib's state is a quarter of a megabyte to take and clear.
    void start_again() {
        if (deflateReset(&stream) != Z_OK) throw Bug("deflateReset");
        size = compressed = 0;
        crc = ::crc32(0, nullptr, 0);
        open = true;
    }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
};

ZipWriter::ZipWriter(const std::filesystem::path& output, Deflation deflation) : path_(output), deflation_(deflation) {
    if (std::filesystem::exists(output)) throw Bug("ZipWriter: output exists");
    out_.open(output, std::ios::binary);
    if (!out_) throw write_failure(path_);
}

ZipWriter::~ZipWriter() {
    if (finished_) return;
    out_.close();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void ZipWriter::put(std::string_view bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out_) throw write_failure(path_);
    at_ += bytes.size();
    if (at_ >= kMax32)
        throw FileError("B04", path_.filename().string(), "", "Het verrijkte werkboek zou groter worden dan 4 GB.",
                        "Verdeel het werkboek over meer bestanden.");
}

void ZipWriter::copy(const ZipDirectory& from, std::size_t index) {
    const auto& entry = from.entries().at(index);
    if (in_path_ != from.file()) {
        in_ = std::ifstream(from.file(), std::ios::binary);
        in_path_ = from.file();
    }
    std::string header = read_at(in_, in_path_, entry.local_offset, kLocalSize);
    if (get<std::uint32_t>(header, 0) != kLocal) damaged(in_path_, "een onderdeel staat niet waar het hoort", entry.local_offset);
    const std::uint64_t start = at_;
    const std::uint64_t rest = std::uint64_t{get<std::uint16_t>(header, 26)} + get<std::uint16_t>(header, 28);
    std::uint64_t from_at = entry.local_offset + kLocalSize, left = rest + entry.compressed;
    put(header);
    for (constexpr std::uint64_t kStep = 1 << 18; left > 0;) {
        const std::string bytes = read_at(in_, in_path_, from_at, std::min(left, kStep));
        put(bytes);
        from_at += bytes.size();
        left -= bytes.size();
    }
    if (entry.flags & 8) {
        std::array<char, 24> behind{};
        in_.clear();
        in_.seekg(static_cast<std::streamoff>(from_at));
        in_.read(behind.data(), behind.size());
        const std::string_view seen(behind.data(), static_cast<std::size_t>(in_.gcount()));
        put(seen.substr(0, descriptor_size(seen, entry)));
    }
    std::string record = entry.record;
    const auto field = offset_field(record);
    if (field.wide)
        set<std::uint64_t>(record, field.at, start);
    else
        set<std::uint32_t>(record, field.at, static_cast<std::uint32_t>(start));
    directory_.push_back(std::move(record));
}

void ZipWriter::begin(std::string_view name, std::uint16_t flags) {
    if ((deflater_ && deflater_->open) || name.size() > 0xffff) throw Bug("ZipWriter::begin");
    if (deflater_) deflater_->start_again();
    else deflater_ = std::make_unique<Deflater>(deflation_);
    deflater_->name = name;
    deflater_->flags = flags & 0x0800;
    deflater_->start = at_;
    put_local_header(0, 0, 0);
}

void ZipWriter::put_local_header(std::uint32_t crc, std::uint64_t compressed, std::uint64_t size) {
    std::string header(kLocalSize, '\0');
    set<std::uint32_t>(header, 0, kLocal);
    set<std::uint16_t>(header, 4, 20);
    set<std::uint16_t>(header, 6, deflater_->flags);
    set<std::uint16_t>(header, 8, 8);
    set<std::uint16_t>(header, 12, kDosDate);
    set<std::uint32_t>(header, 14, crc);
    set<std::uint32_t>(header, 18, static_cast<std::uint32_t>(compressed));
    set<std::uint32_t>(header, 22, static_cast<std::uint32_t>(size));
    set<std::uint16_t>(header, 26, static_cast<std::uint16_t>(deflater_->name.size()));
    put(header + deflater_->name);
}

void ZipWriter::write(std::string_view data) {
    auto& d = *deflater_;
    auto& buffer = d.buffer;
    // An empty view means: that was all.
    const int flush = data.empty() ? Z_FINISH : Z_NO_FLUSH;
    d.size += data.size();
    if (!data.empty()) d.crc = ::crc32_z(d.crc, reinterpret_cast<const Bytef*>(data.data()), data.size());
    do {
        const std::size_t step = std::min<std::size_t>(data.size(), 1 << 30);
        d.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));  // zlib does not write to it
        d.stream.avail_in = static_cast<uInt>(step);
        data.remove_prefix(step);
        do {
            d.stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
            d.stream.avail_out = static_cast<uInt>(buffer.size());
            if (deflate(&d.stream, flush) == Z_STREAM_ERROR) throw Bug("deflate");
            const std::size_t made = buffer.size() - d.stream.avail_out;
            d.compressed += made;
            put({buffer.data(), made});
        } while (d.stream.avail_out == 0);
    } while (!data.empty());
}

void ZipWriter::end() {
    write({});
    auto& d = *deflater_;
    const std::uint64_t after = at_;
    if (d.size >= kMax32)
        throw FileError("B04", path_.filename().string(), d.name, "Een onderdeel zou groter worden dan 4 GB.",
                        "Verdeel het werkboek.");
    out_.seekp(static_cast<std::streamoff>(d.start));
    put_local_header(static_cast<std::uint32_t>(d.crc), d.compressed, d.size);
    out_.seekp(static_cast<std::streamoff>(after));
    at_ = after;
    std::string record(kCentralSize, '\0');
    set<std::uint32_t>(record, 0, kCentral);
    set<std::uint16_t>(record, 4, 20);
    set<std::uint16_t>(record, 6, 20);
    set<std::uint16_t>(record, 8, d.flags);
    set<std::uint16_t>(record, 10, 8);
    set<std::uint16_t>(record, 14, kDosDate);
    set<std::uint32_t>(record, 16, static_cast<std::uint32_t>(d.crc));
    set<std::uint32_t>(record, 20, static_cast<std::uint32_t>(d.compressed));
    set<std::uint32_t>(record, 24, static_cast<std::uint32_t>(d.size));
    set<std::uint16_t>(record, 28, static_cast<std::uint16_t>(d.name.size()));
    set<std::uint32_t>(record, 42, static_cast<std::uint32_t>(d.start));
    directory_.push_back(record + d.name);
    d.open = false;
}

void ZipWriter::add(std::string_view name, std::string_view data, std::uint16_t flags) {
    begin(name, flags);
    if (!data.empty()) write(data);
    end();
}

void ZipWriter::finish(std::string_view comment) {
    const std::uint64_t start = at_;
    if (directory_.size() >= 0xffff)
        throw FileError("B04", path_.filename().string(), "", "Het verrijkte werkboek zou te veel onderdelen hebben.",
                        "Verdeel het werkboek.");
    for (const auto& record : directory_) put(record);
    std::string end(kEndSize, '\0');
    set<std::uint32_t>(end, 0, kEnd);
    set<std::uint16_t>(end, 8, static_cast<std::uint16_t>(directory_.size()));
    set<std::uint16_t>(end, 10, static_cast<std::uint16_t>(directory_.size()));
    set<std::uint32_t>(end, 12, static_cast<std::uint32_t>(at_ - start));
    set<std::uint32_t>(end, 16, static_cast<std::uint32_t>(start));
    set<std::uint16_t>(end, 20, static_cast<std::uint16_t>(comment.size()));
    put(end);
    put(comment);
    out_.close();
    if (!out_) throw write_failure(path_);
    finished_ = true;
}

}  // namespace graadmeter
