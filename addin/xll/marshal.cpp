// SPDX-License-Identifier: EUPL-1.2
#include "addin/xll/marshal.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <iterator>
#include <utility>

#include "addin/xll/utf16.h"

namespace graadmeter::xll {
namespace {

using addin::Empty;
using addin::Error;
using addin::Scalar;

constexpr std::size_t kLongestText = 32'767;   // of a cell, in code units

constexpr std::pair<Error, ErrorCode> kErrors[] = {
    {Error::null, kErrNull}, {Error::division, kErrDiv0}, {Error::value, kErrValue},        {Error::reference, kErrRef},
    {Error::name, kErrName}, {Error::number, kErrNum},    {Error::not_available, kErrNA}};

Error error_of(std::int32_t code) {
    const auto found = std::ranges::find(kErrors, code, [](const auto& pair) { return static_cast<std::int32_t>(pair.second); });
    return found == std::end(kErrors) ? Error::not_available : found->first;   // "wordt opgehaald" and what Excel still invents
}

Scalar scalar_of(const Oper12& oper) {
    switch (oper.type & kTypeMask) {
        case kNumber: return oper.value.number;
        case kInteger: return static_cast<double>(oper.value.integer);
        case kString: {
            const Character* text = oper.value.string;
            return text ? utf8({text + 1, static_cast<std::size_t>(text[0])}) : std::string();
        }
        case kBoolean: return oper.value.boolean != 0;
        case kErrorType: return error_of(oper.value.error);
        case kMissing:
        case kNil: return Empty{};
        default: return Error::value;
    }
}

}  // namespace

bool is_missing(const Oper12& oper) { return (oper.type & kTypeMask) == kMissing; }

bool Oper12Argument::is_array() const {
    return (oper_.type & kTypeMask) == kMulti && oper_.value.array.cells && oper_.value.array.rows > 0 && oper_.value.array.columns > 0;
}
std::size_t Oper12Argument::rows() const { return is_array() ? static_cast<std::size_t>(oper_.value.array.rows) : 1; }
std::size_t Oper12Argument::columns() const { return is_array() ? static_cast<std::size_t>(oper_.value.array.columns) : 1; }
Scalar Oper12Argument::at(std::size_t index) const { return scalar_of(is_array() ? oper_.value.array.cells[index] : oper_); }

std::atomic<long> Answer12::living_ = 0;

Answer12::Answer12(const addin::Result& result) : Oper12{} {
    if (const auto* scalar = std::get_if<Scalar>(&result)) {
        put(*this, *scalar);
    } else {
        const auto& table = std::get<addin::Table>(result);
        cells_.resize(table.cells.size());
        for (std::size_t i = 0; i < cells_.size(); ++i) put(cells_[i], table.cells[i]);
        type = kMulti;
        value.array = {cells_.data(), static_cast<std::int32_t>(table.rows), static_cast<std::int32_t>(table.columns)};
    }
    ++living_;
}

void Answer12::put(Oper12& oper, const Scalar& scalar) {
    if (const auto* number = std::get_if<double>(&scalar)) {
        oper.type = std::isfinite(*number) ? kNumber : kErrorType;   // a cell cannot hold infinity
        if (std::isfinite(*number)) oper.value.number = *number;
        else oper.value.error = kErrNum;
    } else if (const auto* truth = std::get_if<bool>(&scalar)) {
        oper.type = kBoolean;
        oper.value.boolean = *truth ? 1 : 0;
    } else if (const auto* error = std::get_if<Error>(&scalar)) {
        oper.type = kErrorType;
        oper.value.error = std::ranges::find(kErrors, *error, &std::pair<Error, ErrorCode>::first)->second;
    } else if (const auto* text = std::get_if<std::string>(&scalar)) {
        const std::u16string units = utf16(*text, kLongestText);
        auto counted = std::make_unique<Character[]>(units.size() + 1);
        counted[0] = static_cast<Character>(units.size());
        std::ranges::copy(units, counted.get() + 1);
        oper.type = kString;
        oper.value.string = counted.get();
        texts_.push_back(std::move(counted));
    } else {
        oper.type = kNil;
    }
}

Oper12* give(const addin::Result& result) noexcept {
    try {
        auto answer = std::make_unique<Answer12>(result);
        answer->type |= kFreedByUs;
        return answer.release();   // to Excel, which calls take_back
    } catch (const std::exception&) {
        static Oper12 out_of_memory = [] {
            Oper12 oper{};
            oper.type = kErrorType;
            oper.value.error = kErrValue;
            return oper;
        }();
        return &out_of_memory;   // without kFreedByUs: nobody gives it back
    }
}

void take_back(Oper12* given) noexcept {
    if (given && (given->type & kFreedByUs) != 0) delete static_cast<Answer12*>(given);
}

}  // namespace graadmeter::xll
