// SPDX-License-Identifier: EUPL-1.2
#include "package/package.h"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <pugixml.hpp>

#include "model/error.h"
#include "model/text.h"
#include "package/limits.h"

namespace graadmeter {

// Not in the unnamed namespace, since Package::State, which is not either, has one.
struct ZipClose {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using ZipHandle = std::unique_ptr<zip_t, ZipClose>;

namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr const char* kRepair =
    "Open het bestand in Excel, laat het herstellen en sla het opnieuw op, of vraag de afzender om een nieuw exemplaar.";

std::string slashed(std::string_view name) {
    std::string result(name);
    std::replace(result.begin(), result.end(), '\\', '/');
    result.erase(0, result.find_first_not_of('/'));
    return result;
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);  // npos + 1 == 0
}

int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        result += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
        if (low >= 0) i += 2;
    }
    return result;
}

struct ZipFileClose {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using ZipFileHandle = std::unique_ptr<zip_file_t, ZipFileClose>;

FileError damaged(const std::string& file, const std::string& part, const std::string& why) {
    const std::string where = part.empty() ? "" : " (onderdeel '" + part + "')";
    return FileError("B01", file, part, "'" + file + "' is beschadigd" + where + ": " + why + ".", kRepair);
}

FileError too_big(const std::string& file, const std::string& part, const std::string& why) {
    const std::string where = part.empty() ? "" : " (onderdeel '" + part + "')";
    return FileError(
        "B04", file, part, "'" + file + "' is te groot om veilig te lezen" + where + ": " + why + ".",
        "Verdeel het werkboek over meer bestanden of haal lege, opgemaakte rijen en kolommen weg, en sla het opnieuw op.");
}

// OLE containers: an encrypted workbook (MS-OFFCRYPTO) or an old .xls. The names of their streams stand in UTF-16.
[[noreturn]] void refuse_ole(std::ifstream& in, const std::string& file) {
    std::string wanted;
    for (const char c : std::string_view("EncryptedPackage")) (wanted += c) += '\0';
    constexpr std::size_t kStep = 1 << 20;
    std::string window;
    for (std::uint64_t seen = 0; in && seen < limits::kCompoundBytes; seen += kStep) {
        window.erase(0, window.size() > wanted.size() ? window.size() - wanted.size() : 0);
        const std::size_t kept = window.size();
        window.resize(kept + kStep);
        in.read(window.data() + kept, kStep);
        window.resize(kept + static_cast<std::size_t>(in.gcount()));
        if (window.find(wanted) != std::string::npos)
            throw FileError("B02", file, "", "'" + file + "' is beveiligd met een wachtwoord.",
                            "Open het in Excel, kies Bestand > Info > Werkmap beveiligen > Versleutelen met wachtwoord, maak het "
                            "wachtwoord leeg en sla het op.");
    }
    throw FileError("B03", file, "", "'" + file + "' heeft het oude Excel-formaat (.xls).",
                    "Open het in Excel en sla het op als Excel-werkmap (.xlsx).");
}

// What is no zip is told apart, so that the message says what to do.
void refuse_others(const std::filesystem::path& path, const std::string& file) {
    std::ifstream in(path, std::ios::binary);
    std::error_code error;
    if (!in || std::filesystem::is_directory(path, error))
        throw FileError("B01", file, "", "'" + path.string() + "' kan niet worden gelezen.",
                        "Kijk of het bestand bestaat, of u het mag lezen en of het nog in een ander programma open staat.");
    std::string start(8, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(in.gcount()));
    if (start.empty())
        throw FileError("B01", file, "", "'" + file + "' is leeg (0 bytes).", "Vraag de afzender om een nieuw exemplaar.");
    if (start == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        in.seekg(0);
        refuse_ole(in, file);
    }
    if (!start.starts_with("PK"))
        throw FileError("B01", file, "", "'" + file + "' is geen Excel-werkboek (.xlsx of .xlsm).",
                        "Open het in het programma waarmee het gemaakt is en sla het op als Excel-werkmap (.xlsx).");
}

}  // namespace

struct Package::State {
    std::filesystem::path path;
    std::string name;  // for messages
    ZipHandle zip;
    std::vector<PartInfo> parts;
    std::map<std::string, std::vector<std::size_t>> by_key;  // positions in `parts`
    std::map<std::string, std::string> defaults, overrides;  // extension, part key -> content type

    void open(Container kind);
    void list_parts();
    void check_sizes(const zip_stat_t& stat, std::uint64_t& total) const;
    void read_content_types(const std::string& xml);
    [[nodiscard]] const PartInfo* find(std::string_view part) const;
    [[nodiscard]] ZipFileHandle open_part(const PartInfo& part) const;
    [[nodiscard]] std::string read(const PartInfo& part) const;
    void parse(pugi::xml_document& document, const std::string& xml, const std::string& part) const;
};

namespace {

class ZipStream : public PartStream {
public:
    ZipStream(ZipFileHandle handle, const std::string& file, const PartInfo& part)
        : handle_(std::move(handle)), file_(file), part_(part) {}

    std::size_t read(std::span<char> buffer) override {
        if (buffer.empty()) return 0;
        const zip_int64_t got = zip_fread(handle_.get(), buffer.data(), buffer.size());
        if (got < 0) {
            const int code = zip_error_code_zip(zip_file_get_error(handle_.get()));
            throw damaged(file_, part_.name, code == ZIP_ER_CRC ? "het controlegetal klopt niet" : "het uitpakken mislukt");
        }
        seen_ += static_cast<std::uint64_t>(got);
        if (seen_ > part_.size || (got == 0 && seen_ != part_.size))
            throw damaged(file_, part_.name, "de inhoud is niet zo groot als de inhoudsopgave zegt");
        return static_cast<std::size_t>(got);
    }

private:
    ZipFileHandle handle_;
    std::string file_;
    PartInfo part_;
    std::uint64_t seen_ = 0;
};

}  // namespace

void Package::State::open(Container kind) {
    refuse_others(path, name);
    int code = 0;
    zip.reset(zip_open(path.string().c_str(), ZIP_RDONLY, &code));
    if (!zip) throw damaged(name, "", "de inhoudsopgave van het bestand klopt niet; mogelijk is het niet helemaal binnengekomen");
    list_parts();
    if (kind == Container::open_document) return;
    const PartInfo* types = find(kContentTypes);
    if (const PartInfo* mime = find("mimetype");
        mime && !types && mime->size < 200 && read(*mime).starts_with("application/vnd.oasis.opendocument"))
        throw FileError("B03", name, "", "'" + name + "' is een OpenDocument-bestand.",
                        "Open het in LibreOffice of Excel en sla het op als Excel-werkmap (.xlsx).");
    if (!types)
        throw FileError("B01", name, std::string(kContentTypes),
                        "'" + name + "' is geen Excel-werkboek: het onderdeel '" + std::string(kContentTypes) + "' ontbreekt.",
                        kRepair);
    read_content_types(read(*types));
}

void Package::State::check_sizes(const zip_stat_t& stat, std::uint64_t& total) const {
    const std::string part = stat.name;
    if (stat.size > limits::kPartBytes)
        throw too_big(name, part, "uitgepakt meer dan " + std::to_string(limits::kPartBytes >> 20) + " MB");
    if (stat.size > limits::kInflateRatioFrom && stat.size / limits::kInflateRatio > stat.comp_size)
        throw too_big(name, part, "uitgepakt meer dan " + std::to_string(limits::kInflateRatio) + " keer zo groot");
    total += stat.size;
    if (total > limits::kPackageBytes)
        throw too_big(name, "",
                      "alle onderdelen samen zijn uitgepakt meer dan " + std::to_string(limits::kPackageBytes >> 20) + " MB");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        throw FileError("B02", name, part, "'" + name + "' is een zipbestand met een wachtwoord.",
                        "Sla het werkboek op zonder wachtwoord.");
}

void Package::State::list_parts() {
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(zip.get(), 0));
    if (count > limits::kEntries) throw too_big(name, "", "meer dan " + std::to_string(limits::kEntries) + " onderdelen");
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC;
        if (zip_stat_index(zip.get(), i, 0, &stat) != 0 || (stat.valid & kNeeded) != kNeeded)
            throw damaged(name, "", "de inhoudsopgave van het bestand klopt niet");
        check_sizes(stat, total);
        std::string part = slashed(stat.name);
        if (part.empty() || part.back() == '/') continue;
        by_key[part_key(part)].push_back(parts.size());
        parts.push_back({std::move(part), stat.size, i, stat.crc});
    }
}

// The exact name first; of several that differ only in case the first, of equal ones the last, as other programs do.
const PartInfo* Package::State::find(std::string_view part) const {
    const auto found = by_key.find(part_key(part));
    if (found == by_key.end()) return nullptr;
    const std::string wanted = slashed(part);
    const auto& positions = found->second;
    const auto exact =
        std::find_if(positions.rbegin(), positions.rend(), [&](std::size_t at) { return parts[at].name == wanted; });
    return &parts[exact != positions.rend() ? *exact : positions.front()];
}

ZipFileHandle Package::State::open_part(const PartInfo& part) const {
    ZipFileHandle handle(zip_fopen_index(zip.get(), part.index, 0));
    if (!handle) throw damaged(name, part.name, "het kan niet worden uitgepakt");
    return handle;
}

std::string Package::State::read(const PartInfo& part) const {
    ZipStream stream(open_part(part), name, part);
    // The size is the directory's word: take memory as the bytes really come.
    constexpr std::uint64_t kStep = 1 << 22;
    std::string result;
    for (std::size_t have = 0;;) {
        result.resize(have + static_cast<std::size_t>(std::min<std::uint64_t>(part.size - have, kStep)) + 1);
        const std::size_t got = stream.read({result.data() + have, result.size() - have});
        have += got;
        if (got == 0) {
            result.resize(have);
            return result;
        }
    }
}

void Package::State::parse(pugi::xml_document& document, const std::string& xml, const std::string& part) const {
    if (xml.size() > limits::kTreeBytes)
        throw too_big(name, part, "meer dan " + std::to_string(limits::kTreeBytes >> 20) + " MB");
    const auto result = document.load_buffer(xml.data(), xml.size());
    if (!result || !document.document_element()) throw damaged(name, part, "de XML is niet leesbaar");
}

void Package::State::read_content_types(const std::string& xml) {
    pugi::xml_document document;
    parse(document, xml, std::string(kContentTypes));
    if (local_name(document.document_element()) != "Types")
        throw damaged(name, std::string(kContentTypes), "het is geen lijst van onderdelen");
    for (const auto& node : document.document_element()) {
        const std::string type = node.attribute("ContentType").value();
        if (local_name(node) == "Default") defaults.emplace(lower_ascii(node.attribute("Extension").value()), type);
        if (local_name(node) == "Override") overrides.emplace(part_key(node.attribute("PartName").value()), type);
    }
}

Package::Package(const std::filesystem::path& file, Container kind) : state_(std::make_unique<State>()) {
    state_->path = file;
    state_->name = file.filename().string();
    state_->open(kind);
}
Package::~Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;

const std::filesystem::path& Package::file() const {
    return state_->path;
}
const std::vector<PartInfo>& Package::parts() const {
    return state_->parts;
}
const PartInfo* Package::find(std::string_view name) const {
    return state_->find(name);
}

std::unique_ptr<PartStream> Package::stream(std::string_view name) const {
    const PartInfo* part = find(name);
    if (!part) throw damaged(state_->name, std::string(name), "het onderdeel ontbreekt");
    return std::make_unique<ZipStream>(state_->open_part(*part), state_->name, *part);
}

std::string Package::read(std::string_view name) const {
    const PartInfo* part = find(name);
    if (!part) throw damaged(state_->name, std::string(name), "het onderdeel ontbreekt");
    return state_->read(*part);
}

std::vector<Relationship> Package::relationships(std::string_view source) const {
    std::vector<Relationship> result;
    const std::string name = relationships_part(source);
    if (!find(name)) return result;
    pugi::xml_document document;
    state_->parse(document, read(name), name);
    for (const auto& node : document.document_element()) {
        if (local_name(node) != "Relationship") continue;
        Relationship r{node.attribute("Id").value(), node.attribute("Type").value(), node.attribute("Target").value(),
                       lower_ascii(node.attribute("TargetMode").value()) == "external", ""};
        if (!r.external) {
            r.part = resolve_target(source, r.target);
            // Entry names are mostly written as they are, targets sometimes percent-encoded.
            if (!find(r.part) && find(percent_decoded(r.part))) r.part = percent_decoded(r.part);
            if (const PartInfo* part = find(r.part)) r.part = part->name;
        }
        result.push_back(std::move(r));
    }
    return result;
}

std::string Package::related(std::string_view source, std::string_view kind) const {
    for (const auto& r : relationships(source))
        if (!r.external && r.kind() == kind && find(r.part)) return r.part;
    return "";
}

std::string Package::content_type(std::string_view name) const {
    const std::string key = part_key(name);
    if (const auto found = state_->overrides.find(key); found != state_->overrides.end()) return found->second;
    const std::string base = key.substr(key.rfind('/') + 1);
    const std::size_t dot = base.rfind('.');
    const auto found = state_->defaults.find(dot == std::string::npos ? "" : base.substr(dot + 1));
    return found == state_->defaults.end() ? "" : found->second;
}

std::string_view Relationship::kind() const {
    return std::string_view(type).substr(type.rfind('/') + 1);
}

std::string part_key(std::string_view name) {
    return lower_ascii(slashed(name));
}

std::string relationships_part(std::string_view part) {
    const std::size_t slash = part.rfind('/') + 1;
    return std::string(part.substr(0, slash)) + "_rels/" + std::string(part.substr(slash)) + ".rels";
}

std::string resolve_target(std::string_view source_part, std::string_view target) {
    std::string path(target.substr(0, target.find('#')));
    if (path.empty()) return "";
    std::replace(path.begin(), path.end(), '\\', '/');
    if (path.front() != '/') path = std::string(source_part.substr(0, source_part.rfind('/') + 1)) + path;
    std::vector<std::string_view> segments;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view segment = std::string_view(path).substr(at, end - at);
        if (segment == ".." && !segments.empty()) segments.pop_back();
        if (!segment.empty() && segment != "." && segment != "..") segments.push_back(segment);
        at = end + 1;
    }
    std::string result;
    for (const auto segment : segments) (result += result.empty() ? "" : "/") += segment;
    return result;
}

}  // namespace graadmeter
