// SPDX-License-Identifier: EUPL-1.2
// Bytes of a part or file as UTF-8 text, and the window through which a scanner sees them slide by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "package/package.h"

namespace graadmeter {

enum class TextEncoding { utf8, utf16_le, utf16_be, windows_1252 };

// The bytes of a file. Throws FileError B01 when it cannot be read.
[[nodiscard]] std::unique_ptr<PartStream> open_file_stream(const std::filesystem::path& file);

// A text in memory; `owner` keeps it alive when nothing else does.
[[nodiscard]] std::unique_ptr<PartStream> memory_stream(std::string_view text, std::shared_ptr<const std::string> owner = {});

// UTF-8 whatever the source has; a byte order mark goes, invalid UTF-16 becomes U+FFFD. UTF-8 itself passes as it is.
[[nodiscard]] std::unique_ptr<PartStream> decoded(std::unique_ptr<PartStream> source, TextEncoding encoding);

// The same for XML: the encoding by its byte order mark, its first characters or its declaration (XML 1.0, appendix F). One that
// is not known is read as UTF-8.
[[nodiscard]] std::unique_ptr<PartStream> decoded_xml(std::unique_ptr<PartStream> source);
[[nodiscard]] std::string decoded_xml(std::string_view part);

void append_utf8(std::string& out, char32_t character);  // U+FFFD for what is no character

// What errors about a piece of text name: file without folder, and part ("" for a file that is no package).
struct TextOrigin {
    std::string file;
    std::string part;
};

// A stretch of text that slides along a stream. The bytes from end() on are zero for at least kPadding bytes, so that a scanner
// may look ahead without asking and finds the end by the zero.
class TextWindow {
public:
    static constexpr std::size_t kPadding = 64;
    static constexpr std::size_t kBytes = std::size_t{256} << 10;  // stays in the second-level cache

    // `limit`: how large one unit that must be seen whole (a row, a string) may become.
    TextWindow(std::unique_ptr<PartStream> source, TextOrigin origin, std::size_t bytes, std::size_t limit);

    [[nodiscard]] const char* begin() const { return buffer_.get() + begin_; }
    [[nodiscard]] const char* end() const { return buffer_.get() + end_; }
    // What stands before `position` is done with.
    void consume(const char* position) { begin_ = static_cast<std::size_t>(position - buffer_.get()); }
    // Reads on behind end(), keeping what is not consumed; all pointers die. False when there is no more. Throws FileError B04
    // past the limit.
    [[nodiscard]] bool refill();
    [[nodiscard]] std::uint64_t offset(const char* position) const {
        return before_ + static_cast<std::uint64_t>(position - buffer_.get());
    }
    [[nodiscard]] const TextOrigin& origin() const { return origin_; }

private:
    std::unique_ptr<PartStream> source_;
    TextOrigin origin_;
    std::unique_ptr<char[]> buffer_;
    std::size_t capacity_, limit_, begin_ = 0, end_ = 0;
    std::uint64_t before_ = 0;  // bytes that slid away
    bool exhausted_ = false;
};

}  // namespace graadmeter
