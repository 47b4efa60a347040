// SPDX-License-Identifier: EUPL-1.2
// Decoding to UTF-8 and the sliding window.
#include "spreadsheet/text_stream.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <utility>

#include "model/error.h"
#include "spreadsheet/damage.h"

namespace graadmeter {
namespace {

class FileStream final : public PartStream {
public:
    explicit FileStream(const std::filesystem::path& file) : name_(file.filename().string()), in_(file, std::ios::binary) {
        if (!in_) throw unreadable();
    }
    std::size_t read(std::span<char> buffer) override {
        in_.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        if (in_.bad()) throw unreadable();
        return static_cast<std::size_t>(in_.gcount());
    }

private:
    FileError unreadable() const {
        return {"B01", name_, "", "Het bestand \"" + name_ + "\" kan niet worden gelezen.",
                "Controleer of het bestand bestaat, of u het mag lezen en of het niet open staat in een ander programma."};
    }
    std::string name_;
    std::ifstream in_;
};

class MemoryStream final : public PartStream {
public:
    MemoryStream(std::string_view text, std::shared_ptr<const std::string> owner) : text_(text), owner_(std::move(owner)) {}
    std::size_t read(std::span<char> buffer) override {
        const std::size_t size = text_.copy(buffer.data(), buffer.size());
        text_.remove_prefix(size);
        return size;
    }

private:
    std::string_view text_;
    std::shared_ptr<const std::string> owner_;
};

// A source of which the first bytes were read already.
class Pushback final : public PartStream {
public:
    Pushback(std::string head, std::unique_ptr<PartStream> source) : head_(std::move(head)), source_(std::move(source)) {}
    std::size_t read(std::span<char> buffer) override {
        if (head_.empty()) return source_->read(buffer);
        const std::size_t size = std::min(head_.size(), buffer.size());
        std::memcpy(buffer.data(), head_.data(), size);
        head_.erase(0, size);
        return size;
    }

private:
    std::string head_;
    std::unique_ptr<PartStream> source_;
};

// Windows-1252 from 0x80 to 0x9F (WHATWG encoding standard: the five holes are C1 controls); the rest is Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

class Transcoder final : public PartStream {
public:
    Transcoder(std::unique_ptr<PartStream> source, TextEncoding encoding) : source_(std::move(source)), encoding_(encoding) {}

    std::size_t read(std::span<char> buffer) override {
        while (position_ == decoded_.size() && !finished_) decode_more();
        const std::size_t size = std::min(buffer.size(), decoded_.size() - position_);
        std::memcpy(buffer.data(), decoded_.data() + position_, size);
        position_ += size;
        return size;
    }

private:
    void decode_more() {
        decoded_.clear();
        position_ = 0;
        std::array<char, 1 << 15> raw;
        const std::size_t size = source_->read(raw);
        finished_ = size == 0;
        for (std::size_t i = 0; i < size; ++i) {
            const auto byte = static_cast<unsigned char>(raw[i]);
            if (encoding_ == TextEncoding::windows_1252) {
                append_utf8(decoded_, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : char32_t{byte});
            } else if (odd_) {
                odd_ = false;
                unit(encoding_ == TextEncoding::utf16_le ? static_cast<char16_t>(byte << 8 | first_)
                                                         : static_cast<char16_t>(first_ << 8 | byte));
            } else {
                odd_ = true;
                first_ = byte;
            }
        }
        if (finished_ && (odd_ || high_ != 0)) append_utf8(decoded_, 0xFFFD);
    }
    void unit(char16_t code) {
        const bool low = code >= 0xDC00 && code < 0xE000;
        if (high_ != 0) {
            append_utf8(decoded_, low ? 0x10000U + ((high_ - 0xD800U) << 10) + (code - 0xDC00U) : char32_t{0xFFFD});
            high_ = 0;
            if (low) return;
        }
        if (code >= 0xD800 && code < 0xDC00)
            high_ = code;
        else if (code != 0xFEFF || seen_)
            append_utf8(decoded_, low ? char32_t{0xFFFD} : char32_t{code});
        seen_ = true;
    }

    std::unique_ptr<PartStream> source_;
    TextEncoding encoding_;
    std::string decoded_;
    std::size_t position_ = 0;
    unsigned first_ = 0;
    char32_t high_ = 0;
    bool odd_ = false, seen_ = false, finished_ = false;
};

std::string read_head(PartStream& source, std::size_t size) {
    std::string head(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const std::size_t got = source.read(std::span(head).subspan(have));
        if (got == 0) break;
        have += got;
    }
    head.resize(have);
    return head;
}

// "iso-8859-1" of <?xml version="1.0" encoding="ISO-8859-1"?>, in lower case; "" when nothing is declared.
std::string declared_encoding(std::string_view head) {
    if (!head.starts_with("<?xml")) return {};
    head = head.substr(0, head.find("?>"));
    const std::size_t at = head.find("encoding");
    const std::size_t open = at == head.npos ? head.npos : head.find_first_of("\"'", at);
    const std::size_t close = open == head.npos ? head.npos : head.find(head[open], open + 1);
    if (close == head.npos) return {};
    std::string name(head.substr(open + 1, close - open - 1));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return name;
}

// Latin-1 is read as Windows-1252, as browsers do (WHATWG encoding standard): text has no C1 controls, which is all they differ in.
bool is_latin(std::string_view encoding) {
    constexpr std::array<std::string_view, 5> kNames = {"iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"};
    return std::ranges::find(kNames, encoding) != kNames.end();
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    const auto add = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return add(c);
    if (c < 0x800)
        add(0xC0 | c >> 6);
    else if (c < 0x10000)
        add(0xE0 | c >> 12), add(0x80 | (c >> 6 & 0x3F));
    else
        add(0xF0 | c >> 18), add(0x80 | (c >> 12 & 0x3F)), add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
}

std::unique_ptr<PartStream> open_file_stream(const std::filesystem::path& file) {
    return std::make_unique<FileStream>(file);
}

std::unique_ptr<PartStream> memory_stream(std::string_view text, std::shared_ptr<const std::string> owner) {
    return std::make_unique<MemoryStream>(text, std::move(owner));
}

std::unique_ptr<PartStream> decoded(std::unique_ptr<PartStream> source, TextEncoding encoding) {
    if (encoding != TextEncoding::utf8) return std::make_unique<Transcoder>(std::move(source), encoding);
    std::string head = read_head(*source, 3);
    if (head == "\xEF\xBB\xBF") head.clear();
    return std::make_unique<Pushback>(std::move(head), std::move(source));
}

std::unique_ptr<PartStream> decoded_xml(std::unique_ptr<PartStream> source) {
    constexpr std::size_t kDeclarationBytes = 256;  // room for any declaration that programs write
    std::string head = read_head(*source, kDeclarationBytes);
    auto encoding = TextEncoding::utf8;
    if (head.starts_with("\xFF\xFE") || head.starts_with(std::string_view("<\0", 2)))
        encoding = TextEncoding::utf16_le;
    else if (head.starts_with("\xFE\xFF") || head.starts_with(std::string_view("\0<", 2)))
        encoding = TextEncoding::utf16_be;
    else if (is_latin(declared_encoding(head)))
        encoding = TextEncoding::windows_1252;
    return decoded(std::make_unique<Pushback>(std::move(head), std::move(source)), encoding);
}

std::string decoded_xml(std::string_view part) {
    const auto stream = decoded_xml(memory_stream(part));
    std::string text;
    std::array<char, 1 << 14> buffer;
    for (std::size_t got; (got = stream->read(buffer)) > 0;) text.append(buffer.data(), got);
    return text;
}

TextWindow::TextWindow(std::unique_ptr<PartStream> source, TextOrigin origin, std::size_t bytes, std::size_t limit)
    : source_(std::move(source)),
      origin_(std::move(origin)),
      buffer_(new char[bytes + kPadding]),
      capacity_(bytes),
      limit_(limit) {
    std::memset(buffer_.get(), 0, kPadding);
}

bool TextWindow::refill() {
    if (exhausted_) return false;
    const std::size_t kept = end_ - begin_;
    if (kept > limit_) throw too_large(origin_, "een rij of tekst van meer dan " + std::to_string(limit_ >> 20) + " MB");
    if (kept > capacity_ / 2) {
        std::unique_ptr<char[]> larger(new char[capacity_ * 2 + kPadding]);
        std::memcpy(larger.get(), buffer_.get() + begin_, kept);
        buffer_ = std::move(larger);
        capacity_ *= 2;
    } else {
        std::memmove(buffer_.get(), buffer_.get() + begin_, kept);
    }
    before_ += begin_;
    begin_ = 0;
    end_ = kept;
    while (end_ < capacity_) {
        const std::size_t got = source_->read({buffer_.get() + end_, capacity_ - end_});
        exhausted_ = got == 0;
        if (exhausted_) break;
        end_ += got;
    }
    std::memset(buffer_.get() + end_, 0, kPadding);
    return end_ > kept;
}

}  // namespace graadmeter
