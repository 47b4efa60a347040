// SPDX-License-Identifier: EUPL-1.2
// What goes into a function and comes out of it, whatever the host that calls it: Excel, the stand-in host of the tests, Gnumeric.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace graadmeter::addin {

// The errors of a cell. In Dutch Excel: #LEEG!, #DEEL/0!, #WAARDE!, #VERW!, #NAAM?, #GETAL!, #N/B.
enum class Error { null, division, value, reference, name, number, not_available };

using Empty = std::monostate;   // an argument left out, or an empty cell: the same to every function

// Text is UTF-8.
using Scalar = std::variant<Empty, double, bool, std::string, Error>;

// Row by row; cells.size() == rows * columns.
struct Table {
    std::size_t rows = 0, columns = 0;
    std::vector<Scalar> cells;
};

using Result = std::variant<Scalar, Table>;

// An argument as the host has it: a cell, a range or an array. Its cells are converted one by one when they are asked for, so a range
// of a million rows costs no memory. Lives as long as the call.
class Argument {
public:
    virtual ~Argument() = default;
    [[nodiscard]] virtual std::size_t rows() const = 0;      // 1 or more
    [[nodiscard]] virtual std::size_t columns() const = 0;
    [[nodiscard]] virtual Scalar at(std::size_t index) const = 0;   // row by row, index < size()
    [[nodiscard]] std::size_t size() const { return rows() * columns(); }
};

// What a function throws to answer with an error; caught by call() (call.h).
struct CellError {
    Error error;
};

}  // namespace graadmeter::addin
