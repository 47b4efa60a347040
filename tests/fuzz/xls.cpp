// SPDX-License-Identifier: EUPL-1.2
// Old Excel: a stream of BIFF records, which is put into a compound file; input that is a compound file is taken as it is.
#include "fuzz_target.h"
#include "model/error.h"
#include "read_all.h"
#include "scratch_file.h"
#include "spreadsheet/tiny_xls.h"

namespace graadmeter::fuzz {
namespace {

using namespace graadmeter::test;

constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kMostBytes = std::size_t{120} * 512;  // what the small compound file has room for

// Of BIFF8: shared strings over a border, numbers of each kind, a formula with its text, what stands around the cells.
std::string biff8() {
    const std::string styles = record(biff::kFormat, le(164, 2) + le(5, 2) + "\0" "dd-mm"s) +
                               record(biff::kXf, le(0, 2) + le(0, 2) + std::string(16, '\0')) +
                               record(biff::kXf, le(0, 2) + le(164, 2) + std::string(16, '\0'));
    const std::string strings = record(biff::kSharedStrings, le(2, 4) + le(2, 4) + le(5, 2) + "\0Weert"s + le(6, 2) + "\0Bos"s) +
                                record(biff::kContinue, "\1"s + wide("hov"));
    const std::string sheet = record(biff::kColumnInfo, le(2, 2) + le(3, 2) + le(0, 4) + le(1, 2)) + text(0, 0, 0) + text(0, 1, 1) +
                              number(1, 0, 45000.5, 1) + record(biff::kRk, at(1, 1) + le(0x40590002, 4)) +
                              record(biff::kMulRk, le(2, 2) + le(0, 2) + le(0, 2) + le(401, 4) + le(0, 2) + le(402, 4) + le(1, 2)) +
                              record(biff::kBoolErr, at(3, 0) + "\7\1"s) +
                              record(biff::kFormula, at(3, 1) + std::string(6, '\0') + "\xFF\xFF"s + le(0, 2) + le(0, 4) + le(3, 2) +
                                                         "\x1E\1\0"s) +
                              record(biff::kString, le(2, 2) + "\0ja"s) +
                              record(biff::kMergedCells, le(1, 2) + le(0, 2) + le(1, 2) + le(1, 2) + le(2, 2));
    return stream_of({styles + strings, sheet});
}

std::string biff5() {
    return stream_of({record(biff::kCodePage, le(1252, 2)) + record(biff::kDateMode, le(1, 2)),
                      record(biff::kLabel, at(0, 0) + le(5, 2) + "Weert") + number(1, 0, 2.5), 0x0500, 1});
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = view(data, size);
    try {
        read_all(written("in.xls", input.starts_with(kCompound) ? std::string(input)
                                                                : compound("Workbook", std::string(input.substr(0, kMostBytes)))));
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    return {biff8(), biff5(), compound("Workbook", biff8()), compound("Book", biff5()), std::string(kCompound) + std::string(504, '\0')};
}

}  // namespace graadmeter::fuzz
