// SPDX-License-Identifier: EUPL-1.2
// What lives from the add-in's loading to its unloading, and what one call sees of it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "addin/data_store.h"
#include "model/date.h"

namespace graadmeter::addin {

// Threads may share it.
struct Session {
    Session(std::function<Choice()> choice, std::filesystem::path program, std::function<Date()> day,
            DataStore::Clock clock = std::chrono::steady_clock::now)
        : store(std::move(choice), std::move(program), std::move(clock)), today(std::move(day)) {}
    DataStore store;
    const std::function<Date()> today;
};

// One call of one function, on one thread: all its cells see the same data.
class Context {
public:
    explicit Context(Session& session) : session_(session) {}
    // Read when first asked for: functions that need none work without.
    [[nodiscard]] const Data& data() const {
        if (!data_) data_ = session_.store.current();
        return *data_;
    }
    [[nodiscard]] std::string problem() const { return session_.store.problem(); }
    [[nodiscard]] Date today() const { return session_.today(); }

private:
    Session& session_;
    mutable std::shared_ptr<const Data> data_;
};

}  // namespace graadmeter::addin
