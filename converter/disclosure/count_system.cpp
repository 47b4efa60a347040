// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/count_system.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "disclosure/linear_program.h"

namespace graadmeter {
namespace {

constexpr std::size_t kNearCells = 12;      // of each sum that are looked at first
constexpr std::size_t kSmallSystem = 250;   // cells: below this all are looked at

// One change of the counts that proves something: what it moves.
using Moved = std::vector<std::size_t>;

class SystemProtector {
public:
    SystemProtector(CountSystem& system, const std::function<void()>& in_time) : system_(system), in_time_(in_time), sums_of_(system.cells.size()) {
        for (std::size_t s = 0; s < system.sums.size(); ++s) {
            sums_of_[system.sums[s].total].push_back(s);
            for (const std::size_t part : system.sums[s].parts) sums_of_[part].push_back(s);
        }
    }

    std::vector<std::size_t> run() {
        std::vector<std::size_t> unsafe;
        for (std::size_t cell = 0; cell < system_.cells.size(); ++cell) {
            if (system_.cells[cell].shown != Shown::primary) continue;
            in_time_();
            const CountCell one = system_.cells[cell];
            const double room = reach_towards(cell, one.highest) + reach_towards(cell, one.lowest);
            if (room >= (one.highest - one.lowest) / 2 - kCountNoise) continue;
            unsafe.push_back(cell);
            for (const std::size_t s : sums_of_[cell])   // what can be done: all that it is in
                for (const std::size_t other : members(s))
                    if (!hidden(other) && !system_.cells[other].stays) system_.cells[other].shown = Shown::secondary;
        }
        show_again();
        return unsafe;
    }

    // Half a person up or down is as good as told.
    [[nodiscard]] bool told(std::size_t cell) const {
        const CountCell& one = system_.cells[cell];
        const auto sums = near(cell, false, false);
        constexpr double kHalf = 0.5;
        return !sums.empty() && !change(cell, one.count + kHalf, sums, false) && !change(cell, one.count - kHalf, sums, false);
    }

private:
    struct Proof {
        std::size_t cell;
        double goal;
        Moved moved;
    };

    [[nodiscard]] bool hidden(std::size_t cell) const { return system_.cells[cell].shown != Shown::yes; }

    // Where the marks "<10" themselves leave less (a total of which the parts are small too), as far as can be. Returns how far.
    double reach_towards(std::size_t cell, double goal) {
        const double count = system_.cells[cell].count, step = goal > count ? -1 : 1;
        for (double nearer = goal; (nearer - count) * step < -kCountNoise; nearer += step)
            if (reach(cell, nearer)) return std::abs(nearer - count);
        return 0;
    }
    // Hides what it takes for a cell to be able to be `goal`; false when nothing helps.
    bool reach(std::size_t cell, double goal) {
        auto moved = change(cell, goal, near(cell, true, true), true);
        if (!moved) moved = change(cell, goal, near(cell, false, true), true);
        if (!moved) return false;
        for (const std::size_t other : *moved)
            if (!hidden(other)) system_.cells[other].shown = Shown::secondary;
        proofs_.push_back({cell, goal, *moved});
        return true;
    }

    // The sums around a cell: its own, and those of the first cells in them; or all that hang together with it.
    [[nodiscard]] std::set<std::size_t> near(std::size_t cell, bool few, bool hiding) const {
        std::set<std::size_t> sums(sums_of_[cell].begin(), sums_of_[cell].end());
        if (few && system_.cells.size() > kSmallSystem) {
            for (const std::size_t s : sums_of_[cell]) {
                std::vector<std::size_t> by_cost = members(s);
                std::ranges::stable_sort(by_cost, {}, [&](std::size_t c) { return system_.cells[c].stays ? 1e9 : hidden(c) ? 0 : system_.cells[c].cost; });
                by_cost.resize(std::min(by_cost.size(), kNearCells));
                for (const std::size_t other : by_cost) sums.insert(sums_of_[other].begin(), sums_of_[other].end());
            }
            return sums;
        }
        std::vector<std::size_t> waiting(sums.begin(), sums.end());
        while (!waiting.empty()) {
            const std::size_t s = waiting.back();
            waiting.pop_back();
            for (const std::size_t other : members(s)) {
                if (!hidden(other) && (system_.cells[other].stays || !hiding)) continue;
                for (const std::size_t next : sums_of_[other])
                    if (sums.insert(next).second) waiting.push_back(next);
            }
        }
        return sums;
    }
    [[nodiscard]] std::vector<std::size_t> members(std::size_t sum) const {
        std::vector<std::size_t> result = system_.sums[sum].parts;
        result.push_back(system_.sums[sum].total);
        return result;
    }

    // The cheapest change within the sums that makes `cell` be `goal`: the cells that move, besides itself.
    [[nodiscard]] std::optional<Moved> change(std::size_t cell, double goal, const std::set<std::size_t>& sums, bool hiding) const {
        std::map<std::size_t, std::size_t> row_of;
        std::set<std::size_t> near_cells;
        for (const std::size_t s : sums) {
            row_of.emplace(s, row_of.size());
            for (const std::size_t other : members(s)) near_cells.insert(other);
        }
        const double way = goal - system_.cells[cell].count, size = std::abs(way);
        LinearProgram program;
        program.right.assign(row_of.size(), 0.0);
        const auto coefficients = [&](std::size_t other) {
            std::vector<std::pair<std::size_t, double>> in;
            for (const std::size_t s : sums_of_[other]) in.emplace_back(row_of.at(s), system_.sums[s].total == other ? -1.0 : 1.0);
            return in;
        };
        for (const auto& [row, coefficient] : coefficients(cell)) program.right[row] = way > 0 ? -coefficient : coefficient;
        std::vector<std::size_t> cell_of;
        for (const std::size_t other : near_cells) {
            const CountCell& one = system_.cells[other];
            if (other == cell || (!hidden(other) && (one.stays || !hiding))) continue;
            if (!std::ranges::all_of(sums_of_[other], [&](std::size_t s) { return sums.contains(s); })) continue;
            auto in = coefficients(other);
            const double cost = hidden(other) ? 1e-4 : one.cost;
            program.variables.push_back({in, cost, std::max(one.upper - one.count, 0.0) / size});
            for (auto& [row, coefficient] : in) coefficient = -coefficient;
            program.variables.push_back({std::move(in), cost, std::max(one.count - one.lower, 0.0) / size});
            cell_of.insert(cell_of.end(), 2, other);
        }
        const auto found = solved(program);
        if (!found) return {};
        std::set<std::size_t> moved;
        for (std::size_t j = 0; j < found->size(); ++j)
            if ((*found)[j] > kCountNoise) moved.insert(cell_of[j]);
        return Moved(moved.begin(), moved.end());
    }

    // What later changes made superfluous, dearest first. Only the proofs that use a cell need another one.
    void show_again() {
        std::vector<std::size_t> extra;
        for (std::size_t cell = 0; cell < system_.cells.size(); ++cell)
            if (system_.cells[cell].shown == Shown::secondary) extra.push_back(cell);
        std::ranges::stable_sort(extra, std::greater<>(), [&](std::size_t cell) { return system_.cells[cell].cost; });
        for (const std::size_t cell : extra) {
            in_time_();
            system_.cells[cell].shown = Shown::yes;
            std::vector<std::pair<std::size_t, Moved>> instead;
            bool needed = false;
            for (std::size_t p = 0; p < proofs_.size() && !needed; ++p) {
                if (!std::ranges::binary_search(proofs_[p].moved, cell)) continue;
                auto moved = change(proofs_[p].cell, proofs_[p].goal, near(proofs_[p].cell, false, false), false);
                needed = !moved;
                if (moved) instead.emplace_back(p, *std::move(moved));
            }
            if (needed) system_.cells[cell].shown = Shown::secondary;
            else for (auto& [p, moved] : instead) proofs_[p].moved = std::move(moved);
        }
    }

    CountSystem& system_;
    std::function<void()> in_time_;
    std::vector<std::vector<std::size_t>> sums_of_;
    std::vector<Proof> proofs_;
};

}  // namespace

void CountSystem::hide_small(std::size_t cell, double threshold) {
    CountCell& one = cells[cell];
    one.shown = Shown::primary;
    one.lower = one.lowest = std::min(one.count, 1.0);
    one.upper = one.highest = std::max(one.count, threshold - 1);
}

void CountSystem::not_small(std::size_t cell, double threshold) {
    CountCell& one = cells[cell];
    one.lower = threshold > 0 && one.count >= threshold ? threshold : 0;
}

bool is_told(const CountSystem& system, std::size_t cell) {
    CountSystem copy = system;
    return SystemProtector(copy, [] {}).told(cell);
}

std::vector<std::size_t> protect(CountSystem& system, const std::function<void()>& in_time) {
    return SystemProtector(system, in_time).run();
}

}  // namespace graadmeter
