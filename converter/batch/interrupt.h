// SPDX-License-Identifier: EUPL-1.2
// Ctrl-C, and the request to end of another program, as a question that can be asked now and then.
#pragma once

namespace graadmeter {

// While it lives, neither ends the process: stopped() tells that one came. A second one does end it. One at a time.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
    [[nodiscard]] static bool stopped();
};

// From now on this process does not end at such a request: for one that works for another. Who ends a whole job (Slurm, a system that
// stops) asks all its processes at once; the one that started the others decides what is still finished, and ends them.
void leave_stopping_to_others();

}  // namespace graadmeter
