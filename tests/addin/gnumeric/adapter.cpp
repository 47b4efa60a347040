// SPDX-License-Identifier: EUPL-1.2
// The same functions for Gnumeric, a host that is not ours: it knows Excel's older interface (XLOPER, Excel4) only. For the test
// tests/end_to_end/addin.py; nobody gets this file.
//
// Two of Gnumeric's ways (1.12.55, plugins/excelplugins/excelplugins.c) are followed: it reads thirty arguments whatever was
// registered, so thirty are; and it knows nothing of Q, % and $.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "addin/call.h"
#include "addin/chosen.h"
#include "addin/function_table.h"
#include "model/path_text.h"

#define GRAADMETER_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

using namespace graadmeter;
using addin::Empty;
using addin::Error;
using addin::Result;
using addin::Scalar;

struct Oper4 {
    union Value {
        double number;
        char* string;                 // one byte of length, then the bytes
        std::uint16_t boolean, error;
        std::int16_t integer;
        struct {
            Oper4* cells;
            std::uint16_t rows, columns;
        } array;
        struct {
            void* reference;
            std::uintptr_t sheet;
        } reference;
    } value;
    std::uint16_t type;
};
static_assert(sizeof(Oper4) == 24, "layout of XLOPER on 64 bits");

enum : std::uint16_t { kNumber = 1, kString = 2, kBoolean = 4, kErrorType = 0x10, kMulti = 0x40, kMissing = 0x80, kNil = 0x100, kInteger = 0x800, kMask = 0xFFF, kFreedByUs = 0x4000 };
constexpr int kRegister = 149, kFree = 0x4000, kGetName = 0x4000 | 9;
constexpr std::size_t kLongestText = 255;   // bytes
constexpr std::pair<Error, std::uint16_t> kErrors[] = {{Error::null, 0},  {Error::division, 7}, {Error::value, 15}, {Error::reference, 23},
                                                       {Error::name, 29}, {Error::number, 36},  {Error::not_available, 42}};

extern "C" int Excel4v(int request, Oper4* result, int count, Oper4** arguments);   // of xlcall32.so, which Gnumeric loads

Scalar scalar_of(const Oper4& oper) {
    switch (oper.type & kMask) {
        case kNumber: return oper.value.number;
        case kInteger: return static_cast<double>(oper.value.integer);
        case kString: return std::string(oper.value.string + 1, static_cast<unsigned char>(oper.value.string[0]));
        case kBoolean: return oper.value.boolean != 0;
        case kErrorType: {
            const auto found = std::ranges::find(kErrors, oper.value.error, &std::pair<Error, std::uint16_t>::second);
            return found == std::end(kErrors) ? Error::not_available : found->first;
        }
        case kMissing:
        case kNil: return Empty{};
        default: return Error::value;
    }
}

class Oper4Argument final : public addin::Argument {
public:
    explicit Oper4Argument(const Oper4& oper) : oper_(oper) {}
    std::size_t rows() const override { return is_array() ? oper_.value.array.rows : 1; }
    std::size_t columns() const override { return is_array() ? oper_.value.array.columns : 1; }
    Scalar at(std::size_t index) const override { return scalar_of(is_array() ? oper_.value.array.cells[index] : oper_); }

private:
    bool is_array() const { return (oper_.type & kMask) == kMulti; }
    const Oper4& oper_;
};

class Answer4 : public Oper4 {
public:
    explicit Answer4(const Result& result) : Oper4{} {
        if (const auto* scalar = std::get_if<Scalar>(&result)) {
            put(*this, *scalar);
        } else {
            const auto& table = std::get<addin::Table>(result);
            cells_.resize(table.cells.size());
            for (std::size_t i = 0; i < cells_.size(); ++i) put(cells_[i], table.cells[i]);
            type = kMulti;
            value.array = {cells_.data(), static_cast<std::uint16_t>(table.rows), static_cast<std::uint16_t>(table.columns)};
        }
    }

private:
    void put(Oper4& oper, const Scalar& scalar) {
        if (const auto* number = std::get_if<double>(&scalar)) {
            oper.type = kNumber;
            oper.value.number = *number;
        } else if (const auto* truth = std::get_if<bool>(&scalar)) {
            oper.type = kBoolean;
            oper.value.boolean = *truth ? 1 : 0;
        } else if (const auto* error = std::get_if<Error>(&scalar)) {
            oper.type = kErrorType;
            oper.value.error = std::ranges::find(kErrors, *error, &std::pair<Error, std::uint16_t>::first)->second;
        } else if (const auto* text = std::get_if<std::string>(&scalar)) {
            const std::size_t size = std::min(text->size(), kLongestText);
            auto counted = std::make_unique<char[]>(size + 1);
            counted[0] = static_cast<char>(size);
            std::copy_n(text->begin(), size, counted.get() + 1);
            oper.type = kString;
            oper.value.string = counted.get();
            texts_.push_back(std::move(counted));
        } else {
            oper.type = kNil;
        }
    }
    std::vector<Oper4> cells_;
    std::vector<std::unique_ptr<char[]>> texts_;
};

addin::Session& session(const std::string& file = "") {
    static addin::Session one(addin::chosen, path_of(file), today);
    return one;
}

template <std::size_t count>
Oper4* enter(const addin::Function& function, const std::array<Oper4*, count>& given) noexcept {
    std::array<std::optional<Oper4Argument>, count> arguments;
    std::array<const addin::Argument*, count> pointers{};
    for (std::size_t i = 0; i < count; ++i)
        if (given[i] && (given[i]->type & kMask) != kMissing) pointers[i] = &arguments[i].emplace(*given[i]);
    auto answer = std::make_unique<Answer4>(addin::call(function, pointers, session()));
    answer->type |= kFreedByUs;
    return answer.release();
}

}  // namespace

GRAADMETER_EXPORT void xlAutoFree(Oper4* given) { delete static_cast<Answer4*>(given); }

GRAADMETER_EXPORT int xlAutoOpen() {
    Oper4 name{};
    Excel4v(kGetName, &name, 0, nullptr);
    session(std::get<std::string>(scalar_of(name)));
    constexpr std::size_t kReadByGnumeric = 30;
    for (const addin::Function& function : addin::functions()) {
        const std::string signature(kReadByGnumeric + 1, 'P');
        const auto text = [](std::string_view words) { return std::make_unique<Answer4>(Scalar(std::string(words))); };
        std::vector<std::unique_ptr<Answer4>> arguments;
        arguments.push_back(text(std::get<std::string>(scalar_of(name))));
        for (const auto& words : {std::string(function.symbol), signature, std::string(function.name), addin::parameter_names(function, ",")}) arguments.push_back(text(words));
        arguments.push_back(std::make_unique<Answer4>(Scalar(1.0)));
        for (const std::string_view words : {addin::kCategory, std::string_view(), std::string_view(), function.help}) arguments.push_back(text(words));
        std::vector<Oper4*> pointers;
        for (const auto& argument : arguments) pointers.push_back(argument.get());
        Oper4 result{};
        Excel4v(kRegister, &result, static_cast<int>(pointers.size()), pointers.data());
    }
    Oper4* to_free = &name;
    Excel4v(kFree, nullptr, 1, &to_free);
    return 1;
}

#define GRAADMETER_VALUE Oper4
#define UNWRAPPED(...) __VA_ARGS__
#define ENTRY(symbol, count, parameters, arguments)                                                              \
    GRAADMETER_EXPORT Oper4* symbol parameters {                                                                 \
        static const addin::Function& function = addin::function_called(#symbol, count);                         \
        return enter<count>(function, std::array<Oper4*, count> UNWRAPPED arguments);                            \
    }
#include "addin/xll/entry_points.inc"
