// SPDX-License-Identifier: EUPL-1.2
// Excel's side of the interface: what add-ins may ask, and what they registered.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <string>

#include "values.h"

namespace host {

struct Registered {
    std::string symbol, type, name;
    std::size_t arguments = 0;
    double kind = 0;               // 1 a function, 2 a command
};

// Of the only Excel that there is.
struct Excel {
    std::u16string module_name;             // what xlGetName answers
    std::map<double, Registered> registered;   // by id
    bool menu_there = false;
    std::atomic<int> strings_given = 0;     // that were not given back yet

    int answer(int request, int count, Oper12** arguments, Oper12* result);

private:
    int register_function(int count, Oper12** arguments, Oper12* result);
    double next_id_ = 100;
};
extern Excel excel;

// Notes what is not as it should be; the host's exit code tells.
void check(bool fine, const std::string& what);

}  // namespace host
