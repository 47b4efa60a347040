// SPDX-License-Identifier: EUPL-1.2
// BIFF, the records of .xls (MS-XLS 2.1.4): a stream of them, and the texts within.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

struct BiffRecord {
    std::uint16_t type = 0;
    std::string_view data;
    std::size_t offset = 0;  // of its header in the stream
};

// Record types (MS-XLS 2.3); those of BIFF5 are the same unless named.
namespace biff {
inline constexpr std::uint16_t kFormula = 0x0006, kEof = 0x000A, kName = 0x0018, kNote = 0x001C, kDateMode = 0x0022,
                               kFilePass = 0x002F, kContinue = 0x003C, kCodePage = 0x0042, kObject = 0x005D, kColumnInfo = 0x007D,
                               kBoundSheet = 0x0085, kPivotView = 0x00B0, kMulRk = 0x00BD, kRString = 0x00D6, kXf = 0x00E0,
                               kMergedCells = 0x00E5, kSharedStrings = 0x00FC, kLabelSst = 0x00FD, kSupBook = 0x01AE,
                               kNumber = 0x0203, kLabel = 0x0204, kBoolErr = 0x0205, kString = 0x0207, kRow = 0x0208,
                               kArray = 0x0221, kTable = 0x0236, kRk = 0x027E, kFormat = 0x041E, kSharedFormula = 0x04BC,
                               kBof = 0x0809, kObjectProject = 0x00D3;
}

class BiffReader {
public:
    explicit BiffReader(std::string_view stream, std::size_t offset = 0) : stream_(stream), at_(offset) {}
    // False at the end of the stream, or of what is written of it (a record 0 of size 0).
    [[nodiscard]] bool next(BiffRecord& record);
    // After next gave false: whether the stream ended within a record.
    [[nodiscard]] bool cut_off() const { return cut_off_; }
    [[nodiscard]] std::uint16_t peek_type() const;

private:
    std::string_view stream_;
    std::size_t at_;
    bool cut_off_ = false;
};

// The bytes of a record and the CONTINUE records that follow it, as one run with borders.
class BiffPieces {
public:
    // `reader` stands behind `first`; it is moved behind its last CONTINUE.
    BiffPieces(const BiffRecord& first, BiffReader& reader);
    explicit BiffPieces(std::string_view data) : pieces_{data} {}

    // Numbers and skips pass over borders. Past the end: 0, and at_end().
    [[nodiscard]] std::uint64_t number(std::size_t bytes);
    void skip(std::uint64_t bytes);
    [[nodiscard]] bool at_end();  // goes to the next piece when one is used up
    // Adds `count` characters as UTF-8; `wide`: UTF-16, else the low byte of it. At each border stands a new byte that says
    // which.
    void append_characters(std::string& out, std::size_t count, bool wide);

private:
    std::vector<std::string_view> pieces_;
    std::size_t piece_ = 0, at_ = 0;
};

// A text of BIFF8 that stands in one record, at `at`: `length_bytes` (1 or 2) of length, flags, characters.
[[nodiscard]] std::string biff8_text(std::string_view data, std::size_t at, std::size_t length_bytes);

// RK (MS-XLS 2.5.217): 30 bits of a double or an integer, perhaps divided by 100.
[[nodiscard]] double number_from_rk(std::uint32_t rk);

[[nodiscard]] std::string_view biff_error(std::uint8_t code);  // "#DIV/0!"

}  // namespace graadmeter
