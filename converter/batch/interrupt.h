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

}  // namespace graadmeter
