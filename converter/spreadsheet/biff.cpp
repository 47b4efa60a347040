// SPDX-License-Identifier: EUPL-1.2
// Records and texts of .xls.
#include "spreadsheet/biff.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "spreadsheet/little_endian.h"
#include "spreadsheet/text_stream.h"

namespace graadmeter {

bool BiffReader::next(BiffRecord& record) {
    const std::string_view rest = stream_.substr(std::min(at_, stream_.size()));
    if (rest.size() < 4 || (u16_at(rest, 0) == 0 && u16_at(rest, 2) == 0)) return false;
    const std::size_t size = u16_at(rest, 2);
    cut_off_ = rest.size() - 4 < size;
    if (cut_off_) return false;
    record = {u16_at(rest, 0), rest.substr(4, size), at_};
    at_ += 4 + size;
    return true;
}

std::uint16_t BiffReader::peek_type() const {
    return u16_at(stream_, at_);
}

BiffPieces::BiffPieces(const BiffRecord& first, BiffReader& reader) : pieces_{first.data} {
    for (BiffRecord more; reader.peek_type() == biff::kContinue && reader.next(more);) pieces_.push_back(more.data);
}

bool BiffPieces::at_end() {
    while (piece_ < pieces_.size() && at_ >= pieces_[piece_].size()) {
        ++piece_;
        at_ = 0;
    }
    return piece_ == pieces_.size();
}

std::uint64_t BiffPieces::number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes && !at_end(); ++i)
        value |= std::uint64_t{static_cast<unsigned char>(pieces_[piece_][at_++])} << (8 * i);
    return value;
}

void BiffPieces::skip(std::uint64_t bytes) {
    while (bytes > 0 && !at_end()) {
        const std::uint64_t step = std::min<std::uint64_t>(bytes, pieces_[piece_].size() - at_);
        at_ += static_cast<std::size_t>(step);
        bytes -= step;
    }
}

void BiffPieces::append_characters(std::string& out, std::size_t count, bool wide) {
    char32_t high = 0;  // the first half of a pair
    const auto unit = [&](char32_t code) {
        const bool low = code >= 0xDC00 && code < 0xE000;
        if (high != 0) append_utf8(out, low ? 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) : char32_t{0xFFFD});
        const bool paired = high != 0 && low;
        high = code >= 0xD800 && code < 0xDC00 ? code : 0;
        if (high == 0 && !paired) append_utf8(out, code);
    };
    while (count > 0) {
        if (piece_ < pieces_.size() && at_ >= pieces_[piece_].size()) {
            if (!at_end()) wide = (pieces_[piece_][at_++] & 1) != 0;
        }
        if (at_end()) break;
        const std::string_view piece = pieces_[piece_];
        const std::size_t width = wide ? 2 : 1;
        if (piece.size() - at_ < width) {
            at_ = piece.size();  // half a character at the border: no program writes that
            continue;
        }
        for (; count > 0 && piece.size() - at_ >= width; --count, at_ += width)
            unit(wide ? char32_t{u16_at(piece, at_)} : char32_t{static_cast<unsigned char>(piece[at_])});
    }
    if (high != 0) append_utf8(out, 0xFFFD);
}

std::string biff8_text(std::string_view data, std::size_t at, std::size_t length_bytes) {
    if (at > data.size()) return {};
    BiffPieces pieces(data.substr(at));
    const auto length = static_cast<std::size_t>(pieces.number(length_bytes));
    const bool wide = (pieces.number(1) & 1) != 0;
    std::string out;
    pieces.append_characters(out, length, wide);
    return out;
}

double number_from_rk(std::uint32_t rk) {
    const double value = (rk & 2) != 0 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                                       : std::bit_cast<double>(std::uint64_t{rk & ~std::uint32_t{3}} << 32);
    return (rk & 1) != 0 ? value / 100 : value;
}

std::string_view biff_error(std::uint8_t code) {
    constexpr std::pair<std::uint8_t, std::string_view> kErrors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"},
                                                                     {0x17, "#REF!"},  {0x1D, "#NAME?"},  {0x24, "#NUM!"},
                                                                     {0x2A, "#N/A"}};
    for (const auto& [number, name] : kErrors)
        if (number == code) return name;
    return "#VALUE!";
}

}  // namespace graadmeter
