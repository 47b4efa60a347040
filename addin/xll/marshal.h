// SPDX-License-Identifier: EUPL-1.2
// Between Excel's XLOPER12 and the neutral values of the functions.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "addin/value.h"
#include "addin/xll/abi.h"

namespace graadmeter::xll {

// An argument as Excel hands it over: read only, for as long as the call lasts. References are not resolved (functions are registered
// to get values): they are #WAARDE!.
class Oper12Argument final : public addin::Argument {
public:
    explicit Oper12Argument(const Oper12& oper) : oper_(oper) {}
    [[nodiscard]] std::size_t rows() const override;
    [[nodiscard]] std::size_t columns() const override;
    [[nodiscard]] addin::Scalar at(std::size_t index) const override;

private:
    [[nodiscard]] bool is_array() const;
    const Oper12& oper_;
};

[[nodiscard]] bool is_missing(const Oper12& oper);

// An XLOPER12 with all that it points to. Also an argument of what is asked of Excel.
class Answer12 : public Oper12 {
public:
    explicit Answer12(const addin::Result& result);
    ~Answer12() { --living_; }
    Answer12(const Answer12&) = delete;
    Answer12& operator=(const Answer12&) = delete;

    // Answers that exist at this moment: none when every answer was given back.
    [[nodiscard]] static long living() { return living_; }

private:
    void put(Oper12& oper, const addin::Scalar& scalar);

    std::vector<std::unique_ptr<Character[]>> texts_;
    std::vector<Oper12> cells_;
    static std::atomic<long> living_;
};

// To return from a function: Excel reads it and hands it to take_back. Never throws: an error of Excel's own when memory is short.
[[nodiscard]] Oper12* give(const addin::Result& result) noexcept;
void take_back(Oper12* given) noexcept;

}  // namespace graadmeter::xll
