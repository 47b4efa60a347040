// SPDX-License-Identifier: EUPL-1.2
// The simplex method for variables between bounds (G. B. Dantzig, Upper bounds, secondary constraints, and block triangularity in
// linear programming, Econometrica 23, 1955), on a dense tableau: for the few hundred equations that tables of counts give.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace graadmeter {

// The least cost * x with equations * x = right and 0 <= x <= upper. Costs are not negative.
struct LinearProgram {
    struct Variable {
        std::vector<std::pair<std::size_t, double>> in;   // equation and coefficient, each equation at most once
        double cost = 0, upper = 0;                       // upper may be infinity
    };
    std::vector<Variable> variables;
    std::vector<double> right;                            // one for each equation
};

// A best x; nothing when there is none, or not within a number of steps that only a table far too large for it takes. Deterministic.
[[nodiscard]] std::optional<std::vector<double>> solved(const LinearProgram& program);

}  // namespace graadmeter
