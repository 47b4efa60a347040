// SPDX-License-Identifier: EUPL-1.2
// XLOPER12 values as Excel makes them, and as text to compare answers by.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "addin/xll/abi.h"

namespace host {

namespace x = graadmeter::xll;
using x::Character;
using x::Oper12;

// Owns what its operands point to.
class Made {
public:
    Oper12* number(double value) { return &put(x::kNumber, [&](Oper12& o) { o.value.number = value; }); }
    Oper12* integer(int value) { return &put(x::kInteger, [&](Oper12& o) { o.value.integer = value; }); }
    Oper12* boolean(bool value) { return &put(x::kBoolean, [&](Oper12& o) { o.value.boolean = value ? 1 : 0; }); }
    Oper12* error(int code) { return &put(x::kErrorType, [&](Oper12& o) { o.value.error = code; }); }
    Oper12* missing() { return &put(x::kMissing, [](Oper12&) {}); }
    Oper12* nil() { return &put(x::kNil, [](Oper12&) {}); }
    Oper12* text(const std::u16string& units) {
        auto counted = std::make_unique<Character[]>(units.size() + 1);
        counted[0] = static_cast<Character>(units.size());
        std::copy(units.begin(), units.end(), counted.get() + 1);
        Character* pointer = counted.get();
        texts_.push_back(std::move(counted));
        return &put(x::kString, [&](Oper12& o) { o.value.string = pointer; });
    }
    Oper12* reference() { return &put(x::kSheetReference, [](Oper12& o) { o.value.reference = {1, {0, 9, 0, 0}}; }); }
    Oper12* array(int rows, int columns, const std::vector<Oper12*>& cells) {
        auto block = std::make_unique<Oper12[]>(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) block[i] = *cells[i];
        Oper12* pointer = block.get();
        arrays_.push_back(std::move(block));
        return &put(x::kMulti, [&](Oper12& o) { o.value.array = {pointer, rows, columns}; });
    }

private:
    Oper12& put(std::uint32_t type, const std::function<void(Oper12&)>& set) {
        auto oper = std::make_unique<Oper12>();
        std::memset(oper.get(), 0xCD, sizeof(Oper12));   // what the type does not promise is rubbish, as from Excel
        oper->type = type;
        set(*oper);
        opers_.push_back(std::move(oper));
        return *opers_.back();
    }
    std::vector<std::unique_ptr<Oper12>> opers_;
    std::vector<std::unique_ptr<Character[]>> texts_;
    std::vector<std::unique_ptr<Oper12[]>> arrays_;
};

// Letters with accents as "?".
inline std::string narrow(const Character* counted) {
    std::string text;
    for (int i = 1; i <= counted[0]; ++i) text += counted[i] < 0x80 ? static_cast<char>(counted[i]) : '?';
    return text;
}

// 33, "text", #42 for an error by its code, {1, 2; 3, 4}.
inline std::string shown(const Oper12& oper) {
    switch (oper.type & x::kTypeMask) {
        case x::kNumber: {
            char text[64];
            std::snprintf(text, sizeof text, "%.6g", oper.value.number);
            return text;
        }
        case x::kString: return "\"" + narrow(oper.value.string) + "\"";
        case x::kBoolean: return oper.value.boolean ? "WAAR" : "ONWAAR";
        case x::kErrorType: return "#" + std::to_string(oper.value.error);
        case x::kMulti: {
            std::string text = "{";
            for (int i = 0; i < oper.value.array.rows * oper.value.array.columns; ++i)
                text += (i == 0 ? "" : i % oper.value.array.columns == 0 ? "; " : ", ") + shown(oper.value.array.cells[i]);
            return text + "}";
        }
        case x::kNil: return "leeg";
        default: return "?" + std::to_string(oper.type);
    }
}

}  // namespace host
