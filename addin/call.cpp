// SPDX-License-Identifier: EUPL-1.2
#include "addin/call.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace graadmeter::addin {
namespace {

struct Shape {
    std::size_t rows = 1, columns = 1;
};

// The scalar of an argument at a place in the answer.
Scalar scalar_at(const Argument& argument, std::size_t row, std::size_t column) {
    const std::size_t r = argument.rows() == 1 ? 0 : row, c = argument.columns() == 1 ? 0 : column;
    if (r >= argument.rows() || c >= argument.columns()) return Error::not_available;
    return argument.at(r * argument.columns() + c);
}

class Call {
public:
    Call(const Function& function, std::span<const Argument* const> arguments, Session& session)
        : function_(function), arguments_(arguments), context_(session) {
        for (std::size_t i = 0; i < count(); ++i) {
            const Argument* argument = arguments_[i];
            if (!argument) continue;
            if (function_.parameters[i].range) {
                inputs_.ranges[i] = argument;
            } else {
                shape_.rows = std::max(shape_.rows, argument->rows());
                shape_.columns = std::max(shape_.columns, argument->columns());
            }
        }
    }

    Result answer() {
        if (shape_.rows * shape_.columns == 1) return answer_at(0, 0);
        if (shape_.rows > kMostAnswers / shape_.columns) return Scalar(Error::number);
        Table table{shape_.rows, shape_.columns, {}};
        table.cells.reserve(shape_.rows * shape_.columns);
        for (std::size_t row = 0; row < shape_.rows; ++row) {
            for (std::size_t column = 0; column < shape_.columns; ++column) {
                Result one = answer_at(row, column);
                auto* scalar = std::get_if<Scalar>(&one);
                table.cells.push_back(scalar ? std::move(*scalar) : Scalar(Error::value));   // no table fits in a cell of another
            }
        }
        return table;
    }

private:
    [[nodiscard]] std::size_t count() const { return std::min(function_.count, arguments_.size()); }

    Result answer_at(std::size_t row, std::size_t column) {
        for (std::size_t i = 0; i < count(); ++i) {
            if (!arguments_[i] || function_.parameters[i].range) continue;
            inputs_.scalars[i] = scalar_at(*arguments_[i], row, column);
            if (const auto* error = std::get_if<Error>(&inputs_.scalars[i])) return Scalar(*error);
        }
        try {
            return function_.body(context_, inputs_);
        } catch (const CellError& failure) {
            return Scalar(failure.error);
        }
    }

    const Function& function_;
    std::span<const Argument* const> arguments_;
    Context context_;
    Inputs inputs_;
    Shape shape_;
};

}  // namespace

Result call(const Function& function, std::span<const Argument* const> arguments, Session& session) noexcept {
    try {
        return Call(function, arguments, session).answer();
    } catch (const CellError& failure) {
        return Scalar(failure.error);
    } catch (const std::exception&) {
        return Scalar(Error::value);
    }
}

}  // namespace graadmeter::addin
