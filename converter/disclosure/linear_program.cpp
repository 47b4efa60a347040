// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/linear_program.h"

#include <cmath>
#include <limits>

namespace graadmeter {
namespace {

constexpr double kPivotNoise = 1e-9;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A basis variable from `artificial` on stands for what an equation still lacks. Such a one never comes back, so it has no column.
class Simplex {
public:
    explicit Simplex(const LinearProgram& program)
        : program_(program), rows_(program.right.size()), columns_(program.variables.size()), table_(rows_ * columns_, 0.0), value_(rows_),
          basis_(rows_), lack_(columns_, 0.0), cost_(columns_), at_upper_(columns_, false), in_basis_(columns_, false) {
        for (std::size_t j = 0; j < columns_; ++j) {
            cost_[j] = program.variables[j].cost;
            for (const auto& [row, coefficient] : program.variables[j].in) at(row, j) = program.right[row] < 0 ? -coefficient : coefficient;
        }
        for (std::size_t i = 0; i < rows_; ++i) {
            value_[i] = std::abs(program.right[i]);
            basis_[i] = columns_ + i;
            for (std::size_t j = 0; j < columns_; ++j) lack_[j] -= at(i, j);
        }
    }

    [[nodiscard]] bool run() {
        if (!improve(lack_)) return false;
        for (std::size_t i = 0; i < rows_; ++i)
            if (basis_[i] >= columns_ && value_[i] > 1e-6) return false;
        closed_ = true;
        return improve(cost_);
    }
    [[nodiscard]] std::vector<double> values() const {
        std::vector<double> result(columns_);
        for (std::size_t j = 0; j < columns_; ++j) result[j] = at_upper_[j] ? program_.variables[j].upper : 0;
        for (std::size_t i = 0; i < rows_; ++i)
            if (basis_[i] < columns_) result[basis_[i]] = value_[i];
        return result;
    }

private:
    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return table_[row * columns_ + column]; }
    [[nodiscard]] double upper_of(std::size_t variable) const {
        return variable < columns_ ? program_.variables[variable].upper : closed_ ? 0 : kInfinity;
    }

    // Steps until no variable that enters makes it cheaper; false when that takes too long.
    bool improve(std::vector<double>& reduced) {
        std::size_t idle = 0;   // steps in a row that moved nothing: then by Bland's rule, which cannot go round in circles
        for (std::size_t steps = 0; steps < 200 + 40 * (rows_ + columns_); ++steps) {
            const bool bland = idle > rows_;
            const std::size_t entering = entering_column(reduced, bland);
            if (entering == columns_) return true;
            idle = step(entering, bland) > kPivotNoise ? 0 : idle + 1;
        }
        return false;
    }
    [[nodiscard]] std::size_t entering_column(const std::vector<double>& reduced, bool bland) const {
        std::size_t best = columns_;
        double most = kPivotNoise;
        for (std::size_t j = 0; j < columns_; ++j) {
            if (in_basis_[j] || program_.variables[j].upper <= kPivotNoise) continue;
            const double gain = at_upper_[j] ? reduced[j] : -reduced[j];
            if (gain <= most) continue;
            best = j;
            if (bland) break;
            most = gain;
        }
        return best;
    }
    // Lets a variable in as far as all bounds allow; returns how far.
    double step(std::size_t entering, bool bland) {
        const double sign = at_upper_[entering] ? -1 : 1;
        double far = program_.variables[entering].upper, size = 0;
        std::size_t leaving = rows_;
        bool leaves_up = false;
        for (std::size_t i = 0; i < rows_; ++i) {
            const double change = sign * at(i, entering);
            if (std::abs(change) <= kPivotNoise) continue;
            const double room = change > 0 ? value_[i] : upper_of(basis_[i]) - value_[i];
            if (room == kInfinity) continue;
            const double reach = std::max(room, 0.0) / std::abs(change);
            const bool tie = leaving != rows_ && std::abs(reach - far) <= kPivotNoise;
            if (tie ? (bland ? basis_[i] < basis_[leaving] : std::abs(change) > size) : reach < far) {
                far = std::min(far, reach);
                leaving = i;
                size = std::abs(change);
                leaves_up = change < 0;
            }
        }
        if (far == kInfinity) far = 0;   // costs are not negative, so this is noise
        for (std::size_t i = 0; i < rows_; ++i) value_[i] -= sign * at(i, entering) * far;
        if (leaving == rows_) {
            at_upper_[entering] = !at_upper_[entering];
            return far;
        }
        const std::size_t out = basis_[leaving];
        if (out < columns_) {
            in_basis_[out] = false;
            at_upper_[out] = leaves_up;
        }
        value_[leaving] = at_upper_[entering] ? program_.variables[entering].upper - far : far;
        at_upper_[entering] = false;
        in_basis_[entering] = true;
        basis_[leaving] = entering;
        eliminate(leaving, entering);
        return far;
    }
    void eliminate(std::size_t row, std::size_t column) {
        const double by = at(row, column);
        std::vector<std::size_t> filled;
        for (std::size_t j = 0; j < columns_; ++j) {
            double& entry = at(row, j);
            if (entry == 0) continue;
            entry = std::abs(entry / by) < 1e-12 ? 0 : entry / by;
            if (entry != 0) filled.push_back(j);
        }
        const auto subtract = [&](double* from) {
            const double times = from[column];
            if (times == 0) return;
            for (const std::size_t j : filled) from[j] -= times * at(row, j);
            from[column] = 0;
        };
        for (std::size_t i = 0; i < rows_; ++i)
            if (i != row) subtract(&table_[i * columns_]);
        subtract(lack_.data());
        subtract(cost_.data());
    }

    const LinearProgram& program_;
    std::size_t rows_, columns_;
    std::vector<double> table_, value_;
    std::vector<std::size_t> basis_;
    std::vector<double> lack_, cost_;   // reduced costs, of what is lacking and of the program
    std::vector<bool> at_upper_, in_basis_;
    bool closed_ = false;               // all equations hold: what stands for a lack stays zero
};

}  // namespace

std::optional<std::vector<double>> solved(const LinearProgram& program) {
    Simplex simplex(program);
    if (!simplex.run()) return {};
    return simplex.values();
}

}  // namespace graadmeter
