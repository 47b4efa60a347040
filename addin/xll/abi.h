// SPDX-License-Identifier: EUPL-1.2
// Excel's C interface since 2007 (XLOPER12), as far as this add-in uses it, written from its documented layout (Microsoft, Excel XLL
// SDK). 64 bits only. Compiles on Linux too, where the layout is the same: so the stand-in host of the tests can run under sanitizers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace graadmeter::xll {

using Character = char16_t;   // Windows' WCHAR. Strings begin with their length and have no closing zero

struct Ref12 {
    std::int32_t first_row, last_row, first_column, last_column;
};

struct Oper12 {
    union Value {
        double number;
        Character* string;
        std::int32_t boolean;
        std::int32_t error;
        std::int32_t integer;
        struct {
            std::uint16_t count;
            Ref12 ref;
        } reference;              // on the sheet itself; of another sheet only the size of the structure matters here
        struct {
            Oper12* cells;        // row by row
            std::int32_t rows, columns;
        } array;
        struct {
            union {
                std::int32_t level, toolbar;
                std::uintptr_t sheet;
            } flow;
            std::int32_t row, column;
            std::uint8_t kind;
        } flow;
    } value;
    std::uint32_t type;
};
static_assert(sizeof(void*) == 8, "64 bits only");
static_assert(sizeof(Oper12) == 32 && offsetof(Oper12, type) == 24 && sizeof(Ref12) == 16, "layout of XLOPER12");

enum Type : std::uint32_t {
    kNumber = 0x1, kString = 0x2, kBoolean = 0x4, kReference = 0x8, kErrorType = 0x10, kFlow = 0x20, kMulti = 0x40, kMissing = 0x80,
    kNil = 0x100, kSheetReference = 0x400, kInteger = 0x800,
    kTypeMask = 0xFFF,
    kFreedByExcel = 0x1000,   // xlbitXLFree: Excel made what it points to, xlFree gives it back
    kFreedByUs = 0x4000,      // xlbitDLLFree: Excel calls xlAutoFree12 when it has read it
};

enum ErrorCode : std::int32_t { kErrNull = 0, kErrDiv0 = 7, kErrValue = 15, kErrRef = 23, kErrName = 29, kErrNum = 36, kErrNA = 42 };

enum ReturnCode : int { kSuccess = 0, kInvalidFunction = 2, kFailed = 32 };

// What an add-in may ask of Excel. A function of a sheet may only ask kFree: the others belong to commands, opening and closing.
enum Request : int {
    kFree = 0x4000,
    kGetName = 0x4000 | 9,
    kSetName = 88,
    kRegister = 149,
    kAddMenu = 152,
    kDeleteMenu = 158,
    kUnregister = 201,
};

#ifdef _WIN32
#define GRAADMETER_XL_CALL __stdcall
#define GRAADMETER_EXPORT extern "C" __declspec(dllexport)
#else
#define GRAADMETER_XL_CALL
#define GRAADMETER_EXPORT extern "C" __attribute__((visibility("default")))
#endif

// MdCallBack12, exported by the host's program.
using Callback = int(GRAADMETER_XL_CALL*)(int request, int count, Oper12** arguments, Oper12* result);

}  // namespace graadmeter::xll
