// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/count_table.h"

#include <algorithm>
#include <queue>

#include "model/error.h"

namespace graadmeter {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNoise = 1e-9;

// The network of a table: a node for each row and column, totals included; an arc for each cell. Counts and the grand total run
// from row to column, row and column totals back, so that what comes into a node goes out of it. A cell's value may grow without
// bound and shrink to zero, if it is hidden; along the arc it grows, against it it shrinks.
class Network {
public:
    explicit Network(const CountTable& table) : table_(table), flow_(table.counts) {}

    [[nodiscard]] std::size_t nodes() const { return table_.rows + table_.columns + 2; }
    [[nodiscard]] std::size_t tail(std::size_t cell) const { return forward(cell) ? row_node(cell) : column_node(cell); }
    [[nodiscard]] std::size_t head(std::size_t cell) const { return forward(cell) ? column_node(cell) : row_node(cell); }

    struct Step {
        std::size_t cell = 0, to = 0;
        bool grows = false;
    };
    // The steps out of a node over cells that `usable` accepts.
    template <typename Usable, typename Visit>
    void steps(std::size_t node, const Usable& usable, const Visit& visit) const {
        const std::size_t width = table_.columns + 1;
        const bool is_row = node <= table_.rows;
        const std::size_t count = is_row ? width : table_.rows + 1;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t cell = is_row ? node * width + i : i * width + (node - table_.rows - 1);
            if (!usable(cell)) continue;
            const bool grows = tail(cell) == node;
            visit(Step{cell, grows ? head(cell) : tail(cell), grows});
        }
    }
    // How much may run over a step.
    [[nodiscard]] double capacity(const Step& step) const { return step.grows ? kInfinity : flow_[step.cell]; }
    void run(const Step& step, double amount) { flow_[step.cell] += step.grows ? amount : -amount; }

private:
    [[nodiscard]] std::size_t row_node(std::size_t cell) const { return cell / (table_.columns + 1); }
    [[nodiscard]] std::size_t column_node(std::size_t cell) const { return table_.rows + 1 + cell % (table_.columns + 1); }
    [[nodiscard]] bool forward(std::size_t cell) const {
        const bool row_total = cell % (table_.columns + 1) == table_.columns, column_total = cell / (table_.columns + 1) == table_.rows;
        return row_total == column_total;
    }

    const CountTable& table_;
    std::vector<double> flow_;
};

bool hidden(const CountTable& table, std::size_t cell) {
    return table.shown[cell] != Shown::yes;
}

// The most that can run from one node to another over hidden cells without `but`, no more than `enough`: augmenting along
// shortest paths (Edmonds and Karp, 1972).
double most_between(const CountTable& table, std::size_t from, std::size_t to, std::size_t but, double enough) {
    Network network(table);
    const auto usable = [&](std::size_t cell) { return cell != but && hidden(table, cell); };
    double total = 0;
    while (total < enough - kNoise) {
        std::vector<Network::Step> by(network.nodes());
        std::vector<std::size_t> before(network.nodes(), network.nodes());
        std::queue<std::size_t> waiting({from});
        before[from] = from;
        while (!waiting.empty() && before[to] == network.nodes()) {
            const std::size_t node = waiting.front();
            waiting.pop();
            network.steps(node, usable, [&](const Network::Step& step) {
                if (before[step.to] != network.nodes() || network.capacity(step) <= kNoise) return;
                before[step.to] = node;
                by[step.to] = step;
                waiting.push(step.to);
            });
        }
        if (before[to] == network.nodes()) break;
        double amount = enough - total;
        for (std::size_t node = to; node != from; node = before[node]) amount = std::min(amount, network.capacity(by[node]));
        if (amount == kInfinity) return kInfinity;
        for (std::size_t node = to; node != from; node = before[node]) network.run(by[node], amount);
        total += amount;
    }
    return total;
}

// How far a hidden cell can be from its count, upwards and downwards, each no more than `enough`.
double room_above(const CountTable& table, std::size_t cell, double enough) {
    const Network network(table);
    return most_between(table, network.head(cell), network.tail(cell), cell, enough);
}
double room_below(const CountTable& table, std::size_t cell, double enough) {
    const Network network(table);
    return most_between(table, network.tail(cell), network.head(cell), cell, std::min(enough, table.counts[cell]));
}

bool is_total(const CountTable& table, std::size_t cell) {
    return cell % (table.columns + 1) == table.columns || cell / (table.columns + 1) == table.rows;
}

// What it costs to hide a cell that is shown: one, a little more for larger ones (they tell the reader more), and far more for a
// total.
double cost_of(const CountTable& table, std::size_t cell, double largest) {
    if (hidden(table, cell)) return 0;
    const double size = table.counts[cell] / (largest + 1);
    return is_total(table, cell) ? 1000 + size : 1 + size / 4;
}

// Hides the cheapest cells over which `amount` can run from head to tail of `cell`, so that it may grow by that much. False when
// there are none.
bool hide_cycle(CountTable& table, std::size_t cell, double amount) {
    const Network network(table);
    const double largest = *std::max_element(table.counts.begin(), table.counts.end());
    const std::size_t from = network.head(cell), to = network.tail(cell);
    std::vector<double> cost(network.nodes(), kInfinity);
    std::vector<Network::Step> by(network.nodes());
    std::vector<std::size_t> before(network.nodes(), network.nodes());
    using Waiting = std::pair<double, std::size_t>;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
    waiting.push({cost[from] = 0, from});
    while (!waiting.empty()) {
        const auto [so_far, node] = waiting.top();
        waiting.pop();
        if (so_far > cost[node]) continue;
        network.steps(node, [&](std::size_t other) { return other != cell; }, [&, node = node, so_far = so_far](const Network::Step& step) {
            if (network.capacity(step) < amount - kNoise) return;
            const double reached = so_far + cost_of(table, step.cell, largest);
            if (reached >= cost[step.to]) return;
            cost[step.to] = reached;
            before[step.to] = node;
            by[step.to] = step;
            waiting.push({reached, step.to});
        });
    }
    if (cost[to] == kInfinity) return false;
    for (std::size_t node = to; node != from; node = before[node])
        if (!hidden(table, by[node].cell)) table.shown[by[node].cell] = Shown::secondary;
    return true;
}

bool is_safe(const CountTable& table, std::size_t cell, double width) {
    const double below = room_below(table, cell, width);
    return below >= width - kNoise || below + room_above(table, cell, width - below) >= width - kNoise;
}

std::vector<std::size_t> primary_cells(const CountTable& table) {
    std::vector<std::size_t> cells;
    for (std::size_t cell = 0; cell < table.shown.size(); ++cell)
        if (table.shown[cell] == Shown::primary) cells.push_back(cell);
    return cells;
}

}  // namespace

CountTable::CountTable(std::size_t row_count, std::size_t column_count)
    : rows(row_count),
      columns(column_count),
      counts((row_count + 1) * (column_count + 1), 0.0),
      shown((row_count + 1) * (column_count + 1), Shown::yes) {}

void CountTable::add_totals() {
    for (std::size_t row = 0; row < rows; ++row) {
        double& total = counts[index(row, columns)] = 0;
        for (std::size_t column = 0; column < columns; ++column) total += counts[index(row, column)];
    }
    for (std::size_t column = 0; column <= columns; ++column) {
        double& total = counts[index(rows, column)] = 0;
        for (std::size_t row = 0; row < rows; ++row) total += counts[index(row, column)];
    }
}

Bounds bounds_of(const CountTable& table, std::size_t cell) {
    const double count = table.counts.at(cell);
    if (table.shown[cell] == Shown::yes) return {count, count};
    return {count - room_below(table, cell, kInfinity), count + room_above(table, cell, kInfinity)};
}

void suppress(CountTable& table, double threshold) {
    for (std::size_t cell = 0; cell < table.shown.size(); ++cell)
        if (table.shown[cell] == Shown::yes && table.counts[cell] > 0 && table.counts[cell] < threshold)
            table.shown[cell] = Shown::primary;
    const std::vector<std::size_t> small = primary_cells(table);
    for (const std::size_t cell : small) {
        const double below = room_below(table, cell, threshold);
        // One cycle always exists: the cell, its two totals and the grand total can all grow.
        if (!is_safe(table, cell, threshold) && !hide_cycle(table, cell, threshold - below))
            throw Bug("a small count that cannot be hidden");
    }
    // What a later cycle made superfluous is shown again, totals first, then the largest.
    std::vector<std::size_t> extra;
    for (std::size_t cell = 0; cell < table.shown.size(); ++cell)
        if (table.shown[cell] == Shown::secondary) extra.push_back(cell);
    std::ranges::stable_sort(extra, [&](std::size_t a, std::size_t b) {
        return std::pair(is_total(table, a), table.counts[a]) > std::pair(is_total(table, b), table.counts[b]);
    });
    for (const std::size_t cell : extra) {
        table.shown[cell] = Shown::yes;
        if (!std::ranges::all_of(small, [&](std::size_t one) { return is_safe(table, one, threshold); })) table.shown[cell] = Shown::secondary;
    }
}

}  // namespace graadmeter
