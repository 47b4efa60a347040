// SPDX-License-Identifier: EUPL-1.2
// An Open Packaging container (ECMA-376 part 2) for reading: its parts, relationships and content types, nothing interpreted.
//
// Part names are compared as the standard says: without regard to ASCII case, "/" separated, without a leading slash. Backslashes
// in entry names and targets are read as slashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

// Part of a package as a stream of inflated bytes.
class PartStream {
public:
    virtual ~PartStream() = default;
    // Fills the buffer from the front and returns how much; 0 at the end. Throws FileError (B01 on damage or a wrong CRC, B04
    // past a limit).
    [[nodiscard]] virtual std::size_t read(std::span<char> buffer) = 0;
};

struct Relationship {
    std::string id;
    std::string type;    // the full URI
    std::string target;  // as written
    bool external = false;
    std::string part;  // the part that an internal target resolves to, "" when external; may not exist

    // The last segment of the type ("worksheet"): the same in the transitional and the strict vocabulary.
    [[nodiscard]] std::string_view kind() const;
};

struct PartInfo {
    std::string name;         // as in the package, with slashes
    std::uint64_t size = 0;   // inflated, as the directory says
    std::uint64_t index = 0;  // entry number in the archive
    std::uint32_t crc32 = 0;  // of the inflated bytes, as the directory says
};

// What makes an archive a container: Open Packaging has a list of content types, OpenDocument (part 2, 2.2) does without.
enum class Container { open_packaging, open_document };

class Package {
public:
    // Throws FileError: B01 (no zip, damaged directory, not an Open Packaging container), B02 (an OLE container with an encrypted
    // package), B03 (an old .xls, an OpenDocument file where none is asked for), B04.
    explicit Package(const std::filesystem::path& file, Container kind = Container::open_packaging);
    ~Package();
    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;

    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] const std::vector<PartInfo>& parts() const;         // in the order of the archive; no folders
    [[nodiscard]] const PartInfo* find(std::string_view name) const;  // nothing when there is none
    [[nodiscard]] std::string read(std::string_view name) const;      // the whole part; throws FileError when missing
    // The stream must not outlive the package, nor be read while another of the same package is read by another thread.
    [[nodiscard]] std::unique_ptr<PartStream> stream(std::string_view name) const;

    // Relationships of a part ("" = of the package), in their order; empty when there are none.
    [[nodiscard]] std::vector<Relationship> relationships(std::string_view source) const;
    // The first existing internal part related by a relationship of this kind; "" when there is none.
    [[nodiscard]] std::string related(std::string_view source, std::string_view kind) const;
    [[nodiscard]] std::string content_type(std::string_view name) const;  // "" = none

private:
    struct State;
    std::unique_ptr<State> state_;
};

// How part names are compared: slashes, no leading slash, ASCII lower case.
[[nodiscard]] std::string part_key(std::string_view name);

// "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels"; "" -> "_rels/.rels".
[[nodiscard]] std::string relationships_part(std::string_view part);

// Resolves a relationship target against the part it belongs to: ("xl/workbook.xml", "worksheets/sheet1.xml").
[[nodiscard]] std::string resolve_target(std::string_view source_part, std::string_view target);

}  // namespace graadmeter
